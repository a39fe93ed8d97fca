/* desk/ash-in-words: numbers in sentences. */
#include <ash-in-words.h>
#include <locale.h>

static void
assert_said (char *said, const char *wanted)
{
  g_assert_cmpstr (said, ==, wanted);
  g_free (said);
}

static void
test_number (void)
{
  assert_said (ash_say_number ("%u items", 12), "12 items");
  assert_said (ash_say_number ("All %d parts", 3), "All 3 parts");
  assert_said (ash_say_number ("%u", 0), "0");
  /* What is not a number waits for whoever knows it, and so does a second number. */
  assert_said (ash_say_number ("%s in %u items", 4), "%s in 4 items");
  assert_said (ash_say_number ("%u of %u: %s", 4), "4 of %u: %s");
  /* A singular may do without its number. */
  assert_said (ash_say_number ("Use this one", 1), "Use this one");
  assert_said (ash_say_number ("", 1), "");
  assert_said (ash_say_number ("50 %", 1), "50 %");
}

static void
test_numbers (void)
{
  assert_said (ash_say_numbers ("%u of %u left out", 2, 61), "2 of 61 left out");
  assert_said (ash_say_numbers ("%u of %u used, %u of them adapted", 7, 9),
               "7 of 9 used, %u of them adapted");
}

/* Where the system has a language that parts thousands. */
static void
test_large (void)
{
  static const struct
  {
    const char *locale;
    const char *wanted;
  } SAID[] = {
    { "en_GB.UTF-8", "13,485 of 4,294,967,295" },
    { "en_US.UTF-8", "13,485 of 4,294,967,295" },
    { "de_DE.UTF-8", "13.485 of 4.294.967.295" },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (SAID); i++)
    if (setlocale (LC_ALL, SAID[i].locale) != NULL)
      {
        assert_said (ash_say_numbers ("%u of %u", 13485, G_MAXUINT), SAID[i].wanted);
        n++;
      }
  setlocale (LC_ALL, "C");
  if (n == 0)
    g_test_skip ("no such language is installed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/in-words/number", test_number);
  g_test_add_func ("/in-words/numbers", test_numbers);
  g_test_add_func ("/in-words/large", test_large);
  return g_test_run ();
}

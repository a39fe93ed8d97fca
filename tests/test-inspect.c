/* check/: how long an item takes, and what in a page somebody would run into. */
#include <ash-access.h>
#include <ash-workload.h>

#include <string.h>

static void
work_of_page (AshWorkload *out, const char *html)
{
  g_autoptr (AshDesign) design = ash_design_new ();
  g_autoptr (AshItem) page = ash_item_new ();

  page->record.id = g_strdup ("page");
  page->kind = ASH_ITEM_PAGE;
  ash_workload_of_item (out, design, NULL, page, html);
}

static gint64
estimate (const AshWorkload *work)
{
  AshRates rates;

  ash_rates_init (&rates, NULL);
  return ash_workload_estimate (work, &rates);
}

static gint64
estimate_html (const char *html)
{
  AshWorkload work = { 0 };

  work_of_page (&work, html);
  return estimate (&work);
}

static void
test_reading (void)
{
  g_autoptr (GString) words = g_string_new ("<p>");

  g_assert_cmpint (estimate_html (""), ==, ASH_UNSET);
  g_assert_cmpint (estimate_html ("<p></p>"), ==, ASH_UNSET);
  g_assert_cmpint (estimate_html ("<p>Short.</p>"), ==, 1);
  for (guint i = 0; i < 1800; i++)
    g_string_append (words, "word ");
  g_assert_cmpint (estimate_html (words->str), ==, 10);
  g_string_append (words, "<img src=a><img src=b><img src=c><table><tr><td>x</table>");
  g_assert_cmpint (estimate_html (words->str), ==, 12);
}

static void
test_players (void)
{
  AshWorkload work = { 0 };

  work_of_page (&work, "<p>See</p><video src=a></video><iframe src=b></iframe>");
  g_assert_cmpuint (work.players, ==, 2);
}

static void
add_entry (AshDesign *design, const char *question, const char *bank, gint64 draw)
{
  GPtrArray *entries = g_hash_table_lookup (design->entries, "quiz");
  AshQuizEntry *entry = ash_quiz_entry_new ();

  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_quiz_entry_free);
      g_hash_table_insert (design->entries, g_strdup ("quiz"), entries);
    }
  entry->question = g_strdup (question);
  entry->bank = g_strdup (bank);
  entry->draw = draw;
  g_ptr_array_add (entries, entry);
}

static AshQuestion *
add_question (AshDesign *design, const char *id, AshQuestionKind kind)
{
  AshQuestion *question = ash_question_new ();

  question->record.id = g_strdup (id);
  question->kind = kind;
  g_hash_table_insert (design->questions, question->record.id, question);
  return question;
}

static void
test_quiz (void)
{
  g_autoptr (AshDesign) design = ash_design_new ();
  g_autoptr (AshItem) quiz = ash_item_new ();
  GPtrArray *pool = g_ptr_array_new ();
  AshWorkload work = { 0 };

  quiz->record.id = g_strdup ("quiz");
  quiz->kind = ASH_ITEM_QUIZ;
  add_question (design, "q1", ASH_QUESTION_TRUE_FALSE);
  g_ptr_array_add (pool, add_question (design, "q2", ASH_QUESTION_ESSAY));
  g_hash_table_insert (design->by_bank, g_strdup ("pool"), pool);
  add_entry (design, "q1", NULL, 0);
  add_entry (design, "gone", NULL, 0);
  add_entry (design, NULL, "pool", 2);
  add_entry (design, NULL, "no pool", G_MAXINT64);
  ash_workload_of_item (&work, design, NULL, quiz, NULL);
  g_assert_cmpuint (work.questions[ASH_QUESTION_TRUE_FALSE], ==, 1);
  g_assert_cmpuint (work.questions[ASH_QUESTION_ESSAY], ==, 2);
  g_assert_cmpint (estimate (&work), ==, 31);
}

static void
test_discussion (void)
{
  g_autoptr (AshDesign) design = ash_design_new ();
  g_autoptr (AshItem) topic = ash_item_new ();
  AshWorkload work = { 0 };

  topic->record.id = g_strdup ("topic");
  topic->kind = ASH_ITEM_TOPIC;
  ash_workload_of_item (&work, design, NULL, topic, "<p>Which one?</p>");
  g_assert_cmpint (estimate (&work), ==, 20);
}

static AshDesign *
design_with_rate (const char *key, const char *value)
{
  AshDesign *design = ash_design_new ();
  AshSheetField *field = ash_sheet_field_new ();

  design->credential = ash_credential_new ();
  design->credential->record.id = g_strdup ("credential");
  field->record.id = g_strdup ("field");
  field->owner = g_strdup ("credential");
  field->key = g_strdup (key);
  field->value = g_strdup (value);
  g_ptr_array_add (design->fields, field);
  return design;
}

static double
rate_of (AshRate rate, const char *value)
{
  g_autoptr (AshDesign) design = design_with_rate (ash_rate_info (rate)->key, value);
  AshRates rates;

  ash_rates_init (&rates, design);
  return rates.values[rate];
}

static void
test_rates (void)
{
  static const char *const NOT_HEARD[] = { "",    "0",     "-180", "1e300", "inf",  "nan",  "fast",
                                           "12x", " 220 ", "0x90", "19",    "1001", "220,5" };
  g_autoptr (AshDesign) changed = design_with_rate ("rate-words-per-minute", "90");
  g_autoptr (AshDesign) same = design_with_rate ("rate-words-per-minute", "180");
  AshWorkload work = { .words = 1800, .film_seconds = 600, .films = 1 };
  AshRates rates;

  g_assert_cmpfloat (rate_of (ASH_RATE_WORDS, "220"), ==, 220);
  for (guint i = 0; i < G_N_ELEMENTS (NOT_HEARD); i++)
    g_assert_cmpfloat (rate_of (ASH_RATE_WORDS, NOT_HEARD[i]), ==, 180);
  g_assert_cmpfloat (rate_of (ASH_RATE_QUESTION + ASH_QUESTION_ESSAY, "1200"), ==, 1200);
  g_assert_cmpfloat (rate_of (ASH_RATE_FILM, "1.5"), ==, 1.5);
  ash_rates_init (&rates, changed);
  g_assert_cmpint (ash_workload_estimate (&work, &rates), ==, 30);
  g_assert_cmpint (estimate (&work), ==, 20);
  g_assert_true (ash_rates_is_changed (&rates, changed, ASH_RATE_WORDS));
  g_assert_false (ash_rates_is_changed (&rates, changed, ASH_RATE_FILM));
  ash_rates_init (&rates, same);
  g_assert_false (ash_rates_is_changed (&rates, same, ASH_RATE_WORDS));
}

/* Each has a default that it can have itself, a key of its own, and words. */
static void
test_every_rate (void)
{
  g_autoptr (AshDesign) design = design_with_rate ("none", "0");

  design->credential->credit_scheme = g_strdup ("ects");
  for (AshRate rate = 0; rate < ASH_N_RATES; rate++)
    {
      double value = ash_rate_default (design->credential, rate);
      g_autofree char *text = ash_rate_format (rate, value);
      g_autofree char *said = ash_rate_say (rate, value);
      double back = -1;

      g_assert_true (ash_rate_parse (rate, text, &back));
      g_assert_cmpfloat (back, ==, value);
      g_assert_true (ash_rate_of_key (ash_rate_info (rate)->key) == rate);
      g_assert_nonnull (ash_rate_title (rate));
      g_assert_nonnull (ash_rate_source (rate));
      g_assert_true (g_str_has_prefix (said, text));
    }
  g_assert_true (ash_rate_of_key ("purpose") == ASH_N_RATES);
  g_assert_cmpfloat (ash_rate_default (design->credential, ASH_RATE_CREDIT_MOST), ==, 30);
  g_free (design->credential->credit_scheme);
  design->credential->credit_scheme = g_strdup ("of my own");
  g_assert_cmpfloat (ash_rate_default (design->credential, ASH_RATE_CREDIT_LEAST), ==, 0);
}

static void
assert_notes (const char *html, const char *lang, gboolean is_fragment, const char *expected)
{
  static const char LETTERS[] = "phglt";
  g_autoptr (GPtrArray) notes = ash_access_notes (html, -1, lang, is_fragment);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const AshAccessNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (out, "%c:%s;", LETTERS[note->kind], note->what);
    }
  g_assert_cmpstr (out->str, ==, expected);
}

#define PAGE(body) "<html lang=\"en-GB\"><body>" body

static void
test_silent (void)
{
  assert_notes (PAGE ("<h2>One</h2><h3>Two</h3><h2>Three</h2><p><img src=a.png alt=''>"
                      "<a href=x>The report of 2024</a></p>"),
                NULL, FALSE, "");
  assert_notes (
      PAGE ("<table><tr><th>A<th>B<tr><td>1<td>2</table><table role=presentation><tr><td>1"
            "<td>2<tr><td>3<td>4</table><table><tr><td>alone<td>row</table>"),
      NULL, FALSE, "");
  assert_notes (PAGE ("<a href=x aria-label='The data'>here</a><a name=here>here</a>"), NULL, FALSE,
                "");
  assert_notes ("", NULL, FALSE, "");
  assert_notes ("<p>A fragment</p>", NULL, TRUE, "");
}

static void
test_notes (void)
{
  assert_notes ("<p>Which language?</p>", NULL, FALSE, "g:;");
  assert_notes (PAGE ("<p>x<img src=dots.png></p><img src=a.png alt='a.png'>"), NULL, FALSE,
                "p:dots.png;p:a.png;");
  assert_notes (PAGE ("<h2>One</h2><h4>Deep</h4><h5>On</h5>"), NULL, FALSE, "h:Deep;");
  assert_notes (PAGE ("<a href=x>Click  here</a> <a href=y>more…</a><a href=z>(Here)</a>"), NULL,
                FALSE, "l:Click here;l:more…;l:(Here);");
  assert_notes (PAGE ("<table><tr><td>Year<td>Sales<tr><td>1<td>2</table>"), NULL, FALSE,
                "t:Year Sales;");
}

static void
test_languages (void)
{
  assert_notes ("<html lang=de><body><a href=x>hier klicken</a><a href=y>here</a>", "en", FALSE,
                "l:hier klicken;");
  assert_notes ("<a href=x>ici</a>", "fr-CA", TRUE, "l:ici;");
  assert_notes ("<a href=x>here</a>", "tlh", TRUE, "");
  assert_notes ("<a href=x>here</a>", "../../x", TRUE, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspect/reading", test_reading);
  g_test_add_func ("/inspect/players", test_players);
  g_test_add_func ("/inspect/quiz", test_quiz);
  g_test_add_func ("/inspect/discussion", test_discussion);
  g_test_add_func ("/inspect/rates", test_rates);
  g_test_add_func ("/inspect/every-rate", test_every_rate);
  g_test_add_func ("/inspect/silent", test_silent);
  g_test_add_func ("/inspect/notes", test_notes);
  g_test_add_func ("/inspect/languages", test_languages);
  return g_test_run ();
}

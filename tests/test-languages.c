/* desk/ash-languages: what languages are called. */
#include <ash-languages.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "scratch.h"

static const AshLanguage *
find (GPtrArray *list, const char *tag)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((AshLanguage *) g_ptr_array_index (list, i))->tag, tag))
      return g_ptr_array_index (list, i);
  return NULL;
}

static char *
make_folder (const char *languages, const char *countries)
{
  char *folder = g_dir_make_tmp ("test-languages-XXXXXX", NULL);
  g_autofree char *json = g_build_filename (folder, "iso-codes", "json", NULL);
  g_autofree char *one = g_build_filename (json, "iso_639-2.json", NULL);
  g_autofree char *two = g_build_filename (json, "iso_3166-1.json", NULL);

  g_mkdir_with_parents (json, 0700);
  g_file_set_contents (one, languages, -1, NULL);
  g_file_set_contents (two, countries, -1, NULL);
  return folder;
}

static void
test_names (void)
{
  g_autofree char *folder =
      make_folder ("{\"639-2\":[{\"alpha_2\":\"en\",\"name\":\"English\"},"
                   "{\"alpha_3\":\"ace\",\"name\":\"Achinese\"},"
                   "{\"alpha_2\":\"el\",\"name\":\"Greek, Modern (1453-)\"},"
                   "{\"alpha_2\":\"es\",\"name\":\"Spanish; Castilian\"},"
                   "{\"alpha_2\":\"nb\",\"name\":\"Bokm\u00e5l, Norwegian; Norwegian "
                   "Bokm\u00e5l\"},{\"alpha_2\":\"xx\"},7]}",
                   "{\"3166-1\":[{\"alpha_2\":\"AU\",\"name\":\"Australia\"},"
                   "{\"alpha_2\":\"TW\",\"name\":\"Long\",\"common_name\":\"Taiwan\"}]}");
  const char *folders[] = { "/no-such-folder", folder, NULL };
  g_autoptr (GPtrArray) list = ash_languages_load (folders);

  g_assert_cmpstr (find (list, "en")->name, ==, "English");
  g_assert_cmpstr (find (list, "el")->name, ==, "Greek");
  g_assert_cmpstr (find (list, "es")->name, ==, "Spanish");
  g_assert_cmpstr (find (list, "nb")->name, ==, "Norwegian Bokm\u00e5l");
  g_assert_cmpstr (find (list, "en-AU")->name, ==, "English (Australia)");
  /* Only countries that have a name stand in the list, and only languages with a short code. */
  g_assert_null (find (list, "en-GB"));
  g_assert_null (find (list, "xx"));
  for (guint i = 1; i < list->len; i++)
    g_assert_cmpint (g_utf8_collate (((AshLanguage *) list->pdata[i - 1])->name,
                                     ((AshLanguage *) list->pdata[i])->name),
                     <=, 0);
  scratch_remove (folder);
}

/* Without iso-codes, or with what is no JSON in its place, each is called as in itself. */
static void
test_without (void)
{
  g_autofree char *broken = make_folder ("{", "[]");
  const char *folders[][2] = { { "/no-such-folder", NULL }, { broken, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) list = ash_languages_load (folders[i]);

      g_assert_cmpuint (list->len, >, 30);
      g_assert_cmpstr (find (list, "de")->name, ==, "Deutsch");
      g_assert_null (find (list, "de-AT"));
    }
  scratch_remove (broken);
}

static void
test_tags (void)
{
  static const char *const tags[][2] = { { "en", "en" },
                                         { "EN_au", "en-AU" },
                                         { "zh-hans", "zh-Hans" },
                                         { "zh_HANS_cn", "zh-Hans-CN" },
                                         { "es-419", "es-419" },
                                         { "", "" },
                                         { NULL, "" },
                                         { "Klingon", "klingon" } };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *tag = ash_language_tag (tags[i][0]);

      g_assert_cmpstr (tag, ==, tags[i][1]);
    }
}

/* What nobody knows stands for itself. */
static void
test_unknown (void)
{
  static const char *const tags[] = { "Klingon", "", "-", "x_", "\xf0\x9f\x97\xba" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *said = ash_language_say (tags[i]);

      g_assert_cmpstr (said, ==, tags[i]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/languages/names", test_names);
  g_test_add_func ("/languages/without", test_without);
  g_test_add_func ("/languages/tags", test_tags);
  g_test_add_func ("/languages/unknown", test_unknown);
  return g_test_run ();
}

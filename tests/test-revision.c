/* desk/: named versions of a credential. */
#include <ash-desk.h>
#include <ash-left-out.h>
#include <ash-revision-words.h>
#include <ash-sheet.h>

#include <string.h>

#include "revision-fixture.h"

static guint
n_changes (Fixture *fixture, const char *revision)
{
  g_autoptr (GPtrArray) changes = ash_revision_compare (fixture->store, revision, &fixture->error);

  g_assert_no_error (fixture->error);
  return changes->len;
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *revision =
      ash_revision_add (fixture->store, fixture->credential, "Before the pilot", &fixture->error);
  g_autofree char *added = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (AshTree) tree = NULL;
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshSheetField) purpose = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (n_changes (fixture, revision), ==, 0);

  added = ash_desk_add_module (fixture->store, fixture->credential, "Maps", NULL, &fixture->error);
  g_assert_nonnull (added);
  g_assert_true (ash_desk_rename_credential (fixture->store, fixture->credential, "Other", NULL));
  g_assert_true (ash_desk_set_field (fixture->store, fixture->credential, "purpose", "Else", NULL));
  g_assert_cmpuint (n_changes (fixture, revision), >=, 3);

  g_assert_true (ash_revision_restore (fixture->store, revision, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (n_changes (fixture, revision), ==, 0);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  tree = ash_store_get (fixture->store, &ASH_TREE, credential->tree, NULL);
  purpose = ash_store_find (fixture->store, &ASH_SHEET_FIELD, "owner", fixture->credential);
  g_assert_cmpstr (tree->title, ==, "Seeing data");
  g_assert_cmpstr (purpose->value, ==, "To read charts");

  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  g_assert_cmpuint (n_changes (fixture, revision), >=, 3);
  list = ash_revision_list (fixture->store, fixture->credential, NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_canonical (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) item = ash_item_new ();
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  item->record.id = g_strdup ("0123456789abcdef0123456789abcdef");
  item->title = g_strdup ("A \"title\"");
  one = ash_record_to_canonical_json (&ASH_ITEM, item);
  item->record.n = 7;
  two = ash_record_to_canonical_json (&ASH_ITEM, item);
  g_assert_cmpstr (one, ==, two);
  g_assert_nonnull (strstr (one, "\"title\": \"A \\\"title\\\"\""));
  g_assert_null (strstr (one, "minutes"));
}

/* What leads to another record, and what only the program reads. */
static gboolean
is_inner (const char *field)
{
  static const char *const INNER[] = {
    "tree",        "parent",    "item",   "quiz",          "bank",      "question",
    "rubric",      "criterion", "owner",  "credential",    "subject",   "subject_kind",
    "framework",   "target",    "origin", "path",          "body_type", "extra",
    "media_type",  "digest",    "uri",    "verbatim",      "is_shared", "generated_digest",
    "source_item", "start",     "end",    "source_digest", "key",       "rule",
    "at",          NULL
  };

  return g_strv_contains (INNER, field);
}

/* Of all that a version keeps every kind has a word, and every field that people fill in. */
static void
test_words (void)
{
  const AshRecordClass *const KEPT[] = {
    &ASH_TREE,       &ASH_CREDENTIAL,  &ASH_ITEM,
    &ASH_ASSET,      &ASH_BANK,        &ASH_RUBRIC,
    &ASH_QUIZ_ENTRY, &ASH_SHEET_FIELD, &ASH_ALIGNMENT,
    &ASH_QUESTION,   &ASH_CHOICE,      &ASH_ACCEPTED,
    &ASH_CRITERION,  &ASH_RATING,      &ASH_ASSESSMENT,
    &ASH_RULE,       &ASH_BADGE,       &ASH_DISMISSAL,
    &ASH_STATEMENT,  &ASH_VALIDATION,  &ASH_CREDENTIAL_STATEMENT,
  };
  GPtrArray *entries = ash_sheet_entries ();

  for (guint i = 0; i < G_N_ELEMENTS (KEPT); i++)
    {
      g_assert_nonnull (ash_record_word (KEPT[i]));
      for (guint k = 0; k < KEPT[i]->n_fields; k++)
        {
          const char *field = KEPT[i]->fields[k].name;

          if (ash_record_field_word (KEPT[i], field) == NULL && !is_inner (field))
            g_error ("%s.%s has no word", KEPT[i]->table, field);
        }
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (ash_sheet_key_word (entry->key), ==, entry->title);
    }
  g_assert_cmpstr (ash_sheet_key_word (ASH_FIELD_LEFT_OUT), ==, "Left out of packages");
  g_assert_null (strstr (ash_sheet_key_word (ASH_FIELD_WITHOUT_TEACHERS), "-"));
  g_assert_cmpstr (ash_sheet_key_word ("x-unheard-of"), ==, "Another fact");
  g_assert_cmpstr (ash_sheet_key_word (NULL), ==, "Another fact");
}

static void
test_fields_in_words (void)
{
  const AshRevisionChange renamed = { &ASH_ITEM, (char *) "i",
                                      (char *) "{\"id\":\"i\",\"title\":\"A\",\"minutes\":5}",
                                      (char *) "{\"id\":\"i\",\"title\":\"B\",\"weeks\":2}" };
  const AshRevisionChange sheet = { &ASH_SHEET_FIELD, (char *) "f",
                                    (char *) "{\"key\":\"left-out\",\"value\":\"a\"}",
                                    (char *) "{\"key\":\"left-out\",\"value\":\"b\"}" };
  const AshRevisionChange inner = { &ASH_ITEM, (char *) "i", (char *) "{\"path\":\"a\"}",
                                    (char *) "{\"path\":\"b\"}" };
  const AshRevisionChange odd = { &ASH_ITEM, (char *) "i", (char *) "[7", (char *) "null" };
  const AshRevisionChange gone = { &ASH_ITEM, (char *) "i", (char *) "{}", NULL };
  g_autofree char *first = ash_revision_change_dup_fields (&renamed);
  g_autofree char *second = ash_revision_change_dup_fields (&sheet);

  g_assert_cmpstr (first, ==, "Title, Weeks, Learners’ time");
  g_assert_cmpstr (second, ==, "Left out of packages");
  g_assert_null (ash_revision_change_dup_fields (&inner));
  g_assert_null (ash_revision_change_dup_fields (&odd));
  g_assert_null (ash_revision_change_dup_fields (&gone));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/revision/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/revision/canonical", Fixture, NULL, set_up, test_canonical, tear_down);
  g_test_add_func ("/revision/words", test_words);
  g_test_add_func ("/revision/fields-in-words", test_fields_in_words);
  return g_test_run ();
}

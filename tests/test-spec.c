/* desk/: the specification of a credential, and its matrix as a table. */
#include <ash-desk-comment.h>
#include <ash-desk-outcomes.h>
#include <ash-desk-sheet.h>
#include <ash-revision.h>
#include <ash-spec.h>

#include <glib/gstdio.h>
#include <string.h>

#include "sample-store.h"

#define HOSTILE                                                                                    \
  "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)> \\3c &amp; "          \
  "\xe2\x80\xae\x01 ]]> --> =cmd|' /C calc'!A0"

typedef struct
{
  char *folder;
  AshStore *store;
  char *credential;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  self->store = sample_store (&self->folder);
  all = ash_desk_list_credentials (self->store, NULL);
  self->credential = g_strdup (((AshRecord *) all->pdata[1])->id);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->credential);
  g_free (self->folder);
}

static char *
text_of (GBytes *bytes)
{
  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
specification (Fixture *self, gboolean with_all)
{
  AshSpecOptions options = { .with_comments = with_all, .with_checks = with_all };
  g_autoptr (GBytes) page =
      ash_desk_specification (self->store, self->credential, &options, NULL, &self->error);

  g_assert_no_error (self->error);
  return text_of (page);
}

/* What a browser would make of it */

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  static const char *const NEVER[] = { "script", "iframe", "object", "embed", "link",
                                       "base",   "form",   "svg",    NULL };
  GHashTable *seen = data;

  g_assert_false (g_strv_contains (NEVER, element));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      if (g_str_equal (names[i], "src"))
        g_assert_true (g_str_has_prefix (values[i], "data:image/png;base64,"));
      if (g_str_equal (names[i], "href"))
        g_assert_cmpint (values[i][0], ==, '#');
      if (g_str_equal (names[i], "id"))
        g_assert_true (g_hash_table_add (seen, g_strdup (values[i])));
    }
}

static GHashTable *
read_page (const char *page)
{
  static const GMarkupParser PARSER = { .start_element = start_cb };
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&PARSER, 0, ids, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n"));
  g_markup_parse_context_parse (context, page, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return ids;
}

static void
test_parts (Fixture *self, gconstpointer data)
{
  static const char *const PARTS[] = { "description", "outcomes", "skills",  "learning",
                                       "assessment",  "rubrics",  "matrix",  "badge",
                                       "checks",      "comments", "history", NULL };
  static const char *const SAYS[] = { "Visualising Data",
                                      "European description",
                                      "Australian information",
                                      "Not yet: Country.",
                                      "Choose a chart that fits the question and the data",
                                      "4 of 5 outcomes are assessed.",
                                      "Pass all of these:",
                                      "Judging and redrawing a chart",
                                      "Convincing",
                                      NULL };
  g_autofree char *page = specification (self, TRUE);
  g_autofree char *bare = specification (self, FALSE);
  g_autoptr (GHashTable) ids = read_page (page);
  g_autoptr (GHashTable) fewer = read_page (bare);

  for (guint i = 0; PARTS[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (ids, PARTS[i]));
  for (guint i = 0; SAYS[i] != NULL; i++)
    g_assert_nonnull (strstr (page, SAYS[i]));
  g_assert_false (g_hash_table_contains (fewer, "comments"));
  g_assert_false (g_hash_table_contains (fewer, "checks"));
}

/* Every text that there is, in every table. */
static void
spoil (Fixture *self)
{
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    {
      const AshRecordClass *klass = ASH_RECORD_CLASSES[i];
      static const char *const TEXTS[] = { "title", "text",         "code",        "value",
                                           "name",  "author",       "person",      "role",
                                           "note",  "version",      "level",       "purpose",
                                           "kind",  "quote",        "review_date", "mode",
                                           "date",  "organisation", NULL };
      g_autoptr (GPtrArray) records = ash_store_list (self->store, klass, NULL, NULL, NULL);

      if (!klass->is_logged)
        continue;
      for (guint k = 0; k < records->len; k++)
        for (guint t = 0; TEXTS[t] != NULL; t++)
          {
            const AshField *field = ash_record_class_field (klass, TEXTS[t]);
            AshRecord *record = g_ptr_array_index (records, k);

            if (field == NULL || field->type != ASH_FIELD_TEXT)
              continue;
            g_free (G_STRUCT_MEMBER (char *, record, field->offset));
            G_STRUCT_MEMBER (char *, record, field->offset) = g_strdup (HOSTILE);
            g_assert_true (ash_store_update (self->store, klass, record, &self->error));
          }
    }
}

static void
test_hostile (Fixture *self, gconstpointer data)
{
  AshCommentAbout about = { "credential", self->credential, HOSTILE, HOSTILE };
  g_autofree char *comment =
      ash_desk_add_comment (self->store, self->credential, &about, HOSTILE, HOSTILE, &self->error);
  g_autofree char *reply =
      ash_desk_reply_to_comment (self->store, comment, HOSTILE, HOSTILE, &self->error);
  g_autofree char *version =
      ash_revision_add (self->store, self->credential, HOSTILE, &self->error);
  g_autofree char *page = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autofree char *csv = NULL;

  g_assert_nonnull (reply);
  g_assert_nonnull (version);
  g_assert_true (ash_store_begin (self->store, "Spoil", NULL, &self->error));
  spoil (self);
  g_assert_true (ash_store_commit (self->store, &self->error));
  page = specification (self, TRUE);
  ids = read_page (page);
  g_assert_true (g_hash_table_contains (ids, "history"));
  g_assert_null (strstr (page, "\x01"));
  /* Nothing but what stands in the style itself. */
  g_assert_null (strstr (strstr (page, "</style>") + 1, "</style>"));
  table = ash_desk_matrix_csv (self->store, self->credential, &self->error);
  g_assert_no_error (self->error);
  csv = text_of (table);
  g_assert_null (strstr (csv, "\"="));
}

/* A document may lack everything. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GBytes) table = NULL;

  g_free (self->credential);
  self->credential = ash_desk_add_credential (self->store, "", &self->error);
  g_assert_nonnull (self->credential);
  page = specification (self, TRUE);
  ids = read_page (page);
  g_assert_false (g_hash_table_contains (ids, "rubrics"));
  g_assert_nonnull (strstr (page, "No outcome is written yet."));
  table = ash_desk_matrix_csv (self->store, self->credential, &self->error);
  g_assert_no_error (self->error);
  g_assert_cmpmem (g_bytes_get_data (table, NULL), g_bytes_get_size (table),
                   "\xef\xbb\xbf\"Code\",\"Outcome\"\r\n", 21);
}

static void
test_right_to_left (Fixture *self, gconstpointer data)
{
  g_autofree char *page = NULL;

  g_assert_true (
      ash_desk_set_sheet (self->store, self->credential, "language", "ar", &self->error));
  page = specification (self, FALSE);
  g_assert_nonnull (strstr (page, "lang=\"ar\" dir=\"rtl\""));
  g_assert_nonnull (strstr (page, "<bdi lang=\"en\">Learning outcomes</bdi>"));
}

/* Where a sentence says with what and how well, that stands below it; elsewhere nothing does. */
static void
test_wording (Fixture *self, gconstpointer data)
{
  static const char *const TEXTS[] = { "Given a map & a pen, draw a route within 5 minutes",
                                       "Explain the standard model", NULL };
  g_autofree char *page = NULL;

  g_assert_true (ash_desk_set_outcomes (self->store, self->credential, TEXTS, &self->error));
  page = specification (self, FALSE);
  g_assert_nonnull (
      strstr (page, "draw a route within 5 minutes</bdi><br/><small>Condition: <bdi>Given a map "
                    "&amp; a pen</bdi></small><br/><small>Standard: <bdi>within 5 minutes"
                    "</bdi></small></td>"));
  g_assert_nonnull (strstr (page, "Explain the standard model</bdi></td>"));
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  static const char *const TEXTS[] = { "=1+1",
                                       "\xef\xbc\x9d"
                                       "2",
                                       " @SUM(A1)", "Say \"so\",\nand go", NULL };
  g_autoptr (GBytes) table = NULL;
  g_autofree char *csv = NULL;

  g_assert_true (ash_desk_set_outcomes (self->store, self->credential, TEXTS, &self->error));
  table = ash_desk_matrix_csv (self->store, self->credential, &self->error);
  g_assert_no_error (self->error);
  csv = text_of (table);
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf\"Code\",\"Outcome\",\"Chart choice quiz\""));
  g_assert_nonnull (strstr (csv, "\"'=1+1\""));
  g_assert_nonnull (strstr (csv, "\"'\xef\xbc\x9d"
                                 "2\""));
  g_assert_nonnull (strstr (csv, "@SUM(A1)\""));
  g_assert_null (strstr (csv, "\"@SUM"));
  g_assert_null (strstr (csv, "\" @SUM"));
}

/* Each module with what it serves, and what no module serves beside them. */
static void
test_map (Fixture *self, gconstpointer data)
{
  const AshSpecOptions options = { .part = ASH_SPEC_MAP };
  g_autoptr (GBytes) bytes =
      ash_desk_specification (self->store, self->credential, &options, NULL, &self->error);
  g_autofree char *page = NULL;
  g_autoptr (GHashTable) ids = NULL;
  const char *maps;
  const char *rest;

  g_assert_no_error (self->error);
  page = text_of (bytes);
  ids = read_page (page);
  g_assert_true (g_hash_table_contains (ids, "map"));
  g_assert_false (g_hash_table_contains (ids, "rubrics"));
  maps = strstr (page, "Charts that mislead");
  rest = strstr (page, "In no module");
  g_assert_nonnull (strstr (maps, "Chart critique"));
  g_assert_nonnull (strstr (maps, "The missing baseline"));
  /* The outcome that the sample leaves without evidence is practised on a page all the same. */
  g_assert_true (rest == NULL || strstr (rest, "Redesign a misleading chart") == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/spec/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/spec/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/spec/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/spec/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
  g_test_add ("/spec/map", Fixture, NULL, set_up, test_map, tear_down);
  g_test_add ("/spec/wording", Fixture, NULL, set_up, test_wording, tear_down);
  g_test_add ("/spec/csv", Fixture, NULL, set_up, test_csv, tear_down);
  return g_test_run ();
}

/* desk/: what assignments, links and files have beside their text, and the words of their texts. */
#include <ash-desk-evidence.h>
#include <ash-desk-task.h>
#include <ash-error.h>
#include <ash-learner.h>

#include <glib/gstdio.h>
#include <string.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
  AshItem *assignment; /* of a credential */
  AshItem *file;
  GError *error;
} Fixture;

static AshItem *
own_item (AshStore *store, AshItemKind kind)
{
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, NULL, NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, item->tree, NULL);

      if (item->kind == kind && tree->kind == ASH_TREE_CREDENTIAL)
        return ash_item_copy (item);
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = sample_store (&self->folder);
  self->assignment = own_item (self->store, ASH_ITEM_ASSIGNMENT);
  self->file = own_item (self->store, ASH_ITEM_FILE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  ash_item_free (self->assignment);
  ash_item_free (self->file);
  g_free (self->folder);
}

static AshItem *
again (Fixture *self, const AshItem *item)
{
  return ash_store_get (self->store, &ASH_ITEM, item->record.id, NULL);
}

static void
test_formats_leave_other_settings (Fixture *self, gconstpointer data)
{
  static const char *const WANTED[] = { "file", "url", NULL };
  static const char *const NONE[] = { NULL };
  const char *id = self->assignment->record.id;
  g_autoptr (AshItem) changed = NULL;
  g_autoptr (AshItem) emptied = NULL;
  g_auto (GStrv) formats = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_true (ash_desk_set_text (self->store, &ASH_ITEM, id, "settings",
                                    "{\"attachments\":[{\"href\":\"a\\\"b.pdf\"}],\"title\":\"T\","
                                    "\"formats\":[\"text\"]}",
                                    "Test", &self->error));
  g_assert_true (ash_desk_set_formats (self->store, id, WANTED, &self->error));
  changed = again (self, self->assignment);
  formats = ash_desk_get_formats (changed);
  g_assert_true (g_strv_equal ((const char *const *) formats, WANTED));
  g_assert_nonnull (strstr (changed->settings, "a\\\"b.pdf"));
  g_assert_nonnull (strstr (changed->settings, "\"title\": \"T\""));
  g_assert_true (ash_desk_set_formats (self->store, id, NONE, &self->error));
  emptied = again (self, self->assignment);
  none = ash_desk_get_formats (emptied);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (ash_store_undo (self->store, NULL));
}

static void
test_odd_settings (Fixture *self, gconstpointer data)
{
  static const char *const WANTED[] = { "text", NULL };
  static const char *const ODD[] = { "", "not json", "[1,2]", "\"text\"", "{\"formats\":3}" };

  for (guint i = 0; i < G_N_ELEMENTS (ODD); i++)
    {
      const char *id = self->assignment->record.id;
      g_autoptr (AshItem) changed = NULL;
      g_auto (GStrv) formats = NULL;

      g_assert_true (
          ash_desk_set_text (self->store, &ASH_ITEM, id, "settings", ODD[i], "Test", &self->error));
      g_assert_true (ash_desk_set_formats (self->store, id, WANTED, &self->error));
      changed = again (self, self->assignment);
      formats = ash_desk_get_formats (changed);
      g_assert_true (g_strv_equal ((const char *const *) formats, WANTED));
      g_assert_true (ash_desk_set_formats (self->store, id, (const char *const[]){ NULL }, NULL));
    }
}

static void
test_words_change_where_they_stand (Fixture *self, gconstpointer data)
{
  gboolean is_plain = TRUE;
  g_autofree char *before =
      ash_desk_load_prompt (self->store, self->assignment, &is_plain, &self->error);
  g_autoptr (GBytes) old = ash_store_load_object (self->store, self->assignment->body, NULL);
  const char *first = strstr (before, " ");
  g_autofree char *wanted =
      g_strdup_printf ("%.*s indeed%s", (int) (first - before), before, first);
  g_autofree char *after = NULL;
  g_autoptr (AshItem) changed = NULL;
  g_autoptr (GBytes) fresh = NULL;

  g_assert_false (is_plain);
  g_assert_true (
      ash_desk_set_prompt (self->store, self->assignment->record.id, wanted, &self->error));
  changed = again (self, self->assignment);
  after = ash_desk_load_prompt (self->store, changed, NULL, NULL);
  g_assert_cmpstr (after, ==, wanted);
  fresh = ash_store_load_object (self->store, changed->body, NULL);
  g_assert_cmpuint (g_bytes_get_size (fresh), ==, g_bytes_get_size (old) + strlen (" indeed"));
  g_assert_true (ash_store_undo (self->store, NULL));
}

static void
test_markup_is_not_lost (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) kept = NULL;

  g_assert_false (ash_desk_set_prompt (self->store, self->assignment->record.id,
                                       "All new.\n\nIn two paragraphs.", &self->error));
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->error);
  kept = again (self, self->assignment);
  g_assert_cmpstr (kept->body, ==, self->assignment->body);
}

static void
test_a_text_where_there_was_none (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  g_assert_true (ash_desk_set_text (self->store, &ASH_ITEM, self->assignment->record.id, "body",
                                    NULL, "Test", NULL));
  g_assert_true (ash_desk_set_prompt (self->store, self->assignment->record.id,
                                      "Say <why>.\n\nThen stop.", &self->error));
  changed = again (self, self->assignment);
  bytes = ash_store_load_object (self->store, changed->body, NULL);
  html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (html, "Say &lt;why&gt;."));
  g_assert_nonnull (strstr (html, "<p>"));
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *whole;
    gboolean is_good;
  } CASES[] = {
    { "www.example.org/a b", "www.example.org/a b", FALSE },
    { "example.org", "https://example.org", TRUE },
    { " example.org:8080/x ", "https://example.org:8080/x", TRUE },
    { "http://example.org/?q=1#x", "http://example.org/?q=1#x", TRUE },
    { "me@example.org", "mailto:me@example.org", TRUE },
    { "mailto:me@example.org", "mailto:me@example.org", TRUE },
    { "javascript:alert(1)", "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", "file:///etc/passwd", FALSE },
    { "https://", "https://", FALSE },
    { "../page.html", "../page.html", FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *whole = ash_desk_complete_address (CASES[i].typed);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (whole, ==, CASES[i].whole);
      g_assert_cmpint (ash_desk_check_address (whole, &error), ==, CASES[i].is_good);
      g_assert_true (CASES[i].is_good == (error == NULL));
    }
}

static void
test_a_file_is_replaced (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (AshItem) changed = NULL;
  g_autoptr (AshItem) undone = NULL;

  g_assert_true (ash_desk_replace_file (self->store, self->file->record.id, "../evil/New notes.pdf",
                                        bytes, &self->error));
  g_assert_no_error (self->error);
  changed = again (self, self->file);
  g_assert_cmpstr (changed->body_type, ==, "application/pdf");
  g_assert_cmpstr (changed->title, ==, self->file->title);
  g_assert_cmpint (ash_store_object_size (self->store, changed->body), ==, 8);
  g_assert_true (g_str_has_suffix (changed->path, ".pdf"));
  g_test_message ("%s", changed->path);
  g_assert_null (strstr (changed->path, ".."));
  g_assert_true (ash_store_undo (self->store, NULL));
  undone = again (self, self->file);
  g_assert_cmpstr (undone->body, ==, self->file->body);
  g_assert_cmpstr (undone->path, ==, self->file->path);
}

static void
test_learners_read_the_brief (Fixture *self, gconstpointer data)
{
  g_autoptr (AshAssessment) evidence =
      ash_store_find (self->store, &ASH_ASSESSMENT, "item", self->assignment->record.id);
  g_autoptr (AshDesign) before =
      ash_store_load_design (self->store, self->assignment->tree, &self->error);
  g_autofree char *none = ash_learner_brief (before, self->assignment->record.id);
  g_autoptr (AshDesign) design = NULL;
  g_autofree char *brief = NULL;

  g_assert_nonnull (evidence);
  g_assert_null (none);
  g_assert_true (ash_desk_set_field (self->store, evidence->record.id, "brief.role",
                                     "You advise <a> board.\nAlone.", &self->error));
  design = ash_store_load_design (self->store, self->assignment->tree, &self->error);
  brief = ash_learner_brief (design, self->assignment->record.id);
  g_assert_nonnull (brief);
  g_assert_nonnull (strstr (brief, "<dt>Your role</dt>"));
  g_assert_nonnull (strstr (brief, "You advise &lt;a&gt; board.<br>Alone."));
  g_assert_null (strstr (brief, "situation"));
  g_assert_null (strstr (brief, "Attempts"));
}

/* Whether it is evidence or not. */
static void
test_learners_read_the_terms (Fixture *self, gconstpointer data)
{
  g_autoptr (AshAssessment) evidence =
      ash_store_find (self->store, &ASH_ASSESSMENT, "item", self->assignment->record.id);
  static const char *const LEFT[] = { "as evidence", "as practice" };

  g_assert_true (ash_desk_set_attempts (self->store, evidence->record.id, 2, &self->error));
  g_assert_true (ash_desk_set_time (self->store, evidence->record.id, 90, &self->error));
  for (guint i = 0; i < G_N_ELEMENTS (LEFT); i++)
    {
      g_autoptr (AshDesign) design =
          ash_store_load_design (self->store, self->assignment->tree, &self->error);
      g_autofree char *brief = ash_learner_brief (design, self->assignment->record.id);

      g_test_message ("%s", LEFT[i]);
      g_assert_nonnull (brief);
      g_assert_nonnull (
          strstr (brief, "<dt>Attempts and time</dt>\n<dd>2 attempts · 1 h 30 min</dd>"));
      if (i == 0)
        g_assert_true (ash_desk_delete_evidence (self->store, evidence->record.id, &self->error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/task/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("formats", test_formats_leave_other_settings);
  ADD ("odd-settings", test_odd_settings);
  ADD ("words", test_words_change_where_they_stand);
  ADD ("markup", test_markup_is_not_lost);
  ADD ("no-text", test_a_text_where_there_was_none);
  ADD ("file", test_a_file_is_replaced);
  ADD ("brief", test_learners_read_the_brief);
  ADD ("terms", test_learners_read_the_terms);
  g_test_add_func ("/task/addresses", test_addresses);
  return g_test_run ();
}

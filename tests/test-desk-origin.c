/* desk/: what an item of a credential has of its course by now, and takes back from it. */
#include <ash-error.h>
#include <ash-inspect.h>
#include <string.h>

#include "desk-new-fixture.h"

static AshInspection *
inspect (Fixture *self, const char *item)
{
  g_autoptr (AshDesign) design = ash_store_load_design (self->store, self->tree, &self->error);
  AshInspection *inspection = NULL;

  g_assert_no_error (self->error);
  inspection = ash_inspect (self->store, design, item, &self->error);
  return inspection;
}

static void
change_text (Fixture *self, const char *item, const char *html)
{
  g_autoptr (AshItem) record = ash_store_get (self->store, &ASH_ITEM, item, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  g_assert_true (ash_store_begin (self->store, "Edit", NULL, NULL));
  g_free (record->body);
  record->body = ash_store_put_object (self->store, bytes, "text/html", NULL);
  g_assert_true (ash_store_update (self->store, &ASH_ITEM, record, NULL));
  g_assert_true (ash_store_commit (self->store, NULL));
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Showing change over time");
  g_autoptr (AshItem) module = find_item (self, "Choosing a chart");
  g_autofree char *made = ash_desk_add_item (self->store, self->credential, NULL, NULL,
                                             ASH_ITEM_PAGE, "Made here", NULL);
  g_autoptr (AshInspection) before = inspect (self, page->record.id);
  g_autoptr (AshInspection) adapted = NULL;
  g_autoptr (AshInspection) after = NULL;
  g_autoptr (AshInspection) own = inspect (self, made);
  g_autoptr (AshInspection) whole = inspect (self, module->record.id);
  g_autoptr (AshItem) critique = find_item (self, "Chart critique");
  g_autoptr (AshInspection) assignment = inspect (self, critique->record.id);
  g_autoptr (AshItem) restored = NULL;

  g_assert_false (before->is_adapted);
  g_assert_true (before->is_comparable);
  g_assert_cmpuint (before->n_different, ==, 0);
  g_assert_cmpstr (before->source_place, ==,
                   "Week 5 · Choosing a chart · Showing change over time");
  g_assert_cmpint (before->estimate, >, 0);
  g_assert_null (own->source_item);
  g_assert_cmpint (own->estimate, ==, ASH_UNSET);
  g_assert_cmpint (whole->estimate, >, 0); /* what its items were given */
  g_assert_false (whole->has_text);
  /* Reading the brief is not doing it. */
  g_assert_cmpint (assignment->estimate, ==, ASH_UNSET);

  change_text (self, page->record.id, "<p>Something else altogether</p><img src=a.png>");
  adapted = inspect (self, page->record.id);
  g_assert_true (adapted->is_adapted);
  g_assert_cmpuint (adapted->n_different, >, 0);
  g_assert_cmpuint (ash_access_count (adapted->notes, ASH_ACCESS_PICTURE), ==, 1);

  g_assert_true (ash_desk_restore_item (self->store, page->record.id, &self->error));
  assert_undo_label (self, "Take the course’s version back");
  restored = ash_store_get (self->store, &ASH_ITEM, page->record.id, NULL);
  g_assert_cmpstr (restored->body, ==, page->body);
  g_assert_cmpstr (restored->title, ==, page->title);
  after = inspect (self, page->record.id);
  g_assert_false (after->is_adapted);
  g_assert_true (ash_store_undo (self->store, NULL));

  g_assert_false (ash_desk_restore_item (self->store, made, &self->error));
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->error);
  g_assert_null (inspect (self, "nothing"));
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&self->error);
}

/* Emphasis, or where a link leads, is a change that can be taken back, though the words are the
 * same. */
static void
test_formatting (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Showing change over time");
  g_autofree char *text = ash_inspect_dup_text (self->store, page, &self->error);
  g_auto (GStrv) parts = g_strsplit (text, "<p>", 2);
  g_autofree char *changed = g_strjoinv ("<p class=\"lead\">", parts);
  g_autoptr (AshInspection) inspection = NULL;

  g_assert_nonnull (parts[1]);
  change_text (self, page->record.id, changed);
  inspection = inspect (self, page->record.id);
  g_assert_true (inspection->is_adapted);
  g_assert_true (inspection->is_comparable);
  g_assert_cmpuint (inspection->n_different, ==, 0);
  g_assert_true (inspection->is_changed);
}

static void
test_language (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Showing change over time");
  g_autoptr (AshInspection) unsaid = NULL;
  g_autoptr (AshInspection) said = NULL;
  g_autoptr (AshInspection) none = NULL;

  change_text (self, page->record.id, "<html><body><p>Words</p></body></html>");
  unsaid = inspect (self, page->record.id);
  g_assert_cmpuint (ash_access_count (unsaid->notes, ASH_ACCESS_LANGUAGE), ==, 1);
  g_assert_cmpstr (unsaid->language, ==, "en");
  g_assert_true (ash_desk_set_page_language (self->store, page->record.id, &self->error));
  assert_undo_label (self, "Say the language of the page");
  said = inspect (self, page->record.id);
  g_assert_cmpuint (ash_access_count (said->notes, ASH_ACCESS_LANGUAGE), ==, 0);
  g_assert_null (said->language);

  change_text (self, page->record.id, "<p>No place for it</p>");
  none = inspect (self, page->record.id);
  g_assert_null (none->language);
  g_assert_false (ash_desk_set_page_language (self->store, page->record.id, &self->error));
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/origin/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/origin/formatting", Fixture, NULL, set_up, test_formatting, tear_down);
  g_test_add ("/origin/language", Fixture, NULL, set_up, test_language, tear_down);
  return g_test_run ();
}

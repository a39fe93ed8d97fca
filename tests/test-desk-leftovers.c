/* desk/: what texts still say to the class of the old course, and what is put in its place. */
#include "desk-fixture.h"
#include "store-common.h"

#include <ash-desk-leftovers.h>
#include <ash-desk-quiz.h>
#include <ash-page.h>

#define PAGE                                                                                       \
  "<h1>Maps</h1>\n<!-- Tuesday -->\n<p class=x >Come to room B 204 on Tuesday 3 March, 2 "         \
  "pm.</p>\n"                                                                                      \
  "<p>Ask <b>your tutor</b>&nbsp;first &amp; bring a pen.</p>\n"

static char *
add_text (Fixture *fixture, AshItemKind kind, const char *text, const char *type)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  char *item = ash_desk_add_item (fixture->store, fixture->credential, NULL, NULL, kind, "Text",
                                  &fixture->error);

  g_assert_no_error (fixture->error);
  ash_desk_set_body (fixture->store, item, body, type, NULL, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  return item;
}

static char *
text_of (Fixture *fixture, const char *item)
{
  g_autoptr (AshItem) record = ash_store_find (fixture->store, &ASH_ITEM, "id", item);
  g_autoptr (GBytes) bytes = ash_store_load_object (fixture->store, record->body, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Those of one item. */
static GPtrArray *
find (Fixture *fixture, const char *item)
{
  g_autoptr (GPtrArray) all =
      ash_desk_find_leftovers (fixture->store, fixture->credential, NULL, &fixture->error);

  g_assert_no_error (fixture->error);
  for (guint i = all->len; i > 0; i--)
    if (g_strcmp0 (((AshLeftover *) g_ptr_array_index (all, i - 1))->item, item) != 0)
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}

static void
say (AshLeftover *leftover, const char *replacement)
{
  g_free (leftover->replacement);
  leftover->replacement = g_strdup (replacement);
}

/* Every phrase in one step; what is not a phrase stays, byte by byte. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = add_text (fixture, ASH_ITEM_PAGE, PAGE, "text/html");
  g_autoptr (GPtrArray) found = find (fixture, page);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL, *undone = NULL;
  const AshLeftover *first;

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_false (((AshLeftover *) g_ptr_array_index (found, 0))->is_certain);
  g_assert_true (((AshLeftover *) g_ptr_array_index (found, 2))->is_certain);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->title, ==, "Text");
  g_assert_nonnull (strstr (first->before, "Come "));
  g_assert_cmpstr (first->why, !=, "");
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_false (((AshLeftover *) g_ptr_array_index (found, i))->is_fixed);
      say (g_ptr_array_index (found, i), "<X & Y>");
    }
  g_assert_cmpint (ash_desk_rewrite (fixture->store, found, &fixture->error), ==, found->len);
  g_assert_no_error (fixture->error);
  text = text_of (fixture, page);
  g_assert_true (g_str_has_prefix (text, "<h1>Maps</h1>\n<!-- Tuesday -->\n<p class=x >Come "));
  g_assert_nonnull (strstr (text, "&lt;X &amp; Y"));
  g_assert_null (strstr (text, "<X"));
  g_assert_true (g_str_has_suffix (text, "&nbsp;first &amp; bring a pen.</p>\n"));
  g_assert_null (strstr (text, "3 March"));
  after = find (fixture, page);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  undone = text_of (fixture, page);
  g_assert_cmpstr (undone, ==, PAGE);
}

/* One is changed, one is kept and comes back by undo; what was found before still fits or is
 * refused. */
static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = add_text (fixture, ASH_ITEM_PAGE, PAGE, "text/html");
  g_autoptr (GPtrArray) found = find (fixture, page);
  g_autoptr (GPtrArray) last = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL, kept = NULL, back = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (last, g_ptr_array_index (found, found->len - 1));
  say (g_ptr_array_index (last, 0), "");
  g_assert_cmpint (ash_desk_rewrite (fixture->store, last, &fixture->error), ==, 1);
  text = text_of (fixture, page);
  g_assert_null (strstr (text, "your tutor"));
  g_assert_nonnull (strstr (text, "3 March"));
  g_assert_cmpint (ash_desk_rewrite (fixture->store, last, &fixture->error), ==, -1);
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  left = find (fixture, page);
  g_assert_cmpuint (left->len, ==, found->len - 1);
  ash_desk_keep_leftover (fixture->store, fixture->credential, g_ptr_array_index (left, 0),
                          &fixture->error);
  g_assert_no_error (fixture->error);
  kept = find (fixture, page);
  g_assert_cmpuint (kept->len, ==, left->len - 1);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  back = find (fixture, page);
  g_assert_cmpuint (back->len, ==, left->len);
}

/* Plain text, and what has no words at all. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  const char *plain = "Grüße. Meet in room B 204 & <talk>.";
  g_autofree char *task = add_text (fixture, ASH_ITEM_ASSIGNMENT, plain, "text/plain");
  g_autofree char *empty = add_text (fixture, ASH_ITEM_PAGE, "", "text/html");
  g_autoptr (GPtrArray) found = find (fixture, task);
  g_autoptr (GPtrArray) none = find (fixture, empty);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (found->len, ==, 1);
  say (g_ptr_array_index (found, 0), "here");
  g_assert_cmpint (ash_desk_rewrite (fixture->store, found, &fixture->error), ==, 1);
  text = text_of (fixture, task);
  g_assert_cmpstr (text, ==, "Grüße. Meet here & <talk>.");
  g_assert_cmpint (ash_desk_rewrite (fixture->store, nothing, &fixture->error), ==, -1);
  g_clear_error (&fixture->error);
  g_assert_null (ash_desk_find_leftovers (fixture->store, "gone", NULL, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
}

/* What a quiz says before its questions, what they say themselves, and the title of a page. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *quiz = ash_desk_add_item (fixture->store, fixture->credential, NULL, NULL,
                                             ASH_ITEM_QUIZ, "Week 5 (Feb 9–13)", &fixture->error);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) found = NULL, left = NULL;

  ash_desk_quiz_set_description (fixture->store, quiz, "<p>This quiz is due by Sunday at 11:59pm.</p>",
                                 &fixture->error);
  g_assert_no_error (fixture->error);
  before = dump_store (fixture->store);
  found = ash_desk_find_leftovers (fixture->store, fixture->credential, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < found->len; i++)
    {
      AshLeftover *leftover = g_ptr_array_index (found, i);

      g_test_message ("%s: [%s] %s", leftover->title, leftover->phrase, leftover->replacement);
      g_assert_cmpstr (leftover->text->item, ==, quiz);
      say (leftover, "");
    }
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (ash_desk_rewrite (fixture->store, found, &fixture->error), ==, found->len);
  left = ash_desk_find_leftovers (fixture->store, fixture->credential, NULL, &fixture->error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/leftovers/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/leftovers/one-by-one", Fixture, NULL, set_up, test_one_by_one, tear_down);
  g_test_add ("/leftovers/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/leftovers/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  return g_test_run ();
}

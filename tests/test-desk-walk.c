/* desk/: five hundred steps of every kind, undone to the identical document and done again. */
#include "desk-fixture.h"

#include <ash-desk-align.h>
#include <ash-desk-comment.h>
#include <ash-desk-evidence.h>
#include <ash-desk-leftovers.h>
#include <ash-desk-outcomes.h>
#include <ash-desk-pathway.h>
#include <ash-desk-quiz.h>
#include <ash-desk-rubric.h>
#include <ash-desk-split.h>
#include <ash-page-cuts.h>
#include <ash-replace.h>

/* Of the edits, which the store is told of; some of them join the step before. */
#define EDITS 900
#define STEPS 500
/* A page that can be split, and that speaks to one class. */
#define PAGE                                                                                       \
  "<h1>%s</h1>\n<p>The words. Come to room B 204 on Tuesday 3 March, 2 pm.</p>\n<h2>Then</h2>\n"   \
  "<p>Ask your tutor about the data.</p>\n<h2>Last</h2>\n<p>More of the words.</p>\n"

/* Where an edit strikes: rows of one credential, each perhaps none. */
typedef struct
{
  AshStore *store;
  guint n; /* of the edit */
  char *credential;
  GPtrArray *credentials;
  GPtrArray *items;
  GPtrArray *theirs; /* of the course */
  GPtrArray *uses;
  GPtrArray *assessments;
  GPtrArray *entries;
  GPtrArray *rubrics;
  char *text;
} Strike;

static const char *
any_row (GPtrArray *rows)
{
  if (rows->len == 0)
    return "none";
  return ((AshRecord *) g_ptr_array_index (rows, g_test_rand_int_range (0, (int) rows->len)))->id;
}

static const char *
any_outcome (const Strike *self)
{
  const AshCredentialStatement *use;

  if (self->uses->len == 0)
    return "none";
  use = g_ptr_array_index (self->uses, g_test_rand_int_range (0, (int) self->uses->len));
  return use->statement != NULL ? use->statement : "none";
}

static const AshItem *
any_of_kind (const Strike *self, AshItemKind kind)
{
  guint first = (guint) g_test_rand_int_range (0, (int) MAX (self->items->len, 1));

  for (guint i = 0; i < self->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->items, (first + i) % self->items->len);

      if (item->kind == kind)
        return item;
    }
  return NULL;
}

/* Credentials, modules and items */

static void
edit_credential (Strike *self)
{
  char *made = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      made = ash_desk_add_credential (self->store, self->text, NULL);
      break;
    case 1:
      ash_desk_rename_credential (self->store, self->credential, self->text, NULL);
      break;
    case 2:
      if (self->credentials->len > 4)
        ash_desk_delete_credential (self->store, self->credential, NULL);
      break;
    case 3:
      made = ash_desk_add_pathway (self->store, self->text, NULL);
      break;
    default:
      ash_desk_set_field (self->store, self->credential, self->n % 2 == 0 ? "purpose" : "audience",
                          self->text, NULL);
    }
  g_free (made);
}

static void
edit_outline (Strike *self)
{
  AshStore *store = self->store;
  const char *id = self->credential;
  const char *item = any_row (self->items);
  const char *other = any_row (self->items);
  const char *const two[] = { item, other, NULL };
  const char *const from[] = { any_row (self->theirs), any_row (self->theirs), NULL };
  g_auto (GStrv) used = NULL;
  char *made = NULL;

  switch (g_test_rand_int_range (0, 11))
    {
    case 0:
      made = ash_desk_add_module (store, id, self->text, NULL, NULL);
      break;
    case 1:
      used = ash_desk_use_items (store, id, NULL, NULL, from, NULL);
      break;
    case 2:
      ash_desk_rename_item (store, item, self->text, NULL);
      break;
    case 3:
      ash_desk_move_items (store, two, id, NULL, NULL, NULL);
      break;
    case 4:
      ash_desk_move_items (store, two, id, other, NULL, NULL);
      break;
    case 5:
      ash_desk_indent_item (store, item, NULL);
      break;
    case 6:
      ash_desk_outdent_item (store, item, NULL);
      break;
    case 7:
      ash_desk_delete_items (store, two, NULL);
      break;
    case 8:
      used = self->n % 2 == 0 ? ash_desk_duplicate_items (store, two, NULL)
                              : ash_desk_reuse_items (store, two, id, other, NULL, NULL);
      break;
    case 9:
      ash_desk_set_int (store, &ASH_ITEM, item, "minutes", self->n % 90, "Set minutes", NULL);
      break;
    default:
      ash_desk_shift_item (store, item, self->n % 2 == 0 ? 1 : -1, NULL);
    }
  g_free (made);
}

static void
edit_text (Strike *self)
{
  const AshItem *page = any_of_kind (self, ASH_ITEM_PAGE);
  const AshReplaceQuery query = { (char *) (self->n % 2 == 0 ? "the" : "data"), FALSE, TRUE,
                                  self->credential, FALSE };
  g_autoptr (AshReplaceFound) found = NULL;
  g_autofree char *html = g_strdup_printf (PAGE, self->text);
  g_autoptr (GBytes) body = g_bytes_new (html, strlen (html));

  if (self->n % 3 == 0)
    {
      found = ash_replace_find (self->store, &query, 60, NULL, NULL);
      if (found != NULL)
        ash_desk_replace (self->store, found, self->text, NULL);
    }
  else if (page != NULL)
    ash_desk_set_body (self->store, page->record.id, body, "text/html", NULL, "Edit page", NULL);
}

/* At any place where it can be cut. */
static void
edit_parts (Strike *self)
{
  const AshItem *page = any_of_kind (self, ASH_ITEM_PAGE);
  const AshItem *other = any_of_kind (self, ASH_ITEM_PAGE);
  const char *const two[] = { page != NULL ? page->record.id : "none",
                              other != NULL ? other->record.id : "none", NULL };
  g_autofree char *text = ash_desk_dup_page_text (self->store, two[0], NULL);
  g_autoptr (AshPageCuts) cuts = text != NULL ? ash_page_cuts_new (text, NULL) : NULL;
  guint n = cuts != NULL ? ash_page_cuts_get_n (cuts) : 0;
  g_auto (GStrv) made = NULL;
  g_autofree char *whole = NULL;

  if (n < 2 || self->n % 3 == 0)
    whole = ash_desk_merge_pages (self->store, two, NULL);
  else
    {
      guint at = (guint) g_test_rand_int_range (1, (int) n);
      const AshDeskCut cut = { ash_page_cuts_get (cuts, at)->offset, NULL };
      gsize end =
          at + 1 < n ? ash_page_cuts_get (cuts, at + 1)->offset : ash_page_cuts_get_end (cuts);

      if (self->n % 3 == 1)
        made = ash_desk_split_page (self->store, two[0], &cut, 1, NULL);
      else
        whole = ash_desk_move_part (self->store, two[0], cut.offset, end,
                                    self->n % 2 == 0 ? two[1] : NULL, self->text, NULL);
    }
}

/* What is tied to the old course: a phrase rewritten or kept, or all of them. */
static void
edit_leftovers (Strike *self)
{
  g_autoptr (GPtrArray) found = ash_desk_find_leftovers (self->store, self->credential, NULL, NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  if (found == NULL || found->len == 0)
    return;
  g_ptr_array_add (one, g_ptr_array_index (found, g_test_rand_int_range (0, (int) found->len)));
  if (self->n % 3 == 0)
    ash_desk_keep_leftover (self->store, self->credential, g_ptr_array_index (one, 0), NULL);
  else
    ash_desk_rewrite (self->store, self->n % 3 == 1 ? one : found, NULL);
}

/* The design */

static void
edit_outcomes (Strike *self)
{
  AshStore *store = self->store;
  const char *outcome = any_outcome (self);
  char *made = NULL;

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      made = ash_desk_add_outcome (store, self->credential, self->text, NULL, NULL);
      break;
    case 1:
      ash_desk_set_outcome_text (store, outcome, self->text, NULL);
      break;
    case 2:
      ash_desk_set_outcome_level (store, outcome, self->n % 2 == 0 ? "apply" : NULL, NULL);
      break;
    case 3:
      ash_desk_shift_outcome (store, self->credential, outcome, self->n % 2 == 0 ? 1 : -1, NULL);
      break;
    case 4:
      made = ash_desk_duplicate_outcome (store, self->credential, outcome, NULL);
      break;
    case 5:
      made = ash_desk_add_skill (store, self->credential, self->text, NULL, NULL);
      break;
    case 6:
      if (self->n % 2 == 0)
        ash_desk_indent_outcome (store, self->credential, outcome, NULL);
      else
        ash_desk_outdent_outcome (store, self->credential, outcome, NULL);
      break;
    case 7:
      ash_desk_set_outcome_module (store, self->credential, outcome, any_row (self->items), NULL);
      break;
    default:
      if (self->n % 3 == 0)
        ash_desk_delete_outcome (store, self->credential, outcome, NULL);
    }
  g_free (made);
}

static void
edit_evidence (Strike *self)
{
  AshStore *store = self->store;
  const char *assessment = any_row (self->assessments);
  const char *item = any_row (self->items);
  const char *const all[] = { assessment, any_row (self->assessments), NULL };
  char *made = NULL;

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      made = ash_desk_add_evidence (store, self->credential, NULL, self->text, "viva", NULL);
      break;
    case 1:
      made = ash_desk_make_evidence (store, item, NULL);
      break;
    case 2:
      ash_desk_mark_evidence (store, assessment, any_outcome (self), (int) (self->n % 4) - 1, NULL);
      break;
    case 3:
      ash_desk_shift_evidence (store, assessment, self->n % 2 == 0 ? 1 : -1, NULL);
      break;
    case 4:
      ash_desk_share_weights (store, self->credential, NULL);
      break;
    case 5:
      ash_desk_set_completion (store, self->credential, ASH_RULE_NEED, 1, all, NULL);
      break;
    case 6:
      ash_desk_start_rubric (store, assessment, self->n % 2 == 0, NULL);
      break;
    case 7:
      ash_desk_align (store, ASH_SUBJECT_ITEM, item, any_outcome (self),
                      self->n % 2 == 0 ? ASH_DEPTH_INTRODUCED : ASH_DEPTH_PRACTISED, NULL);
      break;
    default:
      if (self->n % 3 == 0)
        ash_desk_delete_evidence (store, assessment, NULL);
      else
        ash_desk_remove_rubric (store, assessment, NULL);
    }
  g_free (made);
}

/* What a hand does in the grid, and what stands in the bank. */
static void
edit_rubric (Strike *self)
{
  AshStore *store = self->store;
  const char *assessment = any_row (self->assessments);
  g_autoptr (AshGrid) grid = ash_desk_load_grid (store, assessment, NULL);
  guint row = self->n % 3;
  guint column = self->n % 2;

  if (grid == NULL || grid->rubric->record.id == NULL)
    {
      ash_desk_start_rubric (store, assessment, FALSE, NULL);
      return;
    }
  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      ash_desk_split_rubric (store, assessment, NULL);
      return;
    case 1:
      ash_desk_bank_rubric (store, assessment, self->text, NULL);
      return;
    case 2:
      ash_desk_use_rubric (store, assessment, any_row (self->rubrics), NULL);
      return;
    case 3:
      ash_grid_add_row (grid, row, self->text);
      break;
    case 4:
      ash_grid_remove_row (grid, row);
      break;
    case 5:
      ash_grid_move_row (grid, row, 0);
      break;
    case 6:
      ash_grid_set_column_points (grid, column, 0, (gint64) (self->n % 9) * 100);
      break;
    case 7:
      ash_grid_set_outcome (grid, row, any_outcome (self), self->n % 2 == 0);
      break;
    default:
      ash_grid_set_cell (grid, row, column, self->text);
    }
  ash_desk_save_grid (store, assessment, grid, "Change rubric", NULL, NULL);
}

static void
edit_quiz (Strike *self)
{
  AshStore *store = self->store;
  const AshItem *quiz = any_of_kind (self, ASH_ITEM_QUIZ);
  const char *entry = any_row (self->entries);
  const char *const one[] = { entry, NULL };
  char *made = NULL;

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      made = ash_desk_add_quiz (store, self->credential, NULL, NULL, self->text, NULL);
      break;
    case 1:
      if (quiz == NULL)
        made = ash_desk_add_quiz (store, self->credential, NULL, NULL, self->text, NULL);
      else
        made = ash_desk_quiz_add_question (store, quiz->record.id, NULL,
                                           (AshQuestionKind) (self->n % 6), NULL);
      break;
    case 2:
      made = ash_desk_quiz_duplicate (store, entry, NULL);
      break;
    case 3:
      ash_desk_question_set_text (store, entry, "stem", self->text, NULL);
      break;
    case 4:
      ash_desk_question_set_kind (store, entry, (AshQuestionKind) (self->n % 6), NULL);
      break;
    case 5:
      ash_desk_quiz_shift (store, entry, self->n % 2 == 0 ? 1 : -1, NULL);
      break;
    case 6:
      made = ash_desk_choice_add (store, entry, NULL, self->text, NULL);
      break;
    case 7:
      ash_desk_question_set_outcome (store, entry, any_outcome (self), NULL);
      break;
    default:
      if (self->n % 3 == 0)
        ash_desk_quiz_delete (store, one, NULL);
      else
        ash_desk_quiz_set_points (store, entry, (gint64) (self->n % 5) * 100, NULL);
    }
  g_free (made);
}

static void
edit_comments (Strike *self)
{
  const AshCommentAbout about = { .kind = "item", .subject = any_row (self->items) };
  g_autoptr (AshComment) any = ash_store_find (self->store, &ASH_COMMENT, NULL, NULL);
  char *made = NULL;

  switch (any == NULL ? 0 : g_test_rand_int_range (0, 6))
    {
    case 0:
    case 1:
      made = ash_desk_add_comment (self->store, self->credential, &about, "Mia", self->text, NULL);
      break;
    case 2:
      made = ash_desk_reply_to_comment (self->store, any->record.id, "Ben", self->text, NULL);
      break;
    case 3:
      ash_desk_edit_comment (self->store, any->record.id, self->text, NULL);
      break;
    case 4:
      ash_desk_delete_comment (self->store, any->record.id, NULL);
      break;
    default:
      ash_desk_resolve_comment (self->store, any->record.id, !any->is_resolved, NULL);
    }
  g_free (made);
}

static void (*const EDITORS[]) (Strike *self) = {
  edit_credential, edit_outline,   edit_outline,  edit_text,     edit_parts,    edit_parts,
  edit_text,       edit_leftovers, edit_outcomes, edit_outcomes, edit_evidence, edit_rubric,
  edit_rubric,     edit_quiz,      edit_quiz,     edit_comments,
};

static GPtrArray *
entries_of (AshStore *store, GPtrArray *items)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (ASH_QUIZ_ENTRY.free);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      GPtrArray *some = item->kind == ASH_ITEM_QUIZ
                            ? ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", item->record.id, NULL)
                            : NULL;

      if (some != NULL)
        g_ptr_array_extend_and_steal (all, some);
    }
  return all;
}

/* One edit of whatever is there, half of them in the first two credentials, where the most is; some
 * are refused. */
static void
edit_at_random (Fixture *fixture, guint n)
{
  AshStore *store = fixture->store;
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
  guint most = n % 2 == 0 ? MIN (credentials->len, 2) : credentials->len;
  const AshCredential *credential =
      g_ptr_array_index (credentials, g_test_rand_int_range (0, (int) most));
  g_autofree char *id = g_strdup (credential->record.id);
  g_autoptr (AshSource) source = ash_store_get (store, &ASH_SOURCE, fixture->source, NULL);
  g_autoptr (GPtrArray) own = ash_store_list (store, &ASH_ITEM, "tree", credential->tree, NULL);
  g_autoptr (GPtrArray) theirs = ash_store_list (store, &ASH_ITEM, "tree", source->tree, NULL);
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", id, NULL);
  g_autoptr (GPtrArray) assessments =
      ash_store_list (store, &ASH_ASSESSMENT, "credential", id, NULL);
  g_autoptr (GPtrArray) entries = entries_of (store, own);
  g_autoptr (GPtrArray) rubrics = ash_store_list (store, &ASH_RUBRIC, NULL, NULL, NULL);
  g_autofree char *text = g_strdup_printf ("Text “%u”", n);
  Strike strike = { store, n,           id,      credentials, own, theirs,
                    uses,  assessments, entries, rubrics,     text };

  EDITORS[g_test_rand_int_range (0, G_N_ELEMENTS (EDITORS))](&strike);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* An edit that is refused each time would never be walked through. */
static void
assert_each_kind (GHashTable *labels)
{
  static const char *const KINDS[] = { "Add outcome",          "Add evidence", "Change rubric",
                                       "Add question",         "Comment",      "Delete comment",
                                       "Split page",           "Merge pages",  "Move text to page",
                                       "Rewrite for any class" };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (!g_hash_table_contains (labels, KINDS[i]))
      g_error ("no step was “%s”", KINDS[i]);
}

/* What is typed on joins the step before: no step takes back more than its own. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_edits = 0;
  guint n_steps = 0;

  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (count_cb), &n_edits);
  for (guint n = 0; n_edits < EDITS; n++)
    edit_at_random (fixture, n);
  after = dump (fixture->store);
  for (;; n_steps++)
    {
      g_autofree char *label = ash_store_dup_undo_label (fixture->store);

      if (g_strcmp0 (label, "Apply plan") == 0)
        break;
      g_hash_table_add (labels, g_steal_pointer (&label));
      g_assert_true (ash_store_undo (fixture->store, &fixture->error));
    }
  g_test_message ("%u steps", n_steps);
  assert_each_kind (labels);
  g_assert_cmpuint (n_steps, >=, STEPS);
  undone = dump (fixture->store);
  g_assert_cmpstr (undone, ==, before);
  for (guint n = 0; n < n_steps; n++)
    g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk-walk/500-steps", Fixture, NULL, set_up, test_walk, tear_down);
  return g_test_run ();
}

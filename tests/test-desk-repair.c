/* What the checks find and offer to mend: on the sample, of whichever credential, each is one edit
 * after which the finding is gone, and after undo it is there again. */
#include <ash-desk-evidence.h>
#include <ash-desk-quiz.h>
#include <ash-desk-repair.h>
#include <ash-page.h>
#include <string.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = sample_store (&self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
}

static GPtrArray *
check (Fixture *self)
{
  GPtrArray *findings = ash_desk_check (self->store, NULL, NULL, &self->error);

  g_assert_no_error (self->error);
  return findings;
}

/* The first finding of a rule that offers it; NULL when there is none. */
static const AshFinding *
find (GPtrArray *findings, const char *rule, const char *verb, const AshRepair **out_repair)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      for (guint k = 0; g_str_equal (finding->rule, rule) && k < finding->repairs->len; k++)
        {
          *out_repair = g_ptr_array_index (finding->repairs, k);
          if (g_str_equal ((*out_repair)->verb, verb))
            return finding;
        }
    }
  return NULL;
}

static guint
count (GPtrArray *findings, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((AshFinding *) g_ptr_array_index (findings, i))->rule, rule);
  return n;
}

static void
mends (Fixture *self, const char *rule, const char *verb, gboolean is_aside)
{
  g_autoptr (GPtrArray) before = check (self);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const AshRepair *repair = NULL;
  const AshFinding *finding = find (before, rule, verb, &repair);
  g_autofree char *done = NULL;

  g_assert_nonnull (finding);
  g_assert_cmpint (repair->is_aside, ==, is_aside);
  done = ash_desk_repair (self->store, finding, repair, &self->error);
  g_assert_no_error (self->error);
  g_assert_cmpuint (strlen (done), >, 0);
  after = check (self);
  for (guint i = 0; i < after->len; i++)
    g_test_message ("%s", ((AshFinding *) g_ptr_array_index (after, i))->what);
  g_assert_cmpuint (count (after, rule), ==, count (before, rule) - 1);
  /* What is shown now may want a criterion; more than one new thing to say there never is. */
  g_assert_cmpuint (after->len, <=, before->len);
  ash_store_undo (self->store, &self->error);
  g_assert_no_error (self->error);
  undone = check (self);
  g_assert_cmpuint (undone->len, ==, before->len);
}

static void
test_outcome (Fixture *self, gconstpointer data)
{
  mends (self, "outcome-without-assessment", "show-by", FALSE);
}

static void
test_assessment (Fixture *self, gconstpointer data)
{
  mends (self, "assessment-without-outcome", "practise", TRUE);
}

/* The ids of what stands in the sample's first credential. */
static AshItem *
item_titled (Fixture *self, const char *title)
{
  g_autoptr (GPtrArray) items = ash_store_list (self->store, &ASH_ITEM, "title", title, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (AshCredential) owner =
          ash_store_find (self->store, &ASH_CREDENTIAL, "tree", item->tree);

      if (owner != NULL)
        return ash_item_copy (item);
    }
  g_assert_not_reached ();
}

/* An assessment that practises one outcome is offered to show it. */
static void
test_assessment_shows (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = item_titled (self, "Warm-up quiz");
  g_autoptr (AshCredential) credential =
      ash_store_find (self->store, &ASH_CREDENTIAL, "tree", quiz->tree);
  g_autoptr (GPtrArray) uses = ash_store_list (self->store, &ASH_CREDENTIAL_STATEMENT, "credential",
                                               credential->record.id, &self->error);
  const AshCredentialStatement *use = g_ptr_array_index (uses, 0);
  g_autoptr (AshAlignment) alignment = ash_alignment_new ();

  alignment->subject_kind = ASH_SUBJECT_ITEM;
  alignment->subject = g_strdup (quiz->record.id);
  alignment->statement = g_strdup (use->statement);
  alignment->depth = ASH_DEPTH_PRACTISED;
  ash_store_begin (self->store, "Test", NULL, &self->error);
  ash_store_insert (self->store, &ASH_ALIGNMENT, alignment, &self->error);
  ash_store_commit (self->store, &self->error);
  g_assert_no_error (self->error);
  mends (self, "assessment-without-outcome", "show-outcome", FALSE);
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  mends (self, "missing-alt-text", "decorate", TRUE);
}

static void
test_link (Fixture *self, gconstpointer data)
{
  mends (self, "dead-link", "unlink", FALSE);
}

/* A page that was left out, and to which a link leads. */
static void
test_unused (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) linked = item_titled (self, "Showing change over time");
  const char *ids[] = { linked->record.id, NULL };

  ash_desk_delete_items (self->store, ids, &self->error);
  g_assert_no_error (self->error);
  mends (self, "dead-link", "use-item", FALSE);
}

static void
test_quiz (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = item_titled (self, "Warm-up quiz");
  g_autofree char *first = ash_desk_quiz_add_question (self->store, quiz->record.id, NULL,
                                                       ASH_QUESTION_FILL_IN, &self->error);
  g_autofree char *second = ash_desk_quiz_add_question (
      self->store, quiz->record.id, NULL, ASH_QUESTION_MULTIPLE_RESPONSE, &self->error);
  g_autoptr (GPtrArray) findings = check (self);
  const AshRepair *repair;

  g_assert_cmpstr (find (findings, "quiz-without-key", "no-points", &repair)->to, ==, first);
  mends (self, "quiz-without-key", "no-points", TRUE);
}

static void
test_pool (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = item_titled (self, "Warm-up quiz");
  g_autoptr (AshCredential) credential =
      ash_store_find (self->store, &ASH_CREDENTIAL, "tree", quiz->tree);
  g_autofree char *bank =
      ash_desk_add_bank (self->store, credential->record.id, "Pool", &self->error);
  g_autofree char *entry = ash_desk_quiz_add_question (self->store, quiz->record.id, NULL,
                                                       ASH_QUESTION_ESSAY, &self->error);
  g_autofree char *draw = NULL;
  g_autoptr (AshQuizEntry) line = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  const AshRepair *repair;

  draw = ash_desk_quiz_add_draw (self->store, quiz->record.id, NULL, bank, 3, 100, &self->error);
  g_assert_no_error (self->error);
  /* None is not fewer. */
  empty = check (self);
  g_assert_cmpuint (count (empty, "small-pool"), ==, 1);
  g_assert_null (find (empty, "small-pool", "draw", &repair));
  ash_desk_question_move_to_bank (self->store, entry, bank, &self->error);
  ash_desk_quiz_delete (self->store, (const char *[]){ entry, NULL }, &self->error);
  g_assert_no_error (self->error);
  /* A number that has just been typed is what undo brings back. */
  g_assert_true (ash_desk_quiz_set_draw (self->store, draw, 4, &self->error));
  mends (self, "small-pool", "draw", FALSE);
  line = ash_store_find (self->store, &ASH_QUIZ_ENTRY, "id", draw);
  g_assert_cmpint (line->draw, ==, 4);
}

static void
test_hours (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = item_titled (self, "Warm-up quiz");
  g_autoptr (AshCredential) credential =
      ash_store_find (self->store, &ASH_CREDENTIAL, "tree", quiz->tree);

  ash_desk_set_int (self->store, &ASH_CREDENTIAL, credential->record.id, "minutes", 120, "Hours",
                    &self->error);
  g_assert_no_error (self->error);
  mends (self, "workload", "state-hours", FALSE);
}

static void
test_unused_bank (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = item_titled (self, "Warm-up quiz");
  g_autoptr (AshCredential) credential =
      ash_store_find (self->store, &ASH_CREDENTIAL, "tree", quiz->tree);
  g_autofree char *bank =
      ash_desk_add_bank (self->store, credential->record.id, "Spare", &self->error);
  g_autofree char *entry = ash_desk_quiz_add_question (self->store, quiz->record.id, NULL,
                                                       ASH_QUESTION_ESSAY, &self->error);

  ash_desk_question_move_to_bank (self->store, entry, bank, &self->error);
  ash_desk_quiz_delete (self->store, (const char *[]){ entry, NULL }, &self->error);
  g_assert_no_error (self->error);
  mends (self, "unused-bank", "drop-bank", TRUE);
}

/* Evidence of which the rubric judges everything but one outcome. */
static void
test_unjudged (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) brief = item_titled (self, "Chart critique");
  g_autoptr (AshAssessment) assessment =
      ash_store_find (self->store, &ASH_ASSESSMENT, "item", brief->record.id);
  g_autoptr (AshStatement) judge = ash_store_find (self->store, &ASH_STATEMENT, "text",
                                                   "Judge whether a map is the right picture");

  ash_desk_mark_evidence (self->store, assessment->record.id, judge->record.id, ASH_DEPTH_ASSESSED,
                          &self->error);
  g_assert_no_error (self->error);
  {
    g_autoptr (GPtrArray) before = check (self);
    const AshRepair *repair = NULL;
    const AshFinding *finding = find (before, "rubric-misses-outcome", "unmark", &repair);
    g_autofree char *done = ash_desk_repair (self->store, finding, repair, &self->error);
    g_autoptr (GPtrArray) after = check (self);

    g_assert_nonnull (done);
    /* Nothing shows it again: the one finding for the other. */
    g_assert_cmpuint (count (after, "rubric-misses-outcome"), ==, 0);
    g_assert_cmpuint (count (after, "outcome-without-assessment"), ==, 1);
  }
}

/* What a person mended by hand meanwhile is left as it is. */
static void
test_stale (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check (self);
  const AshRepair *repair = NULL;
  const AshFinding *finding = find (findings, "dead-link", "unlink", &repair);
  g_autofree char *done = ash_desk_repair (self->store, finding, repair, &self->error);
  g_autofree char *again = ash_desk_repair (self->store, finding, repair, &self->error);

  g_assert_nonnull (done);
  g_assert_null (again);
  g_assert_nonnull (self->error);
  g_clear_error (&self->error);
}

/* Bytes beside the change stay, whatever they are. */
static void
test_pages (void)
{
  static const struct
  {
    const char *before;
    const char *after; /* NULL: nothing to change */
  } UNLINKED[] = {
    { "<P>See <A  HREF='x.html'>the <b>page</B></a >.", "<P>See the <b>page</B>." },
    { "<a href=x.html>1</a><a href=y.html>2</a>", "1<a href=y.html>2</a>" },
    { "<a href=\"x.html\">open <p>and <i>on", "open <p>and <i>on" },
    { "<p>x.html</p>", NULL },
    { "", NULL },
  };
  static const struct
  {
    const char *before;
    const char *after;
  } DECORATED[] = {
    { "<IMG class=a SRC=x.png><br>", "<IMG alt=\"\" class=a SRC=x.png><br>" },
    { "<img alt='x.png' src='x.png'/>", "<img alt=\"\" src='x.png'/>" },
    { "<img src=x.png alt=x.png>", "<img src=x.png alt=\"\">" },
    { "<img src=y.png>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (UNLINKED); i++)
    {
      g_autofree char *after = ash_page_unlink (UNLINKED[i].before, -1, "x.html");

      g_assert_cmpstr (after, ==, UNLINKED[i].after);
    }
  for (guint i = 0; i < G_N_ELEMENTS (DECORATED); i++)
    {
      g_autofree char *after = ash_page_decorate (DECORATED[i].before, -1, "x.png");

      g_assert_cmpstr (after, ==, DECORATED[i].after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/desk/repair/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (outcome);
  ADD (assessment);
  ADD (assessment_shows);
  ADD (picture);
  ADD (link);
  ADD (unused);
  ADD (quiz);
  ADD (pool);
  ADD (hours);
  ADD (unused_bank);
  ADD (unjudged);
  ADD (stale);
  g_test_add_func ("/desk/repair/pages", test_pages);
  return g_test_run ();
}

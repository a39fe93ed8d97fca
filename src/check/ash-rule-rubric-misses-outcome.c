#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

/* What is judged in one assessment */
typedef struct
{
  GHashTable
      *subjects; /* (element-type utf8) ids of its criteria, and of the questions of its quiz */
  GHashTable *judged;  /* (element-type utf8) ids of the outcomes that these show */
  gboolean is_aligned; /* whether some criterion says which it shows */
} Judging;

static void
judging_clear (Judging *self)
{
  g_hash_table_unref (self->subjects);
  g_hash_table_unref (self->judged);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judging, judging_clear)

static void
add_subjects (Judging *self, const AshDesign *design, const AshAssessment *assessment)
{
  GPtrArray *criteria = ash_design_criteria (design, assessment->rubric);
  g_autoptr (GArray) lines =
      assessment->item != NULL ? ash_quiz_lines (design, assessment->item) : NULL;

  for (guint i = 0; i < criteria->len; i++)
    g_hash_table_add (self->subjects, ((AshRecord *) g_ptr_array_index (criteria, i))->id);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_hash_table_add (self->subjects, g_array_index (lines, AshQuizLine, i).question->record.id);
}

/* A criterion that judges a part judges something of the whole. */
static void
add_wholes (Judging *self, const AshDesign *design)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const AshStatement *whole = g_hash_table_contains (self->judged, outcome->record.id)
                                      ? ash_outcome_whole (design->outcomes, outcome)
                                      : NULL;

      if (whole != NULL)
        g_hash_table_add (self->judged, whole->record.id);
    }
}

static void
judging_init (Judging *self, const AshDesign *design, const AshAssessment *assessment)
{
  self->subjects = g_hash_table_new (g_str_hash, g_str_equal);
  self->judged = g_hash_table_new (g_str_hash, g_str_equal);
  add_subjects (self, design, assessment);
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth != ASH_DEPTH_ASSESSED || alignment->subject == NULL ||
          !g_hash_table_contains (self->subjects, alignment->subject) ||
          ash_design_outcome (design, alignment->statement) == NULL)
        continue;
      g_hash_table_add (self->judged, alignment->statement);
      self->is_aligned |= alignment->subject_kind == ASH_SUBJECT_CRITERION;
    }
  add_wholes (self, design);
}

/* (element-type utf8): ids of what the assessment itself is to show; borrowed */
static GHashTable *
claims_of (const AshDesign *design, const AshAssessment *assessment)
{
  GHashTable *claims = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth == ASH_DEPTH_ASSESSED && alignment->statement != NULL &&
          alignment->subject_kind == ASH_SUBJECT_ASSESSMENT &&
          g_strcmp0 (alignment->subject, assessment->record.id) == 0)
        g_hash_table_add (claims, alignment->statement);
    }
  return claims;
}

/* (element-type AshStatement): what the assessment is to show and no criterion judges */
static GPtrArray *
missed_outcomes (const AshDesign *design, GHashTable *claims, GHashTable *judged)
{
  GPtrArray *missed = g_ptr_array_new ();

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (g_hash_table_contains (claims, outcome->record.id) &&
          !g_hash_table_contains (judged, outcome->record.id))
        g_ptr_array_add (missed, (gpointer) outcome);
    }
  return missed;
}

static void
name_missed (AshCheck *check, const AshAssessment *assessment, const AshStatement *outcome)
{
  const char *text = outcome->text != NULL ? outcome->text : "";
  AshRepair *repair =
      ash_repair_new ("unmark", outcome->record.id, outcome->code != NULL ? outcome->code : text);

  repair->is_aside = TRUE;
  ash_check_offer (
      ash_check_add_about (
          check, &assessment->record, outcome->record.id,
          assessment->title != NULL ? assessment->title : "",
          g_strdup_printf (_ ("It is to show “%s”, but no criterion of its rubric judges that."),
                           text),
          _ ("Let a criterion judge it, or take the outcome from the assessment.")),
      repair);
}

static void
say_of_rubric (AshCheck *check, const AshAssessment *assessment, const char *what, const char *fix)
{
  ash_check_add_about (check, &assessment->record, assessment->rubric,
                       assessment->title != NULL ? assessment->title : "", g_strdup (what), fix);
}

/* Where no criterion says what it shows, that is said once; a rubric that judges a single outcome
 * need not say it. */
static void
check_rubric (AshCheck *check, const AshAssessment *assessment)
{
  const AshDesign *design = check->design;
  g_auto (Judging) judging = { 0 };
  g_autoptr (GHashTable) claims = claims_of (design, assessment);
  g_autoptr (GPtrArray) missed = NULL;

  judging_init (&judging, design, assessment);
  if (ash_design_criteria (design, assessment->rubric)->len == 0)
    {
      say_of_rubric (check, assessment, _ ("Its rubric has no criteria."),
                     _ ("Say what its marks are given for, or take the rubric away."));
      return;
    }
  missed = missed_outcomes (design, claims, judging.judged);
  if (judging.is_aligned)
    for (guint i = 0; i < missed->len; i++)
      name_missed (check, assessment, g_ptr_array_index (missed, i));
  else if (missed->len > 0 && g_hash_table_size (claims) > 1)
    say_of_rubric (check, assessment,
                   _ ("It is to show several outcomes, but no criterion of its rubric says which "
                      "it judges."),
                   _ ("Say of each criterion which outcome it shows."));
}

gboolean
ash_rule_rubric_misses_outcome (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (ash_design_rubric (design, assessment->rubric) != NULL)
        check_rubric (check, assessment);
    }
  return TRUE;
}

#include "ash-evidence.h"

#include "ash-outcome-tree.h"
#include "ash-quiz-lines.h"

const char *const ASH_BRIEF_PARTS[] = {
  "role", "situation", "product", "standard", "evidence", NULL
};

static GHashTable *
table_of_arrays (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
push (GHashTable *table, char *key, gpointer value)
{
  GPtrArray *row = g_hash_table_lookup (table, key);

  if (row == NULL)
    {
      row = g_ptr_array_new ();
      g_hash_table_insert (table, key, row);
    }
  if (!g_ptr_array_find (row, value, NULL))
    g_ptr_array_add (row, value);
}

/* What may be said to show something: the assessment, the criteria of its rubric, the questions of
 * its quiz. */
static void
add_subjects (GHashTable *subjects,
              const AshDesign *design,
              AshAssessment *assessment,
              gboolean with_questions)
{
  GPtrArray *criteria = ash_design_criteria (design, assessment->rubric);
  g_autoptr (GArray) lines =
      with_questions && assessment->item != NULL ? ash_quiz_lines (design, assessment->item) : NULL;

  push (subjects, assessment->record.id, assessment);
  for (guint i = 0; i < criteria->len; i++)
    push (subjects, ((AshRecord *) g_ptr_array_index (criteria, i))->id, assessment);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    push (subjects, g_array_index (lines, AshQuizLine, i).question->record.id, assessment);
}

/* Few designs mark questions, and many have quizzes of hundreds. */
static gboolean
marks_questions (const AshDesign *design)
{
  for (guint i = 0; i < design->alignments->len; i++)
    if (((AshAlignment *) g_ptr_array_index (design->alignments, i))->subject_kind ==
        ASH_SUBJECT_QUESTION)
      return TRUE;
  return FALSE;
}

/**
 * ash_design_evidence:
 *
 * An outcome is shown by an assessment, by a criterion of its rubric or by a question of its quiz.
 * A rubric that nothing is judged by shows nothing.
 *
 * Returns: (transfer full): id of an outcome -> (element-type AshAssessment); all borrowed from
 *   @design
 */
GHashTable *
ash_design_evidence (const AshDesign *design)
{
  g_autoptr (GHashTable) subjects = table_of_arrays ();
  GHashTable *evidence = table_of_arrays ();
  gboolean with_questions = marks_questions (design);

  for (guint i = 0; i < design->assessments->len; i++)
    add_subjects (subjects, design, g_ptr_array_index (design->assessments, i), with_questions);
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);
      gboolean is_of_evidence = alignment->subject_kind == ASH_SUBJECT_ASSESSMENT ||
                                alignment->subject_kind == ASH_SUBJECT_CRITERION ||
                                alignment->subject_kind == ASH_SUBJECT_QUESTION;
      GPtrArray *by = is_of_evidence && alignment->subject != NULL
                          ? g_hash_table_lookup (subjects, alignment->subject)
                          : NULL;

      if (by == NULL || alignment->depth != ASH_DEPTH_ASSESSED || alignment->statement == NULL)
        continue;
      for (guint j = 0; j < by->len; j++)
        push (evidence, alignment->statement, g_ptr_array_index (by, j));
    }
  return evidence;
}

/**
 * ash_design_shown_outcomes:
 *
 * By evidence of their own, by that of the whole that they are a part of, or by that of all their
 * parts. The checks, the matrix and the badge all mean this: a badge claims what no check misses.
 *
 * Returns: (transfer full) (element-type utf8): ids, borrowed from @design
 */
GHashTable *
ash_design_shown_outcomes (const AshDesign *design)
{
  g_autoptr (GHashTable) evidence = ash_design_evidence (design);
  GHashTable *shown = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, evidence);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (shown, id);
  ash_outcomes_add_related (design->outcomes, shown);
  return shown;
}

#include "ash-marks.h"

#include <ash-evidence.h>
#include <ash-quiz-lines.h>

#include "ash-scope.h"

struct _AshMarks
{
  gatomicrefcount n_refs;
  AshDesign *design;
  GHashTable *by_subject; /* item or assessment id -> (statement id -> packed depths) */
  GHashTable *assessed;   /* set of statement ids */
};

#define OWN(packed) ((AshMarkDepth) ((packed) &3))
#define DERIVED(packed) ((AshMarkDepth) (((packed) >> 2) & 3))

static guint
packed_of (const AshMarks *self, const char *subject, const char *statement)
{
  GHashTable *marks = g_hash_table_lookup (self->by_subject, subject);

  return marks != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (marks, statement)) : 0;
}

static void
note (AshMarks *self,
      const char *subject,
      const char *statement,
      AshMarkDepth depth,
      gboolean is_derived)
{
  GHashTable *marks = g_hash_table_lookup (self->by_subject, subject);
  guint packed;

  if (marks == NULL)
    {
      marks = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (self->by_subject, (gpointer) subject, marks);
    }
  packed = GPOINTER_TO_UINT (g_hash_table_lookup (marks, statement));
  if (is_derived)
    packed = OWN (packed) | MAX (DERIVED (packed), depth) << 2;
  else
    packed = MAX (OWN (packed), depth) | DERIVED (packed) << 2;
  g_hash_table_insert (marks, (gpointer) statement, GUINT_TO_POINTER (packed));
}

/* criterion id -> rubric id */
static GHashTable *
index_criteria (const AshDesign *design)
{
  GHashTable *rubrics = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->rubrics->len; i++)
    {
      const AshRubric *rubric = g_ptr_array_index (design->rubrics, i);
      GPtrArray *criteria = ash_design_criteria (design, rubric->record.id);

      for (guint j = 0; j < criteria->len; j++)
        g_hash_table_insert (rubrics, ((AshRecord *) g_ptr_array_index (criteria, j))->id,
                             rubric->record.id);
    }
  return rubrics;
}

static void
note_criterion (AshMarks *self, const char *rubric, const AshAlignment *mark, AshMarkDepth depth)
{
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (self->design->assessments, i);

      if (g_strcmp0 (each->rubric, rubric) == 0)
        note (self, each->record.id, mark->statement, depth, TRUE);
    }
}

/* question id -> (element-type utf8) the quizzes that ask it, of their own or from a pool */
static GHashTable *
index_questions (const AshDesign *design)
{
  GHashTable *quizzes =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer quiz;

  g_hash_table_iter_init (&iter, design->entries);
  while (g_hash_table_iter_next (&iter, &quiz, NULL))
    {
      g_autoptr (GArray) lines = ash_quiz_lines (design, quiz);

      for (guint i = 0; i < lines->len; i++)
        {
          char *question = g_array_index (lines, AshQuizLine, i).question->record.id;
          GPtrArray *row = g_hash_table_lookup (quizzes, question);

          if (row == NULL)
            {
              row = g_ptr_array_new ();
              g_hash_table_insert (quizzes, question, row);
            }
          g_ptr_array_add (row, quiz);
        }
    }
  return quizzes;
}

/* What a question is said to show, its quiz shows. */
static void
note_question (AshMarks *self, GPtrArray *quizzes, const AshAlignment *mark, AshMarkDepth depth)
{
  for (guint i = 0; quizzes != NULL && i < quizzes->len; i++)
    {
      const char *quiz = g_ptr_array_index (quizzes, i);
      const AshAssessment *evidence = ash_design_assessment_of_item (self->design, quiz);

      if (evidence != NULL)
        note (self, evidence->record.id, mark->statement, depth, TRUE);
      else
        note (self, quiz, mark->statement, MIN (depth, ASH_MARK_PRACTISED), TRUE);
    }
}

static void
note_alignment (AshMarks *self,
                GHashTable *criteria,
                GHashTable **questions,
                const AshAlignment *mark)
{
  AshMarkDepth depth = (AshMarkDepth) (mark->depth + 1);
  const char *rubric = NULL;

  if (mark->subject == NULL || mark->statement == NULL)
    return;
  switch (mark->subject_kind)
    {
    case ASH_SUBJECT_CRITERION:
      rubric = g_hash_table_lookup (criteria, mark->subject);
      if (rubric != NULL)
        note_criterion (self, rubric, mark, depth);
      break;
    case ASH_SUBJECT_QUESTION:
      if (*questions == NULL) /* few designs mark any */
        *questions = index_questions (self->design);
      note_question (self, g_hash_table_lookup (*questions, mark->subject), mark, depth);
      break;
    case ASH_SUBJECT_STATEMENT:
      break;
    case ASH_SUBJECT_ASSESSMENT:
      if (ash_design_assessment (self->design, mark->subject) != NULL)
        note (self, mark->subject, mark->statement, depth, FALSE);
      break;
    case ASH_SUBJECT_ITEM:
    default:
      note (self, mark->subject, mark->statement, MIN (depth, ASH_MARK_PRACTISED), FALSE);
      break;
    }
}

AshMarks *
ash_marks_new (AshDesign *design)
{
  AshMarks *self = g_new0 (AshMarks, 1);
  g_autoptr (GHashTable) criteria = index_criteria (design);
  g_autoptr (GHashTable) questions = NULL;

  g_atomic_ref_count_init (&self->n_refs);
  self->design = ash_design_ref (design);
  self->by_subject =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->assessed = ash_design_shown_outcomes (design);
  for (guint i = 0; i < design->alignments->len; i++)
    note_alignment (self, criteria, &questions, g_ptr_array_index (design->alignments, i));
  return self;
}

AshMarks *
ash_marks_ref (AshMarks *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
ash_marks_unref (AshMarks *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_hash_table_unref (self->by_subject);
  g_hash_table_unref (self->assessed);
  ash_design_free (self->design);
  g_free (self);
}

static void
add_below (const AshMarks *self, const char *item, const char *statement, AshMark *mark)
{
  GPtrArray *children = ash_design_children (self->design, item);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);
      guint packed = packed_of (self, child->record.id, statement);
      AshMarkDepth depth = MAX (OWN (packed), DERIVED (packed));

      mark->n += depth != ASH_MARK_NONE;
      mark->derived = MAX (mark->derived, depth);
      add_below (self, child->record.id, statement, mark);
    }
}

AshMark
ash_marks_get (const AshMarks *self, const AshColumn *column, const AshStatement *outcome)
{
  const char *statement = outcome->record.id;
  guint packed = packed_of (self, column->id, statement);
  AshMark mark = { OWN (packed), DERIVED (packed), 0 };

  if (column->kind == ASH_COLUMN_MODULE)
    add_below (self, column->id, statement, &mark);
  else if (column->item != NULL)
    mark.own = MAX (mark.own, OWN (packed_of (self, column->item, statement)));
  return mark;
}

GHashTable *
ash_marks_of (const AshMarks *self, const char *subject)
{
  return g_hash_table_lookup (self->by_subject, subject);
}

guint
ash_marks_count (const AshMarks *self, const AshStatement *outcome, AshMarkDepth depth)
{
  GHashTableIter iter;
  gpointer marks;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->by_subject);
  while (g_hash_table_iter_next (&iter, NULL, &marks))
    {
      guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (marks, outcome->record.id));

      n += MAX (OWN (packed), DERIVED (packed)) == depth;
    }
  return n;
}

gboolean
ash_marks_is_assessed (const AshMarks *self, const AshStatement *outcome)
{
  return g_hash_table_contains (self->assessed, outcome->record.id);
}

guint
ash_marks_n_assessed (const AshMarks *self)
{
  guint n = 0;

  for (guint i = 0; i < self->design->outcomes->len; i++)
    n += ash_marks_is_assessed (self, g_ptr_array_index (self->design->outcomes, i));
  return n;
}

gboolean
ash_marks_has_derived (const AshMarks *self)
{
  for (guint i = 0; i < self->design->assessments->len; i++)
    for (guint j = 0; j < self->design->outcomes->len; j++)
      {
        const AshRecord *evidence = g_ptr_array_index (self->design->assessments, i);
        const AshRecord *outcome = g_ptr_array_index (self->design->outcomes, j);
        guint packed = packed_of (self, evidence->id, outcome->id);

        if (DERIVED (packed) > OWN (packed))
          return TRUE;
      }
  return FALSE;
}

/* Columns */

void
ash_column_free (AshColumn *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->item);
  g_free (self->title);
  g_free (self);
}

static void
add_evidence (GPtrArray *columns, const AshDesign *design, const AshAssessment *assessment)
{
  const AshItem *item = ash_design_item (design, assessment->item);
  AshColumn *column = g_new0 (AshColumn, 1);

  column->kind = ASH_COLUMN_EVIDENCE;
  column->id = g_strdup (assessment->record.id);
  column->item = item != NULL ? g_strdup (item->record.id) : NULL;
  column->title = g_strdup (assessment->title);
  column->item_kind = item != NULL ? item->kind : ASH_N_ITEM_KINDS;
  column->weight_bp = assessment->weight_bp;
  column->minutes = item != NULL ? item->minutes : assessment->minutes;
  g_ptr_array_add (columns, column);
}

static gint64
minutes_below (const AshDesign *design, const AshItem *item)
{
  GPtrArray *children = ash_design_children (design, item->record.id);
  gint64 minutes = MAX (item->minutes, 0);

  for (guint i = 0; i < children->len; i++)
    minutes += minutes_below (design, g_ptr_array_index (children, i));
  return minutes;
}

static void
add_item (GPtrArray *columns, const AshDesign *design, const AshItem *item, gboolean is_open)
{
  AshColumn *column = g_new0 (AshColumn, 1);

  column->kind = item->kind == ASH_ITEM_FOLDER ? ASH_COLUMN_MODULE : ASH_COLUMN_ITEM;
  column->id = g_strdup (item->record.id);
  column->title = g_strdup (item->title);
  column->item_kind = item->kind;
  column->weight_bp = ASH_UNSET;
  column->minutes = item->kind == ASH_ITEM_FOLDER ? minutes_below (design, item) : item->minutes;
  column->is_open = is_open;
  g_ptr_array_add (columns, column);
}

/* Evidence has a column of its own; a heading teaches nothing. */
static gboolean
is_learning (const AshDesign *design, const AshItem *item)
{
  return item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL &&
         ash_design_assessment_of_item (design, item->record.id) == NULL;
}

static void
add_items_below (GPtrArray *columns, const AshDesign *design, const char *parent)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (is_learning (design, child))
        add_item (columns, design, child, FALSE);
      add_items_below (columns, design, child->record.id);
    }
}

static gboolean
has_learning_below (const AshDesign *design, const char *parent)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (is_learning (design, child) || has_learning_below (design, child->record.id))
        return TRUE;
    }
  return FALSE;
}

static void
add_modules (GPtrArray *columns, const AshDesign *design, const char *parent, const char *open)
{
  GPtrArray *top = ash_design_children (design, parent);

  for (guint i = 0; i < top->len; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);
      gboolean is_open = g_strcmp0 (item->record.id, open) == 0;

      if (item->kind == ASH_ITEM_FOLDER ? !has_learning_below (design, item->record.id)
                                        : !is_learning (design, item))
        continue;
      add_item (columns, design, item, is_open);
      if (is_open)
        add_items_below (columns, design, item->record.id);
    }
}

GPtrArray *
ash_columns_new_in (const AshDesign *design, const AshScope *scope, const char *open, guint slots)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_column_free);
  const char *module = ash_scope_get_module (scope);
  guint n_evidence;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      if (ash_scope_has_evidence (scope, each->record.id))
        add_evidence (columns, design, each);
    }
  n_evidence = columns->len;
  add_items_below (columns, design, module);
  if (columns->len <= slots)
    return columns;
  g_ptr_array_remove_range (columns, n_evidence, columns->len - n_evidence);
  add_modules (columns, design, module, open);
  return columns;
}

GPtrArray *
ash_columns_new (const AshDesign *design, const char *open, guint slots)
{
  return ash_columns_new_in (design, NULL, open, slots);
}

guint
ash_columns_n_evidence (GPtrArray *columns)
{
  guint n = 0;

  while (n < columns->len &&
         ((AshColumn *) g_ptr_array_index (columns, n))->kind == ASH_COLUMN_EVIDENCE)
    n++;
  return n;
}

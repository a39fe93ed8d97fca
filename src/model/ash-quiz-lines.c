#include "ash-quiz-lines.h"

gboolean
ash_question_has_choices (AshQuestionKind kind)
{
  return kind == ASH_QUESTION_MULTIPLE_CHOICE || kind == ASH_QUESTION_MULTIPLE_RESPONSE ||
         kind == ASH_QUESTION_TRUE_FALSE;
}

gboolean
ash_question_has_accepted (AshQuestionKind kind)
{
  return kind == ASH_QUESTION_FILL_IN || kind == ASH_QUESTION_PATTERN_MATCH;
}

static void
add_line (GArray *lines, const AshQuizEntry *entry, const AshQuestion *question)
{
  AshQuizLine line = { entry, question,
                       entry->points_c != ASH_UNSET ? entry->points_c : question->points_c };

  g_array_append_val (lines, line);
}

static void
add_draw (GArray *lines, const AshDesign *design, const AshQuizEntry *draw, GHashTable *asked)
{
  GPtrArray *questions = ash_design_bank_questions (design, draw->bank);
  gint64 n = draw->draw;

  for (guint i = 0; n > 0 && i < questions->len; i++)
    {
      const AshQuestion *question = g_ptr_array_index (questions, i);

      if (!g_hash_table_add (asked, question->record.id))
        continue;
      add_line (lines, draw, question);
      n--;
    }
}

/* (element-type utf8): ids of the questions that the quiz asks by itself; borrowed */
static GHashTable *
asked_by_itself (const AshDesign *design, const char *quiz)
{
  GPtrArray *entries = ash_design_entries (design, quiz);
  GHashTable *asked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question != NULL)
        g_hash_table_add (asked, entry->question);
    }
  return asked;
}

/**
 * ash_quiz_lines:
 * @quiz: id of a quiz of @design
 *
 * Returns: (transfer full) (element-type AshQuizLine): what it asks, in order, draws made
 */
GArray *
ash_quiz_lines (const AshDesign *design, const char *quiz)
{
  GPtrArray *entries = ash_design_entries (design, quiz);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AshQuizLine));
  g_autoptr (GHashTable) asked = asked_by_itself (design, quiz);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuestion *question = ash_design_question (design, entry->question);

      if (question != NULL)
        add_line (lines, entry, question);
      else if (entry->question == NULL && entry->bank != NULL)
        add_draw (lines, design, entry, asked);
    }
  return lines;
}

/**
 * ash_quiz_drawable:
 * @draw: an entry that draws from a bank
 *
 * Returns: (transfer container) (element-type AshQuestion): every question of the bank that a
 *   learner may be asked; the quiz asks the others already by itself
 */
GPtrArray *
ash_quiz_drawable (const AshDesign *design, const AshQuizEntry *draw)
{
  GPtrArray *questions = ash_design_bank_questions (design, draw->bank);
  g_autoptr (GHashTable) asked = asked_by_itself (design, draw->quiz);
  GPtrArray *drawable = g_ptr_array_new ();

  for (guint i = 0; i < questions->len; i++)
    {
      AshQuestion *question = g_ptr_array_index (questions, i);

      if (!g_hash_table_contains (asked, question->record.id))
        g_ptr_array_add (drawable, question);
    }
  return drawable;
}

/**
 * ash_quiz_n_drawable:
 * @draw: an entry that draws from a bank
 *
 * Returns: how many questions of the bank the quiz does not ask already by itself
 */
guint
ash_quiz_n_drawable (const AshDesign *design, const AshQuizEntry *draw)
{
  g_autoptr (GPtrArray) drawable = ash_quiz_drawable (design, draw);

  return drawable->len;
}

/**
 * ash_quiz_n_left:
 * @draw: an entry that draws from a bank
 *
 * Returns: how many questions the draws before it leave of those that can be drawn
 */
guint
ash_quiz_n_left (const AshDesign *design, const AshQuizEntry *draw)
{
  GPtrArray *entries = ash_design_entries (design, draw->quiz);
  gint64 n = ash_quiz_n_drawable (design, draw);

  for (guint i = 0; i < entries->len && g_ptr_array_index (entries, i) != draw; i++)
    {
      const AshQuizEntry *before = g_ptr_array_index (entries, i);

      if (before->question == NULL && g_strcmp0 (before->bank, draw->bank) == 0)
        n -= CLAMP (before->draw, 0, n);
    }
  return (guint) n;
}

/**
 * ash_quiz_points_c:
 *
 * Returns: what all lines of the quiz are worth together, in hundredths
 */
gint64
ash_quiz_points_c (const AshDesign *design, const char *quiz)
{
  g_autoptr (GArray) lines = ash_quiz_lines (design, quiz);
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      gint64 points_c = g_array_index (lines, AshQuizLine, i).points_c;

      sum += points_c >= 0 ? points_c : ASH_POINTS_DEFAULT_C;
    }
  return sum;
}

/* The fields named by @skip are where a record stands, not what it says. */
static gboolean
says_same (const AshRecordClass *klass, gconstpointer a, gconstpointer b, const char *const *skip)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];

      if (g_strv_contains (skip, field->name))
        continue;
      if (field->type == ASH_FIELD_TEXT &&
          g_strcmp0 (G_STRUCT_MEMBER (char *, a, field->offset),
                     G_STRUCT_MEMBER (char *, b, field->offset)) != 0)
        return FALSE;
      if (field->type == ASH_FIELD_INT &&
          G_STRUCT_MEMBER (gint64, a, field->offset) != G_STRUCT_MEMBER (gint64, b, field->offset))
        return FALSE;
      if ((field->type == ASH_FIELD_FLAG || field->type == ASH_FIELD_ENUM) &&
          G_STRUCT_MEMBER (int, a, field->offset) != G_STRUCT_MEMBER (int, b, field->offset))
        return FALSE;
    }
  return TRUE;
}

static gboolean
all_same (const AshRecordClass *klass, GPtrArray *a, GPtrArray *b)
{
  static const char *const place[] = { "question", "pos", NULL };

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!says_same (klass, g_ptr_array_index (a, i), g_ptr_array_index (b, i), place))
      return FALSE;
  return TRUE;
}

/**
 * ash_question_equal:
 *
 * Returns: whether two questions say the same, wherever they stand
 */
gboolean
ash_question_equal (const AshQuestionParts *a, const AshQuestionParts *b)
{
  static const char *const place[] = { "bank", "pos", "origin", "extra", NULL };

  return says_same (&ASH_QUESTION, a->question, b->question, place) &&
         all_same (&ASH_CHOICE, a->choices, b->choices) &&
         all_same (&ASH_ACCEPTED, a->accepted, b->accepted);
}

#include "ash-trial.h"

#include <ash-limits.h>

/* Quizzes: a line of a quiz is one or several units, each answered right or wrong. */

typedef enum
{
  UNIT_MARKED, /* by its answer key */
  UNIT_PERSON,
  UNIT_KEYLESS,
} UnitKind;

typedef struct
{
  UnitKind kind;
  gint64 points_c;
} Unit;

static gboolean
has_key (const AshDesign *design, const AshQuestion *question)
{
  const char *id = question->record.id;
  GPtrArray *choices;

  if (question->kind == ASH_QUESTION_FILL_IN || question->kind == ASH_QUESTION_PATTERN_MATCH)
    return ash_design_accepted (design, id)->len > 0;
  choices = ash_design_choices (design, id);
  for (guint i = 0; i < choices->len; i++)
    if (((const AshChoice *) g_ptr_array_index (choices, i))->is_correct)
      return TRUE;
  return FALSE;
}

static UnitKind
kind_of (const AshDesign *design, const AshQuestion *question)
{
  if (question->kind == ASH_QUESTION_ESSAY)
    return UNIT_PERSON;
  if (question->kind == ASH_QUESTION_UNKNOWN)
    return UNIT_KEYLESS;
  return has_key (design, question) ? UNIT_MARKED : UNIT_KEYLESS;
}

static gint64
points_of (const AshQuizEntry *entry, const AshQuestion *question)
{
  gint64 points = entry->points_c >= 0 ? entry->points_c : question->points_c;

  return points >= 0 ? MIN (points, G_MAXINT32) : 100;
}

static void
add_unit (GArray *units, const AshDesign *design, const AshQuizEntry *entry, const char *question)
{
  const AshQuestion *record = ash_design_question (design, question);
  Unit unit;

  if (record == NULL)
    return;
  unit = (Unit){ kind_of (design, record), points_of (entry, record) };
  g_array_append_val (units, unit);
}

/* Which ones are drawn is chance; the worst is taken: those a person has to mark come first. */
static void
add_draw (GArray *units, const AshDesign *design, const AshQuizEntry *entry)
{
  static const UnitKind worst_first[] = { UNIT_KEYLESS, UNIT_PERSON, UNIT_MARKED };
  GPtrArray *questions = ash_design_bank_questions (design, entry->bank);
  gint64 left = MIN (entry->draw, (gint64) questions->len);

  for (guint k = 0; k < G_N_ELEMENTS (worst_first); k++)
    for (guint i = 0; left > 0 && i < questions->len; i++)
      {
        const AshQuestion *question = g_ptr_array_index (questions, i);

        if (kind_of (design, question) != worst_first[k])
          continue;
        add_unit (units, design, entry, question->record.id);
        left--;
      }
}

static GArray *
units_of (const AshDesign *design, const char *quiz)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));
  GPtrArray *entries = ash_design_entries (design, quiz);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question != NULL)
        add_unit (units, design, entry, entry->question);
      else if (entry->bank != NULL)
        add_draw (units, design, entry);
    }
  return units;
}

/* Half of the marked units, rounded down, drawn without putting back. */
static void
answer_half (const GArray *units, GRand *chance, AshTrialResult *result)
{
  guint left = 0, right;

  for (guint i = 0; i < units->len; i++)
    left += g_array_index (units, Unit, i).kind == UNIT_MARKED ? 1 : 0;
  right = left / 2;
  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (unit->kind != UNIT_MARKED)
        continue;
      if (right > 0 && (guint) g_rand_int_range (chance, 0, (gint32) left) < right)
        {
          result->got_c += unit->points_c;
          right--;
        }
      left--;
    }
}

static void
take_quiz (const AshDesign *design,
           const AshTrialProfile *profile,
           GRand *chance,
           AshTrialResult *result)
{
  g_autoptr (GArray) units = units_of (design, result->assessment->item);

  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      result->of_c += unit->points_c;
      if (unit->kind == UNIT_KEYLESS)
        result->n_keyless++;
      if (unit->kind == UNIT_PERSON && profile->answers != ASH_TRIAL_NOTHING)
        result->person_c += unit->points_c;
      if (unit->kind == UNIT_MARKED && profile->answers == ASH_TRIAL_RIGHT)
        result->got_c += unit->points_c;
    }
  if (profile->answers == ASH_TRIAL_HALF)
    answer_half (units, chance, result);
}

/* Assessments */

/* Without a pass mark anything that earns a point passes. */
static gboolean
reaches (const AshTrialResult *result, gint64 points_c)
{
  gint64 pass_bp = MIN (result->assessment->pass_bp, 10000);

  if (pass_bp <= 0)
    return points_c > 0;
  return result->of_c > 0 && points_c * 10000 >= pass_bp * result->of_c;
}

static AshTrialState
state_by_points (const AshTrialResult *result)
{
  if (reaches (result, result->got_c))
    return ASH_TRIAL_PASSED;
  return result->person_c > 0 && reaches (result, result->got_c + result->person_c)
             ? ASH_TRIAL_OPEN
             : ASH_TRIAL_FAILED;
}

static AshTrialResult *
take (const AshDesign *design,
      const AshAssessment *assessment,
      const AshTrialProfile *profile,
      GRand *chance)
{
  AshTrialResult *result = g_new0 (AshTrialResult, 1);
  const AshItem *item =
      assessment->item != NULL ? ash_design_item (design, assessment->item) : NULL;

  result->assessment = assessment;
  if (profile->answers == ASH_TRIAL_ALL_BUT)
    {
      result->state = g_strcmp0 (assessment->record.id, profile->but) == 0 ? ASH_TRIAL_FAILED
                                                                           : ASH_TRIAL_PASSED;
      return result;
    }
  if (item != NULL && item->kind == ASH_ITEM_QUIZ)
    {
      take_quiz (design, profile, chance, result);
      result->state = state_by_points (result);
    }
  else
    result->state = profile->answers == ASH_TRIAL_NOTHING ? ASH_TRIAL_FAILED : ASH_TRIAL_OPEN;
  if (result->state == ASH_TRIAL_OPEN && profile->with_people)
    {
      result->state = ASH_TRIAL_PASSED;
      result->is_assumed = TRUE;
    }
  return result;
}

/* The rule */

typedef struct
{
  const AshDesign *design;
  GHashTable *below; /* parent id, "" for the top -> GPtrArray of AshRule */
  GHashTable *by_assessment;
} Book;

static GHashTable *
rules_by_parent (const AshDesign *design)
{
  GHashTable *below =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);
      const char *parent = rule->parent != NULL ? rule->parent : "";
      GPtrArray *list = g_hash_table_lookup (below, parent);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (below, (gpointer) parent, list);
        }
      g_ptr_array_add (list, (gpointer) rule);
    }
  return below;
}

static AshTrialState
judge (const AshRule *rule, gint64 n_all, gint64 n_passed, gint64 n_open)
{
  gint64 need = rule->op == ASH_RULE_ANY    ? 1
                : rule->op == ASH_RULE_NEED ? MAX (rule->need, 1)
                                            : n_all;

  if (n_passed >= need)
    return ASH_TRIAL_PASSED;
  return n_passed + n_open >= need ? ASH_TRIAL_OPEN : ASH_TRIAL_FAILED;
}

/* FALSE when the rule says nothing: its assessment is gone, or nothing is in it. */
static gboolean
evaluate (const Book *book, const AshRule *rule, guint depth, AshTrialState *out)
{
  GPtrArray *children;
  gint64 counts[3] = { 0 };

  if (rule->op == ASH_RULE_LEAF)
    {
      AshTrialResult *result =
          rule->target != NULL ? g_hash_table_lookup (book->by_assessment, rule->target) : NULL;

      if (result == NULL)
        return FALSE;
      result->is_counted = TRUE;
      *out = result->state;
      return TRUE;
    }
  children = g_hash_table_lookup (book->below, rule->record.id);
  for (guint i = 0; children != NULL && depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    {
      AshTrialState state;

      if (evaluate (book, g_ptr_array_index (children, i), depth + 1, &state))
        counts[state]++;
    }
  if (counts[0] + counts[1] + counts[2] == 0)
    return FALSE;
  *out = judge (rule, counts[0] + counts[1] + counts[2], counts[ASH_TRIAL_PASSED],
                counts[ASH_TRIAL_OPEN]);
  return TRUE;
}

static AshTrialVerdict
verdict_of (const AshDesign *design, GPtrArray *results)
{
  g_autoptr (GHashTable) below = rules_by_parent (design);
  g_autoptr (GHashTable) by_assessment = g_hash_table_new (g_str_hash, g_str_equal);
  Book book = { design, below, by_assessment };
  GPtrArray *roots = g_hash_table_lookup (below, "");
  AshTrialState state;

  for (guint i = 0; i < results->len; i++)
    {
      AshTrialResult *result = g_ptr_array_index (results, i);

      g_hash_table_insert (by_assessment, result->assessment->record.id, result);
    }
  if (roots == NULL || !evaluate (&book, g_ptr_array_index (roots, 0), 0, &state))
    return ASH_TRIAL_NO_RULE;
  return state == ASH_TRIAL_PASSED ? ASH_TRIAL_EARNED
         : state == ASH_TRIAL_OPEN ? ASH_TRIAL_WAITING
                                   : ASH_TRIAL_NOT_YET;
}

/* What the marks come to by their weights, when each is known and has one. */
static gint64
weighted (GPtrArray *results)
{
  gint64 weights = 0, sum = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const AshTrialResult *result = g_ptr_array_index (results, i);
      gint64 weight = result->assessment->weight_bp;

      if (weight < 0 || weight > 10000 || result->of_c == 0 || result->person_c > 0)
        return ASH_UNSET;
      weights += weight;
      sum += weight * (result->got_c * 10000 / result->of_c);
    }
  return weights > 0 ? sum / weights : ASH_UNSET;
}

/**
 * ash_trial_run:
 * @design: of a credential
 *
 * Returns: (transfer full): how the learner fares; borrows from @design
 */
AshTrial *
ash_trial_run (const AshDesign *design, const AshTrialProfile *profile)
{
  AshTrial *self = g_new0 (AshTrial, 1);
  g_autoptr (GRand) chance = g_rand_new_with_seed (profile->seed);

  self->results = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < design->assessments->len; i++)
    g_ptr_array_add (self->results,
                     take (design, g_ptr_array_index (design->assessments, i), profile, chance));
  self->verdict = verdict_of (design, self->results);
  self->total_bp = weighted (self->results);
  for (guint i = 0; profile->answers == ASH_TRIAL_HALF && i < self->results->len; i++)
    {
      const AshTrialResult *result = g_ptr_array_index (self->results, i);

      self->has_chance |= result->of_c > 0;
    }
  return self;
}

void
ash_trial_free (AshTrial *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->results);
  g_free (self);
}

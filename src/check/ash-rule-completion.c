/* What the rule of a credential asks for before its badge is given: whether it can be met, whether
 * it asks for anything, and whether it can be met without what the badge says. */
#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

#define MOST_NESTED 16
/* More outcomes are counted, not named. */
#define MOST_NAMED 3

/* The rule of a credential, read once */
typedef struct
{
  GHashTable *children; /* id of a rule -> (element-type AshRule) */
  GHashTable *targets;  /* id of a rule -> the AshAssessment that it asks for */
} Rules;

typedef gboolean (*IsPassedFunc) (const AshDesign *design,
                                  const AshAssessment *assessment,
                                  gpointer user_data);

/* One way to look at it: which assessments learners pass. */
typedef struct
{
  const AshDesign *design;
  const Rules *rules;
  IsPassedFunc is_passed;
  gpointer user_data;
} Passing;

static void
add_child (Rules *self, AshRule *rule)
{
  GPtrArray *row = g_hash_table_lookup (self->children, rule->parent);

  if (row == NULL)
    {
      row = g_ptr_array_new ();
      g_hash_table_insert (self->children, rule->parent, row);
    }
  g_ptr_array_add (row, rule);
}

static void
rules_init (Rules *self, const AshDesign *design)
{
  self->children =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < design->rules->len; i++)
    {
      AshRule *rule = g_ptr_array_index (design->rules, i);
      const AshAssessment *target =
          rule->op == ASH_RULE_LEAF ? ash_design_assessment (design, rule->target) : NULL;

      if (rule->parent != NULL)
        add_child (self, rule);
      if (target != NULL)
        g_hash_table_insert (self->targets, rule->record.id, (gpointer) target);
    }
}

static void
rules_clear (Rules *self)
{
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->targets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static gint64
n_needed (const AshRule *rule, gint64 n_children)
{
  if (rule->op == ASH_RULE_ANY)
    return 1;
  return rule->op == ASH_RULE_NEED ? MAX (rule->need, 1) : n_children;
}

/* Whether the rule at @rule is met; @n_below: how many things it speaks of. What speaks of nothing
 * asks nothing. */
static gboolean
is_met (const Passing *self, const AshRule *rule, guint depth, gint64 *n_below)
{
  GPtrArray *children = g_hash_table_lookup (self->rules->children, rule->record.id);
  gint64 n_children = 0;
  gint64 n_met = 0;

  *n_below = 0;
  if (rule->op == ASH_RULE_LEAF)
    {
      const AshAssessment *assessment = g_hash_table_lookup (self->rules->targets, rule->record.id);

      *n_below = assessment != NULL;
      return assessment == NULL || self->is_passed (self->design, assessment, self->user_data);
    }
  for (guint i = 0; children != NULL && depth < MOST_NESTED && i < children->len; i++)
    {
      gint64 n = 0;
      gboolean is_child_met = is_met (self, g_ptr_array_index (children, i), depth + 1, &n);

      n_children += n > 0;
      n_met += n > 0 && is_child_met;
      *n_below += n;
    }
  return n_children == 0 || n_met >= n_needed (rule, n_children);
}

/* Whether learners find it, and can pass it: it has a place in the outline, or needs none. */
static gboolean
can_be_passed (const AshDesign *design, const AshAssessment *assessment, gpointer user_data)
{
  const AshItem *item;

  if (assessment->pass_bp > 10000)
    return FALSE;
  if (assessment->item == NULL)
    return TRUE;
  item = ash_design_item (design, assessment->item);
  return item != NULL && item->is_linked && item->publish_state == ASH_PUBLISH_ACTIVE;
}

/* A credential whose rule cannot be met is one that nobody will ever earn. */
gboolean
ash_rule_completion (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_auto (Rules) rules = { 0 };
  Passing passing = { design, &rules, can_be_passed, NULL };

  rules_init (&rules, design);
  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);
      gint64 n;

      if (rule->parent != NULL || is_met (&passing, rule, 0, &n))
        continue;
      ash_check_add_whole (
          check, rule->record.id,
          g_strdup (_ ("The completion rule cannot be met: it asks for more than learners are "
                       "offered, or for more than 100 %.")),
          _ ("Ask for fewer assessments, or give each a place in a module."));
    }
  return TRUE;
}

/* Without a rule, nobody can say whether a learner has earned the badge. */
gboolean
ash_rule_missing_completion (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  if (design->badge == NULL || design->assessments->len == 0)
    return TRUE;
  for (guint i = 0; i < design->rules->len; i++)
    if (((const AshRule *) g_ptr_array_index (design->rules, i))->op == ASH_RULE_LEAF)
      return TRUE;
  ash_check_add_whole (
      check, NULL, g_strdup (_ ("Nothing says which assessments learners pass to earn the badge.")),
      _ ("Say whether they pass all of them, any, or so many."));
  return TRUE;
}

/* Choices */

/* What shows one outcome, itself or with the whole that it is a part of */
typedef struct
{
  GPtrArray *own;   /* (nullable) (element-type AshAssessment) */
  GPtrArray *whole; /* (nullable) */
} Shown;

static gboolean
is_among (GPtrArray *array, const AshAssessment *assessment)
{
  return array != NULL && g_ptr_array_find (array, assessment, NULL);
}

/* By learners who avoid all that shows the outcome */
static gboolean
is_beside (const AshDesign *design, const AshAssessment *assessment, gpointer user_data)
{
  const Shown *shown = user_data;

  return !is_among (shown->own, assessment) && !is_among (shown->whole, assessment);
}

static gboolean
can_be_avoided (const AshDesign *design, const Rules *rules, Shown *shown)
{
  Passing passing = { design, rules, is_beside, shown };
  gint64 n;

  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);

      if (rule->parent == NULL && !is_met (&passing, rule, 0, &n))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_asked_for (const AshDesign *design, const Rules *rules, Shown *shown)
{
  GHashTableIter iter;
  gpointer target;

  g_hash_table_iter_init (&iter, rules->targets);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    if (!is_beside (design, target, shown))
      return TRUE;
  return FALSE;
}

/* (element-type AshStatement): outcomes that something shows which learners may choose not to do.
 * What is not asked for at all is another finding. */
static GPtrArray *
avoidable_outcomes (AshCheck *check)
{
  const AshDesign *design = check->design;
  GHashTable *evidence = ash_check_shown_by (check);
  GPtrArray *found = g_ptr_array_new ();
  g_auto (Rules) rules = { 0 };

  rules_init (&rules, design);
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const AshStatement *whole = ash_outcome_whole (design->outcomes, outcome);
      Shown shown = { g_hash_table_lookup (evidence, outcome->record.id),
                      whole != NULL ? g_hash_table_lookup (evidence, whole->record.id) : NULL };

      /* One with parts is spoken of by its parts. */
      if (ash_outcomes_n_parts (design->outcomes, i) == 0 &&
          is_asked_for (design, &rules, &shown) && can_be_avoided (design, &rules, &shown))
        g_ptr_array_add (found, (gpointer) outcome);
    }
  return found;
}

/* (transfer full): "O1, O2, O3, +2", or words where there are no codes */
static char *
names_of (GPtrArray *outcomes)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (outcomes->len, MOST_NAMED); i++)
    {
      const AshStatement *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *quoted =
          g_strdup_printf (_ ("“%s”"), outcome->text != NULL ? outcome->text : "");

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              outcome->code != NULL ? outcome->code : quoted);
    }
  if (outcomes->len > MOST_NAMED)
    g_string_append_printf (names, ", +%u", outcomes->len - MOST_NAMED);
  return g_string_free (names, FALSE);
}

/* A choice is sound where whatever learners choose shows all that the badge says of them. */
gboolean
ash_rule_outcome_avoidable (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GString) ids = NULL;
  g_autofree char *names = NULL;

  if (design->badge == NULL || design->rules->len == 0)
    return TRUE;
  outcomes = avoidable_outcomes (check);
  if (outcomes->len == 0)
    return TRUE;
  ids = g_string_new (NULL);
  for (guint i = 0; i < outcomes->len; i++)
    g_string_append (ids, ((const AshStatement *) g_ptr_array_index (outcomes, i))->record.id);
  names = names_of (outcomes);
  ash_check_add_whole (
      check, ids->str,
      g_strdup_printf (_ ("Learners can earn the badge without showing %s: they may choose what "
                          "they pass."),
                       names),
      _ ("Ask everybody for what shows it, or let every choice show it."));
  return TRUE;
}

#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

/* Whether learners find it: it has a place in the outline, or needs none. */
static gboolean
is_offered (const AshDesign *design, const AshAssessment *assessment)
{
  const AshItem *item;

  if (assessment->item == NULL)
    return TRUE;
  item = ash_design_item (design, assessment->item);
  return item != NULL && item->is_linked && item->publish_state == ASH_PUBLISH_ACTIVE;
}

static gint64
n_needed (const AshRule *rule, gint64 n_children)
{
  if (rule->op == ASH_RULE_ANY)
    return 1;
  return rule->op == ASH_RULE_NEED ? MAX (rule->need, 1) : n_children;
}

/* Whether the rule at @rule can be met; @n_below: how many things it speaks of. What speaks of
 * nothing asks nothing. */
static gboolean
can_be_met (const AshDesign *design, const AshRule *rule, guint depth, gint64 *n_below)
{
  gint64 n_children = 0;
  gint64 n_met = 0;

  *n_below = 0;
  if (rule->op == ASH_RULE_LEAF)
    {
      const AshAssessment *assessment = ash_design_assessment (design, rule->target);

      *n_below = assessment != NULL;
      return assessment == NULL ||
             (is_offered (design, assessment) && assessment->pass_bp <= 10000);
    }
  for (guint i = 0; depth < 16 && i < design->rules->len; i++)
    {
      const AshRule *child = g_ptr_array_index (design->rules, i);
      gint64 n = 0;
      gboolean is_met;

      if (child->parent == NULL || g_strcmp0 (child->parent, rule->record.id) != 0)
        continue;
      is_met = can_be_met (design, child, depth + 1, &n);
      n_children += n > 0;
      n_met += n > 0 && is_met;
      *n_below += n;
    }
  return n_children == 0 || n_met >= n_needed (rule, n_children);
}

/* A credential whose rule cannot be met is one that nobody will ever earn. */
gboolean
ash_rule_completion (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);
      gint64 n;

      if (rule->parent != NULL || can_be_met (design, rule, 0, &n))
        continue;
      ash_check_add_about (
          check, &design->credential->record, rule->record.id,
          design->tree->title != NULL ? design->tree->title : "",
          g_strdup (_ ("The completion rule cannot be met: it asks for more than learners are "
                       "offered, or for more than 100 %.")),
          _ ("Ask for fewer assessments, or give each a place in a module."));
    }
  return TRUE;
}

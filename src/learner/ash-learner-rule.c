#include "ash-learner-private.h"

#include <ash-limits.h>

static GPtrArray *
rules_below (const AshDesign *design, const char *parent)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < design->rules->len; i++)
    {
      AshRule *rule = g_ptr_array_index (design->rules, i);

      if (g_strcmp0 (rule->parent, parent) == 0)
        g_ptr_array_add (found, rule);
    }
  return found;
}

static char *
leaf_text (const AshDesign *design, const AshWords *words, const AshRule *rule)
{
  const AshAssessment *assessment = ash_design_assessment (design, rule->target);
  g_autofree char *percent = NULL;

  if (assessment == NULL)
    return NULL;
  if (assessment->pass_bp <= 0)
    return ash_words_format (words, "rule-leaf", "title", assessment->title, NULL);
  percent = ash_words_percent (words, assessment->pass_bp);
  return ash_words_format (words, "rule-leaf-pass", "title", assessment->title, "percent", percent,
                           NULL);
}

static char *
rule_text (const AshDesign *design, const AshWords *words, const AshRule *rule, guint depth);

/* What the children say, those left out that say nothing. A rule inside another stands in
 * brackets, so that "and" and "or" cannot be misread. */
static GPtrArray *
child_texts (const AshDesign *design, const AshWords *words, const AshRule *rule, guint depth)
{
  g_autoptr (GPtrArray) below = rules_below (design, rule->record.id);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < below->len; i++)
    {
      const AshRule *child = g_ptr_array_index (below, i);
      char *text = rule_text (design, words, child, depth + 1);

      if (text != NULL && child->op != ASH_RULE_LEAF && below->len > 1)
        {
          char *bare = text;

          text = ash_words_format (words, "rule-group", "list", bare, NULL);
          g_free (bare);
        }
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}

static char *
joined (const AshWords *words, const AshRule *rule, GPtrArray *texts)
{
  return ash_words_list (words, rule->op == ASH_RULE_ANY ? "list-or" : "list-and", texts);
}

static char *
in_words (const AshWords *words, const AshRule *rule, const char *list, const char *prefix)
{
  g_autofree char *key = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rule->need);

  if (rule->op == ASH_RULE_NEED)
    key = g_strdup_printf ("%s-need.%s", prefix, rule->need == 1 ? "one" : "other");
  else
    key = g_strdup_printf ("%s-%s", prefix, rule->op == ASH_RULE_ANY ? "any" : "all");
  return ash_words_format (words, key, "list", list, "n", number, NULL);
}

static char *
rule_text (const AshDesign *design, const AshWords *words, const AshRule *rule, guint depth)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *list = NULL;

  if (rule->op == ASH_RULE_LEAF)
    return leaf_text (design, words, rule);
  texts = child_texts (design, words, rule, depth);
  if (texts->len == 0)
    return NULL;
  list = joined (words, rule, texts);
  return texts->len == 1 ? g_steal_pointer (&list) : in_words (words, rule, list, "rule-inner");
}

/**
 * ash_learner_completion_text:
 *
 * The completion rule in words, in the language of the credential: "Pass all of these: “Chart
 * quiz” with at least 70 % and “Redesign”."
 *
 * Returns: (transfer full) (nullable): plain text, %NULL when no rule was made
 */
char *
ash_learner_completion_text (const AshDesign *design)
{
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  g_autoptr (GPtrArray) roots = rules_below (design, NULL);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *list = NULL;
  const AshRule *root;

  if (roots->len == 0)
    return NULL;
  root = g_ptr_array_index (roots, 0);
  if (root->op == ASH_RULE_LEAF)
    {
      list = leaf_text (design, words, root);
      return list != NULL ? ash_words_format (words, "rule-one", "list", list, NULL) : NULL;
    }
  texts = child_texts (design, words, root, 0);
  if (texts->len == 0)
    return NULL;
  list = joined (words, root, texts);
  if (texts->len == 1)
    return ash_words_format (words, "rule-one", "list", list, NULL);
  return in_words (words, root, list, "rule");
}

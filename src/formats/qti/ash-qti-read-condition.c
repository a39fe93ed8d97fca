#include "ash-qti-private.h"

#include <math.h>

static void
match_free (gpointer data)
{
  AshQtiMatch *match = data;

  g_free (match->text);
  g_free (match);
}

static gboolean
is_negated (const AshXmlNode *top, const AshXmlNode *node)
{
  for (const AshXmlNode *n = ash_xml_find (top, "not"); n != NULL;
       n = ash_xml_find_next (top, n, "not"))
    for (const AshXmlNode *inside = ash_xml_find (n, ash_xml_name (node)); inside != NULL;
         inside = ash_xml_find_next (n, inside, ash_xml_name (node)))
      if (inside == node)
        return TRUE;
  return FALSE;
}

static void
read_matches (AshQtiCondition *self, const AshXmlNode *variables, const char *name)
{
  gboolean has_not = ash_xml_find (variables, "not") != NULL;

  for (const AshXmlNode *node = ash_xml_find (variables, name); node != NULL;
       node = ash_xml_find_next (variables, node, name))
    {
      const char *cased = ash_xml_attribute (node, "case");
      AshQtiMatch *match;

      if (has_not && is_negated (variables, node))
        {
          self->is_negated = TRUE;
          continue;
        }
      match = g_new0 (AshQtiMatch, 1);
      match->text = g_strstrip (ash_xml_text (node));
      match->is_substring = g_str_equal (name, "varsubstring");
      match->is_case_sensitive = cased != NULL && g_ascii_strcasecmp (cased, "yes") == 0;
      g_ptr_array_add (self->equal, match);
    }
}

/* Names of the score variable differ; any number set to it counts. */
static void
read_score (AshQtiCondition *self, const AshXmlNode *node)
{
  for (const AshXmlNode *set = ash_xml_first (node, "setvar"); set != NULL;
       set = ash_xml_next (set, "setvar"))
    {
      g_autofree char *text = ash_xml_text (set);
      double value = g_ascii_strtod (text, NULL);

      self->has_score = TRUE;
      if (isfinite (value) && value > self->score)
        self->score = value;
    }
}

/**
 * ash_qti_condition_new:
 * @node: a `respcondition`
 *
 * Returns: (transfer full): what it asks and what it does
 */
AshQtiCondition *
ash_qti_condition_new (const AshXmlNode *node)
{
  AshQtiCondition *self = g_new0 (AshQtiCondition, 1);
  const AshXmlNode *variables = ash_xml_first (node, "conditionvar");

  self->equal = g_ptr_array_new_with_free_func (match_free);
  self->shown = g_ptr_array_new ();
  read_score (self, node);
  if (variables != NULL)
    {
      read_matches (self, variables, "varequal");
      read_matches (self, variables, "varsubstring");
      self->is_other = ash_xml_find (variables, "other") != NULL ||
                       ash_xml_find (variables, "unanswered") != NULL;
      self->is_group = ash_xml_first (variables, "and") != NULL;
    }
  if (self->equal->len > 0)
    self->is_negated = FALSE;
  else if (!self->is_negated)
    self->is_other = TRUE;
  for (const AshXmlNode *d = ash_xml_first (node, "displayfeedback"); d != NULL;
       d = ash_xml_next (d, "displayfeedback"))
    if (ash_xml_attribute (d, "linkrefid") != NULL)
      g_ptr_array_add (self->shown, (gpointer) ash_xml_attribute (d, "linkrefid"));
  return self;
}

void
ash_qti_condition_free (AshQtiCondition *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->equal);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

#include "ash-qti-private.h"

#include <string.h>

/* Where a feedback is shown. */
typedef enum
{
  SLOT_GENERAL,
  SLOT_CORRECT,
  SLOT_INCORRECT,
  SLOT_ANSWER,
} Slot;

static void
put (char **slot, const char *html)
{
  char *joined;

  if (html[0] == '\0' || (*slot != NULL && strstr (*slot, html) != NULL))
    return;
  joined = *slot == NULL ? g_strdup (html) : g_strconcat (*slot, "\n", html, NULL);
  g_free (*slot);
  *slot = joined;
}

/* A feedback's text without its solution or hint, which are texts of their own. */
static char *
text_of (const AshXmlNode *feedback)
{
  static const char *const apart[] = { "solution", "hint", NULL };

  return ash_qti_material (feedback, apart);
}

static const AshXmlNode *
find_feedback (const AshXmlNode *item, const char *ident)
{
  for (const AshXmlNode *f = ash_xml_first (item, "itemfeedback"); f != NULL;
       f = ash_xml_next (f, "itemfeedback"))
    if (g_strcmp0 (ash_xml_attribute (f, "ident"), ident) == 0)
      return f;
  return NULL;
}

/* Whether @ident is "IDENT_fb" of an answer. */
static int
answer_of_ident (const char *ident, GPtrArray *idents)
{
  for (guint i = 0; i < idents->len; i++)
    {
      const char *answer = g_ptr_array_index (idents, i);
      gsize length = strlen (answer);

      if (length > 0 && strncmp (ident, answer, length) == 0 &&
          (ident[length] == '\0' || g_str_equal (ident + length, "_fb")))
        return (int) i;
    }
  return -1;
}

/* The names that importers know decide; else what the condition asks. */
static Slot
slot_of (const AshQtiCondition *condition, const char *ident, GPtrArray *idents)
{
  if (strstr (ident, "incorrect") != NULL)
    return SLOT_INCORRECT;
  if (g_str_equal (ident, "general_fb"))
    return SLOT_GENERAL;
  if (answer_of_ident (ident, idents) >= 0)
    return SLOT_ANSWER;
  if (strstr (ident, "correct") != NULL)
    return SLOT_CORRECT;
  if (condition->is_negated)
    return SLOT_INCORRECT;
  if (condition->is_other)
    return condition->has_score && condition->score <= 0 ? SLOT_INCORRECT : SLOT_GENERAL;
  if (condition->score > 0 && (condition->is_group || condition->equal->len > 1))
    return SLOT_CORRECT;
  return SLOT_ANSWER;
}

static void
put_answer (AshQtiItem *self,
            const AshQtiCondition *condition,
            const char *ident,
            GPtrArray *idents,
            const char *html)
{
  int named = answer_of_ident (ident, idents);

  if (named >= 0)
    {
      put (&((AshChoice *) g_ptr_array_index (self->choices, (guint) named))->feedback, html);
      return;
    }
  for (guint i = 0; i < condition->equal->len; i++)
    {
      const char *text = ((AshQtiMatch *) g_ptr_array_index (condition->equal, i))->text;
      gboolean is_placed = FALSE;

      for (guint j = 0; j < idents->len; j++)
        if (g_str_equal (g_ptr_array_index (idents, j), text))
          {
            put (&((AshChoice *) g_ptr_array_index (self->choices, j))->feedback, html);
            is_placed = TRUE;
          }
      for (guint j = 0; j < self->accepted->len; j++)
        {
          AshAccepted *accepted = g_ptr_array_index (self->accepted, j);

          if (g_str_equal (accepted->text, text))
            {
              put (&accepted->feedback, html);
              is_placed = TRUE;
            }
        }
      if (!is_placed)
        put (condition->score > 0 ? &self->question->fb_correct : &self->question->fb_general,
             html);
    }
}

static void
place (AshQtiItem *self,
       const AshQtiCondition *condition,
       const char *ident,
       GPtrArray *idents,
       const char *html)
{
  switch (slot_of (condition, ident, idents))
    {
    case SLOT_GENERAL:
      put (&self->question->fb_general, html);
      break;
    case SLOT_CORRECT:
      put (&self->question->fb_correct, html);
      break;
    case SLOT_INCORRECT:
      put (&self->question->fb_incorrect, html);
      break;
    case SLOT_ANSWER:
      put_answer (self, condition, ident, idents, html);
      break;
    }
}

static void
read_solution_and_hint (AshQtiItem *self, const AshXmlNode *item)
{
  for (const AshXmlNode *f = ash_xml_first (item, "itemfeedback"); f != NULL;
       f = ash_xml_next (f, "itemfeedback"))
    {
      const AshXmlNode *solution = ash_xml_find (f, "solution");
      const AshXmlNode *hint = ash_xml_find (f, "hint");
      g_autofree char *solved = solution != NULL ? ash_qti_material (solution, NULL) : NULL;
      g_autofree char *hinted = hint != NULL ? ash_qti_material (hint, NULL) : NULL;

      if (solved != NULL)
        put (&self->question->solution, solved);
      if (hinted != NULL)
        put (&self->question->hint, hinted);
    }
}

/**
 * ash_qti_read_feedback:
 * @item: the `item` element
 * @idents: (element-type utf8): how the package calls the choices, in their order
 *
 * Puts each feedback that a condition shows where it belongs: general, correct, incorrect, or an
 * answer's own; and takes solutions and hints.
 */
void
ash_qti_read_feedback (AshQtiItem *self, const AshXmlNode *item, GPtrArray *idents)
{
  if (ash_xml_first (item, "itemfeedback") == NULL)
    return;
  for (const AshXmlNode *c = ash_xml_find (item, "respcondition"); c != NULL;
       c = ash_xml_find_next (item, c, "respcondition"))
    {
      g_autoptr (AshQtiCondition) condition = ash_qti_condition_new (c);

      for (guint i = 0; i < condition->shown->len; i++)
        {
          const char *ident = g_ptr_array_index (condition->shown, i);
          const AshXmlNode *feedback = find_feedback (item, ident);
          g_autofree char *html = feedback != NULL ? text_of (feedback) : NULL;

          if (html != NULL)
            place (self, condition, ident, idents, html);
        }
    }
  read_solution_and_hint (self, item);
}

#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_for_learners (const AshItem *item)
{
  return item->is_linked && item->role == ASH_ROLE_LEARNER;
}

/* A module with a text of its own is something to open. */
static gboolean
is_empty_module (const AshDesign *design, const AshItem *item)
{
  GPtrArray *children = ash_design_children (design, item->record.id);

  if (item->kind != ASH_ITEM_FOLDER || !is_for_learners (item) || item->body != NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (is_for_learners (g_ptr_array_index (children, i)))
      return FALSE;
  return TRUE;
}

/* While the first thing is not placed yet, every module is empty, and there is nothing to say. */
static gboolean
is_begun (const AshDesign *design)
{
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (is_for_learners (item) && item->parent != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Learners open it and find nothing; some systems leave it out. */
gboolean
ash_rule_empty_module (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  GPtrArray *modules = ash_design_children (design, NULL);

  if (!is_begun (design))
    return TRUE;
  for (guint i = 0; i < modules->len; i++)
    {
      const AshItem *module = g_ptr_array_index (modules, i);

      if (is_empty_module (design, module))
        ash_check_add (check, &module->record, module->title != NULL ? module->title : "",
                       g_strdup (_ ("There is nothing in it.")),
                       _ ("Put into it what learners read and do, or remove it."));
    }
  return TRUE;
}

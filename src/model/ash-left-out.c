#include "ash-left-out.h"

/**
 * ash_left_out_is:
 *
 * Returns: whether a person wants @item itself to stay behind when its credential is packed
 */
gboolean
ash_left_out_is (const AshDesign *design, const AshItem *item)
{
  return ash_design_field (design, item->record.id, ASH_FIELD_LEFT_OUT) != NULL;
}

/**
 * ash_left_out_are_teachers:
 *
 * Returns: whether items and notes that learners are not to see stay behind
 */
gboolean
ash_left_out_are_teachers (const AshDesign *design)
{
  return design->credential != NULL && ash_design_field (design, design->credential->record.id,
                                                         ASH_FIELD_WITHOUT_TEACHERS) != NULL;
}

static void
add_below (GPtrArray *list, const AshDesign *design, const char *parent)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; i < children->len; i++)
    {
      AshItem *item = g_ptr_array_index (children, i);

      if (ash_left_out_is (design, item))
        g_ptr_array_add (list, item);
      else
        add_below (list, design, item->record.id);
    }
}

GPtrArray *
ash_left_out_list (const AshDesign *design)
{
  GPtrArray *list = g_ptr_array_new ();

  add_below (list, design, NULL);
  return list;
}

/* What stays behind because a person wants it so. */
#include "ash-cc-write-private.h"

#include <ash-left-out.h>
#include <glib/gi18n-lib.h>

static gboolean
is_for_teachers (const AshItem *item)
{
  return item->role != ASH_ROLE_LEARNER;
}

static void
say_left_out (AshCartridgePlan *self, const AshItem *item, gboolean is_chosen)
{
  ash_cc_say (self, ASH_LINE_REFUSED, item,
              is_chosen ? _ ("It is left out, as you chose.")
                        : _ ("It is for teachers and left out, as you chose."));
}

/**
 * ash_cc_leave_out:
 *
 * Notes that @item is not written, when a person chose so of it, of a module that it is in, or of
 * all that is for teachers. What is in a module that stays behind is said with the module.
 *
 * Returns: whether it stays behind
 */
gboolean
ash_cc_leave_out (AshCartridgePlan *self, const AshItem *item)
{
  gboolean is_chosen = ash_left_out_is (self->design, item);
  gboolean is_below = item->parent != NULL && g_hash_table_contains (self->left_out, item->parent);
  gboolean is_left_out =
      is_chosen || is_below || (is_for_teachers (item) && ash_left_out_are_teachers (self->design));

  if (!is_left_out)
    return FALSE;
  g_hash_table_add (self->left_out, g_strdup (item->record.id));
  if (!is_below)
    say_left_out (self, item, is_chosen);
  return TRUE;
}

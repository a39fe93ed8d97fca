/* A large outline is read off the main thread. */
#include "ash-outline.h"

static gpointer
load (AshStore *store, gconstpointer tree, AshProgress *progress, GError **error)
{
  return ash_outline_load (store, tree, error);
}

/**
 * ash_outline_look_new:
 * @looked: is given an outline
 *
 * Returns: (transfer full): who loads large trees; what is ordered is the id of one
 */
AshLook *
ash_outline_look_new (AshLookedFunc looked, gpointer user_data)
{
  return ash_look_new (load, g_free, g_object_unref, looked, user_data);
}

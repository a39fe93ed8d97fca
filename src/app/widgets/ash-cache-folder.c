#include "ash-cache-folder.h"

#include <glib/gstdio.h>

#define KEPT_SECONDS (7 * 24 * 60 * 60)
/* Nothing of ours is deeper. */
#define MOST_LEVELS 8

char *
ash_cache_folder_path (const char *kind)
{
  return g_build_filename (g_get_user_cache_dir (), "ashlar", kind, NULL);
}

static gboolean
is_folder (const char *path, gint64 *out_changed)
{
  GStatBuf facts;

  if (g_lstat (path, &facts) != 0 || !S_ISDIR (facts.st_mode))
    return FALSE;
  *out_changed = facts.st_mtime;
  return TRUE;
}

static void
remove_folder (const char *path, guint level)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      gint64 changed;

      if (!is_folder (child, &changed))
        g_unlink (child);
      else if (level < MOST_LEVELS)
        remove_folder (child, level + 1);
    }
  g_rmdir (path);
}

void
ash_cache_folder_sweep (const char *kind)
{
  g_autofree char *folder = ash_cache_folder_path (kind);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);
      gint64 changed;

      if (is_folder (child, &changed) && changed + KEPT_SECONDS < now)
        remove_folder (child, 0);
    }
}

#pragma once

/* Folders of a test, of which nothing is left when it has ended. */
#include <glib/gstdio.h>

G_GNUC_UNUSED static void
scratch_remove (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      scratch_remove (below);
    }
  g_remove (path);
}

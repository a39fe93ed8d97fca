#include "ash-desk.h"
#include "sample-resources.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static GBytes *
lookup (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/Ashlar/sample/", name, NULL);

  return g_resource_lookup_data (ash_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

/* The reader takes a package by its path, under the name that the course list will show. */
static AshImported *
import_sample (AshStore *store, const char *folder, AshProgress *progress, GError **error)
{
  g_autoptr (GBytes) package = lookup ("sample.imscc", error);
  g_autofree char *path = g_build_filename (folder, "sample.imscc", NULL);
  AshImported *imported = NULL;

  if (package == NULL)
    return NULL;
  if (g_file_set_contents (path, g_bytes_get_data (package, NULL),
                           (gssize) g_bytes_get_size (package), error))
    imported = ash_cartridge_import (store, path, FALSE, progress, error);
  g_unlink (path);
  return imported;
}

static gboolean
fill (AshStore *store, const char *folder, AshProgress *progress, GError **error)
{
  g_autoptr (GBytes) plan = lookup ("plan.json", error);
  g_autoptr (AshImported) imported =
      plan != NULL ? import_sample (store, folder, progress, error) : NULL;

  return imported != NULL && ash_desk_accept_source (store, imported->source, error) &&
         ash_desk_apply_plan (store, plan, "plan.json", error);
}

/**
 * ash_desk_fill_sample:
 * @store: an empty document, open for building or editing
 *
 * Brings the sample course in and makes the credentials of its plan.
 */
gboolean
ash_desk_fill_sample (AshStore *store, AshProgress *progress, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("ashlar-XXXXXX", error);
  gboolean is_done;

  if (folder == NULL)
    return FALSE;
  is_done = fill (store, folder, progress, error);
  g_rmdir (folder);
  return is_done;
}

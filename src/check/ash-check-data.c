#include "ash-check-data-private.h"

#include <gio/gio.h>

#include "ash-check-resources.h"

GKeyFile *
ash_check_load_data (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/check/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (ash_check_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GKeyFile *file = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("%s: %s", name, error->message);
  return file;
}

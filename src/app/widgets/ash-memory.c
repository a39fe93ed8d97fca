#include "ash-memory.h"

static char *
memory_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "ashlar", "window.ini", NULL);
}

static GKeyFile *
memory (void)
{
  static GKeyFile *file;

  if (file == NULL)
    {
      g_autofree char *path = memory_path ();

      file = g_key_file_new ();
      /* One that is not there, or that somebody broke, is an empty one. */
      g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
    }
  return file;
}

/**
 * ash_memory_get:
 * @otherwise: what to take when nothing is remembered
 */
int
ash_memory_get (const char *group, const char *key, int otherwise)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (memory (), group, key, &error);

  return error == NULL ? value : otherwise;
}

void
ash_memory_set (const char *group, const char *key, int value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (ash_memory_get (group, key, value + 1) == value)
    return;
  g_key_file_set_integer (memory (), group, key, value);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (memory (), path, &error))
    g_warning ("window.ini: %s", error->message);
}

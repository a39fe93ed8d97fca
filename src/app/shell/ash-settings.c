#include "ash-settings.h"

#define SCHEMA "org.ashlar.Ashlar"
#define COMPILED "gschemas.compiled"

/**
 * ash_settings_find_schema:
 * @program: path of the running program
 *
 * In the build folder the compiled schema stands in `data/desktop`, two levels up. One that is
 * installed has it where GLib looks by itself.
 *
 * Returns: whether the program runs where it was built
 */
gboolean
ash_settings_find_schema (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *schemas = g_build_filename (folder, "..", "..", "data", "desktop", NULL);
  g_autofree char *compiled = g_build_filename (schemas, COMPILED, NULL);

  if (!g_file_test (compiled, G_FILE_TEST_EXISTS))
    return FALSE;
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
  return TRUE;
}

/**
 * ash_settings_get:
 *
 * Returns: (transfer none) (nullable): %NULL when the schema is not installed
 */
GSettings *
ash_settings_get (void)
{
  static GSettings *settings;
  static gboolean is_asked;

  if (!is_asked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
          source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

      is_asked = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}

/* An older schema may stand where a newer program looks. */
static gboolean
has_key (const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (ash_settings_get () == NULL)
    return FALSE;
  g_object_get (ash_settings_get (), "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

gboolean
ash_settings_get_boolean (const char *key, gboolean otherwise)
{
  return has_key (key) ? g_settings_get_boolean (ash_settings_get (), key) : otherwise;
}

void
ash_settings_set_boolean (const char *key, gboolean value)
{
  if (has_key (key))
    g_settings_set_boolean (ash_settings_get (), key, value);
}

int
ash_settings_get_int (const char *key, int otherwise)
{
  return has_key (key) ? g_settings_get_int (ash_settings_get (), key) : otherwise;
}

void
ash_settings_set_int (const char *key, int value)
{
  if (has_key (key))
    g_settings_set_int (ash_settings_get (), key, value);
}

char *
ash_settings_dup_string (const char *key, const char *otherwise)
{
  return has_key (key) ? g_settings_get_string (ash_settings_get (), key) : g_strdup (otherwise);
}

#include "ash-by-language.h"

#include <gio/gio.h>

#include "ash-check-resources.h"

static gpointer
read_file (const AshByLanguage *self, const char *path)
{
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ash_check_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJson) json = ash_json_parse (bytes, path, &error);

  /* They are compiled in and tested: they cannot be wrong without the build being wrong. */
  if (json == NULL)
    g_error ("%s", error->message);
  return self->read (ash_json_root (json));
}

/**
 * ash_by_language:
 * @lang: (nullable): a language with anything after it, as in “de-AT”; nothing counts as English
 *
 * May be called on any thread.
 *
 * Returns: (transfer none) (nullable): what was read of that language's file; %NULL where it has
 * none: then nothing is said, since a wrong word of advice is worse than none
 */
gconstpointer
ash_by_language (AshByLanguage *self, const char *lang)
{
  g_autofree char *name = g_ascii_strdown (lang != NULL && *lang != '\0' ? lang : "en", -1);
  g_autofree char *path = NULL;
  gpointer found = NULL;

  g_strdelimit (name, "-_./", '\0');
  path = g_strconcat ("/org/ashlar/check/", self->folder, "/", name, ".json", NULL);
  g_mutex_lock (&self->mutex);
  if (self->known == NULL)
    self->known = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (self->known, name, NULL, &found) &&
      g_resource_get_info (ash_check_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL,
                           NULL, NULL))
    {
      found = read_file (self, path);
      g_hash_table_insert (self->known, g_steal_pointer (&name), found);
    }
  g_mutex_unlock (&self->mutex);
  return found;
}

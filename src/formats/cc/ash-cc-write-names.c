#include "ash-cc-write-private.h"
#include <ash-id.h>
#include <ash-path.h>

#include <string.h>

/* Importers that find one of these take the package for a Canvas export and look for the rest
 * of Canvas's own files; ours carries none. */
#define CANVAS_FOLDER "course_settings"
#define WEB_RESOURCES "web_resources/"

static char *
number_name (const char *name, guint n)
{
  const char *extension = ash_path_extension (name);
  gsize length = strlen (name) - (*extension != '\0' ? strlen (extension) + 1 : 0);

  return g_strdup_printf ("%.*s-%u%s", (int) length, name, n, name + length);
}

/* A folder cannot be called as a file is: where packages are unpacked to disk one of them would
 * be lost. All that stands in the folder moves with it. */
static char *
step_around_files (AshCartridgePlan *self, char *name)
{
  char *slash = strchr (name, '/');

  while (slash != NULL)
    {
      gsize length = (gsize) (slash - name);
      g_autofree char *folder = g_ascii_strdown (name, (gssize) length);

      if (g_hash_table_contains (self->names, folder))
        {
          char *moved = g_strdup_printf ("%.*s_%s", (int) length, name, slash);

          g_free (name);
          name = moved;
          slash = strchr (name + length, '/');
        }
      else
        slash = strchr (slash + 1, '/');
    }
  return name;
}

static void
remember_folders (AshCartridgePlan *self, const char *folded)
{
  for (const char *slash = strchr (folded, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    g_hash_table_add (self->folders, g_strndup (folded, (gsize) (slash - folded)));
}

static gboolean
is_free (AshCartridgePlan *self, const char *folded, gboolean is_renamed)
{
  return !g_hash_table_contains (self->names, folded) &&
         !g_hash_table_contains (self->folders, folded) &&
         !(is_renamed && g_hash_table_contains (self->reserved, folded));
}

/**
 * ash_cc_take_name:
 * @wanted: a path in the package
 *
 * Returns: (transfer full): the name it gets: characters that every importer takes, and unlike
 *   all names given before, also where case does not count
 */
char *
ash_cc_take_name (AshCartridgePlan *self, const char *wanted)
{
  g_autofree char *name = step_around_files (self, ash_path_sanitise (wanted));
  char *taken = g_strdup (name);
  char *folded = g_ascii_strdown (taken, -1);
  gboolean is_renamed = !g_str_equal (name, wanted);

  for (guint n = 2; !is_free (self, folded, is_renamed); n++)
    {
      g_free (taken);
      g_free (folded);
      taken = number_name (name, n);
      folded = g_ascii_strdown (taken, -1);
    }
  remember_folders (self, folded);
  g_hash_table_add (self->names, folded);
  return taken;
}

/**
 * ash_cc_take_identifier:
 * @id: a record's id
 * @ending: "" for an item, "_R" for a resource
 *
 * Returns: (transfer full): an identifier that is an xs:ID and unlike all given before; the same
 *   package taken twice into a credential has records that go out under the same id
 */
char *
ash_cc_take_identifier (AshCartridgePlan *self, const char *id, const char *ending)
{
  g_autofree char *mine = g_strdup (id);
  char *identifier = g_strconcat ("i", mine, ending, NULL);

  while (g_hash_table_contains (self->identifiers, identifier))
    {
      char *next = ash_id_derive (mine, "again", NULL);

      g_free (mine);
      mine = next;
      g_free (identifier);
      identifier = g_strconcat ("i", mine, ending, NULL);
    }
  g_hash_table_add (self->identifiers, g_strdup (identifier));
  return identifier;
}

static guint
number_of_source (AshCartridgePlan *self, const AshSourceView *view)
{
  guint index = 0;

  return view != NULL && g_ptr_array_find (self->design->sources, view, &index) ? index : 0;
}

/**
 * ash_cc_place_of_path:
 * @view: (nullable): the source that the path belongs to
 * @is_media: a file that is no page
 *
 * Media keep the paths they had, so that style sheets and scripts go on working; a second
 * source's stand together in a folder of their own.
 *
 * Returns: (transfer full): the path that is wanted in the package
 */
char *
ash_cc_place_of_path (AshCartridgePlan *self,
                      const AshSourceView *view,
                      const char *path,
                      gboolean is_media)
{
  guint source = number_of_source (self, view);
  g_autofree char *own = g_strdup (path);

  if (g_str_has_prefix (own, CANVAS_FOLDER "/"))
    {
      g_free (own);
      own = g_strconcat ("course_files", path + strlen (CANVAS_FOLDER), NULL);
    }
  if (source > 0)
    {
      char *moved = g_strdup_printf ("source-%u/%s", source + 1, own);

      g_free (own);
      own = moved;
    }
  if (is_media && self->options.layout == ASH_LAYOUT_WEB_RESOURCES &&
      !g_str_has_prefix (own, WEB_RESOURCES))
    return g_strconcat (WEB_RESOURCES, own, NULL);
  return g_steal_pointer (&own);
}

/**
 * ash_cc_reserve_names:
 *
 * A file whose name needs no change keeps it, even when a file that needs another name comes
 * first: style sheets and scripts go on finding it, though nothing in them is rewritten.
 */
void
ash_cc_reserve_names (AshCartridgePlan *self)
{
  for (guint s = 0; s < self->design->sources->len; s++)
    {
      const AshSourceView *view = g_ptr_array_index (self->design->sources, s);

      for (guint i = 0; i < view->assets->len; i++)
        {
          const AshAsset *asset = g_ptr_array_index (view->assets, i);
          g_autofree char *wanted =
              asset->path != NULL ? ash_cc_place_of_path (self, view, asset->path, TRUE) : NULL;
          g_autofree char *name = wanted != NULL ? ash_path_sanitise (wanted) : NULL;

          if (name != NULL && g_str_equal (name, wanted))
            g_hash_table_add (self->reserved, g_ascii_strdown (name, -1));
        }
    }
}

#include "ash-kept-place.h"

#include <gio/gio.h>
#include <string.h>

/* How many documents are remembered; the oldest go first. */
#define MOST_PLACES 200

static char *
places_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "ashlar", "places.ini", NULL);
}

static GKeyFile *
load_places (void)
{
  g_autofree char *path = places_path ();
  GKeyFile *file = g_key_file_new ();

  /* One that is not there, or that somebody broke, is an empty one. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* "CREDENTIAL=MODULE" each */
static GHashTable *
load_scopes (GKeyFile *file, const char *document)
{
  GHashTable *scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_key_file_get_string_list (file, document, "scopes", NULL, NULL);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);

      if (g_strv_length (parts) == 2)
        g_hash_table_replace (scopes, g_strdup (parts[0]), g_strdup (parts[1]));
    }
  return scopes;
}

static void
set_scopes (GKeyFile *file, const char *document, GHashTable *scopes)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer credential, module;

  if (scopes == NULL || g_hash_table_size (scopes) == 0)
    return;
  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &credential, &module))
    g_ptr_array_add (lines, g_strdup_printf ("%s=%s", (char *) credential, (char *) module));
  g_key_file_set_string_list (file, document, "scopes", (const char *const *) lines->pdata,
                              lines->len);
}

static GHashTable *
copy_scopes (GHashTable *scopes)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer credential, module;

  if (scopes == NULL)
    return copy;
  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &credential, &module))
    g_hash_table_replace (copy, g_strdup (credential), g_strdup (module));
  return copy;
}

/**
 * ash_kept_place_load:
 * @document: id of the document
 *
 * Returns: whether anything is remembered of it
 */
gboolean
ash_kept_place_load (const char *document, AshKeptPlace *place)
{
  g_autoptr (GKeyFile) file = load_places ();

  if (document == NULL || *document == '\0' || !g_key_file_has_group (file, document))
    return FALSE;
  place->view = g_key_file_get_string (file, document, "view", NULL);
  place->credential = g_key_file_get_string (file, document, "credential", NULL);
  place->item = g_key_file_get_string (file, document, "item", NULL);
  place->rows = g_key_file_get_string (file, document, "rows", NULL);
  place->scopes = load_scopes (file, document);
  place->width = g_key_file_get_integer (file, document, "width", NULL);
  place->height = g_key_file_get_integer (file, document, "height", NULL);
  place->is_maximized = g_key_file_get_boolean (file, document, "maximized", NULL);
  return TRUE;
}

/* Groups stand in the order in which they were written. */
static void
forget_oldest (GKeyFile *file)
{
  gsize n = 0;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  for (gsize i = 0; i + MOST_PLACES < n; i++)
    g_key_file_remove_group (file, groups[i], NULL);
}

static void
set (GKeyFile *file, const char *document, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, document, key, value);
}

/* Whether nothing newer was saved of the document; the workers come in any order. */
static gboolean
is_newest (const char *document, guint number)
{
  static GHashTable *saved; /* document -> number */

  if (saved == NULL)
    saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (saved, document)) > number)
    return FALSE;
  g_hash_table_replace (saved, g_strdup (document), GUINT_TO_POINTER (number));
  return TRUE;
}

static guint
next_number (void)
{
  static guint number; /* on the main thread */

  return ++number;
}

static void
save (const char *document, const AshKeptPlace *place, guint number)
{
  static GMutex one_writer;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_writer);
  g_autoptr (GKeyFile) file = load_places ();
  g_autofree char *path = places_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  /* Ids of ours are hex digits; what cannot name a group is of no document of ours. */
  if (document == NULL || *document == '\0' || !g_str_is_ascii (document) ||
      strpbrk (document, "[]\n") != NULL || !is_newest (document, number))
    return;
  g_key_file_remove_group (file, document, NULL);
  set (file, document, "view", place->view);
  set (file, document, "credential", place->credential);
  set (file, document, "item", place->item);
  set (file, document, "rows", place->rows);
  set_scopes (file, document, place->scopes);
  g_key_file_set_integer (file, document, "width", place->width);
  g_key_file_set_integer (file, document, "height", place->height);
  g_key_file_set_boolean (file, document, "maximized", place->is_maximized);
  forget_oldest (file);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_warning ("places.ini: %s", error->message);
}

/* The disk takes its time, for which a worker waits. */

typedef struct
{
  char *document;
  AshKeptPlace place;
  guint number;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_free (self->document);
  ash_kept_place_clear (&self->place);
  g_free (self);
}

static void
save_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *self = data;

  save (self->document, &self->place, self->number);
  g_task_return_boolean (task, TRUE);
}

/**
 * ash_kept_place_save:
 *
 * Returns at once; what is saved later takes the place of what was before.
 */
void
ash_kept_place_save (const char *document, const AshKeptPlace *place)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Saving *copy = g_new0 (Saving, 1);

  copy->number = next_number ();
  copy->document = g_strdup (document);
  copy->place.view = g_strdup (place->view);
  copy->place.credential = g_strdup (place->credential);
  copy->place.item = g_strdup (place->item);
  copy->place.rows = g_strdup (place->rows);
  copy->place.scopes = copy_scopes (place->scopes);
  copy->place.width = place->width;
  copy->place.height = place->height;
  copy->place.is_maximized = place->is_maximized;
  g_task_set_source_tag (task, ash_kept_place_save);
  g_task_set_task_data (task, copy, saving_free);
  g_task_run_in_thread (task, save_worker);
}

/**
 * ash_kept_place_save_now:
 *
 * When the application may end.
 */
void
ash_kept_place_save_now (const char *document, const AshKeptPlace *place)
{
  save (document, place, next_number ());
}

void
ash_kept_place_clear (AshKeptPlace *place)
{
  g_clear_pointer (&place->view, g_free);
  g_clear_pointer (&place->credential, g_free);
  g_clear_pointer (&place->item, g_free);
  g_clear_pointer (&place->rows, g_free);
  g_clear_pointer (&place->scopes, g_hash_table_unref);
}

#include "ash-export-memory.h"

#define PLACES "places"

static char *
memory_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "ashlar", "exports.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *keys = g_key_file_new ();
  g_autofree char *path = memory_path ();

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
  return keys;
}

/* A choice that is not remembered is made again: no reason to stop anything. */
static void
save (GKeyFile *keys)
{
  g_autofree char *path = memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (keys, path, &error))
    g_info ("export memory: %s", error->message);
}

static gboolean
flag (GKeyFile *keys, const char *group, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (keys, group, key, &error);

  return error == NULL ? value : fallback;
}

/**
 * ash_export_memory_load:
 * @credential: its id
 *
 * Returns: (transfer full): what was chosen last; where nothing was, what most people want
 */
AshExportMemory *
ash_export_memory_load (const char *credential)
{
  g_autoptr (GKeyFile) keys = load ();
  AshExportMemory *self = g_new0 (AshExportMemory, 1);
  g_autofree char *uri = g_key_file_get_string (keys, credential, "file", NULL);

  self->target = g_key_file_get_string (keys, credential, "target", NULL);
  self->with_badge = flag (keys, credential, "badge", TRUE);
  self->with_site = flag (keys, credential, "site", FALSE);
  self->with_start_page = flag (keys, credential, "start-page", TRUE);
  self->with_rubrics = flag (keys, credential, "rubrics", TRUE);
  self->file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  return self;
}

void
ash_export_memory_store (const AshExportMemory *self, const char *credential)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  if (self->target != NULL)
    g_key_file_set_string (keys, credential, "target", self->target);
  g_key_file_set_boolean (keys, credential, "badge", self->with_badge);
  g_key_file_set_boolean (keys, credential, "site", self->with_site);
  g_key_file_set_boolean (keys, credential, "start-page", self->with_start_page);
  g_key_file_set_boolean (keys, credential, "rubrics", self->with_rubrics);
  if (uri != NULL)
    g_key_file_set_string (keys, credential, "file", uri);
  save (keys);
}

/**
 * ash_export_memory_target:
 *
 * Returns: (transfer none): what is remembered, else where the document says that it was exported
 *   for last
 */
const AshTarget *
ash_export_memory_target (AshExportMemory *self, AshStore *store, const char *credential)
{
  const AshTarget *target = ash_target_find (self->target);
  g_autoptr (GPtrArray) exports =
      target == NULL ? ash_desk_list_exports (store, credential, NULL) : NULL;

  if (exports != NULL && exports->len > 0)
    target = ash_target_find (((const AshExport *) g_ptr_array_index (exports, 0))->target);
  return target != NULL ? target : g_ptr_array_index (ash_targets (), 0);
}

void
ash_export_memory_free (AshExportMemory *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_clear_object (&self->file);
  g_free (self);
}

/**
 * ash_export_memory_find:
 * @record: id of an #AshExport or of a credential
 *
 * Returns: (transfer full) (nullable): where it was written, when that was on this computer
 */
GFile *
ash_export_memory_find (const char *record)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *uri = g_key_file_get_string (keys, PLACES, record, NULL);

  return uri != NULL ? g_file_new_for_uri (uri) : NULL;
}

void
ash_export_memory_note (const char *record, GFile *file)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *uri = g_file_get_uri (file);

  g_key_file_set_string (keys, PLACES, record, uri);
  save (keys);
}

/* From a user's file to a working copy: the session that the file belongs to, or a new one. */
#include "ash-connection-private.h"
#include "ash-session-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static char *
shown_name (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? g_steal_pointer (&path) : g_file_get_basename (file);
}

static char *
document_id_of (const char *path)
{
  sqlite3 *db = ash_connection_open (path, ASH_STORE_READ, FALSE, NULL);
  char *id = NULL;

  if (db != NULL)
    id = ash_connection_text (db, "SELECT \"id\" FROM \"document\"");
  sqlite3_close_v2 (db);
  return id;
}

/* Whether the kept session is of this very document; where the file is no path, its etag is all
 * there is to go by. */
static gboolean
is_same_document (AshKept *kept, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *id = path != NULL ? document_id_of (path) : NULL;

  return path == NULL || g_strcmp0 (id, kept->document_id) == 0;
}

/* The program may have been killed between the replacing of the file and the note of it. */
static void
settle_etag (AshKept *kept, GFile *file)
{
  g_autofree char *etag = ash_file_etag (file);

  if (g_strcmp0 (kept->etag, etag) != 0 && g_strcmp0 (kept->next_etag, etag) == 0)
    {
      g_free (kept->etag);
      kept->etag = g_strdup (etag);
      kept->published_edits = kept->next_edits;
    }
  g_clear_pointer (&kept->next_etag, g_free);
}

/* A file that is being replaced while it is copied would be half of each: it has to be the same
 * before and after. */
static gboolean
copy_in (AshKept *kept, GFile *file, GError **error)
{
  g_autoptr (GFile) database = g_file_new_for_path (kept->database);

  for (int attempt = 0; attempt < 3; attempt++)
    {
      g_autofree char *before = ash_file_etag (file);
      g_autofree char *after = NULL;

      if (!g_file_copy (file, database, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                        NULL, NULL, NULL, error))
        return FALSE;
      after = ash_file_etag (file);
      if (g_strcmp0 (before, after) == 0)
        {
          kept->etag = g_steal_pointer (&before);
          return TRUE;
        }
    }
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_BUSY,
                       _ ("The file is being changed by another program. Try again in a moment."));
  return FALSE;
}

static gboolean
fill (AshKept *kept, GFile *file, GError **error)
{
  g_autofree char *shown = shown_name (file);

  if (!copy_in (kept, file, error) || !ash_store_verify_as (kept->database, shown, FALSE, error))
    return FALSE;
  kept->uri = g_file_get_uri (file);
  kept->document_id = document_id_of (kept->database);
  return TRUE;
}

/* On opening, when no job runs yet: migrates, and removes what an import that died left. */
static gboolean
prepare (AshKept *kept, GError **error)
{
  g_autoptr (AshStore) store = ash_store_open (kept->database, ASH_STORE_EDIT, error);

  if (store == NULL || !ash_store_sweep (store, error))
    return FALSE;
  kept->is_clean = FALSE;
  return ash_kept_save (kept, error);
}

static AshKept *
open_new (GFile *file, GError **error)
{
  g_autoptr (AshKept) kept = ash_kept_create (error);

  if (kept == NULL)
    return NULL;
  if (fill (kept, file, error) && prepare (kept, error))
    return g_steal_pointer (&kept);
  ash_kept_remove (kept, NULL);
  return NULL;
}

/**
 * ash_kept_open:
 *
 * Returns: (transfer full) (nullable): the session of the file, continued with its undo where one
 *   is kept. Errors: as ash_store_open(); %ASH_ERROR_BUSY when it is open elsewhere
 */
AshKept *
ash_kept_open (GFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (AshKept) kept = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_autofree char *shown = shown_name (file);

      g_set_error (
          error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
          _ ("There is no document at “%s”: it was moved, renamed or deleted. Look for it in its "
             "folder and in the wastebasket, and open it from there."),
          shown);
      return NULL;
    }
  kept = ash_kept_for_file (file, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (kept == NULL || !is_same_document (kept, file))
    return open_new (file, error);
  settle_etag (kept, file);
  return prepare (kept, error) ? g_steal_pointer (&kept) : NULL;
}

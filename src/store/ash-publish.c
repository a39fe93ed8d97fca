/* From a working copy to the user's file. The file is replaced in one step by one that was made,
 * cleaned and verified elsewhere; whatever goes wrong before leaves it as it was. */
#include "ash-connection-private.h"
#include "ash-schema-private.h"
#include "ash-session-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite's steps between two looks at whether to go on: well below 100 ms. */
#define STEPS_PER_LOOK 100

void
ash_publish_free (AshPublish *self)
{
  if (self == NULL)
    return;
  if (self->copy != NULL)
    g_unlink (self->copy);
  g_clear_object (&self->target);
  g_clear_pointer (&self->progress, ash_progress_unref);
  g_free (self->database);
  g_free (self->copy);
  g_free (self->etag);
  g_free (self->new_etag);
  g_free (self);
}

static int
look_cb (gpointer user_data)
{
  AshPublish *self = user_data;

  return !ash_progress_step (self->progress, 0, NULL);
}

/* One consistent state, while edits go on: VACUUM INTO reads in one transaction and writes only
 * what is in use. */
static gboolean
copy_out (AshPublish *self, GError **error)
{
  sqlite3 *db = ash_connection_open (self->database, ASH_STORE_IMPORT, FALSE, error);
  sqlite3_stmt *statement = NULL;
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  g_unlink (self->copy);
  sqlite3_progress_handler (db, STEPS_PER_LOOK, look_cb, self);
  is_done = sqlite3_prepare_v2 (db, "VACUUM INTO ?1", -1, &statement, NULL) == SQLITE_OK &&
            sqlite3_bind_text (statement, 1, self->copy, -1, SQLITE_STATIC) == SQLITE_OK &&
            sqlite3_step (statement) == SQLITE_DONE;
  if (!is_done)
    ash_store_fail (db, error);
  sqlite3_finalize (statement);
  sqlite3_close_v2 (db);
  return is_done;
}

/* Takes out what is of the working copy alone: undo, imports that are under way or were not
 * kept, objects that nothing published refers to. */
static gboolean
clean_copy (AshPublish *self, GError **error)
{
  sqlite3 *db = ash_connection_open (self->copy, ASH_STORE_BUILD, FALSE, error);
  g_autoptr (AshStore) store = NULL;
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  self->edits = ash_connection_number (db, "SELECT \"edits\" FROM \"working\"");
  is_done = ash_schema_drop_working (db, error);
  sqlite3_close_v2 (db);
  if (!is_done)
    return FALSE;
  store = ash_store_open (self->copy, ASH_STORE_BUILD, error);
  return store != NULL && ash_store_sweep (store, error) && ash_store_compact (store, error) &&
         ash_store_exec (store, "PRAGMA journal_mode=DELETE", error);
}

static gboolean
fail_from_errno (GError **error, const char *path)
{
  int code = errno;
  g_autofree char *name = g_filename_display_basename (path);

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” was not saved: the disk is full. Make room, or save it elsewhere."),
                 name);
  else if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” was not saved: it may not be changed. Save it elsewhere."), name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” was not saved: its folder is no longer there. Save it elsewhere."), name);
  else
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE, _ ("“%s” was not saved: %s."), name,
                 g_strerror (code));
  return FALSE;
}

/* Somebody else's change is never written over; a file that vanished is made anew. */
static gboolean
check_unchanged (AshPublish *self, GError **error)
{
  g_autofree char *etag = ash_file_etag (self->target);
  g_autofree char *name = NULL;

  if (self->may_replace || etag == NULL || g_strcmp0 (etag, self->etag) == 0)
    return TRUE;
  name = g_file_get_parse_name (self->target);
  if (self->etag == NULL)
    g_set_error (error, ASH_ERROR, ASH_ERROR_CONFLICT,
                 _ ("There is already a file at “%s”. Replace it, or choose another name."), name);
  else if (self->is_agreed)
    g_set_error (error, ASH_ERROR, ASH_ERROR_CONFLICT,
                 _ ("“%s” was changed by somebody else since you chose it. Replace it, or save "
                    "yours under another name."),
                 name);
  else
    g_set_error (error, ASH_ERROR, ASH_ERROR_CONFLICT,
                 _ ("“%s” was changed by somebody else since you opened it. Replace it, or save "
                    "yours under another name."),
                 name);
  return FALSE;
}

static gboolean
sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_done = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return is_done;
}

static gboolean
copy_bytes (int from, int to, AshProgress *progress)
{
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  gssize got = -1;

  errno = ECANCELED;
  while (ash_progress_step (progress, 0, NULL) && (got = read (from, buffer, 1 << 16)) > 0)
    for (gssize done = 0; done < got;)
      {
        gssize written = write (to, buffer + done, (gsize) (got - done));

        if (written < 0)
          return FALSE;
        done += written;
      }
  return got == 0;
}

/* Where a file is replaced, the new one may be read by whoever could read the old. */
static gboolean
copy_beside (const char *copy, const char *part, const char *target, AshProgress *progress)
{
  int from = g_open (copy, O_RDONLY | O_CLOEXEC, 0);
  int to = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean is_done = from >= 0 && to >= 0;
  GStatBuf info;
  int code;

  if (is_done && g_stat (target, &info) == 0)
    is_done = fchmod (to, info.st_mode & 07777) == 0;
  is_done = is_done && copy_bytes (from, to, progress) && fsync (to) == 0;
  code = errno;
  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
  errno = code;
  return is_done;
}

static gboolean
is_read_only (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && ((info.st_mode & 0222) == 0 || g_access (path, W_OK) != 0);
}

/* A link stays a link: what it points to is replaced. */
static char *
resolve_links (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *result = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return result;
}

static gboolean
replace_local (AshPublish *self, const char *path, GError **error)
{
  g_autofree char *target = resolve_links (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *session = g_path_get_dirname (self->copy);
  g_autofree char *id = g_path_get_basename (session);
  /* One name for a session, so that what a kill left behind goes with its next publish. */
  g_autofree char *part_name = g_strdup_printf (".%s.%.8s.part", name, id);
  g_autofree char *part = g_build_filename (folder, part_name, NULL);
  g_autoptr (GFile) part_file = g_file_new_for_path (part);

  if (is_read_only (target))
    {
      errno = EACCES;
      return fail_from_errno (error, target);
    }
  g_unlink (part);
  if (!copy_beside (self->copy, part, target, self->progress))
    {
      if (ash_progress_step (self->progress, 0, error))
        fail_from_errno (error, target);
      g_unlink (part);
      return FALSE;
    }
  self->new_etag = ash_file_etag (part_file);
  self->about_to_replace (self, self->user_data);
  if (ash_progress_step (self->progress, 0, error) && check_unchanged (self, error))
    {
      if (g_rename (part, target) == 0)
        {
          sync_path (folder);
          return TRUE;
        }
      fail_from_errno (error, target);
    }
  g_unlink (part);
  return FALSE;
}

/* A place that is no path, such as a network share of GVfs, replaces in its own way. */
static gboolean
replace_remote (AshPublish *self, GError **error)
{
  g_autoptr (GFile) copy = g_file_new_for_path (self->copy);

  if (!check_unchanged (self, error))
    return FALSE;
  if (!g_file_copy (copy, self->target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    {
      g_prefix_error (error, "%s ", _ ("The document was not saved:"));
      return FALSE;
    }
  self->new_etag = ash_file_etag (self->target);
  return TRUE;
}

/**
 * ash_publish_run:
 *
 * Makes, cleans, verifies and puts in place. Blocks; meant for a worker.
 *
 * Errors: %ASH_ERROR_CONFLICT; %ASH_ERROR_WRITE for a full disk, a file or folder that may not be
 * changed or is gone; %G_IO_ERROR_CANCELLED. The target is then as it was.
 */
gboolean
ash_publish_run (AshPublish *self, GError **error)
{
  g_autofree char *path = g_file_get_path (self->target);

  ash_progress_begin (self->progress, _ ("Saving"), 0);
  if (!check_unchanged (self, error) || !copy_out (self, error) ||
      !ash_progress_step (self->progress, 0, error) || !clean_copy (self, error) ||
      !ash_progress_step (self->progress, 0, error) ||
      !ash_store_verify_as (self->copy, self->copy, TRUE, error))
    return FALSE;
  if (!sync_path (self->copy))
    return fail_from_errno (error, self->copy);
  return path != NULL ? replace_local (self, path, error) : replace_remote (self, error);
}

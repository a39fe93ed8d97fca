#include "ash-session-private.h"
#include "ash-connection-private.h"
#include "ash-schema-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define GROUP "session"
#define KEPT_VERSIONS 3
#define MOST_SCANS 16

static char *
sessions_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "ashlar", "documents", NULL);
}

static void remove_folder (const char *path);

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
}

/* A worker that has opened the database already may lay its files beside it while they are taken
 * away, once; without the database it can open no other. */
static void
remove_folder (const char *path)
{
  for (guint i = 0; i < MOST_SCANS; i++)
    {
      empty_folder (path);
      if (g_rmdir (path) == 0 || (errno != ENOTEMPTY && errno != EEXIST))
        return;
    }
}

static gboolean
fail_from_errno (GError **error, const char *path)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE, _ ("“%s” could not be written: %s."), path,
               g_strerror (errno));
  return FALSE;
}

/* The lock goes with the process, however it ends. */
static int
lock_folder (const char *path, GError **error)
{
  g_autofree char *name = g_build_filename (path, "lock", NULL);
  int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    fail_from_errno (error, name);
  else if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  else
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_BUSY,
                         _ ("This document is already open in another window."));
  if (fd >= 0)
    close (fd);
  return -1;
}

static AshKept *
kept_new (const char *path, int lock)
{
  AshKept *self = g_new0 (AshKept, 1);

  self->path = g_strdup (path);
  self->database = g_build_filename (path, "document.db", NULL);
  self->lock = lock;
  return self;
}

void
ash_kept_free (AshKept *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->database);
  g_free (self->uri);
  g_free (self->document_id);
  g_free (self->etag);
  g_free (self->next_etag);
  g_free (self->title);
  g_free (self);
}

static char *
key_file_path (const char *path)
{
  return g_build_filename (path, "session.ini", NULL);
}

static void
read_keys (AshKept *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *name = key_file_path (self->path);

  if (!g_key_file_load_from_file (keys, name, G_KEY_FILE_NONE, NULL))
    return;
  self->uri = g_key_file_get_string (keys, GROUP, "uri", NULL);
  self->document_id = g_key_file_get_string (keys, GROUP, "document", NULL);
  self->etag = g_key_file_get_string (keys, GROUP, "etag", NULL);
  self->next_etag = g_key_file_get_string (keys, GROUP, "next-etag", NULL);
  self->title = g_key_file_get_string (keys, GROUP, "title", NULL);
  self->published_edits = g_key_file_get_int64 (keys, GROUP, "published-edits", NULL);
  self->next_edits = g_key_file_get_int64 (keys, GROUP, "next-edits", NULL);
  self->is_clean = g_key_file_get_boolean (keys, GROUP, "clean", NULL);
}

static void
set_string (GKeyFile *keys, const char *name, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (keys, GROUP, name, value);
}

/**
 * ash_kept_save:
 *
 * Writes the key file, whole or not at all.
 */
gboolean
ash_kept_save (AshKept *self, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *name = key_file_path (self->path);
  g_autofree char *text = NULL;

  set_string (keys, "uri", self->uri);
  set_string (keys, "document", self->document_id);
  set_string (keys, "etag", self->etag);
  set_string (keys, "next-etag", self->next_etag);
  set_string (keys, "title", self->title);
  g_key_file_set_int64 (keys, GROUP, "published-edits", self->published_edits);
  g_key_file_set_int64 (keys, GROUP, "next-edits", self->next_edits);
  g_key_file_set_boolean (keys, GROUP, "clean", self->is_clean);
  text = g_key_file_to_data (keys, NULL, NULL);
  return g_file_set_contents_full (
      name, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * ash_kept_create:
 *
 * Returns: (transfer full) (nullable): a new session, locked, with nothing in it
 */
AshKept *
ash_kept_create (GError **error)
{
  g_autofree char *folder = sessions_folder ();
  g_autofree char *id = ash_id_new ();
  g_autofree char *path = g_build_filename (folder, id, NULL);
  int lock;

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      fail_from_errno (error, path);
      return NULL;
    }
  lock = lock_folder (path, error);
  return lock >= 0 ? kept_new (path, lock) : NULL;
}

/**
 * ash_kept_take:
 * @path: a session's folder
 *
 * Returns: (transfer full) (nullable): the session, locked. Errors: %ASH_ERROR_BUSY,
 *   %ASH_ERROR_NOT_FOUND
 */
AshKept *
ash_kept_take (const char *path, GError **error)
{
  g_autofree char *database = g_build_filename (path, "document.db", NULL);
  AshKept *self;
  int lock;

  if (!g_file_test (database, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("This document is no longer kept here."));
      return NULL;
    }
  lock = lock_folder (path, error);
  if (lock < 0)
    return NULL;
  self = kept_new (path, lock);
  read_keys (self);
  return self;
}

gboolean
ash_kept_remove (AshKept *self, GError **error)
{
  remove_folder (self->path);
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  errno = EACCES;
  return fail_from_errno (error, self->path);
}

static GPtrArray *
list_folders (void)
{
  g_autofree char *folder = sessions_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (ash_id_is_valid (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

/**
 * ash_file_etag:
 *
 * Returns: (transfer full) (nullable): what tells one state of a file from another, its size
 *   included; %NULL when there is no file
 */
char *
ash_file_etag (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup_printf ("%s/%" G_GOFFSET_FORMAT,
                          g_file_info_get_etag (info) != NULL ? g_file_info_get_etag (info) : "",
                          g_file_info_get_size (info));
}

/**
 * ash_kept_for_file:
 *
 * Looks for the session that the file in its present state belongs to.
 *
 * Returns: (transfer full) (nullable): the session, locked; %NULL without an error when there is
 *   none. Error: %ASH_ERROR_BUSY when another process holds it
 */
AshKept *
ash_kept_for_file (GFile *file, GError **error)
{
  g_autoptr (GPtrArray) folders = list_folders ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *etag = ash_file_etag (file);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (AshKept) seen = kept_new (g_ptr_array_index (folders, i), -1);

      read_keys (seen);
      if (g_strcmp0 (seen->uri, uri) == 0 && etag != NULL &&
          (g_strcmp0 (seen->etag, etag) == 0 || g_strcmp0 (seen->next_etag, etag) == 0))
        return ash_kept_take (seen->path, error);
    }
  return NULL;
}

/**
 * ash_kept_version_path:
 *
 * Makes room among the published versions that are kept.
 *
 * Returns: (transfer full): where the newest goes
 */
char *
ash_kept_version_path (AshKept *self)
{
  char *newest = g_build_filename (self->path, "published-1.ashlar", NULL);

  for (int i = KEPT_VERSIONS; i > 1; i--)
    {
      g_autofree char *name = g_strdup_printf ("published-%d.ashlar", i);
      g_autofree char *before = g_strdup_printf ("published-%d.ashlar", i - 1);
      g_autofree char *to = g_build_filename (self->path, name, NULL);
      g_autofree char *from = g_build_filename (self->path, before, NULL);

      g_rename (from, to);
    }
  return newest;
}

void
ash_session_free (AshSession *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->title);
  g_free (self->uri);
  g_free (self);
}

/* What a session's database says of it. */
typedef struct
{
  gint64 edits;
  gint64 used;
  char *title; /* as it is now: the key file was written before the last edits */
  int n_credentials;
} Facts;

static gboolean
read_facts (AshKept *kept, Facts *facts)
{
  sqlite3 *db = ash_connection_open (kept->database, ASH_STORE_SNAPSHOT, FALSE, NULL);

  if (db == NULL)
    return FALSE;
  facts->edits = ash_connection_number (db, "SELECT \"edits\" FROM \"working\"");
  facts->used = ash_connection_number (db, "SELECT \"edited_at\" FROM \"working\"");
  facts->title = ash_connection_text (db, ASH_TITLE_QUERY);
  facts->n_credentials = (int) ash_connection_number (db, "SELECT count(*) FROM \"credential\"");
  sqlite3_close_v2 (db);
  return facts->edits >= 0;
}

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const AshSession *one = *(AshSession *const *) a, *two = *(AshSession *const *) b;

  return one->used == two->used ? 0 : one->used < two->used ? 1 : -1;
}

/**
 * ash_session_list:
 *
 * Documents with work that is in no file: unnamed ones, and those that were open when the
 * program or the computer stopped.
 *
 * Returns: (transfer full) (element-type AshSession): newest first; those in use are left out
 */
GPtrArray *
ash_session_list (void)
{
  g_autoptr (GPtrArray) folders = list_folders ();
  GPtrArray *sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_session_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (AshKept) kept = ash_kept_take (g_ptr_array_index (folders, i), NULL);
      AshSession *session;
      g_autofree char *title = NULL;
      Facts facts = { 0 };

      if (kept == NULL || !read_facts (kept, &facts))
        continue;
      title = facts.title;
      if (facts.edits == kept->published_edits)
        continue;
      session = g_new0 (AshSession, 1);
      session->path = g_strdup (kept->path);
      if (kept->uri != NULL && kept->title != NULL)
        session->title = g_strdup (kept->title);
      else
        session->title =
            title != NULL ? g_steal_pointer (&title) : g_strdup (_ ("Unnamed document"));
      session->uri = g_strdup (kept->uri);
      session->used = facts.used;
      session->n_credentials = facts.n_credentials;
      session->was_clean = kept->is_clean;
      g_ptr_array_add (sessions, session);
    }
  g_ptr_array_sort (sessions, compare_used);
  return sessions;
}

/**
 * ash_session_discard:
 *
 * Removes a session with all that is only in it.
 */
gboolean
ash_session_discard (const char *session_path, GError **error)
{
  g_autoptr (AshKept) kept = ash_kept_take (session_path, error);

  return kept != NULL && ash_kept_remove (kept, error);
}

typedef struct
{
  char *path;
  gint64 used;
  gint64 bytes;
  gboolean has_work;
} Old;

static void
old_free (gpointer data)
{
  Old *old = data;

  g_free (old->path);
  g_free (old);
}

static gint64
folder_bytes (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gint64 bytes = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      GStatBuf info;

      if (g_lstat (child, &info) == 0)
        bytes += info.st_size;
    }
  return bytes;
}

static int
compare_old (gconstpointer a, gconstpointer b)
{
  const Old *one = *(Old *const *) a, *two = *(Old *const *) b;

  return one->used == two->used ? 0 : one->used < two->used ? -1 : 1;
}

/**
 * ash_session_expire:
 *
 * Removes sessions that were closed %ASH_LIMIT_SESSION_DAYS ago, and the oldest ones while all
 * together take more than %ASH_LIMIT_SESSION_BYTES. Work that is in no file is never removed
 * unasked: it stays on the start page until its owner saves or discards it.
 */
void
ash_session_expire (void)
{
  g_autoptr (GPtrArray) folders = list_folders ();
  g_autoptr (GPtrArray) olds = g_ptr_array_new_with_free_func (old_free);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 total = 0;

  for (guint i = 0; i < folders->len; i++)
    {
      const char *path = g_ptr_array_index (folders, i);
      g_autoptr (AshKept) kept = ash_kept_take (path, NULL);
      Facts facts = { 0 };
      Old *old;

      if (kept == NULL)
        continue;
      old = g_new0 (Old, 1);
      old->path = g_strdup (path);
      old->bytes = folder_bytes (path);
      if (read_facts (kept, &facts))
        old->has_work = facts.edits != kept->published_edits;
      g_free (facts.title);
      old->used = facts.used;
      total += old->bytes;
      g_ptr_array_add (olds, old);
    }
  g_ptr_array_sort (olds, compare_old);
  for (guint i = 0; i < olds->len; i++)
    {
      const Old *old = g_ptr_array_index (olds, i);
      gboolean is_old = now - old->used > ASH_LIMIT_SESSION_DAYS * G_GINT64_CONSTANT (86400);

      if (!old->has_work && (is_old || total > ASH_LIMIT_SESSION_BYTES) &&
          ash_session_discard (old->path, NULL))
        total -= old->bytes;
    }
}

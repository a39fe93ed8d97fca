#include "ash-site-folder.h"

#include <ash-error.h>
#include <ash-id.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names every file of a folder of ours, so that nobody else's is ever deleted. */
#define LISTING ".ashlar-site"

struct _AshSiteFolder
{
  char *path; /* where it will stand */
  char *name; /* as the user gave it, for messages */
  char *temporary;
  GPtrArray *files; /* (element-type utf8) relative paths */
};

static void
set_errno_error (GError **error, const char *name, int code)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
               _ ("The folder “%s” could not be written: %s. Nothing was changed."), name,
               g_strerror (code));
}

/* A listing may come from anybody: only names as we give them count. */
static gboolean
is_ours (const char *path)
{
  const char *slash = strchr (path, '/');

  return path[0] != '\0' && strstr (path, "..") == NULL &&
         (slash == NULL ||
          ((g_str_has_prefix (path, "pages/") || g_str_has_prefix (path, "files/")) &&
           strchr (slash + 1, '/') == NULL));
}

static GHashTable *
read_listing (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LISTING, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *set;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_ours (lines[i]))
      g_hash_table_add (set, g_strdup (lines[i]));
  g_hash_table_add (set, g_strdup (LISTING));
  return set;
}

/* Returns: (transfer full) (nullable): the first file that is not in @known */
static char *
find_foreign (const char *folder, const char *below, GHashTable *known)
{
  g_autofree char *here = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (here, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative =
          below[0] != '\0' ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, relative, NULL);
      struct stat info;
      char *found;

      if (lstat (path, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode))
        found = find_foreign (folder, relative, known);
      else
        found = S_ISREG (info.st_mode) && known != NULL && g_hash_table_contains (known, relative)
                    ? NULL
                    : g_strdup (relative);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Deletes what a listing names, and the folders that are empty then. */
static void
delete_listed (const char *folder, GHashTable *known)
{
  GHashTableIter iter;
  gpointer relative;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &relative, NULL))
    {
      g_autofree char *path = g_build_filename (folder, relative, NULL);

      unlink (path);
    }
  {
    g_autofree char *pages = g_build_filename (folder, "pages", NULL);
    g_autofree char *files = g_build_filename (folder, "files", NULL);

    rmdir (pages);
    rmdir (files);
    rmdir (folder);
  }
}

static void
delete_temporary (AshSiteFolder *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->files->len; i++)
    g_hash_table_add (known, g_ptr_array_index (self->files, i));
  g_hash_table_add (known, (gpointer) LISTING);
  delete_listed (self->temporary, known);
}

static gboolean
check_place (AshSiteFolder *self, GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_autofree char *foreign = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (self->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                   _ ("“%s” is a file. Choose a new or an empty folder."), self->name);
      return FALSE;
    }
  known = read_listing (self->path);
  foreign = find_foreign (self->path, "", known);
  if (foreign == NULL)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
               _ ("The folder “%s” holds other files, such as “%s”. Nothing was written. Choose a "
                  "new or an empty folder."),
               self->name, foreign);
  return FALSE;
}

/* The real place: a link to a folder stays a link. */
static char *
real_place (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  char *copy = g_strdup (real != NULL ? real : absolute);

  free (real);
  return copy;
}

/**
 * ash_site_folder_new:
 * @path: where the folder will stand; its parent is made when it is missing
 *
 * Returns: (transfer full) (nullable): the folder, to be filled
 */
AshSiteFolder *
ash_site_folder_new (const char *path, GError **error)
{
  g_autoptr (AshSiteFolder) self = g_new0 (AshSiteFolder, 1);
  g_autofree char *parent = NULL;
  g_autofree char *id = ash_id_new ();

  self->path = real_place (path);
  self->name = g_strdup (path);
  self->files = g_ptr_array_new_with_free_func (g_free);
  if (!check_place (self, error))
    return NULL;
  parent = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (parent, 0777) != 0)
    {
      set_errno_error (error, self->name, errno);
      return NULL;
    }
  self->temporary = g_strdup_printf ("%s/.ashlar-site-%s", parent, id);
  if (g_mkdir (self->temporary, 0777) != 0)
    {
      set_errno_error (error, self->name, errno);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ash_site_folder_add:
 *
 * Returns: (transfer full) (nullable): a stream into a new file
 */
GOutputStream *
ash_site_folder_add (AshSiteFolder *self, const char *path, GError **error)
{
  g_autofree char *full = g_build_filename (self->temporary, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  GFileOutputStream *stream;

  if (g_mkdir_with_parents (parent, 0777) != 0)
    {
      set_errno_error (error, self->name, errno);
      return NULL;
    }
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);
  if (stream != NULL)
    g_ptr_array_add (self->files, g_strdup (path));
  return (GOutputStream *) stream;
}

static gboolean
write_listing (AshSiteFolder *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->temporary, LISTING, NULL);
  GString *text = g_string_new (NULL);
  gboolean is_written;

  for (guint i = 0; i < self->files->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (self->files, i));
  is_written = g_file_set_contents (path, text->str, (gssize) text->len, error);
  g_string_free (text, TRUE);
  return is_written;
}

/* Two folders change places in one step, where the file system can; else the old one steps aside
 * first. */
static gboolean
exchange (AshSiteFolder *self)
{
  g_autofree char *aside = NULL;

  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
    return TRUE;
  aside = g_strconcat (self->temporary, "-old", NULL);
  if (rename (self->path, aside) != 0)
    return FALSE;
  if (rename (self->temporary, self->path) != 0)
    {
      int code = errno;

      rename (aside, self->path);
      errno = code;
      return FALSE;
    }
  return rename (aside, self->temporary) == 0;
}

/**
 * ash_site_folder_finish:
 *
 * Puts the folder in its place.
 */
gboolean
ash_site_folder_finish (AshSiteFolder *self, GError **error)
{
  g_autoptr (GHashTable) old = NULL;

  if (!write_listing (self, error) || !check_place (self, error))
    return FALSE;
  old = read_listing (self->path);
  /* An empty folder, or none, is replaced by rename itself. */
  if (old == NULL ? rename (self->temporary, self->path) != 0 : !exchange (self))
    {
      set_errno_error (error, self->name, errno);
      return FALSE;
    }
  if (old != NULL)
    delete_listed (self->temporary, old);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

void
ash_site_folder_free (AshSiteFolder *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    delete_temporary (self);
  g_ptr_array_unref (self->files);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

#include "ash-document.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <stdlib.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

struct _AshBuild
{
  char *target;
  char *path; /* the new file beside it */
  AshStore *store;
  gboolean is_finished;
};

static gboolean
fail (GError **error, const char *target)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE, _ ("“%s” could not be written: %s."), target,
               g_strerror (errno));
  return FALSE;
}

/* What a link stands for is what is replaced, not the link. */
static char *
resolve_target (const char *target)
{
  char *resolved = realpath (target, NULL);
  char *result = g_strdup (resolved != NULL ? resolved : target);

  free (resolved);
  return result;
}

/* What a build that was killed left beside the target. */
static void
remove_leftovers (const char *folder, const char *name)
{
  g_autofree char *prefix = g_strconcat (".", name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *other;

  while (dir != NULL && (other = g_dir_read_name (dir)) != NULL)
    {
      const char *rest = g_str_has_prefix (other, prefix) ? other + strlen (prefix) : "";
      char *end = NULL;
      gint64 pid = g_ascii_strtoll (rest, &end, 10);

      if (pid > 1 && g_str_equal (end, ".build") && kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
        {
          g_autofree char *path = g_build_filename (folder, other, NULL);

          g_unlink (path);
        }
    }
}

static char *
path_beside (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *part = g_strdup_printf (".%s.%d.build", name, (int) getpid ());

  remove_leftovers (folder, name);
  return g_build_filename (folder, part, NULL);
}

/**
 * ash_build_new:
 * @target: the file to make, or to replace
 * @must_exist: whether @target has to be there already
 *
 * Begins a new file beside @target: a copy of it where it exists, else an empty document.
 *
 * Returns: (transfer full) (nullable): the build. Errors: %ASH_ERROR_NOT_FOUND,
 *   %ASH_ERROR_FORMAT, %ASH_ERROR_NEWER, %ASH_ERROR_WRITE
 */
AshBuild *
ash_build_new (const char *target, gboolean must_exist, GError **error)
{
  g_autoptr (AshBuild) self = g_new0 (AshBuild, 1);
  gboolean exists = g_file_test (target, G_FILE_TEST_EXISTS);

  if (must_exist && !exists)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, _ ("There is no document at “%s”."),
                   target);
      return NULL;
    }
  self->target = resolve_target (target);
  self->path = path_beside (self->target);
  g_unlink (self->path);
  if (exists)
    {
      g_autoptr (GFile) from = g_file_new_for_path (self->target);
      g_autoptr (GFile) to = g_file_new_for_path (self->path);

      if (!ash_store_verify (self->target, error) ||
          !g_file_copy (from, to, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, error))
        return NULL;
      self->store = ash_store_open (self->path, ASH_STORE_BUILD, error);
    }
  else
    self->store = ash_store_create (self->path, ASH_STORE_BUILD, error);
  if (self->store == NULL || !ash_store_begin (self->store, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * ash_build_get_store:
 *
 * Returns: (transfer none): the new file's store, in one transaction until the build is finished
 */
AshStore *
ash_build_get_store (AshBuild *self)
{
  return self->store;
}

static gboolean
sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_done = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  errno = saved;
  return is_done;
}

/**
 * ash_build_finish:
 *
 * Ends the transaction, verifies the new file and puts it where the target is. Until then the
 * target is untouched.
 */
gboolean
ash_build_finish (AshBuild *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);

  g_return_val_if_fail (!self->is_finished, FALSE);
  if (!ash_store_sweep (self->store, error) || !ash_store_commit (self->store, error) ||
      !ash_store_compact (self->store, error))
    return FALSE;
  g_clear_object (&self->store);
  if (!ash_store_verify_as (self->path, self->path, TRUE, error))
    return FALSE;
  if (!sync_path (self->path) || g_rename (self->path, self->target) != 0)
    return fail (error, self->target);
  self->is_finished = TRUE;
  sync_path (folder);
  return TRUE;
}

void
ash_build_free (AshBuild *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->store);
  if (!self->is_finished && self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

#include "ash-archive.h"
#include "ash-archive-private.h"
#include "ash-error.h"
#include "ash-file-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define WRITE_BLOCK_BYTES (256 << 10)

struct _AshZipWriter
{
  char *path;
  char *display_name;
  int fd;
  struct archive *archive;
  gint64 left; /* of the member being written */
  gboolean is_finished;
  gboolean is_regular; /* else what stands at the path is not ours to delete */
};

static gboolean
set_error (AshZipWriter *self, int code, GError **error)
{
  ash_file_error_set_writing (error, self->display_name, code);
  return FALSE;
}

static gboolean
set_archive_error (AshZipWriter *self, GError **error)
{
  int code = archive_errno (self->archive);

  return set_error (self, code > 0 ? code : EIO, error);
}

/* libarchive looks at the locale already where it is told the encoding of names. */
static void
configure (struct archive *archive)
{
  AshArchiveLocale locale;

  ash_archive_locale_enter (&locale);
  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:hdrcharset=UTF-8,zip:compression=deflate");
  ash_archive_locale_leave (&locale);
}

static gboolean
write_header (AshZipWriter *self, const char *name, gint64 size)
{
  struct archive_entry *entry = archive_entry_new ();
  AshArchiveLocale locale;
  int result;

  ash_archive_locale_enter (&locale);
  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  result = archive_write_header (self->archive, entry);
  ash_archive_locale_leave (&locale);
  archive_entry_free (entry);
  return result == ARCHIVE_OK;
}

/**
 * ash_zip_writer_new:
 * @path: where to write; a file there is replaced
 *
 * Returns: (transfer full) (nullable): a writer with no members yet
 */
AshZipWriter *
ash_zip_writer_new (const char *path, GError **error)
{
  return ash_zip_writer_new_for (path, path, error);
}

/**
 * ash_zip_writer_new_for:
 * @target: where the file is to stand at last: errors speak of that
 */
AshZipWriter *
ash_zip_writer_new_for (const char *path, const char *target, GError **error)
{
  g_autoptr (AshZipWriter) self = g_new0 (AshZipWriter, 1);
  g_autofree char *name = g_path_get_basename (target);
  struct stat info;

  self->path = g_strdup (path);
  self->display_name = g_filename_display_name (name);
  self->fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (self->fd < 0)
    {
      self->is_finished = TRUE;
      set_error (self, errno, error);
      return NULL;
    }
  self->is_regular = fstat (self->fd, &info) == 0 && S_ISREG (info.st_mode);
  self->archive = archive_write_new ();
  configure (self->archive);
  archive_write_set_bytes_per_block (self->archive, WRITE_BLOCK_BYTES);
  archive_write_set_bytes_in_last_block (self->archive, 1);
  if (archive_write_open_fd (self->archive, self->fd) != ARCHIVE_OK)
    {
      set_archive_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ash_zip_writer_add:
 * @name: path in the package, valid UTF-8
 * @bytes: all of the member
 */
gboolean
ash_zip_writer_add (AshZipWriter *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return ash_zip_writer_begin (self, name, (gint64) length, error) &&
         ash_zip_writer_data (self, data, length, error) && ash_zip_writer_end (self, error);
}

/**
 * ash_zip_writer_begin:
 * @size: bytes that will follow, exactly
 */
gboolean
ash_zip_writer_begin (AshZipWriter *self, const char *name, gint64 size, GError **error)
{
  g_return_val_if_fail (size >= 0 && self->left == 0, FALSE);

  if (!write_header (self, name, size))
    return set_archive_error (self, error);
  self->left = size;
  return TRUE;
}

gboolean
ash_zip_writer_data (AshZipWriter *self, const guint8 *data, gsize length, GError **error)
{
  if ((gint64) length > self->left)
    return set_error (self, EINVAL, error);
  while (length > 0)
    {
      la_ssize_t n = archive_write_data (self->archive, data, length);

      if (n <= 0)
        return set_archive_error (self, error);
      data += n;
      length -= (gsize) n;
      self->left -= n;
    }
  return TRUE;
}

/**
 * ash_zip_writer_end:
 *
 * Fails when fewer bytes came than were announced: the member would be cut off.
 */
gboolean
ash_zip_writer_end (AshZipWriter *self, GError **error)
{
  if (self->left != 0)
    return set_error (self, EINVAL, error);
  if (archive_write_finish_entry (self->archive) != ARCHIVE_OK)
    return set_archive_error (self, error);
  return TRUE;
}

gboolean
ash_zip_writer_finish (AshZipWriter *self, GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return set_archive_error (self, error);
  if (fsync (self->fd) != 0)
    return set_error (self, errno, error);
  self->is_finished = close (self->fd) == 0;
  self->fd = -1;
  return self->is_finished || set_error (self, errno, error);
}

void
ash_zip_writer_free (AshZipWriter *self)
{
  if (self == NULL)
    return;
  /* Not archive_write_fail(): libarchive then forgets its own block. What closing still writes
   * goes with the file. */
  g_clear_pointer (&self->archive, archive_write_free);
  if (self->fd >= 0)
    close (self->fd);
  if (!self->is_finished && self->is_regular)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->display_name);
  g_free (self);
}

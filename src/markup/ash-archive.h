#pragma once

#include <ash-progress.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AshArchiveSink:
 *
 * What the members of an archive stream into. Nothing is ever extracted to disk.
 */
typedef struct
{
  /* A regular member begins. @path is a normalised key (ash_path_normalise), unique. */
  gboolean (*begin) (const char *path, gpointer user_data, GError **error);
  gboolean (*data) (const guint8 *data, gsize length, gpointer user_data, GError **error);
  gboolean (*end) (gpointer user_data, GError **error);
  /* A member was left out: a climbing or absolute name, a link, a device, a second of the same
   * name, or one whose bytes cannot be read (cut off, bad checksum). @reason is a translated
   * phrase that follows the name. After `begin` was called, refused takes the place of `end`. */
  void (*refused) (const char *name, const char *reason, gpointer user_data);
  /* (optional): a name that was in no UTF-8 and was read as CP437 */
  void (*recoded) (const char *path, gpointer user_data);
  /* (optional): the archive is cut off; its name was refused for that */
  void (*cut) (gpointer user_data);
} AshArchiveSink;

/* Reads zip (whatever its extension) and tar, also compressed by gzip. Directories are passed
 * over. Fails with ASH_ERROR_REFUSED when it is no archive, ASH_ERROR_LIMIT for a bomb (its
 * message is for a professor), G_IO_ERROR for the file itself or cancellation. Entries after
 * a broken one are still read where the format allows it. */
gboolean ash_archive_read (const char *path,
                           const AshArchiveSink *sink,
                           gpointer user_data,
                           AshProgress *progress,
                           GError **error);
gboolean ash_archive_is_archive (const char *path);

/* A zip as every importer takes it: deflate, UTF-8 flag, no directories, no times, perm 0644;
 * the same members in the same order give the same bytes. Written in constant memory. */
typedef struct _AshZipWriter AshZipWriter;

AshZipWriter *ash_zip_writer_new (const char *path, GError **error);
AshZipWriter *ash_zip_writer_new_for (const char *path, const char *target, GError **error);
gboolean ash_zip_writer_add (AshZipWriter *self, const char *name, GBytes *bytes, GError **error);
gboolean ash_zip_writer_begin (AshZipWriter *self, const char *name, gint64 size, GError **error);
gboolean ash_zip_writer_data (AshZipWriter *self, const guint8 *data, gsize length, GError **error);
gboolean ash_zip_writer_end (AshZipWriter *self, GError **error);
/* Writes the directory, fsyncs. The file may then be renamed into place. */
gboolean ash_zip_writer_finish (AshZipWriter *self, GError **error);
/* Frees; a file that was not finished is deleted. */
void ash_zip_writer_free (AshZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshZipWriter, ash_zip_writer_free)

G_END_DECLS

#include "ash-cc-write-private.h"
#include <ash-archive.h>
#include <ash-digest.h>
#include <ash-error.h>
#include <ash-file-error.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Compressing takes its time: so much goes between two looks at whether to stop. */
#define PIECE_BYTES (128 << 10)

typedef struct
{
  AshZipWriter *zip;
  AshHasher *hasher;
  AshProgress *progress;
} Stream;

static gboolean
stream_chunk (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Stream *self = user_data;

  ash_hasher_update (self->hasher, data, length);
  for (gsize at = 0; at < length; at += PIECE_BYTES)
    if (!ash_zip_writer_data (self->zip, data + at, MIN (length - at, PIECE_BYTES), error) ||
        !ash_progress_step (self->progress, 0, error))
      return FALSE;
  return TRUE;
}

/* The store knows the digest of what it keeps, but not whether the disk still gives it: what
 * was read is what the read-back is compared with, and must be what was asked for. */
static gboolean
write_stored (AshCartridgePlan *self,
              AshCcMember *member,
              AshZipWriter *zip,
              AshProgress *progress,
              GError **error)
{
  g_autoptr (AshHasher) hasher = ash_hasher_new ();
  Stream stream = { zip, hasher, progress };
  gint64 size = self->bodies.size (self->bodies.user_data, member->digest);

  if (!ash_zip_writer_begin (zip, member->name, size, error) ||
      !self->bodies.stream (self->bodies.user_data, member->digest, stream_chunk, &stream, error) ||
      !ash_zip_writer_end (zip, error))
    return FALSE;
  g_free (member->written);
  member->written = ash_hasher_finish (hasher);
  if (g_str_equal (member->written, member->digest))
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
               _ ("“%s” is damaged in your document. Nothing was written."), member->name);
  return FALSE;
}

static GBytes *
make_bytes (AshCartridgePlan *self, AshCcMember *member, GError **error)
{
  switch (member->content)
    {
    case ASH_CC_PAGE:
      return ash_cc_write_page (self, member, error);
    case ASH_CC_ASSIGNMENT_PAGE:
      return ash_cc_write_assignment_page (self, member, FALSE, error);
    case ASH_CC_NOTICE:
      return ash_cc_write_notice (self, member);
    case ASH_CC_START:
      return ash_cc_write_start (self, member, FALSE);
    case ASH_CC_FILE:
    case ASH_CC_LINK:
    case ASH_CC_TOPIC:
    case ASH_CC_QUIZ:
    case ASH_CC_BANK:
    case ASH_CC_ASSIGNMENT:
    case ASH_CC_LTI:
      break;
    }
  return ash_cc_write_descriptor (self, member, FALSE, error);
}

static gboolean
write_member (AshCartridgePlan *self,
              AshCcMember *member,
              AshZipWriter *zip,
              AshProgress *progress,
              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (member->content == ASH_CC_FILE || member->is_verbatim)
    return write_stored (self, member, zip, progress, error);
  bytes = make_bytes (self, member, error);
  if (bytes == NULL)
    return FALSE;
  g_free (member->written);
  member->written = ash_digest_bytes (bytes);
  return ash_zip_writer_add (zip, member->name, bytes, error);
}

static gboolean
write_zip (AshCartridgePlan *self,
           const char *path,
           const char *target,
           GBytes *manifest,
           AshProgress *progress,
           GError **error)
{
  g_autoptr (AshZipWriter) zip = ash_zip_writer_new_for (path, target, error);

  if (zip == NULL || !ash_zip_writer_add (zip, "imsmanifest.xml", manifest, error))
    return FALSE;
  if (progress != NULL)
    ash_progress_begin (progress, _ ("Writing the package"), self->members->len);
  for (guint i = 0; i < self->members->len; i++)
    if (!write_member (self, g_ptr_array_index (self->members, i), zip, progress, error) ||
        (progress != NULL && !ash_progress_step (progress, 1, error)))
      return FALSE;
  return ash_zip_writer_finish (zip, error);
}

/* Beside the target, so that the rename is one step on one file system. */
static char *
path_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.%d.part", name, (int) getpid ());

  return g_build_filename (folder, hidden, NULL);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  if (g_rename (part, path) == 0)
    {
      sync_folder (path);
      return TRUE;
    }
  ash_file_error_set_writing (error, path, errno);
  return FALSE;
}

/**
 * ash_cartridge_write:
 * @path: where the package is to stand
 * @progress: (nullable):
 *
 * Writes the package beside @path, reads it back with our own reader of archives and compares
 * names, digests, outline and questions with the plan; only then it takes its name. Media are
 * streamed, pages made one at a time. The same plan gives the same bytes.
 *
 * Returns: %FALSE with @error (ASH_ERROR_WRITE, or G_IO_ERROR for the disk and cancellation); an
 *   older file at @path is then untouched
 */
gboolean
ash_cartridge_write (AshCartridgePlan *self,
                     const char *path,
                     AshProgress *progress,
                     GError **error)
{
  g_autofree char *part = path_beside (path);
  g_autoptr (GBytes) manifest = ash_cc_write_manifest (self);

  if (write_zip (self, part, path, manifest, progress, error) &&
      ash_cc_verify (self, part, manifest, progress, error) && put_in_place (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

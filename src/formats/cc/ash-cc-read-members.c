#include "ash-cc-read-private.h"

#include <ash-archive.h>
#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Members of this size are put at once; larger ones stream. Pages and descriptors are gathered
 * further, so that one look at them is enough. */
#define GATHER_BYTES (256 << 10)
#define GATHER_TEXT_BYTES (4 << 20)
/* Descriptors become records: as long as they all fit here they never become objects. */
#define SPOOL_BYTES (G_GINT64_CONSTANT (40) << 20)

typedef struct
{
  AshPackage *package;
  const char *name;  /* of the package, for messages */
  AshMember *member; /* the one that arrives */
  GByteArray *gathered;
  AshObjectWriter *writer;
} Receiver;

static gboolean
is_descriptor (const char *path)
{
  const char *extension = ash_path_extension (path);

  return g_ascii_strcasecmp (extension, "xml") == 0 || g_ascii_strcasecmp (extension, "qti") == 0;
}

static void
forget_member (Receiver *self)
{
  g_clear_pointer (&self->writer, ash_object_writer_free);
  g_byte_array_set_size (self->gathered, 0);
  if (self->member != NULL)
    {
      g_free (self->member->path);
      g_clear_pointer (&self->member, g_free);
    }
}

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Receiver *self = user_data;

  if (ash_sniff_refuse_early (self->name, path, error))
    return FALSE;
  self->member = g_new0 (AshMember, 1);
  self->member->path = g_strdup (path);
  self->member->media_type = ash_path_media_type (path);
  return TRUE;
}

static gboolean
stream (Receiver *self, const guint8 *data, gsize length, GError **error)
{
  return ash_object_writer_data (self->writer, data, length, error) &&
         ash_store_batch (self->package->store, error);
}

static gboolean
start_streaming (Receiver *self, GError **error)
{
  self->writer = ash_object_writer_new (self->package->store, self->member->media_type, error);
  if (self->writer == NULL || !stream (self, self->gathered->data, self->gathered->len, error))
    return FALSE;
  g_byte_array_set_size (self->gathered, 0);
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Receiver *self = user_data;
  gboolean is_text = is_descriptor (self->member->path) || ash_path_is_html (self->member->path);
  gsize room = is_text ? GATHER_TEXT_BYTES : GATHER_BYTES;

  if (self->writer == NULL && self->gathered->len + length > room && !start_streaming (self, error))
    return FALSE;
  self->member->size += (gint64) length;
  if (self->writer != NULL)
    return stream (self, data, length, error);
  g_byte_array_append (self->gathered, data, (guint) length);
  return TRUE;
}

/* A page without attributes and style addresses links to nothing: nobody need parse it. */
static gboolean
may_have_links (const GByteArray *page)
{
  return page->len > 0 && (memchr (page->data, '=', page->len) != NULL ||
                           memmem (page->data, page->len, "url(", 4) != NULL ||
                           memchr (page->data, '\0', page->len) != NULL);
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Receiver *self = user_data;
  AshPackage *package = self->package;
  AshMember *member = self->member;

  if (ash_path_is_junk (member->path))
    {
      package->n_junk++;
      forget_member (self);
      return TRUE;
    }
  if (self->writer != NULL)
    {
      member->digest = ash_object_writer_finish (self->writer, NULL, error);
      member->has_links = TRUE;
      g_clear_pointer (&self->writer, ash_object_writer_free);
    }
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (self->gathered->data, self->gathered->len);

      member->has_links = may_have_links (self->gathered);
      if (is_descriptor (member->path) && package->spooled + member->size <= SPOOL_BYTES)
        {
          package->spooled += member->size;
          member->bytes = g_steal_pointer (&bytes);
        }
      else
        member->digest = ash_store_put_object (package->store, bytes, member->media_type, error);
      g_byte_array_set_size (self->gathered, 0);
    }
  g_ptr_array_add (package->members, g_steal_pointer (&self->member));
  return (member->digest != NULL || member->bytes != NULL) &&
         ash_store_batch (package->store, error);
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
  Receiver *self = user_data;

  forget_member (self);
  if (ash_path_is_junk (name))
    return;
  ash_report_count (self->package->report, ASH_FATE_REFUSED);
  ash_report_add (self->package->report, ASH_LINE_REFUSED, NULL, name,
                  _ ("This file of the package was left out: %s."), reason);
}

static void
recoded_cb (const char *path, gpointer user_data)
{
  Receiver *self = user_data;

  ash_report_add (self->package->report, ASH_LINE_REPAIRED, NULL, path,
                  _ ("The name of this file was stored in an old encoding and was converted."));
}

static void
cut_cb (gpointer user_data)
{
  Receiver *self = user_data;

  self->package->report->is_cut = TRUE;
}

static gboolean
receive_archive (AshPackage *self, const char *path, GError **error)
{
  static const AshArchiveSink sink = { begin_cb, data_cb, end_cb, refused_cb, recoded_cb, cut_cb };
  Receiver receiver = { self, self->source->file_name, NULL, g_byte_array_new (), NULL };
  gboolean is_done;

  if (!ash_store_begin (self->store, _ ("Import"), NULL, error))
    {
      g_byte_array_unref (receiver.gathered);
      return FALSE;
    }
  is_done = ash_archive_read (path, &sink, &receiver, self->progress, error);
  forget_member (&receiver);
  g_byte_array_unref (receiver.gathered);
  if (is_done && self->members->len == 0)
    is_done = !ash_sniff_refuse_locked (path, self->source->file_name, error);
  if (is_done)
    return ash_store_commit (self->store, error);
  ash_store_rollback (self->store);
  return FALSE;
}

/* A "flat" cartridge is its manifest alone. */
static gboolean
receive_manifest (AshPackage *self, const char *path, GError **error)
{
  AshMember *member = g_new0 (AshMember, 1);
  char *contents = NULL;
  gsize length = 0;

  member->path = g_strdup ("imsmanifest.xml");
  member->media_type = "application/xml";
  g_ptr_array_add (self->members, member);
  self->is_flat = TRUE;
  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  member->bytes = g_bytes_new_take (contents, length);
  member->size = (gint64) length;
  return TRUE;
}

/**
 * ash_package_receive:
 * @path: the file that the user chose
 *
 * Reads all members. Nothing is interpreted yet but names that tell at once that the package is
 * none of ours to read.
 *
 * Returns: %FALSE with @error set when the file is no package, or reading stopped
 */
gboolean
ash_package_receive (AshPackage *self, const char *path, GError **error)
{
  ash_progress_begin (self->progress, _ ("Reading the package"), 0);
  if (ash_archive_is_archive (path))
    return receive_archive (self, path, error);
  if (ash_sniff_refuse_file (path, self->source->file_name, error))
    return FALSE;
  return receive_manifest (self, path, error);
}

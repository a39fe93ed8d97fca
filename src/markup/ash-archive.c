#include "ash-archive.h"
#include "ash-error.h"
#include "ash-file-error.h"
#include "ash-limits.h"
#include "ash-path.h"
#include "ash-archive-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define READ_BLOCK_BYTES (256 << 10)
/* After a member whose packed bytes break the reader, the archive is opened anew behind it. */
#define MAX_REOPENED 64
/* What the reader may have buffered before it counts it as consumed. */
#define RATIO_SLACK_BYTES (64 << 10)

typedef struct
{
  const char *path;
  char *display_name;
  const AshArchiveSink *sink;
  gpointer user_data;
  AshProgress *progress;
  struct archive *archive;
  GHashTable *seen; /* (element-type utf8) keys that were begun */
  guint n_entries;  /* headers read, in the order of the archive */
  guint n_skip;     /* of them, those already dealt with before a reopening */
  guint n_reopened;
  gint64 n_bytes; /* unpacked so far */
  gint64 n_consumed;
} Reader;

typedef enum
{
  MEMBER_DONE,
  MEMBER_BROKEN, /* the reader cannot go on from here */
  MEMBER_STOP,   /* with an error set */
} MemberResult;

static gboolean
open_archive (Reader *self, GError **error)
{
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  archive_read_support_format_tar (self->archive);
  archive_read_support_filter_gzip (self->archive);
  if (archive_read_open_filename (self->archive, self->path, READ_BLOCK_BYTES) == ARCHIVE_OK)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s” is neither a zip nor a tar archive, as a course package is. Open the file "
                  "that your learning system wrote when it exported the course."),
               self->display_name);
  return FALSE;
}

static void
close_archive (Reader *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
}

static gboolean
set_bomb_error (Reader *self, GError **error)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("“%s” was not read to its end: a few of its bytes unpack to an enormous amount "
                  "of data, as only a damaged or hostile package does. Nothing was taken in."),
               self->display_name);
  return FALSE;
}

/* Both caps look at what has really been read and unpacked, never at what a header claims. */
static gboolean
check_size (Reader *self, gint64 member_bytes, gint64 member_start, GError **error)
{
  gint64 consumed = archive_filter_bytes (self->archive, -1);
  gint64 of_member = MAX (consumed - member_start, 0) + RATIO_SLACK_BYTES;

  if (self->n_bytes > ASH_LIMIT_TOTAL_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” holds more than %d GB when unpacked, which is more than Ashlar takes. "
                      "Leave out the largest videos and export the course again."),
                   self->display_name, (int) (ASH_LIMIT_TOTAL_BYTES >> 30));
      return FALSE;
    }
  if (self->n_bytes > ASH_LIMIT_RATIO_AFTER &&
      self->n_bytes / ASH_LIMIT_RATIO > MAX (consumed, 0) + RATIO_SLACK_BYTES)
    return set_bomb_error (self, error);
  if (member_bytes > ASH_LIMIT_RATIO_AFTER && member_bytes / ASH_LIMIT_RATIO > of_member)
    return set_bomb_error (self, error);
  return TRUE;
}

static gboolean
step (Reader *self, GError **error)
{
  gint64 consumed = archive_filter_bytes (self->archive, -1);
  gint64 n = MAX (consumed - self->n_consumed, 0);

  self->n_consumed += n;
  return ash_progress_step (self->progress, n, error);
}

static gboolean
send (Reader *self, const guint8 *data, gsize length, GError **error)
{
  return self->sink->data (data, length, self->user_data, error);
}

static gboolean
send_hole (Reader *self, gint64 length, GError **error)
{
  static const guint8 zeros[4096];

  for (; length > 0; length -= (gint64) sizeof zeros)
    if (!send (self, zeros, (gsize) MIN (length, (gint64) sizeof zeros), error))
      return FALSE;
  return TRUE;
}

static const char *
broken_reason (struct archive_entry *entry, int result)
{
  if (archive_entry_is_encrypted (entry))
    return _ ("it is locked with a password");
  if (result == ARCHIVE_WARN)
    return _ ("its bytes are damaged");
  return _ ("it is cut off or damaged");
}

/* Streams the member's bytes; @key was begun. */
static MemberResult
read_member (Reader *self, struct archive_entry *entry, const char *key, GError **error)
{
  gint64 start = archive_filter_bytes (self->archive, -1);
  gint64 written = 0;

  for (;;)
    {
      const void *block;
      size_t length;
      la_int64_t offset;
      int result = archive_read_data_block (self->archive, &block, &length, &offset);
      gint64 hole;

      if (result == ARCHIVE_RETRY)
        continue;
      if (result == ARCHIVE_EOF)
        break;
      if (result != ARCHIVE_OK)
        {
          self->sink->refused (key, broken_reason (entry, result), self->user_data);
          return result == ARCHIVE_FATAL ? MEMBER_BROKEN : MEMBER_DONE;
        }
      hole = MAX (offset - written, 0);
      if (written + hole + (gint64) length > ASH_LIMIT_MEMBER_BYTES)
        {
          self->sink->refused (key, _ ("it is larger than 512 MB"), self->user_data);
          return MEMBER_DONE;
        }
      self->n_bytes += hole + (gint64) length;
      written += hole + (gint64) length;
      if (!check_size (self, written, start, error) || !step (self, error) ||
          !send_hole (self, hole, error) || !send (self, block, length, error))
        return MEMBER_STOP;
    }
  return self->sink->end (self->user_data, error) ? MEMBER_DONE : MEMBER_STOP;
}

/* Why an entry is left out although its name is fine, or NULL. */
static const char *
entry_reason (Reader *self, struct archive_entry *entry, const char *key)
{
  if (archive_entry_hardlink (entry) != NULL || archive_entry_filetype (entry) == AE_IFLNK)
    return _ ("it is a link to another place");
  if (archive_entry_filetype (entry) != AE_IFREG && archive_entry_filetype (entry) != 0)
    return _ ("it is a device, not a file");
  if (g_hash_table_contains (self->seen, key))
    return _ ("another file of this name came before it");
  return NULL;
}

static gboolean
is_folder (struct archive_entry *entry, const char *name)
{
  return archive_entry_filetype (entry) == AE_IFDIR || g_str_has_suffix (name, "/") ||
         g_str_has_suffix (name, "\\");
}

/* "./" and its like: the package itself. */
static gboolean
is_root (const char *name)
{
  return name[strspn (name, "./\\")] == '\0' && strstr (name, "..") == NULL;
}

static MemberResult
take_entry (Reader *self, struct archive_entry *entry, GError **error)
{
  gboolean is_recoded = FALSE;
  g_autofree char *name = ash_archive_entry_name (entry, &is_recoded);
  const char *reason = NULL;
  g_autofree char *key = ash_path_normalise (name, &reason);

  if (is_folder (entry, name) && (key != NULL || is_root (name)))
    return MEMBER_DONE;
  if (key != NULL)
    reason = entry_reason (self, entry, key);
  if (reason != NULL)
    {
      self->sink->refused (name, reason, self->user_data);
      return MEMBER_DONE;
    }

  g_hash_table_add (self->seen, g_strdup (key));
  if (!self->sink->begin (key, self->user_data, error))
    return MEMBER_STOP;
  if (is_recoded && self->sink->recoded != NULL)
    self->sink->recoded (key, self->user_data);
  return read_member (self, entry, key, error);
}

/* Behind a member that broke the reader, the ones after it may still be whole. */
static gboolean
reopen (Reader *self, gboolean *out_more, GError **error)
{
  close_archive (self);
  *out_more = self->n_reopened++ < MAX_REOPENED;
  self->n_skip = self->n_entries;
  self->n_entries = 0;
  return !*out_more || open_archive (self, error);
}

static gboolean
end_of_headers (Reader *self, int result, GError **error)
{
  if (result == ARCHIVE_EOF && self->n_entries > 0)
    return TRUE;
  if (self->n_entries == 0 && self->n_skip == 0)
    {
      g_set_error (
          error, ASH_ERROR, ASH_ERROR_REFUSED,
          _ ("“%s” is an archive in which no file can be read. Open a course package, the file "
             "that your learning system wrote when it exported the course."),
          self->display_name);
      return FALSE;
    }
  if (result != ARCHIVE_EOF && self->n_entries >= self->n_skip && self->sink->cut != NULL)
    self->sink->cut (self->user_data);
  if (result != ARCHIVE_EOF && self->n_entries >= self->n_skip)
    self->sink->refused (self->display_name, _ ("it is cut off: what came further on is missing"),
                         self->user_data);
  return TRUE;
}

static gboolean
read_entries (Reader *self, GError **error)
{
  for (;;)
    {
      struct archive_entry *entry;
      int result = archive_read_next_header (self->archive, &entry);
      MemberResult member = MEMBER_DONE;
      gboolean more = TRUE;

      if (result == ARCHIVE_RETRY)
        continue;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return end_of_headers (self, result, error);
      if (++self->n_entries > ASH_LIMIT_ENTRIES)
        {
          g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                       _ ("“%s” holds more than %d files, which is more than Ashlar takes. Export "
                          "a part of the course and open that."),
                       self->display_name, ASH_LIMIT_ENTRIES);
          return FALSE;
        }
      if (!step (self, error))
        return FALSE;
      if (self->n_entries > self->n_skip)
        member = take_entry (self, entry, error);
      if (member == MEMBER_STOP || (member == MEMBER_BROKEN && !reopen (self, &more, error)))
        return FALSE;
      if (!more)
        return TRUE;
    }
}

static gboolean
check_file (const char *path, const char *name, gint64 *out_size, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    {
      ash_file_error_set_reading (error, name, errno);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” is not a file. Choose the course package itself."), name);
      return FALSE;
    }
  *out_size = info.st_size;
  return TRUE;
}

/**
 * ash_archive_read:
 * @path: a zip, tar or tar.gz, whatever its extension
 * @sink: what each member streams into
 * @user_data: for @sink
 * @progress: (nullable): stepped by packed bytes
 * @error: %ASH_ERROR_REFUSED, %ASH_ERROR_LIMIT, %G_IO_ERROR, or what @sink gave
 *
 * The caps are those of `ash-limits.h`, checked while reading.
 */
gboolean
ash_archive_read (const char *path,
                  const AshArchiveSink *sink,
                  gpointer user_data,
                  AshProgress *progress,
                  GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display_name = g_filename_display_name (name);
  Reader self = { .path = path,
                  .display_name = display_name,
                  .sink = sink,
                  .user_data = user_data,
                  .progress = progress,
                  .seen = seen };
  AshArchiveLocale locale;
  gint64 size = 0;
  gboolean is_read;

  if (!check_file (path, display_name, &size, error))
    return FALSE;
  ash_progress_begin (progress, _ ("Reading the package"), size);
  ash_archive_locale_enter (&locale);
  is_read = open_archive (&self, error) && read_entries (&self, error);
  close_archive (&self);
  ash_archive_locale_leave (&locale);
  return is_read;
}

/**
 * ash_archive_is_archive:
 *
 * Returns: whether the first bytes of the file are those of a zip, a gzip or a tar
 */
gboolean
ash_archive_is_archive (const char *path)
{
  guint8 head[512] = { 0 };
  FILE *file = fopen (path, "rbe");
  gsize n;

  if (file == NULL)
    return FALSE;
  n = fread (head, 1, sizeof head, file);
  fclose (file);
  return (n >= 22 && head[0] == 'P' && head[1] == 'K' &&
          (memcmp (head + 2, "\3\4", 2) == 0 || memcmp (head + 2, "\5\6", 2) == 0 ||
           memcmp (head + 2, "\7\10", 2) == 0)) ||
         (n >= 18 && head[0] == 0x1f && head[1] == 0x8b) ||
         (n >= 512 && memcmp (head + 257, "ustar", 5) == 0);
}

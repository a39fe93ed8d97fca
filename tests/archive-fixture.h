#pragma once

/* Archives made by tests, and what is read of them. */
#include "made-archive.h"
#include "scratch.h"
#include <ash-archive.h>
#include <ash-error.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <time.h>

typedef struct
{
  GHashTable *members; /* name -> text */
  GString *refused;    /* "name: reason\n" */
  guint n_refused;
  guint n_cut;
  guint n_recoded;
  gint64 n_bytes;
  guint n_ended;
  char *current;
  GString *data;
  gboolean stops;
  GCancellable *cancels;
} Seen;

G_GNUC_UNUSED static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  g_assert_null (seen->current);
  seen->current = g_strdup (path);
  seen->data = g_string_new (NULL);
  if (seen->stops)
    g_set_error (error, ASH_ERROR, ASH_ERROR_FAILED, "stop");
  return !seen->stops;
}

G_GNUC_UNUSED static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  seen->n_bytes += (gint64) length;
  if (seen->data->len < 4096)
    g_string_append_len (seen->data, (const char *) data, (gssize) MIN (length, 4096));
  if (seen->cancels != NULL)
    g_cancellable_cancel (seen->cancels);
  return TRUE;
}

G_GNUC_UNUSED static gboolean
end_cb (gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  g_assert_false (g_hash_table_contains (seen->members, seen->current));
  g_hash_table_insert (seen->members, g_steal_pointer (&seen->current),
                       g_string_free (g_steal_pointer (&seen->data), FALSE));
  seen->n_ended++;
  return TRUE;
}

G_GNUC_UNUSED static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_string_append_printf (seen->refused, "%s: %s\n", name, reason);
  seen->n_refused++;
  g_clear_pointer (&seen->current, g_free);
  if (seen->data != NULL)
    g_string_free (g_steal_pointer (&seen->data), TRUE);
}

G_GNUC_UNUSED static void
recoded_cb (const char *path, gpointer user_data)
{
  ((Seen *) user_data)->n_recoded++;
}

G_GNUC_UNUSED static void
cut_cb (gpointer user_data)
{
  ((Seen *) user_data)->n_cut++;
}

static const AshArchiveSink SINK = { begin_cb, data_cb, end_cb, refused_cb, recoded_cb, cut_cb };

G_GNUC_UNUSED static void
seen_init (Seen *seen)
{
  *seen = (Seen){ .members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                  .refused = g_string_new (NULL) };
}

G_GNUC_UNUSED static void
seen_clear (Seen *seen)
{
  g_hash_table_unref (seen->members);
  g_string_free (seen->refused, TRUE);
  g_free (seen->current);
  if (seen->data != NULL)
    g_string_free (seen->data, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

G_GNUC_UNUSED static const char *
text_of (const Seen *seen, const char *name)
{
  return g_hash_table_lookup (seen->members, name);
}

static char *temp_folder; /* of all tests of a program */

static void
remove_temp_folder (void)
{
  scratch_remove (temp_folder);
  g_free (temp_folder);
}

G_GNUC_UNUSED static char *
temp_path (const char *name)
{
  if (temp_folder == NULL)
    {
      temp_folder = g_dir_make_tmp ("ash-archive-XXXXXX", NULL);
      atexit (remove_temp_folder);
    }
  return g_build_filename (temp_folder, name, NULL);
}

G_GNUC_UNUSED static void
expect (const char *path, Seen *seen, int code)
{
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  seen_init (seen);
  is_read = ash_archive_read (path, &SINK, seen, NULL, &error);
  g_test_message ("%s%s", seen->refused->str, error != NULL ? error->message : "");
  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (is_read);
      return;
    }
  g_assert_false (is_read);
  g_assert_error (error, ASH_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

G_GNUC_UNUSED static void
add_text (AshZipWriter *zip, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  g_autoptr (GError) error = NULL;

  ash_zip_writer_add (zip, name, bytes, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
write_three (const char *path)
{
  g_autoptr (AshZipWriter) zip = ash_zip_writer_new (path, NULL);
  g_autofree char *large = g_malloc0 (200001);

  for (int i = 0; i < 200000; i++)
    large[i] = (char) ('a' + (i * 7919 >> 5) % 23);
  add_text (zip, "imsmanifest.xml", "<manifest/>");
  add_text (zip, "große Datei/ü.txt", large);
  add_text (zip, "empty", "");
  add_text (zip, "last.txt", "last");
  g_assert_true (ash_zip_writer_finish (zip, NULL));
}

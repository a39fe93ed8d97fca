/* markup/: archives, honest and hostile. */
#include "made-archive.h"

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

static gboolean
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

static gboolean
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

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  g_assert_false (g_hash_table_contains (seen->members, seen->current));
  g_hash_table_insert (seen->members, g_steal_pointer (&seen->current),
                       g_string_free (g_steal_pointer (&seen->data), FALSE));
  seen->n_ended++;
  return TRUE;
}

static void
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

static void
recoded_cb (const char *path, gpointer user_data)
{
  ((Seen *) user_data)->n_recoded++;
}

static void
cut_cb (gpointer user_data)
{
  ((Seen *) user_data)->n_cut++;
}

static const AshArchiveSink SINK = { begin_cb, data_cb, end_cb, refused_cb, recoded_cb, cut_cb };

static void
seen_init (Seen *seen)
{
  *seen = (Seen){ .members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                  .refused = g_string_new (NULL) };
}

static void
seen_clear (Seen *seen)
{
  g_hash_table_unref (seen->members);
  g_string_free (seen->refused, TRUE);
  g_free (seen->current);
  if (seen->data != NULL)
    g_string_free (seen->data, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static const char *
text_of (const Seen *seen, const char *name)
{
  return g_hash_table_lookup (seen->members, name);
}

static char *
temp_path (const char *name)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("ash-archive-XXXXXX", NULL);
  return g_build_filename (folder, name, NULL);
}

static void
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

static void
add_text (AshZipWriter *zip, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  g_autoptr (GError) error = NULL;

  ash_zip_writer_add (zip, name, bytes, &error);
  g_assert_no_error (error);
}

static void
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

static void
test_round_trip (void)
{
  g_autofree char *path = temp_path ("round.zip");
  g_autofree char *again = temp_path ("again.zip");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_auto (Seen) seen;
  gsize n_one, n_two;

  g_setenv ("TZ", "America/Los_Angeles", TRUE);
  tzset ();
  write_three (path);
  g_setenv ("TZ", "Asia/Kathmandu", TRUE);
  tzset ();
  write_three (again);
  g_unsetenv ("TZ");
  tzset ();
  g_file_get_contents (path, &one, &n_one, NULL);
  g_file_get_contents (again, &two, &n_two, NULL);
  g_assert_cmpmem (one, n_one, two, n_two);

  g_assert_true (ash_archive_is_archive (path));
  expect (path, &seen, -1);
  g_assert_cmpuint (seen.n_ended, ==, 4);
  g_assert_cmpuint (seen.n_refused, ==, 0);
  g_assert_cmpint (seen.n_bytes, ==, 200000 + 11 + 4);
  g_assert_cmpstr (text_of (&seen, "last.txt"), ==, "last");
  g_assert_cmpstr (text_of (&seen, "empty"), ==, "");
  g_assert_nonnull (text_of (&seen, "große Datei/ü.txt"));
  g_assert_cmpuint (seen.n_recoded, ==, 0);
}

/* Deflate, no time, a flag for names that are not ASCII: what every importer takes. */
static void
test_writer_is_plain (void)
{
  g_autofree char *path = temp_path ("plain.zip");
  g_autofree guint8 *data = NULL;
  gsize length;

  write_three (path);
  g_file_get_contents (path, (char **) &data, &length, NULL);
  g_assert_cmpint (data[8] | data[9] << 8, ==, 8);
  g_assert_null (memmem (data, length, "UT\5", 3));
  for (gsize i = 0; i + 30 < length; i++)
    if (memcmp (data + i, "PK\1\2", 4) == 0)
      {
        gboolean is_ascii = memchr (data + i + 46, 0xc3, data[i + 28]) == NULL;

        g_assert_cmpint ((data[i + 9] & 8) != 0, ==, !is_ascii);
      }
}

static void
test_writer_fails_safely (void)
{
  g_autofree char *path = temp_path ("unfinished.zip");
  g_autoptr (GError) error = NULL;
  AshZipWriter *zip = ash_zip_writer_new (path, NULL);

  g_assert_true (ash_zip_writer_begin (zip, "a", 10, NULL));
  g_assert_true (ash_zip_writer_data (zip, (const guint8 *) "12345", 5, NULL));
  g_assert_false (ash_zip_writer_end (zip, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  ash_zip_writer_free (zip);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_clear_error (&error);
  g_assert_null (ash_zip_writer_new_for ("/nonexistent/.x.part", "/nonexistent/x.zip", &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "“x.zip”"));
  g_assert_nonnull (strstr (error->message, "folder is not there"));
  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_clear_error (&error);
      zip = ash_zip_writer_new ("/dev/full", NULL);
      add_text (zip, "a", "text");
      g_assert_false (ash_zip_writer_finish (zip, &error));
      g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "the disk is full"));
      ash_zip_writer_free (zip);
      g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
    }
}

static void
test_zip_slip (void)
{
  static const char *const names[] = {
    "../x", "a/../../x", "/etc/passwd", "C:\\x", "c:/x", "..\\..\\x.txt", "a\nb", "\\x", "..", "../"
  };
  g_autofree char *path = temp_path ("slip.zip");
  g_auto (Seen) seen;
  MadeZip zip = made_zip_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    made_zip_add (&zip, names[i], "evil", 0100644, 0);
  made_zip_add (&zip, "fine\\in folder\\x.txt", "good", 0, 0);
  made_zip_add (&zip, "folder\\", "", 0, 0);
  made_zip_add (&zip, "folder/", "", 040755, 0);
  made_zip_add (&zip, "./", "", 040755, 0);
  made_zip_write (&zip, path);
  expect (path, &seen, -1);
  g_assert_cmpuint (seen.n_refused, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (seen.n_ended, ==, 1);
  g_assert_cmpstr (text_of (&seen, "fine/in folder/x.txt"), ==, "good");
}

static void
test_links_and_devices (void)
{
  g_autofree char *path = temp_path ("links.zip");
  g_autofree char *tar_path = temp_path ("links.tar");
  g_autoptr (GByteArray) tar = g_byte_array_new ();
  static const guint8 zeros[1024];
  g_auto (Seen) seen;
  g_auto (Seen) from_tar;
  MadeZip zip = made_zip_new ();

  made_zip_add (&zip, "link", "/etc/passwd", 0120777, 0);
  made_zip_add (&zip, "device", "", 0020644, 0);
  made_zip_add (&zip, "file", "file", 0100644, 0);
  made_zip_write (&zip, path);
  expect (path, &seen, -1);
  g_assert_cmpuint (seen.n_refused, ==, 2);
  g_assert_cmpuint (seen.n_ended, ==, 1);

  made_tar_add (tar, "file", '0', "", "tar file");
  made_tar_add (tar, "hard", '1', "file", "");
  made_tar_add (tar, "soft", '2', "/etc/passwd", "");
  made_tar_add (tar, "device", '3', "", "");
  made_tar_add (tar, "pipe", '6', "", "");
  made_tar_add (tar, "../climb", '0', "", "x");
  g_byte_array_append (tar, zeros, sizeof zeros);
  g_file_set_contents (tar_path, (char *) tar->data, (gssize) tar->len, NULL);
  g_assert_true (ash_archive_is_archive (tar_path));
  expect (tar_path, &from_tar, -1);
  g_assert_cmpuint (from_tar.n_refused, ==, 5);
  g_assert_cmpstr (text_of (&from_tar, "file"), ==, "tar file");
}

static void
gzip_to (const char *path, GByteArray *bytes)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) base =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GOutputStream) out =
      g_converter_output_stream_new (G_OUTPUT_STREAM (base), G_CONVERTER (gzip));

  g_output_stream_write_all (out, bytes->data, bytes->len, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
}

static void
test_tar_gz (void)
{
  g_autofree char *path = temp_path ("course.imscc");
  g_autofree char *cut = temp_path ("cut.tar.gz");
  g_autofree char *bytes = NULL;
  g_autoptr (GByteArray) tar = g_byte_array_new ();
  g_autofree char *large = g_strnfill (1000000, 'x');
  static const guint8 zeros[1024];
  g_auto (Seen) seen;
  g_auto (Seen) from_cut;
  gsize length;

  made_tar_add (tar, "./imsmanifest.xml", '0', "", "<manifest/>");
  for (int i = 0; i < 1000000; i++)
    large[i] = (char) ('a' + g_test_rand_int_range (0, 26));
  made_tar_add (tar, "big", '0', "", large);
  g_byte_array_append (tar, zeros, sizeof zeros);
  gzip_to (path, tar);
  g_assert_true (ash_archive_is_archive (path));
  expect (path, &seen, -1);
  g_assert_cmpstr (text_of (&seen, "imsmanifest.xml"), ==, "<manifest/>");
  g_assert_cmpuint (seen.n_ended, ==, 2);

  g_file_get_contents (path, &bytes, &length, NULL);
  g_file_set_contents (cut, bytes, (gssize) length / 2, NULL);
  expect (cut, &from_cut, -1);
  g_assert_cmpstr (text_of (&from_cut, "imsmanifest.xml"), ==, "<manifest/>");
  g_assert_cmpuint (from_cut.n_refused, >=, 1);
  g_assert_cmpuint (from_cut.n_cut, ==, 1);
}

static void
test_duplicates (void)
{
  g_autofree char *path = temp_path ("twice.zip");
  g_auto (Seen) seen;
  MadeZip zip = made_zip_new ();

  made_zip_add (&zip, "a/b.txt", "first", 0, 0);
  made_zip_add (&zip, "a\\b.txt", "second", 0, 0);
  made_zip_add (&zip, "./a//b.txt", "third", 0, 0);
  made_zip_add (&zip, "A/b.txt", "other", 0, 0);
  made_zip_write (&zip, path);
  expect (path, &seen, -1);
  g_assert_cmpstr (text_of (&seen, "a/b.txt"), ==, "first");
  g_assert_cmpstr (text_of (&seen, "A/b.txt"), ==, "other");
  g_assert_cmpuint (seen.n_refused, ==, 2);
}

static void
write_zeros (const char *path, gint64 size)
{
  g_autoptr (AshZipWriter) zip = ash_zip_writer_new (path, NULL);
  static const guint8 zeros[1 << 16];

  add_text (zip, "first", "first");
  g_assert_true (ash_zip_writer_begin (zip, "bomb", size, NULL));
  for (gint64 left = size; left > 0; left -= (gint64) sizeof zeros)
    ash_zip_writer_data (zip, zeros, sizeof zeros, NULL);
  g_assert_true (ash_zip_writer_end (zip, NULL));
  g_assert_true (ash_zip_writer_finish (zip, NULL));
}

static void
test_bomb (void)
{
  g_autofree char *path = temp_path ("bomb.zip");
  g_auto (Seen) seen;

  write_zeros (path, G_GINT64_CONSTANT (300) << 20);
  expect (path, &seen, ASH_ERROR_LIMIT);
  g_assert_cmpint (seen.n_bytes, <, 40 << 20);
}

/* Blank pictures of some megabytes are honest. */
static void
test_no_bomb (void)
{
  g_autofree char *path = temp_path ("blank.zip");
  g_auto (Seen) seen;

  write_zeros (path, 9 << 20);
  expect (path, &seen, -1);
  g_assert_cmpint (seen.n_bytes, ==, (9 << 20) + 5);
}

/* A bomb made of many members, none of which is large. */
static void
test_bomb_of_many (void)
{
  g_autofree char *path = temp_path ("many.zip");
  g_autofree guint8 *zeros = g_malloc0 (8 << 20);
  g_autoptr (GBytes) blank = g_bytes_new_static (zeros, 8 << 20);
  g_auto (Seen) seen;
  AshZipWriter *zip = ash_zip_writer_new (path, NULL);

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.bmp", i);

      g_assert_true (ash_zip_writer_add (zip, name, blank, NULL));
    }
  g_assert_true (ash_zip_writer_finish (zip, NULL));
  ash_zip_writer_free (zip);
  expect (path, &seen, ASH_ERROR_LIMIT);
  g_assert_cmpint (seen.n_bytes, <, 60 << 20);
}

static void
expect_entries (guint n, int code)
{
  g_autofree char *path = temp_path ("entries.zip");
  g_auto (Seen) seen;
  MadeZip zip = made_zip_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("folder %u/%u.html", i % 100, i);

      made_zip_add (&zip, name, "x", 0, 0);
    }
  made_zip_write (&zip, path);
  expect (path, &seen, code);
  if (code < 0)
    g_assert_cmpuint (seen.n_ended, ==, n);
}

static void
test_entries (void)
{
  expect_entries (10000, -1);
  expect_entries (20000, -1);
  expect_entries (20001, ASH_ERROR_LIMIT);
}

static void
test_names (void)
{
  g_autofree char *path = temp_path ("names.zip");
  g_auto (Seen) seen;
  MadeZip zip = made_zip_new ();
  locale_t bare = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (bare);

  made_zip_add (&zip,
                "Pr\x81"
                "fung.txt",
                "cp437", 0, 0);
  made_zip_add (&zip,
                "Pr\xc3\xbc"
                "fung 2.txt",
                "utf8", 0, 0);
  made_zip_add (&zip, "\xe2\x82.txt", "half a character", 0, 0);
  made_zip_write (&zip, path);
  expect (path, &seen, -1);
  uselocale (before);
  freelocale (bare);
  g_assert_cmpstr (text_of (&seen, "Prüfung.txt"), ==, "cp437");
  g_assert_cmpstr (text_of (&seen, "Prüfung 2.txt"), ==, "utf8");
  g_assert_cmpuint (seen.n_recoded, ==, 2);
  g_assert_cmpuint (seen.n_ended, ==, 3);
}

static void
test_corpus_names (void)
{
  static const struct
  {
    const char *file, *name;
  } cases[] = { { "zipenc-test_win8_de.zip", "Prüfung.txt" },
                { "zipenc-test_7zip_927.zip", "Prüfung.txt" },
                { "zipenc-test_7zip_927.zip", "Žluťoučký/Koníček.txt" },
                { "zipenc-test_infozip_3.zip", "Prüfung.txt" },
                { "canvasfx-whatthebackslash.zip", "messaging/why oh why.txt" },
                { "canvasfx-whatthebackslash.zip",
                  "res00175/SR_Epilogue_Frequently_Asked_Questions.html" },
                { "canvasfx-evil.zip", "tricky/innocuous_file" } };
  g_autofree char *folder =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "../../shared/corpus/broken", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no corpus beside the source");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].file, NULL);
      g_auto (Seen) seen;

      expect (path, &seen, -1);
      g_assert_nonnull (text_of (&seen, cases[i].name));
      g_assert_cmpuint (seen.n_refused, ==,
                        g_str_equal (cases[i].file, "canvasfx-evil.zip") ? 3 : 0);
    }
}

/* What is whole of a cut off file still comes in. */
static void
test_truncated (void)
{
  g_autofree char *path = temp_path ("whole.zip");
  g_autofree char *cut = temp_path ("cut.zip");
  g_autofree char *bytes = NULL;
  gsize length;

  write_three (path);
  g_file_get_contents (path, &bytes, &length, NULL);
  for (gsize keep = length - 1; keep > 200; keep -= length / 17)
    {
      g_auto (Seen) seen;

      g_file_set_contents (cut, bytes, (gssize) keep, NULL);
      expect (cut, &seen, -1);
      g_assert_cmpstr (text_of (&seen, "imsmanifest.xml"), ==, "<manifest/>");
      g_assert_true (seen.n_ended == 4 || seen.n_refused > 0);
      g_assert_cmpuint (seen.n_cut, ==, seen.n_ended == 4 ? 0 : 1);
    }
}

static void
test_damaged (void)
{
  g_autofree char *path = temp_path ("damaged.zip");
  g_autofree char *bytes = NULL;
  g_autofree char *sum_path = temp_path ("sum.zip");
  MadeZip zip = made_zip_new ();
  g_auto (Seen) seen;
  g_auto (Seen) sums;
  gsize length;

  write_three (path);
  g_file_get_contents (path, &bytes, &length, NULL);
  memset (bytes + 200, 0xff, 400);
  g_file_set_contents (path, bytes, (gssize) length, NULL);
  expect (path, &seen, -1);
  g_assert_cmpuint (seen.n_refused, ==, 1);
  g_assert_cmpuint (seen.n_ended, ==, 3);
  g_assert_cmpstr (text_of (&seen, "last.txt"), ==, "last");

  made_zip_add (&zip, "a", "right", 0, 0);
  made_zip_add (&zip, "b", "wrong", 0, 1);
  made_zip_add (&zip, "c", "right", 0, 0);
  made_zip_write (&zip, sum_path);
  expect (sum_path, &sums, -1);
  g_assert_cmpuint (sums.n_refused, ==, 1);
  g_assert_cmpuint (sums.n_ended, ==, 2);
}

static void
test_not_archives (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } cases[] = { { "", 0 },
                { "hello", 5 },
                { "PK\3\4", 4 },
                { "PK\3\4aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40 },
                { "\x1f\x8b\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20 },
                { "<?xml version='1.0'?><manifest/>", 32 } };
  g_autofree char *path = temp_path ("none");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = temp_path ("missing.zip");
  g_auto (Seen) of_folder;
  g_auto (Seen) of_missing;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Seen) seen;

      g_file_set_contents (path, cases[i].bytes, (gssize) cases[i].length, NULL);
      expect (path, &seen, ASH_ERROR_REFUSED);
    }
  g_assert_false (ash_archive_is_archive (path));
  expect (folder, &of_folder, ASH_ERROR_REFUSED);
  g_assert_false (ash_archive_is_archive (missing));
  seen_init (&of_missing);
  g_assert_false (ash_archive_read (missing, &SINK, &of_missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_stopping (void)
{
  g_autofree char *path = temp_path ("stop.zip");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (GError) error = NULL;
  g_auto (Seen) stopped;
  g_auto (Seen) cancelled;

  write_three (path);
  seen_init (&stopped);
  stopped.stops = TRUE;
  g_assert_false (ash_archive_read (path, &SINK, &stopped, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_FAILED);

  g_clear_error (&error);
  seen_init (&cancelled);
  cancelled.cancels = cancellable;
  g_assert_false (ash_archive_read (path, &SINK, &cancelled, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever the bytes: read or refused, in time. */
static void
test_mutations (void)
{
  g_autofree char *path = temp_path ("good.zip");
  g_autofree char *bad = temp_path ("bad.zip");
  g_autofree char *bytes = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  gsize length;

  write_three (path);
  g_file_get_contents (path, &bytes, &length, NULL);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, length);
      g_auto (Seen) seen;

      for (int j = 0; j < 1 + i % 8; j++)
        changed[g_test_rand_int_range (0, (int) (i % 2 == 0 ? length : 200))] =
            (char) g_test_rand_int_range (0, 256);
      g_file_set_contents (bad, changed, (gssize) length, NULL);
      seen_init (&seen);
      ash_archive_read (bad, &SINK, &seen, NULL, NULL);
    }
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/round-trip", test_round_trip);
  g_test_add_func ("/archive/writer-is-plain", test_writer_is_plain);
  g_test_add_func ("/archive/writer-fails-safely", test_writer_fails_safely);
  g_test_add_func ("/archive/zip-slip", test_zip_slip);
  g_test_add_func ("/archive/links-and-devices", test_links_and_devices);
  g_test_add_func ("/archive/tar-gz", test_tar_gz);
  g_test_add_func ("/archive/duplicates", test_duplicates);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/no-bomb", test_no_bomb);
  g_test_add_func ("/archive/bomb-of-many", test_bomb_of_many);
  g_test_add_func ("/archive/entries", test_entries);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/corpus-names", test_corpus_names);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/damaged", test_damaged);
  g_test_add_func ("/archive/not-archives", test_not_archives);
  g_test_add_func ("/archive/stopping", test_stopping);
  g_test_add_func ("/archive/mutations", test_mutations);
  return g_test_run ();
}

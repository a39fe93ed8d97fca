/* markup/: archives read and written. */
#include "archive-fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/round-trip", test_round_trip);
  g_test_add_func ("/archive/writer-is-plain", test_writer_is_plain);
  g_test_add_func ("/archive/writer-fails-safely", test_writer_fails_safely);
  g_test_add_func ("/archive/tar-gz", test_tar_gz);
  g_test_add_func ("/archive/entries", test_entries);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/corpus-names", test_corpus_names);
  g_test_add_func ("/archive/stopping", test_stopping);
  return g_test_run ();
}

/* markup/: archives that mean harm, or came to harm. */
#include "archive-fixture.h"

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
  g_test_add_func ("/archive/zip-slip", test_zip_slip);
  g_test_add_func ("/archive/links-and-devices", test_links_and_devices);
  g_test_add_func ("/archive/duplicates", test_duplicates);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/no-bomb", test_no_bomb);
  g_test_add_func ("/archive/bomb-of-many", test_bomb_of_many);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/damaged", test_damaged);
  g_test_add_func ("/archive/not-archives", test_not_archives);
  g_test_add_func ("/archive/mutations", test_mutations);
  return g_test_run ();
}

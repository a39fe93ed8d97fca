/* desk/: how long films and sounds last, from their bytes to the minutes of an item. The files of
 * fixtures/media are three seconds of black and of silence, made with GStreamer's test sources. */
#include "desk-fixture.h"

#include <ash-inspect.h>
#include <ash-lengths.h>
#include <ash-media.h>
#include <fcntl.h>
#include <unistd.h>

static gboolean
can_read (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "media", "film.webm", NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  if (ash_media_seconds (fd, NULL, NULL) >= 0)
    return TRUE;
  g_test_skip ("GStreamer's plugins are not installed");
  return FALSE;
}

static void
put_u32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, 4);
}

/* Eight thousand bytes a second. @claimed: what its header says */
static GBytes *
make_wav (guint seconds, guint32 claimed)
{
  gsize length = 44 + seconds * 8000;
  guint8 *data = g_malloc (length);

  memset (data, 0x80, length);
  memcpy (data, "RIFF....WAVEfmt \x10\0\0\0\1\0\1\0", 24);
  put_u32 (data + 4, 36 + claimed);
  put_u32 (data + 24, 8000);
  put_u32 (data + 28, 8000);
  memcpy (data + 32, "\1\0\10\0data", 8);
  put_u32 (data + 40, claimed);
  return g_bytes_new_take (data, length);
}

static gint64
seconds_of (const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("ashlar-test-XXXXXX", &path, NULL);
  gint64 seconds;

  g_assert_cmpint (fd, >=, 0);
  g_unlink (path);
  g_assert_true (length == 0 || write (fd, data, length) == (gssize) length);
  seconds = ash_media_seconds (fd, NULL, &error);
  g_assert_no_error (error);
  return seconds;
}

static GBytes *
load_media (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "media", name, NULL);
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_formats (void)
{
  static const char *const NAMES[] = { "film.webm", "film.mp4", "sound.mp3", "sound.ogg" };
  g_autoptr (GBytes) wav = make_wav (130, 130 * 8000);

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (GBytes) bytes = load_media (NAMES[i]);

      g_assert_cmpint (seconds_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==,
                       3);
    }
  g_assert_cmpint (seconds_of (g_bytes_get_data (wav, NULL), g_bytes_get_size (wav)), ==, 130);
}

static void
test_names (void)
{
  g_assert_true (ash_media_is_named ("media/Week 1.MP4", NULL));
  g_assert_true (ash_media_is_named ("media/x", "audio/mpeg"));
  g_assert_true (ash_media_is_named (NULL, "Video/Quicktime"));
  g_assert_false (ash_media_is_named ("notes.pdf", "application/pdf"));
  g_assert_false (ash_media_is_named (NULL, NULL));
}

/* Not one of these may be believed, take long, or end more than the reader. */
static void
test_hostile (void)
{
  static const char *const NOTHING[] = {
    "",
    "x",
    "RIFF",
    "Not a film at all, only words.\n",
    "ID3\4\0\0\177\177\177\177",
    "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "<?xml version='1.0'?><MPD mediaPresentationDuration='PT60S'/>",
  };
  g_autoptr (GBytes) lying = make_wav (2, 0x7fffff00);
  g_autoptr (GBytes) film = load_media ("film.mp4");
  gsize length;
  const guint8 *data = g_bytes_get_data (film, &length);
  guint8 *mvhd = memmem (data, length, "mvhd", 4);
  g_autofree guint8 *changed = g_memdup2 (data, length);

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (NOTHING); i++)
    g_assert_cmpint (seconds_of ((const guint8 *) NOTHING[i], strlen (NOTHING[i])), ==, 0);
  /* It has two seconds, whatever it says. */
  g_assert_cmpint (seconds_of (g_bytes_get_data (lying, NULL), g_bytes_get_size (lying)), <=, 250);
  g_assert_nonnull (mvhd);
  memset (changed + (mvhd - data) + 20, 0x7f, 4);
  g_assert_cmpint (seconds_of (changed, length), <=, 65);
  for (guint part = 1; part < 8; part++)
    g_assert_cmpint (seconds_of (data, length * part / 8), <=, 4);
}

static void
test_damaged (void)
{
  static const char *const NAMES[] = { "film.webm", "film.mp4", "sound.mp3", "sound.ogg" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  if (!can_read ())
    return;
  for (guint i = 0; i < 24; i++)
    {
      g_autoptr (GBytes) bytes = load_media (NAMES[i % G_N_ELEMENTS (NAMES)]);
      gsize length = g_bytes_get_size (bytes);
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

      for (guint n = 0; n < 12; n++)
        data[g_rand_int_range (random, 0, MIN (length, 700))] = (guint8) g_rand_int (random);
      g_assert_cmpint (seconds_of (data, length), >=, 0);
    }
}

/* A file of the credential, as the window adds one. */
static char *
add_file (Fixture *fixture, const char *name, GBytes *bytes, char **out_digest)
{
  char *item;

  *out_digest = ash_store_put_object (fixture->store, bytes, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  item = ash_desk_add_file (fixture->store, fixture->credential, NULL, NULL, name, *out_digest,
                            &fixture->error);
  g_assert_no_error (fixture->error);
  return item;
}

static guint
read_all (AshStore *store)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  ash_desk_read_lengths (store, NULL, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
estimate_of (Fixture *fixture, const char *item, AshWorkload *out)
{
  g_autoptr (AshDesign) design =
      ash_store_load_design (fixture->store, fixture->tree, &fixture->error);
  g_autoptr (AshInspection) inspection =
      ash_inspect (fixture->store, design, item, &fixture->error);

  g_assert_no_error (fixture->error);
  if (out != NULL)
    *out = inspection->work;
  return inspection->estimate;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) wav = make_wav (130, 130 * 8000);
  g_autoptr (GBytes) words = g_bytes_new_static ("no film", 7);
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;
  g_autofree char *film = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *redo = NULL;
  g_autoptr (AshStore) second = NULL;

  if (!can_read ())
    return;
  film = add_file (fixture, "talk.wav", wav, &digest);
  broken = add_file (fixture, "broken.mp4", words, &other);
  ash_store_undo (fixture->store, &fixture->error);
  ash_store_redo (fixture->store, &fixture->error);
  ash_desk_set_text (fixture->store, &ASH_ITEM, film, "title", "A talk", "Rename", &fixture->error);
  ash_store_undo (fixture->store, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (ash_store_object_seconds (fixture->store, digest), ==, 0);
  /* As the window does it: another connection, which leaves no step. */
  second = ash_store_open (fixture->path, ASH_STORE_IMPORT, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (read_all (second), ==, 1);
  g_assert_cmpuint (read_all (second), ==, 0);
  g_clear_object (&second);
  g_assert_cmpint (ash_store_object_seconds (fixture->store, digest), ==, 130);
  g_assert_cmpint (ash_store_object_seconds (fixture->store, other), ==, 0);
  redo = ash_store_dup_redo_label (fixture->store);
  g_assert_nonnull (redo);
  ash_store_redo (fixture->store, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (estimate_of (fixture, film, NULL), ==, 2);
  g_assert_cmpint (estimate_of (fixture, broken, NULL), ==, ASH_UNSET);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) wav = make_wav (130, 130 * 8000);
  g_autofree char *page = NULL;
  g_autofree char *asset = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GBytes) body = NULL;
  AshWorkload work = { 0 };

  if (!can_read ())
    return;
  page = ash_desk_add_item (fixture->store, fixture->credential, NULL, NULL, ASH_ITEM_PAGE, "Films",
                            &fixture->error);
  g_assert_no_error (fixture->error);
  asset = ash_desk_add_asset (fixture->store, page, "talk.wav", wav, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  html = g_strdup_printf ("<p>Look.</p><video><source src=\"gone.webm\"><source "
                          "src=\"ash:asset/%s\"><object data=\"x.swf\"></object></video>"
                          "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>",
                          asset);
  body = g_bytes_new (html, strlen (html));
  ash_desk_set_body (fixture->store, page, body, "text/html", NULL, "Edit", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (estimate_of (fixture, page, &work), ==, 1);
  g_assert_cmpuint (work.players, ==, 2);
  g_assert_cmpuint (read_all (fixture->store), ==, 1);
  g_assert_cmpint (estimate_of (fixture, page, &work), ==, 2);
  g_assert_cmpuint (work.films, ==, 1);
  g_assert_cmpint (work.film_seconds, ==, 130);
  g_assert_cmpuint (work.players, ==, 1);
}

/* A document of somebody who does not let us write in it. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) wav = make_wav (61, 61 * 8000);
  g_autofree char *digest = NULL;
  g_autofree char *film = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "read.ashlar", NULL);
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshBuild) build = NULL;

  if (!can_read ())
    return;
  build = ash_build_new (file, FALSE, &fixture->error);
  g_assert_no_error (fixture->error);
  g_object_unref (g_steal_pointer (&fixture->store));
  fixture->store = g_object_ref (ash_build_get_store (build));
  g_free (fixture->credential);
  fixture->credential = ash_desk_add_credential (fixture->store, "Films", &fixture->error);
  film = add_file (fixture, "talk.wav", wav, &digest);
  g_clear_object (&fixture->store);
  g_assert_true (ash_build_finish (build, &fixture->error));
  store = ash_store_open (file, ASH_STORE_READ, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (ash_store_object_seconds (store, digest), ==, 0);
  g_assert_cmpuint (read_all (store), ==, 1);
  g_assert_cmpint (ash_store_object_seconds (store, digest), ==, 61);
  /* What no film lasts is not heard. */
  g_assert_true (ash_store_keep_seconds (store, "other", G_MAXINT64, NULL));
  g_assert_cmpint (ash_store_object_seconds (store, "other"), ==, 0);
  g_unlink (file);
}

static gboolean
late_cb (gpointer data)
{
  g_assert_not_reached ();
}

/* The window's: files that are there, and one that comes. */
static void
test_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = make_wav (60, 60 * 8000);
  g_autoptr (GBytes) other = make_wav (90, 90 * 8000);
  g_autoptr (AshDocument) document = NULL;
  g_autoptr (AshLengths) lengths = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *credential = NULL;
  g_autofree char *item = NULL;
  AshStore *store;
  guint late = g_timeout_add_seconds (120, late_cb, NULL);

  if (!can_read ())
    return;
  document = ash_document_new (&error);
  g_assert_no_error (error);
  store = ash_document_get_store (document);
  credential = ash_desk_add_credential (store, "Films", &error);
  first = ash_store_put_object (store, one, NULL, &error);
  g_free (ash_desk_add_file (store, credential, NULL, NULL, "one.wav", first, &error));
  lengths = ash_lengths_new (document);
  while (ash_store_object_seconds (store, first) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ash_store_object_seconds (store, first), ==, 60);
  second = ash_store_put_object (store, other, NULL, &error);
  item = ash_desk_add_file (store, credential, NULL, NULL, "two.wav", second, &error);
  g_assert_no_error (error);
  g_assert_true (ash_lengths_is_reading (lengths));
  while (ash_lengths_is_reading (lengths))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ash_store_object_seconds (store, second), ==, 90);
  /* Words that change are nothing to read. */
  ash_desk_set_text (store, &ASH_ITEM, item, "title", "Second", "Rename", &error);
  g_assert_no_error (error);
  g_source_remove (late);
  g_clear_object (&lengths);
  ash_document_close (document, &error);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("ashlar-state-XXXXXX", NULL);
  int code;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lengths/formats", test_formats);
  g_test_add_func ("/lengths/names", test_names);
  g_test_add_func ("/lengths/hostile", test_hostile);
  g_test_add_func ("/lengths/damaged", test_damaged);
  g_test_add ("/lengths/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/lengths/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/lengths/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add_func ("/lengths/document", test_document);
  code = g_test_run ();
  scratch_remove (state);
  return code;
}

/* desk/: jobs. What they make arrives; stopped ones stop at once and leave nothing. */
#include <ash-archive.h>
#include <ash-desk.h>
#include <ash-error.h>
#include <ash-job.h>

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "scratch.h"

/* Sanitizers make everything slower, not the program less prompt. It is counted in processor
 * time, since tests run beside each other. */
#if defined(__SANITIZE_ADDRESS__)
#define PROMPT_MS 10000
#else
#define PROMPT_MS 1000
#endif

#define N_PAGES 1500
#define MEDIA_BYTES (24 << 20)

typedef struct
{
  char *folder;
  char *package;
  AshDocument *document;
  GMainLoop *loop;
  gint64 cancelled_at; /* processor time, in microseconds; 0 when it was not */
  gint64 finished_at;
  guint n_updates;
  GError *error;
} Fixture;

static void
add_text (AshZipWriter *zip, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  ash_zip_writer_add (zip, name, bytes, &error);
  g_assert_no_error (error);
}

static void
add_media (AshZipWriter *zip)
{
  g_autofree guint8 *data = g_malloc (1 << 20);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  ash_zip_writer_begin (zip, "media/film.mp4", MEDIA_BYTES, NULL);
  for (guint part = 0; part < MEDIA_BYTES >> 20; part++)
    {
      for (guint i = 0; i < (1 << 20); i += 4)
        {
          guint32 word = g_rand_int (random);

          memcpy (data + i, &word, 4);
        }
      ash_zip_writer_data (zip, data, 1 << 20, NULL);
    }
  ash_zip_writer_end (zip, NULL);
}

/* A package that takes long enough to be stopped anywhere in it. */
static void
write_package (const char *path)
{
  g_autoptr (AshZipWriter) zip = ash_zip_writer_new (path, NULL);
  g_autoptr (GString) items = g_string_new (NULL);
  g_autoptr (GString) resources = g_string_new (NULL);
  g_autofree char *manifest = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_string_append_printf (items,
                              "<item identifier='i%u' identifierref='r%u'><title>Page %u</title>"
                              "</item>",
                              i, i, i);
      g_string_append_printf (resources,
                              "<resource identifier='r%u' type='webcontent' href='p%u.html'>"
                              "<file href='p%u.html'/></resource>",
                              i, i, i);
    }
  manifest = g_strdup_printf (
      "<manifest xmlns='http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1' identifier='m'>"
      "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>"
      "</metadata><organizations><organization identifier='o' structure='rooted-hierarchy'>"
      "<item identifier='root'><item identifier='f'><title>All</title>%s</item></item>"
      "</organization></organizations><resources>%s<resource identifier='v' type='webcontent' "
      "href='media/film.mp4'><file href='media/film.mp4'/></resource></resources></manifest>",
      items->str, resources->str);
  add_text (zip, "imsmanifest.xml", manifest);
  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u.html", i);
      g_autofree char *text =
          g_strdup_printf ("<html><body><h1>Page %u</h1><p><a href='p%u.html'>next</a> "
                           "<a href='media/film.mp4'>film</a></p></body></html>",
                           i, (i + 1) % N_PAGES);

      add_text (zip, name, text);
    }
  add_media (zip);
  ash_zip_writer_finish (zip, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("ashlar-job-XXXXXX", NULL);
  fixture->package = g_build_filename (g_get_user_state_dir (), "large.imscc", NULL);
  if (!g_file_test (fixture->package, G_FILE_TEST_EXISTS))
    write_package (fixture->package);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->document = ash_document_new (&fixture->error);
  g_assert_no_error (fixture->error);
}

static guint
n_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ash_document_close (fixture->document, NULL);
  g_clear_object (&fixture->document);
  g_main_loop_unref (fixture->loop);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->package);
}

static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
finished_cb (AshJob *job, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->finished_at = processor_time ();
  g_main_loop_quit (fixture->loop);
}

static void
updated_cb (AshJob *job, GParamSpec *pspec, gpointer user_data)
{
  ((Fixture *) user_data)->n_updates++;
}

typedef struct
{
  Fixture *fixture;
  AshJob *job;
} Stop;

static gboolean
stop_cb (gpointer user_data)
{
  Stop *stop = user_data;

  stop->fixture->cancelled_at = processor_time ();
  ash_job_cancel (stop->job);
  return G_SOURCE_REMOVE;
}

/* Runs the loop until the job is over, stopping it after @stop_ms when that is not negative.
 * Returns: how long the stop took, in ms. */
static gint64
run (Fixture *fixture, AshJob *job, int stop_ms)
{
  Stop stop = { fixture, job };
  guint source = 0;

  g_assert_true (ash_job_is_running (job));
  fixture->cancelled_at = 0;
  fixture->n_updates = 0;
  g_signal_connect (job, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect (job, "notify::fraction", G_CALLBACK (updated_cb), fixture);
  if (stop_ms >= 0)
    source = g_timeout_add ((guint) stop_ms, stop_cb, &stop);
  g_main_loop_run (fixture->loop);
  g_assert_false (ash_job_is_running (job));
  if (source != 0 && fixture->cancelled_at == 0)
    g_source_remove (source);
  return fixture->cancelled_at != 0 ? (fixture->finished_at - fixture->cancelled_at) / 1000 : 0;
}

static AshJob *
import_job (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->package);

  return ash_job_import (fixture->document, file, FALSE);
}

/* The whole course, brought in and used. (transfer full): the credential */
static char *
bring_in (Fixture *fixture)
{
  g_autoptr (AshJob) job = import_job (fixture);
  g_autoptr (AshImported) imported = NULL;
  AshStore *store = ash_document_get_store (fixture->document);
  char *credential;

  run (fixture, job, -1);
  imported = ash_job_import_finish (job, &fixture->error);
  g_assert_no_error (fixture->error);
  ash_desk_accept_source (store, imported->source, &fixture->error);
  g_assert_no_error (fixture->error);
  credential = ash_desk_take_course (store, imported->source, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  return credential;
}

static gint64
count_all (AshStore *store)
{
  gint64 n = 0;

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    n += ash_store_count (store, ASH_RECORD_CLASSES[c], NULL, NULL);
  return n;
}

/* What came before the stop goes in the background. */
static void
assert_nothing_stays (AshStore *store)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (count_all (store) > 0 && g_get_monotonic_time () < until)
    g_usleep (5000);
  g_assert_cmpint (count_all (store), ==, 0);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshJob) job = import_job (fixture);
  g_autoptr (AshImported) imported = NULL;
  AshStore *store = ash_document_get_store (fixture->document);
  g_autoptr (GPtrArray) ready = NULL;

  run (fixture, job, -1);
  g_assert_cmpuint (fixture->n_updates, >, 3);
  imported = ash_job_import_finish (job, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "kind", "page"), ==, N_PAGES);
  ready = ash_desk_list_sources (store, NULL);
  g_assert_cmpuint (ready->len, ==, 0);
  /* The review is cancelled: it goes. */
  ash_job_discard (fixture->document, imported->source);
  assert_nothing_stays (store);
}

static void
test_import_stopped (Fixture *fixture, gconstpointer data)
{
  AshStore *store = ash_document_get_store (fixture->document);
  gint64 slowest = 0;
  guint n_stopped = 0;

  for (int after = 0; after < 400; after += 23)
    {
      g_autoptr (AshJob) job = import_job (fixture);
      g_autoptr (AshImported) imported = NULL;
      gint64 took = run (fixture, job, after);

      imported = ash_job_import_finish (job, &fixture->error);
      if (imported != NULL)
        {
          g_assert_true (ash_desk_discard_source (store, imported->source, NULL));
          continue;
        }
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&fixture->error);
      n_stopped++;
      slowest = MAX (slowest, took);
      assert_nothing_stays (store);
    }
  g_test_message ("%u imports stopped, the slowest in %d ms", n_stopped, (int) slowest);
  g_assert_cmpuint (n_stopped, >, 3);
  g_assert_cmpint (slowest, <, PROMPT_MS);
}

static void
test_import_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no.imscc", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://nowhere.invalid/course.imscc");
  g_autoptr (AshJob) job = ash_job_import (fixture->document, file, FALSE);
  g_autoptr (AshJob) distant = ash_job_import (fixture->document, far, FALSE);

  run (fixture, job, -1);
  g_assert_null (ash_job_import_finish (job, &fixture->error));
  g_assert_nonnull (fixture->error);
  g_clear_error (&fixture->error);
  while (ash_job_is_running (distant))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ash_job_import_finish (distant, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
}

static void
test_results (Fixture *fixture, gconstpointer data)
{
  g_autofree char *credential = bring_in (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "out.imscc", NULL);
  g_autofree char *badge = g_build_filename (fixture->folder, "badge", NULL);
  g_autofree char *start = g_build_filename (fixture->folder, "site", "index.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (badge);
  g_autoptr (GFile) start_file = g_file_new_for_path (start);
  g_autoptr (GFile) site = g_file_get_parent (start_file);
  g_autoptr (AshJob) export = NULL;
  g_autoptr (AshJob) badges = NULL;
  g_autoptr (AshJob) pages = NULL;
  g_autoptr (AshExported) exported = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (AshReport) links = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *too_long = NULL;

  export = ash_job_export (fixture->document, credential, ash_target_find ("moodle"), NULL, file);
  run (fixture, export, -1);
  exported = ash_job_export_finish (export, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (ash_archive_is_archive (path));
  history = ash_desk_list_exports (ash_document_get_store (fixture->document), credential,
                                   &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((AshExport *) g_ptr_array_index (history, 0))->target, ==, "moodle");
  g_assert_cmpstr (((AshExport *) g_ptr_array_index (history, 0))->file_name, ==, "out.imscc");

  badges = ash_job_badge (fixture->document, credential, folder);
  run (fixture, badges, -1);
  missing = ash_job_badge_finish (badges, &too_long, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (missing);
  g_assert_null (too_long);

  pages = ash_job_site (fixture->document, credential, site);
  run (fixture, pages, -1);
  links = ash_job_site_finish (pages, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (g_file_test (start, G_FILE_TEST_IS_REGULAR));
}

static void
test_export_stopped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *credential = bring_in (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "out.imscc", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 slowest = 0;
  guint n_stopped = 0;

  g_file_set_contents (path, "older", -1, NULL);
  for (int after = 0; after < 500; after += 31)
    {
      g_autoptr (AshJob) job = ash_job_export (fixture->document, credential, NULL, NULL, file);
      gint64 took = run (fixture, job, after);
      g_autoptr (AshExported) report = ash_job_export_finish (job, &fixture->error);
      g_autofree char *text = NULL;

      if (report != NULL)
        break;
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&fixture->error);
      n_stopped++;
      slowest = MAX (slowest, took);
      g_file_get_contents (path, &text, NULL, NULL);
      g_assert_cmpstr (text, ==, "older");
      g_assert_cmpuint (n_entries (fixture->folder), ==, 1);
    }
  g_test_message ("%u exports stopped, the slowest in %d ms", n_stopped, (int) slowest);
  g_assert_cmpuint (n_stopped, >, 3);
  g_assert_cmpint (slowest, <, PROMPT_MS);
}

#define ADD(name, func) g_test_add ("/job/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("ashlar-state-XXXXXX", NULL);
  int code;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("import-stopped", test_import_stopped);
  ADD ("import-refused", test_import_refused);
  ADD ("results", test_results);
  ADD ("export-stopped", test_export_stopped);
  code = g_test_run ();
  scratch_remove (state);
  return code;
}

/* formats/cc: an import as a whole: again, refused, stopped. */
#include "cc-read-fixture.h"

/* The same package gives the same identities; a second time it is said, and they differ. */
static void
test_again (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html", "<p>x", NULL };
  g_autoptr (Arrival) a = test_arrive (members);
  g_autoptr (Arrival) b = test_arrive (members);
  g_autofree char *path = g_build_filename (a->folder, "soil.imscc", NULL);
  g_autoptr (AshImported) again = NULL;
  g_autoptr (AshSource) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (arrival_item (a, "Page")->record.id, ==, arrival_item (b, "Page")->record.id);
  a->source->state = ASH_SOURCE_READY;
  g_assert_true (ash_store_update (a->store, &ASH_SOURCE, a->source, NULL));
  g_assert_null (ash_cartridge_import (a->store, path, FALSE, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_AGAIN);
  g_clear_error (&error);
  again = ash_cartridge_import (a->store, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  second = ash_store_get (a->store, &ASH_SOURCE, again->source, NULL);
  g_assert_cmpint (second->times, ==, 1);
  g_assert_cmpint (ash_store_count (a->store, &ASH_ITEM, NULL, NULL), ==, 2);
}

static void
test_personal_data (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html",
                            "<p>x",
                            "users.xml",
                            "<users>Ada Lovelace</users>",
                            NULL };
  g_autoptr (Arrival) a = test_arrive (members);
  g_autofree char *document = g_build_filename (a->folder, "course.ashlar", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_no_error (a->error);
  g_assert_cmpint (fate (a, ASH_FATE_REFUSED), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_REFUSED, "users.xml"), ==, 1);
  g_assert_true (g_file_get_contents (document, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "Lovelace"));
}

static void
assert_refused (const char *name, const char *bytes, gsize length, const char *word)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (Arrival) a = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  a = test_import (folder, path);
  g_assert_error (a->error, ASH_ERROR, ASH_ERROR_REFUSED);
  if (strstr (a->error->message, word) == NULL)
    g_error ("“%s” does not speak of %s", a->error->message, word);
  g_assert_nonnull (strstr (a->error->message, name));
}

static void
assert_package_refused (const char *const *members, const char *word)
{
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_error (a->error, ASH_ERROR, ASH_ERROR_REFUSED);
  if (strstr (a->error->message, word) == NULL)
    g_error ("“%s” does not speak of %s", a->error->message, word);
  g_assert_cmpint (ash_store_count (a->store, &ASH_SOURCE, NULL, NULL), ==, 0);
}

static void
test_refused (void)
{
  /* One stored file, locked with the word "secret". */
  static const char locked[] =
      "PK\3\4\12\0\11\0\0\0\10N|]\203\26\334\214\15\0\0\0\1\0\0\0\6\0\0\0a.html\33,\67"
      "\213\11\65\77\374\20i{$aPK\7\10\203\26\334\214\15\0\0\0\1\0\0\0PK\1\2\36\3\12\0"
      "\11\0\0\0\10N|]\203\26\334\214\15\0\0\0\1\0\0\0\6\0\0\0\0\0\0\0\0\0\0\0\244\201"
      "\0\0\0\0a.htmlPK\5\6\0\0\0\0\1\0\1\0\64\0\0\0A\0\0\0\0\0";
  const char *moodle[] = { "moodle_backup.xml", "<moodle_backup/>", NULL };
  const char *word[] = { "[Content_Types].xml", "<Types/>", "word/document.xml", "<d/>", NULL };
  const char *book[] = { "mimetype", "application/epub+zip", "META-INF/container.xml", "<c/>",
                         NULL };
  const char *pages[] = { "index.html", "<p>", "b.html", "<p>", NULL };
  const char *scorm[] = { "imsmanifest.xml",
                          "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
                          "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"><resources>"
                          "<resource identifier=\"r\" type=\"webcontent\"/></resources></manifest>",
                          NULL };
  const char *qti[] = { "imsmanifest.xml",
                        "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"><resources>"
                        "<resource identifier=\"r\" type=\"imsqti_item_xmlv2p1\"/></resources>"
                        "</manifest>",
                        NULL };
  const char *content[] = { "imsmanifest.xml",
                            "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\">"
                            "<resources><resource identifier=\"r\" type=\"webcontent\"/>"
                            "</resources></manifest>",
                            NULL };
  const char *protected[] = {
    "imsmanifest.xml",
    MANIFEST ("<a:authorizations xmlns:a=\"http://www.imsglobal.org/xsd/imsccv1p1/imsccauth_v1p1\" "
              "access=\"cartridge\"/>",
              WEB ("p", "p.html")),
    "p.html", "<p>x", NULL
  };
  const char *empty[] = { "imsmanifest.xml", MANIFEST ("", ""), NULL };
  const char *torn[] = { "imsmanifest.xml", "<manifest><resources>", NULL };

  assert_refused ("photo.imscc", "\x89PNG\r\n\x1a\n", 8, "picture");
  assert_refused ("paper.imscc", "%PDF-1.7", 8, "PDF");
  assert_refused ("nothing.imscc", "", 0, "empty");
  assert_refused ("page.imscc", "<!DOCTYPE html><html>", 21, "web page");
  assert_refused ("note.txt", "Dear students,", 14, "not a course package");
  assert_refused ("cut.imscc", "PK\3\4", 4, "damaged");
  assert_refused ("locked.imscc", locked, sizeof locked - 1, "password");
  assert_package_refused (moodle, "Moodle backup");
  assert_package_refused (word, "Word");
  assert_package_refused (book, "EPUB");
  assert_package_refused (pages, "web pages");
  assert_package_refused (scorm, "SCORM");
  assert_package_refused (qti, "QTI");
  assert_package_refused (content, "IMS content package");
  assert_package_refused (protected, "protected");
  assert_package_refused (empty, "without any content");
  assert_package_refused (torn, "cannot be read");
}

static void
test_cancelled (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html", "<p>x", NULL };
  g_autofree char *folder = test_folder ();
  g_autofree char *path = test_package (folder, members);
  g_autofree char *document = g_build_filename (folder, "course.ashlar", NULL);
  g_autoptr (AshStore) store = ash_store_create (document, ASH_STORE_BUILD, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ash_cartridge_import (store, path, FALSE, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ash_store_count (store, &ASH_SOURCE, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 0);
  g_clear_object (&store);
  scratch_remove (folder);
}

/* A cartridge with many questions, whose import takes long enough to be stopped half-way. */
static char *
large_package (const char *folder)
{
  g_autoptr (GString) items = g_string_new (NULL);
  g_autoptr (GString) resources = g_string_new (NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (MANIFEST (OUTLINE ("@"), "@"), "@", 3);
  char *path;

  g_ptr_array_add (members, g_strdup ("imsmanifest.xml"));
  g_ptr_array_add (members, NULL);
  for (guint quiz = 0; quiz < 40; quiz++)
    {
      GString *qti = g_string_new ("<questestinterop><assessment><section>");

      for (guint i = 0; i < 50; i++)
        g_string_append_printf (
            qti,
            "<item ident=\"q%u\"><presentation><material><mattext>%u of %u</mattext></material>"
            "<response_lid ident=\"r\" rcardinality=\"Single\"><render_choice>"
            "<response_label ident=\"a\"><material><mattext>A</mattext></material>"
            "</response_label><response_label ident=\"b\"><material><mattext>B</mattext>"
            "</material></response_label></render_choice></response_lid></presentation></item>",
            i, i, quiz);
      g_string_append (qti, "</section></assessment></questestinterop>");
      g_string_append_printf (items,
                              "<item identifier=\"i%u\" identifierref=\"r%u\"><title>Quiz %u"
                              "</title></item>",
                              quiz, quiz, quiz);
      g_string_append_printf (resources,
                              "<resource identifier=\"r%u\" type=\"imsqti_xmlv1p2/imscc_xmlv1p1/"
                              "assessment\"><file href=\"q%u.xml\"/></resource>",
                              quiz, quiz);
      g_ptr_array_add (members, g_strdup_printf ("q%u.xml", quiz));
      g_ptr_array_add (members, g_string_free (qti, FALSE));
    }
  members->pdata[1] = g_strconcat (parts[0], items->str, parts[1], resources->str, parts[2], NULL);
  g_ptr_array_add (members, NULL);
  path = test_package (folder, (const char *const *) members->pdata);
  return path;
}

typedef struct
{
  GCancellable *cancellable;
  gulong after;
} Stop;

static gpointer
stop_worker (gpointer data)
{
  Stop *self = data;

  g_usleep (self->after);
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

static gint64
rows_of (AshStore *store)
{
  gint64 n = 0;

  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    n += ash_store_count (store, ASH_RECORD_CLASSES[i], NULL, NULL);
  return n;
}

/* Beside an open document, as the window imports: whole, or stopped at any moment and then gone,
 * every row of it. */
static void
test_stopped (void)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = large_package (folder);
  g_autofree char *document = g_build_filename (folder, "course.ashlar", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) main_store = ash_store_create (document, ASH_STORE_EDIT, &error);
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshImported) whole = NULL;
  guint n_stopped = 0;

  g_assert_no_error (error);
  store = ash_store_open (document, ASH_STORE_IMPORT, &error);
  g_assert_no_error (error);
  for (gulong after = 500; after < 200000 && n_stopped < 12; after = after * 3 / 2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
      Stop stop = { cancellable, after };
      GThread *thread = g_thread_new ("stop", stop_worker, &stop);
      g_autoptr (AshImported) imported =
          ash_cartridge_import (store, path, FALSE, progress, &error);
      gint64 give_up = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

      g_thread_join (thread);
      if (imported != NULL)
        {
          g_assert_true (ash_store_drop_source (store, imported->source, NULL));
          break;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      n_stopped++;
      while (rows_of (store) > 0 && g_get_monotonic_time () < give_up)
        g_usleep (5000);
      g_assert_cmpint (rows_of (store), ==, 0);
    }
  g_assert_cmpuint (n_stopped, >, 0);
  whole = ash_cartridge_import (store, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_QUESTION, NULL, NULL), ==, 2000);
  g_assert_cmpint (ash_store_count (store, &ASH_CHOICE, NULL, NULL), ==, 4000);
  g_assert_cmpint (ash_store_count (store, &ASH_QUIZ_ENTRY, NULL, NULL), ==, 2000);
  g_clear_object (&store);
  g_clear_object (&main_store);
  scratch_remove (folder);
}

static void
test_report_json (void)
{
  g_autoptr (AshReport) report = ash_report_new ();
  g_autoptr (AshReport) back = NULL;
  g_autoptr (AshReport) none = ash_report_from_json ("{\"fates\": 3");
  g_autofree char *json = NULL;
  const AshReportLine *line;

  ash_report_count (report, ASH_FATE_FILE);
  ash_report_add (report, ASH_LINE_DEAD_LINK, "id", "Page “1”", "100%% \"gone\"");
  ash_report_add (report, ASH_LINE_NOTE, NULL, NULL, "no place");
  json = ash_report_to_json (report);
  back = ash_report_from_json (json);
  g_assert_cmpint (back->fates[ASH_FATE_FILE], ==, 1);
  g_assert_cmpuint (back->lines->len, ==, 2);
  line = g_ptr_array_index (back->lines, 0);
  g_assert_cmpint (line->kind, ==, ASH_LINE_DEAD_LINK);
  g_assert_cmpstr (line->ref, ==, "id");
  g_assert_cmpstr (line->where, ==, "Page “1”");
  g_assert_cmpstr (line->what, ==, "100% \"gone\"");
  g_assert_cmpuint (none->lines->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cc-read/again", test_again);
  g_test_add_func ("/cc-read/personal-data", test_personal_data);
  g_test_add_func ("/cc-read/refused", test_refused);
  g_test_add_func ("/cc-read/cancelled", test_cancelled);
  g_test_add_func ("/cc-read/stopped", test_stopped);
  g_test_add_func ("/cc-read/report-json", test_report_json);
  return g_test_run ();
}

/* formats/cc: packages of real systems. */
#include "cc-read-fixture.h"

/* -- the corpus -- */

/* The manifest of a package, by the archive door alone. */
typedef struct
{
  GByteArray *bytes;
  gboolean is_taking;
} ManifestTaker;

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  ManifestTaker *self = user_data;

  self->is_taking = self->bytes->len == 0 && g_str_has_suffix (path, "imsmanifest.xml");
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  ManifestTaker *self = user_data;

  if (self->is_taking)
    g_byte_array_append (self->bytes, data, (guint) length);
  return TRUE;
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
}

static gint64
resources_of (const char *path)
{
  static const AshArchiveSink sink = { begin_cb, data_cb, end_cb, refused_cb, NULL };
  ManifestTaker taker = { g_byte_array_new (), FALSE };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AshXml) xml = NULL;
  gint64 n = 0;

  if (ash_archive_is_archive (path))
    g_assert_true (ash_archive_read (path, &sink, &taker, NULL, NULL));
  else
    {
      g_autofree char *text = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_byte_array_append (taker.bytes, (const guint8 *) text, (guint) length);
    }
  bytes = g_byte_array_free_to_bytes (taker.bytes);
  xml = ash_xml_parse (bytes, "imsmanifest.xml", NULL, NULL);
  g_assert_nonnull (xml);
  for (const AshXmlNode *r = ash_xml_find (ash_xml_root (xml), "resource"); r != NULL;
       r = ash_xml_find_next (ash_xml_root (xml), r, "resource"))
    n++;
  return n;
}

static void
assert_sentence (const char *name, const GError *error)
{
  g_assert_true (error->domain == ASH_ERROR);
  g_assert_true (error->code == ASH_ERROR_REFUSED || error->code == ASH_ERROR_LIMIT);
  if (!g_str_has_suffix (error->message, ".") || strstr (error->message, name) == NULL ||
      !g_utf8_validate (error->message, -1, NULL))
    g_error ("%s: “%s” is no sentence about it", name, error->message);
}

/* Every record that an item, an entry or an asset points at is there. */
static void
assert_whole (const Arrival *self)
{
  const AshDesign *design = self->design;

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      GPtrArray *entries = ash_design_entries (design, item->record.id);

      g_assert_nonnull (item->title);
      g_assert_true (ash_id_is_valid (item->record.id));
      g_assert_true (item->is_linked || item->parent == NULL);
      if (item->body != NULL)
        g_assert_cmpint (ash_store_object_size (self->store, item->body), >=, 0);
      for (guint j = 0; j < entries->len; j++)
        g_assert_nonnull (ash_design_question (
            design, ((AshQuizEntry *) g_ptr_array_index (entries, j))->question));
    }
  for (guint i = 0; i < design->assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (design->assets, i);

      g_assert_cmpint (ash_store_object_size (self->store, asset->digest), >=, 0);
    }
}

static void
take_package (const char *folder, const char *name)
{
  static const char *const may_be_refused[] = { "canvasfx-ident-cc1-2.imscc",
                                                "canvasfx-ident-cc1-3.imscc", NULL };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 start = g_get_monotonic_time ();
  gboolean is_cartridge = g_str_has_suffix (folder, "/imscc");
  gboolean is_broken = g_str_has_suffix (folder, "/broken");
  gint64 limit = (is_broken ? 5 : 20) * G_TIME_SPAN_SECOND;
  g_autofree char *document = test_folder ();
  g_autoptr (Arrival) a = test_import (document, path);
  const AshReport *report;

  g_assert_cmpint (g_get_monotonic_time () - start, <, limit);
  if (a->imported == NULL)
    {
      assert_sentence (name, a->error);
      g_assert_false (is_cartridge && !g_strv_contains (may_be_refused, name));
      return;
    }
  report = a->imported->report;
  /* Refused entries of the archive are counted beside the resources. */
  if (ash_report_total (report) - report->fates[ASH_FATE_REFUSED] != resources_of (path))
    g_error ("%s: %" G_GINT64_FORMAT " fates for %" G_GINT64_FORMAT " resources", name,
             ash_report_total (report), resources_of (path));
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      g_assert_nonnull (line->where);
      if (!g_str_has_suffix (line->what, "."))
        g_error ("%s: “%s” is no sentence", name, line->what);
    }
  assert_whole (a);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus",
                                                   (const char *) data, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("the corpus is not beside the source");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      take_package (folder, name);
      n++;
    }
  g_test_message ("%u packages", n);
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cc-read/corpus/imscc", "imscc", test_corpus);
  g_test_add_data_func ("/cc-read/corpus/broken", "broken", test_corpus);
  g_test_add_data_func ("/cc-read/corpus/qti", "qti", test_corpus);
  g_test_add_data_func ("/cc-read/corpus/scorm", "scorm", test_corpus);
  g_test_add_data_func ("/cc-read/corpus/mbz", "mbz", test_corpus);
  g_test_add_data_func ("/cc-read/corpus/other", "other", test_corpus);
  return g_test_run ();
}

/* markup/: every package of the corpus is read or refused, and every XML of it parses or is
 * refused in a sentence. */
#include <ash-archive.h>
#include <ash-error.h>
#include <ash-page.h>
#include <ash-path.h>
#include <ash-xml.h>

#include <string.h>

typedef struct
{
  char *path;
  GByteArray *bytes;
  guint members;
  guint refused;
  guint recoded;
  guint parsed;
  guint repaired;
  guint unreadable;
  guint pages;
} Walk;

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  g_assert_true (g_utf8_validate (path, -1, NULL));
  g_free (walk->path);
  walk->path = g_strdup (path);
  g_byte_array_set_size (walk->bytes, 0);
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  g_byte_array_append (walk->bytes, data, (guint) length);
  return TRUE;
}

static void
check_xml (Walk *walk)
{
  g_autoptr (GBytes) bytes = g_bytes_new (walk->bytes->data, walk->bytes->len);
  g_autoptr (GError) error = NULL;
  g_autofree char *repair = NULL;
  g_autoptr (AshXml) xml = ash_xml_parse (bytes, walk->path, &repair, &error);

  if (xml == NULL)
    {
      g_assert_true (error->domain == ASH_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_test_message ("%s", error->message);
      walk->unreadable++;
      return;
    }
  walk->parsed++;
  if (repair != NULL)
    walk->repaired++;
  if (repair != NULL)
    g_test_message ("%s: repaired %s", walk->path, repair);
}

/* Every element of the author's own stands where the tree says. */
static void
check_offsets (const AshHtml *html)
{
  const char *source = ash_html_source (html, NULL);
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    {
      AshHtmlAttribute a;

      if (ash_html_tag (n) == NULL || ash_html_start (n) == ASH_HTML_NO_OFFSET)
        continue;
      g_assert_cmpint (source[ash_html_start (n)], ==, '<');
      g_assert_cmpint (source[ash_html_start_tag_end (n) - 1], ==, '>');
      if (ash_html_end_tag_start (n) != ASH_HTML_NO_OFFSET)
        g_assert_cmpint (source[ash_html_end (n) - 1], ==, '>');
      for (guint i = 0; ash_html_attribute_at (n, i, &a); i++)
        if (a.start != ASH_HTML_NO_OFFSET && !strchr (a.value, '\n') &&
            strpbrk (a.value, "&\"'\r") == NULL && !strchr (source + a.start, '\r'))
          {
            gboolean is_quoted = source[a.start] == '"' || source[a.start] == '\'';
            gsize length = a.end - a.start - (is_quoted ? 2 : 0);
            g_autofree char *written = g_strndup (source + a.start + (is_quoted ? 1 : 0), length);

            if (strchr (written, '&') == NULL)
              g_assert_cmpstr (written, ==, a.value);
          }
    }
}

static char *
same_cb (const AshPageLink *link, gpointer user_data)
{
  return NULL;
}

static char *
one_cb (const AshPageLink *link, gpointer user_data)
{
  int *left = user_data;

  return (*left)-- == 0 ? g_strdup ("changed.html") : NULL;
}

/* No byte changes but those of the one link that does. */
static void
check_rewriting (const AshHtml *html)
{
  const char *source = ash_html_source (html, NULL);
  g_autoptr (GPtrArray) links = ash_page_links (html);
  g_autofree char *same = ash_page_rewrite (source, -1, same_cb, NULL, NULL);

  g_assert_cmpstr (same, ==, source);
  for (guint i = 0; i < links->len; i += 1 + links->len / 20)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);
      int left = (int) i;
      g_autofree char *changed = ash_page_rewrite (source, -1, one_cb, &left, NULL);
      const char *rest = source + link->end;

      g_assert_cmpint (strncmp (changed, source, link->start), ==, 0);
      g_assert_true (g_str_has_suffix (changed, rest));
      g_assert_cmpuint (strlen (changed), ==,
                        link->start + strlen (rest) + strlen ("changed.html") +
                            (link->is_quoted || g_str_equal (link->attribute, "style") ||
                                     g_str_equal (link->attribute, "srcset") ||
                                     *link->attribute == '\0'
                                 ? 0
                                 : 2));
    }
}

static void
check_html (Walk *walk)
{
  g_autoptr (GBytes) bytes = g_bytes_new (walk->bytes->data, walk->bytes->len);
  g_autofree char *text = ash_page_decode (bytes, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshHtml) html = ash_html_parse (text, -1, &error);

  g_assert_no_error (error);
  walk->pages++;
  check_offsets (html);
  check_rewriting (html);
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  walk->members++;
  if (ash_path_is_junk (walk->path))
    return TRUE;
  if (g_str_has_suffix (walk->path, ".xml") || g_str_has_suffix (walk->path, ".qti"))
    check_xml (walk);
  if (ash_path_is_html (walk->path))
    check_html (walk);
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
  Walk *walk = user_data;

  g_test_message ("refused %s: %s", name, reason);
  walk->refused++;
}

static void
recoded_cb (const char *path, gpointer user_data)
{
  ((Walk *) user_data)->recoded++;
}

static const AshArchiveSink SINK = { begin_cb, data_cb, end_cb, refused_cb, recoded_cb };

static gboolean
walk_package (const char *path, Walk *walk, GError **error)
{
  gboolean is_read;

  *walk = (Walk){ .bytes = g_byte_array_new () };
  is_read = ash_archive_read (path, &SINK, walk, NULL, error);
  g_clear_pointer (&walk->bytes, g_byte_array_unref);
  g_clear_pointer (&walk->path, g_free);
  return is_read;
}

static char *
corpus (void)
{
  const char *source = g_getenv ("G_TEST_SRCDIR");

  return g_build_filename (source, "..", "..", "shared", "corpus", NULL);
}

static void
walk_folder (const char *folder, Walk *sum)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      Walk walk;

      if (!ash_archive_is_archive (path))
        continue;
      g_test_message ("%s", name);
      g_assert_true (walk_package (path, &walk, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (walk.members, >, 0);
      sum->members += walk.members;
      sum->parsed += walk.parsed;
      sum->pages += walk.pages;
      sum->repaired += walk.repaired;
      sum->unreadable += walk.unreadable;
    }
}

static void
test_corpus (void)
{
  static const char *const folders[] = { "imscc", "broken", "mbz", "other", "qti", "scorm" };
  g_autofree char *root = corpus ();
  Walk sum = { 0 };

  if (!g_file_test (root, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no corpus beside the source");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (root, folders[i], NULL);

      walk_folder (folder, &sum);
    }
  g_test_message ("%u members, %u XML files, %u repaired, %u unreadable, %u pages", sum.members,
                  sum.parsed, sum.repaired, sum.unreadable, sum.pages);
  g_assert_cmpuint (sum.parsed, >, 1000);
  g_assert_cmpuint (sum.unreadable, <, 20);
  g_assert_cmpuint (sum.pages, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/corpus", test_corpus);
  return g_test_run ();
}

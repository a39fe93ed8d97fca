/* base/: ids, places, paths, texts. */
#include <ash-digest.h>
#include <ash-id.h>
#include <ash-json-writer.h>
#include <ash-path.h>
#include <ash-text.h>
#include <ash-xml-writer.h>

#include <string.h>

static void
test_ids (void)
{
  g_autofree char *random = ash_id_new ();
  g_autofree char *one = ash_id_derive ("ab", "c", NULL);
  g_autofree char *two = ash_id_derive ("a", "bc", NULL);
  g_autofree char *again = ash_id_derive ("ab", "c", NULL);
  g_autofree char *exported = g_strconcat ("i", random, NULL);
  g_autofree char *resource = g_strconcat ("i", random, "_R", NULL);
  g_autofree char *back = ash_id_from_exported (exported);
  g_autofree char *back_too = ash_id_from_exported (resource);

  g_assert_true (ash_id_is_valid (random));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (back, ==, random);
  g_assert_cmpstr (back_too, ==, random);
  g_assert_null (ash_id_from_exported ("i123"));
  g_assert_null (ash_id_from_exported ("iABCDEF0123456789abcdef0123456789a"));
}

/* Ten thousand random insertions keep their order, and no place ends in "0". */
static void
test_positions (void)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 10000; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (int) places->len + 1);
      const char *before = at > 0 ? g_ptr_array_index (places, at - 1) : NULL;
      const char *after = at < places->len ? g_ptr_array_index (places, at) : NULL;
      char *place = ash_position_between (before, after);

      g_assert_true (before == NULL || strcmp (before, place) < 0);
      g_assert_true (after == NULL || strcmp (place, after) < 0);
      g_assert_false (g_str_has_suffix (place, "0"));
      g_ptr_array_insert (places, (int) at, place);
    }
  for (guint i = 1; i < 100000; i *= 3)
    {
      g_autofree char *low = ash_position_nth (i - 1);
      g_autofree char *high = ash_position_nth (i);

      g_assert_cmpstr (low, <, high);
    }
}

static void
test_path_normalise (void)
{
  static const struct
  {
    const char *name, *path;
  } cases[] = { { "a/b.html", "a/b.html" },
                { "./a//b.html", "a/b.html" },
                { "a\\b.html", "a/b.html" },
                { "../x", NULL },
                { "a/../../x", NULL },
                { "/etc/x", NULL },
                { "C:\\x", NULL },
                { "a\nb", NULL },
                { "", NULL },
                { "./", NULL },
                { "a..b/c", "a..b/c" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *reason = NULL;
      g_autofree char *path = ash_path_normalise (cases[i].name, &reason);

      g_assert_cmpstr (path, ==, cases[i].path);
      g_assert_true ((path == NULL) == (reason != NULL));
    }
}

static void
test_paths (void)
{
  g_autofree char *resolved = ash_path_resolve ("a/b/page.html", "../img/./x.png");
  g_autofree char *windows = ash_path_resolve ("a/b/page.html", "..\\img\\x.png");
  g_autofree char *climbs = ash_path_resolve ("a/page.html", "../../x.png");
  g_autofree char *relative = ash_path_relative ("a/b/page.html", "a/img/x.png");
  g_autofree char *beside = ash_path_relative ("page.html", "x.png");
  g_autofree char *clean = ash_path_sanitise ("Übung 1/a&b%20c.png");

  g_assert_cmpstr (resolved, ==, "a/img/x.png");
  g_assert_cmpstr (windows, ==, "a/img/x.png");
  g_assert_null (climbs);
  g_assert_cmpstr (relative, ==, "../img/x.png");
  g_assert_cmpstr (beside, ==, "x.png");
  g_assert_cmpstr (clean, ==, "Ubung_1/a_b_20c.png");
}

static void
test_names (void)
{
  g_autoptr (AshNames) names = ash_names_new ();
  static char one[] = "one", two[] = "two", three[] = "three";

  ash_names_add (names, "web_resources/My File.png", one);
  ash_names_add (names, "pages/a%20b.html", two);
  ash_names_add (names, "caf\xc3\xa9.html", three);

  g_assert_true (ash_names_lookup (names, "web_resources/My File.png") == one);
  g_assert_true (ash_names_lookup (names, "web_resources/My%20File.png") == one);
  g_assert_true (ash_names_lookup (names, "Web_Resources/my file.PNG") == one);
  g_assert_true (ash_names_lookup (names, "web_resources\\My File.png") == one);
  g_assert_true (ash_names_lookup (names, "pages/a%20b.html") == two);
  g_assert_true (ash_names_lookup (names, "pages/a b.html") == two);
  g_assert_true (ash_names_lookup (names, "cafe\xcc\x81.html") == three);
  g_assert_true (ash_names_lookup_link (names, "wiki/p.html",
                                        "$IMS-CC-FILEBASE$/My%20File.png?canvas_download=1") ==
                 one);
  g_assert_true (
      ash_names_lookup_link (names, "wiki/p.html", "%24IMS-CC-FILEBASE%24/My%20File.png") == one);
  g_assert_true (ash_names_lookup_link (names, "wiki/p.html",
                                        "$IMS_CC_FILEBASE$web_resources/My File.png#x") == one);
  g_assert_true (ash_names_lookup_link (names, "wiki/p.html", "../web_resources/My%20File.png") ==
                 one);
  g_assert_null (ash_names_lookup_link (names, "wiki/p.html", "nowhere.png"));
}

static void
test_encoders (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *repaired = NULL;
  gboolean is_changed = FALSE;

  ash_append_xml_text (out, "a<b & \"c\"\x01");
  g_assert_cmpstr (out->str, ==, "a&lt;b &amp; \"c\"");
  g_string_truncate (out, 0);
  ash_append_xml_attribute (out, "a\"b\n'");
  g_assert_cmpstr (out->str, ==, "a&quot;b&#10;&#39;");
  g_string_truncate (out, 0);
  ash_append_script_string (out, "</script>");
  g_assert_cmpstr (out->str, ==, "\"\\u003c/script\\u003e\"");
  g_string_truncate (out, 0);
  ash_append_url_path (out, "a b/\xc3\xa4#.png");
  g_assert_cmpstr (out->str, ==, "a%20b/%C3%A4%23.png");

  repaired = ash_text_repair_utf8 ("caf\xe9 \x93x\x94", -1, &is_changed);
  g_assert_true (is_changed);
  g_assert_cmpstr (repaired, ==, "caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d");
}

static void
test_decoding (void)
{
  static const char utf16[] = "\xff\xfe"
                              "a\0\xe4\0";
  g_autoptr (GBytes) wide = g_bytes_new_static (utf16, 6);
  g_autoptr (GBytes) marked = g_bytes_new_static ("\xef\xbb\xbfx", 4);
  g_autoptr (GBytes) latin = g_bytes_new_static ("\xe4", 1);
  g_autofree char *one = ash_text_to_utf8 (wide, NULL, NULL);
  g_autofree char *two = ash_text_to_utf8 (marked, NULL, NULL);
  g_autofree char *three = ash_text_to_utf8 (latin, "ISO-8859-1", NULL);
  g_autofree char *title = ash_text_clean_title (" a\n\t b\x7f ");
  g_autofree char *plain = ash_text_from_html ("<p>x &lt; y&nbsp;<b>z</b>&#228;</p>");

  g_assert_cmpstr (one, ==, "a\xc3\xa4");
  g_assert_cmpstr (two, ==, "x");
  g_assert_cmpstr (three, ==, "\xc3\xa4");
  g_assert_cmpstr (title, ==, "a b");
  g_assert_cmpstr (plain, ==, "x < y z \xc3\xa4");
}

static void
test_writers (void)
{
  g_autoptr (AshXmlWriter) xml = ash_xml_writer_new ();
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  ash_xml_writer_start (xml, "a");
  ash_xml_writer_attribute (xml, "b", "<");
  ash_xml_writer_element (xml, "c", "x & y");
  ash_xml_writer_end (xml);
  bytes = ash_xml_writer_finish (xml);
  g_assert_cmpmem (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;\">\n  <c>x &amp; y</c>\n</a>\n", 76);

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "a", "\"");
  ash_json_writer_begin_array (json, "b");
  ash_json_writer_int (json, NULL, 1);
  ash_json_writer_hundredths (json, NULL, 250);
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  text = ash_json_writer_finish (json);
  g_assert_cmpstr (text, ==, "{\n  \"a\": \"\\\"\",\n  \"b\": [\n    1,\n    2.5\n  ]\n}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/ids", test_ids);
  g_test_add_func ("/base/positions", test_positions);
  g_test_add_func ("/base/path-normalise", test_path_normalise);
  g_test_add_func ("/base/paths", test_paths);
  g_test_add_func ("/base/names", test_names);
  g_test_add_func ("/base/encoders", test_encoders);
  g_test_add_func ("/base/decoding", test_decoding);
  g_test_add_func ("/base/writers", test_writers);
  return g_test_run ();
}

/* markup/: XML, read strictly, repaired byte by byte, or refused. */
#include <ash-error.h>
#include <ash-xml.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

static AshXml *
parse (const char *text, gssize length, char **out_repair, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return ash_xml_parse (bytes, "file.xml", out_repair, error);
}

static void
expect_refused (const char *text, gssize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autofree char *repair = NULL;

  g_assert_null (parse (text, length, &repair, &error));
  g_assert_error (error, ASH_ERROR, code);
  g_assert_nonnull (strstr (error->message, "file.xml"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (repair);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
}

static void
test_reading (void)
{
  g_autoptr (AshXml) xml =
      parse ("<m:manifest xmlns:m='urn:m' xmlns='urn:d' id='1' m:role='a&amp;b' empty=''>\n"
             "<item><title>One &lt; <![CDATA[<two>]]></title></item>\n"
             "<!-- x --><item n='2'><item n='3'/></item><lom:x>y</lom:x></m:manifest>",
             -1, NULL, NULL);
  const AshXmlNode *root = ash_xml_root (xml);
  const AshXmlNode *item = ash_xml_first (root, "item");
  g_autofree char *title = ash_xml_child_text (item, "title");
  const AshXmlNode *second = ash_xml_next (item, "item");

  g_assert_cmpstr (ash_xml_name (root), ==, "manifest");
  g_assert_cmpstr (ash_xml_namespace (root), ==, "urn:m");
  g_assert_cmpstr (ash_xml_namespace (item), ==, "urn:d");
  g_assert_cmpstr (ash_xml_attribute (root, "role"), ==, "a&b");
  g_assert_cmpstr (ash_xml_attribute (root, "empty"), ==, "");
  g_assert_null (ash_xml_attribute (root, "none"));
  g_assert_cmpstr (title, ==, "One < <two>");
  g_assert_cmpint (ash_xml_line (second), ==, 3);
  g_assert_cmpstr (ash_xml_attribute (ash_xml_find (root, "item"), "n"), ==, NULL);
  g_assert_true (ash_xml_find_next (root, item, "item") == second);
  g_assert_cmpstr (ash_xml_attribute (ash_xml_find_next (root, second, "item"), "n"), ==, "3");
  g_assert_null (ash_xml_find_next (second, ash_xml_find (second, "item"), "item"));
  /* A prefix that nobody declared is passed over. */
  g_assert_nonnull (ash_xml_first (root, "x"));
  g_assert_null (ash_xml_text (NULL));
  g_assert_null (ash_xml_first (NULL, NULL));
}

static void
test_serialising (void)
{
  g_autoptr (AshXml) xml = parse ("<a xmlns='urn:d' xmlns:q='urn:q'><b q:c='é&amp;'>x<q:i>y</q:i>"
                                  "<![CDATA[<]]></b></a>",
                                  -1, NULL, NULL);
  const AshXmlNode *b = ash_xml_first (ash_xml_root (xml), "b");
  g_autofree char *text = ash_xml_serialise (b);
  g_autofree char *inner = ash_xml_inner (b);
  g_autoptr (AshXml) again = parse (text, -1, NULL, NULL);

  g_assert_nonnull (strstr (text, "é&amp;"));
  g_assert_nonnull (strstr (inner, "x<q:i"));
  g_assert_true (g_str_has_suffix (inner, "<![CDATA[<]]>"));
  g_assert_cmpstr (ash_xml_namespace (ash_xml_root (again)), ==, "urn:d");
  g_assert_cmpstr (ash_xml_namespace (ash_xml_find (ash_xml_root (again), "i")), ==, "urn:q");
}

static void
test_repairs (void)
{
  static const struct
  {
    const char *xml, *text;
  } cases[] = {
    { "<a>Black & white &co; AT&T &#x41;&#65 &; &</a>", "Black & white &co; AT&T A&#65 &; &" },
    { "<a>1&nbsp;2&eacute;3&ndash;4&lt;5&copy;</a>", "1\xc2\xa0"
                                                     "2é3–4<5©" },
    { "<!DOCTYPE html PUBLIC 'x' 'http://example.invalid/x.dtd'><a>1&nbsp;2</a>", "1\xc2\xa0"
                                                                                  "2" },
    { "<a>x\x0b\x1fy&#0;z&#x1F;</a>", "xyz" },
    { "<a>caf\xe9 \x93quoted\x94</a>", "café “quoted”" },
    { "\xef\xbb\xbf<a>bom &nbsp;</a>", "bom \xc2\xa0" },
    { "junk<a>b</a>", "b" },
    { "<a>b</a>junk", "b" },
    { "<a>1 < 2 and <3</a>", "1 < 2 and <3" },
    { "<a title='x & y < z'>b</a>", "b" },
    { "<q><mattext texttype='text/html'>Is <b>this<br>&nbsp;so</b>?</mattext></q>",
      "Is <b>this<br>&nbsp;so</b>?" },
    { "<q><text><p>one<p>two & three</text></q>", "<p>one<p>two & three" },
    { "<q><x:mattext>a<br><![CDATA[<i>]]>b</x:mattext></q>", "a<br><i>b" },
    { "<q><mattext>&lt;p&gt;AT&T&lt;/p&gt;</mattext></q>", "<p>AT&T</p>" },
    { "<a><!-- a -- b -->c&nbsp;</a>", "c\xc2\xa0" },
    { "<a><![CDATA[x & y &nbsp; <z>]]>&</a>", "x & y &nbsp; <z>&" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *repair = NULL;
      g_autofree char *text = NULL;
      g_autoptr (AshXml) xml = parse (cases[i].xml, -1, &repair, &error);

      g_test_message ("%u: %s", i, repair);
      g_assert_no_error (error);
      text = ash_xml_text (ash_xml_root (xml));
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_nonnull (repair);
    }
}

static void
test_sound_files_stay (void)
{
  static const char *const files[] = {
    "<?xml version='1.0'?><a>b &amp; &#233;</a>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>caf\xe9</a>",
    "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?><a>é</a>",
    "<q><mattext><p>well <b>formed</b></p></mattext></q>",
    "<!DOCTYPE a><a/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *repair = NULL;
      g_autoptr (AshXml) xml = parse (files[i], -1, &repair, NULL);

      g_assert_nonnull (xml);
      g_assert_null (repair);
    }
}

static void
expect_text (const char *bytes, gsize length, const char *expected, gboolean is_repaired)
{
  g_autofree char *repair = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshXml) xml = parse (bytes, (gssize) length, &repair, &error);
  g_autofree char *text = xml != NULL ? ash_xml_text (ash_xml_root (xml)) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (repair != NULL, ==, is_repaired);
}

static void
test_encodings (void)
{
  static const char *const utf16 = "<?xml version='1.0' encoding='UTF-16'?><a>é…</a>";
  g_autofree char *marked = NULL;
  g_autofree char *bare = NULL;
  gsize n_marked, n_bare;
  const char *latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>";
  const char *lying = "<?xml version='1.0' encoding='ISO-8859-1'?><a>café</a>";
  const char *broken = "<?xml version='1.0' encoding='UTF-8'?><a>caf\xe9</a>";
  const char *unknown = "<?xml version='1.0' encoding='no-such-thing'?><a>caf\xe9</a>";
  const char *wide = "<?xml version='1.0' encoding='UTF-16'?><a>cafe</a>";

  marked = g_convert (utf16, -1, "UTF-16", "UTF-8", NULL, &n_marked, NULL);
  bare = g_convert (utf16, -1, "UTF-16BE", "UTF-8", NULL, &n_bare, NULL);
  expect_text (marked, n_marked, "é…", FALSE);
  expect_text (bare, n_bare, "é…", FALSE);
  expect_text (latin, strlen (latin), "café", FALSE);
  expect_text (lying, strlen (lying), "café", TRUE);
  expect_text (broken, strlen (broken), "café", TRUE);
  expect_text (unknown, strlen (unknown), "café", TRUE);
  expect_text (wide, strlen (wide), "cafe", FALSE);
  expect_text ("<a>x\0y</a>", 10, "xy", TRUE);
}

static void
test_entity_bombs (void)
{
  g_autoptr (GString) quadratic = g_string_new ("<!DOCTYPE a [<!ENTITY x \"");

  expect_refused ("<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
                  -1, ASH_ERROR_LIMIT);
  for (int i = 0; i < 60000; i++)
    g_string_append_c (quadratic, 'x');
  g_string_append (quadratic, "\">]><a>");
  for (int i = 0; i < 60000; i++)
    g_string_append (quadratic, "&x;");
  g_string_append (quadratic, "</a>");
  expect_refused (quadratic->str, -1, ASH_ERROR_LIMIT);
  expect_refused ("<!DOCTYPE a [<!ATTLIST b c CDATA 'long default'>]><a><b/><b/></a>", -1,
                  ASH_ERROR_LIMIT);
  expect_refused ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><a/>", -1,
                  ASH_ERROR_LIMIT);
  /* Behind what makes the file malformed they are not reached, and not repaired into reach. */
  expect_refused ("& <!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;", -1, ASH_ERROR_FORMAT);
}

static void
test_outside_files (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ash-secret-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autofree char *xxe =
      g_strdup_printf ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file://%s'>]><a>&x;</a>", path);
  g_autofree char *dtd = g_strdup_printf ("<!DOCTYPE a SYSTEM 'file://%s'><a>in</a>", path);
  g_autofree char *included = g_strdup_printf (
      "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include parse='text' href='file://%s'/>"
      "</a>",
      path);
  g_autoptr (AshXml) xml = NULL;
  g_autoptr (AshXml) other = NULL;
  g_autofree char *text = NULL;
  g_autofree char *empty = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, "<!ENTITY secret 'planted'>planted", -1, NULL);
  expect_refused (xxe, -1, ASH_ERROR_LIMIT);
  xml = parse (dtd, -1, NULL, NULL);
  text = ash_xml_text (ash_xml_root (xml));
  g_assert_cmpstr (text, ==, "in");
  other = parse (included, -1, NULL, NULL);
  empty = ash_xml_text (ash_xml_root (other));
  g_assert_cmpstr (empty, ==, "");
  g_unlink (path);
}

/* AddressSanitizer measures every string that it sees compared, and makes all of this quadratic. */
#ifdef __SANITIZE_ADDRESS__
#define MANY 5000
#else
#define MANY 200000
#endif

static char *
nested (guint depth, gboolean closed)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (out, "<a>");
  for (guint i = 0; closed && i < depth; i++)
    g_string_append (out, "</a>");
  return g_string_free (out, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *fine = nested (200, TRUE);
  g_autofree char *deep = nested (300, TRUE);
  g_autofree char *very = nested (1000000, FALSE);
  g_autoptr (AshXml) xml = parse (fine, -1, NULL, NULL);

  g_assert_nonnull (xml);
  expect_refused (deep, -1, ASH_ERROR_LIMIT);
  expect_refused (very, -1, ASH_ERROR_LIMIT);
}

static void
test_attributes (void)
{
  g_autoptr (GString) many = g_string_new ("<a");
  g_autoptr (GString) fine = g_string_new ("<a");
  g_autoptr (AshXml) xml = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (many, " a%d='=='", i);
  for (int i = 0; i < 200; i++)
    g_string_append_printf (fine, " a%d='a=b=c=\"'", i);
  g_string_append (many, "/>");
  g_string_append (fine, "/>");
  expect_refused (many->str, -1, ASH_ERROR_LIMIT);
  xml = parse (fine->str, -1, NULL, NULL);
  g_assert_nonnull (xml);
}

static void
test_past_repair (void)
{
  static const char *const files[] = { "",
                                       " ",
                                       "no xml",
                                       "<a>",
                                       "<a><b></a></b>",
                                       "<a b='1' b='2'/>",
                                       "<a b=1/>",
                                       "<a>one</a><a>two</a>",
                                       "\xff\xfe<",
                                       "<",
                                       "<a",
                                       "<a b='",
                                       "<![CDATA[",
                                       "<!--",
                                       "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    expect_refused (files[i], -1, ASH_ERROR_FORMAT);
  expect_refused ("<a>\n<b>\n</c></a>", -1, ASH_ERROR_FORMAT);
}

static void
test_error_names_the_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("<a>\n\n<b>&nbsp;</c>\n</a>", -1, NULL, &error));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static char *
repeat (const char *start, const char *unit, guint times)
{
  GString *out = g_string_new (start);

  for (guint i = 0; i < times; i++)
    g_string_append (out, unit);
  return g_string_free (out, FALSE);
}

/* Malformed files that would make a careless repair quadratic. */
static void
test_slow_repairs (void)
{
  static const char *const units[] = {
    "<mattext>",  "&",      "<",    "<!--",         "<![CDATA[",
    "&aaaaaaaa;", "<a b='", "</a>", "\xef\xbf\xbf", "<text><p></text>",
    "<?x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = repeat ("<a>&", units[i], MANY);
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (AshXml) xml = parse (text, -1, NULL, NULL);

      g_test_message ("%s %f", units[i], g_timer_elapsed (timer, NULL));
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
      g_assert_null (xml);
    }
}

static void
test_mutations (void)
{
  static const char good[] =
      "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE q><q a='1' b=\"x &amp; y\"><mattext "
      "texttype='text/html'>&lt;p&gt;x<![CDATA[<b>]]></mattext><!-- c --><text>é&#233;</text></q>";

  for (int i = 0; i < 20000; i++)
    {
      char text[sizeof good];
      g_autofree char *all = NULL;
      g_autoptr (AshXml) xml = NULL;

      memcpy (text, good, sizeof good);
      for (int j = 0; j < 1 + i % 5; j++)
        text[g_test_rand_int_range (0, sizeof good - 1)] =
            i % 2 == 0 ? (char) g_test_rand_int_range (0, 256)
                       : "<>&;'\"/!-[]= \n"[g_test_rand_int_range (0, 14)];
      xml = parse (text, sizeof good - 1 - g_test_rand_int_range (0, 10), NULL, NULL);
      if (xml != NULL)
        all = ash_xml_serialise (ash_xml_root (xml));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/reading", test_reading);
  g_test_add_func ("/xml/serialising", test_serialising);
  g_test_add_func ("/xml/repairs", test_repairs);
  g_test_add_func ("/xml/sound-files-stay", test_sound_files_stay);
  g_test_add_func ("/xml/encodings", test_encodings);
  g_test_add_func ("/xml/entity-bombs", test_entity_bombs);
  g_test_add_func ("/xml/outside-files", test_outside_files);
  g_test_add_func ("/xml/depth", test_depth);
  g_test_add_func ("/xml/attributes", test_attributes);
  g_test_add_func ("/xml/past-repair", test_past_repair);
  g_test_add_func ("/xml/error-names-the-line", test_error_names_the_line);
  g_test_add_func ("/xml/slow-repairs", test_slow_repairs);
  g_test_add_func ("/xml/mutations", test_mutations);
  return g_test_run ();
}

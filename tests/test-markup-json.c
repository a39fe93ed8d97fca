/* markup/: JSON, strict, with lines. */
#include <ash-error.h>
#include <ash-json.h>

#include <math.h>
#include <string.h>

static void
test_reading (void)
{
  g_autoptr (AshJson) json =
      ash_json_parse_text ("{\n \"a\": \"x\\u00e9\\ud83d\\ude00\\n\\/\",\n\n \"b\": [1, -2.5e1, "
                           "true, null, {}],\n \"c\": \"\"}\n",
                           NULL);
  const AshJsonValue *root = ash_json_root (json);
  const AshJsonValue *b = ash_json_member (root, "b");

  g_assert_cmpint (ash_json_kind (root), ==, ASH_JSON_OBJECT);
  g_assert_cmpstr (ash_json_member_string (root, "a"), ==, "xé😀\n/");
  g_assert_cmpstr (ash_json_member_string (root, "c"), ==, "");
  g_assert_null (ash_json_member_string (root, "b"));
  g_assert_null (ash_json_member (root, "none"));
  g_assert_null (ash_json_member (NULL, "a"));
  g_assert_cmpuint (ash_json_length (b), ==, 5);
  g_assert_cmpint (ash_json_line (b), ==, 4);
  g_assert_cmpint (ash_json_line (ash_json_member (root, "c")), ==, 5);
  g_assert_cmpfloat (ash_json_number (ash_json_at (b, 1)), ==, -25);
  g_assert_true (ash_json_boolean (ash_json_at (b, 2)));
  g_assert_cmpint (ash_json_kind (ash_json_at (b, 3)), ==, ASH_JSON_NULL);
  g_assert_true (isnan (ash_json_number (ash_json_at (b, 4))));
  g_assert_null (ash_json_at (b, 5));
  g_assert_cmpstr (ash_json_name_at (root, 1), ==, "b");
  g_assert_cmpuint (ash_json_length (root), ==, 3);
  g_assert_cmpuint (ash_json_length (NULL), ==, 0);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    int line;
  } cases[] = {
    { "", 1 },
    { "{", 1 },
    { "[1,]", 1 },
    { "{\"a\":1,}", 1 },
    { "{'a':1}", 1 },
    { "{\"a\":1\n\"b\":2}", 2 },
    { "{\"a\":1,\n\"a\":2}", 2 },
    { "{\"a\":{\"b\":1,\n\n\"b\":2}}", 3 },
    { "[01]", 1 },
    { "[1.]", 1 },
    { "[.5]", 1 },
    { "[+1]", 1 },
    { "[1e]", 1 },
    { "[1e400]", 1 },
    { "[NaN]", 1 },
    { "[nul]", 1 },
    { "[truex]", 1 },
    { "\"a\nb\"", 1 },
    { "\"\\x\"", 1 },
    { "\"\\u0000b\"", 1 },
    { "\"\\ud800\"", 1 },
    { "\"\\udc00\"", 1 },
    { "\"\\u12", 1 },
    { "\"open", 1 },
    { "1\n2", 2 },
    { "[1] // comment", 1 },
    { "{\"a\" 1}", 1 },
    { "{1:2}", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf ("line %d", cases[i].line);

      g_assert_null (ash_json_parse (bytes, "plan.json", &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ASH_ERROR, ASH_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "plan.json"));
      g_assert_nonnull (strstr (error->message, line));
    }
}

static void
expect (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJson) json = ash_json_parse (bytes, "plan.json", &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, ASH_ERROR, code);
}

static char *
nested (char open, guint depth)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (out, open == '[' ? "[" : "{\"a\":");
  g_string_append (out, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (out, open == '[' ? ']' : '}');
  return g_string_free (out, FALSE);
}

static void
test_depth_and_size (void)
{
  static const char kinds[] = "[{";
  g_autofree char *large = g_strnfill ((16 << 20) + 1, ' ');
  g_autoptr (GString) values = g_string_new ("[1");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *fine = nested (kinds[i], 128);
      g_autofree char *deep = nested (kinds[i], 129);
      g_autofree char *very = nested (kinds[i], 500000);

      expect (fine, strlen (fine), -1);
      expect (deep, strlen (deep), ASH_ERROR_LIMIT);
      expect (very, strlen (very), ASH_ERROR_LIMIT);
    }
  memcpy (large, "[]", 2);
  expect (large, 16 << 20, -1);
  expect (large, (16 << 20) + 1, ASH_ERROR_LIMIT);
  for (int i = 0; i < 1000001; i++)
    g_string_append (values, ",1");
  g_string_append_c (values, ']');
  expect (values->str, values->len, ASH_ERROR_LIMIT);
}

static void
test_encodings (void)
{
  expect ("\"caf\xe9\"", 6, ASH_ERROR_FORMAT);
  expect ("\"a\0b\"", 5, ASH_ERROR_FORMAT);
  expect ("[\0]", 3, ASH_ERROR_FORMAT);
  expect ("\xef\xbb\xbf[1]", 6, -1);
  expect ("[\0\x31\0]\0", 6, ASH_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/reading", test_reading);
  g_test_add_func ("/json/refusals", test_refusals);
  g_test_add_func ("/json/depth-and-size", test_depth_and_size);
  g_test_add_func ("/json/encodings", test_encodings);
  return g_test_run ();
}

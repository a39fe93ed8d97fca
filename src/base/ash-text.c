#include "ash-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* XML 1.0 cannot say most control characters at all, not even escaped. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

static void
append_markup (GString *out, const char *text, gboolean is_attribute, gboolean is_xml)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, is_attribute ? "&quot;" : "\"");
        break;
      case '\'':
        g_string_append (out, is_attribute ? "&#39;" : "'");
        break;
      case '\r':
        g_string_append (out, "&#13;");
        break;
      case '\n':
      case '\t':
        if (is_attribute && is_xml)
          g_string_append_printf (out, "&#%d;", *p);
        else
          g_string_append_c (out, *p);
        break;
      default:
        if (is_xml_char (g_utf8_get_char (p)))
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
      }
}

/**
 * ash_append_xml_text:
 * @out: what is being written
 * @text: valid UTF-8
 *
 * Text between XML tags. Characters that XML 1.0 cannot hold are left out.
 */
void
ash_append_xml_text (GString *out, const char *text)
{
  append_markup (out, text, FALSE, TRUE);
}

/**
 * ash_append_xml_attribute:
 *
 * The inside of a quoted XML attribute; line breaks survive attribute normalisation.
 */
void
ash_append_xml_attribute (GString *out, const char *text)
{
  append_markup (out, text, TRUE, TRUE);
}

void
ash_append_html_text (GString *out, const char *text)
{
  append_markup (out, text, FALSE, FALSE);
}

void
ash_append_html_attribute (GString *out, const char *text)
{
  append_markup (out, text, TRUE, FALSE);
}

/**
 * ash_append_markdown_text:
 *
 * Text on one line of Markdown, none of it read as markup: not by the reader of the Markdown, nor
 * by one that takes it for HTML.
 */
void
ash_append_markdown_text (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '<')
      g_string_append (out, "&lt;");
    else if (*text == '&')
      g_string_append (out, "&amp;");
    else if (strchr ("\\`*_[]", *text) != NULL)
      g_string_append_printf (out, "\\%c", *text);
    else
      g_string_append_c (out, g_ascii_isspace (*text) ? ' ' : *text);
}

/**
 * ash_append_url_path:
 *
 * A path as part of a URL: everything but unreserved characters and slashes is percent-encoded.
 */
void
ash_append_url_path (GString *out, const char *path)
{
  g_string_append_uri_escaped (out, path, "/!$'()*+,;=:@", FALSE);
}

static void
append_quoted (GString *out, const char *text, gboolean is_script)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c < 0x20 || c == 0x2028 || c == 0x2029 ||
               (is_script && strchr ("<>&'", (int) MIN (c, 127)) != NULL))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

/**
 * ash_append_script_string:
 *
 * A quoted string literal for a script inside HTML: it cannot close the script element.
 */
void
ash_append_script_string (GString *out, const char *text)
{
  append_quoted (out, text, TRUE);
}

/**
 * ash_append_css_string:
 *
 * A quoted string for a style sheet inside HTML: all but letters and digits is written as its
 * number, so that it can close neither the string nor the style element.
 */
void
ash_append_css_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == ' ')
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out, "\\%x ", c);
    }
  g_string_append_c (out, '"');
}

void
ash_append_json_string (GString *out, const char *text)
{
  append_quoted (out, text, FALSE);
}

/**
 * ash_html_escape:
 *
 * Returns: (transfer full): @text as HTML text
 */
char *
ash_html_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  ash_append_html_text (out, text);
  return g_string_free (out, FALSE);
}

/**
 * ash_text_repair_utf8:
 * @data: bytes
 * @length: their number, or -1 when they end in NUL
 * @out_changed: (out) (optional): whether anything had to be repaired
 *
 * Bytes that are no UTF-8 are read as Windows-1252, what such bytes nearly always are; NULs go.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
ash_text_repair_utf8 (const char *data, gssize length, gboolean *out_changed)
{
  gsize left = length < 0 ? strlen (data) : (gsize) length;
  GString *out = g_string_sized_new (left + 1);
  gboolean is_changed = FALSE;

  while (left > 0)
    {
      const char *end;
      gsize good;

      g_utf8_validate (data, (gssize) left, &end);
      good = (gsize) (end - data);
      g_string_append_len (out, data, (gssize) good);
      data += good;
      left -= good;
      if (left > 0)
        {
          g_autofree char *one =
              *data != '\0' ? g_convert (data, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL)
                            : g_strdup ("");

          g_string_append (out, one != NULL ? one : "\xef\xbf\xbd");
          is_changed = TRUE;
          data++;
          left--;
        }
    }
  if (out_changed != NULL)
    *out_changed = is_changed;
  return g_string_free (out, FALSE);
}

/**
 * ash_text_to_utf8:
 * @bytes: a whole text file
 * @declared: (nullable): the encoding that it says it has
 * @out_changed: (out) (optional): whether the bytes were anything but UTF-8
 *
 * A byte order mark is believed first, then valid UTF-8, then what is declared, then
 * Windows-1252. The byte order mark is taken off.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
ash_text_to_utf8 (GBytes *bytes, const char *declared, gboolean *out_changed)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *encoding = NULL;
  g_autofree char *converted = NULL;

  if (out_changed != NULL)
    *out_changed = FALSE;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  else if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    encoding = "UTF-16LE";
  else if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    encoding = "UTF-16BE";

  if (encoding != NULL)
    {
      data += 2;
      length -= 2;
    }
  else if (g_utf8_validate (data, (gssize) length, NULL))
    return g_strndup (data, length);
  else if (declared != NULL && g_ascii_strncasecmp (declared, "utf", 3) != 0)
    encoding = declared;

  if (out_changed != NULL)
    *out_changed = TRUE;
  if (encoding != NULL)
    {
      gsize written = 0;

      converted = g_convert (data, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);
      if (converted != NULL && memchr (converted, '\0', written) == NULL)
        return g_steal_pointer (&converted);
    }
  return ash_text_repair_utf8 (data, (gssize) length, NULL);
}

/**
 * ash_text_clean_title:
 * @title: (nullable): a title from outside
 *
 * One line: white space of any kind folded to single spaces, control characters gone, cut at
 * `ASH_LIMIT_TITLE_BYTES` by whoever needs that.
 *
 * Returns: (transfer full): the title, perhaps empty
 */
char *
ash_text_clean_title (const char *title)
{
  GString *out = g_string_new (NULL);
  gboolean is_space = FALSE;

  for (const char *p = title != NULL ? title : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        is_space = TRUE;
      else if (!g_unichar_iscntrl (c))
        {
          if (is_space && out->len > 0)
            g_string_append_c (out, ' ');
          is_space = FALSE;
          g_string_append_unichar (out, c);
        }
    }
  return g_string_free (out, FALSE);
}

static gsize
append_entity (GString *out, const char *p)
{
  static const struct
  {
    const char *name;
    const char *text;
  } entities[] = { { "&amp;", "&" },   { "&lt;", "<" },   { "&gt;", ">" },
                   { "&quot;", "\"" }, { "&#39;", "'" },  { "&apos;", "'" },
                   { "&nbsp;", " " },  { "&#160;", " " }, { "&#13;", "\r" } };
  guint64 code;
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].name))
      {
        g_string_append (out, entities[i].text);
        return strlen (entities[i].name);
      }
  if (p[1] == '#')
    {
      gboolean is_hex = (p[2] | 0x20) == 'x';

      code = g_ascii_strtoull (p + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);
      if (*end == ';' && code > 0 && code <= 0x10ffff && g_unichar_validate ((gunichar) code))
        {
          g_string_append_unichar (out, (gunichar) code);
          return (gsize) (end + 1 - p);
        }
    }
  g_string_append_c (out, '&');
  return 1;
}

/**
 * ash_text_from_html:
 * @html: a fragment, such as a question's stem
 *
 * A short plain reading of a fragment, for titles and lists: tags go, entities of common use
 * are decoded, white space is folded. Whole pages are read by `markup/`.
 *
 * Returns: (transfer full): plain text on one line
 */
char *
ash_text_from_html (const char *html)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = html; *p != '\0';)
    if (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!'))
      {
        const char *end = strchr (p, '>');

        g_string_append_c (out, ' ');
        p = end != NULL ? end + 1 : p + strlen (p);
      }
    else if (*p == '&')
      p += append_entity (out, p);
    else
      g_string_append_c (out, *p++);
  return ash_text_clean_title (out->str);
}

/**
 * ash_html_is_plain:
 *
 * Returns: whether a fragment has neither tags nor entities, so that it is its own text
 */
gboolean
ash_html_is_plain (const char *html)
{
  return strpbrk (html, "<&>") == NULL;
}

char *
ash_text_minutes (gint64 minutes)
{
  if (minutes <= 0)
    return g_strdup ("");
  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), (int) (minutes / 60));
  return g_strdup_printf (_ ("%d h %02d"), (int) (minutes / 60), (int) (minutes % 60));
}

char *
ash_text_capital (const char *text)
{
  GString *changed = g_string_new (NULL);

  if (*text == '\0')
    return g_string_free (changed, FALSE);
  g_string_append_unichar (changed, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (changed, g_utf8_next_char (text));
  return g_string_free (changed, FALSE);
}

gboolean
ash_text_is_web_address (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;

  /* Parsing forgives what no reader of a badge does. */
  return uri != NULL && strpbrk (address, " \t\r\n<>\"{}|\\^`") == NULL &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http"));
}

#include "ash-limits.h"
#include "ash-text.h"
#include "ash-xml-private.h"

#include <string.h>

/* What stands in encoding="…" of the XML declaration, (transfer full) (nullable). */
static char *
declared_encoding (const char *data, gsize length)
{
  g_autofree char *head = g_strndup (data, MIN (length, 256));
  char *value = g_str_has_prefix (head, "<?xml") ? strstr (head, "encoding") : NULL;
  char *end = strstr (head, "?>");
  char quote;

  if (value == NULL || end == NULL || value > end)
    return NULL;
  value += strlen ("encoding");
  value += strspn (value, " \t\r\n=");
  quote = *value;
  if (quote != '"' && quote != '\'')
    return NULL;
  end = strchr (value + 1, quote);
  return end != NULL ? g_strndup (value + 1, (gsize) (end - value - 1)) : NULL;
}

static gboolean
is_unicode_name (const char *encoding)
{
  return encoding == NULL || g_ascii_strcasecmp (encoding, "utf-8") == 0 ||
         g_ascii_strcasecmp (encoding, "utf8") == 0 ||
         g_ascii_strcasecmp (encoding, "us-ascii") == 0 ||
         g_ascii_strcasecmp (encoding, "ascii") == 0;
}

static gboolean
is_ascii (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guint8) data[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static char *
convert (const char *data, gsize length, const char *encoding)
{
  gsize written = 0;
  g_autofree char *text =
      g_convert (data, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);

  if (text == NULL || memchr (text, '\0', written) != NULL)
    return NULL;
  return g_steal_pointer (&text);
}

static const char *
two_byte_encoding (const char *data, gsize length, gsize *out_mark)
{
  *out_mark = 2;
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return "UTF-16BE";
  *out_mark = 0;
  if (length >= 4 && memcmp (data, "<\0", 2) == 0 && data[3] == '\0')
    return "UTF-16LE";
  if (length >= 4 && memcmp (data, "\0<", 2) == 0 && data[2] == '\0')
    return "UTF-16BE";
  return NULL;
}

/**
 * ash_xml_decode:
 * @out_repair: (out): gets a flag when the bytes were not what they said
 *
 * Returns: (transfer full) (nullable): the text as UTF-8, or %NULL when @data is that already
 */
char *
ash_xml_decode (const char *data, gsize length, AshXmlRepair *out_repair)
{
  gsize mark;
  const char *two_byte = two_byte_encoding (data, length, &mark);
  g_autofree char *declared = NULL;
  char *text = NULL;

  if (two_byte != NULL)
    {
      text = convert (data + mark, (length - mark) & ~(gsize) 1, two_byte);
      if (text == NULL)
        *out_repair |= ASH_XML_REPAIR_ENCODING;
      return text != NULL ? text : ash_text_repair_utf8 (data, (gssize) length, NULL);
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
      mark = 3;
    }

  declared = declared_encoding (data, length);
  if (g_utf8_validate (data, (gssize) length, NULL))
    {
      if (!is_unicode_name (declared) && mark == 0 && !is_ascii (data, length))
        *out_repair |= ASH_XML_REPAIR_ENCODING;
      return mark != 0 ? g_strndup (data, length) : NULL;
    }
  if (!is_unicode_name (declared))
    text = convert (data, length, declared);
  if (text != NULL)
    return text;
  *out_repair |= ASH_XML_REPAIR_ENCODING;
  return ash_text_repair_utf8 (data, (gssize) length, NULL);
}

static gboolean
starts_with (const char *p, const char *end, const char *what)
{
  return (gsize) (end - p) >= strlen (what) && memcmp (p, what, strlen (what)) == 0;
}

static const char *
skip_past (const char *p, const char *end, const char *what)
{
  const char *found = memmem (p, (gsize) (end - p), what, strlen (what));

  return found != NULL ? found + strlen (what) : end;
}

/* Behind a comment. For each "--" inside it libxml2 copies the comment up to there. */
static const char *
skip_comment (const char *p, const char *end, AshXmlGuard *result)
{
  const char *dashes = memmem (p + 4, (gsize) (end - p - 4), "--", 2);

  if (dashes == NULL || dashes + 2 == end || dashes[2] != '>')
    *result = ASH_XML_GUARD_REPAIR;
  return dashes != NULL ? skip_past (dashes, end, "-->") : end;
}

/* Behind a tag; NULL when it has too many attributes. */
static const char *
skip_tag (const char *p, const char *end)
{
  guint n = 0;

  for (p++; p < end && *p != '>' && *p != '<'; p++)
    if (*p == '=' && ++n > ASH_LIMIT_HTML_ATTRIBUTES)
      return NULL;
    else if (*p == '"' || *p == '\'')
      {
        p = memchr (p + 1, *p, (gsize) (end - p - 1));
        if (p == NULL)
          return end;
      }
  return p;
}

/**
 * ash_xml_guard:
 *
 * libxml2 compares each attribute of a tag with all the others: a hundred thousand of them take
 * minutes. This counts them first, and looks for comments that would take as long.
 */
AshXmlGuard
ash_xml_guard (const char *text, gsize length)
{
  const char *end = text + length;
  AshXmlGuard result = ASH_XML_GUARD_FINE;

  for (const char *p = memchr (text, '<', length); p != NULL;
       p = p < end ? memchr (p, '<', (gsize) (end - p)) : NULL)
    {
      if (starts_with (p, end, "<!--"))
        p = skip_comment (p, end, &result);
      else if (starts_with (p, end, "<![CDATA["))
        p = skip_past (p, end, "]]>");
      else if (starts_with (p, end, "<?"))
        p = skip_past (p, end, "?>");
      else
        p = skip_tag (p, end);
      if (p == NULL)
        return ASH_XML_GUARD_REFUSE;
    }
  return result;
}

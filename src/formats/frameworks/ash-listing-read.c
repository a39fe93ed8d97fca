#include "ash-frameworks-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* "ict Skills Collection en": words of the file's name. */
char *
ash_listing_title_of_file (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *dot = strrchr (valid, '.');
  GString *out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = valid; *p != '\0' && p != dot; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '_' || character == '-')
        character = ' ';
      if (g_unichar_isupper (character) && g_unichar_islower (before))
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, character);
      before = character;
    }
  g_strstrip (out->str);
  if (*out->str == '\0')
    g_string_assign (out, C_ ("skills", "Framework"));
  return g_string_free (out, FALSE);
}

static AshListing *
read_json (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (AshJson) json = ash_json_parse_large (bytes, name, ASH_LIMIT_FRAMEWORK_BYTES, error);

  if (json == NULL)
    return NULL;
  if (ash_listing_is_case (ash_json_root (json)))
    return ash_listing_read_case (ash_json_root (json), name, error);
  if (ash_listing_is_rsd (ash_json_root (json)))
    return ash_listing_read_rsd (ash_json_root (json), name, error);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s” is no framework that Ashlar knows: neither a CASE package nor a list of "
                  "rich skill descriptors."),
               name);
  return NULL;
}

static gboolean
begins_with (const char *data, gsize length, const char *mark)
{
  return length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

/* As spreadsheets write "Unicode text", with a mark at the start or without: every second byte of
 * its first line is 0 then. */
static GBytes *
without_wide_characters (GBytes *bytes)
{
  gsize length, written = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_little = begins_with (data, length, "\xff\xfe"),
           is_big = begins_with (data, length, "\xfe\xff");
  gsize mark = is_little || is_big ? 2 : 0;
  char *text;

  if (length < 4)
    return NULL;
  if (mark == 0 && memchr (data, '\0', 4) != NULL)
    {
      is_little = data[0] != '\0' && data[1] == '\0' && data[2] != '\0' && data[3] == '\0';
      is_big = data[0] == '\0' && data[1] != '\0' && data[2] == '\0' && data[3] != '\0';
    }
  if (!is_little && !is_big)
    return NULL;
  text = g_convert (data + mark, (gssize) (length - mark), "UTF-8",
                    is_little ? "UTF-16LE" : "UTF-16BE", NULL, &written, NULL);
  return text != NULL ? g_bytes_new_take (text, written) : NULL;
}

static const char *
why_not (const char *data, gsize length, char first)
{
  if (begins_with (data, length, "PK\3\4") || begins_with (data, length, "\xd0\xcf\x11\xe0"))
    return _ ("“%s” is a spreadsheet or a package. Open it in its program and save the sheet as "
              "CSV.");
  if (first == '<')
    return _ ("“%s” is a web page or an XML file. Get the framework as CASE (JSON) or as a table "
              "(CSV).");
  if (begins_with (data, length, "%PDF"))
    return _ ("“%s” is a PDF. Copy its statements into a table and save that as CSV.");
  if (memchr (data, '\0', length) != NULL || begins_with (data, length, "{\\rtf"))
    return _ ("“%s” is not text. A framework is a CASE file (JSON) or a table (CSV).");
  return NULL;
}

static AshListing *
refuse (const char *reason, const char *name, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, reason, name);
#pragma GCC diagnostic pop
  return NULL;
}

/**
 * ash_listing_read:
 * @file_name: for messages, and as the title of what has none
 *
 * Returns: (transfer full): the framework; an error when it is none, or larger than any
 */
AshListing *
ash_listing_read (GBytes *bytes, const char *file_name, GError **error)
{
  g_autoptr (GBytes) narrow = NULL;
  gsize length, start;
  const char *data, *reason;

  if (g_bytes_get_size (bytes) > ASH_LIMIT_FRAMEWORK_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” is larger than %d MB. Bring in the part of it that you need."),
                   file_name, ASH_LIMIT_FRAMEWORK_BYTES >> 20);
      return NULL;
    }
  narrow = without_wide_characters (bytes);
  if (narrow != NULL)
    bytes = narrow;
  data = g_bytes_get_data (bytes, &length);
  start = begins_with (data, length, "\xef\xbb\xbf") ? 3 : 0;
  while (start < length && g_ascii_isspace (data[start]))
    start++;
  if (start == length)
    return refuse (_ ("“%s” is empty."), file_name, error);
  reason = why_not (data, length, data[start]);
  if (reason != NULL)
    return refuse (reason, file_name, error);
  return data[start] == '{' || data[start] == '['
             ? read_json (bytes, file_name, error)
             : ash_listing_read_table (bytes, file_name, error);
}

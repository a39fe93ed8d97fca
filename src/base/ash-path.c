#include "ash-path.h"
#include "ash-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ash_path_normalise:
 * @name: a member's name as an archive gives it, valid UTF-8
 * @out_reason: (out) (optional) (transfer none): why it is refused, a translated phrase
 *
 * Backslashes become slashes, "." and empty segments go. Names that climb, absolute names,
 * drive letters and control characters are refused: a name is only a key, but it must not
 * become anything else further on.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL when refused
 */
char *
ash_path_normalise (const char *name, const char **out_reason)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (name), "\\", '/');
  g_auto (GStrv) segments = NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  const char *reason = NULL;
  guint depth = 0;

  if (slashed[0] == '/')
    reason = _ ("its name is an absolute path");
  else if (g_ascii_isalpha (slashed[0]) && slashed[1] == ':')
    reason = _ ("its name has a drive letter");
  else if (strlen (slashed) > ASH_LIMIT_NAME_BYTES)
    reason = _ ("its name is too long");

  for (const char *p = slashed; *p != '\0' && reason == NULL; p++)
    if (g_ascii_iscntrl (*p))
      reason = _ ("its name has control characters");

  segments = g_strsplit (slashed, "/", -1);
  for (char **s = segments; *s != NULL && reason == NULL; s++)
    {
      if (g_str_equal (*s, ".."))
        reason = _ ("its name leads out of the package");
      else if (!g_str_equal (*s, "") && !g_str_equal (*s, "."))
        {
          if (path->len > 0)
            g_string_append_c (path, '/');
          g_string_append (path, *s);
          depth++;
        }
    }
  if (reason == NULL && depth > ASH_LIMIT_NAME_DEPTH)
    reason = _ ("its name has too many folders");
  if (reason == NULL && path->len == 0)
    reason = _ ("it has no name");

  if (out_reason != NULL)
    *out_reason = reason;
  return reason == NULL ? g_strdup (path->str) : NULL;
}

/**
 * ash_path_resolve:
 * @base: the member that the link stands in
 * @href: a relative path without query or fragment
 *
 * Returns: (transfer full) (nullable): the path from the package's root, or %NULL when it climbs
 *   out of the package
 */
char *
ash_path_resolve (const char *base, const char *href)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_auto (GStrv) segments = NULL;
  g_autofree char *joined = NULL;
  const char *slash = strrchr (base, '/');

  if (href[0] == '/' || slash == NULL)
    joined = g_strdup (href);
  else
    joined = g_strdup_printf ("%.*s/%s", (int) (slash - base), base, href);
  /* Exporters on Windows write backslashes, and browsers read them as slashes. */
  g_strdelimit (joined, "\\", '/');
  segments = g_strsplit (joined, "/", -1);
  for (char **s = segments; *s != NULL; s++)
    {
      if (g_str_equal (*s, "..") && kept->len == 0)
        return NULL;
      if (g_str_equal (*s, ".."))
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (!g_str_equal (*s, "") && !g_str_equal (*s, "."))
        g_ptr_array_add (kept, *s);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

/**
 * ash_path_decode:
 *
 * Returns: (transfer full): @path with its percent escapes decoded where that gives valid UTF-8
 */
char *
ash_path_decode (const char *path)
{
  GString *out = g_string_new (NULL);
  char *decoded;

  for (const char *p = path; *p != '\0'; p++)
    if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]) &&
        (p[1] != '0' || p[2] != '0'))
      {
        g_string_append_c (out,
                           (char) (g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2])));
        p += 2;
      }
    else
      g_string_append_c (out, *p);
  decoded = g_string_free (out, FALSE);
  if (g_utf8_validate (decoded, -1, NULL))
    return decoded;
  g_free (decoded);
  return g_strdup (path);
}

static void
append_plain (GString *out, const char *segment)
{
  g_autofree char *ascii = NULL;
  gsize start = out->len;

  ascii = g_str_to_ascii (segment, "C");
  for (const char *p = ascii; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isalnum (*p) || strchr ("._-", *p) != NULL ? *p : '_');
  if (out->len > start && out->str[start] == '.')
    out->str[start] = '_';
}

/**
 * ash_path_sanitise:
 *
 * A name that every importer takes (`formats.md` section 6): only A-Z a-z 0-9 . _ - in each
 * segment, so that no form of encoding exists. Names that are so already stay as they are.
 *
 * Returns: (transfer full): the name; two names may become one, which the caller tells apart
 */
char *
ash_path_sanitise (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  GString *out = g_string_new (NULL);

  for (char **s = segments; *s != NULL; s++)
    {
      if (**s == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '/');
      append_plain (out, *s);
    }
  return g_string_free (out, FALSE);
}

/**
 * ash_path_relative:
 * @from: the member in which the link will stand
 * @to: the member to which it leads
 *
 * Returns: (transfer full): the relative path, not encoded
 */
char *
ash_path_relative (const char *from, const char *to)
{
  const char *from_rest = from;
  const char *to_rest = to;
  GString *out = g_string_new (NULL);

  for (const char *a = from, *b = to; *a != '\0' && *a == *b; a++, b++)
    if (*a == '/')
      {
        from_rest = a + 1;
        to_rest = b + 1;
      }
  for (const char *p = strchr (from_rest, '/'); p != NULL; p = strchr (p + 1, '/'))
    g_string_append (out, "../");
  g_string_append (out, to_rest);
  return g_string_free (out, FALSE);
}

/**
 * ash_path_extension:
 *
 * Returns: (transfer none): what follows the last dot of the last segment, or ""
 */
const char *
ash_path_extension (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (slash != NULL ? slash : path, '.');

  return dot != NULL ? dot + 1 : "";
}

gboolean
ash_path_is_html (const char *path)
{
  const char *extension = ash_path_extension (path);

  return g_ascii_strcasecmp (extension, "html") == 0 ||
         g_ascii_strcasecmp (extension, "htm") == 0 || g_ascii_strcasecmp (extension, "xhtml") == 0;
}

/**
 * ash_path_is_junk:
 *
 * Returns: whether an operating system left it: `__MACOSX/`, `.DS_Store`, `Thumbs.db`, `._x`
 */
gboolean
ash_path_is_junk (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;

  return g_str_has_prefix (path, "__MACOSX/") || strstr (path, "/__MACOSX/") != NULL ||
         g_str_equal (name, ".DS_Store") || g_str_has_prefix (name, "._") ||
         g_ascii_strcasecmp (name, "Thumbs.db") == 0 ||
         g_ascii_strcasecmp (name, "desktop.ini") == 0;
}

/**
 * ash_path_media_type:
 *
 * Returns: (transfer none): the media type that the extension stands for
 */
const char *
ash_path_media_type (const char *path)
{
  static const struct
  {
    const char *extension;
    const char *type;
  } types[] = {
    { "html", "text/html" },
    { "htm", "text/html" },
    { "xhtml", "text/html" },
    { "css", "text/css" },
    { "js", "text/javascript" },
    { "json", "application/json" },
    { "txt", "text/plain" },
    { "csv", "text/csv" },
    { "xml", "application/xml" },
    { "png", "image/png" },
    { "jpg", "image/jpeg" },
    { "jpeg", "image/jpeg" },
    { "gif", "image/gif" },
    { "webp", "image/webp" },
    { "svg", "image/svg+xml" },
    { "ico", "image/x-icon" },
    { "bmp", "image/bmp" },
    { "mp4", "video/mp4" },
    { "m4v", "video/mp4" },
    { "mkv", "video/x-matroska" },
    { "avi", "video/x-msvideo" },
    { "webm", "video/webm" },
    { "mov", "video/quicktime" },
    { "ogv", "video/ogg" },
    { "mp3", "audio/mpeg" },
    { "m4a", "audio/mp4" },
    { "wav", "audio/wav" },
    { "oga", "audio/ogg" },
    { "ogg", "audio/ogg" },
    { "opus", "audio/ogg" },
    { "aac", "audio/aac" },
    { "flac", "audio/flac" },
    { "vtt", "text/vtt" },
    { "pdf", "application/pdf" },
    { "doc", "application/msword" },
    { "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "ppt", "application/vnd.ms-powerpoint" },
    { "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    { "xls", "application/vnd.ms-excel" },
    { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { "odt", "application/vnd.oasis.opendocument.text" },
    { "zip", "application/zip" },
    { "woff", "font/woff" },
    { "woff2", "font/woff2" },
    { "ttf", "font/ttf" }
  };
  const char *extension = ash_path_extension (path);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].extension, extension) == 0)
      return types[i].type;
  return "application/octet-stream";
}

/**
 * ash_href_split:
 * @href: a link as it stands in a page
 * @out_tail: (out) (optional) (transfer full): the query and the fragment, or ""
 *
 * Returns: (transfer full): the part before query and fragment
 */
char *
ash_href_split (const char *href, char **out_tail)
{
  gsize length = strcspn (href, "?#");

  if (out_tail != NULL)
    *out_tail = g_strdup (href + length);
  return g_strndup (href, length);
}

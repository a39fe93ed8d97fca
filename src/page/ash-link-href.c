#include "ash-link-href.h"
#include "ash-path.h"

#include <string.h>

/* Parameters that an LMS adds to links to its files; they mean nothing elsewhere. */
static const char *const LMS_PARAMETERS[] = { "canvas_download", "canvas_qs_wrap",
                                              "canvas_",         "wrap",
                                              "download",        "verifier",
                                              "module_item_id",  NULL };

/* Lists of a Canvas course that the outline stands for. */
static const char *const LISTS[] = { "",      "modules",           "home",    "wiki",
                                     "pages", "front_page",        "quizzes", "assignments",
                                     "files", "discussion_topics", NULL };

/* Kinds of objects whose name follows in a Canvas address. */
static const char *const OBJECTS[] = { "assignments",
                                       "quizzes",
                                       "discussion_topics",
                                       "modules",
                                       "attachments",
                                       "files",
                                       "file_ref",
                                       "media_objects",
                                       "context_modules",
                                       "items",
                                       "announcements",
                                       "external_tools",
                                       "media_attachments",
                                       "item_redirect",
                                       "module_item_redirect",
                                       NULL };

void
ash_href_clear (AshHref *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->tail, g_free);
}

static gboolean
is_lms_parameter (const char *parameter)
{
  g_autofree char *name = NULL;

  if (g_str_has_prefix (parameter, "amp;"))
    parameter += strlen ("amp;");
  name = g_strndup (parameter, strcspn (parameter, "="));
  return *name == '\0' || g_strv_contains (LMS_PARAMETERS, name);
}

/* "?query#fragment" without what only the LMS understood. */
static char *
clean_tail (const char *tail)
{
  const char *fragment = strchr (tail, '#');
  g_autofree char *query = NULL;
  g_auto (GStrv) parameters = NULL;
  GString *out = g_string_new (NULL);

  if (*tail == '?')
    query = g_strndup (tail + 1, fragment != NULL ? (gsize) (fragment - tail - 1) : strlen (tail));
  parameters = g_strsplit (query != NULL ? query : "", "&", -1);
  for (char **p = parameters; *p != NULL; p++)
    if (!is_lms_parameter (*p))
      {
        g_string_append_c (out, out->len == 0 ? '?' : '&');
        g_string_append (out, *p);
      }
  if (fragment != NULL && fragment[1] != '\0')
    g_string_append (out, fragment);
  return g_string_free (out, FALSE);
}

static gboolean
has_scheme (const char *href)
{
  const char *p = href;

  if (!g_ascii_isalpha (*p))
    return FALSE;
  while (g_ascii_isalnum (*p) || strchr ("+-.", *p) != NULL)
    if (*p++ == '\0')
      return FALSE;
  return *p == ':';
}

/* The tokens in which Canvas writes places of its own. */
static const char *const CANVAS_TOKENS[] = { "WIKI_REFERENCE", "CANVAS_OBJECT_REFERENCE",
                                             "CANVAS_COURSE_REFERENCE", NULL };

/* What follows "$NAME$" or "%24NAME%24" and its slash, or NULL. */
static const char *
after_token (const char *href, const char *name)
{
  static const char *const signs[] = { "$", "%24" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *token = g_strconcat (signs[i], name, signs[i], NULL);

      if (g_ascii_strncasecmp (href, token, strlen (token)) == 0)
        {
          href += strlen (token);
          return href + strspn (href, "/");
        }
    }
  return NULL;
}

static const char *
after_canvas_token (const char *href)
{
  for (const char *const *token = CANVAS_TOKENS; *token != NULL; token++)
    {
      const char *rest = after_token (href, *token);

      if (rest != NULL)
        return rest;
    }
  return NULL;
}

static void
set (AshHref *out, AshHrefKind kind, const char *name)
{
  g_free (out->name);
  out->name = name != NULL ? g_uri_unescape_string (name, NULL) : NULL;
  if (name != NULL && out->name == NULL)
    out->name = g_strdup (name);
  out->kind = kind;
}

static void
read_pages (char **segments, AshHref *out)
{
  if (segments[0] == NULL || *segments[0] == '\0')
    set (out, ASH_HREF_MODULES, NULL);
  else
    set (out, ASH_HREF_SLUG, segments[0]);
}

static void
read_file_contents (const char *rest, AshHref *out)
{
  const char *slash = strchr (rest, '/');

  set (out, ASH_HREF_CANVAS_FILE, slash != NULL ? slash + 1 : rest);
}

/* What stands behind one of Canvas's tokens: kind/name, or a place of the course. */
static void
read_canvas (const char *rest, AshHref *out)
{
  g_autofree char *path = ash_href_split (rest, NULL);
  g_auto (GStrv) s = g_strsplit (path, "/", 4);
  const char *first = s[0] != NULL ? s[0] : "";
  const char *second = s[0] != NULL && s[1] != NULL ? s[1] : "";

  if (g_str_equal (first, "pages") || g_str_equal (first, "wiki"))
    read_pages (s + 1, out);
  else if (g_str_equal (first, "syllabus") || g_str_equal (second, "syllabus"))
    set (out, ASH_HREF_SYLLABUS, NULL);
  else if (g_str_equal (first, "file_contents"))
    read_file_contents (path + strlen ("file_contents/"), out);
  else if (*second != '\0' && g_strv_contains (OBJECTS, second) && s[2] != NULL)
    set (out, ASH_HREF_OBJECT, s[2]);
  else if (*second != '\0' && g_strv_contains (OBJECTS, first))
    {
      set (out, ASH_HREF_OBJECT, second);
      out->is_module = g_str_equal (first, "modules");
    }
  else if (*second == '\0' && g_strv_contains (LISTS, first))
    set (out, ASH_HREF_MODULES, NULL);
  else
    set (out, ASH_HREF_DEAD, NULL);
}

static void
read_own (const char *href, AshHref *out)
{
  g_autofree char *path = ash_href_split (href, NULL);

  if (g_str_has_prefix (path, "ash:item/"))
    set (out, ASH_HREF_ITEM, path + strlen ("ash:item/"));
  else if (g_str_has_prefix (path, "ash:asset/"))
    set (out, ASH_HREF_ASSET, path + strlen ("ash:asset/"));
  else
    set (out, ASH_HREF_DEAD, NULL);
}

/**
 * ash_href_read:
 * @href: an address as it stands in a page, character references decoded
 * @out: (out): what it says; cleared by the caller
 */
void
ash_href_read (const char *href, AshHref *out)
{
  g_autofree char *path = ash_href_split (href, NULL);
  const char *rest;

  *out = (AshHref){ .tail = clean_tail (href + strlen (path)) };
  if (*path == '\0')
    set (out, ASH_HREF_FRAGMENT, NULL);
  else if (g_ascii_strncasecmp (href, "ash:", 4) == 0)
    read_own (href, out);
  else if (g_ascii_strncasecmp (href, "file:", 5) == 0)
    set (out, ASH_HREF_DEAD, NULL);
  else if (has_scheme (href) || g_str_has_prefix (href, "//"))
    set (out, ASH_HREF_EXTERNAL, NULL);
  else if ((rest = after_canvas_token (href)) != NULL)
    read_canvas (rest, out);
  else
    {
      out->kind = ASH_HREF_PATH;
      out->name = g_strdup (path);
    }
}

/**
 * ash_href_is_private:
 * @href: an address as it stands in a page, character references decoded
 *
 * Returns: whether it names a place of the system that the course came from, in that system's
 *   own token: no other system, and no browser, can follow it
 */
gboolean
ash_href_is_private (const char *href)
{
  return after_canvas_token (href) != NULL;
}

char *
ash_href_slug (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *out = g_string_new (NULL);
  gboolean is_gap = FALSE;

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '_')
      {
        if (is_gap && out->len > 0)
          g_string_append_c (out, '-');
        is_gap = FALSE;
        g_string_append_c (out, g_ascii_tolower (*p));
      }
    else if (*p != '\'')
      is_gap = TRUE;
  return g_string_free (out, FALSE);
}

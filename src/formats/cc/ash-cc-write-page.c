#include "ash-cc-write-private.h"
#include <ash-json.h>
#include <ash-limits.h>
#include <ash-text.h>

#include <string.h>

/**
 * ash_cc_load_text:
 * @out_changed: (out) (optional): whether the bytes were not the UTF-8 that is returned
 *
 * Returns: (transfer full) (nullable): the text of a stored body
 */
char *
ash_cc_load_text (AshCartridgePlan *self, const char *digest, gboolean *out_changed, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->bodies.size (self->bodies.user_data, digest) > ASH_LIMIT_HTML_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "larger than %d bytes",
                   ASH_LIMIT_HTML_BYTES);
      return NULL;
    }
  bytes = ash_bodies_load (&self->bodies, digest, error);
  return bytes != NULL ? ash_page_decode (bytes, out_changed) : NULL;
}

AshCcPlace
ash_cc_place (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting)
{
  return (AshCcPlace){ .plan = self,
                       .member = member,
                       .item = member->item,
                       .base = member->base,
                       .is_counting = is_counting };
}

/* What a page says about its own encoding: byte ranges of values to replace. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean is_utf8;
} Declared;

static gboolean
says_utf8 (const char *charset)
{
  return g_ascii_strncasecmp (charset, "utf-8", 5) == 0 ||
         g_ascii_strncasecmp (charset, "utf8", 4) == 0;
}

/* The charset inside `value`, which stands at @start of the source as it is written there. */
static gboolean
declared_in (const char *source, gsize start, gsize end, const char *key, Declared *out)
{
  const char *found = NULL;

  for (const char *p = source + start; p + strlen (key) <= source + end && found == NULL; p++)
    if (g_ascii_strncasecmp (p, key, strlen (key)) == 0)
      found = p + strlen (key);
  if (found == NULL)
    return FALSE;
  while (found < source + end && strchr (" =\"'", *found) != NULL)
    found++;
  out->start = (gsize) (found - source);
  while (found < source + end && (g_ascii_isalnum (*found) || strchr ("-_.:", *found) != NULL))
    found++;
  out->end = (gsize) (found - source);
  out->is_utf8 = says_utf8 (source + out->start);
  return out->end > out->start;
}

/* Browsers look for a declaration near the start only, and never inside the text. */
static gboolean
find_declared (const char *html, Declared *out)
{
  const char *end = strcasestr (html, "<body");
  gsize head = end != NULL ? (gsize) (end - html) : MIN (strlen (html), 2048);

  for (const char *p = html; p != NULL && p < html + head; p = strchr (p + 1, '<'))
    {
      gsize length = strcspn (p, ">");

      if (g_ascii_strncasecmp (p, "<meta", 5) == 0 &&
          declared_in (html, (gsize) (p - html), (gsize) (p - html) + length, "charset", out))
        return TRUE;
      if (g_ascii_strncasecmp (p, "<?xml", 5) == 0 &&
          declared_in (html, (gsize) (p - html), (gsize) (p - html) + length, "encoding", out) &&
          !out->is_utf8)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text > 127)
      return FALSE;
  return TRUE;
}

/**
 * ash_cc_page_has_charset:
 *
 * Returns: whether a browser will read the page as the UTF-8 that it is
 */
gboolean
ash_cc_page_has_charset (const char *html)
{
  Declared declared;

  return is_ascii (html) || !find_declared (html, &declared) || declared.is_utf8;
}

static gsize
place_for_meta (const char *html)
{
  const char *head = strcasestr (html, "<head");
  const char *doctype = strcasestr (html, "<!doctype");
  const char *from = head != NULL && strchr (">\t\r\n ", head[5]) != NULL ? head : doctype;
  const char *end = from != NULL ? strchr (from, '>') : NULL;

  return end != NULL ? (gsize) (end - html) + 1 : 0;
}

/**
 * ash_cc_page_set_charset:
 * @html: a page that was not UTF-8 before
 *
 * Returns: (transfer full): the page saying that it is UTF-8
 */
char *
ash_cc_page_set_charset (const char *html)
{
  g_autoptr (GString) out = g_string_new (html);
  Declared declared;
  gboolean has_any = FALSE;

  while (find_declared (out->str, &declared))
    {
      has_any = TRUE;
      if (declared.is_utf8)
        break;
      g_string_erase (out, (gssize) declared.start, (gssize) (declared.end - declared.start));
      g_string_insert (out, (gssize) declared.start, "utf-8");
    }
  if (!has_any)
    g_string_insert (out, (gssize) place_for_meta (out->str), "<meta charset=\"utf-8\">");
  return g_strdup (out->str);
}

static GBytes *
bytes_of (char *text)
{
  gsize length = strlen (text);

  return g_bytes_new_take (text, length);
}

static gboolean
is_document (const char *html)
{
  return strcasestr (html, "<body") != NULL || strcasestr (html, "<html") != NULL;
}

/**
 * ash_cc_fragment:
 *
 * Returns: (transfer full): what stands inside the body of a whole document; a fragment as it is
 */
char *
ash_cc_fragment (const char *html)
{
  return is_document (html) ? ash_page_body (html, -1) : g_strdup (html);
}

/**
 * ash_cc_page_append:
 * @fragment: HTML
 *
 * Returns: (transfer full): @html with @fragment at the end of its body; every byte of @html stays
 */
char *
ash_cc_page_append (const char *html, const char *fragment)
{
  GString *out = g_string_new (html);
  gsize end = out->len;

  for (const char *p = strcasestr (html, "</body"); p != NULL; p = strcasestr (p + 1, "</body"))
    end = (gsize) (p - html);
  if (end == out->len)
    for (const char *p = strcasestr (html, "</html"); p != NULL; p = strcasestr (p + 1, "</html"))
      end = (gsize) (p - html);
  if (end == out->len)
    g_string_append_c (out, '\n'), end++;
  g_string_insert (out, (gssize) end, fragment);
  return g_string_free (out, FALSE);
}

static GString *
begin_page (const AshCartridgePlan *self, const char *title)
{
  const char *lang = self->design->tree->lang;
  GString *out = g_string_new ("<!DOCTYPE html>\n<html");

  if (lang != NULL && lang[0] != '\0')
    {
      g_string_append (out, " lang=\"");
      ash_append_html_attribute (out, lang);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  ash_append_html_text (out, title);
  g_string_append (out, "</title>\n</head>\n<body>\n");
  return out;
}

static GBytes *
end_page (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}

static void
append_paragraph (GString *out, const char *text)
{
  g_string_append (out, "<p>");
  ash_append_html_text (out, text);
  g_string_append (out, "</p>\n");
}

/**
 * ash_cc_write_page:
 *
 * The author's page: links that lead elsewhere now are changed, a rubric stands at its end, and
 * what was no UTF-8 is; every other byte stays.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error
 */
GBytes *
ash_cc_write_page (AshCartridgePlan *self, AshCcMember *member, GError **error)
{
  AshCcPlace place = ash_cc_place (self, member, FALSE);
  gboolean is_recoded = FALSE;
  g_autofree char *text = ash_cc_load_text (self, member->digest, &is_recoded, error);
  char *next;

  if (text == NULL)
    return NULL;
  next = ash_cc_rewrite_html (&place, text, -1);
  if (next != NULL)
    {
      g_free (text);
      text = next;
    }
  if (is_recoded || !ash_cc_page_has_charset (text))
    {
      next = ash_cc_page_set_charset (text);
      g_free (text);
      text = next;
    }
  if (member->appendix != NULL)
    {
      next = ash_cc_page_append (text, member->appendix);
      g_free (text);
      text = next;
    }
  return bytes_of (g_steal_pointer (&text));
}

GBytes *
ash_cc_write_notice (AshCartridgePlan *self, AshCcMember *member)
{
  const char *key = member->item->kind == ASH_ITEM_QUIZ ? "no-questions" : "no-content";
  GString *out = begin_page (self, member->title);

  g_string_append (out, "<h1>");
  ash_append_html_text (out, member->title);
  g_string_append (out, "</h1>\n");
  append_paragraph (out, ash_words_get (self->words, key));
  return end_page (out);
}

GBytes *
ash_cc_write_start (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting)
{
  AshCcPlace place = ash_cc_place (self, member, is_counting);
  g_autofree char *body = ash_cc_rewrite_html (&place, member->appendix, -1);
  GString *out = begin_page (self, member->title);

  g_string_append (out, "<h1>");
  ash_append_html_text (out, self->design->tree->title != NULL ? self->design->tree->title : "");
  g_string_append (out, "</h1>\n");
  g_string_append (out, body != NULL ? body : member->appendix);
  return end_page (out);
}

static void
append_formats (GString *out, AshCartridgePlan *self, const AshJsonValue *formats)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < ash_json_length (formats); i++)
    {
      const char *format = ash_json_string (ash_json_at (formats, i));

      for (guint k = 0; format != NULL && k < G_N_ELEMENTS (ASH_CC_FORMATS); k++)
        if (g_str_equal (format, ASH_CC_FORMATS[k]))
          {
            g_autofree char *key = g_strconcat ("task-format-", format, NULL);

            g_ptr_array_add (words, (gpointer) ash_words_get (self->words, key));
          }
    }
  if (words->len == 0)
    return;
  list = ash_words_list (self->words, "list-or", words);
  sentence = ash_words_format (self->words, "task-formats", "list", list, NULL);
  append_paragraph (out, sentence);
}

static void
append_attachments (GString *out, AshCcPlace *place, const AshJsonValue *attachments)
{
  guint n = ash_json_length (attachments);

  if (n == 0)
    return;
  append_paragraph (out, ash_words_get (place->plan->words, "task-files"));
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < n; i++)
    {
      const char *href = ash_json_member_string (ash_json_at (attachments, i), "href");
      g_autofree char *changed = NULL;
      g_autofree char *name = NULL;

      if (href == NULL)
        continue;
      changed = ash_cc_attachment_href (place, href);
      name = g_path_get_basename (changed);
      g_string_append (out, "<li><a href=\"");
      ash_append_html_attribute (out, changed);
      g_string_append (out, "\">");
      ash_append_html_text (out, name);
      g_string_append (out, "</a></li>\n");
    }
  g_string_append (out, "</ul>\n");
}

/* What an assignment says beside its text, for a page that stands for it. */
static char *
assignment_details (AshCcPlace *place)
{
  const AshItem *item = place->item;
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
  const AshJsonValue *settings = json != NULL ? ash_json_root (json) : NULL;
  GString *out = g_string_new (NULL);

  if (item->points_c > 0)
    {
      g_autofree char *points = ash_words_hundredths (place->plan->words, item->points_c);
      g_autofree char *sentence =
          ash_words_format (place->plan->words, "task-points", "points", points, NULL);

      append_paragraph (out, sentence);
    }
  append_formats (out, place->plan, ash_json_member (settings, "formats"));
  append_attachments (out, place, ash_json_member (settings, "attachments"));
  return g_string_free (out, FALSE);
}

static char *
assignment_text (AshCcPlace *place, gboolean *out_recoded, GError **error)
{
  const AshItem *item = place->item;
  g_autofree char *text = NULL;
  char *rewritten;

  if (item->body == NULL)
    return g_strdup ("");
  text = ash_cc_load_text (place->plan, item->body, out_recoded, error);
  if (text == NULL)
    return NULL;
  if (g_strcmp0 (item->body_type, "text/plain") == 0)
    {
      g_autofree char *escaped = ash_html_escape (text);

      return g_strdup_printf ("<p style=\"white-space: pre-wrap\">%s</p>\n", escaped);
    }
  if (place->is_counting)
    ash_cc_note_text (place->member, text);
  rewritten = ash_cc_rewrite_html (place, text, -1);
  return rewritten != NULL ? rewritten : g_steal_pointer (&text);
}

/**
 * ash_cc_write_assignment_page:
 *
 * An assignment where the format has none: its text, then points, formats and files in words. A
 * text that is a whole document stays one.
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error
 */
GBytes *
ash_cc_write_assignment_page (AshCartridgePlan *self,
                              AshCcMember *member,
                              gboolean is_counting,
                              GError **error)
{
  AshCcPlace place = ash_cc_place (self, member, is_counting);
  gboolean is_recoded = FALSE;
  g_autofree char *text = assignment_text (&place, &is_recoded, error);
  g_autofree char *details = NULL;
  g_autofree char *tail = NULL;
  GString *out;

  if (text == NULL)
    return NULL;
  details = assignment_details (&place);
  tail = g_strconcat (details, member->appendix, NULL);
  if (is_document (text))
    {
      g_autofree char *page = tail[0] != '\0' ? ash_cc_page_append (text, tail) : g_strdup (text);
      char *whole = is_recoded || !ash_cc_page_has_charset (page) ? ash_cc_page_set_charset (page)
                                                                  : g_steal_pointer (&page);

      return bytes_of (whole);
    }
  out = begin_page (self, member->title);
  g_string_append (out, "<h1>");
  ash_append_html_text (out, member->title);
  g_string_append (out, "</h1>\n");
  g_string_append (out, text);
  g_string_append_c (out, '\n');
  g_string_append (out, tail);
  return end_page (out);
}

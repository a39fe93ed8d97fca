#include "ash-page.h"
#include "ash-path.h"
#include "ash-text.h"

#include <string.h>

/* Letters of scripts that put no spaces between words: about two make a word. */
#define LETTERS_PER_WORD 2

/* As much of a text as a row of an outline shows; and fewer bytes than that are no sentence, but
 * "Dr." */
#define FIRST_LETTERS 60
#define SHORT_SENTENCE 12

static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
      return TRUE;
    default:
      return FALSE;
    }
}

static guint
count_words (const char *text)
{
  guint words = 0;
  guint letters = 0;
  gboolean is_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        is_word = FALSE;
      else if (is_unspaced (c))
        letters++;
      else if (!is_word && g_unichar_isalnum (c))
        {
          is_word = TRUE;
          words++;
        }
    }
  return words + (letters + LETTERS_PER_WORD - 1) / LETTERS_PER_WORD;
}

/* "photo_12.JPG" says nothing to who cannot see it. */
static gboolean
is_file_name (const char *alt)
{
  return strpbrk (alt, " \t\n") == NULL && *ash_path_extension (alt) != '\0' &&
         g_str_has_prefix (ash_path_media_type (alt), "image/");
}

/* Said to be for the eye alone, or named in another way. */
static gboolean
needs_no_alt (const AshHtmlNode *node)
{
  const char *role = ash_html_attribute (node, "role");
  const char *label = ash_html_attribute (node, "aria-label");

  return g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (role, "none") == 0 ||
         (label != NULL && *label != '\0') || ash_html_attribute (node, "aria-labelledby") != NULL;
}

static void
take_image (AshPageFacts *self, const AshHtmlNode *node)
{
  const char *alt = ash_html_attribute (node, "alt");
  const char *src = ash_html_attribute (node, "src");

  self->images++;
  if ((alt != NULL && !is_file_name (alt)) || (alt == NULL && needs_no_alt (node)))
    return;
  self->images_without_alt++;
  g_ptr_array_add (self->missing_alt, g_strdup (src != NULL ? src : ""));
}

static gboolean
is_heading (const char *tag)
{
  return tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0';
}

static gboolean
is_player (const char *tag)
{
  static const char *const PLAYERS[] = { "video", "audio", "iframe", "embed", "object", NULL };

  return g_strv_contains (PLAYERS, tag);
}

static gboolean
is_in_player (const AshHtmlNode *top, const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = ash_html_parent (node); n != NULL && n != top;
       n = ash_html_parent (n))
    if (ash_html_tag (n) != NULL && is_player (ash_html_tag (n)))
      return TRUE;
  return FALSE;
}

/* What stands within a player is another way to play the same. */
static void
take_player (AshPageFacts *self, const AshHtmlNode *top, const AshHtmlNode *node)
{
  const char *src = ash_html_attribute (node, "src");
  const char *address = src != NULL ? src : ash_html_attribute (node, "data");
  GString *line = g_string_new (address);

  /* As a browser takes it, and so that a line is one address. */
  for (gsize i = 0; i < line->len; i++)
    if (strchr ("\t\r\n", line->str[i]) != NULL)
      g_string_erase (line, (gssize) i--, 1);
  if (self->players->len == 0 || !is_in_player (top, node))
    g_ptr_array_add (self->players, g_string_free (line, FALSE));
  else
    {
      char **last = (char **) &self->players->pdata[self->players->len - 1];
      char *both = g_strconcat (*last, "\n", line->str, NULL);

      g_free (*last);
      *last = both;
      g_string_free (line, TRUE);
    }
}

static gboolean
is_played (const AshPageFacts *self, const char *address)
{
  for (guint i = 0; i < self->players->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_ptr_array_index (self->players, i), "\n", -1);

      if (g_strv_contains ((const char *const *) lines, address))
        return TRUE;
    }
  return FALSE;
}

/* A film or a sound of the course itself that is linked to and not played in the page. */
static void
take_link (AshPageFacts *self, const AshHtmlNode *top, const AshHtmlNode *node)
{
  const char *href = ash_html_attribute (node, "href");
  g_autofree char *path = href != NULL ? g_strndup (href, strcspn (href, "?#")) : NULL;
  const char *type = path != NULL ? ash_path_media_type (path) : "";

  if (path == NULL || strpbrk (href, "\t\r\n") != NULL || g_str_has_prefix (href, "//") ||
      g_uri_peek_scheme (href) != NULL ||
      !(g_str_has_prefix (type, "video/") || g_str_has_prefix (type, "audio/")) ||
      is_in_player (top, node) || is_played (self, href))
    return;
  g_ptr_array_add (self->players, g_strdup (href));
}

/**
 * ash_page_facts_new:
 * @html: valid UTF-8
 *
 * Returns: (transfer full): the facts; all zero for a page that is refused
 */
AshPageFacts *
ash_page_facts_new (const char *html, gssize length)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, length, NULL);

  return ash_page_facts_of (parsed);
}

/**
 * ash_page_facts_of:
 * @parsed: (nullable): a page that has been parsed; %NULL for one that was refused
 *
 * As ash_page_facts_new().
 */
AshPageFacts *
ash_page_facts_of (const AshHtml *parsed)
{
  AshPageFacts *self = g_new0 (AshPageFacts, 1);
  g_autofree char *text = NULL;
  const AshHtmlNode *body;

  self->missing_alt = g_ptr_array_new_with_free_func (g_free);
  self->players = g_ptr_array_new_with_free_func (g_free);
  if (parsed == NULL)
    return self;
  body = ash_html_body (parsed);
  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    {
      const char *tag = ash_html_tag (n);

      if (tag != NULL && g_str_equal (tag, "img"))
        take_image (self, n);
      else if (tag != NULL && is_heading (tag))
        self->headings++;
      else if (tag != NULL && g_str_equal (tag, "table"))
        self->tables++;
      else if (tag != NULL &&
               (is_player (tag) || (g_str_equal (tag, "source") && is_in_player (body, n))))
        take_player (self, body, n);
    }
  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    if (g_strcmp0 (ash_html_tag (n), "a") == 0)
      take_link (self, body, n);
  text = ash_html_text_content (body);
  self->words = count_words (text);
  return self;
}

void
ash_page_facts_free (AshPageFacts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->missing_alt);
  g_ptr_array_unref (self->players);
  g_free (self);
}

/* What a page says of its encoding, in a meta element or an XML declaration. */
static char *
declared_encoding (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = g_strndup (data, MIN (length, 1024));
  g_autofree char *lower = head != NULL ? g_ascii_strdown (head, -1) : g_strdup ("");
  const char *value = strstr (lower, "charset=");
  gsize n;

  if (value == NULL && g_str_has_prefix (lower, "<?xml"))
    value = strstr (lower, "encoding=");
  if (value == NULL)
    return NULL;
  value = strchr (value, '=') + 1;
  value += strspn (value, " \"'");
  n = strcspn (value, " \"';>/?");
  /* Browsers read what is called Latin-1 as Windows-1252, its superset. */
  if (n == strlen ("iso-8859-1") && g_str_has_prefix (value, "iso-8859-1"))
    return g_strdup ("WINDOWS-1252");
  return n > 0 ? g_strndup (value, n) : NULL;
}

/**
 * ash_page_decode:
 * @bytes: a page as it was stored
 * @out_changed: (out) (optional): whether it was anything but UTF-8
 *
 * Returns: (transfer full): the page as UTF-8
 */
char *
ash_page_decode (GBytes *bytes, gboolean *out_changed)
{
  g_autofree char *declared = NULL;

  if (g_bytes_get_size (bytes) == 0)
    {
      if (out_changed != NULL)
        *out_changed = FALSE;
      return g_strdup ("");
    }
  declared = declared_encoding (bytes);
  return ash_text_to_utf8 (bytes, declared, out_changed);
}

/* @text in @encoding; characters that it lacks become references. */
static GBytes *
encode_as (const char *text, const char *encoding)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GIConv conv = g_iconv_open (encoding, "UTF-8");

  if (conv == (GIConv) -1)
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);
      gsize written = 0;
      g_autofree char *one = (guchar) *p < 0x80 ? NULL
                                                : g_convert_with_iconv (p, (gssize) length, conv,
                                                                        NULL, &written, NULL);

      if ((guchar) *p < 0x80)
        g_string_append_c (out, *p);
      else if (one != NULL)
        g_string_append_len (out, one, (gssize) written);
      else
        g_string_append_printf (out, "&#%u;", g_utf8_get_char (p));
    }
  g_iconv_close (conv);
  return g_bytes_new (out->str, out->len);
}

static GBytes *
encode_marked (const char *text)
{
  char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);

  return g_bytes_new_take (marked, strlen (marked));
}

/* Whether @encoding is what @before is written in: it gives the same bytes again. */
static gboolean
gives_back (GBytes *before, const char *text, const char *encoding)
{
  g_autoptr (GBytes) again = encoding != NULL ? encode_as (text, encoding) : NULL;

  return again != NULL && g_bytes_equal (again, before);
}

/**
 * ash_page_encode:
 * @before: the page as it was stored
 * @text: what it says now, UTF-8
 *
 * Bytes that say the same stay the same. A page whose encoding cannot be told becomes UTF-8 with
 * a byte order mark, which every reader believes before what the page says of itself.
 *
 * Returns: (transfer full): the page to store
 */
GBytes *
ash_page_encode (GBytes *before, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (before, &length);
  g_autofree char *old = NULL;
  g_autofree char *declared = NULL;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return encode_marked (text);
  if (length == 0 || (g_utf8_validate (data, (gssize) length, NULL)))
    return g_bytes_new (text, strlen (text));
  old = ash_page_decode (before, NULL);
  if (g_str_equal (old, text))
    return g_bytes_ref (before);
  declared = declared_encoding (before);
  if (gives_back (before, old, declared))
    return encode_as (text, declared);
  if (gives_back (before, old, "WINDOWS-1252"))
    return encode_as (text, "WINDOWS-1252");
  return encode_marked (text);
}

static const AshHtmlNode *
find_tag (const AshHtmlNode *top, const char *tag)
{
  for (const AshHtmlNode *n = top; n != NULL; n = ash_html_after (top, n))
    if (g_strcmp0 (ash_html_tag (n), tag) == 0)
      return n;
  return NULL;
}

/* Where the content of the body begins; a body that nobody wrote begins with what is in it. */
static gsize
body_start (const AshHtml *html, gsize length)
{
  const AshHtmlNode *body = ash_html_body (html);
  gsize start = ash_html_start_tag_end (body);

  if (start != ASH_HTML_NO_OFFSET || body == ash_html_root (html))
    return start != ASH_HTML_NO_OFFSET ? start : 0;
  for (const AshHtmlNode *n = ash_html_first (body); n != NULL; n = ash_html_sibling (n))
    if (ash_html_start (n) != ASH_HTML_NO_OFFSET)
      return ash_html_start (n);
  return length;
}

/* White space behind the end of the body is no content. */
static void
append_piece (GString *out, const char *source, gsize at, gsize stop)
{
  if (out->len == 0 || strspn (source + at, " \t\r\n") < stop - at)
    g_string_append_len (out, source + at, (gssize) (stop - at));
}

/* Appends up to the end tag of @node, if it stands in the rest, and goes behind it. */
static gsize
append_up_to_end_tag (
    GString *out, const char *source, gsize at, gsize length, const AshHtmlNode *node)
{
  gsize stop = ash_html_end_tag_start (node);

  if (stop == ASH_HTML_NO_OFFSET || stop < at || stop >= length)
    return at;
  append_piece (out, source, at, stop);
  return ash_html_end (node);
}

/**
 * ash_page_body:
 * @html: valid UTF-8
 *
 * What an author wrote behind the end of the body belongs to it, as in every browser. A page
 * that is refused comes back whole.
 *
 * Returns: (transfer full): the content of the page, every byte as written
 */
char *
ash_page_body (const char *html, gssize length)
{
  gsize n = length < 0 ? strlen (html) : (gsize) length;
  g_autoptr (AshHtml) parsed = ash_html_parse (html, (gssize) n, NULL);
  GString *out;
  gsize at;

  if (parsed == NULL)
    return g_strndup (html, n);
  out = g_string_sized_new (n);
  at = body_start (parsed, n);
  at = append_up_to_end_tag (out, html, at, n, ash_html_body (parsed));
  if (ash_html_body (parsed) != ash_html_root (parsed))
    at = append_up_to_end_tag (out, html, at, n, ash_html_root (parsed));
  append_piece (out, html, at, n);
  return g_string_free (out, FALSE);
}

/**
 * ash_page_title:
 * @html: valid UTF-8
 *
 * Returns: (transfer full) (nullable): what the title element says, else the first heading of the
 *   highest rank; %NULL when there is neither
 */
char *
ash_page_title (const char *html, gssize length)
{
  static const char *const tags[] = { "title", "h1", "h2", "h3", "h4", "h5", "h6" };
  g_autoptr (AshHtml) parsed = ash_html_parse (html, length, NULL);

  for (guint i = 0; parsed != NULL && i < G_N_ELEMENTS (tags); i++)
    {
      const AshHtmlNode *node = find_tag (ash_html_root (parsed), tags[i]);
      g_autofree char *text = node != NULL ? ash_html_text_content (node) : NULL;
      g_autofree char *title = ash_text_clean_title (text);

      if (*title != '\0')
        return g_steal_pointer (&title);
    }
  return NULL;
}

/* Where a sentence ends, with a space or nothing behind it: "3.11", "e.g" and "1." are none. */
static gboolean
ends_sentence (const char *words, const char *p)
{
  if (strchr (".?!", *p) == NULL || (p[1] != ' ' && p[1] != '\0'))
    return FALSE;
  return p - words >= SHORT_SENTENCE && !g_ascii_isdigit (p[-1]);
}

/**
 * ash_page_first_words:
 * @html: valid UTF-8
 *
 * Returns: (transfer full) (nullable): how the text of the page begins, short enough for a title:
 *   its first sentence, or as many of its words as have room, and "…"; %NULL without text
 */
char *
ash_page_first_words (const char *html, gssize length)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, length, NULL);
  g_autofree char *text = parsed != NULL ? ash_html_text_content (ash_html_body (parsed)) : NULL;
  g_autofree char *words = ash_text_clean_title (text);
  char *gap = NULL;
  char *p = words;

  for (guint n = 0; *p != '\0' && n < FIRST_LETTERS; n++, p = g_utf8_next_char (p))
    {
      if (ends_sentence (words, p))
        {
          p[*p == '.' ? 0 : 1] = '\0';
          return g_steal_pointer (&words);
        }
      if (*p == ' ')
        gap = p;
    }
  if (*words == '\0')
    return NULL;
  if (*p == '\0')
    return g_steal_pointer (&words);
  *(gap != NULL ? gap : p) = '\0';
  return g_strconcat (words, "…", NULL);
}

/**
 * ash_page_from_plain:
 * @text: without markup
 *
 * Returns: (transfer full): its paragraphs as HTML
 */
char *
ash_page_from_plain (const char *text)
{
  g_autofree char *escaped = ash_html_escape (text);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  GString *out = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        {
          g_string_append (out, is_open ? "</p>\n" : "");
          is_open = FALSE;
          continue;
        }
      g_string_append (out, is_open ? "<br>\n" : "<p>");
      g_string_append (out, line);
      is_open = TRUE;
    }
  g_string_append (out, is_open ? "</p>\n" : "");
  return g_string_free (out, FALSE);
}

#include "ash-fragment-private.h"

#include <ash-html.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AshFragment *self;
  guint breaks; /* line feeds wanted before the next word */
  gsize break_at;
  guint pre;
  guint quoted; /* elements open that quote */
  guint strong; /* and that emphasise */
  guint stressed;
} Reading;

static void
add_char (Reading *reading, gunichar c, gsize start, gsize end, AshFragmentCharKind kind)
{
  AshFragment *self = reading->self;
  AshEmphasis emphasis = (reading->strong > 0 ? ASH_EMPHASIS_STRONG : 0) |
                         (reading->stressed > 0 ? ASH_EMPHASIS_STRESS : 0);
  AshFragmentChar each = { start, end, kind, reading->quoted > 0, emphasis };

  g_string_append_unichar (self->text, c);
  g_array_append_val (self->chars, each);
}

static gboolean
ends_in_space (const AshFragment *self)
{
  char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';

  return last == ' ' || last == '\n';
}

static void
drop_space (AshFragment *self)
{
  if (self->text->len == 0 || self->text->str[self->text->len - 1] != ' ')
    return;
  g_string_truncate (self->text, self->text->len - 1);
  g_array_set_size (self->chars, self->chars->len - 1);
}

static void
want_break (Reading *reading, guint n, gsize at)
{
  reading->breaks = MAX (reading->breaks, n);
  reading->break_at = at;
}

static void
make_breaks (Reading *reading)
{
  AshFragment *self = reading->self;

  if (reading->breaks == 0)
    return;
  drop_space (self);
  for (guint i = 0; self->text->len > 0 && i < reading->breaks; i++)
    add_char (reading, '\n', reading->break_at, reading->break_at, ASH_FRAGMENT_BREAK);
  reading->breaks = 0;
}

static void
add_thing (Reading *reading, const char *name, gsize start, gsize end)
{
  make_breaks (reading);
  reading->self->is_plain = FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    add_char (reading, g_utf8_get_char (p), start, end, ASH_FRAGMENT_THING);
}

static gboolean
is_space (char c)
{
  return c != '\0' && strchr (" \t\r\n\f", c) != NULL;
}

/* White space folds to one space that stands for all of it. */
static gsize
read_space (Reading *reading, gsize at)
{
  AshFragment *self = reading->self;
  gsize end = at;

  if (reading->pre > 0)
    {
      make_breaks (reading);
      add_char (reading, self->html[at] == '\n' ? '\n' : ' ', at, at + 1, ASH_FRAGMENT_WORD);
      return at + 1;
    }
  while (is_space (self->html[end]))
    end++;
  if (reading->breaks == 0 && !ends_in_space (self))
    add_char (reading, ' ', at, end, ASH_FRAGMENT_WORD);
  return end;
}

/* The text that an entity stands for: (transfer full) (nullable) */
static char *
decode_entity (const char *p, gsize length)
{
  g_autofree char *source = g_strndup (p, length);
  g_autoptr (AshHtml) html = ash_html_parse (source, -1, NULL);
  const AshHtmlNode *node = html != NULL ? ash_html_first (ash_html_body (html)) : NULL;
  const char *text = node != NULL ? ash_html_text (node) : NULL;

  return text != NULL && *text != '\0' && strcmp (text, source) != 0 ? g_strdup (text) : NULL;
}

static gsize
read_entity (Reading *reading, gsize at)
{
  const char *p = reading->self->html + at;
  const char *end = p + 1;
  g_autofree char *text = NULL;

  while (end - p < 40 && (g_ascii_isalnum (*end) || *end == '#'))
    end++;
  if (*end == ';')
    text = decode_entity (p, (gsize) (end + 1 - p));
  make_breaks (reading);
  if (text == NULL)
    {
      add_char (reading, '&', at, at + 1, ASH_FRAGMENT_WORD);
      return at + 1;
    }
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    add_char (reading, g_utf8_get_char (c), at, at + (gsize) (end + 1 - p), ASH_FRAGMENT_WORD);
  return at + (gsize) (end + 1 - p);
}

/* Where a tag ends, attributes in quotes passed over; 0 when it does not. */
static gsize
tag_end (const char *html, gsize at)
{
  char quote = '\0';

  for (gsize i = at; html[i] != '\0'; i++)
    if (quote != '\0')
      quote = html[i] == quote ? '\0' : quote;
    else if (html[i] == '>')
      return i + 1;
    else if ((html[i] == '"' || html[i] == '\'') && html[i - 1] == '=')
      quote = html[i];
  return 0;
}

static gsize
find_fold (const char *html, gsize at, const char *needle)
{
  gsize length = strlen (needle);

  for (gsize i = at; html[i] != '\0'; i++)
    if (g_ascii_strncasecmp (html + i, needle, length) == 0)
      return i;
  return 0;
}

/* What a picture is called: its description, when it has one. */
static char *
name_picture (const char *html, gsize start, gsize end)
{
  g_autofree char *source = g_strndup (html + start, end - start);
  g_autoptr (AshHtml) parsed = ash_html_parse (source, -1, NULL);
  const AshHtmlNode *node = parsed != NULL ? ash_html_first (ash_html_body (parsed)) : NULL;
  const char *alt =
      node != NULL && ash_html_tag (node) != NULL ? ash_html_attribute (node, "alt") : NULL;
  g_autofree char *clean = ash_text_clean_title (alt);

  return *clean != '\0' ? g_strdup_printf (_ ("[picture: %s]"), clean) : g_strdup (_ ("[picture]"));
}

/* Elements whose inside is no words. */
static const struct
{
  const char *tag;
  const char *name; /* NULL: shows nothing */
} OPAQUE[] = {
  { "math", N_ ("[formula]") },
  { "svg", N_ ("[picture]") },
  { "video", N_ ("[video]") },
  { "audio", N_ ("[audio]") },
  { "iframe", N_ ("[embedded]") },
  { "object", N_ ("[embedded]") },
  { "select", N_ ("[field]") },
  { "textarea", N_ ("[field]") },
  { "canvas", N_ ("[picture]") },
  { "script", NULL },
  { "style", NULL },
  { "template", NULL },
  { "noscript", NULL },
  { "head", NULL },
  { "title", NULL },
};

static const char *const BLOCKS[] = { "p",       "div",     "ul",     "ol",     "dl",
                                      "h1",      "h2",      "h3",     "h4",     "h5",
                                      "h6",      "pre",     "table",  "hr",     "blockquote",
                                      "section", "article", "figure", "header", "footer",
                                      NULL };
/* What stands in them is code, or was said by somebody else. */
static const char *const QUOTES[] = {
  "pre", "code", "kbd", "samp", "q", "cite", "blockquote", NULL
};
static const char *const LINES[] = { "li", "tr", "dt", "dd", "figcaption", "caption", NULL };

static gsize
read_opaque (Reading *reading, const char *tag, const char *name, gsize at, gsize end)
{
  g_autofree char *close = g_strconcat ("</", tag, NULL);
  const char *html = reading->self->html;
  gsize inner = find_fold (html, end, close);
  gsize after = inner > 0 ? tag_end (html, inner + 1) : 0;

  reading->self->is_plain = FALSE;
  if (after == 0)
    {
      reading->self->is_broken = TRUE;
      after = strlen (html);
    }
  if (name != NULL)
    add_thing (reading, _ (name), at, after);
  return after;
}

/* Elements that are open, and closed once more than that here and there. */
static void
count (guint *n, gboolean is_end)
{
  if (!is_end)
    (*n)++;
  else if (*n > 0)
    (*n)--;
}

static gsize
read_element (Reading *reading, const char *tag, gboolean is_end, gsize at, gsize end)
{
  AshFragment *self = reading->self;
  gboolean is_bare = end - at == strlen (tag) + (is_end ? 3 : 2);

  for (guint i = 0; !is_end && i < G_N_ELEMENTS (OPAQUE); i++)
    if (g_str_equal (OPAQUE[i].tag, tag))
      return read_opaque (reading, tag, OPAQUE[i].name, at, end);
  if (g_str_equal (tag, "br"))
    {
      /* A line feed of its own, also where a paragraph follows. */
      make_breaks (reading);
      drop_space (self);
      add_char (reading, '\n', at, end, ASH_FRAGMENT_BREAK);
      return end;
    }
  if (g_str_equal (tag, "img") && !is_end)
    {
      g_autofree char *name = name_picture (self->html, at, end);

      add_thing (reading, name, at, end);
      return end;
    }
  if (g_str_equal (tag, "pre"))
    reading->pre = is_end ? 0 : 1;
  if (g_strv_contains (QUOTES, tag))
    count (&reading->quoted, is_end);
  if (g_str_equal (tag, "strong") || g_str_equal (tag, "b"))
    count (&reading->strong, is_end);
  if (g_str_equal (tag, "em") || g_str_equal (tag, "i"))
    count (&reading->stressed, is_end);
  if (g_strv_contains (BLOCKS, tag))
    want_break (reading, 2, at);
  else if (g_strv_contains (LINES, tag))
    want_break (reading, 1, at);
  if ((g_str_equal (tag, "p") || g_str_equal (tag, "div")) && is_bare)
    self->has_paragraphs = TRUE;
  else
    self->is_plain = FALSE;
  if ((g_str_equal (tag, "td") || g_str_equal (tag, "th")) && !is_end && !ends_in_space (self) &&
      reading->breaks == 0)
    add_char (reading, '\t', at, at, ASH_FRAGMENT_BREAK);
  return end;
}

static gsize
read_tag (Reading *reading, gsize at)
{
  AshFragment *self = reading->self;
  const char *p = self->html + at;
  gboolean is_end = p[1] == '/';
  const char *start = p + (is_end ? 2 : 1);
  gboolean is_comment = g_str_has_prefix (p, "<!--");
  g_autofree char *tag = NULL;
  gsize end = 0;

  if (is_comment)
    {
      const char *close = strstr (p + 4, "-->");

      end = close != NULL ? (gsize) (close + 3 - self->html) : 0;
    }
  else
    end = tag_end (self->html, at + 1);
  if (end == 0)
    {
      self->is_broken = TRUE;
      self->is_plain = FALSE;
      return strlen (self->html);
    }
  if (!g_ascii_isalpha (*start))
    {
      self->is_plain = FALSE;
      return end;
    }
  tag = g_ascii_strdown (start, (gssize) strspn (start, "abcdefghijklmnopqrstuvwxyz"
                                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"));
  return read_element (reading, tag, is_end, at, end);
}

static gsize
read_one (Reading *reading, gsize at)
{
  AshFragment *self = reading->self;
  const char *p = self->html + at;
  gsize next;

  if (*p == '<' &&
      (g_ascii_isalpha (p[1]) || p[1] == '!' || p[1] == '?' || (p[1] == '/' && p[2] != '\0')))
    return read_tag (reading, at);
  if (is_space (*p))
    return read_space (reading, at);
  if (*p == '&')
    return read_entity (reading, at);
  next = at + (gsize) (g_utf8_next_char (p) - p);
  make_breaks (reading);
  add_char (reading, g_utf8_get_char (p), at, next, ASH_FRAGMENT_WORD);
  return next;
}

/**
 * ash_fragment_new:
 * @html: (nullable): a fragment of anybody's, valid UTF-8
 */
AshFragment *
ash_fragment_new (const char *html)
{
  AshFragment *self = g_new0 (AshFragment, 1);
  Reading reading = { .self = self };
  gsize length;

  self->html = ash_text_repair_utf8 (html != NULL ? html : "", -1, NULL);
  self->text = g_string_new (NULL);
  self->chars = g_array_new (FALSE, FALSE, sizeof (AshFragmentChar));
  self->is_plain = TRUE;
  length = strlen (self->html);
  for (gsize at = 0; at < length;)
    at = read_one (&reading, at);
  /* What the last line ends in is no words. */
  while (self->text->len > 0 && ends_in_space (self))
    {
      g_string_truncate (self->text, self->text->len - 1);
      g_array_set_size (self->chars, self->chars->len - 1);
    }
  return self;
}

void
ash_fragment_free (AshFragment *self)
{
  if (self == NULL)
    return;
  g_free (self->html);
  g_string_free (self->text, TRUE);
  g_array_unref (self->chars);
  g_free (self);
}

/**
 * ash_fragment_get_text:
 *
 * Returns: (transfer none): its words
 */
const char *
ash_fragment_get_text (const AshFragment *self)
{
  return self->text->str;
}

/**
 * ash_fragment_is_plain:
 *
 * Returns: whether the words, paragraphs and line breaks are all there is
 */
gboolean
ash_fragment_is_plain (const AshFragment *self)
{
  return self->is_plain;
}

/**
 * ash_fragment_is_quoted:
 * @index: of a character of the text
 *
 * Returns: whether it stands in code or in a quotation
 */
gboolean
ash_fragment_is_quoted (const AshFragment *self, guint index)
{
  return index < self->chars->len && g_array_index (self->chars, AshFragmentChar, index).is_quoted;
}

AshEmphasis
ash_fragment_get_emphasis (const AshFragment *self, guint index)
{
  return index < self->chars->len ? g_array_index (self->chars, AshFragmentChar, index).emphasis
                                  : 0;
}

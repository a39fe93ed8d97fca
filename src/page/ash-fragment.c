#include "ash-fragment.h"

#include <ash-html.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  CHAR_WORD,  /* stands in the HTML as text or as one entity */
  CHAR_BREAK, /* a line feed that stands for markup */
  CHAR_THING, /* a letter of the name of a picture or the like */
} CharKind;

/* What of the HTML a character of the text stands for. */
typedef struct
{
  gsize start;
  gsize end;
  CharKind kind;
} Char;

struct _AshFragment
{
  char *html;
  GString *text;
  GArray *chars; /* (element-type Char), one for each character of the text */
  gboolean is_plain;
  gboolean has_paragraphs;
  gboolean is_broken; /* a tag does not end: only as HTML can it be changed */
};

typedef struct
{
  AshFragment *self;
  guint breaks; /* line feeds wanted before the next word */
  gsize break_at;
  guint pre;
} Reading;

static void
add_char (AshFragment *self, gunichar c, gsize start, gsize end, CharKind kind)
{
  Char each = { start, end, kind };

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
    add_char (self, '\n', reading->break_at, reading->break_at, CHAR_BREAK);
  reading->breaks = 0;
}

static void
add_thing (Reading *reading, const char *name, gsize start, gsize end)
{
  make_breaks (reading);
  reading->self->is_plain = FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    add_char (reading->self, g_utf8_get_char (p), start, end, CHAR_THING);
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
      add_char (self, self->html[at] == '\n' ? '\n' : ' ', at, at + 1, CHAR_WORD);
      return at + 1;
    }
  while (is_space (self->html[end]))
    end++;
  if (reading->breaks == 0 && !ends_in_space (self))
    add_char (self, ' ', at, end, CHAR_WORD);
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
      add_char (reading->self, '&', at, at + 1, CHAR_WORD);
      return at + 1;
    }
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    add_char (reading->self, g_utf8_get_char (c), at, at + (gsize) (end + 1 - p), CHAR_WORD);
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
      add_char (self, '\n', at, end, CHAR_BREAK);
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
    add_char (self, '\t', at, at, CHAR_BREAK);
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
  add_char (self, g_utf8_get_char (p), at, next, CHAR_WORD);
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
  self->chars = g_array_new (FALSE, FALSE, sizeof (Char));
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

static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br>");
      ash_append_html_text (out, lines[i]);
    }
}

static char *
build (const char *text, gboolean with_paragraphs)
{
  g_autofree char *clean = g_strdup (text);
  GString *out = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  g_strstrip (clean);
  parts = g_strsplit (clean, "\n\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      n += *parts[i] != '\0' ? 1 : 0;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (n > 1 || with_paragraphs)
        g_string_append (out, "<p>");
      append_lines (out, parts[i]);
      if (n > 1 || with_paragraphs)
        g_string_append (out, "</p>");
    }
  return g_string_free (out, FALSE);
}

/**
 * ash_fragment_from_text:
 * @text: plain text; an empty line parts paragraphs
 *
 * Returns: (transfer full): @text as HTML; of one paragraph just the text
 */
char *
ash_fragment_from_text (const char *text)
{
  return build (text, FALSE);
}

/* Whether the characters from @from to @to stand in the HTML as words, side by side. */
static gboolean
is_run (const AshFragment *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const Char *each = &g_array_index (self->chars, Char, i);

      if (each->kind != CHAR_WORD)
        return FALSE;
      if (i > from && each->start != g_array_index (self->chars, Char, i - 1).end &&
          each->start != g_array_index (self->chars, Char, i - 1).start)
        return FALSE;
    }
  return TRUE;
}

/* An entity that is two characters is changed whole or not at all. */
static gboolean
splits_entity (const AshFragment *self, guint at)
{
  return at > 0 && at < self->chars->len &&
         g_array_index (self->chars, Char, at - 1).kind == CHAR_WORD &&
         g_array_index (self->chars, Char, at).start ==
             g_array_index (self->chars, Char, at - 1).start;
}

/* Where in the HTML something can be put before the character @at. */
static gboolean
find_gap (const AshFragment *self, guint at, gsize *out)
{
  const Char *before = at > 0 ? &g_array_index (self->chars, Char, at - 1) : NULL;
  const Char *after = at < self->chars->len ? &g_array_index (self->chars, Char, at) : NULL;

  if (splits_entity (self, at) || (before != NULL && after != NULL && before->kind == CHAR_THING &&
                                   before->start == after->start && before->end == after->end))
    return FALSE;
  if (before != NULL && before->kind == CHAR_WORD)
    *out = before->end;
  else if (after != NULL && after->kind == CHAR_WORD)
    *out = after->start;
  else if (before != NULL && before->kind == CHAR_THING)
    *out = before->end;
  else if (after != NULL && after->kind == CHAR_THING)
    *out = after->start;
  else
    return FALSE;
  return TRUE;
}

/* The part of two texts that differs, in characters of the old one and bytes of the new one. */
static void
find_change (const char *old, const char *new, guint *out_from, guint *out_to, char **out_text)
{
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (old, -1, NULL);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (new, -1, NULL);
  guint n_a = (guint) g_utf8_strlen (old, -1);
  guint n_b = (guint) g_utf8_strlen (new, -1);
  guint head = 0;
  guint tail = 0;

  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  *out_from = head;
  *out_to = n_a - tail;
  *out_text = g_ucs4_to_utf8 (b + head, (glong) (n_b - tail - head), NULL, NULL, NULL);
}

/**
 * ash_fragment_patch:
 *
 * As ash_fragment_edit(), but nothing else than the words that differ is ever touched.
 */
char *
ash_fragment_patch (const AshFragment *self, const char *text)
{
  g_autofree char *put = NULL;
  guint from, to;
  gsize start, end;
  GString *out;

  find_change (self->text->str, text, &from, &to, &put);
  if (from == to)
    {
      if (!find_gap (self, from, &start))
        return NULL;
      end = start;
    }
  else
    {
      if (!is_run (self, from, to) || splits_entity (self, from) || splits_entity (self, to))
        return NULL;
      start = g_array_index (self->chars, Char, from).start;
      end = g_array_index (self->chars, Char, to - 1).end;
    }
  out = g_string_new_len (self->html, (gssize) start);
  append_lines (out, put);
  g_string_append (out, self->html + end);
  return g_string_free (out, FALSE);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
has_thing (const AshFragment *self)
{
  for (guint i = 0; i < self->chars->len; i++)
    if (g_array_index (self->chars, Char, i).kind == CHAR_THING)
      return TRUE;
  return FALSE;
}

/**
 * ash_fragment_edit:
 * @text: its words as they are now
 *
 * Changes the words where they stand. Markup around them stays byte for byte.
 *
 * Returns: (transfer full) (nullable): the HTML; %NULL when the change would take markup away
 *   that is more than paragraphs
 */
char *
ash_fragment_edit (const AshFragment *self, const char *text)
{
  char *html;

  if (g_str_equal (self->text->str, text))
    return g_strdup (self->html);
  if (self->is_broken)
    return NULL;
  if (is_blank (text) && !has_thing (self))
    return g_strdup ("");
  if (self->is_plain && (strstr (text, "\n\n") != NULL || self->text->len == 0))
    return build (text, self->has_paragraphs);
  html = ash_fragment_patch (self, text);
  if (html == NULL && self->is_plain)
    html = build (text, self->has_paragraphs);
  return html;
}

#include "ash-fragment-private.h"

#include <ash-text.h>
#include <string.h>

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

/* Whether the characters from @from to @to are words all. */
static gboolean
are_words (const AshFragment *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (g_array_index (self->chars, AshFragmentChar, i).kind != ASH_FRAGMENT_WORD)
      return FALSE;
  return TRUE;
}

/* An entity that is two characters is changed whole or not at all. */
static gboolean
splits_entity (const AshFragment *self, guint at)
{
  return at > 0 && at < self->chars->len &&
         g_array_index (self->chars, AshFragmentChar, at - 1).kind == ASH_FRAGMENT_WORD &&
         g_array_index (self->chars, AshFragmentChar, at).start ==
             g_array_index (self->chars, AshFragmentChar, at - 1).start;
}

/* Where in the HTML something can be put before the character @at. */
static gboolean
find_gap (const AshFragment *self, guint at, gsize *out)
{
  const AshFragmentChar *before =
      at > 0 ? &g_array_index (self->chars, AshFragmentChar, at - 1) : NULL;
  const AshFragmentChar *after =
      at < self->chars->len ? &g_array_index (self->chars, AshFragmentChar, at) : NULL;

  if (splits_entity (self, at) ||
      (before != NULL && after != NULL && before->kind == ASH_FRAGMENT_THING &&
       before->start == after->start && before->end == after->end))
    return FALSE;
  if (before != NULL && before->kind == ASH_FRAGMENT_WORD)
    *out = before->end;
  else if (after != NULL && after->kind == ASH_FRAGMENT_WORD)
    *out = after->start;
  else if (before != NULL && before->kind == ASH_FRAGMENT_THING)
    *out = before->end;
  else if (after != NULL && after->kind == ASH_FRAGMENT_THING)
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

/* Takes the words out, and leaves the tags between them. */
static void
append_without (const AshFragment *self, guint from, guint to, GString *out)
{
  gsize at = g_array_index (self->chars, AshFragmentChar, from).end;

  for (guint i = from + 1; i < to; i++)
    {
      const AshFragmentChar *each = &g_array_index (self->chars, AshFragmentChar, i);

      if (each->start > at)
        g_string_append_len (out, self->html + at, (gssize) (each->start - at));
      at = MAX (at, each->end);
    }
  g_string_append (out, self->html + at);
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
  gsize start;
  GString *out;

  find_change (self->text->str, text, &from, &to, &put);
  if (from == to)
    {
      if (!find_gap (self, from, &start))
        return NULL;
    }
  else if (are_words (self, from, to) && !splits_entity (self, from) && !splits_entity (self, to))
    start = g_array_index (self->chars, AshFragmentChar, from).start;
  else
    return NULL;
  out = g_string_new_len (self->html, (gssize) start);
  append_lines (out, put);
  if (from == to)
    g_string_append (out, self->html + start);
  else
    append_without (self, from, to, out);
  return g_string_free (out, FALSE);
}

/**
 * ash_fragment_is_word:
 * @index: of a character of the text
 *
 * Returns: whether it can be typed over; %FALSE for what stands for a picture or a line of a list
 */
gboolean
ash_fragment_is_word (const AshFragment *self, guint index)
{
  return index < self->chars->len &&
         (self->is_plain ||
          g_array_index (self->chars, AshFragmentChar, index).kind == ASH_FRAGMENT_WORD);
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
    if (g_array_index (self->chars, AshFragmentChar, i).kind == ASH_FRAGMENT_THING)
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

/* Emphasis */

static const AshFragmentChar *
char_at (const AshFragment *self, guint index)
{
  return &g_array_index (self->chars, AshFragmentChar, index);
}

/* Where the words that begin at @index and have no markup among them end. */
static guint
run_end (const AshFragment *self, guint index, guint to)
{
  guint end = index + 1;

  while (end < to && char_at (self, end)->kind == ASH_FRAGMENT_WORD &&
         char_at (self, end)->start == char_at (self, end - 1)->end)
    end++;
  return end;
}

static gboolean
is_all (const AshFragment *self, guint from, guint to, AshEmphasis emphasis)
{
  gboolean has_word = FALSE;

  for (guint i = from; i < to; i++)
    if (char_at (self, i)->kind == ASH_FRAGMENT_WORD)
      {
        if ((char_at (self, i)->emphasis & emphasis) == 0)
          return FALSE;
        has_word = TRUE;
      }
  return has_word;
}

/* An element that holds nothing any more is not left behind. */
static char *
without_empty (const char *html, const char *open, const char *close)
{
  g_autofree char *empty = g_strconcat (open, close, NULL);
  g_auto (GStrv) parts = g_strsplit (html, empty, -1);

  return g_strjoinv ("", parts);
}

/**
 * ash_fragment_emphasise:
 * @from: a character of the text
 * @to: the one behind the last
 *
 * Emphasises words, or no longer does when all of them are emphasised so. Every other byte stays.
 *
 * Returns: (transfer full) (nullable): the HTML; %NULL when there are no words, or where the old
 *   emphasis is written otherwise than `<strong>` and `<em>`
 */
char *
ash_fragment_emphasise (const AshFragment *self, guint from, guint to, AshEmphasis emphasis)
{
  const char *open = emphasis == ASH_EMPHASIS_STRONG ? "<strong>" : "<em>";
  const char *close = emphasis == ASH_EMPHASIS_STRONG ? "</strong>" : "</em>";
  gboolean is_off;
  g_autoptr (GString) html = NULL;
  gsize at = 0;

  to = MIN (to, self->chars->len);
  if (from >= to || self->is_broken)
    return NULL;
  is_off = is_all (self, from, to, emphasis);
  if (is_off && strstr (self->html, open) == NULL)
    return NULL;
  html = g_string_new (NULL);
  for (guint i = from; i < to; i++)
    {
      guint end;

      if (char_at (self, i)->kind != ASH_FRAGMENT_WORD ||
          (!is_off && (char_at (self, i)->emphasis & emphasis) != 0))
        continue;
      end = run_end (self, i, to);
      g_string_append_len (html, self->html + at, (gssize) (char_at (self, i)->start - at));
      g_string_append (html, is_off ? close : open);
      g_string_append_len (html, self->html + char_at (self, i)->start,
                           (gssize) (char_at (self, end - 1)->end - char_at (self, i)->start));
      g_string_append (html, is_off ? open : close);
      at = char_at (self, end - 1)->end;
      i = end - 1;
    }
  if (at == 0)
    return NULL;
  g_string_append (html, self->html + at);
  return without_empty (html->str, open, close);
}

/* Searching and replacing in the words of a text, HTML or plain. */
#include "ash-words-find.h"

#include "ash-fragment-private.h"

#include <ash-html.h>
#include <ash-text.h>
#include <string.h>

/* So few before that what was found is seen in a narrow row too, in characters. */
#define BEFORE 28
#define AFTER 60

/* What is searched at once: the words of the text, or one description of a picture. */
typedef struct
{
  const char *text;
  const AshFragment *fragment; /* (nullable) */
  gsize start;                 /* of a description: the range of its attribute */
  gsize end;
} Piece;

typedef struct
{
  gsize start;
  gsize end;
  char *put;
} Change;

static void
hit_free (gpointer data)
{
  AshWordsHit *self = data;

  g_free (self->before);
  g_free (self->match);
  g_free (self->after);
  g_free (self);
}

static void
change_clear (gpointer data)
{
  g_free (((Change *) data)->put);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *one = a;
  const Change *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* The pieces of a text */

typedef void (*PieceFunc) (const Piece *piece, gpointer data);

static gboolean
is_picture (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);

  return tag != NULL && g_str_equal (tag, "img");
}

static void
tell_descriptions (const char *html, PieceFunc func, gpointer data)
{
  g_autoptr (AshHtml) parsed = strstr (html, "<img") != NULL || strstr (html, "<IMG") != NULL
                                   ? ash_html_parse (html, -1, NULL)
                                   : NULL;
  const AshHtmlNode *root = parsed != NULL ? ash_html_body (parsed) : NULL;

  for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
    for (guint i = 0; is_picture (node) && ash_html_start (node) != ASH_HTML_NO_OFFSET &&
                      i < ash_html_n_attributes (node);
         i++)
      {
        AshHtmlAttribute attribute;

        if (ash_html_attribute_at (node, i, &attribute) && attribute.value != NULL &&
            attribute.end > attribute.start && g_str_equal (attribute.name, "alt"))
          {
            const Piece piece = { attribute.value, NULL, attribute.start, attribute.end };

            func (&piece, data);
          }
      }
}

static void
tell_pieces (const char *text, gboolean is_html, PieceFunc func, gpointer data)
{
  g_autoptr (AshFragment) fragment = is_html ? ash_fragment_new (text) : NULL;
  const Piece words = { fragment != NULL ? ash_fragment_get_text (fragment) : text, fragment, 0,
                        0 };

  func (&words, data);
  if (is_html)
    tell_descriptions (text, func, data);
}

/* A match in the name that stands for a picture is found in its description. */
static gboolean
is_in_thing (const Piece *piece, const AshMatch *match)
{
  return piece->fragment != NULL &&
         g_array_index (piece->fragment->chars, AshFragmentChar, match->from).kind ==
             ASH_FRAGMENT_THING;
}

static gboolean
is_within (const AshFragment *fragment, guint at)
{
  return at > 0 && at < fragment->chars->len &&
         g_array_index (fragment->chars, AshFragmentChar, at).start ==
             g_array_index (fragment->chars, AshFragmentChar, at - 1).start &&
         g_array_index (fragment->chars, AshFragmentChar, at - 1).kind == ASH_FRAGMENT_WORD;
}

static gboolean
is_fixed (const Piece *piece, const AshMatch *match)
{
  const AshFragment *fragment = piece->fragment;

  if (fragment == NULL)
    return FALSE;
  if (fragment->is_broken || is_within (fragment, match->from) || is_within (fragment, match->to))
    return TRUE;
  for (guint i = match->from; i < match->to; i++)
    if (g_array_index (fragment->chars, AshFragmentChar, i).kind != ASH_FRAGMENT_WORD)
      return TRUE;
  return FALSE;
}

/* Finding */

typedef struct
{
  const AshPattern *pattern;
  GPtrArray *hits;
} Search;

static char *
folded_range (const char *text, guint from, guint to)
{
  char *range = g_utf8_substring (text, from, to);

  for (char *p = range; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t' || *p == '\r')
      *p = ' ';
  return range;
}

/* The words that stand around a match begin and end whole, and say where they are cut. */
static char *
words_before (const char *text, guint at)
{
  g_autofree char *range = folded_range (text, at > BEFORE ? at - BEFORE : 0, at);
  const char *space = strchr (range, ' ');

  if (at <= BEFORE)
    return g_steal_pointer (&range);
  return g_strconcat ("…", space != NULL && space[1] != '\0' ? space + 1 : range, NULL);
}

static char *
words_after (const char *text, guint at, guint length)
{
  g_autofree char *range = folded_range (text, at, MIN (at + AFTER, length));
  char *space = strrchr (range, ' ');

  if (at + AFTER >= length)
    return g_steal_pointer (&range);
  if (space != NULL && space > range)
    *space = '\0';
  return g_strconcat (range, "…", NULL);
}

static void
search_piece (const Piece *piece, gpointer data)
{
  Search *self = data;
  g_autoptr (GArray) matches = ash_pattern_find (self->pattern, piece->text);
  guint length = matches->len > 0 ? (guint) g_utf8_strlen (piece->text, -1) : 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const AshMatch *match = &g_array_index (matches, AshMatch, i);
      AshWordsHit *hit;

      if (is_in_thing (piece, match))
        continue;
      hit = g_new0 (AshWordsHit, 1);
      hit->before = words_before (piece->text, match->from);
      hit->match = folded_range (piece->text, match->from, match->to);
      hit->after = words_after (piece->text, match->to, length);
      hit->is_fixed = is_fixed (piece, match);
      g_ptr_array_add (self->hits, hit);
    }
}

GPtrArray *
ash_words_find (const char *text, gboolean is_html, const AshPattern *pattern)
{
  Search search = { pattern, g_ptr_array_new_with_free_func (hit_free) };

  tell_pieces (text, is_html, search_piece, &search);
  return search.hits;
}

/* Replacing */

typedef struct
{
  const AshPattern *pattern;
  const GArray *chosen;
  const char *with;
  guint n_seen;
  guint n_taken;
  GArray *changes;
} Replacing;

static gboolean
is_chosen (Replacing *self)
{
  guint index = self->n_seen++;

  if (self->n_taken >= self->chosen->len ||
      g_array_index (self->chosen, guint, self->n_taken) != index)
    return FALSE;
  self->n_taken++;
  return TRUE;
}

static void
add_change (Replacing *self, gsize start, gsize end, char *put)
{
  const Change change = { start, end, put };

  g_array_append_val (self->changes, change);
}

/* (transfer full): what comes to stand where the words at a character of a text stood */
static char *
put_for (const Replacing *self, const char *text, guint from)
{
  gunichar first = g_utf8_get_char (g_utf8_offset_to_pointer (text, from));

  return ash_pattern_adds_capital (self->pattern, first) ? ash_text_capital (self->with)
                                                         : g_strdup (self->with);
}

/* The words go where the first of the old ones stood; tags between them stay. */
static void
change_words (Replacing *self, const AshFragment *fragment, const AshMatch *match)
{
  GString *put = g_string_new (NULL);
  g_autofree char *with = put_for (self, fragment->text->str, match->from);

  ash_append_html_text (put, with);
  for (guint i = match->from; i < match->to; i++)
    {
      const AshFragmentChar *c = &g_array_index (fragment->chars, AshFragmentChar, i);

      add_change (self, c->start, c->end,
                  i == match->from ? g_string_free (put, FALSE) : g_strdup (""));
    }
}

static gsize
byte_at (const char *text, guint character)
{
  return (gsize) (g_utf8_offset_to_pointer (text, character) - text);
}

/* All that is chosen of one text without markup. */
static char *
replace_in_plain (Replacing *self, const Piece *piece, GArray *matches, gboolean *out_changed)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const AshMatch *match = &g_array_index (matches, AshMatch, i);
      g_autofree char *with = NULL;

      if (!is_chosen (self))
        continue;
      with = put_for (self, piece->text, match->from);
      g_string_append_len (out, piece->text + at,
                           (gssize) (byte_at (piece->text, match->from) - at));
      g_string_append (out, with);
      at = byte_at (piece->text, match->to);
      *out_changed = TRUE;
    }
  g_string_append (out, piece->text + at);
  return g_string_free (out, FALSE);
}

static void
replace_piece (const Piece *piece, gpointer data)
{
  Replacing *self = data;
  g_autoptr (GArray) matches = ash_pattern_find (self->pattern, piece->text);

  if (piece->fragment != NULL)
    {
      for (guint i = 0; i < matches->len; i++)
        {
          const AshMatch *match = &g_array_index (matches, AshMatch, i);

          if (!is_in_thing (piece, match) && is_chosen (self) && !is_fixed (piece, match))
            change_words (self, piece->fragment, match);
        }
    }
  else if (matches->len > 0)
    {
      gboolean is_changed = FALSE;
      g_autofree char *text = replace_in_plain (self, piece, matches, &is_changed);
      GString *put = g_string_new (piece->end > 0 ? "\"" : "");

      if (piece->end > 0)
        {
          ash_append_html_attribute (put, text);
          g_string_append_c (put, '"');
        }
      else
        g_string_append (put, text);
      if (is_changed)
        add_change (self, piece->start, piece->end > 0 ? piece->end : strlen (piece->text),
                    g_strdup (put->str));
      g_string_free (put, TRUE);
    }
}

static char *
apply (const char *text, GArray *changes)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  g_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      /* An entity that is two characters, and formatting that the parser repeats, come twice. */
      if (change->start < at)
        continue;
      g_string_append_len (out, text + at, (gssize) (change->start - at));
      g_string_append (out, change->put);
      at = change->end;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

char *
ash_words_replace (const char *text,
                   gboolean is_html,
                   const AshPattern *pattern,
                   const GArray *chosen,
                   const char *with)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  Replacing replacing = { pattern, chosen, with, 0, 0, changes };

  g_array_set_clear_func (changes, change_clear);
  tell_pieces (text, is_html, replace_piece, &replacing);
  return apply (text, changes);
}

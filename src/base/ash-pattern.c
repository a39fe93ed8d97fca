#include "ash-pattern.h"

struct _AshPattern
{
  gunichar *characters;
  guint length;
  gboolean match_case;
  gboolean whole_words;
  gboolean is_small; /* it begins with a small letter */
};

static gunichar
fold (const AshPattern *self, gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';
  return self->match_case ? c : g_unichar_tolower (c);
}

static gunichar *
fold_all (const AshPattern *self, const char *text, guint *out_length)
{
  glong length = 0;
  gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);

  for (glong i = 0; i < length; i++)
    characters[i] = fold (self, characters[i]);
  *out_length = (guint) length;
  return characters;
}

AshPattern *
ash_pattern_new (const char *words, gboolean match_case, gboolean whole_words)
{
  AshPattern *self = g_new0 (AshPattern, 1);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  self->match_case = match_case;
  self->whole_words = whole_words;
  self->is_small = g_unichar_islower (g_utf8_get_char (composed != NULL ? composed : valid));
  self->characters = fold_all (self, composed != NULL ? composed : valid, &self->length);
  return self;
}

void
ash_pattern_free (AshPattern *self)
{
  g_free (self->characters);
  g_free (self);
}

gboolean
ash_pattern_adds_capital (const AshPattern *self, gunichar first)
{
  return self->is_small && !self->match_case && g_unichar_isupper (first);
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
stands_at (const AshPattern *self, const gunichar *text, guint length, guint at)
{
  guint end = at + self->length;

  for (guint i = 0; i < self->length; i++)
    if (text[at + i] != self->characters[i])
      return FALSE;
  if (!self->whole_words)
    return TRUE;
  return !(at > 0 && is_of_word (text[at]) && is_of_word (text[at - 1])) &&
         !(end < length && is_of_word (text[end - 1]) && is_of_word (text[end]));
}

GArray *
ash_pattern_find (const AshPattern *self, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AshMatch));
  guint length;
  g_autofree gunichar *characters = fold_all (self, text, &length);

  for (guint at = 0; self->length > 0 && at + self->length <= length; at++)
    if (stands_at (self, characters, length, at))
      {
        const AshMatch match = { at, at + self->length };

        g_array_append_val (found, match);
        at += self->length - 1;
      }
  return found;
}

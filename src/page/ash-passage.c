#include "ash-passage.h"

#include "ash-fragment-private.h"

#include <ash-text.h>
#include <string.h>

#define CUT "…"

/* Up to the end of a word, when one ends in the last third. */
static void
cut (GString *text)
{
  char *end = g_utf8_offset_to_pointer (text->str, ASH_PASSAGE_MOST - 1);
  char *least = g_utf8_offset_to_pointer (text->str, ASH_PASSAGE_MOST * 2 / 3);
  char *space = g_strrstr_len (text->str, end - text->str + 1, " ");

  g_string_truncate (text, (gsize) ((space != NULL && space > least ? space : end) - text->str));
  g_string_append (text, CUT);
}

char *
ash_passage_clean (const char *text)
{
  g_autofree char *sound = text != NULL ? ash_text_repair_utf8 (text, -1, NULL) : NULL;
  GString *out = g_string_new (NULL);
  gboolean is_apart = FALSE;

  for (const char *p = sound; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          is_apart = out->len > 0;
          continue;
        }
      if (is_apart)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      is_apart = FALSE;
    }
  if (g_utf8_strlen (out->str, -1) > ASH_PASSAGE_MOST)
    cut (out);
  return g_string_free (out, out->len == 0);
}

/* The letters of a passage, without what says that it was cut. */
static char *
letters_of (const char *passage)
{
  g_autofree char *sound = ash_text_repair_utf8 (passage != NULL ? passage : "", -1, NULL);
  GString *out = g_string_new (NULL);

  for (const char *p = sound; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  if (g_str_has_suffix (out->str, CUT))
    g_string_truncate (out, out->len - strlen (CUT));
  return g_string_free (out, FALSE);
}

gboolean
ash_passage_find (const char *html, const char *passage, gsize *out_start, gsize *out_end)
{
  g_autofree char *wanted = letters_of (passage);
  g_autoptr (AshFragment) fragment = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GArray) places = NULL; /* of each byte of the letters */
  const char *found;
  const char *p;

  if (html == NULL || *wanted == '\0')
    return FALSE;
  fragment = ash_fragment_new (html);
  places = g_array_new (FALSE, FALSE, sizeof (AshFragmentChar));
  p = fragment->text->str;
  for (guint i = 0; i < fragment->chars->len; i++, p = g_utf8_next_char (p))
    {
      const AshFragmentChar *each = &g_array_index (fragment->chars, AshFragmentChar, i);

      if (each->kind != ASH_FRAGMENT_WORD || g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      g_string_append_unichar (letters, g_utf8_get_char (p));
      while (places->len < letters->len)
        g_array_append_vals (places, each, 1);
    }
  found = strstr (letters->str, wanted);
  if (found == NULL)
    return FALSE;
  if (out_start != NULL)
    *out_start = g_array_index (places, AshFragmentChar, found - letters->str).start;
  if (out_end != NULL)
    *out_end =
        g_array_index (places, AshFragmentChar, found - letters->str + strlen (wanted) - 1).end;
  return TRUE;
}

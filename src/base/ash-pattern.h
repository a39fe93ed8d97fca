#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshPattern:
 *
 * Words that are looked for as they stand: no wildcards. White space of any kind is one blank.
 */
typedef struct _AshPattern AshPattern;

/* From a character of a text to the one behind its last. */
typedef struct
{
  guint from;
  guint to;
} AshMatch;

AshPattern *ash_pattern_new (const char *words, gboolean match_case, gboolean whole_words);
void ash_pattern_free (AshPattern *self);
/* (transfer full) (element-type AshMatch): where it stands in a valid text, in order, none within
 * another; empty for a pattern without words */
GArray *ash_pattern_find (const AshPattern *self, const char *text);
/* Whether what begins with @first was found for words in small letters, and has a capital: so will
 * what is put in its place */
gboolean ash_pattern_adds_capital (const AshPattern *self, gunichar first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPattern, ash_pattern_free)

G_END_DECLS

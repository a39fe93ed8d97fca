#pragma once

#include <ash-pattern.h>

G_BEGIN_DECLS

/* One place where a pattern stands in a text, with what a person needs to know it by. */
typedef struct
{
  char *before; /* some words in front of it, white space folded */
  char *match;
  char *after;
  gboolean is_fixed; /* it reaches over markup that has no words: only as HTML can it be changed */
} AshWordsHit;

/* In a plain text, or in the words of HTML and in what pictures are described by. They are in
 * order, those of pictures last, and the same for the same text. (transfer full) (element-type
 * AshWordsHit) */
GPtrArray *ash_words_find (const char *text, gboolean is_html, const AshPattern *pattern);
/* The text with other words in those places; every other byte stays. @chosen (element-type guint):
 * which of the hits, rising; those that are fixed stay. (transfer full) */
char *ash_words_replace (const char *text,
                         gboolean is_html,
                         const AshPattern *pattern,
                         const GArray *chosen,
                         const char *with);

G_END_DECLS

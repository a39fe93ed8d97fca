#pragma once

#include "ash-verbs.h"

#include <ash-json.h>

G_BEGIN_DECLS

/* What data/verbs/LANGUAGE.json says, and the words of a text. */

typedef enum
{
  MAKES_NOTHING,
  MAKES_PRODUCT,      /* where one is named */
  MAKES_UNLESS_LIGHT, /* "make", but not "make sense of" */
  MAKES_ALWAYS,
} AshVerbMakes;

typedef struct
{
  AshBloom level;
  AshVerbMakes makes;
  char *knowledge;
  char *why;
  char **shown_by; /* (nullable): words that say how it is seen all the same */
  char **instead;
} AshVerbEntry;

/* Verbs of what is only seen while it is done, of these objects; %NULL: of any */
typedef struct
{
  char **verbs;
  char **nouns;
} AshVerbDeed;

typedef struct
{
  GHashTable *entries; /* folded phrase -> Entry */
  GHashTable *nouns;   /* the same of what names a deed: "application of" */
  char **openers;
  char **pivots;
  char **lead;
  char **recall;
  char **recall_alone;
  char **recall_named;
  char **recall_ends;
  char **recall_ends_alone;
  char **recall_kinds;
  char **recall_short;
  char **before_term;
  char **contexts;
  char **cases;
  char **pointers;
  char **no_pointers;
  char **tells;
  char **tells_recall;
  char **statements;
  char **labels;
  char **definite;
  char **light;
  char **idioms;
  char **product_stops;
  char **collections;
  char **articles;
  char **products;
  GPtrArray *deeds; /* (element-type AshVerbDeed) */
  char **deed_stops;
  char **state_verbs;
  char **state_nouns;
  char **state_joins;
  char *state; /* the listed phrase that says the same as those together */
  char **instead[ASH_N_BLOOMS];
} AshVerbList;

typedef struct
{
  const char *start;
  gsize length;
  char *folded; /* lower case, British spelling */
} AshVerbWord;

/* (nullable): none for a language without a list */
const AshVerbList *ash_verb_list_of (const char *lang);

/* (element-type AshVerbWord): the words of the beginning of @text, which outlives them */
GArray *ash_verb_words (const char *text);
/* How many words from @index on the longest of the phrases has; 0 for none of them */
guint ash_verb_longest_at (GArray *words, guint index, char **phrases);
gboolean ash_verb_has_any (GArray *words, char **phrases);
gboolean ash_verb_ends_with_any (GArray *words, char **phrases);
gboolean ash_verb_is_after_comma (GArray *words, guint index);
gboolean ash_verb_is_listed (GArray *words, guint index, char **list);
gboolean ash_verb_is_deed (const AshVerbList *verbs, GArray *words, guint first);
/* (nullable): the verb that begins at @index; @out_n: of how many words */
const AshVerbEntry *
ash_verb_entry_at (const AshVerbList *verbs, GArray *words, guint index, guint *out_n);

G_END_DECLS

#pragma once

#include "ash-verbs.h"

G_BEGIN_DECLS

/* What the words of an outcome say besides its verb: of what it is, with what in hand (condition)
 * and how well (standard). The words are data/anatomy/LANGUAGE.json. Where it is not sure nothing
 * is claimed; "using a map" behind the verb may be the very thing that is learned, so that "using"
 * is a condition only where it is limited ("using only"), handed out, or set off by a comma. */
typedef enum
{
  ASH_ANATOMY_CONDITION,
  ASH_ANATOMY_STANDARD,
  ASH_N_ANATOMIES
} AshAnatomyKind;

#define ASH_ANATOMY_MOST 4

/* A range of the text in bytes; empty: there is none. */
typedef struct
{
  gsize start;
  gsize length;
} AshAnatomyRange;

/**
 * AshAnatomy:
 * @verb: as ash_verb_read() finds it
 * @object: from the verb to the first part behind it, or to the end of the sentence
 * @parts: conditions and standards, each from left to right, without what joins them
 */
typedef struct
{
  AshVerb verb;
  AshAnatomyRange object;
  AshAnatomyRange parts[ASH_N_ANATOMIES][ASH_ANATOMY_MOST];
  guint n[ASH_N_ANATOMIES];
} AshAnatomy;

gboolean ash_anatomy_read (const char *text, const char *lang, AshAnatomy *out);
gboolean ash_anatomy_has_front (const AshAnatomy *self); /* a part before the verb */
char *ash_anatomy_words (const char *text, const AshAnatomyRange *range);
/* (nullable): what may stand there, in the language of the outcome; NULL without data for it */
const char *ash_anatomy_example (const char *lang, AshAnatomyKind kind);

/* The text with other words in one of its parts. */
char *ash_anatomy_put (
    const char *text, const char *lang, AshAnatomyKind kind, guint index, const char *words);

G_END_DECLS

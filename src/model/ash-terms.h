#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* The most that makes sense: attempts as Canvas counts them, and ten weeks. */
#define ASH_TERMS_MOST_ATTEMPTS 999
#define ASH_TERMS_MOST_MINUTES 100000

/* How often evidence may be tried, and how long it may take. */
typedef struct
{
  gint64 attempts; /* 0: any number; ASH_UNSET: not said */
  gint64 minutes;  /* ASH_UNSET: not said */
} AshTerms;

/* Whether what @item (nullable) carries has terms: a discussion has none. */
gboolean ash_terms_make_sense (const AshItem *item);
/* Whether they are those of @item itself, as of a quiz, an assignment or a tool; else they are the
 * evidence's own. */
gboolean ash_terms_are_of_item (const AshItem *item);
/* Of an item, of what it is evidence as, or of evidence without an item; each (nullable) */
AshTerms ash_terms_of (const AshItem *item, const AshAssessment *assessment);
AshTerms ash_design_terms (const AshDesign *design, const AshAssessment *assessment);
/* Whether there is something to keep learners to. */
gboolean ash_terms_are_limits (const AshTerms *self);

G_END_DECLS

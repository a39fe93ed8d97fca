#pragma once

#include <ash-design.h>
#include <ash-progress.h>

G_BEGIN_DECLS

/* Outcomes that a course states already: "By the end of this week you will be able to …", lists
 * under a heading of outcomes, what Canvas and curriculum metadata kept. */

typedef enum
{
  ASH_FOUND_IN_PAGE,
  ASH_FOUND_IN_CANVAS,
  ASH_FOUND_IN_CURRICULUM,
} AshFoundKind;

typedef struct
{
  AshFoundKind kind;
  char *text;      /* from its verb on, with a capital */
  char *item;      /* (nullable): id of the item it stands in */
  char *place;     /* (nullable): the section, or the item, in words */
  char *quote;     /* (nullable): the words that lead to it */
  gboolean is_own; /* in an item of the credential itself */
} AshFoundOutcome;

void ash_found_outcome_free (AshFoundOutcome *self);

/* Adds to @found what the tree of @design states, without what stands there already. */
gboolean ash_harvest (const AshDesign *design,
                      const AshBodies *bodies,
                      GPtrArray *found,
                      AshProgress *progress,
                      GError **error);

GHashTable *ash_harvest_choose (GPtrArray *found, const char *lang, guint most);

G_END_DECLS

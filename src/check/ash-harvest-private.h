#pragma once

#include "ash-harvest-words.h"
#include "ash-harvest.h"

G_BEGIN_DECLS

/* More than a person reads through; a course that states more has lists of something else. */
#define ASH_HARVEST_MOST 240

typedef struct
{
  const AshDesign *design;
  const AshItem *item; /* (nullable) the one that is read */
  AshFoundKind kind;
  const char *lang;
  const AshHarvestWords *words;
  GPtrArray *found;
  GHashTable *known; /* their texts, folded */
} AshHarvest;

/* A verb of no list makes an outcome only where it @is_certain that a verb stands; @quote
 * (nullable) is what leads to it. Those that add return whether there was an outcome. */
char *ash_harvest_outcome_of (const AshHarvest *self, const char *text, gboolean is_certain);
void ash_harvest_add (AshHarvest *self, const char *outcome, const char *quote);
gboolean
ash_harvest_add_one (AshHarvest *self, const char *text, const char *quote, gboolean is_certain);
gboolean ash_harvest_add_several (AshHarvest *self,
                                  const char *text,
                                  const char *quote,
                                  gboolean is_certain);
gboolean ash_harvest_add_deeds (AshHarvest *self, const char *text, const char *quote);
void ash_harvest_read_page (AshHarvest *self, const char *html);

G_END_DECLS

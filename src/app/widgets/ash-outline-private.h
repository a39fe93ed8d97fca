#pragma once

#include "ash-outline.h"

G_BEGIN_DECLS

struct _AshOutline
{
  GObject parent_instance;

  char *tree;
  char *title;
  gboolean is_source;
  AshOutlineItem *root;
  AshOutlineItem *loose; /* NULL until something is in it */
  GHashTable *items;     /* id -> AshOutlineItem, owned */

  GHashTable *uses; /* (nullable): as AshCoverage has it */

  AshOutlineFilter filter;
  char *needle; /* casefolded; NULL for everything */

  guint n_rows_left; /* how many more may come or go while `changed` is emitted */
  guint idle;        /* to go on with the others */
};

/* Makes the sums again, of all of it or of what is different, and emits `changed`. */
void ash_outline_settle (AshOutline *self);
void ash_outline_settle_some (AshOutline *self, GHashTable *changed);

G_END_DECLS

#pragma once

#include "ash-tree-list.h"

G_BEGIN_DECLS

/**
 * AshGap:
 *
 * A place between two rows of a lane, where something dragged would land.
 */
typedef struct
{
  char *parent; /* (nullable): NULL for the top of the tree */
  char *before; /* (nullable): NULL for the end */
  char *words;  /* "Into “Choosing a chart”, place 2" */
  guint depth;
  double y; /* in the list view, where the line is drawn */
} AshGap;

void ash_gap_free (AshGap *self);
AshGap *ash_gap_find (AshTreeList *list, gboolean is_sections, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshGap, ash_gap_free)

G_END_DECLS

#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

#include "ash-outcome-row.h"

G_BEGIN_DECLS

/* Which columns a width has room for: all where they fit, else a part of each group, which the head
 * turns over. Columns never go sideways out of sight. */
typedef struct
{
  GPtrArray *all; /* (element-type AshColumn) owned; `shown` borrows of them */
  AshMatrixLayout shown;
  guint evidence_from;
  guint learning_from;
  guint pages; /* as ash_matrix_head_show() takes them */
  char *signature;
} AshColumnDeal;

/* Below this sentences say more than columns. */
#define ASH_LEAST_COLUMNS 3

guint ash_matrix_slots (GtkWidget *widget, int width);
AshColumnDeal *ash_column_deal_new (void);
void ash_column_deal_free (AshColumnDeal *self);
/* @before: from where each group begins, and what is kept alive until the new one is in use. */
AshColumnDeal *ash_column_deal_next (const AshColumnDeal *before,
                                     GtkWidget *widget,
                                     const AshDesign *design,
                                     const AshScope *scope,
                                     const char *open,
                                     int width);

G_END_DECLS

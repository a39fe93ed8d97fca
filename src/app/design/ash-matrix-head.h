#pragma once

#include <gtk/gtk.h>

#include "ash-outcome-row.h"

G_BEGIN_DECLS

/* What stands above the marks: the two groups and a head for each column. Signals: `open` (guint
 * column): its head was clicked; `page` (gboolean evidence, int by): columns beyond the width;
 * `evidence` (GtkWidget *button): weights are asked for; `add-evidence` (GtkWidget *button). */
#define ASH_TYPE_MATRIX_HEAD (ash_matrix_head_get_type ())
G_DECLARE_FINAL_TYPE (AshMatrixHead, ash_matrix_head, ASH, MATRIX_HEAD, GtkWidget)

GtkWidget *ash_matrix_head_new (void);
/* @pages: bit 1 more evidence before, 2 after, 4 more learning before, 8 after. */
void ash_matrix_head_show (AshMatrixHead *self, const AshMatrixLayout *layout, guint pages);

G_END_DECLS

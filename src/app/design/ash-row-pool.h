#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshRowPool:
 *
 * Many rows of one height, of which only those in sight are widgets; these are used again as one
 * scrolls. Stands in a GtkViewport.
 */
#define ASH_TYPE_ROW_POOL (ash_row_pool_get_type ())
G_DECLARE_FINAL_TYPE (AshRowPool, ash_row_pool, ASH, ROW_POOL, GtkWidget)

typedef GtkWidget *(*AshRowMakeFunc) (gpointer user_data);
typedef void (*AshRowBindFunc) (GtkWidget *row, guint index, gpointer user_data);

GtkWidget *ash_row_pool_new (AshRowMakeFunc make, AshRowBindFunc bind, gpointer user_data);
void ash_row_pool_set_adjustment (AshRowPool *self, GtkAdjustment *adjustment);
void ash_row_pool_set_n (AshRowPool *self, guint n);
void ash_row_pool_bind_all (AshRowPool *self);               /* those in sight, once more */
GtkWidget *ash_row_pool_get (AshRowPool *self, guint index); /* NULL: not in sight */
void ash_row_pool_reveal (AshRowPool *self, guint index);    /* then it is */
typedef void (*AshRowFunc) (GtkWidget *row, gpointer user_data);
void ash_row_pool_foreach (AshRowPool *self, AshRowFunc func, gpointer user_data);

G_END_DECLS

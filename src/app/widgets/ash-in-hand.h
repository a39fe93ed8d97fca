#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInHand:
 *
 * Where the keyboard is among rows that are about to be made anew, so that it stays there: on the
 * same control of the same row, and where that row has gone, of the one that stands in its place.
 */
typedef struct _AshInHand AshInHand;

/* (nullable): the child of @parent with the keyboard in it. Also while another window has the
 * keyboard: then no widget has a child with it, but the window knows where it goes back to. */
GtkWidget *ash_in_hand_child (GtkWidget *parent);
/* Says which row is which from one time to the next; rows without it are known by their order. */
void ash_in_hand_name (GtkWidget *row, const char *id);
/* @rows: (element-type GtkWidget) before they go. Returns: (transfer full) (nullable): %NULL when
 * the keyboard is in none of them */
AshInHand *ash_in_hand_find (GPtrArray *rows);
/* @self: (transfer full) (nullable). @rows: those that came; @otherwise: takes the keyboard when
 * there is no row, or when it was left on what can no longer be used */
void ash_in_hand_return (AshInHand *self, GPtrArray *rows, GtkWidget *otherwise);

G_END_DECLS

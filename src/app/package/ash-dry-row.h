#pragma once

#include <ash-dry-run.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a line looks like: its sign, what becomes of it and why, and at its end the fix, or that it
 * is made. A press on it goes to the item; where it stands for several, shows them. */
typedef struct
{
  void (*go) (const char *item, gpointer user_data);
  /* @is_back: take it back */
  void (*fix) (const AshDryLine *line, gboolean is_back, gpointer user_data);
  /* Leaves an item out of packages, or puts it back. */
  void (*leave) (const char *item, gboolean is_left_out, gpointer user_data);
  gpointer user_data;
  gboolean is_narrow; /* the fix stands below */
} AshDryRowCalls;

/* @line and @calls are borrowed: the row goes before them. */
GtkWidget *ash_dry_row_new (const AshDryLine *line, const AshDryRowCalls *calls);
/* A line that is no more, and what was done. */
GtkWidget *ash_dry_row_new_done (const char *icon, const char *title, const char *done);
/* What a person left out, and the way back. */
GtkWidget *ash_dry_row_new_left_out (const AshItem *item, const AshDryRowCalls *calls);
const char *ash_dry_row_icon (const AshDryPart *part);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshView:
 *
 * One of the five views, or an editor in one. A view refreshes from `apply` and from the signals of
 * its #AshPlace and #AshLive, and from nothing else. While a view is out of sight the window keeps
 * changes from it, and tells it to look at everything again when it is shown.
 * Signal `summary`: something in its line at the foot is different.
 */
#define ASH_TYPE_VIEW (ash_view_get_type ())
G_DECLARE_INTERFACE (AshView, ash_view, ASH, VIEW, GtkWidget)

struct _AshViewInterface
{
  GTypeInterface parent_iface;

  /* What changed in the document. */
  void (*apply) (AshView *self, const AshChangeSet *changes);
  /* Shows a record (an item, an outcome, a question, …), selected and with the keyboard. @part:
   * (nullable) which field of it. FALSE when it is not to be found here. */
  gboolean (*go_to) (AshView *self, const char *record, const char *part);
  /* Runs a command of the action table that is about what is selected here ("rename", "delete",
   * "move-up", …), or gives rows the keyboard ("select", as: ids). FALSE when there is nothing for
   * it to do. */
  gboolean (*run) (AshView *self, const char *command, GVariant *parameter);
  /* (transfer full) (nullable): the line at the foot of the window */
  char *(*dup_summary) (AshView *self);
  /* Below 720 px. */
  void (*set_narrow) (AshView *self, gboolean is_narrow);
  /* (nullable): what stands at the end of the context bar while the view is shown */
  GtkWidget *(*get_tools) (AshView *self);
  /* Stores what is being typed. Called before saving, closing, and leaving the view. */
  void (*flush) (AshView *self);
};

void ash_view_apply (AshView *self, const AshChangeSet *changes);
void ash_view_apply_all (AshView *self);
gboolean ash_view_go_to (AshView *self, const char *record, const char *part);
gboolean ash_view_run (AshView *self, const char *command, GVariant *parameter);
char *ash_view_dup_summary (AshView *self);
void ash_view_set_narrow (AshView *self, gboolean is_narrow);
GtkWidget *ash_view_get_tools (AshView *self);
void ash_view_flush (AshView *self);
gboolean ash_view_has_keyboard (GtkWidget *part);

G_END_DECLS

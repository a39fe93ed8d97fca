#include "ash-outcome-drop.h"

#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-framework-edits.h"
#include "ash-outcome-card.h"
#include "ash-outcome-row.h"
#include "ash-say.h"

typedef struct
{
  GtkWidget *pane; /* which has the target */
  AshPlace *place;
  GtkWidget *over; /* (nullable): the outcome that would take it */
} Drop;

static void
drop_free (gpointer data)
{
  Drop *self = data;

  g_clear_weak_pointer (&self->over);
  g_object_unref (self->place);
  g_free (self);
}

static GtkWidget *
outcome_at (Drop *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->pane, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, ASH_TYPE_OUTCOME_ROW) : NULL;

  return row != NULL || widget == NULL ? row
                                       : gtk_widget_get_ancestor (widget, ASH_TYPE_OUTCOME_CARD);
}

static const char *
id_of (GtkWidget *outcome)
{
  return ASH_IS_OUTCOME_ROW (outcome) ? ash_outcome_row_get_id (ASH_OUTCOME_ROW (outcome))
                                      : ash_outcome_card_get_id (ASH_OUTCOME_CARD (outcome));
}

static void
mark_over (Drop *self, GtkWidget *outcome)
{
  if (self->over != NULL)
    gtk_widget_remove_css_class (self->over, "drop-here");
  if (outcome != NULL)
    gtk_widget_add_css_class (outcome, "drop-here");
  g_set_weak_pointer (&self->over, outcome);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, Drop *self)
{
  mark_over (self, outcome_at (self, x, y));
  return self->over != NULL ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (GtkDropTarget *target, Drop *self)
{
  mark_over (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *self)
{
  AshEntryItem *item = g_value_get_object (value);
  GtkWidget *outcome = outcome_at (self, x, y);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (self->pane));
  g_autofree char *skill = NULL;
  g_autofree char *text = NULL;

  mark_over (self, NULL);
  if (item == NULL || outcome == NULL || id_of (outcome) == NULL ||
      !ash_frameworks_use (window, self->place, item, ash_frameworks_kind_of (item),
                           id_of (outcome)))
    return FALSE;
  skill = ash_say_quoted (ash_entry_item_entry (item)->text);
  text = g_strdup_printf (_ ("The outcome shows %s"), skill);
  ash_edits_toast (self->pane, text);
  return TRUE;
}

void
ash_outcome_drop_attach (GtkWidget *pane, AshPlace *place)
{
  GtkDropTarget *target = gtk_drop_target_new (ASH_TYPE_ENTRY_ITEM, GDK_ACTION_COPY);
  Drop *self = g_new0 (Drop, 1);

  self->pane = pane;
  self->place = g_object_ref (place);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_object_set_data_full (G_OBJECT (target), "drop", self, drop_free);
  gtk_widget_add_css_class (pane, "quiet-drop");
  gtk_widget_add_controller (pane, GTK_EVENT_CONTROLLER (target));
}

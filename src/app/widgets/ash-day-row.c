#include "ash-day-row.h"

#include <ash-desk-decide.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-names.h"

typedef struct
{
  GtkEditable *row; /* has this */
  GtkPopover *popover;
  GtkCalendar *calendar;
  guint take;
} Day;

static void
day_free (gpointer data)
{
  Day *self = data;

  g_clear_handle_id (&self->take, g_source_remove);
  g_free (self);
}

/* The month begins with what is written. */
static void
show_cb (Day *self)
{
  const char *text = gtk_editable_get_text (self->row);
  g_autofree char *moment =
      ash_decision_is_day (text) ? g_strconcat (text, "T12:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) day =
      moment != NULL ? g_date_time_new_from_iso8601 (moment, here) : g_date_time_new_now (here);

  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static gboolean
take_cb (gpointer data)
{
  Day *self = data;
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  self->take = 0;
  gtk_editable_set_text (self->row, text);
  ash_commit_flush (GTK_WIDGET (self->row));
  gtk_popover_popdown (self->popover);
  return G_SOURCE_REMOVE;
}

/* Once the calendar knows the day itself. It says nothing when it is the one that was chosen
 * before, and speaks of a day at every turn to another month. */
static void
take_soon (Day *self)
{
  if (self->take == 0)
    self->take = g_idle_add (take_cb, self);
}

static void
released_cb (GtkGestureClick *click, int n, double x, double y, Day *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_has_css_class (at, "day-number"))
    take_soon (self);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  if (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space)
    take_soon (data);
  return GDK_EVENT_PROPAGATE;
}

static void
watch (Day *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
}

/**
 * ash_day_row_new:
 *
 * Returns: (transfer floating): an #AdwEntryRow
 */
GtkWidget *
ash_day_row_new (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  Day *self = g_new0 (Day, 1);

  self->row = GTK_EDITABLE (row);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  ash_name (self->calendar, title);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  ash_name (button, _ ("Choose a day"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "ash-day", self, day_free);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (show_cb), self);
  watch (self);
  return row;
}

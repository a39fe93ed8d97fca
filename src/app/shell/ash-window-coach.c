/* The next step: where it stands, and the way from there to what it is about. */
#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-settings.h"

static void
run_command (AshWindow *self, const char *command)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), command, NULL);
}

static void
go_cb (AshWindow *self, const AshNextStep *step)
{
  g_autofree char *record = g_strdup (step->record);
  g_autofree char *part = g_strdup (step->part);

  if (step->command != NULL)
    run_command (self, step->command);
  else
    {
      /* A step may lead to a view that has not appeared yet. */
      ash_window_open_view (self, step->view);
      if (record != NULL)
        ash_window_go_to (self, step->view, record, part);
    }
}

static void
refused_cb (AshWindow *self, const char *heading, const GError *error)
{
  ash_window_refuse (self, heading, error);
}

static void
hide_cb (AshWindow *self)
{
  ash_settings_set_boolean ("show-coach", FALSE);
  ash_window_toast (self, _ ("The next step is hidden. Preferences brings it back."), FALSE);
}

void
ash_window_add_coach (AshWindow *self)
{
  self->coach = ASH_COACH (g_object_ref_sink (ash_coach_new (self->place)));
  g_signal_connect_swapped (self->coach, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (self->coach, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (self->coach, "hide-coach", G_CALLBACK (hide_cb), self);
  if (ash_settings_get () != NULL)
    g_signal_connect_object (ash_settings_get (), "changed::show-coach",
                             G_CALLBACK (ash_window_place_coach), self, G_CONNECT_SWAPPED);
}

/**
 * ash_window_place_coach:
 *
 * Source has it above its lanes, the other views in the context bar; there is one of it.
 */
void
ash_window_place_coach (AshWindow *self)
{
  gboolean is_source = GTK_WIDGET (ash_window_get_view (self)) == GTK_WIDGET (self->bench);
  GtkBox *place = is_source ? ash_bench_get_coach_place (self->bench)
                            : ash_context_bar_get_coach_place (self->context);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->coach));

  ash_coach_set_wanted (self->coach, !ash_width_bin_is_narrow (self->width) &&
                                         ash_settings_get_boolean ("show-coach", TRUE));
  ash_coach_set_view (self->coach,
                      ash_window_view_name (self, GTK_WIDGET (ash_window_get_view (self))));
  if (parent == GTK_WIDGET (place))
    return;
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self->coach));
  gtk_box_append (place, GTK_WIDGET (self->coach));
}

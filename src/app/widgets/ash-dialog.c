#include "ash-dialog.h"

void
ash_dialog_close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* Below this a window is a small screen's, and what stands on it takes its width. */
#define NARROW 720
#define LEAST_WIDTH 336

void
ash_dialog_pass_undo (GtkWidget *window, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent),
                                g_str_has_suffix (action, "redo") ? "win.redo" : "win.undo", NULL);
}

gboolean
ash_dialog_is_narrow (GtkWindow *parent)
{
  int room = gtk_widget_get_width (GTK_WIDGET (parent));

  return room > 0 && room < NARROW;
}

GtkWindow *
ash_dialog_new_list (GtkWindow *parent,
                     const char *title,
                     const char *description,
                     int width,
                     AdwPreferencesGroup **out_group)
{
  GtkWidget *window =
      g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  int room = gtk_widget_get_width (GTK_WIDGET (parent));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window),
                               ash_dialog_is_narrow (parent) ? MAX (room - 24, LEAST_WIDTH) : width,
                               560);
  ash_dialog_close_on_escape (GTK_WINDOW (window));
  *out_group = ADW_PREFERENCES_GROUP (group);
  return GTK_WINDOW (window);
}

#include "ash-dialog.h"

#include <glib/gi18n-lib.h>

#include "ash-width-bin.h"

static void
add_escape (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (widget, keys);
}

void
ash_dialog_close_on_escape (GtkWindow *window)
{
  add_escape (GTK_WIDGET (window));
}

static gboolean
accept_cb (GtkWidget *window, GVariant *arguments, gpointer accept)
{
  if (gtk_widget_is_sensitive (accept))
    g_signal_emit_by_name (accept, "clicked");
  return TRUE;
}

void
ash_dialog_accept_by_key (GtkWindow *window, GtkWidget *accept)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (accept_cb, accept, NULL)));
  /* Before a text takes it for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_widget_set_tooltip_text (accept, _ ("Ctrl+Enter"));
}

AdwToastOverlay *
ash_dialog_toasts_new (GtkWidget *child)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), child);
  /* Otherwise the key would dismiss a toast, and the window stay. */
  add_escape (child);
  return ADW_TOAST_OVERLAY (toasts);
}

void
ash_dialog_toast (AdwToastOverlay *toasts, const char *text, const char *undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *made = adw_toast_new (escaped);

  if (undo != NULL)
    {
      adw_toast_set_button_label (made, _ ("Undo"));
      adw_toast_set_action_name (made, undo);
    }
  adw_toast_overlay_add_toast (toasts, made);
}

static void
add_undo_key (GtkEventController *keys, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, modifiers),
                        gtk_named_action_new (action)));
}

void
ash_dialog_add_undo_keys (GtkWidget *window, const char *undo, const char *redo)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_undo_key (keys, GDK_CONTROL_MASK, undo);
  add_undo_key (keys, GDK_CONTROL_MASK | GDK_SHIFT_MASK, redo);
  gtk_widget_add_controller (window, keys);
}

static gboolean
leave_cb (GtkWidget *window, GVariant *action, gpointer data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  return parent != NULL && gtk_widget_activate_action (GTK_WIDGET (parent),
                                                       g_variant_get_string (action, NULL), NULL);
}

static void
add_leaving (GtkEventController *keys, guint key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                       gtk_callback_action_new (leave_cb, NULL, NULL), "s",
                                       action));
}

void
ash_dialog_pass_leaving (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_leaving (keys, GDK_KEY_w, "win.close");
  add_leaving (keys, GDK_KEY_q, "app.quit");
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* Below this a window is a small screen's, and what stands on it takes its width. */
#define NARROW 720
#define LEAST_WIDTH 336
#define LEAST_HEIGHT 300
#define EDGE 24

/* What stands on a dialog stands on the window below it. */
static GtkWindow *
below (GtkWindow *parent)
{
  while (parent != NULL && gtk_window_get_transient_for (parent) != NULL)
    parent = gtk_window_get_transient_for (parent);
  return parent;
}

void
ash_dialog_pass_undo (GtkWidget *window, const char *action)
{
  GtkWindow *parent = below (gtk_window_get_transient_for (GTK_WINDOW (window)));

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

static int
fit (int wanted, int room, int least)
{
  int size = ash_width_for_text (wanted);

  return room > 0 ? MAX (MIN (size, room - EDGE), least) : size;
}

void
ash_dialog_set_size (GtkWindow *window, GtkWindow *parent, int width, int height)
{
  parent = below (parent);
  if (ash_width_for_text (width) > width)
    g_signal_connect (window, "realize", G_CALLBACK (ash_width_follow_text), NULL);
  gtk_window_set_default_size (
      window,
      fit (width, parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0,
           MIN (width, LEAST_WIDTH)),
      height < 0 ? -1
                 : fit (height, parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0,
                        MIN (height, LEAST_HEIGHT)));
}

void
ash_dialog_spare_title (AdwHeaderBar *header, GtkWindow *parent)
{
  if (ash_dialog_is_narrow (parent))
    adw_header_bar_set_title_widget (header, gtk_label_new (NULL));
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

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  ash_dialog_set_size (GTK_WINDOW (window), parent, width, 560);
  ash_dialog_close_on_escape (GTK_WINDOW (window));
  *out_group = ADW_PREFERENCES_GROUP (group);
  return GTK_WINDOW (window);
}

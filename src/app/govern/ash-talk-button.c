#include "ash-talk-button.h"

#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"
#include "ash-names.h"
#include "ash-say.h"

static const char *
word_of (GtkWidget *button, const char *name)
{
  return g_object_get_data (G_OBJECT (button), name);
}

static void
clicked_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  g_autofree char *record = g_strdup (word_of (button, "ash-record"));
  g_autofree char *other = g_strdup (word_of (button, "ash-other"));
  g_autoptr (GtkWidget) at =
      g_object_ref (popover != NULL ? gtk_widget_get_parent (popover) : button);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (at, "win.show-comments", "(ss)", record, other);
}

GtkWidget *
ash_talk_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "talk-button");
  gtk_widget_add_css_class (gtk_button_get_child (GTK_BUTTON (button)), "talk-count");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Show the comments"));
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}

void
ash_talk_button_show (
    GtkWidget *button, guint n, const char *about, const char *record, const char *other)
{
  g_autofree char *count = ash_say_number ("%u", n);
  g_autofree char *words = ash_comment_here_say (n);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words != NULL ? words : "", about);

  gtk_widget_set_visible (button, n > 0);
  if (n == 0)
    return;
  gtk_button_set_label (GTK_BUTTON (button), count);
  ash_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "ash-record", g_strdup (record), g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-other", g_strdup (other != NULL ? other : ""),
                          g_free);
}

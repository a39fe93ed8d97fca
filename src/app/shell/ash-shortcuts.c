#include "ash-actions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
shortcut_row (const AshAction *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (action->accelerator);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (action->label));
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

/**
 * ash_shortcuts_present:
 *
 * Shows every key, from the table of actions.
 */
void
ash_shortcuts_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *group_name = NULL;

  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const AshAction *action = &ASH_ACTIONS[i];

      if (action->label == NULL)
        continue;
      if (g_strcmp0 (group_name, action->group) != 0)
        {
          group_name = action->group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (group_name));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), shortcut_row (action));
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard shortcuts"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

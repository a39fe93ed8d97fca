#include "ash-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-settings.h"

static const char *const SCHEMES[] = { "follow", "light", "dark" };

static guint
chosen_scheme (void)
{
  g_autofree char *scheme = ash_settings_dup_string ("colour-scheme", SCHEMES[0]);

  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (g_str_equal (SCHEMES[i], scheme))
      return i;
  return 0;
}

static void
scheme_cb (AdwComboRow *row)
{
  guint which = adw_combo_row_get_selected (row);

  if (which < G_N_ELEMENTS (SCHEMES))
    g_settings_set_string (ash_settings_get (), "colour-scheme", SCHEMES[which]);
}

static GtkWidget *
scheme_row_new (void)
{
  const char *const words[] = { _ ("As the desktop"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Light or dark"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen_scheme ());
  g_signal_connect (row, "notify::selected", G_CALLBACK (scheme_cb), NULL);
  return row;
}

static GtkWidget *
switch_row_new (const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (ash_settings_get (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static void
add_group (GtkWidget *page, const char *title, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

/**
 * ash_preferences_present:
 *
 * Shows what can be set; nothing does where settings cannot be kept.
 */
void
ash_preferences_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  if (ash_settings_get () == NULL)
    {
      g_warning ("the schema of the settings is not installed");
      gtk_window_destroy (GTK_WINDOW (window));
      g_object_unref (g_object_ref_sink (page));
      return;
    }
  add_group (page, _ ("Appearance"), scheme_row_new ());
  add_group (
      page, _ ("Guidance"),
      switch_row_new ("show-coach", _ ("Next step"), _ ("Proposes what to do next, and says why")));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);
  gtk_window_present (GTK_WINDOW (window));
}

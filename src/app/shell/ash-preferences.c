#include "ash-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-file-dialog.h"
#include "ash-language-choice.h"
#include "ash-names.h"
#include "ash-settings.h"

/* One of a few values of a setting */
typedef struct
{
  const char *key;
  const char *values[4];
} Choice;

static const Choice SCHEME = { "colour-scheme", { "follow", "light", "dark" } };
static const Choice TEXT_SIZE = { "preview-text-size", { "100", "150", "200" } };

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, const Choice *choice)
{
  guint which = adw_combo_row_get_selected (row);

  if (which < g_strv_length ((GStrv) choice->values))
    g_settings_set_string (ash_settings_get (), choice->key, choice->values[which]);
}

static GtkWidget *
choice_row_new (const Choice *choice, const char *title, const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  g_autofree char *chosen = ash_settings_dup_string (choice->key, choice->values[0]);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], chosen))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) choice);
  return row;
}

/* New credentials */

static void
language_cb (AshLanguageChoice *choice)
{
  g_settings_set_string (ash_settings_get (), "new-language", ash_language_choice_get_tag (choice));
}

static GtkWidget *
language_row_new (void)
{
  g_autofree char *tag = ash_settings_dup_string ("new-language", "");
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = ash_language_choice_new (_ ("Not said"));

  ash_language_choice_set_tag (ASH_LANGUAGE_CHOICE (choice), tag);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_signal_connect (choice, "notify::tag", G_CALLBACK (language_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  return row;
}

static GtkWidget *
entry_row_new (const char *key, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_settings_bind (ash_settings_get (), key, row, "text", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/* Packages */

static void
show_folder (GtkWidget *row)
{
  g_autofree char *uri = ash_settings_dup_string ("package-folder", "");
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               name != NULL ? name : _ ("The folder used last"));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "ash-forget"), folder != NULL);
}

static void
folder_cb (GFile *folder, gpointer row)
{
  g_autofree char *uri = g_file_get_uri (folder);

  g_settings_set_string (ash_settings_get (), "package-folder", uri);
  show_folder (row);
}

static void
choose_cb (GtkWidget *row)
{
  ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (row)), ASH_FILE_FOLDER, NULL, folder_cb,
                           row);
}

static void
forget_cb (GtkWidget *row)
{
  g_settings_reset (ash_settings_get (), "package-folder");
  show_folder (row);
}

static GtkWidget *
folder_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Where packages are written"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, _ ("Use the folder used last"));
  ash_name (forget, _ ("Use the folder used last"));
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), row);
  g_signal_connect_swapped (forget, "clicked", G_CALLBACK (forget_cb), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choose);
  g_object_set_data (G_OBJECT (row), "ash-forget", forget);
  show_folder (row);
  return row;
}

static GtkWidget *
switch_row_new (const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (ash_settings_get (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
fill (GtkWidget *page)
{
  const char *const schemes[] = { _ ("As the desktop"), _ ("Light"), _ ("Dark"), NULL };
  const char *const sizes[] = { _ ("Text 100 %"), _ ("Text 150 %"), _ ("Text 200 %"), NULL };
  AdwPreferencesGroup *group =
      add_group (page, _ ("Appearance"), choice_row_new (&SCHEME, _ ("Light or dark"), schemes));

  adw_preferences_group_add (group, choice_row_new (&TEXT_SIZE, _ ("Preview opens with"), sizes));
  group = add_group (page, _ ("New credentials"), language_row_new ());
  adw_preferences_group_set_description (
      group, _ ("The institution is filled in where a document names none."));
  adw_preferences_group_add (group, entry_row_new ("issuer-name", _ ("Awarded by")));
  adw_preferences_group_add (group,
                             entry_row_new ("issuer-url", _ ("Web address of the institution")));
  adw_preferences_group_add (group,
                             entry_row_new ("issuer-email", _ ("E-mail of the institution")));
  group =
      add_group (page, _ ("Comments and versions"), entry_row_new ("author-name", _ ("Your name")));
  adw_preferences_group_set_description (
      group,
      _ ("Shown with what you write. Left empty, the name of your computer account is shown."));
  add_group (page, _ ("Packages"), folder_row_new ());
  add_group (
      page, _ ("Guidance"),
      switch_row_new ("show-coach", _ ("Next step"), _ ("Proposes what to do next, and says why")));
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
  fill (page);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  ash_dialog_set_size (GTK_WINDOW (window), parent, 520, 640);
  gtk_window_present (GTK_WINDOW (window));
}

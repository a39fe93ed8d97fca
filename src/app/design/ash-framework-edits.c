#include "ash-framework-edits.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-message.h"
#include "ash-menu.h"
#include "ash-names.h"

AshStatementKind
ash_frameworks_kind_of (AshEntryItem *item)
{
  return ash_entry_item_framework (item)->kind == ASH_FRAMEWORK_ATTRIBUTES ? ASH_STATEMENT_ATTRIBUTE
                                                                           : ASH_STATEMENT_SKILL;
}

gboolean
ash_frameworks_use (GtkWindow *window,
                    AshPlace *place,
                    AshEntryItem *item,
                    AshStatementKind kind,
                    const char *outcome)
{
  const char *credential = ash_place_get_credential (place);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  if (credential != NULL)
    made = ash_desk_use_statement (
        ash_place_get_store (place), credential, ash_entry_item_framework (item)->record.id,
        ash_entry_item_listing (item), ash_entry_item_index (item), kind, outcome, &error);
  if (made == NULL && window != NULL)
    ash_message_present (window, _ ("The statement could not be used"),
                         error != NULL ? error->message : _ ("There is no credential yet."), NULL,
                         NULL, NULL);
  return made != NULL;
}

typedef struct
{
  AshEntryDropFunc func;
  gpointer user_data;
} Drop;

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  AshEntryItem *item = g_value_get_object (value);

  if (item != NULL)
    drop->func (item, drop->user_data);
  return item != NULL;
}

static void
drop_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
ash_frameworks_take_drops (GtkWidget *widget, AshEntryDropFunc func, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (ASH_TYPE_ENTRY_ITEM, GDK_ACTION_COPY);
  Drop *drop = g_new0 (Drop, 1);

  drop->func = func;
  drop->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drop, drop_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Changing a framework */

static gboolean
tell (GtkWindow *window, gboolean is_done, const GError *error)
{
  if (!is_done)
    ash_message_present (window, _ ("The framework could not be changed"), error->message, NULL,
                         NULL, NULL);
  return is_done;
}

gboolean
ash_framework_edits_remove (GtkWindow *window, AshPlace *place, const AshFramework *framework)
{
  g_autoptr (GError) error = NULL;

  return tell (
      window, ash_desk_remove_framework (ash_place_get_store (place), framework->record.id, &error),
      error);
}

gboolean
ash_framework_edits_set_kind (GtkWindow *window,
                              AshPlace *place,
                              const AshFramework *framework,
                              AshFrameworkKind kind)
{
  g_autoptr (GError) error = NULL;

  return tell (
      window,
      ash_desk_set_framework_kind (ash_place_get_store (place), framework->record.id, kind, &error),
      error);
}

static void
renamed_cb (GtkWidget *row, AshPlace *place)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (row));
  g_autoptr (GError) error = NULL;

  if (tell (window,
            ash_desk_rename_framework (ash_place_get_store (place),
                                       g_object_get_data (G_OBJECT (row), "framework"),
                                       gtk_editable_get_text (GTK_EDITABLE (row)), &error),
            error))
    gtk_window_close (window);
}

void
ash_framework_edits_rename (GtkWindow *parent, AshPlace *place, const AshFramework *framework)
{
  AdwPreferencesGroup *group;
  GtkWindow *window = ash_dialog_new_list (parent, _ ("Rename framework"), NULL, 380, &group);
  GtkWidget *row = adw_entry_row_new ();

  ash_dialog_set_size (window, parent, 336, 180);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (row), framework->title != NULL ? framework->title : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "framework", g_strdup (framework->record.id), g_free);
  g_signal_connect_object (row, "apply", G_CALLBACK (renamed_cb), place, 0);
  adw_preferences_group_add (group, row);
  gtk_window_present (window);
  gtk_widget_grab_focus (row);
}

GMenuModel *
ash_framework_edits_outcomes_menu (AshPlace *place, const char *action)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; design != NULL && i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      glong length = g_utf8_strlen (outcome->text, -1);
      g_autofree char *start = g_utf8_substring (outcome->text, 0, MIN (length, 60));
      g_autofree char *label = g_strdup_printf (
          "%s  %s%s", outcome->code != NULL ? outcome->code : "", start, length > 60 ? "…" : "");

      ash_menu_append (menu, label, action, outcome->record.id);
    }
  return G_MENU_MODEL (menu);
}

/* Menus of the window of frameworks */

static GtkWidget *
more_button_new (GMenu *menu, const char *what)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, what);
  ash_name (button, what);
  return button;
}

GtkWidget *
ash_framework_menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Rename…"), "frameworks.rename");
  g_menu_append (menu, _ ("Its statements are skills"), "frameworks.kind(1)");
  g_menu_append (menu, _ ("Its statements are graduate attributes"), "frameworks.kind(2)");
  g_menu_append (menu, _ ("Remove"), "frameworks.remove");
  return more_button_new (menu, _ ("This framework"));
}

GtkWidget *
ash_framework_ways_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Add as outcome"), "frameworks.use-as(0)");
  g_menu_append (menu, _ ("Add as skill"), "frameworks.use-as(1)");
  g_menu_append (menu, _ ("Add as graduate attribute"), "frameworks.use-as(2)");
  return more_button_new (menu, _ ("Add in another way"));
}

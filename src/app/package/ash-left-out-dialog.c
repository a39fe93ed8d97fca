#include "ash-left-out-dialog.h"

#include <adwaita.h>
#include <ash-desk-leave-out.h>
#include <ash-left-out.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-say.h"
#include "ash-window.h"

#define INDENT 18
#define MAX_DEPTH 6

char *
ash_left_out_say (const AshDesign *design)
{
  guint n = 0, n_left_out = 0;

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      gboolean is_counted = item->is_linked && item->kind != ASH_ITEM_FOLDER;

      n += is_counted;
      n_left_out += is_counted && ash_left_out_is (design, item);
    }
  return n_left_out == 0
             ? ash_say_number (ngettext ("%u goes along", "All %u go along", n), n)
             : ash_say_numbers (ngettext ("%u of %u left out", "%u of %u left out", n_left_out),
                                n_left_out, n);
}

void
ash_left_out_set (GtkWidget *widget, AshPlace *place, const char *item, gboolean is_left_out)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  if (!ASH_IS_WINDOW (window) && window != NULL)
    window = gtk_window_get_transient_for (window);
  if (!ash_desk_leave_out (ash_place_get_store (place), item, is_left_out, &error))
    {
      if (ASH_IS_WINDOW (window))
        ash_window_refuse (ASH_WINDOW (window), _ ("This could not be changed"), error);
      return;
    }
  if (ASH_IS_WINDOW (window))
    ash_window_toast (ASH_WINDOW (window),
                      is_left_out ? _ ("Left out of packages") : _ ("Put back"), TRUE);
}

/* For teachers */

static void
teachers_cb (GtkSwitch *toggle, GParamSpec *pspec, AshPlace *place)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toggle));

  if (ash_place_get_credential (place) != NULL &&
      !ash_desk_leave_out_teachers (ash_place_get_store (place), ash_place_get_credential (place),
                                    !gtk_switch_get_active (toggle), &error) &&
      ASH_IS_WINDOW (root))
    ash_window_refuse (ASH_WINDOW (root), _ ("This could not be changed"), error);
}

/* From the document: the design comes a moment after an edit. */
static gboolean
are_teachers_out (AshPlace *place)
{
  g_autoptr (GPtrArray) fields =
      ash_place_get_credential (place) != NULL
          ? ash_store_list (ash_place_get_store (place), &ASH_SHEET_FIELD, "owner",
                            ash_place_get_credential (place), NULL)
          : NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    if (g_strcmp0 (((AshSheetField *) g_ptr_array_index (fields, i))->key,
                   ASH_FIELD_WITHOUT_TEACHERS) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ash_left_out_bind_teachers:
 *
 * Shows on @toggle whether what is for teachers goes along, and changes that with it.
 */
void
ash_left_out_bind_teachers (GtkSwitch *toggle, AshPlace *place)
{
  g_signal_handlers_disconnect_by_func (toggle, teachers_cb, place);
  gtk_switch_set_active (toggle, !are_teachers_out (place));
  g_signal_connect (toggle, "notify::active", G_CALLBACK (teachers_cb), place);
}

/* The list of all */

typedef struct
{
  AshPlace *place;
  GPtrArray *checks; /* (element-type GtkCheckButton) each with the id of its item */
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  g_object_unref (self->place);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

static const char *
item_of (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "ash-item");
}

static gboolean
is_out (GPtrArray *checks, const char *item)
{
  for (guint i = 0; item != NULL && i < checks->len; i++)
    if (g_str_equal (item_of (g_ptr_array_index (checks, i)), item))
      return !gtk_check_button_get_active (g_ptr_array_index (checks, i)) ||
             !gtk_widget_get_sensitive (g_ptr_array_index (checks, i));
  return FALSE;
}

/* What is in a module that stays behind stays behind with it. */
static void
show_below (List *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      gtk_widget_set_sensitive (
          check, !is_out (self->checks, g_object_get_data (G_OBJECT (check), "ash-parent")));
    }
}

static void
toggled_cb (GtkCheckButton *check, List *self)
{
  ash_left_out_set (GTK_WIDGET (check), self->place, item_of (GTK_WIDGET (check)),
                    !gtk_check_button_get_active (check));
  show_below (self);
}

static GtkWidget *
row_new (List *self, const AshDesign *design, const AshItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (ash_say_icon (item->kind));
  const char *title = item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !ash_left_out_is (design, item));
  gtk_widget_set_margin_start (check,
                               INDENT * (int) MIN (ash_design_depth (design, item), MAX_DEPTH));
  g_object_set_data_full (G_OBJECT (check), "ash-item", g_strdup (item->record.id), g_free);
  g_object_set_data_full (G_OBJECT (check), "ash-parent", g_strdup (item->parent), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->checks, check);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
add_rows (List *self, AdwPreferencesGroup *group, const AshDesign *design, const char *parent)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *item = g_ptr_array_index (children, i);

      adw_preferences_group_add (group, row_new (self, design, item));
      add_rows (self, group, design, item->record.id);
    }
}

void
ash_left_out_present (GtkWindow *parent, AshPlace *place)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));
  AdwPreferencesGroup *group;
  GtkWindow *window = ash_dialog_new_list (
      parent, _ ("What goes along"),
      _ ("What has no tick stays in the credential and goes into no package."), 520, &group);
  List *self = g_new0 (List, 1);

  self->place = g_object_ref (place);
  self->checks = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (window), "ash-list", self, list_free);
  if (design != NULL)
    add_rows (self, group, design, NULL);
  show_below (self);
  gtk_window_present (window);
}

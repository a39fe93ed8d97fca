#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-module-outcomes.h"
#include "ash-say.h"
#include "ash-small-editors.h"
#include "ash-form-editor.h"

/* A list of more is what the outline is for. */
#define MOST_ROWS 100

static const char *const MODES[] = { "", "online", "hybrid", "onsite", NULL };

typedef struct
{
  AshFormEditor *editor;
  AshModuleOutcomes *outcomes;
  AdwPreferencesGroup *items;
  GPtrArray *rows;
} Module;

static void
activated_cb (GtkWidget *row, Module *self)
{
  ash_place_set_item (ash_form_editor_get_place (self->editor),
                      g_object_get_data (G_OBJECT (row), "item"));
}

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  Module *self = own;
  static const char *titles[5];

  titles[0] = _ ("Not stated");
  titles[1] = _ ("Online");
  titles[2] = _ ("Online and on site");
  titles[3] = _ ("On site");
  self->editor = editor;
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (editor), "rows", self->rows,
                          (GDestroyNotify) g_ptr_array_unref);
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_title (form);
  ash_form_add_text (form, _ ("Purpose, in one line"), &ASH_ITEM, "purpose", _ ("Change purpose"));
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Weeks"), &ASH_ITEM, "weeks", ASH_UNIT_COUNT, _ ("Change weeks"));
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
  ash_form_add_choice (form, _ ("How it is taught"), &ASH_ITEM, "mode", MODES, titles,
                       _ ("Change how it is taught"));
  self->outcomes = ash_module_outcomes_add (editor, form);
  self->items = ash_form_add_group (form, _ ("In this module"), NULL);
}

static void
add_row (Module *self, const AshItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled");
  g_autofree char *minutes = ash_say_minutes (item->minutes);
  GtkWidget *time = gtk_label_new (minutes);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (ash_say_icon (item->kind)));
  gtk_widget_add_css_class (time, "muted");
  gtk_widget_add_css_class (time, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (item->record.id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  adw_preferences_group_add (self->items, row);
  g_ptr_array_add (self->rows, row);
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  Module *self = own;
  g_autoptr (GPtrArray) children =
      ash_store_list (ash_form_get_store (ash_form_editor_get_form (editor)), &ASH_ITEM, "parent",
                      item->record.id, NULL);
  guint n = 0;
  gint64 minutes = 0;
  g_autofree char *count = NULL;
  g_autofree char *time = NULL;
  g_autofree char *facts = NULL;

  ash_module_outcomes_show (self->outcomes, item->record.id);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->items, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (!child->is_linked)
        continue;
      if (n++ < MOST_ROWS)
        add_row (self, child);
      minutes += MAX (child->minutes, 0);
    }
  count = ash_say_items (n);
  time = ash_say_minutes (minutes);
  facts = *time != '\0' ? g_strdup_printf ("%s · %s", count, time) : g_strdup (count);
  adw_preferences_group_set_description (self->items, facts);
}

static const AshFormKind KIND = { sizeof (Module), build, show };

GtkWidget *
ash_module_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}

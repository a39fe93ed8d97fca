#include "ash-skill-rows.h"

#include <ash-desk-frameworks.h>
#include <ash-outcome-tree.h>
#include <ash-desk-outcomes.h>
#include <glib/gi18n-lib.h>

#include "ash-add-row.h"
#include "ash-edits.h"
#include "ash-framework-edits.h"
#include "ash-names.h"
#include "ash-skill-offer.h"
#include "ash-skill-window.h"
#include "ash-validation-row.h"
#include "ash-window.h"

typedef struct
{
  AshPlace *place;
  gboolean are_attributes;
  GtkWidget *entry;
  GPtrArray *rows;  /* before the entry */
  GtkWidget *whole; /* after it: who confirms the credential as a whole */
  char *shown;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_object_unref (self->place);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  g_free (self);
}

static Rows *
rows_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ash-skill-rows");
}

static GtkWindow *
window_of (Rows *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->entry));
}

/* Adding */

static void
add_cb (Rows *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  AshStore *store = ash_place_get_store (self->place);
  const char *credential = ash_place_get_credential (self->place);
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || credential == NULL)
    return;
  made = self->are_attributes ? ash_desk_add_attribute (store, credential, text, &error)
                              : ash_desk_add_skill (store, credential, text, NULL, &error);
  if (ash_edits_done (self->entry, made != NULL, error, _ ("The skill could not be added")))
    ash_add_row_clear (ADW_ENTRY_ROW (self->entry));
}

static AshStatementKind
kind_of (Rows *self)
{
  return self->are_attributes ? ASH_STATEMENT_ATTRIBUTE : ASH_STATEMENT_SKILL;
}

static void
take_cb (AshEntryItem *item, gpointer user_data)
{
  Rows *self = user_data;

  if (ash_frameworks_use (window_of (self), self->place, item, kind_of (self), NULL))
    ash_add_row_clear (ADW_ENTRY_ROW (self->entry));
}

static void
delete_cb (GtkWidget *button, Rows *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "skill");
  GtkWindow *window = window_of (self);
  g_autoptr (GError) error = NULL;

  if (ash_edits_done (self->entry,
                      ash_desk_delete_outcome (ash_place_get_store (self->place),
                                               ash_place_get_credential (self->place), id, &error),
                      error, _ ("The skill could not be deleted")) &&
      ASH_IS_WINDOW (window))
    ash_window_toast (
        ASH_WINDOW (window),
        self->are_attributes ? _ ("Deleted a graduate attribute") : _ ("Deleted a skill"), TRUE);
}

static void
open_cb (GtkWidget *row, Rows *self)
{
  ash_skill_window_present (window_of (self), self->place,
                            g_object_get_data (G_OBJECT (row), "skill"));
}

/* Showing */

static void
append_part (GString *said, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", text);
}

static char *
say_confirmed (const AshDesign *design, const char *statement)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < design->validations->len; i++)
    {
      const AshValidation *each = g_ptr_array_index (design->validations, i);
      const char *name = each->organisation != NULL ? each->organisation : each->person;

      if (g_strcmp0 (each->statement, statement) == 0 && name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return names->len > 0 ? g_strdup_printf (_ ("Confirmed by %s"), names->str) : NULL;
}

/* "ESCO · S5.2 · advanced · shown by O1, O3 · Confirmed by Northfield Health" */
static char *
say_skill (const AshDesign *design, const AshStatement *skill)
{
  const AshFramework *framework = ash_design_framework_of (design, skill);
  const AshCredentialStatement *use = ash_design_use_of (design, skill->record.id);
  g_autoptr (GPtrArray) by = ash_design_shown_by (design, skill->record.id);
  g_autofree char *confirmed = say_confirmed (design, skill->record.id);
  g_autoptr (GString) codes = g_string_new (NULL);
  GString *said = g_string_new (NULL);

  append_part (said, framework != NULL ? framework->title : NULL);
  append_part (said, framework != NULL ? skill->code : NULL);
  append_part (said, use != NULL ? use->level : NULL);
  for (guint i = 0; i < by->len; i++)
    {
      const char *code = ((AshStatement *) g_ptr_array_index (by, i))->code;

      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", code != NULL ? code : "–");
    }
  if (by->len > 0)
    {
      g_autofree char *shown = g_strdup_printf (_ ("shown by %s"), codes->str);

      append_part (said, shown);
    }
  append_part (said, confirmed);
  return g_string_free (said, FALSE);
}

static GtkWidget *
row_new (Rows *self, const AshStatement *skill, const char *about)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (self->are_attributes ? _ ("Delete graduate attribute %s")
                                                                : _ ("Delete skill %s"),
                                           skill->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), skill->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "skill", g_strdup (skill->record.id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  ash_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "skill", g_strdup (skill->record.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  ash_frameworks_take_drops (row, take_cb, self);
  return row;
}

static void
show_whole (Rows *self, GtkWidget *list, const AshDesign *design)
{
  g_autofree char *said = say_confirmed (design, NULL);

  if (self->are_attributes)
    return;
  if (self->whole == NULL)
    {
      self->whole = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->whole), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->whole),
                                     _ ("Who confirms the credential"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->whole), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->whole),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect (self->whole, "activated", G_CALLBACK (open_cb), self);
      gtk_list_box_insert (GTK_LIST_BOX (list), self->whole,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->entry)) + 1);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->whole),
                               said != NULL ? said : _ ("Employers, as a whole: nobody yet"));
}

void
ash_skill_rows_show (GtkWidget *row, const AshDesign *design)
{
  Rows *self = rows_of (row);
  GtkWidget *list = gtk_widget_get_parent (row);
  GPtrArray *skills = self->are_attributes ? design->attributes : design->skills;
  g_autoptr (GPtrArray) abouts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) said = g_string_new (NULL);
  int index;

  if (list == NULL)
    return;
  show_whole (self, list, design);
  for (guint i = 0; i < skills->len; i++)
    {
      const AshStatement *skill = g_ptr_array_index (skills, i);

      g_ptr_array_add (abouts, say_skill (design, skill));
      g_string_append_printf (said, "%s %s %s\n", skill->record.id, skill->text,
                              (char *) abouts->pdata[i]);
    }
  if (g_strcmp0 (said->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (said->str);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (list), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  for (guint i = 0; i < skills->len; i++)
    {
      GtkWidget *made = row_new (self, g_ptr_array_index (skills, i), abouts->pdata[i]);

      gtk_list_box_insert (GTK_LIST_BOX (list), made, index + (int) i);
      g_ptr_array_add (self->rows, made);
    }
}

GtkWidget *
ash_skill_rows_new (AshPlace *place, gboolean are_attributes)
{
  Rows *self = g_new0 (Rows, 1);
  GtkWidget *browse = gtk_button_new_from_icon_name ("system-search-symbolic");

  self->place = g_object_ref (place);
  self->are_attributes = are_attributes;
  self->rows = g_ptr_array_new ();
  self->entry = adw_entry_row_new ();
  g_object_set_data_full (G_OBJECT (self->entry), "ash-skill-rows", self, rows_free);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry),
                                 are_attributes ? _ ("Add a graduate attribute")
                                                : _ ("Add a skill"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_add_css_class (browse, "flat");
  gtk_widget_set_valign (browse, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (browse, _ ("Browse frameworks"));
  ash_name (browse, _ ("Browse frameworks"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (browse), "win.frameworks");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), browse);
  g_signal_connect_swapped (self->entry, "apply", G_CALLBACK (add_cb), self);
  ash_skill_offer_attach (self->entry, place,
                          are_attributes ? ASH_FRAMEWORK_ATTRIBUTES : ASH_FRAMEWORK_SKILLS, take_cb,
                          self);
  ash_frameworks_take_drops (self->entry, take_cb, self);
  return self->entry;
}

#include "ash-sheet-line.h"

#include <ash-desk-sheet.h>
#include <ash-languages.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-day-row.h"
#include "ash-language-choice.h"
#include "ash-names.h"
#include "ash-refusal.h"
#include "ash-say.h"
#include "ash-skill-rows.h"

typedef struct
{
  const AshSheetEntry *entry;
  AshPlace *place;
  GtkWidget *row;
  GtkWidget *field;    /* what is typed in: the row, or the text in it */
  char *shown;         /* of choices: what is shown */
  char *credential;    /* of which it is shown */
  GtkStringList *list; /* of a choice */
  gboolean is_own;     /* shown from the document just now */
} Line;

static GQuark
line_quark (void)
{
  return g_quark_from_static_string ("ash-sheet-line");
}

static Line *
line_of (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), line_quark ());
}

static void
line_free (gpointer data)
{
  Line *self = data;

  g_object_unref (self->place);
  g_free (self->shown);
  g_free (self->credential);
  g_free (self);
}

const char *
ash_sheet_title (const AshSheetEntry *entry)
{
  return g_dgettext (GETTEXT_PACKAGE, entry->title);
}

/* Storing */

static void
store_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Line *self = data;
  const char *credential = ash_place_get_credential (self->place);
  g_autoptr (GError) error = NULL;

  if (credential == NULL)
    return;
  ash_desk_set_sheet (ash_place_get_store (self->place), credential, self->entry->key, text,
                      &error);
  ash_refuse (self->field, error != NULL ? error->message : NULL);
}

/* Lines and texts */

static void
make_entry (Line *self)
{
  gboolean is_day = self->entry->type == ASH_SHEET_DATE;

  self->row = self->field =
      is_day ? ash_day_row_new (ash_sheet_title (self->entry)) : adw_entry_row_new ();
  ash_commit_editable (GTK_EDITABLE (self->field), store_cb, self);
}

static void
make_text (Line *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (ash_sheet_title (self->entry));

  self->row = adw_preferences_row_new ();
  self->field = gtk_text_view_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "muted");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->field), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->field), FALSE);
  gtk_widget_add_css_class (self->field, "sheet-text");
  gtk_widget_set_size_request (self->field, -1, 62);
  ash_name (self->field, ash_sheet_title (self->entry));
  gtk_widget_add_css_class (box, "text-row");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->field);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  ash_name (self->row, ash_sheet_title (self->entry));
  ash_commit_text_view (GTK_TEXT_VIEW (self->field), store_cb, self);
}

/* Choices */

static void
selected_cb (Line *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  const AshSheetChoice *choice;

  if (self->is_own || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    {
      store_cb (self->row, "", self);
      return;
    }
  /* The one after the last is a word that came with the document. */
  if (selected > self->entry->choices->len)
    return;
  choice = g_ptr_array_index (self->entry->choices, selected - 1);
  store_cb (self->row, choice->value, self);
}

static void
make_choice (Line *self)
{
  self->list = gtk_string_list_new (NULL);
  gtk_string_list_append (self->list, _ ("Not said"));
  for (guint i = 0; i < self->entry->choices->len; i++)
    {
      const AshSheetChoice *choice = g_ptr_array_index (self->entry->choices, i);

      gtk_string_list_append (self->list, g_dgettext (GETTEXT_PACKAGE, choice->title));
    }
  self->row = self->field = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (self->list));
  g_object_unref (self->list);
  g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
show_choice (Line *self, const char *value)
{
  guint n = self->entry->choices->len;
  guint selected = 0;

  if (g_strcmp0 (self->shown, value) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (value);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (((AshSheetChoice *) g_ptr_array_index (self->entry->choices, i))->value,
                     value))
      selected = i + 1;
  self->is_own = TRUE;
  if (selected == 0 && *value != '\0')
    {
      const char *own[] = { value, NULL };

      gtk_string_list_splice (self->list, n + 1,
                              g_list_model_get_n_items (G_LIST_MODEL (self->list)) - n - 1, own);
      selected = n + 1;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
  self->is_own = FALSE;
}

/* The language: a tag for machines, a name for people. */

static void
tag_cb (Line *self)
{
  store_cb (self->row, ash_language_choice_get_tag (ASH_LANGUAGE_CHOICE (self->field)), self);
}

static void
make_language (Line *self)
{
  self->row = adw_action_row_new ();
  self->field = ash_language_choice_new (_ ("Not said"));
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->field);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->field);
  g_signal_connect_swapped (self->field, "notify::tag", G_CALLBACK (tag_cb), self);
}

static gboolean
is_of_attributes (const AshSheetEntry *entry)
{
  return g_strcmp0 (entry->store, "design.attributes") == 0;
}

/**
 * ash_sheet_line_new:
 *
 * Returns: (transfer floating): the row, of a #GtkListBox
 */
GtkWidget *
ash_sheet_line_new (const AshSheetEntry *entry, AshPlace *place)
{
  Line *self = g_new0 (Line, 1);
  g_autofree char *example =
      entry->example != NULL
          ? g_strdup_printf (_ ("Example: %s"), g_dgettext (GETTEXT_PACKAGE, entry->example))
          : NULL;
  g_autofree char *tip = NULL;

  self->entry = entry;
  self->place = g_object_ref (place);
  if (entry->type == ASH_SHEET_CHOICE)
    make_choice (self);
  else if (entry->type == ASH_SHEET_TEXT)
    make_text (self);
  else if (entry->type == ASH_SHEET_SKILLS)
    /* The row for another one stands for the field. */
    self->row = self->field = ash_skill_rows_new (place, is_of_attributes (entry));
  else if (entry->type == ASH_SHEET_LANGUAGE)
    make_language (self);
  else
    make_entry (self);
  if (entry->type != ASH_SHEET_SKILLS)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), ash_sheet_title (entry));
  if (entry->prompt != NULL || example != NULL)
    {
      const char *prompt = entry->prompt != NULL ? g_dgettext (GETTEXT_PACKAGE, entry->prompt) : "";

      tip = g_strconcat (prompt, *prompt != '\0' && example != NULL ? "\n" : "", example, NULL);
      gtk_widget_set_tooltip_text (self->row, tip);
    }
  g_object_set_qdata_full (G_OBJECT (self->row), line_quark (), self, line_free);
  return self->row;
}

void
ash_sheet_line_show (GtkWidget *line, const AshDesign *design)
{
  Line *self = line_of (line);
  g_autofree char *value = ash_sheet_dup_value (self->entry, design);

  if (g_strcmp0 (self->credential, design->credential->record.id) != 0)
    {
      ash_refuse (self->field, NULL);
      g_free (self->credential);
      self->credential = g_strdup (design->credential->record.id);
    }
  if (self->entry->type == ASH_SHEET_CHOICE)
    show_choice (self, value);
  else if (self->entry->type == ASH_SHEET_SKILLS)
    ash_skill_rows_show (self->row, design);
  else if (self->entry->type == ASH_SHEET_LANGUAGE)
    ash_language_choice_set_tag (ASH_LANGUAGE_CHOICE (self->field), value);
  else
    ash_commit_show (self->field, value);
}

const AshSheetEntry *
ash_sheet_line_get_entry (GtkWidget *line)
{
  return line_of (line)->entry;
}

void
ash_sheet_line_focus (GtkWidget *line)
{
  gtk_widget_grab_focus (line_of (line)->field);
}

char *
ash_sheet_say (const AshSheetEntry *entry, const AshDesign *design)
{
  g_autofree char *value = ash_sheet_dup_value (entry, design);

  if (*value == '\0')
    return g_steal_pointer (&value);
  switch (entry->type)
    {
    case ASH_SHEET_CHOICE:
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, ash_sheet_choice_title (entry, value)));
    case ASH_SHEET_HOURS:
      return ash_say_minutes (design->credential->minutes);
    case ASH_SHEET_NUMBER:
    case ASH_SHEET_HUNDREDTHS:
    case ASH_SHEET_DATE:
      /* Translators: a field and its value: "Weeks: 4" */
      return g_strdup_printf (_ ("%s: %s"), ash_sheet_title (entry), value);
    case ASH_SHEET_LINE:
      /* A bare figure says nothing. */
      if (strspn (value, "0123456789.,") == strlen (value))
        return g_strdup_printf (_ ("%s: %s"), ash_sheet_title (entry), value);
      return g_steal_pointer (&value);
    case ASH_SHEET_LANGUAGE:
      return ash_language_say (value);
    case ASH_SHEET_TEXT:
    case ASH_SHEET_SKILLS:
    case ASH_SHEET_FACT:
    default:
      return g_steal_pointer (&value);
    }
}

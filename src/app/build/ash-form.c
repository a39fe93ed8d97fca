#include "ash-form.h"

#include <ash-desk-rubric.h>
#include <ash-desk-task.h>
#include <ash-grid-table.h>
#include <ash-terms.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-refusal.h"
#include "ash-width-bin.h"

typedef struct
{
  AshForm *form;
  GtkWidget *widget; /* what is typed into, or chosen from */
  const AshRecordClass *klass;
  const char *column; /* NULL: the sheet's */
  const char *key;    /* of the sheet; NULL with no column: the text of the item */
  const char *step;
  gboolean is_number;
  gboolean is_title;
  AshUnit unit;
  const char *const *words;
} Row;

struct _AshForm
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item;
  GtkWidget *scroller;
  GtkBox *groups;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type Row) */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (AshForm, ash_form, GTK_TYPE_WIDGET)

AshStore *
ash_form_get_store (AshForm *self)
{
  return ash_place_get_store (self->place);
}

const char *
ash_form_get_item (AshForm *self)
{
  return self->item;
}

AshItem *
ash_form_dup_item (AshForm *self)
{
  return self->item != NULL
             ? ash_store_find (ash_form_get_store (self), &ASH_ITEM, "id", self->item)
             : NULL;
}

AshAssessment *
ash_form_dup_assessment (AshForm *self)
{
  return self->item != NULL
             ? ash_store_find (ash_form_get_store (self), &ASH_ASSESSMENT, "item", self->item)
             : NULL;
}

gboolean
ash_form_told (AshForm *self, gboolean is_done, GError *error)
{
  if (!is_done)
    {
      ash_message_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("That could not be changed"), error != NULL ? error->message : "",
                           NULL, NULL, NULL);
      ash_form_show (self);
    }
  return is_done;
}

/* (transfer full): the id of the record that the row is about; evidence is made when it is none. */
static char *
record_of (Row *row, GError **error)
{
  if (row->klass == &ASH_ASSESSMENT)
    return ash_desk_make_evidence (ash_form_get_store (row->form), row->form->item, error);
  return g_strdup (row->form->item);
}

/* FALSE: it is said why */
static gboolean
read_number (GtkWidget *widget, AshUnit unit, const char *text, gint64 *value)
{
  gint64 min_c;
  gboolean is_read;

  if (unit == ASH_UNIT_COUNT)
    return ash_refuse_all_but_whole (widget, text, ASH_TERMS_MOST_ATTEMPTS, value);
  if (unit == ASH_UNIT_MINUTES)
    return ash_refuse_all_but_whole (widget, text, ASH_TERMS_MOST_MINUTES, value);
  is_read = unit == ASH_UNIT_PERCENT ? ash_grid_parse_weight (text, value)
                                     : ash_grid_parse_points (text, &min_c, value);
  ash_refuse (widget, is_read ? NULL
                      : unit == ASH_UNIT_PERCENT
                          ? _ ("A number of percent up to 100 belongs here, like 30 or 12.5")
                          : _ ("A number belongs here, like 90 or 2.5"));
  return is_read;
}

static gboolean
store_text (Row *row, const char *record, const char *text, GError **error)
{
  AshStore *store = ash_form_get_store (row->form);
  gint64 value;

  if (row->is_title)
    return ash_desk_rename_item (store, record, text, error);
  if (row->is_number)
    return !read_number (row->widget, row->unit, text, &value) ||
           ash_desk_set_int (store, row->klass, record, row->column, value, row->step, error);
  if (row->column != NULL)
    return ash_desk_set_text (store, row->klass, record, row->column, text, row->step, error);
  if (row->key != NULL)
    return ash_desk_set_field (store, record, row->key, text, error);
  return ash_desk_set_prompt (store, record, text, error);
}

/* Making evidence and saying something of it are one step. */
static void
stored_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *row = data;
  AshForm *self = row->form;
  AshStore *store = ash_form_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshAssessment) there = NULL;
  g_autofree char *record = NULL;
  gboolean is_done;

  if (self->item == NULL)
    return;
  there = ash_form_dup_assessment (self);
  if (row->klass == &ASH_ITEM || there != NULL)
    {
      record = there != NULL && row->klass != &ASH_ITEM ? g_strdup (there->record.id)
                                                        : g_strdup (self->item);
      ash_form_told (self, store_text (row, record, text, &error), error);
      return;
    }
  if (!ash_store_begin (store, _ ("Make it evidence"), NULL, &error))
    {
      ash_form_told (self, FALSE, error);
      return;
    }
  record = record_of (row, &error);
  is_done = record != NULL && store_text (row, record, text, &error);
  if (!is_done)
    ash_store_rollback (store);
  else
    is_done = ash_store_commit (store, &error);
  ash_form_told (self, is_done, error);
}

static char *
say_number (AshUnit unit, gint64 value)
{
  if (value < 0)
    return g_strdup ("");
  if (unit == ASH_UNIT_POINTS || unit == ASH_UNIT_PERCENT)
    return ash_grid_format_hundredths (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
field_of (AshForm *self, const char *owner, const char *key)
{
  g_autoptr (GPtrArray) fields =
      ash_store_list (ash_form_get_store (self), &ASH_SHEET_FIELD, "owner", owner, NULL);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->key, key) == 0 && g_strcmp0 (field->lang, "") == 0)
        return g_strdup (field->value);
    }
  return NULL;
}

static char *
text_of (Row *row, gconstpointer record)
{
  const AshField *field =
      row->column != NULL ? ash_record_class_field (row->klass, row->column) : NULL;

  if (record == NULL)
    return NULL;
  if (row->is_number)
    return say_number (row->unit, G_STRUCT_MEMBER (gint64, record, field->offset));
  if (field != NULL)
    return g_strdup (G_STRUCT_MEMBER (char *, record, field->offset));
  if (row->key != NULL)
    return field_of (row->form, ((const AshRecord *) record)->id, row->key);
  return ash_desk_load_prompt (ash_form_get_store (row->form), record, NULL, NULL);
}

static void
show_choice (Row *row, const char *text)
{
  guint which = 0;

  for (guint i = 0; row->words[i] != NULL; i++)
    if (g_strcmp0 (row->words[i], text != NULL ? text : "") == 0)
      which = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), which);
}

/**
 * ash_form_show:
 *
 * Shows what is stored.
 */
void
ash_form_show (AshForm *self)
{
  g_autoptr (AshItem) item = ash_form_dup_item (self);
  g_autoptr (AshAssessment) assessment = ash_form_dup_assessment (self);

  if (item == NULL)
    return;
  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = text_of (row, row->klass == &ASH_ITEM ? (gpointer) item : assessment);

      if (row->words != NULL)
        show_choice (row, text);
      else
        ash_commit_show (row->widget, text);
    }
  self->is_showing = FALSE;
}

static void
ash_form_dispose (GObject *object)
{
  AshForm *self = ASH_FORM (object);

  if (self->scroller != NULL)
    gtk_widget_unparent (self->scroller);
  self->scroller = NULL;
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_form_parent_class)->dispose (object);
}

static void
ash_form_class_init (AshFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_form_init (AshForm *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->groups), "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  ash_width_follow_text (self->scroller);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
ash_form_new (AshPlace *place)
{
  AshForm *self = g_object_new (ASH_TYPE_FORM, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_form_set_item (AshForm *self, const char *item)
{
  ash_form_flush (self);
  for (guint i = 0; i < self->rows->len; i++)
    ash_refuse (((Row *) g_ptr_array_index (self->rows, i))->widget, NULL);
  g_free (self->item);
  self->item = g_strdup (item);
  ash_form_show (self);
}

void
ash_form_flush (AshForm *self)
{
  if (self->item != NULL)
    ash_commit_flush (GTK_WIDGET (self));
}

AdwPreferencesGroup *
ash_form_add_group (AshForm *self, const char *title, const char *text)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  if (title != NULL)
    adw_preferences_group_set_title (self->group, title);
  if (text != NULL)
    adw_preferences_group_set_description (self->group, text);
  gtk_box_append (self->groups, GTK_WIDGET (self->group));
  return self->group;
}

void
ash_form_add_row (AshForm *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
}

static Row *
add (AshForm *self, GtkWidget *widget, const AshRecordClass *klass)
{
  Row *row = g_new0 (Row, 1);

  row->form = self;
  row->widget = widget;
  row->klass = klass;
  g_ptr_array_add (self->rows, row);
  return row;
}

static Row *
add_entry (AshForm *self, const char *title, const AshRecordClass *klass)
{
  GtkWidget *entry = adw_entry_row_new ();
  Row *row = add (self, entry, klass);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  ash_commit_editable (GTK_EDITABLE (entry), stored_cb, row);
  ash_form_add_row (self, entry);
  return row;
}

GtkWidget *
ash_form_add_title (AshForm *self)
{
  Row *row = add_entry (self, _ ("Title"), &ASH_ITEM);

  row->column = "title";
  row->is_title = TRUE;
  return row->widget;
}

GtkWidget *
ash_form_add_text (AshForm *self,
                   const char *title,
                   const AshRecordClass *klass,
                   const char *column,
                   const char *step)
{
  Row *row = add_entry (self, title, klass);

  row->column = column;
  row->step = step;
  return row->widget;
}

GtkWidget *
ash_form_add_number (AshForm *self,
                     const char *title,
                     const AshRecordClass *klass,
                     const char *column,
                     AshUnit unit,
                     const char *step)
{
  Row *row = add_entry (self, title, klass);

  row->column = column;
  row->step = step;
  row->is_number = TRUE;
  row->unit = unit;
  gtk_editable_set_width_chars (GTK_EDITABLE (row->widget), 4);
  return row->widget;
}

static Row *
add_lines (AshForm *self,
           const char *title,
           const char *hint,
           const AshRecordClass *klass,
           gboolean is_prompt,
           GtkWidget **out_line)
{
  GtkWidget *line = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *view = gtk_text_view_new ();
  Row *row = add (self, view, klass);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_widget_add_css_class (box, "text-row");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "lines");
  if (is_prompt)
    gtk_widget_add_css_class (view, "prompt");
  ash_name (view, title);
  gtk_widget_set_tooltip_text (view, hint);
  gtk_widget_set_focusable (line, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  ash_name (line, title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  ash_commit_text_view (GTK_TEXT_VIEW (view), stored_cb, row);
  ash_form_add_row (self, line);
  *out_line = line;
  return row;
}

GtkWidget *
ash_form_add_lines (AshForm *self,
                    const char *title,
                    const char *hint,
                    const AshRecordClass *klass,
                    const char *key)
{
  GtkWidget *line;
  Row *row = add_lines (self, title, hint, klass, key == NULL, &line);

  row->key = key;
  return row->widget;
}

GtkWidget *
ash_form_add_note (AshForm *self,
                   const char *title,
                   const char *hint,
                   const AshRecordClass *klass,
                   const char *column,
                   const char *step)
{
  GtkWidget *line;
  Row *row = add_lines (self, title, hint, klass, FALSE, &line);

  row->column = column;
  row->step = step;
  return line;
}

static void
chosen_cb (Row *row)
{
  guint which = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));

  if (!row->form->is_showing && which < g_strv_length ((char **) row->words))
    stored_cb (row->widget, row->words[which], row);
}

GtkWidget *
ash_form_add_choice (AshForm *self,
                     const char *title,
                     const AshRecordClass *klass,
                     const char *column,
                     const char *const *words,
                     const char *const *titles,
                     const char *step)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);
  Row *row = add (self, combo, klass);

  row->column = column;
  row->words = words;
  row->step = step;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (list));
  g_signal_connect_swapped (combo, "notify::selected", G_CALLBACK (chosen_cb), row);
  ash_form_add_row (self, combo);
  return combo;
}

#include "ash-validation-row.h"

#include <ash-desk-decide.h>
#include <ash-desk-frameworks.h>
#include <glib/gi18n-lib.h>

#include "ash-file-open.h"
#include "ash-commit.h"
#include "ash-day-row.h"
#include "ash-dialog.h"
#include "ash-file-dialog.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-refusal.h"

#define N_FIELDS 5

typedef struct
{
  AshPlace *place;
  char *id;
  GtkWidget *row;
  GtkWidget *fields[N_FIELDS];
  GtkWidget *file;
  GtkWidget *open;
  GtkWidget *attach;
  char *digest;
  char *name;
} Row;

static const struct
{
  const char *column;
  const char *title;
  gsize offset;
} FIELDS[N_FIELDS] = {
  { "organisation", N_ ("Organisation"), G_STRUCT_OFFSET (AshValidation, organisation) },
  { "person", N_ ("Person"), G_STRUCT_OFFSET (AshValidation, person) },
  { "role", N_ ("Role"), G_STRUCT_OFFSET (AshValidation, role) },
  { "date", N_ ("Date (year-month-day)"), G_STRUCT_OFFSET (AshValidation, date) },
  { "text", N_ ("What they say"), G_STRUCT_OFFSET (AshValidation, text) },
};

static void
row_free (gpointer data)
{
  Row *self = data;

  g_object_unref (self->place);
  g_free (self->id);
  g_free (self->digest);
  g_free (self->name);
  g_free (self);
}

static Row *
row_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ash-validation");
}

char *
ash_validation_say (const AshValidation *validation)
{
  g_autofree char *day = ash_decision_say_day (validation->date);
  const char *const parts[] = { validation->organisation, validation->person, validation->role,
                                day };
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", parts[i]);
  return g_string_free (said, FALSE);
}

static gboolean
tell (Row *self, gboolean is_done, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (self->row);

  if (!is_done && root != NULL)
    ash_message_present (GTK_WINDOW (root), _ ("The confirmation could not be changed"),
                         error->message, NULL, NULL, NULL);
  return is_done;
}

static void
store_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *self = data;
  g_autoptr (GError) error = NULL;
  const char *column = g_object_get_data (G_OBJECT (widget), "column");

  ash_desk_set_validation (ash_place_get_store (self->place), self->id, column, text, &error);
  ash_refuse (widget, error != NULL ? error->message : NULL);
}

/* The file */

typedef struct
{
  char *path;
  GFile *file;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_object_unref (order->file);
  g_free (order);
}

static void
store_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_IMPORT, &error);
  char *digest = store != NULL ? ash_desk_store_letter (store, order->file, NULL, &error) : NULL;

  if (digest != NULL)
    g_task_return_pointer (task, digest, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Row *self = row_of (GTK_WIDGET (source));
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *base = g_file_get_basename (order->file);
  g_autofree char *name = g_filename_display_name (base);

  tell (self,
        digest != NULL && ash_desk_set_validation_file (ash_place_get_store (self->place), self->id,
                                                        digest, name, &error),
        error);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Row *self = row_of (user_data);
  g_autoptr (GTask) task = g_task_new (user_data, NULL, stored_cb, NULL);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (ash_document_get_session_path (ash_place_get_document (self->place)));
  order->file = g_object_ref (file);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, store_worker);
}

static void
attach_cb (Row *self)
{
  g_autoptr (GError) error = NULL;

  if (self->digest != NULL)
    tell (self,
          ash_desk_set_validation_file (ash_place_get_store (self->place), self->id, NULL, NULL,
                                        &error),
          error);
  else
    ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (self->row)), ASH_FILE_ANY, NULL,
                             chosen_cb, self->row);
}

static void
open_cb (Row *self)
{
  if (self->digest != NULL)
    ash_file_open_copy (self->open, ash_place_get_document (self->place), self->digest,
                        self->name != NULL ? self->name : "");
}

static void
delete_cb (Row *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *toasts = gtk_widget_get_ancestor (self->row, ADW_TYPE_TOAST_OVERLAY);

  if (tell (self, ash_desk_delete_validation (ash_place_get_store (self->place), self->id, &error),
            error))
    ash_dialog_toast (ADW_TOAST_OVERLAY (toasts), _ ("Deleted a confirmation"), "skill.undo");
}

static GtkWidget *
flat_button (const char *icon, const char *name, GCallback func, Row *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  ash_name (button, name);
  g_signal_connect_swapped (button, "clicked", func, self);
  return button;
}

static void
add_file (Row *self)
{
  self->file = adw_action_row_new ();
  self->open = gtk_button_new_with_label (_ ("Open"));
  self->attach = gtk_button_new_with_label (_ ("Attach…"));
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_add_css_class (self->attach, "flat");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->attach, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->attach, "clicked", G_CALLBACK (attach_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file), self->open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file), self->attach);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), self->file);
}

GtkWidget *
ash_validation_row_new (AshPlace *place, const AshValidation *validation)
{
  Row *self = g_new0 (Row, 1);

  self->place = g_object_ref (place);
  self->id = g_strdup (validation->record.id);
  self->row = adw_expander_row_new ();
  g_object_set_data_full (G_OBJECT (self->row), "ash-validation", self, row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_expander_row_add_action (
      ADW_EXPANDER_ROW (self->row),
      flat_button ("user-trash-symbolic", _ ("Delete confirmation"), G_CALLBACK (delete_cb), self));
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gboolean is_day = g_str_equal (FIELDS[i].column, "date");
      GtkWidget *field = is_day ? ash_day_row_new (_ (FIELDS[i].title)) : adw_entry_row_new ();

      self->fields[i] = field;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), _ (FIELDS[i].title));
      g_object_set_data (G_OBJECT (field), "column", (gpointer) FIELDS[i].column);
      ash_commit_editable (GTK_EDITABLE (field), store_cb, self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), field);
    }
  add_file (self);
  ash_validation_row_show (self->row, validation);
  return self->row;
}

void
ash_validation_row_show (GtkWidget *row, const AshValidation *validation)
{
  Row *self = row_of (row);
  const char *organisation = validation->organisation;
  AshValidation rest = *validation;
  g_autofree char *said = NULL;

  rest.organisation = NULL;
  said = ash_validation_say (&rest);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 organisation != NULL ? organisation : _ ("Nobody named yet"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), said);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, validation, FIELDS[i].offset);

      ash_commit_show (self->fields[i], text != NULL ? text : "");
    }
  g_free (self->digest);
  g_free (self->name);
  self->digest = g_strdup (validation->file);
  self->name = g_strdup (validation->file_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file),
                                 self->digest == NULL ? _ ("Letter or form")
                                 : self->name != NULL ? self->name
                                                      : _ ("File"));
  gtk_widget_set_visible (self->open, self->digest != NULL);
  gtk_button_set_label (GTK_BUTTON (self->attach),
                        self->digest != NULL ? _ ("Remove") : _ ("Attach…"));
}

const char *
ash_validation_row_get_id (GtkWidget *row)
{
  return row_of (row)->id;
}

void
ash_validation_row_open (GtkWidget *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (row_of (row)->fields[0]);
}

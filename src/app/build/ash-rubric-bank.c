/* Where a rubric comes from and goes to: the bank, the clipboard, and table files. */
#include <ash-grid-table.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-file-dialog.h"
#include "ash-message.h"
#include "ash-rubric-editor-private.h"
#include "ash-rubric-clipboard.h"
#include "ash-window.h"
#include "ash-menu.h"

/* A table of more is none of a rubric. */
#define MOST_BYTES (4 << 20)
/* A menu of more is not read. */
#define MOST_IN_MENU 20

static GtkWindow *
window_of (AshRubricEditor *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
toast (AshRubricEditor *self, const char *text)
{
  if (ASH_IS_WINDOW (window_of (self)))
    ash_window_toast (ASH_WINDOW (window_of (self)), text, TRUE);
}

static void
take_text (AshRubricEditor *self, const char *text, const char *heading)
{
  g_autoptr (GPtrArray) table = text != NULL ? ash_table_parse (text) : NULL;
  g_autofree char *done = NULL;

  if (self->grid == NULL || table == NULL || !ash_grid_take_table (self->grid, table))
    {
      ash_message_present (window_of (self), heading,
                           _ ("Copy or save cells of a spreadsheet that have a criterion in each "
                              "row and a level in each column, at most 200 rows and 20 levels."),
                           NULL, NULL, NULL);
      return;
    }
  if (!ash_rubric_editor_store (self, _ ("Paste rubric"), NULL))
    return;
  done = g_strdup_printf (ngettext ("The rubric has %u criterion from the table",
                                    "The rubric has %u criteria from the table",
                                    self->grid->rows->len),
                          self->grid->rows->len);
  toast (self, done);
  ash_rubric_grid_focus (self->cells, 0, 0);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshRubricEditor) self = data;
  g_autofree char *text = ash_rubric_clipboard_read_finish (result);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    take_text (self, text, _ ("There is no table on the clipboard"));
}

static void
paste_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;

  ash_rubric_grid_stop_editing (self->cells);
  ash_rubric_clipboard_read_async (GTK_WIDGET (self), pasted_cb, g_object_ref (self));
}

static void
opened_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshRubricEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (bytes == NULL)
    {
      ash_message_present (window_of (self), _ ("The file could not be read"), error->message, NULL,
                           NULL, NULL);
      return;
    }
  if (g_bytes_get_size (bytes) <= MOST_BYTES)
    text = ash_text_to_utf8 (bytes, NULL, NULL);
  take_text (self, text, _ ("There is no table in the file"));
}

static void
open_file (GFile *file, gpointer data)
{
  g_file_load_bytes_async (file, NULL, opened_cb, g_object_ref (data));
}

static void
open_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ash_file_dialog_present (window_of (data), ASH_FILE_TABLE, NULL, open_file, data);
}

/* A file that was dropped on the rubric: its address. */
static void
take_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  ash_rubric_grid_stop_editing (self->cells);
  open_file (file, self);
}

static void
saved_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshRubricEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *done = g_strdup_printf (_ ("Saved “%s”"), name);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    ash_message_present (window_of (self), _ ("The table could not be saved"), error->message, NULL,
                         NULL, NULL);
  else if (ASH_IS_WINDOW (window_of (self)))
    ash_window_toast (ASH_WINDOW (window_of (self)), done, FALSE);
}

static void
save_file (GFile *file, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GPtrArray) table = self->grid != NULL ? ash_grid_to_table (self->grid) : NULL;
  g_autofree char *text = table != NULL ? ash_table_write (table, ',') : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    return;
  /* Spreadsheets take a file without the mark for one in the old code page. */
  bytes = g_bytes_new_take (g_strconcat ("\xef\xbb\xbf", text, NULL), strlen (text) + 3);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
save_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  const char *title = self->grid != NULL && self->grid->rubric->title != NULL
                          ? self->grid->rubric->title
                          : _ ("Rubric");
  g_autofree char *plain = g_strdelimit (g_strdup (title), "/\\:", '-');
  g_autofree char *name = g_strconcat (plain, ".csv", NULL);

  ash_rubric_grid_stop_editing (self->cells);
  ash_file_dialog_present (window_of (self), ASH_FILE_SAVE_TABLE, name, save_file, self);
}

static void
use_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GError) error = NULL;

  ash_rubric_grid_stop_editing (self->cells);
  if (!ash_rubric_editor_told (self,
                               ash_desk_use_rubric (ash_place_get_store (self->place),
                                                    self->assessment,
                                                    g_variant_get_string (parameter, NULL), &error),
                               error))
    return;
  toast (self, _ ("A copy of the rubric is in use here"));
  ash_rubric_grid_focus (self->cells, 0, 0);
}

static void
bank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GError) error = NULL;
  const char *title = self->grid != NULL ? self->grid->rubric->title : NULL;

  ash_rubric_grid_stop_editing (self->cells);
  if (ash_rubric_editor_told (self,
                              ash_desk_bank_rubric (ash_place_get_store (self->place),
                                                    self->assessment,
                                                    title != NULL ? title : _ ("Rubric"), &error),
                              error))
    toast (self, _ ("A copy is kept for other assignments"));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GError) error = NULL;

  ash_rubric_grid_stop_editing (self->cells);
  if (ash_rubric_editor_told (
          self,
          ash_desk_remove_rubric (ash_place_get_store (self->place), self->assessment, &error),
          error))
    toast (self, _ ("Removed the rubric"));
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GError) error = NULL;

  ash_rubric_grid_stop_editing (self->cells);
  ash_rubric_editor_told (
      self, ash_desk_split_rubric (ash_place_get_store (self->place), self->assessment, &error),
      error);
}

static GMenu *
bank_menu (AshRubricEditor *self)
{
  g_autoptr (GPtrArray) rubrics = ash_desk_list_rubrics (ash_place_get_store (self->place), NULL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; rubrics != NULL && i < rubrics->len && i < MOST_IN_MENU; i++)
    {
      const AshRubric *rubric = g_ptr_array_index (rubrics, i);

      ash_menu_append (menu, rubric->title, "rubric.use", rubric->record.id);
    }
  return menu;
}

/* Made when it is opened: the bank may have changed. */
static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  AshRubricEditor *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) bank = bank_menu (self);
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  if (g_menu_model_get_n_items (G_MENU_MODEL (bank)) > 0)
    g_menu_append_section (menu, _ ("Use a copy of"), G_MENU_MODEL (bank));
  if (self->grid != NULL && self->grid->rows->len > 0)
    g_menu_append (own, _ ("Keep a copy for other assignments"), "rubric.bank");
  g_menu_append (files, _ ("Open a table file…"), "rubric.open-table");
  if (self->grid != NULL && self->grid->rows->len > 0)
    {
      g_menu_append (files, _ ("Save as a table file…"), "rubric.save-table");
      g_menu_append (own, _ ("Remove the rubric"), "rubric.remove");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static const GActionEntry ENTRIES[] = {
  { "paste-table", paste_table_cb, NULL, NULL, NULL, { 0 } },
  { "open-table", open_table_cb, NULL, NULL, NULL, { 0 } },
  { "take-table", take_table_cb, "s", NULL, NULL, { 0 } },
  { "save-table", save_table_cb, NULL, NULL, NULL, { 0 } },
  { "use", use_cb, "s", NULL, NULL, { 0 } },
  { "bank", bank_cb, NULL, NULL, NULL, { 0 } },
  { "remove", remove_cb, NULL, NULL, NULL, { 0 } },
  { "split", split_cb, NULL, NULL, NULL, { 0 } },
};

void
ash_rubric_editor_add_bank (AshRubricEditor *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES),
                                   self);
  gtk_menu_button_set_create_popup_func (self->rubrics, fill_menu, self, NULL);
}

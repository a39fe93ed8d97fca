#include <ash-desk-task.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-file-open.h"
#include "ash-look.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-passed-row.h"
#include "ash-say.h"
#include "ash-form-editor.h"
#include "ash-small-editors.h"
#include "ash-window.h"

/* A larger picture is not loaded only to be shown small. */
#define MOST_PREVIEW_BYTES (16 << 20)
#define PREVIEW_SIZE 480

typedef struct
{
  AshFormEditor *editor;
  AdwActionRow *facts;
  GtkWidget *open;
  GtkPicture *picture;
  GtkWidget *picture_row;
  GtkWidget *alt;
  AshLook *look;
  char digest[65]; /* of the picture that is shown */
} File;

static void
replaced (File *self, GFile *file, GBytes *bytes)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("“%s” takes its place"), name);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->editor));
  g_autoptr (GError) error = NULL;

  if (ash_form_told (form,
                     ash_desk_replace_file (ash_form_get_store (form), ash_form_get_item (form),
                                            name, bytes, &error),
                     error) &&
      ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), text, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshFormEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));

  if (root == NULL)
    return;
  if (bytes == NULL)
    ash_message_present (GTK_WINDOW (root), _ ("The file could not be read"), error->message, NULL,
                         NULL, NULL);
  else
    replaced (ash_form_editor_get_own (editor), G_FILE (source), bytes);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshFormEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));

  if (root == NULL)
    return;
  if (info == NULL || g_file_info_get_size (info) > ASH_LIMIT_MEMBER_BYTES)
    ash_message_present (GTK_WINDOW (root), _ ("The file could not be read"),
                         error != NULL ? error->message
                                       : _ ("It is larger than a course can hold in one file."),
                         NULL, NULL, NULL);
  else
    g_file_load_bytes_async (G_FILE (source), NULL, loaded_cb, g_object_ref (editor));
}

static void
chosen (GFile *file, gpointer data)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, measured_cb, g_object_ref (data));
}

static void
replace_cb (File *self)
{
  ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->editor))),
                           ASH_FILE_ANY, NULL, chosen, self->editor);
}

static void
open_cb (File *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autoptr (AshItem) item = ash_form_dup_item (form);

  if (item != NULL && item->body != NULL)
    ash_file_open_copy (self->open,
                        ash_place_get_document (ash_form_editor_get_place (self->editor)),
                        item->body, item->path != NULL ? item->path : "");
}

/* The picture in a size that fits. */
static gpointer
load_picture (AshStore *store, gconstpointer digest, AshProgress *progress, GError **error)
{
  g_autoptr (GBytes) bytes = ash_store_load_object (store, digest, error);
  g_autoptr (GInputStream) stream =
      bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autoptr (GdkPixbuf) pixbuf =
      stream != NULL ? gdk_pixbuf_new_from_stream_at_scale (stream, PREVIEW_SIZE, PREVIEW_SIZE,
                                                            TRUE, NULL, error)
                     : NULL;

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* One that cannot be read is not shown. */
static void
picture_cb (gconstpointer digest, gpointer found, const GError *error, gpointer data)
{
  File *self = data;
  g_autoptr (GdkTexture) texture = found;

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture_row, texture != NULL);
}

static void
add_picture (File *self, AshForm *form)
{
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, 180);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "text-row");
  self->picture_row = ash_passed_row_new (GTK_WIDGET (self->picture));
  ash_name (self->picture_row, _ ("Picture"));
  ash_form_add_row (form, self->picture_row);
}

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  File *self = own;
  GtkWidget *replace = gtk_button_new_with_label (_ ("Replace…"));

  self->editor = editor;
  self->look = ash_look_new (load_picture, g_free, g_object_unref, picture_cb, self);
  g_signal_connect_swapped (editor, "destroy", G_CALLBACK (ash_look_clear), &self->look);
  ash_form_add_group (form, NULL, NULL);
  add_picture (self, form);
  ash_form_add_title (form);
  self->facts = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->facts), FALSE);
  adw_action_row_set_title_lines (self->facts, 0);
  gtk_widget_set_valign (replace, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (replace, "clicked", G_CALLBACK (replace_cb), self);
  adw_action_row_add_suffix (self->facts, replace);
  ash_form_add_row (form, GTK_WIDGET (self->facts));
  self->open = ash_form_editor_add_link (form, _ ("Open a copy"), NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->open),
                               _ ("To look at it; a changed one is brought in by “Replace…”"));
  g_signal_connect_swapped (self->open, "activated", G_CALLBACK (open_cb), self);
  self->alt = gtk_widget_get_ancestor (
      ash_form_add_lines (form, _ ("Description, for those who cannot see it"), NULL, &ASH_ITEM,
                          "alt"),
      ADW_TYPE_PREFERENCES_ROW);
  ash_form_add_group (form, _ ("Whose work it is"), NULL);
  ash_form_add_lines (form, _ ("Author and source"), NULL, &ASH_ITEM, "attribution");
  ash_form_add_lines (form, _ ("Licence"), _ ("As in “CC BY 4.0”"), &ASH_ITEM, "licence");
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
}

static void
show_picture (File *self, const AshItem *item, gint64 size)
{
  AshDocument *document = ash_place_get_document (ash_form_editor_get_place (self->editor));
  gboolean is_picture = item->body != NULL && item->body_type != NULL &&
                        g_str_has_prefix (item->body_type, "image/") && size >= 0 &&
                        size <= MOST_PREVIEW_BYTES;

  gtk_widget_set_visible (self->alt, is_picture);
  if (is_picture && g_str_equal (self->digest, item->body))
    return;
  gtk_widget_set_visible (self->picture_row, FALSE);
  g_strlcpy (self->digest, is_picture ? item->body : "", sizeof self->digest);
  ash_look_cancel (self->look);
  if (is_picture)
    ash_look_order (self->look, document, g_strdup (item->body));
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  File *self = own;
  AshForm *form = ash_form_editor_get_form (editor);
  gint64 size =
      item->body != NULL ? ash_store_object_size (ash_form_get_store (form), item->body) : -1;
  g_autofree char *name = item->path != NULL ? g_path_get_basename (item->path) : NULL;
  g_autofree char *bytes = size >= 0 ? ash_say_size (size) : NULL;
  g_autofree char *kind =
      item->body_type != NULL ? g_content_type_get_description (item->body_type) : g_strdup ("");
  g_autofree char *facts =
      bytes != NULL ? g_strdup_printf ("%s · %s", bytes, kind) : g_strdup (_ ("No file yet"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->facts),
                                 name != NULL ? name : _ ("File"));
  adw_action_row_set_subtitle (self->facts, facts);
  gtk_widget_set_visible (self->open, size >= 0);
  show_picture (self, item, size);
}

static const AshFormKind KIND = { sizeof (File), build, show };

GtkWidget *
ash_file_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}

#include "ash-picture-dialog.h"

#include <adwaita.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-dialog.h"
#include "ash-file-dialog.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-picture-draw.h"
#include "ash-picture-list.h"

/* px: the picture that is to be described */
#define SHOWN_HEIGHT 120
#define SHOWN_SIDE 640

/* The window holds it; GObject, since the file chooser keeps who asked. */
#define ASH_TYPE_PICTURE_DIALOG (ash_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshPictureDialog, ash_picture_dialog, ASH, PICTURE_DIALOG, AdwWindow)

struct _AshPictureDialog
{
  AdwWindow parent_instance;

  AshPlace *place;    /* (nullable) */
  AshNewAsset *asset; /* (nullable): a new file */
  char *href;         /* (nullable): a picture of the course */
  gboolean is_new;
  AshPictureFunc func;
  GObject *user_data;

  GtkWidget *done;
  GtkWidget *file;
  GtkPicture *shown;
  AshPictureList *list;
  GCancellable *drawing; /* (nullable): of what is to be shown */
  GtkTextView *alt;
  GtkWidget *decorative;
};

G_DEFINE_FINAL_TYPE (AshPictureDialog, ash_picture_dialog, ADW_TYPE_WINDOW)

static char *
dup_alt (AshPictureDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->alt);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  return g_strjoinv (" ", lines);
}

static gboolean
is_decorative (AshPictureDialog *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->decorative));
}

static void
look_again (AshPictureDialog *self)
{
  g_autofree char *alt = dup_alt (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->alt), !is_decorative (self));
  gtk_widget_set_sensitive (self->done,
                            (is_decorative (self) || *alt != '\0') &&
                                (!self->is_new || self->asset != NULL || self->href != NULL));
}

static void
done_cb (AshPictureDialog *self)
{
  g_autofree char *alt = is_decorative (self) ? g_strdup ("") : dup_alt (self);
  AshPictureChoice choice = { self->href, g_steal_pointer (&self->asset), alt };

  if (choice.asset != NULL)
    choice.asset->alt = g_strdup (alt);
  self->func (&choice, self->user_data);
  g_clear_pointer (&choice.asset, ash_new_asset_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* A description is one line, however long: Enter ends it. */
static gboolean
alt_key_cb (AshPictureDialog *self, guint key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  if (gtk_widget_get_sensitive (self->done))
    done_cb (self);
  return TRUE;
}

/* Which picture */

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPictureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = ash_picture_draw_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_picture_set_paintable (self->shown, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->shown), texture != NULL);
}

/* Shows an object of the document, or bytes: who describes a picture has to see it. */
static void
show_picture (AshPictureDialog *self, const char *digest, GBytes *bytes, const char *name)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  ash_name (self->shown, name);
  ash_picture_draw_async (ash_place_get_document (self->place), digest, bytes, SHOWN_SIDE,
                          self->drawing, drawn_cb, g_object_ref (self));
}

static void
take_asset (AshPictureDialog *self, AshNewAsset *asset)
{
  g_clear_pointer (&self->asset, ash_new_asset_free);
  g_clear_pointer (&self->href, g_free);
  self->asset = asset;
  if (self->list != NULL)
    ash_picture_list_choose_none (self->list);
  gtk_button_set_label (GTK_BUTTON (self->file), asset->name);
  show_picture (self, NULL, asset->bytes, asset->name);
  look_again (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->alt));
}

/* Nobody waits for a file any more. */
static gboolean
is_closed (AshPictureDialog *self)
{
  return self->place == NULL;
}

static void
say_unread (AshPictureDialog *self, const char *why)
{
  ash_message_present (GTK_WINDOW (self), _ ("The picture could not be read"), why, NULL, NULL,
                       NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPictureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  AshNewAsset *asset;

  if (is_closed (self))
    return;
  if (bytes == NULL)
    {
      say_unread (self, error->message);
      return;
    }
  asset = g_new0 (AshNewAsset, 1);
  asset->id = ash_id_new ();
  asset->name = g_file_get_basename (G_FILE (source));
  asset->bytes = g_steal_pointer (&bytes);
  if (g_str_has_prefix (ash_path_media_type (asset->name), "image/"))
    {
      take_asset (self, asset);
      return;
    }
  ash_message_present (GTK_WINDOW (self), _ ("This is no picture that a browser shows"),
                       _ ("Choose a PNG, JPEG, GIF, WebP or SVG file."), NULL, NULL, NULL);
  ash_new_asset_free (asset);
}

static void
size_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPictureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (is_closed (self))
    return;
  if (info == NULL)
    say_unread (self, error->message);
  else if (g_file_info_get_size (info) > ASH_LIMIT_ROW_BYTES)
    say_unread (self, _ ("The file is larger than 64 MB. Save the picture smaller."));
  else
    g_file_load_bytes_async (G_FILE (source), NULL, read_cb, g_object_ref (self));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, size_cb, g_object_ref (user_data));
}

static void
file_cb (AshPictureDialog *self)
{
  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_PICTURE, NULL, file_chosen_cb, self);
}

static void
chosen_cb (AshPictureDialog *self, const char *href, const char *digest, const char *name)
{
  g_clear_pointer (&self->asset, ash_new_asset_free);
  gtk_button_set_label (GTK_BUTTON (self->file), _ ("Choose a file…"));
  g_free (self->href);
  self->href = g_strdup (href);
  show_picture (self, digest, NULL, name);
  look_again (self);
}

static void
ash_picture_dialog_dispose (GObject *object)
{
  AshPictureDialog *self = ASH_PICTURE_DIALOG (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->place);
  g_clear_pointer (&self->asset, ash_new_asset_free);
  g_clear_pointer (&self->href, g_free);
  g_clear_object (&self->user_data);
  G_OBJECT_CLASS (ash_picture_dialog_parent_class)->dispose (object);
}

static void
ash_picture_dialog_class_init (AshPictureDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_picture_dialog_dispose;
}

static void
ash_picture_dialog_init (AshPictureDialog *self)
{
}

static GtkWidget *
group_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
build_choice (AshPictureDialog *self, GtkBox *box)
{
  self->file = gtk_button_new_with_label (_ ("Choose a file…"));
  g_signal_connect_swapped (self->file, "clicked", G_CALLBACK (file_cb), self);
  gtk_box_append (box, self->file);
  gtk_picture_set_can_shrink (self->shown, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->shown), -1, SHOWN_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->shown), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->shown));
  gtk_box_append (box, group_label (_ ("Or one of the course")));
  self->list = ASH_PICTURE_LIST (ash_picture_list_new (self->place));
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->list));
}

static void
build_description (AshPictureDialog *self, GtkBox *box, const char *alt)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (
      _ ("Say what a learner should know who cannot see it. “Chart” is not enough; say what the "
         "chart shows."));

  gtk_box_append (box, group_label (_ ("Description")));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (alt_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->alt), keys);
  gtk_text_view_set_wrap_mode (self->alt, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->alt, FALSE);
  gtk_text_view_set_left_margin (self->alt, 9);
  gtk_text_view_set_right_margin (self->alt, 9);
  gtk_text_view_set_top_margin (self->alt, 9);
  gtk_text_view_set_bottom_margin (self->alt, 9);
  ash_name (self->alt, _ ("Description"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->alt), alt != NULL ? alt : "", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), GTK_WIDGET (self->alt));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 84);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_add_css_class (frame, "description");
  gtk_box_append (box, frame);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 48);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "muted");
  gtk_box_append (box, hint);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->decorative), alt != NULL && *alt == '\0');
  gtk_box_append (box, self->decorative);
}

static void
build (AshPictureDialog *self, const char *title, const char *verb, const char *alt)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->shown = GTK_PICTURE (gtk_picture_new ());
  self->alt = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->decorative =
      gtk_check_button_new_with_label (_ ("It only decorates and needs no description"));
  self->done = gtk_button_new_with_label (verb);
  gtk_widget_add_css_class (self->done, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->done);
  gtk_box_append (GTK_BOX (box), header);
  if (self->is_new)
    build_choice (self, GTK_BOX (inside));
  build_description (self, GTK_BOX (inside), alt);
  gtk_widget_add_css_class (inside, "dialog-page");
  gtk_box_append (GTK_BOX (box), inside);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), title);
  ash_dialog_set_size (GTK_WINDOW (self), gtk_window_get_transient_for (GTK_WINDOW (self)), 420,
                       self->is_new ? 640 : -1);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self);
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->decorative, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->alt), "changed",
                            G_CALLBACK (look_again), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

static AshPictureDialog *
dialog_new (GtkWindow *parent, AshPictureFunc func, gpointer user_data)
{
  AshPictureDialog *self = g_object_new (ASH_TYPE_PICTURE_DIALOG, NULL);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  return self;
}

static AshPictureDialog *
present_insert (
    GtkWindow *parent, AshPlace *place, AshNewAsset *asset, AshPictureFunc func, gpointer user_data)
{
  AshPictureDialog *self = dialog_new (parent, func, user_data);

  self->is_new = TRUE;
  self->place = g_object_ref (place);
  build (self, _ ("Picture"), _ ("Insert"), asset != NULL ? asset->alt : NULL);
  if (asset != NULL)
    take_asset (self, asset);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (asset != NULL ? GTK_WIDGET (self->alt) : self->file);
  return self;
}

void
ash_picture_dialog_insert (
    GtkWindow *parent, AshPlace *place, AshNewAsset *asset, AshPictureFunc func, gpointer user_data)
{
  present_insert (parent, place, asset, func, user_data);
}

void
ash_picture_dialog_insert_file (
    GtkWindow *parent, AshPlace *place, GFile *file, AshPictureFunc func, gpointer user_data)
{
  file_chosen_cb (file, present_insert (parent, place, NULL, func, user_data));
}

void
ash_picture_dialog_describe (GtkWindow *parent,
                             const char *alt,
                             AshPictureFunc func,
                             gpointer user_data)
{
  AshPictureDialog *self = dialog_new (parent, func, user_data);

  build (self, _ ("Describe the picture"), _ ("Done"), alt);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->alt));
}

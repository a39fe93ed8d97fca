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

/* More than these are found by typing. */
#define MAX_SHOWN 60

/* The window holds it; GObject, since the file chooser keeps who asked. */
#define ASH_TYPE_PICTURE_DIALOG (ash_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshPictureDialog, ash_picture_dialog, ASH, PICTURE_DIALOG, AdwWindow)

struct _AshPictureDialog
{
  AdwWindow parent_instance;

  AshDesign *design;  /* (nullable) */
  AshNewAsset *asset; /* (nullable): a new file */
  char *href;         /* (nullable): a picture of the course */
  gboolean is_new;
  AshPictureFunc func;
  GObject *user_data;

  GtkWidget *done;
  GtkWidget *file;
  GtkPicture *shown;
  GtkWidget *search;
  GtkListBox *list;
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
show_bytes (AshPictureDialog *self)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (self->asset->bytes, NULL);

  gtk_picture_set_paintable (self->shown, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->shown), texture != NULL);
}

static void
take_asset (AshPictureDialog *self, AshNewAsset *asset)
{
  g_clear_pointer (&self->asset, ash_new_asset_free);
  g_clear_pointer (&self->href, g_free);
  self->asset = asset;
  if (self->list != NULL)
    gtk_list_box_unselect_all (self->list);
  gtk_button_set_label (GTK_BUTTON (self->file), asset->name);
  show_bytes (self);
  look_again (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->alt));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPictureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;
  AshNewAsset *asset;

  if (!g_file_load_contents_finish (G_FILE (source), result, &data, &length, NULL, &error))
    {
      ash_message_present (GTK_WINDOW (self), _ ("The picture could not be read"), error->message,
                           NULL, NULL, NULL);
      return;
    }
  asset = g_new0 (AshNewAsset, 1);
  asset->id = ash_id_new ();
  asset->name = g_file_get_basename (G_FILE (source));
  asset->bytes = g_bytes_new_take (data, length);
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
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_file_load_contents_async (file, NULL, read_cb, g_object_ref (user_data));
}

static void
file_cb (AshPictureDialog *self)
{
  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_PICTURE, NULL, file_chosen_cb, self);
}

static void
row_cb (AshPictureDialog *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  g_clear_pointer (&self->asset, ash_new_asset_free);
  gtk_button_set_label (GTK_BUTTON (self->file), _ ("Choose a file…"));
  gtk_widget_set_visible (GTK_WIDGET (self->shown), FALSE);
  g_free (self->href);
  self->href = g_strdup (g_object_get_data (G_OBJECT (row), "href"));
  look_again (self);
}

static gboolean
add_picture (AshPictureDialog *self,
             const char *kind,
             const char *id,
             const char *path,
             const char *type,
             const char *needle)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  g_autofree char *escaped = NULL;
  GtkWidget *row;

  if (name == NULL ||
      !g_str_has_prefix (type != NULL ? type : ash_path_media_type (path), "image/") ||
      strstr (folded, needle) == NULL)
    return FALSE;
  row = adw_action_row_new ();
  escaped = g_markup_escape_text (name, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("image-x-generic-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "href", g_strdup_printf ("ash:%s/%s", kind, id), g_free);
  gtk_list_box_append (self->list, row);
  return TRUE;
}

static guint
add_assets (AshPictureDialog *self, GPtrArray *assets, const char *needle, guint n)
{
  for (guint i = 0; i < assets->len && n < MAX_SHOWN; i++)
    {
      const AshAsset *asset = g_ptr_array_index (assets, i);

      n += add_picture (self, "asset", asset->record.id, asset->path, asset->media_type, needle);
    }
  return n;
}

static guint
add_files (AshPictureDialog *self, GPtrArray *items, const char *needle, guint n)
{
  for (guint i = 0; i < items->len && n < MAX_SHOWN; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_FILE)
        n += add_picture (self, "item", item->record.id, item->path, item->body_type, needle);
    }
  return n;
}

/* Pictures of the credential first, then those of the courses it comes from. */
static void
search_cb (AshPictureDialog *self)
{
  g_autofree char *needle =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  GtkListBoxRow *row;
  guint n;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->design == NULL)
    return;
  n = add_assets (self, self->design->assets, needle, 0);
  n = add_files (self, self->design->items, needle, n);
  for (guint i = 0; i < self->design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (self->design->sources, i);

      n = add_assets (self, view->assets, needle, n);
      n = add_files (self, view->items, needle, n);
    }
}

static void
ash_picture_dialog_dispose (GObject *object)
{
  AshPictureDialog *self = ASH_PICTURE_DIALOG (object);

  g_clear_pointer (&self->design, ash_design_free);
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
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("No picture of this name in the course"));

  self->file = gtk_button_new_with_label (_ ("Choose a file…"));
  g_signal_connect_swapped (self->file, "clicked", G_CALLBACK (file_cb), self);
  gtk_box_append (box, self->file);
  gtk_picture_set_can_shrink (self->shown, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->shown), -1, 120);
  gtk_widget_set_visible (GTK_WIDGET (self->shown), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->shown));
  gtk_box_append (box, group_label (_ ("Or one of the course")));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search pictures of the course"), NULL);
  ash_name (self->search, _ ("Search pictures of the course"));
  gtk_box_append (box, self->search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_top (none, 12);
  gtk_widget_set_margin_bottom (none, 12);
  gtk_list_box_set_placeholder (self->list, none);
  ash_name (self->list, _ ("Pictures of the course"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_box_append (box, scroller);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_cb), self);
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
  gtk_window_set_default_size (GTK_WINDOW (self), 420, self->is_new ? 560 : -1);
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
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));

  self->is_new = TRUE;
  self->design = design != NULL ? ash_design_ref (design) : NULL;
  build (self, _ ("Picture"), _ ("Insert"), asset != NULL ? asset->alt : NULL);
  search_cb (self);
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

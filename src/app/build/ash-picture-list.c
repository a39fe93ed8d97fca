#include "ash-picture-list.h"

#include <adwaita.h>
#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-names.h"
#include "ash-picture-draw.h"

/* More than these are found by typing. */
#define MOST_SHOWN 60
#define THUMB 40

struct _AshPictureList
{
  GtkWidget parent_instance;

  AshDocument *document;
  AshDesign *design; /* (nullable) */
  GtkWidget *box;
  GtkWidget *search;
  GtkListBox *list;
  GtkWidget *more;

  char *needle;
  guint n_shown;
  gboolean has_more;
  GHashTable *thumbs;       /* digest -> GdkTexture */
  GtkWidget *next;          /* (nullable) weak: the row that is drawn next; one after the other */
  GCancellable *search_end; /* what was ordered for rows that are gone */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshPictureList, ash_picture_list, GTK_TYPE_WIDGET)

static const char *
get (GtkWidget *row, const char *what)
{
  return g_object_get_data (G_OBJECT (row), what);
}

static void
show_thumb (GtkWidget *row, GdkTexture *thumb)
{
  GtkImage *image = g_object_get_data (G_OBJECT (row), "image");

  gtk_image_set_from_paintable (image, GDK_PAINTABLE (thumb));
  gtk_image_set_pixel_size (image, THUMB);
}

static void draw_next (AshPictureList *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshPictureList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) thumb = ash_picture_draw_finish (result, &error);
  GtkWidget *row = self->next;

  if (row == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (thumb != NULL)
    {
      show_thumb (row, thumb);
      g_hash_table_insert (self->thumbs, g_strdup (get (row, "digest")), g_object_ref (thumb));
    }
  g_set_weak_pointer (&self->next, gtk_widget_get_next_sibling (row));
  draw_next (self);
}

/* Those that were drawn before are shown at once. */
static void
draw_next (AshPictureList *self)
{
  while (self->next != NULL)
    {
      const char *digest = get (self->next, "digest");
      GdkTexture *thumb = digest != NULL ? g_hash_table_lookup (self->thumbs, digest) : NULL;

      if (digest != NULL && thumb == NULL)
        {
          ash_picture_draw_async (self->document, digest, NULL,
                                  THUMB * gtk_widget_get_scale_factor (self->next),
                                  self->search_end, drawn_cb, g_object_ref (self));
          return;
        }
      if (thumb != NULL)
        show_thumb (self->next, thumb);
      g_set_weak_pointer (&self->next, gtk_widget_get_next_sibling (self->next));
    }
}

static GtkWidget *
row_new (const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_size_request (image, THUMB, THUMB);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  return row;
}

static void
add_picture (AshPictureList *self,
             const char *kind,
             const char *id,
             const char *path,
             const char *type,
             const char *digest)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  GtkWidget *row;

  if (self->has_more || name == NULL ||
      !g_str_has_prefix (type != NULL ? type : ash_path_media_type (path), "image/") ||
      strstr (folded, self->needle) == NULL)
    return;
  self->has_more = self->n_shown == MOST_SHOWN;
  if (self->has_more)
    return;
  self->n_shown++;
  row = row_new (name);
  g_object_set_data_full (G_OBJECT (row), "href", g_strdup_printf ("ash:%s/%s", kind, id), g_free);
  g_object_set_data_full (G_OBJECT (row), "digest", g_strdup (digest), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_pictures (AshPictureList *self, GPtrArray *assets, GPtrArray *items)
{
  for (guint i = 0; i < assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (assets, i);

      add_picture (self, "asset", asset->record.id, asset->path, asset->media_type, asset->digest);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_FILE)
        add_picture (self, "item", item->record.id, item->path, item->body_type, item->body);
    }
}

static void
stop_drawing (AshPictureList *self)
{
  g_clear_weak_pointer (&self->next);
  g_cancellable_cancel (self->search_end);
  g_clear_object (&self->search_end);
}

static void
search_cb (AshPictureList *self)
{
  GtkListBoxRow *row;

  stop_drawing (self);
  self->search_end = g_cancellable_new ();
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_shown = 0;
  self->has_more = FALSE;
  if (self->design == NULL)
    return;
  add_pictures (self, self->design->assets, self->design->items);
  for (guint i = 0; i < self->design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (self->design->sources, i);

      add_pictures (self, view->assets, view->items);
    }
  gtk_widget_set_visible (self->more, self->has_more);
  g_set_weak_pointer (&self->next, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  draw_next (self);
}

static void
row_cb (AshPictureList *self, GtkListBoxRow *row)
{
  GtkWidget *chosen = GTK_WIDGET (row);

  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, get (chosen, "href"), get (chosen, "digest"),
                   get (chosen, "name"));
}

static void
ash_picture_list_dispose (GObject *object)
{
  AshPictureList *self = ASH_PICTURE_LIST (object);

  stop_drawing (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->thumbs, g_hash_table_unref);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->needle, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ash_picture_list_parent_class)->dispose (object);
}

static void
ash_picture_list_class_init (AshPictureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_picture_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] =
      g_signal_new ("chosen", ASH_TYPE_PICTURE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
list_new (AshPictureList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *none = gtk_label_new (_ ("No picture of this name in the course"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_margin_top (none, 12);
  gtk_widget_set_margin_bottom (none, 12);
  gtk_list_box_set_placeholder (self->list, none);
  ash_name (self->list, _ ("Pictures of the course"));
  self->more = gtk_label_new (_ ("Type to see more"));
  gtk_widget_add_css_class (self->more, "caption");
  gtk_widget_add_css_class (self->more, "muted");
  gtk_widget_set_visible (self->more, FALSE);
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (inside), self->more);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inside);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_cb), self);
  return scroller;
}

static void
ash_picture_list_init (AshPictureList *self)
{
  self->thumbs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search pictures of the course"), NULL);
  ash_name (self->search, _ ("Search pictures of the course"));
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), list_new (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
}

GtkWidget *
ash_picture_list_new (AshPlace *place)
{
  AshPictureList *self = g_object_new (ASH_TYPE_PICTURE_LIST, NULL);
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));

  self->document = g_object_ref (ash_place_get_document (place));
  self->design = design != NULL ? ash_design_ref (design) : NULL;
  search_cb (self);
  return GTK_WIDGET (self);
}

void
ash_picture_list_choose_none (AshPictureList *self)
{
  gtk_list_box_unselect_all (self->list);
}

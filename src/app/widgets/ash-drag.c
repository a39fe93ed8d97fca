#include "ash-drag.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

/* The drag, on its source and on the drag operation that begins there. */
#define DATA_KEY "ash-drag"

struct _AshDrag
{
  GObject parent_instance;

  GStrv ids;
  char *what;
  const char *icon_name;
  gboolean is_source;
  gboolean is_sections;
  GtkWidget *place; /* (nullable) weak: the second line of the icon */
};

G_DEFINE_FINAL_TYPE (AshDrag, ash_drag, G_TYPE_OBJECT)

static void
ash_drag_finalize (GObject *object)
{
  AshDrag *self = ASH_DRAG (object);

  g_clear_weak_pointer (&self->place);
  g_strfreev (self->ids);
  g_free (self->what);
  G_OBJECT_CLASS (ash_drag_parent_class)->finalize (object);
}

static void
ash_drag_class_init (AshDragClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_drag_finalize;
}

static void
ash_drag_init (AshDrag *self)
{
}

static gboolean
is_section (const AshOutlineItem *item)
{
  return item != NULL && item->kind == ASH_ITEM_FOLDER &&
         !g_str_equal (item->id, ASH_OUTLINE_LOOSE);
}

/* One item goes under its own name and sign. */
static void
describe (AshDrag *self, AshOutline *outline)
{
  const AshOutlineItem *first = ash_outline_get (outline, self->ids[0]);
  gboolean is_one = self->ids[1] == NULL && first != NULL;

  self->is_sections = TRUE;
  for (guint i = 0; self->ids[i] != NULL; i++)
    self->is_sections &= is_section (ash_outline_get (outline, self->ids[i]));
  self->what = is_one ? g_strdup (first->title) : ash_say_items (g_strv_length (self->ids));
  self->icon_name = self->is_sections ? "folder-symbolic"
                    : is_one          ? ash_say_icon (first->kind)
                                      : "view-paged-symbolic";
}

/**
 * ash_drag_new:
 * @outline: that they stand in
 * @ids: at least one
 * @is_source: they stand in a source
 *
 * Returns: (transfer full): the thing dragged
 */
AshDrag *
ash_drag_new (AshOutline *outline, const char *const *ids, gboolean is_source)
{
  AshDrag *self = g_object_new (ASH_TYPE_DRAG, NULL);

  self->ids = g_strdupv ((GStrv) ids);
  self->is_source = is_source;
  describe (self, outline);
  return self;
}

const char *const *
ash_drag_get_ids (AshDrag *self)
{
  return (const char *const *) self->ids;
}

gboolean
ash_drag_is_source (AshDrag *self)
{
  return self->is_source;
}

gboolean
ash_drag_is_sections (AshDrag *self)
{
  return self->is_sections;
}

/**
 * ash_drag_set_place:
 * @place: (nullable): where it would land, "Into “Choosing a chart”, place 2"
 */
void
ash_drag_set_place (AshDrag *self, const char *place)
{
  if (self->place == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->place), place != NULL ? place : _ ("Into a credential"));
}

/* Makes the blue slip that follows the pointer. */
static void
show_icon (AshDrag *self, GdkDrag *drag)
{
  GtkWidget *slip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = gtk_label_new (self->what);
  GtkWidget *place = gtk_label_new (_ ("Into a credential"));

  gtk_widget_add_css_class (slip, "drag-slip");
  gtk_widget_add_css_class (what, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (what), 36);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_widget_add_css_class (place, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (place), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 30);
  gtk_box_append (GTK_BOX (lines), what);
  gtk_box_append (GTK_BOX (lines), place);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (slip), gtk_image_new_from_icon_name (self->icon_name));
  gtk_box_append (GTK_BOX (slip), lines);
  g_set_weak_pointer (&self->place, place);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), slip);
  gdk_drag_set_hotspot (drag, -12, -12);
}

GdkContentProvider *
ash_drag_offer (AshDrag *self, GtkDragSource *source)
{
  g_object_set_data_full (G_OBJECT (source), DATA_KEY, g_object_ref (self), g_object_unref);
  return gdk_content_provider_new_typed (ASH_TYPE_DRAG, self);
}

void
ash_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  AshDrag *self = g_object_get_data (G_OBJECT (source), DATA_KEY);

  g_object_set_data_full (G_OBJECT (drag), DATA_KEY, g_object_ref (self), g_object_unref);
  show_icon (self, drag);
}

AshDrag *
ash_drag_over (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;

  return drag != NULL ? g_object_get_data (G_OBJECT (drag), DATA_KEY) : NULL;
}

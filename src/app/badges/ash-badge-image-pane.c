#include "ash-badge-image-pane.h"

#include <ash-badge.h>
#include <ash-desk-badge.h>
#include <ash-formats.h>
#include <glib/gi18n-lib.h>

#include "ash-badge-style-picker.h"
#include "ash-follow.h"
#include "ash-picture-file.h"
#include "ash-popover-page.h"
#include "ash-shrink.h"
#include "ash-window.h"

#define PIXELS 400

struct _AshBadgeImagePane
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshBadgeStylePicker *picker;

  GtkPicture *picture;
  GtkMenuButton *style;
  GtkWidget *choose;
  GtkWidget *draw;
  GtkLabel *saved;
  GtkLabel *size;
};

G_DEFINE_FINAL_TYPE (AshBadgeImagePane, ash_badge_image_pane, GTK_TYPE_WIDGET)

/* The digest of what was brought; NULL: it is drawn. */
static const char *
picture_of (const AshDesign *design)
{
  const AshBadge *badge = design->badge;

  if (badge == NULL || badge->image == NULL)
    return NULL;
  return badge->picture != NULL ? badge->picture : badge->image;
}

GdkTexture *
ash_badge_texture (AshStore *store, const AshDesign *design, int pixels)
{
  const char *picture = picture_of (design);
  g_autoptr (GBytes) own = picture != NULL ? ash_store_load_object (store, picture, NULL) : NULL;
  g_autoptr (GBytes) drawn = NULL;
  GdkTexture *texture = own != NULL ? ash_picture_file_texture (own, pixels) : NULL;

  if (texture != NULL)
    return texture;
  drawn = ash_badge_image_png (design, pixels, NULL);
  return drawn != NULL ? gdk_texture_new_from_bytes (drawn, NULL) : NULL;
}

static AshDesign *
design_of (AshBadgeImagePane *self)
{
  return ash_live_get_design (ash_place_get_live (self->place));
}

/* A drawn one is always small. */
static void
show_size (AshBadgeImagePane *self, const AshDesign *design)
{
  const char *own = picture_of (design);
  gint64 bytes = own != NULL ? ash_store_object_size (ash_place_get_store (self->place), own) : -1;
  guint size = (guint) ((MAX (bytes, 0) + 1023) / 1024);
  /* Translators: how large a picture is, how large it may be, and where: 120 of 256 KB (Moodle) */
  g_autofree char *text =
      g_strdup_printf (_ ("%u of %d KB (%s)"), size, ash_badge_limit ("image") / 1024,
                       ash_badge_limit_who ("image"));

  gtk_label_set_label (self->size, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->size), ash_badge_limit_reason ("image"));
  gtk_widget_set_visible (GTK_WIDGET (self->size), bytes >= 0);
}

static void
refresh (AshBadgeImagePane *self)
{
  AshDesign *design = design_of (self);
  g_autoptr (GdkTexture) texture = NULL;
  gboolean is_own, is_svg;

  if (design == NULL)
    return;
  is_own = design->badge != NULL && design->badge->image != NULL;
  is_svg = is_own && design->badge->picture != NULL;
  texture = ash_badge_texture (ash_place_get_store (self->place), design, PIXELS);
  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (self->draw, is_own);
  gtk_label_set_label (self->saved, !is_own  ? _ ("Saved as SVG and PNG")
                                    : is_svg ? _ ("Your own picture, saved as SVG and PNG")
                                             : _ ("Your own picture, saved as PNG"));
  show_size (self, design);
  ash_badge_style_picker_set_design (self->picker, design);
}

static void
refuse (AshBadgeImagePane *self, const GError *error)
{
  ash_window_refuse (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("This picture cannot be used"), error);
}

static void
set_style (AshBadgeImagePane *self, const char *json)
{
  g_autoptr (GError) error = NULL;
  const char *credential = ash_place_get_credential (self->place);

  if (credential != NULL &&
      !ash_desk_set_badge_style (ash_place_get_store (self->place), credential, json, &error))
    refuse (self, error);
}

static void
draw_cb (AshBadgeImagePane *self)
{
  AshDesign *design = design_of (self);

  if (design != NULL && design->badge != NULL)
    set_style (self, design->badge->design);
}

static void
loaded_cb (GBytes *image, GBytes *png, const GError *problem, gpointer user_data)
{
  AshBadgeImagePane *self = user_data;
  g_autoptr (GError) error = NULL;
  const char *credential = ash_place_get_credential (self->place);

  if (problem != NULL)
    refuse (self, problem);
  else if (credential != NULL && !ash_desk_set_badge_image (ash_place_get_store (self->place),
                                                            credential, image, png, &error))
    refuse (self, error);
}

static void
choose_cb (AshBadgeImagePane *self)
{
  ash_picture_file_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), loaded_cb, self);
}

static void
ash_badge_image_pane_dispose (GObject *object)
{
  AshBadgeImagePane *self = ASH_BADGE_IMAGE_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_badge_image_pane_parent_class)->dispose (object);
}

static void
ash_badge_image_pane_class_init (AshBadgeImagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_badge_image_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-badge-image-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, picture);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, style);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, choose);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, draw);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, saved);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeImagePane, size);
}

static void
ash_badge_image_pane_init (AshBadgeImagePane *self)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  ash_let_shrink (gtk_widget_get_parent (GTK_WIDGET (self->choose)));
  self->picker = ASH_BADGE_STYLE_PICKER (ash_badge_style_picker_new ());
  gtk_popover_set_child (GTK_POPOVER (popover),
                         ash_popover_page_new (GTK_WIDGET (self->picker), 520));
  gtk_menu_button_set_popover (self->style, popover);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (set_style), self);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect_swapped (self->draw, "clicked", G_CALLBACK (draw_cb), self);
}

GtkWidget *
ash_badge_image_pane_new (AshPlace *place)
{
  AshBadgeImagePane *self = g_object_new (ASH_TYPE_BADGE_IMAGE_PANE, NULL);

  self->place = g_object_ref (place);
  ash_follow_design (GTK_WIDGET (self), ash_place_get_live (place), (AshFollowFunc) refresh);
  refresh (self);
  return GTK_WIDGET (self);
}

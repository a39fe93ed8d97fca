#include "ash-badge-logo.h"

#include <ash-desk-badge.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-picture-file.h"
#include "ash-window.h"

struct _AshBadgeLogo
{
  AdwActionRow parent_instance;

  AshStore *store;
  GtkPicture *picture;
  GtkWidget *choose;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (AshBadgeLogo, ash_badge_logo, ADW_TYPE_ACTION_ROW)

static void
set_logo (AshBadgeLogo *self, GBytes *image)
{
  g_autoptr (GError) error = NULL;

  if (!ash_desk_set_issuer_logo (self->store, image, &error))
    ash_window_refuse (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                       _ ("This logo cannot be used"), error);
}

static void
loaded_cb (GBytes *image, GBytes *png, const GError *error, gpointer user_data)
{
  AshBadgeLogo *self = user_data;

  if (error != NULL)
    ash_window_refuse (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                       _ ("This logo cannot be used"), error);
  else
    set_logo (self, image);
}

static void
choose_cb (AshBadgeLogo *self)
{
  ash_picture_file_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), loaded_cb, self);
}

static void
take_cb (AshBadgeLogo *self)
{
  set_logo (self, NULL);
}

static void
ash_badge_logo_finalize (GObject *object)
{
  g_clear_object (&ASH_BADGE_LOGO (object)->store);
  G_OBJECT_CLASS (ash_badge_logo_parent_class)->finalize (object);
}

static void
ash_badge_logo_class_init (AshBadgeLogoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_badge_logo_finalize;
}

static void
ash_badge_logo_init (AshBadgeLogo *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Logo"));
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), 32, 32);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  self->choose = gtk_button_new_with_label (_ ("Choose a file…"));
  gtk_widget_set_valign (self->choose, GTK_ALIGN_CENTER);
  self->take = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (self->take, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->take, "flat");
  gtk_widget_set_tooltip_text (self->take, _ ("Take the logo away"));
  ash_name (self->take, _ ("Take the logo away"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->picture));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choose);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->take);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
}

void
ash_badge_logo_set_store (AshBadgeLogo *self, AshStore *store)
{
  g_set_object (&self->store, store);
}

void
ash_badge_logo_show (AshBadgeLogo *self, AshStore *store, const AshParty *party)
{
  g_autoptr (GBytes) bytes = party != NULL && party->logo != NULL
                                 ? ash_store_load_object (store, party->logo, NULL)
                                 : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? ash_picture_file_texture (bytes, 64) : NULL;

  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (self->take, bytes != NULL);
}

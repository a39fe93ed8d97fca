#include "ash-item-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-say.h"

struct _AshItemCard
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item;
  AdwStatusPage *page;
};

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshItemCard,
                               ash_item_card,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

static void
look_again (AshItemCard *self)
{
  g_autoptr (AshItem) item =
      ash_store_find (ash_place_get_store (self->place), &ASH_ITEM, "id", self->item);
  g_autofree char *minutes = NULL;
  g_autofree char *facts = NULL;
  const char *kind;
  const char *title;
  g_autofree char *escaped = NULL;

  if (item == NULL)
    return;
  kind = item->kind == ASH_ITEM_FOLDER ? _ ("Module") : ash_say_kind (item->kind);
  title = item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled");
  minutes = ash_say_minutes (item->minutes);
  facts = g_strjoin (" · ", kind, *minutes != '\0' ? minutes : NULL, NULL);
  adw_status_page_set_icon_name (self->page, ash_say_icon (item->kind));
  adw_status_page_set_title (self->page, title);
  escaped = g_markup_escape_text (facts, -1);
  adw_status_page_set_description (self->page, escaped);
}

static void
ash_item_card_dispose (GObject *object)
{
  AshItemCard *self = ASH_ITEM_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ash_item_card_parent_class)->dispose (object);
}

static void
ash_item_card_class_init (AshItemCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_item_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_item_card_init (AshItemCard *self)
{
  GtkWidget *preview = gtk_button_new_with_label (_ ("Preview"));

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_set_halign (preview, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (preview, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (preview), "win.preview");
  adw_status_page_set_child (self->page, preview);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

GtkWidget *
ash_item_card_new (AshPlace *place, const char *item)
{
  AshItemCard *self = g_object_new (ASH_TYPE_ITEM_CARD, NULL);

  self->place = g_object_ref (place);
  self->item = g_strdup (item);
  look_again (self);
  return GTK_WIDGET (self);
}

static void
ash_item_card_apply (AshView *view, const AshChangeSet *changes)
{
  if (ash_change_set_has (changes, &ASH_ITEM))
    look_again (ASH_ITEM_CARD (view));
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_item_card_apply;
}

#include "ash-skill-offer.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"

#define MOST_OFFERED 6
#define LEAST_LETTERS 2

typedef struct
{
  GtkWidget *entry;
  AshPlace *place;
  AshFrameworkKind kind;
  AshSkillOfferFunc func;
  gpointer user_data;
  GtkWidget *popover;
  GtkListBox *list;
  GPtrArray *items; /* (element-type AshEntryItem) as they are listed */
} Offer;

static Offer *
offer_of (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "ash-skill-offer");
}

static void
offer_free (gpointer data)
{
  Offer *self = data;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
close_offer (Offer *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
entry_gone_cb (Offer *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
row_cb (Offer *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (AshEntryItem) item =
      index >= 0 && index < (int) self->items->len
          ? g_object_ref (g_ptr_array_index (self->items, (guint) index))
          : NULL;

  close_offer (self);
  if (item != NULL)
    self->func (item, self->user_data);
}

static GtkWidget *
offer_row_new (AshEntryItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *text = gtk_label_new (ash_entry_item_entry (item)->text);
  g_autofree char *said = ash_entry_item_say (item);
  const char *title = ash_entry_item_framework (item)->title;
  g_autofree char *from =
      g_strdup_printf ("%s%s%s", title != NULL ? title : "", *said != '\0' ? " · " : "", said);
  GtkWidget *about = gtk_label_new (from);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "muted");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ash_name (row, ash_entry_item_entry (item)->text);
  return row;
}

static void
make_popover (Offer *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  ash_name (self->list, _ ("From frameworks"));
  gtk_widget_set_parent (self->popover, self->entry);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_cb), self);
}

static void
typed_cb (Offer *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkListBoxRow *row;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (g_utf8_strlen (text, -1) >= LEAST_LETTERS)
    self->items =
        ash_listings_search (ash_listings_of (self->place), NULL, text, MOST_OFFERED, NULL);
  /* Frameworks of the other kind are looked into in their window. */
  for (guint i = self->items != NULL ? self->items->len : 0; i > 0; i--)
    if (ash_entry_item_framework (g_ptr_array_index (self->items, i - 1))->kind != self->kind)
      g_ptr_array_remove_index (self->items, i - 1);
  if (self->items == NULL || self->items->len == 0)
    {
      close_offer (self);
      return;
    }
  if (self->popover == NULL)
    make_popover (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->items->len; i++)
    gtk_list_box_append (self->list, offer_row_new (g_ptr_array_index (self->items, i)));
  gtk_list_box_unselect_all (self->list);
  gtk_widget_set_size_request (self->popover, MAX (gtk_widget_get_width (self->entry), 240), -1);
  if (!gtk_widget_get_visible (self->popover))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
is_open (const Offer *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, Offer *self)
{
  GtkListBoxRow *selected;
  int next;

  if (!is_open (self))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      close_offer (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return ash_skill_offer_take (self->entry);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;
  selected = gtk_list_box_get_selected_row (self->list);
  next = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;
  next = CLAMP (next + (keyval == GDK_KEY_Down ? 1 : -1), 0, (int) self->items->len - 1);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, next));
  return TRUE;
}

gboolean
ash_skill_offer_take (GtkWidget *entry)
{
  Offer *self = offer_of (entry);
  GtkListBoxRow *selected = is_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (selected != NULL)
    row_cb (self, selected);
  return selected != NULL;
}

void
ash_skill_offer_attach (GtkWidget *entry,
                        AshPlace *place,
                        AshFrameworkKind kind,
                        AshSkillOfferFunc func,
                        gpointer user_data)
{
  Offer *self = g_new0 (Offer, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = entry;
  self->place = place;
  self->kind = kind;
  self->func = func;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (entry), "ash-skill-offer", self, offer_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_offer), self);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (entry, "destroy", G_CALLBACK (entry_gone_cb), self);
}

#include "ash-evidence-offer.h"

#include <ash-desk-evidence.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-popup.h"

typedef struct
{
  AshPlace *place;
  char *item;
  char *statement;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *self = data;

  g_object_unref (self->place);
  g_free (self->item);
  g_free (self->statement);
  g_free (self);
}

static void
accept_cb (GtkWidget *button, Offer *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  g_autoptr (GError) error = NULL;

  ash_edits_done (button,
                  ash_desk_assess_with_item (ash_place_get_store (self->place),
                                             ash_place_get_credential (self->place), self->item,
                                             self->statement, &error),
                  error, _ ("It could not be made evidence"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

void
ash_evidence_offer_popup (GtkWidget *holder,
                          GtkWidget *at,
                          AshPlace *place,
                          const AshColumn *column,
                          const char *statement)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *text = g_strdup_printf (
      _ ("Only evidence assesses. Make “%s” evidence of this outcome?"), column->title);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_ ("Make it evidence"));
  Offer *self = g_new0 (Offer, 1);

  self->place = g_object_ref (place);
  self->item = g_strdup (column->id);
  self->statement = g_strdup (statement);
  g_object_set_data_full (G_OBJECT (popover), "ash-offer", self, offer_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "popover-page");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), self);
  ash_popup_at (popover, holder, at);
  gtk_widget_grab_focus (button);
}

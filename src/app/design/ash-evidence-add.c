#include "ash-evidence-add.h"

#include <ash-desk-evidence.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-names.h"
#include "ash-say.h"

typedef struct
{
  GtkWidget *box;
  AshPlace *place;
  GtkBox *items;
  GtkDropDown *kind;
  GtkEntry *title;
  char *shown;
} Add;

static Add *
add_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-evidence-add");
}

static void
add_free (gpointer data)
{
  Add *self = data;

  g_object_unref (self->place);
  g_free (self->shown);
  g_free (self);
}

static gboolean
add_evidence (Add *self, const char *item, const char *title, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made =
      ash_desk_add_evidence (ash_place_get_store (self->place),
                             ash_place_get_credential (self->place), item, title, kind, &error);

  return ash_edits_done (self->box, made != NULL, error, _ ("The evidence could not be added"));
}

static void
item_cb (GtkWidget *button, Add *self)
{
  add_evidence (self, g_object_get_data (G_OBJECT (button), "item"), NULL, NULL);
}

static void
described_cb (Add *self)
{
  g_autofree char *title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  guint kind = gtk_drop_down_get_selected (self->kind);

  if (*title == '\0' || kind == GTK_INVALID_LIST_POSITION)
    gtk_widget_grab_focus (GTK_WIDGET (self->title));
  else if (add_evidence (self, NULL, title, ASH_EVIDENCE_KINDS[kind]))
    gtk_editable_set_text (GTK_EDITABLE (self->title), "");
}

static GtkWidget *
described_new (Add *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add"));

  for (guint i = 0; ASH_EVIDENCE_KINDS[i] != NULL; i++)
    gtk_string_list_append (words, ash_evidence_kind_word (ASH_EVIDENCE_KINDS[i]));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  self->title = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->title, _ ("What learners do"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->title), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  ash_name (self->title, _ ("What learners do"));
  ash_name (self->kind, _ ("Kind of evidence"));
  g_signal_connect_swapped (self->title, "activate", G_CALLBACK (described_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (described_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

GtkWidget *
ash_evidence_add_new (AshPlace *place)
{
  Add *self = g_new0 (Add, 1);

  self->place = g_object_ref (place);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->items = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (self->box), described_new (self));
  g_object_set_data_full (G_OBJECT (self->box), "ash-evidence-add", self, add_free);
  return self->box;
}

/* What learners hand in is offered; a page that is read is made evidence in the matrix. */
static gboolean
is_offered (const AshDesign *design, const AshItem *item)
{
  return item->is_linked &&
         (item->kind == ASH_ITEM_QUIZ || item->kind == ASH_ITEM_ASSIGNMENT ||
          item->kind == ASH_ITEM_TOPIC || item->kind == ASH_ITEM_LTI) &&
         ash_design_assessment_of_item (design, item->record.id) == NULL;
}

static void
add_item (Add *self, const AshItem *item)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (item->title);
  g_autofree char *name =
      g_strdup_printf (_ ("Make %s evidence, %s"), item->title, ash_say_kind (item->kind));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (ash_say_icon (item->kind)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  ash_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item->record.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (item_cb), self);
  gtk_box_append (self->items, button);
}

void
ash_evidence_add_show (GtkWidget *add, const AshDesign *design)
{
  Add *self = add_of (add);
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (is_offered (design, item))
        g_string_append_printf (shown, "%s %s\n", item->record.id, item->title);
    }
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_box_remove (self->items, child);
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (is_offered (design, item))
        add_item (self, item);
    }
}

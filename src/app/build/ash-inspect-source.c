#include "ash-inspect-source.h"

#include <glib/gi18n-lib.h>

#include "ash-inspect-section.h"
#include "ash-say.h"

struct _AshInspectSource
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkWidget *chip;
  GtkWidget *content;
  GtkWidget *buttons;
  GtkWidget *compare;
  char *source_item;
};

G_DEFINE_FINAL_TYPE (AshInspectSource, ash_inspect_source, GTK_TYPE_WIDGET)

static void
show_cb (AshInspectSource *self)
{
  if (self->source_item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", "source",
                                self->source_item, "");
}

static void
show_chip (AshInspectSource *self, const AshInspection *inspection)
{
  gboolean is_adapted = inspection->is_adapted;

  ash_inspect_clear (self->chip);
  gtk_widget_remove_css_class (self->chip, "adapted");
  if (is_adapted)
    {
      GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
      gtk_box_append (GTK_BOX (self->chip), pencil);
      gtk_widget_add_css_class (self->chip, "adapted");
    }
  gtk_box_append (GTK_BOX (self->chip),
                  gtk_label_new (is_adapted ? _ ("Adapted") : _ ("As in the course")));
  gtk_widget_set_visible (self->chip, inspection->source_item != NULL);
}

static void
ash_inspect_source_dispose (GObject *object)
{
  AshInspectSource *self = ASH_INSPECT_SOURCE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->source_item, g_free);
  G_OBJECT_CLASS (ash_inspect_source_parent_class)->dispose (object);
}

static void
ash_inspect_source_class_init (AshInspectSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspect_source_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_inspect_source_init (AshInspectSource *self)
{
  GtkWidget *show = gtk_button_new_with_label (_ ("Show in the course"));
  GtkWidget *section;

  self->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->chip, "chip");
  gtk_widget_add_css_class (self->chip, "plain");
  section = ash_inspect_section_new (_ ("From the course"), self->chip, &self->content);
  self->compare = gtk_button_new_with_label (_ ("Compare"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare), "win.compare");
  gtk_widget_add_css_class (self->compare, "small-button");
  gtk_widget_add_css_class (show, "small-button");
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_cb), self);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons), show);
  gtk_box_append (GTK_BOX (self->buttons), self->compare);
  gtk_box_append (GTK_BOX (section), self->buttons);
  gtk_widget_set_parent (section, GTK_WIDGET (self));
}

GtkWidget *
ash_inspect_source_new (AshPlace *place)
{
  AshInspectSource *self = g_object_new (ASH_TYPE_INSPECT_SOURCE, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_inspect_source_show (AshInspectSource *self,
                         const AshItem *item,
                         const AshInspection *inspection)
{
  g_autofree char *difference =
      inspection->is_adapted && inspection->is_comparable
          ? ash_say_difference (inspection->n_different, inspection->is_changed,
                                inspection->is_quiz)
          : NULL;

  g_free (self->source_item);
  self->source_item = g_strdup (inspection->source_item);
  ash_inspect_clear (self->content);
  show_chip (self, inspection);
  gtk_widget_set_visible (self->buttons, inspection->source_item != NULL);
  gtk_widget_set_visible (self->compare, inspection->is_comparable);
  if (inspection->source_item == NULL)
    {
      gtk_box_append (GTK_BOX (self->content),
                      ash_inspect_caption_new (_ ("Made here, not taken from a course.")));
      return;
    }
  gtk_box_append (GTK_BOX (self->content), ash_inspect_text_new (inspection->source_place));
  if (difference != NULL)
    gtk_box_append (GTK_BOX (self->content), ash_inspect_caption_new (difference));
}

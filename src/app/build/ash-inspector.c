#include "ash-inspector.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

struct _AshInspector
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkLabel *title;
  GtkLabel *minutes;
};

G_DEFINE_FINAL_TYPE (AshInspector, ash_inspector, GTK_TYPE_WIDGET)

static void
look_again (AshInspector *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  const char *id = ash_place_get_item (self->place);
  const AshItem *item = design != NULL && id != NULL ? ash_design_item (design, id) : NULL;
  g_autofree char *minutes = ash_say_minutes (item != NULL ? item->minutes : ASH_UNSET);

  gtk_label_set_label (self->title, item != NULL && item->title != NULL ? item->title : "");
  gtk_label_set_label (self->minutes, minutes);
}

static void
ash_inspector_dispose (GObject *object)
{
  AshInspector *self = ASH_INSPECTOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_inspector_parent_class)->dispose (object);
}

static void
ash_inspector_class_init (AshInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_inspector_init (AshInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->minutes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->minutes, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->minutes), "muted");
  gtk_widget_add_css_class (box, "pane-head");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->minutes));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 310, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-pane");
  gtk_widget_add_css_class (GTK_WIDGET (self), "at-end");
}

GtkWidget *
ash_inspector_new (AshPlace *place)
{
  AshInspector *self = g_object_new (ASH_TYPE_INSPECTOR, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return GTK_WIDGET (self);
}

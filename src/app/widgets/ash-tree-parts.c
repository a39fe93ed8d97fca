#include "ash-tree-parts.h"

#include <glib/gi18n-lib.h>

#include "ash-line.h"
#include "ash-meter.h"

GtkWidget *
ash_tree_part_note (AshSide side)
{
  GtkWidget *note = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_widget_add_css_class (note, "note");
  return note;
}

GtkWidget *
ash_tree_part_look (AshSide side)
{
  GtkWidget *look = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *calendar = gtk_image_new_from_icon_name ("x-office-calendar-symbolic");
  GtkWidget *n_looks = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (calendar), 12);
  gtk_widget_add_css_class (look, "chip");
  gtk_widget_add_css_class (look, "change");
  gtk_widget_add_css_class (n_looks, "numeric");
  gtk_widget_set_valign (look, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (look), calendar);
  gtk_box_append (GTK_BOX (look), n_looks);
  return look;
}

GtkWidget *
ash_tree_part_meter (AshSide side)
{
  GtkWidget *meter = ash_meter_new ();

  gtk_widget_add_css_class (meter, "small");
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  return meter;
}

GtkWidget *
ash_tree_part_marks (AshSide side)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
}

GtkWidget *
ash_tree_part_ring (AshSide side)
{
  GtkWidget *ring = g_object_new (GTK_TYPE_BOX, "css-name", "ring", NULL);

  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (ring, _ ("Not yet used"));
  return ring;
}

GtkWidget *
ash_tree_part_pencil (AshSide side)
{
  GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
  gtk_widget_add_css_class (pencil, "adapted");
  gtk_widget_set_tooltip_text (pencil, _ ("Adapted"));
  return pencil;
}

GtkWidget *
ash_tree_part_flaw (AshSide side)
{
  GtkWidget *flaw = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (flaw, "change");
  gtk_widget_set_tooltip_text (flaw, _ ("Something is to fix here"));
  return flaw;
}

GtkWidget *
ash_tree_part_talk (AshSide side)
{
  GtkWidget *talk = gtk_label_new (NULL);

  gtk_widget_add_css_class (talk, "talk-count");
  gtk_widget_add_css_class (talk, "numeric");
  gtk_widget_set_valign (talk, GTK_ALIGN_CENTER);
  return talk;
}

GtkWidget *
ash_tree_part_figure (AshSide side)
{
  GtkWidget *figure = ash_line_new (side == ASH_SIDE_SOURCE ? 8 : 0, TRUE);

  gtk_widget_add_css_class (figure, "caption");
  gtk_widget_add_css_class (figure, "muted");
  gtk_widget_add_css_class (figure, "numeric");
  return figure;
}

/* The triangle of a section, with what GTK hangs on it: it opens with a click, and under what is
 * dragged over it. */
GtkWidget *
ash_tree_part_expander (AshSide side)
{
  return gtk_tree_expander_new ();
}

GtkWidget *
ash_tree_part_tag (guint number, gboolean is_adapted)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *tag = gtk_label_new (text);

  if (is_adapted)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
      GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
      gtk_box_append (GTK_BOX (box), tag);
      gtk_box_append (GTK_BOX (box), pencil);
      tag = box;
    }
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, is_adapted ? "adapted" : "used");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  return tag;
}

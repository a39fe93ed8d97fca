#include "ash-inspect-section.h"

#include "ash-prose.h"

GtkWidget *
ash_inspect_section_new (const char *title, GtkWidget *end, GtkWidget **out_content)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (head, "inspect-head");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "muted");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (end != NULL)
    gtk_box_append (GTK_BOX (head), end);
  *out_content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (section), head);
  gtk_box_append (GTK_BOX (section), *out_content);
  return section;
}

void
ash_inspect_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

GtkWidget *
ash_inspect_text_new (const char *text)
{
  GtkWidget *label = ash_prose_new (text, NULL);

  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

GtkWidget *
ash_inspect_caption_new (const char *text)
{
  GtkWidget *label = ash_inspect_text_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

#include "ash-module-tag.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

#define MOST_LETTERS 24

static void
clicked_cb (GtkWidget *tag)
{
  gtk_widget_activate_action (tag, "win.go-to", "(sss)", "build",
                              (const char *) g_object_get_data (G_OBJECT (tag), "module"), "");
}

GtkWidget *
ash_module_tag_new (void)
{
  GtkWidget *tag = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_LETTERS);
  gtk_button_set_child (GTK_BUTTON (tag), label);
  gtk_widget_add_css_class (tag, "flat");
  gtk_widget_add_css_class (tag, "module-tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (tag, FALSE);
  g_signal_connect (tag, "clicked", G_CALLBACK (clicked_cb), NULL);
  return tag;
}

void
ash_module_tag_show (GtkWidget *tag, const AshDesign *design, const AshStatement *outcome)
{
  const AshItem *module = ash_design_outcome_module (design, outcome);
  const char *title;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (tag, module != NULL);
  if (module == NULL)
    return;
  title = module->title != NULL && *module->title != '\0' ? module->title : _ ("Untitled");
  name = g_strdup_printf (_ ("Outcome of the module “%s”"), title);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (tag))), title);
  gtk_widget_set_tooltip_text (tag, name);
  ash_name (tag, name);
  g_object_set_data_full (G_OBJECT (tag), "module", g_strdup (module->record.id), g_free);
}

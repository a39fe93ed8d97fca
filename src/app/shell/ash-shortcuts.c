#include "ash-actions.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>

static void
append_property (GString *xml, const char *name, const char *value)
{
  g_string_append_printf (xml, "<property name=\"%s\">", name);
  ash_append_xml_text (xml, value);
  g_string_append (xml, "</property>");
}

static void
append_shortcut (GString *xml, const AshAction *action)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_property (xml, "title", _ (action->label));
  append_property (xml, "accelerator", action->accelerator);
  g_string_append (xml, "</object></child>");
}

/* The groups in the order in which they first come; each holds its entries wherever they stand. */
static void
append_groups (GString *xml)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const char *group = ASH_ACTIONS[i].group;

      if (group == NULL || !g_hash_table_add (seen, (gpointer) group))
        continue;
      g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
      append_property (xml, "title", _ (group));
      for (guint j = i; j < ASH_N_ACTIONS; j++)
        if (g_strcmp0 (ASH_ACTIONS[j].group, group) == 0 && ASH_ACTIONS[j].label != NULL &&
            ASH_ACTIONS[j].accelerator != NULL)
          append_shortcut (xml, &ASH_ACTIONS[j]);
      g_string_append (xml, "</object></child>");
    }
}

/**
 * ash_shortcuts_present:
 *
 * Shows every key, from the table of actions.
 */
void
ash_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" "
                                          "id=\"window\"><property name=\"modal\">1</property>"
                                          "<child><object class=\"GtkShortcutsSection\">"
                                          "<property name=\"max-height\">12</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  append_groups (xml);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

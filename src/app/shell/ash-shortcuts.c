#include "ash-actions.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>

#define ROWS "16"

/* GTK turns the order of a section's pages round each time that it lays them out, so each of these
 * fits on one page of two columns. */
typedef struct
{
  const char *title;
  const char *const groups[3]; /* none: all that are left */
} Section;

static const Section SECTIONS[] = {
  { N_ ("General"), { "Document", "Views", NULL } },
  { N_ ("Items and outcomes"), { "Structure", "Outcomes and evidence", NULL } },
  { N_ ("Quizzes and rubrics"), { NULL } },
};

static void
append_property (GString *xml, const char *name, const char *value)
{
  g_string_append_printf (xml, "<property name=\"%s\">", name);
  ash_append_xml_text (xml, value);
  g_string_append (xml, "</property>");
}

/* A mark is set by its letter, which is another one in another language. */
static const char *
keys_of (const AshAction *action)
{
  const char *letter = g_dpgettext2 (GETTEXT_PACKAGE, "mark", action->accelerator);
  guint keyval = gdk_unicode_to_keyval (g_utf8_get_char (letter));

  return letter == action->accelerator ? letter : gdk_keyval_name (keyval);
}

static void
append_shortcut (GString *xml, const AshAction *action)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_property (xml, "title", _ (action->label));
  append_property (xml, "accelerator", keys_of (action));
  g_string_append (xml, "</object></child>");
}

static void
append_group (GString *xml, const char *group)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
  append_property (xml, "title", _ (group));
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    if (g_strcmp0 (ASH_ACTIONS[i].group, group) == 0 && ASH_ACTIONS[i].label != NULL &&
        ASH_ACTIONS[i].accelerator != NULL)
      append_shortcut (xml, &ASH_ACTIONS[i]);
  g_string_append (xml, "</object></child>");
}

static gboolean
holds (const Section *section, const char *group)
{
  return section->groups[0] == NULL || g_strv_contains (section->groups, group);
}

/* The groups in the order in which they first come. */
static void
append_section (GString *xml, const Section *section, GHashTable *seen)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsSection\">");
  append_property (xml, "section-name", section->title);
  append_property (xml, "title", _ (section->title));
  append_property (xml, "max-height", ROWS);
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const char *group = ASH_ACTIONS[i].group;

      if (group != NULL && holds (section, group) && g_hash_table_add (seen, (gpointer) group))
        append_group (xml, group);
    }
  g_string_append (xml, "</object></child>");
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
                                          "id=\"window\"><property name=\"modal\">1</property>");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (SECTIONS); i++)
    append_section (xml, &SECTIONS[i], seen);
  g_string_append (xml, "</object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_title (window, _ ("Keyboard shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

#include "ash-actions.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>

#define ROWS "16"

/* GTK turns the order of a section's pages round each time that it lays them out, so each of these
 * fits on one page of two columns. */
typedef struct
{
  const char *title;
  const char *const groups[4]; /* none: all that are left */
} Section;

static const Section SECTIONS[] = {
  { N_ ("General"), { "Document", "Views", NULL } },
  { N_ ("Items and outcomes"), { "Structure", "Outcomes and evidence", NULL } },
  { N_ ("Writing and reading"), { "Text of a page", "Quiz", "Reading and deciding", NULL } },
  { N_ ("Rubrics and lists"), { NULL } },
};

/* What is no command: the widgets do it by themselves. */
typedef struct
{
  const char *accelerator;
  const char *label;
  const char *group;
} Key;

#define VIEWS "Views"
#define MATRIX N_ ("Outcomes and evidence")
#define PAGE N_ ("Text of a page")
#define QUIZ N_ ("Quiz")
#define RUBRIC N_ ("Rubric")
#define LISTS N_ ("Lists of items")

static const Key KEYS[] = {
  { "F10", N_ ("Main menu"), VIEWS },
  { "Up Down Left Right", N_ ("Move from mark to mark"), MATRIX },
  { "Home End", N_ ("First and last mark of an outcome"), MATRIX },
  { "<Control>Up <Control>Down", N_ ("Move from gap to gap"), MATRIX },
  { NC_ ("mark", "I"), N_ ("Introduced"), MATRIX },
  { NC_ ("mark", "P"), N_ ("Practised"), MATRIX },
  { NC_ ("mark", "A"), N_ ("Assessed"), MATRIX },
  { "0", N_ ("No mark"), MATRIX },
  { "space", N_ ("The next mark"), MATRIX },
  { "Return", N_ ("Open the item"), MATRIX },
  { "C", N_ ("Show the comments"), MATRIX },
  { "<Control>b", N_ ("Bold"), PAGE },
  { "<Control>i", N_ ("Italic"), PAGE },
  { "<Control>l", N_ ("Link"), PAGE },
  { "<Control><Alt>0...4", N_ ("Paragraph style"), PAGE },
  { "<Control><Shift>8", N_ ("List"), PAGE },
  { "<Control><Shift>7", N_ ("Numbered list"), PAGE },
  { "<Control><Shift>v", N_ ("Paste without formatting"), PAGE },
  { "<Shift>F10", N_ ("Menu, in a table with rows and columns"), PAGE },
  { "<Alt>F10", N_ ("Go to the tools"), PAGE },
  { "<Control>Return", N_ ("Next question, or a new one"), QUIZ },
  { "<Control>1...9", N_ ("Mark a choice as right"), QUIZ },
  { "<Control><Alt>1...6", N_ ("Type of question"), QUIZ },
  { "<Control>d", N_ ("Duplicate the question"), QUIZ },
  { "Up Down Left Right", N_ ("Move from cell to cell"), RUBRIC },
  { "<Shift>Up <Shift>Down", N_ ("Choose more cells, also sideways"), RUBRIC },
  { "<Control>a", N_ ("Choose all cells"), RUBRIC },
  { "Home End", N_ ("First and last cell of a row"), RUBRIC },
  { "<Control>Home <Control>End", N_ ("First and last cell of all"), RUBRIC },
  { "Return F2", N_ ("Edit the cell, as typing does"), RUBRIC },
  { "Tab <Shift>Tab", N_ ("While editing: the next cell, and the one before"), RUBRIC },
  { "Delete", N_ ("Empty the cells"), RUBRIC },
  { "<Control>x", N_ ("Cut cells"), RUBRIC },
  { "<Control>c", N_ ("Copy cells"), RUBRIC },
  { "<Control>v", N_ ("Paste cells, also from a spreadsheet"), RUBRIC },
  { "Up Down", N_ ("Move from row to row"), LISTS },
  { "Right Left", N_ ("Open and close a section"), LISTS },
  { "Home End", N_ ("First and last row"), LISTS },
  { "<Shift>Up <Shift>Down", N_ ("Choose more rows"), LISTS },
  { "<Control>space", N_ ("Choose a row too, or no longer"), LISTS },
  { "<Control>a", N_ ("Choose all rows"), LISTS },
  { "Return", N_ ("Use the item, or work on it"), LISTS },
  { "<Shift>F10", N_ ("Menu of what is chosen"), LISTS },
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
keys_of (const char *accelerator)
{
  const char *letter = g_dpgettext2 (GETTEXT_PACKAGE, "mark", accelerator);
  guint keyval = gdk_unicode_to_keyval (g_utf8_get_char (letter));

  return letter == accelerator ? letter : gdk_keyval_name (keyval);
}

static void
append_shortcut (GString *xml, const char *label, const char *accelerator)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_property (xml, "title", _ (label));
  append_property (xml, "accelerator", keys_of (accelerator));
  g_string_append (xml, "</object></child>");
}

static void
append_group (GString *xml, const char *group)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
  append_property (xml, "title", _ (group));
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    if (g_strcmp0 (ASH_ACTIONS[i].group, group) == 0 && ASH_ACTIONS[i].accelerator != NULL)
      append_shortcut (xml, ASH_ACTIONS[i].label, ASH_ACTIONS[i].accelerator);
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (g_str_equal (KEYS[i].group, group))
      append_shortcut (xml, KEYS[i].label, KEYS[i].accelerator);
  g_string_append (xml, "</object></child>");
}

static void
append_if_new (GString *xml, const Section *section, const char *group, GHashTable *seen)
{
  gboolean holds = section->groups[0] == NULL || g_strv_contains (section->groups, group);

  if (holds && g_hash_table_add (seen, (gpointer) group))
    append_group (xml, group);
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
    if (ASH_ACTIONS[i].group != NULL)
      append_if_new (xml, section, ASH_ACTIONS[i].group, seen);
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    append_if_new (xml, section, KEYS[i].group, seen);
  g_string_append (xml, "</object></child>");
}

/**
 * ash_shortcuts_present:
 *
 * Shows every key: those of the table of actions, and of what has keys without being one.
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

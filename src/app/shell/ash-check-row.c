#include "ash-check-row.h"

#include <glib/gi18n-lib.h>

#include "ash-check-place.h"
#include "ash-check-repair.h"
#include "ash-names.h"

/* Wide enough to be read beside a button, and narrow enough that a popover measures its height. */
#define SENTENCE_CHARS 24

typedef struct
{
  const AshFinding *finding;
  AshCheckRowFunc func;
  gpointer user_data;
} Row;

static void
run (GtkWidget *row, const char *verb, const AshRepair *repair)
{
  const Row *self = g_object_get_data (G_OBJECT (row), "ash-row");

  if (self != NULL)
    self->func (self->finding, verb, repair, self->user_data);
}

static void
verb_cb (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  run (row, g_action_get_name (G_ACTION (action)), NULL);
}

static void
repair_cb (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  const Row *self = g_object_get_data (G_OBJECT (row), "ash-row");
  guint index = (guint) g_variant_get_int32 (parameter);

  if (self != NULL && index < self->finding->repairs->len)
    run (row, "repair", g_ptr_array_index (self->finding->repairs, index));
}

static void
add_actions (GtkWidget *row)
{
  static const GActionEntry ENTRIES[] = { { "go", verb_cb },
                                          { "dismiss", verb_cb },
                                          { "dismiss-rule", verb_cb },
                                          { "recall", verb_cb },
                                          { "repair", repair_cb, "i" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), ENTRIES, G_N_ELEMENTS (ENTRIES), row);
  gtk_widget_insert_action_group (row, "check", G_ACTION_GROUP (group));
}

static GtkWidget *
line_new (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css != NULL)
    {
      gtk_widget_add_css_class (label, css);
      gtk_widget_add_css_class (label, "muted");
    }
  return label;
}

/* What is wrong is read whole where two lines can hold it. */
static GtkWidget *
sentence_new (const char *text)
{
  GtkWidget *label = line_new (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), SENTENCE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SENTENCE_CHARS);
  return label;
}

/* The repair that is better than the way there: (nullable). */
static const AshRepair *
best_repair (const AshFinding *finding)
{
  const AshRepair *first =
      finding->repairs->len > 0 ? g_ptr_array_index (finding->repairs, 0) : NULL;

  return first != NULL && !first->is_aside ? first : NULL;
}

static GtkWidget *
menu_new (const AshFinding *finding)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < finding->repairs->len; i++)
    {
      g_autofree char *words = ash_check_repair_dup_words (g_ptr_array_index (finding->repairs, i));
      g_autofree char *action = g_strdup_printf ("check.repair(%u)", i);

      g_menu_append (menu, words, action);
    }
  g_menu_append (menu, _ ("Go there"), "check.go");
  g_menu_append (menu, _ ("Dismiss…"), "check.dismiss");
  g_menu_append (menu, _ ("Dismiss all of this kind…"), "check.dismiss-rule");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  ash_name (button, _ ("More"));
  return button;
}

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");
  return button;
}

static GtkWidget *
icon_new (const AshFinding *finding)
{
  gboolean is_advice = finding->severity == ASH_SEVERITY_ADVICE;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_advice ? "emoji-objects-symbolic"
                                                            : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, is_advice ? "note" : "change");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

/**
 * ash_check_row_new:
 * @finding: borrowed for as long as the row is there
 * @place: where it is, in words
 * @is_narrow: whether there is room for its menu only
 *
 * Returns: (transfer floating): a row for a list
 */
GtkWidget *
ash_check_row_new (AshStore *store,
                   const AshFinding *finding,
                   const char *place,
                   gboolean is_narrow,
                   AshCheckRowFunc func,
                   gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s %s", finding->what, place);
  Row *self = g_new0 (Row, 1);
  g_autofree char *words =
      best_repair (finding) != NULL ? ash_check_repair_dup_words (best_repair (finding)) : NULL;
  AshCheckPlace where;

  self->finding = finding;
  self->func = func;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (row), "ash-row", self, g_free);
  add_actions (row);
  gtk_box_append (GTK_BOX (lines), sentence_new (finding->what));
  gtk_box_append (GTK_BOX (lines), line_new (place, "caption"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon_new (finding));
  gtk_box_append (GTK_BOX (box), lines);
  if (finding->dismissal != NULL)
    gtk_box_append (GTK_BOX (box), button_new (_ ("Bring back"), "check.recall"));
  else
    {
      ash_check_place_of (store, finding, &where);
      if (!is_narrow)
        gtk_box_append (GTK_BOX (box), best_repair (finding) != NULL
                                           ? button_new (words, "check.repair(0)")
                                           : button_new (where.fix, "check.go"));
      gtk_box_append (GTK_BOX (box), menu_new (finding));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ash_name (row, name);
  return row;
}

/**
 * ash_check_row_run:
 *
 * What its buttons and its menu do.
 */
void
ash_check_row_run (GtkWidget *row, const char *verb)
{
  run (row, verb, NULL);
}

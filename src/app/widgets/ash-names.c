/* Names for the inner parts of the toolkit's own widgets: the keyboard stands on them, and without
 * a name a screen reader reads the name of their type. */
#include "ash-names.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How far inside a group its list is. */
#define LIST_DEPTH 3

/**
 * ash_name:
 *
 * What a screen reader calls @widget, which shows no words that do.
 */
void
ash_name (gpointer widget, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
name_by (GtkWidget *part, GtkWidget *whole)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_RELATION_LABELLED_BY, whole,
                                  NULL, -1);
}

/* A list of choices has a name, or stands in a row that has. */
static void
name_choice (GtkWidget *part, GtkWidget *choice)
{
  GtkWidget *row = gtk_widget_get_ancestor (choice, ADW_TYPE_ACTION_ROW);

  if (row != NULL &&
      (row == choice || adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == choice))
    ash_name (part, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  else
    name_by (part, choice);
}

static GtkWidget *
choice_of (GtkWidget *widget)
{
  GtkWidget *choice = gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN);

  return choice != NULL ? choice : gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW);
}

static GtkWidget *
first_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = first_label (child);
  return found;
}

/* What unfolds to choose from, and each choice: its words change when it is used again. */
static void
name_unfolded (GtkWidget *widget)
{
  GtkWidget *choice = choice_of (widget);
  GtkWidget *label = GTK_IS_LIST_VIEW (widget) ? NULL : first_label (widget);

  if (choice != NULL && GTK_IS_LIST_VIEW (widget))
    name_choice (widget, choice);
  else if (choice != NULL && label != NULL)
    name_by (widget, label);
}

static gboolean
has_title (GtkWidget *group)
{
  const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));

  return title != NULL && *title != '\0';
}

/* Of a row without a title whoever made it has said what it is. */
static void
name_row (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);

  if (title != NULL && *title != '\0')
    ash_name (row, title);
}

/* The list in a row that unfolds, and the one in a group without a title; others have names. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *above = list;

  for (guint i = 0; i < LIST_DEPTH && above != NULL; i++)
    above = gtk_widget_get_parent (above);
  if (gtk_widget_get_ancestor (list, ADW_TYPE_EXPANDER_ROW) != NULL)
    name_by (list, gtk_widget_get_ancestor (list, ADW_TYPE_EXPANDER_ROW));
  else if (above != NULL && ADW_IS_PREFERENCES_GROUP (above) && !has_title (above))
    ash_name (list, gtk_window_get_title (GTK_WINDOW (gtk_widget_get_root (list))));
}

static gboolean
is_a (GtkWidget *widget, const char *type)
{
  return widget != NULL && g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

/* The one with words has them twice, from itself and from its label. */
static void
name_answer (GtkWidget *button)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (button));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  ash_name (button, label != NULL ? label : _ ("Close"));
}

/* What takes over the words that are typed in a row: a picture with a tip. */
static gboolean
is_to_apply (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL &&
         g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "adw-entry-apply-symbolic") ==
             0;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint G_GNUC_UNUSED,
           guint n_values G_GNUC_UNUSED,
           const GValue *values,
           gpointer data G_GNUC_UNUSED)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (parent))
    name_choice (widget, parent);
  else if (GTK_IS_BUTTON (widget) && (is_a (parent, "AdwToastWidget") ||
                                      (ADW_IS_MESSAGE_DIALOG (gtk_widget_get_root (widget)) &&
                                       gtk_button_get_label (GTK_BUTTON (widget)) != NULL)))
    name_answer (widget);
  else if (is_to_apply (widget))
    ash_name (widget, gtk_widget_get_tooltip_text (widget));
  else if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "app-version"))
    ash_name (widget, adw_about_window_get_version (ADW_ABOUT_WINDOW (
                          gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_WINDOW))));
  else if (GTK_IS_LIST_VIEW (widget) || is_a (widget, "GtkListItemWidget"))
    name_unfolded (widget);
  else if (GTK_IS_TOGGLE_BUTTON (widget) &&
           is_a (GTK_WIDGET (gtk_widget_get_root (widget)), "GtkShortcutsWindow"))
    ash_name (widget, _ ("Search"));
  else if (GTK_IS_MENU_BUTTON (widget) &&
           is_a (GTK_WIDGET (gtk_widget_get_root (widget)), "GtkShortcutsWindow"))
    ash_name (widget, _ ("Parts"));
  else if (ADW_IS_EXPANDER_ROW (widget) || G_OBJECT_TYPE (widget) == ADW_TYPE_PREFERENCES_ROW)
    name_row (ADW_PREFERENCES_ROW (widget));
  else if (GTK_IS_LIST_BOX (widget))
    name_list (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * ash_names_follow:
 *
 * From now on such parts are named when they come into sight; called once.
 */
void
ash_names_follow (void)
{
  gpointer klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (klass);
}

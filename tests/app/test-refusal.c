/* What is wrong with what was typed: seen, told to screen readers, and gone when it is right. */
#include <adwaita.h>

#include "ash-commit.h"
#include "ash-refusal.h"

#define WHY "A number belongs here"

static void
store_cb (GtkWidget *widget, const char *text, gpointer data)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  ash_refuse (widget, *end != '\0' ? WHY : NULL);
  if (*end == '\0')
    *(double *) data = number;
}

static GtkWidget *
row_after (GtkWidget *list, guint n)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n));
}

static void
type (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  ash_commit_flush (field);
}

static void
assert_invalid (GtkWidget *field, GtkAccessibleInvalidState invalid)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field)));

  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID, invalid);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID, invalid);
}

static void
test_row (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *field = adw_entry_row_new ();
  double stored = 0;

  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_list_box_append (GTK_LIST_BOX (list), adw_action_row_new ());
  ash_commit_editable (GTK_EDITABLE (field), store_cb, &stored);
  ash_commit_show (field, "90");
  type (field, "ninety");
  g_assert_cmpstr (ash_refusal_of (field), ==, WHY);
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  assert_invalid (field, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       WHY);
  /* In words, in the row below. */
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (
                       gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row_after (list, 1))))),
                   ==, WHY);
  gtk_test_accessible_assert_role (
      GTK_ACCESSIBLE (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row_after (list, 1)))),
      GTK_ACCESSIBLE_ROLE_ALERT);

  /* What the document says all the while does not take it away. */
  ash_commit_show (field, "90");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "ninety");
  type (field, "ninety five");
  ash_commit_show (field, "90");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "ninety five");

  type (field, "95");
  g_assert_cmpfloat (stored, ==, 95);
  g_assert_null (ash_refusal_of (field));
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  assert_invalid (field, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (field),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (ADW_IS_ACTION_ROW (row_after (list, 1)));

  /* Another value of the document is shown, with nothing wrong. */
  type (field, "no");
  ash_commit_show (field, "80");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "80");
  g_assert_null (ash_refusal_of (field));

  /* A row that goes takes its words along. */
  type (field, "no");
  gtk_list_box_remove (GTK_LIST_BOX (list), field);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (ADW_IS_ACTION_ROW (row_after (list, 0)));
  g_assert_null (row_after (list, 1));
  g_object_unref (list);
}

static gboolean
has_keyboard (GtkWidget *window, GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* From the row before or after to the field and back: the words are no end of the list. */
static void
test_keyboard (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *field = adw_entry_row_new (), *next = adw_entry_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_list_box_append (GTK_LIST_BOX (list), next);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (list))
    g_main_context_iteration (NULL, TRUE);
  ash_refuse (field, WHY);
  gtk_widget_grab_focus (next);
  g_assert_true (has_keyboard (window, next));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (has_keyboard (window, field));
  while (has_keyboard (window, field))
    g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (has_keyboard (window, next));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_own_place (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *field = gtk_entry_new ();
  GtkWidget *words = ash_refusal_words (field);

  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), words);
  g_assert_false (gtk_widget_get_visible (words));
  ash_refuse (field, WHY);
  g_assert_true (gtk_widget_get_visible (words));
  g_assert_true (gtk_widget_get_parent (words) == box);
  ash_refuse (field, NULL);
  g_assert_false (gtk_widget_get_visible (words));
  g_object_unref (box);
}

static void
test_whole (void)
{
  static const char *const wrong[] = { "2.5", "2,5", "1000", "-1", "two", "99999999999999999999" };
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *field = adw_entry_row_new ();
  gint64 value;

  gtk_list_box_append (GTK_LIST_BOX (list), field);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (ash_refuse_all_but_whole (field, wrong[i], 999, &value));
      g_assert_cmpstr (ash_refusal_of (field), ==, "A whole number up to 999 belongs here, like 3");
    }
  g_assert_true (ash_refuse_all_but_whole (field, " 999 ", 999, &value));
  g_assert_cmpint (value, ==, 999);
  g_assert_null (ash_refusal_of (field));
  g_assert_true (ash_refuse_all_but_whole (field, "", 999, &value));
  g_assert_cmpint (value, ==, -1);
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/refusal/row", test_row);
  g_test_add_func ("/refusal/keyboard", test_keyboard);
  g_test_add_func ("/refusal/own-place", test_own_place);
  g_test_add_func ("/refusal/whole", test_whole);
  return g_test_run ();
}

/* Every button, row and entry of every view has a name and a role that says what it is, asked of
 * the widgets themselves (GTK_A11Y=test). */
#include "ash-window-private.h"

#include <ash-desk.h>

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Named by a label of its own, or by another widget that is one. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* What a person can act on. Inner parts (the text of an entry, the button of a menu button) are
 * named by what they belong to. */
static gboolean
wants_name (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
      GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) ||
      GTK_IS_SPIN_BUTTON (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_TEXT_VIEW (widget))
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      return !GTK_IS_MENU_BUTTON (parent) && !GTK_IS_DROP_DOWN (parent) &&
             !GTK_IS_SPIN_BUTTON (parent);
    }
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Ash") && gtk_widget_get_focusable (widget);
}

/* Where a widget stands, for the message: the names of the widgets of ours around it. */
static char *
place_of (GtkWidget *widget)
{
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (above), "Ash"))
      g_string_append_printf (place, " in %s", G_OBJECT_TYPE_NAME (above));
  if (tooltip != NULL)
    g_string_append_printf (place, ", tooltip “%s”", tooltip);
  return g_string_free (place, FALSE);
}

/* What is in a web view is a page, and parts of WebKit that nobody sees. */
static gboolean
is_web (GtkWidget *widget)
{
  GType web = g_type_from_name ("WebKitWebView");

  return web != 0 && g_type_is_a (G_OBJECT_TYPE (widget), web);
}

static guint
walk (GtkWidget *widget, guint *asked)
{
  guint nameless = 0;

  if (!gtk_widget_get_mapped (widget) || is_web (widget))
    return 0;
  if (wants_name (widget))
    {
      (*asked)++;
      if (!has_name (widget))
        {
          g_autofree char *place = place_of (widget);

          g_test_message ("nameless: %s", place);
          nameless++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nameless += walk (child, asked);
  return nameless;
}

static AshWindow *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDocument) document = ash_document_new (&error);
  AshWindow *window = ash_window_new (NULL);

  g_assert_no_error (error);
  ash_desk_fill_sample (ash_document_get_store (document), NULL, &error);
  g_assert_no_error (error);
  ash_window_take_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle (400);
  return window;
}

static void
test_start (void)
{
  AshWindow *window = ash_window_new (NULL);
  guint asked = 0;

  gtk_window_present (GTK_WINDOW (window));
  settle (200);
  g_assert_cmpuint (walk (GTK_WIDGET (window), &asked), ==, 0);
  g_assert_cmpuint (asked, >, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
look_at (AshWindow *window, const char *name)
{
  guint asked = 0;
  guint nameless;

  ash_window_show_view (window, name);
  settle (600);
  g_test_message ("view %s", name);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, name);
  nameless = walk (GTK_WIDGET (window), &asked);
  g_assert_cmpuint (asked, >, 8);
  return nameless;
}

static void
test_views (void)
{
  AshWindow *window = open_sample ();
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (window->views);
  guint nameless = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      if (ASH_IS_VIEW (adw_view_stack_page_get_child (page)))
        nameless += look_at (window, adw_view_stack_page_get_name (page));
    }
  g_assert_cmpuint (nameless, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/names/start", test_start);
  g_test_add_func ("/names/views", test_views);
  return g_test_run ();
}

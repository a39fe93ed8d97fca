/* Every button, row and entry of every view, editor and window has a name and a role that says what
 * it is, asked of the widgets themselves (GTK_A11Y=test); and every widget of ours was asked. */
#include "ash-language-choice.h"
#include "ash-window-private.h"

#include <ash-desk-outcomes.h>
#include <ash-desk.h>

/* Types of our widgets that were on the screen while they were asked. */
static GHashTable *seen;

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
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL)
    return FALSE;
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

/* What can be acted on says what it is. */
static gboolean
wants_role (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return wants_name (widget) &&
         (role == GTK_ACCESSIBLE_ROLE_WIDGET || role == GTK_ACCESSIBLE_ROLE_NONE ||
          role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_GENERIC);
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
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Ash"))
    g_hash_table_add (seen, (gpointer) G_OBJECT_TYPE_NAME (widget));
  if (wants_role (widget))
    {
      g_autofree char *place = place_of (widget);

      g_test_message ("without a role: %s", place);
      nameless++;
    }
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

  g_test_message ("the start page");
  gtk_window_present (GTK_WINDOW (window));
  settle (200);
  g_assert_cmpuint (walk (GTK_WIDGET (window), &asked), ==, 0);
  g_assert_cmpuint (asked, >, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Unfolds what is folded, and finds what drops down. */
static void
open_up (GtkWidget *widget, GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget) || is_web (widget))
    return;
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  if (GTK_IS_MENU_BUTTON (widget))
    g_ptr_array_add (buttons, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_up (child, buttons);
}

static gboolean
is_in_sight (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t place;

  return gtk_widget_compute_bounds (widget, window, &place) && place.origin.x >= 0 &&
         place.origin.y >= 0 &&
         place.origin.x + place.size.width <= (float) gtk_widget_get_width (window) &&
         place.origin.y + place.size.height <= (float) gtk_widget_get_height (window);
}

/* With everything in it unfolded, and everything dropped down that can be. */
static guint
walk_opened (GtkWidget *window, guint *asked)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);
  guint nameless;

  open_up (window, buttons);
  settle (400);
  nameless = walk (window, asked);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, i);

      if (!gtk_widget_get_mapped (button) || !gtk_widget_get_sensitive (button) ||
          !is_in_sight (button, window))
        continue;
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      settle (40);
      nameless += walk (button, asked);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      settle (20);
    }
  return nameless;
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
  nameless = walk_opened (GTK_WIDGET (window), &asked);
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

/* One item of each kind in its editor, with what is beside it. */
static void
test_editors (void)
{
  const char *const titles[] = { "Broken axes",
                                 "Chart choice quiz",
                                 "Chart critique",
                                 "Case: the school list",
                                 "Sampling notes",
                                 "Decision brief template",
                                 "Maps" };
  AshWindow *window = open_sample ();
  AshStore *store = ash_document_get_store (window->document);
  guint nameless = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
      gboolean is_found = FALSE;

      for (guint j = 0; j < credentials->len && !is_found; j++)
        {
          const AshCredential *credential = g_ptr_array_index (credentials, j);
          g_autoptr (GPtrArray) items =
              ash_store_list (store, &ASH_ITEM, "tree", credential->tree, NULL);

          for (guint k = 0; k < items->len && !is_found; k++)
            {
              const AshItem *item = g_ptr_array_index (items, k);

              is_found = g_strcmp0 (item->title, titles[i]) == 0;
              if (is_found)
                ash_place_set (window->place, credential->record.id, item->record.id);
            }
        }
      g_test_message ("editor of %s", titles[i]);
      g_assert_true (is_found);
      nameless += look_at (window, "build");
    }
  g_assert_cmpuint (nameless, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
}

/* The windows that a command opens; closed again before the next. */
static guint
look_into (AshWindow *window, const char *action, GVariant *parameter)
{
  g_autoptr (GListModel) tops = NULL;
  guint asked = 0;
  guint nameless = 0;
  guint n_windows = 0;

  g_test_message ("window of %s", action);
  g_action_group_activate_action (G_ACTION_GROUP (window), action, parameter);
  settle (700);
  tops = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = g_list_model_get_n_items (tops); i > 0; i--)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (tops, i - 1);

      if (top == GTK_WINDOW (window) || !gtk_widget_get_mapped (GTK_WIDGET (top)))
        continue;
      nameless += walk (GTK_WIDGET (top), &asked);
      n_windows++;
      gtk_window_close (top);
    }
  if (n_windows == 0) /* it is a part of the window */
    nameless += walk (GTK_WIDGET (window), &asked);
  g_assert_cmpuint (asked, >, 0);
  settle (100);
  return nameless;
}

static void
test_windows (void)
{
  const char *const actions[] = { "rates",    "replace",   "palette", "specification", "course-map",
                                  "versions", "leftovers", "decide",  "frameworks",    "comments" };
  AshWindow *window = open_sample ();
  guint nameless = 0;

  ash_window_show_view (window, "design");
  settle (600);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    nameless += look_into (window, actions[i], NULL);
  ash_window_show_view (window, "source");
  settle (300);
  nameless += look_into (window, "propose", NULL);
  g_assert_cmpuint (nameless, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
}

/* Nothing yet, the first of it being written, more than there are rows for, and a narrow window. */
static void
test_states (void)
{
  AshWindow *window = open_sample ();
  AshStore *store = ash_document_get_store (window->document);
  g_autofree char *credential = ash_desk_add_credential (store, "New", NULL);
  guint nameless = 0;

  ash_place_set (window->place, credential, NULL);
  nameless += look_at (window, "design");
  ash_view_run (ash_window_get_view (window), "new-sibling", NULL);
  settle (300);
  nameless += look_at (window, "design");
  for (guint i = 0; i < 64; i++)
    {
      g_autofree char *made = ash_desk_add_outcome (store, credential, "Sort stones", NULL, NULL);

      g_assert_nonnull (made);
    }
  settle (800);
  nameless += look_at (window, "design");
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 800);
  settle (600);
  nameless += look_at (window, "design");
  nameless += look_at (window, "source");
  nameless += look_at (window, "build");
  g_assert_cmpuint (nameless, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
}

/* What drops down only below the fold of a view. */
static void
test_parts (void)
{
  GtkWidget *window = gtk_window_new ();
  guint asked = 0;

  gtk_window_set_child (GTK_WINDOW (window), ash_language_choice_new ("Not said"));
  gtk_window_present (GTK_WINDOW (window));
  settle (200);
  g_assert_cmpuint (walk (window, &asked), ==, 0);
  g_assert_cmpuint (asked, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
collect (GType type, GPtrArray *unseen)
{
  g_autofree GType *below = g_type_children (type, NULL);

  for (guint i = 0; below[i] != 0; i++)
    {
      if (g_str_has_prefix (g_type_name (below[i]), "Ash") && !G_TYPE_IS_ABSTRACT (below[i]) &&
          !g_hash_table_contains (seen, g_type_name (below[i])))
        g_ptr_array_add (unseen, (gpointer) g_type_name (below[i]));
      collect (below[i], unseen);
    }
}

/* A new widget that no view, editor or window above shows has to be shown by one of them. */
static void
test_all_were_asked (void)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new ();

  collect (GTK_TYPE_WIDGET, unseen);
  for (guint i = 0; i < unseen->len; i++)
    g_test_message ("not asked: %s", (const char *) g_ptr_array_index (unseen, i));
  g_test_message ("%u types were asked", g_hash_table_size (seen));
  g_assert_cmpuint (g_hash_table_size (seen), >, 60);
  g_assert_cmpuint (unseen->len, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_test_add_func ("/names/start", test_start);
  g_test_add_func ("/names/views", test_views);
  g_test_add_func ("/names/editors", test_editors);
  g_test_add_func ("/names/windows", test_windows);
  g_test_add_func ("/names/states", test_states);
  g_test_add_func ("/names/parts", test_parts);
  g_test_add_func ("/names/all-were-asked", test_all_were_asked);
  return g_test_run ();
}

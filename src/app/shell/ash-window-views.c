/* The views of a document: which there are, when each appears, and what reaches them. */
#include "ash-window-private.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-badges-view.h"
#include "ash-build-view.h"
#include "ash-design-view.h"
#include "ash-package-view.h"
#include "ash-width-bin.h"

typedef gboolean (*IsReadyFunc) (AshStore *store);

/* A view appears when it can do something, and stays. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (AshPlace *place);
  IsReadyFunc is_ready; /* NULL: from the start */
} VIEWS[] = {
  { "source", N_ ("Source"), "accessories-dictionary-symbolic", ash_bench_new, NULL },
  { "design", N_ ("Design"), "find-location-symbolic", ash_design_view_new, NULL },
  { "build", N_ ("Build"), "document-edit-symbolic", ash_build_view_new, ash_build_view_is_ready },
  { "badges", N_ ("Badges"), "application-certificate-symbolic", ash_badges_view_new,
    ash_badges_view_is_ready },
  { "package", N_ ("Package"), "package-x-generic-symbolic", ash_package_view_new,
    ash_package_view_is_ready },
};

static GtkWidget *
view_named (AshWindow *self, const char *name)
{
  return adw_view_stack_get_child_by_name (self->views, name);
}

void
ash_window_show_summary (AshWindow *self)
{
  AshView *view = ash_window_get_view (self);
  g_autofree char *summary = NULL;

  if (!ash_window_has_view_in_sight (self))
    summary = g_strdup (_ ("Preview follows every edit. It cannot reach the network."));
  else if (view != NULL)
    summary = ash_view_dup_summary (view);
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
}

static void
summary_cb (AshWindow *self, AshView *view)
{
  if (view == ash_window_get_view (self))
    ash_window_show_summary (self);
}

static void
add_view (AshWindow *self, guint which)
{
  GtkWidget *view = VIEWS[which].create (self->place);
  AdwViewStackPage *page =
      adw_view_stack_add_titled (self->views, view, VIEWS[which].name, _ (VIEWS[which].title));

  adw_view_stack_page_set_icon_name (page, VIEWS[which].icon);
  ash_width_follow_text (view);
  ash_view_set_narrow (ASH_VIEW (view), ash_width_bin_is_narrow (self->view_width));
  g_signal_connect_swapped (view, "summary", G_CALLBACK (summary_cb), self);
}

/* The stack only appends: what stands before a view that appears late goes behind it again. */
static void
append_again (AshWindow *self, GtkWidget *view, guint which)
{
  AdwViewStackPage *page;

  g_object_ref (view);
  adw_view_stack_remove (self->views, view);
  page = adw_view_stack_add_titled (self->views, view, VIEWS[which].name, _ (VIEWS[which].title));
  adw_view_stack_page_set_icon_name (page, VIEWS[which].icon);
  g_object_unref (view);
}

static void
put_in_order (AshWindow *self, guint added)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);

  self->is_sorting = TRUE;
  for (guint i = added + 1; i < G_N_ELEMENTS (VIEWS); i++)
    if (view_named (self, VIEWS[i].name) != NULL)
      append_again (self, view_named (self, VIEWS[i].name), i);
  if (shown != NULL && shown != adw_view_stack_get_visible_child (self->views))
    adw_view_stack_set_visible_child (self->views, shown);
  self->is_sorting = FALSE;
}

/**
 * ash_window_add_views:
 *
 * Adds each view that can do something by now.
 */
void
ash_window_add_views (AshWindow *self)
{
  AshStore *store = ash_place_get_store (self->place);

  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (view_named (self, VIEWS[i].name) == NULL &&
        (VIEWS[i].is_ready == NULL || VIEWS[i].is_ready (store)))
      {
        add_view (self, i);
        put_in_order (self, i);
      }
}

/**
 * ash_window_get_view:
 *
 * Returns: (transfer none) (nullable): the view in sight, or behind the preview
 */
AshView *
ash_window_get_view (AshWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->views);

  if (ASH_IS_VIEW (child))
    return ASH_VIEW (child);
  return self->bench != NULL ? ASH_VIEW (self->bench) : NULL;
}

static void
mark_stale (AshWindow *self, AshView *but)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    {
      GtkWidget *view = view_named (self, VIEWS[i].name);

      if (view != NULL && ASH_VIEW (view) != but)
        g_hash_table_add (self->stale, view);
    }
}

/**
 * ash_window_apply:
 *
 * Tells the view in sight what changed; the others look again when they are shown.
 */
void
ash_window_apply (AshWindow *self, const AshChangeSet *changes)
{
  AshView *view = ash_window_get_view (self);

  ash_context_bar_apply (self->context, changes);
  mark_stale (self, view);
  if (view != NULL)
    ash_view_apply (view, changes);
  ash_window_add_views (self);
  ash_window_show_summary (self);
}

/**
 * ash_window_view_shown:
 *
 * Another view is in sight.
 */
void
ash_window_view_shown (AshWindow *self)
{
  AshView *view = ash_window_get_view (self);

  if (view == NULL)
    return;
  /* What was being typed in the one before is stored. */
  if (self->shown != NULL && self->shown != view)
    ash_view_flush (self->shown);
  self->shown = view;
  if (g_hash_table_remove (self->stale, view))
    ash_view_apply_all (view);
  ash_context_bar_set_tools (self->context, ash_view_get_tools (view));
  ash_window_place_coach (self);
  ash_checks_bar_set_view (self->checks, GTK_WIDGET (view) == GTK_WIDGET (self->bench));
  gtk_widget_set_visible (GTK_WIDGET (self->context_place),
                          GTK_WIDGET (view) != GTK_WIDGET (self->bench) &&
                              ash_window_has_view_in_sight (self));
  ash_window_show_summary (self);
}

/**
 * ash_window_open_view:
 * @name: of one of the views
 *
 * As ash_window_show_view(), but a view that has not appeared yet appears: it was asked for.
 */
void
ash_window_open_view (AshWindow *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (g_str_equal (VIEWS[i].name, name) && view_named (self, name) == NULL)
      {
        add_view (self, i);
        put_in_order (self, i);
      }
  ash_window_show_view (self, name);
}

/**
 * ash_window_show_view:
 * @name: of one that may not have appeared yet; then nothing happens
 */
void
ash_window_show_view (AshWindow *self, const char *name)
{
  GtkWidget *view = view_named (self, name);

  if (view == NULL)
    return;
  if (self->is_preview && !ash_window_has_view_in_sight (self))
    ash_window_set_preview (self, FALSE);
  if (!ash_window_has_view_in_sight (self))
    ash_window_hide_comments (self);
  if (GTK_WIDGET (ash_window_get_view (self)) == view)
    return;
  adw_view_stack_set_visible_child (self->views, view);
}

static gboolean
is_row (GtkWidget *widget)
{
  return g_strcmp0 (gtk_widget_get_css_name (widget), "row") == 0 ||
         gtk_widget_has_css_class (widget, "outcome-row") ||
         gtk_widget_has_css_class (widget, "outcome-card");
}

static gboolean
end_tint_cb (gpointer row)
{
  gtk_widget_remove_css_class (row, "arrived");
  return G_SOURCE_REMOVE;
}

#define ARRIVAL "ash-arrival"
#define ARRIVAL_US (800 * 1000)

/* The eye is led to the row to which the keyboard was: views find it in their next frames. */
static void
tint_cb (GtkWindow *window)
{
  gint64 *until = g_object_get_data (G_OBJECT (window), ARRIVAL);
  GtkWidget *row = gtk_window_get_focus (window);

  if (until == NULL || g_get_monotonic_time () > *until)
    return;
  while (row != NULL && !is_row (row))
    row = gtk_widget_get_parent (row);
  if (row == NULL)
    return;
  gtk_widget_add_css_class (row, "arrived");
  g_timeout_add_full (G_PRIORITY_DEFAULT, 700, end_tint_cb, g_object_ref (row), g_object_unref);
}

static void
expect_arrival (AshWindow *self)
{
  gint64 *until = g_object_get_data (G_OBJECT (self), ARRIVAL);

  if (until == NULL)
    {
      until = g_new (gint64, 1);
      g_object_set_data_full (G_OBJECT (self), ARRIVAL, until, g_free);
      g_signal_connect (self, "notify::focus-widget", G_CALLBACK (tint_cb), NULL);
    }
  *until = g_get_monotonic_time () + ARRIVAL_US;
}

/**
 * ash_window_go_to:
 * @view: name of the view that shows it
 * @record: its id
 * @part: (nullable): which field of it
 *
 * Returns: whether it was found there
 */
gboolean
ash_window_go_to (AshWindow *self, const char *view, const char *record, const char *part)
{
  GtkWidget *widget = view_named (self, view);

  if (widget == NULL)
    return FALSE;
  ash_window_show_view (self, view);
  expect_arrival (self);
  return ash_view_go_to (ASH_VIEW (widget), record, part);
}

/**
 * ash_window_show_sheet:
 * @credential: its id
 * @field: key of an entry of the sheet
 */
void
ash_window_show_sheet (AshWindow *self, const char *credential, const char *field)
{
  ash_place_set (self->place, credential, NULL);
  ash_window_go_to (self, "design", credential, field);
}

/**
 * ash_window_settle_view:
 *
 * Returns: @name, or what does its work while it has not appeared
 */
const char *
ash_window_settle_view (AshWindow *self, const char *name)
{
  return view_named (self, name) != NULL ? name : VIEWS[0].name;
}

/**
 * ash_window_view_title:
 *
 * Returns: what the view is called on the screen; of one that has not appeared, the one that does
 *   its work
 */
const char *
ash_window_view_title (AshWindow *self, const char *name)
{
  const char *settled = ash_window_settle_view (self, name);

  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (g_str_equal (VIEWS[i].name, settled))
      return _ (VIEWS[i].title);
  return "";
}

/**
 * ash_window_view_name:
 *
 * Returns: (nullable): the name of a view that is here
 */
const char *
ash_window_view_name (AshWindow *self, GtkWidget *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (view != NULL && view_named (self, VIEWS[i].name) == view)
      return VIEWS[i].name;
  return NULL;
}

#include "ash-credential-tree-private.h"

#include <glib/gi18n-lib.h>

#include "ash-add-file.h"
#include "ash-drag.h"
#include "ash-edits.h"
#include "ash-gap.h"
#include "ash-names.h"

#define INDENT 20
#define SPRING_MS 700

/* Dragging out of it */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, AshCredentialTree *self)
{
  GtkWidget *view = ash_tree_list_get_view (self->list);
  AshTreeRow *row = ash_tree_row_at (view, x, y);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  g_auto (GStrv) ids = NULL;
  g_autoptr (AshDrag) drag = NULL;

  if (row == NULL || self->outline == NULL)
    return NULL;
  if (!gtk_selection_model_is_selected (selection, ash_tree_row_get_position (row)))
    gtk_selection_model_select_item (selection, ash_tree_row_get_position (row), TRUE);
  ids = ash_tree_list_dup_selected (self->list);
  if (ids[0] == NULL)
    return NULL;
  drag = ash_drag_new (self->outline, (const char *const *) ids, FALSE);
  return ash_drag_offer (drag, source);
}

/* Dropping into it */

static void
set_target (AshCredentialTree *self, const char *parent)
{
  AshTreeRow *row =
      parent != NULL ? ash_tree_row_of (ash_tree_list_get_view (self->list), parent) : NULL;

  if (self->target == GTK_WIDGET (row))
    return;
  if (self->target != NULL)
    gtk_widget_remove_css_class (self->target, "target");
  g_set_weak_pointer (&self->target, GTK_WIDGET (row));
  if (self->target != NULL)
    gtk_widget_add_css_class (self->target, "target");
}

void
ash_credential_tree_stop_hovering (AshCredentialTree *self)
{
  gtk_widget_set_visible (self->dropline, FALSE);
  set_target (self, NULL);
  g_clear_handle_id (&self->spring_timeout, g_source_remove);
  g_clear_object (&self->spring);
  g_clear_object (&self->hovering);
  if (self->hover_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->hover_tick);
  self->hover_tick = 0;
}

static void
show_line (AshCredentialTree *self, const AshGap *gap)
{
  GtkWidget *view = ash_tree_list_get_view (self->list);
  double x;
  double y;

  if (!gtk_widget_translate_coordinates (view, GTK_WIDGET (self->overlay), 0, gap->y, &x, &y))
    return;
  gtk_widget_set_margin_top (self->dropline, (int) CLAMP (y - 5, 0, 32000));
  gtk_widget_set_margin_start (self->dropline, 12 + (int) gap->depth * INDENT);
  gtk_widget_set_margin_end (self->dropline, 12);
  ash_name (self->dropline, gap->words); /* what follows the pointer, no screen reader finds */
  gtk_widget_set_visible (self->dropline, TRUE);
  set_target (self, gap->parent);
}

static gboolean
spring_cb (gpointer data)
{
  AshCredentialTree *self = data;

  gtk_tree_list_row_set_expanded (self->spring, TRUE);
  g_clear_object (&self->spring);
  self->spring_timeout = 0;
  return G_SOURCE_REMOVE;
}

static void
load_spring (AshCredentialTree *self, double x, double y)
{
  AshTreeRow *row = ash_tree_row_at (ash_tree_list_get_view (self->list), x, y);
  GtkTreeListRow *list_row = row != NULL ? ash_tree_row_get_list_row (row) : NULL;

  if (list_row != NULL &&
      (!gtk_tree_list_row_is_expandable (list_row) || gtk_tree_list_row_get_expanded (list_row)))
    list_row = NULL;
  if (!g_set_object (&self->spring, list_row))
    return;
  g_clear_handle_id (&self->spring_timeout, g_source_remove);
  if (list_row != NULL)
    self->spring_timeout = g_timeout_add (SPRING_MS, spring_cb, self);
}

/* A folder cannot go into itself. */
static gboolean
is_inside_itself (AshCredentialTree *self, AshDrag *drag, const AshGap *gap)
{
  const AshOutlineItem *item =
      drag != NULL && gap->parent != NULL ? ash_outline_get (self->outline, gap->parent) : NULL;

  for (; item != NULL; item = item->parent)
    if (g_strv_contains (ash_drag_get_ids (drag), item->id))
      return TRUE;
  return FALSE;
}

/* @drag: (nullable): NULL for files */
static AshGap *
gap_at (AshCredentialTree *self, AshDrag *drag, double x, double y)
{
  GtkWidget *view = ash_tree_list_get_view (self->list);
  double list_x;
  double list_y;
  g_autoptr (AshGap) gap = NULL;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->overlay), view, x, y, &list_x, &list_y);
  gap = ash_gap_find (self->list, drag != NULL && ash_drag_is_sections (drag), list_x, list_y);
  return is_inside_itself (self, drag, gap) ? NULL : g_steal_pointer (&gap);
}

/* Shows where it would land, which is another place when rows move under a pointer at rest. */
static gboolean
show_place (AshCredentialTree *self)
{
  g_autoptr (AshGap) gap =
      self->outline != NULL ? gap_at (self, self->hovering, self->hover_x, self->hover_y) : NULL;

  if (gap == NULL)
    {
      gtk_widget_set_visible (self->dropline, FALSE);
      set_target (self, NULL);
    }
  else
    show_line (self, gap);
  if (self->hovering != NULL)
    ash_drag_set_place (self->hovering, gap != NULL ? gap->words : NULL);
  return gap != NULL;
}

static gboolean
hover_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AshCredentialTree *self = data;
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ash_tree_list_get_view (self->list)));

  show_place (self);
  ash_edge_scroll (&self->scroll, adjustment, self->hover_y,
                   gtk_widget_get_height (GTK_WIDGET (self->overlay)), clock);
  return G_SOURCE_CONTINUE;
}

/* What comes from the course is used. What stands in a credential is moved; while Ctrl is held
 * only a copy is offered, and it is used here as well. */
static GdkDragAction
action_of (GtkDropTarget *target, AshDrag *drag)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  gboolean can_move = drop != NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) != 0;

  return ash_drag_is_source (drag) || !can_move ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

/* @drag: (nullable): NULL for files */
static gboolean
hover (AshCredentialTree *self, AshDrag *drag, double x, double y)
{
  double list_x;
  double list_y;

  g_set_object (&self->hovering, drag);
  self->hover_x = x;
  self->hover_y = y;
  if (self->hover_tick == 0)
    {
      self->scroll = (AshEdgeScroll){ 0 };
      self->hover_tick =
          gtk_widget_add_tick_callback (GTK_WIDGET (self), hover_tick_cb, self, NULL);
    }
  gtk_widget_translate_coordinates (GTK_WIDGET (self->overlay), ash_tree_list_get_view (self->list),
                                    x, y, &list_x, &list_y);
  load_spring (self, list_x, list_y);
  return show_place (self);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, AshCredentialTree *self)
{
  AshDrag *drag = ash_drag_over (target);

  if (drag == NULL || self->outline == NULL)
    {
      ash_credential_tree_stop_hovering (self);
      return 0;
    }
  return hover (self, drag, x, y) ? action_of (target, drag) : 0;
}

static void
leave_cb (GtkDropTarget *target, AshCredentialTree *self)
{
  AshDrag *drag = ash_drag_over (target);

  if (drag != NULL)
    ash_drag_set_place (drag, NULL);
  ash_credential_tree_stop_hovering (self);
}

static void
dropped_cb (GtkWidget *from, const char *const *items, gpointer data)
{
  ash_tree_list_select (ASH_CREDENTIAL_TREE (from)->list, items, TRUE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AshCredentialTree *self)
{
  AshDrag *drag = g_value_get_object (value);
  g_autoptr (AshGap) gap = self->outline != NULL ? gap_at (self, drag, x, y) : NULL;
  AshEditsPlace place = { .credential = self->credential };

  ash_credential_tree_stop_hovering (self);
  if (gap == NULL)
    return FALSE;
  place.parent = gap->parent;
  place.before = gap->before;
  (ash_drag_is_source (drag)                     ? ash_edits_use
   : action_of (target, drag) == GDK_ACTION_COPY ? ash_edits_reuse
                                                 : ash_edits_move) (
      GTK_WIDGET (self), self->document, &place, ash_drag_get_ids (drag), dropped_cb);
  return TRUE;
}

/* Files of a file manager */

static void
files_known_cb (GtkDropTarget *target, GParamSpec *spec, AshCredentialTree *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  self->takes_files = value != NULL && ash_add_files_can (value);
}

static GdkDragAction
files_motion_cb (GtkDropTarget *target, double x, double y, AshCredentialTree *self)
{
  if (!self->takes_files || self->outline == NULL)
    return 0;
  return hover (self, NULL, x, y) ? GDK_ACTION_COPY : 0;
}

static void
files_added_cb (const char *const *items, gpointer user_data)
{
  ash_tree_list_select (ASH_CREDENTIAL_TREE (user_data)->list, items, TRUE);
}

gboolean
ash_credential_tree_drop_files (AshCredentialTree *self, const GValue *files, double x, double y)
{
  g_autoptr (GSList) all = gdk_file_list_get_files (g_value_get_boxed (files));
  g_autoptr (AshGap) gap =
      self->outline != NULL && ash_add_files_can (files) ? gap_at (self, NULL, x, y) : NULL;

  ash_credential_tree_stop_hovering (self);
  if (gap == NULL)
    return FALSE;
  ash_add_files (GTK_WIDGET (self), self->document, self->credential, gap->parent, gap->before, all,
                 files_added_cb);
  return TRUE;
}

static gboolean
files_drop_cb (
    GtkDropTarget *target, const GValue *value, double x, double y, AshCredentialTree *self)
{
  return ash_credential_tree_drop_files (self, value, x, y);
}

static void
take_files (AshCredentialTree *self)
{
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (files, TRUE);
  g_signal_connect (files, "notify::value", G_CALLBACK (files_known_cb), self);
  g_signal_connect (files, "motion", G_CALLBACK (files_motion_cb), self);
  g_signal_connect_swapped (files, "leave", G_CALLBACK (ash_credential_tree_stop_hovering), self);
  g_signal_connect (files, "drop", G_CALLBACK (files_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->overlay), GTK_EVENT_CONTROLLER (files));
}

/* Rows can be dragged, and what is dragged finds its place between rows, files too. */
void
ash_credential_tree_add_dragging (AshCredentialTree *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (ASH_TYPE_DRAG, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (ash_drag_begin_cb), NULL);
  gtk_widget_add_controller (ash_tree_list_get_view (self->list), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->overlay), GTK_EVENT_CONTROLLER (drop));
  take_files (self);
}

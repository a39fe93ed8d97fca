#include "ash-source-drag.h"

#include "ash-drag.h"

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AshSourcePane *pane)
{
  AshTreeList *list = ash_source_pane_get_list (pane);
  GtkWidget *view = ash_tree_list_get_view (list);
  AshTreeRow *row = ash_tree_row_at (view, x, y);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  g_auto (GStrv) ids = NULL;
  g_autoptr (AshDrag) drag = NULL;

  if (row == NULL)
    return NULL;
  if (!gtk_selection_model_is_selected (selection, ash_tree_row_get_position (row)))
    gtk_selection_model_select_item (selection, ash_tree_row_get_position (row), TRUE);
  ids = ash_source_pane_dup_selected (pane);
  if (ids[0] == NULL)
    return NULL;
  drag = ash_drag_new (ash_tree_list_get_outline (list), (const char *const *) ids, TRUE);
  return ash_drag_offer (drag, source);
}

/**
 * ash_source_drag_attach:
 *
 * Lets what is selected in the course be dragged out of it.
 */
void
ash_source_drag_attach (AshSourcePane *pane)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), pane);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (ash_drag_begin_cb), NULL);
  gtk_widget_add_controller (ash_tree_list_get_view (ash_source_pane_get_list (pane)),
                             GTK_EVENT_CONTROLLER (drag));
}

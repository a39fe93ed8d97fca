#include "ash-passed-row.h"

struct _AshPassedRow
{
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (AshPassedRow, ash_passed_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
ash_passed_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *beside =
      is_back ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);

  return beside != NULL && gtk_widget_child_focus (beside, direction);
}

static void
ash_passed_row_class_init (AshPassedRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = ash_passed_row_focus;
}

static void
ash_passed_row_init (AshPassedRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ash_passed_row_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (ASH_TYPE_PASSED_ROW, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), child);
  return self;
}

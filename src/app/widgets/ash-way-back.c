#include "ash-way-back.h"

static gboolean
has_keyboard (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
way_back_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidgetClass *plain = g_type_class_peek (GTK_TYPE_WIDGET);

  if (direction != GTK_DIR_TAB_BACKWARD || !has_keyboard (widget))
    return plain->focus (widget, direction);
  for (GtkWidget *child = gtk_widget_get_focus_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

void
ash_way_back_install (GtkWidgetClass *klass)
{
  klass->focus = way_back_focus;
}

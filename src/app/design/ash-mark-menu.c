#include "ash-mark-menu.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *row;
  char *column;
  AshMarkMenuFunc func;
  AshMarkDepth depth; /* that was chosen */
} Choice;

static void
choice_clear (gpointer data)
{
  Choice *self = data;

  g_object_unref (self->row);
  g_free (self->column);
}

static void
choice_unref (gpointer data)
{
  g_rc_box_release_full (data, choice_clear);
}

static gboolean
idle_cb (gpointer data)
{
  Choice *self = data;

  self->func (self->row, self->column, self->depth);
  return G_SOURCE_REMOVE;
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Choice *self = data;

  self->depth = (AshMarkDepth) g_variant_get_int32 (parameter);
  g_idle_add_full (G_PRIORITY_LOW, idle_cb, g_rc_box_acquire (self), choice_unref);
}

static void
append (GMenu *menu, const char *label, AshMarkDepth depth)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "mark.set", "i", (int) depth);
  g_menu_append_item (menu, item);
}

void
ash_mark_menu_append (GMenu *menu,
                      GtkWidget *popover,
                      GtkWidget *row,
                      const AshColumn *column,
                      AshMarkDepth depth,
                      AshMarkMenuFunc func)
{
  g_autoptr (GMenu) marks = NULL;
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) set = NULL;
  Choice *own;

  if (column->kind == ASH_COLUMN_MODULE)
    return;
  own = g_rc_box_new0 (Choice);
  own->row = g_object_ref (row);
  own->column = g_strdup (column->id);
  own->func = func;
  marks = g_menu_new ();
  append (marks, _ ("Introduced"), ASH_MARK_INTRODUCED);
  append (marks, _ ("Practised"), ASH_MARK_PRACTISED);
  /* Only evidence assesses. */
  append (marks, column->kind == ASH_COLUMN_ITEM ? _ ("Make it evidence…") : _ ("Assessed"),
          ASH_MARK_ASSESSED);
  append (marks, _ ("No mark"), ASH_MARK_NONE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  group = g_simple_action_group_new ();
  set =
      g_simple_action_new_stateful ("set", G_VARIANT_TYPE_INT32, g_variant_new_int32 ((int) depth));
  g_signal_connect_data (set, "activate", G_CALLBACK (choose_cb), own,
                         (GClosureNotify) (void (*) (void)) choice_unref, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (set));
  gtk_widget_insert_action_group (popover, "mark", G_ACTION_GROUP (group));
}

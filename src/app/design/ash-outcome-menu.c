#include "ash-outcome-menu.h"

#include <ash-outcome-tree.h>
#include <ash-scope.h>
#include <glib/gi18n-lib.h>

#include "ash-menu.h"
#include "ash-outcome-edits.h"
#include "ash-outcomes-pane.h"

/* One menu has that many modules at most; the module's own page in Build is for the others. */
#define MOST_MODULES 40

static void
append_module (GMenu *menu, const AshItem *module)
{
  ash_menu_append (menu, module->title, "outcome.module", module->record.id);
}

/* @now: (nullable): where it belongs, wherever that stands */
static GMenuModel *
modules_menu (const AshDesign *design, const AshItem *now)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) whole = g_menu_new ();
  g_autoptr (GMenu) each = g_menu_new ();
  g_autoptr (GPtrArray) modules = ash_scope_modules (design);
  gboolean is_now_there = FALSE;

  ash_menu_append (whole, _ ("The whole credential"), "outcome.module", "");
  for (guint i = 0; i < modules->len && i < MOST_MODULES; i++)
    {
      const AshItem *item = g_ptr_array_index (modules, i);

      append_module (each, item);
      is_now_there |= item == now;
    }
  if (now != NULL && !is_now_there)
    append_module (each, now);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (each));
  return G_MENU_MODEL (menu);
}

/* (nullable): the one that an outcome would be a part of: the nearest before it that is no part */
static const AshStatement *
above (const AshDesign *design, const char *id)
{
  const AshStatement *found = NULL;

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (design->outcomes, i);

      if (g_strcmp0 (each->record.id, id) == 0)
        return found;
      if (ash_outcome_whole (design->outcomes, each) == NULL)
        found = each;
    }
  return NULL;
}

static void
append_level (GMenu *menu, const AshDesign *design, const AshStatement *outcome)
{
  const AshStatement *whole = above (design, outcome->record.id);
  g_autofree char *title = NULL;

  if (ash_outcome_whole (design->outcomes, outcome) != NULL)
    ash_menu_append (menu, _ ("Let it stand for itself"), "outcome.run", "outdent");
  else if (whole != NULL)
    {
      title = g_strdup_printf (_ ("Make it a part of %s"),
                               whole->code != NULL ? whole->code : _ ("the one above"));
      ash_menu_append (menu, title, "outcome.run", "indent");
    }
}

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *pane = gtk_widget_get_ancestor (data, ASH_TYPE_OUTCOMES_PANE);

  if (pane != NULL)
    ash_outcomes_pane_run_on (ASH_OUTCOMES_PANE (pane), g_variant_get_string (parameter, NULL),
                              g_object_get_data (data, "outcome"));
}

static void
module_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *pane = gtk_widget_get_ancestor (data, ASH_TYPE_OUTCOMES_PANE);
  const char *module = g_variant_get_string (parameter, NULL);

  if (pane != NULL)
    ash_outcome_edits_set_module (pane, ash_outcomes_pane_get_place (ASH_OUTCOMES_PANE (pane)),
                                  g_object_get_data (data, "outcome"),
                                  *module != '\0' ? module : NULL);
}

/* The commands know their outcome by the popover. */
static void
add_actions (GtkWidget *popover, const char *id, const char *module)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) run = g_simple_action_new ("run", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) choose =
      g_simple_action_new_stateful ("module", G_VARIANT_TYPE_STRING, g_variant_new_string (module));

  g_object_set_data_full (G_OBJECT (popover), "outcome", g_strdup (id), g_free);
  g_signal_connect (run, "activate", G_CALLBACK (run_cb), popover);
  g_signal_connect (choose, "activate", G_CALLBACK (module_cb), popover);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (run));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (choose));
  gtk_widget_insert_action_group (popover, "outcome", G_ACTION_GROUP (group));
}

void
ash_outcome_menu_extend (GtkWidget *row,
                         const AshCommentHere *here,
                         GtkWidget *popover,
                         GMenu *menu)
{
  const char *id = here->other != NULL ? here->other : here->subject;
  GtkWidget *pane = gtk_widget_get_ancestor (row, ASH_TYPE_OUTCOMES_PANE);
  AshDesign *design = pane != NULL ? ash_outcomes_pane_get_design (ASH_OUTCOMES_PANE (pane)) : NULL;
  const AshStatement *outcome = design != NULL ? ash_design_outcome (design, id) : NULL;
  g_autoptr (GMenu) order = NULL;
  g_autoptr (GMenu) rest = NULL;
  g_autoptr (GMenuModel) modules = NULL;
  const AshItem *module;

  if (outcome == NULL)
    return;
  order = g_menu_new ();
  rest = g_menu_new ();
  module = ash_design_outcome_module (design, outcome);
  modules = modules_menu (design, module);
  ash_menu_append (order, _ ("Move up"), "outcome.run", "move-up");
  ash_menu_append (order, _ ("Move down"), "outcome.run", "move-down");
  append_level (order, design, outcome);
  g_menu_append_submenu (order, _ ("Belongs to"), modules);
  ash_menu_append (rest, _ ("Align with a framework…"), "outcome.run", "align");
  ash_menu_append (rest, _ ("Duplicate"), "outcome.run", "duplicate");
  ash_menu_append (rest, _ ("Delete"), "outcome.run", "delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  add_actions (popover, id, module != NULL ? module->record.id : "");
}

#include "ash-source-menu.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

/* More lines than fit on a screen help nobody. */
#define MOST_USES 20

/* "2 · Visualising Data: Bar, line or dot?" */
static char *
say_use (AshStore *store, const AshItem *item, GPtrArray *credentials)
{
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree = NULL;

      if (g_strcmp0 (credential->tree, item->tree) != 0)
        continue;
      tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
      return g_strdup_printf ("%u · %s: %s", i + 1,
                              tree != NULL && tree->title != NULL ? tree->title : "",
                              item->title != NULL ? item->title : "");
    }
  return NULL;
}

static GMenu *
uses_of (AshStore *store, const char *source_item)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
  g_autoptr (GPtrArray) origins =
      ash_store_list (store, &ASH_ITEM_ORIGIN, "source_item", source_item, NULL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; credentials != NULL && origins != NULL && i < MIN (origins->len, MOST_USES);
       i++)
    {
      const AshItemOrigin *origin = g_ptr_array_index (origins, i);
      g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", origin->item);
      g_autofree char *words = item != NULL ? say_use (store, item, credentials) : NULL;
      g_autoptr (GMenuItem) line = NULL;

      if (words == NULL)
        continue;
      line = g_menu_item_new (NULL, NULL);
      g_menu_item_set_label (line, words);
      g_menu_item_set_action_and_target (line, "win.go-to", "(sss)", "build", item->record.id, "");
      g_menu_append_item (menu, line);
    }
  return menu;
}

static void
menu_cb (AshTreeList *list, AshStore *store)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (list);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) uses = ids[0] != NULL ? uses_of (store, ids[0]) : NULL;

  g_menu_append (first, _ ("Use in…"), "win.use-in");
  g_menu_append (first, _ ("Break into modules…"), "win.propose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (uses != NULL && g_menu_model_get_n_items (G_MENU_MODEL (uses)) > 0)
    g_menu_append_section (menu, _ ("Used in"), G_MENU_MODEL (uses));
  ash_tree_list_set_menu (list, G_MENU_MODEL (menu));
}

void
ash_source_menu_attach (AshTreeList *list, AshStore *store)
{
  g_signal_connect_object (list, "menu", G_CALLBACK (menu_cb), store, 0);
}

#include "ash-menu.h"

#include <glib/gi18n-lib.h>

void
ash_menu_append (GMenu *menu, const char *title, const char *action, const char *target)
{
  GString *label = g_string_new (title != NULL && *title != '\0' ? title : _ ("Untitled"));
  g_autoptr (GMenuItem) item = NULL;

  /* A single one would underline the letter behind it. */
  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
  g_string_free (label, TRUE);
}

#include "ash-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The same address twice on a page is one thing to mend. */
static gboolean
is_first (GHashTable *seen, const AshItem *item, const char *href)
{
  return g_hash_table_add (seen, g_strdup_printf ("%s\n%s", item->record.id, href));
}

static void
add_dead (AshCheck *check, const AshItem *item, const char *href, const AshLinkTarget *target)
{
  g_autofree char *place = ash_design_place (check->design, item);

  if (target->kind == ASH_LINK_UNUSED)
    {
      const char *title =
          target->item != NULL && target->item->title != NULL ? target->item->title : href;

      ash_check_add_about (
          check, &item->record, href, place,
          g_strdup_printf (_ ("A link leads to “%s”, which this credential does not use."), title),
          _ ("Use that part too, or take the link out."));
    }
  else
    ash_check_add_about (check, &item->record, href, place,
                         g_strdup_printf (_ ("The link to “%s” leads nowhere."), href),
                         _ ("Let it lead to something that is here, or take it out."));
}

static void
check_address (
    AshCheck *check, GHashTable *seen, const AshItem *item, const char *base, const char *href)
{
  g_auto (AshLinkTarget) target = { 0 };

  /* An empty address is a place for a script, not a link that anybody follows. */
  if (href == NULL || href[strspn (href, " \t\r\n")] == '\0')
    return;
  ash_link_map_resolve (check->links, item, base, href, &target);
  if ((target.kind == ASH_LINK_DEAD || target.kind == ASH_LINK_UNUSED) &&
      is_first (seen, item, href))
    add_dead (check, item, href, &target);
}

static void
check_text (AshCheck *check,
            const AshItem *item,
            const char *base,
            const AshTextFacts *facts,
            gpointer user_data)
{
  for (guint i = 0; facts->hrefs != NULL && i < facts->hrefs->len; i++)
    check_address (check, user_data, item, base, g_ptr_array_index (facts->hrefs, i));
}

gboolean
ash_rule_dead_link (AshCheck *check, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!ash_check_each_text (check, check_text, seen, error))
    return FALSE;
  for (guint i = 0; i < check->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (check->design->items, i);

      if (item->is_linked && item->kind == ASH_ITEM_LINK)
        check_address (check, seen, item, item->path, item->link_url);
    }
  return TRUE;
}

#include "ash-check-private.h"

#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-old-link.h"

typedef struct
{
  const AshItem *item;
  const AshQuestion *question; /* (nullable): the one in which it stands */
  const char *href;
  gboolean is_in_body;
  gboolean is_anchor; /* words that lead there, and not a picture */
} Link;

/* The same address twice on a page is one thing to mend. */
static gboolean
is_first (GHashTable *seen, const AshItem *item, const char *href)
{
  return g_hash_table_add (seen, g_strdup_printf ("%s\n%s", item->record.id, href));
}

/* In a body a link can be told from other addresses, and is taken out in one step. */
static void
offer (AshFinding *finding, const Link *link, const AshLinkTarget *target)
{
  if (finding == NULL)
    return;
  if (target->kind == ASH_LINK_UNUSED && target->item != NULL)
    ash_check_offer (finding,
                     ash_repair_new ("use-item", target->item->record.id, target->item->title));
  if (link->question != NULL)
    finding->to = g_strdup (link->question->record.id);
  else if (link->is_in_body)
    finding->part = g_strconcat ("link ", link->href, NULL);
  if (link->is_in_body && link->is_anchor)
    ash_check_offer (finding, ash_repair_new ("unlink", link->item->record.id, link->href));
}

/* By its name; it may also be a link to one. */
static gboolean
is_picture (const char *href)
{
  g_autofree char *path = ash_href_split (href, NULL);

  return g_str_has_prefix (ash_path_media_type (path), "image/");
}

static void
add_dead (AshCheck *check, const Link *link, const AshLinkTarget *target)
{
  const AshItem *item = link->item;
  const char *href = link->href;
  g_autofree char *place = ash_design_place (check->design, item);
  gboolean is_shown = !link->is_anchor && is_picture (href);
  AshFinding *finding;

  if (target->kind == ASH_LINK_UNUSED)
    {
      const char *title =
          target->item != NULL && target->item->title != NULL ? target->item->title : href;

      finding = ash_check_add_about (
          check, &item->record, href, place,
          g_strdup_printf (_ ("A link leads to “%s”, which this credential does not use."), title),
          _ ("Use that part too, or take the link out."));
    }
  else
    finding = ash_check_add_about (
        check, &item->record, href, place,
        g_strdup_printf (is_shown ? _ ("The picture “%s” is not in the course.")
                                  : _ ("The link to “%s” leads nowhere."),
                         href),
        is_shown ? _ ("Put the picture in again, or take it out.")
                 : _ ("Let it lead to something that is here, or take it out."));
  offer (finding, link, target);
}

static void
check_address (AshCheck *check, GHashTable *seen, const char *base, const Link *link)
{
  g_auto (AshLinkTarget) target = { 0 };
  const char *href = link->href;

  /* An empty address is a place for a script, not a link that anybody follows. */
  if (href == NULL || href[strspn (href, " \t\r\n")] == '\0')
    return;
  ash_link_map_resolve (check->links, link->item, base, href, &target);
  if ((target.kind == ASH_LINK_DEAD || target.kind == ASH_LINK_UNUSED) &&
      is_first (seen, link->item, href))
    add_dead (check, link, &target);
}

/* What is outside is not judged, but what only the old class can open is named. */
static void
check_old (AshCheck *check, GHashTable *seen, const char *base, const Link *link)
{
  const AshLinkTarget none = { .kind = ASH_LINK_DEAD };
  AshOldLink old = link->href != NULL ? ash_old_link (link->href) : ASH_OLD_LINK_NONE;
  g_autofree char *place = NULL;

  if (old == ASH_OLD_LINK_NONE || !is_first (seen, link->item, link->href))
    return;
  place = ash_design_place (check->design, link->item);
  offer (ash_check_add_about (
             check, &link->item->record, link->href, place,
             g_strdup_printf (
                 !link->is_anchor && is_picture (link->href)
                     ? _ ("The picture “%s” lies in a course of a learning platform: who takes "
                          "this credential elsewhere does not see it.")
                 : old == ASH_OLD_LINK_COURSE
                     ? _ ("“%s” leads into a course of a learning platform: who takes this "
                          "credential elsewhere cannot open it.")
                     : _ ("“%s” leads to where a class met: nobody will be there."),
                 link->href),
             _ ("Bring in what it leads to, or take the link out.")),
         link, &none);
}

/* Looks at every link of a design in one of the two ways. */
typedef void (*LookAt) (AshCheck *check, GHashTable *seen, const char *base, const Link *link);

typedef struct
{
  GHashTable *seen;
  LookAt look;
} Looking;

static void
check_text (AshCheck *check,
            const AshItem *item,
            const AshQuestion *question,
            const char *base,
            const AshTextFacts *facts,
            gpointer user_data)
{
  const Looking *looking = user_data;

  for (guint i = 0; facts->hrefs != NULL && i < facts->hrefs->len; i++)
    {
      const Link link = { item, question, g_ptr_array_index (facts->hrefs, i),
                          question == NULL && ash_check_has_text (item), facts->are_anchors[i] };

      looking->look (check, looking->seen, base, &link);
    }
}

static gboolean
look_at_links (AshCheck *check, LookAt look, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Looking looking = { seen, look };

  if (!ash_check_each_text (check, check_text, &looking, error))
    return FALSE;
  for (guint i = 0; i < check->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (check->design->items, i);

      if (item->is_linked && item->kind == ASH_ITEM_LINK)
        {
          const Link link = { item, NULL, item->link_url, FALSE, FALSE };

          look (check, seen, item->path, &link);
        }
    }
  return TRUE;
}

gboolean
ash_rule_dead_link (AshCheck *check, GError **error)
{
  return look_at_links (check, check_address, error);
}

gboolean
ash_rule_old_link (AshCheck *check, GError **error)
{
  return look_at_links (check, check_old, error);
}

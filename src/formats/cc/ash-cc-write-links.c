#include "ash-cc-write-private.h"
#include <ash-link-href.h>
#include <ash-path.h>

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOKEN "$IMS-CC-FILEBASE$"
#define WEB_RESOURCES "web_resources/"

/* Texts without any of these have no link, and need not be parsed. */
static gboolean
may_have_links (const char *html, gsize length)
{
  static const char *const signs[] = { "href", "src", "data", "poster", "url(", "value", NULL };

  if (memchr (html, '<', length) == NULL)
    return FALSE;
  for (const char *const *sign = signs; *sign != NULL; sign++)
    if (strcasestr (html, *sign) != NULL)
      return TRUE;
  return FALSE;
}

static void
say_link (AshCcPlace *self, AshLineKind kind, const char *href, const char *what)
{
  if (self->is_counting)
    ash_cc_say (self->plan, kind, self->item, what, href);
}

static AshCcMember *
first_page_below (AshCartridgePlan *plan, const AshItem *folder)
{
  GPtrArray *children = ash_design_children (plan->design, folder->record.id);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);
      AshCcMember *member = g_hash_table_lookup (plan->by_item, child->record.id);

      if (member != NULL && ash_cc_member_is_page (member))
        return member;
      member = first_page_below (plan, child);
      if (member != NULL)
        return member;
    }
  return NULL;
}

static AshCcMember *
find_syllabus (AshCartridgePlan *plan)
{
  for (guint i = 0; i < plan->members->len; i++)
    {
      AshCcMember *member = g_ptr_array_index (plan->members, i);

      if (member->item != NULL && ash_cc_member_is_page (member) && member->item->path != NULL &&
          g_str_has_suffix (member->item->path, "course_settings/syllabus.html"))
        return member;
    }
  return NULL;
}

static AshCcMember *
member_of_target (AshCcPlace *self, const AshLinkTarget *target)
{
  AshCartridgePlan *plan = self->plan;
  AshCcMember *member = NULL;

  switch (target->kind)
    {
    case ASH_LINK_ITEM:
      member = g_hash_table_lookup (plan->by_item, target->item->record.id);
      return member != NULL ? member : first_page_below (plan, target->item);
    case ASH_LINK_ASSET:
      return ash_cc_member_of_asset (plan, target->asset);
    case ASH_LINK_MODULES:
      return plan->start;
    case ASH_LINK_SYLLABUS:
      return target->item != NULL ? g_hash_table_lookup (plan->by_item, target->item->record.id)
                                  : find_syllabus (plan);
    case ASH_LINK_EXTERNAL:
    case ASH_LINK_FRAGMENT:
    case ASH_LINK_UNUSED:
    case ASH_LINK_DEAD:
      break;
    }
  return NULL;
}

static void
say_dead (AshCcPlace *self, const char *href)
{
  say_link (self, ASH_LINE_DEAD_LINK, href,
            _ ("The link “%s” leads nowhere. It is written as it was."));
}

/* A link that was alive in the course must not become a broken one: it stays a link in the text,
 * but leads nowhere, and is no address that a system could miss. */
static char *
neutral_href (const char *tag)
{
  gboolean is_followed = g_strcmp0 (tag, "a") == 0 || g_strcmp0 (tag, "area") == 0;

  return g_strdup (is_followed ? "#not-in-this-package" : "about:blank");
}

static char *
unused_href (AshCcPlace *self, const AshLinkTarget *target, const char *tag)
{
  say_link (self, ASH_LINE_DEAD_LINK, ash_cc_title (target->item),
            _ ("A link leads to “%s”, which is not part of this credential. In the package it "
               "leads nowhere."));
  return neutral_href (tag);
}

/* The author's own address stays; one that only the old system could read would be broken in each
 * other one. */
static char *
dead_href (AshCcPlace *self, const char *href, const char *tag)
{
  if (!ash_href_is_private (href))
    {
      say_dead (self, href);
      return NULL;
    }
  say_link (self, ASH_LINE_DEAD_LINK, href,
            _ ("The link “%s” is an address of the old system, and what it names is not in the "
               "course. In the package it leads nowhere."));
  return neutral_href (tag);
}

/* Whether the link as it stands leads to @name already when it is written at @from. */
static gboolean
leads_there (const char *from, const char *href, const char *name, const char *tail)
{
  g_autofree char *own_tail = NULL;
  g_autofree char *own = ash_href_split (href, &own_tail);
  g_autofree char *decoded = ash_path_decode (own);
  g_autofree char *resolved = NULL;

  if (own[0] == '/' || own[0] == '$' || own[0] == '\0' || !g_str_equal (own_tail, tail))
    return FALSE;
  resolved = ash_path_resolve (from, decoded);
  return g_strcmp0 (resolved, name) == 0;
}

static gboolean
uses_token (const AshCcPlace *self, const AshCcMember *target)
{
  if (self->is_descriptor)
    return TRUE;
  return self->plan->options.layout == ASH_LAYOUT_WEB_RESOURCES &&
         g_str_has_prefix (target->name, WEB_RESOURCES);
}

static char *
token_href (const AshCcPlace *self, const char *name)
{
  if (self->plan->options.layout == ASH_LAYOUT_PLAIN)
    return g_strconcat (TOKEN, name, NULL);
  if (g_str_has_prefix (name, WEB_RESOURCES))
    name += strlen (WEB_RESOURCES);
  return g_strconcat (TOKEN "/", name, NULL);
}

static char *
new_href (AshCcPlace *self, const AshCcMember *target, const char *href, const char *tail)
{
  g_autofree char *path = NULL;
  char *result;

  if (!uses_token (self, target) && leads_there (self->member->name, href, target->name, tail))
    return NULL;
  path = uses_token (self, target) ? token_href (self, target->name)
                                   : ash_path_relative (self->member->name, target->name);
  result = g_strconcat (path, tail, NULL);
  if (!g_str_equal (result, href))
    return result;
  g_free (result);
  return NULL;
}

/**
 * ash_cc_note_text:
 *
 * Notes what stands in the text itself: styles, scripts, and "<" that is meant to be read.
 */
void
ash_cc_note_text (AshCcMember *member, const char *html)
{
  if (strcasestr (html, "<style") != NULL)
    member->traits |= ASH_CC_HAS_STYLE;
  if (strcasestr (html, "<script") != NULL)
    member->traits |= ASH_CC_HAS_SCRIPT;
  if (strstr (html, "&lt;") != NULL)
    member->traits |= ASH_CC_HAS_SIGNS;
}

static void
note_link (AshCcPlace *self, const char *tag, const AshCcMember *target)
{
  static const char *const MEDIA[] = { "video", "audio",  "source", "track",
                                       "embed", "object", "iframe", NULL };
  const char *extension = ash_path_extension (target->name);

  if (ash_cc_member_is_page (target) && target != self->member &&
      (g_strcmp0 (tag, "a") == 0 || g_strcmp0 (tag, "area") == 0))
    self->member->traits |= ASH_CC_LINKS_TO_PAGE;
  if (target->content != ASH_CC_FILE || tag == NULL)
    return;
  if (g_str_equal (tag, "link") && g_ascii_strcasecmp (extension, "css") == 0)
    self->member->traits |= ASH_CC_HAS_STYLE;
  if (g_str_equal (tag, "script"))
    self->member->traits |= ASH_CC_HAS_SCRIPT;
  if (g_strv_contains (MEDIA, tag))
    self->member->traits |= ASH_CC_HAS_MEDIA;
}

/**
 * ash_cc_rewrite_href:
 * @tag: the element that it stands in
 * @href: an address as it stands in the author's text, decoded
 *
 * Returns: (transfer full) (nullable): the address as it goes out, or %NULL to leave it
 */
char *
ash_cc_rewrite_href (AshCcPlace *self, const char *tag, const char *href)
{
  g_auto (AshLinkTarget) target = { 0 };
  AshCcMember *member;

  ash_link_map_resolve (self->plan->links, self->item, self->base, href, &target);
  if (target.kind == ASH_LINK_EXTERNAL || target.kind == ASH_LINK_FRAGMENT)
    return NULL;
  if (target.kind == ASH_LINK_UNUSED)
    return unused_href (self, &target, tag);
  member = member_of_target (self, &target);
  if (member == NULL)
    return dead_href (self, href, tag);
  if (self->is_counting)
    {
      note_link (self, tag, member);
      ash_cc_member_need (self->member, member);
    }
  return new_href (self, member, href, target.tail != NULL ? target.tail : "");
}

/**
 * ash_cc_attachment_href:
 *
 * Attachments are named from the place of their descriptor, without the token: Sakai does not
 * know it there.
 *
 * Returns: (transfer full): the address as it goes out
 */
char *
ash_cc_attachment_href (AshCcPlace *self, const char *href)
{
  g_auto (AshLinkTarget) target = { 0 };
  AshCcMember *member;

  ash_link_map_resolve (self->plan->links, self->item, self->base, href, &target);
  if (target.kind == ASH_LINK_EXTERNAL)
    return g_strdup (href);
  member = member_of_target (self, &target);
  if (member == NULL)
    {
      say_dead (self, href);
      return g_strdup (href);
    }
  if (self->is_counting)
    ash_cc_member_need (self->member, member);
  return ash_path_relative (self->member->name, member->name);
}

static char *
rewrite_link_cb (const AshPageLink *link, gpointer user_data)
{
  AshCcPlace *self = user_data;
  char *href = ash_cc_rewrite_href (self, link->tag, link->href);

  self->n_changed += href != NULL;
  return href;
}

/**
 * ash_cc_rewrite_html:
 *
 * Returns: (transfer full) (nullable): @html with its links as they go out, or %NULL when
 *   nothing changes
 */
char *
ash_cc_rewrite_html (AshCcPlace *self, const char *html, gssize length)
{
  g_autoptr (GError) refused = NULL;
  g_autofree char *rewritten = NULL;
  guint before = self->n_changed;

  if (!may_have_links (html, length >= 0 ? (gsize) length : strlen (html)))
    return NULL;
  rewritten = ash_page_rewrite (html, length, rewrite_link_cb, self, &refused);
  if (refused != NULL)
    say_link (self, ASH_LINE_NOTE, refused->message, _ ("Its links are written as they were: %s"));
  if (refused != NULL || self->n_changed == before)
    return NULL;
  return g_steal_pointer (&rewritten);
}

char *
ash_cc_rewrite_question (const char *html, const char *base, gpointer place)
{
  AshCcPlace *self = place;

  self->base = base;
  return ash_cc_rewrite_html (self, html, -1);
}

#include "ash-cc-read-private.h"

#include "../canvas/ash-canvas.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The title of an item: its element, else the attribute that some write instead. */
static char *
title_of (AshPackage *self, const AshXmlNode *item)
{
  const AshXmlNode *title = ash_xml_first (item, "title");
  g_autofree char *text = ash_xml_text (title);
  char *clean;

  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    {
      g_free (text);
      text = g_strdup (ash_xml_attribute (item, "title"));
    }
  clean = ash_text_clean_title (text);
  if (strlen (clean) > ASH_LIMIT_TITLE_BYTES)
    {
      char *end = g_utf8_find_prev_char (clean, clean + ASH_LIMIT_TITLE_BYTES);
      g_autofree char *head = g_utf8_substring (clean, 0, 60);
      g_autofree char *where = g_strconcat (head, "…", NULL);

      *end = '\0';
      ash_report_add (self->report, ASH_LINE_CHANGED, NULL, where,
                      _ ("This title is too long for a title; the rest of it was left out."));
    }
  return clean;
}

static gboolean
has_own_title (const AshXmlNode *item)
{
  g_autofree char *title = ash_xml_child_text (item, "title");

  return title != NULL && g_strstrip (title)[0] != '\0';
}

static AshDraft *
add_item (AshPackage *self,
          AshDraft *parent,
          const AshXmlNode *node,
          AshItemKind kind,
          const char *title,
          const char *ref)
{
  const char *identifier = ash_xml_attribute (node, "identifier");
  AshDraft *draft = ash_package_add_draft (self, parent, -1, kind,
                                           identifier != NULL ? identifier
                                           : ref != NULL      ? ref
                                                              : "");
  AshItem *item = draft->item;

  draft->node = node;
  draft->identifier = g_strdup (identifier);
  draft->ref = g_strdup (ref);
  item->title = g_strdup (title);
  item->role = ash_manifest_role (node, ASH_ROLE_LEARNER);
  ash_package_add_key (self, item->record.id, "manifest-item", identifier);
  return draft;
}

static void
attach (AshPackage *self, AshDraft *draft, AshResource *resource)
{
  AshItem *item = draft->item;

  draft->resource = resource;
  if (item->role == ASH_ROLE_LEARNER)
    item->role = resource->role;
  g_ptr_array_add (resource->drafts, draft);
  ash_package_add_key (self, item->record.id, "resource", resource->identifier);
}

static void
add_ours (AshPackage *self, AshDraft *draft)
{
  if (draft->identifier != NULL)
    ash_package_add_ours (self, draft->item->record.id, draft->identifier);
  else if (draft->resource != NULL)
    ash_package_add_ours (self, draft->item->record.id, draft->resource->identifier);
}

static void walk (AshPackage *self, const AshXmlNode *node, AshDraft *parent, guint depth);

static void
walk_children (AshPackage *self, const AshXmlNode *node, AshDraft *parent, guint depth)
{
  for (const AshXmlNode *child = ash_xml_first (node, "item"); child != NULL;
       child = ash_xml_next (child, "item"))
    walk (self, child, parent, depth);
}

static void
add_leaf (AshPackage *self,
          const AshXmlNode *node,
          AshDraft *parent,
          const char *title,
          const char *ref,
          guint depth)
{
  AshResource *resource = ref != NULL ? g_hash_table_lookup (self->by_identifier, ref) : NULL;
  /* Nothing below and nothing meant: an empty module at the top, a heading further down. */
  AshItemKind kind = ref == NULL && depth == 0 ? ASH_ITEM_FOLDER : ASH_ITEM_LABEL;
  AshDraft *draft;

  if (ref == NULL && title[0] == '\0')
    return;
  draft = add_item (self, parent, node, resource != NULL ? ASH_ITEM_UNKNOWN : kind, title, ref);
  if (resource != NULL)
    attach (self, draft, resource);
  add_ours (self, draft);
}

static void
walk (AshPackage *self, const AshXmlNode *node, AshDraft *parent, guint depth)
{
  g_autofree char *title = title_of (self, node);
  const char *ref = ash_xml_attribute (node, "identifierref");
  gboolean is_parent = ash_xml_first (node, "item") != NULL;
  AshDraft *folder;

  if (ref != NULL && ref[0] == '\0')
    ref = NULL;
  if (!is_parent)
    {
      add_leaf (self, node, parent, title, ref, depth);
      return;
    }
  if (depth >= ASH_LIMIT_TREE_DEPTH || (title[0] == '\0' && ref == NULL))
    {
      if (depth > 0)
        ash_report_add (self->report, ASH_LINE_REPAIRED, NULL,
                        title[0] != '\0' ? title : _ ("A folder without a title"),
                        _ ("What is in this folder was moved up to the folder that holds it."));
      walk_children (self, node, parent, depth);
      return;
    }
  if (ref != NULL)
    {
      ash_report_add (self->report, ASH_LINE_CHANGED, NULL, title,
                      _ ("This entry had content of its own and entries below it; its content "
                         "now stands before a folder of the same name."));
      add_leaf (self, node, parent, title, ref, depth);
    }
  folder = add_item (self, parent, node, ASH_ITEM_FOLDER, title, NULL);
  if (ref == NULL)
    add_ours (self, folder);
  else
    g_clear_pointer (&folder->identifier, g_free);
  walk_children (self, node, folder, depth + 1);
}

/* The one item that holds all others has no title of its own, by the rules. One that has a title
 * is a folder like any other. */
static void
walk_organization (AshPackage *self, const AshXmlNode *organization)
{
  guint n_roots = 0;

  for (const AshXmlNode *root = ash_xml_first (organization, "item"); root != NULL;
       root = ash_xml_next (root, "item"))
    {
      gboolean is_bare = ash_xml_attribute (root, "identifierref") == NULL && !has_own_title (root);

      n_roots++;
      if (!is_bare)
        {
          walk (self, root, self->outline, 0);
          continue;
        }
      if (self->tree->title == NULL || self->tree->title[0] == '\0')
        ash_field_set (&self->tree->title, ash_xml_attribute (root, "title"));
      walk_children (self, root, self->outline, 0);
    }
  if (n_roots > 1)
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL, _ ("Outline"),
                    _ ("The outline has %u beginnings instead of one; all of them came in."),
                    n_roots);
}

/* What is not in the outline: everything that is more than a plain file. */
static gboolean
deserves_item (const AshResource *resource)
{
  switch (resource->family)
    {
    case ASH_FAMILY_WEB:
    case ASH_FAMILY_ASSOCIATED:
      return resource->main != NULL && ash_path_is_html (resource->main->path) &&
             !resource->main->is_taken;
    case ASH_FAMILY_BANK:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
mark_taken (AshPackage *self)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      AshResource *resource = g_ptr_array_index (self->resources, i);

      if (resource->drafts->len > 0 && resource->main != NULL)
        resource->main->is_taken = TRUE;
    }
}

static void
add_unlinked (AshPackage *self)
{
  gboolean is_listed = self->outline->children->len == 0 && !ash_canvas_has_modules (self);

  mark_taken (self);
  for (guint i = 0; i < self->resources->len; i++)
    {
      AshResource *resource = g_ptr_array_index (self->resources, i);
      AshDraft *draft;

      if (resource->drafts->len > 0 || !deserves_item (resource))
        continue;
      draft = ash_package_add_draft (self, is_listed ? self->outline : NULL, -1, ASH_ITEM_UNKNOWN,
                                     resource->identifier[0] != '\0' || resource->main == NULL
                                         ? resource->identifier
                                         : resource->main->path);
      attach (self, draft, resource);
      add_ours (self, draft);
      if (resource->main != NULL)
        resource->main->is_taken = TRUE;
    }
  if (is_listed && self->outline->children->len > 0)
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL, _ ("Outline"),
                    _ ("The package has no outline; its pages, quizzes and other parts are listed "
                       "in the order of the package."));
}

static void
report_dangling (AshPackage *self)
{
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self);

  for (guint i = 0; i < drafts->len; i++)
    {
      const AshDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->ref != NULL && draft->resource == NULL)
        ash_report_add (self->report, ASH_LINE_MISSING, draft->item->record.id, draft->item->title,
                        _ ("The outline names this entry, but the package does not hold what it "
                           "leads to; its title is kept."));
    }
}

/**
 * ash_outline_read:
 *
 * Makes a draft of each item of the organization, and of each resource that no item names but
 * that is more than a file. Without an outline the resources are the outline.
 */
gboolean
ash_outline_read (AshPackage *self, GError **error)
{
  const AshXmlNode *root = ash_xml_root (self->manifest);
  const AshXmlNode *organizations = ash_xml_first (root, "organizations");

  for (const AshXmlNode *o = organizations != NULL ? ash_xml_first (organizations, "organization")
                                                   : NULL;
       o != NULL; o = ash_xml_next (o, "organization"))
    {
      walk_organization (self, o);
      if (self->tree->title == NULL || self->tree->title[0] == '\0')
        {
          g_autofree char *title = ash_xml_child_text (o, "title");
          g_autofree char *clean = ash_text_clean_title (title);

          ash_field_set (&self->tree->title, clean);
        }
    }
  add_unlinked (self);
  report_dangling (self);
  return ash_progress_step (self->progress, 0, error);
}

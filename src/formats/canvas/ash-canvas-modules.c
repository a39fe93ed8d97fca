#include "ash-canvas-private.h"

#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MODULES "course_settings/module_meta.xml"

/* course_settings/module_meta.xml against the outline of the manifest. Where both name an item
 * the manifest's title and order hold. What only Canvas's file has comes in at the end of its
 * module, so that nothing of the manifest's order is torn apart. */

typedef struct
{
  AshCanvas *canvas;
  GHashTable *named; /* identifiers of all items that module_meta.xml has */
} Modules;

typedef struct
{
  const Modules *modules;
  AshPackage *package;
  AshDraft *folder;
  const AshXmlNode *node; /* of the module's item */
  char *identifier;
  char *ref;
  char *type;
  char *title;
  char *url;
} Entry;

static void
entry_clear (Entry *self)
{
  g_free (self->identifier);
  g_free (self->ref);
  g_free (self->type);
  g_free (self->title);
  g_free (self->url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static void
entry_init (Entry *self, const Modules *modules, AshDraft *folder, const AshXmlNode *node)
{
  *self = (Entry){
    .modules = modules, .package = modules->canvas->package, .folder = folder, .node = node
  };
  self->identifier = g_strdup (ash_xml_attribute (node, "identifier"));
  self->ref = ash_canvas_text (node, "identifierref");
  self->type = ash_canvas_text (node, "content_type");
  self->title = ash_canvas_text (node, "title");
  self->url = ash_canvas_text (node, "url");
}

static gboolean
is_type (const Entry *self, const char *type)
{
  return g_strcmp0 (self->type, type) == 0;
}

static AshDraft *
find_by_ref (AshDraft *folder, const char *ref)
{
  for (guint i = 0; ref != NULL && i < folder->children->len; i++)
    {
      AshDraft *child = g_ptr_array_index (folder->children, i);
      AshDraft *below = g_strcmp0 (child->ref, ref) == 0 ? child : find_by_ref (child, ref);

      if (below != NULL)
        return below;
    }
  return NULL;
}

/* The manifest calls it by the same name, refers to it by that name (tools), or refers to the
 * same content under a name that Canvas's file does not know. */
static AshDraft *
find_draft (const Entry *self)
{
  const char *id = self->identifier != NULL
                       ? ash_package_lookup (self->package, "manifest-item", self->identifier)
                       : NULL;
  AshDraft *draft = ash_package_draft (self->package, id);

  if (draft == NULL)
    draft = find_by_ref (self->folder, self->identifier);
  if (draft != NULL)
    return draft;
  draft = find_by_ref (self->folder, self->ref);
  if (draft == NULL || (draft->identifier != NULL &&
                        g_hash_table_contains (self->modules->named, draft->identifier)))
    return NULL;
  return draft;
}

static void
set_tool (const Entry *self, AshItem *item)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  item->kind = ASH_ITEM_LTI;
  ash_field_set (&item->link_url, self->url);
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (
      json, g_str_has_prefix (self->url, "https:") ? "secure_url" : "launch_url", self->url);
  ash_json_writer_end_object (json);
  g_free (item->settings);
  item->settings = ash_json_writer_finish (json);
}

/* What the manifest only has a title for gets its address. */
static void
take_url (const Entry *self, AshItem *item)
{
  gboolean is_bare =
      item->kind == ASH_ITEM_LABEL || item->kind == ASH_ITEM_LINK || item->kind == ASH_ITEM_LTI;

  if (self->url == NULL || !is_bare || (item->link_url != NULL && *item->link_url != '\0'))
    return;
  if (is_type (self, "ContextExternalTool"))
    set_tool (self, item);
  else if (is_type (self, "ExternalUrl"))
    {
      item->kind = ASH_ITEM_LINK;
      ash_field_set (&item->link_url, self->url);
    }
}

static void
forget_missing (AshPackage *package, const char *id)
{
  for (guint i = package->report->lines->len; i-- > 0;)
    {
      const AshReportLine *line = g_ptr_array_index (package->report->lines, i);

      if (line->kind == ASH_LINE_MISSING && g_strcmp0 (line->ref, id) == 0)
        g_ptr_array_remove_index (package->report->lines, i);
    }
}

/* An entry of the manifest that led nowhere now does. It moves behind the others, whose order
 * as readers of the manifest know it has no such entry. */
static void
resolve_dangling (const Entry *self, AshDraft *draft)
{
  AshDraft *folder = draft->parent;

  forget_missing (self->package, draft->item->record.id);
  if (folder != NULL && folder->item != NULL)
    ash_package_move_draft (self->package, draft, folder, -1);
}

static void
take_details (const Entry *self, AshDraft *draft)
{
  g_autofree char *state = ash_canvas_text (self->node, "workflow_state");
  g_autofree char *indent = ash_canvas_text (self->node, "indent");
  AshItem *item = draft->item;
  gboolean was_label = item->kind == ASH_ITEM_LABEL && draft->ref != NULL;

  ash_canvas_set_state (item, state);
  take_url (self, item);
  if (was_label && item->kind != ASH_ITEM_LABEL)
    resolve_dangling (self, draft);
  if (indent != NULL && !g_str_equal (indent, "0"))
    ash_canvas_keep (item, "indent", indent);
  ash_package_add_key (self->package, item->record.id, "canvas", self->identifier);
  if (self->ref != NULL)
    ash_package_add_key (self->package, item->record.id, "canvas", self->ref);
}

/* -- what only module_meta.xml has -- */

static AshDraft *
add_draft (const Entry *self, AshItemKind kind)
{
  AshDraft *draft = ash_package_add_draft (self->package, self->folder, -1, kind,
                                           self->identifier != NULL ? self->identifier : "");

  draft->identifier = g_strdup (self->identifier);
  draft->ref = g_strdup (self->ref);
  ash_canvas_set_title (draft->item, self->title);
  ash_package_add_key (self->package, draft->item->record.id, "manifest-item", self->identifier);
  return draft;
}

static AshDraft *
unlinked_draft (const AshResource *resource)
{
  for (guint i = 0; i < resource->drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (resource->drafts, i);

      if (draft->parent == NULL)
        return draft;
    }
  return NULL;
}

static gboolean
add_content (const Entry *self, AshResource *resource, AshDraft **out, GError **error)
{
  AshDraft *draft = unlinked_draft (resource);

  if (draft != NULL)
    {
      ash_package_move_draft (self->package, draft, self->folder, -1);
      ash_canvas_set_title (draft->item, self->title);
      *out = draft;
      return TRUE;
    }
  if (resource->drafts->len == 0 && resource->main == NULL)
    return TRUE;
  draft = add_draft (self, ASH_ITEM_FILE);
  draft->resource = resource;
  draft->item->role = resource->role;
  g_ptr_array_add (resource->drafts, draft);
  ash_package_add_key (self->package, draft->item->record.id, "resource", resource->identifier);
  *out = draft;
  if (resource->drafts->len > 1)
    return ash_content_fill_again (self->package, draft, g_ptr_array_index (resource->drafts, 0),
                                   error);
  resource->fate = ASH_FATE_FILE;
  return ash_content_page (self->package, draft, resource->main, error);
}

static AshItemKind
kind_of_type (const Entry *self)
{
  static const struct
  {
    const char *type;
    AshItemKind kind;
  } kinds[] = {
    { "WikiPage", ASH_ITEM_PAGE },           { "Assignment", ASH_ITEM_ASSIGNMENT },
    { "Quizzes::Quiz", ASH_ITEM_QUIZ },      { "DiscussionTopic", ASH_ITEM_TOPIC },
    { "Attachment", ASH_ITEM_FILE },         { "ExternalUrl", ASH_ITEM_LINK },
    { "ContextExternalTool", ASH_ITEM_LTI },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_type (self, kinds[i].type))
      return kinds[i].kind;
  return ASH_ITEM_LABEL;
}

static AshDraft *
add_without_content (const Entry *self)
{
  AshDraft *draft = add_draft (self, kind_of_type (self));

  if (draft->item->kind == ASH_ITEM_LTI && self->url != NULL)
    set_tool (self, draft->item);
  else if (draft->item->kind == ASH_ITEM_LINK)
    ash_field_set (&draft->item->link_url, self->url);
  else if (draft->item->kind != ASH_ITEM_LABEL)
    ash_report_add (self->package->report, ASH_LINE_MISSING, draft->item->record.id,
                    draft->item->title,
                    _ ("Its module names this entry, but the package does not hold what it leads "
                       "to; its title is kept."));
  return draft;
}

static gboolean
add_entry (const Entry *self, GError **error)
{
  AshResource *resource =
      self->ref != NULL ? g_hash_table_lookup (self->package->by_identifier, self->ref) : NULL;
  AshDraft *draft = NULL;

  if (self->title == NULL && resource == NULL)
    return TRUE;
  if (resource != NULL && !add_content (self, resource, &draft, error))
    return FALSE;
  if (draft == NULL)
    draft = add_without_content (self);
  take_details (self, draft);
  return TRUE;
}

/* -- modules -- */

static void
keep_module (AshItem *item, const AshXmlNode *module)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const AshXmlNode *n = ash_xml_first (module, NULL); n != NULL; n = ash_xml_next (n, NULL))
    if (!g_str_equal (ash_xml_name (n), "items") && !g_str_equal (ash_xml_name (n), "title"))
      {
        g_autofree char *xml = ash_xml_serialise (n);

        g_string_append (kept, xml);
      }
  if (kept->len > 0)
    ash_canvas_keep (item, "canvas", kept->str);
}

static AshDraft *
module_draft (AshCanvas *self, const AshXmlNode *module)
{
  const char *identifier = ash_xml_attribute (module, "identifier");
  const char *id =
      identifier != NULL ? ash_package_lookup (self->package, "manifest-item", identifier) : NULL;
  AshDraft *draft = ash_package_draft (self->package, id);
  g_autofree char *title = ash_canvas_text (module, "title");

  if (draft == NULL || draft->resource != NULL)
    {
      draft = ash_package_add_draft (self->package, self->package->outline, -1, ASH_ITEM_FOLDER,
                                     identifier != NULL ? identifier : "");
      draft->identifier = g_strdup (identifier);
      ash_canvas_set_title (draft->item, title != NULL ? title : _ ("Module"));
    }
  else if (draft->item->kind == ASH_ITEM_LABEL && draft->ref == NULL)
    draft->item->kind = ASH_ITEM_FOLDER;
  ash_package_add_key (self->package, draft->item->record.id, "canvas", identifier);
  return draft;
}

static gboolean
read_module (const Modules *self, const AshXmlNode *module, GError **error)
{
  AshDraft *folder = module_draft (self->canvas, module);
  g_autofree char *state = ash_canvas_text (module, "workflow_state");
  const AshXmlNode *items = ash_xml_first (module, "items");

  ash_canvas_set_state (folder->item, state);
  keep_module (folder->item, module);
  for (const AshXmlNode *n = ash_xml_first (items, "item"); n != NULL; n = ash_xml_next (n, "item"))
    {
      g_auto (Entry) entry = { 0 };
      AshDraft *draft;

      entry_init (&entry, self, folder, n);
      draft = find_draft (&entry);
      if (draft != NULL)
        take_details (&entry, draft);
      else if (!add_entry (&entry, error))
        return FALSE;
      if (!ash_progress_step (self->canvas->package->progress, 0, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ash_canvas_read_modules (AshCanvas *self, GError **error)
{
  AshMember *member = ash_package_member (self->package, MODULES);
  g_autoptr (AshXml) xml = ash_canvas_take_xml (self, member);
  const AshXmlNode *root = xml != NULL ? ash_xml_root (xml) : NULL;
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  const Modules modules = { self, named };

  for (const AshXmlNode *n = ash_xml_find (root, "item"); n != NULL;
       n = ash_xml_find_next (root, n, "item"))
    if (ash_xml_attribute (n, "identifier") != NULL)
      g_hash_table_add (named, (gpointer) ash_xml_attribute (n, "identifier"));
  for (const AshXmlNode *module = ash_xml_first (root, "module"); module != NULL;
       module = ash_xml_next (module, "module"))
    if (!read_module (&modules, module, error))
      return FALSE;
  return TRUE;
}

gboolean
ash_canvas_has_modules (AshPackage *package)
{
  AshMember *member = package->is_canvas ? ash_package_member (package, MODULES) : NULL;
  g_autoptr (GBytes) bytes = member != NULL ? ash_package_load (package, member, NULL) : NULL;
  g_autoptr (AshXml) xml = bytes != NULL ? ash_xml_parse (bytes, MODULES, NULL, NULL) : NULL;

  return xml != NULL && ash_xml_find (ash_xml_root (xml), "item") != NULL;
}

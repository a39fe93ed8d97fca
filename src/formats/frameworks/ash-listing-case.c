/* 1EdTech CASE 1.0 and 1.1: a document, its items, and associations that say what is below what.
 * Also skills as OSMT gives them in JSON. */
#include "ash-frameworks-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const AshJsonValue *
package_of (const AshJsonValue *root)
{
  const AshJsonValue *inner = ash_json_member (root, "CFPackage");

  return inner != NULL ? inner : root;
}

gboolean
ash_listing_is_case (const AshJsonValue *root)
{
  const AshJsonValue *package = package_of (root);

  return ash_json_member (package, "CFItems") != NULL ||
         ash_json_member (package, "CFDocument") != NULL;
}

static gboolean
is_array_or_missing (const AshJsonValue *package,
                     const char *member,
                     const char *name,
                     GError **error)
{
  const AshJsonValue *value = ash_json_member (package, member);

  if (ash_json_kind (value) == ASH_JSON_ARRAY || ash_json_kind (value) == ASH_JSON_NULL)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT, _ ("“%s”, line %d: %s is no list."), name,
               ash_json_line (value), member);
  return FALSE;
}

/* An address, or an object that has it: CASE says both, version by version. */
static const char *
address_of (const AshJsonValue *value, const char *member)
{
  const char *text = ash_json_string (value);

  return text != NULL ? text : ash_json_member_string (value, member);
}

static void
read_document (AshListingBuilder *builder, const AshJsonValue *document)
{
  const char *publisher = ash_json_member_string (document, "publisher");
  AshListingFacts *facts = &builder->facts;

  facts->title = ash_listing_line (ash_json_member_string (document, "title"));
  facts->uri = ash_listing_line (address_of (ash_json_member (document, "uri"), "uri"));
  facts->version = ash_listing_line (ash_json_member_string (document, "version"));
  facts->publisher = ash_listing_line (
      publisher != NULL ? publisher : ash_json_member_string (document, "creator"));
  facts->licence =
      ash_listing_line (address_of (ash_json_member (document, "licenseURI"), "title"));
  facts->lang = ash_listing_line (ash_json_member_string (document, "language"));
}

static gboolean
read_item (AshListingBuilder *builder,
           const AshJsonValue *item,
           guint number,
           GHashTable *drafts,
           const char *name,
           GError **error)
{
  AshDraft *draft;
  AshEntry *entry;

  if (ash_json_kind (item) != ASH_JSON_OBJECT)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
                   _ ("“%s”, line %d: statement %u is no object with its text and address."), name,
                   ash_json_line (item), number);
      return FALSE;
    }
  draft = ash_listing_builder_add (builder, name, error);
  if (draft == NULL)
    return FALSE;
  entry = draft->entry;
  entry->text = ash_listing_text (ash_json_member_string (item, "fullStatement"));
  entry->also = ash_listing_line (ash_json_member_string (item, "abbreviatedStatement"));
  if (entry->text == NULL)
    entry->text = g_steal_pointer (&entry->also);
  else if (entry->also != NULL && g_str_has_prefix (entry->text, entry->also))
    g_clear_pointer (&entry->also, g_free);
  entry->code = ash_listing_line (ash_json_member_string (item, "humanCodingScheme"));
  entry->id = ash_listing_line (ash_json_member_string (item, "identifier"));
  entry->uri = ash_listing_line (address_of (ash_json_member (item, "uri"), "uri"));
  entry->note = ash_listing_text (ash_json_member_string (item, "notes"));
  entry->type = ash_listing_line (ash_json_member_string (item, "CFItemType"));
  if (entry->id != NULL && !g_hash_table_contains (drafts, entry->id))
    g_hash_table_insert (drafts, entry->id, draft);
  return TRUE;
}

/* "isChildOf": the origin stands below the destination. */
static void
read_association (const AshJsonValue *association, GHashTable *drafts)
{
  const AshJsonValue *origin = ash_json_member (association, "originNodeURI");
  const AshJsonValue *destination = ash_json_member (association, "destinationNodeURI");
  const char *child = address_of (origin, "identifier");
  const char *parent = address_of (destination, "identifier");
  AshDraft *draft;

  if (g_strcmp0 (ash_json_member_string (association, "associationType"), "isChildOf") != 0 ||
      child == NULL || parent == NULL)
    return;
  draft = g_hash_table_lookup (drafts, child);
  if (draft == NULL && strrchr (child, '/') != NULL)
    draft = g_hash_table_lookup (drafts, strrchr (child, '/') + 1);
  if (draft == NULL || draft->parent != NULL)
    return;
  draft->parent = g_strdelimit (g_strdup (parent), "\n", ' ');
  draft->order = ash_json_number (ash_json_member (association, "sequenceNumber"));
}

AshListing *
ash_listing_read_case (const AshJsonValue *root, const char *name, GError **error)
{
  const AshJsonValue *package = package_of (root);
  const AshJsonValue *items = ash_json_member (package, "CFItems");
  const AshJsonValue *associations = ash_json_member (package, "CFAssociations");
  g_autoptr (AshListingBuilder) builder = ash_listing_builder_new (ASH_LISTING_CASE);
  g_autoptr (GHashTable) drafts = g_hash_table_new (g_str_hash, g_str_equal);

  if (!is_array_or_missing (package, "CFItems", name, error) ||
      !is_array_or_missing (package, "CFAssociations", name, error))
    return NULL;
  read_document (builder, ash_json_member (package, "CFDocument"));
  for (guint i = 0; i < ash_json_length (items); i++)
    if (!read_item (builder, ash_json_at (items, i), i + 1, drafts, name, error))
      return NULL;
  for (guint i = 0; i < ash_json_length (associations); i++)
    read_association (ash_json_at (associations, i), drafts);
  return ash_listing_builder_end (builder, name, error);
}

/* Rich skill descriptors */

static const AshJsonValue *
first_of (const AshJsonValue *root)
{
  return ash_json_kind (root) == ASH_JSON_ARRAY ? ash_json_at (root, 0) : root;
}

gboolean
ash_listing_is_rsd (const AshJsonValue *root)
{
  return ash_json_member (first_of (root), "skillStatement") != NULL;
}

static gboolean
is_address (const char *text)
{
  return text != NULL &&
         (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));
}

static char *
join (const AshJsonValue *array)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ash_json_length (array); i++)
    {
      const char *text = ash_json_string (ash_json_at (array, i));

      if (text != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
    }
  return ash_listing_text (out->str);
}

static gboolean
read_skill (AshListingBuilder *builder,
            const AshJsonValue *skill,
            guint number,
            const char *name,
            GError **error)
{
  const char *id = ash_json_member_string (skill, "id");
  AshDraft *draft;
  AshEntry *entry;

  if (ash_json_member_string (skill, "skillStatement") == NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
                   _ ("“%s”, line %d: skill %u has no statement."), name, ash_json_line (skill),
                   number);
      return FALSE;
    }
  draft = ash_listing_builder_add (builder, name, error);
  if (draft == NULL)
    return FALSE;
  entry = draft->entry;
  entry->text = ash_listing_line (ash_json_member_string (skill, "skillName"));
  entry->note = ash_listing_text (ash_json_member_string (skill, "skillStatement"));
  if (entry->text == NULL)
    entry->text = g_steal_pointer (&entry->note);
  entry->id = ash_listing_line (ash_json_member_string (skill, "uuid"));
  entry->uri = is_address (id) ? ash_listing_line (id) : NULL;
  entry->also = join (ash_json_member (skill, "keywords"));
  entry->type =
      ash_listing_line (ash_json_string (ash_json_at (ash_json_member (skill, "categories"), 0)));
  return TRUE;
}

AshListing *
ash_listing_read_rsd (const AshJsonValue *root, const char *name, GError **error)
{
  g_autoptr (AshListingBuilder) builder = ash_listing_builder_new (ASH_LISTING_RSD);

  if (ash_json_kind (root) == ASH_JSON_OBJECT)
    {
      if (!read_skill (builder, root, 1, name, error))
        return NULL;
    }
  else
    for (guint i = 0; i < ash_json_length (root); i++)
      if (!read_skill (builder, ash_json_at (root, i), i + 1, name, error))
        return NULL;
  return ash_listing_builder_end (builder, name, error);
}

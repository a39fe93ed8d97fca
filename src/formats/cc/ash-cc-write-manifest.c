#include "ash-cc-write-private.h"

#include <ash-id.h>
#include <ash-json.h>
#include <ash-xml-writer.h>

typedef struct
{
  const char *package; /* namespaces */
  const char *lom;
  const char *lom_resource;
  const char *locations;
  const char *version;
} Strings;

static const Strings STRINGS[] = {
  [ASH_CC_1_1] = { "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
                   "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
                   "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource",
                   "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 "
                   "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd "
                   "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest "
                   "http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd "
                   "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource "
                   "http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lomresource_v1p0.xsd",
                   "1.1.0" },
  [ASH_CC_1_3] = { "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
                   "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest",
                   "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource",
                   "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1 "
                   "http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_imscp_v1p2_v1p0.xsd "
                   "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest "
                   "http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lommanifest_v1p0.xsd "
                   "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource "
                   "http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lomresource_v1p0.xsd",
                   "1.3.0" },
};

static void
write_string (AshXmlWriter *xml, const char *element, const char *lang, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  ash_xml_writer_start (xml, element);
  ash_xml_writer_start (xml, "lomm:string");
  ash_xml_writer_attribute (xml, "language", lang);
  ash_xml_writer_text (xml, text);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
}

/* The credential's purpose; a course that was taken as it is has its own description instead. */
static const char *
description_of (AshCartridgePlan *self)
{
  const char *purpose = ash_design_field (self->design, ash_cc_tree_id (self), "purpose");

  if (purpose != NULL)
    return purpose;
  return ash_design_field (self->design, self->design->tree->record.id, "description");
}

static void
write_keywords (AshXmlWriter *xml, AshCartridgePlan *self, const char *lang)
{
  const char *keywords = ash_design_field (self->design, self->design->tree->record.id, "keywords");
  g_auto (GStrv) words = keywords != NULL ? g_strsplit (keywords, "\n", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    write_string (xml, "lomm:keyword", lang, words[i]);
}

/* (transfer full) (nullable): what the credential's sheet says, else what came with the course */
static char *
rights_of (const AshDesign *design)
{
  const char *id = design->credential != NULL ? design->credential->record.id : NULL;
  const char *licence = id != NULL ? ash_design_field (design, id, "licence") : NULL;
  const char *attribution = id != NULL ? ash_design_field (design, id, "attribution") : NULL;

  if (licence == NULL && attribution == NULL)
    return g_strdup (ash_design_field (design, design->tree->record.id, "rights"));
  if (licence == NULL || attribution == NULL)
    return g_strdup (licence != NULL ? licence : attribution);
  return g_strjoin ("\n", licence, attribution, NULL);
}

static void
write_rights (AshXmlWriter *xml, AshCartridgePlan *self, const char *lang)
{
  g_autofree char *rights = rights_of (self->design);

  if (rights == NULL)
    return;
  ash_xml_writer_start (xml, "lomm:rights");
  write_string (xml, "lomm:description", lang, rights);
  ash_xml_writer_end (xml);
}

/* By its identifier we know a package of ours again. */
static void
write_metadata (AshXmlWriter *xml, AshCartridgePlan *self)
{
  const AshTree *tree = self->design->tree;
  const char *lang = tree->lang != NULL && tree->lang[0] != '\0' ? tree->lang : NULL;

  ash_xml_writer_start (xml, "metadata");
  ash_xml_writer_element (xml, "schema", "IMS Common Cartridge");
  ash_xml_writer_element (xml, "schemaversion", STRINGS[self->options.version].version);
  ash_xml_writer_start (xml, "lomm:lom");
  ash_xml_writer_start (xml, "lomm:general");
  ash_xml_writer_start (xml, "lomm:identifier");
  ash_xml_writer_element (xml, "lomm:catalog", "ashlar");
  ash_xml_writer_element (xml, "lomm:entry", ash_cc_tree_id (self));
  ash_xml_writer_end (xml);
  write_string (xml, "lomm:title", lang, tree->title);
  ash_xml_writer_element (xml, "lomm:language", lang);
  write_string (xml, "lomm:description", lang, description_of (self));
  write_keywords (xml, self, lang);
  ash_xml_writer_end (xml);
  write_rights (xml, self, lang);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
}

/* The only word about an item or a resource that every version allows. */
static void
write_role (AshXmlWriter *xml, AshRole role)
{
  if (role == ASH_ROLE_LEARNER)
    return;
  ash_xml_writer_start (xml, "metadata");
  ash_xml_writer_start (xml, "lomr:lom");
  ash_xml_writer_start (xml, "lomr:educational");
  ash_xml_writer_start (xml, "lomr:intendedEndUserRole");
  ash_xml_writer_element (xml, "lomr:source", "IMSGLC_CC_Rolesv1p1");
  ash_xml_writer_element (xml, "lomr:value", role == ASH_ROLE_MENTOR ? "Mentor" : "Instructor");
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
}

static void
write_leaf (AshXmlWriter *xml,
            const char *identifier,
            const AshCcMember *member,
            const char *title,
            AshRole role)
{
  ash_xml_writer_start (xml, "item");
  ash_xml_writer_attribute (xml, "identifier", identifier);
  ash_xml_writer_attribute (xml, "identifierref", member != NULL ? member->identifier : NULL);
  ash_xml_writer_element (xml, "title", title);
  write_role (xml, role);
  ash_xml_writer_end (xml);
}

static void write_children (AshXmlWriter *xml, AshCartridgePlan *self, const char *parent);

/* An item is a folder or leads to something, never both: what has children and content becomes
 * a folder with its content first. */
static void
write_folder (AshXmlWriter *xml,
              AshCartridgePlan *self,
              const AshItem *item,
              const char *identifier)
{
  const AshCcMember *member = ash_cc_member_of_item (self, item);
  g_autofree char *own_id = ash_id_derive (item->record.id, "folder", NULL);
  g_autofree char *own = g_strconcat ("i", own_id, NULL);

  ash_xml_writer_start (xml, "item");
  ash_xml_writer_attribute (xml, "identifier", member != NULL ? own : identifier);
  ash_xml_writer_element (xml, "title", ash_cc_title (item));
  if (member != NULL)
    write_leaf (xml, identifier, member, ash_cc_title (item), item->role);
  write_children (xml, self, item->record.id);
  write_role (xml, item->role);
  ash_xml_writer_end (xml);
}

static void
write_item (AshXmlWriter *xml, AshCartridgePlan *self, const AshItem *item)
{
  const char *identifier = g_hash_table_lookup (self->item_identifiers, item->record.id);

  if (g_hash_table_contains (self->left_out, item->record.id))
    return;
  if (ash_design_children (self->design, item->record.id)->len > 0)
    write_folder (xml, self, item, identifier);
  else
    write_leaf (xml, identifier, ash_cc_member_of_item (self, item), ash_cc_title (item),
                item->role);
}

static void
write_children (AshXmlWriter *xml, AshCartridgePlan *self, const char *parent)
{
  GPtrArray *children = ash_design_children (self->design, parent);

  for (guint i = 0; i < children->len; i++)
    write_item (xml, self, g_ptr_array_index (children, i));
}

static void
write_outline (AshXmlWriter *xml, AshCartridgePlan *self)
{
  g_autofree char *organization = g_strdup_printf ("i%s_O", ash_cc_tree_id (self));
  g_autofree char *root = g_strdup_printf ("i%s_T", ash_cc_tree_id (self));

  ash_xml_writer_start (xml, "organizations");
  ash_xml_writer_start (xml, "organization");
  ash_xml_writer_attribute (xml, "identifier", organization);
  ash_xml_writer_attribute (xml, "structure", "rooted-hierarchy");
  ash_xml_writer_start (xml, "item");
  ash_xml_writer_attribute (xml, "identifier", root);
  if (self->start != NULL)
    write_leaf (xml, self->start_item, self->start, self->start->title, ASH_ROLE_LEARNER);
  write_children (xml, self, NULL);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
}

/* What the package that it came in said it is for, as far as this version has a word for it. */
static void
write_intended_use (AshXmlWriter *xml, AshCartridgePlan *self, const AshCcMember *member)
{
  static const char *const USES[] = { "lessonplan", "syllabus", "assignment" };
  const char *extra = member->item != NULL ? member->item->extra : NULL;
  g_autoptr (AshJson) json = extra != NULL ? ash_json_parse_text (extra, NULL) : NULL;
  const char *use =
      json != NULL ? ash_json_member_string (ash_json_root (json), "intended_use") : NULL;
  guint n_known = G_N_ELEMENTS (USES) - (self->options.version == ASH_CC_1_1);

  for (guint i = 0; use != NULL && i < n_known; i++)
    if (g_str_equal (use, USES[i]))
      ash_xml_writer_attribute (xml, "intendeduse", use);
}

static void
write_resource (AshXmlWriter *xml, AshCartridgePlan *self, const AshCcMember *member)
{
  const char *type = ash_cc_type (self, member);
  gboolean is_web = g_str_equal (type, "webcontent");

  ash_xml_writer_start (xml, "resource");
  ash_xml_writer_attribute (xml, "identifier", member->identifier);
  ash_xml_writer_attribute (xml, "type", type);
  ash_xml_writer_attribute (xml, "href", is_web ? member->name : NULL);
  if (is_web)
    write_intended_use (xml, self, member);
  write_role (xml, member->role);
  ash_xml_writer_start (xml, "file");
  ash_xml_writer_attribute (xml, "href", member->name);
  ash_xml_writer_end (xml);
  for (guint i = 0; i < member->needs->len; i++)
    {
      const AshCcMember *needed = g_ptr_array_index (member->needs, i);

      ash_xml_writer_start (xml, "dependency");
      ash_xml_writer_attribute (xml, "identifierref", needed->identifier);
      ash_xml_writer_end (xml);
    }
  ash_xml_writer_end (xml);
}

/**
 * ash_cc_write_manifest:
 *
 * Returns: (transfer full): imsmanifest.xml. The default namespace is its first attribute: Moodle
 *   looks for it in the first 1,024 bytes.
 */
GBytes *
ash_cc_write_manifest (AshCartridgePlan *self)
{
  g_autoptr (AshXmlWriter) xml = ash_xml_writer_new ();
  const Strings *strings = &STRINGS[self->options.version];
  g_autofree char *identifier = g_strdup_printf ("i%s_M", ash_cc_tree_id (self));

  ash_xml_writer_start (xml, "manifest");
  ash_xml_writer_attribute (xml, "xmlns", strings->package);
  ash_xml_writer_attribute (xml, "xmlns:lomm", strings->lom);
  ash_xml_writer_attribute (xml, "xmlns:lomr", strings->lom_resource);
  ash_xml_writer_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  ash_xml_writer_attribute (xml, "identifier", identifier);
  ash_xml_writer_attribute (xml, "xsi:schemaLocation", strings->locations);
  write_metadata (xml, self);
  write_outline (xml, self);
  ash_xml_writer_start (xml, "resources");
  for (guint i = 0; i < self->members->len; i++)
    write_resource (xml, self, g_ptr_array_index (self->members, i));
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

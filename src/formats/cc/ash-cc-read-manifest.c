#include "ash-cc-read-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_BYTES 4096

typedef struct
{
  const char *start; /* of a resource type */
  const char *inside;
  AshFamily family;
} FamilyRule;

/* Versions are never compared: real packages mix them (formats.md, 5b.1). */
static const FamilyRule FAMILIES[] = {
  { "webcontent", "", ASH_FAMILY_WEB },
  { "associatedcontent", "", ASH_FAMILY_ASSOCIATED },
  { "imsdt", "", ASH_FAMILY_TOPIC },
  { "imswl", "", ASH_FAMILY_LINK },
  { "imsqti", "question-bank", ASH_FAMILY_BANK },
  { "imsqti_xmlv1p2", "", ASH_FAMILY_QUIZ },
  { "imsbasiclti", "", ASH_FAMILY_LTI },
  { "imslti", "", ASH_FAMILY_LTI },
  { "assignment_", "", ASH_FAMILY_ASSIGNMENT },
  { "assignment", "", ASH_FAMILY_ASSIGNMENT },
};

static const struct
{
  const char *root;
  AshFamily family;
} DESCRIPTORS[] = {
  { "topic", ASH_FAMILY_TOPIC },
  { "webLink", ASH_FAMILY_LINK },
  { "wl", ASH_FAMILY_LINK },
  { "questestinterop", ASH_FAMILY_QUIZ },
  { "cartridge_basiclti_link", ASH_FAMILY_LTI },
  { "assignment", ASH_FAMILY_ASSIGNMENT },
};

static AshFamily
family_of_type (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    if (g_ascii_strncasecmp (type, FAMILIES[i].start, strlen (FAMILIES[i].start)) == 0 &&
        strstr (type, FAMILIES[i].inside) != NULL)
      return FAMILIES[i].family;
  return ASH_FAMILY_UNKNOWN;
}

/**
 * ash_manifest_family_of_root:
 *
 * Returns: the family whose descriptors have this root element, or %ASH_FAMILY_UNKNOWN
 */
AshFamily
ash_manifest_family_of_root (const AshXmlNode *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (DESCRIPTORS); i++)
    if (g_str_equal (ash_xml_name (root), DESCRIPTORS[i].root))
      return DESCRIPTORS[i].family;
  return ASH_FAMILY_UNKNOWN;
}

/* The text of a LOM element: its first string, else its own. */
static char *
lom_text (const AshXmlNode *node)
{
  const AshXmlNode *string = NULL;
  g_autofree char *text = NULL;

  if (node == NULL)
    return NULL;
  string = ash_xml_find (node, "string");
  if (string == NULL)
    string = ash_xml_find (node, "langstring");
  text = ash_xml_text (string != NULL ? string : node);
  return ash_text_clean_title (text);
}

static const char *
lom_language (const AshXmlNode *node)
{
  const AshXmlNode *string = node != NULL ? ash_xml_find (node, "string") : NULL;
  const char *lang = string != NULL ? ash_xml_attribute (string, "language") : NULL;

  return lang != NULL ? lang : string != NULL ? ash_xml_attribute (string, "lang") : NULL;
}

/**
 * ash_manifest_role:
 * @node: an item or a resource
 * @fallback: the role when it states none
 *
 * Returns: whom it is meant for; a learner wins over everybody else
 */
AshRole
ash_manifest_role (const AshXmlNode *node, AshRole fallback)
{
  AshRole role = fallback;

  for (const AshXmlNode *child = ash_xml_first (node, NULL); child != NULL;
       child = ash_xml_next (child, NULL))
    {
      if (!g_str_equal (ash_xml_name (child), "metadata") &&
          !g_str_equal (ash_xml_name (child), "lom"))
        continue;
      for (const AshXmlNode *r = ash_xml_find (child, "intendedEndUserRole"); r != NULL;
           r = ash_xml_find_next (child, r, "intendedEndUserRole"))
        {
          const AshXmlNode *value = ash_xml_find (r, "value");
          g_autofree char *text = ash_xml_text (value != NULL ? value : r);
          const char *word = g_strstrip (text);

          if (g_ascii_strcasecmp (word, "Learner") == 0)
            return ASH_ROLE_LEARNER;
          if (g_ascii_strcasecmp (word, "Instructor") == 0)
            role = ASH_ROLE_INSTRUCTOR;
          else if (g_ascii_strcasecmp (word, "Mentor") == 0)
            role = ASH_ROLE_MENTOR;
        }
    }
  return role;
}

static guint
depth_of (const char *path)
{
  guint depth = 0;

  for (const char *p = path; *p != '\0'; p++)
    depth += *p == '/';
  return depth;
}

/**
 * ash_manifest_find:
 *
 * Returns: (transfer none) (nullable): the list of contents: at the root, else in the fewest
 *   folders, in any case of letters
 */
AshMember *
ash_manifest_find (AshPackage *self)
{
  AshMember *found = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      AshMember *member = g_ptr_array_index (self->members, i);
      const char *slash = strrchr (member->path, '/');
      const char *name = slash != NULL ? slash + 1 : member->path;

      if (g_str_equal (member->path, "imsmanifest.xml"))
        return member;
      if (g_ascii_strcasecmp (name, "imsmanifest.xml") == 0 &&
          (found == NULL || depth_of (member->path) < depth_of (found->path)))
        found = member;
    }
  return found;
}

/* Everything is named from the folder of the manifest. */
static void
move_to_root (AshPackage *self, const AshMember *manifest)
{
  const char *slash = strrchr (manifest->path, '/');
  g_autofree char *folder =
      slash != NULL ? g_strndup (manifest->path, (gsize) (slash + 1 - manifest->path)) : NULL;

  if (folder != NULL)
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL, manifest->path,
                    _ ("The package lies in a folder of its own inside the file; it was read "
                       "from there."));
  for (guint i = 0; i < self->members->len; i++)
    {
      AshMember *member = g_ptr_array_index (self->members, i);

      if (folder != NULL && g_str_has_prefix (member->path, folder))
        memmove (member->path, member->path + strlen (folder),
                 strlen (member->path + strlen (folder)) + 1);
    }
}

/**
 * ash_manifest_parse:
 *
 * Finds and parses imsmanifest.xml, and names all members from its folder.
 *
 * Returns: %FALSE with @error set when there is none or it cannot be read
 */
gboolean
ash_manifest_parse (AshPackage *self, GError **error)
{
  AshMember *manifest = ash_manifest_find (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autofree char *repair = NULL;
  g_autoptr (GError) local = NULL;

  if (manifest != NULL)
    move_to_root (self, manifest);
  for (guint i = 0; i < self->members->len; i++)
    {
      AshMember *member = g_ptr_array_index (self->members, i);

      ash_names_add (self->names, member->path, member);
    }
  if (manifest == NULL)
    return !ash_sniff_refuse_members (self, error);

  manifest->is_consumed = TRUE;
  manifest->n_listed++;
  bytes = ash_package_load (self, manifest, error);
  if (bytes == NULL)
    return FALSE;
  start = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), HEAD_BYTES));
  self->head = ash_text_to_utf8 (start, NULL, NULL);
  self->manifest = ash_xml_parse (bytes, manifest->path, &repair, &local);
  if (self->manifest == NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("The list of contents of “%s” cannot be read: %s Export the course again "
                      "and open the new file."),
                   self->source->file_name, local->message);
      return FALSE;
    }
  if (repair != NULL)
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL, manifest->path,
                    _ ("The list of contents was damaged and could be read after a repair: %s."),
                    repair);
  g_clear_pointer (&manifest->bytes, g_bytes_unref);
  return !ash_sniff_refuse_manifest (self, error);
}

static char *
version_of (AshPackage *self, const AshXmlNode *metadata)
{
  const char *ns = ash_xml_namespace (ash_xml_root (self->manifest));
  const char *digits = strstr (ns, "imsccv1p");
  g_autofree char *said = metadata != NULL ? ash_xml_child_text (metadata, "schemaversion") : NULL;

  if (digits != NULL && g_ascii_isdigit (digits[8]))
    return g_strdup_printf ("1.%c", digits[8]);
  if (strstr (ns, "imscc/imscp") != NULL)
    return g_strdup ("1.0");
  if (said != NULL && g_ascii_isdigit (g_strstrip (said)[0]) && said[1] == '.' &&
      g_ascii_isdigit (said[2]))
    return g_strndup (said, 3);
  for (guint i = 0; i < self->resources->len; i++)
    {
      const AshResource *resource = g_ptr_array_index (self->resources, i);
      const char *at = strstr (resource->type, "imscc_xmlv1p");

      if (at != NULL && g_ascii_isdigit (at[12]))
        return g_strdup_printf ("1.%c", at[12]);
    }
  return NULL;
}

static gboolean
has_folder (AshPackage *self, const char *folder)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_has_prefix (((const AshMember *) g_ptr_array_index (self->members, i))->path, folder))
      return TRUE;
  return FALSE;
}

static const char *
producer_of (AshPackage *self)
{
  static const struct
  {
    const char *sign; /* in the manifest's beginning */
    const char *name;
  } signs[] = {
    { "Moodle", "Moodle" },           { "lessonbuilder.sakaiproject", "Sakai" },
    { "d2l_2p0", "Brightspace" },     { "desire2learn", "Brightspace" },
    { "brightspace", "Brightspace" }, { "xmlns:lomm=", "Brightspace" },
    { "blackboard", "Blackboard" },   { "LibreTexts", "LibreTexts" },
    { "Pressbooks", "Pressbooks" },   { "Schoology", "Schoology" },
  };

  if (self->is_ours)
    return "Ashlar";
  if (self->is_canvas)
    return "Canvas";
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcasestr (self->head, signs[i].sign) != NULL)
      return signs[i].name;
  if (has_folder (self, "csfiles/home_dir/"))
    return "Blackboard";
  if (has_folder (self, "cc-objects/"))
    return "Sakai";
  return NULL;
}

/* A text of the course's own description that no column holds. */
static void
keep_field (AshPackage *self, const char *key, const char *value)
{
  AshSheetField *field;

  if (value == NULL || value[0] == '\0')
    return;
  field = ash_sheet_field_new ();
  field->record.id = ash_package_derive (self, "field", key);
  field->owner = g_strdup (self->tree->record.id);
  field->key = g_strdup (key);
  field->lang = g_strdup ("");
  field->value = g_strdup (value);
  g_ptr_array_add (self->fields, field);
}

static void
read_lom (AshPackage *self, const AshXmlNode *metadata)
{
  const AshXmlNode *lom = metadata != NULL ? ash_xml_first (metadata, "lom") : NULL;
  const AshXmlNode *general = lom != NULL ? ash_xml_first (lom, "general") : NULL;
  const AshXmlNode *rights = lom != NULL ? ash_xml_first (lom, "rights") : NULL;
  g_autofree char *description = NULL;
  g_autofree char *copyright = NULL;
  g_autoptr (GString) keywords = g_string_new (NULL);

  if (rights != NULL)
    copyright = lom_text (ash_xml_first (rights, "description"));
  keep_field (self, "rights", copyright);
  if (general == NULL)
    return;

  self->tree->title = lom_text (ash_xml_first (general, "title"));
  self->tree->lang = lom_text (ash_xml_first (general, "language"));
  if (self->tree->lang == NULL || self->tree->lang[0] == '\0')
    ash_field_set (&self->tree->lang, lom_language (ash_xml_first (general, "title")));
  description = lom_text (ash_xml_first (general, "description"));
  keep_field (self, "description", description);
  for (const AshXmlNode *k = ash_xml_first (general, "keyword"); k != NULL;
       k = ash_xml_next (k, "keyword"))
    {
      g_autofree char *word = lom_text (k);

      if (word[0] != '\0')
        g_string_append_printf (keywords, "%s%s", keywords->len > 0 ? "\n" : "", word);
    }
  keep_field (self, "keywords", keywords->str);

  for (const AshXmlNode *i = ash_xml_first (general, "identifier"); i != NULL;
       i = ash_xml_next (i, "identifier"))
    {
      g_autofree char *catalog = ash_xml_child_text (i, "catalog");
      g_autofree char *entry = lom_text (ash_xml_first (i, "entry"));

      if (catalog != NULL && g_str_equal (g_strstrip (catalog), "ashlar"))
        {
          self->is_ours = TRUE;
          if (ash_id_is_valid (entry))
            ash_field_set (&self->source->foreign, entry);
        }
    }
}

static void
read_curriculum (AshPackage *self, const AshXmlNode *metadata)
{
  const AshXmlNode *set =
      metadata != NULL ? ash_xml_first (metadata, "curriculumStandardsMetadataSet") : NULL;
  g_autofree char *xml = NULL;

  if (set == NULL)
    return;
  xml = ash_xml_serialise (set);
  keep_field (self, "curriculum", xml);
  ash_report_add (self->report, ASH_LINE_VERBATIM, NULL, _ ("Curriculum standards"),
                  _ ("The course names the curriculum standards it belongs to; they are kept as "
                     "they are."));
}

static char *
base_of (const AshXmlNode *root, const AshXmlNode *resources, const AshXmlNode *node)
{
  const char *outer = ash_xml_attribute (root, "base");
  const char *middle = ash_xml_attribute (resources, "base");
  const char *inner = ash_xml_attribute (node, "base");

  return g_strconcat (outer != NULL ? outer : "", middle != NULL ? middle : "",
                      inner != NULL ? inner : "", NULL);
}

static void
add_file (AshPackage *self, AshResource *resource, const char *base, const char *href)
{
  g_autofree char *full = g_strconcat (base, href, NULL);
  AshMember *member;

  g_strstrip (full);
  if (full[0] == '\0' ||
      g_ptr_array_find_with_equal_func (resource->hrefs, full, g_str_equal, NULL))
    return;
  member = ash_package_find (self, "", full);
  g_ptr_array_add (resource->hrefs, g_strdup (full));
  if (member == NULL)
    return;
  member->n_listed++;
  if (!g_ptr_array_find (resource->files, member, NULL))
    g_ptr_array_add (resource->files, member);
}

static void
read_resource (AshPackage *self, const AshXmlNode *node, const char *base)
{
  AshResource *resource = ash_package_add_resource (self, ash_xml_attribute (node, "identifier"),
                                                    ash_xml_attribute (node, "type"));
  const char *href = ash_xml_attribute (node, "href");
  const char *intended = ash_xml_attribute (node, "intendeduse");

  resource->node = node;
  resource->family = family_of_type (resource->type);
  resource->href = g_strdup (href);
  resource->intended_use = g_strdup (
      intended != NULL && g_ascii_strcasecmp (intended, "unspecified") != 0 ? intended : NULL);
  resource->role = ash_manifest_role (node, ASH_ROLE_LEARNER);
  if (href != NULL)
    add_file (self, resource, base, href);
  for (const AshXmlNode *child = ash_xml_first (node, NULL); child != NULL;
       child = ash_xml_next (child, NULL))
    {
      const char *name = ash_xml_name (child);
      const char *file = ash_xml_attribute (child, "href");
      const char *ref = ash_xml_attribute (child, "identifierref");

      if (g_str_equal (name, "file") && file != NULL)
        add_file (self, resource, base, file);
      else if (g_str_equal (name, "dependency") && ref != NULL)
        g_ptr_array_add (resource->dependencies, g_strdup (ref));
      else if (resource->descriptor == NULL &&
               ash_manifest_family_of_root (child) != ASH_FAMILY_UNKNOWN)
        resource->descriptor = child;
    }
  if (resource->hrefs->len > 0)
    resource->main = ash_package_find (self, "", g_ptr_array_index (resource->hrefs, 0));
  if (resource->main == NULL && href == NULL && resource->files->len > 0)
    resource->main = g_ptr_array_index (resource->files, 0);
  /* Without a type the file itself says what it is. */
  if (resource->type[0] == '\0' && resource->main != NULL &&
      g_ascii_strcasecmp (ash_path_extension (resource->main->path), "xml") != 0)
    resource->family = ASH_FAMILY_WEB;
}

static void
note_identity (AshPackage *self, AshResource *resource)
{
  if (resource->identifier[0] == '\0')
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL,
                    resource->href != NULL ? resource->href : _ ("List of contents"),
                    _ ("A part without a name of its own was taken by its place in the list."));
  else
    {
      if (g_hash_table_contains (self->by_identifier, resource->identifier))
        ash_report_add (self->report, ASH_LINE_REPAIRED, NULL,
                        resource->href != NULL ? resource->href : _ ("List of contents"),
                        _ ("Two parts are named alike in the package; the outline means the last, "
                           "and both came in."));
      g_hash_table_replace (self->by_identifier, resource->identifier, resource);
    }
}

/**
 * ash_manifest_read:
 *
 * Takes title, language, version, producer and all resources out of the manifest.
 */
void
ash_manifest_read (AshPackage *self)
{
  const AshXmlNode *root = ash_xml_root (self->manifest);
  const AshXmlNode *metadata = ash_xml_first (root, "metadata");
  g_autofree char *schema = metadata != NULL ? ash_xml_child_text (metadata, "schema") : NULL;

  for (const AshXmlNode *resources = ash_xml_first (root, "resources"); resources != NULL;
       resources = ash_xml_next (resources, "resources"))
    for (const AshXmlNode *node = ash_xml_first (resources, "resource"); node != NULL;
         node = ash_xml_next (node, "resource"))
      {
        g_autofree char *base = base_of (root, resources, node);

        read_resource (self, node, base);
        note_identity (self, g_ptr_array_index (self->resources, self->resources->len - 1));
      }

  read_lom (self, metadata);
  read_curriculum (self, metadata);
  self->is_canvas = ash_package_member (self, "course_settings/canvas_export.txt") != NULL ||
                    ash_package_member (self, "course_settings/course_settings.xml") != NULL ||
                    ash_package_member (self, "course_settings/module_meta.xml") != NULL;
  for (guint i = 0; !self->is_canvas && i < self->resources->len; i++)
    {
      const AshResource *resource = g_ptr_array_index (self->resources, i);

      self->is_canvas = resource->href != NULL &&
                        (strstr (resource->href, "course_settings/canvas_export.txt") != NULL ||
                         strstr (resource->href, "course_settings/syllabus.html") != NULL);
    }
  self->source->format =
      g_strdup (schema != NULL && strstr (schema, "Thin") != NULL ? "Thin Common Cartridge"
                                                                  : "Common Cartridge");
  self->source->version = version_of (self, metadata);
  self->source->producer = g_strdup (producer_of (self));
}

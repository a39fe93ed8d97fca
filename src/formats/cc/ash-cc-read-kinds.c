#include "ash-cc-read-private.h"

#include <ash-json-writer.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
take_title (AshItem *item, const AshXmlNode *root)
{
  g_autofree char *title = ash_xml_child_text (root, "title");

  if (item->title != NULL && item->title[0] != '\0')
    return;
  g_free (item->title);
  item->title = ash_text_clean_title (title);
}

/* The descriptor's own title, when the outline calls it otherwise. */
static void
write_own_title (AshJsonWriter *json, const AshItem *item, const AshXmlNode *root)
{
  g_autofree char *title = ash_xml_child_text (root, "title");
  g_autofree char *clean = ash_text_clean_title (title);

  if (clean[0] != '\0' && g_strcmp0 (clean, item->title) != 0)
    ash_json_writer_string (json, "title", clean);
}

static void
take_settings (AshItem *item, AshJsonWriter *settings)
{
  g_autoptr (AshJsonWriter) json = settings;
  g_autofree char *text = NULL;

  ash_json_writer_end_object (json);
  text = ash_json_writer_finish (json);
  g_free (item->settings);
  /* An object without members says nothing. */
  item->settings = strchr (text, ':') != NULL ? g_steal_pointer (&text) : NULL;
}

static AshJsonWriter *
new_settings (void)
{
  AshJsonWriter *json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  return json;
}

static void
write_attachments (AshPackage *self,
                   const AshItem *item,
                   AshJsonWriter *json,
                   const AshXmlNode *root,
                   const char *path)
{
  const AshXmlNode *attachments = ash_xml_first (root, "attachments");
  const AshXmlNode *first = attachments != NULL ? ash_xml_first (attachments, "attachment") : NULL;

  if (first == NULL)
    return;
  ash_json_writer_begin_array (json, "attachments");
  for (const AshXmlNode *a = first; a != NULL; a = ash_xml_next (a, "attachment"))
    {
      const char *href = ash_xml_attribute (a, "href");

      if (href == NULL || href[0] == '\0')
        continue;
      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "href", href);
      ash_json_writer_string_if (json, "role", ash_xml_attribute (a, "role"));
      ash_json_writer_end_object (json);
      ash_links_check_href (self, item->record.id, item->title, path, href);
    }
  ash_json_writer_end_array (json);
}

static gboolean
take_text (
    AshPackage *self, AshItem *item, const AshXmlNode *root, const char *path, GError **error)
{
  gboolean is_html;
  g_autofree char *text = ash_embedded_text (ash_xml_first (root, "text"), &is_html);

  ash_field_set (&item->path, path);
  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (is_html)
    ash_links_check_fragment (self, item->record.id, item->title, path, text);
  return ash_package_set_text (self, item, text, is_html ? "text/html" : "text/plain", path, error);
}

/**
 * ash_content_topic:
 * @root: a `topic` element
 * @path: its member, or "" when it stands in the manifest
 */
gboolean
ash_content_topic (
    AshPackage *self, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error)
{
  AshItem *item = draft->item;
  AshJsonWriter *json = new_settings ();

  item->kind = ASH_ITEM_TOPIC;
  take_title (item, root);
  write_own_title (json, item, root);
  write_attachments (self, item, json, root, path);
  take_settings (item, json);
  return take_text (self, item, root, path, error);
}

static void
take_gradable (AshItem *item, const AshXmlNode *root)
{
  const AshXmlNode *gradable = ash_xml_first (root, "gradable");
  const char *points = gradable != NULL ? ash_xml_attribute (gradable, "points_possible") : NULL;
  double value = points != NULL ? g_ascii_strtod (points, NULL) : NAN;

  if (isfinite (value) && value >= 0 && value < 1e9)
    item->points_c = llround (value * 100);
}

static void
write_formats (AshJsonWriter *json, const AshXmlNode *root)
{
  const AshXmlNode *formats = ash_xml_first (root, "submission_formats");

  if (formats == NULL)
    return;
  ash_json_writer_begin_array (json, "formats");
  for (const AshXmlNode *f = ash_xml_first (formats, "format"); f != NULL;
       f = ash_xml_next (f, "format"))
    if (ash_xml_attribute (f, "type") != NULL)
      ash_json_writer_string (json, NULL, ash_xml_attribute (f, "type"));
  ash_json_writer_end_array (json);
}

/**
 * ash_content_assignment:
 * @root: an `assignment` element of the 1.3 extension
 */
gboolean
ash_content_assignment (
    AshPackage *self, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error)
{
  AshItem *item = draft->item;
  AshJsonWriter *json = new_settings ();
  g_autofree char *instructor = ash_embedded_html (ash_xml_first (root, "instructor_text"));

  item->kind = ASH_ITEM_ASSIGNMENT;
  take_title (item, root);
  take_gradable (item, root);
  write_own_title (json, item, root);
  write_attachments (self, item, json, root, path);
  write_formats (json, root);
  if (instructor != NULL && instructor[0] != '\0')
    ash_json_writer_string (json, "instructor_text", instructor);
  take_settings (item, json);
  return take_text (self, item, root, path, error);
}

/**
 * ash_content_link:
 * @root: a `webLink` element
 */
void
ash_content_link (AshPackage *self, AshDraft *draft, const AshXmlNode *root)
{
  AshItem *item = draft->item;
  const AshXmlNode *url = ash_xml_first (root, "url");
  const char *href = url != NULL ? ash_xml_attribute (url, "href") : NULL;
  AshJsonWriter *json = new_settings ();

  item->kind = ASH_ITEM_LINK;
  take_title (item, root);
  g_free (item->link_url);
  item->link_url = href != NULL ? g_strstrip (g_strdup (href)) : NULL;
  if (url != NULL)
    {
      ash_json_writer_string_if (json, "target", ash_xml_attribute (url, "target"));
      ash_json_writer_string_if (json, "features", ash_xml_attribute (url, "windowFeatures"));
    }
  take_settings (item, json);
  if (item->link_url == NULL || item->link_url[0] == '\0')
    ash_report_add (self->report, ASH_LINE_MISSING, item->record.id, item->title,
                    _ ("This web link has no address in the package."));
}

static void
write_child (AshJsonWriter *json, const char *name, const AshXmlNode *node, const char *child)
{
  g_autofree char *text = node != NULL ? ash_xml_child_text (node, child) : NULL;

  if (text != NULL && g_strstrip (text)[0] != '\0')
    ash_json_writer_string (json, name, text);
}

/* Properties and named groups of them ("options"), as they stand. The writer takes no member
 * name twice; of two properties of a name the first holds. */
static void
write_properties (AshJsonWriter *json, const AshXmlNode *node)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const AshXmlNode *p = ash_xml_first (node, NULL); p != NULL; p = ash_xml_next (p, NULL))
    {
      const char *name = ash_xml_attribute (p, "name");
      g_autofree char *text = NULL;

      if (name == NULL || !g_hash_table_add (seen, (gpointer) name))
        continue;
      if (g_str_equal (ash_xml_name (p), "options"))
        {
          ash_json_writer_begin_object (json, name);
          write_properties (json, p);
          ash_json_writer_end_object (json);
          continue;
        }
      text = ash_xml_text (p);
      ash_json_writer_string (json, name, text);
    }
}

static void
write_extensions (AshJsonWriter *json, const AshXmlNode *root)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (ash_xml_first (root, "extensions") == NULL)
    return;
  ash_json_writer_begin_object (json, "extensions");
  for (const AshXmlNode *e = ash_xml_first (root, "extensions"); e != NULL;
       e = ash_xml_next (e, "extensions"))
    {
      const char *platform = ash_xml_attribute (e, "platform");

      if (!g_hash_table_add (seen, (gpointer) (platform != NULL ? platform : "")))
        continue;
      ash_json_writer_begin_object (json, platform != NULL ? platform : "");
      write_properties (json, e);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_object (json);
}

/**
 * ash_content_lti:
 * @root: a `cartridge_basiclti_link` element
 */
void
ash_content_lti (AshPackage *self, AshDraft *draft, const AshXmlNode *root)
{
  AshItem *item = draft->item;
  const AshXmlNode *vendor = ash_xml_first (root, "vendor");
  const AshXmlNode *contact = vendor != NULL ? ash_xml_first (vendor, "contact") : NULL;
  const AshXmlNode *custom = ash_xml_first (root, "custom");
  g_autofree char *launch = ash_xml_child_text (root, "launch_url");
  g_autofree char *secure = ash_xml_child_text (root, "secure_launch_url");
  AshJsonWriter *json = new_settings ();

  item->kind = ASH_ITEM_LTI;
  take_title (item, root);
  write_own_title (json, item, root);
  write_child (json, "description", root, "description");
  write_child (json, "launch_url", root, "launch_url");
  write_child (json, "secure_url", root, "secure_launch_url");
  write_child (json, "icon", root, "icon");
  write_child (json, "secure_icon", root, "secure_icon");
  write_child (json, "vendor_code", vendor, "code");
  write_child (json, "vendor_name", vendor, "name");
  write_child (json, "vendor_description", vendor, "description");
  write_child (json, "vendor_url", vendor, "url");
  write_child (json, "vendor_email", contact, "email");
  if (custom != NULL)
    {
      ash_json_writer_begin_object (json, "custom");
      write_properties (json, custom);
      ash_json_writer_end_object (json);
    }
  write_extensions (json, root);
  take_settings (item, json);

  g_free (item->link_url);
  item->link_url =
      g_strstrip (g_strdup (secure != NULL && secure[strspn (secure, " \t\r\n")] != '\0' ? secure
                            : launch != NULL                                             ? launch
                                                                                         : ""));
  if (item->link_url[0] == '\0')
    ash_report_add (self->report, ASH_LINE_MISSING, item->record.id, item->title,
                    _ ("This external tool has no launch address in the package."));
}

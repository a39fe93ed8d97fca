#include "ash-cc-write-private.h"

#include <ash-left-out.h>
#include <ash-json.h>
#include <ash-text.h>
#include <ash-xml-writer.h>

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
version_of (const AshCartridgePlan *self)
{
  return self->options.version == ASH_CC_1_1 ? "1" : "3";
}

/**
 * ash_cc_type:
 *
 * Returns: (transfer none): the resource type in the version that is written
 */
const char *
ash_cc_type (const AshCartridgePlan *self, const AshCcMember *member)
{
  gboolean is_1_1 = self->options.version == ASH_CC_1_1;

  switch (member->content)
    {
    case ASH_CC_LINK:
      return is_1_1 ? "imswl_xmlv1p1" : "imswl_xmlv1p3";
    case ASH_CC_TOPIC:
      return is_1_1 ? "imsdt_xmlv1p1" : "imsdt_xmlv1p3";
    case ASH_CC_QUIZ:
      return is_1_1 ? "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
                    : "imsqti_xmlv1p2/imscc_xmlv1p3/assessment";
    case ASH_CC_BANK:
      return is_1_1 ? "imsqti_xmlv1p2/imscc_xmlv1p1/question-bank"
                    : "imsqti_xmlv1p2/imscc_xmlv1p3/question-bank";
    case ASH_CC_LTI:
      return is_1_1 ? "imsbasiclti_xmlv1p0" : "imsbasiclti_xmlv1p3";
    case ASH_CC_ASSIGNMENT:
      return "assignment_xmlv1p0";
    case ASH_CC_FILE:
    case ASH_CC_PAGE:
    case ASH_CC_ASSIGNMENT_PAGE:
    case ASH_CC_NOTICE:
    case ASH_CC_START:
      break;
    }
  return "webcontent";
}

static AshJson *
settings_of (const AshItem *item)
{
  return item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
}

static const AshJsonValue *
root_of (const AshJson *json)
{
  return json != NULL ? ash_json_root (json) : NULL;
}

/* A topic or assignment may have been called otherwise than its line in the outline; a new name
 * given here holds for both. */
static const char *
inner_title (AshCartridgePlan *self, const AshCcMember *member, const AshJsonValue *settings)
{
  const char *own = ash_json_member_string (settings, "title");
  const AshSourceView *view = ash_design_source_of (self->design, member->item->record.id);
  const AshItemOrigin *origin = ash_design_origin (self->design, member->item->record.id);
  const AshItem *before = origin != NULL && view != NULL
                              ? g_hash_table_lookup (view->by_id, origin->source_item)
                              : NULL;

  if (own == NULL || own[0] == '\0' ||
      (before != NULL && g_strcmp0 (before->title, member->item->title) != 0))
    return member->title;
  return own;
}

static AshXmlWriter *
begin_versioned (const AshCartridgePlan *self, const char *element, const char *family)
{
  AshXmlWriter *xml = ash_xml_writer_new ();
  const char *version = version_of (self);
  g_autofree char *ns = g_strdup_printf ("http://www.imsglobal.org/xsd/imsccv1p%s/%s_v1p%s",
                                         version, family, version);

  ash_xml_writer_start (xml, element);
  ash_xml_writer_attribute (xml, "xmlns", ns);
  return xml;
}

static GBytes *
write_link (AshCartridgePlan *self, AshCcMember *member)
{
  g_autoptr (AshXmlWriter) xml = begin_versioned (self, "webLink", "imswl");
  g_autoptr (AshJson) json = settings_of (member->item);
  const AshJsonValue *settings = root_of (json);

  ash_xml_writer_element (xml, "title", inner_title (self, member, settings));
  ash_xml_writer_start (xml, "url");
  ash_xml_writer_attribute (xml, "href", member->item->link_url);
  ash_xml_writer_attribute (xml, "target", ash_json_member_string (settings, "target"));
  ash_xml_writer_attribute (xml, "windowFeatures", ash_json_member_string (settings, "features"));
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

/* The prompt of a topic or assignment, as it goes into XML. */
static char *
prompt_of (AshCcPlace *place, gboolean *out_is_plain, GError **error)
{
  const AshItem *item = place->item;
  g_autofree char *text = NULL;
  g_autofree char *fragment = NULL;
  char *rewritten;

  *out_is_plain = item->body == NULL || g_strcmp0 (item->body_type, "text/plain") == 0;
  if (item->body == NULL)
    return g_strdup ("");
  text = ash_cc_load_text (place->plan, item->body, NULL, error);
  if (text == NULL || *out_is_plain)
    return g_steal_pointer (&text);
  fragment = ash_cc_fragment (text);
  rewritten = ash_cc_rewrite_html (place, fragment, -1);
  return rewritten != NULL ? rewritten : g_steal_pointer (&fragment);
}

static gboolean
write_prompt (AshXmlWriter *xml, AshCcPlace *place, GError **error)
{
  const char *appendix = place->member->appendix;
  gboolean is_plain;
  g_autofree char *text = prompt_of (place, &is_plain, error);
  g_autofree char *whole = NULL;

  if (text == NULL)
    return FALSE;
  if (appendix != NULL && is_plain)
    {
      g_autofree char *escaped = ash_html_escape (text);

      whole = g_strdup_printf ("<p>%s</p>\n%s", escaped, appendix);
      is_plain = FALSE;
    }
  else
    whole = appendix != NULL ? ash_cc_page_append (text, appendix) : g_strdup (text);
  ash_xml_writer_start (xml, "text");
  ash_xml_writer_attribute (xml, "texttype", is_plain ? "text/plain" : "text/html");
  ash_xml_writer_text (xml, whole);
  ash_xml_writer_end (xml);
  return TRUE;
}

static const char *
attachment_role (const char *role)
{
  static const char *const roles[] = { "All", "Learner", "Manager", "Instructor" };

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i]) == 0)
      return roles[i];
  return "All";
}

static void
write_attachments (AshXmlWriter *xml,
                   AshCcPlace *place,
                   const AshJsonValue *attachments,
                   gboolean has_roles)
{
  guint n = ash_json_length (attachments);
  gboolean is_open = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const AshJsonValue *attachment = ash_json_at (attachments, i);
      const char *href = ash_json_member_string (attachment, "href");
      g_autofree char *changed = NULL;

      if (href == NULL)
        continue;
      if (!is_open)
        ash_xml_writer_start (xml, "attachments");
      is_open = TRUE;
      changed = ash_cc_attachment_href (place, href);
      ash_xml_writer_start (xml, "attachment");
      ash_xml_writer_attribute (xml, "href", changed);
      if (has_roles)
        ash_xml_writer_attribute (xml, "role",
                                  attachment_role (ash_json_member_string (attachment, "role")));
      ash_xml_writer_end (xml);
    }
  if (is_open)
    ash_xml_writer_end (xml);
}

static GBytes *
write_topic (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting, GError **error)
{
  g_autoptr (AshXmlWriter) xml = begin_versioned (self, "topic", "imsdt");
  g_autoptr (AshJson) json = settings_of (member->item);
  const AshJsonValue *settings = root_of (json);
  AshCcPlace place = ash_cc_place (self, member, is_counting);

  place.is_descriptor = TRUE;
  ash_xml_writer_element (xml, "title", inner_title (self, member, settings));
  if (!write_prompt (xml, &place, error))
    return NULL;
  write_attachments (xml, &place, ash_json_member (settings, "attachments"), FALSE);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

static void
write_instructor_text (AshXmlWriter *xml, const char *text)
{
  ash_xml_writer_start (xml, "instructor_text");
  ash_xml_writer_attribute (xml, "texttype", text != NULL ? "text/html" : "text/plain");
  ash_xml_writer_text (xml, text);
  ash_xml_writer_end (xml);
}

static void
write_gradable (AshXmlWriter *xml, const AshItem *item)
{
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  if (item->points_c < 0)
    return;
  g_ascii_formatd (points, sizeof points, "%.10g", (double) item->points_c / 100);
  ash_xml_writer_start (xml, "gradable");
  ash_xml_writer_attribute (xml, "points_possible", points);
  ash_xml_writer_text (xml, "true");
  ash_xml_writer_end (xml);
}

/* None stated stays none: the element needs one, but need not be there. */
static void
write_formats (AshXmlWriter *xml, const AshJsonValue *formats)
{
  guint n_written = 0;

  for (guint k = 0; k < G_N_ELEMENTS (ASH_CC_FORMATS); k++)
    for (guint i = 0; i < ash_json_length (formats); i++)
      if (g_strcmp0 (ash_json_string (ash_json_at (formats, i)), ASH_CC_FORMATS[k]) == 0)
        {
          if (n_written++ == 0)
            ash_xml_writer_start (xml, "submission_formats");
          ash_xml_writer_start (xml, "format");
          ash_xml_writer_attribute (xml, "type", ASH_CC_FORMATS[k]);
          ash_xml_writer_end (xml);
          break;
        }
  if (n_written > 0)
    ash_xml_writer_end (xml);
}

static GBytes *
write_assignment (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting, GError **error)
{
  g_autoptr (AshXmlWriter) xml = ash_xml_writer_new ();
  g_autoptr (AshJson) json = settings_of (member->item);
  const AshJsonValue *settings = root_of (json);
  AshCcPlace place = ash_cc_place (self, member, is_counting);
  g_autofree char *identifier = g_strndup (member->identifier, strlen (member->identifier) - 2);

  place.is_descriptor = TRUE;
  ash_xml_writer_start (xml, "assignment");
  ash_xml_writer_attribute (xml, "xmlns",
                            "http://www.imsglobal.org/xsd/imscc_extensions/assignment");
  ash_xml_writer_attribute (xml, "identifier", identifier);
  ash_xml_writer_element (xml, "title", inner_title (self, member, settings));
  if (!write_prompt (xml, &place, error))
    return NULL;
  write_instructor_text (xml, ash_left_out_are_teachers (self->design)
                                  ? NULL
                                  : ash_json_member_string (settings, "instructor_text"));
  write_attachments (xml, &place, ash_json_member (settings, "attachments"), TRUE);
  write_gradable (xml, member->item);
  write_formats (xml, ash_json_member (settings, "formats"));
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

static gboolean
is_secret (const char *name)
{
  return strcasestr (name, "secret") != NULL || strcasestr (name, "password") != NULL ||
         strcasestr (name, "consumer_key") != NULL;
}

/* What the schema calls a name: of a property, of a platform. */
static gboolean
is_xml_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_:.-", *p) == NULL && (guchar) *p < 128)
      return FALSE;
  return name[0] != '\0' && !g_ascii_isdigit (name[0]) && strchr (".-", name[0]) == NULL;
}

static gboolean
may_write (const AshCcPlace *place, const char *name, const char *value)
{
  const char *why = NULL;

  if (is_secret (name))
    why = _ ("Its setting “%s” looks like a secret and is not written.");
  else if (value == NULL)
    why = _ ("Its group of settings “%s” is not written: the format has single settings only.");
  else if (!is_xml_name (name))
    why = _ ("Its setting “%s” is not written: the format does not allow that name.");
  if (why != NULL && place->is_counting)
    ash_cc_say (place->plan, ASH_LINE_CHANGED, place->item, why, name);
  return why == NULL;
}

static void
write_properties (AshXmlWriter *xml,
                  const AshCcPlace *place,
                  const char *element,
                  const char *platform,
                  const AshJsonValue *properties)
{
  guint n_written = 0;

  for (guint i = 0; i < ash_json_length (properties); i++)
    {
      const char *name = ash_json_name_at (properties, i);
      const char *value = ash_json_member_string (properties, name);

      if (!may_write (place, name, value))
        continue;
      if (n_written++ == 0)
        {
          ash_xml_writer_start (xml, element);
          ash_xml_writer_attribute (xml, "platform", platform);
        }
      ash_xml_writer_start (xml, "lticm:property");
      ash_xml_writer_attribute (xml, "name", name);
      ash_xml_writer_text (xml, value);
      ash_xml_writer_end (xml);
    }
  if (n_written > 0)
    ash_xml_writer_end (xml);
}

static void
write_lti_settings (AshXmlWriter *xml, const AshCcPlace *place, const AshJsonValue *settings)
{
  const AshJsonValue *extensions = ash_json_member (settings, "extensions");

  write_properties (xml, place, "blti:custom", NULL, ash_json_member (settings, "custom"));
  for (guint i = 0; i < ash_json_length (extensions); i++)
    {
      const char *platform = ash_json_name_at (extensions, i);

      write_properties (xml, place, "blti:extensions",
                        is_xml_name (platform) ? platform : "unknown",
                        ash_json_member (extensions, platform));
    }
}

static const char *
stated (const AshJsonValue *settings, const char *name)
{
  const char *value = ash_json_member_string (settings, name);

  return value != NULL && value[strspn (value, " \t\r\n")] != '\0' ? value : NULL;
}

/* A text as the schema's kind of name. */
static char *
xml_name_of (const char *text)
{
  GString *out = g_string_new (NULL);

  if (!g_ascii_isalpha (text[0]) && text[0] != '_')
    g_string_append_c (out, '_');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isalnum (*p) || strchr ("_.-", *p) != NULL ? *p : '_');
  return g_string_free (out, FALSE);
}

/* An address with everything escaped that may not stand in one. */
static char *
uri_of (const char *text)
{
  GString *out = g_string_new (NULL);

  if (text == NULL)
    return NULL;
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_escape = *p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);

      if (is_escape || (g_ascii_isgraph (*p) && strchr ("%<>\"{}|\\^`[]", *p) == NULL))
        g_string_append_c (out, *p);
      else
        g_string_append_printf (out, "%%%02X", (guchar) *p);
    }
  return g_string_free (out, FALSE);
}

static char *
host_of (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL && host[0] != '\0' ? host : "unknown");
}

/* Code and name are required; where the source says none, the tool's host stands for both. */
static void
write_vendor (AshXmlWriter *xml, const AshJsonValue *settings, const char *url)
{
  g_autofree char *host = host_of (url);
  g_autofree char *code = xml_name_of (
      stated (settings, "vendor_code") != NULL ? stated (settings, "vendor_code") : host);
  const char *name = stated (settings, "vendor_name");
  const char *email = stated (settings, "vendor_email");

  ash_xml_writer_start (xml, "blti:vendor");
  ash_xml_writer_element (xml, "lticp:code", code);
  ash_xml_writer_element (xml, "lticp:name", name != NULL ? name : host);
  ash_xml_writer_element (xml, "lticp:description", stated (settings, "vendor_description"));
  ash_xml_writer_element (xml, "lticp:url", stated (settings, "vendor_url"));
  if (email != NULL)
    {
      ash_xml_writer_start (xml, "lticp:contact");
      ash_xml_writer_element (xml, "lticp:email", email);
      ash_xml_writer_end (xml);
    }
  ash_xml_writer_end (xml);
}

static GBytes *
write_lti (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting)
{
  AshCcPlace place = ash_cc_place (self, member, is_counting);
  g_autoptr (AshXmlWriter) xml = ash_xml_writer_new ();
  g_autoptr (AshJson) json = settings_of (member->item);
  const AshJsonValue *settings = root_of (json);
  const char *launch = stated (settings, "launch_url");
  const char *secure = stated (settings, "secure_url");
  g_autofree char *icon = uri_of (stated (settings, "icon"));
  g_autofree char *secure_icon = uri_of (stated (settings, "secure_icon"));
  const char *url;

  if (launch == NULL && secure == NULL)
    launch = member->item->link_url != NULL && member->item->link_url[0] != '\0'
                 ? member->item->link_url
                 : NULL;
  url = secure != NULL ? secure : launch;
  ash_xml_writer_start (xml, "cartridge_basiclti_link");
  ash_xml_writer_attribute (xml, "xmlns",
                            self->options.version == ASH_CC_1_1
                                ? "http://www.imsglobal.org/xsd/imslticc_v1p0"
                                : "http://www.imsglobal.org/xsd/imslticc_v1p3");
  ash_xml_writer_attribute (xml, "xmlns:blti", "http://www.imsglobal.org/xsd/imsbasiclti_v1p0");
  ash_xml_writer_attribute (xml, "xmlns:lticm", "http://www.imsglobal.org/xsd/imslticm_v1p0");
  ash_xml_writer_attribute (xml, "xmlns:lticp", "http://www.imsglobal.org/xsd/imslticp_v1p0");
  ash_xml_writer_element (xml, "blti:title", inner_title (self, member, settings));
  ash_xml_writer_element (xml, "blti:description", stated (settings, "description"));
  write_lti_settings (xml, &place, settings);
  ash_xml_writer_element (xml, "blti:launch_url", launch);
  ash_xml_writer_element (xml, "blti:secure_launch_url", secure);
  ash_xml_writer_element (xml, "blti:icon", icon);
  ash_xml_writer_element (xml, "blti:secure_icon", secure_icon);
  write_vendor (xml, settings, url);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

static GBytes *
write_questions (AshCartridgePlan *self, AshCcMember *member)
{
  AshCcPlace place = ash_cc_place (self, member, FALSE);
  AshQtiWriter writer = { self->design, ash_cc_rewrite_question, &place,
                          self->options.points_as_score };
  g_autofree char *ident = g_strndup (member->identifier, strlen (member->identifier) - 2);

  place.is_descriptor = TRUE;
  if (member->content == ASH_CC_BANK)
    return ash_qti_write_bank (&writer, ident, member->lines);
  return ash_qti_write_quiz (&writer, member->item, member->title, ident, member->lines);
}

/**
 * ash_cc_write_descriptor:
 *
 * Returns: (transfer full) (nullable): the XML of a typed resource, or %NULL with @error
 */
GBytes *
ash_cc_write_descriptor (AshCartridgePlan *self,
                         AshCcMember *member,
                         gboolean is_counting,
                         GError **error)
{
  switch (member->content)
    {
    case ASH_CC_LINK:
      return write_link (self, member);
    case ASH_CC_TOPIC:
      return write_topic (self, member, is_counting, error);
    case ASH_CC_ASSIGNMENT:
      return write_assignment (self, member, is_counting, error);
    case ASH_CC_LTI:
      return write_lti (self, member, is_counting);
    case ASH_CC_QUIZ:
    case ASH_CC_BANK:
      return write_questions (self, member);
    case ASH_CC_FILE:
    case ASH_CC_PAGE:
    case ASH_CC_ASSIGNMENT_PAGE:
    case ASH_CC_NOTICE:
    case ASH_CC_START:
      break;
    }
  g_return_val_if_reached (NULL);
}

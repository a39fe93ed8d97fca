#include "ash-xml.h"
#include "ash-error.h"
#include "ash-limits.h"
#include "ash-xml-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <string.h>

struct _AshXml
{
  xmlDoc *doc;
};

/* Why a parse was stopped by us. Kept in the parser context, so that threads do not meet. */
typedef enum
{
  STOP_NONE,
  STOP_ENTITY_DECLARED,
  STOP_ENTITY_USED,
  STOP_DEPTH,
} Stop;

typedef struct
{
  Stop stop;
  int line;
} Watch;

#define NODE(node) ((const xmlNode *) (const void *) (node))
#define ASH_NODE(node) ((const AshXmlNode *) (const void *) (node))

static void
stop_parser (xmlParserCtxt *context, Stop stop)
{
  Watch *watch = context->_private;

  if (watch->stop == STOP_NONE)
    watch->stop = stop;
  xmlStopParser (context);
}

static void
entity_decl_cb (void *context,
                const xmlChar *name,
                int type,
                const xmlChar *public_id,
                const xmlChar *system_id,
                xmlChar *content)
{
  stop_parser (context, STOP_ENTITY_DECLARED);
}

/* Default values of attributes multiply in the same way. */
static void
attribute_decl_cb (void *context,
                   const xmlChar *element,
                   const xmlChar *name,
                   int type,
                   int fallback,
                   const xmlChar *value,
                   xmlEnumeration *tree)
{
  xmlFreeEnumeration (tree);
  stop_parser (context, STOP_ENTITY_DECLARED);
}

/* Where a document names an external DTD, an undeclared entity is a mere warning to libxml2 and
 * its text is lost. */
static void
reference_cb (void *context, const xmlChar *name)
{
  stop_parser (context, STOP_ENTITY_USED);
}

static void
start_element_cb (void *context,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;

  if (parser->nodeNr >= ASH_LIMIT_XML_DEPTH)
    stop_parser (parser, STOP_DEPTH);
  else
    xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                           n_defaulted, attributes);
}

/* @text is UTF-8; nothing about the parse is global. */
static xmlDoc *
parse_strictly (const char *text, gsize length, Watch *watch)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *doc;

  *watch = (Watch){ 0 };
  context->_private = watch;
  context->sax->entityDecl = entity_decl_cb;
  context->sax->attributeDecl = attribute_decl_cb;
  context->sax->reference = reference_cb;
  context->sax->startElementNs = start_element_cb;
  doc = xmlCtxtReadMemory (context, text, (int) length, NULL, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                               XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
  watch->line = context->lastError.line;
  if (doc != NULL && watch->stop != STOP_NONE)
    g_clear_pointer (&doc, xmlFreeDoc);
  if (doc != NULL && xmlDocGetRootElement (doc) == NULL)
    g_clear_pointer (&doc, xmlFreeDoc);
  xmlFreeParserCtxt (context);
  return doc;
}

static void
set_parse_error (const Watch *watch, const char *name, GError **error)
{
  switch (watch->stop)
    {
    case STOP_ENTITY_DECLARED:
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” brings abbreviations or default values of its own (a DTD), as no "
                      "course package needs to. It was not read."),
                   name);
      return;
    case STOP_DEPTH:
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” nests its parts more than %d deep, which no course does. It was not "
                      "read."),
                   name, ASH_LIMIT_XML_DEPTH);
      return;
    case STOP_ENTITY_USED:
    case STOP_NONE:
    default:
      if (watch->line > 0)
        g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
                     _ ("“%s” cannot be read: its XML breaks off or is mixed up at line %d."), name,
                     watch->line);
      else
        g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT, _ ("“%s” cannot be read: it is no XML."),
                     name);
    }
}

static xmlDoc *
refuse_attributes (const char *name, GError **error)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("“%s” has a tag with more than %d attributes, which no course package needs. It "
                  "was not read."),
               name, ASH_LIMIT_HTML_ATTRIBUTES);
  return NULL;
}

static gboolean
is_hopeless (const Watch *watch)
{
  return watch->stop == STOP_ENTITY_DECLARED || watch->stop == STOP_DEPTH;
}

static xmlDoc *
parse_text (const char *text, gsize length, const char *name, AshXmlRepair *repair, GError **error)
{
  g_autofree char *closed = NULL;
  g_autofree char *repaired = NULL;
  AshXmlGuard guard = ash_xml_guard (text, length);
  Watch watch = { 0 };
  xmlDoc *doc = NULL;

  if (guard == ASH_XML_GUARD_REFUSE)
    return refuse_attributes (name, error);
  if (guard == ASH_XML_GUARD_FINE)
    doc = parse_strictly (text, length, &watch);
  if (doc == NULL && !is_hopeless (&watch))
    {
      closed = g_strndup (text, length);
      repaired = ash_xml_repair (closed, repair);
      guard = ash_xml_guard (repaired, strlen (repaired));
      if (guard == ASH_XML_GUARD_REFUSE)
        return refuse_attributes (name, error);
      doc = parse_strictly (repaired, strlen (repaired), &watch);
    }
  if (doc == NULL)
    set_parse_error (&watch, name, error);
  return doc;
}

/**
 * ash_xml_parse:
 * @bytes: the whole file
 * @name: what messages call it
 * @out_repair: (out) (optional) (nullable) (transfer full): what was repaired, or %NULL
 *
 * Returns: (transfer full) (nullable): the document
 */
AshXml *
ash_xml_parse (GBytes *bytes, const char *name, char **out_repair, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *decoded = NULL;
  AshXmlRepair repair = 0;
  AshXml *self;
  xmlDoc *doc;

  if (out_repair != NULL)
    *out_repair = NULL;
  if (length > ASH_LIMIT_XML_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” is larger than %d MB, which is more than Ashlar reads as XML."), name,
                   ASH_LIMIT_XML_BYTES >> 20);
      return NULL;
    }
  if (length == 0)
    data = "";
  decoded = ash_xml_decode (data, length, &repair);
  if (decoded != NULL)
    doc = parse_text (decoded, strlen (decoded), name, &repair, error);
  else
    doc = parse_text (data, length, name, &repair, error);
  if (doc == NULL)
    return NULL;

  self = g_new0 (AshXml, 1);
  self->doc = doc;
  if (out_repair != NULL && repair != 0)
    *out_repair = ash_xml_repair_phrase (repair);
  return self;
}

void
ash_xml_free (AshXml *self)
{
  if (self == NULL)
    return;
  xmlFreeDoc (self->doc);
  g_free (self);
}

const AshXmlNode *
ash_xml_root (const AshXml *self)
{
  return ASH_NODE (xmlDocGetRootElement (self->doc));
}

/* A prefix that is declared nowhere stays a part of the name in libxml2. */
static const char *
local_name (const xmlChar *name)
{
  const char *colon = strchr ((const char *) name, ':');

  return colon != NULL ? colon + 1 : (const char *) name;
}

const char *
ash_xml_name (const AshXmlNode *node)
{
  return node != NULL ? local_name (NODE (node)->name) : NULL;
}

const char *
ash_xml_namespace (const AshXmlNode *node)
{
  const xmlNs *ns = node != NULL ? NODE (node)->ns : NULL;

  return ns != NULL && ns->href != NULL ? (const char *) ns->href : "";
}

int
ash_xml_line (const AshXmlNode *node)
{
  return node != NULL ? (int) xmlGetLineNo (NODE (node)) : 0;
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         (name == NULL || strcmp (local_name (node->name), name) == 0);
}

static const xmlNode *
first_from (const xmlNode *node, const char *name)
{
  while (node != NULL && !is_named (node, name))
    node = node->next;
  return node;
}

const AshXmlNode *
ash_xml_first (const AshXmlNode *node, const char *name)
{
  return node != NULL ? ASH_NODE (first_from (NODE (node)->children, name)) : NULL;
}

const AshXmlNode *
ash_xml_next (const AshXmlNode *node, const char *name)
{
  return node != NULL ? ASH_NODE (first_from (NODE (node)->next, name)) : NULL;
}

static const xmlNode *
node_after (const xmlNode *top, const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node != top ? node->next : NULL;
}

const AshXmlNode *
ash_xml_find (const AshXmlNode *node, const char *name)
{
  return node != NULL ? ash_xml_find_next (node, node, name) : NULL;
}

const AshXmlNode *
ash_xml_find_next (const AshXmlNode *top, const AshXmlNode *from, const char *name)
{
  const xmlNode *node = NODE (from);

  if (top == NULL || from == NULL)
    return NULL;
  do
    node = node_after (NODE (top), node);
  while (node != NULL && !is_named (node, name));
  return ASH_NODE (node);
}

/**
 * ash_xml_attribute:
 * @node: (nullable): an element
 * @name: local name
 *
 * Returns: (transfer none) (nullable): the value, "" when empty, %NULL when there is none
 */
const char *
ash_xml_attribute (const AshXmlNode *node, const char *name)
{
  for (const xmlAttr *a = node != NULL ? NODE (node)->properties : NULL; a != NULL; a = a->next)
    if (strcmp (local_name (a->name), name) == 0)
      return a->children != NULL && a->children->content != NULL
                 ? (const char *) a->children->content
                 : "";
  return NULL;
}

char *
ash_xml_text (const AshXmlNode *node)
{
  GString *out;

  if (node == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const xmlNode *n = NODE (node); n != NULL; n = node_after (NODE (node), n))
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
      g_string_append (out, (const char *) n->content);
  return g_string_free (out, FALSE);
}

char *
ash_xml_child_text (const AshXmlNode *node, const char *name)
{
  return ash_xml_text (ash_xml_first (node, name));
}

/* A copy brings the namespaces along that are declared further up, so that it stands alone. */
static void
append_xml (GString *out, const xmlNode *node)
{
  xmlNode *copy = xmlDocCopyNode ((xmlNode *) node, node->doc, 1);
  xmlBuffer *buffer = xmlBufferCreate ();

  xmlNodeDump (buffer, node->doc, copy, 0, 0);
  g_string_append (out, (const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  xmlFreeNode (copy);
}

char *
ash_xml_serialise (const AshXmlNode *node)
{
  GString *out = g_string_new (NULL);

  append_xml (out, NODE (node));
  return g_string_free (out, FALSE);
}

char *
ash_xml_inner (const AshXmlNode *node)
{
  GString *out = g_string_new (NULL);

  for (const xmlNode *n = NODE (node)->children; n != NULL; n = n->next)
    append_xml (out, n);
  return g_string_free (out, FALSE);
}

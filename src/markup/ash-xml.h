#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshXml:
 *
 * A parsed document, read-only. Names are local names: prefixes and namespaces differ between
 * exporters, so elements are found by local name and family. Everything borrowed lives as long
 * as the document.
 */
typedef struct _AshXml AshXml;
typedef struct _AshXmlNode AshXmlNode; /* an element */

/* Parses strictly, without network, entities, DTDs or XInclude; if that fails repairs the bytes
 * (bare &, HTML entity names, control or non-UTF-8 bytes, wrong declared encoding, BOM, HTML
 * tags raw inside mattext or text) and parses strictly again. @out_repair (transfer full): a
 * translated phrase of what was repaired, or NULL. Errors: ASH_ERROR_FORMAT with name and line,
 * ASH_ERROR_LIMIT. */
AshXml *ash_xml_parse (GBytes *bytes, const char *name, char **out_repair, GError **error);
void ash_xml_free (AshXml *self);

const AshXmlNode *ash_xml_root (const AshXml *self);
const char *ash_xml_name (const AshXmlNode *node);      /* local name */
const char *ash_xml_namespace (const AshXmlNode *node); /* "" when none */
int ash_xml_line (const AshXmlNode *node);
const AshXmlNode *ash_xml_first (const AshXmlNode *node,
                                 const char *name); /* child element; NULL: any */
const AshXmlNode *ash_xml_next (const AshXmlNode *node,
                                const char *name); /* sibling element; NULL: any */
/* The first element below, at any depth, in document order. */
const AshXmlNode *ash_xml_find (const AshXmlNode *node, const char *name);
/* The next one of that name after @from in document order, still below @top. */
const AshXmlNode *
ash_xml_find_next (const AshXmlNode *top, const AshXmlNode *from, const char *name);
const char *ash_xml_attribute (const AshXmlNode *node,
                               const char *name); /* by local name; borrowed; NULL */
/* All text below, CDATA included, as it stands: (transfer full), "" when none. NULL node gives
 * NULL. */
char *ash_xml_text (const AshXmlNode *node);
/* The text of the first child of that name: (transfer full) (nullable). */
char *ash_xml_child_text (const AshXmlNode *node, const char *name);
/* The element and all below as XML text: (transfer full). */
char *ash_xml_serialise (const AshXmlNode *node);
/* What is inside as XML text, for markup that stands raw in it: (transfer full). */
char *ash_xml_inner (const AshXmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshXml, ash_xml_free)

G_END_DECLS

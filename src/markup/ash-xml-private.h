#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What had to be done to the bytes of an XML file before it could be read. */
typedef enum
{
  ASH_XML_REPAIR_ENCODING = 1 << 0,
  ASH_XML_REPAIR_AMPERSAND = 1 << 1,
  ASH_XML_REPAIR_ENTITY = 1 << 2,
  ASH_XML_REPAIR_CONTROL = 1 << 3,
  ASH_XML_REPAIR_MARKUP = 1 << 4,
  ASH_XML_REPAIR_LESS_THAN = 1 << 5,
  ASH_XML_REPAIR_AROUND = 1 << 6,
} AshXmlRepair;

char *ash_xml_decode (const char *data, gsize length, AshXmlRepair *out_repair);
char *ash_xml_repair (const char *text, AshXmlRepair *inout_repair);
char *ash_xml_repair_phrase (AshXmlRepair repair);

typedef enum
{
  ASH_XML_GUARD_FINE,
  ASH_XML_GUARD_REPAIR, /* malformed in a way that costs libxml2 minutes to find out */
  ASH_XML_GUARD_REFUSE,
} AshXmlGuard;

AshXmlGuard ash_xml_guard (const char *text, gsize length);

/* What an HTML entity name stands for, or NULL: (transfer full) */
char *ash_html_entity (const char *name, gsize length);

G_END_DECLS

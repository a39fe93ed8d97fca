#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Well-formed XML into a string, two-space indentation, every value through its encoder.
 * An element that gets text is written without white space of ours. */
typedef struct _AshXmlWriter AshXmlWriter;

AshXmlWriter *ash_xml_writer_new (void);
void ash_xml_writer_start (AshXmlWriter *self, const char *name);
void ash_xml_writer_attribute (AshXmlWriter *self, const char *name, const char *value);
void ash_xml_writer_text (AshXmlWriter *self, const char *text);
void ash_xml_writer_end (AshXmlWriter *self);
void ash_xml_writer_element (AshXmlWriter *self, const char *name, const char *text);
GBytes *ash_xml_writer_finish (AshXmlWriter *self);
void ash_xml_writer_free (AshXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshXmlWriter, ash_xml_writer_free)

G_END_DECLS

#include "ash-xml-writer.h"
#include "ash-text.h"

struct _AshXmlWriter
{
  GString *out;
  GPtrArray *open; /* names of the open elements */
  gboolean is_tag_open;
  gboolean has_text;
};

AshXmlWriter *
ash_xml_writer_new (void)
{
  AshXmlWriter *self = g_new0 (AshXmlWriter, 1);

  self->out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  self->open = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
close_tag (AshXmlWriter *self)
{
  if (self->is_tag_open)
    g_string_append_c (self->out, '>');
  self->is_tag_open = FALSE;
}

static void
indent (AshXmlWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->open->len; i++)
    g_string_append (self->out, "  ");
}

void
ash_xml_writer_start (AshXmlWriter *self, const char *name)
{
  close_tag (self);
  indent (self);
  g_string_append_printf (self->out, "<%s", name);
  g_ptr_array_add (self->open, g_strdup (name));
  self->is_tag_open = TRUE;
  self->has_text = FALSE;
}

/**
 * ash_xml_writer_attribute:
 * @value: (nullable): left out when %NULL
 */
void
ash_xml_writer_attribute (AshXmlWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self->is_tag_open);
  if (value == NULL)
    return;
  g_string_append_printf (self->out, " %s=\"", name);
  ash_append_xml_attribute (self->out, value);
  g_string_append_c (self->out, '"');
}

void
ash_xml_writer_text (AshXmlWriter *self, const char *text)
{
  close_tag (self);
  ash_append_xml_text (self->out, text != NULL ? text : "");
  self->has_text = TRUE;
}

void
ash_xml_writer_end (AshXmlWriter *self)
{
  g_autofree char *name = g_ptr_array_steal_index (self->open, self->open->len - 1);

  if (self->is_tag_open)
    g_string_append (self->out, "/>");
  else
    {
      if (!self->has_text)
        indent (self);
      g_string_append_printf (self->out, "</%s>", name);
    }
  self->is_tag_open = FALSE;
  self->has_text = FALSE;
}

/**
 * ash_xml_writer_element:
 * @text: (nullable): nothing is written when %NULL
 */
void
ash_xml_writer_element (AshXmlWriter *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  ash_xml_writer_start (self, name);
  ash_xml_writer_text (self, text);
  ash_xml_writer_end (self);
}

/**
 * ash_xml_writer_finish:
 *
 * Returns: (transfer full): the document; the writer is empty afterwards
 */
GBytes *
ash_xml_writer_finish (AshXmlWriter *self)
{
  g_return_val_if_fail (self->open->len == 0, NULL);
  g_string_append_c (self->out, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

void
ash_xml_writer_free (AshXmlWriter *self)
{
  if (self == NULL)
    return;
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

#include "ash-json-writer.h"
#include "ash-text.h"

struct _AshJsonWriter
{
  GString *out;
  guint depth;
  gboolean has_member; /* in the innermost object or array */
};

AshJsonWriter *
ash_json_writer_new (void)
{
  AshJsonWriter *self = g_new0 (AshJsonWriter, 1);

  self->out = g_string_new (NULL);
  return self;
}

static void
begin_member (AshJsonWriter *self, const char *name)
{
  if (self->has_member)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    g_string_append_printf (self->out, "\n%*s", (int) self->depth * 2, "");
  if (name != NULL)
    {
      ash_append_json_string (self->out, name);
      g_string_append (self->out, ": ");
    }
  self->has_member = TRUE;
}

static void
open_group (AshJsonWriter *self, const char *name, char bracket)
{
  begin_member (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_member = FALSE;
}

static void
close_group (AshJsonWriter *self, char bracket)
{
  self->depth--;
  if (self->has_member)
    g_string_append_printf (self->out, "\n%*s", (int) self->depth * 2, "");
  g_string_append_c (self->out, bracket);
  self->has_member = TRUE;
}

void
ash_json_writer_begin_object (AshJsonWriter *self, const char *name)
{
  open_group (self, name, '{');
}

void
ash_json_writer_end_object (AshJsonWriter *self)
{
  close_group (self, '}');
}

void
ash_json_writer_begin_array (AshJsonWriter *self, const char *name)
{
  open_group (self, name, '[');
}

void
ash_json_writer_end_array (AshJsonWriter *self)
{
  close_group (self, ']');
}

/**
 * ash_json_writer_string:
 * @value: (nullable): written as null when %NULL
 */
void
ash_json_writer_string (AshJsonWriter *self, const char *name, const char *value)
{
  begin_member (self, name);
  if (value != NULL)
    ash_append_json_string (self->out, value);
  else
    g_string_append (self->out, "null");
}

/**
 * ash_json_writer_string_if:
 * @value: (nullable): left out when %NULL or empty
 */
void
ash_json_writer_string_if (AshJsonWriter *self, const char *name, const char *value)
{
  if (value != NULL && value[0] != '\0')
    ash_json_writer_string (self, name, value);
}

void
ash_json_writer_int (AshJsonWriter *self, const char *name, gint64 value)
{
  begin_member (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * ash_json_writer_hundredths:
 * @value: a quantity in hundredths: 250 is written as 2.5
 */
void
ash_json_writer_hundredths (AshJsonWriter *self, const char *name, gint64 value)
{
  gint64 rest = ABS (value % 100);

  begin_member (self, name);
  g_string_append_printf (self->out, "%s%" G_GINT64_FORMAT, value < 0 && value > -100 ? "-" : "",
                          value / 100);
  if (rest % 10 != 0)
    g_string_append_printf (self->out, ".%02d", (int) rest);
  else if (rest != 0)
    g_string_append_printf (self->out, ".%d", (int) rest / 10);
}

void
ash_json_writer_boolean (AshJsonWriter *self, const char *name, gboolean value)
{
  begin_member (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
ash_json_writer_null (AshJsonWriter *self, const char *name)
{
  begin_member (self, name);
  g_string_append (self->out, "null");
}

/**
 * ash_json_writer_finish:
 *
 * Returns: (transfer full): the text, ending in a line feed; the writer is empty afterwards
 */
char *
ash_json_writer_finish (AshJsonWriter *self)
{
  g_return_val_if_fail (self->depth == 0, NULL);
  g_string_append_c (self->out, '\n');
  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

void
ash_json_writer_free (AshJsonWriter *self)
{
  if (self == NULL)
    return;
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_free (self);
}

#include "ash-json.h"
#include "ash-error.h"
#include "ash-json-private.h"
#include "ash-limits.h"

#include <math.h>
#include <string.h>

struct _AshJson
{
  AshJsonValue *root;
};

AshJsonValue *
ash_json_value_new (AshJsonKind kind, int line)
{
  AshJsonValue *self = g_new0 (AshJsonValue, 1);

  self->kind = kind;
  self->line = line;
  return self;
}

void
ash_json_value_free (AshJsonValue *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/**
 * ash_json_value_append:
 * @child: (transfer full)
 */
void
ash_json_value_append (AshJsonValue *self, AshJsonValue *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_json_value_free);
  g_ptr_array_add (self->children, child);
}

/**
 * ash_json_parse:
 * @bytes: the whole file
 * @name: what messages call it
 *
 * Returns: (transfer full) (nullable): the document
 */
AshJson *
ash_json_parse (GBytes *bytes, const char *name, GError **error)
{
  return ash_json_parse_large (bytes, name, ASH_LIMIT_JSON_BYTES, error);
}

AshJson *
ash_json_parse_large (GBytes *bytes, const char *name, gsize most_bytes, GError **error)
{
  AshJsonValue *root = ash_json_read (bytes, name, most_bytes, error);
  AshJson *self;

  if (root == NULL)
    return NULL;
  self = g_new0 (AshJson, 1);
  self->root = root;
  return self;
}

AshJson *
ash_json_parse_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return ash_json_parse (bytes, "JSON", error);
}

void
ash_json_free (AshJson *self)
{
  if (self == NULL)
    return;
  ash_json_value_free (self->root);
  g_free (self);
}

const AshJsonValue *
ash_json_root (const AshJson *self)
{
  return self->root;
}

/**
 * ash_json_kind:
 * @value: (nullable): a value; %NULL is taken as null
 */
AshJsonKind
ash_json_kind (const AshJsonValue *value)
{
  return value != NULL ? value->kind : ASH_JSON_NULL;
}

int
ash_json_line (const AshJsonValue *value)
{
  return value != NULL ? value->line : 0;
}

const char *
ash_json_string (const AshJsonValue *value)
{
  return value != NULL && value->kind == ASH_JSON_STRING ? value->text : NULL;
}

double
ash_json_number (const AshJsonValue *value)
{
  return value != NULL && value->kind == ASH_JSON_NUMBER ? value->number : NAN;
}

gboolean
ash_json_boolean (const AshJsonValue *value)
{
  return value != NULL && value->kind == ASH_JSON_BOOLEAN && value->number != 0;
}

guint
ash_json_length (const AshJsonValue *value)
{
  return value != NULL && value->children != NULL ? value->children->len : 0;
}

const AshJsonValue *
ash_json_at (const AshJsonValue *array, guint index)
{
  return index < ash_json_length (array) ? g_ptr_array_index (array->children, index) : NULL;
}

const char *
ash_json_name_at (const AshJsonValue *object, guint index)
{
  const AshJsonValue *member = ash_json_at (object, index);

  return member != NULL ? member->name : NULL;
}

const AshJsonValue *
ash_json_member (const AshJsonValue *object, const char *name)
{
  return object != NULL && object->names != NULL ? g_hash_table_lookup (object->names, name) : NULL;
}

const char *
ash_json_member_string (const AshJsonValue *object, const char *name)
{
  return ash_json_string (ash_json_member (object, name));
}

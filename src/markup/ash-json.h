#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON from outside, behind one guard: 16 MiB, UTF-8, depth 128, no duplicate members. Values
 * are borrowed from the document. */
typedef struct _AshJson AshJson;
typedef struct _AshJsonValue AshJsonValue;

typedef enum
{
  ASH_JSON_NULL,
  ASH_JSON_BOOLEAN,
  ASH_JSON_NUMBER,
  ASH_JSON_STRING,
  ASH_JSON_ARRAY,
  ASH_JSON_OBJECT,
} AshJsonKind;

/* @name is for messages. ASH_ERROR_FORMAT names the line. */
AshJson *ash_json_parse (GBytes *bytes, const char *name, GError **error);
/* The same of up to @most_bytes: for what is known to be large. */
AshJson *ash_json_parse_large (GBytes *bytes, const char *name, gsize most_bytes, GError **error);
AshJson *ash_json_parse_text (const char *text, GError **error);
void ash_json_free (AshJson *self);

const AshJsonValue *ash_json_root (const AshJson *self);
AshJsonKind ash_json_kind (const AshJsonValue *value);
int ash_json_line (const AshJsonValue *value);
const char *ash_json_string (const AshJsonValue *value); /* NULL when it is none */
double ash_json_number (const AshJsonValue *value);      /* NAN when it is none */
gboolean ash_json_boolean (const AshJsonValue *value);
guint
ash_json_length (const AshJsonValue *value); /* of an array or an object; 0 for others and NULL */
const AshJsonValue *ash_json_at (const AshJsonValue *array, guint index);
const char *ash_json_name_at (const AshJsonValue *object, guint index);
const AshJsonValue *ash_json_member (const AshJsonValue *object,
                                     const char *name); /* NULL-safe, NULL when absent */
const char *ash_json_member_string (const AshJsonValue *object, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshJson, ash_json_free)

G_END_DECLS

#pragma once

#include "ash-json.h"

G_BEGIN_DECLS

struct _AshJsonValue
{
  AshJsonKind kind;
  int line;
  char *name; /* when it is a member of an object */
  char *text;
  double number; /* a boolean too */
  GPtrArray *children;
  GHashTable *names; /* of an object: name -> child, both borrowed */
};

AshJsonValue *ash_json_value_new (AshJsonKind kind, int line);
void ash_json_value_free (AshJsonValue *self);
void ash_json_value_append (AshJsonValue *self, AshJsonValue *child);
AshJsonValue *ash_json_read (GBytes *bytes, const char *name, gsize most_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshJsonValue, ash_json_value_free)

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON in a fixed order, two-space indentation. A NULL name stands for a member of an array. */
typedef struct _AshJsonWriter AshJsonWriter;

AshJsonWriter *ash_json_writer_new (void);
void ash_json_writer_begin_object (AshJsonWriter *self, const char *name);
void ash_json_writer_end_object (AshJsonWriter *self);
void ash_json_writer_begin_array (AshJsonWriter *self, const char *name);
void ash_json_writer_end_array (AshJsonWriter *self);
void ash_json_writer_string (AshJsonWriter *self, const char *name, const char *value);
void ash_json_writer_string_if (AshJsonWriter *self, const char *name, const char *value);
void ash_json_writer_int (AshJsonWriter *self, const char *name, gint64 value);
void ash_json_writer_hundredths (AshJsonWriter *self, const char *name, gint64 value);
void ash_json_writer_boolean (AshJsonWriter *self, const char *name, gboolean value);
void ash_json_writer_null (AshJsonWriter *self, const char *name);
char *ash_json_writer_finish (AshJsonWriter *self);
void ash_json_writer_free (AshJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshJsonWriter, ash_json_writer_free)

G_END_DECLS

#pragma once

#include <ash-json.h>

#include "ash-revision-lines.h"

G_BEGIN_DECLS

/* One record of a credential's state. */
typedef struct
{
  const AshRecordClass *klass;
  AshRecord *record;
} AshRevisionEntry;

/* (transfer full) (element-type AshRevisionEntry): all that is a credential's now */
GPtrArray *ash_revision_gather (AshStore *store, const char *credential, GError **error);

/* Both states whole: "table id" -> canonical JSON. @after NULL: now. */
gboolean ash_revision_load_states (AshStore *store,
                                   const char *before,
                                   const char *after,
                                   GHashTable **out_before,
                                   GHashTable **out_after,
                                   GError **error);

/* Of one record that is in both states. */
void ash_revision_add_columns (AshRevisionLine *line,
                               const AshRecordClass *klass,
                               const AshJsonValue *before,
                               const AshJsonValue *after);
void ash_revision_add_detail (AshRevisionLine *line, const char *words); /* once */
char *ash_revision_text_in_words (const AshJsonValue *record, const char *column);
char *ash_revision_shorten (const char *text);

G_END_DECLS

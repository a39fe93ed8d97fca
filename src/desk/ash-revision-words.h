#pragma once

#include "ash-revision.h"

G_BEGIN_DECLS

/* What people call what a version keeps: translated, borrowed. %NULL for what is there for the
 * program alone, such as the id of an owner or a digest. */
const char *ash_record_word (const AshRecordClass *klass);
const char *ash_record_field_word (const AshRecordClass *klass, const char *field);
/* A field of a sheet, by its key. Never %NULL: a key that nobody knows is another fact. */
const char *ash_sheet_key_word (const char *key);

/* What differs in a record that both have: "Title, Learners’ time". (transfer full) (nullable):
 * %NULL where people see no difference */
char *ash_revision_change_dup_fields (const AshRevisionChange *change);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Records are plain structs made per query and owned by the caller. One table of fields per
 * kind says how a record is made, copied and freed, and the store reads and writes it by the
 * same table, so that a new column is one line. A record that several hold, on whatever threads,
 * is not changed any more; each of them frees it. */

/* An integer that is not stated; stored as NULL. */
#define ASH_UNSET (-1)

typedef enum
{
  ASH_FIELD_TEXT, /* char *, may be NULL */
  ASH_FIELD_INT,  /* gint64, ASH_UNSET when not stated */
  ASH_FIELD_FLAG, /* int, 0 or 1 */
  ASH_FIELD_ENUM, /* int; stored as one of the nicks */
} AshFieldType;

typedef struct
{
  const char *name; /* of the column */
  AshFieldType type;
  gsize offset;
  const char *const *nicks; /* for ASH_FIELD_ENUM, closed by NULL */
} AshField;

typedef struct
{
  const char *table;
  gsize size;
  const AshField *fields;
  guint n_fields;
  const char *order;   /* the columns that rows are listed by, always closed by n */
  gboolean is_logged;  /* whether undo knows it */
  GDestroyNotify free; /* for arrays and tables of such records */
} AshRecordClass;

/* What every record begins with. */
typedef struct
{
  gint64 n;   /* row number, 0 before the record is stored */
  char *id;   /* 32 hex digits */
  int others; /* how many hold it besides the first; see ash_record_ref() */
} AshRecord;

gpointer ash_record_new (const AshRecordClass *klass);
gpointer ash_record_copy (const AshRecordClass *klass, gconstpointer record);
gpointer ash_record_ref (gpointer record);
void ash_record_free (const AshRecordClass *klass, gpointer record);
const AshField *ash_record_class_field (const AshRecordClass *klass, const char *name);
const char *ash_record_class_column (const AshRecordClass *klass, gsize offset);
const char *ash_enum_nick (const char *const *nicks, int value);
int ash_enum_from_nick (const char *const *nicks, const char *nick, int fallback);

/* Every kind of record of the schema, closed by NULL. */
extern const AshRecordClass *const ASH_RECORD_CLASSES[];

#define ASH_DECLARE_RECORD(Type, name, CLASS)                                                      \
  extern const AshRecordClass CLASS;                                                               \
  void name##_free (Type *self);                                                                   \
  static inline Type *name##_new (void) { return ash_record_new (&CLASS); }                        \
  static inline Type *name##_copy (const Type *self) { return ash_record_copy (&CLASS, self); }    \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, name##_free)

G_END_DECLS

#pragma once

#include "ash-store-private.h"

G_BEGIN_DECLS

/* A design that is being made. With @before, a design of the same tree, and @changes, all that
 * was changed since that was read, what did not change is shared instead of read. */
typedef struct
{
  AshStore *store;
  const char *tree;
  AshDesign *design;
  const AshDesign *before;     /* (nullable) */
  const AshChangeSet *changes; /* when there is a @before */

  /* Whether the same records belong to the design as before, whatever they say now. */
  gboolean has_same_items; /* and from the same sources */
  gboolean has_same_questions;
  gboolean has_same_rubrics;
  gboolean has_same_criteria;
} AshLoad;

void ash_load_compare (AshLoad *self);
/* Whether records of @klass have to be looked at. */
gboolean ash_load_changed (const AshLoad *self, const AshRecordClass *klass);
/* Whether what is at a slot can be taken over as it is. @is_same_set: it would hold the same
 * records as before. */
gboolean ash_load_keeps (const AshLoad *self, const AshRecordClass *klass, gboolean is_same_set);
void ash_load_keep_array (AshLoad *self, gsize slot);
void ash_load_keep_table (AshLoad *self, gsize slot);

/* Fill the array, or the table of arrays, at offset @slot of the design with the records for which
 * @where holds, in which ?1 is @value. A table is sorted by the text at @key; @text (or 0) is a
 * text that is never missing. */
gboolean ash_load_array (AshLoad *self,
                         gsize slot,
                         const AshRecordClass *klass,
                         const char *where,
                         const char *value,
                         GError **error);
gboolean ash_load_table (AshLoad *self,
                         gsize slot,
                         const AshRecordClass *klass,
                         gsize key,
                         gsize text,
                         const char *where,
                         const char *value,
                         GError **error);
/* (transfer full): those records. @pool (nullable): id -> record of before, borrowed: what did not
 * change is taken from there. */
GPtrArray *ash_load_select (AshLoad *self,
                            const AshRecordClass *klass,
                            const char *where,
                            const char *value,
                            GHashTable *pool,
                            GError **error);
/* (transfer full) (nullable): the view of before, when nothing in that source changed */
AshSourceView *ash_load_share_source (AshLoad *self, const AshSource *source);
gboolean ash_load_share_sources (AshLoad *self);

/* What the credential says that people learn. */
gboolean ash_load_statements (AshLoad *self, const char *credential, GError **error);
/* (transfer full) (nullable): the view of a source, read */
AshSourceView *ash_load_source (AshStore *store, AshSource *source, GError **error);
/* Brings items into reading order. Returns: whether one is not as it is stored any more */
gboolean ash_load_put_in_order (GPtrArray *items, GHashTable *into);

/* The array of a table under @key, made when there is none. */
GPtrArray *ash_load_array_under (GHashTable *table, const char *key, GDestroyNotify free);
void ash_load_ensure_text (char **text);

G_END_DECLS

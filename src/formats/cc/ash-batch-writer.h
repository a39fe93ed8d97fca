#pragma once

#include <ash-store.h>

G_BEGIN_DECLS

/* Writes batches of records on a thread of its own while the next batch is being read. While it
 * is not idle, the store belongs to it: whoever else wants the store waits first. */
typedef struct _AshBatchWriter AshBatchWriter;

AshBatchWriter *ash_batch_writer_new (AshStore *store);
gboolean ash_batch_writer_put (AshBatchWriter *self, GHashTable *batch, GError **error);
gboolean ash_batch_writer_wait (AshBatchWriter *self, GError **error);
void ash_batch_writer_free (AshBatchWriter *self);

/* Writes one batch at once: AshRecordClass * -> GPtrArray of its records. */
gboolean ash_batch_write (AshStore *store, GHashTable *batch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshBatchWriter, ash_batch_writer_free)

G_END_DECLS

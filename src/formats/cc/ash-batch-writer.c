#include "ash-batch-writer.h"

#include <glib/gi18n-lib.h>

struct _AshBatchWriter
{
  AshStore *store; /* borrowed */
  GThread *thread;
  GMutex lock;
  GCond cond;
  GHashTable *batch; /* being written; NULL: idle */
  gboolean is_ending;
  GError *error; /* of a batch that failed; nothing is written after it */
};

/**
 * ash_batch_write:
 * @batch: AshRecordClass * -> GPtrArray of records that are not stored yet
 *
 * Writes all of a batch in one transaction, or in import mode in short ones. Banks go before
 * their questions, questions before their choices, and so on: of an import that stops half-way
 * each row still leads to its tree, by which it is removed.
 */
gboolean
ash_batch_write (AshStore *store, GHashTable *batch, GError **error)
{
  gboolean is_done = TRUE;

  if (!ash_store_begin (store, _ ("Import"), NULL, error))
    return FALSE;
  for (guint i = 0; is_done && ASH_RECORD_CLASSES[i] != NULL; i++)
    {
      GPtrArray *same = g_hash_table_lookup (batch, ASH_RECORD_CLASSES[i]);

      is_done = same == NULL ||
                ash_store_insert_all (store, ASH_RECORD_CLASSES[i], same->pdata, same->len, error);
    }
  if (is_done)
    return ash_store_commit (store, error);
  ash_store_rollback (store);
  return FALSE;
}

static gpointer
write_worker (gpointer data)
{
  AshBatchWriter *self = data;

  g_mutex_lock (&self->lock);
  for (;;)
    {
      while (self->batch == NULL && !self->is_ending)
        g_cond_wait (&self->cond, &self->lock);
      if (self->batch == NULL)
        break;
      g_mutex_unlock (&self->lock);
      if (self->error == NULL)
        ash_batch_write (self->store, self->batch, &self->error);
      g_mutex_lock (&self->lock);
      g_clear_pointer (&self->batch, g_hash_table_unref);
      g_cond_broadcast (&self->cond);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * ash_batch_writer_new:
 * @store: outlives the writer
 */
AshBatchWriter *
ash_batch_writer_new (AshStore *store)
{
  AshBatchWriter *self = g_new0 (AshBatchWriter, 1);

  self->store = store;
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("ash-write", write_worker, self);
  return self;
}

/**
 * ash_batch_writer_wait:
 *
 * Waits until the writer is idle and the store is free again.
 *
 * Returns: %FALSE with @error set when a batch could not be written
 */
gboolean
ash_batch_writer_wait (AshBatchWriter *self, GError **error)
{
  g_mutex_lock (&self->lock);
  while (self->batch != NULL)
    g_cond_wait (&self->cond, &self->lock);
  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  g_mutex_unlock (&self->lock);
  return self->error == NULL;
}

/**
 * ash_batch_writer_put:
 * @batch: (transfer full): what ash_batch_write() takes
 *
 * Hands a batch over; waits for the one before it.
 */
gboolean
ash_batch_writer_put (AshBatchWriter *self, GHashTable *batch, GError **error)
{
  if (!ash_batch_writer_wait (self, error))
    {
      g_hash_table_unref (batch);
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->batch = batch;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

void
ash_batch_writer_free (AshBatchWriter *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->is_ending = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

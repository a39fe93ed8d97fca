#include "ash-connection-private.h"
#include "ash-store-private.h"
#include "ash-undo-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

/* An importer gives the lock back after this long: well below the frame that the main
 * connection has, and long enough that commits cost it little. */
#define BATCH_US 3000
/* How long it stands aside for a connection that waits, at most, before it takes the lock. */
#define YIELD_US 20000

/* How long the main connection waits for the lock. It is there within some milliseconds, unless
 * the machine is so busy that the importer is not run: then a late edit is better than none. */
#define PATIENCE_US (2 * G_TIME_SPAN_SECOND)

/* How many main connections of this process wait for a lock. */
static int n_waiting;

/* The main connection waits in short turns, so that it gets the lock between two batches, and
 * says that it waits, so that the importer stands aside. SQLite's own sleeps are too long. */
static gboolean
wait_for_lock (AshStore *self)
{
  gint64 give_up = g_get_monotonic_time () + PATIENCE_US;
  int code;

  g_atomic_int_inc (&n_waiting);
  sqlite3_busy_timeout (self->db, 0);
  while (((code = sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL)) & 0xff) ==
             SQLITE_BUSY &&
         g_get_monotonic_time () < give_up)
    g_usleep (200);
  sqlite3_busy_timeout (self->db, ASH_EDIT_PATIENCE_MS);
  g_atomic_int_add (&n_waiting, -1);
  return code == SQLITE_OK;
}

static void
stand_aside (void)
{
  gint64 until = g_get_monotonic_time () + YIELD_US;

  while (g_atomic_int_get (&n_waiting) > 0 && g_get_monotonic_time () < until)
    g_usleep (200);
}

static gboolean
lock (AshStore *self, GError **error)
{
  gboolean is_locked;

  if (self->is_locked && !sqlite3_get_autocommit (self->db))
    return TRUE;
  if (self->is_lent)
    {
      ash_store_refuse_busy (error);
      return FALSE;
    }
  /* On a full disk SQLite may have taken everything back by itself: what follows must not be
   * kept alone. */
  if (self->is_locked)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_WRITE,
                           _ ("A part of this change could not be written, so none of it was."));
      return FALSE;
    }
  if (self->mode == ASH_STORE_IMPORT)
    stand_aside ();
  is_locked = self->mode == ASH_STORE_EDIT
                  ? wait_for_lock (self)
                  : sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
  if (!is_locked)
    return ash_store_fail (self->db, error);
  self->is_locked = TRUE;
  self->locked_at = g_get_monotonic_time ();
  return TRUE;
}

static gboolean
unlock (AshStore *self, gboolean is_kept, GError **error)
{
  gboolean is_done = TRUE;

  if (!self->is_locked)
    return TRUE;
  if (is_kept)
    is_done = ash_store_exec (self, "COMMIT", error);
  if (!is_kept || !is_done)
    {
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      if (self->mode == ASH_STORE_BUILD)
        self->is_broken = TRUE;
    }
  self->is_locked = FALSE;
  return is_done;
}

static gboolean
refuse_broken (AshStore *self, GError **error)
{
  if (self->mode == ASH_STORE_READ || self->mode == ASH_STORE_SNAPSHOT)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_WRITE,
                         _ ("The document is open for reading only."));
  else if (self->is_broken)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FAILED,
                         _ ("An earlier step failed, so this file is not written."));
  else
    return FALSE;
  return TRUE;
}

/**
 * ash_store_begin:
 * @label: (nullable): the undo step's name, translated
 * @coalesce: (nullable): two steps with the same key within 60 s become one
 *
 * Begins one user action. Nested begins join the outer one. An import takes the lock only when
 * it first writes, and gives it back between batches.
 *
 * Returns: %FALSE with %ASH_ERROR_BUSY when another connection holds the lock for too long
 */
gboolean
ash_store_begin (AshStore *self, const char *label, const char *coalesce, GError **error)
{
  if (refuse_broken (self, error))
    return FALSE;
  if (self->depth == 0)
    {
      if (self->mode != ASH_STORE_IMPORT && !lock (self, error))
        return FALSE;
      self->is_doomed = FALSE;
      if (!ash_undo_begin (self, label, coalesce, error))
        {
          unlock (self, FALSE, NULL);
          return FALSE;
        }
    }
  self->depth++;
  return TRUE;
}

/**
 * ash_store_commit:
 *
 * Ends what ash_store_begin() began; the outermost commit makes it lasting and is followed by
 * #AshStore::changed.
 */
gboolean
ash_store_commit (AshStore *self, GError **error)
{
  gboolean is_done;

  g_return_val_if_fail (self->depth > 0, FALSE);
  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  if (self->is_doomed)
    {
      ash_store_rollback (self);
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FAILED,
                           _ ("A part of this change failed, so none of it was made."));
      return FALSE;
    }
  is_done = ash_undo_finish (self, error);
  self->depth = 0;
  if (!is_done)
    {
      unlock (self, FALSE, NULL);
      g_clear_pointer (&self->changes, ash_change_set_free);
      return FALSE;
    }
  if (!unlock (self, TRUE, error))
    {
      g_clear_pointer (&self->changes, ash_change_set_free);
      return FALSE;
    }
  ash_store_emit (self);
  return TRUE;
}

/**
 * ash_store_rollback:
 *
 * Takes back what was changed since the outermost begin. Within a nested one, that one can then
 * only fail. A build has no journal: rolled back, it cannot be finished any more.
 */
void
ash_store_rollback (AshStore *self)
{
  g_return_if_fail (self->depth > 0);
  self->is_doomed = TRUE;
  if (--self->depth > 0)
    return;
  unlock (self, FALSE, NULL);
  ash_undo_abandon (self);
  g_clear_pointer (&self->changes, ash_change_set_free);
}

/**
 * ash_store_batch:
 *
 * Importers call it between two things they write, and before they go on to read or parse: the
 * lock is given back when it was held for some milliseconds.
 */
gboolean
ash_store_batch (AshStore *self, GError **error)
{
  if (self->mode != ASH_STORE_IMPORT || !self->is_locked)
    return TRUE;
  if (g_atomic_int_get (&n_waiting) == 0 && g_get_monotonic_time () - self->locked_at < BATCH_US)
    return TRUE;
  return unlock (self, TRUE, error);
}

gboolean
ash_store_replay (AshStore *self, AshReplayFunc func, gint64 step, gboolean is_undo, GError **error)
{
  if (!lock (self, error))
    return FALSE;
  if (!func (self, step, is_undo, error))
    {
      unlock (self, FALSE, NULL);
      g_clear_pointer (&self->changes, ash_change_set_free);
      return FALSE;
    }
  if (!unlock (self, TRUE, error))
    {
      g_clear_pointer (&self->changes, ash_change_set_free);
      return FALSE;
    }
  ash_store_emit (self);
  return TRUE;
}

/**
 * ash_store_enter:
 *
 * Before a single change: joins the running transaction, or begins one for it alone.
 */
gboolean
ash_store_enter (AshStore *self, GError **error)
{
  if (refuse_broken (self, error))
    return FALSE;
  if (self->depth > 0)
    return lock (self, error);
  return ash_store_begin (self, NULL, NULL, error) &&
         (lock (self, error) || (ash_store_rollback (self), FALSE));
}

/**
 * ash_store_leave:
 * @is_alone: what the matching enter found: no transaction was running
 * @is_done: whether the change went well
 */
gboolean
ash_store_leave (AshStore *self, gboolean is_alone, gboolean is_done, GError **error)
{
  if (!is_alone)
    return is_done;
  if (is_done)
    return ash_store_commit (self, error);
  ash_store_rollback (self);
  return FALSE;
}

#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AshStore:
 *
 * One connection to one database; one per thread, closed before its worker returns. It is the
 * only door to SQL. Emits `changed` (AshChangeSet *) after each commit, undo and redo.
 */
#define ASH_TYPE_STORE (ash_store_get_type ())
G_DECLARE_FINAL_TYPE (AshStore, ash_store, ASH, STORE, GObject)

typedef enum
{
  ASH_STORE_READ,     /* a published file of anybody: hardened, read-only */
  ASH_STORE_EDIT,     /* a working copy: WAL, undo; the main connection */
  ASH_STORE_IMPORT,   /* a working copy, second writer: WAL, small batches, no undo */
  ASH_STORE_SNAPSHOT, /* a working copy, read-only, one consistent state for its whole life */
  ASH_STORE_BUILD,    /* a new file that nobody else has: journal off, no undo */
} AshStoreMode;

/* What a transaction changed: which kinds of records, and their ids where they are few. */
typedef struct
{
  GHashTable *ids;   /* set of record ids */
  GHashTable *kinds; /* set of AshRecordClass * */
  gboolean is_whole; /* too many to name: look at everything again */
} AshChangeSet;

AshStore *ash_store_open (const char *path, AshStoreMode mode, GError **error);
AshStore *ash_store_create (const char *path, AshStoreMode mode, GError **error);
const char *ash_store_get_path (AshStore *self);
AshStoreMode ash_store_get_mode (AshStore *self);
const char *ash_store_get_document_id (AshStore *self);

/* Records. Getting what is not there is ASH_ERROR_NOT_FOUND; lists are ordered as the class says
 * and (transfer full) with the class's free function. @column NULL lists all. */
gpointer
ash_store_get (AshStore *self, const AshRecordClass *klass, const char *id, GError **error);
gpointer ash_store_find (AshStore *self,
                         const AshRecordClass *klass,
                         const char *column,
                         const char *value); /* first or NULL */
GPtrArray *ash_store_list (AshStore *self,
                           const AshRecordClass *klass,
                           const char *column,
                           const char *value,
                           GError **error);
gint64 ash_store_count (AshStore *self,
                        const AshRecordClass *klass,
                        const char *column,
                        const char *value);
/* Inserting gives the record its row number, and a random id when it has none. */
gboolean
ash_store_insert (AshStore *self, const AshRecordClass *klass, gpointer record, GError **error);
/* Many of one kind, faster; in import mode the lock is given back in between. */
gboolean ash_store_insert_all (AshStore *self,
                               const AshRecordClass *klass,
                               gpointer *records,
                               guint n_records,
                               GError **error);
gboolean ash_store_update (AshStore *self,
                           const AshRecordClass *klass,
                           gconstpointer record,
                           GError **error);
gboolean
ash_store_delete (AshStore *self, const AshRecordClass *klass, const char *id, GError **error);

/* One user action is one transaction and one named undo step. @label is translated ("Rename
 * page"). Nested begins join the outer one. @coalesce (nullable): two steps with the same key
 * within 60 s become one. */
gboolean ash_store_begin (AshStore *self, const char *label, const char *coalesce, GError **error);
gboolean ash_store_commit (AshStore *self, GError **error);
void ash_store_rollback (AshStore *self);
/* Import mode: commits when the batch has held the lock for some milliseconds; elsewhere nothing.
 */
gboolean ash_store_batch (AshStore *self, GError **error);

gboolean ash_store_undo (AshStore *self, GError **error);
gboolean ash_store_redo (AshStore *self, GError **error);
/* How many rows undoing or redoing would change, counted up to @most. */
guint ash_store_undo_size (AshStore *self, gboolean is_redo, guint most);
gint64 ash_store_get_undo_step (AshStore *self);
char *ash_store_dup_undo_label (AshStore *self); /* NULL: nothing to undo */
char *ash_store_dup_redo_label (AshStore *self);

/* Objects: content-addressed, in chunks, immutable. */
char *ash_store_put_object (AshStore *self, GBytes *bytes, const char *media_type, GError **error);
GBytes *ash_store_load_object (AshStore *self, const char *digest, GError **error);
gboolean ash_store_stream_object (
    AshStore *self, const char *digest, AshChunkFunc func, gpointer user_data, GError **error);
gint64 ash_store_object_size (AshStore *self, const char *digest); /* -1: not there */
/* Films and sounds, by what was read of their bytes: a fact, and no step to undo. */
gint64 ash_store_object_seconds (AshStore *self, const char *digest); /* 0: not known */
gboolean
ash_store_keep_seconds (AshStore *self, const char *digest, gint64 seconds, GError **error);
typedef void (*AshUnreadFunc) (const char *digest,
                               const char *path,
                               const char *media_type,
                               gpointer user_data);
gboolean
ash_store_each_unread (AshStore *self, AshUnreadFunc func, gpointer user_data, GError **error);
/* An object that arrives piece by piece, in constant memory. */
typedef struct _AshObjectWriter AshObjectWriter;
AshObjectWriter *ash_object_writer_new (AshStore *store, const char *media_type, GError **error);
gboolean
ash_object_writer_data (AshObjectWriter *self, const guint8 *data, gsize length, GError **error);
char *
ash_object_writer_finish (AshObjectWriter *self, gint64 *out_size, GError **error); /* the digest */
void ash_object_writer_free (AshObjectWriter *self); /* unfinished ones leave nothing */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshObjectWriter, ash_object_writer_free)

AshBodies ash_store_bodies (AshStore *self); /* borrows the store */

/* Snapshots of a tree with all that belongs to it (a credential's tree, or a source's). */
AshDesign *ash_store_load_design (AshStore *self, const char *tree, GError **error);
/* The next one of the same tree: what @changes do not name is shared with @before. */
AshDesign *ash_store_reload_design (AshStore *self,
                                    const char *tree,
                                    const AshDesign *before,
                                    const AshChangeSet *changes,
                                    GError **error);

/* Removes a source and everything of its tree, e.g. of an import that was cancelled. */
gboolean ash_store_drop_source (AshStore *self, const char *source, GError **error);
/* What an import that died left behind, and objects nothing refers to; on opening only. */
gboolean ash_store_sweep (AshStore *self, GError **error);
/* quick_check and the schema compared with the one known for its version. */
gboolean ash_store_verify (const char *path, GError **error);

AshChangeSet *ash_change_set_new (void);
void ash_change_set_free (AshChangeSet *self);
void ash_change_set_add (AshChangeSet *self, const AshChangeSet *more);
gboolean ash_change_set_has (const AshChangeSet *self, const AshRecordClass *klass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshChangeSet, ash_change_set_free)

G_END_DECLS

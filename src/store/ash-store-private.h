#pragma once

#include "ash-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Rows of one statement: saves a third of what a row costs. */
#define ASH_ROWS_AT_ONCE 16

/* The prepared statements of one kind of record. */
typedef struct
{
  sqlite3_stmt *insert;
  sqlite3_stmt *insert_many; /* ASH_ROWS_AT_ONCE of them; made when first asked for */
  sqlite3_stmt *update;
  sqlite3_stmt *remove;
  char *columns; /* "n", "id", … quoted, in the order of the class */
} AshClassSql;

struct _AshStore
{
  GObject parent_instance;

  char *path;
  AshStoreMode mode;
  sqlite3 *db;
  char *document_id;
  char *id_prefix; /* of the ids given by this connection, 20 digits */
  guint64 n_ids;

  GHashTable *classes;    /* AshRecordClass * -> AshClassSql */
  GHashTable *statements; /* SQL -> sqlite3_stmt */

  guint depth;            /* of nested begins */
  gboolean is_locked;     /* a transaction is under way in SQLite */
  gboolean is_doomed;     /* a nested part was rolled back */
  gboolean is_broken;     /* a build that was rolled back: it has no journal to do so */
  gboolean is_lent;       /* an edit is being made on a worker: no other is begun */
  gboolean lacks_indexes; /* a new build, until something is looked up */
  gint64 locked_at;       /* monotonic, import mode */
  AshChangeSet *changes;
  GHashTable *seconds; /* (nullable): digest -> gint64, of a store that is only read */

  gboolean has_undo;   /* the triggers are installed */
  gboolean is_logging; /* they write */
  gint64 step;         /* the undo step being written, 0 for none */
  char *label;
  char *coalesce;
};

/* Statements. Cached ones are reset by whoever steps them to the end. */
sqlite3_stmt *ash_store_statement (AshStore *self, const char *sql, GError **error);
gboolean ash_store_exec (AshStore *self, const char *sql, GError **error);
gboolean ash_store_step (AshStore *self, sqlite3_stmt *statement, GError **error);
gboolean ash_store_index (AshStore *self, GError **error);
gint64 ash_store_number (AshStore *self, const char *sql);
char *ash_store_text (AshStore *self, const char *sql);
void ash_store_refuse_busy (GError **error);
gboolean ash_store_fail (sqlite3 *db, GError **error);
const AshClassSql *ash_store_class_sql (AshStore *self, const AshRecordClass *klass);
void ash_class_sql_free (AshClassSql *self);
gpointer ash_store_read_record (const AshRecordClass *klass, sqlite3_stmt *statement);
GPtrArray *ash_store_select (AshStore *self,
                             const AshRecordClass *klass,
                             const char *where,
                             const char *value,
                             GError **error);
/* (transfer full) (element-type utf8): only their ids */
GPtrArray *ash_store_select_ids (AshStore *self,
                                 const AshRecordClass *klass,
                                 const char *where,
                                 const char *value,
                                 GError **error);

/* Transactions around a single change, where no one has begun one. */
gboolean ash_store_enter (AshStore *self, GError **error);
gboolean ash_store_leave (AshStore *self, gboolean is_alone, gboolean is_done, GError **error);
void ash_store_emit (AshStore *self);
void ash_store_note (AshStore *self, const AshRecordClass *klass, const char *id);

/* @shown: the name in messages; @is_ours: just written by us, only to be proven whole. */
gboolean
ash_store_verify_as (const char *path, const char *shown, gboolean is_ours, GError **error);
/* Gives back the room of what was removed, where it is worth the copying. */
gboolean ash_store_compact (AshStore *self, GError **error);

G_END_DECLS

#pragma once

#include <ash-records.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "AshL" */
#define ASH_APPLICATION_ID 0x4173684C
#define ASH_SCHEMA_VERSION 5

/* A table or index as its CREATE statement. */
typedef struct
{
  char *name;
  char *sql;
  gboolean is_index;
  gboolean is_working; /* of a working copy only, never published */
} AshSchemaEntry;

GPtrArray *ash_schema_entries (gint64 version, GError **error);
gboolean ash_schema_create (sqlite3 *db, gboolean with_indexes, GError **error);
gboolean ash_schema_create_indexes (sqlite3 *db, GError **error);
gboolean ash_schema_is_indexed (const char *column);
gboolean ash_schema_create_working (sqlite3 *db, GError **error);
gboolean ash_schema_drop_working (sqlite3 *db, GError **error);

/* What a file says it is, against what we know of its version. */
gint64 ash_schema_version (sqlite3 *db, const char *path, GError **error);
gboolean ash_schema_check (sqlite3 *db, gboolean allow_working, const char *path, GError **error);
gboolean ash_schema_check_whole (sqlite3 *db, const char *path, GError **error);
gboolean ash_schema_check_content (sqlite3 *db, const char *path, GError **error);
gboolean ash_schema_refuse_damaged (const char *path, GError **error);
gboolean ash_schema_migrate (sqlite3 *db, GError **error);

G_END_DECLS

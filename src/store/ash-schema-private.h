#pragma once

#include <ash-records.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "AshL" */
#define ASH_APPLICATION_ID 0x4173684C
#define ASH_SCHEMA_VERSION 2

/* A table or index as its CREATE statement. */
typedef struct
{
  char *name;
  char *sql;
  gboolean is_index;
  gboolean is_working; /* of a working copy only, never published */
} AshSchemaEntry;

GPtrArray *ash_schema_entries (void);
gboolean ash_schema_create (sqlite3 *db, GError **error);
gboolean ash_schema_create_working (sqlite3 *db, GError **error);
gboolean ash_schema_drop_working (sqlite3 *db, GError **error);

G_END_DECLS

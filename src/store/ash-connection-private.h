#pragma once

#include "ash-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Before the main connection gives up on what is no transaction of its own. */
#define ASH_EDIT_PATIENCE_MS 50

/* The one place where a database is opened. */
sqlite3 *ash_connection_open (const char *path, AshStoreMode mode, gboolean is_new, GError **error);
gint64 ash_connection_number (sqlite3 *db, const char *sql);
char *ash_connection_text (sqlite3 *db, const char *sql);

/* What a document is called that has no file: its first source, else its first credential. */
#define ASH_TITLE_QUERY                                                                            \
  "SELECT \"title\" FROM \"tree\" WHERE \"title\"<>'' AND (\"kind\"='credential' OR \"id\" IN "    \
  "(SELECT \"tree\" FROM \"source\" WHERE \"state\"='ready')) "                                    \
  "ORDER BY \"kind\"='credential', \"n\" LIMIT 1"

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of the ids of a page that was joined to others. */
typedef struct
{
  char *anchor;      /* (nullable): the id at which the page begins now */
  GHashTable *names; /* id that had to change -> what it is now */
} AshPageJoined;

char *ash_page_join (const char *const *pages, guint n, GPtrArray **out_joined, GError **error);

G_END_DECLS

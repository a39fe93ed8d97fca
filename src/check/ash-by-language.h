#pragma once

#include <ash-json.h>

G_BEGIN_DECLS

/* Data of which each language has a file of its own, data/FOLDER/LANGUAGE.json, read when it is
 * first asked for and kept from then on. */
typedef struct
{
  const char *folder;
  gpointer (*read) (const AshJsonValue *root);
  GMutex mutex;
  GHashTable *known;
} AshByLanguage;

gconstpointer ash_by_language (AshByLanguage *self, const char *lang);

G_END_DECLS

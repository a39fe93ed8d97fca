#pragma once

#include <ash-store.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_FOUND_CREDENTIAL,
  ASH_FOUND_OUTCOME,
  ASH_FOUND_ASSESSMENT,
  ASH_FOUND_FIELD,
  ASH_FOUND_ITEM,        /* of a credential */
  ASH_FOUND_SOURCE_ITEM, /* of a course that was brought in */
} AshHitKind;

/* One thing of the document that has words by which it can be found. */
typedef struct
{
  AshHitKind kind;
  AshItemKind item_kind; /* of an item */
  char *text;            /* its title, or what it says */
  char *folded;          /* the same as it is searched */
  char *id;
  char *part;             /* (nullable): of a field, its key */
  const char *credential; /* (nullable): id of the one it belongs to; owned by the index */
  const char *place;      /* title of that credential, or of the course */
} AshFound;

/**
 * AshFindIndex:
 *
 * Everything that can be searched in a document, as of one moment, held in memory. Made on a
 * worker, asked on any thread.
 */
typedef struct _AshFindIndex AshFindIndex;

AshFindIndex *ash_find_index_new (AshStore *store, GCancellable *cancellable, GError **error);
AshFindIndex *ash_find_index_ref (AshFindIndex *self);
void ash_find_index_unref (AshFindIndex *self);
guint ash_find_index_size (AshFindIndex *self);
GPtrArray *ash_find_index_match (AshFindIndex *self, const char *query, guint most);

char *ash_find_fold (const char *text);
guint ash_find_score (const char *folded, const char *const *words);
GStrv ash_find_words (const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshFindIndex, ash_find_index_unref)

G_END_DECLS

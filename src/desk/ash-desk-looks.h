#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/**
 * AshLooks:
 *
 * What of a course needs a look before it is used: phrases bound to the class it was taught to, and
 * what its import had to say of an item.
 */
typedef struct
{
  GHashTable *phrases; /* source item id -> number of phrases, GUINT_TO_POINTER */
  GHashTable *notes;   /* source item id -> one sentence */
  GHashTable *minutes; /* source item id -> about how long it takes, as ash_desk_estimates() */
} AshLooks;

AshLooks *
ash_desk_looks (AshStore *store, const char *source, AshProgress *progress, GError **error);
void ash_looks_free (AshLooks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshLooks, ash_looks_free)

G_END_DECLS

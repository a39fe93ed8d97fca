#pragma once

#include "ash-store.h"

G_BEGIN_DECLS

/* Named versions of a credential (data-model.md, `revision`): a canonical listing, one line a
 * record with the digest of its canonical JSON. Records and listing are objects, so what two
 * versions share is kept once. */

/**
 * AshRevisionChange:
 *
 * One record that differs between a version and another state.
 */
typedef struct
{
  const AshRecordClass *klass;
  char *id;
  char *before; /* canonical JSON, NULL: it was not there */
  char *after;  /* canonical JSON, NULL: it is gone */
} AshRevisionChange;

char *ash_revision_add (AshStore *store, const char *credential, const char *name, GError **error);
GPtrArray *ash_revision_list (AshStore *store, const char *credential, GError **error);
GPtrArray *ash_revision_compare (AshStore *store, const char *revision, GError **error);
gboolean ash_revision_restore (AshStore *store, const char *revision, GError **error);
void ash_revision_change_free (AshRevisionChange *self);
char *ash_record_to_canonical_json (const AshRecordClass *klass, gconstpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshRevisionChange, ash_revision_change_free)

G_END_DECLS

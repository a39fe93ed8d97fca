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
/* @author, @note: (nullable) */
char *ash_revision_keep (AshStore *store,
                         const char *credential,
                         const char *name,
                         const char *author,
                         const char *note,
                         GError **error);
GPtrArray *ash_revision_list (AshStore *store, const char *credential, GError **error);
GPtrArray *ash_revision_compare (AshStore *store, const char *revision, GError **error);
/* @before and @after: versions of one credential; @after NULL: as it is now. Status, review date
 * and what was set aside are no part of a version's content: they neither differ nor are restored.
 */
GPtrArray *
ash_revision_compare_two (AshStore *store, const char *before, const char *after, GError **error);
/* Whether the credential still is what it was in that version. */
gboolean
ash_revision_is_current (AshStore *store, const char *revision, gboolean *out, GError **error);
/* (transfer full) (nullable): the newest version that the credential still is */
char *ash_revision_find_current (AshStore *store, const char *credential, GError **error);
gboolean ash_revision_restore (AshStore *store, const char *revision, GError **error);
/* Only what has one of these ids, and the modules that an item stood in. */
gboolean ash_revision_restore_some (AshStore *store,
                                    const char *revision,
                                    const char *const *ids,
                                    GError **error);
void ash_revision_change_free (AshRevisionChange *self);
char *ash_record_to_canonical_json (const AshRecordClass *klass, gconstpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshRevisionChange, ash_revision_change_free)

G_END_DECLS

#pragma once

#include <ash-live.h>

G_BEGIN_DECLS

/**
 * AshPlace:
 *
 * Where in a document the user is: the credential that all views but Source are about, and the
 * item last chosen in it, which the preview follows. One for each window; views read it and set
 * it. Properties: `credential` and `item` (ids, nullable). While the document has credentials, one
 * of them is chosen. `scopes` says of credentials (ids) which module the matrix shows alone.
 */
#define ASH_TYPE_PLACE (ash_place_get_type ())
G_DECLARE_FINAL_TYPE (AshPlace, ash_place, ASH, PLACE, GObject)

AshPlace *ash_place_new (AshDocument *document);
void ash_place_begin_live (AshPlace *self);
AshDocument *ash_place_get_document (AshPlace *self);
AshStore *ash_place_get_store (AshPlace *self);
AshLive *ash_place_get_live (AshPlace *self);
const char *ash_place_get_credential (AshPlace *self);
const char *ash_place_get_item (AshPlace *self);
void ash_place_set (AshPlace *self, const char *credential, const char *item);
void ash_place_set_item (AshPlace *self, const char *item);
/* (nullable): the module that is shown of @credential; NULL: the whole */
const char *ash_place_get_scope (AshPlace *self, const char *credential);
void ash_place_set_scope (AshPlace *self, const char *credential, const char *module);
GHashTable *ash_place_get_scopes (AshPlace *self); /* (transfer none): credential -> module */

G_END_DECLS

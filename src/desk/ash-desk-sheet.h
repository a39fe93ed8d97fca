#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* What a person types about a credential, beside ash_desk_set_field. */
/* The credential's outcomes as lines of text, in order. An outcome whose text is kept, or that
 * stands where a changed one stood, stays itself, with all that points at it. */
gboolean ash_desk_set_outcomes (AshStore *store,
                                const char *credential,
                                const char *const *texts,
                                GError **error);
/* What the badge says was needed, in Markdown; "" has it written from the design again. */
gboolean
ash_desk_set_criteria (AshStore *store, const char *credential, const char *text, GError **error);

/* One field of data/sheet.json by its key, as a person writes it, wherever it is stored. */
gboolean ash_desk_set_sheet (
    AshStore *store, const char *credential, const char *key, const char *value, GError **error);

G_END_DECLS

#pragma once

#include <ash-harvest.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* The outcomes of a credential, one at a time. @before: (nullable) the statement that it shall
 * stand before; NULL: at the end. Codes of the form O1, O2, O2.1 … follow the order; others stay.
 */

/* (transfer full): the new statement */
char *ash_desk_add_outcome (
    AshStore *store, const char *credential, const char *text, const char *before, GError **error);
/* Several at the end, as one step: outcomes found in the course. */
gboolean ash_desk_add_outcomes (AshStore *store,
                                const char *credential,
                                const char *const *texts,
                                GError **error);
gboolean ash_desk_set_outcome_text (AshStore *store,
                                    const char *statement,
                                    const char *text,
                                    GError **error);
/* @bloom: (nullable): a level's nick; NULL: as its verb says */
gboolean ash_desk_set_outcome_level (AshStore *store,
                                     const char *statement,
                                     const char *bloom,
                                     GError **error);
gboolean ash_desk_shift_outcome (
    AshStore *store, const char *credential, const char *statement, int by, GError **error);
/* There are two levels: outcomes, and parts of one. */
gboolean ash_desk_indent_outcome (AshStore *store,
                                  const char *credential,
                                  const char *statement,
                                  GError **error);
gboolean ash_desk_outdent_outcome (AshStore *store,
                                   const char *credential,
                                   const char *statement,
                                   GError **error);
/* Of one module, or (NULL) of the whole credential. */
gboolean ash_desk_set_outcome_module (AshStore *store,
                                      const char *credential,
                                      const char *statement,
                                      const char *module,
                                      GError **error);
/* (transfer full): the new statement */
char *ash_desk_add_module_outcome (
    AshStore *store, const char *credential, const char *module, const char *text, GError **error);
/* With its marks. */
gboolean ash_desk_delete_outcome (AshStore *store,
                                  const char *credential,
                                  const char *statement,
                                  GError **error);
/* A copy below it, without its marks: (transfer full) the new statement */
char *ash_desk_duplicate_outcome (AshStore *store,
                                  const char *credential,
                                  const char *statement,
                                  GError **error);

/* Outcomes that the credential's items, or else the courses they come from, state already, without
 * those that it has: (element-type AshFoundOutcome). @store in any readable mode. */
GPtrArray *ash_desk_find_outcomes (AshStore *store,
                                   const char *credential,
                                   AshProgress *progress,
                                   GError **error);

/* Skills of the credential; (transfer full): the new statement. Deleted as an outcome is. */
char *ash_desk_add_skill (
    AshStore *store, const char *credential, const char *text, const char *uri, GError **error);

G_END_DECLS

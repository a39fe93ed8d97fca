#pragma once

#include <ash-grid.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* Evidence and the rubrics that judge it. */

/* The evidence that an item of a credential is; made when it is none yet. (transfer full): id */
char *ash_desk_make_evidence (AshStore *store, const char *item, GError **error);

/* The rubric of a piece of evidence as a grid: its own, else the one that came with its item.
 * (transfer full); `rubric->record.id` is NULL when it has none yet. ASH_ERROR_LIMIT when it is
 * larger than anybody edits by hand. */
AshGrid *ash_desk_load_grid (AshStore *store, const char *assessment, GError **error);
/* Stores what is different in @grid as one step. A rubric that stands in a course, or in another
 * credential, is copied into this one and stays as it is. @coalesce (nullable): as in
 * ash_store_begin(). */
gboolean ash_desk_save_grid (AshStore *store,
                             const char *assessment,
                             const AshGrid *grid,
                             const char *label,
                             const char *coalesce,
                             GError **error);
/* Other evidence of any credential that the same rubric judges: (element-type AshAssessment) */
GPtrArray *ash_desk_rubric_sharers (AshStore *store, const char *assessment, GError **error);
/* From now on what is changed is changed for this evidence alone. */
gboolean ash_desk_split_rubric (AshStore *store, const char *assessment, GError **error);
gboolean ash_desk_remove_rubric (AshStore *store, const char *assessment, GError **error);

/* The bank: what was put there, then what came with courses. (element-type AshRubric) */
GPtrArray *ash_desk_list_rubrics (AshStore *store, GError **error);
gboolean
ash_desk_bank_rubric (AshStore *store, const char *assessment, const char *title, GError **error);
/* A copy of @rubric takes the place of what the evidence had. */
gboolean
ash_desk_use_rubric (AshStore *store, const char *assessment, const char *rubric, GError **error);

/* A first grid from the outcomes that the evidence shows (all of the credential's when it shows
 * none): a criterion for each, levels worded by the outcome's verb where the language is known
 * (data/rubric/words/). */
/* The outcomes of the credential that it is evidence in: (element-type AshStatement) */
GPtrArray *ash_desk_outcomes_of_evidence (AshStore *store, const char *assessment, GError **error);
gboolean
ash_desk_start_rubric (AshStore *store, const char *assessment, gboolean is_blank, GError **error);
/* For an #AshStatement's text: "apply", "analyse", …; NULL when its first verb is not known. */
const char *ash_desk_level_of_verb (const char *lang, const char *text);

G_END_DECLS

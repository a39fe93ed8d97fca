#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* Evidence: the assessments of a credential. Their single facts (title, kind, weight, pass mark)
 * are changed with ash_desk_set_text() and ash_desk_set_int(). */

/* What somebody does before others, as it is stored, closed by NULL; and in words, NULL for what is
 * none of them. */
extern const char *const ASH_EVIDENCE_KINDS[];
const char *ash_evidence_kind_word (const char *kind);

/* @item: (nullable) the quiz, assignment, … that carries it; NULL: a practical, a viva, described
 * by
 * @title and @kind. An item that is evidence already stays the one it is. (transfer full): its id
 */
char *ash_desk_add_evidence (AshStore *store,
                             const char *credential,
                             const char *item,
                             const char *title,
                             const char *kind,
                             GError **error);
/* What an activity practises or introduces, its evidence shows: makes it evidence and marks
 * @statement as assessed by it, as one step. */
gboolean ash_desk_assess_with_item (AshStore *store,
                                    const char *credential,
                                    const char *item,
                                    const char *statement,
                                    GError **error);
/* What evidence, with the item that carries it, does for an outcome: one mark of the two. @depth:
 * an AshDepth, or -1 for none. */
gboolean ash_desk_mark_evidence (
    AshStore *store, const char *assessment, const char *statement, int depth, GError **error);
gboolean ash_desk_shift_evidence (AshStore *store, const char *assessment, int by, GError **error);
/* How often it may be tried (0: as often as a learner likes), and how many minutes it may take;
 * ASH_UNSET: not said. Kept where ash-terms.h says; a discussion has neither. */
gboolean
ash_desk_set_attempts (AshStore *store, const char *assessment, gint64 attempts, GError **error);
gboolean
ash_desk_set_time (AshStore *store, const char *assessment, gint64 minutes, GError **error);
/* With its marks, and its place in the rule for completion. */
gboolean ash_desk_delete_evidence (AshStore *store, const char *assessment, GError **error);
/* Gives each an equal part of 100 %. */
gboolean ash_desk_share_weights (AshStore *store, const char *credential, GError **error);
/* Who completes: @op all, any, or @need of @assessments. None: no rule. */
gboolean ash_desk_set_completion (AshStore *store,
                                  const char *credential,
                                  AshRuleOp op,
                                  gint64 need,
                                  const char *const *assessments,
                                  GError **error);

G_END_DECLS

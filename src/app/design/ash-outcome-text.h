#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshOutcomeText:
 *
 * The words of an outcome, its verb in bold. A click, Enter or F2 edits them in place; Enter, or
 * leaving, stores. Signals: `edited` (const char *), `typed` (const char *) at each key.
 */
#define ASH_TYPE_OUTCOME_TEXT (ash_outcome_text_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomeText, ash_outcome_text, ASH, OUTCOME_TEXT, GtkWidget)

GtkWidget *ash_outcome_text_new (void);
void ash_outcome_text_show (AshOutcomeText *self, const char *text, const char *lang);
void ash_outcome_text_edit (AshOutcomeText *self);
gboolean ash_outcome_text_is_editing (AshOutcomeText *self);
void ash_outcome_text_set_lines (AshOutcomeText *self,
                                 int lines); /* at most; 0: as many as it needs */

G_END_DECLS

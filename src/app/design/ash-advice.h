#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

G_BEGIN_DECLS

/* The one line of advice about an outcome: a gap before a verb that cannot be observed. */
typedef enum
{
  ASH_ADVICE_NONE,
  ASH_ADVICE_GAP,
  ASH_ADVICE_VERB,
} AshAdviceKind;

/* Names of rules, for dismissals: those of the checks. */
#define ASH_RULE_GAP "outcome-without-assessment"
#define ASH_RULE_WEAK_VERB "weak-verb"

AshAdviceKind
ash_advice_of (const AshDesign *design, const AshMarks *marks, const AshStatement *outcome);
/* (transfer full): the sentence, as markup */
char *ash_advice_markup (AshAdviceKind kind,
                         const AshDesign *design,
                         const AshMarks *marks,
                         const AshStatement *outcome);

char *ash_advice_dup_offers (const AshDesign *design);

/* A line with its buttons; @is_stacked: they stand below the words. @func is told "instead VERB",
 * "show-by ID" (of evidence, or of an item), "evidence", "dismiss". */
typedef void (*AshAdviceFunc) (const char *command, gpointer user_data);
GtkWidget *ash_advice_line_new (AshAdviceKind kind,
                                const AshDesign *design,
                                const AshMarks *marks,
                                const AshStatement *outcome,
                                gboolean is_stacked,
                                AshAdviceFunc func,
                                gpointer user_data);

G_END_DECLS

#pragma once

#include <ash-terms.h>

#include "ash-learner-words.h"
#include "ash-learner.h"

G_BEGIN_DECLS

/* The attribute by which a rubric's table is recognised in a page that comes back. */
#define ASH_RUBRIC_MARK "data-ashlar-rubric"

/* Whether learners see the item: neither it nor a module above it is for instructors. */
gboolean ash_learner_sees (const AshDesign *design, const AshItem *item);
/* The learner's minutes: as stated, else the sum of the items'; 0 when nothing is known. */
gint64 ash_learner_minutes (const AshDesign *design);

/* Where an item's page is: (transfer full) (nullable). */
typedef char *(*AshHrefFunc) (const char *item, gpointer user_data);
/* The sections of the start-here page below its purpose; each is left out when it is empty. */
void ash_learner_append_audience (GString *out, const AshDesign *design, const AshWords *words);
void ash_learner_append_outcomes (GString *out, const AshDesign *design, const AshWords *words);
/* Those of one module, when it has any. */
void ash_learner_append_module_outcomes (GString *out,
                                         const AshDesign *design,
                                         const AshItem *module,
                                         const AshWords *words);
void ash_learner_append_time (GString *out, const AshDesign *design, const AshWords *words);
void ash_learner_append_assessments (GString *out,
                                     const AshDesign *design,
                                     const AshWords *words,
                                     AshHrefFunc href_of,
                                     gpointer user_data);
char *ash_learner_terms (const AshWords *words, AshTerms terms);
/* What somebody does before others: a section with its brief, when it has one and no item. */
void ash_learner_append_brief (GString *out,
                               const AshDesign *design,
                               const AshWords *words,
                               const AshAssessment *assessment);
void ash_learner_append_earning (GString *out, const AshDesign *design, const AshWords *words);
void ash_learner_append_heading (GString *out, const char *tag, const char *text);
void ash_learner_append_paragraph (GString *out, const char *text);

G_END_DECLS

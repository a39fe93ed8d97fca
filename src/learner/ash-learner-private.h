#pragma once

#include "ash-learner-words.h"
#include "ash-learner.h"

G_BEGIN_DECLS

/* The attribute by which a rubric's table is recognised in a page that comes back. */
#define ASH_RUBRIC_MARK "data-ashlar-rubric"

/* Whether learners see the item: neither it nor a module above it is for instructors. */
gboolean ash_learner_sees (const AshDesign *design, const AshItem *item);
/* The learner's minutes: as stated, else the sum of the items'; 0 when nothing is known. */
gint64 ash_learner_minutes (const AshDesign *design);
/* The sections of the start-here page below its purpose. */
void ash_learner_append_sections (GString *out, const AshDesign *design, const AshWords *words);
void ash_learner_append_heading (GString *out, const char *tag, const char *text);
void ash_learner_append_paragraph (GString *out, const char *text);

G_END_DECLS

#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshRubricEditor:
 *
 * The rubric of one piece of evidence: a grid of criteria and levels, and what could be better in
 * it. An editor of Build (ash-editors.h); its record is an assessment.
 */
#define ASH_TYPE_RUBRIC_EDITOR (ash_rubric_editor_get_type ())
G_DECLARE_FINAL_TYPE (AshRubricEditor, ash_rubric_editor, ASH, RUBRIC_EDITOR, GtkWidget)

GtkWidget *ash_rubric_editor_new (AshPlace *place, const char *assessment);

G_END_DECLS

#pragma once

#include "ash-form-editor.h"

G_BEGIN_DECLS

/* The group of rows about what an item proves: whether it is evidence, what it counts, and its
 * rubric. */
typedef struct
{
  AshFormEditor *editor;
  GtkSwitch *is_evidence;
  GtkWidget *weight;
  GtkWidget *pass;
  GtkWidget *integrity;
  AdwActionRow *rubric;
} AshEvidenceRows;

void ash_evidence_rows_build (AshEvidenceRows *self, AshFormEditor *editor, AshForm *form);
void ash_evidence_rows_show (AshEvidenceRows *self, const AshAssessment *assessment);

G_END_DECLS

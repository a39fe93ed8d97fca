#include <glib/gi18n-lib.h>

#include "ash-evidence-rows.h"
#include "ash-prompt-note.h"
#include "ash-small-editors.h"

typedef struct
{
  AshPromptNote note;
  AshEvidenceRows evidence;
} Topic;

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  Topic *self = own;

  ash_form_add_group (form, NULL, NULL);
  ash_form_add_title (form);
  ash_form_add_lines (form, _ ("What to discuss"), NULL, &ASH_ITEM, NULL);
  ash_prompt_note_build (&self->note, editor, form);
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Points"), &ASH_ITEM, "points_c", ASH_UNIT_POINTS,
                       _ ("Change points"));
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
  ash_evidence_rows_build (&self->evidence, editor, form);
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  Topic *self = own;

  ash_prompt_note_show (&self->note, item);
  ash_evidence_rows_show (&self->evidence, assessment);
}

static const AshFormKind KIND = { sizeof (Topic), build, show };

GtkWidget *
ash_topic_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}

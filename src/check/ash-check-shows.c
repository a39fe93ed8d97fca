#include "ash-check-private.h"

gboolean
ash_check_shows (const AshDesign *design,
                 AshSubjectKind kind,
                 const char *subject,
                 const AshStatement *outcome)
{
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth == ASH_DEPTH_ASSESSED && alignment->subject_kind == kind &&
          g_strcmp0 (alignment->subject, subject) == 0 &&
          (outcome != NULL ? g_strcmp0 (alignment->statement, outcome->record.id) == 0
                           : ash_design_outcome (design, alignment->statement) != NULL))
        return TRUE;
    }
  return FALSE;
}

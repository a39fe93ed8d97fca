#include "ash-check-private.h"

#include "ash-placeholder.h"

#include <glib/gi18n-lib.h>

gboolean
ash_rule_missing_purpose (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  if (ash_is_placeholder (ash_design_field (design, design->credential->record.id, "purpose")))
    ash_check_add_whole (
        check, NULL, g_strdup (_ ("Nothing says what this credential is for.")),
        _ ("Write its purpose in two or three sentences. Learners read it first, and "
           "so do employers."));
  return TRUE;
}

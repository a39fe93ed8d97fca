#include "ash-check-private.h"

#include "ash-placeholder.h"

#include <glib/gi18n-lib.h>

gboolean
ash_rule_missing_audience (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  if (ash_is_placeholder (ash_design_field (design, design->credential->record.id, "audience")))
    ash_check_add_whole (check, NULL, g_strdup (_ ("Nothing says whom this credential is for.")),
                         _ ("Say who it is made for and what they know already."));
  return TRUE;
}

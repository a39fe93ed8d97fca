#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

/* Without outcomes there is nothing that evidence could show or a badge could say. */
gboolean
ash_rule_missing_outcomes (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  if (design->outcomes->len == 0)
    ash_check_add_whole (
        check, NULL, g_strdup (_ ("Nothing says what learners will be able to do.")),
        _ ("Write three to six outcomes, or use those that the course says already."));
  return TRUE;
}

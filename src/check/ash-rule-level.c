/* Whether the framework that a credential names has the level that it claims. */
#include "ash-check-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ash-sheet.h"

/* "5", "Level 5" */
static guint
number_in (const char *level)
{
  const char *digits = level + strcspn (level, "0123456789");

  return (guint) strtoul (digits, NULL, 10);
}

/* Source: AQF, second edition (2013), levels 1 to 10; Council Recommendation 2017/C 189/03, EQF 1
 * to 8; NZQCF, levels 1 to 10. Their numbers are data: sheet.json. */
gboolean
ash_rule_level (AshCheck *check, GError **error)
{
  const AshCredential *credential = check->design->credential;
  const AshSheetChoice *scheme =
      ash_sheet_find_choice (ash_sheet_find ("level_scheme"), credential->level_scheme);
  g_autofree char *about = NULL;
  guint level;

  if (scheme == NULL || scheme->n_levels == 0 || credential->level == NULL ||
      *credential->level == '\0')
    return TRUE;
  level = number_in (credential->level);
  if (level >= 1 && level <= scheme->n_levels)
    return TRUE;
  about = g_strdup_printf ("%s %s", scheme->value, credential->level);
  ash_check_add_whole (check, about,
                       g_strdup_printf (_ ("%s has the levels 1 to %u, and “%s” is none of them."),
                                        g_dgettext (GETTEXT_PACKAGE, scheme->title),
                                        scheme->n_levels, credential->level),
                       _ ("Write one of them, or say that it is another framework’s."));
  return TRUE;
}

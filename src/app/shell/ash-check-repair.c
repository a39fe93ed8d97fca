#include "ash-check-repair.h"

#include <ash-desk-evidence.h>
#include <glib/gi18n-lib.h>

#include "ash-advice.h"

/* Longer titles make a button of which nothing is left for the words beside it. */
#define MAX_TITLE 24

static char *
shorten (const char *title)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MAX_TITLE - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* The evidence that can show an outcome that nothing shows yet. It is known of the credential that
 * is worked on. */
static const AshAssessment *
evidence_for (AshPlace *place, const AshFinding *finding)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));

  if (!g_str_equal (finding->rule, ASH_RULE_GAP) || finding->ref == NULL || design == NULL ||
      design->credential == NULL ||
      g_strcmp0 (design->credential->record.id, finding->credential) != 0)
    return NULL;
  return ash_advice_evidence (design);
}

char *
ash_check_dup_repair (AshPlace *place, const AshFinding *finding)
{
  const AshAssessment *evidence = evidence_for (place, finding);
  g_autofree char *title =
      evidence != NULL && evidence->title != NULL ? shorten (evidence->title) : NULL;

  return title != NULL ? g_strdup_printf (_ ("Add to %s"), title) : NULL;
}

char *
ash_check_repair (AshPlace *place, const AshFinding *finding, GError **error)
{
  const AshAssessment *evidence = evidence_for (place, finding);

  if (evidence == NULL)
    return g_strdup (_ ("Nothing is left to fix"));
  if (!ash_desk_mark_evidence (ash_place_get_store (place), evidence->record.id, finding->ref,
                               ASH_DEPTH_ASSESSED, error))
    return NULL;
  return g_strdup_printf (_ ("Added to %s"), evidence->title);
}

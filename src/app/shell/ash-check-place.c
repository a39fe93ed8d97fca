#include "ash-check-place.h"

#include <glib/gi18n-lib.h>

/* Where a finding is mended, and the words of the way there. What is not named here is mended where
 * its record is shown. */
static const struct
{
  const char *rule;
  const char *view;
  const char *part;
  const char *fix;
  gboolean is_of_whole; /* only where it is about the credential as a whole */
} PLACES[] = {
  { "missing-outcomes", "design", "outcomes", N_ ("Write the first one") },
  { "duplicate-outcome", "design", NULL, N_ ("Change the words") },
  { "empty-module", "build", NULL, N_ ("Fill it") },
  { "outcome-not-required", "design", "evidence", N_ ("Change the rule") },
  { "outcome-avoidable", "design", "evidence", N_ ("Change the rule") },
  { "missing-completion", "design", "evidence", N_ ("Make a rule") },
  { "empty-evidence", "build", NULL, N_ ("Write it") },
  { "outcome-without-assessment", "design", NULL, N_ ("Add evidence") },
  { "assessment-without-outcome", "design", NULL, N_ ("Choose outcomes") },
  { "activity-without-outcome", "build", NULL, N_ ("Choose outcomes") },
  { "recall-only-evidence", "design", NULL, N_ ("Add evidence") },
  { "assessed-below-level", "design", NULL, N_ ("Add evidence") },
  { "completion-impossible", "design", "evidence", N_ ("Change the rule") },
  { "rubric-misses-outcome", "build", NULL, N_ ("Show the rubric") },
  { "rubric-wording", "build", NULL, N_ ("Show the rubric") },
  { "evidence-weights", "design", "evidence", N_ ("Change the weights") },
  { "unused-bank", "build", NULL, N_ ("Open a quiz") },
  { "workload", "design", "hours", N_ ("Change the hours") },
  { "credit", "design", "credit", N_ ("Change the credit") },
  { "weeks", "design", "weeks", N_ ("Change the weeks"), TRUE },
  { "level", "design", "level", N_ ("Change the level") },
  { "missing-purpose", "design", "purpose", N_ ("Write it") },
  { "missing-audience", "design", "audience", N_ ("Write it") },
  { "quiz-without-key", "build", NULL, N_ ("Mark the answers") },
  { "empty-question", "build", NULL, N_ ("Show the questions") },
  { "empty-answer", "build", NULL, N_ ("Show the questions") },
  { "two-keys", "build", NULL, N_ ("Mark the answers") },
  { "same-answers", "build", NULL, N_ ("Show the questions") },
  { "duplicate-question", "build", NULL, N_ ("Show the questions") },
  { "longest-answer", "build", NULL, N_ ("Show the questions") },
  { "dead-link", "build", NULL, N_ ("Mend the link") },
  { "old-link", "build", NULL, N_ ("Mend the link") },
  { "missing-alt-text", "build", NULL, N_ ("Describe") },
};

void
ash_check_place_of (AshStore *store, const AshFinding *finding, AshCheckPlace *place)
{
  g_autoptr (AshItem) item = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (g_str_equal (PLACES[i].rule, finding->rule) &&
        (!PLACES[i].is_of_whole || g_strcmp0 (finding->ref, finding->credential) == 0))
      {
        place->view = PLACES[i].view;
        place->part = PLACES[i].part;
        place->fix = _ (PLACES[i].fix);
        return;
      }
  if (finding->ref != NULL)
    item = ash_store_find (store, &ASH_ITEM, "id", finding->ref);
  place->view = item != NULL ? "build" : "design";
  place->part = NULL;
  place->fix = _ ("Show it");
}

/**
 * ash_check_place_title:
 *
 * Returns: (transfer full) (nullable): what the record that it is about is called
 */
char *
ash_check_place_title (AshStore *store, const AshFinding *finding)
{
  g_autoptr (AshItem) item = NULL;
  g_autoptr (AshStatement) outcome = NULL;
  g_autoptr (AshAssessment) assessment = NULL;

  if (finding->ref == NULL || g_strcmp0 (finding->ref, finding->credential) == 0)
    return NULL;
  item = ash_store_find (store, &ASH_ITEM, "id", finding->ref);
  if (item != NULL)
    return g_strdup (item->title);
  outcome = ash_store_find (store, &ASH_STATEMENT, "id", finding->ref);
  if (outcome != NULL)
    return g_strdup (outcome->text);
  assessment = ash_store_find (store, &ASH_ASSESSMENT, "id", finding->ref);
  return assessment != NULL ? g_strdup (assessment->title) : g_strdup (finding->where);
}

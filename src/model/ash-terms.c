#include "ash-terms.h"

gboolean
ash_terms_make_sense (const AshItem *item)
{
  return item == NULL || item->kind != ASH_ITEM_TOPIC;
}

gboolean
ash_terms_are_of_item (const AshItem *item)
{
  return item != NULL && (item->kind == ASH_ITEM_QUIZ || item->kind == ASH_ITEM_ASSIGNMENT ||
                          item->kind == ASH_ITEM_LTI);
}

AshTerms
ash_terms_of (const AshItem *item, const AshAssessment *assessment)
{
  AshTerms terms = { ASH_UNSET, ASH_UNSET };

  if (ash_terms_are_of_item (item))
    terms = (AshTerms){ item->attempts, item->limit_minutes };
  else if (ash_terms_make_sense (item) && assessment != NULL)
    terms = (AshTerms){ assessment->attempts, assessment->minutes };
  if (terms.minutes <= 0)
    terms.minutes = ASH_UNSET;
  return terms;
}

AshTerms
ash_design_terms (const AshDesign *design, const AshAssessment *assessment)
{
  return ash_terms_of (ash_design_item (design, assessment->item), assessment);
}

gboolean
ash_terms_are_limits (const AshTerms *self)
{
  return self->attempts > 0 || self->minutes > 0;
}

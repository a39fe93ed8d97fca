#include "ash-desk-private.h"
#include "ash-plan-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-rates.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>

gboolean
ash_plan_knows_field (const char *key)
{
  const AshSheetEntry *entry = ash_sheet_find (key);

  return ash_rate_of_key (key) < ASH_N_RATES || (entry != NULL && entry->type != ASH_SHEET_FACT);
}

gboolean
ash_plan_refuse (const char *name, int line, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("%s, line %d: %s"), name, line, reason);
  return FALSE;
}

void
ash_plan_item_free (AshPlanItem *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->item);
  g_free (self->found);
  g_clear_pointer (&self->replacements, g_ptr_array_unref);
  g_free (self);
}

void
ash_plan_replacement_free (AshPlanReplacement *self)
{
  g_free (self->find);
  g_free (self->with);
  g_free (self);
}

void
ash_plan_field_free (AshPlanField *self)
{
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

void
ash_plan_outcome_free (AshPlanOutcome *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->key);
  g_free (self->text);
  g_free (self->uri);
  g_free (self->whole);
  g_free (self);
}

static void
module_free (gpointer data)
{
  AshPlanModule *self = data;

  g_free (self->title);
  g_free (self->purpose);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

void
ash_plan_rating_free (AshPlanRating *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
criterion_free (gpointer data)
{
  AshPlanCriterion *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self->outcome);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

static void
rubric_free (gpointer data)
{
  AshPlanRubric *self = data;

  g_free (self->id);
  g_free (self->key);
  g_free (self->title);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

static void
assessment_free (gpointer data)
{
  AshPlanAssessment *self = data;

  g_free (self->id);
  g_free (self->key);
  g_free (self->title);
  ash_plan_item_free (self->item);
  g_free (self->rubric);
  for (guint i = 0; i < G_N_ELEMENTS (self->brief); i++)
    g_free (self->brief[i]);
  g_free (self->integrity);
  g_ptr_array_unref (self->draws);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

void
ash_plan_draw_free (AshPlanDraw *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->bank);
  g_free (self->found);
  g_free (self);
}

void
ash_plan_alignment_free (AshPlanAlignment *self)
{
  if (self == NULL)
    return;
  ash_plan_item_free (self->item);
  g_free (self->outcome);
  g_free (self);
}

AshPlanOutcome *
ash_plan_outcome_new (void)
{
  AshPlanOutcome *self = g_new0 (AshPlanOutcome, 1);

  self->id = ash_id_new ();
  return self;
}

AshPlanModule *
ash_plan_module_new (void)
{
  AshPlanModule *self = g_new0 (AshPlanModule, 1);

  self->minutes = ASH_UNSET;
  self->weeks = ASH_UNSET;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_item_free);
  self->outcomes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

AshPlanCriterion *
ash_plan_criterion_new (void)
{
  AshPlanCriterion *self = g_new0 (AshPlanCriterion, 1);

  self->points_c = self->weight_bp = ASH_UNSET;
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_rating_free);
  return self;
}

AshPlanRubric *
ash_plan_rubric_new (void)
{
  AshPlanRubric *self = g_new0 (AshPlanRubric, 1);

  self->id = ash_id_new ();
  self->criteria = g_ptr_array_new_with_free_func (criterion_free);
  return self;
}

AshPlanAssessment *
ash_plan_assessment_new (void)
{
  AshPlanAssessment *self = g_new0 (AshPlanAssessment, 1);

  self->id = ash_id_new ();
  self->weight_bp = ASH_UNSET;
  self->pass_bp = ASH_UNSET;
  self->terms = (AshTerms){ ASH_UNSET, ASH_UNSET };
  self->draws = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_draw_free);
  self->outcomes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

AshPlanCredential *
ash_plan_credential_new (void)
{
  AshPlanCredential *self = g_new0 (AshPlanCredential, 1);

  self->id = ash_id_new ();
  self->minutes = ASH_UNSET;
  self->need = ASH_UNSET;
  self->sheet = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_field_free);
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_outcome_free);
  self->modules = g_ptr_array_new_with_free_func (module_free);
  self->rubrics = g_ptr_array_new_with_free_func (rubric_free);
  self->assessments = g_ptr_array_new_with_free_func (assessment_free);
  self->alignments = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_alignment_free);
  self->completed_by = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ash_plan_credential_free (AshPlanCredential *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->code);
  g_free (self->lang);
  g_free (self->purpose);
  g_free (self->audience);
  g_ptr_array_unref (self->sheet);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->modules);
  g_ptr_array_unref (self->rubrics);
  g_ptr_array_unref (self->assessments);
  g_ptr_array_unref (self->alignments);
  g_ptr_array_unref (self->completed_by);
  g_free (self->badge_name);
  g_free (self->badge_text);
  g_free (self);
}

void
ash_plan_free (AshPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  ash_party_free (self->issuer);
  g_ptr_array_unref (self->credentials);
  g_free (self);
}

/**
 * ash_desk_apply_plan:
 * @json: a plan (data/plan.schema.json)
 * @name: the plan's file name, for messages
 *
 * The whole plan is looked at before anything is written: it is applied, or refused with
 * %ASH_ERROR_REFUSED and the line that is wrong. One undo step.
 */
gboolean
ash_desk_apply_plan (AshStore *store, GBytes *json, const char *name, GError **error)
{
  g_autoptr (AshPlan) plan = ash_plan_read (json, name, error);

  if (plan == NULL || !ash_plan_resolve (plan, store, error) ||
      !ash_store_begin (store, _ ("Apply plan"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_plan_write (plan, store, error), error);
}

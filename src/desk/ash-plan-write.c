#include "ash-desk-frameworks.h"
#include "ash-desk-private.h"
#include "ash-plan-private.h"

#include <ash-error.h>
#include <ash-fragment.h>
#include <ash-id.h>
#include <ash-page.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-evidence.h"
#include "ash-desk-outcomes.h"
#include "ash-desk-quiz.h"
#include "ash-desk-rate.h"
#include "ash-desk-sheet.h"

/* One credential being written. */
typedef struct
{
  AshStore *store;
  const char *name; /* of the file, for messages */
  const AshPlanCredential *plan;
  char *tree;
  GHashTable *items; /* source item id -> id of the first item that uses it */
} Writing;

static gboolean
write_issuer (AshStore *store, const AshParty *issuer, GError **error)
{
  g_autoptr (GPtrArray) parties = ash_store_list (store, &ASH_PARTY, NULL, NULL, error);
  g_autoptr (AshParty) fresh = NULL;
  AshParty *party;

  if (parties == NULL)
    return FALSE;
  if (parties->len == 0)
    {
      fresh = ash_party_copy (issuer);
      return ash_store_insert (store, &ASH_PARTY, fresh, error);
    }
  party = g_ptr_array_index (parties, 0);
  if (issuer->name != NULL)
    {
      g_free (party->name);
      party->name = g_strdup (issuer->name);
    }
  if (issuer->url != NULL)
    {
      g_free (party->url);
      party->url = g_strdup (issuer->url);
    }
  if (issuer->email != NULL)
    {
      g_free (party->email);
      party->email = g_strdup (issuer->email);
    }
  return ash_store_update (store, &ASH_PARTY, party, error);
}

/* A line each. */
static gboolean
write_skills (Writing *self, const AshSheetEntry *entry, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *skill = NULL;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      skill = g_strcmp0 (entry->store, "design.attributes") == 0
                  ? ash_desk_add_attribute (self->store, self->plan->id, lines[i], error)
                  : ash_desk_add_skill (self->store, self->plan->id, lines[i], NULL, error);
      if (skill == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rate (Writing *self, AshRate rate, const char *text, GError **error)
{
  double value;

  if (ash_rate_parse (rate, text, &value))
    return ash_desk_set_rate (self->store, self->plan->id, rate, value, error);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("%s is no figure that can be used here."),
               text);
  return FALSE;
}

static gboolean
write_field (Writing *self, const AshPlanField *field, GError **error)
{
  const char *value = field->value != NULL ? field->value : "";
  const AshSheetEntry *entry = ash_sheet_find (field->key);

  if (entry == NULL)
    return write_rate (self, ash_rate_of_key (field->key), value, error);
  if (entry->type == ASH_SHEET_SKILLS)
    return write_skills (self, entry, value, error);
  return ash_desk_set_sheet (self->store, self->plan->id, field->key, value, error);
}

/* What a form says below its field is said here with the line and the key. */
static gboolean
write_fields (Writing *self, GError **error)
{
  for (guint i = 0; i < self->plan->sheet->len; i++)
    {
      const AshPlanField *field = g_ptr_array_index (self->plan->sheet, i);
      g_autoptr (GError) local = NULL;

      if (write_field (self, field, &local))
        continue;
      if (!g_error_matches (local, ASH_ERROR, ASH_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return ash_plan_refuse (self->name, field->line, error, "“%s”: %s", field->key,
                              local->message);
    }
  return TRUE;
}

static gboolean
write_sheet (Writing *self, AshCredential *credential, GError **error)
{
  const AshPlanCredential *plan = self->plan;

  credential->code = g_strdup (plan->code);
  credential->minutes = plan->minutes;
  return ash_store_update (self->store, &ASH_CREDENTIAL, credential, error) &&
         ash_desk_set_field (self->store, plan->id, "purpose", plan->purpose, error) &&
         ash_desk_set_field (self->store, plan->id, "audience", plan->audience, error) &&
         write_fields (self, error);
}

static gboolean
write_outcomes (Writing *self, GError **error)
{
  g_autofree char *framework = NULL;

  if (self->plan->outcomes->len == 0)
    return TRUE;
  framework = ash_desk_own_framework (self->store, error);
  for (guint i = 0; framework != NULL && i < self->plan->outcomes->len; i++)
    {
      const AshPlanOutcome *outcome = g_ptr_array_index (self->plan->outcomes, i);
      g_autoptr (AshStatement) statement = ash_statement_new ();
      g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();

      statement->record.id = g_strdup (outcome->id);
      statement->framework = g_strdup (framework);
      statement->pos =
          ash_desk_place_last (self->store, &ASH_STATEMENT, "framework", framework, error);
      statement->code = g_strdup (outcome->key);
      statement->text = g_strdup (outcome->text);
      statement->uri = g_strdup (outcome->uri);
      statement->parent = g_strdup (outcome->whole);
      use->credential = g_strdup (self->plan->id);
      use->statement = g_strdup (outcome->id);
      use->pos = ash_position_nth (i);
      if (statement->pos == NULL ||
          !ash_store_insert (self->store, &ASH_STATEMENT, statement, error) ||
          !ash_store_insert (self->store, &ASH_CREDENTIAL_STATEMENT, use, error))
        return FALSE;
    }
  return framework != NULL;
}

/* The words of a page with one phrase replaced; NULL when it is not there. */
static char *
replace_words (const char *html, const AshPlanReplacement *replacement)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);
  const char *text = ash_fragment_get_text (fragment);
  const char *at = strstr (text, replacement->find);
  g_autofree char *changed = NULL;

  if (at == NULL)
    return NULL;
  changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text,
                             replacement->with != NULL ? replacement->with : "",
                             at + strlen (replacement->find));
  return ash_fragment_patch (fragment, changed);
}

static gboolean
replace_in (Writing *self, const AshPlanItem *plan, const AshItem *item, GError **error)
{
  g_autoptr (GBytes) before =
      item->body != NULL ? ash_store_load_object (self->store, item->body, error) : NULL;
  g_autofree char *html = before != NULL ? ash_page_decode (before, NULL) : NULL;
  g_autoptr (GBytes) after = NULL;

  for (guint i = 0; i < plan->replacements->len; i++)
    {
      const AshPlanReplacement *replacement = g_ptr_array_index (plan->replacements, i);
      char *changed = html != NULL ? replace_words (html, replacement) : NULL;

      if (changed == NULL)
        return ash_plan_refuse (self->name, replacement->line, error, _ ("“%s” does not say “%s”."),
                                item->title, replacement->find);
      g_free (html);
      html = changed;
    }
  after = ash_page_encode (before, html);
  return ash_desk_set_body (self->store, item->record.id, after, NULL, NULL, _ ("Apply plan"),
                            error);
}

/* What the plan says of a use beside where it stands. */
static gboolean
adapt (Writing *self, const AshPlanItem *plan, const char *id, GError **error)
{
  g_autoptr (AshItem) item = ash_store_get (self->store, &ASH_ITEM, id, error);

  if (item == NULL)
    return FALSE;
  if (plan->minutes != ASH_UNSET)
    {
      item->minutes = plan->minutes;
      if (!ash_store_update (self->store, &ASH_ITEM, item, error))
        return FALSE;
    }
  return plan->replacements == NULL || replace_in (self, plan, item, error);
}

static gboolean
write_module (Writing *self, const AshPlanModule *plan, guint index, GError **error)
{
  g_autoptr (AshItem) module = ash_item_new ();

  module->record.id = ash_id_new ();
  module->tree = g_strdup (self->tree);
  module->pos = ash_position_nth (index);
  module->kind = ASH_ITEM_FOLDER;
  module->is_linked = TRUE;
  module->title = g_strdup (plan->title);
  module->purpose = g_strdup (plan->purpose);
  module->minutes = plan->minutes;
  module->weeks = plan->weeks;
  if (!ash_store_insert (self->store, &ASH_ITEM, module, error))
    return FALSE;
  for (guint i = 0; i < plan->items->len; i++)
    {
      const AshPlanItem *item = g_ptr_array_index (plan->items, i);
      g_autoptr (AshItem) source = ash_store_get (self->store, &ASH_ITEM, item->found, error);
      g_autofree char *pos = ash_position_nth (i);
      g_autofree char *id = NULL;

      if (source == NULL)
        return FALSE;
      id = ash_desk_use_one (self->store, self->tree, module->record.id, pos, source, error);
      if (id == NULL || !adapt (self, item, id, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->outcomes->len; i++)
    if (!ash_desk_write_module (self->store, self->plan->id, g_ptr_array_index (plan->outcomes, i),
                                module->record.id, error))
      return FALSE;
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AshRecord *first = *(const AshRecord *const *) a;
  const AshRecord *second = *(const AshRecord *const *) b;

  return (first->n > second->n) - (first->n < second->n);
}

/* Rows were made in the order of the plan: the first use of an item is the one it speaks of. */
static gboolean
index_uses (Writing *self, GError **error)
{
  g_autoptr (GPtrArray) items = ash_store_list (self->store, &ASH_ITEM, "tree", self->tree, error);

  if (items == NULL)
    return FALSE;
  g_ptr_array_sort (items, compare_rows);
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (AshItemOrigin) origin =
          ash_store_find (self->store, &ASH_ITEM_ORIGIN, "item", item->record.id);

      if (origin != NULL && !g_hash_table_contains (self->items, origin->source_item))
        g_hash_table_insert (self->items, g_strdup (origin->source_item),
                             g_strdup (item->record.id));
    }
  return TRUE;
}

static gboolean
write_modules (Writing *self, GError **error)
{
  for (guint i = 0; i < self->plan->modules->len; i++)
    if (!write_module (self, g_ptr_array_index (self->plan->modules, i), i, error))
      return FALSE;
  return index_uses (self, error);
}

static gboolean
write_alignment (Writing *self,
                 AshSubjectKind kind,
                 const char *subject,
                 const char *statement,
                 AshDepth depth,
                 GError **error)
{
  g_autoptr (AshAlignment) alignment = ash_alignment_new ();
  g_autoptr (GPtrArray) there =
      ash_store_list (self->store, &ASH_ALIGNMENT, "subject", subject, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    {
      const AshAlignment *each = g_ptr_array_index (there, i);

      if (g_strcmp0 (each->statement, statement) == 0 && each->depth == depth)
        return TRUE;
    }
  alignment->subject_kind = kind;
  alignment->subject = g_strdup (subject);
  alignment->statement = g_strdup (statement);
  alignment->depth = depth;
  return ash_store_insert (self->store, &ASH_ALIGNMENT, alignment, error);
}

static gboolean
write_criterion (
    Writing *self, const char *rubric, const AshPlanCriterion *plan, guint index, GError **error)
{
  g_autoptr (AshCriterion) criterion = ash_criterion_new ();

  criterion->record.id = ash_id_new ();
  criterion->rubric = g_strdup (rubric);
  criterion->pos = ash_position_nth (index);
  criterion->title = g_strdup (plan->title);
  criterion->text = g_strdup (plan->text);
  criterion->points_c = plan->points_c;
  criterion->weight_bp = plan->weight_bp;
  if (!ash_store_insert (self->store, &ASH_CRITERION, criterion, error))
    return FALSE;
  for (guint i = 0; i < plan->ratings->len; i++)
    {
      const AshPlanRating *each = g_ptr_array_index (plan->ratings, i);
      g_autoptr (AshRating) rating = ash_rating_new ();

      rating->criterion = g_strdup (criterion->record.id);
      rating->pos = ash_position_nth (i);
      rating->title = g_strdup (each->title);
      rating->text = g_strdup (each->text);
      rating->points_c = each->points_c;
      rating->min_c = each->min_c;
      if (!ash_store_insert (self->store, &ASH_RATING, rating, error))
        return FALSE;
    }
  return plan->outcome == NULL ||
         write_alignment (self, ASH_SUBJECT_CRITERION, criterion->record.id, plan->outcome,
                          ASH_DEPTH_ASSESSED, error);
}

static gboolean
write_rubrics (Writing *self, GError **error)
{
  for (guint i = 0; i < self->plan->rubrics->len; i++)
    {
      const AshPlanRubric *plan = g_ptr_array_index (self->plan->rubrics, i);
      g_autoptr (AshRubric) rubric = ash_rubric_new ();

      rubric->record.id = g_strdup (plan->id);
      rubric->tree = g_strdup (self->tree);
      rubric->pos = ash_position_nth (i);
      rubric->title = g_strdup (plan->title);
      rubric->scoring = plan->scoring;
      if (!ash_store_insert (self->store, &ASH_RUBRIC, rubric, error))
        return FALSE;
      for (guint j = 0; j < plan->criteria->len; j++)
        if (!write_criterion (self, plan->id, g_ptr_array_index (plan->criteria, j), j, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_terms (Writing *self, const AshPlanAssessment *plan, GError **error)
{
  return (plan->terms.attempts == ASH_UNSET ||
          ash_desk_set_attempts (self->store, plan->id, plan->terms.attempts, error)) &&
         (plan->terms.minutes <= 0 ||
          ash_desk_set_time (self->store, plan->id, plan->terms.minutes, error));
}

static gboolean
write_brief (Writing *self, const AshPlanAssessment *plan, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan->brief); i++)
    {
      g_autofree char *key = g_strconcat ("brief.", ASH_BRIEF_PARTS[i], NULL);

      if (plan->brief[i] != NULL &&
          !ash_desk_set_field (self->store, plan->id, key, plan->brief[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_draws (Writing *self, const AshPlanAssessment *plan, const char *quiz, GError **error)
{
  for (guint i = 0; i < plan->draws->len; i++)
    {
      const AshPlanDraw *draw = g_ptr_array_index (plan->draws, i);
      g_autofree char *entry = ash_desk_quiz_add_draw (self->store, quiz, NULL, draw->found,
                                                       draw->n, draw->points_c, error);

      if (entry == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_assessment (Writing *self, const AshPlanAssessment *plan, guint index, GError **error)
{
  g_autoptr (AshAssessment) assessment = ash_assessment_new ();

  assessment->record.id = g_strdup (plan->id);
  assessment->credential = g_strdup (self->plan->id);
  assessment->pos = ash_position_nth (index);
  assessment->code = g_strdup (plan->key);
  assessment->title = g_strdup (plan->title);
  if (plan->item != NULL)
    assessment->item = g_strdup (g_hash_table_lookup (self->items, plan->item->found));
  if (ash_evidence_kind_word (plan->kind) != NULL)
    assessment->kind = g_strdup (plan->kind);
  assessment->rubric = g_strdup (plan->rubric);
  assessment->weight_bp = plan->weight_bp;
  assessment->pass_bp = plan->pass_bp;
  assessment->integrity = g_strdup (plan->integrity);
  if (!ash_store_insert (self->store, &ASH_ASSESSMENT, assessment, error) ||
      !write_terms (self, plan, error) || !write_brief (self, plan, error) ||
      !write_draws (self, plan, assessment->item, error))
    return FALSE;
  for (guint i = 0; i < plan->outcomes->len; i++)
    if (!write_alignment (self, ASH_SUBJECT_ASSESSMENT, plan->id,
                          g_ptr_array_index (plan->outcomes, i), ASH_DEPTH_ASSESSED, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_assessments (Writing *self, GError **error)
{
  for (guint i = 0; i < self->plan->assessments->len; i++)
    if (!write_assessment (self, g_ptr_array_index (self->plan->assessments, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_alignments (Writing *self, GError **error)
{
  for (guint i = 0; i < self->plan->alignments->len; i++)
    {
      const AshPlanAlignment *plan = g_ptr_array_index (self->plan->alignments, i);
      const char *item = g_hash_table_lookup (self->items, plan->item->found);

      if (!write_alignment (self, ASH_SUBJECT_ITEM, item, plan->outcome, plan->depth, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_completion (Writing *self, GError **error)
{
  GPtrArray *of = self->plan->completed_by;
  g_autoptr (AshRule) root = ash_rule_new ();

  if (of->len == 0)
    return TRUE;
  root->record.id = ash_id_new ();
  root->owner = g_strdup (self->plan->id);
  root->pos = ash_position_nth (0);
  root->op = self->plan->completion;
  root->need = root->op == ASH_RULE_NEED ? self->plan->need : ASH_UNSET;
  if (!ash_store_insert (self->store, &ASH_RULE, root, error))
    return FALSE;
  for (guint i = 0; i < of->len; i++)
    {
      g_autoptr (AshRule) leaf = ash_rule_new ();

      leaf->owner = g_strdup (self->plan->id);
      leaf->parent = g_strdup (root->record.id);
      leaf->pos = ash_position_nth (i);
      leaf->op = ASH_RULE_LEAF;
      leaf->need = ASH_UNSET;
      leaf->target = g_strdup (g_ptr_array_index (of, i));
      if (!ash_store_insert (self->store, &ASH_RULE, leaf, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_badge (Writing *self, GError **error)
{
  g_autoptr (AshBadge) badge = ash_badge_new ();

  if (!self->plan->has_badge)
    return TRUE;
  badge->credential = g_strdup (self->plan->id);
  badge->name = g_strdup (self->plan->badge_name);
  badge->text = g_strdup (self->plan->badge_text);
  return ash_store_insert (self->store, &ASH_BADGE, badge, error);
}

static gboolean
write_credential (AshStore *store, const char *name, const AshPlanCredential *plan, GError **error)
{
  g_autoptr (AshCredential) credential =
      ash_desk_make_credential (store, plan->id, NULL, plan->title, plan->lang, error);
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Writing writing = { store, name, plan, NULL, items };

  if (credential == NULL)
    return FALSE;
  writing.tree = credential->tree;
  return write_sheet (&writing, credential, error) && write_outcomes (&writing, error) &&
         write_modules (&writing, error) && write_rubrics (&writing, error) &&
         write_assessments (&writing, error) && write_alignments (&writing, error) &&
         write_completion (&writing, error) && write_badge (&writing, error);
}

gboolean
ash_plan_write (const AshPlan *self, AshStore *store, GError **error)
{
  if (self->issuer != NULL && !write_issuer (store, self->issuer, error))
    return FALSE;
  for (guint i = 0; i < self->credentials->len; i++)
    if (!write_credential (store, self->name, g_ptr_array_index (self->credentials, i), error))
      return FALSE;
  return TRUE;
}

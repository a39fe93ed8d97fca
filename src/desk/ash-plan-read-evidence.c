/* Rubrics, assessments and what completes a credential. */
#include "ash-plan-reader.h"

#include <ash-terms.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-evidence.h"

/* Rubrics */

static const char *const SCORING[] = { "points", "range", "none", NULL };

/* The lower end of a range makes the rubric one of ranges, unless it says that it is another. */
static gboolean
read_from (AshPlanReader *self, const AshJsonValue *value, AshPlanRating *rating)
{
  const AshJsonValue *from = ash_plan_member (value, "from");

  if (from == NULL)
    return TRUE;
  if (self->rubric->is_scoring_said && self->rubric->scoring != ASH_SCORING_RANGE)
    return REFUSE (from,
                   _ ("“from” is the lower end of a range, but the “scoring” of this rubric "
                      "is “%s”."),
                   SCORING[self->rubric->scoring]);
  if (!ash_plan_read_number (self, value, "from", ASH_PLAN_MOST_POINTS, 100, &rating->min_c))
    return FALSE;
  if (rating->min_c > rating->points_c)
    return REFUSE (from, _ ("A rating goes up “from” its fewest points to its “points”."));
  self->rubric->scoring = ASH_SCORING_RANGE;
  return TRUE;
}

static gboolean
check_worth (AshPlanReader *self, const AshJsonValue *value)
{
  const AshJsonValue *points = ash_plan_member (value, "points");

  return points == NULL || self->rubric->scoring != ASH_SCORING_NONE ||
         REFUSE (points, _ ("“points” are not given where the “scoring” of a rubric is “none”."));
}

static gboolean
read_rating_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title", "text", "points", "from", NULL };
  AshPlanRating *rating = g_new0 (AshPlanRating, 1);

  rating->points_c = rating->min_c = ASH_UNSET;
  g_ptr_array_add (into, rating);
  return ash_plan_check_object (self, value, _ ("A rating"), known) &&
         ash_plan_read_title (self, value, _ ("A rating"), &rating->title) &&
         ash_plan_read_text (self, value, "text", &rating->text) && check_worth (self, value) &&
         ash_plan_read_number (self, value, "points", ASH_PLAN_MOST_POINTS, 100,
                               &rating->points_c) &&
         read_from (self, value, rating);
}

/* A criterion is worth as much as its best rating, and says so itself only without any. */
static gboolean
read_points (AshPlanReader *self, const AshJsonValue *value, AshPlanCriterion *criterion)
{
  gint64 most = ASH_UNSET;
  gint64 said = ASH_UNSET;

  for (guint i = 0; i < criterion->ratings->len; i++)
    most = MAX (most, ((AshPlanRating *) g_ptr_array_index (criterion->ratings, i))->points_c);
  if (!check_worth (self, value) ||
      !ash_plan_read_number (self, value, "points", ASH_PLAN_MOST_POINTS, 100, &said))
    return FALSE;
  if (said != ASH_UNSET && most != ASH_UNSET && said != most)
    return REFUSE (ash_plan_member (value, "points"),
                   _ ("The “points” of this criterion are not those of its best rating, %g."),
                   (double) most / 100);
  criterion->points_c = MAX (said, most);
  return TRUE;
}

static gboolean
read_criterion_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title",  "text",    "outcome", "points",
                                       "weight", "ratings", NULL };
  AshPlanCriterion *criterion = ash_plan_criterion_new ();
  const AshJsonValue *outcome;

  g_ptr_array_add (into, criterion);
  if (!ash_plan_check_object (self, value, _ ("A criterion"), known) ||
      !ash_plan_read_title (self, value, _ ("A criterion"), &criterion->title) ||
      !ash_plan_read_text (self, value, "text", &criterion->text) ||
      !ash_plan_read_number (self, value, "weight", 100, 100, &criterion->weight_bp))
    return FALSE;
  outcome = ash_plan_member (value, "outcome");
  if (outcome != NULL &&
      (criterion->outcome = g_strdup (ash_plan_outcome_of (self, outcome))) == NULL)
    return FALSE;
  return ash_plan_read_array (self, value, "ratings", read_rating_cb, criterion->ratings) &&
         read_points (self, value, criterion);
}

static gboolean
read_scoring (AshPlanReader *self, const AshJsonValue *value, AshPlanRubric *rubric)
{
  int scoring = ASH_SCORING_POINTS;

  rubric->is_scoring_said = ash_plan_member (value, "scoring") != NULL;
  if (!ash_plan_read_word (self, value, "scoring", SCORING, &scoring))
    return FALSE;
  rubric->scoring = (AshScoring) scoring;
  return TRUE;
}

static gboolean
read_rubric_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key", "title", "scoring", "criteria", NULL };
  AshPlanRubric *rubric = ash_plan_rubric_new ();
  g_autofree char *key = NULL;
  const char *taken;

  g_ptr_array_add (into, rubric);
  self->rubric = rubric;
  if (!ash_plan_check_object (self, value, _ ("A rubric"), known) ||
      !ash_plan_read_text (self, value, "key", &key) ||
      !ash_plan_read_title (self, value, _ ("A rubric"), &rubric->title))
    return FALSE;
  taken = key != NULL ? ASH_PLAN_FIND (self->credential->rubrics, AshPlanRubric, key) : NULL;
  rubric->key = g_steal_pointer (&key);
  return ash_plan_check_new_key (self, value, rubric->key, taken) &&
         read_scoring (self, value, rubric) &&
         ash_plan_read_array (self, value, "criteria", read_criterion_cb, rubric->criteria);
}

gboolean
ash_plan_read_rubrics (AshPlanReader *self, const AshJsonValue *credential)
{
  return ash_plan_read_array (self, credential, "rubrics", read_rubric_cb,
                              self->credential->rubrics);
}

/* Assessments */

static gboolean
read_rubric_of (AshPlanReader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  g_autofree char *key = NULL;

  if (!ash_plan_read_text (self, object, "rubric", &key))
    return FALSE;
  if (key == NULL)
    return TRUE;
  assessment->rubric = g_strdup (ASH_PLAN_FIND (self->credential->rubrics, AshPlanRubric, key));
  return assessment->rubric != NULL ||
         REFUSE (ash_plan_member (object, "rubric"),
                 _ ("This credential has no rubric with the key “%s”."), key);
}

static int
line_of (const AshJsonValue *object, const char *name)
{
  const AshJsonValue *value = ash_plan_member (object, name);

  return value != NULL ? ash_json_line (value) : 0;
}

/* What carries evidence: items of a course, then the words of ASH_EVIDENCE_KINDS. */
static const char *const KINDS[] = { "quiz", "assignment",   "discussion", "tool", "practical",
                                     "viva", "presentation", "portfolio",  NULL };

/* What a person does before others needs no item; the others are one. */
static gboolean
read_kind (AshPlanReader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  int kind = -1;

  if (!ash_plan_read_word (self, object, "kind", KINDS, &kind))
    return FALSE;
  if (kind < 0)
    return TRUE;
  assessment->kind = KINDS[kind];
  assessment->kind_line = line_of (object, "kind");
  return assessment->item != NULL || ash_evidence_kind_word (assessment->kind) != NULL ||
         REFUSE (ash_plan_member (object, "kind"),
                 _ ("“kind” is “%s”: name what carries it under “item”."), assessment->kind);
}

static gboolean
read_terms (AshPlanReader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  assessment->terms_line = MAX (line_of (object, "attempts"), line_of (object, "minutes"));
  return ash_plan_read_number (self, object, "attempts", ASH_TERMS_MOST_ATTEMPTS, 1,
                               &assessment->terms.attempts) &&
         ash_plan_read_number (self, object, "minutes", ASH_TERMS_MOST_MINUTES, 1,
                               &assessment->terms.minutes);
}

static gboolean
read_brief (AshPlanReader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  const AshJsonValue *brief = ash_plan_member (object, "brief");

  if (brief == NULL)
    return TRUE;
  if (!ash_plan_check_object (self, brief, _ ("The brief of an assessment"), ASH_BRIEF_PARTS))
    return FALSE;
  for (guint i = 0; ASH_BRIEF_PARTS[i] != NULL; i++)
    if (!ash_plan_read_text (self, brief, ASH_BRIEF_PARTS[i], &assessment->brief[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_draw_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "source", "bank", "n", "points", NULL };
  AshPlanDraw *draw = g_new0 (AshPlanDraw, 1);

  draw->line = ash_json_line (value);
  draw->points_c = ASH_UNSET;
  g_ptr_array_add (into, draw);
  if (!ash_plan_check_object (self, value, _ ("A draw"), known) ||
      !ash_plan_read_text (self, value, "source", &draw->source) ||
      !ash_plan_read_text (self, value, "bank", &draw->bank) ||
      !ash_plan_read_number (self, value, "n", ASH_PLAN_MOST_DRAWN, 1, &draw->n) ||
      !ash_plan_read_number (self, value, "points", ASH_PLAN_MOST_POINTS, 100, &draw->points_c))
    return FALSE;
  return (draw->bank != NULL && draw->n > 0) ||
         REFUSE (value, _ ("A draw says under “bank” where from and under “n” how many questions "
                           "it takes, at least 1."));
}

static gboolean
read_draws (AshPlanReader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  if (!ash_plan_read_array (self, object, "draws", read_draw_cb, assessment->draws))
    return FALSE;
  return assessment->draws->len == 0 || assessment->item != NULL ||
         REFUSE (ash_plan_member (object, "draws"),
                 _ ("“draws” are of a quiz: name it under “item”."));
}

static gboolean
read_assessment_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key",       "title", "kind",     "item",    "rubric",
                                       "weight",    "pass",  "attempts", "minutes", "brief",
                                       "integrity", "draws", "outcomes", NULL };
  AshPlanAssessment *assessment = ash_plan_assessment_new ();
  const AshJsonValue *item = ash_plan_member (value, "item");
  g_autofree char *key = NULL;
  const char *taken;

  g_ptr_array_add (into, assessment);
  if (!ash_plan_check_object (self, value, _ ("An assessment"), known) ||
      !ash_plan_read_text (self, value, "key", &key) ||
      !ash_plan_read_title (self, value, _ ("An assessment"), &assessment->title))
    return FALSE;
  taken =
      key != NULL ? ASH_PLAN_FIND (self->credential->assessments, AshPlanAssessment, key) : NULL;
  assessment->key = g_steal_pointer (&key);
  return ash_plan_check_new_key (self, value, assessment->key, taken) &&
         (item == NULL || ash_plan_read_item (self, item, &assessment->item)) &&
         read_kind (self, value, assessment) && read_rubric_of (self, value, assessment) &&
         read_terms (self, value, assessment) && read_brief (self, value, assessment) &&
         read_draws (self, value, assessment) &&
         ash_plan_read_number (self, value, "weight", 100, 100, &assessment->weight_bp) &&
         ash_plan_read_number (self, value, "pass", 100, 100, &assessment->pass_bp) &&
         ash_plan_read_text (self, value, "integrity", &assessment->integrity) &&
         ash_plan_read_array (self, value, "outcomes", ash_plan_add_outcome_cb,
                              assessment->outcomes);
}

gboolean
ash_plan_read_assessments (AshPlanReader *self, const AshJsonValue *credential)
{
  return ash_plan_read_array (self, credential, "assessments", read_assessment_cb,
                              self->credential->assessments);
}

/* Completion */

static gboolean
add_completion_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  const char *key = ash_json_string (value);
  const char *id =
      key != NULL ? ASH_PLAN_FIND (self->credential->assessments, AshPlanAssessment, key) : NULL;

  if (key == NULL)
    return REFUSE (value, _ ("“of” lists keys of assessments, texts in quotes."));
  if (id == NULL)
    return REFUSE (value, _ ("This credential has no assessment with the key “%s”."), key);
  if (!g_ptr_array_find_with_equal_func (into, id, g_str_equal, NULL))
    g_ptr_array_add (into, g_strdup (id));
  return TRUE;
}

/* Without “of” every assessment counts. */
static gboolean
read_of (AshPlanReader *self, const AshJsonValue *value)
{
  AshPlanCredential *credential = self->credential;
  const AshJsonValue *of = ash_plan_member (value, "of");

  if (!ash_plan_read_array (self, value, "of", add_completion_cb, credential->completed_by))
    return FALSE;
  if (of != NULL)
    return credential->completed_by->len > 0 ||
           REFUSE (of, _ ("“of” names the assessments that count. Leave it out where all do."));
  for (guint i = 0; i < credential->assessments->len; i++)
    {
      const AshPlanAssessment *assessment = g_ptr_array_index (credential->assessments, i);

      g_ptr_array_add (credential->completed_by, g_strdup (assessment->id));
    }
  return TRUE;
}

/* “need” without “n” needs every one. */
gboolean
ash_plan_read_completion (AshPlanReader *self, const AshJsonValue *object)
{
  static const char *const known[] = { "op", "n", "of", NULL };
  static const char *const ops[] = { "all", "any", "need", NULL };
  const AshJsonValue *value = ash_plan_member (object, "completion");
  AshPlanCredential *credential = self->credential;
  guint n = 0;
  int op = ASH_RULE_ALL;

  if (value == NULL)
    return TRUE;
  if (!ash_plan_check_object (self, value, _ ("The completion rule"), known) ||
      !ash_plan_read_word (self, value, "op", ops, &op) ||
      !ash_plan_read_number (self, value, "n", 1000, 1, &credential->need) ||
      !read_of (self, value))
    return FALSE;
  credential->completion = (AshRuleOp) op;
  n = credential->completed_by->len;
  if (op != ASH_RULE_NEED)
    return TRUE;
  if (credential->need == ASH_UNSET)
    credential->completion = ASH_RULE_ALL;
  else if (n == 0)
    return REFUSE (value, _ ("“need” counts assessments, but this credential has none."));
  else if (credential->need < 1 || credential->need > (gint64) n)
    return REFUSE (ash_plan_member (value, "n"),
                   _ ("“need” takes an “n” from 1 to %u, the number of assessments it counts."), n);
  return TRUE;
}

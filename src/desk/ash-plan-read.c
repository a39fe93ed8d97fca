#include "ash-plan-private.h"

#include <ash-error.h>
#include <ash-json.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Quantities of a plan are numbers a person writes; these are the largest that make sense. */
#define MOST_MINUTES 1000000
#define MOST_POINTS 1000000

typedef struct
{
  const char *name;
  GError **error;
  AshPlanCredential *credential; /* being read */
} Reader;

typedef gboolean (*ReadFunc) (Reader *self, const AshJsonValue *value, gpointer into);

#define REFUSE(value, ...)                                                                         \
  ash_plan_refuse (self->name, ash_json_line (value), self->error, __VA_ARGS__)

static const AshJsonValue *
member (const AshJsonValue *object, const char *name)
{
  const AshJsonValue *value = ash_json_member (object, name);

  return value != NULL && ash_json_kind (value) != ASH_JSON_NULL ? value : NULL;
}

/* An object with no members but the known ones, each of which somebody will look at. */
static gboolean
check_object (Reader *self, const AshJsonValue *value, const char *what, const char *const *known)
{
  if (ash_json_kind (value) != ASH_JSON_OBJECT)
    return REFUSE (value, _ ("%s has to be an object in braces."), what);
  for (guint i = 0; i < ash_json_length (value); i++)
    {
      const char *name = ash_json_name_at (value, i);

      if (!g_strv_contains (known, name))
        return REFUSE (ash_json_member (value, name), _ ("%s has no member “%s”."), what, name);
    }
  return TRUE;
}

static gboolean
read_text (Reader *self, const AshJsonValue *object, const char *name, char **out)
{
  const AshJsonValue *value = member (object, name);

  if (value == NULL)
    return TRUE;
  if (ash_json_kind (value) != ASH_JSON_STRING)
    return REFUSE (value, _ ("“%s” has to be a text in quotes."), name);
  *out = g_strstrip (g_strdup (ash_json_string (value)));
  if ((*out)[0] == '\0')
    g_clear_pointer (out, g_free);
  return TRUE;
}

static gboolean
read_title (Reader *self, const AshJsonValue *object, const char *what, char **out)
{
  if (!read_text (self, object, "title", out))
    return FALSE;
  return *out != NULL || REFUSE (object, _ ("%s needs a “title”."), what);
}

/* A number times @scale, an integer then; the largest is @most before scaling. */
static gboolean
read_number (
    Reader *self, const AshJsonValue *object, const char *name, double most, int scale, gint64 *out)
{
  const AshJsonValue *value = member (object, name);
  double number;

  if (value == NULL)
    return TRUE;
  number = ash_json_number (value);
  if (ash_json_kind (value) != ASH_JSON_NUMBER || isnan (number) || number < 0 || number > most)
    return REFUSE (value, _ ("“%s” has to be a number from 0 to %d."), name, (int) most);
  if (scale == 1 && number != floor (number))
    return REFUSE (value, _ ("“%s” has to be a whole number."), name);
  *out = (gint64) (number * scale + 0.5);
  return TRUE;
}

static gboolean
read_array (
    Reader *self, const AshJsonValue *object, const char *name, ReadFunc func, gpointer into)
{
  const AshJsonValue *array = member (object, name);

  if (array == NULL)
    return TRUE;
  if (ash_json_kind (array) != ASH_JSON_ARRAY)
    return REFUSE (array, _ ("“%s” has to be a list in square brackets."), name);
  for (guint i = 0; i < ash_json_length (array); i++)
    if (!func (self, ash_json_at (array, i), into))
      return FALSE;
  return TRUE;
}

/* The id of the outcome, rubric or assessment that has @key. */
static const char *
find_key (GPtrArray *things, gsize id_offset, gsize key_offset, const char *key)
{
  for (guint i = 0; i < things->len; i++)
    {
      gpointer thing = g_ptr_array_index (things, i);

      if (g_strcmp0 (G_STRUCT_MEMBER (char *, thing, key_offset), key) == 0)
        return G_STRUCT_MEMBER (char *, thing, id_offset);
    }
  return NULL;
}

#define FIND(things, Type, wanted)                                                                 \
  find_key (things, G_STRUCT_OFFSET (Type, id), G_STRUCT_OFFSET (Type, key), wanted)

static gboolean
check_new_key (Reader *self, const AshJsonValue *object, const char *key, const char *taken)
{
  if (key == NULL || taken == NULL)
    return TRUE;
  return REFUSE (member (object, "key"), _ ("The key “%s” is there twice."), key);
}

/* The outcome that the text @value names. */
static const char *
outcome_of (Reader *self, const AshJsonValue *value)
{
  const char *key = ash_json_string (value);
  const char *id = key != NULL ? FIND (self->credential->outcomes, AshPlanOutcome, key) : NULL;

  if (key == NULL)
    REFUSE (value, _ ("An outcome is named by its key, a text in quotes."));
  else if (id == NULL)
    REFUSE (value, _ ("This credential has no outcome with the key “%s”."), key);
  return id;
}

static gboolean
add_outcome_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  const char *id = outcome_of (self, value);

  if (id == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (into, id, g_str_equal, NULL))
    g_ptr_array_add (into, g_strdup (id));
  return TRUE;
}

static gboolean
read_replacement_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "find", "with", NULL };
  AshPlanReplacement *replacement = g_new0 (AshPlanReplacement, 1);

  g_ptr_array_add (into, replacement);
  replacement->line = ash_json_line (value);
  if (!check_object (self, value, _ ("A replacement"), known) ||
      !read_text (self, value, "find", &replacement->find) ||
      !read_text (self, value, "with", &replacement->with))
    return FALSE;
  return replacement->find != NULL ||
         REFUSE (value, _ ("A replacement says under “find” which words it replaces."));
}

static gboolean
read_replacements (Reader *self, const AshJsonValue *object, AshPlanItem *item)
{
  if (member (object, "replace") == NULL)
    return TRUE;
  item->replacements = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_replacement_free);
  return read_array (self, object, "replace", read_replacement_cb, item->replacements);
}

static gboolean
read_item (Reader *self, const AshJsonValue *value, AshPlanItem **out)
{
  static const char *const known[] = { "source", "item", "minutes", "replace", NULL };
  g_autoptr (AshPlanItem) item = g_new0 (AshPlanItem, 1);

  item->minutes = ASH_UNSET;
  item->line = ash_json_line (value);
  if (ash_json_kind (value) == ASH_JSON_STRING)
    item->item = g_strdup (ash_json_string (value));
  else if (ash_json_kind (value) != ASH_JSON_OBJECT)
    return REFUSE (value, _ ("An item is a ref or a title path in quotes, or an object with "
                             "“source” and “item”."));
  else if (!check_object (self, value, _ ("An item"), known) ||
           !read_text (self, value, "source", &item->source) ||
           !read_text (self, value, "item", &item->item) ||
           !read_number (self, value, "minutes", MOST_MINUTES, 1, &item->minutes) ||
           !read_replacements (self, value, item))
    return FALSE;
  if (item->item == NULL || item->item[0] == '\0')
    return REFUSE (value, _ ("An item needs a ref or a title path."));
  *out = g_steal_pointer (&item);
  return TRUE;
}

static gboolean
read_item_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  AshPlanItem *item = NULL;

  if (!read_item (self, value, &item))
    return FALSE;
  g_ptr_array_add (into, item);
  return TRUE;
}

/* An outcome that says nothing is none. */
static gboolean
read_outcome_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key", "text", "uri", "part-of", NULL };
  g_autoptr (AshPlanOutcome) outcome = ash_plan_outcome_new ();
  const AshJsonValue *whole = NULL;

  if (!check_object (self, value, _ ("An outcome"), known) ||
      !read_text (self, value, "key", &outcome->key) ||
      !read_text (self, value, "text", &outcome->text) ||
      !read_text (self, value, "uri", &outcome->uri))
    return FALSE;
  if (outcome->key != NULL &&
      !check_new_key (self, value, outcome->key,
                      FIND (self->credential->outcomes, AshPlanOutcome, outcome->key)))
    return FALSE;
  whole = member (value, "part-of");
  if (whole != NULL && (outcome->whole = g_strdup (outcome_of (self, whole))) == NULL)
    return FALSE;
  if (whole != NULL &&
      find_key (self->credential->outcomes, G_STRUCT_OFFSET (AshPlanOutcome, whole),
                G_STRUCT_OFFSET (AshPlanOutcome, key), ash_json_string (whole)) != NULL)
    return REFUSE (whole, _ ("“%s” is a part itself: there are two levels."),
                   ash_json_string (whole));
  if (outcome->uri != NULL && !g_uri_is_valid (outcome->uri, G_URI_FLAGS_NONE, NULL))
    return REFUSE (member (value, "uri"), _ ("“%s” is no whole web address."), outcome->uri);
  if (outcome->text == NULL)
    outcome->text = g_strdup (outcome->key);
  if (outcome->text != NULL)
    g_ptr_array_add (into, g_steal_pointer (&outcome));
  return TRUE;
}

static gboolean
read_module_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title", "purpose",  "minutes", "weeks",
                                       "items", "outcomes", NULL };
  AshPlanModule *module = ash_plan_module_new ();

  g_ptr_array_add (into, module);
  return check_object (self, value, _ ("A module"), known) &&
         read_title (self, value, _ ("A module"), &module->title) &&
         read_text (self, value, "purpose", &module->purpose) &&
         read_number (self, value, "minutes", MOST_MINUTES, 1, &module->minutes) &&
         read_number (self, value, "weeks", 1000, 1, &module->weeks) &&
         read_array (self, value, "outcomes", add_outcome_cb, module->outcomes) &&
         read_array (self, value, "items", read_item_cb, module->items);
}

static gboolean
read_rating_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title", "text", "points", NULL };
  AshPlanRating *rating = g_new0 (AshPlanRating, 1);

  rating->points_c = ASH_UNSET;
  g_ptr_array_add (into, rating);
  return check_object (self, value, _ ("A rating"), known) &&
         read_title (self, value, _ ("A rating"), &rating->title) &&
         read_text (self, value, "text", &rating->text) &&
         read_number (self, value, "points", MOST_POINTS, 100, &rating->points_c);
}

static gboolean
read_criterion_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title", "outcome", "ratings", NULL };
  AshPlanCriterion *criterion = ash_plan_criterion_new ();
  const AshJsonValue *outcome;

  g_ptr_array_add (into, criterion);
  if (!check_object (self, value, _ ("A criterion"), known) ||
      !read_title (self, value, _ ("A criterion"), &criterion->title))
    return FALSE;
  outcome = member (value, "outcome");
  if (outcome != NULL && (criterion->outcome = g_strdup (outcome_of (self, outcome))) == NULL)
    return FALSE;
  return read_array (self, value, "ratings", read_rating_cb, criterion->ratings);
}

static gboolean
read_rubric_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key", "title", "criteria", NULL };
  AshPlanRubric *rubric = ash_plan_rubric_new ();
  g_autofree char *key = NULL;
  const char *taken;

  g_ptr_array_add (into, rubric);
  if (!check_object (self, value, _ ("A rubric"), known) || !read_text (self, value, "key", &key) ||
      !read_title (self, value, _ ("A rubric"), &rubric->title))
    return FALSE;
  taken = key != NULL ? FIND (self->credential->rubrics, AshPlanRubric, key) : NULL;
  rubric->key = g_steal_pointer (&key);
  return check_new_key (self, value, rubric->key, taken) &&
         read_array (self, value, "criteria", read_criterion_cb, rubric->criteria);
}

static gboolean
read_rubric_of (Reader *self, const AshJsonValue *object, AshPlanAssessment *assessment)
{
  g_autofree char *key = NULL;

  if (!read_text (self, object, "rubric", &key))
    return FALSE;
  if (key == NULL)
    return TRUE;
  assessment->rubric = g_strdup (FIND (self->credential->rubrics, AshPlanRubric, key));
  return assessment->rubric != NULL ||
         REFUSE (member (object, "rubric"), _ ("This credential has no rubric with the key “%s”."),
                 key);
}

static gboolean
read_assessment_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key",  "title",     "item",     "rubric", "weight",
                                       "pass", "integrity", "outcomes", NULL };
  AshPlanAssessment *assessment = ash_plan_assessment_new ();
  const AshJsonValue *item = member (value, "item");
  g_autofree char *key = NULL;
  const char *taken;

  g_ptr_array_add (into, assessment);
  if (!check_object (self, value, _ ("An assessment"), known) ||
      !read_text (self, value, "key", &key) ||
      !read_title (self, value, _ ("An assessment"), &assessment->title))
    return FALSE;
  taken = key != NULL ? FIND (self->credential->assessments, AshPlanAssessment, key) : NULL;
  assessment->key = g_steal_pointer (&key);
  return check_new_key (self, value, assessment->key, taken) &&
         (item == NULL || read_item (self, item, &assessment->item)) &&
         read_rubric_of (self, value, assessment) &&
         read_number (self, value, "weight", 100, 100, &assessment->weight_bp) &&
         read_number (self, value, "pass", 100, 100, &assessment->pass_bp) &&
         read_text (self, value, "integrity", &assessment->integrity) &&
         read_array (self, value, "outcomes", add_outcome_cb, assessment->outcomes);
}

static gboolean
read_depth (Reader *self, const AshJsonValue *object, AshDepth *out)
{
  g_autofree char *depth = NULL;

  if (!read_text (self, object, "depth", &depth))
    return FALSE;
  if (depth == NULL || g_str_equal (depth, "introduced"))
    *out = ASH_DEPTH_INTRODUCED;
  else if (g_str_equal (depth, "practised"))
    *out = ASH_DEPTH_PRACTISED;
  else
    return REFUSE (member (object, "depth"),
                   _ ("“depth” is “introduced” or “practised”; what is assessed is said by an "
                      "assessment or a criterion."));
  return TRUE;
}

/* One that lacks either end ties nothing. */
static gboolean
read_alignment_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "item", "outcome", "depth", NULL };
  g_autoptr (AshPlanAlignment) alignment = g_new0 (AshPlanAlignment, 1);
  const AshJsonValue *item;
  const AshJsonValue *outcome;

  if (!check_object (self, value, _ ("An alignment"), known) ||
      !read_depth (self, value, &alignment->depth))
    return FALSE;
  item = member (value, "item");
  outcome = member (value, "outcome");
  if ((item != NULL && !read_item (self, item, &alignment->item)) ||
      (outcome != NULL && (alignment->outcome = g_strdup (outcome_of (self, outcome))) == NULL))
    return FALSE;
  if (item != NULL && outcome != NULL)
    g_ptr_array_add (into, g_steal_pointer (&alignment));
  return TRUE;
}

static gboolean
add_completion_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  const char *key = ash_json_string (value);
  const char *id =
      key != NULL ? FIND (self->credential->assessments, AshPlanAssessment, key) : NULL;

  if (key == NULL)
    return REFUSE (value, _ ("“of” lists keys of assessments, texts in quotes."));
  if (id == NULL)
    return REFUSE (value, _ ("This credential has no assessment with the key “%s”."), key);
  if (!g_ptr_array_find_with_equal_func (into, id, g_str_equal, NULL))
    g_ptr_array_add (into, g_strdup (id));
  return TRUE;
}

static gboolean
read_op (Reader *self, const AshJsonValue *value, AshRuleOp *out)
{
  g_autofree char *op = NULL;

  if (!read_text (self, value, "op", &op))
    return FALSE;
  if (op == NULL || g_str_equal (op, "all"))
    *out = ASH_RULE_ALL;
  else if (g_str_equal (op, "any"))
    *out = ASH_RULE_ANY;
  else if (g_str_equal (op, "need"))
    *out = ASH_RULE_NEED;
  else
    return REFUSE (member (value, "op"), _ ("“op” is “all”, “any” or “need”."));
  return TRUE;
}

/* Without “of” every assessment counts, and “need” without “n” needs every one. */
static gboolean
read_completion (Reader *self, const AshJsonValue *value)
{
  static const char *const known[] = { "op", "n", "of", NULL };
  AshPlanCredential *credential = self->credential;
  GPtrArray *of = credential->completed_by;

  if (!check_object (self, value, _ ("The completion rule"), known) ||
      !read_op (self, value, &credential->completion) ||
      !read_number (self, value, "n", 1000, 1, &credential->need) ||
      !read_array (self, value, "of", add_completion_cb, of))
    return FALSE;
  for (guint i = 0; member (value, "of") == NULL && i < credential->assessments->len; i++)
    {
      const AshPlanAssessment *assessment = g_ptr_array_index (credential->assessments, i);

      g_ptr_array_add (of, g_strdup (assessment->id));
    }
  if (credential->completion == ASH_RULE_NEED && credential->need == ASH_UNSET)
    credential->completion = ASH_RULE_ALL;
  if (credential->completion == ASH_RULE_NEED &&
      (credential->need < 1 || credential->need > (gint64) of->len))
    return REFUSE (value,
                   _ ("“need” takes an “n” from 1 to %u, the number of assessments it "
                      "counts."),
                   of->len);
  return TRUE;
}

static gboolean
read_badge (Reader *self, const AshJsonValue *value)
{
  static const char *const known[] = { "name", "text", NULL };

  self->credential->has_badge = TRUE;
  return check_object (self, value, _ ("The badge"), known) &&
         read_text (self, value, "name", &self->credential->badge_name) &&
         read_text (self, value, "text", &self->credential->badge_text);
}

static gboolean
check_lang (Reader *self, const AshJsonValue *object, const char *lang)
{
  if (lang == NULL ||
      g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", lang, G_REGEX_DEFAULT, 0))
    return TRUE;
  return REFUSE (member (object, "lang"), _ ("“%s” is no language tag such as “en” or “de-CH”."),
                 lang);
}

static gboolean
check_new_code (Reader *self, GPtrArray *credentials, const AshJsonValue *object, const char *code)
{
  guint n = 0;

  for (guint i = 0; code != NULL && i < credentials->len; i++)
    {
      const AshPlanCredential *each = g_ptr_array_index (credentials, i);

      n += g_strcmp0 (each->code, code) == 0;
    }
  return n < 2 || REFUSE (member (object, "code"), _ ("The code “%s” is there twice."), code);
}

static gboolean
read_sheet (Reader *self, const AshJsonValue *object, GPtrArray *into)
{
  const AshJsonValue *sheet = member (object, "sheet");

  if (sheet != NULL && ash_json_kind (sheet) != ASH_JSON_OBJECT)
    return REFUSE (sheet, _ ("“sheet” is an object of keys and texts."));
  for (guint i = 0; i < ash_json_length (sheet); i++)
    {
      const char *key = ash_json_name_at (sheet, i);
      AshPlanField *field = g_new0 (AshPlanField, 1);

      g_ptr_array_add (into, field);
      field->line = ash_json_line (ash_json_member (sheet, key));
      field->key = g_strdup (key);
      if (!ash_plan_knows_field (key))
        return REFUSE (sheet, _ ("The sheet has no field with the key “%s”."), key);
      if (!read_text (self, sheet, key, &field->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_credential_cb (Reader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title",    "code",        "lang",       "purpose",
                                       "audience", "minutes",     "outcomes",   "modules",
                                       "rubrics",  "assessments", "alignments", "completion",
                                       "badge",    "sheet",       NULL };
  AshPlanCredential *credential = ash_plan_credential_new ();

  g_ptr_array_add (into, credential);
  self->credential = credential;
  credential->line = ash_json_line (value);
  return check_object (self, value, _ ("A credential"), known) &&
         read_title (self, value, _ ("A credential"), &credential->title) &&
         read_text (self, value, "code", &credential->code) &&
         check_new_code (self, into, value, credential->code) &&
         read_text (self, value, "lang", &credential->lang) &&
         check_lang (self, value, credential->lang) &&
         read_text (self, value, "purpose", &credential->purpose) &&
         read_text (self, value, "audience", &credential->audience) &&
         read_number (self, value, "minutes", MOST_MINUTES, 1, &credential->minutes) &&
         read_sheet (self, value, credential->sheet) &&
         read_array (self, value, "outcomes", read_outcome_cb, credential->outcomes) &&
         read_array (self, value, "modules", read_module_cb, credential->modules) &&
         read_array (self, value, "rubrics", read_rubric_cb, credential->rubrics) &&
         read_array (self, value, "assessments", read_assessment_cb, credential->assessments) &&
         read_array (self, value, "alignments", read_alignment_cb, credential->alignments) &&
         (member (value, "completion") == NULL ||
          read_completion (self, member (value, "completion"))) &&
         (member (value, "badge") == NULL || read_badge (self, member (value, "badge")));
}

static gboolean
read_issuer (Reader *self, const AshJsonValue *value, AshParty *issuer)
{
  static const char *const known[] = { "name", "url", "email", NULL };

  if (!check_object (self, value, _ ("The issuer"), known) ||
      !read_text (self, value, "name", &issuer->name) ||
      !read_text (self, value, "url", &issuer->url) ||
      !read_text (self, value, "email", &issuer->email))
    return FALSE;
  if (issuer->url != NULL && !ash_text_is_web_address (issuer->url))
    return REFUSE (member (value, "url"), _ ("“%s” is no web address that begins with https://."),
                   issuer->url);
  if (issuer->email != NULL && strchr (issuer->email, '@') == NULL)
    return REFUSE (member (value, "email"), _ ("“%s” is no email address."), issuer->email);
  return TRUE;
}

AshPlan *
ash_plan_read (GBytes *bytes, const char *name, GError **error)
{
  static const char *const known[] = { "$schema", "issuer", "credentials", NULL };
  g_autoptr (AshJson) json = ash_json_parse (bytes, name, error);
  g_autoptr (AshPlan) plan = g_new0 (AshPlan, 1);
  Reader reader = { name, error, NULL };
  g_autofree char *schema = NULL;
  const AshJsonValue *root;

  plan->name = g_strdup (name);
  plan->credentials = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_credential_free);
  if (json == NULL)
    return NULL;
  root = ash_json_root (json);
  if (!check_object (&reader, root, _ ("A plan"), known) ||
      !read_text (&reader, root, "$schema", &schema))
    return NULL;
  if (member (root, "issuer") != NULL)
    {
      plan->issuer = ash_party_new ();
      if (!read_issuer (&reader, member (root, "issuer"), plan->issuer))
        return NULL;
    }
  if (!read_array (&reader, root, "credentials", read_credential_cb, plan->credentials))
    return NULL;
  return g_steal_pointer (&plan);
}

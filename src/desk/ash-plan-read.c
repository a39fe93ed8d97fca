#include "ash-plan-reader.h"

#include <ash-error.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_item_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  AshPlanItem *item = NULL;

  if (!ash_plan_read_item (self, value, &item))
    return FALSE;
  g_ptr_array_add (into, item);
  return TRUE;
}

/* An outcome that says nothing is none. */
static gboolean
read_outcome_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "key", "text", "uri", "part-of", NULL };
  g_autoptr (AshPlanOutcome) outcome = ash_plan_outcome_new ();
  const AshJsonValue *whole = NULL;

  if (!ash_plan_check_object (self, value, _ ("An outcome"), known) ||
      !ash_plan_read_text (self, value, "key", &outcome->key) ||
      !ash_plan_read_text (self, value, "text", &outcome->text) ||
      !ash_plan_read_text (self, value, "uri", &outcome->uri))
    return FALSE;
  if (outcome->key != NULL &&
      !ash_plan_check_new_key (
          self, value, outcome->key,
          ASH_PLAN_FIND (self->credential->outcomes, AshPlanOutcome, outcome->key)))
    return FALSE;
  whole = ash_plan_member (value, "part-of");
  if (whole != NULL && (outcome->whole = g_strdup (ash_plan_outcome_of (self, whole))) == NULL)
    return FALSE;
  if (whole != NULL &&
      ash_plan_find_key (self->credential->outcomes, G_STRUCT_OFFSET (AshPlanOutcome, whole),
                         G_STRUCT_OFFSET (AshPlanOutcome, key), ash_json_string (whole)) != NULL)
    return REFUSE (whole, _ ("“%s” is a part itself: there are two levels."),
                   ash_json_string (whole));
  if (outcome->uri != NULL && !g_uri_is_valid (outcome->uri, G_URI_FLAGS_NONE, NULL))
    return REFUSE (ash_plan_member (value, "uri"), _ ("“%s” is no whole web address."),
                   outcome->uri);
  if (outcome->text == NULL && ash_plan_member (value, "text") != NULL)
    return REFUSE (ash_plan_member (value, "text"),
                   _ ("The “text” of an outcome says something. Without it, its key does."));
  if (outcome->text == NULL)
    outcome->text = g_strdup (outcome->key);
  if (outcome->text != NULL)
    g_ptr_array_add (into, g_steal_pointer (&outcome));
  return TRUE;
}

static gboolean
read_module_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title", "purpose",  "minutes", "weeks",
                                       "items", "outcomes", NULL };
  AshPlanModule *module = ash_plan_module_new ();

  g_ptr_array_add (into, module);
  return ash_plan_check_object (self, value, _ ("A module"), known) &&
         ash_plan_read_title (self, value, _ ("A module"), &module->title) &&
         ash_plan_read_text (self, value, "purpose", &module->purpose) &&
         ash_plan_read_number (self, value, "minutes", ASH_PLAN_MOST_MINUTES, 1,
                               &module->minutes) &&
         ash_plan_read_number (self, value, "weeks", 1000, 1, &module->weeks) &&
         ash_plan_read_array (self, value, "outcomes", ash_plan_add_outcome_cb, module->outcomes) &&
         ash_plan_read_array (self, value, "items", read_item_cb, module->items);
}

static gboolean
read_depth (AshPlanReader *self, const AshJsonValue *object, AshDepth *out)
{
  g_autofree char *depth = NULL;

  if (!ash_plan_read_text (self, object, "depth", &depth))
    return FALSE;
  if (depth == NULL || g_str_equal (depth, "introduced"))
    *out = ASH_DEPTH_INTRODUCED;
  else if (g_str_equal (depth, "practised"))
    *out = ASH_DEPTH_PRACTISED;
  else
    return REFUSE (ash_plan_member (object, "depth"),
                   _ ("“depth” is “introduced” or “practised”; what is assessed is said by an "
                      "assessment or a criterion."));
  return TRUE;
}

/* One that lacks either end ties nothing. */
static gboolean
read_alignment_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "item", "outcome", "depth", NULL };
  g_autoptr (AshPlanAlignment) alignment = g_new0 (AshPlanAlignment, 1);
  const AshJsonValue *item;
  const AshJsonValue *outcome;

  if (!ash_plan_check_object (self, value, _ ("An alignment"), known) ||
      !read_depth (self, value, &alignment->depth))
    return FALSE;
  item = ash_plan_member (value, "item");
  outcome = ash_plan_member (value, "outcome");
  if ((item != NULL && !ash_plan_read_item (self, item, &alignment->item)) ||
      (outcome != NULL &&
       (alignment->outcome = g_strdup (ash_plan_outcome_of (self, outcome))) == NULL))
    return FALSE;
  if (item != NULL && outcome != NULL)
    g_ptr_array_add (into, g_steal_pointer (&alignment));
  return TRUE;
}

static gboolean
read_badge (AshPlanReader *self, const AshJsonValue *value)
{
  static const char *const known[] = { "name", "text", NULL };

  self->credential->has_badge = TRUE;
  return ash_plan_check_object (self, value, _ ("The badge"), known) &&
         ash_plan_read_text (self, value, "name", &self->credential->badge_name) &&
         ash_plan_read_text (self, value, "text", &self->credential->badge_text);
}

static gboolean
check_lang (AshPlanReader *self, const AshJsonValue *object, const char *lang)
{
  if (lang == NULL ||
      g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", lang, G_REGEX_DEFAULT, 0))
    return TRUE;
  return REFUSE (ash_plan_member (object, "lang"),
                 _ ("“%s” is no language tag such as “en” or “de-CH”."), lang);
}

/* How many credentials have the same text in the field at @offset. */
static guint
count_same (GPtrArray *credentials, gsize offset, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < credentials->len; i++)
    n +=
        g_strcmp0 (G_STRUCT_MEMBER (char *, g_ptr_array_index (credentials, i), offset), text) == 0;
  return n;
}

static gboolean
check_new_code (AshPlanReader *self,
                GPtrArray *credentials,
                const AshJsonValue *object,
                const char *code)
{
  return code == NULL ||
         count_same (credentials, G_STRUCT_OFFSET (AshPlanCredential, code), code) < 2 ||
         REFUSE (ash_plan_member (object, "code"), _ ("The code “%s” is there twice."), code);
}

/* Nobody could tell them apart, and a credential is chosen by its title. */
static gboolean
check_new_title (AshPlanReader *self,
                 GPtrArray *credentials,
                 const AshJsonValue *object,
                 const char *title)
{
  return count_same (credentials, G_STRUCT_OFFSET (AshPlanCredential, title), title) < 2 ||
         REFUSE (ash_plan_member (object, "title"),
                 _ ("Two credentials of this plan are called “%s”."), title);
}

static gboolean
read_sheet (AshPlanReader *self, const AshJsonValue *object, GPtrArray *into)
{
  const AshJsonValue *sheet = ash_plan_member (object, "sheet");

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
      if (!ash_plan_read_text (self, sheet, key, &field->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_credential_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "title",    "code",        "lang",       "purpose",
                                       "audience", "minutes",     "outcomes",   "modules",
                                       "rubrics",  "assessments", "alignments", "completion",
                                       "badge",    "sheet",       NULL };
  AshPlanCredential *credential = ash_plan_credential_new ();

  g_ptr_array_add (into, credential);
  self->credential = credential;
  credential->line = ash_json_line (value);
  return ash_plan_check_object (self, value, _ ("A credential"), known) &&
         ash_plan_read_title (self, value, _ ("A credential"), &credential->title) &&
         ash_plan_read_text (self, value, "code", &credential->code) &&
         check_new_code (self, into, value, credential->code) &&
         check_new_title (self, into, value, credential->title) &&
         ash_plan_read_text (self, value, "lang", &credential->lang) &&
         check_lang (self, value, credential->lang) &&
         ash_plan_read_text (self, value, "purpose", &credential->purpose) &&
         ash_plan_read_text (self, value, "audience", &credential->audience) &&
         ash_plan_read_number (self, value, "minutes", ASH_PLAN_MOST_MINUTES, 1,
                               &credential->minutes) &&
         read_sheet (self, value, credential->sheet) &&
         ash_plan_read_array (self, value, "outcomes", read_outcome_cb, credential->outcomes) &&
         ash_plan_read_array (self, value, "modules", read_module_cb, credential->modules) &&
         ash_plan_read_rubrics (self, value) && ash_plan_read_assessments (self, value) &&
         ash_plan_read_array (self, value, "alignments", read_alignment_cb,
                              credential->alignments) &&
         ash_plan_read_completion (self, value) &&
         (ash_plan_member (value, "badge") == NULL ||
          read_badge (self, ash_plan_member (value, "badge")));
}

static gboolean
read_issuer (AshPlanReader *self, const AshJsonValue *value, AshParty *issuer)
{
  static const char *const known[] = { "name", "url", "email", NULL };

  if (!ash_plan_check_object (self, value, _ ("The issuer"), known) ||
      !ash_plan_read_text (self, value, "name", &issuer->name) ||
      !ash_plan_read_text (self, value, "url", &issuer->url) ||
      !ash_plan_read_text (self, value, "email", &issuer->email))
    return FALSE;
  if (issuer->url != NULL && !ash_text_is_web_address (issuer->url))
    return REFUSE (ash_plan_member (value, "url"),
                   _ ("“%s” is no web address that begins with https://."), issuer->url);
  if (issuer->email != NULL && strchr (issuer->email, '@') == NULL)
    return REFUSE (ash_plan_member (value, "email"), _ ("“%s” is no email address."),
                   issuer->email);
  return TRUE;
}

AshPlan *
ash_plan_read (GBytes *bytes, const char *name, GError **error)
{
  static const char *const known[] = { "$schema", "issuer", "credentials", NULL };
  g_autoptr (AshJson) json = ash_json_parse (bytes, name, error);
  g_autoptr (AshPlan) plan = g_new0 (AshPlan, 1);
  AshPlanReader reader = { name, error, NULL, NULL };
  g_autofree char *schema = NULL;
  const AshJsonValue *root;

  plan->name = g_strdup (name);
  plan->credentials = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_credential_free);
  if (json == NULL)
    return NULL;
  root = ash_json_root (json);
  if (!ash_plan_check_object (&reader, root, _ ("A plan"), known) ||
      !ash_plan_read_text (&reader, root, "$schema", &schema))
    return NULL;
  if (ash_plan_member (root, "issuer") != NULL)
    {
      plan->issuer = ash_party_new ();
      if (!read_issuer (&reader, ash_plan_member (root, "issuer"), plan->issuer))
        return NULL;
    }
  if (!ash_plan_read_array (&reader, root, "credentials", read_credential_cb, plan->credentials))
    return NULL;
  return g_steal_pointer (&plan);
}

#include "ash-badges-private.h"

#include <ash-digest.h>
#include <ash-json.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-formats-resources.h"

/* Limits: data/badge-limits.json, {"field":{"most":n,"who":"…","reason":"…"}} */

static const AshJsonValue *
limit_of (const char *field)
{
  static AshJson *json;

  if (g_once_init_enter (&json))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (
          ash_formats_get_resource (), "/org/ashlar/formats/badge-limits.json", 0, NULL);
      g_autoptr (GError) error = NULL;
      AshJson *parsed = ash_json_parse (bytes, "badge-limits.json", &error);

      if (parsed == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&json, parsed);
    }
  return ash_json_member (ash_json_root (json), field);
}

int
ash_badge_limit (const char *field)
{
  const AshJsonValue *limit = limit_of (field);

  return limit != NULL ? (int) ash_json_number (ash_json_member (limit, "most")) : -1;
}

const char *
ash_badge_limit_reason (const char *field)
{
  const AshJsonValue *limit = limit_of (field);
  const char *reason = limit != NULL ? ash_json_member_string (limit, "reason") : NULL;

  return reason != NULL ? _ (reason) : NULL;
}

const char *
ash_badge_limit_who (const char *field)
{
  const AshJsonValue *limit = limit_of (field);

  return limit != NULL ? ash_json_member_string (limit, "who") : NULL;
}

static void
append_too_long (GString *out, const char *field, const char *text, const char *sentence)
{
  glong n = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (n <= ash_badge_limit (field))
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_printf (out, sentence, n, ash_badge_limit_who (field), ash_badge_limit (field));
}

char *
ash_badge_dup_too_long (const AshDesign *design)
{
  g_autoptr (AshBadgeCard) card = ash_badge_card_new (design);
  g_autoptr (GString) out = g_string_new (NULL);

  append_too_long (out, "name", card->name, _ ("The name has %ld characters; %s keeps %d."));
  append_too_long (out, "description", card->description,
                   _ ("The description has %ld characters; %s is said to keep %d."));
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/* Criteria in step with the design */

/**
 * ash_badge_criteria_state:
 *
 * Only the author's own words can drift: what is written from the design follows it.
 */
AshCriteriaState
ash_badge_criteria_state (const AshDesign *design)
{
  const AshBadge *badge = design->badge;
  g_autofree char *own = ash_badge_text (badge != NULL ? badge->criteria_override : NULL);
  g_autofree char *generated = NULL;
  g_autofree char *digest = NULL;

  if (own == NULL)
    return ASH_CRITERIA_FOLLOW;
  generated = ash_badge_generated_criteria (design);
  digest = ash_digest_data (generated, strlen (generated));
  return badge->generated_digest == NULL || g_str_equal (badge->generated_digest, digest)
             ? ASH_CRITERIA_OWN
             : ASH_CRITERIA_DRIFTED;
}

/* The card */

static void
add_texts (GPtrArray *to, GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      char *text = ash_badge_text (((AshStatement *) g_ptr_array_index (statements, i))->text);

      if (text != NULL)
        g_ptr_array_add (to, text);
    }
}

static void
add_left_out (GPtrArray *to, const AshDesign *design, GPtrArray *shown)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      char *text = g_ptr_array_find (shown, outcome, NULL) ? NULL : ash_badge_text (outcome->text);

      if (text != NULL)
        g_ptr_array_add (to, text);
    }
}

/* "Redesign brief, judged by a rubric, passed with at least 60 %" */
static char *
say_evidence (const AshDesign *design, const AshAssessment *assessment)
{
  const AshRubric *rubric = ash_design_rubric (design, assessment->rubric);
  GString *text = g_string_new (assessment->title != NULL ? assessment->title : "");

  if (rubric != NULL)
    {
      g_string_append (text, ", ");
      g_string_append (text, _ ("judged by a rubric"));
    }
  if (assessment->pass_bp > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("passed with at least %d %%"),
                              (int) (MIN (assessment->pass_bp, 10000) / 100));
    }
  return g_string_free (text, FALSE);
}

/**
 * ash_badge_card_new:
 *
 * Returns: (transfer full): what the written definition says, in the order in which an employer
 *   asks for it
 */
AshBadgeCard *
ash_badge_card_new (const AshDesign *design)
{
  AshBadgeCard *self = g_new0 (AshBadgeCard, 1);
  g_autoptr (GPtrArray) shown = ash_badge_shown_outcomes (design);
  const AshCredential *credential = design->credential;

  self->name = ash_badge_name (design);
  self->description = ash_badge_description (design);
  self->issuer = ash_badge_text (design->issuer != NULL ? design->issuer->name : NULL);
  self->can = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->proved = g_ptr_array_new_with_free_func (g_free);
  self->skills = ash_badge_tags (design);
  self->confirmed = ash_badge_criteria_state (design) == ASH_CRITERIA_FOLLOW
                        ? ash_badge_confirmations (design)
                        : g_ptr_array_new_with_free_func (g_free);
  self->minutes = credential != NULL && credential->minutes > 0 ? credential->minutes : ASH_UNSET;
  self->valid_months = design->badge != NULL && design->badge->valid_months > 0
                           ? design->badge->valid_months
                           : ASH_UNSET;
  self->level = ash_badge_text (credential != NULL ? credential->level : NULL);
  add_texts (self->can, shown);
  add_left_out (self->left_out, design, shown);
  for (guint i = 0; i < design->assessments->len; i++)
    g_ptr_array_add (self->proved,
                     say_evidence (design, g_ptr_array_index (design->assessments, i)));
  return self;
}

void
ash_badge_card_free (AshBadgeCard *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->description);
  g_free (self->issuer);
  g_free (self->level);
  g_ptr_array_unref (self->can);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->proved);
  g_ptr_array_unref (self->skills);
  g_ptr_array_unref (self->confirmed);
  g_free (self);
}

#include "ash-badges-private.h"

#include <ash-learner.h>
#include <ash-text.h>
#include <string.h>

static void
append_outcomes (GString *out, const AshDesign *design, const AshWords *words)
{
  g_autoptr (GPtrArray) outcomes = ash_badge_shown_outcomes (design);

  if (outcomes->len == 0)
    return;
  g_string_append_printf (out, "%s\n\n", ash_words_get (words, "badge-can"));
  for (guint i = 0; i < outcomes->len; i++)
    {
      g_string_append (out, "- ");
      ash_append_markdown_text (out, ((AshStatement *) g_ptr_array_index (outcomes, i))->text);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

/* "(30 % of the result; passed with at least 60 %; judged by the rubric “Charts”)" */
static char *
assessment_facts (const AshDesign *design, const AshWords *words, const AshAssessment *assessment)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  const AshRubric *rubric = ash_design_rubric (design, assessment->rubric);
  GString *out;

  if (assessment->weight_bp > 0)
    {
      g_autofree char *percent = ash_words_percent (words, assessment->weight_bp);

      g_ptr_array_add (facts, ash_words_format (words, "badge-weight", "percent", percent, NULL));
    }
  if (assessment->pass_bp > 0)
    {
      g_autofree char *percent = ash_words_percent (words, assessment->pass_bp);

      g_ptr_array_add (facts, ash_words_format (words, "badge-pass", "percent", percent, NULL));
    }
  if (rubric != NULL && rubric->title != NULL)
    {
      GString *title = g_string_new (NULL);

      ash_append_markdown_text (title, rubric->title);
      g_ptr_array_add (facts, ash_words_format (words, "badge-rubric", "title", title->str, NULL));
      g_string_free (title, TRUE);
    }
  if (facts->len == 0)
    return g_strdup ("");
  out = g_string_new (" (");
  for (guint i = 0; i < facts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (facts, i));
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

static void
append_evidence (GString *out, const AshDesign *design, const AshWords *words)
{
  if (design->assessments->len == 0)
    return;
  g_string_append_printf (out, "%s\n\n", ash_words_get (words, "badge-evidence"));
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      g_autofree char *facts = assessment_facts (design, words, assessment);
      GString *title = g_string_new (NULL);
      g_autofree char *line = NULL;

      ash_append_markdown_text (title, assessment->title != NULL ? assessment->title : "");
      line = ash_words_format (words, "badge-evidence-line", "title", title->str, "facts", facts,
                               NULL);
      g_string_append_printf (out, "%u. %s\n", i + 1, line);
      g_string_free (title, TRUE);
    }
  g_string_append_c (out, '\n');
}

/* A credential that assesses nothing is still earned by something: by what is in it. */
static void
append_learning (GString *out, const AshDesign *design, const AshWords *words)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *modules = ash_design_children (design, NULL);
  g_autofree char *list = NULL, *line = NULL;

  for (guint i = 0; i < modules->len; i++)
    {
      GString *title = g_string_new (NULL);

      ash_append_markdown_text (title, ((AshItem *) g_ptr_array_index (modules, i))->title);
      g_ptr_array_add (titles, g_string_free (title, FALSE));
    }
  if (titles->len == 0)
    ash_append_markdown_text (out, design->tree->title != NULL ? design->tree->title : "");
  else
    {
      list = ash_words_list (words, "list-and", titles);
      line = ash_words_format (words, "badge-learning", "list", list, NULL);
      g_string_append (out, line);
    }
  g_string_append (out, "\n\n");
}

/* The elements for which Open Badges has no field of its own, each a line that a machine can
 * find by its label (badges.md 6.1). */
static void
append_labelled (GString *out, const AshWords *words, const char *label, const char *text)
{
  g_autofree char *trimmed = ash_badge_text (text);

  if (trimmed == NULL)
    return;
  g_string_append_printf (out, "**%s:** ", ash_words_get (words, label));
  ash_append_markdown_text (out, trimmed);
  /* Two spaces end a line of Markdown within its paragraph. */
  g_string_append (out, "  \n");
}

/* An end is a member of an award (`expires`, `validUntil`), never of a definition: the definition
 * can only say it in words. NULL: the badge has no end. */
static char *
validity_of (const AshDesign *design, const AshWords *words)
{
  return design->badge != NULL && design->badge->valid_months > 0
             ? ash_words_months (words, design->badge->valid_months)
             : NULL;
}

static void
add_part (GString *out, const char *separator, const char *text)
{
  g_autofree char *trimmed = ash_badge_text (text);

  if (trimmed == NULL)
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, trimmed);
}

/* "read a chart: advanced; draw a map: basic": skills are tags of a badge and addresses that it is
 * aligned to, and neither has a place for a level. NULL: no level is said. */
static char *
levels_of (const AshDesign *design)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < design->skills->len; i++)
    {
      const AshStatement *skill = g_ptr_array_index (design->skills, i);
      const AshCredentialStatement *use = ash_design_use_of (design, skill->record.id);
      g_autofree char *level = use != NULL ? ash_badge_text (use->level) : NULL;

      if (level == NULL || skill->text == NULL)
        continue;
      add_part (out, "; ", skill->text);
      add_part (out, ": ", level);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/**
 * ash_badge_confirmations:
 *
 * An endorsement of Open Badges is signed by whoever endorses, so what an author says of it is said
 * in words. Persons are not named.
 *
 * Returns: (transfer full) (element-type utf8): each as "Tidewater Ltd, 2026-03-01: read a chart"
 */
GPtrArray *
ash_badge_confirmations (const AshDesign *design)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < design->validations->len; i++)
    {
      const AshValidation *validation = g_ptr_array_index (design->validations, i);
      const AshStatement *skill = ash_design_statement (design, validation->statement);
      g_autofree char *who = ash_badge_text (validation->organisation);
      g_autoptr (GString) out = g_string_new (who);

      if (who == NULL)
        continue;
      add_part (out, ", ", validation->date);
      add_part (out, ": ", skill != NULL ? skill->text : NULL);
      g_ptr_array_add (all, g_strdup (out->str));
    }
  return all;
}

/* NULL: nobody. */
static char *
confirmations_of (const AshDesign *design)
{
  g_autoptr (GPtrArray) all = ash_badge_confirmations (design);

  if (all->len == 0)
    return NULL;
  g_ptr_array_add (all, NULL);
  return g_strjoinv ("; ", (char **) all->pdata);
}

static void
append_facts (GString *out, const AshDesign *design, const AshWords *words)
{
  g_autofree char *rule = ash_learner_completion_text (design);
  g_autofree char *validity = validity_of (design, words);
  g_autofree char *language = ash_words_language (design->tree->lang);
  g_autofree char *levels = levels_of (design);
  g_autofree char *confirmations = confirmations_of (design);
  g_autofree char *time = NULL;

  append_labelled (out, words, "badge-rule-label", rule);
  append_labelled (out, words, "badge-levels-label", levels);
  append_labelled (out, words, "badge-confirmed-label", confirmations);
  if (design->credential != NULL)
    {
      if (design->credential->minutes > 0)
        time = ash_words_minutes (words, design->credential->minutes);
      append_labelled (out, words, "badge-time-label", time);
      append_labelled (out, words, "badge-audience-label",
                       ash_design_field (design, design->credential->record.id, "audience"));
    }
  append_labelled (out, words, "badge-valid-label", validity);
  append_labelled (out, words, "badge-lang-label", language);
  append_labelled (out, words, "badge-issuer-label",
                   design->issuer != NULL ? design->issuer->name : NULL);
}

/**
 * ash_badges_criteria:
 *
 * What must be done to earn the badge: the author's own words if there are any, else generated
 * from outcomes, evidence and completion rule, with labelled lines for the elements of a
 * micro-credential that Open Badges has no field for.
 *
 * Returns: (transfer full): Markdown in the credential's language, never empty
 */
char *
ash_badges_criteria (const AshDesign *design)
{
  char *own = ash_badge_text (design->badge != NULL ? design->badge->criteria_override : NULL);

  return own != NULL ? own : ash_badge_generated_criteria (design);
}

char *
ash_badge_generated_criteria (const AshDesign *design)
{
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  GString *out = g_string_new (NULL);

  append_outcomes (out, design, words);
  append_evidence (out, design, words);
  if (design->assessments->len == 0)
    append_learning (out, design, words);
  append_facts (out, design, words);
  return g_strstrip (g_string_free (out, FALSE));
}

/**
 * ash_badge_narrative:
 *
 * The criteria of a definition. Words of the author's own that do not say how long the badge is
 * valid are followed by a line that does, for no other place of the file can.
 *
 * Returns: (transfer full): Markdown
 */
char *
ash_badge_narrative (const AshDesign *design)
{
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  g_autofree char *criteria = ash_badges_criteria (design);
  g_autofree char *validity = validity_of (design, words);
  g_autofree char *label = NULL;
  GString *out;

  label = g_strdup_printf ("%s:", ash_words_get (words, "badge-valid-label"));
  if (validity == NULL || strstr (criteria, label) != NULL)
    return g_steal_pointer (&criteria);
  out = g_string_new (criteria);
  g_string_append (out, "\n\n");
  append_labelled (out, words, "badge-valid-label", validity);
  return g_strchomp (g_string_free (out, FALSE));
}

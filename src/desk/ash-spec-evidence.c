/* Assessments, the rule of completion, and rubrics. */
#include "ash-spec-private.h"

#include <ash-terms.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-evidence.h"

static const struct
{
  const char *key;
  const char *words;
} BRIEF[] = {
  { "brief.role", N_ ("Role") },
  { "brief.situation", N_ ("Situation") },
  { "brief.product", N_ ("Product") },
  { "brief.standard", N_ ("What makes it good") },
  { "brief.evidence", N_ ("Evidence handed in") },
};

static void
write_kind (AshSpec *self, const AshAssessment *assessment)
{
  const AshItem *item = ash_design_item (self->design, assessment->item);
  const char *kind = ash_evidence_kind_word (assessment->kind);

  if (kind == NULL && ash_spec_is_said (assessment->kind))
    ash_spec_cell (self, assessment->kind);
  else
    ash_spec_said_cell (self, kind != NULL                        ? kind
                              : item == NULL                      ? _ ("Outside the outline")
                              : item->kind == ASH_ITEM_QUIZ       ? _ ("quiz")
                              : item->kind == ASH_ITEM_TOPIC      ? _ ("discussion")
                              : item->kind == ASH_ITEM_ASSIGNMENT ? _ ("assignment")
                              : item->kind == ASH_ITEM_LTI        ? _ ("tool")
                                                                  : _ ("item"));
}

static void
write_terms (AshSpec *self, const AshAssessment *assessment)
{
  AshTerms terms = ash_design_terms (self->design, assessment);
  g_autofree char *times =
      terms.attempts > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, terms.attempts) : NULL;
  g_autofree char *time = terms.minutes > 0 ? ash_text_minutes (terms.minutes) : NULL;

  ash_spec_said_cell (self, times != NULL ? times : terms.attempts == 0 ? _ ("Any number") : "");
  ash_spec_said_cell (self, time != NULL ? time : "");
}

static void
write_assessment (AshSpec *self, const AshAssessment *assessment)
{
  const AshRubric *rubric = ash_design_rubric (self->design, assessment->rubric);
  g_autofree char *weight = ash_spec_percent (assessment->weight_bp);
  g_autofree char *pass = ash_spec_percent (assessment->pass_bp);

  ash_spec_markup (self, "<tr><th scope=\"row\" dir=\"auto\">");
  ash_spec_quote (self, assessment->title);
  if (rubric != NULL && ash_spec_is_said (rubric->title))
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_say (self, _ ("Rubric:"));
      ash_spec_markup (self, " ");
      ash_spec_quote (self, rubric->title);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</th>");
  write_kind (self, assessment);
  ash_spec_said_cell (self, weight);
  ash_spec_said_cell (self, pass);
  write_terms (self, assessment);
  ash_spec_markup (self, "</tr>\n");
}

/* What is said of one piece of evidence beside its figures. */
static void
write_brief (AshSpec *self, const AshAssessment *assessment)
{
  gsize before = self->out->len;
  gsize empty;

  ash_spec_markup (self, "<h3 dir=\"auto\">");
  ash_spec_quote (self, assessment->title);
  ash_spec_markup (self, "</h3>\n");
  ash_spec_open_table (self, "facts", NULL, NULL);
  empty = self->out->len;
  for (guint i = 0; i < G_N_ELEMENTS (BRIEF); i++)
    ash_spec_fact (self, _ (BRIEF[i].words),
                   ash_design_field (self->design, assessment->record.id, BRIEF[i].key), FALSE);
  ash_spec_fact (self, _ ("How it is kept honest"), assessment->integrity, FALSE);
  if (self->out->len == empty)
    {
      g_string_truncate (self->out, before);
      return;
    }
  ash_spec_close_table (self);
}

static void
write_completion (AshSpec *self)
{
  g_autofree char *rule = ash_learner_completion_text (self->design);

  ash_spec_subtitle (self, _ ("How it is earned"));
  if (rule == NULL)
    {
      ash_spec_sentence (self, "none", _ ("No rule for completion is set yet."));
      return;
    }
  ash_spec_markup (self, "<blockquote><p dir=\"auto\">");
  ash_spec_quote (self, rule);
  ash_spec_markup (self, "</p></blockquote>\n");
}

void
ash_spec_write_evidence (AshSpec *self)
{
  GPtrArray *assessments = self->design->assessments;

  ash_spec_open (self, "assessment", _ ("Assessment"));
  if (assessments->len == 0)
    ash_spec_sentence (self, "none", _ ("No evidence is planned yet."));
  else
    {
      ash_spec_open_table (self, NULL, NULL, _ ("Evidence"), _ ("Kind"), _ ("Weight"),
                           _ ("Pass mark"), _ ("Attempts"), _ ("Time"), NULL);
      for (guint i = 0; i < assessments->len; i++)
        write_assessment (self, g_ptr_array_index (assessments, i));
      ash_spec_close_table (self);
    }
  for (guint i = 0; i < assessments->len; i++)
    write_brief (self, g_ptr_array_index (assessments, i));
  write_completion (self);
  ash_spec_close (self);
}

/* Rubrics */

static char *
points_in_words (gint64 points_c)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return points_c >= 0
             ? g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", (double) points_c / 100))
             : NULL;
}

static void
write_worth (AshSpec *self, const AshRubric *rubric, gint64 min_c, gint64 points_c)
{
  g_autofree char *low =
      rubric->scoring == ASH_SCORING_RANGE && min_c < points_c ? points_in_words (min_c) : NULL;
  g_autofree char *high = rubric->scoring != ASH_SCORING_NONE ? points_in_words (points_c) : NULL;
  g_autofree char *text = NULL;

  if (high == NULL)
    return;
  /* Translators: points of a level in a rubric, "4 points", "3–4 points" */
  text = low != NULL
             ? g_strdup_printf (_ ("%s–%s points"), low, high)
             : g_strdup_printf (ngettext ("%s point", "%s points", points_c == 100 ? 1 : 2), high);
  ash_spec_markup (self, "<br/><small>");
  ash_spec_say (self, text);
  ash_spec_markup (self, "</small>");
}

static void
write_shows (AshSpec *self, const AshCriterion *criterion)
{
  for (guint i = 0; i < self->design->alignments->len; i++)
    {
      const AshAlignment *mark = g_ptr_array_index (self->design->alignments, i);
      const AshStatement *outcome = mark->subject_kind == ASH_SUBJECT_CRITERION &&
                                            g_strcmp0 (mark->subject, criterion->record.id) == 0
                                        ? ash_design_outcome (self->design, mark->statement)
                                        : NULL;

      if (outcome == NULL)
        continue;
      ash_spec_markup (self, "<br/><small>");
      ash_spec_say (self, _ ("Shows:"));
      ash_spec_markup (self, " ");
      ash_spec_quote (self, ash_spec_is_said (outcome->code) ? outcome->code : outcome->text);
      ash_spec_markup (self, "</small>");
    }
}

static void
write_criterion (AshSpec *self,
                 const AshRubric *rubric,
                 const AshCriterion *criterion,
                 guint columns)
{
  GPtrArray *ratings = ash_design_ratings (self->design, criterion->record.id);

  ash_spec_markup (self, "<tr><th scope=\"row\" dir=\"auto\">");
  ash_spec_quote (self, criterion->title);
  if (ash_spec_is_said (criterion->text) && g_strcmp0 (criterion->text, criterion->title) != 0)
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_quote (self, criterion->text);
      ash_spec_markup (self, "</small>");
    }
  if (criterion->weight_bp >= 0)
    {
      g_autofree char *weight = ash_spec_percent (criterion->weight_bp);

      ash_spec_markup (self, "<br/><small>");
      ash_spec_say (self, weight);
      ash_spec_markup (self, "</small>");
    }
  else
    write_worth (self, rubric, ASH_UNSET, criterion->points_c);
  write_shows (self, criterion);
  ash_spec_markup (self, "</th>");
  for (guint i = 0; i < columns; i++)
    {
      const AshRating *rating = i < ratings->len ? g_ptr_array_index (ratings, i) : NULL;

      ash_spec_markup (self, "<td dir=\"auto\">");
      if (rating != NULL)
        {
          if (ash_spec_is_said (rating->title))
            {
              ash_spec_markup (self, "<strong>");
              ash_spec_quote (self, rating->title);
              ash_spec_markup (self, "</strong><br/>");
            }
          ash_spec_quote (self, rating->text);
          write_worth (self, rubric, rating->min_c, rating->points_c);
        }
      ash_spec_markup (self, "</td>");
    }
  ash_spec_markup (self, "</tr>\n");
}

static void
write_rubric (AshSpec *self, const AshRubric *rubric, GPtrArray *criteria)
{
  guint columns = 1;

  for (guint i = 0; i < criteria->len; i++)
    columns = MAX (columns,
                   ash_design_ratings (self->design, ((AshRecord *) criteria->pdata[i])->id)->len);
  ash_spec_markup (self, "<h3 dir=\"auto\">");
  ash_spec_quote (self, rubric->title);
  ash_spec_markup (self, "</h3>\n");
  ash_spec_markup (self, "<div class=\"wide\"><table class=\"rubric\">\n<thead><tr><th "
                         "scope=\"col\">");
  ash_spec_say (self, _ ("Criterion"));
  g_string_append_printf (self->out, "</th><th scope=\"colgroup\" colspan=\"%u\">", columns);
  ash_spec_say (self, _ ("Levels"));
  ash_spec_markup (self, "</th></tr></thead>\n<tbody>\n");
  for (guint i = 0; i < criteria->len; i++)
    write_criterion (self, rubric, g_ptr_array_index (criteria, i), columns);
  ash_spec_close_table (self);
}

/* Those that judge its evidence, each once. */
void
ash_spec_write_rubrics (AshSpec *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (self->design->assessments, i);
      const AshRubric *rubric = ash_design_rubric (self->design, each->rubric);
      GPtrArray *criteria =
          rubric != NULL ? ash_design_criteria (self->design, rubric->record.id) : NULL;

      if (criteria == NULL || criteria->len == 0 || !g_hash_table_add (seen, rubric->record.id))
        continue;
      if (g_hash_table_size (seen) == 1)
        ash_spec_open (self, "rubrics", _ ("Rubrics"));
      write_rubric (self, rubric, criteria);
    }
  if (g_hash_table_size (seen) > 0)
    ash_spec_close (self);
}

#pragma once

/* A credential with a badge, and the files that are written of it. */
#include "badges/ash-badges-private.h"
#include <ash-id.h>
#include <ash-json.h>
#include <ash-text.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

G_GNUC_UNUSED static char *
id_of (const char *name)
{
  return ash_id_derive ("test-badges", name, NULL);
}

G_GNUC_UNUSED static AshStatement *
add_outcome (AshDesign *design, const char *code, const char *text, const char *uri)
{
  AshStatement *outcome = ash_statement_new ();

  outcome->record.id = id_of (code);
  outcome->code = g_strdup (code);
  outcome->text = g_strdup (text);
  outcome->uri = g_strdup (uri);
  g_ptr_array_add (design->outcomes, outcome);
  return outcome;
}

G_GNUC_UNUSED static void
add_shown_by (AshDesign *design, AshSubjectKind kind, const char *subject, const char *outcome)
{
  AshAlignment *alignment = ash_alignment_new ();

  alignment->record.id = ash_id_derive (subject, outcome, NULL);
  alignment->subject_kind = kind;
  alignment->subject = id_of (subject);
  alignment->statement = id_of (outcome);
  alignment->depth = ASH_DEPTH_ASSESSED;
  g_ptr_array_add (design->alignments, alignment);
}

G_GNUC_UNUSED static void
add_assessment (AshDesign *design, const char *title, const char *rubric, int weight, int pass)
{
  AshAssessment *assessment = ash_assessment_new ();

  assessment->record.id = id_of (title);
  assessment->title = g_strdup (title);
  assessment->rubric = rubric != NULL ? id_of (rubric) : NULL;
  assessment->weight_bp = weight * 100;
  assessment->pass_bp = pass * 100;
  g_ptr_array_add (design->assessments, assessment);
  g_hash_table_insert (design->by_id, assessment->record.id, assessment);
}

/* One criterion of three levels, written high to low as rubrics are. */
G_GNUC_UNUSED static void
add_rubric (AshDesign *design, const char *title)
{
  static const struct
  {
    const char *title;
    gint64 points_c;
  } levels[] = { { "Convincing", 400 }, { "Sound", 250 }, { "Not yet", 0 } };
  AshRubric *rubric = ash_rubric_new ();
  AshCriterion *criterion = ash_criterion_new ();
  GPtrArray *criteria = g_ptr_array_new_with_free_func (ASH_CRITERION.free);
  GPtrArray *ratings = g_ptr_array_new_with_free_func (ASH_RATING.free);

  rubric->record.id = id_of (title);
  rubric->title = g_strdup (title);
  criterion->record.id = id_of ("criterion");
  criterion->title = g_strdup ("Choice of chart");
  g_ptr_array_add (criteria, criterion);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      AshRating *rating = ash_rating_new ();

      rating->record.id = id_of (levels[i].title);
      rating->pos = ash_position_nth (i);
      rating->title = g_strdup (levels[i].title);
      rating->text = i == 1 ? NULL : g_strdup ("What it looks like.");
      rating->points_c = levels[i].points_c;
      g_ptr_array_add (ratings, rating);
    }
  g_ptr_array_add (design->rubrics, rubric);
  g_hash_table_insert (design->by_id, rubric->record.id, rubric);
  g_hash_table_insert (design->criteria, g_strdup (rubric->record.id), criteria);
  g_hash_table_insert (design->ratings, g_strdup (criterion->record.id), ratings);
}

G_GNUC_UNUSED static void
add_rule (AshDesign *design, const char *name, const char *parent, AshRuleOp op, const char *target)
{
  AshRule *rule = ash_rule_new ();

  rule->record.id = id_of (name);
  rule->parent = parent != NULL ? id_of (parent) : NULL;
  rule->op = op;
  rule->target = target != NULL ? id_of (target) : NULL;
  g_ptr_array_add (design->rules, rule);
}

G_GNUC_UNUSED static AshDesign *
bare_design (const char *title)
{
  AshDesign *design = ash_design_new ();

  design->tree = ash_tree_new ();
  design->tree->record.id = id_of (title);
  design->tree->kind = ASH_TREE_CREDENTIAL;
  design->tree->title = g_strdup (title);
  design->credential = ash_credential_new ();
  design->credential->record.id = id_of ("credential");
  design->credential->minutes = ASH_UNSET;
  return design;
}

G_GNUC_UNUSED static AshStatement *
add_skill (AshDesign *design, const char *text, const char *uri)
{
  AshStatement *skill = ash_statement_new ();

  skill->record.id = ash_id_derive ("skill", text, NULL);
  skill->text = g_strdup (text);
  skill->uri = g_strdup (uri);
  g_ptr_array_add (design->skills, skill);
  return skill;
}

G_GNUC_UNUSED static AshDesign *
full_design (void)
{
  AshDesign *design = bare_design ("Visualising Data");

  design->tree->lang = g_strdup ("en-au");
  design->credential->code = g_strdup ("VD-102");
  design->credential->version = g_strdup ("1.0");
  design->credential->minutes = 630;
  design->badge = ash_badge_new ();
  design->badge->name = g_strdup (" Visualising Data ");
  design->badge->text = g_strdup ("The holder chooses and makes honest charts.");
  design->issuer = ash_party_new ();
  design->issuer->record.id = id_of ("issuer");
  design->issuer->name = g_strdup ("University of Northfield");
  design->issuer->url = g_strdup ("https://credentials.northfield.example/");
  design->issuer->email = g_strdup ("credentials@northfield.example");
  add_rubric (design, "Charts");
  add_assessment (design, "Chart critique", "Charts", 40, 60);
  add_assessment (design, "Redesign", "Charts", 60, 0);
  add_outcome (design, "O1", "Choose a chart that fits",
               "http://data.europa.eu/esco/skill/a5826fe3-8df6-4fa8-adad-b7116864588f");
  add_outcome (design, "O2", "Redesign a *misleading* chart <p>", NULL);
  add_outcome (design, "O3", "Judge whether a map helps", "https://example.org/outcomes/3");
  add_outcome (design, "O4", "Say what colour does", "not an address");
  add_shown_by (design, ASH_SUBJECT_ASSESSMENT, "Chart critique", "O1");
  add_shown_by (design, ASH_SUBJECT_CRITERION, "criterion", "O2");
  add_shown_by (design, ASH_SUBJECT_ASSESSMENT, "Redesign", "O4");
  /* Shown only by something that is no evidence of this credential. */
  add_shown_by (design, ASH_SUBJECT_ASSESSMENT, "elsewhere", "O3");
  add_skill (design, "Data literacy", NULL);
  add_skill (design, "use spreadsheets software",
             "http://data.europa.eu/esco/skill/1973c966-f236-40c9-b2d4-5d71a89019be");
  add_rule (design, "root", NULL, ASH_RULE_ALL, NULL);
  add_rule (design, "leaf 1", "root", ASH_RULE_LEAF, "Chart critique");
  add_rule (design, "leaf 2", "root", ASH_RULE_LEAF, "Redesign");
  return design;
}

G_GNUC_UNUSED static AshJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AshJson *json = ash_json_parse_text (text, &error);

  g_assert_no_error (error);
  return json;
}

G_GNUC_UNUSED static GBytes *
logo_svg (void)
{
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
                            "<rect width=\"10\" height=\"10\"/></svg>";

  return g_bytes_new_static (svg, strlen (svg));
}

/* formats/badges/: definitions over hand-made designs, and the folder. */
#include "badges/ash-badges-private.h"

#include <ash-id.h>
#include <ash-json.h>
#include <ash-text.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define GOLDEN "../../shared/schemas/badges/golden"

static char *
id_of (const char *name)
{
  return ash_id_derive ("test-badges", name, NULL);
}

static AshStatement *
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

static void
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

static void
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
static void
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

static void
add_rule (AshDesign *design, const char *name, const char *parent, AshRuleOp op, const char *target)
{
  AshRule *rule = ash_rule_new ();

  rule->record.id = id_of (name);
  rule->parent = parent != NULL ? id_of (parent) : NULL;
  rule->op = op;
  rule->target = target != NULL ? id_of (target) : NULL;
  g_ptr_array_add (design->rules, rule);
}

static AshDesign *
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

static AshStatement *
add_skill (AshDesign *design, const char *text, const char *uri)
{
  AshStatement *skill = ash_statement_new ();

  skill->record.id = ash_id_derive ("skill", text, NULL);
  skill->text = g_strdup (text);
  skill->uri = g_strdup (uri);
  g_ptr_array_add (design->skills, skill);
  return skill;
}

static AshDesign *
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

static AshJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AshJson *json = ash_json_parse_text (text, &error);

  g_assert_no_error (error);
  return json;
}

static AshJson *
achievement_of (const AshDesign *design)
{
  g_autoptr (GBytes) png = ash_badge_image_png (design, 400, NULL);
  g_autofree char *text = ash_badge_achievement_json (design, png, NULL);

  return parse (text);
}

/* No null, nothing empty, anywhere: OB 3.0 readers refuse both. */
static void
assert_strict (const AshJsonValue *value)
{
  AshJsonKind kind = ash_json_kind (value);

  g_assert_cmpint (kind, !=, ASH_JSON_NULL);
  if (kind == ASH_JSON_STRING)
    g_assert_cmpstr (ash_json_string (value), !=, "");
  if (kind != ASH_JSON_ARRAY && kind != ASH_JSON_OBJECT)
    return;
  g_assert_cmpuint (ash_json_length (value), >, 0);
  for (guint i = 0; i < ash_json_length (value); i++)
    assert_strict (kind == ASH_JSON_ARRAY ? ash_json_at (value, i)
                                          : ash_json_member (value, ash_json_name_at (value, i)));
}

static void
test_achievement (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (AshJson) json = achievement_of (design);
  const AshJsonValue *root = ash_json_root (json), *alignments, *alignment;

  assert_strict (root);
  g_assert_cmpstr (ash_json_string (ash_json_at (ash_json_member (root, "@context"), 1)), ==,
                   "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
  g_assert_cmpstr (ash_json_member_string (root, "id"), ==,
                   "https://credentials.northfield.example/VD-102/ob3/achievement.json");
  g_assert_cmpstr (ash_json_member_string (root, "name"), ==, "Visualising Data");
  g_assert_cmpstr (ash_json_member_string (root, "inLanguage"), ==, "en-AU");
  g_assert_cmpstr (ash_json_member_string (root, "humanCode"), ==, "VD-102");
  g_assert_cmpstr (ash_json_member_string (ash_json_member (root, "image"), "id"), ==,
                   "https://credentials.northfield.example/VD-102/badge.png");
  g_assert_cmpstr (ash_json_member_string (ash_json_member (root, "creator"), "email"), ==,
                   "credentials@northfield.example");

  /* Of four outcomes one has an address and is shown by evidence; of two skills one has. */
  alignments = ash_json_member (root, "alignment");
  g_assert_cmpuint (ash_json_length (alignments), ==, 2);
  alignment = ash_json_at (alignments, 0);
  g_assert_cmpstr (ash_json_member_string (alignment, "targetName"), ==,
                   "Choose a chart that fits");
  g_assert_cmpstr (ash_json_member_string (alignment, "targetType"), ==, "ext:ESCOSkill");
  alignment = ash_json_at (alignments, 1);
  g_assert_cmpstr (ash_json_member_string (alignment, "targetName"), ==,
                   "use spreadsheets software");
  g_assert_cmpstr (ash_json_member_string (alignment, "targetFramework"), ==, "ESCO");
}

static void
assert_tags (const AshJsonValue *tags, const char *const *expected)
{
  g_assert_cmpuint (ash_json_length (tags), ==, g_strv_length ((GStrv) expected));
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (ash_json_string (ash_json_at (tags, i)), ==, expected[i]);
}

/* Skills are tags of both versions, each once and on one line; one that an outcome already leads
 * to is not aligned a second time. */
static void
test_skills (void)
{
  static const char *const expected[] = { "Data literacy",  "use spreadsheets software",
                                          "“Reading” maps", "\xf0\x9f\x97\xba maps",
                                          "<b>Charts</b>",  NULL };
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (AshJson) json = NULL, old = NULL;
  g_autofree char *text = NULL;

  add_skill (design, " data LITERACY\n",
             "http://data.europa.eu/esco/skill/a5826fe3-8df6-4fa8-adad-b7116864588f");
  add_skill (design, "\xc2\xa0“Reading”\n\t maps", "no address");
  add_skill (design, "\xf0\x9f\x97\xba maps", NULL);
  add_skill (design, " \n", "https://example.org/nothing");
  add_skill (design, "<b>Charts</b>", NULL);
  json = achievement_of (design);
  text = ash_badge_class_json (design);
  old = parse (text);
  assert_strict (ash_json_root (json));
  assert_strict (ash_json_root (old));
  assert_tags (ash_json_member (ash_json_root (json), "tag"), expected);
  assert_tags (ash_json_member (ash_json_root (old), "tags"), expected);
  g_assert_null (ash_json_member (ash_json_root (json), "tags"));
  g_assert_null (ash_json_member (ash_json_root (old), "tag"));
  g_assert_cmpuint (ash_json_length (ash_json_member (ash_json_root (json), "alignment")), ==, 2);
  g_assert_cmpuint (ash_json_length (ash_json_member (ash_json_root (old), "alignment")), ==, 2);
}

/* An award ends, a definition does not: it says it in words, in the credential's language, and
 * has no member for it. */
static void
test_validity (void)
{
  static const struct
  {
    gint64 months;
    const char *lang;
    const char *line;
  } cases[] = {
    { 36, "en", "**Valid for:** 3 years" },
    { 12, "en", "**Valid for:** 1 year" },
    { 18, "en", "**Valid for:** 18 months" },
    { 24, "de-AT", "**Gültig für:** 2 Jahre" },
    { ASH_UNSET, "en", NULL },
    { 0, "en", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshDesign) design = full_design ();
      g_autofree char *criteria = NULL, *narrative = NULL, *text = NULL;
      g_autoptr (AshJson) json = NULL;

      g_free (design->tree->lang);
      design->tree->lang = g_strdup (cases[i].lang);
      design->badge->valid_months = cases[i].months;
      criteria = ash_badges_criteria (design);
      if (cases[i].line != NULL)
        g_assert_nonnull (strstr (criteria, cases[i].line));
      else
        g_assert_null (strstr (criteria, "Valid for"));

      /* Words of the author's own are followed by it, once. */
      design->badge->criteria_override = g_strdup ("Do *this*.");
      narrative = ash_badge_narrative (design);
      if (cases[i].line == NULL)
        g_assert_cmpstr (narrative, ==, "Do *this*.");
      else
        {
          g_autofree char *expected = g_strconcat ("Do *this*.\n\n", cases[i].line, NULL);
          g_autofree char *again = NULL;

          g_assert_cmpstr (narrative, ==, expected);
          g_free (design->badge->criteria_override);
          design->badge->criteria_override = g_strdup (narrative);
          again = ash_badge_narrative (design);
          g_assert_cmpstr (again, ==, narrative);
        }
      json = achievement_of (design);
      g_assert_null (ash_json_member (ash_json_root (json), "validUntil"));
      text = ash_badge_class_json (design);
      g_assert_null (strstr (text, "\"expires\""));
    }
}

static GBytes *
logo_svg (void)
{
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
                            "<rect width=\"10\" height=\"10\"/></svg>";

  return g_bytes_new_static (svg, strlen (svg));
}

/* The logo is a file beside the definitions where they have an address, else inside them. */
static void
test_logo (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_auto (AshIssuerLogo) png = { ash_badge_image_png (design, 400, NULL), ASH_BADGE_PNG };
  g_auto (AshIssuerLogo) svg = { logo_svg (), ASH_BADGE_SVG };
  g_autofree char *three = ash_badge_profile_json (design, &png);
  g_autofree char *two = ash_badge_issuer_json (design, &svg);
  g_autofree char *without = ash_badge_profile_json (design, NULL);
  g_autofree char *inside = NULL, *inside_svg = NULL;
  g_autoptr (AshJson) profile = parse (three), issuer = parse (two), bare = parse (without);
  g_autoptr (AshJson) data = NULL, data_svg = NULL;
  const AshJsonValue *image = ash_json_member (ash_json_root (profile), "image");

  g_assert_cmpstr (ash_json_member_string (image, "id"), ==,
                   "https://credentials.northfield.example/VD-102/issuer-logo.png");
  g_assert_cmpstr (ash_json_member_string (image, "type"), ==, "Image");
  g_assert_cmpstr (ash_json_member_string (image, "caption"), ==, "University of Northfield");
  g_assert_cmpstr (ash_json_member_string (ash_json_root (issuer), "image"), ==,
                   "https://credentials.northfield.example/VD-102/issuer-logo.svg");
  g_assert_null (ash_json_member (ash_json_root (bare), "image"));

  g_clear_pointer (&design->issuer->url, g_free);
  g_clear_pointer (&design->issuer->name, g_free);
  inside = ash_badge_profile_json (design, &png);
  inside_svg = ash_badge_profile_json (design, &svg);
  data = parse (inside);
  data_svg = parse (inside_svg);
  image = ash_json_member (ash_json_root (data), "image");
  g_assert_true (
      g_str_has_prefix (ash_json_member_string (image, "id"), "data:image/png;base64,iVBORw0KGgo"));
  g_assert_null (ash_json_member (image, "caption"));
  image = ash_json_member (ash_json_root (data_svg), "image");
  g_assert_true (
      g_str_has_prefix (ash_json_member_string (image, "id"), "data:image/svg+xml;base64,"));
}

static void
test_levels (void)
{
  static const char *const expected[][2] = { { "Not yet", "0" },
                                             { "Sound", "2.50" },
                                             { "Convincing", "4" } };
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (AshJson) json = achievement_of (design);
  const AshJsonValue *results = ash_json_member (ash_json_root (json), "resultDescription");
  const AshJsonValue *levels = ash_json_member (ash_json_at (results, 0), "rubricCriterionLevel");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  /* The rubric judges two pieces of evidence and is described once. */
  g_assert_cmpuint (ash_json_length (results), ==, 1);
  g_assert_cmpuint (ash_json_length (levels), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AshJsonValue *level = ash_json_at (levels, i);

      g_assert_cmpstr (ash_json_member_string (level, "name"), ==, expected[i][0]);
      g_assert_cmpstr (ash_json_member_string (level, "points"), ==, expected[i][1]);
      g_assert_true (g_hash_table_add (ids, (gpointer) ash_json_member_string (level, "id")));
    }
}

static void
test_criteria (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *criteria = ash_badges_criteria (design);
  g_autofree char *own = NULL;

  g_assert_nonnull (strstr (criteria, "- Choose a chart that fits\n"));
  g_assert_nonnull (strstr (criteria, "- Redesign a \\*misleading\\* chart &lt;p>\n"));
  g_assert_null (strstr (criteria, "map helps"));
  g_assert_nonnull (strstr (criteria, "1. **Chart critique** (40 % of the result; passed with at "
                                      "least 60 %; judged by the rubric “Charts”)\n"));
  g_assert_nonnull (strstr (criteria, "2. **Redesign** (60 % of the result; judged by"));
  g_assert_nonnull (strstr (criteria, "**Rule for earning it:** Pass all of these: “Chart "
                                      "critique” with at least 60 % and “Redesign”."));
  g_assert_nonnull (strstr (criteria, "**Workload:** 10 h 30 min"));
  g_assert_nonnull (strstr (criteria, "**Language:** en-au"));

  design->badge->criteria_override = g_strdup ("  Do *this*.\n");
  own = ash_badges_criteria (design);
  g_assert_cmpstr (own, ==, "Do *this*.");
}

/* A credential with nothing but a title is still a whole badge. */
static void
test_bare (void)
{
  g_autoptr (AshDesign) design = bare_design ("Über Karten");
  g_autoptr (AshJson) json = achievement_of (design);
  g_autoptr (AshJson) again = achievement_of (design);
  const AshJsonValue *root = ash_json_root (json);
  const char *id = ash_json_member_string (root, "id");
  const char *image = ash_json_member_string (ash_json_member (root, "image"), "id");

  assert_strict (root);
  g_assert_true (g_regex_match_simple ("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]"
                                       "[0-9a-f]{3}-[0-9a-f]{12}$",
                                       id, 0, 0));
  g_assert_cmpstr (id, ==, ash_json_member_string (ash_json_root (again), "id"));
  g_assert_true (g_str_has_prefix (image, "data:image/png;base64,iVBORw0KGgo"));
  g_assert_cmpstr (ash_json_member_string (root, "description"), ==, "Über Karten");
  g_assert_nonnull (ash_json_member_string (ash_json_member (root, "criteria"), "narrative"));
  g_assert_null (ash_json_member (root, "alignment"));
  g_assert_null (ash_json_member (root, "resultDescription"));
  g_assert_null (ash_json_member (root, "inLanguage"));
}

static void
test_codes (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *spaced = NULL, *slug = NULL, *other = NULL, *below = NULL;

  g_free (design->credential->code);
  design->credential->code = g_strdup ("A/B 1");
  spaced = ash_badge_base (design);
  g_assert_cmpstr (spaced, ==, "https://credentials.northfield.example/A%2FB%201");
  g_clear_pointer (&design->credential->code, g_free);
  slug = ash_badge_base (design);
  g_assert_cmpstr (slug, ==, "https://credentials.northfield.example/visualising-data");
  g_free (design->issuer->url);
  design->issuer->url = g_strdup ("https://northfield.example/badges/?lang=en#top");
  below = ash_badge_base (design);
  g_assert_cmpstr (below, ==, "https://northfield.example/badges/visualising-data");
  g_free (design->tree->title);
  design->tree->title = g_strdup ("数据");
  other = ash_badge_base (design);
  g_assert_true (g_str_has_suffix (other, design->tree->record.id));
}

static void
test_languages (void)
{
  static const char *const tags[][2] = { { "en", "en" },
                                         { "EN_gb", "en-GB" },
                                         { "zh-hans-cn", "zh-Hans-CN" },
                                         { "es-419", "es-419" },
                                         { "de-DE-1996", NULL },
                                         { "English", NULL },
                                         { "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (AshDesign) design = bare_design ("x");
      g_autofree char *tag = NULL;

      design->tree->lang = g_strdup (tags[i][0]);
      tag = ash_badge_language (design);
      g_assert_cmpstr (tag, ==, tags[i][1]);
    }
}

/* What each missing member of the issuer's profile says, in one sentence. */
static void
test_missing (void)
{
  static const struct
  {
    gsize offset;
    const char *value;
    const char *word;
  } cases[] = {
    { G_STRUCT_OFFSET (AshParty, url), NULL, "web address" },
    { G_STRUCT_OFFSET (AshParty, url), "northfield.example", "web address" },
    { G_STRUCT_OFFSET (AshParty, url), "mailto:a@b.example", "web address" },
    { G_STRUCT_OFFSET (AshParty, url), "https://x.example/a b", "web address" },
    { G_STRUCT_OFFSET (AshParty, name), " ", "name" },
    { G_STRUCT_OFFSET (AshParty, email), NULL, "e-mail" },
  };
  g_autoptr (AshDesign) whole = full_design ();

  g_assert_null (ash_badge_missing_for_2_0 (whole));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshDesign) design = full_design ();
      char **member = G_STRUCT_MEMBER_P (design->issuer, cases[i].offset);
      g_autofree char *sentence = NULL;

      g_free (*member);
      *member = g_strdup (cases[i].value);
      sentence = ash_badge_missing_for_2_0 (design);
      g_assert_nonnull (strstr (sentence, cases[i].word));
      g_assert_true (strchr (sentence, '.') != NULL && g_str_has_suffix (sentence, "."));
    }
}

static char *
contents_of (const char *folder, const char *path, gsize *length)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  char *contents = NULL;

  g_file_get_contents (whole, &contents, length, NULL);
  return contents;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

static void
test_folder (void)
{
  static const char *const paths[] = {
    "ob3/achievement.json", "ob3/profile.json", "ob2/badgeclass.json",
    "ob2/issuer.json",      "badge.png",        "badge.svg"
  };
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *missing = NULL, *now_missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;
  guint n_names = 0;

  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  g_assert_true (ash_badges_write (design, NULL, folder, &missing, &error));
  g_assert_no_error (error);
  g_assert_null (missing);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gsize length = 0, length_again = 0;
      g_autofree char *first = contents_of (folder, paths[i], &length);
      g_autofree char *second = NULL;

      g_assert_nonnull (first);
      g_assert_true (ash_badges_write (design, NULL, folder, NULL, NULL));
      second = contents_of (folder, paths[i], &length_again);
      g_assert_cmpmem (first, length, second, length_again);
    }
  listing = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (listing) != NULL)
    n_names++;
  g_assert_cmpuint (n_names, ==, 5); /* ob2, ob3, two images, notes.txt; nothing left behind */

  /* Without the address the 2.0 definition of before would be a lie. */
  g_clear_pointer (&design->issuer->url, g_free);
  g_assert_true (ash_badges_write (design, NULL, folder, &now_missing, &error));
  g_assert_nonnull (now_missing);
  {
    g_autofree char *stale = contents_of (folder, "ob2/badgeclass.json", NULL);

    g_assert_null (stale);
  }
  remove_tree (folder);
}

/* One object: whatever digest is asked for. */
static GBytes *
load_one (gpointer user_data, const char *digest, GError **error)
{
  return g_bytes_ref (user_data);
}

/* The file of a logo goes with its kind, and with the logo. */
static void
test_logo_file (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  g_autofree char *png_path = g_build_filename (folder, ASH_ISSUER_LOGO_PNG, NULL);
  g_autofree char *svg_path = g_build_filename (folder, ASH_ISSUER_LOGO_SVG, NULL);
  g_autoptr (GBytes) png = ash_badge_image_png (design, 400, NULL), svg = logo_svg ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("GIF89a", 6);
  AshBodies bodies = { .load = load_one, .user_data = png };

  design->issuer->logo = g_strdup ("a digest");
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_true (g_file_test (png_path, G_FILE_TEST_EXISTS));
  bodies.user_data = svg;
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_false (g_file_test (png_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (svg_path, G_FILE_TEST_EXISTS));
  bodies.user_data = broken;
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_false (g_file_test (svg_path, G_FILE_TEST_EXISTS));
  remove_tree (folder);
}

static void
test_unwritable (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ash_badges_write (design, NULL, "/proc/no-such-place", NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/proc/no-such-place"));
}

/* Every member of ours stands in the model file at the same place, with the same kind. */
static void
assert_like (const AshJsonValue *ours, const AshJsonValue *model, const char *where)
{
  g_assert_cmpint (ash_json_kind (ours), ==, ash_json_kind (model));
  if (ash_json_kind (ours) == ASH_JSON_ARRAY)
    for (guint i = 0; i < ash_json_length (ours); i++)
      assert_like (ash_json_at (ours, i), ash_json_at (model, 0), where);
  if (ash_json_kind (ours) != ASH_JSON_OBJECT)
    return;
  for (guint i = 0; i < ash_json_length (ours); i++)
    {
      const char *name = ash_json_name_at (ours, i);
      g_autofree char *path = g_strconcat (where, "/", name, NULL);

      if (ash_json_member (model, name) == NULL)
        g_error ("%s is not in the model file", path);
      assert_like (ash_json_member (ours, name), ash_json_member (model, name), path);
    }
}

static void
test_golden (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (GBytes) png = ash_badge_image_png (design, 400, NULL);
  const struct
  {
    const char *path;
    char *text;
  } files[] = {
    { "ob3/achievement.json", ash_badge_achievement_json (design, png, NULL) },
    { "ob3/profile.json", ash_badge_profile_json (design, NULL) },
    { "ob2/badgeclass.json", ash_badge_class_json (design) },
    { "ob2/issuer.json", ash_badge_issuer_json (design, NULL) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = files[i].text;
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, GOLDEN, files[i].path, NULL);
      g_autofree char *golden = NULL;
      g_autoptr (AshJson) ours = parse (text), model = NULL;

      if (!g_file_get_contents (path, &golden, NULL, NULL))
        {
          g_test_skip ("the model files of ../shared are not here");
          continue;
        }
      model = parse (golden);
      assert_like (ash_json_root (ours), ash_json_root (model), files[i].path);
    }
}

/* Forty skills, with what people paste. */
static void
make_odd (AshDesign *design)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text =
          g_strdup_printf (" \xf0\x9f\x93\x88 “Skill” %u\n\"of\" 40, {a}\\ ", i);

      add_skill (design, text, i % 2 == 0 ? "http://example.org/skills" : NULL);
    }
  design->badge->valid_months = 36;
  g_free (design->badge->text);
  design->badge->text = g_strdup ("  \"Quoted\" \xf0\x9f\x8e\x93 and\nin two lines \xc2\xa0");
  g_free (design->tree->lang);
  design->tree->lang = g_strdup ("Klingon");
}

/* As a professor leaves it: whole; without the issuer's address; only a name; nothing but a title;
 * with a logo of either kind, beside the definitions and in them. */
static void
write_all_sorts (const char *folder)
{
  static const char *const names[] = { "whole", "odd", "no-address", "only-a-name", "svg", "bare" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AshDesign) design = i == 5 ? bare_design ("Über “Karten”") : full_design ();
      g_autofree char *below = g_build_filename (folder, names[i], NULL);
      g_autoptr (GBytes) logo = i < 3 ? ash_badge_image_png (design, 400, NULL) : logo_svg ();
      AshBodies bodies = { .load = load_one, .user_data = logo };
      g_autoptr (GError) error = NULL;

      if (i == 1)
        make_odd (design);
      if (i == 2 || i == 3)
        g_clear_pointer (&design->issuer->url, g_free);
      if (i == 3)
        g_clear_pointer (&design->issuer->email, g_free);
      if (design->issuer != NULL)
        design->issuer->logo = g_strdup ("a digest");
      g_assert_true (ash_badges_write (design, &bodies, below, NULL, &error));
      g_assert_no_error (error);
    }
}

/* What is recommended and was not filled in, an address or a name, is not a fault of ours. */
static gboolean
names_a_fault (const char *verdict)
{
  g_auto (GStrv) lines = g_strsplit (verdict, "\n", -1);

  for (guint i = 0; lines[i] != NULL && g_strchomp (lines[i]) != NULL; i++)
    if (g_str_has_prefix (lines[i], "FAIL") ? !g_str_has_suffix (lines[i], ": lint")
                                            : strstr (lines[i], "   FAIL ") != NULL &&
                                                  !g_str_has_suffix (lines[i], ": recommended"))
      return TRUE;
  return FALSE;
}

/* The independent checkers: official schemas, JSON-LD safe mode, lint. */
static void
test_badge_check (void)
{
  g_autofree char *checker =
      g_test_build_filename (G_TEST_DIST, "../../shared/tools/badge-check", NULL);
  g_autofree char *npm = g_find_program_in_path ("npm");
  g_autofree char *folder = NULL, *out = NULL, *errors = NULL;
  const char *argv[] = { "timeout", "240", checker, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (npm == NULL || !g_file_test (checker, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("badge-check of ../shared, or npm, is not here");
      return;
    }
  folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  argv[3] = folder;
  /* Where there is no package registry, npm says so at once instead of after ten minutes. */
  g_setenv ("npm_config_fetch_retries", "0", TRUE);
  g_setenv ("npm_config_fetch_timeout", "20000", TRUE);
  write_all_sorts (folder);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &errors, &status,
                &error);
  g_assert_no_error (error);
  /* 1 is its verdict; anything else means that its validators could not be fetched. */
  if (WIFEXITED (status) && WEXITSTATUS (status) == 1 && names_a_fault (out))
    g_error ("badge-check found faults:\n%s%s", out, errors);
  else if (!WIFEXITED (status) || WEXITSTATUS (status) > 1)
    g_test_skip ("the validators could not be fetched");
  else
    g_test_message ("%s", out);
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badges/achievement", test_achievement);
  g_test_add_func ("/badges/levels", test_levels);
  g_test_add_func ("/badges/skills", test_skills);
  g_test_add_func ("/badges/validity", test_validity);
  g_test_add_func ("/badges/logo", test_logo);
  g_test_add_func ("/badges/criteria", test_criteria);
  g_test_add_func ("/badges/bare", test_bare);
  g_test_add_func ("/badges/codes", test_codes);
  g_test_add_func ("/badges/languages", test_languages);
  g_test_add_func ("/badges/missing", test_missing);
  g_test_add_func ("/badges/folder", test_folder);
  g_test_add_func ("/badges/logo-file", test_logo_file);
  g_test_add_func ("/badges/unwritable", test_unwritable);
  g_test_add_func ("/badges/golden", test_golden);
  g_test_add_func ("/badges/badge-check", test_badge_check);
  return g_test_run ();
}

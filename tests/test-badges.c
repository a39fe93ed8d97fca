/* formats/badges: what a definition says. */
#include "badges-fixture.h"

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
  g_assert_nonnull (strstr (criteria, "**Language:** English (AU)"));

  design->badge->criteria_override = g_strdup ("  Do *this*.\n");
  own = ash_badges_criteria (design);
  g_assert_cmpstr (own, ==, "Do *this*.");
}

static void
add_confirmation (AshDesign *design,
                  const char *statement,
                  const char *organisation,
                  const char *date)
{
  AshValidation *validation = ash_validation_new ();

  validation->record.id = g_strdup (organisation);
  validation->statement = g_strdup (statement);
  validation->organisation = g_strdup (organisation);
  validation->person = g_strdup ("Robin Reader");
  validation->date = g_strdup (date);
  g_ptr_array_add (design->validations, validation);
}

/* What employers say, and how far a skill is taken, reach the employer who reads the badge. */
static void
test_confirmed_skills (void)
{
  g_autoptr (AshDesign) design = full_design ();
  const AshStatement *skill = g_ptr_array_index (design->skills, 0);
  AshCredentialStatement *use =
      (AshCredentialStatement *) ash_design_use_of (design, skill->record.id);
  g_autofree char *before = ash_badges_criteria (design);
  g_autofree char *criteria = NULL;
  g_autofree char *level = g_strdup_printf ("**Levels of its skills:** %s: advanced", skill->text);
  g_autofree char *said =
      g_strdup_printf ("**Confirmed by:** Tide Ltd, 2026-03-01: %s; Harbour", skill->text);

  g_assert_null (strstr (before, "Confirmed by"));
  g_assert_null (strstr (before, "Levels of its skills"));
  if (use == NULL)
    {
      use = ash_credential_statement_new ();
      use->statement = g_strdup (skill->record.id);
      g_ptr_array_add (design->statement_uses, use);
    }
  use->level = g_strdup (" advanced ");
  add_confirmation (design, skill->record.id, "Tide Ltd", "2026-03-01");
  add_confirmation (design, NULL, "Harbour", NULL);
  add_confirmation (design, "gone", " ", "2026-03-02");
  criteria = ash_badges_criteria (design);
  g_assert_nonnull (strstr (criteria, level));
  g_assert_nonnull (strstr (criteria, said));
  g_assert_null (strstr (criteria, "Robin"));
  g_assert_null (strstr (criteria, "2026-03-02"));
}

/* What an employer is shown is what the badge says, line by line. */
static void
test_confirmed_card (void)
{
  g_autoptr (AshDesign) design = full_design ();
  const AshStatement *skill = g_ptr_array_index (design->skills, 0);
  g_autofree char *first = g_strdup_printf ("Tide Ltd, 2026-03-01: %s", skill->text);
  g_autofree char *criteria = NULL;
  g_autoptr (AshBadgeCard) before = ash_badge_card_new (design);
  g_autoptr (AshBadgeCard) card = NULL;
  g_autoptr (AshBadgeCard) own = NULL;

  g_assert_cmpuint (before->confirmed->len, ==, 0);
  add_confirmation (design, skill->record.id, "Tide Ltd", "2026-03-01");
  add_confirmation (design, NULL, " Harbour ", NULL);
  add_confirmation (design, "gone", " ", "2026-03-02");
  card = ash_badge_card_new (design);
  criteria = ash_badges_criteria (design);
  g_assert_cmpuint (card->confirmed->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (card->confirmed, 0), ==, first);
  g_assert_cmpstr (g_ptr_array_index (card->confirmed, 1), ==, "Harbour");
  for (guint i = 0; i < card->confirmed->len; i++)
    g_assert_nonnull (strstr (criteria, g_ptr_array_index (card->confirmed, i)));
  design->badge->criteria_override = g_strdup ("Do *this*.");
  own = ash_badge_card_new (design);
  g_assert_cmpuint (own->confirmed->len, ==, 0);
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
  g_test_add_func ("/badges/confirmed-skills", test_confirmed_skills);
  g_test_add_func ("/badges/confirmed-card", test_confirmed_card);
  g_test_add_func ("/badges/bare", test_bare);
  g_test_add_func ("/badges/codes", test_codes);
  g_test_add_func ("/badges/languages", test_languages);
  g_test_add_func ("/badges/missing", test_missing);
  return g_test_run ();
}

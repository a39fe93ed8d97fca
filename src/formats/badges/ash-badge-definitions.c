#include "ash-badges-private.h"

#include <ash-json-writer.h>
#include <ash-outcome-tree.h>
#include <ash-statement-target.h>
#include <ash-text.h>
#include <string.h>

#define OB3_VC_CONTEXT "https://www.w3.org/ns/credentials/v2"
#define OB3_CONTEXT "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
#define OB2_CONTEXT "https://w3id.org/openbadges/v2"
#define ESCO_SKILL "http://data.europa.eu/esco/skill/"

#define ACHIEVEMENT "ob3/achievement.json"
#define PROFILE "ob3/profile.json"
#define BADGE_CLASS "ob2/badgeclass.json"
#define ISSUER "ob2/issuer.json"

static void
write_type (AshJsonWriter *json, const char *type)
{
  ash_json_writer_begin_array (json, "type");
  ash_json_writer_string (json, NULL, type);
  ash_json_writer_end_array (json);
}

static void
write_trimmed (AshJsonWriter *json, const char *name, const char *text)
{
  g_autofree char *trimmed = ash_badge_text (text);

  ash_json_writer_string_if (json, name, trimmed);
}

static void
write_contexts (AshJsonWriter *json)
{
  ash_json_writer_begin_array (json, "@context");
  ash_json_writer_string (json, NULL, OB3_VC_CONTEXT);
  ash_json_writer_string (json, NULL, OB3_CONTEXT);
  ash_json_writer_end_array (json);
}

static char *
data_address (GBytes *bytes, const char *type)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = g_base64_encode (data, length);

  return g_strdup_printf ("data:%s;base64,%s", type, base64);
}

/* The issuer's picture: an Image of 3.0, or the bare address that 2.0 takes. */
static void
write_logo (AshJsonWriter *json,
            const AshDesign *design,
            const AshIssuerLogo *logo,
            gboolean is_3_0)
{
  gboolean is_svg = logo != NULL && logo->kind == ASH_BADGE_SVG;
  g_autofree char *url = NULL;

  if (logo == NULL || logo->bytes == NULL)
    return;
  url = ash_badge_file_url (design, is_svg ? ASH_ISSUER_LOGO_SVG : ASH_ISSUER_LOGO_PNG);
  if (url == NULL)
    url = data_address (logo->bytes, is_svg ? "image/svg+xml" : "image/png");
  if (!is_3_0)
    {
      ash_json_writer_string (json, "image", url);
      return;
    }
  ash_json_writer_begin_object (json, "image");
  ash_json_writer_string (json, "id", url);
  ash_json_writer_string (json, "type", "Image");
  write_trimmed (json, "caption", design->issuer->name);
  ash_json_writer_end_object (json);
}

/* The members of a Profile, also where it stands inside an Achievement. */
static void
write_profile (AshJsonWriter *json, const AshDesign *design, const AshIssuerLogo *logo)
{
  const AshParty *issuer = design->issuer;
  const char *record = issuer != NULL ? issuer->record.id : design->tree->record.id;
  g_autofree char *url = ash_badge_file_url (design, PROFILE);
  g_autofree char *id =
      url != NULL ? g_strdup (url) : ash_badge_record_id (design, PROFILE, record);

  ash_json_writer_string (json, "id", id);
  write_type (json, "Profile");
  if (issuer == NULL)
    return;
  write_trimmed (json, "name", issuer->name);
  if (url != NULL)
    write_trimmed (json, "url", issuer->url);
  write_trimmed (json, "email", issuer->email);
  write_logo (json, design, logo, TRUE);
}

static void
write_image (AshJsonWriter *json, const AshDesign *design, GBytes *png)
{
  g_autofree char *url = ash_badge_file_url (design, "badge.png");
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  g_autofree char *caption = NULL;
  AshEmblem emblem;

  ash_emblem_init (&emblem, design);
  /* What is on a picture of the user's own only the user knows. */
  caption = design->badge != NULL && design->badge->image != NULL
                ? ash_badge_name (design)
                : ash_emblem_caption (&emblem, words);
  if (url == NULL)
    url = data_address (png, "image/png");
  ash_json_writer_begin_object (json, "image");
  ash_json_writer_string (json, "id", url);
  if (png != NULL)
    ash_json_writer_string (json, "type", "Image");
  ash_json_writer_string (json, "caption", caption);
  ash_json_writer_end_object (json);
}

static void
write_criteria (AshJsonWriter *json, const AshDesign *design)
{
  g_autofree char *narrative = ash_badge_narrative (design);

  ash_json_writer_begin_object (json, "criteria");
  ash_json_writer_string (json, "narrative", narrative);
  ash_json_writer_end_object (json);
}

/* "O1" is our number of an outcome: no code of the framework that its address leads to. */
static gboolean
is_our_number (const AshStatement *statement)
{
  const char *code = statement->code;

  return statement->kind == ASH_STATEMENT_OUTCOME && code != NULL && code[0] == 'O' &&
         g_ascii_isdigit (code[1]) && strspn (code + 1, "0123456789") == strlen (code + 1);
}

/* Name, code and framework as they stand where the address leads, whatever is said here. */
static void
write_alignment (AshJsonWriter *json,
                 const AshDesign *design,
                 const AshStatement *statement,
                 gboolean is_3_0)
{
  gboolean is_esco = g_str_has_prefix (statement->uri, ESCO_SKILL);
  const AshFramework *framework = ash_design_framework_of (design, statement);
  AshStatementTarget target;

  ash_statement_target_read (&target, statement);
  ash_json_writer_begin_object (json, NULL);
  if (is_3_0)
    write_type (json, "Alignment");
  write_trimmed (json, "targetName", target.name != NULL ? target.name : statement->text);
  ash_json_writer_string (json, "targetUrl", statement->uri);
  write_trimmed (json, "targetDescription", target.description);
  if (target.code != NULL)
    write_trimmed (json, "targetCode", target.code);
  else if (framework == NULL && !is_our_number (statement))
    write_trimmed (json, "targetCode", statement->code);
  if (is_esco || framework != NULL)
    write_trimmed (json, "targetFramework", is_esco ? "ESCO" : framework->title);
  if (is_3_0 && (is_esco || target.type != NULL))
    ash_json_writer_string (json, "targetType", is_esco ? "ext:ESCOSkill" : target.type);
  ash_json_writer_end_object (json);
  ash_statement_target_clear (&target);
}

/* A skill that is said to be shown by outcomes, none of which any evidence shows, is not claimed.
 */
static gboolean
is_claimed (const AshDesign *design, GPtrArray *shown_outcomes, const AshStatement *statement)
{
  g_autoptr (GPtrArray) by = ash_design_shown_by (design, statement->record.id);

  for (guint i = 0; i < by->len; i++)
    if (g_ptr_array_find (shown_outcomes, g_ptr_array_index (by, i), NULL))
      return TRUE;
  return by->len == 0;
}

static void
add_aligned (GPtrArray *aligned,
             GHashTable *addresses,
             const AshDesign *design,
             GPtrArray *outcomes,
             GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      AshStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *text = ash_badge_text (statement->text);

      if (text != NULL && ash_text_is_web_address (statement->uri) &&
          is_claimed (design, outcomes, statement) && g_hash_table_add (addresses, statement->uri))
        g_ptr_array_add (aligned, statement);
    }
}

/* Only statements that have a web address can be aligned to. */
static GPtrArray *
aligned_statements (const AshDesign *design)
{
  g_autoptr (GPtrArray) outcomes = ash_badge_shown_outcomes (design);
  g_autoptr (GHashTable) addresses = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *aligned = g_ptr_array_new ();

  for (guint i = 0; i < outcomes->len; i++)
    {
      AshStatement *outcome = g_ptr_array_index (outcomes, i);

      if (!ash_text_is_web_address (outcome->uri))
        continue;
      g_hash_table_add (addresses, outcome->uri);
      g_ptr_array_add (aligned, outcome);
    }
  /* A skill that an outcome already leads to is not said a second time. */
  add_aligned (aligned, addresses, design, outcomes, design->skills);
  add_aligned (aligned, addresses, design, outcomes, design->attributes);
  return aligned;
}

static void
write_alignments (AshJsonWriter *json, const AshDesign *design, gboolean is_3_0)
{
  g_autoptr (GPtrArray) aligned = aligned_statements (design);

  if (aligned->len == 0)
    return;
  ash_json_writer_begin_array (json, "alignment");
  for (guint i = 0; i < aligned->len; i++)
    write_alignment (json, design, g_ptr_array_index (aligned, i), is_3_0);
  ash_json_writer_end_array (json);
}

/* The skills: `tag` in 3.0, `tags` in 2.0. */
static void
write_tags (AshJsonWriter *json, const char *name, const AshDesign *design)
{
  g_autoptr (GPtrArray) tags = ash_badge_tags (design);

  if (tags->len == 0)
    return;
  ash_json_writer_begin_array (json, name);
  for (guint i = 0; i < tags->len; i++)
    ash_json_writer_string (json, NULL, g_ptr_array_index (tags, i));
  ash_json_writer_end_array (json);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const AshRating *one = *(AshRating *const *) a, *two = *(AshRating *const *) b;

  if (one->points_c != two->points_c)
    return one->points_c < two->points_c ? -1 : 1;
  /* Of equal points the one listed last is the lower: rubrics are written high to low. */
  return g_strcmp0 (two->pos, one->pos);
}

static void
write_level (AshJsonWriter *json,
             const AshDesign *design,
             const AshRubric *rubric,
             const AshRating *rating)
{
  g_autofree char *id = ash_badge_record_id (design, ACHIEVEMENT, rating->record.id);
  g_autofree char *title = ash_badge_text (rating->title);
  g_autofree char *points = NULL;

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "id", id);
  write_type (json, "RubricCriterionLevel");
  if (rating->points_c != ASH_UNSET && rubric->scoring != ASH_SCORING_NONE)
    points = rating->points_c % 100 == 0
                 ? g_strdup_printf ("%" G_GINT64_FORMAT, rating->points_c / 100)
                 : g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", rating->points_c / 100,
                                    (int) (rating->points_c % 100));
  ash_json_writer_string (json, "name", title != NULL ? title : points != NULL ? points : "–");
  ash_json_writer_string_if (json, "level", title);
  ash_json_writer_string_if (json, "points", points);
  write_trimmed (json, "description", rating->text);
  ash_json_writer_end_object (json);
}

static void
write_criterion (AshJsonWriter *json,
                 const AshDesign *design,
                 const AshRubric *rubric,
                 const AshCriterion *criterion)
{
  g_autoptr (GPtrArray) levels =
      g_ptr_array_copy (ash_design_ratings (design, criterion->record.id), NULL, NULL);
  g_autofree char *id = ash_badge_record_id (design, ACHIEVEMENT, criterion->record.id);
  g_autofree char *name = ash_badge_text (criterion->title);

  g_ptr_array_set_free_func (levels, NULL);
  g_ptr_array_sort (levels, compare_points);
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "id", id);
  write_type (json, "ResultDescription");
  ash_json_writer_string (json, "name", name != NULL ? name : rubric->title);
  ash_json_writer_string (json, "resultType", "RubricCriterionLevel");
  ash_json_writer_begin_array (json, "rubricCriterionLevel");
  for (guint i = 0; i < levels->len; i++)
    write_level (json, design, rubric, g_ptr_array_index (levels, i));
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
}

/* The criteria with levels of every rubric that judges evidence, each rubric once. */
static GPtrArray *
criteria_of_evidence (const AshDesign *design, GPtrArray *rubrics)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      const AshRubric *rubric = ash_design_rubric (design, assessment->rubric);
      GPtrArray *criteria;

      if (rubric == NULL || !g_hash_table_add (seen, rubric->record.id))
        continue;
      criteria = ash_design_criteria (design, rubric->record.id);
      for (guint k = 0; k < criteria->len; k++)
        {
          AshCriterion *criterion = g_ptr_array_index (criteria, k);

          if (ash_design_ratings (design, criterion->record.id)->len == 0)
            continue;
          g_ptr_array_add (found, criterion);
          g_ptr_array_add (rubrics, (gpointer) rubric);
        }
    }
  return found;
}

static void
write_results (AshJsonWriter *json, const AshDesign *design)
{
  g_autoptr (GPtrArray) rubrics = g_ptr_array_new ();
  g_autoptr (GPtrArray) criteria = criteria_of_evidence (design, rubrics);

  if (criteria->len == 0)
    return;
  ash_json_writer_begin_array (json, "resultDescription");
  for (guint i = 0; i < criteria->len; i++)
    write_criterion (json, design, g_ptr_array_index (rubrics, i), g_ptr_array_index (criteria, i));
  ash_json_writer_end_array (json);
}

/**
 * ash_badge_achievement_json:
 * @png: the badge image, put inside where there is no address to point to
 * @logo: (nullable): the issuer's, likewise
 *
 * Returns: (transfer full): an Open Badges 3.0 Achievement in strict form: arrays where arrays
 *   may be, no null, nothing empty (badges.md 1.3)
 */
char *
ash_badge_achievement_json (const AshDesign *design, GBytes *png, const AshIssuerLogo *logo)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autofree char *id = ash_badge_record_id (design, ACHIEVEMENT, NULL);
  g_autofree char *name = ash_badge_name (design);
  g_autofree char *description = ash_badge_description (design);
  g_autofree char *language = ash_badge_language (design);

  ash_json_writer_begin_object (json, NULL);
  write_contexts (json);
  ash_json_writer_string (json, "id", id);
  write_type (json, "Achievement");
  ash_json_writer_string (json, "achievementType", "MicroCredential");
  ash_json_writer_string (json, "name", name);
  ash_json_writer_string (json, "description", description);
  write_criteria (json, design);
  write_image (json, design, png);
  ash_json_writer_begin_object (json, "creator");
  write_profile (json, design, logo);
  ash_json_writer_end_object (json);
  write_alignments (json, design, TRUE);
  write_results (json, design);
  write_tags (json, "tag", design);
  ash_json_writer_string_if (json, "inLanguage", language);
  if (design->credential != NULL)
    {
      write_trimmed (json, "version", design->credential->version);
      write_trimmed (json, "humanCode", design->credential->code);
    }
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

char *
ash_badge_profile_json (const AshDesign *design, const AshIssuerLogo *logo)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  write_contexts (json);
  write_profile (json, design, logo);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

/**
 * ash_badge_class_json:
 *
 * Returns: (transfer full): an Open Badges 2.0 BadgeClass; the issuer must have an address
 */
char *
ash_badge_class_json (const AshDesign *design)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autofree char *id = ash_badge_file_url (design, BADGE_CLASS);
  g_autofree char *issuer = ash_badge_file_url (design, ISSUER);
  g_autofree char *name = ash_badge_name (design);
  g_autofree char *description = ash_badge_description (design);
  g_autofree char *language = ash_badge_language (design);

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "@context", OB2_CONTEXT);
  ash_json_writer_string (json, "type", "BadgeClass");
  ash_json_writer_string (json, "id", id);
  ash_json_writer_string (json, "name", name);
  ash_json_writer_string (json, "description", description);
  write_image (json, design, NULL);
  write_criteria (json, design);
  ash_json_writer_string (json, "issuer", issuer);
  write_tags (json, "tags", design);
  write_alignments (json, design, FALSE);
  ash_json_writer_string_if (json, "@language", language);
  if (design->credential != NULL)
    write_trimmed (json, "version", design->credential->version);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

char *
ash_badge_issuer_json (const AshDesign *design, const AshIssuerLogo *logo)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autofree char *id = ash_badge_file_url (design, ISSUER);

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "@context", OB2_CONTEXT);
  ash_json_writer_string (json, "type", "Issuer");
  ash_json_writer_string (json, "id", id);
  write_trimmed (json, "name", design->issuer->name);
  write_trimmed (json, "url", design->issuer->url);
  write_trimmed (json, "email", design->issuer->email);
  write_logo (json, design, logo, FALSE);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

#include "ash-formats-resources.h"
#include "ash-target-private.h"

#include <ash-json.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Where a credential can be taught, and what becomes of it there, is data: data/targets.json,
 * compiled in. */

static const char *const ABOUT_NICKS[ASH_N_ABOUTS + 1] = {
  "module",
  "nested-module",
  "page",
  "file",
  "link",
  "discussion",
  "quiz",
  "assignment",
  "tool",
  "heading",
  "unknown-kind",
  "start-page",
  "bank",
  "draw",
  "rubric",
  "rubric-in-brief",
  "rubric-homeless",
  "completion",
  "completion-in-words",
  "loose",
  "unlinked-page",
  "instructor-only",
  "unpublished",
  "empty",
  "page-links",
  "page-style",
  "page-script",
  "page-media",
  "page-signs",
  "attachments",
  "instructor-notes",
  "tool-settings",
  "task-terms",
  "tool-terms",
  "time-limit",
  "attempts",
  "many-attempts",
  "quiz-text",
  "points",
  "odd-points",
  "true-false",
  "pattern-match",
  "model-answer",
  "hint",
  "choice-feedback",
  "general-feedback",
  "shuffle",
  "unknown-question",
  "size",
  NULL,
};

static const char *const VERDICT_NICKS[ASH_N_VERDICTS + 1] = {
  "arrives", "different", "unknown", "changed", "lost", NULL,
};

const char *
ash_about_nick (AshAbout about)
{
  return ABOUT_NICKS[about];
}

const char *
ash_verdict_nick (AshVerdict verdict)
{
  return VERDICT_NICKS[verdict];
}

/* Words in the language of the interface; ash-target-words.c shows them to translators. */
static char *
in_words (const char *text)
{
  return g_strdup (text != NULL && *text != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : text);
}

static GPtrArray *
read_texts (const AshJsonValue *array)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ash_json_length (array); i++)
    g_ptr_array_add (texts, in_words (ash_json_string (ash_json_at (array, i))));
  return texts;
}

/* It is compiled in and tested: it cannot be wrong without the build being wrong. */
static guint
index_of (const char *const *nicks, const AshJsonValue *rule, const char *member)
{
  const char *nick = ash_json_member_string (rule, member);

  for (guint i = 0; nick != NULL && nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], nick))
      return i;
  g_error ("targets.json: %s: %s", member, nick != NULL ? nick : "missing");
}

static char *
read_text (const AshJsonValue *rule, const char *member)
{
  return g_strdup (ash_json_member_string (rule, member));
}

static char *
read_words (const AshJsonValue *rule, const char *member)
{
  return in_words (ash_json_member_string (rule, member));
}

static char *
need_text (const AshJsonValue *rule, const char *member)
{
  char *text = read_text (rule, member);

  if (text == NULL)
    g_error ("targets.json: line %d: %s", ash_json_line (rule), member);
  return text;
}

static char *
need_words (const AshJsonValue *rule, const char *member)
{
  g_autofree char *text = need_text (rule, member);

  return in_words (text);
}

static void
read_rules (GPtrArray *rules, const AshJsonValue *array)
{
  for (guint i = 0; i < ash_json_length (array); i++)
    {
      const AshJsonValue *value = ash_json_at (array, i);
      AshTargetRule *rule = g_new0 (AshTargetRule, 1);
      double over = ash_json_number (ash_json_member (value, "over"));

      rule->about = index_of (ABOUT_NICKS, value, "about");
      rule->over = isnan (over) ? 0 : (guint) over;
      rule->effect = index_of (VERDICT_NICKS, value, "effect");
      rule->sure = need_text (value, "sure");
      g_ptr_array_add (rules, rule);
      /* Of what arrives nothing is said; what is known of it has a source. */
      if (rule->effect == ASH_VERDICT_ARRIVES)
        {
          g_free (need_text (value, "source"));
          continue;
        }
      rule->one = need_words (value, "one");
      rule->many = need_words (value, "many");
      rule->why = need_words (value, "why");
      rule->why_many = read_words (value, "why_many");
      rule->fix = read_text (value, "fix");
      rule->button = read_words (value, "button");
      rule->button_many = read_words (value, "button_many");
      rule->back = read_words (value, "back");
      rule->done = read_words (value, "done");
    }
}

static char *
read_basis (const AshJsonValue *value, const char *as_of)
{
  g_autofree char *words = read_words (value, "basis");
  g_autoptr (GString) basis = g_string_new (words);

  g_string_replace (basis, "{as_of}", as_of != NULL ? as_of : "", 0);
  return g_strdup (basis->str);
}

/* Its own rules first: where the format has one about the same, the system's is said. */
static AshTarget *
read_target (const AshJsonValue *value, const AshJsonValue *formats, const AshJsonValue *unseen)
{
  AshTarget *self = g_new0 (AshTarget, 1);
  const char *version = ash_json_member_string (value, "version");
  const char *layout = ash_json_member_string (value, "layout");

  self->name = read_text (value, "name");
  self->title = read_words (value, "title");
  self->version = g_strcmp0 (version, "1.3") == 0 ? ASH_CC_1_3 : ASH_CC_1_1;
  self->layout =
      g_strcmp0 (layout, "web_resources") == 0 ? ASH_LAYOUT_WEB_RESOURCES : ASH_LAYOUT_PLAIN;
  self->points_as_score = g_strcmp0 (ash_json_member_string (value, "scores"), "points") == 0;
  self->sure = need_text (value, "sure");
  self->as_of = read_text (value, "as_of");
  self->basis = read_basis (value, self->as_of);
  self->steps = read_texts (ash_json_member (value, "steps"));
  self->notes = read_texts (ash_json_member (value, "notes"));
  self->rules = g_ptr_array_new ();
  read_rules (self->rules, ash_json_member (value, "rules"));
  read_rules (self->rules, ash_json_member (formats, version));
  read_rules (self->rules, ash_json_member (formats, "any"));
  self->unseen = g_ptr_array_new ();
  read_rules (self->unseen, unseen);
  return self;
}

static GPtrArray *
read_targets (void)
{
  GPtrArray *targets = g_ptr_array_new ();
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ash_formats_get_resource (), "/org/ashlar/formats/targets.json",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJson) json = ash_json_parse (bytes, "targets.json", &error);
  const AshJsonValue *array, *formats, *unseen;

  if (json == NULL)
    g_error ("%s", error->message);
  array = ash_json_member (ash_json_root (json), "targets");
  formats = ash_json_member (ash_json_root (json), "formats");
  unseen = ash_json_member (ash_json_root (json), "unseen");
  for (guint i = 0; i < ash_json_length (array); i++)
    g_ptr_array_add (targets, read_target (ash_json_at (array, i), formats, unseen));
  return targets;
}

/**
 * ash_targets:
 *
 * Returns: (transfer none) (element-type AshTarget): the systems, in the order shown
 */
GPtrArray *
ash_targets (void)
{
  static GPtrArray *targets;

  if (g_once_init_enter (&targets))
    g_once_init_leave (&targets, read_targets ());
  return targets;
}

/**
 * ash_target_find:
 * @name: (nullable): "canvas", "moodle", …
 *
 * Returns: (transfer none) (nullable): the target
 */
const AshTarget *
ash_target_find (const char *name)
{
  GPtrArray *targets = ash_targets ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (targets, i);

      if (g_strcmp0 (target->name, name) == 0)
        return target;
    }
  return NULL;
}

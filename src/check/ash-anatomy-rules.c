#include "ash-anatomy-private.h"

#include "ash-by-language.h"

/* Of words that stand in no list. */
#define REACH 8

static gboolean
says (const AshJsonValue *value, const char *name)
{
  const AshJsonValue *member = ash_json_member (value, name);

  return member != NULL && ash_json_boolean (member);
}

static AshAnatomyRule *
read_rule (const AshJsonValue *value)
{
  static const char *const PLACES[] = { "", "apart", "front", NULL };
  AshAnatomyRule *self = g_new0 (AshAnatomyRule, 1);
  const AshJsonValue *reach = ash_json_member (value, "reach");

  self->where = ash_enum_from_nick (PLACES, ash_json_member_string (value, "where"), 0);
  self->begin = ash_harvest_phrases_of (value, "begin");
  self->has = ash_harvest_phrases_of (value, "has");
  self->not_next = ash_harvest_phrases_of (value, "not-next");
  self->not_then = ash_harvest_phrases_of (value, "not-then");
  self->not_after = ash_harvest_phrases_of (value, "not-after");
  self->not_verbs = ash_harvest_phrases_of (value, "not-verbs");
  self->stops = ash_harvest_phrases_of (value, "stops");
  self->reach = reach != NULL ? (guint) ash_json_number (reach) : REACH;
  self->number = says (value, "number");
  self->articles = says (value, "articles");
  self->told = says (value, "told");
  self->last = says (value, "last");
  self->front = says (value, "front");
  return self;
}

static void
read_side (AshAnatomySide *self, const AshJsonValue *root, const char *name)
{
  const AshJsonValue *value = ash_json_member (root, name);
  const AshJsonValue *rules = ash_json_member (value, "rules");

  self->example = g_strdup (ash_json_member_string (ash_json_member (root, "examples"), name));
  self->leads = ash_harvest_phrases_of (value, "leads");
  self->leads_named = ash_harvest_phrases_of (value, "leads-named");
  self->rules = g_ptr_array_new ();
  for (guint i = 0; i < ash_json_length (rules); i++)
    g_ptr_array_add (self->rules, read_rule (ash_json_at (rules, i)));
}

static gpointer
read_words (const AshJsonValue *root)
{
  AshAnatomyWords *self = g_new0 (AshAnatomyWords, 1);

  read_side (&self->sides[ASH_ANATOMY_CONDITION], root, "condition");
  read_side (&self->sides[ASH_ANATOMY_STANDARD], root, "standard");
  self->numbers = ash_harvest_phrases_of (root, "numbers");
  self->articles = ash_harvest_phrases_of (root, "articles");
  self->breaks = ash_harvest_phrases_of (root, "breaks");
  self->joiners = ash_harvest_phrases_of (root, "joiners");
  self->opaque = ash_harvest_phrases_of (root, "opaque");
  self->told = ash_harvest_phrases_of (root, "told");
  self->never_after = ash_harvest_phrases_of (root, "never-after");
  self->front_vetoes = ash_harvest_phrases_of (root, "front-vetoes");
  self->no_lead = ash_harvest_phrases_of (root, "no-lead");
  return self;
}

const AshAnatomyWords *
ash_anatomy_words_of (const char *lang)
{
  static AshByLanguage words = { "anatomy", read_words };

  return ash_by_language (&words, lang);
}

const AshAnatomyRule *
ash_anatomy_rule_of (const AshAnatomyWords *lists, AshAnatomyKind kind, const char *words)
{
  g_autoptr (GArray) split = ash_harvest_split (words, REACH);
  GPtrArray *rules = lists->sides[kind].rules;

  for (guint i = 0; i < rules->len; i++)
    if (ash_harvest_phrase_at (split, 0, ((AshAnatomyRule *) rules->pdata[i])->begin) > 0)
      return rules->pdata[i];
  return NULL;
}

const char *
ash_anatomy_example (const char *lang, AshAnatomyKind kind)
{
  const AshAnatomyWords *lists = ash_anatomy_words_of (lang);

  return lists != NULL ? lists->sides[kind].example : NULL;
}

#include <ash-text.h>
#include <string.h>

#include "ash-anatomy.h"
#include "ash-harvest-grammar.h"
#include "ash-harvest-private.h"
#include "ash-verbs.h"

#define LONGEST 300
#define SHORTEST 8
#define LONGEST_QUOTE 70
/* Two may be one: "Compare maps, and explain why they differ". */
#define DEEDS_FEWEST 3
/* A sentence that runs through more is no sentence. */
#define DEEDS_MOST 50

/* "Submit your draft" is a duty, "Write: The ice age" one too, "Design of experiments" a title; a
 * verb of no list is one only where the words before it ask for a verb. */
static gboolean
is_outcome (const AshHarvest *self, const char *text, const AshVerb *verb, gboolean is_certain)
{
  g_autoptr (GArray) words = ash_harvest_split (text + verb->start, 20);

  if (words->len < 2 || ash_harvest_phrase_at (words, 0, self->words->tasks) > 0 ||
      text[verb->start + verb->length] == ':' || (verb->is_noun && !is_certain))
    return FALSE;
  if (verb->level == ASH_BLOOM_UNKNOWN)
    return is_certain && !ash_harvest_is_in (words, 0, self->words->no_verbs) &&
           !ash_harvest_is_in (words, 1, self->words->noun_ends);
  for (guint i = 1; i < words->len; i++)
    if (g_array_index (words, AshHarvestWord, i).start > verb->length)
      return is_certain || !ash_harvest_is_in (words, i, self->words->noun_ends);
  return TRUE;
}

/* "Demonstrate your ability to:" with a list in it, which has the outcomes. */
static gboolean
leads_on (const AshHarvest *self, const char *text)
{
  g_autoptr (GArray) words = ash_harvest_split (text, LONGEST);

  return words->len > 0 &&
         ash_harvest_phrase_at (words, words->len - 1, self->words->before_verbs) > 0;
}

static gboolean
is_listed (const char *verb, const char *lang)
{
  AshVerb found;

  return ash_verb_read (verb, lang, &found) && found.start == 0 && !found.is_noun &&
         found.level != ASH_BLOOM_UNKNOWN;
}

/* "Explains", "planning" and "judging" as "explain", "plan" and "judge": (nullable) */
static char *
base_of (const char *word, const char *lang)
{
  gboolean is_ing = g_str_has_suffix (word, "ing");
  gsize n = strlen (word);
  const char *const of_ing[] = { "", "e" };
  guint n_ends = is_ing ? G_N_ELEMENTS (of_ing) : 1;

  if (n < 5 || !(is_ing || (word[n - 1] == 's' && word[n - 2] != 's')))
    return NULL;
  n -= is_ing ? strlen ("ing") : 1;
  for (guint i = 0; i < n_ends; i++)
    {
      g_autofree char *base = g_strdup_printf ("%.*s%s", (int) n, word, of_ing[i]);

      if (is_listed (base, lang))
        return g_steal_pointer (&base);
    }
  /* "planning" */
  if (is_ing && n > 2 && word[n - 1] == word[n - 2])
    {
      g_autofree char *base = g_strndup (word, n - 1);

      return is_listed (base, lang) ? g_steal_pointer (&base) : NULL;
    }
  return NULL;
}

/* Its verb as outcomes have it. */
static char *
with_base (const char *text, const char *lang)
{
  gsize n = strcspn (text, " ");
  g_autofree char *word = g_strndup (text, n);
  g_autofree char *base = base_of (word, lang);

  return base != NULL ? g_strconcat (base, text + n, NULL) : g_strdup (text);
}

/* From its verb on, with the condition before it, "Given a map, you will be able to locate …", and
 * with the adverb of it, "Critically evaluate". */
static char *
with_front (const char *text, const char *lang, const AshVerb *verb)
{
  /* "Finally, compare two maps" is of the sentence. */
  gsize front = memchr (text + verb->front, ',', verb->start - verb->front) == NULL ? verb->front
                                                                                    : verb->start;
  g_autofree char *adverb = g_strndup (text + front, verb->start - front);
  g_autofree char *rest = NULL;
  AshAnatomy parts;

  if (verb->context_length > 0 && ash_anatomy_read (text, lang, &parts) &&
      ash_anatomy_has_front (&parts))
    return g_strdup_printf ("%.*s, %s", (int) verb->context_length, text + verb->context_start,
                            text + front);
  rest = with_base (text + verb->start, lang);
  return g_strconcat (adverb, rest, NULL);
}

/* "(Foundational knowledge) Explain …", "and explain …" */
static const char *
after_front (const AshHarvest *self, const char *text)
{
  const char *close = *text == '(' ? strstr (text, ") ") : NULL;
  g_autoptr (GArray) words = NULL;

  if (close != NULL && close - text < LONGEST_QUOTE)
    text = close + strlen (") ");
  words = ash_harvest_split (text, 2);
  if (words->len == 2 && ash_harvest_is_in (words, 0, self->words->joiners))
    text += g_array_index (words, AshHarvestWord, 1).start;
  return text;
}

/* From its verb on, without the full stop; NULL for what is none. */
char *
ash_harvest_outcome_of (const AshHarvest *self, const char *text, gboolean is_certain)
{
  g_autofree char *whole = NULL;
  g_autofree char *rest = NULL;
  gsize length;
  AshVerb verb;

  text = after_front (self, ash_harvest_after_code (text));
  if (!ash_verb_read (text, self->lang, &verb) || !is_outcome (self, text, &verb, is_certain))
    return NULL;
  whole = with_front (text, self->lang, &verb);
  rest = ash_harvest_trim (self->words, whole);
  length = strlen (rest);
  if (length < SHORTEST || length > LONGEST || strchr (rest, ' ') == NULL ||
      strchr (rest, '?') != NULL || leads_on (self, rest))
    return NULL;
  return ash_text_capital (rest);
}

/* The section at the top that it stands in, else the item itself. */
static char *
place_of (const AshDesign *design, const AshItem *item)
{
  const AshItem *top = item;
  const AshItem *above;

  while ((above = ash_design_item (design, top->parent)) != NULL)
    top = above;
  return g_strdup (top->title);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_QUOTE)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, LONGEST_QUOTE);
  return g_strconcat (start, "…", NULL);
}

void
ash_harvest_add (AshHarvest *self, const char *outcome, const char *quote)
{
  AshFoundOutcome *found;

  if (self->found->len >= ASH_HARVEST_MOST ||
      !g_hash_table_add (self->known, g_utf8_casefold (outcome, -1)))
    return;
  found = g_new0 (AshFoundOutcome, 1);
  found->kind = self->kind;
  found->text = g_strdup (outcome);
  found->item = self->item != NULL ? g_strdup (self->item->record.id) : NULL;
  found->place = self->item != NULL ? place_of (self->design, self->item) : NULL;
  found->quote = quote != NULL ? shorten (quote) : NULL;
  found->is_own = self->design->credential != NULL;
  g_ptr_array_add (self->found, found);
}

/* Whether a verb of the list stands there, with something that it is done to: not the "plan" of
 * "plan, write and check a report", nor the "design" of "design principles". */
static gboolean
begins_deed (const AshHarvest *self, const char *text)
{
  g_autofree char *word = NULL;
  g_autofree char *base = NULL;
  g_autoptr (GArray) words = NULL;
  AshVerb verb;

  text = after_front (self, text + strspn (text, " "));
  words = ash_harvest_split (text, 2);
  if (words->len < 2 || (ash_harvest_is_in (words, 0, self->words->also_nouns) &&
                         !ash_harvest_is_in (words, 1, self->words->determiners)))
    return FALSE;
  if (!ash_verb_read (text, self->lang, &verb) || verb.front > 0 || verb.is_noun ||
      verb.level == ASH_BLOOM_UNKNOWN)
    return FALSE;
  word = g_strndup (text + verb.start, verb.length);
  base = base_of (word, self->lang);
  return base == NULL;
}

/* (transfer full) (element-type utf8): "explain a lever, draw one, and build it" as three: a comma
 * parts deeds where a verb follows it, and words that it is of; else the text as it is. */
static GPtrArray *
deeds_of (const AshHarvest *self, const char *text)
{
  GPtrArray *deeds = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = g_strsplit (text, ", ", DEEDS_MOST);
  g_autoptr (GString) deed = g_string_new (pieces[0]);

  for (guint i = 1; pieces[0] != NULL && pieces[i] != NULL; i++)
    if (begins_deed (self, pieces[i]))
      {
        g_ptr_array_add (deeds, g_strdup (deed->str));
        g_string_assign (deed, pieces[i]);
      }
    else
      g_string_append_printf (deed, ", %s", pieces[i]);
  g_ptr_array_add (deeds, g_strdup (deed->str));
  return deeds;
}

/* All of them, when each is an outcome. */
static gboolean
add_all (AshHarvest *self, GPtrArray *parts, const char *quote, gboolean is_certain)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parts->len; i++)
    {
      /* What stands beside an outcome is one too: "(a) name a glaze, (b) fire it". */
      char *outcome =
          ash_harvest_outcome_of (self, g_ptr_array_index (parts, i), is_certain || i > 0);

      if (outcome == NULL)
        return FALSE;
      g_ptr_array_add (outcomes, outcome);
    }
  for (guint i = 0; i < outcomes->len; i++)
    ash_harvest_add (self, g_ptr_array_index (outcomes, i), quote);
  return TRUE;
}

/* "(a) draw a map, (b) read it" */
gboolean
ash_harvest_add_several (AshHarvest *self, const char *text, const char *quote, gboolean is_certain)
{
  g_autoptr (GPtrArray) parts = ash_harvest_parts (self->words, text);

  return parts->len > 1 && add_all (self, parts, quote, is_certain);
}

/* What a sentence runs through; who makes a list has said what is one. */
gboolean
ash_harvest_add_deeds (AshHarvest *self, const char *text, const char *quote)
{
  g_autoptr (GPtrArray) deeds = deeds_of (self, text);

  return deeds->len >= DEEDS_FEWEST && begins_deed (self, g_ptr_array_index (deeds, 0)) &&
         add_all (self, deeds, quote, FALSE);
}

gboolean
ash_harvest_add_one (AshHarvest *self, const char *text, const char *quote, gboolean is_certain)
{
  g_autofree char *outcome = ash_harvest_outcome_of (self, text, is_certain);

  if (outcome != NULL)
    ash_harvest_add (self, outcome, quote);
  return outcome != NULL;
}

#include "ash-harvest-words.h"

#include "ash-by-language.h"

/* Reading the lists */

GPtrArray *
ash_harvest_phrases_of (const AshJsonValue *root, const char *name)
{
  const AshJsonValue *array = ash_json_member (root, name);
  GPtrArray *phrases = g_ptr_array_new ();

  for (guint i = 0; i < ash_json_length (array); i++)
    {
      g_autoptr (GArray) words = ash_harvest_split (ash_json_string (ash_json_at (array, i)), 20);
      GStrvBuilder *builder = g_strv_builder_new ();

      for (guint k = 0; k < words->len; k++)
        g_strv_builder_add (builder, ash_harvest_word_at (words, k));
      g_ptr_array_add (phrases, g_strv_builder_end (builder));
      g_strv_builder_unref (builder);
    }
  return phrases;
}

static GHashTable *
set_of (const AshJsonValue *root, const char *name)
{
  const AshJsonValue *array = ash_json_member (root, name);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ash_json_length (array); i++)
    g_hash_table_add (set, g_strdup (ash_json_string (ash_json_at (array, i))));
  return set;
}

static gpointer
read_words (const AshJsonValue *root)
{
  AshHarvestWords *self = g_new0 (AshHarvestWords, 1);
  const AshJsonValue *own = ash_json_member (root, "harvest");

  self->headings = ash_harvest_phrases_of (own, "headings");
  self->headings_alone = ash_harvest_phrases_of (own, "headings-alone");
  self->heading_tails = ash_harvest_phrases_of (own, "heading-tails");
  self->heading_tails_free = ash_harvest_phrases_of (own, "heading-tails-free");
  self->heading_ends = ash_harvest_phrases_of (own, "heading-ends");
  self->heading_vetoes = set_of (own, "heading-vetoes");
  self->subheadings = ash_harvest_phrases_of (own, "subheadings");
  self->elsewhere = ash_harvest_phrases_of (own, "elsewhere");
  self->cases = ash_harvest_phrases_of (own, "cases");
  self->qualifiers = set_of (own, "qualifiers");
  self->openers = ash_harvest_phrases_of (own, "openers");
  self->openers_within = ash_harvest_phrases_of (own, "openers-within");
  self->openers_whole = ash_harvest_phrases_of (own, "openers-whole");
  self->openers_completion = ash_harvest_phrases_of (own, "openers-completion");
  self->pivots = ash_harvest_phrases_of (own, "pivots");
  self->pivots_bare = ash_harvest_phrases_of (own, "pivots-bare");
  self->pivots_opened = ash_harvest_phrases_of (own, "pivots-opened");
  self->pivots_sure = ash_harvest_phrases_of (own, "pivots-sure");
  self->pivots_core = ash_harvest_phrases_of (own, "pivots-core");
  self->pivots_again = ash_harvest_phrases_of (own, "pivots-again");
  self->pivots_chance = ash_harvest_phrases_of (own, "pivots-chance");
  self->chances = ash_harvest_phrases_of (own, "chances");
  self->chance_signs = set_of (own, "chance-signs");
  self->pivots_weak = ash_harvest_phrases_of (own, "pivots-weak");
  self->enablers = ash_harvest_phrases_of (own, "enablers");
  self->enablers_weak = ash_harvest_phrases_of (own, "enablers-weak");
  self->list_ends = ash_harvest_phrases_of (own, "list-ends");
  self->learners = set_of (own, "learners");
  self->addressed = set_of (own, "addressed");
  self->again = set_of (own, "again");
  self->between = set_of (own, "between");
  self->aims = set_of (own, "aims");
  self->own_aims = ash_harvest_phrases_of (own, "own-aims");
  self->spans = set_of (own, "spans");
  self->vetoes = set_of (own, "vetoes");
  self->past = set_of (own, "past");
  self->abbreviations = set_of (own, "abbreviations");
  self->tasks = ash_harvest_phrases_of (own, "tasks");
  self->before_verbs = ash_harvest_phrases_of (own, "before-verbs");
  self->no_verbs = set_of (own, "no-verbs");
  self->noun_ends = set_of (own, "noun-ends");
  self->joiners = set_of (own, "joiners");
  self->announcers = set_of (own, "announcers");
  self->announced_tails = set_of (own, "announced-tails");
  self->also_nouns = set_of (own, "also-nouns");
  self->determiners = set_of (own, "determiners");
  self->announced = ash_harvest_phrases_of (own, "announced");
  return self;
}

/**
 * ash_harvest_words:
 *
 * Returns: (transfer none) (nullable): %NULL for a language without lists
 */
const AshHarvestWords *
ash_harvest_words (const char *lang)
{
  static AshByLanguage words = { "verbs", read_words };

  return ash_by_language (&words, lang);
}

/* Words of a text */

static void
word_clear (gpointer data)
{
  g_free (((AshHarvestWord *) data)->folded);
}

/**
 * ash_harvest_split:
 * @text: valid UTF-8
 * @most: how many words are asked for
 *
 * Returns: (transfer full) (element-type AshHarvestWord):
 */
GArray *
ash_harvest_split (const char *text, guint most)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (AshHarvestWord));
  const char *at = text;

  g_array_set_clear_func (words, word_clear);
  while (*at != '\0' && words->len < most)
    {
      const char *start = at;
      AshHarvestWord word;

      while (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at == start)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      word.start = (gsize) (start - text);
      word.end = (gsize) (at - text);
      word.folded = g_utf8_strdown (start, at - start);
      g_array_append_val (words, word);
    }
  return words;
}

const char *
ash_harvest_word_at (GArray *words, guint index)
{
  return g_array_index (words, AshHarvestWord, index).folded;
}

static gboolean
is_phrase_at (GArray *words, guint index, char **phrase)
{
  for (; *phrase != NULL; phrase++, index++)
    if (index >= words->len || !g_str_equal (ash_harvest_word_at (words, index), *phrase))
      return FALSE;
  return TRUE;
}

/* How many words from @index on are the longest of @phrases; 0 for none. */
guint
ash_harvest_phrase_at (GArray *words, guint index, GPtrArray *phrases)
{
  guint longest = 0;

  for (guint i = 0; i < phrases->len; i++)
    if (is_phrase_at (words, index, g_ptr_array_index (phrases, i)))
      longest = MAX (longest, g_strv_length (g_ptr_array_index (phrases, i)));
  return longest;
}

gboolean
ash_harvest_is_in (GArray *words, guint index, GHashTable *set)
{
  return index < words->len && g_hash_table_contains (set, ash_harvest_word_at (words, index));
}

gboolean
ash_harvest_is_number (const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_isdigit (*word))
      return FALSE;
  return TRUE;
}

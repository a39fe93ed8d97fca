#include "ash-verbs-private.h"

#include <ash-text.h>
#include <string.h>

const char *const ASH_BLOOM_NICKS[] = { "",        "remember", "understand", "apply",
                                        "analyse", "evaluate", "create",     NULL };

/* An outcome is read up to here; what follows is no verb. */
#define LONGEST 400
#define WORDS_IN_PHRASE 7
/* Where the thing that is made is named, counted from its verb. */
#define WORDS_TO_PRODUCT 6
/* "a sound and critical understanding" */
#define WORDS_TO_STATE 4
/* "A much deeper understanding" */
#define WORDS_BEFORE_STATE 4
/* No verb made by "-ize" is as short as that. */
#define SHORT_WITH_Z 6

AshBloom
ash_bloom_from_nick (const char *nick)
{
  return ash_enum_from_nick (ASH_BLOOM_NICKS, nick, ASH_BLOOM_UNKNOWN);
}

/* Reading a text */

static void
word_clear (gpointer data)
{
  g_free (((AshVerbWord *) data)->folded);
}

/* "organize" is listed as "organise", "analyze" as "analyse"; "size" and "seize" are written so. */
static char *
fold (const char *start, gsize length)
{
  char *folded = g_utf8_strdown (start, (gssize) length);
  char *end = folded + strlen (folded);

  for (const char *const *ending =
           (const char *const[]){ "ize", "yze", "izes", "yzes", "izing", "yzing", NULL };
       *ending != NULL; ending++)
    if (end - folded > SHORT_WITH_Z && g_str_has_suffix (folded, *ending))
      {
        char *z = strrchr (folded, 'z');

        if (z != NULL && z < end)
          *z = 's';
        break;
      }
  return folded;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || c == '\'' || c == 0x2019 || c == '-';
}

/* The words of the first sentence, each with its place. */
GArray *
ash_verb_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (AshVerbWord));
  const char *end = text + MIN (strlen (text), LONGEST);

  g_array_set_clear_func (words, word_clear);
  for (const char *at = text; at < end && *at != '\0';)
    {
      const char *start = at;
      AshVerbWord word;

      while (*at != '\0' && is_of_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at == start)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      word.start = start;
      word.length = (gsize) (at - start);
      word.folded = fold (start, word.length);
      g_array_append_val (words, word);
    }
  return words;
}

static guint
count_words (const char *phrase)
{
  guint n = *phrase != '\0';

  for (const char *p = phrase; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

/* How many words from @index on are @phrase, in which "*" is any; 0 when they are not. */
static guint
phrase_at (GArray *words, guint index, const char *phrase)
{
  guint n = 0;

  for (const char *part = phrase; *part != '\0'; n++)
    {
      gsize length = strcspn (part, " ");
      const char *word =
          index + n < words->len ? g_array_index (words, AshVerbWord, index + n).folded : NULL;
      gboolean is_any = length == 1 && *part == '*';

      if (word == NULL || (!is_any && (strncmp (word, part, length) != 0 || word[length] != '\0')))
        return 0;
      part += length + (part[length] == ' ');
    }
  return n;
}

guint
ash_verb_longest_at (GArray *words, guint index, char **phrases)
{
  guint longest = 0;

  for (guint i = 0; phrases[i] != NULL; i++)
    longest = MAX (longest, phrase_at (words, index, phrases[i]));
  return longest;
}

gboolean
ash_verb_has_any (GArray *words, char **phrases)
{
  for (guint i = 0; i < words->len; i++)
    if (ash_verb_longest_at (words, i, phrases) > 0)
      return TRUE;
  return FALSE;
}

gboolean
ash_verb_ends_with_any (GArray *words, char **phrases)
{
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      guint n = count_words (phrases[i]);

      if (n <= words->len && phrase_at (words, words->len - n, phrases[i]) == n)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_one_of (const AshVerbWord *word, char **list)
{
  return g_strv_contains ((const char *const *) list, word->folded);
}

/* "By the end of week 3 you will be able to": the word after it. */
static guint
skip_opening (const AshVerbList *verbs, GArray *words)
{
  if (ash_verb_longest_at (words, 0, verbs->openers) == 0)
    return 0;
  for (guint i = 0; i < words->len && i < 40; i++)
    {
      guint n = ash_verb_longest_at (words, i, verbs->pivots);

      if (n > 0)
        return i + n;
    }
  return 0;
}

/* As it is written, or as "explains", "applies", "watches", "explaining". */
static const AshVerbEntry *
entry_of_word (const AshVerbList *verbs, const char *word)
{
  const AshVerbEntry *entry = g_hash_table_lookup (verbs->entries, word);
  gsize length = strlen (word);
  g_autofree char *stem = NULL;

  if (entry != NULL || length < 4)
    return entry;
  if (g_str_has_suffix (word, "ies"))
    stem = g_strdup_printf ("%.*sy", (int) length - 3, word);
  else if (g_str_has_suffix (word, "s"))
    stem = g_strndup (word, length - 1);
  else if (g_str_has_suffix (word, "ing"))
    stem = g_strndup (word, length - 3);
  if (stem == NULL)
    return NULL;
  entry = g_hash_table_lookup (verbs->entries, stem);
  if (entry == NULL && g_str_has_suffix (word, "ing"))
    {
      g_autofree char *with_e = g_strconcat (stem, "e", NULL);

      return g_hash_table_lookup (verbs->entries, with_e);
    }
  if (entry == NULL && g_str_has_suffix (stem, "e"))
    {
      stem[strlen (stem) - 1] = '\0';
      entry = g_hash_table_lookup (verbs->entries, stem);
    }
  return entry;
}

/* "Develop a critical understanding of": a state of mind, however it is adorned. */
static const AshVerbEntry *
state_at (const AshVerbList *verbs, GArray *words, guint index, guint *out_n)
{
  if (!is_one_of (&g_array_index (words, AshVerbWord, index), verbs->state_verbs))
    return NULL;
  for (guint i = 1; i <= WORDS_TO_STATE && index + i + 1 < words->len; i++)
    if (is_one_of (&g_array_index (words, AshVerbWord, index + i), verbs->state_nouns) &&
        is_one_of (&g_array_index (words, AshVerbWord, index + i + 1), verbs->state_joins))
      {
        *out_n = i + 2;
        return g_hash_table_lookup (verbs->entries, verbs->state);
      }
  return NULL;
}

/* The longest phrase of the list that begins at @index. */
const AshVerbEntry *
ash_verb_entry_at (const AshVerbList *verbs, GArray *words, guint index, guint *out_n)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  const AshVerbEntry *found = NULL;

  for (guint i = 0; i < WORDS_IN_PHRASE && index + i < words->len; i++)
    {
      const char *word = g_array_index (words, AshVerbWord, index + i).folded;
      const AshVerbEntry *entry;

      if (i > 0)
        g_string_append_c (phrase, ' ');
      g_string_append (phrase, word);
      entry =
          i == 0 ? entry_of_word (verbs, word) : g_hash_table_lookup (verbs->entries, phrase->str);
      if (entry != NULL)
        {
          found = entry;
          *out_n = i + 1;
        }
    }
  if (found == NULL || found->why == NULL)
    {
      const AshVerbEntry *state = state_at (verbs, words, index, out_n);

      return state != NULL ? state : found;
    }
  return found;
}

/* "Critically evaluate": what comes before the verb in front of it. */
static gboolean
is_adverb (const char *word)
{
  return g_str_has_suffix (word, "ly") && strlen (word) > 4;
}

/* Whether a comma stands before the word. */
gboolean
ash_verb_is_after_comma (GArray *words, guint index)
{
  const AshVerbWord *word = &g_array_index (words, AshVerbWord, index);
  const AshVerbWord *before = &g_array_index (words, AshVerbWord, index - 1);

  return memchr (before->start + before->length, ',',
                 (gsize) (word->start - before->start) - before->length) != NULL;
}

/* A verb as it is listed, not "charts"; or the learner before it: "…, you will be able to" */
static gboolean
is_start_after_context (const AshVerbList *verbs, GArray *words, guint index)
{
  const char *word = g_array_index (words, AshVerbWord, index).folded;

  return g_hash_table_contains (verbs->entries, word) ||
         ash_verb_longest_at (words, index, verbs->lead) > 0;
}

/* "Using tools to find, sort and keep data": its own verbs follow the comma. */
static gboolean
leads_to_own_verb (const AshVerbList *verbs, GArray *words, guint index, guint to)
{
  for (guint i = index + 1; i < to; i++)
    if (!ash_verb_is_after_comma (words, i) && ash_verb_longest_at (words, i, verbs->lead) > 0)
      return TRUE;
  return FALSE;
}

/* "Given a broken circuit, diagnose it": what follows the comma, else @index. "Using" may be the
 * verb itself, and gives way only to one that is certain. */
static guint
skip_context (const AshVerbList *verbs, GArray *words, guint index)
{
  guint n;
  gboolean is_verb = FALSE;

  if (index >= words->len || ash_verb_longest_at (words, index, verbs->contexts) == 0)
    return index;
  is_verb = ash_verb_entry_at (verbs, words, index, &n) != NULL;
  for (guint i = index + 1; i < words->len; i++)
    if (ash_verb_is_after_comma (words, i) && is_start_after_context (verbs, words, i))
      return is_verb && leads_to_own_verb (verbs, words, index, i) ? index : i;
  for (guint i = index + 1; i < words->len && !is_verb; i++)
    if (ash_verb_is_after_comma (words, i) && ash_verb_entry_at (verbs, words, i, &n) != NULL)
      return i;
  return index;
}

static void
note_context (const char *text, GArray *words, guint from, guint to, AshVerb *out)
{
  const AshVerbWord *first;
  const AshVerbWord *last;

  if (to == from)
    return;
  first = &g_array_index (words, AshVerbWord, from);
  last = &g_array_index (words, AshVerbWord, to - 1);
  out->context_start = (gsize) (first->start - text);
  out->context_length =
      (gsize) ((const char *) strchr (last->start + last->length, ',') - first->start);
}

static guint
skip_lead (const AshVerbList *verbs, const char *text, GArray *words, AshVerb *out)
{
  guint opened = skip_opening (verbs, words);
  guint index = skip_context (verbs, words, opened);
  gboolean is_after_adverb = FALSE;

  note_context (text, words, opened, index, out);
  for (guint front = index; index < words->len; front = is_after_adverb ? front : index)
    {
      const char *word = g_array_index (words, AshVerbWord, index).folded;
      gboolean is_joined = is_after_adverb && g_str_equal (word, "and");
      guint n_verb = 0;
      guint n = ash_verb_longest_at (words, index, verbs->lead);

      out->front = (gsize) (g_array_index (words, AshVerbWord, front).start - text);
      /* "Demonstrate", but not of "demonstrate the ability to" */
      if (ash_verb_entry_at (verbs, words, index, &n_verb) != NULL && n <= n_verb)
        return index;
      is_after_adverb = n == 0 && (is_adverb (word) || is_joined);
      if (is_after_adverb)
        n = 1;
      if (n == 0 || index + n >= words->len)
        return index;
      index += n;
    }
  return index;
}

/* Whether the word at @index is of the list, alone or as the last of many: "plans", "policies" */
gboolean
ash_verb_is_listed (GArray *words, guint index, char **list)
{
  const AshVerbWord *word = &g_array_index (words, AshVerbWord, index);
  int length = (int) strlen (word->folded);
  g_autofree char *one =
      g_str_has_suffix (word->folded, "ies")
          ? g_strdup_printf ("%.*sy", length - 3, word->folded)
          : g_strndup (word->folded, length - g_str_has_suffix (word->folded, "s"));

  return ash_verb_longest_at (words, index, list) > 0 ||
         g_strv_contains ((const char *const *) list, one);
}

/* Among the words of what is made: "a short set of lesson plans", not what it is "for" or "about"
 */
static gboolean
names_one_of (const AshVerbList *verbs, GArray *words, guint index, char **list)
{
  for (guint i = index; i < MIN (words->len, index + WORDS_TO_PRODUCT); i++)
    {
      guint n = ash_verb_longest_at (words, i, verbs->collections);

      if (n > 0)
        {
          i += n - 1;
          continue;
        }
      if (is_one_of (&g_array_index (words, AshVerbWord, i), verbs->product_stops))
        return FALSE;
      if (ash_verb_is_listed (words, i, list))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_made (const AshVerbList *verbs, const AshVerbEntry *entry, GArray *words, guint after)
{
  switch (entry->makes)
    {
    case MAKES_ALWAYS:
      return after >= words->len || (ash_verb_longest_at (words, after, verbs->idioms) == 0 &&
                                     !names_one_of (verbs, words, after, verbs->idioms));
    case MAKES_UNLESS_LIGHT:
      return !names_one_of (verbs, words, after, verbs->light);
    case MAKES_PRODUCT:
      return names_one_of (verbs, words, after, verbs->products);
    case MAKES_NOTHING:
    default:
      return FALSE;
    }
}

/* "Analyse a site and propose a planting scheme": a verb further on counts when it has an object */
static void
take_made (const AshVerbList *verbs, GArray *words, guint from, AshVerb *out)
{
  for (guint i = from; i + 2 < words->len; i++)
    {
      guint n = 0;
      const AshVerbEntry *entry = g_str_equal (g_array_index (words, AshVerbWord, i).folded, "and")
                                      ? ash_verb_entry_at (verbs, words, i + 1, &n)
                                      : NULL;

      if (entry == NULL || i + 1 + n >= words->len ||
          !is_one_of (&g_array_index (words, AshVerbWord, i + 1 + n), verbs->articles) ||
          !is_made (verbs, entry, words, i + 1 + n))
        continue;
      out->level = MAX (out->level, entry->level);
      out->makes = TRUE;
    }
}

/* "Choose, compute and design": the highest of them, and whether one makes something. */
static void
take_others (const AshVerbList *verbs, GArray *words, guint index, AshVerb *out)
{
  take_made (verbs, words, index, out);
  while (index + 1 < words->len)
    {
      gboolean is_joined = g_str_equal (g_array_index (words, AshVerbWord, index).folded, "and");
      guint at = index + is_joined;
      guint n = 0;
      const AshVerbEntry *entry = is_joined || ash_verb_is_after_comma (words, index)
                                      ? ash_verb_entry_at (verbs, words, at, &n)
                                      : NULL;

      if (entry == NULL || entry->why != NULL)
        return;
      out->level = MAX (out->level, entry->level);
      out->makes |= is_made (verbs, entry, words, at + n);
      index = at + n;
    }
}

/* "Application of the law", "Safe use of tools": what names a deed, perhaps behind a word that says
 * how. */
static const AshVerbEntry *
noun_at (const AshVerbList *verbs, GArray *words, guint index, guint *out_n)
{
  for (guint n = 2; n <= 3 && index + n < words->len; n++)
    {
      const AshVerbWord *noun = &g_array_index (words, AshVerbWord, index + n - 2);
      const AshVerbWord *of = &g_array_index (words, AshVerbWord, index + n - 1);
      g_autofree char *phrase = g_strconcat (noun->folded, " ", of->folded, NULL);
      const AshVerbEntry *entry = g_hash_table_lookup (verbs->nouns, phrase);

      if (entry != NULL)
        {
          *out_n = n;
          return entry;
        }
    }
  return NULL;
}

/* "Increased awareness of": a state of mind that nothing leads to. */
static const AshVerbEntry *
bare_state_at (const AshVerbList *verbs, GArray *words, guint index, guint *out_n)
{
  for (guint i = 0; i < WORDS_BEFORE_STATE && index + i + 1 < words->len; i++)
    if (is_one_of (&g_array_index (words, AshVerbWord, index + i), verbs->state_nouns) &&
        is_one_of (&g_array_index (words, AshVerbWord, index + i + 1), verbs->state_joins))
      {
        *out_n = i + 2;
        return g_hash_table_lookup (verbs->entries, verbs->state);
      }
  return NULL;
}

/* "Reflect on your practice" happens in a head, "reflect on it in writing" can be read. */
static const char *
why_weak (const AshVerbEntry *entry, GArray *words)
{
  return entry->shown_by != NULL && ash_verb_has_any (words, entry->shown_by) ? NULL : entry->why;
}

/**
 * ash_verb_read:
 * @text: (nullable): an outcome
 * @lang: (nullable): the language that it is in
 *
 * Finds its verb.
 *
 * Returns: %FALSE when it has no word, or no list of verbs is there for its language
 */
gboolean
ash_verb_read (const char *text, const char *lang, AshVerb *out)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) words = NULL;
  const AshVerbEntry *entry;
  const AshVerbWord *first;
  const AshVerbWord *last;
  const char *why;
  guint index;
  guint n = 1;

  memset (out, 0, sizeof *out);
  if (verbs == NULL || text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  words = ash_verb_words (text);
  index = skip_lead (verbs, text, words, out);
  if (index >= words->len)
    return FALSE;
  entry = ash_verb_entry_at (verbs, words, index, &n);
  if (entry == NULL)
    {
      entry = noun_at (verbs, words, index, &n);
      if (entry == NULL)
        entry = bare_state_at (verbs, words, index, &n);
      out->is_noun = entry != NULL;
    }
  first = &g_array_index (words, AshVerbWord, index);
  last = &g_array_index (words, AshVerbWord, index + (entry != NULL ? n : 1) - 1);
  out->start = (gsize) (first->start - text);
  out->length = (gsize) (last->start + last->length - first->start);
  why = entry != NULL ? why_weak (entry, words) : NULL;
  out->is_deed = why == NULL && ash_verb_is_deed (verbs, words, index);
  if (entry == NULL)
    return TRUE;
  out->knowledge = entry->knowledge;
  out->why = why;
  out->instead = why != NULL ? (const char *const *) entry->instead : NULL;
  out->level = entry->level;
  out->makes = is_made (verbs, entry, words, index + n);
  if (why == NULL)
    take_others (verbs, words, index + n, out);
  return TRUE;
}

/**
 * ash_verb_instead:
 * @verb: one that cannot be observed
 * @level: the level that is meant; %ASH_BLOOM_UNKNOWN for the verb's own
 *
 * Returns: (transfer none) (nullable): verbs to put in its place
 */
const char *const *
ash_verb_instead (const char *lang, const AshVerb *verb, AshBloom level)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);

  if (verbs == NULL || level == ASH_BLOOM_UNKNOWN || level == verb->level)
    return verb->instead;
  return (const char *const *) verbs->instead[level];
}

/**
 * ash_verb_replace:
 * @with: a verb as it is listed
 *
 * Returns: (transfer full): @text with another verb, a capital where the old one had it
 */
char *
ash_verb_replace (const char *text, const AshVerb *verb, const char *with)
{
  GString *changed = g_string_new_len (text, (gssize) verb->start);
  gboolean is_capital = g_unichar_isupper (g_utf8_get_char (text + verb->start));
  g_autofree char *capital = is_capital ? ash_text_capital (with) : NULL;

  g_string_append (changed, capital != NULL ? capital : with);
  g_string_append (changed, text + verb->start + verb->length);
  return g_string_free (changed, FALSE);
}

AshBloom
ash_outcome_level_of (const char *bloom, const char *text, const char *lang)
{
  AshBloom level = ash_bloom_from_nick (bloom);
  AshVerb verb;

  if (level == ASH_BLOOM_UNKNOWN && ash_verb_read (text, lang, &verb))
    level = verb.level;
  return level;
}

AshBloom
ash_outcome_level (const AshStatement *outcome, const char *lang)
{
  return ash_outcome_level_of (outcome->bloom, outcome->text, lang);
}

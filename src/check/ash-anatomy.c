#include "ash-anatomy-private.h"
#include "ash-verbs-private.h"

#include <string.h>

#define MOST_WORDS 120

/* A sentence while it is read. */
typedef struct
{
  const AshAnatomyWords *lists;
  const AshVerbList *verbs;
  const char *text;
  GArray *words; /* (element-type AshHarvestWord) "%" among them, as "percent" */
  guint verb;    /* the words that the verb has: from @verb to before @after */
  guint after;
  guint end; /* before this word the sentence ends */
} Reader;

/* Words */

static void
add_percent (GArray *words, guint index, gsize at)
{
  AshHarvestWord percent = { at, at + 1, g_strdup ("percent") };

  g_array_insert_val (words, index, percent);
}

static GArray *
split (const char *text)
{
  GArray *words = ash_harvest_split (text, MOST_WORDS);

  for (guint i = 0; i < words->len; i++)
    {
      gsize at = g_array_index (words, AshHarvestWord, i).end;

      at += strspn (text + at, " ");
      if (text[at] == '%')
        add_percent (words, ++i, at);
    }
  return words;
}

static const AshHarvestWord *
word (const Reader *self, guint index)
{
  return &g_array_index (self->words, AshHarvestWord, index);
}

/* Whether one of @marks stands between a word and the one before it. */
static gboolean
is_after_mark (const Reader *self, guint index, const char *marks)
{
  const char *at = self->text + (index > 0 ? word (self, index - 1)->end : 0);
  const char *end = self->text + word (self, index)->start;

  for (; at < end; at = g_utf8_next_char (at))
    if (g_utf8_strchr (marks, -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return FALSE;
}

/* Behind a comma, a dash or an open bracket. */
static gboolean
is_apart (const Reader *self, guint index)
{
  return is_after_mark (self, index, ",–—") ||
         (is_after_mark (self, index, "(") && !is_after_mark (self, index, ")"));
}

/* A full stop with a space behind it: "0.1" has none. */
static gboolean
is_after_sentence (const Reader *self, guint index)
{
  const char *at = self->text + word (self, index - 1)->end;
  const char *end = self->text + word (self, index)->start;

  for (; at < end; at++)
    if (strchr ("?!;\n", *at) != NULL || (strchr (".:", *at) != NULL && strchr (" \n", at[1])))
      return TRUE;
  return FALSE;
}

static gboolean
has_comma (const Reader *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (is_after_mark (self, i, ","))
      return TRUE;
  return FALSE;
}

static gboolean
has_sentence (const Reader *self, guint from, guint to)
{
  for (guint i = from + 1; i < to; i++)
    if (is_after_sentence (self, i))
      return TRUE;
  return FALSE;
}

static gboolean
has_phrase (const Reader *self, guint from, guint to, GPtrArray *phrases)
{
  for (guint i = from; i < to; i++)
    if (ash_harvest_phrase_at (self->words, i, phrases) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_behind (const Reader *self, guint index, GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    {
      guint n = g_strv_length (g_ptr_array_index (phrases, i));

      if (n <= index && ash_harvest_phrase_at (self->words, index - n, phrases) == n)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_number (const Reader *self, guint index)
{
  return g_ascii_isdigit (*word (self, index)->folded) ||
         ash_harvest_phrase_at (self->words, index, self->lists->numbers) > 0;
}

/* In British spelling, as verbs are listed. */
static gboolean
is_verb (const Reader *self, guint index, GPtrArray *verbs)
{
  g_autoptr (GArray) folded = ash_verb_words (self->text + word (self, index)->start);
  const char *first = g_array_index (folded, AshVerbWord, 0).folded;

  for (guint i = 0; i < verbs->len; i++)
    if (g_strcmp0 (((char **) verbs->pdata[i])[0], first) == 0)
      return TRUE;
  return FALSE;
}

/* "Identify and describe": whether one of the verbs before a word tells of what follows. */
static gboolean
is_told (const Reader *self, guint index)
{
  for (guint i = self->verb; i < index; i++)
    if ((i == self->verb || is_apart (self, i) ||
         ash_harvest_phrase_at (self->words, i - 1, self->lists->joiners) > 0) &&
        is_verb (self, i, self->lists->told))
      return TRUE;
  return FALSE;
}

/* Rules */

/* What has to follow @from within the reach of the rule. */
static gboolean
is_followed (const Reader *self, const AshAnatomyRule *rule, guint from)
{
  gboolean has_number = !rule->number && !rule->articles;
  gboolean has_words = rule->has->len == 0;
  guint to = MIN (from + rule->reach, self->end);

  if (rule->articles && from < self->end &&
      ash_harvest_phrase_at (self->words, from, self->lists->articles) > 0)
    has_number = TRUE;
  for (guint i = from; i < to && !(has_number && has_words); i++)
    {
      guint n = ash_harvest_phrase_at (self->words, i, rule->has);

      if (ash_harvest_phrase_at (self->words, i, self->lists->breaks) > 0 ||
          ash_harvest_phrase_at (self->words, i, rule->stops) > 0)
        break;
      has_number |= rule->number && is_number (self, i);
      has_words |= n > 0 && ash_harvest_phrase_at (self->words, i + n, rule->not_then) == 0;
    }
  return has_number && has_words;
}

/* Behind a comma the words are no object of the verb, whatever it is. */
static gboolean
may_stand (const Reader *self, const AshAnatomyRule *rule, guint index)
{
  if (rule->where != ASH_APART_ANYWHERE || index <= self->after ||
      (!rule->told && is_told (self, index)) ||
      has_phrase (self, self->after, index, self->lists->opaque))
    return FALSE;
  return !is_verb (self, self->verb, rule->not_verbs);
}

/* How many words it begins with there; 0 where it does not fit. */
static guint
fits (const Reader *self, const AshAnatomyRule *rule, guint index, gboolean is_front)
{
  guint n = ash_harvest_phrase_at (self->words, index, rule->begin);
  gboolean is_set_off = is_front || is_apart (self, index);

  if (n == 0 || index + n > self->end || (rule->where == ASH_APART_FRONT && !is_front))
    return 0;
  if (is_behind (self, index, self->lists->never_after) ||
      is_behind (self, index, rule->not_after) ||
      ash_harvest_phrase_at (self->words, index + n, rule->not_next) > 0 ||
      !is_followed (self, rule, index + n) ||
      (rule->last && !is_front && has_comma (self, index + n, self->end)))
    return 0;
  return is_set_off || may_stand (self, rule, index) ? n : 0;
}

static guint
find_rule (const Reader *self, guint index, gboolean is_front, AshAnatomyKind *out)
{
  static const AshAnatomyKind ORDER[] = { ASH_ANATOMY_STANDARD, ASH_ANATOMY_CONDITION };

  for (guint k = 0; k < G_N_ELEMENTS (ORDER); k++)
    for (guint i = 0; i < self->lists->sides[ORDER[k]].rules->len; i++)
      {
        guint n = fits (self, self->lists->sides[ORDER[k]].rules->pdata[i], index, is_front);

        *out = ORDER[k];
        if (n > 0)
          return n;
      }
  return 0;
}

/* "… and explain the result": what is done besides is no more of the part before it. */
static gboolean
is_other_verb (const Reader *self, guint index)
{
  if (index + 1 >= self->end ||
      ash_harvest_phrase_at (self->words, index, self->lists->joiners) == 0 ||
      !g_hash_table_contains (self->verbs->entries, word (self, index + 1)->folded))
    return FALSE;
  return is_apart (self, index) ||
         (index + 2 < self->end &&
          ash_harvest_phrase_at (self->words, index + 2, self->lists->articles) > 0);
}

/* Reading */

/* Without what joins it to the next part, with the quotation mark that may close it. */
static gsize
end_of (const Reader *self, guint first, guint next)
{
  const char *end;

  while (next > first + 1 &&
         ash_harvest_phrase_at (self->words, next - 1, self->lists->joiners) > 0)
    next--;
  end = self->text + word (self, next - 1)->end;
  while (*end != '\0' && g_utf8_strchr ("\"”»", -1, g_utf8_get_char (end)) != NULL)
    end = g_utf8_next_char (end);
  return (gsize) (end - self->text);
}

static void
add_part (const Reader *self, AshAnatomyKind kind, guint first, guint next, AshAnatomy *out)
{
  AshAnatomyRange *range;

  if (next <= first + 1 || out->n[kind] == ASH_ANATOMY_MOST)
    return;
  range = &out->parts[kind][out->n[kind]++];
  range->start = word (self, first)->start;
  range->length = end_of (self, first, next) - range->start;
}

/* The parts among some words, which begin in front of the verb or follow it; where the first one
 * begins. */
static guint
read_parts (const Reader *self, guint from, guint to, gboolean is_front, AshAnatomy *out)
{
  AshAnatomyKind kind = ASH_ANATOMY_CONDITION;
  gboolean is_open = FALSE;
  guint begun = to;
  guint first = to;
  guint n = 0;

  for (guint i = from; i < to; i += MAX (n, 1))
    {
      AshAnatomyKind found = ASH_ANATOMY_CONDITION;

      n = find_rule (self, i, is_front && i == from, &found);
      if (is_open && (n > 0 || is_after_mark (self, i, ")") || is_other_verb (self, i)))
        {
          add_part (self, kind, begun, i, out);
          is_open = FALSE;
        }
      if (n == 0)
        continue;
      kind = found;
      begun = i;
      first = MIN (first, i);
      is_open = TRUE;
    }
  if (is_open)
    add_part (self, kind, begun, to, out);
  return first;
}

static guint
word_from (const Reader *self, gsize byte)
{
  guint i = 0;

  while (i < self->words->len && word (self, i)->start < byte)
    i++;
  return i;
}

static guint
sentence_end (const Reader *self)
{
  guint i = self->after;

  while (i < self->words->len && !is_after_sentence (self, i))
    i++;
  return i;
}

/* "In this module, explain": where it is taught says nothing of how it is shown. */
static void
read_front (Reader *self, AshAnatomy *out)
{
  guint from = word_from (self, out->verb.context_start);
  guint to = word_from (self, out->verb.context_start + out->verb.context_length);

  self->end = to;
  if (out->verb.context_length > 0 && !has_sentence (self, from, to) &&
      !has_phrase (self, from, to, self->lists->front_vetoes))
    read_parts (self, from, to, TRUE, out);
}

static void
read_behind (Reader *self, AshAnatomy *out)
{
  guint first;

  self->end = sentence_end (self);
  first = read_parts (self, self->after, self->end, FALSE, out);
  if (first <= self->after)
    return;
  out->object.start = word (self, self->after)->start;
  out->object.length = word (self, first - 1)->end - out->object.start;
}

/**
 * ash_anatomy_read:
 * @text: (nullable): an outcome
 * @lang: (nullable): the language that it is in
 *
 * Returns: %FALSE when it has no verb, or no lists are there for its language
 */
gboolean
ash_anatomy_read (const char *text, const char *lang, AshAnatomy *out)
{
  Reader self = { ash_anatomy_words_of (lang), ash_verb_list_of (lang), text, NULL, 0, 0, 0 };
  g_autoptr (GArray) words = NULL;

  memset (out, 0, sizeof *out);
  if (self.lists == NULL || !ash_verb_read (text, lang, &out->verb))
    return FALSE;
  words = self.words = split (text);
  self.verb = word_from (&self, out->verb.start);
  self.after = word_from (&self, out->verb.start + out->verb.length);
  if (self.verb >= words->len)
    return FALSE;
  read_front (&self, out);
  read_behind (&self, out);
  return TRUE;
}

gboolean
ash_anatomy_has_front (const AshAnatomy *self)
{
  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    if (self->n[kind] > 0 && self->parts[kind][0].start < self->verb.start)
      return TRUE;
  return FALSE;
}

/**
 * ash_anatomy_words:
 * @range: of @text
 *
 * Returns: (transfer full): the words there
 */
char *
ash_anatomy_words (const char *text, const AshAnatomyRange *range)
{
  return g_strndup (text + range->start, range->length);
}

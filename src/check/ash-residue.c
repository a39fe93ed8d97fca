#include "ash-residue.h"

#include <ash-fragment.h>
#include <ash-json.h>
#include <ash-text.h>
#include <string.h>

#include "ash-by-language.h"

/* A sentence longer than this is no sentence; it is read in parts. */
#define LONGEST_SENTENCE 2000
/* What a page can be worth showing of. */
#define MOST 200
/* Stands for each byte that is not searched: no rule speaks of it, and it ends a word. */
#define HIDDEN '\x1a'

typedef struct
{
  char *id;
  char *kind;
  char *why;
  char *rewrite;
  GRegex *find;
  GRegex *with;   /* (nullable) */
  GRegex *unless; /* (nullable) */
  gboolean is_for_self_paced;
  gboolean is_certain;
  gboolean is_whole; /* what it finds stands for all of its sentence */
  gboolean is_last;  /* only asked where no other speaks of the sentence; behind the others */
} Rule;

typedef struct
{
  GPtrArray *rules;      /* (element-type Rule) */
  GPtrArray *ids;        /* closed by NULL */
  GRegex *gate;          /* in each sentence that a rule can hit */
  GHashTable *shortened; /* words that end in a full stop within a sentence */
} Rules;

/* Reading the rules */

/* The pattern with the words that rules share put in; a word may be made of those above it. */
static char *
fill_in (const char *pattern, const AshJsonValue *words)
{
  GString *filled = g_string_new (pattern);

  for (guint i = ash_json_length (words); i > 0; i--)
    {
      const char *name = ash_json_name_at (words, i - 1);
      g_autofree char *mark = g_strdup_printf ("{%s}", name);

      g_string_replace (filled, mark, ash_json_member_string (words, name), 0);
    }
  return g_string_free (filled, FALSE);
}

/* What a rule writes as a space or an apostrophe is in texts also a space that does not break, as
 * word processors leave by the dozen, and a curly apostrophe. */
static char *
as_typed (const char *pattern)
{
  GString *typed = g_string_new (NULL);
  gboolean is_in_set = FALSE;

  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (*p == '[' || *p == ']')
        is_in_set = *p == '[';
      if (*p == '\\' && p[1] != '\0')
        g_string_append_len (typed, p++, 2);
      else if (*p == ' ')
        g_string_append (typed, is_in_set ? " \\x{a0}\\x{202f}" : "[ \\x{a0}\\x{202f}]");
      else if (*p == '\'')
        g_string_append (typed, is_in_set ? "'’" : "['’]");
      else
        g_string_append_c (typed, *p);
    }
  return g_string_free (typed, FALSE);
}

static GRegex *
compile (const AshJsonValue *rule, const char *member, const AshJsonValue *words)
{
  const char *pattern = ash_json_member_string (rule, member);
  g_autofree char *filled = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  if (pattern == NULL)
    return NULL;
  filled = fill_in (pattern, words);
  typed = as_typed (filled);
  regex = g_regex_new (typed, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  /* They are compiled in and tested: they cannot be wrong without the build being wrong. */
  if (regex == NULL)
    g_error ("residue %s, %s: %s", ash_json_member_string (rule, "id"), member, error->message);
  return regex;
}

static Rule *
read_rule (const AshJsonValue *value, const AshJsonValue *words)
{
  Rule *self = g_new0 (Rule, 1);
  const AshJsonValue *certain = ash_json_member (value, "certain");

  self->id = g_strdup (ash_json_member_string (value, "id"));
  self->kind = g_strdup (ash_json_member_string (value, "kind"));
  self->why = g_strdup (ash_json_member_string (value, "why"));
  self->rewrite = g_strdup (ash_json_member_string (value, "rewrite"));
  self->find = compile (value, "find", words);
  self->with = compile (value, "with", words);
  self->unless = compile (value, "unless", words);
  self->is_for_self_paced = g_strcmp0 (ash_json_member_string (value, "only"), "self-paced") == 0;
  self->is_certain = certain == NULL || ash_json_boolean (certain);
  self->is_whole = ash_json_boolean (ash_json_member (value, "whole"));
  self->is_last = ash_json_boolean (ash_json_member (value, "last"));
  return self;
}

static GHashTable *
read_shortened (const AshJsonValue *words)
{
  GHashTable *shortened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ash_json_length (words); i++)
    g_hash_table_add (shortened, g_strdup (ash_json_string (ash_json_at (words, i))));
  return shortened;
}

static gpointer
read_rules (const AshJsonValue *root)
{
  Rules *self = g_new0 (Rules, 1);
  const AshJsonValue *words = ash_json_member (root, "words");
  const AshJsonValue *rules = ash_json_member (root, "rules");

  self->rules = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
  self->gate = compile (root, "gate", words);
  self->shortened = read_shortened (ash_json_member (root, "shortened"));
  for (guint i = 0; i < ash_json_length (rules); i++)
    {
      Rule *rule = read_rule (ash_json_at (rules, i), words);

      g_ptr_array_add (self->rules, rule);
      g_ptr_array_add (self->ids, rule->id);
    }
  g_ptr_array_add (self->ids, NULL);
  return self;
}

static const Rules *
rules_of (const char *lang)
{
  static AshByLanguage rules = { "residue", read_rules };

  return ash_by_language (&rules, lang);
}

/* Finding */

void
ash_residue_free (AshResidue *self)
{
  if (self == NULL)
    return;
  g_free (self->phrase);
  g_free (self->replacement);
  g_free (self);
}

static gboolean
is_match (const GRegex *regex, const char *sentence, gsize length)
{
  return g_regex_match_full (regex, sentence, (gssize) length, 0, 0, NULL, NULL);
}

/* "Next Tuesday" at the start of a sentence becomes "Later", elsewhere "later". */
static char *
with_case (char *replacement, gboolean is_at_start)
{
  gunichar first = g_utf8_get_char (replacement);
  char head[7] = "";
  char *changed;

  if (*replacement == '\0')
    return replacement;
  first = is_at_start ? g_unichar_toupper (first) : g_unichar_tolower (first);
  head[g_unichar_to_utf8 (first, head)] = '\0';
  changed = g_strconcat (head, g_utf8_next_char (replacement), NULL);
  g_free (replacement);
  return changed;
}

/* Only quotes, a bullet or a number may stand before it in its sentence, or in its cell of a
 * table. */
static gboolean
is_first_word (const char *sentence, gsize start)
{
  gboolean is_first = TRUE;

  for (const char *p = sentence; p < sentence + start; p = g_utf8_next_char (p))
    if (*p == '\t')
      is_first = TRUE;
    else if (*p == HIDDEN || g_unichar_isalpha (g_utf8_get_char (p)))
      is_first = FALSE;
  return is_first;
}

/* From what was found to all of its sentence, or of its cell in a table, without the full stop; a
 * sentence of which a part is hidden stays as it was found. */
static void
widen (const char *sentence, gsize length, int *start, int *end)
{
  gsize from = (gsize) *start;
  gsize to = (gsize) *end;

  while (from > 0 && sentence[from - 1] != '\t')
    from--;
  while (to < length && sentence[to] != '\t')
    to++;
  while (to > from && strchr (" .!?", sentence[to - 1]) != NULL)
    to--;
  while (from < to && sentence[from] == ' ')
    from++;
  if (to < (gsize) *end || memchr (sentence + from, HIDDEN, to - from) != NULL)
    return;
  *start = (int) from;
  *end = (int) to;
}

static void
find_rule (const Rule *rule, const char *text, gsize from, gsize length, GPtrArray *found)
{
  const char *sentence = text + from;
  g_autoptr (GMatchInfo) info = NULL;

  if (!g_regex_match_full (rule->find, sentence, (gssize) length, 0, 0, &info, NULL))
    return;
  if ((rule->with != NULL && !is_match (rule->with, sentence, length)) ||
      (rule->unless != NULL && is_match (rule->unless, sentence, length)))
    return;
  for (; g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      AshResidue *residue;
      int start, end;

      if (!g_match_info_fetch_pos (info, 0, &start, &end) || end <= start)
        continue;
      if (rule->is_whole)
        widen (sentence, length, &start, &end);
      if (memchr (sentence + start, HIDDEN, (gsize) (end - start)) != NULL)
        continue;
      residue = g_new0 (AshResidue, 1);
      residue->rule = rule->id;
      residue->kind = rule->kind;
      residue->why = rule->why;
      residue->start = from + (gsize) start;
      residue->end = from + (gsize) end;
      residue->phrase = g_strndup (text + residue->start, (gsize) (end - start));
      residue->is_certain = rule->is_certain;
      residue->replacement = with_case (g_match_info_expand_references (info, rule->rewrite, NULL),
                                        is_first_word (sentence, (gsize) start));
      g_ptr_array_add (found, residue);
    }
}

/* Whether the full stop at @at belongs to the word before it, "Dr." or "Oct.", or to the number of
 * a line, "1. Read". */
static gboolean
is_shortened (const Rules *rules, const char *text, gsize from, gsize at)
{
  gsize start = at;
  g_autofree char *word = NULL;

  while (start > from && g_ascii_isalnum (text[start - 1]))
    start--;
  word = g_strndup (text + start, at - start);
  return g_hash_table_contains (rules->shortened, word) ||
         (start == from && at > start && strspn (word, "0123456789") == at - start);
}

/* Where the next sentence begins when one ends at @at; 0 when it goes on. */
static gsize
next_sentence (const Rules *rules, const char *text, gsize from, gsize at)
{
  const char *after = text + at + 1;
  const char *next;

  while (*after != '\0' && g_utf8_strchr ("”\"’')]", -1, g_utf8_get_char (after)) != NULL)
    after = g_utf8_next_char (after);
  next = after + strspn (after, " ");
  if (next == after)
    return 0;
  after = next;
  while (*after != '\0' && g_utf8_strchr ("“\"‘'([", -1, g_utf8_get_char (after)) != NULL)
    after = g_utf8_next_char (after);
  if (*after != HIDDEN && !g_unichar_isupper (g_utf8_get_char (after)))
    return 0;
  return text[at] == '.' && is_shortened (rules, text, from, at) ? 0 : (gsize) (next - text);
}

/* Where the sentence ends that begins at @from: after its full stop, or with its line. */
static gsize
sentence_end (const Rules *rules, const char *text, gsize from)
{
  gsize at = from;

  for (; text[at] != '\0' && at - from < LONGEST_SENTENCE; at++)
    {
      gsize next = strchr (".!?", text[at]) != NULL ? next_sentence (rules, text, from, at) : 0;

      if (text[at] == '\n')
        return at + 1;
      if (next > 0)
        return next;
    }
  /* Not in the middle of a letter. */
  while (text[at] != '\0' && ((guchar) text[at] & 0xc0) == 0x80)
    at++;
  return at;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AshResidue *x = *(AshResidue *const *) a;
  const AshResidue *y = *(AshResidue *const *) b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

/* Of phrases that overlap the first and longest stays. */
static void
drop_overlaps (GPtrArray *found)
{
  gsize end = 0;
  guint kept = 0;

  g_ptr_array_sort (found, compare);
  for (guint i = 0; i < found->len; i++)
    {
      AshResidue *residue = g_ptr_array_index (found, i);

      if (residue->start < end || kept == MOST)
        {
          ash_residue_free (residue);
          continue;
        }
      end = residue->end;
      found->pdata[kept++] = residue;
    }
  found->len = kept;
}

/* Hides what stands between the mark at @open and the next @close of its line, which has to end a
 * word. Returns: where to go on */
static char *
hide_to (char *open, const char *close)
{
  char *from = g_utf8_next_char (open);
  char *end = from;

  while (*end != '\0' && *end != '\n' &&
         !(g_str_has_prefix (end, close) &&
           !g_unichar_isalnum (g_utf8_get_char (end + strlen (close)))))
    end = g_utf8_next_char (end);
  if (*end == '\0' || *end == '\n')
    return open;
  /* Where a sentence ends in it, one ends. */
  for (char *p = from; p < end; p++)
    if (strchr (".!?", *p) == NULL)
      *p = HIDDEN;
  return end;
}

/* What is said in quotation marks on one line is not searched. */
static void
hide_quotations (char *text)
{
  static const struct
  {
    gunichar open;
    const char *close;
  } MARKS[] = { { 0x201c, "”" }, { '"', "\"" }, { 0x2018, "’" }, { 0xab, "»" }, { 0x201e, "“" } };

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; i < G_N_ELEMENTS (MARKS); i++)
      if (g_utf8_get_char (p) == MARKS[i].open)
        p = hide_to (p, MARKS[i].close);
}

static void
find_in_sentence (const Rules *rules,
                  const char *text,
                  gsize from,
                  gsize length,
                  gboolean is_self_paced,
                  GPtrArray *found)
{
  guint n_before = found->len;
  gboolean is_told = FALSE;

  for (guint i = 0; i < rules->rules->len && !is_told; i++)
    {
      const Rule *rule = g_ptr_array_index (rules->rules, i);

      if (rule->is_last && found->len > n_before)
        is_told = TRUE;
      else if (!rule->is_for_self_paced || is_self_paced)
        find_rule (rule, text, from, length, found);
    }
}

static GPtrArray *
find_in_own_words (const char *text, const char *lang, gboolean is_self_paced)
{
  const Rules *rules = rules_of (lang);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_residue_free);

  for (gsize from = 0; rules != NULL && text[from] != '\0';)
    {
      gsize end = sentence_end (rules, text, from);

      gsize length = end - from;

      /* A phrase is within one line. */
      while (length > 0 && text[from + length - 1] == '\n')
        length--;
      if (is_match (rules->gate, text + from, length))
        find_in_sentence (rules, text, from, length, is_self_paced, found);
      from = end;
    }
  g_ptr_array_set_free_func (found, NULL);
  drop_overlaps (found);
  g_ptr_array_set_free_func (found, (GDestroyNotify) ash_residue_free);
  return found;
}

/**
 * ash_residue_find:
 * @text: valid UTF-8
 * @lang: (nullable): BCP 47 tag of the text; %NULL counts as English
 * @is_self_paced: whether learners go at their own pace, so that nobody is there to work with
 *
 * Returns: (transfer full) (element-type AshResidue): perhaps none
 */
GPtrArray *
ash_residue_find (const char *text, const char *lang, gboolean is_self_paced)
{
  g_autofree char *own = g_strdup (text);

  hide_quotations (own);
  return find_in_own_words (own, lang, is_self_paced);
}

/**
 * ash_residue_find_in_fragment:
 *
 * Returns: (transfer full) (element-type AshResidue): with their places in the words of @fragment
 */
GPtrArray *
ash_residue_find_in_fragment (const AshFragment *fragment, const char *lang, gboolean is_self_paced)
{
  g_autofree char *own = g_strdup (ash_fragment_get_text (fragment));
  char *next;
  guint index = 0;

  for (char *p = own; *p != '\0'; p = next, index++)
    {
      next = g_utf8_next_char (p);
      if (*p != '\n' && ash_fragment_is_quoted (fragment, index))
        memset (p, HIDDEN, (gsize) (next - p));
    }
  hide_quotations (own);
  return find_in_own_words (own, lang, is_self_paced);
}

/**
 * ash_residue_find_in_html:
 *
 * Returns: (transfer full) (element-type AshResidue): with their places in the words of @html
 */
GPtrArray *
ash_residue_find_in_html (const char *html, const char *lang, gboolean is_self_paced)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);

  return ash_residue_find_in_fragment (fragment, lang, is_self_paced);
}

/* Whether a sentence begins at @at, or went on before it. */
static gboolean
begins_sentence (const char *text, const char *at)
{
  static const char *const OPENING[] = { "“", "\"", "‘", "(", NULL };

  for (guint i = 0; OPENING[i] != NULL; i++)
    if ((gsize) (at - text) >= strlen (OPENING[i]) &&
        g_str_has_prefix (at - strlen (OPENING[i]), OPENING[i]))
      at -= strlen (OPENING[i]);
  while (at > text && at[-1] == ' ')
    at--;
  return at == text || strchr (".!?\n\t", at[-1]) != NULL;
}

/* What a sentence goes on with after its first words were taken out: it is its beginning now. */
static char *
begin_with (const char *text, gsize n_before, const char *rest)
{
  g_autofree char *beginning = ash_text_capital (rest + strspn (rest, ".,;:!? "));

  return g_strdup_printf ("%.*s%s", (int) n_before, text, beginning);
}

/* A phrase that is taken out leaves one space, and none before a full stop. */
static char *
take_out (const char *text, const AshResidue *residue)
{
  const char *before_end = text + residue->start;
  const char *after = text + residue->end;
  gboolean is_at_start = before_end == text || before_end[-1] == '\n';

  if (g_unichar_isupper (g_utf8_get_char (residue->phrase)) && begins_sentence (text, before_end))
    return begin_with (text, residue->start, after);
  if (*after == ' ' && (is_at_start || before_end[-1] == ' '))
    after++;
  else if (!is_at_start && before_end[-1] == ' ' &&
           (*after == '\0' || strchr (".,;:!?)\n", *after) != NULL))
    before_end--;
  /* "For the room, see the announcement." */
  if (before_end > text && before_end[-1] == ',' &&
      (*after == '\0' || strchr (".;!?\n", *after) != NULL))
    before_end--;
  return g_strdup_printf ("%.*s%s", (int) (before_end - text), text, after);
}

static char *
put_in (const char *text, const AshResidue *residue, const char *replacement)
{
  if (*replacement == '\0')
    return take_out (text, residue);
  return g_strdup_printf ("%.*s%s%s", (int) residue->start, text, replacement, text + residue->end);
}

/**
 * ash_residue_replace_in_text:
 * @residue: as ash_residue_find() found it in @text
 */
char *
ash_residue_replace_in_text (const char *text, const AshResidue *residue, const char *replacement)
{
  if (residue->start > residue->end || residue->end > strlen (text) ||
      strncmp (text + residue->start, residue->phrase, residue->end - residue->start) != 0)
    return NULL;
  return put_in (text, residue, replacement);
}

/**
 * ash_residue_replace:
 * @residue: as ash_residue_find_in_html() found it in @html
 * @replacement: plain text
 */
char *
ash_residue_replace (const char *html, const AshResidue *residue, const char *replacement)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);
  g_autofree char *changed =
      ash_residue_replace_in_text (ash_fragment_get_text (fragment), residue, replacement);

  return changed != NULL ? ash_fragment_patch (fragment, changed) : NULL;
}

const char *const *
ash_residue_rules (const char *lang)
{
  const Rules *rules = rules_of (lang);

  return rules != NULL ? (const char *const *) rules->ids->pdata : NULL;
}

#include "ash-residue.h"

#include <ash-fragment.h>
#include <ash-json.h>
#include <string.h>

#include "ash-by-language.h"

/* A sentence longer than this is no sentence; it is read in parts. */
#define LONGEST_SENTENCE 2000
/* What a page can be worth showing of. */
#define MOST 200

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
} Rule;

typedef struct
{
  GPtrArray *rules; /* (element-type Rule) */
  GPtrArray *ids;   /* closed by NULL */
} Rules;

/* Reading the rules */

/* The pattern with the words that rules share put in. */
static char *
fill_in (const char *pattern, const AshJsonValue *words)
{
  GString *filled = g_string_new (pattern);

  for (guint i = 0; i < ash_json_length (words); i++)
    {
      const char *name = ash_json_name_at (words, i);
      g_autofree char *mark = g_strdup_printf ("{%s}", name);

      g_string_replace (filled, mark, ash_json_member_string (words, name), 0);
    }
  return g_string_free (filled, FALSE);
}

static GRegex *
compile (const AshJsonValue *rule, const char *member, const AshJsonValue *words)
{
  const char *pattern = ash_json_member_string (rule, member);
  g_autofree char *filled = NULL;
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  if (pattern == NULL)
    return NULL;
  filled = fill_in (pattern, words);
  regex = g_regex_new (filled, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  /* They are compiled in and tested: they cannot be wrong without the build being wrong. */
  if (regex == NULL)
    g_error ("residue %s, %s: %s", ash_json_member_string (rule, "id"), member, error->message);
  return regex;
}

static Rule *
read_rule (const AshJsonValue *value, const AshJsonValue *words)
{
  Rule *self = g_new0 (Rule, 1);

  self->id = g_strdup (ash_json_member_string (value, "id"));
  self->kind = g_strdup (ash_json_member_string (value, "kind"));
  self->why = g_strdup (ash_json_member_string (value, "why"));
  self->rewrite = g_strdup (ash_json_member_string (value, "rewrite"));
  self->find = compile (value, "find", words);
  self->with = compile (value, "with", words);
  self->unless = compile (value, "unless", words);
  self->is_for_self_paced = g_strcmp0 (ash_json_member_string (value, "only"), "self-paced") == 0;
  return self;
}

static gpointer
read_rules (const AshJsonValue *root)
{
  Rules *self = g_new0 (Rules, 1);
  const AshJsonValue *words = ash_json_member (root, "words");
  const AshJsonValue *rules = ash_json_member (root, "rules");

  self->rules = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
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
      residue = g_new0 (AshResidue, 1);
      residue->rule = rule->id;
      residue->kind = rule->kind;
      residue->why = rule->why;
      residue->start = from + (gsize) start;
      residue->end = from + (gsize) end;
      residue->phrase = g_strndup (text + residue->start, (gsize) (end - start));
      residue->replacement =
          with_case (g_match_info_expand_references (info, rule->rewrite, NULL), start == 0);
      g_ptr_array_add (found, residue);
    }
}

/* Where the sentence ends that begins at @from: after its full stop, or with its line. */
static gsize
sentence_end (const char *text, gsize from)
{
  gsize at = from;

  for (; text[at] != '\0' && at - from < LONGEST_SENTENCE; at++)
    {
      if (text[at] == '\n')
        return at + 1;
      if ((text[at] == '.' || text[at] == '!' || text[at] == '?') && text[at + 1] == ' ' &&
          at > from + 1 && !g_ascii_isdigit (text[at - 1]) &&
          g_unichar_isupper (g_utf8_get_char (text + at + 2)))
        return at + 2;
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
  const Rules *rules = rules_of (lang);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_residue_free);

  for (gsize from = 0; rules != NULL && text[from] != '\0';)
    {
      gsize end = sentence_end (text, from);

      for (guint i = 0; i < rules->rules->len; i++)
        {
          const Rule *rule = g_ptr_array_index (rules->rules, i);

          if (!rule->is_for_self_paced || is_self_paced)
            find_rule (rule, text, from, end - from, found);
        }
      from = end;
    }
  g_ptr_array_set_free_func (found, NULL);
  drop_overlaps (found);
  g_ptr_array_set_free_func (found, (GDestroyNotify) ash_residue_free);
  return found;
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

  return ash_residue_find (ash_fragment_get_text (fragment), lang, is_self_paced);
}

/* A phrase that is taken out leaves one space, and none before a full stop. */
static char *
put_in (const char *text, const AshResidue *residue, const char *replacement)
{
  const char *before_end = text + residue->start;
  const char *after = text + residue->end;

  if (*replacement == '\0')
    {
      gboolean is_at_start = before_end == text || before_end[-1] == '\n';

      if (*after == ' ' && (is_at_start || before_end[-1] == ' '))
        after++;
      else if (!is_at_start && before_end[-1] == ' ' && *after != '\0' &&
               strchr (".,;:!?\n", *after))
        before_end--;
      /* "For the room, see the announcement." */
      if (!is_at_start && before_end[-1] == ',' && (*after == '\0' || strchr (".;!?\n", *after)))
        before_end--;
    }
  return g_strdup_printf ("%.*s%s%s", (int) (before_end - text), text, replacement, after);
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

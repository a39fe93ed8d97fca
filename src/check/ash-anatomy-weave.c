/* A condition or a standard is put into the sentence, changed there or taken out of it. Nothing is
 * put in that would not be read again as what it is meant to be. */
#include "ash-anatomy-private.h"

#include <ash-text.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *lang;
  AshAnatomyKind kind;
  guint index;
  AshAnatomy parts;
} Weave;

/* "Given", but not "ISO": the first letter of an ordinary word. */
static gboolean
has_capital (const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text)) && text[1] != '\0' &&
         g_unichar_islower (g_utf8_get_char (g_utf8_next_char (text)));
}

static char *
small (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, *text != '\0');
  g_autofree char *lower = g_utf8_strdown (first, -1);

  return has_capital (text) ? g_strconcat (lower, text + strlen (first), NULL) : g_strdup (text);
}

static char *
spliced (const char *text, gsize start, gsize end, const char *with)
{
  return g_strdup_printf ("%.*s%s%s", (int) start, text, with, text + end);
}

/* Whether it is read again as it was meant, and everything else as before. */
static gboolean
is_read (const Weave *self, const char *text, const char *words)
{
  const AshAnatomy *old = &self->parts;
  gboolean is_new = self->index >= old->n[self->kind];
  AshAnatomyKind other =
      self->kind == ASH_ANATOMY_STANDARD ? ASH_ANATOMY_CONDITION : ASH_ANATOMY_STANDARD;
  AshAnatomy now;

  if (!ash_anatomy_read (text, self->lang, &now) || now.n[other] != old->n[other] ||
      now.n[self->kind] != old->n[self->kind] + is_new || now.verb.length != old->verb.length ||
      g_ascii_strncasecmp (text + now.verb.start, self->text + old->verb.start, old->verb.length))
    return FALSE;
  for (guint i = 0; i < now.n[self->kind]; i++)
    {
      g_autofree char *read = ash_anatomy_words (text, &now.parts[self->kind][i]);

      if (g_ascii_strcasecmp (read, words) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "interpret a map." → "given a compass, interpret a map." */
static char *
in_front (const Weave *self, const char *words)
{
  const char *text = self->text;
  g_autofree char *rest = small (text);
  g_autofree char *first = has_capital (text) ? ash_text_capital (words) : small (words);

  return g_strconcat (first, ", ", rest, NULL);
}

/* Behind the last word of its sentence: before the full stop that may follow it. */
static gsize
end_of_sentence (const Weave *self)
{
  const AshAnatomy *parts = &self->parts;
  gsize end = parts->verb.start + parts->verb.length;

  end = MAX (end, parts->object.start + parts->object.length);
  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    for (guint i = 0; i < parts->n[kind]; i++)
      end = MAX (end, parts->parts[kind][i].start + parts->parts[kind][i].length);
  while (self->text[end] != '\0' && strchr (".;:?!\n", self->text[end]) == NULL)
    end++;
  while (end > 0 && self->text[end - 1] == ' ')
    end--;
  return end;
}

static char *
behind (const Weave *self, const char *joint, const char *words)
{
  gsize end = end_of_sentence (self);
  g_autofree char *lower = small (words);
  g_autofree char *with = g_strconcat (joint, lower, NULL);

  return spliced (self->text, end, end, with);
}

static char *
replaced (const Weave *self, const char *words)
{
  const AshAnatomyRange *range = &self->parts.parts[self->kind][self->index];
  g_autofree char *with =
      has_capital (self->text + range->start) ? ash_text_capital (words) : small (words);

  return spliced (self->text, range->start, range->start + range->length, with);
}

/* (nullable): where @words are read as that part */
static char *
try_words (const Weave *self, const char *words)
{
  const AshAnatomyWords *lists = ash_anatomy_words_of (self->lang);
  const AshAnatomyRule *rule = ash_anatomy_rule_of (lists, self->kind, words);
  gboolean is_front = rule != NULL && (rule->front || rule->where == ASH_APART_FRONT);
  char *tries[3] = { NULL };
  char *found = NULL;

  if (self->index < self->parts.n[self->kind])
    tries[0] = replaced (self, words);
  else
    {
      tries[is_front ? 0 : 2] = in_front (self, words);
      tries[is_front ? 1 : 0] = behind (self, " ", words);
      tries[is_front ? 2 : 1] = behind (self, ", ", words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      if (found == NULL && tries[i] != NULL && is_read (self, tries[i], words))
        found = g_steal_pointer (&tries[i]);
      g_free (tries[i]);
    }
  return found;
}

/* (nullable): with one of the words that lead to such a part before them */
static char *
try_leads (const Weave *self, const char *words, GPtrArray *leads)
{
  char *found = NULL;

  for (guint i = 0; i < leads->len && found == NULL; i++)
    {
      g_autofree char *lead = g_strjoinv (" ", g_ptr_array_index (leads, i));
      g_autofree char *lower = small (words);
      g_autofree char *led = g_strconcat (lead, " ", lower, NULL);

      found = try_words (self, led);
    }
  return found;
}

static gboolean
is_named (const AshAnatomyWords *lists, const char *words)
{
  g_autoptr (GArray) split = ash_harvest_split (words, 1);

  return g_unichar_isupper (g_utf8_get_char (words)) ||
         ash_harvest_phrase_at (split, 0, lists->articles) > 0;
}

static gboolean
takes_lead (const AshAnatomyWords *lists, const char *words)
{
  g_autoptr (GArray) split = ash_harvest_split (words, 4);

  return split->len > 0 && ash_harvest_phrase_at (split, 0, lists->no_lead) == 0;
}

static char *
put_words (const Weave *self, const char *words)
{
  const AshAnatomyWords *lists = ash_anatomy_words_of (self->lang);
  const AshAnatomySide *side = &lists->sides[self->kind];
  char *found = try_words (self, words);

  if (found == NULL && takes_lead (lists, words))
    found = try_leads (self, words, side->leads);
  if (found == NULL && is_named (lists, words))
    found = try_leads (self, words, side->leads_named);
  return found;
}

/* Taking out */

/* Where what joins a part to the words before it begins. */
static gsize
joint_before (const char *text, gsize start)
{
  static const char *const JOINTS[] = { " and", " but", NULL };

  while (start > 0 && strchr (" ,", text[start - 1]) != NULL)
    start--;
  for (guint i = 0; JOINTS[i] != NULL; i++)
    if (start >= strlen (JOINTS[i]) &&
        strncmp (text + start - strlen (JOINTS[i]), JOINTS[i], strlen (JOINTS[i])) == 0)
      start -= strlen (JOINTS[i]);
  while (start > 0 && strchr (" ,", text[start - 1]) != NULL)
    start--;
  return start;
}

static gsize
next_part (const Weave *self, gsize from)
{
  gsize next = G_MAXSIZE;

  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    for (guint i = 0; i < self->parts.n[kind]; i++)
      if (self->parts.parts[kind][i].start >= from)
        next = MIN (next, self->parts.parts[kind][i].start);
  return next;
}

static char *
without_front (const Weave *self, const AshAnatomyRange *range)
{
  gsize end = range->start + range->length;
  g_autofree char *rest = NULL;
  g_autofree char *capital = NULL;

  end += strspn (self->text + end, ", ");
  rest = g_strdup (self->text + end);
  capital = has_capital (self->text + range->start) ? ash_text_capital (rest) : NULL;
  return spliced (self->text, range->start, strlen (self->text), capital != NULL ? capital : rest);
}

static char *
without (const Weave *self)
{
  const AshAnatomyRange *range = &self->parts.parts[self->kind][self->index];
  const char *text = self->text;
  gsize start = range->start;
  gsize end = start + range->length;
  gsize next = next_part (self, end);

  if (start < self->parts.verb.start)
    return without_front (self, range);
  if (start > 0 && text[start - 1] == '(' && text[end] == ')')
    return spliced (text, joint_before (text, start - 1), end + 1, "");
  if (next != G_MAXSIZE && joint_before (text, next) == end)
    return spliced (text, start, next, "");
  return spliced (text, joint_before (text, start), end, "");
}

/**
 * ash_anatomy_put:
 * @index: of the parts of that kind; their number, or more, for a new one
 * @words: (nullable): what shall stand there, with or without the word that leads to it ("given");
 *   %NULL or "" to take it out
 *
 * Returns: (transfer full) (nullable): the sentence with it; %NULL when it would not be read as
 * such a part there: it is to be said in other words
 */
char *
ash_anatomy_put (
    const char *text, const char *lang, AshAnatomyKind kind, guint index, const char *words)
{
  Weave self = { .text = text, .lang = lang, .kind = kind, .index = index };
  g_autofree char *line = g_strdup (words != NULL ? words : "");
  gsize length;

  if (!ash_anatomy_read (text, lang, &self.parts))
    return NULL;
  g_strdelimit (g_strstrip (line), "\r\n\t", ' ');
  length = strlen (line);
  while (length > 0 && strchr (" .,;:", line[length - 1]) != NULL)
    line[--length] = '\0';
  if (length == 0)
    return index < self.parts.n[kind] ? without (&self) : g_strdup (text);
  return put_words (&self, line);
}

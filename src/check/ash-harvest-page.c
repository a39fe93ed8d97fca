#include <string.h>

#include "ash-harvest-grammar.h"
#include "ash-harvest-lines.h"
#include "ash-harvest-private.h"
#include "ash-verbs.h"

/* What was read last that leads to outcomes. */
typedef struct
{
  AshLead kind;
  char *quote;
  AshLine at;             /* where it stands; no text */
  guint n_read;           /* entries so far */
  guint n_taken;          /* those of them that are outcomes */
  gboolean is_listed;     /* they stand in a list or a table, which ends with the next paragraph */
  gboolean is_parted;     /* between headings such as "Week 1", "Week 2" */
  gboolean is_introduced; /* a paragraph that says more of them stands before them */
  GArray *pending;        /* (nullable): of Entry, until it is seen how many are outcomes */
} Lead;

/* What stands below a heading. */
typedef struct
{
  char *outcome;       /* NULL: its verb is of no list */
  char *if_certain;    /* (nullable): what it is among outcomes */
  gboolean is_outcome; /* also where the outcome is found already */
  gboolean is_after_outcome;
  guint list; /* 0: none */
} Entry;

typedef struct
{
  AshHarvest *harvest;
  Lead lead;
  AshAbout about; /* what the lines are of, and the rank of the heading that says so */
  guint about_rank;
} Page;

static gboolean
add_parts (Page *self, const char *text, const char *quote, gboolean is_certain)
{
  return ash_harvest_add_several (self->harvest, text, quote, is_certain) ||
         ash_harvest_add_one (self->harvest, text, quote, is_certain);
}

/* Leads */

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->outcome);
  g_free (entry->if_certain);
}

/* (element-type guint): the lists below the heading in which an outcome stands: others may be of
 * something else. */
static GHashTable *
lists_of_outcomes (const Lead *lead)
{
  GHashTable *lists = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lead->pending != NULL && i < lead->pending->len; i++)
    {
      const Entry *entry = &g_array_index (lead->pending, Entry, i);

      if (entry->is_outcome)
        g_hash_table_add (lists, GUINT_TO_POINTER (entry->list));
    }
  return lists;
}

/* Among verbs of the list, a word of no list is a verb too: "Describe a lathe", "Turn a shaft";
 * more of them are needed where it stands before them. Of bare "Objectives" all are something else,
 * unless most are outcomes. */
static void
close_lead (Page *self)
{
  Lead *lead = &self->lead;
  gboolean are_half = lead->n_taken * 2 >= lead->n_read;
  gboolean are_most = lead->n_taken * 2 > lead->n_read;
  gboolean is_bare = lead->kind == ASH_LEAD_BARE;
  g_autoptr (GHashTable) lists = lists_of_outcomes (lead);

  for (guint i = 0; lead->pending != NULL && i < lead->pending->len; i++)
    {
      const Entry *entry = &g_array_index (lead->pending, Entry, i);

      if (entry->outcome != NULL && (are_most || !is_bare))
        ash_harvest_add (self->harvest, entry->outcome, lead->quote);
      else if (entry->if_certain != NULL &&
               g_hash_table_contains (lists, GUINT_TO_POINTER (entry->list)) &&
               (are_most || (are_half && !is_bare && entry->is_after_outcome)))
        ash_harvest_add (self->harvest, entry->if_certain, lead->quote);
    }
  g_clear_pointer (&lead->pending, g_array_unref);
  g_clear_pointer (&lead->quote, g_free);
  memset (lead, 0, sizeof *lead);
}

static void
open_lead (Page *self, AshLead kind, const AshLine *line, const char *quote)
{
  guint rank = line->kind == ASH_LINE_HEADING ? line->rank : self->lead.at.rank;

  if (kind == ASH_LEAD_BARE && self->lead.kind == ASH_LEAD_HEADING && self->lead.n_read == 0)
    kind = ASH_LEAD_HEADING;
  close_lead (self);
  self->lead.kind = kind;
  self->lead.quote = g_strdup (quote);
  self->lead.at = *line;
  self->lead.at.text = NULL;
  self->lead.at.rank = rank;
  self->lead.pending = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->lead.pending, entry_clear);
}

static gboolean
is_in_list (const AshLine *line)
{
  return line->kind == ASH_LINE_ENTRY || line->kind == ASH_LINE_TERM;
}

/* What an entry leads to stands in the lists in it, what a cell leads to beside or below it. */
static gboolean
is_beyond_lead (const Page *self, const AshLine *line)
{
  const AshLine *at = &self->lead.at;

  if (at->table > 0 && line->table != at->table)
    return line->table == 0;
  /* A heading with its list in one cell of a table that parts the page. */
  if (at->table > 0 && self->lead.n_read > 0 && !is_in_list (at) &&
      (line->row != at->row || line->column != at->column))
    return TRUE;
  if (at->table > 0 && line->row != at->row)
    return at->row > 0;
  if (at->depth == 0 || line->table != at->table)
    return FALSE;
  return line->depth < at->depth || (line->depth == at->depth && is_in_list (line) &&
                                     (at->kind != ASH_LINE_TERM || line->kind == ASH_LINE_TERM) &&
                                     (at->kind != ASH_LINE_HEADING || self->lead.n_read > 0));
}

/* A cell of another column than the heading above it. */
static gboolean
is_beside_lead (const Page *self, const AshLine *line)
{
  const AshLine *at = &self->lead.at;

  return at->table > 0 && line->table == at->table && line->row != at->row &&
         line->column != at->column;
}

/* "Write learning outcomes", which is an outcome itself. */
static gboolean
is_verb_before (const Page *self, const char *heading)
{
  AshVerb verb;

  return ash_verb_read (heading, self->harvest->lang, &verb) && verb.start == 0 &&
         verb.level != ASH_BLOOM_UNKNOWN &&
         ash_harvest_read_heading (self->harvest->words, heading + verb.length) == ASH_LEAD_HEADING;
}

/* "CLO1" below "CLO" in a table: the outcome stands beside it. */
static gboolean
is_code_cell (const Page *self, const AshLine *line)
{
  const AshLine *at = &self->lead.at;

  return at->table > 0 && line->table == at->table && at->row == 0 && line->row > 0 &&
         line->column <= at->column && at->kind == ASH_LINE_TERM;
}

/* "Learning outcomes" */
static gboolean
read_heading (Page *self, const AshLine *line)
{
  gboolean is_open = self->lead.kind != ASH_LEAD_NONE;
  AshLead kind = ash_harvest_read_heading (self->harvest->words, line->text);

  if (kind == ASH_LEAD_NONE || self->about == ASH_ABOUT_ELSEWHERE)
    return FALSE;
  if (kind == ASH_LEAD_BARE && is_open && is_code_cell (self, line))
    {
      self->lead.at.column = line->column + 1;
      return TRUE;
    }
  if (kind == ASH_LEAD_BARE && (self->about == ASH_ABOUT_CASE || (is_open && is_in_list (line))))
    return FALSE;
  if (is_in_list (line) && is_verb_before (self, line->text))
    return FALSE;
  open_lead (self, kind, line, line->text);
  return TRUE;
}

/* What the sentences of a line state. Returns whether any does. */
static gboolean
read_sentences (Page *self, const AshLine *line, const char *text, gboolean is_below)
{
  g_autoptr (GPtrArray) sentences = ash_harvest_sentences (self->harvest->words, text);
  AshAround around = { .is_below = is_below, .is_aside = self->about == ASH_ABOUT_CASE };
  gboolean is_read = FALSE;

  for (guint i = 0; i < sentences->len && self->about != ASH_ABOUT_ELSEWHERE; i++)
    {
      const char *sentence = g_ptr_array_index (sentences, i);
      g_autofree char *quote = NULL;
      gsize rest = 0;
      AshLead kind;

      around.is_list = i + 1 == sentences->len;
      kind = ash_harvest_read_sentence (self->harvest->words, sentence, around, &rest);
      around.is_more = FALSE;
      if (kind == ASH_LEAD_NONE)
        continue;
      if (sentence[rest] == '\0')
        {
          open_lead (self, kind, line, sentence);
          return TRUE;
        }
      quote = g_strndup (sentence, rest);
      /* What is listed in a sentence is as certain as in a list of its own. */
      around.is_more =
          ash_harvest_add_several (self->harvest, sentence + rest, quote, kind == ASH_LEAD_VERBS) ||
          (!is_below && ash_harvest_add_deeds (self->harvest, sentence + rest, quote)) ||
          ash_harvest_add_one (self->harvest, sentence + rest, quote,
                               is_below && kind == ASH_LEAD_VERBS);
      is_read |= around.is_more;
    }
  if (!is_read && around.is_list && !around.is_aside && self->lead.n_read == 0 &&
      self->lead.kind <= ASH_LEAD_HEADING && self->about != ASH_ABOUT_ELSEWHERE &&
      ash_harvest_announces (self->harvest->words, sentences->pdata[sentences->len - 1]))
    {
      open_lead (self, ASH_LEAD_BARE, line, sentences->pdata[sentences->len - 1]);
      return TRUE;
    }
  return is_read;
}

static gboolean
read_label (Page *self, const AshLine *line)
{
  gsize rest = 0;
  AshLead kind = ash_harvest_read_label (self->harvest->words, line->text, &rest);
  g_autofree char *label = NULL;

  if (kind == ASH_LEAD_NONE || self->about != ASH_ABOUT_COURSE)
    return FALSE;
  label = g_strchomp (g_strndup (line->text, rest));
  if (read_sentences (self, line, line->text + rest, TRUE))
    return TRUE;
  if (kind == ASH_LEAD_HEADING)
    open_lead (self, kind, line, label);
  return add_parts (self, line->text + rest, label, FALSE) || kind == ASH_LEAD_HEADING;
}

/* Entries */

/* "Explain the rules. After this week, can you tell them to a friend?": what comes after the first
 * sentence explains it. */
static char *
read_first (Page *self, const char *text, gboolean is_certain)
{
  g_autoptr (GPtrArray) sentences = ash_harvest_sentences (self->harvest->words, text);

  return sentences->len > 1
             ? ash_harvest_outcome_of (self->harvest, sentences->pdata[0], is_certain)
             : NULL;
}

static void
read_entry (Page *self, const AshLine *line)
{
  Lead *lead = &self->lead;
  gboolean is_certain = lead->kind == ASH_LEAD_VERBS && line->table == lead->at.table;
  const char *text = ash_harvest_after_code (line->text);
  Entry entry = { .is_after_outcome = lead->n_taken > 0, .list = line->list };

  is_certain |= ash_harvest_asks_verb (self->harvest->words, text);
  lead->n_read++;
  lead->is_listed = TRUE;
  entry.outcome = read_first (self, text, is_certain);
  if (entry.outcome == NULL)
    entry.is_outcome =
        read_sentences (self, line, text, TRUE) ||
        (line->table > 0 && line->depth == 0 && add_parts (self, text, lead->quote, is_certain));
  if (lead->n_read == 0)
    return; /* it was a lead itself */
  if (entry.outcome == NULL && !entry.is_outcome)
    entry.outcome = ash_harvest_outcome_of (self->harvest, text, is_certain);
  entry.is_outcome |= entry.outcome != NULL;
  if (!entry.is_outcome && lead->kind >= ASH_LEAD_BARE)
    entry.if_certain = ash_harvest_outcome_of (self->harvest, text, TRUE);
  lead->n_taken += entry.is_outcome;
  g_array_append_val (lead->pending, entry);
}

/* "• Describe a glacier • Explain moraines" in one paragraph, or one in a paragraph of its own. */
static gboolean
read_loose (Page *self, const AshLine *line)
{
  g_autoptr (GPtrArray) sentences = ash_harvest_sentences (self->harvest->words, line->text);

  if (ash_harvest_after_code (line->text) > line->text)
    {
      self->lead.n_read++;
      return add_parts (self, line->text, self->lead.quote, self->lead.kind == ASH_LEAD_VERBS) ||
             self->lead.n_read > 1;
    }
  return self->lead.kind >= ASH_LEAD_HEADING && sentences->len == 1 &&
         add_parts (self, line->text, self->lead.quote, FALSE);
}

/* "Skills", "Week 1" */
static gboolean
is_subheading (const Page *self, const AshLine *line)
{
  if (line->kind != ASH_LINE_HEADING)
    return ash_harvest_is_subheading (self->harvest->words, line->text);
  return line->rank > self->lead.at.rank &&
         (ash_harvest_is_subheading (self->harvest->words, line->text) ||
          ((self->lead.n_read == 0 || self->lead.is_parted) &&
           ash_harvest_is_part (self->harvest->words, line->text)));
}

/* "The five points below are what we work on", once between the heading and its list. */
static gboolean
take_introduction (Page *self, const AshLine *line)
{
  gboolean was_introduced = self->lead.is_introduced;

  self->lead.is_introduced = TRUE;
  return !was_introduced && self->lead.n_read == 0 && line->kind == ASH_LINE_PARAGRAPH &&
         (self->lead.kind == ASH_LEAD_HEADING || self->lead.kind == ASH_LEAD_BARE) &&
         ash_harvest_is_of_course (self->harvest->words, line->text);
}

/* "In this unit you will:", between the heading and the outcomes. */
static gboolean
is_before_entries (const Page *self, const AshLine *line)
{
  return self->lead.n_read == 0 &&
         (g_str_has_suffix (line->text, ":") || g_str_has_suffix (line->text, "…") ||
          g_str_has_suffix (line->text, "...")) &&
         ash_harvest_is_of_course (self->harvest->words, line->text);
}

/* The names of entries, and the lines after an entry that explain it. */
static gboolean
is_in_entry (const Page *self, const AshLine *line)
{
  return line->kind == ASH_LINE_TERM ||
         (line->depth > self->lead.at.depth &&
          (line->kind == ASH_LINE_HEADING ||
           (line->kind == ASH_LINE_PARAGRAPH && self->lead.is_listed)));
}

/* "2. Draw a map", in the entry that "1." began */
static gboolean
is_numbered (const AshLine *line)
{
  return line->kind == ASH_LINE_PARAGRAPH && g_ascii_isdigit (*line->text) &&
         ash_harvest_after_code (line->text) > line->text;
}

/* Another heading, or a paragraph after the list. */
static gboolean
ends_lead (const Page *self, const AshLine *line)
{
  if (line->kind == ASH_LINE_ENTRY || is_subheading (self, line) || is_in_entry (self, line))
    return FALSE;
  return line->kind == ASH_LINE_HEADING || self->lead.is_listed;
}

static void
read_below_lead (Page *self, const AshLine *line)
{
  if (is_beside_lead (self, line) || (is_in_entry (self, line) && !is_numbered (line)))
    return;
  if (line->kind == ASH_LINE_ENTRY || is_in_entry (self, line))
    read_entry (self, line);
  else if (is_subheading (self, line))
    self->lead.is_parted = TRUE;
  else if (!read_sentences (self, line, line->text, TRUE) && !is_before_entries (self, line) &&
           !read_loose (self, line) && !take_introduction (self, line))
    close_lead (self);
}

static void
note_about (Page *self, const AshLine *line)
{
  AshAbout about;

  if (line->kind != ASH_LINE_HEADING)
    return;
  about = ash_harvest_read_about (self->harvest->words, line->text);
  if (about == ASH_ABOUT_COURSE && line->rank > self->about_rank)
    return;
  self->about = about;
  self->about_rank = line->rank;
}

static void
read_line (Page *self, const AshLine *line)
{
  if (self->lead.kind != ASH_LEAD_NONE && is_beyond_lead (self, line))
    close_lead (self);
  note_about (self, line);
  if (read_heading (self, line) || read_label (self, line))
    return;
  if (self->lead.kind != ASH_LEAD_NONE && ends_lead (self, line))
    close_lead (self);
  if (self->lead.kind != ASH_LEAD_NONE)
    read_below_lead (self, line);
  else
    read_sentences (self, line, line->text, FALSE);
}

/* A page of that name, which has no need of a heading. */
static void
read_title (Page *self)
{
  const AshItem *item = self->harvest->item;
  AshLine line = { .kind = ASH_LINE_HEADING, .text = item != NULL ? item->title : NULL };

  if (line.text != NULL && g_utf8_validate (line.text, -1, NULL))
    read_heading (self, &line);
}

void
ash_harvest_read_page (AshHarvest *self, const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  const AshHtmlNode *body = parsed != NULL ? ash_html_body (parsed) : NULL;
  g_autoptr (GPtrArray) lines = body != NULL ? ash_lines_of (body) : NULL;
  Page page = { .harvest = self };

  read_title (&page);
  for (guint i = 0; lines != NULL && i < lines->len && self->found->len < ASH_HARVEST_MOST; i++)
    read_line (&page, g_ptr_array_index (lines, i));
  close_lead (&page);
}

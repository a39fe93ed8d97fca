#include "ash-harvest.h"

#include <ash-json.h>
#include <ash-page.h>
#include <ash-text.h>
#include <ash-xml.h>
#include <string.h>

#include "ash-harvest-grammar.h"
#include "ash-harvest-lines.h"
#include "ash-verbs.h"

/* More than a person reads through; a course that states more has lists of something else. */
#define MOST 120
#define LONGEST 300
#define SHORTEST 8
#define LONGEST_QUOTE 70

/* What was read last that leads to outcomes. */
typedef struct
{
  AshLead kind;
  char *quote;
  AshLine at;         /* where it stands; no text */
  guint n_read;       /* entries so far */
  guint n_taken;      /* those of them that are outcomes */
  gboolean is_listed; /* they stand in a list or a table, which ends with the next paragraph */
  GPtrArray *pending; /* (nullable): those of bare "Objectives", until most of them are outcomes */
} Lead;

typedef struct
{
  const AshDesign *design;
  const AshItem *item; /* (nullable) the one that is read */
  AshFoundKind kind;
  const char *lang;
  const AshHarvestWords *words;
  GPtrArray *found;
  GHashTable *known; /* their texts, folded */
  Lead lead;
  AshAbout about; /* what the lines are of, and the rank of the heading that says so */
  guint about_rank;
} Harvest;

void
ash_found_outcome_free (AshFoundOutcome *self)
{
  g_free (self->text);
  g_free (self->item);
  g_free (self->place);
  g_free (self->quote);
  g_free (self);
}

/* Outcomes */

static char *
capital (const char *text)
{
  GString *changed = g_string_new (NULL);

  g_string_append_unichar (changed, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (changed, g_utf8_next_char (text));
  return g_string_free (changed, FALSE);
}

/* "Submit your draft" is a duty, "Write: The ice age" one too, "Design of experiments" a title; a
 * verb of no list is one only where the words before it ask for a verb. */
static gboolean
is_outcome (const Harvest *self, const char *text, const AshVerb *verb, gboolean is_certain)
{
  g_autoptr (GArray) words = ash_harvest_split (text + verb->start, 20);

  if (words->len < 2 || ash_harvest_phrase_at (words, 0, self->words->tasks) > 0 ||
      text[verb->start + verb->length] == ':')
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
leads_on (const Harvest *self, const char *text)
{
  g_autoptr (GArray) words = ash_harvest_split (text, LONGEST);

  return words->len > 0 &&
         ash_harvest_phrase_at (words, words->len - 1, self->words->before_verbs) > 0;
}

/* From its verb on, without the full stop; NULL for what is none. */
static char *
outcome_of (const Harvest *self, const char *text, gboolean is_certain)
{
  g_autofree char *rest = NULL;
  gsize length;
  AshVerb verb;

  text = ash_harvest_after_code (text);
  if (!ash_verb_read (text, self->lang, &verb) || !is_outcome (self, text, &verb, is_certain))
    return NULL;
  rest = ash_harvest_trim (self->words, text + verb.start);
  length = strlen (rest);
  if (length < SHORTEST || length > LONGEST || strchr (rest, ' ') == NULL ||
      strchr (rest, '?') != NULL || leads_on (self, rest))
    return NULL;
  return capital (rest);
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

static void
add (Harvest *self, const char *outcome, const char *quote)
{
  AshFoundOutcome *found;

  if (self->found->len >= MOST || !g_hash_table_add (self->known, g_utf8_casefold (outcome, -1)))
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

/* "(a) draw a map, (b) read it": each of them, when each is an outcome. */
static gboolean
add_several (Harvest *self, const char *text, const char *quote, gboolean is_certain)
{
  g_autoptr (GPtrArray) parts = ash_harvest_parts (self->words, text);
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_free);

  if (parts->len < 2)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      char *outcome = outcome_of (self, g_ptr_array_index (parts, i), is_certain);

      if (outcome == NULL)
        return FALSE;
      g_ptr_array_add (outcomes, outcome);
    }
  for (guint i = 0; i < outcomes->len; i++)
    add (self, g_ptr_array_index (outcomes, i), quote);
  return TRUE;
}

static gboolean
add_one (Harvest *self, const char *text, const char *quote, gboolean is_certain)
{
  g_autofree char *outcome = outcome_of (self, text, is_certain);

  if (outcome != NULL)
    add (self, outcome, quote);
  return outcome != NULL;
}

static gboolean
add_parts (Harvest *self, const char *text, const char *quote, gboolean is_certain)
{
  return add_several (self, text, quote, is_certain) || add_one (self, text, quote, is_certain);
}

/* Leads */

static void
close_lead (Harvest *self)
{
  Lead *lead = &self->lead;

  for (guint i = 0; lead->pending != NULL && i < lead->pending->len; i++)
    if (lead->n_taken * 2 > lead->n_read)
      add (self, g_ptr_array_index (lead->pending, i), lead->quote);
  g_clear_pointer (&lead->pending, g_ptr_array_unref);
  g_clear_pointer (&lead->quote, g_free);
  memset (lead, 0, sizeof *lead);
}

static void
open_lead (Harvest *self, AshLead kind, const AshLine *line, const char *quote)
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
}

static gboolean
is_in_list (const AshLine *line)
{
  return line->kind == ASH_LINE_ENTRY || line->kind == ASH_LINE_TERM;
}

/* What an entry leads to stands in the lists in it, what a cell leads to beside or below it. */
static gboolean
is_beyond_lead (const Harvest *self, const AshLine *line)
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
is_beside_lead (const Harvest *self, const AshLine *line)
{
  const AshLine *at = &self->lead.at;

  return at->table > 0 && line->table == at->table && line->row != at->row &&
         line->column != at->column;
}

/* "Write learning outcomes", which is an outcome itself. */
static gboolean
is_verb_before (const Harvest *self, const char *heading)
{
  AshVerb verb;

  return ash_verb_read (heading, self->lang, &verb) && verb.start == 0 &&
         verb.level != ASH_BLOOM_UNKNOWN &&
         ash_harvest_read_heading (self->words, heading + verb.length) == ASH_LEAD_HEADING;
}

/* "Learning outcomes" */
static gboolean
read_heading (Harvest *self, const AshLine *line)
{
  gboolean is_open = self->lead.kind != ASH_LEAD_NONE;
  AshLead kind = ash_harvest_read_heading (self->words, line->text);

  if (kind == ASH_LEAD_NONE || self->about == ASH_ABOUT_ELSEWHERE)
    return FALSE;
  if (kind == ASH_LEAD_BARE && (self->about == ASH_ABOUT_CASE || (is_open && is_in_list (line))))
    return FALSE;
  if (is_in_list (line) && is_verb_before (self, line->text))
    return FALSE;
  open_lead (self, kind, line, line->text);
  if (kind == ASH_LEAD_BARE)
    self->lead.pending = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

/* What the sentences of a line state. Returns whether any does. */
static gboolean
read_sentences (Harvest *self, const AshLine *line, const char *text, gboolean is_below)
{
  g_autoptr (GPtrArray) sentences = ash_harvest_sentences (self->words, text);
  AshAround around = { .is_below = is_below, .is_aside = self->about == ASH_ABOUT_CASE };
  gboolean is_read = FALSE;

  for (guint i = 0; i < sentences->len && self->about != ASH_ABOUT_ELSEWHERE; i++)
    {
      const char *sentence = g_ptr_array_index (sentences, i);
      g_autofree char *quote = NULL;
      gsize rest = 0;
      AshLead kind;

      around.is_list = i + 1 == sentences->len;
      kind = ash_harvest_read_sentence (self->words, sentence, around, &rest);
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
      around.is_more = add_several (self, sentence + rest, quote, kind == ASH_LEAD_VERBS) ||
                       add_one (self, sentence + rest, quote, is_below && kind == ASH_LEAD_VERBS);
      is_read |= around.is_more;
    }
  return is_read;
}

static gboolean
read_label (Harvest *self, const AshLine *line)
{
  gsize rest = 0;
  AshLead kind = ash_harvest_read_label (self->words, line->text, &rest);
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

static void
read_entry (Harvest *self, const AshLine *line)
{
  Lead *lead = &self->lead;
  gboolean is_certain = lead->kind == ASH_LEAD_VERBS && line->table == lead->at.table;
  const char *text = ash_harvest_after_code (line->text);
  g_autofree char *outcome = NULL;

  is_certain |= ash_harvest_asks_verb (self->words, text);
  lead->n_read++;
  lead->is_listed = TRUE;
  if (read_sentences (self, line, text, TRUE))
    return;
  if (line->table > 0 && line->depth == 0 && add_parts (self, text, lead->quote, is_certain))
    return;
  outcome = outcome_of (self, text, is_certain);
  if (outcome == NULL)
    return;
  lead->n_taken++;
  if (lead->pending != NULL)
    g_ptr_array_add (lead->pending, g_steal_pointer (&outcome));
  else
    add (self, outcome, lead->quote);
}

/* "• Describe a glacier • Explain moraines" in one paragraph, or one in a paragraph of its own. */
static gboolean
read_loose (Harvest *self, const AshLine *line)
{
  g_autoptr (GPtrArray) sentences = ash_harvest_sentences (self->words, line->text);

  if (ash_harvest_after_code (line->text) > line->text)
    {
      self->lead.n_read++;
      return add_parts (self, line->text, self->lead.quote, self->lead.kind == ASH_LEAD_VERBS) ||
             self->lead.n_read > 1;
    }
  return self->lead.kind >= ASH_LEAD_HEADING && sentences->len == 1 &&
         add_parts (self, line->text, self->lead.quote, FALSE);
}

static gboolean
is_subheading (const Harvest *self, const AshLine *line)
{
  return ash_harvest_is_subheading (self->words, line->text) &&
         (line->kind != ASH_LINE_HEADING || line->rank > self->lead.at.rank);
}

/* "In this unit you will:", between the heading and the outcomes. */
static gboolean
is_before_entries (const Harvest *self, const AshLine *line)
{
  return self->lead.n_read == 0 && g_str_has_suffix (line->text, ":") &&
         ash_harvest_is_of_course (self->words, line->text);
}

/* The names of entries, and the lines after an entry that explain it. */
static gboolean
is_in_entry (const Harvest *self, const AshLine *line)
{
  return line->kind == ASH_LINE_TERM ||
         (line->depth > self->lead.at.depth &&
          (line->kind == ASH_LINE_HEADING ||
           (line->kind == ASH_LINE_PARAGRAPH && self->lead.is_listed)));
}

/* Another heading, or a paragraph after the list. */
static gboolean
ends_lead (const Harvest *self, const AshLine *line)
{
  if (line->kind == ASH_LINE_ENTRY || is_subheading (self, line) || is_in_entry (self, line))
    return FALSE;
  return line->kind == ASH_LINE_HEADING || self->lead.is_listed;
}

static void
read_below_lead (Harvest *self, const AshLine *line)
{
  if (is_beside_lead (self, line) || is_in_entry (self, line))
    return;
  if (line->kind == ASH_LINE_ENTRY)
    read_entry (self, line);
  else if (!is_subheading (self, line) && !read_sentences (self, line, line->text, TRUE) &&
           !is_before_entries (self, line) && !read_loose (self, line))
    close_lead (self);
}

static void
note_about (Harvest *self, const AshLine *line)
{
  AshAbout about;

  if (line->kind != ASH_LINE_HEADING)
    return;
  about = ash_harvest_read_about (self->words, line->text);
  if (about == ASH_ABOUT_COURSE && line->rank > self->about_rank)
    return;
  self->about = about;
  self->about_rank = line->rank;
}

static void
read_line (Harvest *self, const AshLine *line)
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

static void
read_html (Harvest *self, const char *html)
{
  g_autoptr (AshHtml) page = ash_html_parse (html, -1, NULL);
  const AshHtmlNode *body = page != NULL ? ash_html_body (page) : NULL;
  g_autoptr (GPtrArray) lines = body != NULL ? ash_lines_of (body) : NULL;

  self->about = ASH_ABOUT_COURSE;
  self->about_rank = 0;
  for (guint i = 0; lines != NULL && i < lines->len && self->found->len < MOST; i++)
    read_line (self, g_ptr_array_index (lines, i));
  close_lead (self);
}

/* Leftovers */

/* Every text of the elements called @name, as HTML or plain. */
static void
read_xml (Harvest *self, const char *xml, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (AshXml) document = ash_xml_parse (bytes, "outcomes", NULL, NULL);
  const AshXmlNode *top = document != NULL ? ash_xml_root (document) : NULL;

  for (const AshXmlNode *node = top != NULL ? ash_xml_find (top, name) : NULL; node != NULL;
       node = ash_xml_find_next (top, node, name))
    {
      g_autofree char *content = ash_xml_text (node);
      g_autofree char *text = ash_text_from_html (content);
      g_autofree char *outcome = outcome_of (self, g_strstrip (text), FALSE);

      if (outcome != NULL)
        add (self, outcome, NULL);
    }
}

static void
read_extra (Harvest *self, const char *extra)
{
  g_autoptr (AshJson) json = extra != NULL ? ash_json_parse_text (extra, NULL) : NULL;
  const char *xml =
      json != NULL ? ash_json_member_string (ash_json_root (json), "curriculum") : NULL;

  if (xml == NULL)
    return;
  self->kind = ASH_FOUND_IN_CURRICULUM;
  read_xml (self, xml, "label");
  self->kind = ASH_FOUND_IN_PAGE;
}

static void
read_fields (Harvest *self)
{
  for (guint i = 0; i < self->design->fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (self->design->fields, i);

      if (field->key == NULL || field->value == NULL)
        continue;
      self->kind = ASH_FOUND_IN_CANVAS;
      if (g_str_equal (field->key, "canvas/learning_outcomes.xml"))
        {
          read_xml (self, field->value, "description");
          read_xml (self, field->value, "title");
        }
      self->kind = ASH_FOUND_IN_CURRICULUM;
      if (g_str_equal (field->key, "curriculum"))
        read_xml (self, field->value, "label");
    }
  self->kind = ASH_FOUND_IN_PAGE;
}

static void
read_item (Harvest *self, const AshBodies *bodies)
{
  const AshItem *item = self->item;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  read_extra (self, item->extra);
  if (item->body == NULL || item->kind == ASH_ITEM_FILE || item->kind == ASH_ITEM_UNKNOWN ||
      g_strcmp0 (item->body_type, "text/plain") == 0)
    return;
  bytes = ash_bodies_load (bodies, item->body, NULL);
  if (bytes == NULL)
    return;
  html = ash_page_decode (bytes, NULL);
  read_html (self, html);
}

static GHashTable *
known_of (GPtrArray *found)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (
        known, g_utf8_casefold (((AshFoundOutcome *) g_ptr_array_index (found, i))->text, -1));
  return known;
}

/**
 * ash_harvest:
 * @design: of a credential or of a source course
 * @found: (element-type AshFoundOutcome)
 *
 * Returns: %FALSE with `G_IO_ERROR_CANCELLED`
 */
gboolean
ash_harvest (const AshDesign *design,
             const AshBodies *bodies,
             GPtrArray *found,
             AshProgress *progress,
             GError **error)
{
  const char *lang = design->tree != NULL ? design->tree->lang : NULL;
  g_autoptr (GHashTable) known = known_of (found);
  Harvest self = { .design = design,
                   .kind = ASH_FOUND_IN_PAGE,
                   .lang = lang,
                   .words = ash_harvest_words (lang),
                   .found = found,
                   .known = known };

  if (self.words == NULL)
    return TRUE;
  for (guint i = 0; i < design->items->len && found->len < MOST; i++)
    {
      self.item = g_ptr_array_index (design->items, i);
      if (!ash_progress_step (progress, 1, error))
        return FALSE;
      read_item (&self, bodies);
    }
  self.item = NULL;
  read_fields (&self);
  return TRUE;
}

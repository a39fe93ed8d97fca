#include "ash-harvest.h"

#include <ash-json.h>
#include <ash-page.h>
#include <ash-text.h>
#include <ash-xml.h>
#include <string.h>

#include "ash-verbs.h"

/* More than a person reads through; a course that states more has lists of something else. */
#define MOST 60
#define LONGEST 300
#define SHORTEST 8
#define LONGEST_QUOTE 70
#define LONGEST_BEFORE_HEADING 24

typedef struct
{
  const AshDesign *design;
  const AshItem *item; /* (nullable) the one that is read */
  AshFoundKind kind;
  const char *lang;
  GPtrArray *found;
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

/* Texts */

static char *
fold (const char *text)
{
  return g_utf8_casefold (text, -1);
}

static gboolean
is_known (const Harvest *self, const char *text)
{
  g_autofree char *folded = fold (text);

  for (guint i = 0; i < self->found->len; i++)
    {
      g_autofree char *other =
          fold (((AshFoundOutcome *) g_ptr_array_index (self->found, i))->text);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

static char *
capital (const char *text)
{
  GString *changed = g_string_new (NULL);

  g_string_append_unichar (changed, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (changed, g_utf8_next_char (text));
  return g_string_free (changed, FALSE);
}

/* From its verb on, without the full stop. Only what begins with a verb of the list: a course says
 * much that looks like an outcome. */
static char *
outcome_of (const Harvest *self, const char *text)
{
  AshVerb verb;
  g_autofree char *rest = NULL;

  if (!ash_verb_read (text, self->lang, &verb) || verb.level == ASH_BLOOM_UNKNOWN)
    return NULL;
  rest = g_strdup (text + verb.start);
  g_strchomp (rest);
  while (*rest != '\0' && strchr (".;,:", rest[strlen (rest) - 1]) != NULL)
    rest[strlen (rest) - 1] = '\0';
  if (strlen (rest) < SHORTEST || strlen (rest) > LONGEST || strchr (rest, ' ') == NULL ||
      strchr (rest, '?') != NULL)
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
add (Harvest *self, const char *text, const char *quote)
{
  g_autofree char *outcome = outcome_of (self, text);
  AshFoundOutcome *found;

  if (outcome == NULL || self->found->len >= MOST || is_known (self, outcome))
    return;
  found = g_new0 (AshFoundOutcome, 1);
  found->kind = self->kind;
  found->text = g_steal_pointer (&outcome);
  found->item = self->item != NULL ? g_strdup (self->item->record.id) : NULL;
  found->place = self->item != NULL ? place_of (self->design, self->item) : NULL;
  found->quote = quote != NULL ? shorten (quote) : NULL;
  found->is_own = self->design->credential != NULL;
  g_ptr_array_add (self->found, found);
}

/* Where the last of the phrases ends in the folded text; NULL when it has none. */
static const char *
after_phrase (const char *folded, const char *const *phrases)
{
  const char *after = NULL;

  for (guint i = 0; phrases != NULL && phrases[i] != NULL; i++)
    {
      const char *at = strstr (folded, phrases[i]);

      if (at != NULL && (at == folded || !g_ascii_isalpha (at[-1])))
        after = MAX (after, at + strlen (phrases[i]));
    }
  return after;
}

static gboolean
begins_with (const char *folded, const char *const *phrases)
{
  for (guint i = 0; phrases != NULL && phrases[i] != NULL; i++)
    if (g_str_has_prefix (folded, phrases[i]))
      return TRUE;
  return FALSE;
}

/* "Learning outcomes:", "By the end of the week you will be able to …" */
static gboolean
is_heading (const Harvest *self, const char *folded)
{
  const char *const *headings = ash_verbs_headings (self->lang);
  g_autofree char *bare = g_strstrip (g_strdup (folded));
  gsize length = strlen (bare);

  while (length > 0 && strchr (":.… ", bare[length - 1]) != NULL)
    bare[--length] = '\0';
  for (guint i = 0; headings != NULL && headings[i] != NULL; i++)
    {
      const char *at =
          g_str_has_suffix (bare, headings[i]) ? bare + length - strlen (headings[i]) : NULL;

      /* "Unit 1 Objectives" */
      if (at == bare || (at != NULL && at[-1] == ' ' && at - bare <= LONGEST_BEFORE_HEADING))
        return TRUE;
    }
  return FALSE;
}

/* What is left after "will be able to": nothing but a colon or dots when a list follows. */
static gboolean
leads_to_list (const Harvest *self, const char *folded)
{
  const char *after = after_phrase (folded, ash_verbs_pivots (self->lang));

  if (after == NULL)
    return FALSE;
  while (*after != '\0' && (g_ascii_isspace (*after) || strchr (":.-", *after) != NULL))
    after++;
  return *after == '\0' || g_str_equal (after, "…");
}

static gboolean
is_list (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);

  return tag != NULL && (g_str_equal (tag, "ul") || g_str_equal (tag, "ol"));
}

static void
add_list (Harvest *self, const AshHtmlNode *list, const char *quote)
{
  for (const AshHtmlNode *node = ash_html_first (list); node != NULL;
       node = ash_html_sibling (node))
    if (g_strcmp0 (ash_html_tag (node), "li") == 0)
      {
        g_autofree char *text = ash_html_text_content (node);

        add (self, text, quote);
      }
}

/* "By the end of week 5 you will be able to judge a map." Without the opening it may be about
 * anything: "You will be able to submit until Friday". */
static void
add_sentences (Harvest *self, const char *text)
{
  g_auto (GStrv) sentences = g_strsplit_set (text, ".!", -1);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      const char *sentence = g_strstrip (sentences[i]);
      g_autofree char *folded = g_utf8_strdown (sentence, -1);
      const char *after;
      g_autofree char *lead = NULL;

      if (!begins_with (folded, ash_verbs_openers (self->lang)))
        continue;
      after = after_phrase (folded, ash_verbs_pivots (self->lang));
      if (after == NULL || strlen (folded) != strlen (sentence))
        continue;
      lead = g_strndup (sentence, (gsize) (after - folded));
      add (self, sentence, lead);
    }
}

static gboolean
is_block (const char *tag)
{
  return g_strv_contains ((const char *const[]){ "p", "h1", "h2", "h3", "h4", "h5", "h6", "div",
                                                 "strong", "b", "td", "th", "dt", NULL },
                          tag);
}

static gboolean
has_block_below (const AshHtmlNode *top)
{
  for (const AshHtmlNode *node = ash_html_first (top); node != NULL;
       node = ash_html_after (top, node))
    {
      const char *tag = ash_html_tag (node);

      if (tag != NULL &&
          (g_str_equal (tag, "p") || g_str_equal (tag, "div") || g_str_equal (tag, "ul") ||
           g_str_equal (tag, "ol") || g_str_equal (tag, "table") ||
           (tag[0] == 'h' && g_ascii_isdigit (tag[1]))))
        return TRUE;
    }
  return FALSE;
}

static void
read_html (Harvest *self, const char *html)
{
  g_autoptr (AshHtml) page = ash_html_parse (html, -1, NULL);
  g_autofree char *quote = NULL; /* of the block before, when it leads to a list */
  const AshHtmlNode *body = page != NULL ? ash_html_body (page) : NULL;

  for (const AshHtmlNode *node = body != NULL ? ash_html_first (body) : NULL; node != NULL;
       node = ash_html_after (body, node))
    {
      const char *tag = ash_html_tag (node);
      g_autofree char *text = NULL;
      g_autofree char *folded = NULL;

      if (tag == NULL)
        continue;
      if (is_list (node))
        {
          if (quote != NULL)
            add_list (self, node, quote);
          g_clear_pointer (&quote, g_free);
          continue;
        }
      if (!is_block (tag) || has_block_below (node))
        continue;
      text = ash_html_text_content (node);
      folded = g_utf8_strdown (text, -1);
      if (is_heading (self, folded) || leads_to_list (self, folded))
        {
          g_free (quote);
          quote = g_strdup (g_strstrip (text));
          continue;
        }
      /* Bold words within the line that leads to the list are a part of it. */
      if (!g_str_equal (tag, "strong") && !g_str_equal (tag, "b"))
        g_clear_pointer (&quote, g_free);
      if (g_str_equal (tag, "p") || g_str_equal (tag, "div") || g_str_equal (tag, "td"))
        add_sentences (self, text);
    }
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

      add (self, g_strstrip (text), NULL);
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
  Harvest self = { design, NULL, ASH_FOUND_IN_PAGE,
                   design->tree != NULL ? design->tree->lang : NULL, found };

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

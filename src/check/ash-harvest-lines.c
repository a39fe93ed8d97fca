#include "ash-harvest-lines.h"

#include <ash-text.h>
#include <string.h>

typedef struct
{
  GPtrArray *lines;
  GString *text; /* of the line that is read */
  AshLine now;   /* how it stands */
  guint n_tables;
  guint n_lists;
} Reader;

static void
line_free (gpointer data)
{
  AshLine *line = data;

  g_free (line->text);
  g_free (line);
}

/* Only the first line of an entry is the entry; what follows explains it. */
static void
end_line (Reader *self)
{
  g_autofree char *text = ash_text_clean_title (self->text->str);
  AshLine *line;

  g_string_truncate (self->text, 0);
  if (*text == '\0')
    return;
  line = g_new0 (AshLine, 1);
  *line = self->now;
  line->text = g_steal_pointer (&text);
  g_ptr_array_add (self->lines, line);
  if (self->now.kind == ASH_LINE_ENTRY && self->now.depth > 0)
    self->now.kind = ASH_LINE_PARAGRAPH;
}

static gboolean
is_block (const char *tag)
{
  return g_strv_contains (
      (const char *const[]){
          "address", "article", "aside", "blockquote", "body", "br",       "caption",    "center",
          "dd",      "details", "div",   "dl",         "dt",   "fieldset", "figcaption", "figure",
          "footer",  "form",    "h1",    "h2",         "h3",   "h4",       "h5",         "h6",
          "header",  "hr",      "li",    "main",       "nav",  "ol",       "p",          "pre",
          "section", "summary", "table", "tbody",      "td",   "tfoot",    "th",         "thead",
          "tr",      "ul",      NULL },
      tag);
}

/* A cell that parts the page and holds headings or lists is no entry itself. */
static gboolean
is_layout (const AshHtmlNode *cell)
{
  for (const AshHtmlNode *node = ash_html_first (cell); node != NULL;
       node = ash_html_sibling (node))
    {
      const char *tag = ash_html_tag (node);

      if (tag != NULL &&
          g_strv_contains ((const char *const[]){ "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6",
                                                  "ol", "section", "table", "ul", NULL },
                           tag))
        return TRUE;
    }
  return FALSE;
}

static void
enter_cell (Reader *self, const AshHtmlNode *cell)
{
  gboolean is_head = g_str_equal (ash_html_tag (cell), "th");

  self->now.depth = 0;
  self->now.kind = is_layout (cell) ? ASH_LINE_PARAGRAPH : is_head ? ASH_LINE_TERM : ASH_LINE_ENTRY;
}

/* How lines stand within @node. */
static void
enter (Reader *self, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);

  if (tag[0] == 'h' && g_ascii_isdigit (tag[1]))
    {
      self->now.kind = ASH_LINE_HEADING;
      self->now.rank = (guint) (tag[1] - '0');
    }
  else if (g_strv_contains ((const char *const[]){ "ul", "ol", "dl", NULL }, tag))
    {
      self->now.depth++;
      self->now.list = ++self->n_lists;
    }
  else if (g_strv_contains ((const char *const[]){ "li", "dd", NULL }, tag))
    {
      self->now.kind = ASH_LINE_ENTRY;
      self->now.depth = MAX (self->now.depth, 1);
    }
  else if (g_str_equal (tag, "dt"))
    self->now.kind = ASH_LINE_TERM;
  else if (g_str_equal (tag, "summary"))
    self->now.kind = ASH_LINE_PARAGRAPH;
  else if (g_str_equal (tag, "caption"))
    {
      /* It is of the whole table, and so of none of its cells. */
      self->now.kind = ASH_LINE_PARAGRAPH;
      self->now.table = 0;
    }
  else if (g_str_equal (tag, "table"))
    {
      self->now.table = ++self->n_tables;
      self->now.row = self->now.column = 0;
    }
  else if (g_strv_contains ((const char *const[]){ "td", "th", NULL }, tag))
    enter_cell (self, node);
}

/* What the element changes for those that come after it. */
static void
leave (Reader *self, const char *tag, const AshLine *before)
{
  gboolean is_used = before->kind == ASH_LINE_ENTRY && before->depth > 0 &&
                     self->now.depth == before->depth && self->now.kind == ASH_LINE_PARAGRAPH;
  guint row = self->now.row;

  if (g_str_equal (tag, "br"))
    return;
  /* What was read in the entry was its first line. */
  self->now = *before;
  if (is_used)
    self->now.kind = ASH_LINE_PARAGRAPH;
  if (g_strv_contains ((const char *const[]){ "td", "th", NULL }, tag))
    self->now.column++;
  else if (g_str_equal (tag, "tr"))
    {
      self->now.row++;
      self->now.column = 0;
    }
  else if (g_strv_contains ((const char *const[]){ "tbody", "thead", "tfoot", NULL }, tag))
    self->now.row = row;
}

/* No deeper than the parser lets a page be. */
static void
read_node (Reader *self, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  AshLine before = self->now;

  if (tag == NULL)
    {
      g_string_append (self->text, ash_html_text (node));
      return;
    }
  if (g_strv_contains ((const char *const[]){ "script", "style", "template", "nav", NULL }, tag))
    return;
  /* What is said small in a heading is no part of it. */
  if (g_str_equal (tag, "small") && self->now.kind == ASH_LINE_HEADING)
    return;
  if (is_block (tag))
    {
      end_line (self);
      before = self->now;
      enter (self, node);
    }
  for (const AshHtmlNode *child = ash_html_first (node); child != NULL;
       child = ash_html_sibling (child))
    read_node (self, child);
  if (is_block (tag))
    {
      end_line (self);
      leave (self, tag, &before);
    }
}

/**
 * ash_lines_of:
 *
 * Returns: (transfer full) (element-type AshLine): in the order of the page
 */
GPtrArray *
ash_lines_of (const AshHtmlNode *body)
{
  Reader self = { g_ptr_array_new_with_free_func (line_free), g_string_new (NULL), { 0 }, 0 };

  read_node (&self, body);
  end_line (&self);
  g_string_free (self.text, TRUE);
  return self.lines;
}

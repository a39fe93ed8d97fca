#include "ash-page-paste.h"

#include <ash-html.h>
#include <string.h>

#include "ash-page-blocks-private.h"
#include "ash-paste-style-private.h"

static gboolean
is_tag (const AshHtmlNode *node, const char *words)
{
  g_autofree char *padded = NULL;

  if (ash_html_tag (node) == NULL)
    return FALSE;
  padded = g_strdup_printf (" %s ", ash_html_tag (node));
  return strstr (words, padded) != NULL;
}

static const AshHtmlNode *
table_around (const AshHtmlNode *node)
{
  while (node != NULL && !is_tag (node, " table "))
    node = ash_html_parent (node);
  return node;
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* White space folded, and a line for each paragraph. */
static void
append_words (GString *out, const AshHtmlNode *first)
{
  for (const AshHtmlNode *node = first; node != NULL; node = ash_html_sibling (node))
    {
      gboolean is_block = ash_html_tag (node) != NULL && ash_tag_is_block (ash_html_tag (node));

      if (ash_html_tag (node) == NULL)
        for (const char *c = ash_html_text (node); *c != '\0'; c = g_utf8_next_char (c))
          {
            gunichar letter = g_utf8_get_char (c);

            if (!g_unichar_isspace (letter))
              g_string_append_unichar (out, letter);
            else if (out->len > 0 && strchr (" \n", out->str[out->len - 1]) == NULL)
              g_string_append_c (out, ' ');
          }
      else if (!is_tag (node, " style script ") && !ash_paste_is_hidden (node))
        {
          if (is_block || is_tag (node, " br "))
            end_line (out);
          append_words (out, ash_html_first (node));
          if (is_block)
            end_line (out);
        }
    }
}

/* Quoted, so that a line end or a tab in a cell ends nothing. */
static void
append_cell (GString *out, const AshHtmlNode *cell)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *span = ash_html_attribute (cell, "colspan");
  gint64 columns = span != NULL ? g_ascii_strtoll (span, NULL, 10) : 1;

  append_words (words, ash_html_first (cell));
  g_strchomp (words->str);
  words->len = strlen (words->str);
  g_string_replace (words, "\"", "\"\"", 0);
  g_string_append_printf (out, "\"%s\"", words->str);
  for (gint64 i = 1; i < CLAMP (columns, 1, 100); i++)
    g_string_append (out, "\t\"\"");
}

/**
 * ash_pasted_table_text:
 * @html: what the clipboard has, valid UTF-8
 *
 * Programs that write text put the cells of a table on a line each when they are asked for words;
 * as HTML it is still a table.
 *
 * Returns: (transfer full) (nullable): its first table as a spreadsheet would copy it, cells
 *   quoted and separated by tabs; %NULL without a table of several cells
 */
char *
ash_pasted_table_text (const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  const AshHtmlNode *body = parsed != NULL ? ash_html_body (parsed) : NULL;
  const AshHtmlNode *table = body;
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  while (table != NULL && !is_tag (table, " table "))
    table = ash_html_after (body, table);
  for (const AshHtmlNode *row = table; row != NULL; row = ash_html_after (table, row))
    {
      gboolean is_first = TRUE;

      if (!is_tag (row, " tr ") || table_around (row) != table)
        continue;
      g_string_append (out, out->len > 0 ? "\n" : "");
      for (const AshHtmlNode *cell = ash_html_first (row); cell != NULL;
           cell = ash_html_sibling (cell))
        {
          if (!is_tag (cell, " td th "))
            continue;
          g_string_append (out, is_first ? "" : "\t");
          append_cell (out, cell);
          is_first = FALSE;
          n++;
        }
    }
  return n > 1 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

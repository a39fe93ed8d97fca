#include "ash-learner-private.h"

#include <ash-html.h>
#include <string.h>

static const AshHtmlNode *
next_rubric (const AshHtml *html, const AshHtmlNode *after)
{
  const AshHtmlNode *root = ash_html_root (html);
  const AshHtmlNode *node = after != NULL ? ash_html_after (root, after) : root;

  for (; node != NULL; node = ash_html_after (root, node))
    if (ash_html_tag (node) != NULL && ash_html_attribute (node, ASH_RUBRIC_MARK) != NULL)
      return node;
  return NULL;
}

/**
 * ash_learner_has_rubric:
 * @html: a page or a fragment
 * @rubric_id: (nullable): a rubric's id, or %NULL for any
 *
 * Returns: whether @html carries the table of that rubric already
 */
gboolean
ash_learner_has_rubric (const char *html, const char *rubric_id)
{
  g_autoptr (AshHtml) parsed = NULL;
  const AshHtmlNode *node = NULL;

  /* Most pages have no mark at all, and need not be parsed to see that. */
  if (strstr (html, ASH_RUBRIC_MARK) == NULL || (parsed = ash_html_parse (html, -1, NULL)) == NULL)
    return FALSE;
  while ((node = next_rubric (parsed, node)) != NULL)
    if (rubric_id == NULL || g_strcmp0 (ash_html_attribute (node, ASH_RUBRIC_MARK), rubric_id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ash_learner_without_rubrics:
 * @html: a page or a fragment
 *
 * Returns: (transfer full): @html without the rubric tables that Ashlar once put there; every
 *   other byte stays
 */
char *
ash_learner_without_rubrics (const char *html)
{
  g_autoptr (AshHtml) parsed = NULL;
  const AshHtmlNode *node = NULL;
  GString *out;
  gsize done = 0;

  if (strstr (html, ASH_RUBRIC_MARK) == NULL || (parsed = ash_html_parse (html, -1, NULL)) == NULL)
    return g_strdup (html);
  out = g_string_new (NULL);
  while ((node = next_rubric (parsed, node)) != NULL)
    {
      gsize start = ash_html_start (node);
      gsize end = ash_html_end (node);

      if (start == ASH_HTML_NO_OFFSET || end == ASH_HTML_NO_OFFSET || start < done)
        continue;
      g_string_append_len (out, html + done, (gssize) (start - done));
      done = end + (html[end] == '\n' ? 1 : 0);
    }
  g_string_append (out, html + done);
  return g_string_free (out, FALSE);
}

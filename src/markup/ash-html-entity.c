#include "ash-xml-private.h"

#include <gumbo.h>
#include <string.h>

static const GumboNode *
first_text (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEXT)
    return node;
  if (node->type != GUMBO_NODE_ELEMENT)
    return NULL;
  for (guint i = 0; i < node->v.element.children.length; i++)
    {
      const GumboNode *text = first_text (node->v.element.children.data[i]);

      if (text != NULL)
        return text;
    }
  return NULL;
}

/**
 * ash_html_entity:
 * @name: a name as in `&name;`, letters and digits only
 * @length: its bytes
 *
 * The table of names is gumbo's: it is asked by a page of that one entity.
 *
 * Returns: (transfer full) (nullable): the characters, or %NULL for a name HTML does not know
 */
char *
ash_html_entity (const char *name, gsize length)
{
  g_autofree char *written = g_strdup_printf ("&%.*s;", (int) length, name);
  g_autofree char *page = g_strconcat ("x", written, NULL);
  GumboOutput *output = gumbo_parse (page);
  const GumboNode *text = first_text (output->root);
  char *found = NULL;

  if (text != NULL && text->v.text.text[0] == 'x' && !g_str_has_suffix (text->v.text.text, ";"))
    found = g_strdup (text->v.text.text + 1);
  gumbo_destroy_output (&kGumboDefaultOptions, output);
  return found;
}

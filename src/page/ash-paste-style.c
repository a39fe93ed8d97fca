#include "ash-paste-style-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LEVEL 9

/**
 * ash_paste_style:
 *
 * Returns: (transfer full) (nullable): the value of a property in the style of an element, in
 *   lower case
 */
char *
ash_paste_style (const AshHtmlNode *node, const char *property)
{
  const char *style = ash_html_attribute (node, "style");
  g_auto (GStrv) parts = style != NULL ? g_strsplit (style, ";", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return NULL;
}

gboolean
ash_paste_has_class (const AshHtmlNode *node, const char *name)
{
  const char *classes = ash_html_attribute (node, "class");
  g_auto (GStrv) names = classes != NULL ? g_strsplit_set (classes, " \t\n", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_ascii_strncasecmp (names[i], name, strlen (name)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_tag (const AshHtmlNode *node, const char *words)
{
  g_autofree char *padded = g_strdup_printf (" %s ", ash_html_tag (node));

  return strstr (words, padded) != NULL;
}

static void
set_meaning (AshMeaning *meaning, AshMeaning flag, gboolean is_meant)
{
  *meaning = is_meant ? *meaning | flag : *meaning & ~flag;
}

/**
 * ash_paste_meaning:
 * @node: an element within a line
 *
 * Editors of the web say bold by a style, and take it back by one: what counts is the style.
 */
AshMeaning
ash_paste_meaning (const AshHtmlNode *node)
{
  g_autofree char *weight = ash_paste_style (node, "font-weight");
  g_autofree char *slant = ash_paste_style (node, "font-style");
  g_autofree char *line = ash_paste_style (node, "text-decoration");
  g_autofree char *line_only = ash_paste_style (node, "text-decoration-line");
  g_autofree char *height = ash_paste_style (node, "vertical-align");
  const char *lines = line_only != NULL ? line_only : line;
  AshMeaning meaning = is_tag (node, " b strong ")       ? ASH_MEANS_STRONG
                       : is_tag (node, " i em ")         ? ASH_MEANS_EM
                       : is_tag (node, " s strike del ") ? ASH_MEANS_STRUCK
                       : is_tag (node, " sub ")          ? ASH_MEANS_SUB
                       : is_tag (node, " sup ")          ? ASH_MEANS_SUP
                                                         : 0;

  if (weight != NULL && !g_str_equal (weight, "inherit"))
    set_meaning (&meaning, ASH_MEANS_STRONG,
                 g_str_has_prefix (weight, "bold") || atoi (weight) >= 600);
  if (slant != NULL && !g_str_equal (slant, "inherit"))
    set_meaning (&meaning, ASH_MEANS_EM,
                 g_str_has_prefix (slant, "italic") || g_str_has_prefix (slant, "oblique"));
  if (lines != NULL && strstr (lines, "line-through") != NULL)
    meaning |= ASH_MEANS_STRUCK;
  if (height != NULL && (g_str_equal (height, "sub") || g_str_equal (height, "super")))
    meaning |= g_str_equal (height, "sub") ? ASH_MEANS_SUB : ASH_MEANS_SUP;
  return meaning;
}

/* What its program does not show, and the mark that it wrote before an item of a list. */
gboolean
ash_paste_is_hidden (const AshHtmlNode *node)
{
  g_autofree char *display = ash_paste_style (node, "display");
  g_autofree char *hide = ash_paste_style (node, "mso-hide");
  g_autofree char *list = ash_paste_style (node, "mso-list");

  return g_strcmp0 (display, "none") == 0 || g_strcmp0 (hide, "all") == 0 ||
         g_strcmp0 (list, "ignore") == 0;
}

gboolean
ash_paste_is_blank (const AshHtmlNode *node)
{
  g_autofree char *text = NULL;

  if (ash_html_tag (node) == NULL)
    {
      const char *words = ash_html_text (node);

      for (; *words != '\0'; words = g_utf8_next_char (words))
        if (!g_unichar_isspace (g_utf8_get_char (words)))
          return FALSE;
      return TRUE;
    }
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    if (ash_html_tag (n) != NULL ? is_tag (n, " img hr table ") : !ash_paste_is_blank (n))
      return FALSE;
  return TRUE;
}

/* Whether all words in it are bold: so rows that name their columns are written where there is no
 * other way. */
gboolean
ash_paste_is_all_strong (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_after (node, n))
    {
      gboolean is_strong = FALSE;

      if (ash_html_tag (n) != NULL || ash_paste_is_blank (n))
        continue;
      for (const AshHtmlNode *up = ash_html_parent (n); up != NULL && !is_strong && up != node;
           up = ash_html_parent (up))
        is_strong = (ash_paste_meaning (up) & ASH_MEANS_STRONG) != 0;
      if (!is_strong)
        return FALSE;
    }
  return TRUE;
}

/* The level of a paragraph that is a heading by what is said about it; 0 for none. */
guint
ash_paste_heading (const AshHtmlNode *node)
{
  const char *role = ash_html_attribute (node, "role");
  const char *level = ash_html_attribute (node, "aria-level");
  int number = level != NULL ? atoi (level) : 0;

  if (g_strcmp0 (role, "heading") == 0)
    return number >= 1 && number <= 6 ? number : 2;
  return ash_paste_has_class (node, "MsoTitle") ? 1 : 0;
}

/* The mark that stands before an item, as it is written. */
static char *
mark_of (const AshHtmlNode *item)
{
  for (const AshHtmlNode *n = ash_html_first (item); n != NULL; n = ash_html_after (item, n))
    {
      g_autofree char *list = ash_html_tag (n) != NULL ? ash_paste_style (n, "mso-list") : NULL;

      if (g_strcmp0 (list, "ignore") == 0)
        return ash_html_text_content (n);
    }
  return g_strdup ("");
}

/**
 * ash_paste_list_level:
 * @out_is_ordered: (out): whether its mark counts
 *
 * Returns: how deep a paragraph stands in a list that is made of paragraphs; 0 for none
 */
guint
ash_paste_list_level (const AshHtmlNode *node, gboolean *out_is_ordered)
{
  g_autofree char *list = ash_html_tag (node) != NULL ? ash_paste_style (node, "mso-list") : NULL;
  g_autofree char *mark = NULL;
  const char *level = list != NULL ? strstr (list, "level") : NULL;
  int number = level != NULL ? atoi (level + strlen ("level")) : 0;
  gsize length;

  if (number < 1)
    return 0;
  mark = mark_of (node);
  g_strstrip (mark);
  for (length = 0; g_ascii_isalnum (mark[length]) || mark[length] == '.'; length++)
    ;
  *out_is_ordered = length > 0 && (mark[length - 1] == '.' || mark[length] == ')');
  return MIN (number, MAX_LEVEL);
}

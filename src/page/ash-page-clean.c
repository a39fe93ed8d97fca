#include "ash-page-blocks-private.h"
#include "ash-text.h"

#include <string.h>

typedef struct
{
  GString *out;
  const AshPageBlocks *page;
  AshCleanHow how;
} Cleaner;

static void append_nodes (Cleaner *self, const AshHtmlNode *first);
static gboolean is_dropped (const AshHtmlNode *node);

static gboolean
is_in (const char *words, const char *word)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return strstr (words, padded) != NULL;
}

/* Attributes that mean the same wherever they stand. */
static gboolean
is_plain_attribute (const char *tag, const char *name)
{
  static const struct
  {
    const char *tags;
    const char *names;
  } plain[] = {
    { " a ", " href " },
    { " img ", " src alt width height " },
    { " td th ", " colspan rowspan scope headers " },
    { " ol ", " start type reversed " },
    { " li ", " value " },
    { " col colgroup ", " span " },
    { " details ", " open " },
    { " time ", " datetime " },
    { " abbr ", " title " },
  };

  if (is_in (" lang dir ", name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (is_in (plain[i].tags, tag) && is_in (plain[i].names, name))
      return TRUE;
  return FALSE;
}

/* Whether an address that is new to the page may stand in it. */
static gboolean
is_plain_address (const char *tag, const char *value)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:", "tel:", "ash:" };
  gsize name = strcspn (value, ":/?#");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (value, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return value[name] != ':' && (*value != '\0' || g_str_equal (tag, "a"));
}

static gboolean
keeps_attribute (const Cleaner *self, const char *tag, const char *name, const char *value)
{
  if (ash_attribute_acts (name, value))
    return FALSE;
  if (self->page != NULL && self->how == ASH_CLEAN_BLOCKS &&
      ash_page_blocks_have (self->page, tag, name, value))
    return TRUE;
  if (!is_plain_attribute (tag, name))
    return FALSE;
  return !is_in (" href src ", name) || is_plain_address (tag, value);
}

static guint
append_attributes (const Cleaner *self, GString *out, const AshHtmlNode *node, const char *tag)
{
  AshHtmlAttribute attribute;
  guint n = 0;

  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    {
      if (!keeps_attribute (self, ash_html_tag (node), attribute.name, attribute.value))
        continue;
      g_string_append_printf (out, " %s=\"", attribute.name);
      ash_append_html_attribute (out, attribute.value);
      g_string_append_c (out, '"');
      n++;
    }
  return n;
}

/* What is empty, and says nothing by being empty. */
static gboolean
says_nothing (const AshHtmlNode *top)
{
  static const char *const things[] = { "img", "hr", "td", "th", "video", "audio", NULL };
  const char *own = ash_html_tag (top);

  if (is_in (" td th tr tbody thead tfoot col colgroup br wbr hr img source table ", own) ||
      ash_html_attribute (top, "id") != NULL || ash_html_attribute (top, "name") != NULL)
    return FALSE;
  for (const AshHtmlNode *node = ash_html_first (top); node != NULL;
       node = ash_html_after (top, node))
    {
      const char *tag = ash_html_tag (node);
      const char *text = tag == NULL ? ash_html_text (node) : NULL;

      if (tag != NULL && g_strv_contains (things, tag))
        return FALSE;
      if (tag != NULL && g_str_equal (tag, "br") && ash_tag_is_block (own) == FALSE)
        return FALSE;
      for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
        if (!g_unichar_isspace (g_utf8_get_char (text)) ||
            (!ash_tag_is_block (own) && *text != '\n'))
          return FALSE;
    }
  return TRUE;
}

static gboolean
has_block (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_sibling (n))
    if (ash_html_tag (n) != NULL && ash_tag_is_block (ash_html_tag (n)) && !is_dropped (n))
      return TRUE;
  return FALSE;
}

static gboolean
had_bare (const Cleaner *self, const char *tag)
{
  return self->page != NULL && ash_page_blocks_have_bare (self->page, tag);
}

/* The element as it is written: NULL for its content alone. Editors write b where emphasis is
 * meant, and div where a paragraph is. */
static const char *
written_tag (const Cleaner *self, const AshHtmlNode *node, guint n_attributes)
{
  static const char *const pairs[][2] = {
    { "b", "strong" }, { "i", "em" }, { "strike", "s" }, { "tt", "code" }
  };
  const char *tag = ash_html_tag (node);

  if (is_in (" span font ", tag) && n_attributes == 0)
    return had_bare (self, tag) && self->how == ASH_CLEAN_BLOCKS ? tag : NULL;
  if (!ash_tag_is_content (tag) || (g_str_equal (tag, "a") && n_attributes == 0))
    return NULL;
  if (n_attributes > 0 || had_bare (self, tag))
    return tag;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (tag, pairs[i][0]))
      return pairs[i][1];
  if (is_in (" div section article aside header footer main nav center address hgroup ", tag))
    return has_block (node) ? NULL : "p";
  return self->how == ASH_CLEAN_PASTED && g_str_equal (tag, "u") ? NULL : tag;
}

/* A hard space that typing left between two words, in a page that has none of its own. */
static void
append_text (const Cleaner *self, const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (self->page == NULL || ash_page_blocks_have_hard_spaces (self->page))
    {
      ash_append_html_text (self->out, text);
      return;
    }
  plain = g_string_new (text);
  g_string_replace (plain, "\xc2\xa0", " ", 0);
  ash_append_html_text (self->out, plain->str);
}

static void
begin_line (Cleaner *self)
{
  gsize at = self->out->len;

  while (at > 0 && strchr (" \t", self->out->str[at - 1]) != NULL)
    at--;
  if (at > 0 && self->out->str[at - 1] != '\n')
    g_string_append_c (self->out, '\n');
}

/* The br at the end of a block, which editors put there to hold the caret. */
static gboolean
is_caret_holder (const AshHtmlNode *node)
{
  const AshHtmlNode *parent = ash_html_parent (node);

  if (!g_str_equal (ash_html_tag (node), "br") || parent == NULL || ash_html_tag (parent) == NULL ||
      !ash_tag_is_block (ash_html_tag (parent)))
    return FALSE;
  for (const AshHtmlNode *n = ash_html_sibling (node); n != NULL; n = ash_html_sibling (n))
    {
      const char *text = ash_html_text (n);

      if (ash_html_tag (n) != NULL)
        return ash_tag_is_block (ash_html_tag (n));
      if (text[strspn (text, " \t\r\n")] != '\0')
        return FALSE;
    }
  return TRUE;
}

static void
append_element (Cleaner *self, const AshHtmlNode *node)
{
  static const char *const void_tags = " br col hr img source wbr ";
  static const char *const lines = " li tr thead tbody tfoot caption colgroup dt dd ";
  static const char *const rows = " ul ol dl table thead tbody tfoot tr colgroup ";
  g_autoptr (GString) attributes = g_string_new (NULL);
  guint n = append_attributes (self, attributes, node, ash_html_tag (node));
  const char *tag = written_tag (self, node, n);
  const char *src = ash_html_attribute (node, "src");
  gboolean is_row = tag != NULL && is_in (rows, tag);

  if (tag == NULL)
    {
      append_nodes (self, ash_html_first (node));
      return;
    }
  if (g_str_equal (tag, "img") && (src == NULL || !keeps_attribute (self, tag, "src", src)))
    return;
  if (is_in (lines, tag))
    begin_line (self);
  g_string_append_printf (self->out, "<%s%s", tag, attributes->str);
  if (is_in (void_tags, tag))
    {
      g_string_append (self->out,
                       self->page != NULL && ash_page_blocks_are_xml (self->page) ? "/>" : ">");
      return;
    }
  g_string_append_c (self->out, '>');
  append_nodes (self, ash_html_first (node));
  if (is_row && !g_str_equal (tag, "tr"))
    begin_line (self);
  g_string_append_printf (self->out, "</%s>", tag);
}

static gboolean
is_dropped (const AshHtmlNode *node)
{
  static const char *const whole = " script style link meta base title head noscript template "
                                   "iframe object embed applet svg math video audio canvas input "
                                   "button select textarea form frameset map ";
  const char *tag = ash_html_tag (node);

  return is_in (whole, tag) || is_caret_holder (node) || says_nothing (node);
}

static void
append_nodes (Cleaner *self, const AshHtmlNode *first)
{
  for (const AshHtmlNode *node = first; node != NULL; node = ash_html_sibling (node))
    if (ash_html_tag (node) == NULL)
      append_text (self, ash_html_text (node));
    else if (!is_dropped (node))
      append_element (self, node);
}

/* Whether it would stand in the body without an element around it. */
static gboolean
is_loose (const Cleaner *self, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  const char *text = tag == NULL ? ash_html_text (node) : "";

  if (tag == NULL)
    return text[strspn (text, " \t\r\n\f")] != '\0';
  return !ash_tag_is_block (tag) && !is_dropped (node);
}

/* The nodes of a body: each block begins a line, loose text becomes paragraphs. */
static void
append_blocks (Cleaner *self, const AshHtmlNode *first)
{
  gboolean is_open = FALSE;

  for (const AshHtmlNode *node = first; node != NULL; node = ash_html_sibling (node))
    {
      const char *tag = ash_html_tag (node);
      gboolean is_block = tag != NULL && ash_tag_is_block (tag);

      if (is_open && is_block)
        {
          g_string_append (self->out, "</p>");
          is_open = FALSE;
        }
      if (tag != NULL && is_dropped (node))
        continue;
      if (!is_open && !is_block && !is_loose (self, node))
        continue;
      if (!is_open)
        begin_line (self);
      if (!is_open && !is_block)
        {
          g_string_append (self->out, "<p>");
          is_open = TRUE;
        }
      if (tag == NULL)
        append_text (self, ash_html_text (node));
      else
        append_element (self, node);
    }
  if (is_open)
    g_string_append (self->out, "</p>");
}

/**
 * ash_page_clean:
 * @html: a fragment, valid UTF-8
 * @page: (nullable): the page it comes from: attributes and elements that its author used stay
 *
 * Scripts, forms, frames and handlers never come through, nor addresses that act. What only an
 * editor wrote (styles on spans, holders of the caret, hard spaces, empty elements) goes.
 *
 * Returns: (transfer full): well-formed HTML, perhaps empty; empty too when it is refused
 */
char *
ash_page_clean (const char *html, const AshPageBlocks *page, AshCleanHow how)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  Cleaner self = { .page = page, .how = how };

  if (parsed == NULL)
    return g_strdup ("");
  self.out = g_string_new (NULL);
  if (how == ASH_CLEAN_BLOCKS || has_block (ash_html_body (parsed)))
    append_blocks (&self, ash_html_first (ash_html_body (parsed)));
  else
    append_nodes (&self, ash_html_first (ash_html_body (parsed)));
  return g_strchomp (g_string_free (self.out, FALSE));
}

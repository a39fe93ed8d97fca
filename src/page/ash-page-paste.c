#include "ash-page-paste.h"

#include <ash-html.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-text.h>
#include <string.h>

#include "ash-page-blocks-private.h"
#include "ash-paste-style-private.h"

/* How our own web view serves pictures, and what it completes addresses with. */
#define OWN_PICTURE "ashlar-page://picture/"
#define OWN_ADDRESS "ashlar-page://editor/"

typedef struct
{
  AshPasted *result;
  GString *out;
  gboolean is_office; /* its bookmarks and languages say nothing here */
  AshMeaning meaning; /* what the text already is said to be */
} Reader;

static void append_nodes (Reader *self, const AshHtmlNode *first);
static void append_node (Reader *self, const AshHtmlNode *node);

static gboolean
is_tag (const AshHtmlNode *node, const char *words)
{
  g_autofree char *padded = NULL;

  if (ash_html_tag (node) == NULL)
    return FALSE;
  padded = g_strdup_printf (" %s ", ash_html_tag (node));
  return strstr (words, padded) != NULL;
}

static gboolean
has_block (const AshHtmlNode *top)
{
  for (const AshHtmlNode *n = ash_html_first (top); n != NULL; n = ash_html_after (top, n))
    if (ash_html_tag (n) != NULL && ash_tag_is_block (ash_html_tag (n)))
      return TRUE;
  return FALSE;
}

static void
append_attribute (Reader *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (self->out, " %s=\"", name);
  ash_append_html_attribute (self->out, value);
  g_string_append_c (self->out, '"');
}

static void
append_open (Reader *self, const char *tag, const AshHtmlNode *node)
{
  static const char *const kept[] = { "colspan", "rowspan", "scope", "start", "datetime" };
  const char *direction = ash_html_attribute (node, "dir");

  g_string_append_printf (self->out, "<%s", tag);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_strcmp0 (ash_html_attribute (node, kept[i]), "1") != 0)
      append_attribute (self, kept[i], ash_html_attribute (node, kept[i]));
  if (g_strcmp0 (direction, "rtl") == 0)
    append_attribute (self, "dir", "rtl");
  if (!self->is_office)
    append_attribute (self, "lang", ash_html_attribute (node, "lang"));
}

static void
append_element (Reader *self, const char *tag, const AshHtmlNode *node)
{
  append_open (self, tag, node);
  g_string_append_c (self->out, '>');
  append_nodes (self, ash_html_first (node));
  g_string_append_printf (self->out, "</%s>", tag);
}

/* Emphasis */

static const struct
{
  AshMeaning flag;
  const char *tag;
} MEANINGS[] = {
  { ASH_MEANS_STRONG, "strong" }, { ASH_MEANS_EM, "em" },   { ASH_MEANS_STRUCK, "s" },
  { ASH_MEANS_SUB, "sub" },       { ASH_MEANS_SUP, "sup" },
};

static void
append_emphasis (Reader *self, const AshHtmlNode *node)
{
  AshMeaning before = self->meaning;
  AshMeaning fresh = ash_paste_meaning (node) & ~before;
  gboolean is_plain = has_block (node) || ash_paste_is_blank (node);

  for (guint i = 0; !is_plain && i < G_N_ELEMENTS (MEANINGS); i++)
    if (fresh & MEANINGS[i].flag)
      g_string_append_printf (self->out, "<%s>", MEANINGS[i].tag);
  self->meaning |= is_plain ? 0 : fresh;
  append_nodes (self, ash_html_first (node));
  self->meaning = before;
  for (guint i = G_N_ELEMENTS (MEANINGS); !is_plain && i > 0; i--)
    if (fresh & MEANINGS[i - 1].flag)
      g_string_append_printf (self->out, "</%s>", MEANINGS[i - 1].tag);
}

/* In headings all is strong. */
static void
append_strong_block (Reader *self, const char *tag, const AshHtmlNode *node)
{
  AshMeaning before = self->meaning;

  self->meaning |= ASH_MEANS_STRONG;
  append_element (self, tag, node);
  self->meaning = before;
}

static void
append_link (Reader *self, const AshHtmlNode *node)
{
  const char *href = ash_html_attribute (node, "href");

  if (href != NULL && g_str_has_prefix (href, OWN_ADDRESS))
    href += strlen (OWN_ADDRESS);
  if (href == NULL || *href == '\0' || (self->is_office && *href == '#') || has_block (node))
    {
      append_nodes (self, ash_html_first (node));
      return;
    }
  g_string_append (self->out, "<a");
  append_attribute (self, "href", href);
  g_string_append_c (self->out, '>');
  append_nodes (self, ash_html_first (node));
  g_string_append (self->out, "</a>");
}

/* Pictures */

/* "data:TYPE;base64,…" becomes a picture of its own. */
static char *
take_data (Reader *self, const char *src)
{
  const char *comma = strchr (src, ',');
  const char *end = src + strcspn (src, ";,");
  AshPastedPicture *picture;
  gsize length = 0;
  guchar *bytes;

  if (comma == NULL || comma - src < (gssize) strlen (";base64") ||
      g_ascii_strncasecmp (comma - strlen (";base64"), ";base64", strlen (";base64")) != 0 ||
      strlen (comma) / 4 * 3 > ASH_LIMIT_ROW_BYTES)
    return NULL;
  bytes = g_base64_decode (comma + 1, &length);
  if (length == 0)
    {
      g_free (bytes);
      return NULL;
    }
  picture = g_new0 (AshPastedPicture, 1);
  picture->id = ash_id_new ();
  picture->type = g_ascii_strdown (src + strlen ("data:"), end - src - strlen ("data:"));
  picture->bytes = g_bytes_new_take (bytes, length);
  g_ptr_array_add (self->result->pictures, picture);
  return g_strconcat ("ash:asset/", picture->id, NULL);
}

static char *
address_of_picture (Reader *self, const char *src)
{
  char *taken = NULL;

  if (g_str_has_prefix (src, OWN_PICTURE))
    return g_uri_unescape_string (src + strlen (OWN_PICTURE), NULL);
  if (g_ascii_strncasecmp (src, "data:image/", strlen ("data:image/")) == 0)
    taken = take_data (self, src);
  else if (g_ascii_strncasecmp (src, "http:", 5) == 0 ||
           g_ascii_strncasecmp (src, "https:", 6) == 0)
    {
      self->result->n_remote++;
      return g_strdup (src);
    }
  if (taken == NULL)
    self->result->n_left_out++;
  return taken;
}

/* A picture of one pixel tells its sender that it was seen. */
static gboolean
is_beacon (const AshHtmlNode *node)
{
  const char *width = ash_html_attribute (node, "width");
  const char *height = ash_html_attribute (node, "height");

  return (width != NULL && strlen (width) == 1 && *width <= '1') ||
         (height != NULL && strlen (height) == 1 && *height <= '1');
}

static void
append_picture (Reader *self, const AshHtmlNode *node)
{
  const char *src = ash_html_attribute (node, "src");
  g_autofree char *address = NULL;

  if (src == NULL || *src == '\0' || is_beacon (node))
    return;
  address = address_of_picture (self, src);
  if (address == NULL)
    return;
  g_string_append (self->out, "<img");
  append_attribute (self, "src", address);
  append_attribute (self, "alt", ash_html_attribute (node, "alt"));
  g_string_append_c (self->out, '>');
}

/* Lists and tables */

/* Ends what is open below a level. @open: "u" or "o" for each list that has an item open. */
static void
close_lists (Reader *self, GString *open, guint level)
{
  for (; open->len > level; g_string_truncate (open, open->len - 1))
    g_string_append_printf (self->out, "</li></%cl>", open->str[open->len - 1]);
}

/* An item of a list that its program writes as paragraphs with a level. */
static void
begin_item (Reader *self, GString *open, guint level, gboolean is_ordered)
{
  char kind = is_ordered ? 'o' : 'u';

  close_lists (self, open, level);
  if (open->len == level && open->str[level - 1] != kind)
    close_lists (self, open, level - 1);
  if (open->len == level)
    g_string_append (self->out, "</li><li>");
  for (; open->len < level; g_string_append_c (open, kind))
    g_string_append_printf (self->out, "<%cl><li>", kind);
}

/* The one paragraph of an item or a cell is its text; in an item also the first of several. */
static const AshHtmlNode *
text_of_holder (const AshHtmlNode *holder)
{
  const AshHtmlNode *first = NULL;
  guint n = 0;

  for (const AshHtmlNode *node = ash_html_first (holder); node != NULL;
       node = ash_html_sibling (node))
    if (!ash_paste_is_blank (node))
      {
        first = first != NULL ? first : node;
        n++;
      }
  if (first == NULL || !is_tag (first, " p div ") || has_block (first))
    return NULL;
  return n == 1 || is_tag (holder, " li ") ? first : NULL;
}

static gboolean
is_block (const AshHtmlNode *node)
{
  return ash_html_tag (node) != NULL &&
         (ash_tag_is_block (ash_html_tag (node)) || has_block (node));
}

/* A break between blocks, or at the end behind one, only makes room. */
static gboolean
is_only_room (const AshHtmlNode *node, gboolean is_after_block)
{
  const AshHtmlNode *next = node;

  if (!is_after_block || !is_tag (node, " br "))
    return FALSE;
  while (next != NULL && (is_tag (next, " br ") || ash_paste_is_blank (next)))
    next = ash_html_sibling (next);
  return next == NULL || is_block (next);
}

/* @text: (nullable): the node that is written without its tags */
static void
append_siblings (Reader *self, const AshHtmlNode *first, const AshHtmlNode *text)
{
  g_autoptr (GString) open = g_string_new (NULL);
  gboolean is_after_block = FALSE;

  for (const AshHtmlNode *node = first; node != NULL; node = ash_html_sibling (node))
    {
      gboolean is_ordered = FALSE;
      guint level = ash_paste_list_level (node, &is_ordered);

      if ((level == 0 && open->len > 0 && ash_paste_is_blank (node)) ||
          is_only_room (node, is_after_block))
        continue;
      if (!ash_paste_is_blank (node))
        is_after_block = is_block (node);
      if (level > 0)
        begin_item (self, open, level, is_ordered);
      else
        close_lists (self, open, 0);
      if (level > 0 || node == text)
        append_nodes (self, ash_html_first (node));
      else
        append_node (self, node);
    }
  close_lists (self, open, 0);
}

static void
append_holder (Reader *self, const char *tag, const AshHtmlNode *node)
{
  append_open (self, tag, node);
  g_string_append_c (self->out, '>');
  append_siblings (self, ash_html_first (node), text_of_holder (node));
  g_string_append_printf (self->out, "</%s>", tag);
}

/* A list that stands right in a list belongs to the item before it. */
static void
append_list (Reader *self, const AshHtmlNode *node)
{
  gboolean is_open = FALSE;

  append_open (self, ash_html_tag (node), node);
  g_string_append_c (self->out, '>');
  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_sibling (n))
    {
      if (ash_paste_is_blank (n) || ash_html_tag (n) == NULL)
        continue;
      if (!is_tag (n, " ul ol ") || !is_open)
        {
          g_string_append (self->out, is_open ? "</li><li>" : "<li>");
          is_open = TRUE;
        }
      if (is_tag (n, " li "))
        append_siblings (self, ash_html_first (n), text_of_holder (n));
      else
        append_node (self, n);
    }
  g_string_append_printf (self->out, "%s</%s>", is_open ? "</li>" : "", ash_html_tag (node));
}

static const AshHtmlNode *
next_tagged (const AshHtmlNode *top, const AshHtmlNode *from, const char *tags)
{
  const AshHtmlNode *node = ash_html_after (top, from);

  while (node != NULL && !is_tag (node, tags))
    node = ash_html_after (top, node);
  return node;
}

/* The next row of the table itself, not of one in a cell. */
static const AshHtmlNode *
next_row (const AshHtmlNode *table, const AshHtmlNode *row)
{
  const AshHtmlNode *next = next_tagged (table, row, " tr ");

  for (; next != NULL; next = next_tagged (table, next, " tr "))
    {
      const AshHtmlNode *up = ash_html_parent (next);

      while (up != NULL && !is_tag (up, " table "))
        up = ash_html_parent (up);
      if (up == table)
        break;
    }
  return next;
}

/* Whether only its first row is bold throughout: it names the columns. */
static gboolean
has_bold_head (const AshHtmlNode *table)
{
  const AshHtmlNode *head = next_tagged (table, table, " tr ");
  const AshHtmlNode *row = head != NULL ? next_row (table, head) : NULL;

  return row != NULL && next_tagged (table, table, " th table ") == NULL &&
         !ash_paste_is_blank (head) && ash_paste_is_all_strong (head) &&
         !ash_paste_is_all_strong (row);
}

static void
append_head (Reader *self, const AshHtmlNode *row)
{
  AshMeaning before = self->meaning;

  self->meaning |= ASH_MEANS_STRONG;
  g_string_append (self->out, "<tr>");
  for (const AshHtmlNode *n = ash_html_first (row); n != NULL; n = ash_html_sibling (n))
    {
      if (!is_tag (n, " td th "))
        continue;
      append_open (self, "th", n);
      g_string_append (self->out,
                       ash_html_attribute (n, "scope") == NULL ? " scope=\"col\">" : ">");
      append_siblings (self, ash_html_first (n), text_of_holder (n));
      g_string_append (self->out, "</th>");
    }
  g_string_append (self->out, "</tr>");
  self->meaning = before;
}

static void
append_table (Reader *self, const AshHtmlNode *table)
{
  const AshHtmlNode *first = next_tagged (table, table, " td th ");
  const AshHtmlNode *caption = next_tagged (table, table, " caption ");
  const AshHtmlNode *row = next_tagged (table, table, " tr ");
  gboolean has_head =
      has_bold_head (table) || (row != NULL && is_tag (ash_html_parent (row), " thead "));

  /* A table of one cell only holds a page together. */
  if (first == NULL || next_tagged (table, first, " td th ") == NULL)
    {
      append_nodes (self, first != NULL ? ash_html_first (first) : NULL);
      return;
    }
  g_string_append (self->out, "<table>");
  if (caption != NULL && !ash_paste_is_blank (caption))
    append_holder (self, "caption", caption);
  if (has_head)
    {
      g_string_append (self->out, "<thead>");
      append_head (self, row);
      g_string_append (self->out, "</thead>");
      row = next_row (table, row);
    }
  g_string_append (self->out, "<tbody>");
  for (; row != NULL; row = next_row (table, row))
    append_element (self, "tr", row);
  g_string_append (self->out, "</tbody></table>");
}

/* All together */

static void
append_node (Reader *self, const AshHtmlNode *node)
{
  static const char *const dropped =
      " script style meta title link head xml base noscript template "
      "iframe object embed applet svg math video audio canvas input "
      "button select textarea map col colgroup ";
  static const char *const emphasis = " b strong i em s strike del sub sup span font u ";
  static const char *const plain =
      " p div h1 h2 h3 h4 h5 h6 blockquote pre code kbd samp tt mark q "
      "cite dl dt dd tr tbody thead tfoot figure figcaption details "
      "summary abbr time ruby rt rp small ins ";
  const char *tag = ash_html_tag (node);
  guint heading = tag != NULL ? ash_paste_heading (node) : 0;
  char own[] = { 'h', (char) ('0' + heading), '\0' };

  if (tag == NULL)
    ash_append_html_text (self->out, ash_html_text (node));
  else if (is_tag (node, dropped) || g_str_has_prefix (tag, "v:") || g_str_has_prefix (tag, "m:") ||
           g_str_has_prefix (tag, "w:") || ash_paste_is_hidden (node))
    return;
  else if (is_tag (node, " br hr "))
    g_string_append_printf (self->out, "<%s>", tag);
  else if (is_tag (node, " img "))
    append_picture (self, node);
  else if (is_tag (node, " a "))
    append_link (self, node);
  else if (is_tag (node, emphasis))
    append_emphasis (self, node);
  else if (is_tag (node, " ul ol "))
    append_list (self, node);
  else if (is_tag (node, " table "))
    append_table (self, node);
  else if (is_tag (node, " td th "))
    append_holder (self, tag, node);
  else if (heading > 0 || is_tag (node, " h1 h2 h3 h4 h5 h6 "))
    append_strong_block (self, heading > 0 ? own : tag, node);
  else if (is_tag (node, plain))
    append_element (self, tag, node);
  else
    append_nodes (self, ash_html_first (node));
}

static void
append_nodes (Reader *self, const AshHtmlNode *first)
{
  append_siblings (self, first, NULL);
}

static void
picture_free (gpointer data)
{
  AshPastedPicture *self = data;

  g_free (self->id);
  g_free (self->type);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static AshPasted *
pasted_new (void)
{
  AshPasted *self = g_new0 (AshPasted, 1);

  self->pictures = g_ptr_array_new_with_free_func (picture_free);
  return self;
}

void
ash_pasted_free (AshPasted *self)
{
  if (self == NULL)
    return;
  g_free (self->html);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

static gboolean
is_from_office (const char *html)
{
  static const char *const signs[] = {
    "mso-",          "urn:schemas-microsoft-com", "docs-internal-guid", "LibreOffice", "OpenOffice",
    "data-ccp-props"
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (html, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * ash_pasted_new_html:
 * @html: what the clipboard has, valid UTF-8
 *
 * Returns: (transfer full): what it means, empty for what is refused
 */
AshPasted *
ash_pasted_new_html (const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  Reader self = { .result = pasted_new (), .out = g_string_new (NULL) };

  self.is_office = is_from_office (html);
  if (parsed != NULL)
    append_nodes (&self, ash_html_first (ash_html_body (parsed)));
  self.result->html = g_string_free (self.out, FALSE);
  return self.result;
}

/**
 * ash_pasted_new_text:
 * @text: valid UTF-8
 *
 * Paragraphs stand between empty lines, or, where there are none, on a line each.
 *
 * Returns: (transfer full): its paragraphs
 */
AshPasted *
ash_pasted_new_text (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) lines = NULL;
  AshPasted *self = pasted_new ();
  GString *out = g_string_new (NULL);
  gboolean is_open = FALSE;
  gboolean has_empty = FALSE;

  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  lines = g_strsplit (g_strstrip (plain->str), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    has_empty |= *g_strchomp (lines[i]) == '\0';
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_open && (*lines[i] == '\0' || !has_empty))
        {
          g_string_append (out, "</p>");
          is_open = FALSE;
        }
      if (*lines[i] == '\0')
        continue;
      g_string_append (out, is_open ? "<br>" : "<p>");
      ash_append_html_text (out, lines[i]);
      is_open = TRUE;
    }
  g_string_append (out, is_open ? "</p>" : "");
  self->html = g_string_free (out, FALSE);
  return self;
}

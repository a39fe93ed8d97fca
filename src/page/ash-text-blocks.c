#include "ash-text-blocks.h"

#include <ash-html.h>
#include <string.h>

typedef struct
{
  GPtrArray *blocks;
  const AshHtmlNode *top;
  const AshHtmlNode *owner; /* the element that the text so far stands in */
  const AshHtmlNode *cell;  /* of a table */
  GString *text;
} Walk;

static void
block_free (gpointer data)
{
  AshTextBlock *self = data;

  g_free (self->text);
  g_free (self);
}

static gboolean
is_one_of (const char *tag, const char *const *tags)
{
  return tag != NULL && g_strv_contains (tags, tag);
}

/* A row is one piece, whatever is in its cells. */
static gboolean
owns_text (const char *tag)
{
  static const char *const TAGS[] = {
    "p",     "h1",      "h2",      "h3",      "h4",         "h5",      "h6",      "li",
    "dt",    "dd",      "tr",      "pre",     "figure",     "caption", "div",     "main",
    "aside", "section", "article", "header",  "blockquote", "footer",  "summary", "legend",
    "nav",   "body",    "address", "details", "figcaption", NULL,
  };

  return is_one_of (tag, TAGS);
}

static gboolean
is_unread (const char *tag)
{
  static const char *const TAGS[] = { "script", "style", "template", "noscript", "title", NULL };

  return is_one_of (tag, TAGS);
}

static gboolean
is_within (Walk *walk, const AshHtmlNode *node, const char *name)
{
  for (; node != NULL && node != walk->top; node = ash_html_parent (node))
    if (g_strcmp0 (ash_html_tag (node), name) == 0)
      return TRUE;
  return FALSE;
}

static AshTextKind
kind_of (Walk *walk, const AshHtmlNode *owner, guint *level)
{
  const char *tag = ash_html_tag (owner);

  *level = 0;
  if (tag == NULL)
    return ASH_TEXT_PARAGRAPH;
  if (tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0')
    {
      *level = (guint) (tag[1] - '0');
      return ASH_TEXT_HEADING;
    }
  if (g_str_equal (tag, "tr"))
    return ASH_TEXT_ROW;
  if (g_str_equal (tag, "pre"))
    return ASH_TEXT_CODE;
  if (g_str_equal (tag, "caption") || g_str_equal (tag, "figcaption"))
    return ASH_TEXT_CAPTION;
  if (g_str_equal (tag, "li") || g_str_equal (tag, "dt") || g_str_equal (tag, "dd") ||
      is_within (walk, owner, "li"))
    return ASH_TEXT_ITEM;
  return is_within (walk, owner, "blockquote") ? ASH_TEXT_QUOTE : ASH_TEXT_PARAGRAPH;
}

static void
add_block (Walk *walk, AshTextKind kind, guint level, const char *text)
{
  AshTextBlock *block = g_new0 (AshTextBlock, 1);

  block->kind = kind;
  block->level = level;
  block->text = g_strdup (text);
  g_ptr_array_add (walk->blocks, block);
}

static void
end_block (Walk *walk)
{
  guint level = 0;

  while (walk->text->len > 0 && walk->text->str[walk->text->len - 1] == ' ')
    g_string_truncate (walk->text, walk->text->len - 1);
  if (walk->text->len > 0 && walk->owner != NULL)
    {
      AshTextKind kind = kind_of (walk, walk->owner, &level);

      add_block (walk, kind, level, walk->text->str);
    }
  g_string_truncate (walk->text, 0);
  walk->cell = NULL;
}

static void
append_space (Walk *walk)
{
  if (walk->text->len > 0 && walk->text->str[walk->text->len - 1] != ' ')
    g_string_append_c (walk->text, ' ');
}

static void
append_folded (Walk *walk, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        append_space (walk);
      else
        g_string_append_unichar (walk->text, c);
    }
}

/* The element that a text belongs to, and the cell it stands in when that is a row. */
static const AshHtmlNode *
owner_of (Walk *walk, const AshHtmlNode *node, const AshHtmlNode **cell)
{
  const AshHtmlNode *nearest = NULL;

  *cell = NULL;
  for (node = ash_html_parent (node); node != NULL; node = ash_html_parent (node))
    {
      const char *tag = ash_html_tag (node);

      if (is_unread (tag))
        return NULL;
      if (g_strcmp0 (tag, "td") == 0 || g_strcmp0 (tag, "th") == 0)
        *cell = node;
      if (nearest == NULL && owns_text (tag))
        nearest = node;
      if (g_strcmp0 (tag, "tr") == 0 && *cell != NULL)
        return node;
      if (node == walk->top)
        break;
    }
  *cell = NULL;
  return nearest != NULL ? nearest : walk->top;
}

static void
take_text (Walk *walk, const AshHtmlNode *node)
{
  const AshHtmlNode *cell;
  const AshHtmlNode *owner = owner_of (walk, node, &cell);

  if (owner == NULL)
    return;
  if (owner != walk->owner)
    end_block (walk);
  walk->owner = owner;
  if (cell != walk->cell && walk->text->len > 0)
    {
      append_space (walk);
      g_string_append (walk->text, "| ");
    }
  walk->cell = cell;
  append_folded (walk, ash_html_text (node));
}

static const char *
first_attribute (const AshHtmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = ash_html_attribute (node, names[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

static char *
file_name (const char *address)
{
  gsize length = strcspn (address, "?#");
  g_autofree char *path = g_strndup (address, length);
  const char *slash = strrchr (path, '/');

  if (g_str_has_prefix (address, "data:"))
    return g_strdup ("data");
  return g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 : path);
}

static void
take_seen (Walk *walk, const AshHtmlNode *node, AshTextKind kind)
{
  static const char *const WORDS[] = { "alt", "title", "aria-label", NULL };
  static const char *const PLACES[] = { "src", "data", NULL };
  const char *words = first_attribute (node, WORDS);
  const char *place = first_attribute (node, PLACES);
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;

  if (words == NULL && place == NULL)
    return;
  text = words != NULL ? g_strdup (words) : file_name (place);
  clean = g_strstrip (g_steal_pointer (&text));
  if (*clean == '\0')
    return;
  end_block (walk);
  add_block (walk, kind, 0, clean);
}

static void
take_element (Walk *walk, const AshHtmlNode *node)
{
  static const char *const MEDIA[] = { "video", "audio", "iframe", "embed", "object", NULL };
  const char *tag = ash_html_tag (node);

  if (g_str_equal (tag, "img"))
    take_seen (walk, node, ASH_TEXT_PICTURE);
  else if (is_one_of (tag, MEDIA))
    take_seen (walk, node, ASH_TEXT_MEDIA);
  else if (g_str_equal (tag, "br"))
    append_space (walk);
  else if (owns_text (tag) && is_within (walk, ash_html_parent (node), "tr"))
    append_space (walk);
  else if (owns_text (tag))
    end_block (walk);
}

GPtrArray *
ash_text_blocks_new (const char *html, gssize length)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, length, NULL);
  Walk walk = { g_ptr_array_new_with_free_func (block_free), NULL, NULL, NULL, NULL };

  if (parsed == NULL)
    return walk.blocks;
  walk.top = ash_html_body (parsed);
  walk.text = g_string_new (NULL);
  for (const AshHtmlNode *node = walk.top; node != NULL; node = ash_html_after (walk.top, node))
    {
      if (ash_html_tag (node) == NULL)
        take_text (&walk, node);
      else if (node != walk.top)
        take_element (&walk, node);
    }
  end_block (&walk);
  g_string_free (walk.text, TRUE);
  return walk.blocks;
}

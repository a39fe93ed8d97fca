#include "ash-page-blocks-private.h"

#include <string.h>

#define MAX_WRAPPERS 16

struct _AshPageBlocks
{
  char *source;
  gsize length;
  GArray *blocks;       /* (element-type AshPageBlock) */
  gsize empty_at;       /* where the first block of an empty page goes */
  GHashTable *had;      /* set of "tag\nname\nvalue" that the author wrote */
  GHashTable *had_bare; /* set of tags that the author wrote without attributes */
  gboolean has_hard_spaces;
  gboolean is_xml;
};

/* A block while it is found. */
typedef struct
{
  gsize start;
  gsize end;
  GPtrArray *nodes;
  gboolean is_tangled; /* its bytes lie among those of another one */
  gboolean is_loose;   /* text and emphasis in no element of their own */
} Piece;

static void
piece_free (Piece *self)
{
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static void
block_clear (AshPageBlock *self)
{
  g_free (self->what);
}

/* What the author wrote */

static void
remember (AshPageBlocks *self, const AshHtml *html)
{
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
    {
      const char *tag = ash_html_tag (node);
      AshHtmlAttribute attribute;

      if (tag == NULL)
        continue;
      if (ash_html_n_attributes (node) == 0)
        g_hash_table_add (self->had_bare, g_strdup (tag));
      for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
        g_hash_table_add (self->had,
                          g_strdup_printf ("%s\n%s\n%s", tag, attribute.name, attribute.value));
    }
  self->has_hard_spaces =
      strstr (self->source, "\xc2\xa0") != NULL || strstr (self->source, "&nbsp;") != NULL;
  self->is_xml = strstr (self->source, "/>") != NULL;
}

gboolean
ash_page_blocks_have (const AshPageBlocks *self,
                      const char *tag,
                      const char *name,
                      const char *value)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s", tag, name, value);

  return g_hash_table_contains (self->had, key);
}

gboolean
ash_page_blocks_have_bare (const AshPageBlocks *self, const char *tag)
{
  return g_hash_table_contains (self->had_bare, tag);
}

gboolean
ash_page_blocks_have_hard_spaces (const AshPageBlocks *self)
{
  return self->has_hard_spaces;
}

gboolean
ash_page_blocks_are_xml (const AshPageBlocks *self)
{
  return self->is_xml;
}

/* Where the body is */

static gboolean
is_blank (const AshHtmlNode *node)
{
  const char *text = ash_html_text (node);

  return ash_html_tag (node) == NULL && text[strspn (text, " \t\r\n\f")] == '\0';
}

/* The one division that holds all of @node, if that is how the page is made. */
static const AshHtmlNode *
wrapper_in (const AshHtmlNode *node)
{
  static const char *const tags[] = { "div", "main", "section", "article", "center", NULL };
  const AshHtmlNode *only = NULL;
  AshHtmlAttribute attribute;

  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_sibling (n))
    {
      if (is_blank (n))
        continue;
      if (only != NULL || ash_html_tag (n) == NULL)
        return NULL;
      only = n;
    }
  if (only == NULL || !g_strv_contains (tags, ash_html_tag (only)) ||
      ash_html_start_tag_end (only) == ASH_HTML_NO_OFFSET ||
      ash_html_end_tag_start (only) == ASH_HTML_NO_OFFSET)
    return NULL;
  for (guint i = 0; ash_html_attribute_at (only, i, &attribute); i++)
    if (ash_attribute_acts (attribute.name, attribute.value))
      return NULL;
  return only;
}

/* Where the first block of a page without any goes. */
static gsize
place_for_first (const AshHtml *html, const AshHtmlNode *container, gsize length)
{
  const gsize places[] = { ash_html_start_tag_end (container), ash_html_end_tag_start (container),
                           ash_html_end_tag_start (ash_html_root (html)) };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != ASH_HTML_NO_OFFSET)
      return places[i];
  return length;
}

/* Cutting */

/* A text that goes on behind the end of the body is cut there: gumbo lets it run through. */
static gsize
text_end (const AshHtml *html, const AshHtmlNode *node)
{
  gsize start = ash_html_start (node);
  gsize end = ash_html_end (node);
  const gsize stops[] = { ash_html_end_tag_start (ash_html_body (html)),
                          ash_html_end_tag_start (ash_html_root (html)) };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    if (stops[i] != ASH_HTML_NO_OFFSET && stops[i] > start && stops[i] < end)
      end = stops[i];
  return end;
}

/* The bytes from the first to the last of what stands below @top; FALSE when it has none. */
static gboolean
measure (const AshHtml *html, const AshHtmlNode *top, gsize *out_start, gsize *out_end)
{
  *out_start = G_MAXSIZE;
  *out_end = 0;
  for (const AshHtmlNode *node = top; node != NULL; node = ash_html_after (top, node))
    {
      gsize start = ash_html_start (node);
      gsize end = ash_html_tag (node) == NULL ? text_end (html, node) : ash_html_end (node);

      if (start == ASH_HTML_NO_OFFSET)
        continue;
      if (end == ASH_HTML_NO_OFFSET)
        end = ash_html_start_tag_end (node);
      *out_start = MIN (*out_start, start);
      *out_end = MAX (*out_end, end);
    }
  return *out_start < *out_end;
}

static void
add_piece (GPtrArray *pieces, const AshHtmlNode *node, gsize start, gsize end, gboolean is_loose)
{
  Piece *last = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;
  Piece *piece;

  if (is_loose && last != NULL && last->is_loose)
    {
      last->start = MIN (last->start, start);
      last->end = MAX (last->end, end);
      g_ptr_array_add (last->nodes, (gpointer) node);
      return;
    }
  piece = g_new0 (Piece, 1);
  piece->start = start;
  piece->end = end;
  piece->is_loose = is_loose;
  piece->nodes = g_ptr_array_new ();
  g_ptr_array_add (piece->nodes, (gpointer) node);
  g_ptr_array_add (pieces, piece);
}

static gint
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *x = *(const Piece *const *) a;
  const Piece *y = *(const Piece *const *) b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* Pieces whose bytes lie in each other (a text that HTML moves out of its table) are one. */
static void
untangle (GPtrArray *pieces)
{
  g_ptr_array_sort (pieces, compare_pieces);
  for (guint i = 0; i + 1 < pieces->len;)
    {
      Piece *piece = g_ptr_array_index (pieces, i);
      Piece *next = g_ptr_array_index (pieces, i + 1);

      if (next->start >= piece->end)
        {
          i++;
          continue;
        }
      piece->end = MAX (piece->end, next->end);
      piece->is_tangled = TRUE;
      g_ptr_array_extend (piece->nodes, next->nodes, NULL, NULL);
      g_ptr_array_remove_index (pieces, i + 1);
    }
}

static GPtrArray *
find_pieces (const AshHtml *html, const AshHtmlNode *container)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  gboolean is_apart = TRUE;

  for (const AshHtmlNode *node = ash_html_first (container); node != NULL;
       node = ash_html_sibling (node))
    {
      const char *tag = ash_html_tag (node);
      gboolean is_loose = tag == NULL || !ash_tag_is_block (tag);
      gsize start;
      gsize end;

      if (is_blank (node))
        continue;
      if (measure (html, node, &start, &end))
        {
          if (is_apart && is_loose && pieces->len > 0)
            ((Piece *) g_ptr_array_index (pieces, pieces->len - 1))->is_loose = FALSE;
          add_piece (pieces, node, start, end, is_loose);
        }
      is_apart = !is_loose;
    }
  untangle (pieces);
  return pieces;
}

static AshBlockKind
kind_of (const Piece *piece)
{
  static const struct
  {
    AshBlockKind kind;
    const char *tags;
  } kinds[] = {
    { ASH_BLOCK_PARAGRAPH, " p " },
    { ASH_BLOCK_HEADING, " h1 h2 h3 h4 h5 h6 " },
    { ASH_BLOCK_LIST, " ul ol dl menu " },
    { ASH_BLOCK_TABLE, " table " },
    { ASH_BLOCK_FIGURE, " figure img picture " },
    { ASH_BLOCK_QUOTE, " blockquote " },
    { ASH_BLOCK_CODE, " pre " },
    { ASH_BLOCK_RULE, " hr " },
    { ASH_BLOCK_SECTION, " div section article aside main header footer nav details center " },
  };
  const char *tag = ash_html_tag (g_ptr_array_index (piece->nodes, 0));
  g_autofree char *word = g_strdup_printf (" %s ", tag != NULL ? tag : "");

  for (guint i = 0; tag != NULL && piece->nodes->len == 1 && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].tags, word) != NULL)
      return kinds[i].kind;
  return tag == NULL || !ash_tag_is_block (tag) ? ASH_BLOCK_TEXT : ASH_BLOCK_OTHER;
}

static gboolean
is_space (char c)
{
  return strchr (" \t\r\n\f", c) != NULL && c != '\0';
}

static void
add_block (AshPageBlocks *self, const Piece *piece)
{
  AshPageBlock block = { .start = piece->start, .end = piece->end, .kind = kind_of (piece) };

  while (block.end > block.start && is_space (self->source[block.end - 1]))
    block.end--;
  while (block.start < block.end && is_space (self->source[block.start]))
    block.start++;
  block.lock = ash_block_lock_of (piece->nodes, self->source + block.start, block.end - block.start,
                                  &block.what);
  if (piece->is_tangled && block.lock == ASH_LOCK_NONE)
    block.lock = ASH_LOCK_REPAIRED;
  g_array_append_val (self->blocks, block);
}

/* Whether all pieces stand between the tags of the division that holds them. */
static gboolean
are_inside (GPtrArray *pieces, const AshHtmlNode *container)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);

      if (piece->start < ash_html_start_tag_end (container) ||
          piece->end > ash_html_end_tag_start (container))
        return FALSE;
    }
  return TRUE;
}

static void
cut (AshPageBlocks *self, const AshHtml *html)
{
  const AshHtmlNode *container = ash_html_body (html);
  g_autoptr (GPtrArray) pieces = find_pieces (html, container);

  for (guint depth = 0; depth < MAX_WRAPPERS; depth++)
    {
      const AshHtmlNode *wrapper = pieces->len <= 1 ? wrapper_in (container) : NULL;
      g_autoptr (GPtrArray) inner = wrapper != NULL ? find_pieces (html, wrapper) : NULL;

      if (inner == NULL || !are_inside (inner, wrapper))
        break;
      container = wrapper;
      g_ptr_array_unref (pieces);
      pieces = g_steal_pointer (&inner);
    }
  for (guint i = 0; i < pieces->len; i++)
    add_block (self, g_ptr_array_index (pieces, i));
  self->empty_at = place_for_first (html, container, self->length);
}

/**
 * ash_page_blocks_new:
 * @html: a page or a fragment, valid UTF-8
 * @error: %ASH_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): its blocks
 */
AshPageBlocks *
ash_page_blocks_new (const char *html, GError **error)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, error);
  AshPageBlocks *self;

  if (parsed == NULL)
    return NULL;
  self = g_new0 (AshPageBlocks, 1);
  self->source = g_strdup (html);
  self->length = strlen (html);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (AshPageBlock));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) block_clear);
  self->had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->had_bare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  remember (self, parsed);
  cut (self, parsed);
  return self;
}

void
ash_page_blocks_free (AshPageBlocks *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_array_unref (self->blocks);
  g_hash_table_unref (self->had);
  g_hash_table_unref (self->had_bare);
  g_free (self);
}

guint
ash_page_blocks_get_n (const AshPageBlocks *self)
{
  return self->blocks->len;
}

const AshPageBlock *
ash_page_blocks_get (const AshPageBlocks *self, guint index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);
  return &g_array_index (self->blocks, AshPageBlock, index);
}

const char *
ash_page_blocks_get_source (const AshPageBlocks *self)
{
  return self->source;
}

/**
 * ash_page_blocks_dup_html:
 *
 * Returns: (transfer full): the bytes of a block
 */
char *
ash_page_blocks_dup_html (const AshPageBlocks *self, guint index)
{
  const AshPageBlock *block = ash_page_blocks_get (self, index);

  return g_strndup (self->source + block->start, block->end - block->start);
}

/**
 * ash_page_blocks_are_safe:
 *
 * Returns: whether something of the page can be edited block by block; an empty page can
 */
gboolean
ash_page_blocks_are_safe (const AshPageBlocks *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (ash_page_blocks_get (self, i)->lock == ASH_LOCK_NONE)
      return TRUE;
  return self->blocks->len == 0;
}

/* Putting together */

/* What stands before a block. Of a block that is gone a comment before it stays. */
static void
append_gap (const AshPageBlocks *self, GString *out, guint block, gboolean is_gone)
{
  gsize start = block > 0 ? ash_page_blocks_get (self, block - 1)->end : 0;
  gsize end = ash_page_blocks_get (self, block)->start;

  if (block == 0)
    return;
  if (is_gone)
    {
      while (start < end && is_space (self->source[end - 1]))
        end--;
      if (strspn (self->source + start, " \t\r\n\f") >= end - start)
        return;
    }
  g_string_append_len (out, self->source + start, (gssize) (end - start));
}

static void
append_gone (const AshPageBlocks *self, GString *out, const gboolean *is_used, guint before)
{
  guint first = before;

  while (first > 0 && !is_used[first - 1])
    first--;
  for (guint i = first; i < before; i++)
    append_gap (self, out, i, TRUE);
}

/* An edit that says nothing new leaves the bytes as they are, however they are written. */
static char *
changed_html (const AshPageBlocks *self, const AshPagePart *part)
{
  g_autofree char *clean = NULL;
  g_autofree char *before = NULL;
  g_autofree char *clean_before = NULL;

  if (part->html == NULL)
    return NULL;
  if (part->block >= 0 && ash_page_blocks_get (self, (guint) part->block)->lock != ASH_LOCK_NONE)
    return NULL;
  clean = ash_page_clean (part->html, self, ASH_CLEAN_BLOCKS);
  if (part->block < 0)
    return g_steal_pointer (&clean);
  before = ash_page_blocks_dup_html (self, (guint) part->block);
  clean_before = ash_page_clean (before, self, ASH_CLEAN_BLOCKS);
  return g_str_equal (clean, clean_before) ? NULL : g_steal_pointer (&clean);
}

static void
append_part (const AshPageBlocks *self,
             GString *out,
             AshPagePart *part,
             const gboolean *is_used,
             gboolean is_first)
{
  g_autofree char *html = changed_html (self, part);
  gboolean is_gone = html != NULL && *html == '\0';

  if (part->block >= 0)
    {
      append_gone (self, out, is_used, (guint) part->block);
      append_gap (self, out, (guint) part->block, is_gone);
    }
  /* What had nothing before it, or was not there, begins a line of its own. */
  if (!is_gone && !is_first && part->block <= 0 && !is_space (out->str[out->len - 1]))
    g_string_append_c (out, '\n');
  part->start = out->len;
  if (html != NULL)
    g_string_append (out, html);
  else if (part->block >= 0)
    {
      const AshPageBlock *block = ash_page_blocks_get (self, (guint) part->block);

      g_string_append_len (out, self->source + block->start, (gssize) (block->end - block->start));
    }
  part->end = out->len;
}

/**
 * ash_page_blocks_compose:
 * @parts: (inout) (array length=n_parts): the page in its new order; a block that is not among
 *   them is gone, one that is named twice stands where it is named first; gets the ranges
 *
 * A locked block keeps its bytes, whatever is said of it. What is new is cleaned first.
 *
 * Returns: (transfer full): the page; every byte of what was not touched is as it was
 */
char *
ash_page_blocks_compose (const AshPageBlocks *self, AshPagePart *parts, guint n_parts)
{
  guint n = self->blocks->len;
  gsize head = n > 0 ? ash_page_blocks_get (self, 0)->start : self->empty_at;
  gsize tail = n > 0 ? ash_page_blocks_get (self, n - 1)->end : self->empty_at;
  GString *out = g_string_sized_new (self->length + 256);
  g_autofree gboolean *is_used = g_new0 (gboolean, n + 1);
  g_autofree gboolean *is_done = g_new0 (gboolean, n + 1);
  gboolean is_first = TRUE;

  g_string_append_len (out, self->source, (gssize) head);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].block >= 0 && (guint) parts[i].block < n)
      is_used[parts[i].block] = TRUE;
  for (guint i = 0; i < n_parts; i++)
    {
      parts[i].start = parts[i].end = out->len;
      if (parts[i].block >= (int) n || (parts[i].block >= 0 && is_done[parts[i].block]) ||
          (parts[i].block < 0 && parts[i].html == NULL))
        continue;
      append_part (self, out, &parts[i], is_used, is_first);
      if (parts[i].block >= 0)
        is_done[parts[i].block] = TRUE;
      is_first = is_first && parts[i].end == parts[i].start;
    }
  append_gone (self, out, is_used, n);
  if (n == 0 && !is_first && self->source[tail] != '\0' && !is_space (self->source[tail]))
    g_string_append_c (out, '\n');
  g_string_append_len (out, self->source + tail, (gssize) (self->length - tail));
  return g_string_free (out, FALSE);
}

#include "ash-page-split-private.h"
#include "ash-page.h"

#include <ash-error.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *source;
  AshHtml *html;
  GHashTable *anchors;
  GPtrArray *links;
  GPtrArray *notes;
  GPtrArray *styles;
  gsize start; /* of the content */
  gsize end;
  const gsize *cuts;
  guint n;                      /* parts */
  const AshPageTarget *targets; /* one for each part */
  AshPageSelfFunc is_self;
  gpointer user_data;
  GPtrArray *fragments; /* (element-type utf8) of each link that leads to this page, else NULL */
} Splitting;

static gsize
start_of (const Splitting *self, guint part)
{
  return part == 0 ? self->start : self->cuts[part - 1];
}

static gsize
end_of (const Splitting *self, guint part)
{
  return part + 1 == self->n ? self->end : self->cuts[part];
}

static guint
part_at (const Splitting *self, gsize offset)
{
  guint part = 0;

  while (part + 1 < self->n && self->cuts[part] <= offset)
    part++;
  return part;
}

/* Two parts that go to the same page are one for all that leads from one to the other. */
static gboolean
is_same_page (const Splitting *self, guint one, guint two)
{
  return one == two || (self->targets[one].address != NULL &&
                        g_strcmp0 (self->targets[one].address, self->targets[two].address) == 0);
}

/* Footnotes */

static gboolean
refers_from (const Splitting *self, const AshPageNote *note, guint part)
{
  for (guint i = 0; i < note->refs->len; i++)
    if (is_same_page (self, part_at (self, g_array_index (note->refs, gsize, i)), part))
      return TRUE;
  return FALSE;
}

/* A note that a cut goes through stays where it is. */
static gboolean
can_move (const Splitting *self, const AshPageNote *note)
{
  return part_at (self, note->start) == part_at (self, note->end - 1);
}

/* Whether the part at which the note stood in the page has it no more. */
static gboolean
has_left (const Splitting *self, const AshPageNote *note)
{
  return can_move (self, note) && !refers_from (self, note, part_at (self, note->start));
}

/* Whether the part gets the note because it refers to it; of a page of several parts the first
 * that does. */
static gboolean
comes_to (const Splitting *self, const AshPageNote *note, guint part)
{
  if (!can_move (self, note) || is_same_page (self, part_at (self, note->start), part))
    return FALSE;
  for (guint i = 0; i < note->refs->len; i++)
    {
      guint from = part_at (self, g_array_index (note->refs, gsize, i));

      if (is_same_page (self, from, part))
        return from == part;
    }
  return FALSE;
}

/* Links */

/* The part that has what a fragment names, as it looks from @part; -1 when nothing has it. */
static int
part_of_fragment (const Splitting *self, const char *fragment, guint part)
{
  const AshHtmlNode *node = ash_page_find_anchor (self->anchors, fragment);
  const AshPageNote *note;

  if (node == NULL)
    return -1;
  note = ash_page_note_at (self->notes, ash_html_start (node));
  if (note == NULL || !can_move (self, note))
    return (int) part_at (self, ash_html_start (node));
  if (refers_from (self, note, part) || !has_left (self, note))
    return refers_from (self, note, part) ? (int) part : (int) part_at (self, note->start);
  return (int) part_at (self, g_array_index (note->refs, gsize, 0));
}

/* The new address of a link as it stands in @part; NULL when it stays. */
static char *
new_address (const Splitting *self, guint index, guint part)
{
  const AshPageLink *link = g_ptr_array_index (self->links, index);
  const char *fragment = g_ptr_array_index (self->fragments, index);
  int target = 0;

  if (fragment == NULL)
    return NULL;
  if (*fragment != '\0')
    target = part_of_fragment (self, fragment, part);
  else if (link->href[0] == '#')
    return NULL;
  if (target < 0)
    return NULL;
  if (is_same_page (self, (guint) target, part))
    {
      /* A link to the old page by its name would lead elsewhere from a new one. */
      if (part == 0 || link->href[0] == '#' || *fragment == '\0')
        return NULL;
      return g_strconcat ("#", fragment, NULL);
    }
  if (self->targets[target].address == NULL)
    return NULL;
  return g_strconcat (self->targets[target].address, *fragment != '\0' ? "#" : NULL, fragment,
                      NULL);
}

static void
append_address (GString *out, const AshPageLink *link, const char *address)
{
  if (!link->is_quoted)
    g_string_append_c (out, '"');
  ash_append_html_attribute (out, address);
  if (!link->is_quoted)
    g_string_append_c (out, '"');
}

/* The bytes from @start to @end as they are to stand in @part. */
static void
emit (const Splitting *self, GString *out, gsize start, gsize end, guint part)
{
  guint low = 0, high = self->links->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const AshPageLink *link = g_ptr_array_index (self->links, middle);

      if (link->start < start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < self->links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (self->links, i);
      g_autofree char *address = NULL;

      if (link->start >= end)
        break;
      address = link->start >= start && link->end <= end ? new_address (self, i, part) : NULL;
      if (address == NULL)
        continue;
      g_string_append_len (out, self->source + start, (gssize) (link->start - start));
      append_address (out, link, address);
      start = link->end;
    }
  if (end > start)
    g_string_append_len (out, self->source + start, (gssize) (end - start));
}

/* Numbered footnotes keep their numbers: each that does not follow the one before says its own. */

static gboolean
is_item (const AshHtmlNode *node)
{
  return g_strcmp0 (ash_html_tag (node), "li") == 0;
}

static gint64
number_of (const AshHtmlNode *list, const AshHtmlNode *item)
{
  const char *start = ash_html_attribute (list, "start");
  gint64 number = (start != NULL ? g_ascii_strtoll (start, NULL, 10) : 1) - 1;

  for (const AshHtmlNode *n = ash_html_first (list); n != NULL; n = ash_html_sibling (n))
    {
      const char *value = is_item (n) ? ash_html_attribute (n, "value") : NULL;

      if (!is_item (n))
        continue;
      number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : number + 1;
      if (n == item)
        break;
    }
  return number;
}

static void
emit_item (const Splitting *self,
           GString *out,
           const AshHtmlNode *item,
           gsize end,
           gint64 *next,
           guint part)
{
  const AshHtmlNode *list = ash_html_parent (item);
  gsize start = ash_html_start (item);
  gsize name = start + strlen ("<li");
  gint64 number;

  if (!g_str_equal (ash_html_tag (list), "ol") || ash_html_attribute (item, "value") != NULL)
    {
      emit (self, out, start, end, part);
      return;
    }
  number = number_of (list, item);
  g_string_append_len (out, self->source + start, (gssize) (name - start));
  if (number != *next)
    g_string_append_printf (out, " value=\"%" G_GINT64_FORMAT "\"", number);
  *next = number + 1;
  emit (self, out, name, end, part);
}

static gboolean
all_have_left (const Splitting *self, const AshHtmlNode *list)
{
  for (const AshHtmlNode *n = ash_html_first (list); n != NULL; n = ash_html_sibling (n))
    {
      const AshPageNote *note = is_item (n) && ash_html_start (n) != ASH_HTML_NO_OFFSET
                                    ? ash_page_note_at (self->notes, ash_html_start (n))
                                    : NULL;

      if (ash_html_tag (n) == NULL && ash_page_count_letters (ash_html_text (n)) == 0)
        continue;
      if (note == NULL || note->node != n || !has_left (self, note))
        return FALSE;
    }
  return TRUE;
}

/* What the part has of the page: without the notes that have left it. */
static void
emit_own (const Splitting *self, GString *out, guint part)
{
  gsize at = start_of (self, part);
  gsize end = end_of (self, part);
  const AshHtmlNode *list = NULL;
  gint64 next = 1;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const AshPageNote *note = g_ptr_array_index (self->notes, i);
      gboolean is_gone;

      if (note->start < at || note->end > end || !can_move (self, note))
        continue;
      is_gone = has_left (self, note);
      if (note->list != list)
        {
          const char *first = note->list != NULL ? ash_html_attribute (note->list, "start") : NULL;

          list = note->list;
          next = list == NULL ? 1 : first != NULL ? g_ascii_strtoll (first, NULL, 10) : 1;
          if (list != NULL && ash_html_end_tag_start (list) != ASH_HTML_NO_OFFSET &&
              ash_html_start (list) >= at && ash_html_end (list) <= end &&
              all_have_left (self, list))
            {
              emit (self, out, at, ash_html_start (list), part);
              at = ash_html_end (list);
              continue;
            }
        }
      if (note->start < at)
        continue;
      emit (self, out, at, note->start, part);
      if (is_gone)
        ;
      else if (list != NULL)
        emit_item (self, out, note->node, note->end, &next, part);
      else
        emit (self, out, note->start, note->end, part);
      at = note->end;
    }
  emit (self, out, at, end, part);
}

/* The notes that the part refers to and that stood elsewhere. */
static guint
emit_notes (const Splitting *self, GString *out, guint part)
{
  const AshHtmlNode *list = NULL;
  gint64 next = 1;
  guint letters = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const AshPageNote *note = g_ptr_array_index (self->notes, i);

      if (!comes_to (self, note, part))
        continue;
      if (list != NULL && note->list != list)
        g_string_append_printf (out, "\n</%s>", ash_html_tag (list));
      if (note->list != list && note->list != NULL)
        {
          const char *first = ash_html_attribute (note->list, "start");

          g_string_append_c (out, '\n');
          ash_page_append_start_tag (out, self->html, note->list, "");
          next = first != NULL ? g_ascii_strtoll (first, NULL, 10) : 1;
        }
      list = note->list;
      g_string_append_c (out, '\n');
      if (list != NULL)
        emit_item (self, out, note->node, note->end, &next, part);
      else
        emit (self, out, note->start, note->end, part);
      letters += ash_page_node_letters (note->node);
    }
  if (list != NULL)
    g_string_append_printf (out, "\n</%s>", ash_html_tag (list));
  if (letters > 0)
    g_string_append_c (out, '\n');
  return letters;
}

static void
close_divisions (const Splitting *self, GString *out, guint part)
{
  g_autoptr (GPtrArray) open = part + 1 < self->n
                                   ? ash_page_divisions_at (self->html, self->cuts[part])
                                   : g_ptr_array_new ();

  for (guint i = open->len; i > 0; i--)
    g_string_append_printf (out, "</%s>", ash_html_tag (g_ptr_array_index (open, i - 1)));
}

static void
open_divisions (const Splitting *self, GString *out, guint part)
{
  g_autoptr (GPtrArray) open =
      part > 0 ? ash_page_divisions_at (self->html, self->cuts[part - 1]) : g_ptr_array_new ();

  for (guint i = 0; i < open->len; i++)
    ash_page_append_start_tag (out, self->html, g_ptr_array_index (open, i),
                               " " ASH_PAGE_CONTINUED "=\"\"");
}

/* Style sheets in the text of a page are about all of it. */
static gboolean
is_style (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  const char *rel = tag != NULL ? ash_html_attribute (node, "rel") : NULL;

  return tag != NULL && ash_html_start (node) != ASH_HTML_NO_OFFSET &&
         ash_html_end (node) != ASH_HTML_NO_OFFSET &&
         (g_str_equal (tag, "style") || (g_str_equal (tag, "link") && rel != NULL &&
                                         g_ascii_strcasecmp (rel, "stylesheet") == 0));
}

static GPtrArray *
find_styles (const AshHtml *html)
{
  GPtrArray *styles = g_ptr_array_new ();
  const AshHtmlNode *body = ash_html_body (html);

  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    if (is_style (n))
      g_ptr_array_add (styles, (gpointer) n);
  return styles;
}

static void
append_styles (const Splitting *self, GString *out, guint part)
{
  for (guint i = 0; part > 0 && i < self->styles->len; i++)
    {
      const AshHtmlNode *n = g_ptr_array_index (self->styles, i);
      gsize start = ash_html_start (n);
      gsize end = ash_html_end (n);

      if (start >= self->start && end <= start_of (self, part))
        g_string_append_len (out, self->source + start, (gssize) (end - start));
    }
}

/* What stands before the content, with the part's own title. */
static void
append_head (const Splitting *self, GString *out, guint part)
{
  const char *title = self->targets[part].title;
  const AshHtmlNode *root = ash_html_root (self->html);

  for (const AshHtmlNode *n = title != NULL ? root : NULL; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), "title") == 0)
      {
        gsize start = ash_html_start_tag_end (n);
        gsize end = ash_html_end_tag_start (n);

        if (start == ASH_HTML_NO_OFFSET || end == ASH_HTML_NO_OFFSET || end > self->start)
          break;
        g_string_append_len (out, self->source, (gssize) start);
        ash_append_html_text (out, title);
        g_string_append_len (out, self->source + end, (gssize) (self->start - end));
        return;
      }
  g_string_append_len (out, self->source, (gssize) self->start);
}

static AshPagePiece *
make_piece (const Splitting *self, guint part, guint *letters)
{
  AshPagePiece *piece = g_new0 (AshPagePiece, 1);
  GString *out = g_string_new (NULL);

  piece->start = start_of (self, part);
  piece->end = end_of (self, part);
  append_head (self, out, part);
  append_styles (self, out, part);
  open_divisions (self, out, part);
  emit_own (self, out, part);
  *letters += emit_notes (self, out, part);
  close_divisions (self, out, part);
  g_string_append (out, self->source + self->end);
  piece->html = g_string_free (out, FALSE);
  return piece;
}

/* Looking at what came of it */

static void
piece_free (AshPagePiece *self)
{
  g_free (self->html);
  g_free (self);
}

static guint
letters_of (const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);

  return parsed != NULL ? ash_page_node_letters (ash_html_body (parsed)) : 0;
}

/* Every letter of the page is in one part, and none is there that was not. */
static gboolean
check (const Splitting *self, GPtrArray *pieces, guint copied, GError **error)
{
  guint before = ash_page_node_letters (ash_html_body (self->html));
  guint after = 0;

  for (guint i = 0; i < pieces->len; i++)
    after += letters_of (((AshPagePiece *) g_ptr_array_index (pieces, i))->html);
  for (guint i = 0; i < self->notes->len; i++)
    if (has_left (self, g_ptr_array_index (self->notes, i)))
      before -= ash_page_node_letters (((AshPageNote *) g_ptr_array_index (self->notes, i))->node);
  if (after == before + copied)
    return TRUE;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("The page cannot be split there: its tags do not match, and where its "
                          "parts end is a guess. Its HTML can be changed."));
  return FALSE;
}

static char *
is_own_fragment (const char *href, gpointer user_data)
{
  return NULL;
}

static void
read_fragments (Splitting *self)
{
  self->fragments = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (self->links, i);
      gboolean is_whole = g_str_equal (link->attribute, "href");
      char *fragment = NULL;

      if (is_whole && link->href[0] == '#')
        fragment = ash_page_fragment (link->href);
      else if (is_whole && (g_str_equal (link->tag, "a") || g_str_equal (link->tag, "area")))
        fragment = self->is_self (link->href, self->user_data);
      g_ptr_array_add (self->fragments, fragment);
    }
}

static void
splitting_clear (Splitting *self)
{
  g_clear_pointer (&self->fragments, g_ptr_array_unref);
  g_clear_pointer (&self->styles, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_pointer (&self->html, ash_html_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitting, splitting_clear)

static gboolean
are_in_order (const Splitting *self)
{
  for (guint i = 0; i + 1 < self->n; i++)
    if (self->cuts[i] <= start_of (self, i) || self->cuts[i] >= self->end)
      return FALSE;
  return TRUE;
}

/**
 * ash_page_split:
 * @html: a page or a fragment, valid UTF-8
 * @cuts: (array length=n_cuts): offsets of #AshPageCuts, rising, behind the first
 * @targets: one more than cuts; parts with the same address go to the same page
 * @is_self: (nullable): knows other spellings of the page's own address than "#"
 * @error: %ASH_ERROR_LIMIT, or %ASH_ERROR_REFUSED where the tags of the page do not match
 *
 * What stands around the content (head, style sheets) is in each part. A division that a cut goes
 * through is closed in the part before and opened again, without its id and marked
 * "data-continued", in the part after. Links to what another part has lead there; a footnote
 * stands in each part that refers to it, at its end, under the number that it had. Every other
 * byte is as it was.
 *
 * Returns: (transfer full) (element-type AshPagePiece) (nullable): the parts
 */
GPtrArray *
ash_page_split (const char *html,
                const gsize *cuts,
                guint n_cuts,
                const AshPageTarget *targets,
                AshPageSelfFunc is_self,
                gpointer user_data,
                GError **error)
{
  g_auto (Splitting) self = { .source = html, .cuts = cuts, .n = n_cuts + 1, .targets = targets };
  g_autoptr (GPtrArray) pieces = NULL;
  guint copied = 0;

  self.html = ash_html_parse (html, -1, error);
  if (self.html == NULL)
    return NULL;
  self.is_self = is_self != NULL ? is_self : is_own_fragment;
  self.user_data = user_data;
  self.anchors = ash_page_anchors (self.html);
  self.links = ash_page_links (self.html);
  self.notes = ash_page_notes (self.html, self.anchors, self.links);
  self.styles = find_styles (self.html);
  ash_page_content (self.html, &self.start, &self.end);
  if (!are_in_order (&self))
    {
      g_set_error_literal (
          error, ASH_ERROR, ASH_ERROR_REFUSED,
          _ ("There is nothing to split there: one of the pages would be empty."));
      return NULL;
    }
  read_fragments (&self);
  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  for (guint i = 0; i < self.n; i++)
    g_ptr_array_add (pieces, make_piece (&self, i, &copied));
  return check (&self, pieces, copied, error) ? g_steal_pointer (&pieces) : NULL;
}

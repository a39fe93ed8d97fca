#include "ash-page-join.h"
#include "ash-page-blocks-private.h"
#include "ash-page-split-private.h"
#include "ash-page.h"

#include <ash-text.h>
#include <string.h>

/* Attributes of which each word is the id of another element. */
static const char *const NAMING[] = { "for",       "headers",          "aria-labelledby",
                                      "list",      "aria-describedby", "aria-controls",
                                      "aria-owns", "aria-details",     "aria-flowto",
                                      "form",      "itemref",          NULL };

/* Bytes that are written in another way. */
typedef struct
{
  gsize start;
  gsize end;
  char *text;
} Edit;

typedef struct
{
  GString *head;  /* before the content, as the first page has it */
  gsize head_end; /* in @head: where more of it goes, or 0 */
  GString *content;
  char *tail;
  char *frame;       /* attributes of the first page's body that count for its text */
  GHashTable *names; /* set of ids in use */
  GHashTable *heads; /* set of style sheets and scripts that the head has */
  AshHtml *last;     /* (nullable): the page whose content @content ends with */
} Joining;

static void
edit_clear (Edit *self)
{
  g_free (self->text);
}

static void
joined_free (AshPageJoined *self)
{
  g_free (self->anchor);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
joining_clear (Joining *self)
{
  g_string_free (self->head, TRUE);
  g_string_free (self->content, TRUE);
  g_free (self->tail);
  g_free (self->frame);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->heads);
  ash_html_free (self->last);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joining, joining_clear)

/* Ids */

static gboolean
names_itself (const AshHtmlNode *node, const char *attribute)
{
  return g_str_equal (attribute, "id") ||
         (g_str_equal (attribute, "name") &&
          (g_str_equal (ash_html_tag (node), "a") || g_str_equal (ash_html_tag (node), "map")));
}

static char *
free_name (Joining *self, GHashTable *own, const char *name)
{
  for (guint n = 2;; n++)
    {
      g_autofree char *wanted = g_strdup_printf ("%s-%u", name, n);

      if (!g_hash_table_contains (self->names, wanted) && !g_hash_table_contains (own, wanted))
        return g_steal_pointer (&wanted);
    }
}

/* Gives each id of the page that is taken another name, in @joined. */
static void
settle_names (Joining *self, const AshHtml *html, AshPageJoined *joined)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AshHtmlNode *body = ash_html_body (html);
  AshHtmlAttribute attribute;
  GHashTableIter iter;
  gpointer name;

  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    if (ash_html_tag (n) != NULL && ash_html_start (n) != ASH_HTML_NO_OFFSET)
      for (guint i = 0; ash_html_attribute_at (n, i, &attribute); i++)
        if (names_itself (n, attribute.name) && *attribute.value != '\0')
          g_hash_table_add (own, g_strdup (attribute.value));
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_hash_table_contains (self->names, name))
      g_hash_table_insert (joined->names, g_strdup (name), free_name (self, own, name));
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      const char *now = g_hash_table_lookup (joined->names, name);

      g_hash_table_add (self->names, g_strdup (now != NULL ? now : name));
    }
}

/* The words of an attribute with their new names; NULL when all stay. */
static char *
rename_words (GHashTable *names, const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n\f", -1);
  gboolean is_changed = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *now = g_hash_table_lookup (names, words[i]);

      if (now == NULL)
        continue;
      g_free (words[i]);
      words[i] = g_strdup (now);
      is_changed = TRUE;
    }
  return is_changed ? g_strjoinv (" ", words) : NULL;
}

static char *
rename_value (GHashTable *names, const AshHtmlNode *node, const AshHtmlAttribute *attribute)
{
  const char *now = NULL;
  g_autofree char *fragment = NULL;

  if (names_itself (node, attribute->name))
    return g_strdup (g_hash_table_lookup (names, attribute->value));
  if (g_strv_contains (NAMING, attribute->name))
    return rename_words (names, attribute->value);
  if ((g_str_equal (attribute->name, "href") || g_str_equal (attribute->name, "usemap")) &&
      attribute->value[0] == '#')
    {
      fragment = ash_page_fragment (attribute->value);
      now = fragment != NULL ? g_hash_table_lookup (names, fragment) : NULL;
    }
  return now != NULL ? g_strconcat ("#", now, NULL) : NULL;
}

static gint
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *one = a;
  const Edit *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

static GArray *
edits_of (const AshHtml *html, GHashTable *names)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  const AshHtmlNode *body = ash_html_body (html);
  AshHtmlAttribute attribute;

  g_array_set_clear_func (edits, (GDestroyNotify) edit_clear);
  for (const AshHtmlNode *n = g_hash_table_size (names) > 0 ? body : NULL; n != NULL;
       n = ash_html_after (body, n))
    {
      if (ash_html_tag (n) == NULL || ash_html_start (n) == ASH_HTML_NO_OFFSET)
        continue;
      for (guint i = 0; ash_html_attribute_at (n, i, &attribute); i++)
        {
          g_autofree char *value =
              attribute.start != ASH_HTML_NO_OFFSET ? rename_value (names, n, &attribute) : NULL;
          GString *text;
          Edit edit = { attribute.start, attribute.end, NULL };

          if (value == NULL)
            continue;
          text = g_string_new ("\"");
          ash_append_html_attribute (text, value);
          g_string_append_c (text, '"');
          edit.text = g_string_free (text, FALSE);
          g_array_append_val (edits, edit);
        }
    }
  g_array_sort (edits, compare_edits);
  return edits;
}

static void
append_edited (GString *out, const char *source, gsize start, gsize end, GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->start < start || edit->end > end)
        continue;
      g_string_append_len (out, source + start, (gssize) (edit->start - start));
      g_string_append (out, edit->text);
      start = edit->end;
    }
  g_string_append_len (out, source + start, (gssize) (end - start));
}

/* Heads */

/* Style sheets, and scripts that a text may need. */
static gboolean
is_needed (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  const char *rel = tag != NULL ? ash_html_attribute (node, "rel") : NULL;

  return tag != NULL && (g_str_equal (tag, "style") || g_str_equal (tag, "script") ||
                         (g_str_equal (tag, "link") && rel != NULL &&
                          g_ascii_strcasecmp (rel, "stylesheet") == 0));
}

/* What the head of a page has that its text needs, each once. @out: (nullable): %NULL to note what
 * the first page has anywhere. */
static void
take_head (Joining *self, const AshHtml *html, GString *out)
{
  const char *source = ash_html_source (html, NULL);
  const AshHtmlNode *root = ash_html_root (html);
  const AshHtmlNode *body = ash_html_body (html);

  for (const AshHtmlNode *n = root; n != NULL && (n != body || out == NULL);
       n = ash_html_after (root, n))
    {
      gsize end = is_needed (n) ? ash_html_end (n) : ASH_HTML_NO_OFFSET;
      char *bytes;

      if (end == ASH_HTML_NO_OFFSET || ash_html_start (n) == ASH_HTML_NO_OFFSET)
        continue;
      bytes = g_strndup (source + ash_html_start (n), end - ash_html_start (n));
      if (out != NULL && !g_hash_table_contains (self->heads, bytes))
        {
          g_string_append (out, bytes);
          g_string_append_c (out, '\n');
        }
      g_hash_table_add (self->heads, bytes);
    }
}

/* Attributes of body (and language and direction of html) that its text depends on. */
static char *
frame_of (const AshHtml *html)
{
  static const char *const body_attributes[] = { "class", "style", NULL };
  static const char *const both[] = { "lang", "dir", NULL };
  const AshHtmlNode *body = ash_html_body (html);
  const AshHtmlNode *root = ash_html_root (html);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      const char *name = i < 2 ? body_attributes[i] : both[i - 2];
      const char *value = ash_html_attribute (body, name);

      if (value == NULL && i >= 2)
        value = ash_html_attribute (root, name);
      if (value == NULL || *value == '\0' || ash_attribute_acts (name, value))
        continue;
      g_string_append_printf (out, " %s=\"", name);
      ash_append_html_attribute (out, value);
      g_string_append_c (out, '"');
    }
  return g_string_free (out, FALSE);
}

/* Seams of an earlier split */

static gboolean
is_continued (const AshHtmlNode *node)
{
  return node != NULL && ash_html_tag (node) != NULL &&
         ash_html_attribute (node, ASH_PAGE_CONTINUED) != NULL;
}

static gboolean
has_same_attributes (const AshHtmlNode *one, const AshHtmlNode *two)
{
  AshHtmlAttribute attribute;

  for (guint i = 0; ash_html_attribute_at (one, i, &attribute); i++)
    if (!g_str_equal (attribute.name, "id") && !g_str_equal (attribute.name, ASH_PAGE_CONTINUED) &&
        g_strcmp0 (ash_html_attribute (two, attribute.name), attribute.value) != 0)
      return FALSE;
  return TRUE;
}

/* The last one that begins before @end: white space behind the body counts as in it. */
static const AshHtmlNode *
last_child (const AshHtmlNode *node, gsize end)
{
  const AshHtmlNode *last = NULL;

  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_sibling (n))
    if (ash_html_start (n) != ASH_HTML_NO_OFFSET && ash_html_start (n) < end)
      last = n;
  return last;
}

/* Style sheets that the parts of a page have in common stand once. */
static gsize
skip_styles (Joining *self, const AshHtml *html, gsize start)
{
  const char *source = ash_html_source (html, NULL);
  const AshHtmlNode *node = ash_html_first (ash_html_body (html));

  while (node != NULL && ash_html_start (node) == start && is_needed (node) &&
         !g_str_equal (ash_html_tag (node), "script") && ash_html_end (node) != ASH_HTML_NO_OFFSET)
    {
      g_autofree char *bytes = g_strndup (source + start, ash_html_end (node) - start);

      if (strstr (self->content->str, bytes) == NULL)
        break;
      start = ash_html_end (node);
      node = ash_html_sibling (node);
    }
  return start;
}

/* Divisions that a split closed and opened again are one again: takes their end tags from what is
 * there and says where the content of the next page goes on. */
static gsize
heal (Joining *self, const AshHtml *html, gsize start)
{
  const AshHtmlNode *one;
  const AshHtmlNode *two = ash_html_first (ash_html_body (html));
  gsize at = start;
  gsize begin, end, stop;

  ash_page_content (self->last, &begin, &stop);
  end = stop;
  one = last_child (ash_html_body (self->last), stop);
  while (two != NULL && ash_html_start (two) != start)
    two = ash_html_sibling (two);
  while (one != NULL && is_continued (two) && ash_html_start (two) == at &&
         ash_html_end (one) == end && ash_html_end_tag_start (one) != ASH_HTML_NO_OFFSET &&
         g_strcmp0 (ash_html_tag (one), ash_html_tag (two)) == 0 && has_same_attributes (one, two))
    {
      end = ash_html_end_tag_start (one);
      at = ash_html_start_tag_end (two);
      one = last_child (one, end);
      two = ash_html_first (two);
    }
  if (stop - end <= self->content->len)
    g_string_truncate (self->content, self->content->len - (stop - end));
  return at;
}

static gboolean
is_inline (const AshHtmlNode *node)
{
  return node != NULL && (ash_html_tag (node) == NULL || !ash_tag_is_block (ash_html_tag (node)));
}

/* Words of two pages do not run into each other. */
static void
part_words (Joining *self, const AshHtml *html)
{
  gsize start, end;

  ash_page_content (self->last, &start, &end);
  if (self->content->len > 0 && !g_ascii_isspace (self->content->str[self->content->len - 1]) &&
      is_inline (last_child (ash_html_body (self->last), end)) &&
      is_inline (ash_html_first (ash_html_body (html))))
    g_string_append_c (self->content, '\n');
}

/* The id at which a page begins: of the first element that has one, before any letter. */
static char *
first_anchor (const AshHtml *html, const AshPageJoined *joined)
{
  const AshHtmlNode *body = ash_html_body (html);

  for (const AshHtmlNode *n = ash_html_after (body, body); n != NULL; n = ash_html_after (body, n))
    {
      const char *tag = ash_html_tag (n);
      const char *id = tag != NULL ? ash_html_attribute (n, "id") : NULL;
      const char *now;

      if (tag == NULL && ash_page_count_letters (ash_html_text (n)) > 0)
        return NULL;
      if (id == NULL && g_strcmp0 (tag, "a") == 0)
        id = ash_html_attribute (n, "name");
      if (id == NULL || *id == '\0')
        continue;
      now = g_hash_table_lookup (joined->names, id);
      return g_strdup (now != NULL ? now : id);
    }
  return NULL;
}

static void
take_first (Joining *self, const AshHtml *html)
{
  const char *source = ash_html_source (html, NULL);
  const AshHtmlNode *root = ash_html_root (html);
  gsize start, end;

  ash_page_content (html, &start, &end);
  g_string_append_len (self->head, source, (gssize) start);
  g_string_append_len (self->content, source + start, (gssize) (end - start));
  self->tail = g_strdup (source + end);
  self->frame = frame_of (html);
  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), "head") == 0)
      {
        gsize at = ash_html_end_tag_start (n);

        self->head_end = at != ASH_HTML_NO_OFFSET && at <= start ? at : 0;
        break;
      }
  take_head (self, html, NULL);
}

/* Returns: whether the text stands in a division of its own. */
static gboolean
take_next (Joining *self, const AshHtml *html, AshPageJoined *joined)
{
  g_autoptr (GString) needed = g_string_new (NULL);
  g_autoptr (GArray) edits = edits_of (html, joined->names);
  g_autofree char *frame = frame_of (html);
  gboolean is_framed = *frame != '\0' && !g_str_equal (frame, self->frame);
  const char *source = ash_html_source (html, NULL);
  gsize start, end;

  ash_page_content (html, &start, &end);
  take_head (self, html, needed);
  if (self->head_end > 0)
    {
      g_string_insert (self->head, (gssize) self->head_end, needed->str);
      self->head_end += needed->len;
    }
  else
    g_string_append (self->content, needed->str);
  if (is_framed)
    g_string_append_printf (self->content, "<div%s>", frame);
  else if (self->last != NULL)
    {
      start = skip_styles (self, html, start);
      start = heal (self, html, start);
      part_words (self, html);
    }
  append_edited (self->content, source, start, end, edits);
  if (is_framed)
    g_string_append (self->content, "</div>");
  return is_framed;
}

/**
 * ash_page_join:
 * @pages: (array length=n): pages or fragments, valid UTF-8
 * @out_joined: (out) (optional) (element-type AshPageJoined): for each page what became of its ids
 * @error: %ASH_ERROR_LIMIT
 *
 * The content of all in the frame of the first. Style sheets and scripts of the heads of the
 * others come along; where an id is taken, it gets another name and what leads to it follows. What
 * a split made of one page becomes that page again.
 *
 * Returns: (transfer full) (nullable): one page
 */
char *
ash_page_join (const char *const *pages, guint n, GPtrArray **out_joined, GError **error)
{
  g_auto (Joining)
      self = { .head = g_string_new (NULL),
               .content = g_string_new (NULL),
               .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
               .heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) joined_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AshHtml) html = ash_html_parse (pages[i], -1, error);
      AshPageJoined *joined = g_new0 (AshPageJoined, 1);
      gboolean is_framed = FALSE;

      joined->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (all, joined);
      if (html == NULL)
        return NULL;
      settle_names (&self, html, joined);
      joined->anchor = first_anchor (html, joined);
      if (i == 0)
        take_first (&self, html);
      else
        is_framed = take_next (&self, html, joined);
      g_clear_pointer (&self.last, ash_html_free);
      if (!is_framed)
        self.last = g_steal_pointer (&html);
    }
  if (out_joined != NULL)
    *out_joined = g_steal_pointer (&all);
  return g_strconcat (self.head->str, self.content->str, self.tail, NULL);
}

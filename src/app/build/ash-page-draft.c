#include "ash-page-draft.h"

#include <ash-html.h>
#include <ash-json-writer.h>
#include <ash-page.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define EXCERPT 160

struct _AshPageDraft
{
  AshStore *store;
  char *id;
  AshItem *item;         /* (nullable): gone */
  GBytes *bytes;         /* as they are stored */
  char *html;            /* the same as text */
  AshPageBlocks *blocks; /* (nullable): refused */
  char *refusal;
  gint64 generation; /* of the blocks: an edit speaks of those it was told of */
  gint64 number;     /* of the edit that `parts` are from */
  gint64 stored;     /* of the edit that the text is from; 0 when it is from elsewhere */
  GArray *parts;     /* (nullable) (element-type AshPagePart): typed and not stored */
  char *typed;       /* (nullable): HTML that was typed and not stored */
  GPtrArray *assets; /* (element-type AshNewAsset) put in since the page was opened */
  gboolean is_storing;
};

static void
part_clear (AshPagePart *part)
{
  g_free ((char *) part->html);
}

static void
forget (AshPageDraft *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->typed, g_free);
}

AshPageDraft *
ash_page_draft_new (AshStore *store, const char *item)
{
  AshPageDraft *self = g_new0 (AshPageDraft, 1);

  self->store = g_object_ref (store);
  self->id = g_strdup (item);
  self->assets = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_new_asset_free);
  ash_page_draft_read (self);
  return self;
}

void
ash_page_draft_free (AshPageDraft *self)
{
  if (self == NULL)
    return;
  forget (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->item, ash_item_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->blocks, ash_page_blocks_free);
  g_ptr_array_unref (self->assets);
  g_free (self->id);
  g_free (self->html);
  g_free (self->refusal);
  g_free (self);
}

/* A page that is begun: what every system expects around its text. */
static char *
empty_page (const AshItem *item)
{
  g_autofree char *title = ash_html_escape (item->title != NULL ? item->title : "");

  return g_strdup_printf ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                          "<title>%s</title>\n</head>\n<body>\n</body>\n</html>\n",
                          title);
}

static gboolean
is_plain (const AshItem *item)
{
  return g_strcmp0 (item->body_type, "text/plain") == 0;
}

static char *
html_of (const AshItem *item, GBytes *bytes)
{
  g_autofree char *text = ash_page_decode (bytes, NULL);

  if (g_bytes_get_size (bytes) == 0 && item->kind == ASH_ITEM_PAGE)
    return empty_page (item);
  return is_plain (item) ? ash_page_from_plain (text) : g_steal_pointer (&text);
}

/* No two cuts have the same number, not even of different pages. */
static void
cut (AshPageDraft *self)
{
  static gint64 last;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->blocks, ash_page_blocks_free);
  g_clear_pointer (&self->refusal, g_free);
  self->blocks = ash_page_blocks_new (self->html, &error);
  if (self->blocks == NULL)
    self->refusal = g_strdup (error->message);
  self->generation = ++last;
}

/**
 * ash_page_draft_read:
 *
 * Takes what the document has; what was typed and not stored is forgotten when it has something
 * else.
 *
 * Returns: whether the text is another one than before
 */
gboolean
ash_page_draft_read (AshPageDraft *self)
{
  g_autoptr (AshItem) item = ash_store_find (self->store, &ASH_ITEM, "id", self->id);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  if (item == NULL)
    return FALSE;
  if (self->item != NULL && self->html != NULL && g_strcmp0 (item->body, self->item->body) == 0)
    {
      g_clear_pointer (&self->item, ash_item_free);
      self->item = g_steal_pointer (&item);
      return FALSE;
    }
  if (item->body != NULL)
    bytes = ash_store_load_object (self->store, item->body, &error);
  forget (self);
  self->stored = 0;
  g_clear_pointer (&self->item, ash_item_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->html);
  self->item = g_steal_pointer (&item);
  self->bytes = bytes != NULL ? bytes : g_bytes_new (NULL, 0);
  self->html = html_of (self->item, self->bytes);
  cut (self);
  if (error != NULL)
    {
      g_clear_pointer (&self->blocks, ash_page_blocks_free);
      self->refusal = g_strdup (error->message);
    }
  return TRUE;
}

const AshItem *
ash_page_draft_get_item (const AshPageDraft *self)
{
  return self->item;
}

const char *
ash_page_draft_get_html (const AshPageDraft *self)
{
  return self->typed != NULL ? self->typed : self->html;
}

/**
 * ash_page_draft_get_blocks:
 *
 * Returns: (nullable): the blocks as stored; %NULL for a page that is refused
 */
const AshPageBlocks *
ash_page_draft_get_blocks (const AshPageDraft *self)
{
  return self->blocks;
}

const char *
ash_page_draft_get_refusal (const AshPageDraft *self)
{
  return self->refusal;
}

gint64
ash_page_draft_get_generation (const AshPageDraft *self)
{
  return self->generation;
}

static const char *
say_lock (AshBlockLock lock)
{
  switch (lock)
    {
    case ASH_LOCK_SCRIPT:
      return _ ("Script, kept as it is");
    case ASH_LOCK_STYLE:
      return _ ("Style sheet, kept as it is");
    case ASH_LOCK_FORM:
      return _ ("Form, kept as it is");
    case ASH_LOCK_FRAME:
      return _ ("Embedded content, kept as it is");
    case ASH_LOCK_PLAYER:
      return _ ("Video or sound, kept as it is");
    case ASH_LOCK_DRAWING:
      return _ ("Drawing or formula, kept as it is");
    case ASH_LOCK_COMMENT:
      return _ ("Office markup, kept as it is");
    case ASH_LOCK_REPAIRED:
      return _ ("Tags that do not match, kept as they are");
    case ASH_LOCK_NONE:
    case ASH_LOCK_UNKNOWN:
    default:
      return _ ("Special element, kept as it is");
    }
}

/* What something that comes from elsewhere is called, or where it comes from. */
static char *
name_of_embedded (const char *html)
{
  static const char *const names[] = { "title", "aria-label", "src", "data", "href" };
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  const AshHtmlNode *root = parsed != NULL ? ash_html_root (parsed) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
      {
        const char *value =
            ash_html_tag (node) != NULL ? ash_html_attribute (node, names[i]) : NULL;

        if (value != NULL && *value != '\0')
          return g_strdup (value);
      }
  return g_strdup ("");
}

static char *
excerpt_of (const char *html, AshBlockLock lock)
{
  g_autofree char *text = lock == ASH_LOCK_FRAME || lock == ASH_LOCK_PLAYER
                              ? name_of_embedded (html)
                              : ash_text_from_html (html);
  g_autofree char *line = ash_text_clean_title (*g_strstrip (text) != '\0' ? text : html);

  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), EXCERPT));
}

/**
 * ash_page_draft_dup_blocks:
 * @is_new: whether another page is shown than before
 *
 * Returns: (transfer full): the blocks for the editor in the web view, as JSON
 */
char *
ash_page_draft_dup_blocks (const AshPageDraft *self, gboolean is_new)
{
  AshJsonWriter *writer = ash_json_writer_new ();
  guint n = self->blocks != NULL ? ash_page_blocks_get_n (self->blocks) : 0;
  char *json;

  ash_json_writer_begin_object (writer, NULL);
  ash_json_writer_int (writer, "generation", self->generation);
  ash_json_writer_int (writer, "stored", self->stored);
  ash_json_writer_boolean (writer, "isNew", is_new);
  ash_json_writer_begin_array (writer, "blocks");
  for (guint i = 0; i < n; i++)
    {
      const AshPageBlock *block = ash_page_blocks_get (self->blocks, i);
      g_autofree char *html = ash_page_blocks_dup_html (self->blocks, i);
      g_autofree char *text = block->lock != ASH_LOCK_NONE ? excerpt_of (html, block->lock) : NULL;

      ash_json_writer_begin_object (writer, NULL);
      if (text != NULL)
        {
          ash_json_writer_string (writer, "label", say_lock (block->lock));
          ash_json_writer_string (writer, "text", text);
        }
      else
        ash_json_writer_string (writer, "html", html);
      ash_json_writer_end_object (writer);
    }
  ash_json_writer_end_array (writer);
  ash_json_writer_end_object (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  return json;
}

/* What is not stored yet */

/**
 * ash_page_draft_take_parts:
 * @edit: {"generation", "number", "parts": [{"block", "html"}]} as the web view tells it
 *
 * Returns: %FALSE when it speaks of blocks that are no more
 */
gboolean
ash_page_draft_take_parts (AshPageDraft *self, const AshJsonValue *edit)
{
  const AshJsonValue *parts = ash_json_member (edit, "parts");
  double generation = ash_json_number (ash_json_member (edit, "generation"));
  double number = ash_json_number (ash_json_member (edit, "number"));
  int n = self->blocks != NULL ? (int) ash_page_blocks_get_n (self->blocks) : 0;

  if (self->blocks == NULL || !(generation == (double) self->generation))
    return FALSE;
  forget (self);
  self->number = number > 0 ? (gint64) number : 0;
  self->parts = g_array_new (FALSE, FALSE, sizeof (AshPagePart));
  g_array_set_clear_func (self->parts, (GDestroyNotify) part_clear);
  for (guint i = 0; i < ash_json_length (parts); i++)
    {
      const AshJsonValue *value = ash_json_at (parts, i);
      double block = ash_json_number (ash_json_member (value, "block"));
      AshPagePart part = { .block = block >= 0 && block < n ? (int) block : -1,
                           .html = g_strdup (ash_json_member_string (value, "html")) };

      g_array_append_val (self->parts, part);
    }
  return TRUE;
}

/**
 * ash_page_draft_take_html:
 *
 * All of the page was typed as HTML.
 */
void
ash_page_draft_take_html (AshPageDraft *self, const char *html)
{
  forget (self);
  if (!g_str_equal (html, self->html))
    self->typed = g_strdup (html);
}

/**
 * ash_page_draft_take_asset:
 * @asset: (transfer full): stored with the first text that names it
 */
void
ash_page_draft_take_asset (AshPageDraft *self, AshNewAsset *asset)
{
  g_ptr_array_add (self->assets, asset);
}

const AshNewAsset *
ash_page_draft_get_asset (const AshPageDraft *self, const char *id)
{
  for (guint i = 0; i < self->assets->len; i++)
    {
      const AshNewAsset *asset = g_ptr_array_index (self->assets, i);

      if (g_strcmp0 (asset->id, id) == 0)
        return asset;
    }
  return NULL;
}

gboolean
ash_page_draft_is_pending (const AshPageDraft *self)
{
  return self->parts != NULL || self->typed != NULL;
}

gboolean
ash_page_draft_is_storing (const AshPageDraft *self)
{
  return self->is_storing;
}

/* Which block each part is now, as JSON for the web view; NULL when they do not match one by one
 * and it has to look at the page anew. */
static char *
match_parts (AshPageDraft *self, const AshPagePart *parts, guint n_parts)
{
  AshJsonWriter *writer = ash_json_writer_new ();
  guint n = self->blocks != NULL ? ash_page_blocks_get_n (self->blocks) : 0;
  guint at = 0;
  gboolean is_matched = self->blocks != NULL;
  char *json;

  ash_json_writer_begin_object (writer, NULL);
  ash_json_writer_int (writer, "generation", self->generation);
  ash_json_writer_int (writer, "number", self->number);
  ash_json_writer_begin_array (writer, "parts");
  for (guint i = 0; is_matched && i < n_parts; i++)
    {
      gboolean is_there = parts[i].end > parts[i].start;
      const AshPageBlock *block = at < n ? ash_page_blocks_get (self->blocks, at) : NULL;
      g_autofree char *html = NULL;

      ash_json_writer_begin_object (writer, NULL);
      ash_json_writer_int (writer, "block", is_there ? (gint64) at : -1);
      if (is_there && parts[i].html != NULL && block != NULL)
        {
          html = ash_page_blocks_dup_html (self->blocks, at);
          ash_json_writer_string (writer, "html", html);
        }
      ash_json_writer_end_object (writer);
      if (!is_there)
        continue;
      is_matched = block != NULL && block->start == parts[i].start && block->end == parts[i].end;
      at++;
    }
  ash_json_writer_end_array (writer);
  ash_json_writer_end_object (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  if (is_matched && at == n)
    return json;
  g_free (json);
  return NULL;
}

/* New files that the text shows and the document has not got yet. */
static GPtrArray *
wanted_assets (AshPageDraft *self, const char *html)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < self->assets->len; i++)
    {
      AshNewAsset *asset = g_ptr_array_index (self->assets, i);

      if (strstr (html, asset->id) != NULL &&
          ash_store_count (self->store, &ASH_ASSET, "id", asset->id) == 0)
        g_ptr_array_add (wanted, asset);
    }
  return wanted;
}

static gboolean
store_html (AshPageDraft *self, const char *html, const char *label, GError **error)
{
  g_autoptr (GPtrArray) assets = wanted_assets (self, html);
  g_autoptr (GBytes) bytes = is_plain (self->item) ? g_bytes_new (html, strlen (html))
                                                   : ash_page_encode (self->bytes, html);
  g_autoptr (AshItem) item = NULL;
  gboolean is_done;

  self->is_storing = TRUE;
  is_done = ash_desk_set_body (self->store, self->id, bytes,
                               is_plain (self->item) ? "text/html" : NULL, assets, label, error);
  self->is_storing = FALSE;
  item = is_done ? ash_store_find (self->store, &ASH_ITEM, "id", self->id) : NULL;
  if (item == NULL)
    return FALSE;
  g_clear_pointer (&self->item, ash_item_free);
  self->item = g_steal_pointer (&item);
  g_bytes_unref (self->bytes);
  self->bytes = g_bytes_ref (bytes);
  return TRUE;
}

/**
 * ash_page_draft_dup_typed:
 *
 * Returns: (transfer full): the HTML of the whole page as it is typed, stored or not
 */
char *
ash_page_draft_dup_typed (const AshPageDraft *self)
{
  return self->parts != NULL
             ? ash_page_blocks_compose (self->blocks, (AshPagePart *) (gpointer) self->parts->data,
                                        self->parts->len)
             : g_strdup (ash_page_draft_get_html (self));
}

/**
 * ash_page_draft_store:
 * @label: (nullable): the name of the step; %NULL for typing
 * @out_settled: (out) (transfer full) (nullable): what the web view has to know of its blocks;
 *   %NULL when it has to be given all of them again
 *
 * Stores what was typed. What could not be stored is kept as not stored.
 */
gboolean
ash_page_draft_store (AshPageDraft *self, const char *label, char **out_settled, GError **error)
{
  AshPagePart *parts = self->parts != NULL ? (AshPagePart *) (gpointer) self->parts->data : NULL;
  g_autofree char *html = ash_page_draft_dup_typed (self);

  *out_settled = NULL;
  if (!g_str_equal (html, self->html))
    {
      if (!store_html (self, html, label, error))
        return FALSE;
      g_free (self->html);
      self->html = g_steal_pointer (&html);
      cut (self);
    }
  self->stored = parts != NULL ? self->number : 0;
  if (parts != NULL)
    *out_settled = match_parts (self, parts, self->parts->len);
  forget (self);
  return TRUE;
}

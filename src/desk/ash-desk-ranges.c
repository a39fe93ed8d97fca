/* Which bytes of a course a part of a page comes from. */
#include "ash-desk-parts-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A body of a course, and its text. */
typedef struct
{
  GBytes *bytes;
  char *text;
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static gboolean
load_source (AshStore *store, const AshItemOrigin *origin, Source *out)
{
  out->bytes = origin->source_digest != NULL
                   ? ash_store_load_object (store, origin->source_digest, NULL)
                   : NULL;
  if (out->bytes == NULL)
    return FALSE;
  out->text = ash_page_decode (out->bytes, NULL);
  return TRUE;
}

/* A place of the text as one of the bytes that were stored. */
static gint64
to_bytes (const Source *self, gsize offset)
{
  gint64 size = (gint64) g_bytes_get_size (self->bytes);
  g_autofree char *before = g_strndup (self->text, offset);
  g_autoptr (GBytes) encoded = NULL;

  if (offset == 0 || offset >= strlen (self->text))
    return offset == 0 ? 0 : size;
  encoded = ash_page_encode (self->bytes, before);
  return MIN ((gint64) g_bytes_get_size (encoded), size);
}

/* And back: as long as the bytes before it are as text. */
static gsize
to_text (const Source *self, gint64 offset)
{
  gint64 size = (gint64) g_bytes_get_size (self->bytes);
  g_autoptr (GBytes) before =
      g_bytes_new_from_bytes (self->bytes, 0, (gsize) CLAMP (offset, 0, size));
  g_autofree char *text = ash_page_decode (before, NULL);

  return MIN (strlen (text), strlen (self->text));
}

static gboolean
is_range (const AshItemOrigin *origin)
{
  return origin->end > origin->start && origin->start >= 0;
}

/* Without the tags that an earlier split opened again before it. */
static char *
without_opened (char *piece)
{
  const char *end;

  while (*piece == '<' && (end = strchr (piece, '>')) != NULL &&
         g_strstr_len (piece, end - piece, " data-continued=") != NULL)
    piece = g_strchug ((char *) end + 1);
  return piece;
}

/* Finds a piece in the source; its @length becomes shorter where end tags that a split put behind
 * it are not there. */
static const char *
find_piece (const char *source, gsize size, char *piece, gsize *length)
{
  for (;;)
    {
      const char *found = *piece != '\0' ? g_strstr_len (source, (gssize) size, piece) : NULL;
      char *tag = strrchr (piece, '<');

      *length = strlen (piece);
      if (found != NULL)
        return found;
      if (tag == NULL || tag == piece || tag[1] != '/' || piece[*length - 1] != '>')
        return NULL;
      *tag = '\0';
      g_strchomp (piece);
    }
}

/* Where the pieces between two places of a page stand in its source, from the first that is found
 * to the last. */
static gboolean
locate (const AshDeskText *page,
        gsize start,
        gsize end,
        const Source *source,
        gsize from,
        gsize to,
        gsize *out_start,
        gsize *out_end)
{
  guint n = ash_page_cuts_get_n (page->cuts);
  gsize at = start;
  gboolean is_found = FALSE;

  for (guint i = 0; i <= n && at < end; i++)
    {
      gsize stop = i < n ? ash_page_cuts_get (page->cuts, i)->offset : end;
      g_autofree char *piece = NULL;
      const char *found;
      char *bare;
      gsize length;

      stop = MIN (stop, end);
      if (stop <= at)
        continue;
      piece = g_strndup (page->text + at, stop - at);
      at = stop;
      bare = without_opened (g_strstrip (piece));
      found = find_piece (source->text + from, to - from, bare, &length);
      if (found == NULL)
        continue;
      if (!is_found)
        *out_start = (gsize) (found - source->text);
      is_found = TRUE;
      from = (gsize) (found - source->text) + length;
      *out_end = from;
    }
  return is_found;
}

static AshItemOrigin *
range_of (
    AshStore *store, const AshDeskText *page, const AshItemOrigin *origin, gsize start, gsize end)
{
  g_auto (Source) source = { 0 };
  g_autoptr (AshItemOrigin) range = ash_item_origin_copy (origin);
  gsize from = 0, to, at = start, stop = end;

  range->record.n = 0;
  g_clear_pointer (&range->record.id, g_free);
  if (!load_source (store, origin, &source))
    return g_steal_pointer (&range);
  to = strlen (source.text);
  if (is_range (origin))
    {
      from = to_text (&source, origin->start);
      to = MAX (from, to_text (&source, origin->end));
    }
  if (!g_str_equal (source.text, page->text) &&
      !locate (page, start, end, &source, from, to, &at, &stop))
    return NULL;
  range->start = to_bytes (&source, at);
  range->end = to_bytes (&source, stop);
  return g_steal_pointer (&range);
}

gboolean
ash_desk_find_ranges (AshStore *store,
                      const AshDeskText *text,
                      gsize start,
                      gsize end,
                      GPtrArray *out,
                      GError **error)
{
  guint before = out->len;

  for (guint i = 0; i < text->origins->len; i++)
    {
      AshItemOrigin *range =
          range_of (store, text, g_ptr_array_index (text->origins, i), start, end);

      if (range != NULL)
        g_ptr_array_add (out, range);
    }
  /* Written anew, word by word: it still comes from where all of the page did. */
  if (out->len == before && text->origins->len > 0)
    {
      AshItemOrigin *whole = ash_item_origin_copy (g_ptr_array_index (text->origins, 0));

      whole->record.n = 0;
      g_clear_pointer (&whole->record.id, g_free);
      g_ptr_array_add (out, whole);
    }
  return TRUE;
}

static gboolean
is_gap_blank (const Source *source, gint64 from, gint64 to)
{
  gsize length;
  const char *data = g_bytes_get_data (source->bytes, &length);

  for (gint64 at = from; at < to; at++)
    if (at >= (gint64) length || !g_ascii_isspace (data[at]))
      return FALSE;
  return TRUE;
}

/* All of the content of a course's page is the page. */
static void
widen (AshItemOrigin *range, const Source *source)
{
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (source->text, NULL);

  if (cuts == NULL || !is_range (range))
    return;
  if (range->start <= to_bytes (source, ash_page_cuts_get (cuts, 0)->offset) &&
      range->end >= to_bytes (source, ash_page_cuts_get_end (cuts)))
    range->start = range->end = 0;
}

/* Takes what another range of the same source has into @range, when they meet. */
static gboolean
absorb (AshStore *store, AshItemOrigin *range, const AshItemOrigin *other)
{
  g_auto (Source) source = { 0 };

  if (g_strcmp0 (range->source_item, other->source_item) != 0 ||
      g_strcmp0 (range->source_digest, other->source_digest) != 0)
    return FALSE;
  if (!is_range (range) || !is_range (other))
    {
      range->start = range->end = 0;
      return TRUE;
    }
  if (!load_source (store, range, &source) ||
      !is_gap_blank (&source, MIN (range->end, other->end), MAX (range->start, other->start)))
    return FALSE;
  range->start = MIN (range->start, other->start);
  range->end = MAX (range->end, other->end);
  widen (range, &source);
  return TRUE;
}

gboolean
ash_desk_put_origins (AshStore *store, const char *item, GPtrArray *origins, GError **error)
{
  for (guint i = 0; i < origins->len; i++)
    for (guint j = i + 1; j < origins->len;)
      if (absorb (store, g_ptr_array_index (origins, i), g_ptr_array_index (origins, j)))
        {
          g_ptr_array_remove_index (origins, j);
          j = i + 1;
        }
      else
        j++;
  if (!ash_desk_delete_where (store, &ASH_ITEM_ORIGIN, "item", item, error))
    return FALSE;
  for (guint i = 0; i < origins->len; i++)
    {
      AshItemOrigin *origin = g_ptr_array_index (origins, i);

      g_free (origin->item);
      origin->item = g_strdup (item);
      origin->record.n = 0;
      if (!ash_store_insert (store, &ASH_ITEM_ORIGIN, origin, error))
        return FALSE;
    }
  return TRUE;
}

char *
ash_desk_dup_part (AshStore *store, const AshItemOrigin *origin, const char *title, GError **error)
{
  g_auto (Source) source = { 0 };
  g_autoptr (AshPageCuts) cuts = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  AshPageTarget targets[3] = { { NULL, NULL } };
  gsize offsets[2], start, end;
  guint n = 0, own = 0;

  if (!load_source (store, origin, &source))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("The course’s text is no longer there."));
      return NULL;
    }
  cuts = ash_page_cuts_new (source.text, error);
  if (cuts == NULL)
    return NULL;
  start = ash_page_cuts_before (cuts, to_text (&source, origin->start), 0);
  end = ash_page_cuts_after (cuts, start, to_text (&source, origin->end), -1);
  if (start > ash_page_cuts_get (cuts, 0)->offset)
    offsets[n++] = start;
  own = n;
  targets[own].title = own > 0 ? title : NULL;
  if (end < ash_page_cuts_get_end (cuts))
    offsets[n++] = end;
  pieces = ash_page_split (source.text, offsets, n, targets, NULL, NULL, error);
  return pieces != NULL ? g_strdup (((AshPagePiece *) g_ptr_array_index (pieces, own))->html)
                        : NULL;
}

/**
 * ash_desk_dup_origin_text:
 * @item: one of a credential
 *
 * Returns: (transfer full) (nullable): the text of the course that it comes from: of the whole
 * page, of the part of it that was taken, or of all pages that were merged; %NULL when there is
 * none
 */
char *
ash_desk_dup_origin_text (AshStore *store, const char *item, GError **error)
{
  g_autoptr (GPtrArray) origins = ash_store_list (store, &ASH_ITEM_ORIGIN, "item", item, error);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; origins != NULL && i < origins->len; i++)
    {
      const AshItemOrigin *origin = g_ptr_array_index (origins, i);
      g_auto (Source) source = { 0 };
      gsize start = 0, end;

      if (!load_source (store, origin, &source))
        continue;
      end = strlen (source.text);
      if (is_range (origin))
        {
          start = to_text (&source, origin->start);
          end = MAX (start, to_text (&source, origin->end));
        }
      g_string_append_len (out, source.text + start, (gssize) (end - start));
      n++;
    }
  return n > 0 ? g_strdup (out->str) : NULL;
}

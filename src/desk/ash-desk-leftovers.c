#include "ash-desk-leftovers.h"

#include <ash-error.h>
#include <ash-fragment.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"

/* Letters shown on each side of a phrase. */
#define AROUND 60

void
ash_leftover_free (AshLeftover *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->title);
  g_free (self->rule);
  g_free (self->why);
  g_free (self->before);
  g_free (self->phrase);
  g_free (self->after);
  g_free (self->replacement);
  g_free (self);
}

/* Finding */

static gboolean
is_plain (const AshItem *item)
{
  return g_strcmp0 (item->body_type, "text/plain") == 0;
}

static char *
digest_of (const char *phrase)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, phrase, -1);
}

/* Whether a decision is about a phrase: about what it says, whichever rule found it when it was
 * kept, or about all that its rule finds. */
static gboolean
is_about (const AshDismissal *dismissal, const AshResidue *residue, const char *digest)
{
  return dismissal->digest != NULL ? g_str_equal (dismissal->digest, digest)
                                   : g_strcmp0 (dismissal->rule, residue->rule) == 0;
}

gboolean
ash_leftover_is_kept (const AshDesign *design, const char *item, const AshResidue *residue)
{
  g_autofree char *digest = digest_of (residue->phrase);

  for (guint i = 0; i < design->dismissals->len; i++)
    {
      const AshDismissal *dismissal = g_ptr_array_index (design->dismissals, i);

      if (g_strcmp0 (dismissal->subject, item) == 0 && is_about (dismissal, residue, digest))
        return TRUE;
    }
  return FALSE;
}

/* The words before or after a place of @text, in one line, with "…" where there are more. */
static char *
words_before (const char *text, gsize at)
{
  const char *start = text + at;
  g_autofree char *words = NULL;

  for (guint i = 0; i < AROUND && start > text; i++)
    start = g_utf8_prev_char (start);
  words = g_strndup (start, (gsize) (text + at - start));
  g_strdelimit (words, "\n\r\t", ' ');
  return g_strconcat (start > text ? "…" : "", words, NULL);
}

static char *
words_after (const char *text, gsize at)
{
  const char *end = text + at;
  g_autofree char *words = NULL;

  for (guint i = 0; i < AROUND && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  words = g_strndup (text + at, (gsize) (end - (text + at)));
  g_strdelimit (words, "\n\r\t", ' ');
  return g_strconcat (words, *end != '\0' ? "…" : "", NULL);
}

static AshLeftover *
leftover_new (const AshItem *item, const char *body, const char *words, const AshResidue *residue)
{
  AshLeftover *self = g_new0 (AshLeftover, 1);

  self->item = g_strdup (item->record.id);
  self->title = g_strdup (item->title != NULL ? item->title : "");
  self->rule = g_strdup (residue->rule);
  self->why = g_strdup (residue->why);
  self->phrase = g_strdup (residue->phrase);
  self->replacement = g_strdup (residue->replacement);
  self->before = words_before (words, residue->start);
  self->after = words_after (words, residue->end);
  self->start = residue->start;
  self->end = residue->end;
  self->is_certain = residue->is_certain;
  if (!is_plain (item))
    {
      g_autofree char *changed = ash_residue_replace (body, residue, residue->replacement);

      self->is_fixed = changed == NULL;
    }
  return self;
}

static void
find_in_item (AshStore *store, const AshDesign *design, const AshItem *item, GPtrArray *into)
{
  g_autoptr (GBytes) bytes = ash_store_load_object (store, item->body, NULL);
  g_autofree char *body = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
  const char *lang = item->lang != NULL ? item->lang : design->tree->lang;
  g_autoptr (AshFragment) fragment = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const char *words = body;

  if (body == NULL)
    return;
  if (!is_plain (item))
    {
      fragment = ash_fragment_new (body);
      words = ash_fragment_get_text (fragment);
    }
  found = fragment != NULL
              ? ash_residue_find_in_fragment (fragment, lang, ash_design_is_self_paced (design))
              : ash_residue_find (words, lang, ash_design_is_self_paced (design));
  for (guint i = 0; i < found->len; i++)
    {
      const AshResidue *residue = g_ptr_array_index (found, i);

      if (!ash_leftover_is_kept (design, item->record.id, residue))
        g_ptr_array_add (into, leftover_new (item, body, words, residue));
    }
}

static gboolean
find_below (AshStore *store,
            const AshDesign *design,
            const char *parent,
            GPtrArray *into,
            AshProgress *progress,
            GError **error)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *item = g_ptr_array_index (children, i);

      if (ash_item_has_words (item))
        find_in_item (store, design, item, into);
      if (!ash_progress_step (progress, 1, error) ||
          !find_below (store, design, item->record.id, into, progress, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
ash_desk_find_leftovers (AshStore *store,
                         const char *credential,
                         AshProgress *progress,
                         GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshDesign) design =
      record != NULL ? ash_store_load_design (store, record->tree, error) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_leftover_free);

  if (design == NULL || !find_below (store, design, NULL, found, progress, error))
    return NULL;
  return g_steal_pointer (&found);
}

/* Rewriting */

/* (transfer full) (nullable): the text with the phrase replaced, %NULL when it is not there. */
static char *
rewritten (const AshItem *item, const char *body, const AshLeftover *leftover)
{
  const AshResidue residue = { .start = leftover->start,
                               .end = leftover->end,
                               .phrase = leftover->phrase };

  return is_plain (item) ? ash_residue_replace_in_text (body, &residue, leftover->replacement)
                         : ash_residue_replace (body, &residue, leftover->replacement);
}

/* The last of a text first, so that those before it stay where they are. */
static gint
compare_backwards (gconstpointer a, gconstpointer b)
{
  const AshLeftover *one = *(const AshLeftover *const *) a;
  const AshLeftover *two = *(const AshLeftover *const *) b;
  int by_item = strcmp (one->item, two->item);

  return by_item != 0 ? by_item : (one->start < two->start) - (one->start > two->start);
}

/* Of the sorted @all those of one item, from @first. Returns: where those of the next begin */
static guint
rewrite_item (AshStore *store, GPtrArray *all, guint first, gint64 *out_n, GError **error)
{
  const char *id = ((AshLeftover *) g_ptr_array_index (all, first))->item;
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);
  g_autoptr (GBytes) before =
      item != NULL && item->body != NULL ? ash_store_load_object (store, item->body, NULL) : NULL;
  g_autofree char *text = before != NULL ? ash_page_decode (before, NULL) : NULL;
  gint64 n = 0;
  guint i;

  for (i = first; i < all->len; i++)
    {
      const AshLeftover *leftover = g_ptr_array_index (all, i);
      char *changed;

      if (!g_str_equal (leftover->item, id))
        break;
      changed = text != NULL ? rewritten (item, text, leftover) : NULL;
      if (changed == NULL)
        continue;
      g_free (text);
      text = changed;
      n++;
    }
  if (n > 0)
    {
      g_autoptr (GBytes) after = ash_page_encode (before, text);

      if (!ash_desk_set_body (store, id, after, item->body_type, NULL, _ ("Rewrite"), error))
        return 0;
    }
  *out_n += n;
  return i;
}

gint64
ash_desk_rewrite (AshStore *store, GPtrArray *leftovers, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (leftovers, NULL, NULL);
  gint64 n = 0;
  gboolean is_done = TRUE;

  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_sort (all, compare_backwards);
  if (!ash_store_begin (store, _ ("Rewrite for any class"), NULL, error))
    return -1;
  for (guint i = 0; is_done && i < all->len;)
    {
      i = rewrite_item (store, all, i, &n, error);
      is_done = i > 0;
    }
  if (is_done && n == 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("The text has changed, or the words reach over a picture or a new "
                              "paragraph. Change it in the page itself."));
      is_done = FALSE;
    }
  return ash_desk_end (store, is_done, error) ? n : -1;
}

gboolean
ash_desk_keep_leftover (AshStore *store,
                        const char *credential,
                        const AshLeftover *leftover,
                        GError **error)
{
  g_autofree char *digest = digest_of (leftover->phrase);

  return ash_desk_dismiss (store, credential, leftover->rule, leftover->item, digest, NULL, error);
}

#include "ash-desk-leftovers.h"

#include <ash-error.h>
#include <ash-fragment.h>
#include <ash-limits.h>
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
  ash_text_free (self->text);
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

/* What a design is looked through for */

typedef struct
{
  const AshDesign *design;
  gboolean is_self_paced;
  GPtrArray *found;
} Finding;

static gboolean
is_body (const AshText *text)
{
  return text->klass == &ASH_ITEM && g_str_equal (text->column, "body");
}

/* What learners read. What they choose or write as an answer, and what a badge or an outcome says,
 * is looked at where it is written. */
static gboolean
is_read_by_learners (const AshText *text)
{
  if (text->klass == &ASH_CHOICE || text->klass == &ASH_ACCEPTED)
    return g_str_equal (text->column, "feedback");
  if (text->klass == &ASH_SHEET_FIELD)
    return text->part == NULL;
  return text->klass == &ASH_ITEM || text->klass == &ASH_QUESTION || text->klass == &ASH_RUBRIC ||
         text->klass == &ASH_CRITERION || text->klass == &ASH_RATING;
}

/* A page and its title are decided on together, a question and a rubric by themselves. */
static const char *
subject_of (const AshText *text)
{
  return text->klass == &ASH_ITEM ? text->item : text->id;
}

/* "Quiz 1 · Question"; of a page its title alone */
static char *
title_of (const AshDesign *design, const AshText *text)
{
  const AshItem *item = text->item != NULL ? ash_design_item (design, text->item) : NULL;
  const char *title = item != NULL && item->title != NULL ? item->title : text->place;

  return is_body (text) ? g_strdup (title) : g_strdup_printf ("%s · %s", title, text->what);
}

/* (transfer full): where it is, without what it says */
static AshText *
place_new (const AshText *text)
{
  AshText place = *text;

  place.text = NULL;
  return ash_text_copy (&place);
}

static AshLeftover *
leftover_new (const AshDesign *design,
              const AshText *text,
              const char *words,
              const AshResidue *residue)
{
  AshLeftover *self = g_new0 (AshLeftover, 1);

  self->text = place_new (text);
  self->item = g_strdup (subject_of (text));
  self->title = title_of (design, text);
  self->rule = g_strdup (residue->rule);
  self->why = g_strdup (residue->why);
  self->phrase = g_strdup (residue->phrase);
  self->replacement = g_strdup (residue->replacement);
  self->before = words_before (words, residue->start);
  self->after = words_after (words, residue->end);
  self->start = residue->start;
  self->end = residue->end;
  self->is_certain = residue->is_certain;
  if (text->is_html)
    {
      g_autofree char *changed = ash_residue_replace (text->text, residue, residue->replacement);

      self->is_fixed = changed == NULL;
    }
  return self;
}

static gboolean
find_in_text (const AshText *text, gpointer data)
{
  Finding *self = data;
  const AshItem *item = text->item != NULL ? ash_design_item (self->design, text->item) : NULL;
  const char *lang = item != NULL && item->lang != NULL ? item->lang : self->design->tree->lang;
  g_autoptr (AshFragment) fragment = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!is_read_by_learners (text))
    return TRUE;
  fragment = text->is_html ? ash_fragment_new (text->text) : NULL;
  found = fragment != NULL ? ash_residue_find_in_fragment (fragment, lang, self->is_self_paced)
                           : ash_residue_find (text->text, lang, self->is_self_paced);
  for (guint i = 0; i < found->len; i++)
    {
      const AshResidue *residue = g_ptr_array_index (found, i);
      const char *words = fragment != NULL ? ash_fragment_get_text (fragment) : text->text;

      if (!ash_leftover_is_kept (self->design, subject_of (text), residue))
        g_ptr_array_add (self->found, leftover_new (self->design, text, words, residue));
    }
  return TRUE;
}

/* Where the items of a design stand in its outline. */
static void
number_below (const AshDesign *design, const char *parent, guint depth, GHashTable *numbers)
{
  GPtrArray *children = ash_design_children (design, parent);

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    {
      const char *id = ((AshItem *) g_ptr_array_index (children, i))->record.id;

      g_hash_table_insert (numbers, (gpointer) id,
                           GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
      number_below (design, id, depth + 1, numbers);
    }
}

/* What stands in no item comes last. */
static guint
number_of (GHashTable *numbers, const AshLeftover *leftover)
{
  gpointer number =
      leftover->text->item != NULL ? g_hash_table_lookup (numbers, leftover->text->item) : NULL;

  return number != NULL ? GPOINTER_TO_UINT (number) : G_MAXUINT;
}

static gint
compare_places (gconstpointer a, gconstpointer b, gpointer numbers)
{
  guint one = number_of (numbers, *(const AshLeftover *const *) a);
  guint two = number_of (numbers, *(const AshLeftover *const *) b);

  return (one > two) - (one < two);
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
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  AshBodies bodies = ash_store_bodies (store);
  Finding self = { design, design != NULL && ash_design_is_self_paced (design), found };

  if (design == NULL || !ash_texts_each (design, &bodies, progress, find_in_text, &self, error))
    return NULL;
  number_below (design, NULL, 0, numbers);
  g_ptr_array_sort_with_data (found, compare_places, numbers);
  return g_steal_pointer (&found);
}

/* Rewriting */

/* (transfer full) (nullable): @words with the phrase replaced, %NULL when it is not there. */
static char *
rewritten (const char *words, const AshLeftover *leftover)
{
  const AshResidue residue = { .start = leftover->start,
                               .end = leftover->end,
                               .phrase = leftover->phrase };

  return leftover->text->is_html
             ? ash_residue_replace (words, &residue, leftover->replacement)
             : ash_residue_replace_in_text (words, &residue, leftover->replacement);
}

static int
compare_texts (const AshText *one, const AshText *two)
{
  int by_record = strcmp (one->id, two->id);
  int by_line = by_record != 0 ? by_record : g_strcmp0 (one->entry, two->entry);

  return by_line != 0 ? by_line : strcmp (one->column, two->column);
}

/* The last of a text first, so that those before it stay where they are. */
static gint
compare_backwards (gconstpointer a, gconstpointer b)
{
  const AshLeftover *one = *(const AshLeftover *const *) a;
  const AshLeftover *two = *(const AshLeftover *const *) b;
  int by_text = compare_texts (one->text, two->text);

  return by_text != 0 ? by_text : (one->start < two->start) - (one->start > two->start);
}

/* Of the sorted @all those of one text, from @first. Returns: where those of the next begin; 0 with
 * @error */
static guint
rewrite_text (AshStore *store, GPtrArray *all, guint first, gint64 *out_n, GError **error)
{
  AshText text = *((AshLeftover *) g_ptr_array_index (all, first))->text;
  g_autofree char *before = ash_text_now (store, &text);
  g_autofree char *after = g_strdup (before);
  gboolean is_done = FALSE;
  gint64 n = 0;
  guint i;

  for (i = first; i < all->len; i++)
    {
      const AshLeftover *leftover = g_ptr_array_index (all, i);
      char *changed;

      if (compare_texts (leftover->text, &text) != 0)
        break;
      changed = after != NULL ? rewritten (after, leftover) : NULL;
      if (changed == NULL)
        continue;
      g_free (after);
      after = changed;
      n++;
    }
  text.text = before;
  if (n > 0 && !ash_text_change (store, &text, after, &is_done, error))
    return 0;
  *out_n += is_done ? n : 0;
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
      i = rewrite_text (store, all, i, &n, error);
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

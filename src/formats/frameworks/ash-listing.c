#include "ash-frameworks-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A note up to this may be the statement itself, at length. */
#define LONGEST_SENTENCE 500
/* No system cuts shorter titles. */
#define LEAST_CUT 60

struct _AshListing
{
  AshListingFacts facts;
  GPtrArray *entries; /* (element-type AshEntry) */
  GStrv levels;
  GHashTable *by_name; /* id, address or code -> index + 1 */
  AshListingIndex *index;
};

const char *const ASH_LISTING_FORMAT_NICKS[] = { "table", "case", "canvas", "moodle",
                                                 "esco",  "rsd",  NULL };

static void
entry_free (gpointer data)
{
  AshEntry *self = data;

  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->text);
  g_free (self->note);
  g_free (self->also);
  g_free (self->uri);
  g_free (self->type);
  g_free (self->level);
  g_free (self);
}

static void
draft_free (gpointer data)
{
  AshDraft *self = data;

  entry_free (self->entry);
  g_free (self->name);
  g_free (self->parent);
  g_free (self);
}

static void
facts_clear (AshListingFacts *facts)
{
  g_clear_pointer (&facts->title, g_free);
  g_clear_pointer (&facts->uri, g_free);
  g_clear_pointer (&facts->version, g_free);
  g_clear_pointer (&facts->publisher, g_free);
  g_clear_pointer (&facts->licence, g_free);
  g_clear_pointer (&facts->lang, g_free);
}

static void
clear (gpointer data)
{
  AshListing *self = data;

  facts_clear (&self->facts);
  g_ptr_array_unref (self->entries);
  g_strfreev (self->levels);
  g_hash_table_unref (self->by_name);
  ash_listing_index_free (self->index);
}

AshListing *
ash_listing_ref (AshListing *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ash_listing_unref (AshListing *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/* Building */

AshListingBuilder *
ash_listing_builder_new (AshListingFormat format)
{
  AshListingBuilder *self = g_new0 (AshListingBuilder, 1);

  self->facts.format = format;
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->levels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ash_listing_builder_free (AshListingBuilder *self)
{
  if (self == NULL)
    return;
  facts_clear (&self->facts);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

AshDraft *
ash_listing_builder_add (AshListingBuilder *self, const char *name, GError **error)
{
  AshDraft *draft;

  if (self->drafts->len >= ASH_LIMIT_STATEMENTS)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” has more than %d statements. Bring in the part of it that you need."),
                   name, ASH_LIMIT_STATEMENTS);
      return NULL;
    }
  draft = g_new0 (AshDraft, 1);
  draft->entry = g_new0 (AshEntry, 1);
  draft->order = NAN;
  g_ptr_array_add (self->drafts, draft);
  return draft;
}

void
ash_listing_builder_add_level (AshListingBuilder *self, const char *level)
{
  g_autofree char *text = ash_listing_line (level);

  if (text != NULL && self->levels->len < 20 &&
      !g_ptr_array_find_with_equal_func (self->levels, text, g_str_equal, NULL))
    g_ptr_array_add (self->levels, g_steal_pointer (&text));
}

/* The order: what stands below what */

typedef struct
{
  GPtrArray *drafts;
  GHashTable *by_name; /* id, address, code -> index + 1, of the file's order */
  int *parents;
  GArray **below; /* of each, and at the end of the top: indices */
  gboolean *is_placed;
} Order;

static void
add_name (GHashTable *names, const char *name, guint index)
{
  if (name != NULL && !g_hash_table_contains (names, name))
    g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (index + 1));
}

/* Addresses and ids count before codes: a code may be in use twice. */
static void
add_names (GHashTable *names, int pass, const AshEntry *entry, guint index)
{
  add_name (names, pass == 0 ? entry->uri : pass == 1 ? entry->id : entry->code, index);
}

static GHashTable *
names_of_drafts (GPtrArray *drafts)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < drafts->len; i++)
    add_name (names, ((AshDraft *) g_ptr_array_index (drafts, i))->name, i);
  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < drafts->len; i++)
      add_names (names, pass, ((AshDraft *) g_ptr_array_index (drafts, i))->entry, i);
  return names;
}

static GHashTable *
names_of_entries (GPtrArray *entries)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < entries->len; i++)
      add_names (names, pass, g_ptr_array_index (entries, i), i);
  return names;
}

static int
find_parent (const Order *order, guint index)
{
  const AshDraft *draft = g_ptr_array_index (order->drafts, index);
  g_auto (GStrv) names = draft->parent != NULL ? g_strsplit (draft->parent, "\n", 20) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gpointer found = g_hash_table_lookup (order->by_name, g_strstrip (names[i]));

      if (found != NULL && GPOINTER_TO_UINT (found) - 1 != index)
        return (int) GPOINTER_TO_UINT (found) - 1;
    }
  return -1;
}

static int
compare_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint one = *(const guint *) a, two = *(const guint *) b;
  double x = ((AshDraft *) g_ptr_array_index (order->drafts, one))->order;
  double y = ((AshDraft *) g_ptr_array_index (order->drafts, two))->order;

  if (!isnan (x) && !isnan (y) && x != y)
    return x < y ? -1 : 1;
  return one < two ? -1 : 1;
}

static gboolean
is_numbered (const Order *order, GArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (isnan (
            ((AshDraft *) g_ptr_array_index (order->drafts, g_array_index (row, guint, i)))->order))
      return FALSE;
  return TRUE;
}

static const char *
code_of (const Order *order, guint index)
{
  const AshEntry *entry = ((AshDraft *) g_ptr_array_index (order->drafts, index))->entry;

  return entry->code != NULL ? entry->code : entry->text;
}

static int
compare_code (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = *(const guint *) a, two = *(const guint *) b;
  int order = ash_listing_compare_codes (code_of (data, one), code_of (data, two));

  return order != 0 ? order : one < two ? -1 : 1;
}

/* Whether a program has sorted the row by its codes, letter by letter: any other order of a file is
 * that of its authors. */
static gboolean
is_sorted_as_text (const Order *order, GArray *row)
{
  for (guint i = 1; i < row->len; i++)
    if (strcmp (code_of (order, g_array_index (row, guint, i - 1)),
                code_of (order, g_array_index (row, guint, i))) > 0)
      return FALSE;
  return TRUE;
}

static void
sort_row (Order *order, GArray *row)
{
  if (is_numbered (order, row))
    g_array_sort_with_data (row, compare_order, order);
  else if (is_sorted_as_text (order, row))
    g_array_sort_with_data (row, compare_code, order);
}

static void
find_rows (Order *order)
{
  guint n = order->drafts->len;

  for (guint i = 0; i < n; i++)
    {
      guint row;

      order->parents[i] = find_parent (order, i);
      row = order->parents[i] >= 0 ? (guint) order->parents[i] : n;
      if (order->below[row] == NULL)
        order->below[row] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (order->below[row], i);
    }
  for (guint i = 0; i <= n; i++)
    if (order->below[i] != NULL)
      sort_row (order, order->below[i]);
}

/* One with all below it. No recursion: a file can say a chain of 100,000. */
static void
place (Order *order, GPtrArray *out, guint top)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int[2]));
  int first[2] = { (int) top, -1 };

  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      const int *last = &g_array_index (stack, int, 2 * (stack->len - 1));
      guint index = (guint) last[0];
      int parent = last[1], here = (int) out->len;
      AshDraft *draft = g_ptr_array_index (order->drafts, index);
      GArray *row = order->below[index];

      g_array_set_size (stack, stack->len - 1);
      if (order->is_placed[index])
        continue;
      order->is_placed[index] = TRUE;
      draft->entry->parent = parent;
      draft->entry->depth = parent < 0
                                ? 0
                                : MIN (((AshEntry *) g_ptr_array_index (out, parent))->depth + 1,
                                       ASH_LIMIT_TREE_DEPTH);
      g_ptr_array_add (out, g_steal_pointer (&draft->entry));
      for (guint i = row != NULL ? row->len : 0; i > 0; i--)
        {
          int next[2] = { (int) g_array_index (row, guint, i - 1), here };

          g_array_append_val (stack, next);
        }
    }
}

static void
count_below (GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      const AshEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->parent >= 0)
        ((AshEntry *) g_ptr_array_index (entries, entry->parent))->n_below += entry->n_below + 1;
    }
}

/* In reading order. What stands below itself, in a circle, is taken as standing at the top. */
static GPtrArray *
put_in_order (GPtrArray *drafts)
{
  guint n = drafts->len;
  GPtrArray *out = g_ptr_array_new_full (n, entry_free);
  Order order = { drafts, names_of_drafts (drafts), g_new0 (int, n + 1), g_new0 (GArray *, n + 1),
                  g_new0 (gboolean, n + 1) };

  find_rows (&order);
  for (guint i = 0; order.below[n] != NULL && i < order.below[n]->len; i++)
    place (&order, out, g_array_index (order.below[n], guint, i));
  for (guint i = 0; i < n; i++)
    if (!order.is_placed[i])
      place (&order, out, i);
  count_below (out);
  for (guint i = 0; i <= n; i++)
    if (order.below[i] != NULL)
      g_array_unref (order.below[i]);
  g_hash_table_unref (order.by_name);
  g_free (order.parents);
  g_free (order.below);
  g_free (order.is_placed);
  return out;
}

static void
drop_empty (GPtrArray *drafts)
{
  guint kept = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->entry->text != NULL)
        drafts->pdata[kept++] = draft;
      else
        draft_free (draft);
    }
  g_ptr_array_set_free_func (drafts, NULL);
  g_ptr_array_set_size (drafts, (int) kept);
  g_ptr_array_set_free_func (drafts, draft_free);
}

/* "Compose a story of 600 words for a non-specialis": a title that the system has cut, and the
 * whole sentence as its description. */
static void
complete_cut_text (AshEntry *entry)
{
  gsize length = strlen (entry->text);
  const char *rest;

  if (entry->note == NULL || length < LEAST_CUT || strlen (entry->note) >= LONGEST_SENTENCE ||
      strchr (entry->note, '\n') != NULL || !g_str_has_prefix (entry->note, entry->text))
    return;
  rest = entry->note + length;
  if (*rest != ' ' && !g_unichar_isalnum (g_utf8_get_char (rest)))
    return;
  g_free (entry->text);
  entry->text = g_steal_pointer (&entry->note);
}

/* Canvas has no place for a code: people begin the title with it. */
static void
mend_texts (GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      AshEntry *entry = ((AshDraft *) g_ptr_array_index (drafts, i))->entry;
      const char *rest = ash_listing_after_code (entry->code, entry->text);

      if (rest != NULL)
        memmove (entry->text, rest, strlen (rest) + 1);
      complete_cut_text (entry);
      if (entry->also != NULL && g_str_has_prefix (entry->text, entry->also))
        g_clear_pointer (&entry->also, g_free);
    }
}

AshListing *
ash_listing_builder_end (AshListingBuilder *self, const char *name, GError **error)
{
  AshListing *listing;

  drop_empty (self->drafts);
  if (self->drafts->len == 0)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” has no statement in it: no skill, outcome or attribute."), name);
      return NULL;
    }
  mend_texts (self->drafts);
  if (self->facts.title == NULL)
    self->facts.title = ash_listing_title_of_file (name);
  g_ptr_array_add (self->levels, NULL);
  listing = g_atomic_rc_box_new0 (AshListing);
  listing->facts = self->facts;
  memset (&self->facts, 0, sizeof self->facts);
  listing->entries = put_in_order (self->drafts);
  listing->levels = (GStrv) g_ptr_array_free (self->levels, FALSE);
  self->levels = g_ptr_array_new_with_free_func (g_free);
  listing->by_name = names_of_entries (listing->entries);
  listing->index = ash_listing_index_new (listing);
  return listing;
}

/* Reading */

const AshListingFacts *
ash_listing_facts (const AshListing *self)
{
  return &self->facts;
}

guint
ash_listing_length (const AshListing *self)
{
  return self->entries->len;
}

const AshEntry *
ash_listing_entry (const AshListing *self, guint index)
{
  return index < self->entries->len ? g_ptr_array_index (self->entries, index) : NULL;
}

const char *const *
ash_listing_levels (const AshListing *self)
{
  return (const char *const *) self->levels;
}

const AshListingIndex *
ash_listing_index (const AshListing *self)
{
  return self->index;
}

int
ash_listing_find (const AshListing *self, const char *name)
{
  return name != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name)) - 1 : -1;
}

char *
ash_listing_path (const AshListing *self, guint index)
{
  const AshEntry *entry = ash_listing_entry (self, index);
  GString *path = g_string_new (NULL);

  for (int at = entry != NULL ? entry->parent : -1; at >= 0 && path->len < 1024;)
    {
      const AshEntry *above = ash_listing_entry (self, (guint) at);

      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, above->text);
      at = above->parent;
    }
  return g_string_free (path, FALSE);
}

const char *
ash_listing_sentence (const AshListing *self, guint index)
{
  const AshEntry *entry = ash_listing_entry (self, index);
  AshListingFormat format = self->facts.format;

  if (entry->note != NULL && strlen (entry->note) < LONGEST_SENTENCE &&
      strchr (entry->note, '\n') == NULL &&
      (format == ASH_LISTING_CANVAS || format == ASH_LISTING_MOODLE || format == ASH_LISTING_RSD))
    return entry->note;
  return entry->text;
}

const char *
ash_listing_target_type (const AshListing *self)
{
  if (self->facts.format == ASH_LISTING_CASE)
    return "CFItem";
  return self->facts.format == ASH_LISTING_ESCO ? "ext:ESCOSkill" : NULL;
}

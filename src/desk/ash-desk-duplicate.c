#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

static const char *const REUSE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Use module again"),     N_ ("Use page again"),       N_ ("Use file again"),
  N_ ("Use link again"),       N_ ("Use discussion again"), N_ ("Use quiz again"),
  N_ ("Use assignment again"), N_ ("Use tool again"),       N_ ("Use heading again"),
  N_ ("Use item again"),
};

static const char *const DUPLICATE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Duplicate module"),     N_ ("Duplicate page"),       N_ ("Duplicate file"),
  N_ ("Duplicate link"),       N_ ("Duplicate discussion"), N_ ("Duplicate quiz"),
  N_ ("Duplicate assignment"), N_ ("Duplicate tool"),       N_ ("Duplicate heading"),
  N_ ("Duplicate item"),
};

/* Gives a record that was read a new identity, under which it is inserted once more. */
static void
renew (AshRecord *record)
{
  record->n = 0;
  g_free (record->id);
  record->id = ash_id_new ();
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* Copies every row of @klass whose @column, the field at @offset, is @from, and has it be @to. */
static gboolean
copy_rows (AshStore *store,
           const AshRecordClass *klass,
           const char *column,
           gsize offset,
           const char *from,
           const char *to,
           GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, klass, column, from, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);

      renew (row);
      replace (G_STRUCT_MEMBER_P (row, offset), to);
      if (!ash_store_insert (store, klass, row, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
copy_question (AshStore *store, AshQuestion *question, const char *bank, GError **error)
{
  g_autofree char *from = g_strdup (question->record.id);
  const char *to;

  renew (&question->record);
  to = question->record.id;
  replace (&question->bank, bank);
  replace (&question->origin, from);
  return ash_store_insert (store, &ASH_QUESTION, question, error) &&
         copy_rows (store, &ASH_CHOICE, "question", G_STRUCT_OFFSET (AshChoice, question), from, to,
                    error) &&
         copy_rows (store, &ASH_ACCEPTED, "question", G_STRUCT_OFFSET (AshAccepted, question), from,
                    to, error) &&
         copy_rows (store, &ASH_ALIGNMENT, "subject", G_STRUCT_OFFSET (AshAlignment, subject), from,
                    to, error);
}

/* What belongs to a quiz alone is copied with it, and noted in @map under its old id. */
static gboolean
copy_banks (AshStore *store, const char *from, const char *to, GHashTable *map, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "quiz", from, error);

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      AshBank *bank = g_ptr_array_index (banks, i);
      g_autoptr (GPtrArray) questions =
          ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);
      g_autofree char *old = g_strdup (bank->record.id);

      renew (&bank->record);
      replace (&bank->quiz, to);
      g_hash_table_insert (map, g_steal_pointer (&old), g_strdup (bank->record.id));
      if (questions == NULL || !ash_store_insert (store, &ASH_BANK, bank, error))
        return FALSE;
      for (guint j = 0; j < questions->len; j++)
        {
          AshQuestion *question = g_ptr_array_index (questions, j);
          g_autofree char *was = g_strdup (question->record.id);

          if (!copy_question (store, question, bank->record.id, error))
            return FALSE;
          g_hash_table_insert (map, g_steal_pointer (&was), g_strdup (question->record.id));
        }
    }
  return banks != NULL;
}

static void
follow (GHashTable *map, char **field)
{
  const char *to = *field != NULL ? g_hash_table_lookup (map, *field) : NULL;

  if (to != NULL)
    replace (field, to);
}

/* Questions that others use too, of a course or of a bank, are used by the copy as well. */
static gboolean
copy_entries (AshStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", from, error);

  if (entries == NULL || !copy_banks (store, from, to, map, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      AshQuizEntry *entry = g_ptr_array_index (entries, i);

      renew (&entry->record);
      replace (&entry->quiz, to);
      follow (map, &entry->question);
      follow (map, &entry->bank);
      if (!ash_store_insert (store, &ASH_QUIZ_ENTRY, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_below (AshStore *store, const char *from, const char *to, guint depth, GError **error);

/* @item is as it was read, but for its parent, place and title. */
static gboolean
copy_item (AshStore *store, AshItem *item, guint depth, GError **error)
{
  g_autofree char *from = g_strdup (item->record.id);
  const char *to;

  if (!ash_desk_check_depth (depth, error))
    return FALSE;
  renew (&item->record);
  to = item->record.id;
  item->is_linked = TRUE;
  return ash_store_insert (store, &ASH_ITEM, item, error) &&
         copy_rows (store, &ASH_ITEM_ORIGIN, "item", G_STRUCT_OFFSET (AshItemOrigin, item), from,
                    to, error) &&
         copy_rows (store, &ASH_SHEET_FIELD, "owner", G_STRUCT_OFFSET (AshSheetField, owner), from,
                    to, error) &&
         copy_rows (store, &ASH_ALIGNMENT, "subject", G_STRUCT_OFFSET (AshAlignment, subject), from,
                    to, error) &&
         copy_entries (store, from, to, error) && copy_below (store, from, to, depth + 1, error);
}

static gboolean
copy_below (AshStore *store, const char *from, const char *to, guint depth, GError **error)
{
  g_autoptr (GPtrArray) children = ash_store_list (store, &ASH_ITEM, "parent", from, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AshItem *child = g_ptr_array_index (children, i);

      replace (&child->parent, to);
      if (!copy_item (store, child, depth, error))
        return FALSE;
    }
  return children != NULL;
}

/* The id of the sibling after @item; NULL when it is the last. */
static char *
next_sibling (AshStore *store, const AshItem *item, GError **error)
{
  g_autoptr (GPtrArray) row = ash_desk_siblings (store, item->tree, item->parent, error);

  for (guint i = 0; row != NULL && i + 1 < row->len; i++)
    if (g_str_equal (((AshRecord *) row->pdata[i])->id, item->record.id))
      return g_strdup (((AshRecord *) row->pdata[i + 1])->id);
  return NULL;
}

/* Makes @item its copy, right after what it was read from. */
static gboolean
copy_beside (AshStore *store, AshItem *item, GError **error)
{
  g_autofree char *before = next_sibling (store, item, error);
  g_autoptr (GPtrArray) places =
      ash_desk_places_before (store, item->tree, item->parent, before, 1, error);

  if (places == NULL)
    return FALSE;
  replace (&item->pos, g_ptr_array_index (places, 0));
  return copy_item (store, item, 0, error);
}

/* Two of one title side by side could not be told apart. */
static void
call_copy (AshItem *item)
{
  g_autofree char *title = g_strdup_printf (
      _ ("%s (copy)"), item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled"));

  replace (&item->title, title);
}

/**
 * ash_desk_duplicate_items:
 * @items: (array zero-terminated=1): items of credentials; what stands below comes with them
 *
 * Each copy stands right after what it is a copy of. It has the same marks of outcomes, but it is
 * not evidence.
 *
 * Returns: (transfer full): the ids of the copies
 */
GStrv
ash_desk_duplicate_items (AshStore *store, const char *const *items, GError **error)
{
  g_autoptr (GPtrArray) chosen = ash_desk_topmost (store, items, error);
  g_autoptr (GStrvBuilder) made = g_strv_builder_new ();
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (chosen == NULL || !ash_desk_are_own (store, chosen, error))
    return NULL;
  if (chosen->len == 0)
    return g_strv_builder_end (made);
  label = ash_desk_label_for (chosen, DUPLICATE_LABELS,
                              ngettext ("Duplicate %u item", "Duplicate %u items", chosen->len));
  if (!ash_store_begin (store, label, NULL, error))
    return NULL;
  for (guint i = 0; is_done && i < chosen->len; i++)
    {
      AshItem *item = g_ptr_array_index (chosen, i);

      call_copy (item);
      is_done = copy_beside (store, item, error);
      g_strv_builder_add (made, item->record.id);
    }
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strv_builder_end (made);
}

/* Copies each where it stands and takes the copies to their place, as a move would. */
static GStrv
reuse_all (AshStore *store,
           GPtrArray *chosen,
           const char *credential,
           const char *parent,
           const char *before,
           GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_auto (GStrv) made = NULL;

  if (tree == NULL)
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    {
      AshItem *item = g_ptr_array_index (chosen, i);

      if (g_strcmp0 (item->tree, tree) == 0 && g_strcmp0 (item->parent, parent) == 0)
        call_copy (item);
      if (!copy_beside (store, item, error))
        return NULL;
      g_strv_builder_add (builder, item->record.id);
    }
  made = g_strv_builder_end (builder);
  return ash_desk_move_items (store, (const char *const *) made, credential, parent, before, error)
             ? g_steal_pointer (&made)
             : NULL;
}

/**
 * ash_desk_reuse_items:
 * @items: (array zero-terminated=1): items of credentials; what stands below comes with them
 * @credential: where they are used too, the same or another one
 * @parent: (nullable): a module there, or %NULL for the top
 * @before: (nullable): an item under @parent, or %NULL for the end
 *
 * What stands in one place of the credentials is used in another as well. It comes from the same
 * items of the course. Marks of outcomes go along within a credential, not into another one.
 *
 * Returns: (transfer full): the ids of what stands there now; none when @items is empty
 */
GStrv
ash_desk_reuse_items (AshStore *store,
                      const char *const *items,
                      const char *credential,
                      const char *parent,
                      const char *before,
                      GError **error)
{
  g_autoptr (GPtrArray) chosen = ash_desk_topmost (store, items, error);
  g_autofree char *label = NULL;
  g_auto (GStrv) made = NULL;

  if (chosen == NULL || !ash_desk_are_own (store, chosen, error))
    return NULL;
  if (chosen->len == 0)
    return g_new0 (char *, 1);
  label = ash_desk_label_for (chosen, REUSE_LABELS,
                              ngettext ("Use %u item again", "Use %u items again", chosen->len));
  if (!ash_store_begin (store, label, NULL, error))
    return NULL;
  made = reuse_all (store, chosen, credential, parent, before, error);
  if (!ash_desk_end (store, made != NULL, error))
    return NULL;
  return g_steal_pointer (&made);
}

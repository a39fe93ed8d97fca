#include "ash-cc-write-private.h"

static void
add_line (GPtrArray *list,
          const char *subject,
          const char *identifier,
          const char *path,
          const char *fingerprint)
{
  AshExportItem *line = ash_export_item_new ();

  line->subject = g_strdup (subject);
  line->identifier = g_strdup (identifier);
  line->path = g_strdup (path);
  line->fingerprint = g_strdup (fingerprint);
  g_ptr_array_add (list, line);
}

static void
add_members_of (GPtrArray *list, GHashTable *members)
{
  GHashTableIter iter;
  const char *id;
  const AshCcMember *member;

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &member))
    add_line (list, id, member->identifier, member->name, member->written);
}

/* Modules have no file; in the outline they have a name all the same. */
static void
add_modules (GPtrArray *list, AshCartridgePlan *self)
{
  GHashTableIter iter;
  const char *id;
  const char *identifier;

  g_hash_table_iter_init (&iter, self->item_identifiers);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &identifier))
    if (!g_hash_table_contains (self->by_item, id))
      add_line (list, id, identifier, NULL, NULL);
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  const AshExportItem *x = *(AshExportItem *const *) a;
  const AshExportItem *y = *(AshExportItem *const *) b;

  return g_strcmp0 (x->subject, y->subject);
}

/**
 * ash_cartridge_plan_list:
 *
 * Returns: (transfer full) (element-type AshExportItem): each record that is in the package, where
 *   it stands there and under which name, by its id
 */
GPtrArray *
ash_cartridge_plan_list (AshCartridgePlan *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (ASH_EXPORT_ITEM.free);

  add_members_of (list, self->by_item);
  add_members_of (list, self->by_asset);
  add_modules (list, self);
  if (self->start != NULL)
    add_line (list, ash_cc_tree_id (self), self->start->identifier, self->start->name,
              self->start->written);
  g_ptr_array_sort (list, compare_lines);
  return list;
}

#include "ash-desk-pathway.h"

#include <ash-id.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

void
ash_path_free (AshPath *self)
{
  if (self == NULL)
    return;
  ash_pathway_free (self->pathway);
  g_clear_pointer (&self->credentials, g_ptr_array_unref);
  g_free (self);
}

/* The rule: a root and below it a leaf for each credential. */

static AshRule *
root_of (GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      AshRule *rule = g_ptr_array_index (rules, i);

      if (rule->parent == NULL && rule->op != ASH_RULE_LEAF)
        return rule;
    }
  return NULL;
}

static gboolean
is_leaf_of (const AshRule *rule, const AshRule *root)
{
  return rule->op == ASH_RULE_LEAF && rule->target != NULL && root != NULL &&
         g_strcmp0 (rule->parent, root->record.id) == 0;
}

static gboolean
has (GPtrArray *credentials, const char *id)
{
  return g_ptr_array_find_with_equal_func (credentials, id, g_str_equal, NULL);
}

static gboolean
load_members (AshStore *store, AshPath *path, GError **error)
{
  g_autoptr (GPtrArray) rules =
      ash_store_list (store, &ASH_RULE, "owner", path->pathway->record.id, error);
  const AshRule *root = rules != NULL ? root_of (rules) : NULL;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (rules, i);

      if (is_leaf_of (rule, root) && !has (path->credentials, rule->target) &&
          ash_store_count (store, &ASH_CREDENTIAL, "id", rule->target) > 0)
        g_ptr_array_add (path->credentials, g_strdup (rule->target));
    }
  path->op = root != NULL ? root->op : ASH_RULE_ALL;
  path->need = root != NULL ? root->need : ASH_UNSET;
  return rules != NULL;
}

static AshPath *
path_of (AshStore *store, AshPathway *pathway, GError **error)
{
  g_autoptr (AshPath) self = g_new0 (AshPath, 1);

  self->pathway = pathway;
  self->credentials = g_ptr_array_new_with_free_func (g_free);
  if (pathway == NULL || !load_members (store, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

AshPath *
ash_desk_load_path (AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) pathways = ash_store_list (store, &ASH_PATHWAY, NULL, NULL, error);

  if (pathways == NULL || pathways->len == 0)
    return NULL;
  return path_of (store, ash_pathway_copy (g_ptr_array_index (pathways, 0)), error);
}

static AshPath *
get_path (AshStore *store, const char *pathway, GError **error)
{
  AshPathway *record = ash_store_get (store, &ASH_PATHWAY, pathway, error);

  return record != NULL ? path_of (store, record, error) : NULL;
}

/* Writes the whole rule anew: it is small, and one way to write it cannot disagree with another. */
static gboolean
write_path (AshStore *store, const AshPath *path, GError **error)
{
  const char *owner = path->pathway->record.id;
  g_autoptr (AshRule) root = ash_rule_new ();

  if (!ash_desk_delete_where (store, &ASH_RULE, "owner", owner, error))
    return FALSE;
  root->owner = g_strdup (owner);
  root->pos = ash_position_nth (0);
  root->op = path->op;
  root->need = path->op == ASH_RULE_NEED
                   ? CLAMP (path->need, 1, MAX (1, (gint64) path->credentials->len))
                   : ASH_UNSET;
  if (!ash_store_insert (store, &ASH_RULE, root, error))
    return FALSE;
  for (guint i = 0; i < path->credentials->len; i++)
    {
      g_autoptr (AshRule) leaf = ash_rule_new ();

      leaf->owner = g_strdup (owner);
      leaf->parent = g_strdup (root->record.id);
      leaf->pos = ash_position_nth (i);
      leaf->op = ASH_RULE_LEAF;
      leaf->need = ASH_UNSET;
      leaf->target = g_strdup (g_ptr_array_index (path->credentials, i));
      if (!ash_store_insert (store, &ASH_RULE, leaf, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_path (AshStore *store, const AshPath *path, const char *label, GError **error)
{
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, write_path (store, path, error), error);
}

char *
ash_desk_add_pathway (AshStore *store, const char *title, GError **error)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, error);
  g_autoptr (AshPath) path = g_new0 (AshPath, 1);
  gboolean is_done;

  path->pathway = ash_pathway_new ();
  path->credentials = g_ptr_array_new_with_free_func (g_free);
  path->op = ASH_RULE_ALL;
  path->pathway->title = g_strdup (title);
  path->pathway->credit_c = ASH_UNSET;
  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    g_ptr_array_add (path->credentials,
                     g_strdup (((AshCredential *) g_ptr_array_index (credentials, i))->record.id));
  if (credentials == NULL || !ash_store_begin (store, _ ("Add pathway"), NULL, error))
    return NULL;
  path->pathway->pos = ash_desk_place_last (store, &ASH_PATHWAY, NULL, NULL, error);
  is_done = path->pathway->pos != NULL &&
            ash_store_insert (store, &ASH_PATHWAY, path->pathway, error) &&
            write_path (store, path, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (path->pathway->record.id);
}

gboolean
ash_desk_delete_pathway (AshStore *store, const char *pathway, GError **error)
{
  g_autoptr (AshPathway) record = ash_store_get (store, &ASH_PATHWAY, pathway, error);

  if (record == NULL || !ash_store_begin (store, _ ("Delete pathway"), NULL, error))
    return FALSE;
  return ash_desk_end (store,
                       ash_desk_delete_where (store, &ASH_RULE, "owner", pathway, error) &&
                           ash_store_delete (store, &ASH_PATHWAY, pathway, error),
                       error);
}

gboolean
ash_desk_set_pathway_rule (
    AshStore *store, const char *pathway, AshRuleOp op, gint64 need, GError **error)
{
  g_autoptr (AshPath) path = get_path (store, pathway, error);

  g_return_val_if_fail (op != ASH_RULE_LEAF, FALSE);
  if (path == NULL)
    return FALSE;
  if (path->op == op && (op != ASH_RULE_NEED || path->need == need))
    return TRUE;
  path->op = op;
  path->need = need;
  return store_path (store, path, _ ("Change rule of the pathway"), error);
}

gboolean
ash_desk_add_to_pathway (AshStore *store,
                         const char *pathway,
                         const char *credential,
                         GError **error)
{
  g_autoptr (AshPath) path = get_path (store, pathway, error);
  g_autoptr (AshCredential) record =
      path != NULL ? ash_store_get (store, &ASH_CREDENTIAL, credential, error) : NULL;

  if (record == NULL)
    return FALSE;
  if (has (path->credentials, credential))
    return TRUE;
  g_ptr_array_add (path->credentials, g_strdup (credential));
  return store_path (store, path, _ ("Add to pathway"), error);
}

gboolean
ash_desk_take_from_pathway (AshStore *store,
                            const char *pathway,
                            const char *credential,
                            GError **error)
{
  g_autoptr (AshPath) path = get_path (store, pathway, error);
  guint place;

  if (path == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (path->credentials, credential, g_str_equal, &place))
    return TRUE;
  g_ptr_array_remove_index (path->credentials, place);
  return store_path (store, path, _ ("Take from pathway"), error);
}

gboolean
ash_desk_shift_in_pathway (
    AshStore *store, const char *pathway, const char *credential, int by, GError **error)
{
  g_autoptr (AshPath) path = get_path (store, pathway, error);
  guint place;
  int wanted;

  if (path == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (path->credentials, credential, g_str_equal, &place))
    return TRUE;
  wanted = CLAMP ((int) place + by, 0, (int) path->credentials->len - 1);
  if (wanted == (int) place)
    return TRUE;
  g_ptr_array_insert (path->credentials, wanted,
                      g_ptr_array_steal_index (path->credentials, place));
  return store_path (store, path, _ ("Reorder pathway"), error);
}

/* What is used twice */

static void
overlap_free (gpointer data)
{
  AshOverlap *self = data;

  g_free (self->title);
  g_array_unref (self->numbers);
  g_free (self);
}

/* Whether the credential of each number is in the pathway. */
static gboolean *
numbers_in (AshStore *store, const AshPath *path, guint *out_n, GError **error)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, error);
  gboolean *is_in;

  if (credentials == NULL)
    return NULL;
  *out_n = credentials->len;
  is_in = g_new0 (gboolean, credentials->len + 1);
  for (guint i = 0; i < credentials->len; i++)
    is_in[i] =
        has (path->credentials, ((AshCredential *) g_ptr_array_index (credentials, i))->record.id);
  return is_in;
}

static AshOverlap *
overlap_of (
    AshStore *store, const char *item, const GArray *numbers, const gboolean *is_in, guint n)
{
  AshOverlap *overlap = g_new0 (AshOverlap, 1);
  g_autoptr (AshItem) record = NULL;

  overlap->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (number >= 1 && number <= n && is_in[number - 1])
        g_array_append_val (overlap->numbers, number);
    }
  if (overlap->numbers->len < 2)
    {
      overlap_free (overlap);
      return NULL;
    }
  record = ash_store_find (store, &ASH_ITEM, "id", item);
  overlap->title = g_strdup (record != NULL && record->title != NULL ? record->title : "");
  return overlap;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(AshOverlap *const *) a)->title, (*(AshOverlap *const *) b)->title);
}

/**
 * ash_desk_pathway_overlaps:
 *
 * Takes as long as the coverage of every source does: for a worker.
 *
 * Returns: (transfer full) (element-type AshOverlap): by title
 */
GPtrArray *
ash_desk_pathway_overlaps (AshStore *store, GError **error)
{
  g_autoptr (AshPath) path = ash_desk_load_path (store, NULL);
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);
  g_autoptr (GPtrArray) overlaps = g_ptr_array_new_with_free_func (overlap_free);
  guint n = 0;
  g_autofree gboolean *is_in = path != NULL ? numbers_in (store, path, &n, error) : NULL;

  if (sources == NULL)
    return NULL;
  for (guint i = 0; is_in != NULL && i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);
      g_autoptr (AshCoverage) coverage = ash_desk_coverage (store, source->record.id, error);
      GHashTableIter iter;
      gpointer item, numbers;

      if (coverage == NULL)
        return NULL;
      g_hash_table_iter_init (&iter, coverage->by_item);
      while (g_hash_table_iter_next (&iter, &item, &numbers))
        {
          AshOverlap *overlap = overlap_of (store, item, numbers, is_in, n);

          if (overlap != NULL)
            g_ptr_array_add (overlaps, overlap);
        }
    }
  g_ptr_array_sort (overlaps, compare_titles);
  return g_steal_pointer (&overlaps);
}

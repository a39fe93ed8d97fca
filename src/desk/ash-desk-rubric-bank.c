#include "ash-desk-rubric.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-evidence.h"
#include "ash-desk-private.h"

/**
 * ash_desk_make_evidence:
 * @item: an item of a credential
 */
char *
ash_desk_make_evidence (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autoptr (AshCredential) credential =
      record != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", record->tree) : NULL;

  if (record != NULL && credential == NULL)
    g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, _ ("“%s” stands in no credential."),
                 record->title != NULL ? record->title : "");
  return credential != NULL
             ? ash_desk_add_evidence (store, credential->record.id, item, NULL, NULL, error)
             : NULL;
}

static gboolean
is_of_ready_source (AshStore *store, const AshRubric *rubric)
{
  g_autoptr (AshSource) source =
      rubric->tree != NULL ? ash_store_find (store, &ASH_SOURCE, "tree", rubric->tree) : NULL;

  return source != NULL && source->state == ASH_SOURCE_READY;
}

static gboolean
has_title_in (GPtrArray *rubrics, const AshRubric *rubric)
{
  for (guint i = 0; i < rubrics->len; i++)
    {
      const AshRubric *other = g_ptr_array_index (rubrics, i);

      if (g_strcmp0 (other->title, rubric->title) == 0 &&
          g_strcmp0 (other->tree, rubric->tree) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * ash_desk_list_rubrics:
 *
 * Returns: (transfer full): rubrics that can be used; one that came for several assignments of a
 *   course stands there once
 */
GPtrArray *
ash_desk_list_rubrics (AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) all = ash_store_list (store, &ASH_RUBRIC, NULL, NULL, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (ASH_RUBRIC.free);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const AshRubric *rubric = g_ptr_array_index (all, i);

      if (rubric->is_shared)
        g_ptr_array_add (found, ash_rubric_copy (rubric));
    }
  for (guint i = 0; i < all->len; i++)
    {
      const AshRubric *rubric = g_ptr_array_index (all, i);

      if (!rubric->is_shared && is_of_ready_source (store, rubric) && !has_title_in (found, rubric))
        g_ptr_array_add (found, ash_rubric_copy (rubric));
    }
  return g_steal_pointer (&found);
}

/**
 * ash_desk_bank_rubric:
 * @title: what it is called in the bank
 *
 * Puts a copy into the bank, so that what is changed for this evidence stays here.
 */
gboolean
ash_desk_bank_rubric (AshStore *store, const char *assessment, const char *title, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshGrid) grid = record != NULL ? ash_desk_load_grid (store, assessment, error) : NULL;
  g_autofree char *tree = grid != NULL ? ash_desk_tree_of (store, record->credential, error) : NULL;

  if (tree == NULL)
    return FALSE;
  g_free (grid->rubric->origin);
  grid->rubric->origin = g_strdup (grid->rubric->record.id);
  ash_grid_forget_ids (grid);
  g_free (grid->rubric->tree);
  grid->rubric->tree = g_steal_pointer (&tree);
  g_clear_pointer (&grid->rubric->item, g_free);
  g_free (grid->rubric->title);
  grid->rubric->title = g_strdup (title);
  grid->rubric->is_shared = TRUE;
  for (guint i = 0; i < grid->rows->len; i++)
    g_ptr_array_set_size (ash_grid_row (grid, i)->outcomes, 0);
  if (!ash_store_begin (store, _ ("Keep rubric in the bank"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_put_grid (store, grid, error), error);
}

static gboolean
use_rubric (AshStore *store, AshAssessment *assessment, AshGrid *grid, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, assessment->credential, error);
  g_autofree char *old = g_strdup (assessment->rubric);

  return tree != NULL && ash_desk_attach_grid (store, assessment, grid, error) &&
         ash_desk_drop_rubric (store, tree, old, error);
}

/**
 * ash_desk_use_rubric:
 * @rubric: one of ash_desk_list_rubrics()
 */
gboolean
ash_desk_use_rubric (AshStore *store, const char *assessment, const char *rubric, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshRubric) taken =
      record != NULL ? ash_store_get (store, &ASH_RUBRIC, rubric, error) : NULL;
  g_autoptr (AshGrid) grid = taken != NULL ? ash_desk_load_rubric (store, taken, error) : NULL;

  if (grid == NULL)
    return FALSE;
  ash_grid_forget_ids (grid);
  g_free (grid->rubric->origin);
  grid->rubric->origin = g_strdup (rubric);
  if (!ash_store_begin (store, _ ("Use rubric"), NULL, error))
    return FALSE;
  return ash_desk_end (store, use_rubric (store, record, grid, error), error);
}

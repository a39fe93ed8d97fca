/* Undo and redo, and where the keyboard is afterwards: on the rows that came, went back or changed,
 * if it was among rows before. */
#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-credential-tree.h"
#include "ash-deed.h"

/* What a person did to more rows than these is seen without a choice of rows. */
#define MOST_ROWS 200

typedef struct
{
  AshDocument *document;
  gboolean is_redo;
  AshTreeList *list; /* (nullable): the keyboard was in */
  guint row;
  gulong handler;
  GHashTable *ids; /* of what the step changed; %NULL when it changed more than can be named */
} Step;

static void
step_free (gpointer data)
{
  Step *self = data;

  g_clear_signal_handler (&self->handler, self->document);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_object (&self->list);
  g_object_unref (self->document);
  g_free (self);
}

static void
changed_cb (AshDocument *document, AshChangeSet *changes, Step *step)
{
  if (step->ids == NULL && !changes->is_whole && ash_change_set_has (changes, &ASH_ITEM) &&
      g_hash_table_size (changes->ids) <= MOST_ROWS)
    step->ids = g_hash_table_ref (changes->ids);
}

static gint
compare_place (gconstpointer a, gconstpointer b)
{
  const AshItem *one = *(const AshItem *const *) a;
  const AshItem *two = *(const AshItem *const *) b;

  return g_strcmp0 (one->pos, two->pos);
}

/* (transfer full): what of it stands in a credential, in order; what is in a module that is named
 * comes with it. */
static GStrv
dup_rows (AshStore *store, GHashTable *ids)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_item_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);
      g_autoptr (AshCredential) credential =
          item != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", item->tree) : NULL;

      if (credential != NULL &&
          (item->parent == NULL || !g_hash_table_contains (ids, item->parent)))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  g_ptr_array_sort (items, compare_place);
  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (builder, ((AshItem *) g_ptr_array_index (items, i))->record.id);
  return g_strv_builder_end (builder);
}

/* Only rows of credentials move under undo: who works in the course stays there. */
static AshTreeList *
list_with_keyboard (AshWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, ASH_TYPE_TREE_LIST) : NULL;

  if (list == NULL || gtk_widget_get_ancestor (list, ASH_TYPE_CREDENTIAL_TREE) == NULL)
    return NULL;
  return ASH_TREE_LIST (list);
}

static gboolean
select_rows (AshWindow *self, GHashTable *ids)
{
  AshView *view = ash_window_get_view (self);
  g_auto (GStrv) rows = dup_rows (ash_document_get_store (self->document), ids);
  g_autoptr (GVariant) parameter =
      g_variant_ref_sink (g_variant_new_strv ((const char *const *) rows, -1));

  return rows[0] != NULL && view != NULL && ash_view_run (view, "select", parameter);
}

static void
follow (AshWindow *self, const Step *step)
{
  if (step->ids != NULL && select_rows (self, step->ids))
    return;
  if (list_with_keyboard (self) != step->list)
    ash_tree_list_focus_row (step->list, step->row);
}

static void
replayed_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  AshWindow *self = ASH_WINDOW (from);
  const Step *step = data;

  if (self->document != step->document)
    return;
  if (!is_done)
    ash_window_refuse (
        self, step->is_redo ? _ ("This could not be done again") : _ ("This could not be undone"),
        error);
  if (is_done && self->toast != NULL)
    adw_toast_dismiss (self->toast);
  if (is_done && step->list != NULL)
    follow (self, step);
}

static void
bring_back (AshWindow *self)
{
  if (!ash_start_view_has_left (self->start))
    return;
  ash_start_view_bring_back (self->start);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

void
ash_window_undo (AshWindow *self, gboolean is_redo)
{
  AshTreeList *list;
  Step *step;

  if (self->document == NULL && !is_redo)
    bring_back (self);
  if (self->document == NULL || ash_document_is_busy (self->document))
    return;
  /* What was typed last is a step too. */
  ash_window_flush (self);
  list = list_with_keyboard (self);
  step = g_new0 (Step, 1);
  step->document = g_object_ref (self->document);
  step->is_redo = is_redo;
  if (list != NULL)
    {
      step->list = g_object_ref (list);
      step->row = ash_tree_list_get_focus_row (list);
      step->handler = g_signal_connect (self->document, "changed", G_CALLBACK (changed_cb), step);
    }
  ash_deed_replay (GTK_WIDGET (self), self->document, is_redo, replayed_cb, step, step_free);
}

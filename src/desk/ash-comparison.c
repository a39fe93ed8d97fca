#include "ash-comparison.h"

#include "ash-desk-private.h"
#include "ash-inspect.h"

#include <string.h>

void
ash_comparison_free (AshComparison *self)
{
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_free (self);
}

static AshItemOrigin *
origin_of (AshStore *store, const AshItem *item)
{
  return ash_store_find (store, &ASH_ITEM_ORIGIN, "item", item->record.id);
}

/* A part of a course's page stands inside the page that was made of it. */
static gboolean
is_markup_changed (const AshItemOrigin *origin, const char *before, const char *after)
{
  gboolean is_part = origin != NULL && origin->end > origin->start;

  return is_part ? strstr (after, before) == NULL : !g_str_equal (after, before);
}

static gboolean
read_texts (AshComparison *self,
            AshStore *store,
            const AshItem *item,
            const AshItem *source,
            GError **error)
{
  g_autoptr (AshItemOrigin) origin = origin_of (store, item);
  g_autofree char *after = ash_inspect_dup_text (store, item, error);
  g_autofree char *before =
      after != NULL ? ash_inspect_dup_source_text (store, item, source, error) : NULL;

  if (before == NULL)
    return FALSE;
  self->before = ash_text_blocks_new (before, -1);
  self->after = ash_text_blocks_new (after, -1);
  self->is_changed = is_markup_changed (origin, before, after);
  return TRUE;
}

static gboolean
read_quizzes (AshComparison *self,
              AshStore *store,
              const AshItem *item,
              const AshItem *source,
              GError **error)
{
  g_autoptr (AshItemOrigin) origin = origin_of (store, item);

  if (source->kind != ASH_ITEM_QUIZ)
    return FALSE;
  self->is_quiz = TRUE;
  self->is_changed = origin != NULL && ash_desk_is_adapted (store, item, origin);
  self->before = ash_quiz_blocks_new (store, source->record.id, error);
  self->after = self->before != NULL ? ash_quiz_blocks_new (store, item->record.id, error) : NULL;
  return self->after != NULL;
}

AshComparison *
ash_comparison_new (AshStore *store, const AshItem *item, const AshItem *source, GError **error)
{
  g_autoptr (AshComparison) self = g_new0 (AshComparison, 1);
  gboolean is_read = item->kind == ASH_ITEM_QUIZ ? read_quizzes (self, store, item, source, error)
                                                 : read_texts (self, store, item, source, error);

  if (!is_read)
    return NULL;
  self->pieces = ash_page_compare (self->before, self->after);
  self->n_different = ash_page_compare_count (self->pieces);
  return g_steal_pointer (&self);
}

#include "ash-comparison.h"
#include "ash-desk-split.h"
#include "ash-inspect.h"

#include <ash-error.h>
#include <ash-page.h>
#include <ash-text.h>
#include <string.h>

/* A body beyond this is no page that anybody wrote. */
#define MOST_BYTES (4 << 20)

static gboolean
is_text (const AshItem *item)
{
  if (item->body == NULL)
    return FALSE;
  return item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
         item->kind == ASH_ITEM_ASSIGNMENT;
}

char *
ash_inspect_dup_text (AshStore *store, const AshItem *item, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (!is_text (item) || ash_store_object_size (store, item->body) > MOST_BYTES)
    return NULL;
  bytes = ash_store_load_object (store, item->body, error);
  if (bytes == NULL)
    return NULL;
  text = ash_page_decode (bytes, NULL);
  if (item->body_type != NULL && g_str_has_prefix (item->body_type, "text/plain"))
    return ash_html_escape (text);
  return g_steal_pointer (&text);
}

/**
 * ash_inspect_dup_source_text:
 * @item: one of a credential
 * @source: what it was made from
 *
 * Of a page that has only a part of @source, or more than that, it is the text of just that.
 *
 * Returns: (transfer full) (nullable): as ash_inspect_dup_text()
 */
char *
ash_inspect_dup_source_text (AshStore *store,
                             const AshItem *item,
                             const AshItem *source,
                             GError **error)
{
  g_autoptr (GPtrArray) origins =
      ash_store_list (store, &ASH_ITEM_ORIGIN, "item", item->record.id, error);
  const AshItemOrigin *first =
      origins != NULL && origins->len > 0 ? g_ptr_array_index (origins, 0) : NULL;

  if (first == NULL || item->kind != ASH_ITEM_PAGE ||
      (origins->len == 1 && first->end <= first->start))
    return ash_inspect_dup_text (store, source, error);
  return ash_desk_dup_origin_text (store, item->record.id, error);
}

const AshItem *
ash_inspect_source_item (const AshDesign *design, const char *item)
{
  const AshItemOrigin *origin = ash_design_origin (design, item);
  const AshSourceView *view = origin != NULL ? ash_design_source_of (design, item) : NULL;

  return view != NULL && origin->source_item != NULL
             ? g_hash_table_lookup (view->by_id, origin->source_item)
             : NULL;
}

/* "Week 5 · Bar, line or dot?" */
static char *
say_place (const AshDesign *design, const char *item, const AshItem *source)
{
  const AshSourceView *view = ash_design_source_of (design, item);
  const AshItem *above =
      source->parent != NULL ? g_hash_table_lookup (view->by_id, source->parent) : NULL;
  const char *title = source->title != NULL ? source->title : "";

  if (above == NULL || above->title == NULL || *above->title == '\0')
    return g_strdup (title);
  return g_strjoin (" · ", above->title, title, NULL);
}

static gboolean
inspect_source (AshInspection *self,
                AshStore *store,
                const AshDesign *design,
                const AshItem *item,
                gboolean has_words,
                GError **error)
{
  const AshItem *source = ash_inspect_source_item (design, item->record.id);
  g_autoptr (AshComparison) comparison = NULL;
  GError *local = NULL;

  if (source == NULL)
    return TRUE;
  self->source_item = g_strdup (source->record.id);
  self->source_place = say_place (design, item->record.id, source);
  self->is_adapted = ash_design_is_adapted (design, item);
  self->is_comparable = has_words;
  if (!self->is_adapted)
    return TRUE;
  comparison = ash_comparison_new (store, item, source, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->is_comparable = comparison != NULL;
  if (comparison == NULL)
    return TRUE;
  self->n_different = comparison->n_different;
  self->is_quiz = comparison->is_quiz;
  self->is_changed = comparison->is_changed;
  return TRUE;
}

static gint64
sum_below (const AshDesign *design, const char *module)
{
  GPtrArray *children = ash_design_children (design, module);
  gint64 sum = 0;

  for (guint i = 0; i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (child->minutes > 0)
        sum += child->minutes;
      else if (child->kind == ASH_ITEM_FOLDER)
        sum += MAX (0, sum_below (design, child->record.id));
    }
  return sum > 0 ? sum : ASH_UNSET;
}

/* (transfer full) (nullable): what ash_desk_set_page_language() would say of the page */
static char *
dup_unsaid_language (GPtrArray *notes, const AshDesign *design, const char *text)
{
  const char *lang = design->tree->lang;
  g_autofree char *said = lang != NULL && ash_access_count (notes, ASH_ACCESS_LANGUAGE) > 0
                              ? ash_page_set_language (text, -1, lang)
                              : NULL;

  return said != NULL ? g_strdup (lang) : NULL;
}

/**
 * ash_inspect:
 * @store: in any readable mode
 * @design: of the credential that has it
 *
 * Returns: (transfer full): what is known of the item; %NULL with ASH_ERROR_NOT_FOUND when the
 *   design does not have it
 */
AshInspection *
ash_inspect (AshStore *store, const AshDesign *design, const char *item, GError **error)
{
  const AshItem *record = ash_design_item (design, item);
  g_autoptr (AshInspection) self = g_new0 (AshInspection, 1);
  g_autofree char *text = NULL;
  AshBodies bodies = ash_store_bodies (store);
  GError *local = NULL;

  self->item = g_strdup (item);
  self->estimate = ASH_UNSET;
  self->notes = g_ptr_array_new ();
  if (record == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, "no such item");
      return NULL;
    }
  ash_rates_init (&self->rates, design);
  text = ash_inspect_dup_text (store, record, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  ash_workload_of_item (&self->work, design, &bodies, record, text);
  if (record->kind == ASH_ITEM_FOLDER)
    self->estimate = sum_below (design, item);
  else if (record->kind != ASH_ITEM_ASSIGNMENT) /* its brief says nothing of how long it takes */
    self->estimate = ash_workload_estimate (&self->work, &self->rates);
  self->has_text = text != NULL;
  if (text != NULL)
    {
      g_ptr_array_unref (self->notes);
      self->notes =
          ash_access_notes (text, -1, record->lang != NULL ? record->lang : design->tree->lang,
                            record->kind != ASH_ITEM_PAGE);
    }
  self->language = dup_unsaid_language (self->notes, design, text);
  if (!inspect_source (self, store, design, record, text != NULL || record->kind == ASH_ITEM_QUIZ,
                       error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ash_inspection_free (AshInspection *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self->item);
  g_ptr_array_unref (self->notes);
  g_free (self->source_item);
  g_free (self->source_place);
  g_free (self);
}

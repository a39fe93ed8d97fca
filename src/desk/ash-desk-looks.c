#include "ash-desk-looks.h"

#include <ash-design.h>
#include <ash-page.h>
#include <ash-residue.h>

#include "ash-desk-estimates.h"

static AshLooks *
looks_new (void)
{
  AshLooks *self = g_new0 (AshLooks, 1);

  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
ash_looks_free (AshLooks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->phrases);
  g_hash_table_unref (self->notes);
  g_clear_pointer (&self->minutes, g_hash_table_unref);
  g_free (self);
}

static guint
count_phrases (AshStore *store, const AshItem *item, const char *lang)
{
  g_autoptr (GBytes) bytes = ash_store_load_object (store, item->body, NULL);
  g_autofree char *text = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (text == NULL)
    return 0;
  found = g_strcmp0 (item->body_type, "text/plain") == 0
              ? ash_residue_find (text, lang, FALSE)
              : ash_residue_find_in_html (text, lang, FALSE);
  return found->len;
}

static void
add_notes (AshLooks *self, const char *report_json)
{
  g_autoptr (AshReport) report = report_json != NULL ? ash_report_from_json (report_json) : NULL;

  for (guint i = 0; report != NULL && i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      if (line->ref != NULL && line->what != NULL &&
          !g_hash_table_contains (self->notes, line->ref))
        g_hash_table_insert (self->notes, g_strdup (line->ref), g_strdup (line->what));
    }
}

/**
 * ash_desk_looks:
 * @source: id of a course
 * @progress: (nullable): two steps for each item
 *
 * Reads every page of a course; meant for a worker. A course never changes, so once is enough.
 *
 * Returns: (transfer full) (nullable): %NULL with `G_IO_ERROR_CANCELLED` or
 *   %ASH_ERROR_NOT_FOUND
 */
AshLooks *
ash_desk_looks (AshStore *store, const char *source, AshProgress *progress, GError **error)
{
  g_autoptr (AshLooks) self = looks_new ();
  g_autoptr (AshSource) record = ash_store_get (store, &ASH_SOURCE, source, error);
  g_autoptr (AshDesign) design =
      record != NULL ? ash_store_load_design (store, record->tree, error) : NULL;
  AshBodies bodies = ash_store_bodies (store);

  if (design == NULL)
    return NULL;
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      const char *lang = item->lang != NULL ? item->lang : design->tree->lang;
      guint n = ash_item_has_words (item) ? count_phrases (store, item, lang) : 0;

      if (n > 0)
        g_hash_table_insert (self->phrases, g_strdup (item->record.id), GUINT_TO_POINTER (n));
      if (!ash_progress_step (progress, 1, error))
        return NULL;
    }
  add_notes (self, record->report);
  self->minutes = ash_desk_estimates_of (design, &bodies, progress, error);
  return self->minutes != NULL ? g_steal_pointer (&self) : NULL;
}

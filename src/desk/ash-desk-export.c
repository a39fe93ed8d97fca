#include "ash-desk-private.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <glib/gi18n-lib.h>

#define CHUNK_BYTES (64 << 10)

static AshReport *
copy_report (const AshReport *report)
{
  AshReport *copy = ash_report_new ();

  for (guint fate = 0; fate < ASH_N_FATES; fate++)
    copy->fates[fate] = report->fates[fate];
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      ash_report_add (copy, line->kind, line->ref, line->where, "%s", line->what);
    }
  return copy;
}

static void
dry_run_free (gpointer data)
{
  ash_dry_run_free (data);
}

/**
 * ash_desk_dry_run:
 * @bodies: where its texts are
 * @options: whether the start-here page and the rubrics go along; the rest is each system's
 *
 * What each system would do with a package of the credential. One plan is made for each form in
 * which it can be written, and is what the writer would follow.
 *
 * Returns: (transfer full) (nullable) (element-type AshDryRun): in the order of ash_targets()
 */
GPtrArray *
ash_desk_dry_run (const AshDesign *design,
                  const AshBodies *bodies,
                  const AshCartridgeOptions *options,
                  AshProgress *progress,
                  GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (dry_run_free);
  g_autoptr (AshCartridgePlan) old = NULL;
  g_autoptr (AshCartridgePlan) new = NULL;
  GPtrArray *targets = ash_targets ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (targets, i);
      AshCartridgeOptions chosen = *options;
      AshCartridgePlan **plan = target->version == ASH_CC_1_3 ? &new : &old;

      /* Where files stand in the package makes no difference to what becomes of them. */
      chosen.version = target->version;
      chosen.layout = ASH_LAYOUT_PLAIN;
      if (*plan == NULL)
        *plan = ash_cartridge_plan_new (design, bodies, &chosen, progress, error);
      if (*plan == NULL)
        return NULL;
      g_ptr_array_add (runs, ash_dry_run_new (*plan, target));
    }
  return g_steal_pointer (&runs);
}

void
ash_exported_free (AshExported *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->report, ash_report_free);
  g_clear_pointer (&self->dry_run, ash_dry_run_free);
  g_clear_pointer (&self->record, ash_export_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static char *
digest_file (const char *path, gint64 *out_size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (AshHasher) hasher = ash_hasher_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize n;

  *out_size = 0;
  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, NULL, error)) > 0)
    {
      ash_hasher_update (hasher, chunk, (gsize) n);
      *out_size += n;
    }
  return n == 0 ? ash_hasher_finish (hasher) : NULL;
}

static AshExport *
make_record (const char *credential,
             const AshTarget *target,
             AshCartridgeVersion version,
             const AshReport *report,
             const char *path)
{
  AshExport *record = ash_export_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  record->credential = g_strdup (credential);
  record->target = g_strdup (target != NULL ? target->name : NULL);
  record->format = g_strdup (version == ASH_CC_1_3 ? "cc1.3" : "cc1.1");
  record->at = g_date_time_format_iso8601 (now);
  record->digest = digest_file (path, &record->size, NULL);
  record->file_name = g_path_get_basename (path);
  record->report = ash_report_to_json (report);
  return record;
}

/**
 * ash_desk_export:
 * @target: (nullable): where it will be taught; %NULL: as @options say
 * @options: (nullable): version, layout and what is added; with a target only the latter count,
 *   and %NULL adds the start-here page and the rubrics
 * @path: the package to write; an older file there stays until the new one is proven
 *
 * Returns: (transfer full): what changed on the way out, what the system will do with it, and what
 *   is to be kept of it
 */
AshExported *
ash_desk_export (AshStore *store,
                 const char *credential,
                 const AshTarget *target,
                 const AshCartridgeOptions *options,
                 const char *path,
                 AshProgress *progress,
                 GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  g_autoptr (AshCartridgePlan) plan = NULL;
  AshBodies bodies = ash_store_bodies (store);
  AshCartridgeOptions chosen = { ASH_CC_1_1, ASH_LAYOUT_PLAIN, TRUE, TRUE };
  AshExported *exported;

  if (design == NULL)
    return NULL;
  if (options != NULL)
    chosen = *options;
  if (target != NULL)
    {
      chosen.version = target->version;
      chosen.layout = target->layout;
      chosen.points_as_score = target->points_as_score;
    }
  plan = ash_cartridge_plan_new (design, &bodies, &chosen, progress, error);
  if (plan == NULL || !ash_cartridge_write (plan, path, progress, error))
    return NULL;
  exported = g_new0 (AshExported, 1);
  exported->report = copy_report (ash_cartridge_plan_get_report (plan));
  exported->dry_run = target != NULL ? ash_dry_run_new (plan, target) : NULL;
  exported->record = make_record (credential, target, chosen.version, exported->report, path);
  exported->items = ash_cartridge_plan_list (plan);
  return exported;
}

static gboolean
store_export (AshStore *store, AshExported *exported, GError **error)
{
  if (!ash_store_insert (store, &ASH_EXPORT, exported->record, error))
    return FALSE;
  for (guint i = 0; i < exported->items->len; i++)
    {
      AshExportItem *item = g_ptr_array_index (exported->items, i);

      g_free (item->export);
      item->export = g_strdup (exported->record->record.id);
    }
  return ash_store_insert_all (store, &ASH_EXPORT_ITEM, exported->items->pdata,
                               exported->items->len, error);
}

/**
 * ash_desk_record_export:
 * @store: EDIT, IMPORT or BUILD mode
 *
 * Keeps in the document that a package was written. Undo does not know it.
 */
gboolean
ash_desk_record_export (AshStore *store, AshExported *exported, GError **error)
{
  if (!ash_store_begin (store, NULL, NULL, error))
    return FALSE;
  return ash_desk_end (store, store_export (store, exported, error), error);
}

static gint
compare_exports (gconstpointer a, gconstpointer b)
{
  const AshExport *x = *(AshExport *const *) a;
  const AshExport *y = *(AshExport *const *) b;
  int by_time = g_strcmp0 (y->at, x->at);

  if (by_time != 0)
    return by_time;
  return x->record.n < y->record.n ? 1 : -1;
}

/**
 * ash_desk_list_exports:
 *
 * Returns: (transfer full) (element-type AshExport): the packages that were written of it, the
 *   newest first
 */
GPtrArray *
ash_desk_list_exports (AshStore *store, const char *credential, GError **error)
{
  GPtrArray *exports = ash_store_list (store, &ASH_EXPORT, "credential", credential, error);

  if (exports != NULL)
    g_ptr_array_sort (exports, compare_exports);
  return exports;
}

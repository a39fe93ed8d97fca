#include "ash-site-folder.h"
#include "ash-site-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

/* What the site needs is found by making its pages: each wants what it leads to. */
static void
begin_wanting (AshSite *self, AshReport *report)
{
  self->wanted = g_ptr_array_new ();
  self->is_wanted = g_hash_table_new (NULL, NULL);
  self->report = report;
  for (guint i = 0; i < self->sequence->len; i++)
    ash_site_want (self, g_ptr_array_index (self->sequence, i));
  ash_site_want (self, g_hash_table_lookup (self->by_path, "modules.html"));
  ash_site_want (self, g_hash_table_lookup (self->by_path, "style.css"));
}

static void
end_wanting (AshSite *self)
{
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->is_wanted, g_hash_table_unref);
  self->report = NULL;
}

/**
 * ash_site_paths:
 *
 * Makes every page once to see what it leads to; see ash_site_load for one page.
 *
 * Returns: (transfer full) (element-type utf8): every path of the site, the start page first
 */
GPtrArray *
ash_site_paths (AshSite *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  begin_wanting (self, NULL);
  for (guint i = 0; i < self->wanted->len; i++)
    {
      const AshSitePage *page = g_ptr_array_index (self->wanted, i);

      g_ptr_array_add (paths, g_strdup (page->path));
      if (page->kind != ASH_SITE_FILE && page->kind != ASH_SITE_STYLE)
        {
          g_autoptr (GBytes) bytes = ash_site_render (self, page, NULL);
        }
    }
  end_wanting (self);
  return paths;
}

typedef struct
{
  GOutputStream *stream;
  AshProgress *progress;
} Pour;

static gboolean
pour (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Pour *self = user_data;

  if (!ash_progress_step (self->progress, (gint64) length, error))
    return FALSE;
  return g_output_stream_write_all (self->stream, data, length, NULL, NULL, error);
}

static gboolean
write_file (AshSite *self,
            const AshSitePage *page,
            AshSiteFolder *folder,
            AshProgress *progress,
            GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  Pour state = { NULL, progress };

  if (self->bodies->size (self->bodies->user_data, page->digest) < 0)
    {
      if (self->report != NULL)
        ash_report_add (self->report, ASH_LINE_MISSING,
                        page->asset != NULL ? page->asset->record.id : NULL, page->path,
                        _ ("The file is missing."));
      return TRUE;
    }
  stream = ash_site_folder_add (folder, page->path, error);
  state.stream = stream;
  return stream != NULL &&
         self->bodies->stream (self->bodies->user_data, page->digest, pour, &state, error) &&
         g_output_stream_close (stream, NULL, error);
}

static gboolean
write_page (AshSite *self, const AshSitePage *page, AshSiteFolder *folder, GError **error)
{
  g_autoptr (GBytes) bytes = ash_site_load (self, page->path, NULL, error);
  g_autoptr (GOutputStream) stream = NULL;

  if (bytes == NULL)
    return FALSE;
  stream = ash_site_folder_add (folder, page->path, error);
  return stream != NULL &&
         g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, NULL, error) &&
         g_output_stream_close (stream, NULL, error);
}

/* Pages first: they say which files are wanted. */
static gboolean
write_pages (
    AshSite *self, GPtrArray *files, AshSiteFolder *folder, AshProgress *progress, GError **error)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      const AshSitePage *page = g_ptr_array_index (self->wanted, i);

      if (page->kind == ASH_SITE_FILE)
        {
          g_ptr_array_add (files, (gpointer) page);
          continue;
        }
      if (!ash_progress_step (progress, 1, error))
        return FALSE;
      if (!write_page (self, page, folder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_files (
    AshSite *self, GPtrArray *files, AshSiteFolder *folder, AshProgress *progress, GError **error)
{
  gint64 total = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const AshSitePage *page = g_ptr_array_index (files, i);

      total += MAX (self->bodies->size (self->bodies->user_data, page->digest), 0);
    }
  ash_progress_begin (progress, _ ("Copying the files of the learner site"), total);
  for (guint i = 0; i < files->len; i++)
    if (!write_file (self, g_ptr_array_index (files, i), folder, progress, error))
      return FALSE;
  return TRUE;
}

static void
report_left_out (AshSite *self)
{
  for (guint i = 0; self->report != NULL && i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);
      g_autofree char *place = NULL;

      if (!item->is_linked || ash_learner_sees (self->design, item))
        continue;
      place = ash_design_place (self->design, item);
      ash_report_add (self->report, ASH_LINE_NOTE, item->record.id, place,
                      _ ("This is for instructors and not in the learner site."));
    }
}

static gboolean
write_all (AshSite *self, AshSiteFolder *folder, AshProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  ash_progress_begin (progress, _ ("Writing the learner site"), (gint64) self->wanted->len);
  if (!write_pages (self, files, folder, progress, error) ||
      !write_files (self, files, folder, progress, error))
    return FALSE;
  report_left_out (self);
  return ash_site_folder_finish (folder, error);
}

/**
 * ash_site_write:
 * @folder: a new folder, an empty one, or one that was written so before
 * @report: (nullable): gets links that lead nowhere, files that are missing, items left out
 * @progress: (nullable): progress and cancellation
 *
 * Writes the site into @folder, which appears whole or not at all.
 *
 * Returns: %FALSE with @error set: `ASH_ERROR_WRITE` when the folder holds other files or cannot
 *   be written, `G_IO_ERROR_CANCELLED`
 */
gboolean
ash_site_write (
    AshSite *self, const char *folder, AshReport *report, AshProgress *progress, GError **error)
{
  g_autoptr (AshSiteFolder) target = ash_site_folder_new (folder, error);
  gboolean is_written;

  if (target == NULL)
    return FALSE;
  begin_wanting (self, report);
  is_written = write_all (self, target, progress, error);
  end_wanting (self);
  return is_written;
}

#include "ash-cc-read-private.h"

#include "../canvas/ash-canvas.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <ash-file-error.h>
#include <ash-formats.h>
#include <ash-id.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* Raised when the same package would be read into something else. */
#define IMPORTER_VERSION 2
#define HASH_PIECE_BYTES (1 << 20)
/* So many rows are removed faster than anybody waits for. */
#define FEW_ROWS 3000

typedef struct
{
  const char *path;
  GCancellable *cancellable;
  char *digest;
  GError *error;
} Hash;

/* The package is hashed while it is unpacked: two passes over it at the price of one. */
static gpointer
hash_worker (gpointer data)
{
  Hash *self = data;
  g_autoptr (AshHasher) hasher = ash_hasher_new ();
  g_autofree char *piece = g_malloc (HASH_PIECE_BYTES);
  FILE *file = g_fopen (self->path, "rbe");
  gsize length;

  if (file == NULL)
    {
      ash_file_error_set_reading (&self->error, self->path, errno);
      return NULL;
    }
  while (!g_cancellable_is_cancelled (self->cancellable) &&
         (length = fread (piece, 1, HASH_PIECE_BYTES, file)) > 0)
    ash_hasher_update (hasher, piece, length);
  if (ferror (file))
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” cannot be read to its end."),
                 self->path);
  fclose (file);
  self->digest = ash_hasher_finish (hasher);
  return NULL;
}

/* How often this package is in the document, and whether an accepted one is. */
static guint
count_times (AshPackage *self, const char *digest, gboolean *out_is_ready)
{
  g_autoptr (GPtrArray) same = ash_store_list (self->store, &ASH_SOURCE, "digest", digest, NULL);
  guint times = 0;
  gboolean is_taken = TRUE;

  *out_is_ready = FALSE;
  for (guint i = 0; same != NULL && i < same->len; i++)
    *out_is_ready |= ((AshSource *) g_ptr_array_index (same, i))->state == ASH_SOURCE_READY;
  /* The smallest number that is free: one of several may have been removed. */
  for (times = 0; same != NULL && is_taken; times += is_taken)
    {
      is_taken = FALSE;
      for (guint i = 0; i < same->len; i++)
        is_taken |= ((AshSource *) g_ptr_array_index (same, i))->times == (gint64) times;
    }
  return times;
}

static gboolean
identify (AshPackage *self, const char *digest, gboolean allow_again, GError **error)
{
  AshSource *source = self->source;
  gboolean is_ready;
  guint times = count_times (self, digest, &is_ready);

  if (is_ready && !allow_again)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_AGAIN,
                   _ ("“%s” is in this document already. Import it again only if you want its "
                      "course a second time."),
                   source->file_name);
      return FALSE;
    }
  source->times = times;
  source->digest = g_strdup (digest);
  self->seed = g_strdup_printf ("%s %u", digest, times);
  source->record.id = ash_package_derive (self, "source", "");
  self->tree->record.id = ash_package_derive (self, "tree", "");
  source->tree = g_strdup (self->tree->record.id);
  return TRUE;
}

/* The tree and the source come first: a query knows by them what is still arriving. */
static gboolean
announce (AshPackage *self, GError **error)
{
  AshSource *source = self->source;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  source->pos = ash_position_nth ((guint) ash_store_count (self->store, &ASH_SOURCE, NULL, NULL));
  source->importer_version = IMPORTER_VERSION;
  source->imported_at = g_date_time_format_iso8601 (now);
  source->state = ASH_SOURCE_ARRIVING;
  self->tree->kind = ASH_TREE_SOURCE;
  if (!ash_store_begin (self->store, _ ("Import"), NULL, error))
    return FALSE;
  if (ash_store_insert (self->store, &ASH_TREE, self->tree, error) &&
      ash_store_insert (self->store, &ASH_SOURCE, source, error))
    {
      self->is_announced = TRUE;
      return ash_store_commit (self->store, error);
    }
  ash_store_rollback (self->store);
  return FALSE;
}

static gboolean
receive (AshPackage *self, const char *path, gboolean allow_again, GError **error)
{
  Hash hash = { path, ash_progress_get_cancellable (self->progress), NULL, NULL };
  GThread *thread;
  /* In a document that has sources, learn first whether this is one of them. */
  gboolean is_first = ash_store_count (self->store, &ASH_SOURCE, NULL, NULL) == 0;
  gboolean is_done;

  /* Of a folder there is nothing to hash. */
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return ash_package_receive (self, path, error);
  thread = g_thread_new ("ash-hash", hash_worker, &hash);
  if (!is_first)
    {
      g_thread_join (thread);
      is_done = hash.error == NULL && identify (self, hash.digest, allow_again, error) &&
                ash_package_receive (self, path, error);
    }
  else
    {
      is_done = ash_package_receive (self, path, error);
      g_thread_join (thread);
      is_done = is_done && hash.error == NULL && identify (self, hash.digest, allow_again, error);
    }
  if (hash.error != NULL && (error == NULL || *error == NULL))
    g_propagate_error (error, g_steal_pointer (&hash.error));
  g_clear_error (&hash.error);
  g_free (hash.digest);
  return is_done && ash_progress_step (self->progress, 0, error);
}

static gboolean
read_all (AshPackage *self, GError **error)
{
  if (!ash_manifest_parse (self, error))
    return FALSE;
  ash_manifest_read (self);
  if (!announce (self, error) || !ash_outline_read (self, error) || !ash_content_read (self, error))
    return FALSE;
  if (self->is_canvas && !ash_canvas_refine (self, error))
    return FALSE;
  if (self->tree->title == NULL || self->tree->title[0] == '\0')
    {
      g_free (self->tree->title);
      self->tree->title = ash_title_from_path (self->source->file_name);
    }
  return ash_leftovers_read (self, error) && ash_links_check (self, error) &&
         ash_package_write (self, error);
}

typedef struct
{
  char *path;
  char *source;
} Remains;

static gpointer
remove_worker (gpointer data)
{
  Remains *self = data;
  g_autoptr (AshStore) store = ash_store_open (self->path, ASH_STORE_IMPORT, NULL);

  if (store != NULL)
    ash_store_drop_source (store, self->source, NULL);
  g_free (self->path);
  g_free (self->source);
  g_free (self);
  return NULL;
}

/* Nothing of an import that failed stays. It shows in no query from the start, so that whoever
 * stopped it need not wait until many rows are gone; should the program end before that, the
 * next opening of the document removes the rest. */
static void
take_back (AshPackage *self)
{
  Remains *remains;

  if (!self->is_announced)
    return;
  g_clear_pointer (&self->writer, ash_batch_writer_free);
  if (self->n_inserted < FEW_ROWS || ash_store_get_mode (self->store) != ASH_STORE_IMPORT)
    {
      ash_store_drop_source (self->store, self->source->record.id, NULL);
      return;
    }
  remains = g_new0 (Remains, 1);
  remains->path = g_strdup (ash_store_get_path (self->store));
  remains->source = g_strdup (self->source->record.id);
  g_thread_unref (g_thread_new ("ash-remove", remove_worker, remains));
}

/**
 * ash_cartridge_import:
 * @store: a store in IMPORT or BUILD mode
 * @path: a file on disk
 * @allow_again: whether the same package may come in once more
 * @progress: (nullable): progress, which also carries cancellation
 *
 * Reads a Common Cartridge (1.0 to 1.4, thin, flat; zip, tar.gz or a lone manifest) into a new
 * source, hidden until it is accepted. Leniently: what can be repaired is, everything else is
 * a line of the report, and each resource of the manifest is counted in one fate.
 *
 * Errors: %ASH_ERROR_REFUSED for what is no cartridge, %ASH_ERROR_LIMIT for one that is too
 * large, %ASH_ERROR_AGAIN, %G_IO_ERROR for the file itself or cancellation. Nothing of a failed
 * import shows.
 *
 * Returns: (transfer full) (nullable): the new source's id and the report
 */
AshImported *
ash_cartridge_import (
    AshStore *store, const char *path, gboolean allow_again, AshProgress *progress, GError **error)
{
  g_autoptr (AshPackage) package = ash_package_new (store, progress);
  g_autofree char *base = g_path_get_basename (path);
  AshImported *imported;

  package->source->file_name = g_filename_display_name (base);
  if (!receive (package, path, allow_again, error) || !read_all (package, error))
    {
      take_back (package);
      return NULL;
    }
  imported = g_new0 (AshImported, 1);
  imported->source = g_strdup (package->source->record.id);
  imported->report = g_steal_pointer (&package->report);
  return imported;
}

void
ash_imported_free (AshImported *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  ash_report_free (self->report);
  g_free (self);
}

/* What employers, and others outside, say of a skill or of the credential as a whole. */
#include <ash-error.h>
#include <ash-limits.h>
#include <ash-path.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-frameworks.h"
#include "ash-desk-private.h"

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * ash_desk_add_validation:
 *
 * Of today, by nobody yet.
 *
 * Returns: (transfer full): its id
 */
char *
ash_desk_add_validation (AshStore *store,
                         const char *credential,
                         const char *statement,
                         GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshValidation) validation = ash_validation_new ();

  if (record == NULL)
    return NULL;
  if (statement != NULL && !ash_desk_has_statement (store, credential, statement))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("The credential does not have this skill any more."));
      return NULL;
    }
  validation->credential = g_strdup (credential);
  validation->statement = g_strdup (statement);
  validation->date = today ();
  validation->pos = ash_desk_place_last (store, &ASH_VALIDATION, "credential", credential, error);
  if (validation->pos == NULL || !ash_store_begin (store, _ ("Add confirmation"), NULL, error) ||
      !ash_desk_end (store, ash_store_insert (store, &ASH_VALIDATION, validation, error), error))
    return NULL;
  return g_strdup (validation->record.id);
}

gboolean
ash_desk_set_validation (
    AshStore *store, const char *validation, const char *column, const char *value, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (g_str_equal (column, "date") && *text != '\0' && !ash_desk_is_date (text))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Write the date as year, month and day: 2027-03-01."));
      return FALSE;
    }
  return ash_desk_set_text (store, &ASH_VALIDATION, validation, column, text,
                            _ ("Change confirmation"), error);
}

char *
ash_desk_store_letter (AshStore *store, GFile *file, AshProgress *progress, GError **error)
{
  GCancellable *cancellable = ash_progress_get_cancellable (progress);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (AshObjectWriter) writer = NULL;
  g_autofree guint8 *buffer = g_malloc (ASH_CHUNK_BYTES);
  gint64 total = 0;
  gssize n = 0;

  if (stream == NULL)
    return NULL;
  writer = ash_object_writer_new (store, ash_path_media_type (name), error);
  while (writer != NULL && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer,
                                                     ASH_CHUNK_BYTES, cancellable, error)) > 0)
    {
      total += n;
      if (total > ASH_LIMIT_LETTER_BYTES)
        {
          g_autofree char *shown = g_filename_display_name (name);

          g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                       _ ("“%s” is larger than %d MB. Keep a smaller copy, or a link to it."),
                       shown, ASH_LIMIT_LETTER_BYTES >> 20);
          return NULL;
        }
      if (!ash_object_writer_data (writer, buffer, (gsize) n, error))
        return NULL;
    }
  return n == 0 && writer != NULL ? ash_object_writer_finish (writer, NULL, error) : NULL;
}

gboolean
ash_desk_set_validation_file (
    AshStore *store, const char *validation, const char *digest, const char *name, GError **error)
{
  g_autoptr (AshValidation) record = ash_store_get (store, &ASH_VALIDATION, validation, error);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (record->file, digest) == 0 && g_strcmp0 (record->file_name, name) == 0)
    return TRUE;
  g_free (record->file);
  g_free (record->file_name);
  record->file = g_strdup (digest);
  record->file_name = digest != NULL ? g_strdup (name) : NULL;
  if (!ash_store_begin (store,
                        digest != NULL ? _ ("Attach file to confirmation")
                                       : _ ("Remove file of confirmation"),
                        NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_VALIDATION, record, error), error);
}

gboolean
ash_desk_delete_validation (AshStore *store, const char *validation, GError **error)
{
  g_autoptr (AshValidation) record = ash_store_get (store, &ASH_VALIDATION, validation, error);

  if (record == NULL || !ash_store_begin (store, _ ("Delete confirmation"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_delete (store, &ASH_VALIDATION, validation, error), error);
}

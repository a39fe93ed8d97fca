#include "ash-export-run.h"

#include <glib/gi18n-lib.h>

#include "ash-export-aside.h"
#include "ash-export-result.h"
#include "ash-say.h"

struct _AshExportRun
{
  GObject parent_instance;

  AshWindow *window;
  AshDocument *document;
  char *credential;
  char *title;
  const AshTarget *target;
  AshExportMemory *choice;
  gboolean is_again;  /* nobody waits for what is to be clicked next */
  gboolean was_there; /* an older file was replaced */
  AshExportResult result;
};

static guint ended_signal;

G_DEFINE_FINAL_TYPE (AshExportRun, ash_export_run, G_TYPE_OBJECT)

/* The run holds itself until it has ended. */
static void
end (AshExportRun *self, gboolean is_written)
{
  g_signal_emit (self, ended_signal, 0, is_written);
  g_object_unref (self);
}

static void
start_job (AshExportRun *self, AshJob *job, GCallback finished)
{
  g_signal_connect_object (job, "finished", finished, self, 0);
  ash_window_add_job (self->window, job);
  g_object_unref (job);
}

static void
say_again (AshExportRun *self)
{
  g_autofree char *name = g_file_get_basename (self->result.file);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *text =
      g_strdup_printf (self->was_there ? _ ("%s was replaced. Read back, no differences.")
                                       : _ ("%s was written. Read back, no differences."),
                       quoted);

  ash_window_toast (self->window, text, FALSE);
}

static void
finish (AshExportRun *self)
{
  if (self->is_again && self->result.badge_error == NULL && self->result.site_error == NULL)
    say_again (self);
  else
    ash_export_result_present (self->window, self->title, self->target, &self->result);
  end (self, TRUE);
}

static void
site_finished_cb (AshJob *job, AshExportRun *self)
{
  g_autoptr (AshReport) report = ash_job_site_finish (job, &self->result.site_error);

  finish (self);
}

static void
write_site (AshExportRun *self)
{
  if (self->choice->with_site)
    self->result.site = ash_export_aside_place (self->result.file, "-website", self->credential,
                                                &self->result.site_error);
  if (self->result.site == NULL || self->result.site_error != NULL)
    finish (self);
  else
    start_job (self, ash_job_site (self->document, self->credential, self->result.site),
               G_CALLBACK (site_finished_cb));
}

static void
badge_finished_cb (AshJob *job, AshExportRun *self)
{
  self->result.badge_facts = ash_export_aside_facts (job, &self->result.badge_error);
  write_site (self);
}

static void
write_badge (AshExportRun *self)
{
  if (self->choice->with_badge)
    self->result.badge = ash_export_aside_place (self->result.file, "-badge", self->credential,
                                                 &self->result.badge_error);
  if (self->result.badge == NULL || self->result.badge_error != NULL)
    write_site (self);
  else
    start_job (self, ash_job_badge (self->document, self->credential, self->result.badge),
               G_CALLBACK (badge_finished_cb));
}

static void
failed (AshExportRun *self, const GError *error)
{
  g_autofree char *quoted = ash_say_quoted (self->title);
  g_autofree char *heading = g_strdup_printf (_ ("%s could not be exported"), quoted);
  g_autofree char *more = NULL;
  g_autoptr (GError) whole = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (self->was_there)
        more = g_strdup_printf (_ ("%s\n\nThe older file is as it was."), error->message);
      whole =
          g_error_new_literal (error->domain, error->code, more != NULL ? more : error->message);
      ash_window_refuse (self->window, heading, whole);
    }
  end (self, FALSE);
}

static void
package_finished_cb (AshJob *job, AshExportRun *self)
{
  g_autoptr (GError) error = NULL;

  self->result.exported = ash_job_export_finish (job, &error);
  if (self->result.exported == NULL)
    {
      failed (self, error);
      return;
    }
  ash_export_memory_store (self->choice, self->credential);
  if (self->result.exported->record->record.id != NULL)
    ash_export_memory_note (self->result.exported->record->record.id, self->result.file);
  write_badge (self);
}

static char *
title_of (AshDocument *document, const char *credential)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshCredential) record = ash_store_find (store, &ASH_CREDENTIAL, "id", credential);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;

  return g_strdup (tree != NULL && tree->title != NULL && *tree->title != '\0' ? tree->title
                                                                               : _ ("Untitled"));
}

static void
ash_export_run_finalize (GObject *object)
{
  AshExportRun *self = ASH_EXPORT_RUN (object);

  ash_export_result_clear (&self->result);
  ash_export_memory_free (self->choice);
  g_clear_object (&self->document);
  g_clear_object (&self->window);
  g_free (self->credential);
  g_free (self->title);
  G_OBJECT_CLASS (ash_export_run_parent_class)->finalize (object);
}

static void
ash_export_run_class_init (AshExportRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_export_run_finalize;
  ended_signal = g_signal_new ("ended", ASH_TYPE_EXPORT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ash_export_run_init (AshExportRun *self)
{
}

/**
 * ash_export_run_start:
 * @choice: where it will be taught, what goes along, and the file
 * @is_again: the last export is repeated: that it is done is said in a line
 *
 * Returns: (transfer none): runs until it has ended
 */
AshExportRun *
ash_export_run_start (AshWindow *window,
                      const char *credential,
                      const AshExportMemory *choice,
                      gboolean is_again)
{
  AshExportRun *self = g_object_new (ASH_TYPE_EXPORT_RUN, NULL);
  const AshCartridgeOptions options = { ASH_CC_1_1, ASH_LAYOUT_PLAIN, choice->with_start_page,
                                        choice->with_rubrics };

  self->window = g_object_ref (window);
  self->document = g_object_ref (ash_window_get_document (window));
  self->credential = g_strdup (credential);
  self->title = title_of (self->document, credential);
  self->target = ash_target_find (choice->target);
  self->choice = g_new0 (AshExportMemory, 1);
  *self->choice = *choice;
  self->choice->target = g_strdup (choice->target);
  self->choice->file = g_object_ref (choice->file);
  self->is_again = is_again;
  self->result.credential = g_strdup (credential);
  self->result.file = g_object_ref (choice->file);
  self->result.has_start_page = choice->with_start_page;
  self->was_there = g_file_query_exists (choice->file, NULL);
  start_job (self,
             ash_job_export (self->document, credential, self->target, &options, self->result.file),
             G_CALLBACK (package_finished_cb));
  return self;
}

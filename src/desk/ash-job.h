#pragma once

#include <ash-document.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/**
 * AshJob:
 *
 * Work in the background that a user can watch and stop: import, export, publish, site, badges.
 * A worker thread with its own connection. Properties: `title`, `fraction` (-1: not known),
 * `what`, `is-running`. Signal `finished`. Cancelling is answered within 100 ms and leaves nothing.
 */
#define ASH_TYPE_JOB (ash_job_get_type ())
G_DECLARE_FINAL_TYPE (AshJob, ash_job, ASH, JOB, GObject)

AshJob *ash_job_import (AshDocument *document, GFile *package, gboolean allow_again);
AshImported *ash_job_import_finish (AshJob *self,
                                    GError **error); /* (transfer full); source still hidden */
/* What is written is also kept in the document's history. */
AshJob *ash_job_export (AshDocument *document,
                        const char *credential,
                        const AshTarget *target,
                        const AshCartridgeOptions *options,
                        GFile *out);
AshExported *ash_job_export_finish (AshJob *self, GError **error); /* (transfer full); once */
AshJob *ash_job_badge (AshDocument *document, const char *credential, GFile *folder);
/* (transfer full) (nullable): what is missing for OB 2.0; check @error. @out_too_long (transfer
 * full) (nullable): what some platforms cut */
char *ash_job_badge_finish (AshJob *self, char **out_too_long, GError **error);
AshJob *ash_job_site (AshDocument *document, const char *credential, GFile *folder);
AshReport *ash_job_site_finish (AshJob *self, GError **error);

void ash_job_discard (AshDocument *document, const char *source);

void ash_job_cancel (AshJob *self);
gboolean ash_job_is_running (AshJob *self);
const char *ash_job_get_title (AshJob *self);
double ash_job_get_fraction (AshJob *self);

G_END_DECLS

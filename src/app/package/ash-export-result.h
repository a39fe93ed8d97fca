#pragma once

#include "ash-window.h"

G_BEGIN_DECLS

/* What an export wrote. */
typedef struct
{
  char *credential;
  GFile *file;
  AshExported *exported;
  gboolean has_start_page;
  GFile *badge;      /* (nullable) folder */
  char *badge_facts; /* (nullable): what it is, and what Open Badges 2.0 lacks */
  GError *badge_error;
  GFile *site; /* (nullable) folder */
  GError *site_error;
} AshExportResult;

void ash_export_result_clear (AshExportResult *self);
/* Where it is, what to click next in the system, and what is different from the course. */
void ash_export_result_present (AshWindow *parent,
                                const char *title,
                                const AshTarget *target,
                                const AshExportResult *result);

G_END_DECLS

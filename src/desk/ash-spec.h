#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* The specification of a credential: one HTML file that a committee reads on a screen or on paper,
 * and its matrix as a table for spreadsheets. */

typedef enum
{
  ASH_SPEC_WHOLE,
  ASH_SPEC_MATRIX, /* outcomes, and what introduces, practises and assesses them */
  ASH_SPEC_MAP,    /* modules side by side, with their outcomes, evidence and activities */
} AshSpecPart;

/**
 * AshSpecOptions:
 * @with_comments: what people said of it, replies and resolved threads included
 * @with_checks: what the checks find now
 * @part: what of it
 */
typedef struct
{
  gboolean with_comments;
  gboolean with_checks;
  AshSpecPart part;
} AshSpecOptions;

GBytes *ash_desk_specification (AshStore *store,
                                const char *credential,
                                const AshSpecOptions *options,
                                AshProgress *progress,
                                GError **error);
/* Outcomes as rows, evidence and items as columns; with a byte order mark. */
GBytes *ash_desk_matrix_csv (AshStore *store, const char *credential, GError **error);
gboolean ash_desk_write_specification (AshStore *store,
                                       const char *credential,
                                       const AshSpecOptions *options,
                                       GFile *file,
                                       AshProgress *progress,
                                       GError **error);
gboolean
ash_desk_write_matrix_csv (AshStore *store, const char *credential, GFile *file, GError **error);

G_END_DECLS

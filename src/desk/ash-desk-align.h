#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* What shows, practises or introduces an outcome: one mark for each subject and outcome. */
gboolean ash_desk_align (AshStore *store,
                         AshSubjectKind kind,
                         const char *subject,
                         const char *statement,
                         AshDepth depth,
                         GError **error);
gboolean ash_desk_unalign (AshStore *store,
                           AshSubjectKind kind,
                           const char *subject,
                           const char *statement,
                           GError **error);

G_END_DECLS

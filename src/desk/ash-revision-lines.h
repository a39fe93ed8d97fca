#pragma once

#include "ash-revision.h"

G_BEGIN_DECLS

/* What differs between two versions, as people say it. */

typedef enum
{
  ASH_REVISION_ADDED,
  ASH_REVISION_REMOVED,
  ASH_REVISION_MOVED,
  ASH_REVISION_CHANGED,
} AshRevisionFate;

/**
 * AshRevisionLine:
 * @kind: what it is, in words: "Page", "Outcome"
 * @title: of it, as it is now, or was; may be ""
 * @details: what is different, a sentence or none for each: "Time: 20 min → 25 min"
 * @ids: of the records that ash_revision_restore_some() takes back
 * @before: (nullable): its text then, as HTML
 * @after: (nullable): its text now; both only where they differ
 */
typedef struct
{
  AshRevisionFate fate;
  const char *kind;
  char *title;
  GPtrArray *details; /* (element-type utf8) */
  GPtrArray *ids;     /* (element-type utf8), closed by NULL */
  char *before;
  char *after;
} AshRevisionLine;

void ash_revision_line_free (AshRevisionLine *self);
/* (element-type AshRevisionLine), in the order of the design: what is said of the credential,
 * outcomes, evidence, rubrics, modules with their items. @after NULL: as it is now. */
GPtrArray *
ash_revision_describe (AshStore *store, const char *before, const char *after, GError **error);
const char *ash_revision_fate_in_words (AshRevisionFate fate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshRevisionLine, ash_revision_line_free)

G_END_DECLS

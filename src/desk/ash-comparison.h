#pragma once

#include <ash-page-compare.h>
#include <ash-store.h>

G_BEGIN_DECLS

/**
 * AshComparison:
 *
 * What became of an item's words since it was taken from a course. Those of a quiz are its lines:
 * what it asks, the answers, what is said to them, and the points. Made on a worker; immutable.
 */
typedef struct
{
  GPtrArray *before; /* (element-type AshTextBlock) of the course */
  GPtrArray *after;
  GPtrArray *pieces; /* (element-type AshPiece) of both */
  guint n_different; /* of the pieces */
  gboolean is_quiz;
  gboolean is_changed; /* also by what is not read as words: emphasis, where links lead, settings */
} AshComparison;

/* @source: what @item was made from. (transfer full) (nullable): NULL, without an error, for what
 * has no words. */
AshComparison *
ash_comparison_new (AshStore *store, const AshItem *item, const AshItem *source, GError **error);
void ash_comparison_free (AshComparison *self);

/* The words of a quiz as they are compared. (transfer full) (element-type AshTextBlock) */
GPtrArray *ash_quiz_blocks_new (AshStore *store, const char *quiz, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshComparison, ash_comparison_free)

G_END_DECLS

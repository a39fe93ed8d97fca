#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/**
 * AshTalk:
 *
 * How many threads of comments are open on what, counted once for a design, so that every row and
 * cell can ask. All functions take %NULL for a design that nobody commented on.
 */
typedef struct _AshTalk AshTalk;

AshTalk *ash_talk_new (AshDesign *design);
void ash_talk_free (AshTalk *self);
/* On an item, an outcome, a piece of evidence, a criterion: on itself alone. */
guint ash_talk_on (const AshTalk *self, const char *record);
/* On the cell of the matrix where an outcome and a column meet. */
guint ash_talk_on_cell (const AshTalk *self, const char *outcome, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshTalk, ash_talk_free)

G_END_DECLS

#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshEditorFunc:
 * @record: id of what it edits: an item, for a rubric the assessment
 *
 * Makes an editor: a widget that implements #AshView.
 *
 * - `go_to` with the id of another record of its kind: it edits that from now on, or returns %FALSE
 *   and is replaced by a new one. With the id of something inside what it edits (a question, a
 *   criterion), or with its own id and a part: it shows that, with the keyboard. For any other id
 *   %FALSE.
 * - `flush` before it is left, `apply` with every change while it is in sight, `run` for the
 *   commands of the action table while the keyboard is in it.
 *
 * Returns: (transfer floating)
 */
typedef GtkWidget *(*AshEditorFunc) (AshPlace *place, const char *record);

AshEditorFunc ash_editors_for_item (AshItemKind kind);
AshEditorFunc ash_editors_for_rubric (void);

G_END_DECLS

#pragma once

#include "ash-form.h"
#include "ash-view.h"

G_BEGIN_DECLS

typedef struct _AshFormEditor AshFormEditor;

/* What one kind of item has: made once, shown for each item. */
typedef struct
{
  gsize size; /* of the editor's own widgets and state, zeroed */
  void (*build) (AshFormEditor *editor, AshForm *form, gpointer own);
  /* @assessment: (nullable): what it is evidence as */
  void (*show) (AshFormEditor *editor,
                gpointer own,
                const AshItem *item,
                const AshAssessment *assessment);
} AshFormKind;

/**
 * AshFormEditor:
 *
 * An editor of Build whose item is a form: an assignment, a discussion, a link, a file, a module.
 */
#define ASH_TYPE_FORM_EDITOR (ash_form_editor_get_type ())
G_DECLARE_FINAL_TYPE (AshFormEditor, ash_form_editor, ASH, FORM_EDITOR, GtkWidget)

GtkWidget *ash_form_editor_new (AshPlace *place, const char *item, const AshFormKind *kind);
AshForm *ash_form_editor_get_form (AshFormEditor *self);
AshPlace *ash_form_editor_get_place (AshFormEditor *self);
gpointer ash_form_editor_get_own (AshFormEditor *self);
void ash_form_editor_open_page (AshFormEditor *self);
gboolean ash_form_editor_is_showing (AshFormEditor *self);

/* Rows that several kinds have. */
GtkWidget *ash_form_editor_add_link (AshForm *form, const char *title, const char *icon);

G_END_DECLS

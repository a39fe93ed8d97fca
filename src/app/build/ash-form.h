#pragma once

#include <adwaita.h>

#include "ash-place.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_UNIT_COUNT,   /* a whole number */
  ASH_UNIT_MINUTES, /* "90" */
  ASH_UNIT_POINTS,  /* hundredths, written "2.5" */
  ASH_UNIT_PERCENT, /* basis points, written "30" */
} AshUnit;

/**
 * AshForm:
 *
 * The fields of an item, and of the evidence that it is, in calm groups. Each row is a column of a
 * record or a field of its sheet, stored as it is typed (ash-commit.h) and shown again when the
 * document says otherwise. Signal `refused` (GError *): something could not be stored.
 */
#define ASH_TYPE_FORM (ash_form_get_type ())
G_DECLARE_FINAL_TYPE (AshForm, ash_form, ASH, FORM, GtkWidget)

GtkWidget *ash_form_new (AshPlace *place);
void ash_form_set_item (AshForm *self, const char *item);
/* (transfer full) (nullable): the item as it is stored, and what it is evidence as */
AshItem *ash_form_dup_item (AshForm *self);
AshAssessment *ash_form_dup_assessment (AshForm *self);
AshStore *ash_form_get_store (AshForm *self);
const char *ash_form_get_item (AshForm *self);

/* A group of rows; those added after it stand in it. */
AdwPreferencesGroup *ash_form_add_group (AshForm *self, const char *title, const char *text);
GtkWidget *ash_form_add_title (AshForm *self);
/* @klass: ASH_ITEM or ASH_ASSESSMENT; a row about evidence makes it, when it is none yet. @step:
 * what undo calls a change. */
GtkWidget *ash_form_add_text (AshForm *self,
                              const char *title,
                              const AshRecordClass *klass,
                              const char *column,
                              const char *step);
GtkWidget *ash_form_add_number (AshForm *self,
                                const char *title,
                                const AshRecordClass *klass,
                                const char *column,
                                AshUnit unit,
                                const char *step);
/* Several lines: a field of the sheet of the item or its evidence, or (key NULL) the item's text.
 */
GtkWidget *ash_form_add_lines (AshForm *self,
                               const char *title,
                               const char *hint,
                               const AshRecordClass *klass,
                               const char *key);
/* Several lines of a text column; returns the row. */
GtkWidget *ash_form_add_note (AshForm *self,
                              const char *title,
                              const char *hint,
                              const AshRecordClass *klass,
                              const char *column,
                              const char *step);
/* One of a few words of a text column, with what each is called; both closed by NULL. */
GtkWidget *ash_form_add_choice (AshForm *self,
                                const char *title,
                                const AshRecordClass *klass,
                                const char *column,
                                const char *const *words,
                                const char *const *titles,
                                const char *step);
void ash_form_add_row (AshForm *self, GtkWidget *row);
void ash_form_show (AshForm *self);
void ash_form_flush (AshForm *self);
/* Tells why something could not be done, and shows what is stored. */
gboolean ash_form_told (AshForm *self, gboolean is_done, GError *error);

G_END_DECLS

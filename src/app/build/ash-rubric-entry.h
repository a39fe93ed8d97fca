#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_ENTRY_TITLE,
  ASH_ENTRY_NUMBER, /* points, or a weight */
  ASH_ENTRY_TEXT,
  ASH_N_ENTRY_FIELDS
} AshEntryField;

/**
 * AshRubricEntry:
 *
 * What a cell of the grid is typed into: up to three fields, laid over the cell.
 * Signals: `typed` (AshEntryField, text): to be stored; `grown` (text): the text as it stands while
 * it is typed; `leave` (int): the keyboard is done with it: -1 for the cell before, 1 for the one
 * after, 0 for none.
 */
#define ASH_TYPE_RUBRIC_ENTRY (ash_rubric_entry_get_type ())
G_DECLARE_FINAL_TYPE (AshRubricEntry, ash_rubric_entry, ASH, RUBRIC_ENTRY, GtkWidget)

GtkWidget *ash_rubric_entry_new (void);
/* Each label nullable: then that field is not shown. It also names the field for screen readers. */
void ash_rubric_entry_set_fields (AshRubricEntry *self,
                                  const char *title_label,
                                  const char *number_label,
                                  const char *text_label);
void ash_rubric_entry_set (AshRubricEntry *self, AshEntryField field, const char *text);
void ash_rubric_entry_begin (AshRubricEntry *self, const char *typed);
void ash_rubric_entry_flush (AshRubricEntry *self);
void ash_rubric_entry_end (AshRubricEntry *self);
/* Something is wrong with its number; NULL: nothing any more. */
void ash_rubric_entry_refuse (AshRubricEntry *self, const char *why);
/* (nullable): what is wrong with the number */
const char *ash_rubric_entry_refusal (AshRubricEntry *self);
/* Whether something is wrong: then that has the keyboard. */
gboolean ash_rubric_entry_holds (AshRubricEntry *self);

G_END_DECLS

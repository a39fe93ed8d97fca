#pragma once

#include <adwaita.h>
#include <ash-desk-rubric.h>
#include <ash-rubric-advice.h>

#include "ash-rubric-editor.h"
#include "ash-rubric-grid.h"

G_BEGIN_DECLS

struct _AshRubricEditor
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *assessment;
  AshGrid *grid;       /* NULL when it could not be read */
  GPtrArray *outcomes; /* (element-type AshStatement) of the credential */
  GPtrArray *advice;   /* (element-type AshRubricAdvice) */
  GHashTable *aside;   /* set of digests of advice that was set aside */
  gboolean is_narrow;

  AshRubricGrid *cells;
  GSimpleActionGroup *actions;

  GtkWidget *toolbar;
  GtkStack *stack;
  GtkWidget *nothing;
  AdwStatusPage *refusal;
  GtkWidget *page;
  GtkWidget *from_outcomes;
  GtkBox *head;
  GtkLabel *title;
  GtkLabel *where;
  GtkBox *checks;
  GtkWidget *shared;
  GtkLabel *shared_label;
  GtkScrolledWindow *scroller;
  GtkBox *advice_line;
  GtkLabel *advice_label;
  GtkWidget *advice_show;
  GtkMenuButton *advice_why;
  GtkWidget *foot;
  GtkWidget *again;
  GtkWidget *keys;
  GtkButton *up;
  GtkButton *down;
  GtkButton *remove;
  GtkMenuButton *rubrics;
};

/* ash-rubric-editor.c */
void ash_rubric_editor_look_again (AshRubricEditor *self);
/* Stores the grid as it is now under the name of the step; says so when it could not be. */
gboolean ash_rubric_editor_store (AshRubricEditor *self, const char *label, const char *coalesce);
gboolean ash_rubric_editor_told (AshRubricEditor *self, gboolean is_done, GError *error);
const AshRubricAdvice *ash_rubric_editor_get_advice (AshRubricEditor *self);
void ash_rubric_editor_show_advice (AshRubricEditor *self);
char *ash_rubric_editor_advice_digest (const AshRubricAdvice *advice);

/* ash-rubric-commands.c */
void ash_rubric_editor_add_commands (AshRubricEditor *self);
void ash_rubric_editor_show_commands (AshRubricEditor *self);
gboolean ash_rubric_editor_run (AshView *view, const char *command, GVariant *parameter);

/* ash-rubric-bank.c: other rubrics, and files */
void ash_rubric_editor_add_bank (AshRubricEditor *self);

/* ash-rubric-facts.c: what stands around the grid */
void ash_rubric_editor_show_facts (AshRubricEditor *self);

G_END_DECLS

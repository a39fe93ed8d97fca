#include "ash-outcome-row.h"

#include <ash-check.h>
#include <ash-outcome-tree.h>
#include <ash-verbs.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-comment-here.h"
#include "ash-advice.h"
#include "ash-anatomy-button.h"
#include "ash-level-chip.h"
#include "ash-mark-cell.h"
#include "ash-mark-menu.h"
#include "ash-module-tag.h"
#include "ash-names.h"
#include "ash-outcome-menu.h"
#include "ash-outcome-text.h"
#include "ash-talk-button.h"

struct _AshOutcomeRow
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkLabel *code;
  AshOutcomeText *text;
  GtkBox *facts;
  AshLevelChip *chip;
  AshAnatomyButton *anatomy;
  GtkWidget *talk; /* NULL until somebody has said something */
  GtkWidget *module;
  GtkBox *marks;
  GtkWidget *advice;     /* the line, or NULL */
  GtkMenuButton *folded; /* the sign that holds it instead */
  GPtrArray *cells;      /* (element-type AshMarkCell) */
  GPtrArray *columns;
  char *id;
  char *said;  /* the advice that is shown, as markup and kind */
  char *bloom; /* what a person chose */
  char *lang;
  guint n_comments;
  gboolean is_folded;
};

enum
{
  MARK,
  EDITED,
  LEVEL,
  ADVICE,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshOutcomeRow, ash_outcome_row, GTK_TYPE_WIDGET)

static int
index_of_cell (AshOutcomeRow *self, GtkWidget *cell)
{
  guint index = 0;

  return g_ptr_array_find (self->cells, cell, &index) ? (int) index : -1;
}

static void
cell_clicked_cb (AshOutcomeRow *self, GtkWidget *cell)
{
  /* The mark says what it is; a click only asks for another. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cell),
                                ash_mark_cell_get_depth (ASH_MARK_CELL (cell)) != ASH_MARK_NONE);
  g_signal_emit (self, signals[MARK], 0, (guint) index_of_cell (self, cell), -1);
}

static void
cell_entered_cb (GtkEventControllerFocus *focus, AshOutcomeRow *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  g_signal_emit (self, signals[ENTERED], 0, index_of_cell (self, cell));
}

static void
text_entered_cb (AshOutcomeRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0, -1);
}

static void
edited_cb (AshOutcomeRow *self, const char *text)
{
  g_signal_emit (self, signals[EDITED], 0, text);
}

/* The level follows each key, so that one sees what a verb asks for while choosing it. */
static void
typed_cb (AshOutcomeRow *self, const char *text)
{
  ash_level_chip_show (self->chip, ash_outcome_level_of (self->bloom, text, self->lang),
                       self->bloom);
  ash_anatomy_button_typed (self->anatomy, text);
}

static void
level_cb (AshOutcomeRow *self, const char *nick)
{
  g_signal_emit (self, signals[LEVEL], 0, nick);
}

static void
advice_cb (const char *command, gpointer data)
{
  AshOutcomeRow *self = data;

  gtk_menu_button_popdown (self->folded);
  g_signal_emit (self, signals[ADVICE], 0, command);
}

static void
ash_outcome_row_dispose (GObject *object)
{
  AshOutcomeRow *self = ASH_OUTCOME_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->bloom, g_free);
  g_clear_pointer (&self->lang, g_free);
  G_OBJECT_CLASS (ash_outcome_row_parent_class)->dispose (object);
}

static void
ash_outcome_row_class_init (AshOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcome_row_dispose;
  g_type_ensure (ASH_TYPE_OUTCOME_TEXT);
  g_type_ensure (ASH_TYPE_LEVEL_CHIP);
  g_type_ensure (ASH_TYPE_ANATOMY_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-outcome-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, box);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, code);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, text);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, facts);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, chip);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, anatomy);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, marks);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeRow, folded);
  signals[MARK] = g_signal_new ("mark", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_UINT, G_TYPE_INT);
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEVEL] = g_signal_new ("level", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
  signals[ADVICE] = g_signal_new ("advice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
}

/* The mark that has the keyboard or the pointer, else the outcome. */
static gboolean
cell_here_cb (GtkWidget *cell, AshCommentHere *here)
{
  AshOutcomeRow *self = ASH_OUTCOME_ROW (gtk_widget_get_ancestor (cell, ASH_TYPE_OUTCOME_ROW));
  int index = self != NULL ? index_of_cell (self, cell) : -1;
  const AshColumn *column = index >= 0 && index < (int) self->columns->len
                                ? g_ptr_array_index (self->columns, (guint) index)
                                : NULL;

  if (column == NULL || self->id == NULL)
    return FALSE;
  here->kind = g_strdup (column->kind == ASH_COLUMN_EVIDENCE ? "assessment" : "item");
  here->subject = g_strdup (column->id);
  here->other = g_strdup (self->id);
  here->n = ash_mark_cell_get_comments (ASH_MARK_CELL (cell));
  return TRUE;
}

static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  here->kind = g_strdup ("statement");
  here->subject = g_strdup (ASH_OUTCOME_ROW (widget)->id);
  here->n = ASH_OUTCOME_ROW (widget)->n_comments;
  return here->subject != NULL;
}

static int
index_of_column (AshOutcomeRow *self, const char *id)
{
  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    if (g_strcmp0 (((const AshColumn *) g_ptr_array_index (self->columns, i))->id, id) == 0)
      return (int) i;
  return -1;
}

/* Once the menu is closed: what a mark asks for pops up in its turn. */
static void
chosen_cb (GtkWidget *row, const char *column, AshMarkDepth depth)
{
  AshOutcomeRow *self = ASH_OUTCOME_ROW (row);
  int index = index_of_column (self, column);

  if (index >= 0)
    g_signal_emit (self, signals[MARK], 0, (guint) index, (int) depth);
}

/* Of a mark the menu begins with what it could be. */
static void
extend_cb (GtkWidget *row, const AshCommentHere *here, GtkWidget *popover, GMenu *menu)
{
  AshOutcomeRow *self = ASH_OUTCOME_ROW (row);
  int index = here->other != NULL ? index_of_column (self, here->subject) : -1;

  if (index >= 0)
    ash_mark_menu_append (menu, popover, row, g_ptr_array_index (self->columns, (guint) index),
                          ash_mark_cell_get_depth (g_ptr_array_index (self->cells, (guint) index)),
                          chosen_cb);
  ash_outcome_menu_extend (row, here, popover, menu);
}

static void
ash_outcome_row_init (AshOutcomeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->text, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->chip, "chosen", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->anatomy, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (text_entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  ash_comment_here_install (GTK_WIDGET (self), comment_here_cb);
  ash_comment_here_add_menu (GTK_WIDGET (self));
  ash_comment_here_set_extend (GTK_WIDGET (self), extend_cb);
  self->module = ash_module_tag_new ();
  gtk_box_append (self->facts, self->module);
}

GtkWidget *
ash_outcome_row_new (void)
{
  return g_object_new (ASH_TYPE_OUTCOME_ROW, NULL);
}

static void
add_cell (AshOutcomeRow *self, int width)
{
  GtkWidget *cell = ash_mark_cell_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_size_request (cell, width, 34);
  ash_comment_here_install (cell, cell_here_cb);
  g_signal_connect_swapped (cell, "clicked", G_CALLBACK (cell_clicked_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (cell_entered_cb), self);
  gtk_widget_add_controller (cell, focus);
  gtk_box_append (self->marks, cell);
  g_ptr_array_add (self->cells, cell);
}

static void
add_pad (AshOutcomeRow *self, guint n, int width)
{
  GtkWidget *pad;

  if (n == 0)
    return;
  pad = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (pad, (int) n * width, -1);
  gtk_box_append (self->marks, pad);
}

/* (nullable): of the column whose cell has the keyboard */
static char *
dup_focused_column (AshOutcomeRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_is_focus (g_ptr_array_index (self->cells, i)))
      return g_strdup (((const AshColumn *) g_ptr_array_index (self->columns, i))->id);
  return NULL;
}

/* The outcome has the keyboard where its column is gone. */
static void
focus_column (AshOutcomeRow *self, const char *id)
{
  ash_outcome_row_focus (self, index_of_column (self, id));
}

/* Once more with other columns: when a module is opened, or the window has another width. */
void
ash_outcome_row_set_layout (AshOutcomeRow *self, const AshMatrixLayout *layout)
{
  g_autofree char *focused = dup_focused_column (self);
  GtkWidget *child;

  if (self->columns != NULL)
    g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_ref (layout->columns);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->marks))) != NULL)
    gtk_box_remove (self->marks, child);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < layout->n_evidence; i++)
    add_cell (self, layout->cell_width);
  add_pad (self, layout->evidence_pad, layout->cell_width);
  gtk_box_append (self->marks, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  for (guint i = layout->n_evidence; i < layout->columns->len; i++)
    add_cell (self, layout->cell_width);
  add_pad (self, layout->learning_pad, layout->cell_width);
  if (focused != NULL)
    focus_column (self, focused);
}

void
ash_outcome_row_set_folded (AshOutcomeRow *self, gboolean is_folded)
{
  self->is_folded = is_folded;
  ash_outcome_text_set_lines (self->text, is_folded ? 1 : 0);
}

static void
put_advice (AshOutcomeRow *self, GtkWidget *line)
{
  if (self->advice != NULL && !self->is_folded)
    gtk_box_remove (self->box, self->advice);
  self->advice = line;
  gtk_widget_set_visible (GTK_WIDGET (self->folded), self->is_folded && line != NULL);
  if (self->is_folded)
    {
      GtkWidget *popover = line != NULL ? gtk_popover_new () : NULL;

      if (popover != NULL)
        gtk_popover_set_child (GTK_POPOVER (popover), line);
      gtk_menu_button_set_popover (self->folded, popover);
    }
  else if (line != NULL)
    {
      gtk_widget_set_margin_start (line,
                                   31 + gtk_widget_get_margin_start (GTK_WIDGET (self->code)));
      gtk_widget_set_margin_bottom (line, 6);
      gtk_box_append (self->box, line);
    }
}

static void
show_advice (AshOutcomeRow *self,
             const AshDesign *design,
             const AshMarks *marks,
             const AshStatement *outcome)
{
  AshAdviceKind kind = ash_advice_of (design, marks, outcome);
  g_autofree char *offers = kind == ASH_ADVICE_GAP ? ash_advice_dup_offers (design) : NULL;
  g_autofree char *markup = ash_advice_markup (kind, design, marks, outcome);
  g_autofree char *said =
      g_strdup_printf ("%d %s %s %s %d", kind, markup, offers != NULL ? offers : "",
                       outcome->bloom != NULL ? outcome->bloom : "",
                       gtk_widget_get_margin_start (GTK_WIDGET (self->code)));

  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  put_advice (self, kind != ASH_ADVICE_NONE
                        ? ash_advice_line_new (kind, design, marks, outcome, FALSE, advice_cb, self)
                        : NULL);
  if (kind != ASH_ADVICE_NONE)
    gtk_menu_button_set_icon_name (self->folded, kind == ASH_ADVICE_GAP ? "dialog-warning-symbolic"
                                                                        : "emoji-objects-symbolic");
}

static void
show_talk (AshOutcomeRow *self, guint n, const char *name)
{
  self->n_comments = n;
  if (n > 0 && self->talk == NULL)
    {
      self->talk = ash_talk_button_new ();
      gtk_box_append (self->facts, self->talk);
    }
  if (self->talk != NULL)
    ash_talk_button_show (self->talk, n, name, self->id, NULL);
}

void
ash_outcome_row_show (AshOutcomeRow *self,
                      const AshDesign *design,
                      const AshMarks *marks,
                      const AshTalk *talk,
                      const AshStatement *outcome)
{
  const char *lang = design->tree != NULL ? design->tree->lang : NULL;
  const char *code = outcome->code != NULL ? outcome->code : "";
  g_autofree char *name = g_strdup_printf ("%s, %s", code, outcome->text);

  g_free (self->id);
  self->id = g_strdup (outcome->record.id);
  g_free (self->bloom);
  self->bloom = g_strdup (outcome->bloom);
  g_free (self->lang);
  self->lang = g_strdup (lang);
  gtk_label_set_label (self->code, code);
  gtk_widget_set_margin_start (
      GTK_WIDGET (self->code),
      ash_outcome_whole (design->outcomes, outcome) != NULL ? ASH_PART_INDENT : 0);
  ash_module_tag_show (self->module, design, outcome);
  ash_name (self, name);
  ash_outcome_text_show (self->text, outcome->text, lang);
  if (!ash_outcome_text_is_editing (self->text))
    {
      ash_level_chip_show (self->chip, ash_outcome_level (outcome, lang), outcome->bloom);
      ash_anatomy_button_show (self->anatomy, outcome, lang);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const AshColumn *column = g_ptr_array_index (self->columns, i);
      AshMark mark = ash_marks_get (marks, column, outcome);

      ash_mark_cell_set_comments (g_ptr_array_index (self->cells, i),
                                  ash_talk_on_cell (talk, self->id, column->id));
      ash_mark_cell_show (g_ptr_array_index (self->cells, i), code, column, &mark);
    }
  show_talk (self, ash_talk_on (talk, self->id), name);
  show_advice (self, design, marks, outcome);
}

const char *
ash_outcome_row_get_id (AshOutcomeRow *self)
{
  return self->id;
}

void
ash_outcome_row_focus (AshOutcomeRow *self, int column)
{
  if (column >= 0 && column < (int) self->cells->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->cells, column));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->text), GTK_DIR_TAB_FORWARD);
}

void
ash_outcome_row_edit (AshOutcomeRow *self)
{
  ash_outcome_text_edit (self->text);
}

gboolean
ash_outcome_row_is_editing (AshOutcomeRow *self)
{
  return ash_outcome_text_is_editing (self->text);
}

void
ash_outcome_row_show_mark (AshOutcomeRow *self, guint column, AshMark mark)
{
  ash_mark_cell_show (g_ptr_array_index (self->cells, column), gtk_label_get_label (self->code),
                      g_ptr_array_index (self->columns, column), &mark);
}

GtkWidget *
ash_outcome_row_get_cell (AshOutcomeRow *self, guint column)
{
  return g_ptr_array_index (self->cells, column);
}

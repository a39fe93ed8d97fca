#include "ash-matrix.h"

#include <glib/gi18n-lib.h>

#include "ash-evidence-offer.h"
#include "ash-mark-cell.h"
#include "ash-matrix-head.h"
#include "ash-matrix-keys.h"
#include "ash-matrix-layout.h"
#include "ash-matrix-rows.h"
#include "ash-outcome-edits.h"
#include "ash-outcome-row.h"
#include "ash-pending-marks.h"
#include "ash-row-pool.h"

#define MOST_ROWS 30 /* more are used again: the toolkit styles all of them at each hover */

struct _AshMatrix
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkBox *box;
  AshMatrixHead *head;
  GtkScrolledWindow *scroller;
  GtkBox *rows;       /* up to MOST_ROWS */
  AshRowPool *pool;   /* beyond */
  GPtrArray *in_rows; /* (element-type AshOutcomeRow) in order */
  gboolean is_pooled;

  AshDesign *design;
  AshMarks *marks;
  GHashTable *pending; /* marks that `marks` does not know yet */
  GPtrArray *outcomes;
  AshScope *scope;     /* (nullable): that the columns are of */
  AshColumnDeal *deal; /* the columns */
  int width;
  char *open; /* the module whose items are shown */
  int row;    /* where the keyboard is */
  int column;
};

enum
{
  EVIDENCE,
  ADD_EVIDENCE,
  GAP_BEYOND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshMatrix, ash_matrix, GTK_TYPE_WIDGET)

static int
find_outcome (AshMatrix *self, const char *id)
{
  for (guint i = 0; id != NULL && self->outcomes != NULL && i < self->outcomes->len; i++)
    if (g_strcmp0 (((AshRecord *) g_ptr_array_index (self->outcomes, i))->id, id) == 0)
      return (int) i;
  return -1;
}

static const AshStatement *
outcome_at (AshMatrix *self, int row)
{
  return self->outcomes != NULL && row >= 0 && row < (int) self->outcomes->len
             ? g_ptr_array_index (self->outcomes, row)
             : NULL;
}

static AshOutcomeRow *
row_at (AshMatrix *self, int row)
{
  if (row < 0)
    return NULL;
  if (self->is_pooled)
    {
      GtkWidget *widget = ash_row_pool_get (self->pool, (guint) row);

      return widget != NULL ? ASH_OUTCOME_ROW (widget) : NULL;
    }
  return row < (int) self->in_rows->len ? g_ptr_array_index (self->in_rows, row) : NULL;
}

static const AshColumn *
column_at (AshMatrix *self, int column)
{
  return column >= 0 && column < (int) self->deal->shown.columns->len
             ? g_ptr_array_index (self->deal->shown.columns, column)
             : NULL;
}

/* Layout */

static void
set_layout_cb (GtkWidget *row, gpointer data)
{
  ash_outcome_row_set_layout (ASH_OUTCOME_ROW (row), data);
}

/* The columns that the rows hold are those of before until they have new ones. */
static void
lay_out (AshMatrix *self)
{
  AshColumnDeal *before = self->deal;
  AshColumnDeal *next = ash_column_deal_next (before, GTK_WIDGET (self), self->design, self->scope,
                                              self->open, self->width);

  if (g_strcmp0 (next->signature, before->signature) == 0)
    {
      ash_column_deal_free (next);
      return;
    }
  self->deal = next;
  ash_matrix_head_show (self->head, &next->shown, next->pages);
  for (guint i = 0; i < self->in_rows->len; i++)
    ash_outcome_row_set_layout (g_ptr_array_index (self->in_rows, i), &next->shown);
  ash_row_pool_foreach (self->pool, set_layout_cb, &next->shown);
  ash_column_deal_free (before);
}

/* Marks */

static AshMark
mark_at (AshMatrix *self, int row, int column)
{
  AshMark mark = ash_marks_get (self->marks, column_at (self, column), outcome_at (self, row));

  ash_pending_marks_apply (self->pending, outcome_at (self, row), column_at (self, column), &mark);
  return mark;
}

/* A module's mark is that of its items: they are shown. */
static void
toggle_module (AshMatrix *self, const AshColumn *column)
{
  g_autofree char *id = g_strdup (column->id);

  if (column->is_open)
    g_clear_pointer (&self->open, g_free);
  else
    {
      g_free (self->open);
      self->open = g_steal_pointer (&id);
    }
  ash_matrix_show (self, self->design, self->marks, self->outcomes);
}

static void
set_mark (AshMatrix *self, AshMarkDepth depth)
{
  const AshColumn *column = column_at (self, self->column);
  const AshStatement *outcome = outcome_at (self, self->row);
  AshOutcomeRow *row = row_at (self, self->row);
  AshMark mark;

  if (column == NULL || outcome == NULL || row == NULL)
    return;
  if (column->kind == ASH_COLUMN_MODULE)
    {
      toggle_module (self, column);
      return;
    }
  mark = mark_at (self, self->row, self->column);
  if (column->kind == ASH_COLUMN_ITEM && depth == ASH_MARK_ASSESSED)
    ash_evidence_offer_popup (GTK_WIDGET (self),
                              ash_outcome_row_get_cell (row, (guint) self->column), self->place,
                              column, outcome->record.id);
  else if (depth == ASH_MARK_NONE && mark.own == ASH_MARK_NONE && mark.derived != ASH_MARK_NONE)
    gtk_widget_error_bell (GTK_WIDGET (row));
  else if (depth != mark.own && ash_outcome_edits_mark (GTK_WIDGET (self), self->place, column,
                                                        outcome->record.id, depth))
    {
      /* Seen at once; the design follows when it has been read. */
      mark.own = depth;
      ash_pending_marks_set (self->pending, outcome, column, depth);
      ash_outcome_row_show_mark (row, (guint) self->column, mark);
    }
}

static void
cycle (AshMatrix *self)
{
  const AshColumn *column = column_at (self, self->column);
  AshOutcomeRow *row = row_at (self, self->row);
  AshMarkDepth shown;

  if (column == NULL || row == NULL)
    return;
  shown = ash_mark_cell_get_depth (
      ASH_MARK_CELL (ash_outcome_row_get_cell (row, (guint) self->column)));
  if (column->kind == ASH_COLUMN_EVIDENCE)
    set_mark (self, shown == ASH_MARK_ASSESSED ? ASH_MARK_NONE : ASH_MARK_ASSESSED);
  else
    set_mark (self, shown == ASH_MARK_PRACTISED ? ASH_MARK_NONE : shown + 1);
}

static void
entered_cb (AshOutcomeRow *row, int column, AshMatrix *self)
{
  self->row = find_outcome (self, ash_outcome_row_get_id (row));
  self->column = column;
}

static void
mark_cb (AshOutcomeRow *row, guint column, int depth, AshMatrix *self)
{
  entered_cb (row, (int) column, self);
  depth < 0 ? cycle (self) : set_mark (self, (AshMarkDepth) depth);
}

static void
edited_cb (AshOutcomeRow *row, const char *text, AshMatrix *self)
{
  ash_outcome_edits_set_text (GTK_WIDGET (self), self->place, ash_outcome_row_get_id (row), text);
}

static void
level_cb (AshOutcomeRow *row, const char *nick, AshMatrix *self)
{
  ash_outcome_edits_set_level (GTK_WIDGET (self), self->place, ash_outcome_row_get_id (row), nick);
}

static void
advice_cb (AshOutcomeRow *row, const char *command, AshMatrix *self)
{
  const AshStatement *outcome =
      outcome_at (self, find_outcome (self, ash_outcome_row_get_id (row)));

  if (outcome == NULL)
    return;
  if (g_str_equal (command, "evidence"))
    g_signal_emit (self, signals[ADD_EVIDENCE], 0, row);
  else
    ash_outcome_edits_advice (GTK_WIDGET (self), self->place, self->marks, outcome, command);
}

static GtkWidget *
make_row (gpointer data)
{
  AshMatrix *self = data;
  GtkWidget *row = ash_outcome_row_new ();

  g_signal_connect (row, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect (row, "mark", G_CALLBACK (mark_cb), self);
  g_signal_connect (row, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (row, "level", G_CALLBACK (level_cb), self);
  g_signal_connect (row, "advice", G_CALLBACK (advice_cb), self);
  ash_outcome_row_set_folded (ASH_OUTCOME_ROW (row), self->is_pooled);
  ash_outcome_row_set_layout (ASH_OUTCOME_ROW (row), &self->deal->shown);
  return row;
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  AshMatrix *self = data;
  const AshStatement *outcome = outcome_at (self, (int) index);

  if (outcome == NULL)
    return;
  ash_outcome_row_show (ASH_OUTCOME_ROW (row), self->design, self->marks,
                        ash_live_get_talk (ash_place_get_live (self->place)), outcome);
  ash_pending_marks_show (self->pending, row, self->deal->shown.columns, self->marks, outcome);
}

static void
show_rows (AshMatrix *self)
{
  GPtrArray *before = self->in_rows;

  self->in_rows = ash_matrix_rows_keep (self->rows, before, self->outcomes, make_row, self);
  g_ptr_array_unref (before);
  for (guint i = 0; i < self->in_rows->len; i++)
    bind_row (g_ptr_array_index (self->in_rows, i), i, self);
}

static void
clear_rows (AshMatrix *self)
{
  for (guint i = 0; i < self->in_rows->len; i++)
    gtk_box_remove (self->rows, g_ptr_array_index (self->in_rows, i));
  g_ptr_array_set_size (self->in_rows, 0);
}

static void
choose_kind (AshMatrix *self)
{
  self->is_pooled = self->outcomes->len > MOST_ROWS;
  if (self->is_pooled)
    clear_rows (self);
  gtk_scrolled_window_set_child (self->scroller, self->is_pooled ? GTK_WIDGET (self->pool)
                                                                 : GTK_WIDGET (self->rows));
  ash_row_pool_set_adjustment (
      self->pool, self->is_pooled ? gtk_scrolled_window_get_vadjustment (self->scroller) : NULL);
  ash_row_pool_set_n (self->pool, self->is_pooled ? self->outcomes->len : 0);
}

void
ash_matrix_show (AshMatrix *self, AshDesign *design, AshMarks *marks, GPtrArray *outcomes)
{
  g_autoptr (AshDesign) before = self->design;
  g_autoptr (GPtrArray) outcomes_before = self->outcomes;
  g_autoptr (AshMarks) marks_before = self->marks;
  const AshStatement *current = outcome_at (self, self->row);
  g_autofree char *at = current != NULL ? g_strdup (current->record.id) : NULL;
  guint n_before = self->outcomes != NULL ? self->outcomes->len : 0;

  self->design = ash_design_ref (design);
  self->outcomes = g_ptr_array_ref (outcomes);
  self->marks = ash_marks_ref (marks);
  if (ash_live_is_current (ash_place_get_live (self->place)))
    g_hash_table_remove_all (self->pending);
  self->row = MAX (find_outcome (self, at), 0);
  if (self->width == 0)
    return;
  lay_out (self);
  if (self->is_pooled != (outcomes->len > MOST_ROWS))
    choose_kind (self);
  if (!self->is_pooled)
    show_rows (self);
  else if (n_before != outcomes->len)
    ash_row_pool_set_n (self->pool, outcomes->len);
  else
    ash_row_pool_bind_all (self->pool);
}

/* Signals of the head */

static void
head_open_cb (AshMatrix *self, guint index)
{
  const AshColumn *column = column_at (self, (int) index);
  const char *item;

  if (column == NULL)
    return;
  if (column->kind == ASH_COLUMN_MODULE)
    {
      toggle_module (self, column);
      return;
    }
  item = column->kind == ASH_COLUMN_EVIDENCE ? column->item : column->id;
  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", "build", item, "");
  else
    g_signal_emit (self, signals[EVIDENCE], 0, self->head);
}

static void
head_page_cb (AshMatrix *self, gboolean is_evidence, int by)
{
  guint *from = is_evidence ? &self->deal->evidence_from : &self->deal->learning_from;
  guint step = is_evidence ? MAX (self->deal->shown.n_evidence, 1)
                           : MAX (self->deal->shown.columns->len - self->deal->shown.n_evidence, 1);

  *from = by < 0 ? *from - MIN (*from, step) : *from + step;
  ash_matrix_show (self, self->design, self->marks, self->outcomes);
}

static void
head_evidence_cb (AshMatrix *self, GtkWidget *button)
{
  g_signal_emit (self, signals[EVIDENCE], 0, button);
}

static void
head_add_cb (AshMatrix *self, GtkWidget *button)
{
  g_signal_emit (self, signals[ADD_EVIDENCE], 0, button);
}

/* The keyboard */

static void
focus_at (AshMatrix *self, int row, int column)
{
  AshOutcomeRow *widget;

  row = CLAMP (row, 0, MAX ((int) self->outcomes->len - 1, 0));
  column = CLAMP (column, -1, (int) self->deal->shown.columns->len - 1);
  if (self->is_pooled)
    ash_row_pool_reveal (self->pool, (guint) row);
  widget = row_at (self, row);
  if (widget == NULL)
    return;
  self->row = row;
  self->column = column;
  ash_outcome_row_focus (widget, column);
}

/* The next outcome that nothing shows; at its first place for evidence. */
static void
go_to_gap (AshMatrix *self, int by)
{
  int n = (int) self->outcomes->len;

  for (int i = 1; i <= n; i++)
    {
      int row = ((self->row + by * i) % n + n) % n;

      if (ash_marks_is_assessed (self->marks, outcome_at (self, row)))
        continue;
      focus_at (self, row, self->deal->shown.n_evidence > 0 ? 0 : -1);
      return;
    }
  g_signal_emit (self, signals[GAP_BEYOND], 0);
}

static gboolean
command_cb (AshMatrixCommand command, gpointer data)
{
  AshMatrix *self = data;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (command)
    {
    case ASH_MATRIX_UP:
    case ASH_MATRIX_DOWN:
      focus_at (self, self->row + (command == ASH_MATRIX_UP ? -1 : 1), self->column);
      return TRUE;
    case ASH_MATRIX_LEFT:
    case ASH_MATRIX_RIGHT:
      focus_at (self, self->row, self->column + (command == ASH_MATRIX_LEFT ? -forward : forward));
      return TRUE;
    case ASH_MATRIX_FIRST:
      focus_at (self, self->row, -1);
      return TRUE;
    case ASH_MATRIX_LAST:
      focus_at (self, self->row, G_MAXINT - 1);
      return TRUE;
    case ASH_MATRIX_GAP_BEFORE:
    case ASH_MATRIX_GAP_AFTER:
      go_to_gap (self, command == ASH_MATRIX_GAP_BEFORE ? -1 : 1);
      return TRUE;
    case ASH_MATRIX_OPEN:
      head_open_cb (self, (guint) self->column);
      return TRUE;
    case ASH_MATRIX_NONE:
    case ASH_MATRIX_INTRODUCED:
    case ASH_MATRIX_PRACTISED:
    case ASH_MATRIX_ASSESSED:
      set_mark (self, (AshMarkDepth) (command - ASH_MATRIX_NONE));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
ash_matrix_dispose (GObject *object)
{
  AshMatrix *self = ASH_MATRIX (object);
  GtkWidget *child;

  if (self->pool != NULL)
    ash_row_pool_set_adjustment (self->pool, NULL);
  g_clear_object (&self->pool);
  g_clear_object (&self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_matrix_parent_class)->dispose (object);
}

static void
ash_matrix_finalize (GObject *object)
{
  AshMatrix *self = ASH_MATRIX (object);

  g_ptr_array_unref (self->in_rows);
  g_hash_table_unref (self->pending);
  ash_column_deal_free (self->deal);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->marks, ash_marks_unref);
  g_clear_pointer (&self->scope, ash_scope_unref);
  g_clear_pointer (&self->design, ash_design_free);
  g_free (self->open);
  G_OBJECT_CLASS (ash_matrix_parent_class)->finalize (object);
}

static void
ash_matrix_class_init (AshMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_matrix_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_matrix_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[EVIDENCE] = g_signal_new ("evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[ADD_EVIDENCE] = g_signal_new ("add-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[GAP_BEYOND] =
      g_signal_new ("gap-beyond", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_matrix_init (AshMatrix *self)
{
  self->in_rows = g_ptr_array_new ();
  self->pending = ash_pending_marks_new ();
  self->deal = ash_column_deal_new ();
  self->column = -1;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->head = ASH_MATRIX_HEAD (ash_matrix_head_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->rows = g_object_ref_sink (GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)));
  self->pool = g_object_ref_sink (ASH_ROW_POOL (ash_row_pool_new (make_row, bind_row, self)));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->head));
  gtk_box_append (self->box, GTK_WIDGET (self->scroller));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  g_signal_connect_swapped (self->head, "open", G_CALLBACK (head_open_cb), self);
  g_signal_connect_swapped (self->head, "page", G_CALLBACK (head_page_cb), self);
  g_signal_connect_swapped (self->head, "evidence", G_CALLBACK (head_evidence_cb), self);
  g_signal_connect_swapped (self->head, "add-evidence", G_CALLBACK (head_add_cb), self);
  ash_matrix_keys_add (GTK_WIDGET (self->scroller), command_cb, self);
}

GtkWidget *
ash_matrix_new (AshPlace *place)
{
  AshMatrix *self = g_object_new (ASH_TYPE_MATRIX, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_matrix_set_width (AshMatrix *self, int width)
{
  self->width = width;
}

/**
 * ash_matrix_set_scope:
 * @scope: (nullable): whose columns are shown, from the next time on that it is shown
 */
void
ash_matrix_set_scope (AshMatrix *self, AshScope *scope)
{
  g_clear_pointer (&self->scope, ash_scope_unref);
  self->scope = scope != NULL ? ash_scope_ref (scope) : NULL;
}

gboolean
ash_matrix_go_to (AshMatrix *self, const char *record)
{
  int row = find_outcome (self, record);

  for (guint i = 0; row < 0 && i < self->deal->shown.columns->len; i++)
    if (g_strcmp0 (column_at (self, (int) i)->id, record) == 0 && self->outcomes->len > 0)
      {
        focus_at (self, 0, (int) i);
        return TRUE;
      }
  if (row < 0)
    return FALSE;
  focus_at (self, row, -1);
  return TRUE;
}

const char *
ash_matrix_get_current (AshMatrix *self)
{
  const AshStatement *outcome = outcome_at (self, self->row);

  return outcome != NULL ? outcome->record.id : NULL;
}

void
ash_matrix_edit_current (AshMatrix *self)
{
  AshOutcomeRow *row = row_at (self, self->row);

  if (row != NULL)
    ash_outcome_row_edit (row);
}

#include "ash-matrix-layout.h"

#include "ash-mark-cell.h"
#include "ash-width-bin.h"

#define LEAST_TEXT 250
/* A sentence is read in one or two lines. */
#define GOOD_TEXT 480
/* Code, padding and the line between the groups. */
#define REST_WIDTH 30

/* As wide as eight letters of a head are, at whatever size the text is set. */
static int
cell_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * 8 / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return MAX (width, ash_width_for_text (ASH_CELL_WIDTH));
}

/* On a wide screen the columns take a part of what the outcomes leave, so that heads are read whole
 * and marks stand nearer to their outcome. */
static int
grown_width (GtkWidget *widget, int width, guint n_columns)
{
  int least = cell_width (widget);
  int text = MAX (ash_width_for_text (GOOD_TEXT), width * 4 / 10);

  return CLAMP ((width - text - ash_width_for_text (REST_WIDTH)) / (int) MAX (n_columns, 4), least,
                least * 3 / 2);
}

guint
ash_matrix_slots (GtkWidget *widget, int width)
{
  int text = MAX (ash_width_for_text (LEAST_TEXT), width * 3 / 10);

  return (guint) MAX ((width - text - ash_width_for_text (REST_WIDTH)) / cell_width (widget), 1);
}

AshColumnDeal *
ash_column_deal_new (void)
{
  AshColumnDeal *self = g_new0 (AshColumnDeal, 1);

  self->shown.columns = g_ptr_array_new ();
  return self;
}

void
ash_column_deal_free (AshColumnDeal *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->shown.columns, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_free (self->signature);
  g_free (self);
}

static void
append_part (AshColumnDeal *self, guint from, guint n)
{
  for (guint i = from; i < from + n && i < self->all->len; i++)
    g_ptr_array_add (self->shown.columns, g_ptr_array_index (self->all, i));
}

/* What the head and the rows are built from; while it is the same they stay. */
static char *
signature_of (const AshColumnDeal *self)
{
  GString *said = g_string_new (NULL);

  g_string_printf (said, "%u %d", self->pages, self->shown.cell_width);
  for (guint i = 0; i < self->shown.columns->len; i++)
    {
      const AshColumn *column = g_ptr_array_index (self->shown.columns, i);

      g_string_append_printf (said, "\n%d %s %s %s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d",
                              column->kind, column->id, column->item, column->title,
                              column->item_kind, column->minutes, column->weight_bp,
                              column->is_open);
    }
  return g_string_free (said, FALSE);
}

/* Evidence has up to half of the places, and what learning leaves. */
AshColumnDeal *
ash_column_deal_next (const AshColumnDeal *before,
                      GtkWidget *widget,
                      const AshDesign *design,
                      const AshScope *scope,
                      const char *open,
                      int width)
{
  AshColumnDeal *self = ash_column_deal_new ();
  guint slots = ash_matrix_slots (widget, width);
  guint n_evidence, n_learning, for_evidence, for_learning;

  self->all = ash_columns_new_in (design, scope, open, slots);
  n_evidence = ash_columns_n_evidence (self->all);
  n_learning = self->all->len - n_evidence;
  for_evidence = n_evidence;
  if (n_evidence + n_learning > slots)
    for_evidence = MIN (n_evidence, MAX (slots / 2, slots - MIN (n_learning, slots)));
  for_learning = MIN (n_learning, slots - MIN (for_evidence, slots));
  self->evidence_from = MIN (before->evidence_from, n_evidence - for_evidence);
  self->learning_from = MIN (before->learning_from, n_learning - for_learning);
  append_part (self, self->evidence_from, for_evidence);
  append_part (self, n_evidence + self->learning_from, for_learning);
  self->shown.n_evidence = for_evidence;
  self->shown.cell_width = grown_width (widget, width, self->shown.columns->len);
  self->shown.evidence_pad = for_evidence < 2 ? 2 - for_evidence : 0;
  self->shown.learning_pad = for_learning < 2 ? 2 - for_learning : 0;
  self->pages = (self->evidence_from > 0 ? 1u : 0) |
                (self->evidence_from + for_evidence < n_evidence ? 2u : 0) |
                (self->learning_from > 0 ? 4u : 0) |
                (self->learning_from + for_learning < n_learning ? 8u : 0);
  self->signature = signature_of (self);
  return self;
}

#include "ash-design-view.h"

#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-outcomes-pane.h"
#include "ash-say.h"
#include "ash-sheet-pane.h"
#include "ash-shrink.h"
#include "ash-slot.h"

#define SHEET_WIDTH 356
/* Below this there is room for one of the two panes. */
#define BOTH_WIDTH 1100

struct _AshDesignView
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkWidget *content;
  GtkStack *stack; /* "design", or "none" without a credential */
  GtkWidget *toggles;
  GtkToggleButton *show_outcomes;
  GtkToggleButton *show_sheet;
  GtkBox *panes;
  GtkWidget *line;
  AshSlot *sheet_slot;
  AshSheetPane *sheet;
  AshOutcomesPane *outcomes;
  char *pending; /* what to go to when the design is there */
  char *pending_part;
  gboolean is_narrow;
  int width;
  guint idle;
};

static void ash_design_view_view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshDesignView,
                               ash_design_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, ash_design_view_view_init))

static AshDesign *
design_of (AshDesignView *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  return design != NULL && design->credential != NULL ? design : NULL;
}

static void
lay_out (AshDesignView *self)
{
  gboolean has_both = !self->is_narrow && self->width >= BOTH_WIDTH;
  gboolean is_sheet = gtk_toggle_button_get_active (self->show_sheet);
  int sheet_width;

  if (self->width == 0)
    return;
  /* Large text asks for more. */
  gtk_widget_measure (GTK_WIDGET (self->sheet), GTK_ORIENTATION_HORIZONTAL, -1, &sheet_width, NULL,
                      NULL, NULL);
  sheet_width = MAX (sheet_width, SHEET_WIDTH);
  gtk_widget_set_visible (self->toggles, !has_both);
  gtk_widget_set_visible (self->line, has_both);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_slot), has_both || is_sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->outcomes), has_both || !is_sheet);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sheet_slot), !has_both);
  ash_slot_set_width (self->sheet_slot, has_both ? sheet_width : -1);
  ash_outcomes_pane_set_width (
      self->outcomes, has_both ? self->width - sheet_width - 1 : self->width, self->is_narrow);
}

static gboolean ash_design_view_go_to (AshView *view, const char *record, const char *part);

/* What was asked for before there was a design, or a place on the screen, to look for it. */
static void
go_where_asked (AshDesignView *self)
{
  g_autofree char *record = g_steal_pointer (&self->pending);
  g_autofree char *part = g_steal_pointer (&self->pending_part);

  if (record != NULL)
    ash_design_view_go_to (ASH_VIEW (self), record, part);
}

static gboolean
lay_out_cb (gpointer data)
{
  AshDesignView *self = data;

  self->idle = 0;
  lay_out (self);
  go_where_asked (self);
  return G_SOURCE_REMOVE;
}

static void
look_again (AshDesignView *self)
{
  AshDesign *design = design_of (self);
  gboolean has_any = ash_place_get_credential (self->place) != NULL;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "design" : "none");
  if (design == NULL)
    return;
  ash_sheet_pane_show (self->sheet, design);
  ash_outcomes_pane_show (self->outcomes, design);
  g_signal_emit_by_name (self, "summary");
  go_where_asked (self);
}

/* The design is made anew after each edit; while the view is out of sight it waits. */
static void
design_cb (AshDesignView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    look_again (self);
}

/* How long it takes is known with them. */
static void
findings_cb (AshDesignView *self)
{
  g_signal_emit_by_name (self, "summary");
}

static void
ash_design_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshDesignView *self = ASH_DESIGN_VIEW (widget);
  int least;

  if (width != self->width)
    {
      self->width = width;
      if (self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, lay_out_cb, self, NULL);
    }
  /* Until the panes have changed the content may need more than there is. */
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->content, &(GtkAllocation){ 0, 0, MAX (width, least), height },
                            baseline);
}

static void
ash_design_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (ASH_DESIGN_VIEW (widget)->content, orientation, -1, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
  else
    *minimum = MIN (*minimum, 240);
}

static void
ash_design_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_design_view_parent_class)->map (widget);
  look_again (ASH_DESIGN_VIEW (widget));
}

static void
ash_design_view_dispose (GObject *object)
{
  AshDesignView *self = ASH_DESIGN_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->pending, g_free);
  g_clear_pointer (&self->pending_part, g_free);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_design_view_parent_class)->dispose (object);
}

static void
ash_design_view_class_init (AshDesignViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_design_view_dispose;
  widget_class->size_allocate = ash_design_view_size_allocate;
  widget_class->measure = ash_design_view_measure;
  widget_class->map = ash_design_view_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-design-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, content);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, stack);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, toggles);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, show_outcomes);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, show_sheet);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, panes);
  gtk_widget_class_bind_template_child (widget_class, AshDesignView, line);
  gtk_widget_class_bind_template_callback (widget_class, lay_out);
}

static void
ash_design_view_init (AshDesignView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_let_shrink (gtk_widget_get_parent (GTK_WIDGET (self->show_outcomes)));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ash_design_view_new (AshPlace *place)
{
  AshDesignView *self = g_object_new (ASH_TYPE_DESIGN_VIEW, NULL);

  self->place = g_object_ref (place);
  self->sheet = ASH_SHEET_PANE (ash_sheet_pane_new (place));
  self->outcomes = ASH_OUTCOMES_PANE (ash_outcomes_pane_new (place));
  self->sheet_slot = ASH_SLOT (ash_slot_new (GTK_WIDGET (self->sheet), SHEET_WIDTH));
  gtk_widget_set_hexpand (GTK_WIDGET (self->sheet_slot), FALSE);
  gtk_box_prepend (self->panes, GTK_WIDGET (self->sheet_slot));
  gtk_box_append (self->panes, GTK_WIDGET (self->outcomes));
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "findings", G_CALLBACK (findings_cb), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return GTK_WIDGET (self);
}

/* AshView */

/* What is shown comes from the design, which tells when it is made anew. */
static void
ash_design_view_apply (AshView *view, const AshChangeSet *changes)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);

  if (changes->is_whole || ash_place_get_credential (self->place) == NULL)
    look_again (self);
}

static gboolean
ash_design_view_go_to (AshView *view, const char *record, const char *part)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);
  AshDesign *design = design_of (self);

  /* The design of another credential may still be the one before. */
  if (design == NULL || self->width == 0 ||
      g_strcmp0 (design->credential->record.id, ash_place_get_credential (self->place)) != 0)
    {
      g_free (self->pending);
      self->pending = g_strdup (record);
      g_free (self->pending_part);
      self->pending_part = g_strdup (part);
      return TRUE;
    }
  if (part != NULL && ash_sheet_pane_has (self->sheet, part) &&
      g_strcmp0 (record, design->credential->record.id) == 0)
    {
      gtk_toggle_button_set_active (self->show_sheet, TRUE);
      return ash_sheet_pane_go_to (self->sheet, part);
    }
  gtk_toggle_button_set_active (self->show_outcomes, TRUE);
  return ash_outcomes_pane_go_to (self->outcomes, record, part);
}

static gboolean
ash_design_view_run (AshView *view, const char *command, GVariant *parameter)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);

  if (g_str_equal (command, "new-sibling"))
    gtk_toggle_button_set_active (self->show_outcomes, TRUE);
  return ash_outcomes_pane_run (self->outcomes, command);
}

/* "Visualising Data · 10 h 30 of 12 h planned" */
static char *
ash_design_view_dup_summary (AshView *view)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);
  AshDesign *design = design_of (self);
  gboolean is_estimate = FALSE;
  gint64 minutes;
  g_autofree char *said = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *time = NULL;

  if (design == NULL)
    return NULL;
  minutes = ash_live_get_minutes (ash_place_get_live (self->place), &is_estimate);
  said = ash_say_about_minutes (minutes, is_estimate);
  planned = ash_say_minutes (design->credential->minutes);
  if (*said != '\0' && *planned != '\0')
    time = g_strdup_printf (_ ("%s of %s planned"), said, planned);
  else if (*planned != '\0')
    time = g_strdup_printf (_ ("%s planned"), planned);
  else if (*said != '\0')
    time = g_strdup_printf (_ ("%s of learning"), said);
  return g_strjoin (" · ", design->tree->title, time, NULL);
}

static void
ash_design_view_set_narrow (AshView *view, gboolean is_narrow)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);

  self->is_narrow = is_narrow;
  lay_out (self);
}

static void
ash_design_view_flush (AshView *view)
{
  AshDesignView *self = ASH_DESIGN_VIEW (view);

  ash_commit_flush (GTK_WIDGET (self->sheet));
  ash_outcomes_pane_flush (self->outcomes);
}

static void
ash_design_view_view_init (AshViewInterface *iface)
{
  iface->apply = ash_design_view_apply;
  iface->go_to = ash_design_view_go_to;
  iface->run = ash_design_view_run;
  iface->dup_summary = ash_design_view_dup_summary;
  iface->set_narrow = ash_design_view_set_narrow;
  iface->flush = ash_design_view_flush;
}

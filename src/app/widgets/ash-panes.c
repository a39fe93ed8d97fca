#include "ash-panes.h"

#include "ash-width-bin.h"

/* From this width on the first pane takes a part of what is to spare. */
#define WIDE 1300
#define MOST_SPARE 90

/* Below these widths a pane stands over what is in the middle. */
static const int ROOM[ASH_N_PANES] = { ASH_NARROW_WIDTH, 1100 };

struct _AshPanes
{
  GtkWidget parent_instance;

  GtkWidget *center;
  GtkWidget *shade;
  GtkWidget *panes[ASH_N_PANES];
  gboolean is_over[ASH_N_PANES];
  gboolean is_wanted[ASH_N_PANES]; /* beside it */
  gboolean is_called[ASH_N_PANES]; /* over it */
  guint idle;
};

G_DEFINE_FINAL_TYPE (AshPanes, ash_panes, GTK_TYPE_WIDGET)

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
tell_cb (gpointer data)
{
  AshPanes *self = data;

  self->idle = 0;
  g_signal_emit (self, signals[SHOWN], 0);
  return G_SOURCE_REMOVE;
}

/* A pane that has no room any more does not come to stand over the work by itself. */
static void
take_width (AshPanes *self, int width)
{
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    {
      gboolean is_over = width < ash_width_for_text (ROOM[pane]);

      if (is_over == self->is_over[pane])
        continue;
      self->is_over[pane] = is_over;
      self->is_called[pane] = FALSE;
      if (self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
    }
}

static int
width_of (AshPanes *self, AshPane pane, int most)
{
  int least;
  int natural;

  gtk_widget_measure (self->panes[pane], GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL,
                      NULL);
  return MAX (least, MIN (natural, most));
}

/* Beside the work it is as wide as its text asks for; over it the window may be too narrow. */
static int
for_text (AshPanes *self, AshPane pane)
{
  int width;

  gtk_widget_get_size_request (self->panes[pane], &width, NULL);
  return width > 0 && !self->is_over[pane] ? ash_width_for_text (width) : 0;
}

/* On a wide screen titles are read whole. */
static int
spare (AshPane pane, int width)
{
  int most = ash_width_for_text (MOST_SPARE);

  return pane == ASH_PANE_START ? CLAMP ((width - ash_width_for_text (WIDE)) / 6, 0, most) : 0;
}

static void
place (GtkWidget *child, int x, int width, int full, int height)
{
  if (gtk_widget_get_direction (gtk_widget_get_parent (child)) == GTK_TEXT_DIR_RTL)
    x = full - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
ash_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshPanes *self = ASH_PANES (widget);
  int side[ASH_N_PANES] = { 0, 0 };
  int beside[ASH_N_PANES] = { 0, 0 };
  gboolean is_covered = FALSE;
  int least;

  take_width (self, width);
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    {
      gboolean is_shown = ash_panes_is_shown (self, pane);

      gtk_widget_set_child_visible (self->panes[pane], is_shown);
      is_covered |= is_shown && self->is_over[pane];
      if (is_shown)
        side[pane] = MIN (
            MAX (width_of (self, pane, width), for_text (self, pane)) + spare (pane, width), width);
      if (is_shown && !self->is_over[pane])
        beside[pane] = side[pane];
    }
  gtk_widget_measure (self->center, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place (self->center, beside[ASH_PANE_START],
         MAX (least, width - beside[ASH_PANE_START] - beside[ASH_PANE_END]), width, height);
  gtk_widget_set_child_visible (self->shade, is_covered);
  if (is_covered)
    place (self->shade, 0, width, width, height);
  if (side[ASH_PANE_START] > 0)
    place (self->panes[ASH_PANE_START], 0, side[ASH_PANE_START], width, height);
  if (side[ASH_PANE_END] > 0)
    place (self->panes[ASH_PANE_END], width - side[ASH_PANE_END], side[ASH_PANE_END], width,
           height);
}

static void
ash_panes_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  AshPanes *self = ASH_PANES (widget);

  gtk_widget_measure (self->center, orientation, -1, minimum, natural, NULL, NULL);
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    {
      int least;
      int wanted;

      gtk_widget_measure (self->panes[pane], orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural =
          orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
close_over_cb (AshPanes *self)
{
  ash_panes_close_over (self);
}

static gboolean
key_cb (AshPanes *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || !gtk_widget_get_child_visible (self->shade))
    return FALSE;
  ash_panes_close_over (self);
  return TRUE;
}

static void
ash_panes_dispose (GObject *object)
{
  AshPanes *self = ASH_PANES (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_panes_parent_class)->dispose (object);
}

static void
ash_panes_class_init (AshPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_panes_dispose;
  widget_class->size_allocate = ash_panes_size_allocate;
  widget_class->measure = ash_panes_measure;
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_panes_init (AshPanes *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->is_wanted[ASH_PANE_START] = self->is_wanted[ASH_PANE_END] = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->shade = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->shade, "panes-shade");
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (close_over_cb), self);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ash_panes_new:
 * @start: as wide as it asks to be
 * @center: has the rest
 * @end: as wide as it asks to be
 *
 * Returns: (transfer floating)
 */
GtkWidget *
ash_panes_new (GtkWidget *start, GtkWidget *center, GtkWidget *end)
{
  AshPanes *self = g_object_new (ASH_TYPE_PANES, NULL);

  self->center = center;
  self->panes[ASH_PANE_START] = start;
  self->panes[ASH_PANE_END] = end;
  gtk_widget_set_parent (center, GTK_WIDGET (self));
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  gtk_widget_set_parent (start, GTK_WIDGET (self));
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
ash_panes_is_shown (AshPanes *self, AshPane pane)
{
  return self->is_over[pane] ? self->is_called[pane] : self->is_wanted[pane];
}

/**
 * ash_panes_is_over:
 *
 * Returns: whether the pane stands over what is in the middle when it is shown
 */
gboolean
ash_panes_is_over (AshPanes *self, AshPane pane)
{
  return self->is_over[pane];
}

/**
 * ash_panes_show:
 *
 * Of two that would stand over the work only one does.
 */
void
ash_panes_show (AshPanes *self, AshPane pane, gboolean is_shown)
{
  AshPane other = pane == ASH_PANE_START ? ASH_PANE_END : ASH_PANE_START;

  if (ash_panes_is_shown (self, pane) == is_shown)
    return;
  if (self->is_over[pane])
    {
      self->is_called[pane] = is_shown;
      self->is_called[other] = FALSE;
    }
  else
    self->is_wanted[pane] = is_shown;
  if (is_shown)
    gtk_widget_set_child_visible (self->panes[pane], TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (is_shown && self->is_over[pane])
    gtk_widget_child_focus (self->panes[pane], GTK_DIR_TAB_FORWARD);
  else if (!is_shown && gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->panes[pane])
    gtk_widget_child_focus (self->center, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SHOWN], 0);
}

void
ash_panes_close_over (AshPanes *self)
{
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    if (self->is_over[pane])
      ash_panes_show (self, pane, FALSE);
}

#include "ash-coach.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-reason.h"
#include "ash-tooltip.h"

#define PATIENCE_MS 700

struct _AshCoach
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshNextStep *step; /* (nullable) */
  const char *view;  /* (nullable): name of the one in sight */
  guint patience;    /* timeout: until then the step of another place may stand here */
  gboolean is_wanted;
  gboolean is_closed;

  GtkWidget *card;
  GtkLabel *text;
  GtkWidget *why;
  GtkButton *action;
  GtkPopover *popover;
  GtkLabel *heading;
  GtkLabel *reason;
  GtkLabel *source;
  GtkBox *stages;
  GtkWidget *not_needed;
};

enum
{
  GO,
  REFUSED,
  HIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshCoach, ash_coach, GTK_TYPE_WIDGET)

static AshStepContext
context_of (AshCoach *self)
{
  AshStore *store = ash_place_get_store (self->place);
  const char *credential = ash_place_get_credential (self->place);
  AshStepContext context = {
    .has_course = ash_store_count (store, &ASH_SOURCE, "state", "ready") > 0,
    .is_exported =
        credential != NULL && ash_store_count (store, &ASH_EXPORT, "credential", credential) > 0,
  };

  return context;
}

/* What stands in the card */

/* A button that leads to where somebody is already does nothing. */
static gboolean
is_here (AshCoach *self)
{
  return self->step->command == NULL && self->step->record == NULL &&
         g_strcmp0 (self->view, self->step->view) == 0;
}

static void
show_step (AshCoach *self)
{
  g_autofree char *escaped = NULL;
  g_autofree char *markup = NULL;
  gboolean is_shown = self->is_wanted && !self->is_closed && self->step != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (self->step == NULL)
    return;
  escaped = g_markup_escape_text (self->step->text, -1);
  markup = g_strdup_printf ("<b>%s</b> %s", _ ("Next step:"), escaped);
  gtk_label_set_markup (self->text, markup);
  ash_tooltip_set (GTK_WIDGET (self->text), self->step->text);
  gtk_widget_set_visible (GTK_WIDGET (self->action), self->step->action != NULL && !is_here (self));
  if (self->step->action != NULL)
    gtk_button_set_label (self->action, self->step->action);
}

static void
look_again (AshCoach *self)
{
  AshLive *live = ash_place_get_live (self->place);
  AshStepContext context = context_of (self);
  AshDesign *design = ash_live_get_design (live);
  GPtrArray *findings = ash_live_get_findings (live);

  /* Before the checks have ended it does not know what to say. */
  if (ash_place_get_credential (self->place) != NULL && (design == NULL || findings == NULL))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->step, ash_next_step_free);
  self->step = ash_check_next_step (design, findings, &context);
  show_step (self);
}

/* A course arrives without a credential changing. */
static void
changed_cb (AshCoach *self)
{
  if (ash_place_get_credential (self->place) == NULL)
    look_again (self);
}

static gboolean
patience_cb (gpointer data)
{
  AshCoach *self = data;

  self->patience = 0;
  g_clear_pointer (&self->step, ash_next_step_free);
  show_step (self);
  return G_SOURCE_REMOVE;
}

/* Until the checks of the new place have ended, what stood there stays for a moment: nothing below
 * it jumps, unless they take long. */
static void
place_cb (AshCoach *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  look_again (self);
}

/* Why */

static GtkWidget *
stage_icon_new (AshStageState state)
{
  GtkWidget *icon;

  if (state == ASH_STAGE_OPEN)
    {
      icon = g_object_new (GTK_TYPE_BOX, "css-name", "ring", NULL);
      gtk_widget_set_margin_start (icon, 1);
      gtk_widget_set_margin_end (icon, 1);
    }
  else
    {
      icon = gtk_image_new_from_icon_name (state == ASH_STAGE_DONE ? "object-select-symbolic"
                                                                   : "go-next-symbolic");
      gtk_widget_add_css_class (icon, state == ASH_STAGE_DONE ? "ok" : "accent");
    }
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

static GtkWidget *
stage_row_new (const AshStage *stage)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (stage->title);
  GtkWidget *fact = gtk_label_new (stage->fact != NULL ? stage->fact : "");
  const char *state = stage->state == ASH_STAGE_DONE   ? _ ("done")
                      : stage->state == ASH_STAGE_NEXT ? _ ("next")
                                                       : _ ("to come");
  g_autofree char *spoken = g_strdup_printf ("%s, %s", stage->title, state);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  if (stage->state == ASH_STAGE_NEXT)
    gtk_widget_add_css_class (title, "heading");
  if (stage->state == ASH_STAGE_OPEN)
    gtk_widget_add_css_class (title, "muted");
  gtk_widget_add_css_class (fact, "caption");
  gtk_widget_add_css_class (fact, "muted");
  gtk_widget_add_css_class (fact, "numeric");
  ash_name (title, spoken);
  gtk_box_append (GTK_BOX (row), stage_icon_new (stage->state));
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), fact);
  return row;
}

static void
why_cb (AshCoach *self)
{
  AshLive *live = ash_place_get_live (self->place);
  AshStepContext context = context_of (self);
  g_autoptr (GPtrArray) stages =
      ash_check_stages (ash_live_get_design (live), ash_live_get_findings (live), &context);
  GtkWidget *child;

  if (self->step == NULL)
    return;
  gtk_label_set_label (self->heading, self->step->heading);
  gtk_label_set_label (self->reason, self->step->why);
  gtk_label_set_label (self->source, self->step->source);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stages))) != NULL)
    gtk_box_remove (self->stages, child);
  for (guint i = 0; i < stages->len; i++)
    gtk_box_append (self->stages, stage_row_new (g_ptr_array_index (stages, i)));
  gtk_widget_set_visible (self->not_needed, ash_place_get_credential (self->place) != NULL);
}

/* Buttons */

static void
action_cb (AshCoach *self)
{
  if (self->step != NULL)
    g_signal_emit (self, signals[GO], 0, self->step);
}

static void
close_cb (AshCoach *self)
{
  self->is_closed = TRUE;
  show_step (self);
}

static void
hide_cb (AshCoach *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[HIDE], 0);
}

typedef struct
{
  AshCoach *coach;
  char *credential;
  char *rule;
} Dismissal;

static void
dismissal_free (gpointer data)
{
  Dismissal *self = data;

  g_object_unref (self->coach);
  g_free (self->credential);
  g_free (self->rule);
  g_free (self);
}

static void
dismiss_cb (const char *reason, gpointer data)
{
  Dismissal *self = data;
  g_autoptr (GError) error = NULL;

  if (!ash_desk_dismiss (ash_place_get_store (self->coach->place), self->credential, self->rule,
                         NULL, NULL, reason, &error))
    g_signal_emit (self->coach, signals[REFUSED], 0, _ ("This could not be dismissed"), error);
}

static void
not_needed_cb (AshCoach *self)
{
  Dismissal *dismissal;

  gtk_popover_popdown (self->popover);
  if (self->step == NULL || ash_place_get_credential (self->place) == NULL)
    return;
  dismissal = g_new0 (Dismissal, 1);
  dismissal->coach = g_object_ref (self);
  dismissal->credential = g_strdup (ash_place_get_credential (self->place));
  dismissal->rule = g_strconcat ("coach.", self->step->id, NULL);
  ash_reason_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->step->heading,
                  _ ("This step will not be proposed again for this credential."), _ ("Not needed"),
                  dismiss_cb, dismissal, dismissal_free);
}

/* Room */

static void
ash_coach_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  AshCoach *self = ASH_COACH (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = -1;
  gtk_widget_measure (self->card, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
ash_coach_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshCoach *self = ASH_COACH (widget);
  int minimum = 0;
  gboolean fits;

  gtk_widget_measure (self->card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  fits = width >= minimum;
  gtk_widget_set_child_visible (self->card, fits);
  if (fits)
    gtk_widget_size_allocate (self->card, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
ash_coach_dispose (GObject *object)
{
  AshCoach *self = ASH_COACH (object);
  GtkWidget *child;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->place);
  g_clear_pointer (&self->step, ash_next_step_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_coach_parent_class)->dispose (object);
}

static void
ash_coach_class_init (AshCoachClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_coach_dispose;
  widget_class->measure = ash_coach_measure;
  widget_class->size_allocate = ash_coach_size_allocate;
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[HIDE] =
      g_signal_new ("hide-coach", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-coach.ui");
  gtk_widget_class_bind_template_child (widget_class, AshCoach, card);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, text);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, why);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, action);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, popover);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, heading);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, reason);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, source);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, stages);
  gtk_widget_class_bind_template_child (widget_class, AshCoach, not_needed);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_needed_cb);
}

static void
ash_coach_init (AshCoach *self)
{
  self->is_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_coach_new (AshPlace *place)
{
  AshCoach *self = g_object_new (ASH_TYPE_COACH, "visible", FALSE, NULL);
  AshLive *live = ash_place_get_live (place);

  self->place = g_object_ref (place);
  g_signal_connect_object (live, "findings", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (place_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_document (place), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return GTK_WIDGET (self);
}

/**
 * ash_coach_set_wanted:
 *
 * Whether it shows itself at all here.
 */
void
ash_coach_set_wanted (AshCoach *self, gboolean is_wanted)
{
  self->is_wanted = is_wanted;
  show_step (self);
}

/**
 * ash_coach_set_view:
 * @view: (nullable): name of the view in sight, static
 */
void
ash_coach_set_view (AshCoach *self, const char *view)
{
  self->view = view;
  show_step (self);
}

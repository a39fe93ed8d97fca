#include "ash-badges-view.h"

#include <adwaita.h>
#include <ash-badge.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-badge-card-view.h"
#include "ash-badge-form.h"
#include "ash-badge-image-pane.h"
#include "ash-commit.h"
#include "ash-pathway-strip.h"
#include "ash-width-bin.h"

#define FORM_WIDTH 400
#define LEAST_FORM_WIDTH 340
#define IMAGE_WIDTH 224
/* Lines that are longer are hard to read. */
#define CARD_WIDTH 736

struct _AshBadgesView
{
  GtkWidget parent_instance;

  AshPlace *place;
  guint idle;
  AshBadgeForm *form;
  AshPathwayStrip *strip;

  GtkStack *stack;
  GtkBox *columns;
  GtkBox *form_place;
  GtkBox *image_place;
  GtkBox *card_place;
  GtkBox *wide_strip;
  GtkBox *narrow_strip;
  GtkWidget *need_outcomes;
  GtkWidget *need_evidence;
  GtkWidget *need_purpose;
};

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshBadgesView,
                               ash_badges_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

static AshDesign *
design_of (AshBadgesView *self)
{
  return ash_live_get_design (ash_place_get_live (self->place));
}

static gboolean
has_purpose (const AshDesign *design)
{
  const char *purpose = design->credential != NULL
                            ? ash_design_field (design, design->credential->record.id, "purpose")
                            : NULL;

  return purpose != NULL && *purpose != '\0';
}

static void
design_cb (AshBadgesView *self)
{
  AshDesign *design = design_of (self);

  if (design == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, design->outcomes->len > 0 ? "badge" : "empty");
  gtk_widget_set_visible (self->need_outcomes, design->outcomes->len == 0);
  gtk_widget_set_visible (self->need_evidence, design->assessments->len == 0);
  gtk_widget_set_visible (self->need_purpose, !has_purpose (design));
  if (design->credential != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->need_purpose), "(sss)", "design",
                                        design->credential->record.id, "purpose");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->need_purpose), "win.go-to");
    }
  g_signal_emit_by_name (self, "summary");
}

static void
credential_cb (AshBadgesView *self)
{
  ash_commit_flush (GTK_WIDGET (self->form));
  ash_badge_form_refresh (self->form);
}

static void
ash_badges_view_apply (AshView *view, const AshChangeSet *changes)
{
  AshBadgesView *self = ASH_BADGES_VIEW (view);

  if (ash_change_set_has (changes, &ASH_BADGE) || ash_change_set_has (changes, &ASH_PARTY) ||
      ash_change_set_has (changes, &ASH_TREE))
    ash_badge_form_refresh (self->form);
  if (ash_change_set_has (changes, &ASH_PATHWAY) || ash_change_set_has (changes, &ASH_RULE) ||
      ash_change_set_has (changes, &ASH_CREDENTIAL) || ash_change_set_has (changes, &ASH_TREE) ||
      ash_change_set_has (changes, &ASH_BADGE) || ash_change_set_has (changes, &ASH_ITEM))
    ash_pathway_strip_refresh (self->strip);
  design_cb (self);
}

static gboolean
ash_badges_view_go_to (AshView *view, const char *record, const char *part)
{
  AshBadgesView *self = ASH_BADGES_VIEW (view);
  g_autoptr (AshCredential) credential =
      ash_store_find (ash_place_get_store (self->place), &ASH_CREDENTIAL, "id", record);

  if (credential == NULL)
    return FALSE;
  ash_place_set (self->place, record, NULL);
  ash_badge_form_focus (self->form, part);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "badge") == 0;
}

/* The stack gives the keyboard to a field of the view that it shows, with all of its text selected:
 * nobody asked for that, and the next letter would take its place. */
static gboolean
unselect_cb (gpointer data)
{
  AshBadgesView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->idle = 0;
  if (GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  return G_SOURCE_REMOVE;
}

static void
ash_badges_view_map (GtkWidget *widget)
{
  AshBadgesView *self = ASH_BADGES_VIEW (widget);

  GTK_WIDGET_CLASS (ash_badges_view_parent_class)->map (widget);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, unselect_cb, self, NULL);
}

static gboolean
ash_badges_view_run (AshView *view, const char *command, GVariant *parameter)
{
  AshBadgesView *self = ASH_BADGES_VIEW (view);

  if (g_str_equal (command, "move-up") || g_str_equal (command, "outdent"))
    return ash_pathway_strip_shift (self->strip, -1);
  if (g_str_equal (command, "move-down") || g_str_equal (command, "indent"))
    return ash_pathway_strip_shift (self->strip, 1);
  if (g_str_equal (command, "delete"))
    return ash_pathway_strip_take (self->strip);
  return FALSE;
}

static char *
ash_badges_view_dup_summary (AshView *view)
{
  AshDesign *design = design_of (ASH_BADGES_VIEW (view));
  g_autoptr (AshBadgeCard) card = design != NULL ? ash_badge_card_new (design) : NULL;
  guint n = card != NULL ? card->can->len : 0;

  if (card == NULL)
    return NULL;
  if (design->outcomes->len == 0)
    return g_strdup (card->name);
  return g_strdup_printf (
      ngettext ("%s · says %u of %u outcome", "%s · says %u of %u outcomes", design->outcomes->len),
      card->name, n, design->outcomes->len);
}

/* With large text the three columns come closer, so that the third is read too. */
static int
form_width (void)
{
  return MAX (FORM_WIDTH, ash_width_for_text (LEAST_FORM_WIDTH));
}

static void
ash_badges_view_set_narrow (AshView *view, gboolean is_narrow)
{
  AshBadgesView *self = ASH_BADGES_VIEW (view);
  GtkBox *place = is_narrow ? self->narrow_strip : self->wide_strip;
  GtkWidget *strip = GTK_WIDGET (self->strip);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->form_place), is_narrow ? -1 : form_width (), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->image_place),
                               is_narrow ? -1 : ash_width_for_text (IMAGE_WIDTH), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form_place), is_narrow);
  if (gtk_widget_get_parent (strip) != GTK_WIDGET (place))
    {
      g_object_ref (strip);
      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (strip)), strip);
      gtk_box_append (place, strip);
      g_object_unref (strip);
    }
  ash_pathway_strip_set_narrow (self->strip, is_narrow);
}

/* On a wide screen it stands beside the picture, not in the middle of what is left. */
static void
measure_card (GtkWidget *place,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MIN (for_size, ash_width_for_text (CARD_WIDTH));
  gtk_widget_measure (gtk_widget_get_first_child (place), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
allocate_card (GtkWidget *place, int width, int height, int baseline)
{
  int taken = MIN (width, ash_width_for_text (CARD_WIDTH));
  gboolean is_rtl = gtk_widget_get_direction (place) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (gtk_widget_get_first_child (place),
                            &(GtkAllocation){ is_rtl ? width - taken : 0, 0, taken, height }, -1);
}

static GtkSizeRequestMode
card_mode (GtkWidget *place)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ash_badges_view_flush (AshView *view)
{
  ash_commit_flush (GTK_WIDGET (view));
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_badges_view_apply;
  iface->go_to = ash_badges_view_go_to;
  iface->run = ash_badges_view_run;
  iface->dup_summary = ash_badges_view_dup_summary;
  iface->set_narrow = ash_badges_view_set_narrow;
  iface->flush = ash_badges_view_flush;
}

static void
ash_badges_view_dispose (GObject *object)
{
  AshBadgesView *self = ASH_BADGES_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_badges_view_parent_class)->dispose (object);
}

static void
ash_badges_view_class_init (AshBadgesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_badges_view_dispose;
  widget_class->map = ash_badges_view_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-badges-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, stack);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, columns);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, form_place);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, image_place);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, card_place);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, wide_strip);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, narrow_strip);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, need_outcomes);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, need_evidence);
  gtk_widget_class_bind_template_child (widget_class, AshBadgesView, need_purpose);
}

static void
ash_badges_view_init (AshBadgesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
ash_badges_view_is_ready (AshStore *store)
{
  return ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, NULL, NULL) > 0;
}

GtkWidget *
ash_badges_view_new (AshPlace *place)
{
  AshBadgesView *self = g_object_new (ASH_TYPE_BADGES_VIEW, NULL);

  self->place = g_object_ref (place);
  self->form = ASH_BADGE_FORM (ash_badge_form_new (place));
  self->strip = ASH_PATHWAY_STRIP (ash_pathway_strip_new (place));
  gtk_box_append (self->form_place, GTK_WIDGET (self->form));
  gtk_box_append (self->image_place, ash_badge_image_pane_new (place));
  gtk_box_append (self->card_place, ash_badge_card_view_new (place));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->card_place),
                                 gtk_custom_layout_new (card_mode, measure_card, allocate_card));
  gtk_box_append (self->wide_strip, GTK_WIDGET (self->strip));
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (credential_cb), self,
                           G_CONNECT_SWAPPED);
  ash_badge_form_refresh (self->form);
  ash_pathway_strip_refresh (self->strip);
  design_cb (self);
  return GTK_WIDGET (self);
}

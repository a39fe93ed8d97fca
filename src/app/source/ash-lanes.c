#include "ash-lanes.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-drag.h"
#include "ash-edge-scroll.h"
#include "ash-edits.h"

#define EDGE 12 /* px beside a lane that was scrolled to */

struct _AshLanes
{
  GtkWidget parent_instance;

  AshDocument *document;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkWidget *add;
  GtkWidget *zone;
  AdwStatusPage *invitation;
  GtkWidget *propose;
  GPtrArray *lanes; /* (element-type AshLane) in order */
  GHashTable *uses; /* (nullable): as AshCoverage has it */
};

G_DEFINE_FINAL_TYPE (AshLanes, ash_lanes, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  PREVIEW,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (AshLane *lane, AshLanes *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (AshLane *lane, AshLanes *self)
{
  g_signal_emit (self, signals[ENTERED], 0, lane);
}

static void
preview_cb (AshLane *lane, const char *item, AshLanes *self)
{
  g_signal_emit (self, signals[PREVIEW], 0, lane, item);
}

static void
asked_cb (AshLane *lane, const char *what, AshLanes *self)
{
  g_signal_emit (self, signals[ASKED], 0, lane, what);
}

static AshLane *
add_lane (AshLanes *self, const AshCredential *credential)
{
  AshLane *lane = ASH_LANE (ash_lane_new (self->document, credential));

  g_signal_connect (lane, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (lane, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect (lane, "preview", G_CALLBACK (preview_cb), self);
  g_signal_connect (lane, "asked", G_CALLBACK (asked_cb), self);
  if (self->uses != NULL)
    ash_lane_set_uses (lane, self->uses, NULL);
  gtk_box_append (self->box, GTK_WIDGET (lane));
  return lane;
}

/* Where there is no course yet, there is nothing to drag. */
static void
invite (AshLanes *self)
{
  g_autoptr (GPtrArray) sources =
      ash_desk_list_sources (ash_document_get_store (self->document), NULL);
  gboolean has_course = sources != NULL && sources->len > 0;

  gtk_widget_set_visible (self->propose, has_course);
  adw_status_page_set_icon_name (self->invitation, has_course ? "folder-symbolic"
                                                              : "application-certificate-symbolic");
  adw_status_page_set_title (self->invitation, has_course ? _ ("Drag a week here")
                                                          : _ ("Or start with a credential"));
  adw_status_page_set_description (
      self->invitation,
      has_course ? _ ("It becomes the first module of a credential. Your course on the left stays "
                      "as it is.")
                 : _ ("Say what learners will be able to do, and bring in a course when you need "
                      "its pages."));
}

/* Lanes of credentials that stay are kept, with their open modules and their selection. */
static void
look_again (AshLanes *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) credentials =
      ash_desk_list_credentials (ash_document_get_store (self->document), &error);
  GPtrArray *lanes = g_ptr_array_new ();
  GtkWidget *previous = NULL;

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      AshLane *lane = ash_lanes_find (self, credential->record.id);

      if (lane == NULL)
        lane = add_lane (self, credential);
      ash_lane_set_record (lane, credential, i + 1);
      gtk_box_reorder_child_after (self->box, GTK_WIDGET (lane), previous);
      previous = GTK_WIDGET (lane);
      g_ptr_array_add (lanes, lane);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      AshLane *lane = g_ptr_array_index (self->lanes, i);

      if (!g_ptr_array_find (lanes, lane, NULL))
        gtk_box_remove (self->box, GTK_WIDGET (lane));
    }
  g_ptr_array_unref (self->lanes);
  self->lanes = lanes;
  if (lanes->len == 0)
    invite (self);
  gtk_stack_set_visible_child_name (self->stack, lanes->len > 0 ? "lanes" : "empty");
}

static gboolean
zone_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AshLanes *self)
{
  AshDrag *drag = g_value_get_object (value);

  if (!ash_drag_is_source (drag))
    return FALSE;
  ash_edits_use (GTK_WIDGET (self), self->document, &(AshEditsPlace){ 0 }, ash_drag_get_ids (drag),
                 NULL);
  return TRUE;
}

static void
zone_hover (GtkDropTarget *target, const char *words)
{
  AshDrag *what = ash_drag_over (target);

  if (what != NULL)
    ash_drag_set_place (what, words);
}

static GdkDragAction
zone_enter_cb (GtkDropTarget *target, double x, double y, AshLanes *self)
{
  zone_hover (target, _ ("Into a new credential"));
  return GDK_ACTION_COPY;
}

static void
zone_leave_cb (GtkDropTarget *target, AshLanes *self)
{
  zone_hover (target, NULL);
}

static void
ash_lanes_dispose (GObject *object)
{
  AshLanes *self = ASH_LANES (object);
  GtkWidget *child;

  g_clear_object (&self->document);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_lanes_parent_class)->dispose (object);
}

static void
ash_lanes_class_init (AshLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_lanes_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-lanes.ui");
  gtk_widget_class_bind_template_child (widget_class, AshLanes, stack);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, scroller);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, box);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, add);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, zone);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, invitation);
  gtk_widget_class_bind_template_child (widget_class, AshLanes, propose);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ASH_TYPE_LANE);
  signals[PREVIEW] = g_signal_new ("preview", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, ASH_TYPE_LANE, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, ASH_TYPE_LANE, G_TYPE_STRING);
}

static void
ash_lanes_init (AshLanes *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (ASH_TYPE_DRAG, GDK_ACTION_COPY);

  self->lanes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (drop, "enter", G_CALLBACK (zone_enter_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (zone_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (zone_drop_cb), self);
  gtk_widget_add_controller (self->zone, GTK_EVENT_CONTROLLER (drop));
  ash_edge_scroll_sideways (self->scroller);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

void
ash_lanes_set_document (AshLanes *self, AshDocument *document)
{
  if (g_set_object (&self->document, document) && document != NULL)
    look_again (self);
}

void
ash_lanes_apply (AshLanes *self, const AshChangeSet *changes)
{
  for (guint i = 0; i < self->lanes->len; i++)
    ash_lane_apply (g_ptr_array_index (self->lanes, i), changes);
  if (changes->is_whole || ash_change_set_has (changes, &ASH_CREDENTIAL) ||
      ash_change_set_has (changes, &ASH_TREE) || ash_change_set_has (changes, &ASH_SOURCE))
    look_again (self);
}

guint
ash_lanes_get_n (AshLanes *self)
{
  return self->lanes->len;
}

AshLane *
ash_lanes_get (AshLanes *self, guint index)
{
  return g_ptr_array_index (self->lanes, index);
}

/**
 * ash_lanes_find:
 *
 * Returns: (transfer none) (nullable): the lane of a credential
 */
AshLane *
ash_lanes_find (AshLanes *self, const char *credential)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      AshLane *lane = g_ptr_array_index (self->lanes, i);

      if (g_strcmp0 (ash_lane_get_credential (lane), credential) == 0)
        return lane;
    }
  return NULL;
}

/**
 * ash_lanes_set_uses:
 * @uses: as AshCoverage has it
 * @changed: (nullable) (element-type utf8): in what they differ from those before
 */
void
ash_lanes_set_uses (AshLanes *self, GHashTable *uses, GPtrArray *changed)
{
  g_hash_table_ref (uses);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  self->uses = uses;
  for (guint i = 0; i < self->lanes->len; i++)
    ash_lane_set_uses (g_ptr_array_index (self->lanes, i), uses, changed);
}

/**
 * ash_lanes_reveal:
 *
 * Scrolls sideways to a lane.
 *
 * Returns: whether it was in sight, which a lane is not before it has its width
 */
gboolean
ash_lanes_reveal (AshLanes *self, AshLane *lane)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int room = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  graphene_rect_t place;
  float by = 0;

  if (gtk_widget_get_width (GTK_WIDGET (lane)) == 0 ||
      !gtk_widget_compute_bounds (GTK_WIDGET (lane), GTK_WIDGET (self->scroller), &place))
    return FALSE;
  if (place.origin.x < 0)
    by = place.origin.x - EDGE;
  else if (place.origin.x + place.size.width > room)
    by = place.origin.x + place.size.width - room + EDGE;
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + (is_mirrored ? -by : by));
  return by == 0;
}

/**
 * ash_lanes_find_item:
 *
 * Returns: (transfer none) (nullable): the lane that holds an item
 */
AshLane *
ash_lanes_find_item (AshLanes *self, const char *item)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshItem) record = ash_store_find (store, &ASH_ITEM, "id", item);
  g_autoptr (AshCredential) credential =
      record != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", record->tree) : NULL;

  return credential != NULL ? ash_lanes_find (self, credential->record.id) : NULL;
}

/**
 * ash_lanes_get_minutes:
 * @is_estimate: (out): whether some of them were not said by anybody
 *
 * Returns: of all credentials together, as far as known
 */
gint64
ash_lanes_get_minutes (AshLanes *self, gboolean *is_estimate)
{
  gint64 minutes = 0;

  *is_estimate = FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      AshLane *lane = g_ptr_array_index (self->lanes, i);

      minutes += MAX (ash_lane_get_minutes (lane), 0);
      *is_estimate |= ash_lane_is_estimate (lane);
    }
  return minutes;
}

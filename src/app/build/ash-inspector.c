#include "ash-inspector.h"

#include <ash-inspect.h>
#include <glib/gi18n-lib.h>

#include "ash-inspect-access.h"
#include "ash-inspect-outcomes.h"
#include "ash-inspect-source.h"
#include "ash-inspect-time.h"
#include "ash-look.h"

/* The figures wait until the choice rests, so that arrows run through the outline. */
#define REST_MS 150

struct _AshInspector
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkStack *stack;
  GtkWidget *nothing;
  GtkWidget *scroller;
  AshInspectOutcomes *outcomes;
  AshInspectTime *time;
  AshInspectSource *source;
  AshInspectAccess *access;
  AshLook *look;
  guint rest;
};

G_DEFINE_FINAL_TYPE (AshInspector, ash_inspector, GTK_TYPE_WIDGET)

/* On a worker */

typedef struct
{
  char *item;
  AshDesign *design;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->item);
  ash_design_free (self->design);
  g_free (self);
}

static gpointer
inspect (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;

  return ash_inspect (store, order->design, order->item, error);
}

/* Here */

static const AshItem *
current_item (AshInspector *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  const char *id = ash_place_get_item (self->place);

  return design != NULL && id != NULL ? ash_design_item (design, id) : NULL;
}

static void
inspected_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshInspector *self = data;
  g_autoptr (AshInspection) inspection = found;
  const AshItem *item = current_item (self);

  if (inspection == NULL || item == NULL || !g_str_equal (item->record.id, inspection->item))
    return;
  ash_inspect_time_show_estimate (self->time, inspection);
  ash_inspect_source_show (self->source, item, inspection);
  ash_inspect_access_show (self->access, inspection);
  gtk_widget_set_visible (GTK_WIDGET (self->source),
                          item->kind != ASH_ITEM_FOLDER || inspection->source_item != NULL);
}

static gboolean
rest_cb (gpointer data)
{
  AshInspector *self = data;
  const AshItem *item = current_item (self);
  Order *order;

  self->rest = 0;
  ash_look_cancel (self->look);
  if (item == NULL)
    return G_SOURCE_REMOVE;
  order = g_new0 (Order, 1);
  order->item = g_strdup (item->record.id);
  order->design = ash_design_ref (ash_live_get_design (ash_place_get_live (self->place)));
  ash_look_order (self->look, ash_place_get_document (self->place), order);
  return G_SOURCE_REMOVE;
}

static void
look_again (AshInspector *self)
{
  const AshItem *item = gtk_widget_get_mapped (GTK_WIDGET (self)) ? current_item (self) : NULL;

  g_clear_handle_id (&self->rest, g_source_remove);
  gtk_stack_set_visible_child (self->stack, item != NULL ? self->scroller : self->nothing);
  if (item == NULL)
    return;
  ash_inspect_outcomes_show (self->outcomes, item->record.id);
  ash_inspect_time_show (self->time, item);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
ash_inspector_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_inspector_parent_class)->map (widget);
  look_again (ASH_INSPECTOR (widget));
}

static void
ash_inspector_dispose (GObject *object)
{
  AshInspector *self = ASH_INSPECTOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  ash_look_clear (&self->look);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_inspector_parent_class)->dispose (object);
}

static void
ash_inspector_class_init (AshInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspector_dispose;
  GTK_WIDGET_CLASS (klass)->map = ash_inspector_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_inspector_init (AshInspector *self)
{
  self->look =
      ash_look_new (inspect, order_free, (GDestroyNotify) ash_inspection_free, inspected_cb, self);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = gtk_label_new (_ ("Select an item to see its outcomes, time and source."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "muted");
  gtk_widget_add_css_class (self->nothing, "inspector");
  gtk_stack_add_child (self->stack, self->nothing);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_stack_add_child (self->stack, self->scroller);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 310, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-pane");
  gtk_widget_add_css_class (GTK_WIDGET (self), "at-end");
}

GtkWidget *
ash_inspector_new (AshPlace *place)
{
  AshInspector *self = g_object_new (ASH_TYPE_INSPECTOR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->place = g_object_ref (place);
  self->outcomes = ASH_INSPECT_OUTCOMES (ash_inspect_outcomes_new (place));
  self->time = ASH_INSPECT_TIME (ash_inspect_time_new (place));
  self->source = ASH_INSPECT_SOURCE (ash_inspect_source_new (place));
  self->access = ASH_INSPECT_ACCESS (ash_inspect_access_new (place));
  gtk_widget_add_css_class (box, "inspector");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->outcomes));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->source));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->access));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * ash_inspector_flush:
 *
 * Stores what is being typed.
 */
void
ash_inspector_flush (AshInspector *self)
{
  ash_inspect_time_flush (self->time);
}

#include "ash-inspector.h"

#include <ash-inspect.h>
#include <glib/gi18n-lib.h>

#include "ash-inspect-access.h"
#include "ash-inspect-outcomes.h"
#include "ash-inspect-source.h"
#include "ash-inspect-time.h"

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
  GCancellable *cancellable; /* of the inspection that is on its way */
  guint rest;
};

G_DEFINE_FINAL_TYPE (AshInspector, ash_inspector, GTK_TYPE_WIDGET)

/* On a worker */

typedef struct
{
  char *path;
  char *item;
  AshDesign *design;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->item);
  ash_design_free (self->design);
  g_free (self);
}

static void
inspect_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  AshInspection *inspection =
      store != NULL ? ash_inspect (store, order->design, order->item, &error) : NULL;

  if (inspection != NULL)
    g_task_return_pointer (task, inspection, (GDestroyNotify) ash_inspection_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
inspected_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AshInspector *self = ASH_INSPECTOR (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshInspection) inspection = g_task_propagate_pointer (G_TASK (result), &error);
  const AshItem *item = self->place != NULL ? current_item (self) : NULL;

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
  g_autoptr (GTask) task = NULL;
  Order *order;

  self->rest = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (item == NULL)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, inspected_cb, NULL);
  order = g_new0 (Order, 1);
  order->path = g_strdup (ash_document_get_session_path (ash_place_get_document (self->place)));
  order->item = g_strdup (item->record.id);
  order->design = ash_design_ref (ash_live_get_design (ash_place_get_live (self->place)));
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, inspect_worker);
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
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
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
  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = gtk_label_new (_ ("What is known of an item stands here."));
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

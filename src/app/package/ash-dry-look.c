#include "ash-dry-look.h"

struct _AshDryLook
{
  GObject parent_instance;

  AshDocument *document;
  AshLive *live;
  AshCartridgeOptions options;
  gboolean is_active;
  gboolean is_stale;         /* something is different since what is known or on its way was read */
  GCancellable *cancellable; /* of what is on its way */
  AshDesign *design;         /* that the runs are of */
  GPtrArray *runs;           /* (element-type AshDryRun) in the order of ash_targets() */
  GError *error;
};

static guint looked_signal;

G_DEFINE_FINAL_TYPE (AshDryLook, ash_dry_look, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  AshDesign *design;
  AshCartridgeOptions options;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  ash_design_free (self->design);
  g_free (self);
}

static void
look_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  GPtrArray *runs = NULL;

  if (store != NULL)
    {
      AshBodies bodies = ash_store_bodies (store);

      runs = ash_desk_dry_run (order->design, &bodies, &order->options, progress, &error);
    }
  if (runs != NULL)
    g_task_return_pointer (task, runs, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void look (AshDryLook *self);

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshDryLook *self = ASH_DRY_LOOK (source);
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  if (runs != NULL)
    {
      AshDesign *design = ash_design_ref (order->design);

      g_clear_pointer (&self->runs, g_ptr_array_unref);
      g_clear_pointer (&self->design, ash_design_free);
      self->runs = g_steal_pointer (&runs);
      self->design = design;
    }
  else
    self->error = g_steal_pointer (&error);
  g_signal_emit (self, looked_signal, 0);
  look (self);
}

/* What is on its way is waited for, so that somebody who edits fast still sees figures move. */
static void
look (AshDryLook *self)
{
  AshDesign *design = ash_live_get_design (self->live);
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (!self->is_active || !self->is_stale || design == NULL || self->cancellable != NULL)
    return;
  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_name (task, "ash-dry-look");
  order = g_new0 (Order, 1);
  order->path = g_strdup (ash_document_get_session_path (self->document));
  order->design = ash_design_ref (design);
  order->options = self->options;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, look_worker);
}

static gboolean
is_of_another (AshDryLook *self, const AshDesign *design)
{
  return self->design != NULL && (design == NULL || g_strcmp0 (design->tree->record.id,
                                                               self->design->tree->record.id) != 0);
}

/* Figures of another credential must not stand beside this one's name. */
static void
design_cb (AshDryLook *self)
{
  if (is_of_another (self, ash_live_get_design (self->live)))
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_clear_pointer (&self->runs, g_ptr_array_unref);
      g_clear_pointer (&self->design, ash_design_free);
      g_signal_emit (self, looked_signal, 0);
    }
  self->is_stale = TRUE;
  look (self);
}

static void
ash_dry_look_dispose (GObject *object)
{
  AshDryLook *self = ASH_DRY_LOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_error (&self->error);
  g_clear_object (&self->live);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ash_dry_look_parent_class)->dispose (object);
}

static void
ash_dry_look_class_init (AshDryLookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_dry_look_dispose;

  /**
   * AshDryLook::looked:
   *
   * What the systems would do is known, known anew, or could not be found out.
   */
  looked_signal = g_signal_new ("looked", ASH_TYPE_DRY_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
ash_dry_look_init (AshDryLook *self)
{
  self->options = (AshCartridgeOptions){ ASH_CC_1_1, ASH_LAYOUT_PLAIN, TRUE, TRUE };
  self->is_stale = TRUE;
}

AshDryLook *
ash_dry_look_new (AshDocument *document, AshLive *live)
{
  AshDryLook *self = g_object_new (ASH_TYPE_DRY_LOOK, NULL);

  self->document = g_object_ref (document);
  self->live = g_object_ref (live);
  g_signal_connect_object (live, "design", G_CALLBACK (design_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * ash_dry_look_set_options:
 * @options: whether the start-here page and the rubrics go along
 */
void
ash_dry_look_set_options (AshDryLook *self, const AshCartridgeOptions *options)
{
  if (self->options.with_start_page == options->with_start_page &&
      self->options.with_rubrics == options->with_rubrics)
    return;
  self->options = *options;
  self->is_stale = TRUE;
  look (self);
}

/**
 * ash_dry_look_set_active:
 * @is_active: whether anybody looks
 */
void
ash_dry_look_set_active (AshDryLook *self, gboolean is_active)
{
  self->is_active = is_active;
  look (self);
}

const AshDryRun *
ash_dry_look_get (AshDryLook *self, const AshTarget *target)
{
  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    {
      const AshDryRun *run = g_ptr_array_index (self->runs, i);

      if (run->target == target)
        return run;
    }
  return NULL;
}

AshDesign *
ash_dry_look_get_design (AshDryLook *self)
{
  return self->design;
}

const GError *
ash_dry_look_get_error (AshDryLook *self)
{
  return self->error;
}

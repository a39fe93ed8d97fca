#include "ash-dry-look.h"

#include "ash-look.h"

struct _AshDryLook
{
  GObject parent_instance;

  AshDocument *document;
  AshLive *live;
  AshCartridgeOptions options;
  gboolean is_active;
  gboolean is_stale; /* something is different since what is known or on its way was read */
  AshLook *look;
  AshDesign *design; /* that the runs are of */
  GPtrArray *runs;   /* (element-type AshDryRun) in the order of ash_targets() */
  GError *error;
};

static guint looked_signal;

G_DEFINE_FINAL_TYPE (AshDryLook, ash_dry_look, G_TYPE_OBJECT)

typedef struct
{
  AshDesign *design;
  AshCartridgeOptions options;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  ash_design_free (self->design);
  g_free (self);
}

static gpointer
dry_run (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;
  AshBodies bodies = ash_store_bodies (store);

  return ash_desk_dry_run (order->design, &bodies, &order->options, progress, error);
}

/* What is on its way is waited for, so that somebody who edits fast still sees figures move. */
static void
look (AshDryLook *self)
{
  AshDesign *design = ash_live_get_design (self->live);
  Order *order;

  if (!self->is_active || !self->is_stale || design == NULL || ash_look_is_busy (self->look))
    return;
  self->is_stale = FALSE;
  order = g_new0 (Order, 1);
  order->design = ash_design_ref (design);
  order->options = self->options;
  ash_look_order (self->look, self->document, order);
}

static void
looked_cb (gconstpointer data, gpointer runs, const GError *error, gpointer user_data)
{
  AshDryLook *self = user_data;
  const Order *order = data;

  g_clear_error (&self->error);
  if (runs != NULL)
    {
      g_clear_pointer (&self->runs, g_ptr_array_unref);
      g_clear_pointer (&self->design, ash_design_free);
      self->runs = runs;
      self->design = ash_design_ref (order->design);
    }
  else
    self->error = g_error_copy (error);
  look (self);
  g_signal_emit (self, looked_signal, 0);
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
      ash_look_cancel (self->look);
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

  ash_look_clear (&self->look);
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
  self->look =
      ash_look_new (dry_run, order_free, (GDestroyNotify) g_ptr_array_unref, looked_cb, self);
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

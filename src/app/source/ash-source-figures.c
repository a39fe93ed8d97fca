#include "ash-source-figures.h"

#include <ash-desk-looks.h>
#include <ash-let-go.h>

#include "ash-look.h"

struct _AshSourceFigures
{
  GObject parent_instance;

  AshDocument *document;
  AshOutline *outline;
  char *source;
  AshLook *covers;
  AshLook *looks;
  guint begin; /* idle: they come after the outline has been seen */
  gboolean has_looked;
  gboolean is_stale;     /* edited since what is being found was read */
  AshCoverage *coverage; /* (nullable): the last one; nobody changes it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshSourceFigures, ash_source_figures, G_TYPE_OBJECT)

static void
let_go (AshCoverage *coverage)
{
  ash_let_go (coverage, (GDestroyNotify) ash_coverage_free);
}

/* On a worker */

typedef struct
{
  char *source;
  AshCoverage *before; /* (nullable) */
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  let_go (self->before);
  g_free (self->source);
  g_free (self);
}

static gpointer
cover (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;
  AshCoverage *coverage = ash_desk_coverage (store, order->source, error);

  if (coverage != NULL && order->before != NULL)
    ash_coverage_compare (coverage, order->before);
  return coverage;
}

static gpointer
look (AshStore *store, gconstpointer source, AshProgress *progress, GError **error)
{
  return ash_desk_looks (store, source, progress, error);
}

/* On the main thread */

static void
looked_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshSourceFigures *self = data;
  g_autoptr (AshLooks) looks = found;

  if (looks == NULL)
    {
      g_warning ("looks: %s", error->message);
      return;
    }
  ash_outline_set_looks (self->outline, looks);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
covered_cb (gconstpointer order, gpointer coverage, const GError *error, gpointer data)
{
  AshSourceFigures *self = data;
  AshCoverage *before = NULL;

  if (coverage == NULL)
    g_warning ("coverage: %s", error->message);
  else
    {
      before = self->coverage;
      self->coverage = coverage;
      ash_outline_set_coverage (self->outline, coverage);
    }
  if (self->is_stale)
    ash_source_figures_cover (self);
  if (!self->has_looked)
    ash_look_order (self->looks, self->document, g_strdup (self->source));
  self->has_looked = TRUE;
  if (coverage != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  let_go (before);
}

static gboolean
begin_cb (gpointer data)
{
  AshSourceFigures *self = data;

  self->begin = 0;
  ash_source_figures_cover (self);
  return G_SOURCE_REMOVE;
}

static void
ash_source_figures_dispose (GObject *object)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);

  g_clear_handle_id (&self->begin, g_source_remove);
  ash_look_clear (&self->covers);
  ash_look_clear (&self->looks);
  G_OBJECT_CLASS (ash_source_figures_parent_class)->dispose (object);
}

static void
ash_source_figures_finalize (GObject *object)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);

  g_clear_object (&self->document);
  g_clear_object (&self->outline);
  let_go (self->coverage);
  g_free (self->source);
  G_OBJECT_CLASS (ash_source_figures_parent_class)->finalize (object);
}

static void
ash_source_figures_class_init (AshSourceFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ash_source_figures_dispose;
  object_class->finalize = ash_source_figures_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_source_figures_init (AshSourceFigures *self)
{
  self->covers =
      ash_look_new (cover, order_free, (GDestroyNotify) ash_coverage_free, covered_cb, self);
  self->looks = ash_look_new (look, g_free, (GDestroyNotify) ash_looks_free, looked_cb, self);
}

/**
 * ash_source_figures_new:
 * @source: id of the course
 * @outline: its outline
 */
AshSourceFigures *
ash_source_figures_new (AshDocument *document, const char *source, AshOutline *outline)
{
  AshSourceFigures *self = g_object_new (ASH_TYPE_SOURCE_FIGURES, NULL);

  self->document = g_object_ref (document);
  self->outline = g_object_ref (outline);
  self->source = g_strdup (source);
  self->begin = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
  return self;
}

/**
 * ash_source_figures_cover:
 *
 * Finds again which credentials use what.
 */
void
ash_source_figures_cover (AshSourceFigures *self)
{
  Order *order;

  self->is_stale = ash_look_is_busy (self->covers);
  if (self->is_stale || self->begin != 0)
    return;
  order = g_new0 (Order, 1);
  order->source = g_strdup (self->source);
  order->before = self->coverage != NULL ? ash_coverage_ref (self->coverage) : NULL;
  ash_look_order (self->covers, self->document, order);
}

/**
 * ash_source_figures_get_coverage:
 *
 * Returns: (transfer none) (nullable): the last that was found
 */
const AshCoverage *
ash_source_figures_get_coverage (AshSourceFigures *self)
{
  return self->coverage;
}

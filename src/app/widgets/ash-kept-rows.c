#include "ash-kept-rows.h"

/* What is noted of one document: the trees looked at last, and of all together so many rows. */
#define MOST_TREES 24
#define MOST_ROWS 300

#define FORMAT "a(sasms)"

struct _AshKeptRows
{
  GObject parent_instance;

  GPtrArray *trees; /* (element-type AshKeptTree) the one looked at last at the end */
};

G_DEFINE_FINAL_TYPE (AshKeptRows, ash_kept_rows, G_TYPE_OBJECT)

enum
{
  MOVED,
  GATHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tree_free (gpointer data)
{
  AshKeptTree *tree = data;

  g_free (tree->key);
  g_strfreev (tree->turned);
  g_free (tree->top);
  g_free (tree);
}

static void
ash_kept_rows_finalize (GObject *object)
{
  g_ptr_array_unref (ASH_KEPT_ROWS (object)->trees);
  G_OBJECT_CLASS (ash_kept_rows_parent_class)->finalize (object);
}

static void
ash_kept_rows_class_init (AshKeptRowsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ash_kept_rows_finalize;
  signals[MOVED] =
      g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GATHER] =
      g_signal_new ("gather", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_kept_rows_init (AshKeptRows *self)
{
  self->trees = g_ptr_array_new_with_free_func (tree_free);
}

AshKeptRows *
ash_kept_rows_new (void)
{
  return g_object_new (ASH_TYPE_KEPT_ROWS, NULL);
}

/**
 * ash_kept_rows_of:
 *
 * Returns: (transfer none): those of a document, which is open in one window
 */
AshKeptRows *
ash_kept_rows_of (AshDocument *document)
{
  AshKeptRows *self = g_object_get_data (G_OBJECT (document), "ash-kept-rows");

  if (self == NULL)
    {
      self = ash_kept_rows_new ();
      g_object_set_data_full (G_OBJECT (document), "ash-kept-rows", self, g_object_unref);
    }
  return self;
}

static guint
find (AshKeptRows *self, const char *key)
{
  guint i = 0;

  while (i < self->trees->len &&
         !g_str_equal (((AshKeptTree *) g_ptr_array_index (self->trees, i))->key, key))
    i++;
  return i;
}

/**
 * ash_kept_rows_get:
 * @key: of a tree, and of where it is looked at
 *
 * Returns: (transfer none) (nullable): how it stood; until the next change
 */
const AshKeptTree *
ash_kept_rows_get (AshKeptRows *self, const char *key)
{
  guint i = find (self, key);

  return i < self->trees->len ? g_ptr_array_index (self->trees, i) : NULL;
}

/**
 * ash_kept_rows_set:
 * @turned: ids of rows, each after the one that it is below
 * @top: (nullable): id of a row
 */
void
ash_kept_rows_set (AshKeptRows *self, const char *key, const char *const *turned, const char *top)
{
  AshKeptTree *tree = g_new0 (AshKeptTree, 1);
  guint i = find (self, key);

  tree->key = g_strdup (key);
  tree->turned = g_strdupv ((GStrv) turned);
  tree->top = g_strdup (top);
  if (i < self->trees->len)
    g_ptr_array_remove_index (self->trees, i);
  g_ptr_array_add (self->trees, tree);
  if (self->trees->len > MOST_TREES)
    g_ptr_array_remove_index (self->trees, 0);
}

void
ash_kept_rows_touch (AshKeptRows *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

void
ash_kept_rows_gather (AshKeptRows *self)
{
  g_signal_emit (self, signals[GATHER], 0);
}

/**
 * ash_kept_rows_print:
 *
 * Returns: (transfer full): a line of text; where there are too many rows, without the trees that
 *   were looked at longest ago or have too many alone
 */
char *
ash_kept_rows_print (AshKeptRows *self)
{
  g_autoptr (GVariant) whole = NULL;
  GVariantBuilder trees;
  g_autoptr (GPtrArray) latest = g_ptr_array_new ();
  guint n_left = MOST_ROWS;

  for (guint i = self->trees->len; i > 0; i--)
    {
      const AshKeptTree *tree = g_ptr_array_index (self->trees, i - 1);
      guint n = g_strv_length (tree->turned);

      if (n > n_left)
        continue;
      n_left -= n;
      g_ptr_array_insert (latest, 0, (gpointer) tree);
    }
  g_variant_builder_init (&trees, G_VARIANT_TYPE (FORMAT));
  for (guint i = 0; i < latest->len; i++)
    {
      const AshKeptTree *tree = g_ptr_array_index (latest, i);

      g_variant_builder_add (&trees, "(s^asms)", tree->key, tree->turned, tree->top);
    }
  whole = g_variant_ref_sink (g_variant_builder_end (&trees));
  return g_variant_print (whole, FALSE);
}

/**
 * ash_kept_rows_parse:
 * @text: (nullable): as it was printed; of anything else nothing is taken
 */
void
ash_kept_rows_parse (AshKeptRows *self, const char *text)
{
  g_autoptr (GVariant) whole =
      text != NULL ? g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL) : NULL;
  GVariantIter iter;
  const char *key;
  const char **turned;
  const char *top;

  if (whole == NULL)
    return;
  g_variant_iter_init (&iter, whole);
  while (g_variant_iter_next (&iter, "(&s^a&sm&s)", &key, &turned, &top))
    {
      ash_kept_rows_set (self, key, turned, top);
      g_free (turned);
    }
}

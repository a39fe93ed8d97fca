#include "ash-in-hand.h"

struct _AshInHand
{
  char *id; /* (nullable) */
  guint place;
  GArray *way; /* (element-type guint) which child of which, from the row to the control */
};

#define ID "ash-in-hand"

static void
in_hand_free (AshInHand *self)
{
  g_free (self->id);
  g_array_unref (self->way);
  g_free (self);
}

static const char *
id_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), ID);
}

static guint
number_of (GtkWidget *child)
{
  guint number = 0;

  while ((child = gtk_widget_get_prev_sibling (child)) != NULL)
    number++;
  return number;
}

static GArray *
way_to (GtkWidget *row, GtkWidget *control)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; control != row; control = gtk_widget_get_parent (control))
    {
      guint number = number_of (control);

      g_array_prepend_val (way, number);
    }
  return way;
}

/* As far as the row goes it. */
static GtkWidget *
go (GtkWidget *row, GArray *way)
{
  GtkWidget *here = row;

  for (guint i = 0; i < way->len; i++)
    {
      GtkWidget *child = gtk_widget_get_first_child (here);

      for (guint n = g_array_index (way, guint, i); n > 0 && child != NULL; n--)
        child = gtk_widget_get_next_sibling (child);
      if (child == NULL)
        break;
      here = child;
    }
  return here;
}

static GtkWidget *
row_again (AshInHand *self, GPtrArray *rows)
{
  for (guint i = 0; self->id != NULL && i < rows->len; i++)
    if (g_strcmp0 (id_of (g_ptr_array_index (rows, i)), self->id) == 0)
      return g_ptr_array_index (rows, i);
  return rows->len > 0 ? g_ptr_array_index (rows, MIN (self->place, rows->len - 1)) : NULL;
}

static GtkWidget *
focus_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

GtkWidget *
ash_in_hand_child (GtkWidget *parent)
{
  GtkWidget *child = focus_of (parent);

  while (child != NULL && gtk_widget_get_parent (child) != parent)
    child = gtk_widget_get_parent (child);
  return child;
}

void
ash_in_hand_name (GtkWidget *row, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (id), g_free);
}

AshInHand *
ash_in_hand_find (GPtrArray *rows)
{
  GtkWidget *focus = rows->len > 0 ? focus_of (g_ptr_array_index (rows, 0)) : NULL;

  for (guint i = 0; focus != NULL && i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      AshInHand *self;

      if (focus != row && !gtk_widget_is_ancestor (focus, row))
        continue;
      self = g_new0 (AshInHand, 1);
      self->id = g_strdup (id_of (row));
      self->place = i;
      self->way = way_to (row, focus);
      return self;
    }
  return NULL;
}

void
ash_in_hand_return (AshInHand *self, GPtrArray *rows, GtkWidget *otherwise)
{
  GtkWidget *row = self != NULL ? row_again (self, rows) : NULL;
  GtkWidget *focus = focus_of (otherwise);
  /* A window that is not shown yet has lost nothing; who has the keyboard there before it is shown
   * is never heard of by a screen reader. */
  gboolean is_lost = self != NULL || (gtk_widget_get_mapped (otherwise) &&
                                      (focus == NULL || !gtk_widget_is_sensitive (focus)));

  if (row != NULL && (gtk_widget_grab_focus (go (row, self->way)) ||
                      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD)))
    is_lost = FALSE;
  if (is_lost)
    gtk_widget_grab_focus (otherwise);
  g_clear_pointer (&self, in_hand_free);
}

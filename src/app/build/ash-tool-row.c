#include "ash-tool-row.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"

struct _AshToolRow
{
  GtkWidget parent_instance;

  GPtrArray *all;   /* of GtkWidget, in their order; separators among them */
  GPtrArray *order; /* of GtkWidget, those that may give way, the least needed first */
  guint n_away;     /* of these, how many stand in the popover */
  guint n_wanted;   /* as the width asks for */
  GtkWidget *more;
  GtkBox *rest;
  guint idle;
};

static void ash_tool_row_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (AshToolRow,
                               ash_tool_row,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ash_tool_row_buildable_init))

static gboolean
is_separator (GtkWidget *tool)
{
  return GTK_IS_SEPARATOR (tool);
}

static gboolean
is_away (AshToolRow *self, GtkWidget *tool, guint n_away)
{
  guint at;

  return g_ptr_array_find (self->order, tool, &at) && at < n_away;
}

/* A separator stands between tools, not beside another or at an end. */
static gboolean
is_in_row (AshToolRow *self, guint i, guint n_away)
{
  GtkWidget *tool = g_ptr_array_index (self->all, i);
  gboolean is_after = FALSE;
  gboolean is_before = FALSE;

  if (!is_separator (tool))
    return gtk_widget_get_visible (tool) && !is_away (self, tool, n_away);
  for (guint j = i; j > 0 && !is_after; j--)
    {
      if (is_separator (g_ptr_array_index (self->all, j - 1)))
        break;
      is_after = is_in_row (self, j - 1, n_away);
    }
  for (guint j = i + 1; j < self->all->len && !is_before; j++)
    is_before = !is_separator (g_ptr_array_index (self->all, j)) && is_in_row (self, j, n_away);
  return is_after && is_before;
}

static int
width_of (GtkWidget *tool)
{
  int least;

  gtk_widget_measure (tool, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
row_width (AshToolRow *self, guint n_away)
{
  int width = n_away > 0 ? width_of (self->more) : 0;

  for (guint i = 0; i < self->all->len; i++)
    if (is_in_row (self, i, n_away))
      width += width_of (g_ptr_array_index (self->all, i));
  return width;
}

/* What is put into a popover, or taken out of it, is so in an idle: never while sizes are given. */
static gboolean
arrange_cb (gpointer data)
{
  AshToolRow *self = data;
  GtkWidget *before = NULL;
  GtkWidget *before_away = NULL;

  self->idle = 0;
  self->n_away = self->n_wanted;
  for (guint i = 0; i < self->all->len; i++)
    {
      GtkWidget *tool = g_ptr_array_index (self->all, i);
      gboolean away = is_away (self, tool, self->n_away);
      GtkWidget *place = away ? GTK_WIDGET (self->rest) : GTK_WIDGET (self);

      if (gtk_widget_get_parent (tool) != place)
        {
          gtk_widget_unparent (tool);
          gtk_widget_insert_after (tool, place, away ? before_away : before);
        }
      if (away)
        before_away = tool;
      else
        before = tool;
    }
  gtk_widget_set_visible (self->more, self->n_away > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
ash_tool_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  AshToolRow *self = ASH_TOOL_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = row_width (self, self->order->len);
      *natural = MAX (*minimum, row_width (self, 0));
      return;
    }
  for (guint i = 0; i < self->all->len; i++)
    {
      int least;
      int tall;

      gtk_widget_measure (g_ptr_array_index (self->all, i), orientation, -1, &least, &tall, NULL,
                          NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, tall);
    }
}

static void
place (AshToolRow *self, GtkWidget *tool, int *x, int width, int height)
{
  int own = width_of (tool);
  int at = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - *x - own : *x;

  gtk_widget_size_allocate (tool, &(GtkAllocation){ at, 0, own, height }, -1);
  *x += own;
}

static void
ash_tool_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshToolRow *self = ASH_TOOL_ROW (widget);
  guint n_away = 0;
  int x = 0;

  while (n_away < self->order->len && row_width (self, n_away) > width)
    n_away++;
  self->n_wanted = n_away;
  if (n_away != self->n_away && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
  for (guint i = 0; i < self->all->len; i++)
    {
      GtkWidget *tool = g_ptr_array_index (self->all, i);
      gboolean is_shown = is_in_row (self, i, self->n_away);

      if (gtk_widget_get_parent (tool) != widget)
        continue;
      gtk_widget_set_child_visible (tool, is_shown);
      if (is_shown)
        place (self, tool, &x, width, height);
    }
  if (gtk_widget_get_visible (self->more))
    place (self, self->more, &x, width, height);
}

static void
ash_tool_row_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  AshToolRow *self = ASH_TOOL_ROW (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  g_ptr_array_add (self->all, g_object_ref_sink (child));
  gtk_widget_insert_before (GTK_WIDGET (child), GTK_WIDGET (self), self->more);
}

static void
ash_tool_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ash_tool_row_add_child;
}

static void
ash_tool_row_dispose (GObject *object)
{
  AshToolRow *self = ASH_TOOL_ROW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_set_size (self->order, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->all, 0);
  G_OBJECT_CLASS (ash_tool_row_parent_class)->dispose (object);
}

static void
ash_tool_row_finalize (GObject *object)
{
  g_ptr_array_unref (ASH_TOOL_ROW (object)->order);
  g_ptr_array_unref (ASH_TOOL_ROW (object)->all);
  G_OBJECT_CLASS (ash_tool_row_parent_class)->finalize (object);
}

static void
ash_tool_row_class_init (AshToolRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_tool_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_tool_row_finalize;
  widget_class->measure = ash_tool_row_measure;
  widget_class->size_allocate = ash_tool_row_size_allocate;
}

static void
ash_tool_row_init (AshToolRow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = g_ptr_array_new ();
  self->rest = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "tool-rest");
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->rest));
  gtk_popover_set_cascade_popdown (GTK_POPOVER (popover), TRUE);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_set_tooltip_text (self->more, _ ("More tools"));
  ash_name (self->more, _ ("More tools"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

/**
 * ash_tool_row_set_order:
 * @tools: of the row, those that may stand behind the button; the least needed first
 */
void
ash_tool_row_set_order (AshToolRow *self, GtkWidget *const *tools, guint n_tools)
{
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < n_tools; i++)
    g_ptr_array_add (self->order, tools[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ash_tool_row_close:
 *
 * One of the tools behind the button was used.
 */
void
ash_tool_row_close (AshToolRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
}

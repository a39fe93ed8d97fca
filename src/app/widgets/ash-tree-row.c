#include "ash-tree-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-comment-here.h"
#include "ash-line.h"
#include "ash-meter.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-tree-parts.h"

#define STEP 20 /* px inwards for each level, which is what a triangle takes */
#define GAP 6   /* px between the parts of a row */

struct _AshTreeRow
{
  GtkWidget parent_instance;

  AshSide side;
  AshNode *node;
  GtkListItem *list_item; /* borrowed while bound */
  char *shown;            /* (nullable): all that it shows, as one text */
  GArray *shown_marks;    /* (nullable): that the marks were made for */
  gboolean is_shown_adapted;
  const char *icon_name;
  int depth;

  /* From its start, in this order; what not every line shows is made for the first that does. A
   * list keeps about two hundred rows alive, and even a hidden widget costs style in every one of
   * them. Its own layout instead of boxes in each other saves that too, and a new title does not
   * have the window measured. */
  GtkWidget *expander;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *look; /* how many phrases are tied to the old course */
  GtkWidget *meter;
  GtkWidget *marks;
  GtkWidget *ring;
  GtkWidget *pencil;
  GtkWidget *flaw;
  GtkWidget *talk; /* how many comments are open */
  GtkWidget *figure;
};

G_DEFINE_FINAL_TYPE (AshTreeRow, ash_tree_row, GTK_TYPE_WIDGET)

static void
set_css_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Its parts */

static void
put_in_place (AshTreeRow *self, GtkWidget *part)
{
  GtkWidget *parts[] = { self->expander, self->icon,  self->title, self->note,
                         self->look,     self->meter, self->marks, self->ring,
                         self->pencil,   self->flaw,  self->talk,  self->figure };
  GtkWidget *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] != part; i++)
    if (parts[i] != NULL)
      before = parts[i];
  gtk_widget_insert_after (part, GTK_WIDGET (self), before);
}

/* Returns: whether the part is shown, and so is there */
static gboolean
show_part (AshTreeRow *self, GtkWidget **part, GtkWidget *(*make) (AshSide side), gboolean is_on)
{
  if (*part == NULL && is_on)
    {
      *part = make (self->side);
      put_in_place (self, *part);
    }
  else if (*part != NULL)
    gtk_widget_set_visible (*part, is_on);
  return is_on;
}

/* What stands in them */

static void
show_marks (AshTreeRow *self, const AshOutlineItem *item)
{
  GtkWidget *child;

  if (!show_part (self, &self->marks, ash_tree_part_marks,
                  item->marks != NULL && item->kind != ASH_ITEM_FOLDER))
    return;
  if (self->shown_marks != NULL && self->is_shown_adapted == item->is_adapted &&
      self->shown_marks->len == item->marks->len &&
      memcmp (self->shown_marks->data, item->marks->data, item->marks->len * sizeof (guint)) == 0)
    return;
  g_clear_pointer (&self->shown_marks, g_array_unref);
  self->shown_marks = g_array_ref (item->marks);
  self->is_shown_adapted = item->is_adapted;
  while ((child = gtk_widget_get_first_child (self->marks)) != NULL)
    gtk_box_remove (GTK_BOX (self->marks), child);
  for (guint i = 0; i < item->marks->len; i++)
    gtk_box_append (GTK_BOX (self->marks),
                    ash_tree_part_tag (g_array_index (item->marks, guint, i), item->is_adapted));
}

/* @said: (transfer full) */
static void
append (GString *text, char *said)
{
  g_string_append (text, said);
  g_free (said);
}

/* What a screen reader says of the row, all of it in one sentence. */
static char *
describe (AshTreeRow *self, const AshOutlineItem *item)
{
  GString *text = g_string_new (item->title);
  g_autofree char *minutes = ash_say_about_minutes (item->minutes, item->is_estimate);

  g_string_append_printf (text, ", %s",
                          self->side != ASH_SIDE_SOURCE && item->kind == ASH_ITEM_FOLDER
                              ? _ ("module")
                              : ash_say_kind (item->kind));
  if (self->side == ASH_SIDE_LANE && item->is_adapted)
    g_string_append_printf (text, " (%s)", _ ("adapted"));
  if (self->side == ASH_SIDE_SOURCE && item->n_looks > 0)
    append (text, ash_say_number (ngettext (", %u phrase tied to the old course",
                                            ", %u phrases tied to the old course", item->n_looks),
                                  item->n_looks));
  if (self->side == ASH_SIDE_SOURCE && item->kind == ASH_ITEM_FOLDER)
    append (text,
            ash_say_numbers (_ (", %u of %u used"), item->n_used + item->n_adapted, item->n_items));
  else if (self->side == ASH_SIDE_SOURCE && item->marks == NULL)
    g_string_append (text, _ (", not yet used"));
  else if (self->side == ASH_SIDE_SOURCE)
    for (guint i = 0; i < item->marks->len; i++)
      g_string_append_printf (
          text, item->is_adapted ? _ (", adapted in credential %u") : _ (", used in credential %u"),
          g_array_index (item->marks, guint, i));
  if (self->side == ASH_SIDE_BUILD && *minutes != '\0' &&
      (item->kind == ASH_ITEM_FOLDER || !item->is_estimate))
    g_string_append_printf (text, ", %s", minutes);
  if (self->side == ASH_SIDE_BUILD && item->is_flawed)
    g_string_append (text, _ (", something to fix"));
  if (self->side == ASH_SIDE_BUILD && item->n_comments > 0)
    append (text, ash_say_number (ngettext (", %u comment", ", %u comments", item->n_comments),
                                  item->n_comments));
  return g_string_free (text, FALSE);
}

static void
show_looks (AshTreeRow *self, const AshOutlineItem *item)
{
  g_autofree char *figure = NULL;

  show_part (self, &self->note, ash_tree_part_note, item->note != NULL);
  if (!show_part (self, &self->look, ash_tree_part_look, item->n_looks > 0))
    return;
  figure = ash_say_number ("%u", item->n_looks);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->look)), figure);
}

static void
show_figure (AshTreeRow *self, const char *figure)
{
  if (show_part (self, &self->figure, ash_tree_part_figure, figure != NULL && *figure != '\0') &&
      ash_line_set_text (ASH_LINE (self->figure), figure))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
show_source_end (AshTreeRow *self, const AshOutlineItem *item)
{
  gboolean is_section = item->kind == ASH_ITEM_FOLDER;
  g_autofree char *figure = NULL;

  show_part (self, &self->ring, ash_tree_part_ring, !is_section && item->marks == NULL);
  set_css_class (self->title, "receded", !is_section && item->marks != NULL);
  set_css_class (self->icon, "receded", !is_section && item->marks != NULL);
  show_marks (self, item);
  show_looks (self, item);
  if (show_part (self, &self->meter, ash_tree_part_meter, is_section))
    {
      ash_meter_set (ASH_METER (self->meter), item->n_items, item->n_used, item->n_adapted);
      figure = ash_say_numbers (_ ("%u of %u"), item->n_used + item->n_adapted, item->n_items);
    }
  show_figure (self, figure);
}

static void
show_lane_end (AshTreeRow *self, const AshOutlineItem *item)
{
  g_autofree char *minutes = ash_say_about_minutes (item->minutes, item->is_estimate);

  show_figure (self, item->kind == ASH_ITEM_FOLDER ? minutes : NULL);
  show_part (self, &self->pencil, ash_tree_part_pencil, item->is_adapted);
}

/* Minutes stand below each other as bare figures; hours only where a module has them. */
static void
show_build_end (AshTreeRow *self, const AshOutlineItem *item)
{
  gboolean is_module = item->kind == ASH_ITEM_FOLDER;
  g_autofree char *minutes = is_module ? ash_say_about_minutes (item->minutes, item->is_estimate)
                             : item->minutes > 0 && !item->is_estimate
                                 ? g_strdup_printf ("%d", (int) item->minutes)
                                 : g_strdup ("");

  show_figure (self, minutes);
  show_part (self, &self->flaw, ash_tree_part_flaw, item->is_flawed);
  if (show_part (self, &self->talk, ash_tree_part_talk, item->n_comments > 0))
    {
      g_autofree char *count = ash_say_number ("%u", item->n_comments);
      g_autofree char *words = ash_comment_here_say (item->n_comments);

      gtk_label_set_label (GTK_LABEL (self->talk), count);
      gtk_widget_set_tooltip_text (self->talk, words);
    }
}

/* Everything of the line that a row may show. */
static char *
say_all (const AshOutlineItem *item)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d %d %d %d %u %u %u %u %u", item->kind, (int) item->minutes,
                          item->is_estimate, item->is_adapted, item->is_flawed, item->n_items,
                          item->n_used, item->n_adapted, item->n_looks, item->n_comments);
  for (guint i = 0; item->marks != NULL && i < item->marks->len; i++)
    g_string_append_printf (text, " %u", g_array_index (item->marks, guint, i));
  g_string_append_printf (text, "\n%s\n%s", item->title, item->note != NULL ? item->note : "");
  return g_string_free (text, FALSE);
}

static void
show_icon (AshTreeRow *self, const AshOutlineItem *item)
{
  const char *name = ash_say_icon (item->kind);

  if (g_strcmp0 (name, self->icon_name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), name);
  self->icon_name = name;
  gtk_widget_set_visible (self->icon, item->kind != ASH_ITEM_FOLDER);
}

static void
refresh (AshTreeRow *self)
{
  const AshOutlineItem *item = self->node != NULL ? ash_node_get_item (self->node) : NULL;
  g_autofree char *all = item != NULL ? say_all (item) : NULL;
  g_autofree char *description = NULL;
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *title;

  /* An outline says only that it is another one; of a hundred rows one is. */
  if (item == NULL || g_strcmp0 (all, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
  title = *item->title != '\0' ? item->title : _ ("Untitled");
  ash_line_set_text (ASH_LINE (self->title), title);
  set_css_class (self->title, "section", item->kind == ASH_ITEM_FOLDER);
  show_icon (self, item);
  if (self->side == ASH_SIDE_SOURCE)
    show_source_end (self, item);
  else if (self->side == ASH_SIDE_BUILD)
    show_build_end (self, item);
  else
    show_lane_end (self, item);

  description = describe (self, item);
  if (list_row != NULL)
    ash_name (list_row, description);
}

/* The triangle, and how far in the line stands. */
static void
show_depth (AshTreeRow *self, GtkTreeListRow *row)
{
  int depth = (int) gtk_tree_list_row_get_depth (row);
  gboolean is_section = gtk_tree_list_row_is_expandable (row);

  if (show_part (self, &self->expander, ash_tree_part_expander, is_section) ||
      self->expander != NULL)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), is_section ? row : NULL);
  if (depth != self->depth)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->depth = depth;
}

/* Put together when it is asked for: to set a tooltip asks the display where the pointer is. */
static gboolean
ash_tree_row_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  AshTreeRow *self = ASH_TREE_ROW (widget);
  const AshOutlineItem *item = self->node != NULL ? ash_node_get_item (self->node) : NULL;
  GtkWidget *hit = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  g_autofree char *text = NULL;

  if (item == NULL || hit == NULL)
    return FALSE;
  if (hit == self->note)
    text = g_strdup (item->note);
  else if (self->look != NULL && (hit == self->look || gtk_widget_is_ancestor (hit, self->look)))
    text = ash_say_number (ngettext ("%u phrase is tied to the old course",
                                     "%u phrases are tied to the old course", item->n_looks),
                           item->n_looks);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* Its place */

static void
ash_tree_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  AshTreeRow *self = ASH_TREE_ROW (widget);
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? (self->depth + 1) * STEP : 0;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    {
      int least;

      if (!gtk_widget_should_layout (part))
        continue;
      gtk_widget_measure (part, orientation, -1, &least, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        size = MAX (size, least);
      else if (part != self->expander)
        size += least + (part != self->title ? GAP : 0);
    }
  *minimum = *natural = size;
}

static void
place_part (AshTreeRow *self, GtkWidget *part, int x, int width, int total, int height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (
      part, &(GtkAllocation){ is_rtl ? total - x - width : x, 0, width, height }, -1);
}

/* What stands at the end takes its place from there, and the title what is left. */
static void
ash_tree_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshTreeRow *self = ASH_TREE_ROW (widget);
  int start = (self->depth + 1) * STEP;
  int end = width;

  if (self->expander != NULL && gtk_widget_should_layout (self->expander))
    place_part (self, self->expander, 0, start, width, height);
  for (GtkWidget *part = gtk_widget_get_last_child (widget); part != self->title;
       part = gtk_widget_get_prev_sibling (part))
    {
      int room;

      if (!gtk_widget_should_layout (part))
        continue;
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &room, NULL, NULL, NULL);
      if (part == self->figure)
        room = MAX (room, ash_line_get_width (ASH_LINE (part)));
      place_part (self, part, end - room, room, width, height);
      end -= room + GAP;
    }
  if (gtk_widget_should_layout (self->icon))
    {
      int room;

      gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, &room, NULL, NULL, NULL);
      place_part (self, self->icon, start, room, width, height);
      start += room + GAP;
    }
  place_part (self, self->title, start, MAX (end - start, 0), width, height);
}

static void
ash_tree_row_dispose (GObject *object)
{
  GtkWidget *child;

  ash_tree_row_unbind (ASH_TREE_ROW (object));
  g_clear_pointer (&ASH_TREE_ROW (object)->shown, g_free);
  g_clear_pointer (&ASH_TREE_ROW (object)->shown_marks, g_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_tree_row_parent_class)->dispose (object);
}

static void
ash_tree_row_class_init (AshTreeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_tree_row_dispose;
  widget_class->measure = ash_tree_row_measure;
  widget_class->size_allocate = ash_tree_row_size_allocate;
  widget_class->query_tooltip = ash_tree_row_query_tooltip;
}

static void
ash_tree_row_init (AshTreeRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "tree-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "muted");
  put_in_place (self, self->icon);
  self->title = ash_line_new (3, FALSE);
  put_in_place (self, self->title);
}

/**
 * ash_tree_row_new:
 *
 * Returns: (transfer floating): a row with nothing in it yet
 */
GtkWidget *
ash_tree_row_new (AshSide side)
{
  AshTreeRow *self = g_object_new (ASH_TYPE_TREE_ROW, NULL);

  self->side = side;
  return GTK_WIDGET (self);
}

void
ash_tree_row_bind (AshTreeRow *self, GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);

  ash_tree_row_unbind (self);
  self->list_item = list_item;
  self->node = gtk_tree_list_row_get_item (row);
  show_depth (self, row);
  refresh (self);
}

void
ash_tree_row_unbind (AshTreeRow *self)
{
  g_clear_object (&self->node);
  self->list_item = NULL;
}

/**
 * ash_tree_row_refresh:
 *
 * Looks again at what its line says.
 */
void
ash_tree_row_refresh (AshTreeRow *self)
{
  refresh (self);
}

/**
 * ash_tree_row_get_node:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AshNode *
ash_tree_row_get_node (AshTreeRow *self)
{
  return self->node;
}

GtkTreeListRow *
ash_tree_row_get_list_row (AshTreeRow *self)
{
  return self->list_item != NULL ? gtk_list_item_get_item (self->list_item) : NULL;
}

guint
ash_tree_row_get_position (AshTreeRow *self)
{
  return self->list_item != NULL ? gtk_list_item_get_position (self->list_item)
                                 : GTK_INVALID_LIST_POSITION;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer side)
{
  gtk_list_item_set_child (list_item, ash_tree_row_new (GPOINTER_TO_INT (side)));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer side)
{
  ash_tree_row_bind (ASH_TREE_ROW (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer side)
{
  ash_tree_row_unbind (ASH_TREE_ROW (gtk_list_item_get_child (list_item)));
}

/**
 * ash_tree_row_factory_new:
 *
 * Returns: (transfer full): makes rows for a list of GtkTreeListRow over AshNode
 */
GtkListItemFactory *
ash_tree_row_factory_new (AshSide side)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (side));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (side));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GINT_TO_POINTER (side));
  return factory;
}

/**
 * ash_tree_row_at:
 * @list: the list view
 *
 * Returns: (transfer none) (nullable): the row at a point of @list, anywhere on its line
 */
AshTreeRow *
ash_tree_row_at (GtkWidget *list, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (hit != NULL && gtk_widget_get_parent (hit) != list)
    hit = gtk_widget_get_parent (hit);
  hit = hit != NULL ? gtk_widget_get_first_child (hit) : NULL;
  return ASH_IS_TREE_ROW (hit) ? ASH_TREE_ROW (hit) : NULL;
}

/**
 * ash_tree_row_of:
 *
 * Returns: (transfer none) (nullable): the row of an item, while it is on screen
 */
AshTreeRow *
ash_tree_row_of (GtkWidget *list, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (ASH_IS_TREE_ROW (row) && ASH_TREE_ROW (row)->node != NULL &&
          g_str_equal (ash_node_get_id (ASH_TREE_ROW (row)->node), id))
        return ASH_TREE_ROW (row);
    }
  return NULL;
}

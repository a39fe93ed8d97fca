#include "ash-tree-row.h"

#include <glib/gi18n-lib.h>

#include "ash-meter.h"
#include "ash-say.h"

struct _AshTreeRow
{
  GtkBox parent_instance;

  AshSide side;
  AshNode *node;
  GtkListItem *list_item; /* borrowed while bound */
  char *shown;            /* (nullable): all that it shows, as one text */
  const char *icon_name;

  GtkWidget *expander;
  GtkWidget *icon;
  GtkWidget *title;

  /* At its end, in this order; each is made for the first line that shows it. A list keeps about
   * two hundred rows alive, and even a hidden widget costs style in every one of them. */
  GtkWidget *note;
  GtkWidget *look; /* how many phrases are tied to the old course */
  GtkWidget *meter;
  GtkWidget *marks;
  GtkWidget *ring;
  GtkWidget *pencil;
  GtkWidget *flaw;
  GtkWidget *figure;
};

G_DEFINE_FINAL_TYPE (AshTreeRow, ash_tree_row, GTK_TYPE_BOX)

static void
set_css_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The parts at the end */

static GtkWidget *
make_note (AshTreeRow *self)
{
  GtkWidget *note = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_widget_add_css_class (note, "note");
  return note;
}

static GtkWidget *
make_look (AshTreeRow *self)
{
  GtkWidget *look = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *calendar = gtk_image_new_from_icon_name ("x-office-calendar-symbolic");
  GtkWidget *n_looks = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (calendar), 12);
  gtk_widget_add_css_class (look, "chip");
  gtk_widget_add_css_class (look, "change");
  gtk_widget_add_css_class (n_looks, "numeric");
  gtk_widget_set_valign (look, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (look), calendar);
  gtk_box_append (GTK_BOX (look), n_looks);
  return look;
}

static GtkWidget *
make_meter (AshTreeRow *self)
{
  GtkWidget *meter = ash_meter_new ();

  gtk_widget_add_css_class (meter, "small");
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  return meter;
}

static GtkWidget *
make_marks (AshTreeRow *self)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
}

static GtkWidget *
make_ring (AshTreeRow *self)
{
  GtkWidget *ring = g_object_new (GTK_TYPE_BOX, "css-name", "ring", NULL);

  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (ring, _ ("Not yet used"));
  return ring;
}

static GtkWidget *
make_pencil (AshTreeRow *self)
{
  GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
  gtk_widget_add_css_class (pencil, "adapted");
  gtk_widget_set_tooltip_text (pencil, _ ("Adapted"));
  return pencil;
}

static GtkWidget *
make_flaw (AshTreeRow *self)
{
  GtkWidget *flaw = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (flaw, "change");
  gtk_widget_set_tooltip_text (flaw, _ ("Something is to fix here"));
  return flaw;
}

static GtkWidget *
make_figure (AshTreeRow *self)
{
  GtkWidget *figure = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "caption");
  gtk_widget_add_css_class (figure, "muted");
  gtk_widget_add_css_class (figure, "numeric");
  if (self->side == ASH_SIDE_SOURCE)
    gtk_label_set_width_chars (GTK_LABEL (figure), 8);
  return figure;
}

static void
put_in_place (AshTreeRow *self, GtkWidget *part)
{
  GtkWidget *parts[] = { self->note, self->look,   self->meter, self->marks,
                         self->ring, self->pencil, self->flaw,  self->figure };
  GtkWidget *before = self->expander;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] != part; i++)
    if (parts[i] != NULL)
      before = parts[i];
  gtk_box_insert_child_after (GTK_BOX (self), part, before);
}

/* Returns: whether the part is shown, and so is there */
static gboolean
show_part (AshTreeRow *self,
           GtkWidget **part,
           GtkWidget *(*make) (AshTreeRow *self),
           gboolean is_on)
{
  if (*part == NULL && is_on)
    {
      *part = make (self);
      put_in_place (self, *part);
    }
  else if (*part != NULL)
    gtk_widget_set_visible (*part, is_on);
  return is_on;
}

/* What stands in them */

static void
show_tag (AshTreeRow *self, guint number, gboolean is_adapted)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, is_adapted ? "adapted" : "used");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tag), gtk_label_new (text));
  if (is_adapted)
    {
      GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
      gtk_box_append (GTK_BOX (tag), pencil);
    }
  gtk_box_append (GTK_BOX (self->marks), tag);
}

static void
show_marks (AshTreeRow *self, const AshOutlineItem *item)
{
  GtkWidget *child;

  if (!show_part (self, &self->marks, make_marks,
                  item->marks != NULL && item->kind != ASH_ITEM_FOLDER))
    return;
  while ((child = gtk_widget_get_first_child (self->marks)) != NULL)
    gtk_box_remove (GTK_BOX (self->marks), child);
  for (guint i = 0; i < item->marks->len; i++)
    show_tag (self, g_array_index (item->marks, guint, i), item->is_adapted);
}

/* What a screen reader says of the row, all of it in one sentence. */
static char *
describe (AshTreeRow *self, const AshOutlineItem *item)
{
  GString *text = g_string_new (item->title);
  g_autofree char *minutes = ash_say_minutes (item->minutes);

  g_string_append_printf (text, ", %s",
                          self->side != ASH_SIDE_SOURCE && item->kind == ASH_ITEM_FOLDER
                              ? _ ("module")
                              : ash_say_kind (item->kind));
  if (self->side == ASH_SIDE_LANE && item->is_adapted)
    g_string_append_printf (text, " (%s)", _ ("adapted"));
  if (self->side == ASH_SIDE_SOURCE && item->n_looks > 0)
    g_string_append_printf (text,
                            ngettext (", %u phrase tied to the old course",
                                      ", %u phrases tied to the old course", item->n_looks),
                            item->n_looks);
  if (self->side == ASH_SIDE_SOURCE && item->kind == ASH_ITEM_FOLDER)
    g_string_append_printf (text, _ (", %u of %u used"), item->n_used + item->n_adapted,
                            item->n_items);
  else if (self->side == ASH_SIDE_SOURCE && item->marks == NULL)
    g_string_append (text, _ (", not yet used"));
  else if (self->side == ASH_SIDE_SOURCE)
    for (guint i = 0; i < item->marks->len; i++)
      g_string_append_printf (
          text, item->is_adapted ? _ (", adapted in credential %u") : _ (", used in credential %u"),
          g_array_index (item->marks, guint, i));
  if (self->side == ASH_SIDE_BUILD && *minutes != '\0')
    g_string_append_printf (text, ", %s", minutes);
  if (self->side == ASH_SIDE_BUILD && item->is_flawed)
    g_string_append (text, _ (", something to fix"));
  return g_string_free (text, FALSE);
}

static void
show_looks (AshTreeRow *self, const AshOutlineItem *item)
{
  g_autofree char *figure = NULL;
  g_autofree char *tooltip = NULL;

  if (show_part (self, &self->note, make_note, item->note != NULL))
    gtk_widget_set_tooltip_text (self->note, item->note);
  if (!show_part (self, &self->look, make_look, item->n_looks > 0))
    return;
  figure = g_strdup_printf ("%u", item->n_looks);
  tooltip = g_strdup_printf (ngettext ("%u phrase is tied to the old course",
                                       "%u phrases are tied to the old course", item->n_looks),
                             item->n_looks);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->look)), figure);
  gtk_widget_set_tooltip_text (self->look, tooltip);
}

static void
show_figure (AshTreeRow *self, const char *figure)
{
  if (show_part (self, &self->figure, make_figure, figure != NULL && *figure != '\0'))
    gtk_label_set_label (GTK_LABEL (self->figure), figure);
}

static void
show_source_end (AshTreeRow *self, const AshOutlineItem *item)
{
  gboolean is_section = item->kind == ASH_ITEM_FOLDER;
  g_autofree char *figure = NULL;

  show_part (self, &self->ring, make_ring, !is_section && item->marks == NULL);
  set_css_class (self->title, "receded", !is_section && item->marks != NULL);
  set_css_class (self->icon, "receded", !is_section && item->marks != NULL);
  show_marks (self, item);
  show_looks (self, item);
  if (show_part (self, &self->meter, make_meter, is_section))
    {
      ash_meter_set (ASH_METER (self->meter), item->n_items, item->n_used, item->n_adapted);
      figure = g_strdup_printf (_ ("%u of %u"), item->n_used + item->n_adapted, item->n_items);
    }
  show_figure (self, figure);
}

static void
show_lane_end (AshTreeRow *self, const AshOutlineItem *item)
{
  g_autofree char *minutes = ash_say_minutes (item->minutes);

  show_figure (self, item->kind == ASH_ITEM_FOLDER ? minutes : NULL);
  show_part (self, &self->pencil, make_pencil, item->is_adapted);
}

/* Minutes stand below each other as bare figures; hours only where a module has them. */
static void
show_build_end (AshTreeRow *self, const AshOutlineItem *item)
{
  gboolean is_module = item->kind == ASH_ITEM_FOLDER;
  g_autofree char *minutes = is_module           ? ash_say_minutes (item->minutes)
                             : item->minutes > 0 ? g_strdup_printf ("%d", (int) item->minutes)
                                                 : g_strdup ("");

  show_figure (self, minutes);
  show_part (self, &self->flaw, make_flaw, item->is_flawed);
}

/* Everything of the line that a row may show. */
static char *
say_all (const AshOutlineItem *item)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d %d %d %u %u %u %u", item->kind, (int) item->minutes,
                          item->is_adapted, item->is_flawed, item->n_items, item->n_used,
                          item->n_adapted, item->n_looks);
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
  gtk_label_set_label (GTK_LABEL (self->title), title);
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
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
}

/* The whole title, where it does not fit. */
static gboolean
tooltip_cb (
    GtkLabel *label, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return TRUE;
}

static void
ash_tree_row_dispose (GObject *object)
{
  ash_tree_row_unbind (ASH_TREE_ROW (object));
  g_clear_pointer (&ASH_TREE_ROW (object)->shown, g_free);
  G_OBJECT_CLASS (ash_tree_row_parent_class)->dispose (object);
}

static void
ash_tree_row_class_init (AshTreeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_tree_row_dispose;
}

static void
ash_tree_row_init (AshTreeRow *self)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (GTK_WIDGET (self), "tree-row");
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "muted");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_has_tooltip (self->title, TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_box_append (GTK_BOX (inside), self->icon);
  gtk_box_append (GTK_BOX (inside), self->title);
  self->expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), inside);
  gtk_widget_set_hexpand (self->expander, TRUE);
  gtk_box_append (GTK_BOX (self), self->expander);
  gtk_box_set_spacing (GTK_BOX (self), 6);
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
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
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

#include "ash-entry-row.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"

/* Statements in a row of the tree: made when they come into sight. */

#define ASH_TYPE_ENTRY_RANK (ash_entry_rank_get_type ())
G_DECLARE_FINAL_TYPE (AshEntryRank, ash_entry_rank, ASH, ENTRY_RANK, GObject)

struct _AshEntryRank
{
  GObject parent_instance;

  AshListed listed;
  GArray *indices;
};

static GType
get_item_type (GListModel *model)
{
  return ASH_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ASH_ENTRY_RANK (model)->indices->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AshEntryRank *self = ASH_ENTRY_RANK (model);

  return position < self->indices->len
             ? ash_entry_item_new (&self->listed, g_array_index (self->indices, guint, position))
             : NULL;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AshEntryRank,
                               ash_entry_rank,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
ash_entry_rank_finalize (GObject *object)
{
  AshEntryRank *self = ASH_ENTRY_RANK (object);

  ash_framework_free (self->listed.framework);
  ash_listing_unref (self->listed.listing);
  g_array_unref (self->indices);
  G_OBJECT_CLASS (ash_entry_rank_parent_class)->finalize (object);
}

static void
ash_entry_rank_class_init (AshEntryRankClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_entry_rank_finalize;
}

static void
ash_entry_rank_init (AshEntryRank *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Those from @first to before @end that stand side by side. */
static GListModel *
rank_new (AshFramework *framework, const AshListing *listing, guint first, guint end)
{
  AshEntryRank *self = g_object_new (ASH_TYPE_ENTRY_RANK, NULL);

  self->listed.framework = ash_record_ref (framework);
  self->listed.listing = ash_listing_ref ((AshListing *) listing);
  for (guint i = first; i < end; i += ash_listing_entry (listing, i)->n_below + 1)
    g_array_append_val (self->indices, i);
  return G_LIST_MODEL (self);
}

static GListModel *
below_cb (gpointer object, gpointer data)
{
  AshEntryItem *item = object;
  guint index = ash_entry_item_index (item);
  guint n_below = ash_entry_item_entry (item)->n_below;

  return n_below > 0 ? rank_new ((AshFramework *) ash_entry_item_framework (item),
                                 ash_entry_item_listing (item), index + 1, index + 1 + n_below)
                     : NULL;
}

static GListModel *
nothing_below_cb (gpointer object, gpointer data)
{
  return NULL;
}

GListModel *
ash_entry_tree_new (const AshListed *listed)
{
  GListModel *top =
      rank_new (listed->framework, listed->listing, 0, ash_listing_length (listed->listing));

  GtkTreeListModel *tree = gtk_tree_list_model_new (top, FALSE, FALSE, below_cb, NULL, NULL);

  /* One group with everything in it is no more than a title. */
  if (g_list_model_get_n_items (top) == 1)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, 0);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  return G_LIST_MODEL (tree);
}

GListModel *
ash_entry_found_new (GPtrArray *items)
{
  GListStore *store = g_list_store_new (ASH_TYPE_ENTRY_ITEM);

  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (
      gtk_tree_list_model_new (G_LIST_MODEL (store), FALSE, FALSE, nothing_below_cb, NULL, NULL));
}

AshEntryItem *
ash_entry_of_row (gpointer row)
{
  return GTK_IS_TREE_LIST_ROW (row) ? gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (row)) : NULL;
}

/* The widgets of a row */

static GdkContentProvider *
drag_cb (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  g_autoptr (AshEntryItem) entry = ash_entry_of_row (gtk_list_item_get_item (item));

  return entry != NULL ? gdk_content_provider_new_typed (ASH_TYPE_ENTRY_ITEM, entry) : NULL;
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListItem *item)
{
  g_autoptr (AshEntryItem) entry = ash_entry_of_row (gtk_list_item_get_item (item));
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *label = gtk_label_new (entry != NULL ? ash_entry_item_entry (entry)->text : "");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "drag-slip");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *about = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "muted");
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), about);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_cb), item);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drag));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *text = gtk_widget_get_first_child (box);
  GtkWidget *about = gtk_widget_get_last_child (box);
  gpointer row = gtk_list_item_get_item (item);
  g_autoptr (AshEntryItem) entry = ash_entry_of_row (row);
  g_autofree char *said = entry != NULL ? ash_entry_item_say (entry) : NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  if (entry == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (text), ash_entry_item_entry (entry)->text);
  gtk_label_set_label (GTK_LABEL (about), said);
  gtk_widget_set_visible (about, *said != '\0');
  ash_name (gtk_widget_get_parent (expander), ash_entry_item_entry (entry)->text);
}

GtkListItemFactory *
ash_entry_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

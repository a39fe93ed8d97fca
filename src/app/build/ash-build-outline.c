#include "ash-build-outline.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-say.h"

struct _AshBuildOutline
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshOutline *outline; /* NULL while no credential is chosen */
  AshTreeList *list;
  GtkLabel *planned;
  gboolean is_selecting; /* by the program, not by the user */
};

G_DEFINE_FINAL_TYPE (AshBuildOutline, ash_build_outline, GTK_TYPE_WIDGET)

static void
show_planned (AshBuildOutline *self)
{
  g_autofree char *planned = ash_build_outline_dup_planned (self);

  gtk_label_set_label (self->planned, planned);
}

static void
selected_cb (AshBuildOutline *self)
{
  g_auto (GStrv) ids = NULL;

  if (self->is_selecting)
    return;
  ids = ash_tree_list_dup_selected (self->list);
  if (ids[0] != NULL)
    ash_place_set_item (self->place, ids[0]);
}

static void
load (AshBuildOutline *self)
{
  const char *id = ash_place_get_credential (self->place);
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", id) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshOutline) outline = NULL;

  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, show_planned, self);
  g_clear_object (&self->outline);
  if (credential == NULL)
    return;
  outline = ash_outline_load (store, credential->tree, &error);
  if (outline == NULL)
    {
      g_warning ("outline: %s", error->message);
      return;
    }
  g_set_object (&self->outline, outline);
  g_signal_connect_swapped (outline, "changed", G_CALLBACK (show_planned), self);
  self->is_selecting = TRUE;
  ash_tree_list_set_outline (self->list, outline, TRUE);
  self->is_selecting = FALSE;
  show_planned (self);
}

static const char *
first_item (const AshOutlineItem *above)
{
  for (guint i = 0; i < above->children->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (above->children, i);
      const char *below = item->kind == ASH_ITEM_FOLDER ? first_item (item) : item->id;

      if (below != NULL)
        return below;
    }
  return above->children->len > 0 ? ((AshOutlineItem *) above->children->pdata[0])->id : NULL;
}

/* Of a credential just chosen the first item is worked on. */
static void
settle (AshBuildOutline *self)
{
  const char *item = ash_place_get_item (self->place);

  if (self->outline == NULL)
    return;
  if (item == NULL || ash_outline_get (self->outline, item) == NULL)
    item = first_item (ash_outline_get_root (self->outline));
  ash_place_set_item (self->place, item);
  if (item != NULL)
    ash_build_outline_select (self, item, FALSE);
}

static void
credential_cb (AshBuildOutline *self)
{
  load (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    settle (self);
}

static void
item_cb (AshBuildOutline *self)
{
  const char *item = ash_place_get_item (self->place);
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (item != NULL && !g_strv_contains ((const char *const *) ids, item))
    ash_build_outline_select (self, item, FALSE);
}

static void
ash_build_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_build_outline_parent_class)->map (widget);
  settle (ASH_BUILD_OUTLINE (widget));
}

static void
ash_build_outline_dispose (GObject *object)
{
  AshBuildOutline *self = ASH_BUILD_OUTLINE (object);
  GtkWidget *child;

  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, show_planned, self);
  g_clear_object (&self->outline);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_build_outline_parent_class)->dispose (object);
}

static void
ash_build_outline_class_init (AshBuildOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_build_outline_dispose;
  widget_class->map = ash_build_outline_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ash_build_outline_init (AshBuildOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Outline"));

  gtk_widget_add_css_class (head, "pane-head");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  self->list = ASH_TREE_LIST (ash_tree_list_new (ASH_SIDE_LANE, _ ("Outline")));
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  self->planned = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->planned, 0);
  gtk_label_set_ellipsize (self->planned, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->planned), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->planned), "muted");
  gtk_widget_add_css_class (GTK_WIDGET (self->planned), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->planned), "action-row");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->planned));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 258, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-pane");
}

GtkWidget *
ash_build_outline_new (AshPlace *place)
{
  AshBuildOutline *self = g_object_new (ASH_TYPE_BUILD_OUTLINE, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (credential_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (item_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
ash_build_outline_apply (AshBuildOutline *self, const AshChangeSet *changes)
{
  if (changes->is_whole || self->outline == NULL)
    load (self);
  else
    ash_outline_apply (self->outline, ash_place_get_store (self->place), changes);
  settle (self);
  show_planned (self);
}

AshTreeList *
ash_build_outline_get_list (AshBuildOutline *self)
{
  return self->list;
}

/**
 * ash_build_outline_select:
 *
 * Returns: %FALSE when the credential has no such item
 */
gboolean
ash_build_outline_select (AshBuildOutline *self, const char *item, gboolean with_focus)
{
  if (self->outline == NULL || ash_outline_get (self->outline, item) == NULL)
    return FALSE;
  self->is_selecting = TRUE;
  ash_tree_list_select (self->list, (const char *const[]){ item, NULL }, with_focus);
  self->is_selecting = FALSE;
  return TRUE;
}

/**
 * ash_build_outline_run:
 *
 * Runs a command about what is selected.
 */
gboolean
ash_build_outline_run (AshBuildOutline *self, const char *command, GVariant *parameter)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (!g_str_equal (command, "delete") || ids[0] == NULL)
    return FALSE;
  ash_edits_delete (GTK_WIDGET (self), ash_place_get_document (self->place),
                    (const char *const *) ids);
  return TRUE;
}

/**
 * ash_build_outline_dup_planned:
 *
 * Returns: (transfer full): "10 h 30 of 12 h planned"; "" when nothing is known
 */
char *
ash_build_outline_dup_planned (AshBuildOutline *self)
{
  const char *id = ash_place_get_credential (self->place);
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (ash_place_get_store (self->place), &ASH_CREDENTIAL, "id", id)
                 : NULL;
  gint64 sum = self->outline != NULL ? ash_outline_get_root (self->outline)->minutes : ASH_UNSET;
  g_autofree char *planned = ash_say_minutes (sum);
  g_autofree char *whole = ash_say_minutes (credential != NULL ? credential->minutes : ASH_UNSET);

  if (*planned != '\0' && *whole != '\0')
    return g_strdup_printf (_ ("%s of %s planned"), planned, whole);
  if (*planned != '\0')
    return g_strdup_printf (_ ("%s planned"), planned);
  if (*whole != '\0')
    return g_strdup_printf (_ ("Nothing of %s planned yet"), whole);
  return g_strdup ("");
}

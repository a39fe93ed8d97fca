#include "ash-lane-private.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-rename.h"
#include "ash-say.h"

G_DEFINE_FINAL_TYPE (AshLane, ash_lane, GTK_TYPE_WIDGET)

enum
{
  USE,
  ENTERED,
  PREVIEW,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the lane shows */

static guint
count_modules (const AshOutlineItem *root)
{
  guint n = 0;

  for (guint i = 0; i < root->children->len; i++)
    n += ((AshOutlineItem *) g_ptr_array_index (root->children, i))->kind == ASH_ITEM_FOLDER;
  return n;
}

static void
show_facts (AshLane *self)
{
  const AshOutlineItem *root = ash_outline_get_root (self->outline);
  guint n_modules = count_modules (root);
  g_autofree char *modules =
      g_strdup_printf (ngettext ("%u module", "%u modules", n_modules), n_modules);
  g_autofree char *items = ash_say_items (root->n_items);
  g_autofree char *minutes = ash_say_minutes (ash_lane_get_minutes (self));
  g_autofree char *facts =
      g_strjoin (" · ", modules, items, *minutes != '\0' ? minutes : NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->mark, number);
  gtk_label_set_label (self->title, ash_outline_get_title (self->outline));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), ash_outline_get_title (self->outline));
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (self->empty, root->children->len == 0);
  label = g_strdup_printf (_ ("Credential %u, %s, %s"), self->number,
                           ash_outline_get_title (self->outline), facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ash_tree_list_get_view (self->list)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ash_outline_get_title (self->outline), -1);
  g_free (label);
  label = g_strdup_printf (_ ("More for %s"), ash_outline_get_title (self->outline));
  gtk_widget_set_tooltip_text (self->menu, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
load (AshLane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshOutline) outline =
      ash_outline_load (ash_document_get_store (self->document), self->credential->tree, &error);

  if (outline == NULL)
    {
      g_warning ("lane: %s", error->message);
      return;
    }
  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, show_facts, self);
  g_set_object (&self->outline, outline);
  g_signal_connect_swapped (outline, "changed", G_CALLBACK (show_facts), self);
  ash_tree_list_set_outline (self->list, outline, TRUE);
  show_facts (self);
}

/* Edits of what is selected */

static void
renamed_cb (const char *title, gpointer user_data)
{
  AshLane *self = user_data;

  ash_edits_rename (GTK_WIDGET (self), self->document, self->renaming, title);
  ash_tree_list_select (self->list, (const char *const[]){ self->renaming, NULL }, TRUE);
}

static void
renamed_credential_cb (const char *title, gpointer user_data)
{
  AshLane *self = user_data;
  g_autoptr (GError) error = NULL;

  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_rename_credential (ash_document_get_store (self->document),
                                              self->credential->record.id, title, &error),
                  error, _ ("The title could not be changed"));
}

void
ash_lane_rename (AshLane *self)
{
  ash_rename_popup (GTK_WIDGET (self->title), _ ("Title of the credential"),
                    ash_outline_get_title (self->outline), renamed_credential_cb, self);
}

static void
rename_item (AshLane *self, const char *id)
{
  AshTreeRow *row = ash_tree_row_of (ash_tree_list_get_view (self->list), id);
  const AshOutlineItem *item = ash_outline_get (self->outline, id);

  if (row == NULL || item == NULL)
    return;
  g_free (self->renaming);
  self->renaming = g_strdup (id);
  ash_rename_popup (GTK_WIDGET (row), _ ("Title"), item->title, renamed_cb, self);
}

void
ash_lane_rename_selected (AshLane *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (ids[0] != NULL)
    rename_item (self, ids[0]);
}

static gboolean
rename_new_cb (gpointer data)
{
  AshLane *self = data;
  g_auto (GStrv) ids = NULL;

  if (self->outline == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  ids = ash_tree_list_dup_selected (self->list);
  if (ids[0] != NULL)
    rename_item (self, ids[0]);
  return G_SOURCE_REMOVE;
}

/**
 * ash_lane_add_module:
 *
 * Adds a module at the end and asks for its title.
 */
void
ash_lane_add_module (AshLane *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      ash_desk_add_module (ash_document_get_store (self->document), self->credential->record.id,
                           _ ("New module"), NULL, &error);

  if (!ash_edits_done (GTK_WIDGET (self), id != NULL, error, _ ("The module could not be added")))
    return;
  ash_tree_list_select (self->list, (const char *const[]){ id, NULL }, TRUE);
  /* The row is there after the next frame. */
  g_timeout_add_full (G_PRIORITY_DEFAULT, 60, rename_new_cb, g_object_ref (self), g_object_unref);
}

/* What the keyboard goes to when the selected items are gone. */
static char *
neighbour (AshLane *self, const char *const *ids)
{
  const AshOutlineItem *item = ash_outline_get (self->outline, ids[0]);
  guint place;

  if (item == NULL || item->parent == NULL)
    return NULL;
  place = ash_outline_place (item) - 1;
  for (guint i = place + 1; i < item->parent->children->len; i++)
    {
      AshOutlineItem *next = g_ptr_array_index (item->parent->children, i);

      if (!g_strv_contains (ids, next->id))
        return g_strdup (next->id);
    }
  if (place > 0)
    return g_strdup (
        ((AshOutlineItem *) g_ptr_array_index (item->parent->children, place - 1))->id);
  return g_strdup (item->parent->id);
}

void
ash_lane_delete_selected (AshLane *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autofree char *next = NULL;

  if (ids[0] == NULL)
    return;
  next = neighbour (self, (const char *const *) ids);
  if (ash_edits_delete (GTK_WIDGET (self), self->document, (const char *const *) ids) &&
      next != NULL)
    ash_tree_list_select (self->list, (const char *const[]){ next, NULL }, TRUE);
}

/* Several go together: upward from the first, downward from the last. */
void
ash_lane_shift_selected (AshLane *self, int by)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  AshStore *store = ash_document_get_store (self->document);
  guint n = g_strv_length (ids);
  gboolean is_done = TRUE;
  g_autoptr (GError) error = NULL;

  if (n == 0 || !ash_store_begin (store, by < 0 ? _ ("Move up") : _ ("Move down"), NULL, &error))
    return;
  for (guint i = 0; i < n && is_done; i++)
    is_done = ash_desk_shift_item (store, ids[by < 0 ? i : n - 1 - i], by, &error);
  if (is_done)
    is_done = ash_store_commit (store, &error);
  else
    ash_store_rollback (store);
  if (ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("This could not be moved")))
    ash_tree_list_select (self->list, (const char *const *) ids, TRUE);
}

void
ash_lane_indent_selected (AshLane *self, gboolean is_outward)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (ids[0] == NULL)
    return;
  is_done = is_outward ? ash_desk_outdent_item (store, ids[0], &error)
                       : ash_desk_indent_item (store, ids[0], &error);
  if (ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("This could not be moved")))
    ash_tree_list_select (self->list, (const char *const[]){ ids[0], NULL }, TRUE);
}

static void
lane_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshLane *self = ASH_LANE (widget);
  const char *verb = name + strlen ("lane.");

  if (g_str_equal (verb, "rename"))
    ash_lane_rename (self);
  else if (g_str_equal (verb, "add-module"))
    ash_lane_add_module (self);
  else if (g_str_equal (verb, "delete"))
    ash_edits_delete_credential (widget, self->document, self->credential->record.id);
  else if (g_str_equal (verb, "preview"))
    g_signal_emit (self, signals[PREVIEW], 0, NULL);
  else
    g_signal_emit (self, signals[ASKED], 0, verb);
}

/* The widget */

/* A selection made from outside does not move the keyboard here. */
static void
selected_cb (AshLane *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, signals[ENTERED], 0);
}

static void
entered_cb (AshLane *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
activate_cb (AshLane *self, const char *id)
{
  g_signal_emit (self, signals[PREVIEW], 0, id);
}

static void
ash_lane_dispose (GObject *object)
{
  AshLane *self = ASH_LANE (object);
  GtkWidget *child;

  if (self->dropline != NULL)
    ash_lane_stop_hovering (self);
  self->dropline = NULL;
  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, show_facts, self);
  g_clear_object (&self->outline);
  g_clear_object (&self->document);
  g_clear_pointer (&self->credential, ash_credential_free);
  g_clear_pointer (&self->renaming, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_lane_parent_class)->dispose (object);
}

static void
ash_lane_class_init (AshLaneClass *klass)
{
  static const char *const verbs[] = { "lane.rename",  "lane.add-module", "lane.delete",
                                       "lane.preview", "lane.sheet",      "lane.export",
                                       "lane.badge" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_lane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-lane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshLane, mark);
  gtk_widget_class_bind_template_child (widget_class, AshLane, title);
  gtk_widget_class_bind_template_child (widget_class, AshLane, facts);
  gtk_widget_class_bind_template_child (widget_class, AshLane, menu);
  gtk_widget_class_bind_template_child (widget_class, AshLane, overlay);
  gtk_widget_class_bind_template_child (widget_class, AshLane, empty);
  gtk_widget_class_bind_template_child (widget_class, AshLane, dropline);
  gtk_widget_class_bind_template_child (widget_class, AshLane, add_module);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i], NULL, lane_action_cb);
  signals[USE] = g_signal_new ("use", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREVIEW] = g_signal_new ("preview", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static GMenuModel *
item_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  g_menu_append (edit, _ ("Rename…"), "win.rename");
  g_menu_append (edit, _ ("Move to…"), "win.use-in");
  g_menu_append (place, _ ("Move up"), "win.move-up");
  g_menu_append (place, _ ("Move down"), "win.move-down");
  g_menu_append (place, _ ("Indent"), "win.indent");
  g_menu_append (place, _ ("Outdent"), "win.outdent");
  g_menu_append (away, _ ("Delete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}

static void
ash_lane_init (AshLane *self)
{
  g_autoptr (GMenuModel) menu = item_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = ASH_TREE_LIST (ash_tree_list_new (ASH_SIDE_LANE, ""));
  ash_tree_list_set_menu (self->list, menu);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);

  ash_lane_add_dragging (self);
}

GtkWidget *
ash_lane_new (AshDocument *document, const AshCredential *credential)
{
  AshLane *self = g_object_new (ASH_TYPE_LANE, NULL);

  self->document = g_object_ref (document);
  self->credential = ash_credential_copy (credential);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * ash_lane_set_record:
 * @number: its mark, from 1
 */
void
ash_lane_set_record (AshLane *self, const AshCredential *credential, guint number)
{
  AshCredential *copy = ash_credential_copy (credential);

  ash_credential_free (self->credential);
  self->credential = copy;
  self->number = number;
  show_facts (self);
}

void
ash_lane_apply (AshLane *self, const AshChangeSet *changes)
{
  if (changes->is_whole)
    load (self);
  else
    ash_outline_apply (self->outline, ash_document_get_store (self->document), changes);
}

const char *
ash_lane_get_credential (AshLane *self)
{
  return self->credential->record.id;
}

const char *
ash_lane_get_title (AshLane *self)
{
  return ash_outline_get_title (self->outline);
}

guint
ash_lane_get_number (AshLane *self)
{
  return self->number;
}

/**
 * ash_lane_get_minutes:
 *
 * Returns: what the credential says it takes, else the sum of its items; ASH_UNSET when unknown
 */
gint64
ash_lane_get_minutes (AshLane *self)
{
  if (self->credential->minutes > 0)
    return self->credential->minutes;
  return ash_outline_get_root (self->outline)->minutes;
}

AshTreeList *
ash_lane_get_list (AshLane *self)
{
  return self->list;
}

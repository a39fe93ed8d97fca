#include "ash-build-view.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-build-outline.h"
#include "ash-editor-host.h"
#include "ash-in-hand.h"
#include "ash-inspector.h"
#include "ash-names.h"
#include "ash-panes.h"

/* An editor is made when the choice rests this long, so that arrows run through the outline. */
#define REST_MS 120

struct _AshBuildView
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshPanes *panes;
  AshBuildOutline *outline;
  AshEditorHost *host;
  AshInspector *inspector;
  GtkWidget *tools;
  GtkToggleButton *toggles[ASH_N_PANES];
  guint rest;
};

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshBuildView,
                               ash_build_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

static void
show_item (AshBuildView *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  ash_editor_host_show (self->host, ash_place_get_item (self->place));
}

static gboolean
rest_cb (gpointer data)
{
  AshBuildView *self = data;

  self->rest = 0;
  show_item (self);
  return G_SOURCE_REMOVE;
}

static void
item_cb (AshBuildView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

/* From the outline into the work. */
static void
activate_cb (AshBuildView *self)
{
  show_item (self);
  ash_panes_close_over (self->panes);
  gtk_widget_child_focus (GTK_WIDGET (self->host), GTK_DIR_TAB_FORWARD);
}

static void
shown_cb (AshBuildView *self)
{
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    gtk_toggle_button_set_active (self->toggles[pane], ash_panes_is_shown (self->panes, pane));
}

/* Only its own: the other toggle may be about to be told what is shown. */
static void
toggled_cb (GtkToggleButton *toggle, AshBuildView *self)
{
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    if (self->toggles[pane] == toggle)
      ash_panes_show (self->panes, pane, gtk_toggle_button_get_active (toggle));
}

static void
add_tool (AshBuildView *self, AshPane pane, const char *icon, const char *label, const char *key)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", label, key);

  gtk_button_set_icon_name (GTK_BUTTON (toggle), icon);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_set_tooltip_text (toggle, tooltip);
  ash_name (toggle, label);
  self->toggles[pane] = GTK_TOGGLE_BUTTON (toggle);
  gtk_toggle_button_set_active (self->toggles[pane], TRUE);
  gtk_box_append (GTK_BOX (self->tools), toggle);
}

static void
ash_build_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_build_view_parent_class)->map (widget);
  show_item (ASH_BUILD_VIEW (widget));
}

static void
ash_build_view_dispose (GObject *object)
{
  AshBuildView *self = ASH_BUILD_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->tools);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_build_view_parent_class)->dispose (object);
}

/* Who comes from another view by a key begins in the outline, and not in a figure of the inspector
 * that the next key would change. */
static gboolean
ash_build_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AshBuildView *self = ASH_BUILD_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_from_view =
      focus == NULL || (gtk_widget_is_ancestor (focus, gtk_widget_get_parent (widget)) &&
                        !gtk_widget_is_ancestor (focus, widget));

  if (is_from_view && ash_panes_is_shown (self->panes, ASH_PANE_START) &&
      gtk_widget_grab_focus (GTK_WIDGET (self->outline)))
    return TRUE;
  return GTK_WIDGET_CLASS (ash_build_view_parent_class)->focus (widget, direction);
}

static void
ash_build_view_class_init (AshBuildViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_build_view_dispose;
  widget_class->map = ash_build_view_map;
  widget_class->focus = ash_build_view_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ash_build_view_init (AshBuildView *self)
{
  self->tools = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  add_tool (self, ASH_PANE_START, "sidebar-show-symbolic", _ ("Outline"), "F9");
  add_tool (self, ASH_PANE_END, "sidebar-show-right-symbolic", _ ("Inspector"), "Ctrl+Alt+I");
}

GtkWidget *
ash_build_view_new (AshPlace *place)
{
  AshBuildView *self = g_object_new (ASH_TYPE_BUILD_VIEW, NULL);

  self->place = g_object_ref (place);
  self->outline = ASH_BUILD_OUTLINE (ash_build_outline_new (place));
  self->host = ASH_EDITOR_HOST (ash_editor_host_new (place));
  self->inspector = ASH_INSPECTOR (ash_inspector_new (place));
  self->panes = ASH_PANES (ash_panes_new (GTK_WIDGET (self->outline), GTK_WIDGET (self->host),
                                          GTK_WIDGET (self->inspector)));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  for (AshPane pane = 0; pane < ASH_N_PANES; pane++)
    g_signal_connect (self->toggles[pane], "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->outline, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->panes, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (item_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * ash_build_view_is_ready:
 *
 * Returns: whether any credential has an item
 */
gboolean
ash_build_view_is_ready (AshStore *store)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "tree", credential->tree);

      if (item != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
ash_build_view_apply (AshView *view, const AshChangeSet *changes)
{
  AshBuildView *self = ASH_BUILD_VIEW (view);

  ash_build_outline_apply (self->outline, changes);
  ash_editor_host_apply (self->host, changes);
  g_signal_emit_by_name (self, "summary");
}

/* A record of another credential is shown in that one. */
static void
choose_credential (AshBuildView *self, const char *record)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", record);
  g_autoptr (AshAssessment) assessment =
      item == NULL ? ash_store_find (store, &ASH_ASSESSMENT, "id", record) : NULL;
  g_autoptr (AshCredential) credential =
      item != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", item->tree) : NULL;
  const char *id = credential != NULL   ? credential->record.id
                   : assessment != NULL ? assessment->credential
                                        : NULL;

  if (id != NULL && g_strcmp0 (id, ash_place_get_credential (self->place)) != 0)
    ash_place_set (self->place, id, item != NULL ? record : NULL);
}

static gboolean
ash_build_view_go_to (AshView *view, const char *record, const char *part)
{
  AshBuildView *self = ASH_BUILD_VIEW (view);
  AshStore *store = ash_place_get_store (self->place);
  const char *credential;
  g_autofree char *assessment = NULL;
  g_autofree char *item = NULL;
  gboolean is_item;

  choose_credential (self, record);
  credential = ash_place_get_credential (self->place);
  if (credential != NULL)
    item = ash_desk_find_place (store, credential, record, &assessment);
  is_item = g_strcmp0 (item, record) == 0;
  if (item == NULL && assessment == NULL)
    return FALSE;
  if (item != NULL)
    {
      if (!ash_build_outline_select (self->outline, item, is_item && part == NULL))
        return FALSE;
      ash_place_set_item (self->place, item);
      show_item (self);
    }
  if (assessment != NULL && !ash_editor_host_show_rubric (self->host, assessment))
    return item != NULL;
  ash_panes_close_over (self->panes);
  if (!is_item || part != NULL)
    ash_editor_host_go_to (self->host, record, part);
  return TRUE;
}

static gboolean
ash_build_view_run (AshView *view, const char *command, GVariant *parameter)
{
  AshBuildView *self = ASH_BUILD_VIEW (view);
  GtkWidget *focus = ash_in_hand_child (GTK_WIDGET (self->panes));
  AshView *editor = ash_editor_host_get_editor (self->host);

  if (focus == GTK_WIDGET (self->host) && editor != NULL &&
      ash_view_run (editor, command, parameter))
    return TRUE;
  /* What is being written in has a Delete of its own. */
  if (focus != NULL && focus != GTK_WIDGET (self->outline) && g_str_equal (command, "delete"))
    return FALSE;
  if (g_str_equal (command, "outline"))
    gtk_toggle_button_set_active (self->toggles[ASH_PANE_START],
                                  !ash_panes_is_shown (self->panes, ASH_PANE_START));
  else if (g_str_equal (command, "inspector"))
    gtk_toggle_button_set_active (self->toggles[ASH_PANE_END],
                                  !ash_panes_is_shown (self->panes, ASH_PANE_END));
  else
    return ash_build_outline_run (self->outline, command, parameter);
  return TRUE;
}

static char *
ash_build_view_dup_summary (AshView *view)
{
  return ash_build_outline_dup_planned (ASH_BUILD_VIEW (view)->outline);
}

static void
ash_build_view_set_narrow (AshView *view, gboolean is_narrow)
{
  ash_editor_host_set_narrow (ASH_BUILD_VIEW (view)->host, is_narrow);
}

static GtkWidget *
ash_build_view_get_tools (AshView *view)
{
  return ASH_BUILD_VIEW (view)->tools;
}

static void
ash_build_view_flush (AshView *view)
{
  AshView *editor = ash_editor_host_get_editor (ASH_BUILD_VIEW (view)->host);

  ash_inspector_flush (ASH_BUILD_VIEW (view)->inspector);
  if (editor != NULL)
    ash_view_flush (editor);
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_build_view_apply;
  iface->go_to = ash_build_view_go_to;
  iface->run = ash_build_view_run;
  iface->dup_summary = ash_build_view_dup_summary;
  iface->set_narrow = ash_build_view_set_narrow;
  iface->get_tools = ash_build_view_get_tools;
  iface->flush = ash_build_view_flush;
}

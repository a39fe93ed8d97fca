#include "ash-credential-tree-private.h"

#include <ash-desk-estimates.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"

/* What is read while the main loop waits: a tree of so many items takes a few milliseconds. */
#define FEW_ITEMS 400
#define TIMING_MS 800

G_DEFINE_FINAL_TYPE (AshCredentialTree, ash_credential_tree, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  SELECTED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (AshCredentialTree *self)
{
  gtk_widget_set_visible (self->empty,
                          self->outline != NULL &&
                              ash_outline_get_root (self->outline)->children->len == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (AshCredentialTree *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
selected_cb (AshCredentialTree *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (AshCredentialTree *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

static void
menu_cb (AshCredentialTree *self)
{
  g_autoptr (GMenuModel) menu = ash_credential_tree_build_menu (self);

  ash_tree_list_set_menu (self->list, menu);
}

static void
forget (AshCredentialTree *self)
{
  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, changed_cb, self);
  g_clear_object (&self->outline);
}

static void
show_wanted (AshCredentialTree *self)
{
  g_auto (GStrv) wanted = g_steal_pointer (&self->wanted);

  if (wanted != NULL)
    ash_tree_list_select (self->list, (const char *const *) wanted, self->is_wanted_in_focus);
  self->is_wanted_in_focus = FALSE;
}

/* How long what is there takes, as far as nobody says it */

static gpointer
estimate (AshStore *store, gconstpointer tree, AshProgress *progress, GError **error)
{
  return ash_desk_estimates (store, tree, progress, error);
}

static void
estimated_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshCredentialTree *self = data;
  g_autoptr (GHashTable) estimates = found;

  if (estimates == NULL)
    g_debug ("estimates: %s", error->message);
  else if (self->outline != NULL)
    ash_outline_set_estimates (self->outline, estimates);
}

static gboolean
time_cb (gpointer data)
{
  AshCredentialTree *self = data;

  self->time_soon = 0;
  if (self->outline != NULL)
    ash_look_order (self->timing, self->document, g_strdup (ash_outline_get_tree (self->outline)));
  return G_SOURCE_REMOVE;
}

/* What changes while it is worked on is looked at when that rests. */
static void
time_later (AshCredentialTree *self)
{
  g_clear_handle_id (&self->time_soon, g_source_remove);
  self->time_soon = g_timeout_add (TIMING_MS, time_cb, self);
}

/* @outline: (nullable) (transfer full) */
static void
take_outline (AshCredentialTree *self, AshOutline *outline)
{
  ash_look_cancel (self->loading);
  forget (self);
  self->outline = outline;
  if (outline != NULL)
    g_signal_connect_swapped (outline, "changed", G_CALLBACK (changed_cb), self);
  ash_tree_list_set_outline (self->list, outline, TRUE);
  changed_cb (self);
  show_wanted (self);
  if (outline != NULL)
    time_later (self);
}

static void
loaded_cb (gconstpointer tree, gpointer outline, const GError *error, gpointer data)
{
  if (outline != NULL)
    take_outline (data, outline);
  else
    g_warning ("outline: %s", error->message);
}

/* What cannot be read any more, because it was deleted, stays until its owner lets go of it. */
static gboolean
load (AshCredentialTree *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshCredential) record =
      self->credential != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", self->credential)
                               : NULL;
  g_autoptr (GError) error = NULL;
  AshOutline *outline;

  if (record != NULL && ash_store_count (store, &ASH_ITEM, "tree", record->tree) > FEW_ITEMS)
    {
      /* The rows that are there stay until then. */
      ash_look_order (self->loading, self->document, g_strdup (record->tree));
      return TRUE;
    }
  outline = record != NULL ? ash_outline_load (store, record->tree, &error) : NULL;
  if (outline == NULL && error != NULL)
    g_warning ("outline: %s", error->message);
  if (outline == NULL && self->outline != NULL)
    return FALSE;
  take_outline (self, outline);
  return outline != NULL;
}

static void
ash_credential_tree_dispose (GObject *object)
{
  AshCredentialTree *self = ASH_CREDENTIAL_TREE (object);
  GtkWidget *child;

  if (self->dropline != NULL)
    ash_credential_tree_stop_hovering (self);
  self->dropline = NULL;
  ash_look_clear (&self->loading);
  ash_look_clear (&self->timing);
  g_clear_handle_id (&self->time_soon, g_source_remove);
  forget (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_pointer (&self->credential, g_free);
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->wanted, g_strfreev);
  G_OBJECT_CLASS (ash_credential_tree_parent_class)->dispose (object);
}

static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  AshCredentialTree *self = ASH_CREDENTIAL_TREE (widget);
  g_auto (GStrv) ids = self->list != NULL ? ash_tree_list_dup_selected (self->list) : NULL;

  if (ids == NULL || ids[0] == NULL)
    return FALSE;
  here->kind = g_strdup ("item");
  here->subject = g_strdup (ids[0]);
  here->n = self->outline != NULL && ash_outline_get (self->outline, ids[0]) != NULL
                ? ash_outline_get (self->outline, ids[0])->n_comments
                : 0;
  return TRUE;
}

static void
ash_credential_tree_class_init (AshCredentialTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_credential_tree_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_credential_tree_init (AshCredentialTree *self)
{
  ash_comment_here_install (GTK_WIDGET (self), comment_here_cb);
  self->loading = ash_outline_look_new (loaded_cb, self);
  self->timing =
      ash_look_new (estimate, g_free, (GDestroyNotify) g_hash_table_unref, estimated_cb, self);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_set_margin_start (self->empty, 18);
  gtk_widget_set_margin_end (self->empty, 18);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty, "muted");
  gtk_overlay_add_overlay (self->overlay, self->empty);
  self->dropline =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_SEPARATOR, NULL);
  gtk_widget_set_visible (self->dropline, FALSE);
  gtk_widget_set_can_target (self->dropline, FALSE);
  gtk_widget_set_valign (self->dropline, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->dropline, "dropline");
  gtk_box_append (GTK_BOX (self->dropline), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_overlay_add_overlay (self->overlay, self->dropline);
}

/**
 * ash_credential_tree_new:
 * @empty: what stands where a credential has no items yet
 */
GtkWidget *
ash_credential_tree_new (AshDocument *document, AshSide side, const char *empty)
{
  AshCredentialTree *self = g_object_new (ASH_TYPE_CREDENTIAL_TREE, NULL);

  self->document = g_object_ref (document);
  self->side = side;
  gtk_label_set_label (GTK_LABEL (self->empty), empty);
  gtk_widget_set_visible (self->empty, FALSE);
  self->list = ASH_TREE_LIST (ash_tree_list_new (side, ""));
  ash_tree_list_remember (self->list, ash_kept_rows_of (document));
  menu_cb (self);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "menu", G_CALLBACK (menu_cb), self);
  ash_credential_tree_add_dragging (self);
  return GTK_WIDGET (self);
}

/**
 * ash_credential_tree_set_credential:
 * @credential: (nullable): its id
 *
 * A large one is read on a worker and is there when `changed` is emitted.
 *
 * Returns: whether it is shown, or will be
 */
gboolean
ash_credential_tree_set_credential (AshCredentialTree *self, const char *credential)
{
  char *copy = g_strdup (credential);

  if (g_strcmp0 (credential, self->credential) != 0)
    {
      ash_look_cancel (self->loading);
      forget (self);
      g_clear_pointer (&self->wanted, g_strfreev);
      ash_tree_list_set_outline (self->list, NULL, TRUE);
    }
  g_free (self->credential);
  self->credential = copy;
  return load (self);
}

/**
 * ash_credential_tree_apply:
 *
 * Returns: whether the rows are new ones and the selection is gone
 */
gboolean
ash_credential_tree_apply (AshCredentialTree *self, const AshChangeSet *changes)
{
  if (self->outline != NULL && !ash_look_is_busy (self->loading) && !changes->is_whole)
    {
      gboolean is_own =
          ash_outline_apply (self->outline, ash_document_get_store (self->document), changes);

      if (is_own || ash_change_set_has (changes, &ASH_QUESTION) ||
          ash_change_set_has (changes, &ASH_QUIZ_ENTRY) ||
          ash_change_set_has (changes, &ASH_SHEET_FIELD))
        time_later (self);
      return FALSE;
    }
  load (self);
  return TRUE;
}

/**
 * ash_credential_tree_select:
 *
 * As ash_tree_list_select(), at once or when the outline is there.
 */
void
ash_credential_tree_select (AshCredentialTree *self, const char *const *ids, gboolean with_focus)
{
  if (self->outline != NULL)
    {
      ash_tree_list_select (self->list, ids, with_focus);
      return;
    }
  if (self->wanted == NULL || !g_strv_equal ((const char *const *) self->wanted, ids))
    self->is_wanted_in_focus = FALSE;
  g_strfreev (self->wanted);
  self->wanted = g_strdupv ((GStrv) ids);
  self->is_wanted_in_focus |= with_focus;
}

/**
 * ash_credential_tree_is_loading:
 *
 * Returns: whether a large outline is on its way
 */
gboolean
ash_credential_tree_is_loading (AshCredentialTree *self)
{
  return ash_look_is_busy (self->loading);
}

/**
 * ash_credential_tree_get_outline:
 *
 * Returns: (transfer none) (nullable): %NULL while no credential is shown
 */
AshOutline *
ash_credential_tree_get_outline (AshCredentialTree *self)
{
  return self->outline;
}

AshTreeList *
ash_credential_tree_get_list (AshCredentialTree *self)
{
  return self->list;
}

#include "ash-view.h"

G_DEFINE_INTERFACE (AshView, ash_view, GTK_TYPE_WIDGET)

static void
ash_view_default_init (AshViewInterface *iface)
{
  g_signal_new ("summary", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

void
ash_view_apply (AshView *self, const AshChangeSet *changes)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  if (iface->apply != NULL)
    iface->apply (self, changes);
}

/**
 * ash_view_apply_all:
 *
 * Has it look at everything again.
 */
void
ash_view_apply_all (AshView *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  AshChangeSet changes = { ids, kinds, TRUE };

  ash_view_apply (self, &changes);
}

gboolean
ash_view_go_to (AshView *self, const char *record, const char *part)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  return iface->go_to != NULL && iface->go_to (self, record, part);
}

gboolean
ash_view_run (AshView *self, const char *command, GVariant *parameter)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  return iface->run != NULL && iface->run (self, command, parameter);
}

char *
ash_view_dup_summary (AshView *self)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  return iface->dup_summary != NULL ? iface->dup_summary (self) : NULL;
}

void
ash_view_set_narrow (AshView *self, gboolean is_narrow)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  if (iface->set_narrow != NULL)
    iface->set_narrow (self, is_narrow);
}

GtkWidget *
ash_view_get_tools (AshView *self)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  return iface->get_tools != NULL ? iface->get_tools (self) : NULL;
}

void
ash_view_flush (AshView *self)
{
  AshViewInterface *iface = ASH_VIEW_GET_IFACE (self);

  if (iface->flush != NULL)
    iface->flush (self);
}

/**
 * ash_view_has_keyboard:
 * @part: of a view, where its selection is
 *
 * The keys of the window come before those of what has the keyboard: Delete beside a list is not
 * about what is selected in the list.
 *
 * Returns: whether the keyboard is there, or nowhere
 */
gboolean
ash_view_has_keyboard (GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || focus == part || gtk_widget_is_ancestor (focus, part);
}

/* Files that are dropped anywhere in the window. */
#include "ash-window-private.h"

#include <ash-path.h>

/* A picture may be meant for what it is dropped on; nothing else of a file manager is: a text would
 * take in its name, and a web view would show it instead of the page. */
static gboolean
is_for_window (GFile *file)
{
  g_autofree char *name = g_file_is_native (file) ? g_file_get_basename (file) : NULL;

  return name != NULL && !g_str_has_prefix (ash_path_media_type (name), "image/");
}

static gboolean
is_any_for_window (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    if (is_for_window (link->data))
      return TRUE;
  return FALSE;
}

/* As soon as it is known what is dragged, what is below the pointer has it. */
static void
known_cb (GtkDropTarget *first)
{
  const GValue *value = gtk_drop_target_get_value (first);

  if (value != NULL && !is_any_for_window (value))
    gtk_drop_target_reject (first);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AshWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean is_any = files != NULL;

  ash_window_open_all (self, files);
  g_slist_free (files);
  return is_any;
}

static GtkDropTarget *
add_target (AshWindow *self, GtkPropagationPhase phase)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  return target;
}

/**
 * ash_window_take_drops:
 *
 * Documents and packages go before what they are dropped on, all else after.
 */
void
ash_window_take_drops (AshWindow *self)
{
  GtkDropTarget *first = add_target (self, GTK_PHASE_CAPTURE);

  gtk_drop_target_set_preload (first, TRUE);
  g_signal_connect (first, "notify::value", G_CALLBACK (known_cb), NULL);
  add_target (self, GTK_PHASE_BUBBLE);
}

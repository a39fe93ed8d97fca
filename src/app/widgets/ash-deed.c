#include "ash-deed.h"

#include "ash-commit.h"
#include "ash-window.h"

/* A step of more rows takes longer than a frame to take back. */
#define MOST_ROWS 300

/* After this the pointer says that something is being done. */
#define PATIENCE_MS 150

typedef struct
{
  GtkWidget *from;
  AshDocument *document;
  AshEditFunc func;
  AshDeedDone done;
  gpointer data;
  GDestroyNotify free_data;

  GPtrArray *held; /* (element-type Held) every window of the document */
  guint patience;
} Deed;

typedef struct
{
  GtkWindow *window;
  GtkEventController *keys;
  gulong closing;
  gboolean is_to_close;
} Held;

/* A window */

static gboolean
key_cb (void)
{
  return GDK_EVENT_STOP;
}

static gboolean
close_cb (GtkWindow *window, Held *self)
{
  self->is_to_close = TRUE;
  return TRUE;
}

static Held *
hold (GtkWindow *window)
{
  Held *self = g_new0 (Held, 1);

  self->window = g_object_ref (window);
  self->keys = g_object_ref (gtk_event_controller_key_new ());
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), self->keys);
  gtk_widget_set_can_target (gtk_window_get_child (window), FALSE);
  self->closing = g_signal_connect (window, "close-request", G_CALLBACK (close_cb), self);
  return self;
}

static void
let_go (gpointer data)
{
  Held *self = data;

  if (g_signal_handler_is_connected (self->window, self->closing))
    g_signal_handler_disconnect (self->window, self->closing);
  if (gtk_event_controller_get_widget (self->keys) != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
  gtk_widget_set_cursor (GTK_WIDGET (self->window), NULL);
  if (gtk_window_get_child (self->window) != NULL)
    gtk_widget_set_can_target (gtk_window_get_child (self->window), TRUE);
  if (self->is_to_close)
    gtk_window_close (self->window);
  g_object_unref (self->keys);
  g_object_unref (self->window);
  g_free (self);
}

/* The window of the document on which a window stands. */
static GtkWindow *
bottom_of (GtkWindow *window)
{
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window;
}

/* The deed */

static void
deed_free (Deed *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_object_unref (self->document);
  g_object_unref (self->from);
  g_ptr_array_unref (self->held);
  g_free (self);
}

static gboolean
patience_cb (gpointer user_data)
{
  Deed *self = user_data;

  self->patience = 0;
  for (guint i = 0; i < self->held->len; i++)
    gtk_widget_set_cursor_from_name (
        GTK_WIDGET (((Held *) g_ptr_array_index (self->held, i))->window), "progress");
  return G_SOURCE_REMOVE;
}

/* What was typed last is stored first: nothing else is while the deed is done. */
static void
hold_all (Deed *self, GtkWindow *bottom)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *each = all; each != NULL; each = each->next)
    if (GTK_IS_WINDOW (each->data) && bottom_of (each->data) == bottom &&
        gtk_window_get_child (each->data) != NULL)
      {
        ash_commit_flush (each->data);
        g_ptr_array_add (self->held, hold (each->data));
      }
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
finish (Deed *self, gboolean is_done, GError *error)
{
  self->done (self->from, is_done, error, self->data);
  deed_free (self);
}

static void
edited_cb (GObject *document, GAsyncResult *result, gpointer user_data)
{
  Deed *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = ash_document_edit_finish (ASH_DOCUMENT (document), result, &error);

  g_clear_handle_id (&self->patience, g_source_remove);
  finish (self, is_done, error);
}

void
ash_deed_run (GtkWidget *from,
              AshDocument *document,
              gboolean is_large,
              AshEditFunc func,
              AshDeedDone done,
              gpointer data,
              GDestroyNotify free_data)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (from));
  GtkWindow *bottom = GTK_IS_WINDOW (root) ? bottom_of (GTK_WINDOW (root)) : NULL;
  g_autoptr (GError) error = NULL;
  Deed *self = g_new0 (Deed, 1);
  gboolean is_done;

  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->func = func;
  self->done = done;
  self->data = data;
  self->free_data = free_data;
  self->held = g_ptr_array_new_with_free_func (let_go);
  if (ASH_IS_WINDOW (bottom))
    ash_window_flush (ASH_WINDOW (bottom));
  if (is_large && !ash_document_is_busy (document))
    {
      hold_all (self, bottom);
      ash_document_edit_async (document, func, data, edited_cb, self);
      return;
    }
  is_done = func (ash_document_get_store (document), data, &error);
  finish (self, is_done, error);
}

static gboolean
undo (AshStore *store, gpointer data, GError **error)
{
  return ash_store_undo (store, error);
}

static gboolean
redo (AshStore *store, gpointer data, GError **error)
{
  return ash_store_redo (store, error);
}

void
ash_deed_replay (GtkWidget *from,
                 AshDocument *document,
                 gboolean is_redo,
                 AshDeedDone done,
                 gpointer data,
                 GDestroyNotify free_data)
{
  guint n = ash_store_undo_size (ash_document_get_store (document), is_redo, MOST_ROWS + 1);

  ash_deed_run (from, document, n > MOST_ROWS, is_redo ? redo : undo, done, data, free_data);
}

#include "ash-rubric-clipboard.h"

#include <ash-limits.h>
#include <ash-page-paste.h>
#include <ash-page.h>

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_pointer (
      task, gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL), g_free);
}

static void
read_text (GTask *task)
{
  gdk_clipboard_read_text_async (g_task_get_task_data (task), NULL, text_cb, task);
}

static void
html_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  char *table = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL) >= 0 &&
      g_memory_output_stream_get_data_size (memory) <= ASH_LIMIT_ROW_BYTES)
    {
      bytes = g_memory_output_stream_steal_as_bytes (memory);
      html = ash_page_decode (bytes, NULL);
      table = ash_pasted_table_text (html);
    }
  if (table == NULL)
    {
      read_text (task);
      return;
    }
  g_task_return_pointer (task, table, g_free);
  g_object_unref (task);
}

static void
stream_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    read_text (task);
  else
    g_output_stream_splice_async (
        memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
        G_PRIORITY_DEFAULT, NULL, html_cb, task);
}

void
ash_rubric_clipboard_read_async (GtkWidget *widget,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const char *const html[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GTask *task = g_task_new (widget, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (clipboard), g_object_unref);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    gdk_clipboard_read_async (clipboard, (const char **) html, G_PRIORITY_DEFAULT, NULL, stream_cb,
                              task);
  else
    read_text (task);
}

/**
 * ash_rubric_clipboard_read_finish:
 *
 * Returns: (transfer full) (nullable): lines of cells with tabs between them, or words
 */
char *
ash_rubric_clipboard_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

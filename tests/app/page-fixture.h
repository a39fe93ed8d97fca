/* A document, a window for editors of its pages, and what is asked of the web view in them. */
#pragma once

#include "ash-page-editor-private.h"

#include <ash-desk.h>
#include <webkit/webkit.h>

#include "ash-window-private.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  AshDocument *document;
  AshPlace *place;
  GtkWidget *window; /* with a stack in it */
} PageBench;

static inline void
page_bench_begin (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* GTK 4.8 complains of a row that an icon makes a pixel higher than its words are. */
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 11", NULL);
}

static inline void
page_bench_init (PageBench *bench)
{
  g_autoptr (GError) error = NULL;

  bench->document = ash_document_new (&error);
  g_assert_no_error (error);
  bench->place = ash_place_new (bench->document);
  ash_place_begin_live (bench->place);
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (bench->window), gtk_stack_new ());
  gtk_window_present (GTK_WINDOW (bench->window));
}

static inline void
page_bench_clear (PageBench *bench)
{
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_clear_object (&bench->place);
  ash_document_close (bench->document, &error);
  g_assert_no_error (error);
  g_clear_object (&bench->document);
}

static inline GBytes *
stored (AshDocument *document, const char *id)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ash_store_load_object (store, item->body, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The web view */

typedef struct
{
  gboolean is_done;
  double number;
} Answer;

static inline gboolean
wait_for (const gboolean *is_done)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!*is_done && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  return *is_done;
}

static inline void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);

  g_assert_no_error (error);
  answer->number = jsc_value_to_double (value);
  answer->is_done = TRUE;
}

/* What the script @body returns; what the page told before that has arrived by then. */
static inline double
ask (AshPageEditor *editor, const char *body)
{
  GtkWidget *view = gtk_widget_get_first_child (editor->web);
  Answer answer = { 0 };

  webkit_web_view_call_async_javascript_function (WEBKIT_WEB_VIEW (view), body, -1, NULL, NULL,
                                                  NULL, NULL, answer_cb, &answer);
  g_assert_true (wait_for (&answer.is_done));
  return answer.number;
}

#define PAGE "const page = document.getElementById ('page');"
#define A_TURN "await new Promise (done => setTimeout (done));"

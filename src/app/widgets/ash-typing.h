#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed into a web view is on its way to another process, which tells a moment later what
 * became of it. Commands that come after it wait for that: they would act on a text that lacks its
 * last letters. */

typedef struct
{
  /* Finds out what became of it, and calls ash_typing_end() then. */
  void (*ask) (GtkWidget *widget);
  /* Everything that was sent has been told of, or never will be. */
  void (*ended) (GtkWidget *widget);
} AshTypingClass;

typedef void (*AshTypingFunc) (GtkWidget *window, gpointer user_data);

void ash_typing_begin (GtkWidget *widget, const AshTypingClass *klass);
void ash_typing_ask (GtkWidget *widget);
void ash_typing_end (GtkWidget *widget);
gboolean ash_typing_is_under_way (GtkWidget *widget);
gboolean ash_typing_await (GtkWidget *window,
                           AshTypingFunc func,
                           gpointer user_data,
                           GDestroyNotify destroy);

G_END_DECLS

#pragma once

#include <ash-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @entry: the first line that was added. @user_data is a GObject, kept while the window is open. */
typedef void (*AshQuizAddedFunc) (const char *entry, gpointer user_data);

/* Questions that are typed or pasted, beside what they become. */
void ash_quiz_text_dialog_present (GtkWindow *parent,
                                   AshStore *store,
                                   const char *quiz,
                                   const char *before,
                                   AshQuizAddedFunc func,
                                   gpointer user_data);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* @items: the new ones; @user_data: the widget that asked */
typedef void (*AshFilesAddedFunc) (const char *const *items, gpointer user_data);

/* Asks for a file, brings its bytes in on a worker, and adds it as an item. @func is called when it
 * is there; nothing happens when the dialog is cancelled. */
void ash_add_file_present (GtkWidget *from,
                           AshDocument *document,
                           const char *credential,
                           const char *parent,
                           const char *before,
                           AshFilesAddedFunc func);
/* The same of files that were dropped there, all in one step; HTML becomes a page. */
void ash_add_files (GtkWidget *from,
                    AshDocument *document,
                    const char *credential,
                    const char *parent,
                    const char *before,
                    GSList *files,
                    AshFilesAddedFunc func);
/* Whether each of the files (GdkFileList) can be an item: no folder, document or course package. */
gboolean ash_add_files_can (const GValue *files);

G_END_DECLS

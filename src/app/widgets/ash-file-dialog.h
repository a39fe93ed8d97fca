#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_FILE_OPEN,    /* a document or a course package */
  ASH_FILE_PACKAGE, /* a course package */
  ASH_FILE_SAVE,    /* a document */
  ASH_FILE_EXPORT,  /* a course package to be written */
  ASH_FILE_FOLDER,  /* a folder to write into */
  ASH_FILE_TABLE,   /* a table of a spreadsheet, as text */
  ASH_FILE_SAVE_TABLE,
  ASH_FILE_ANY,       /* any file */
  ASH_FILE_PICTURE,   /* a picture for a page */
  ASH_FILE_FRAMEWORK, /* skills or outcomes of others: JSON or a table */
} AshFilePurpose;

/* @user_data must be a GObject; it is kept while the dialog is open. */
typedef void (*AshFileFunc) (GFile *file, gpointer user_data);

/* The system's file chooser; nothing happens when it is cancelled. @name (nullable): the
 * proposed name of a new file. A document and a package get the ending of their kind; whatever is
 * given to @func, that it may be replaced was asked. */
void ash_file_dialog_present (GtkWindow *parent,
                              AshFilePurpose purpose,
                              const char *name,
                              AshFileFunc func,
                              gpointer user_data);

G_END_DECLS

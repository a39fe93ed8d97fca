#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the matrix, while the keyboard is on a mark or on the text of a row. */
typedef enum
{
  ASH_MATRIX_NO_COMMAND,
  ASH_MATRIX_UP,
  ASH_MATRIX_DOWN,
  ASH_MATRIX_LEFT,
  ASH_MATRIX_RIGHT,
  ASH_MATRIX_FIRST,
  ASH_MATRIX_LAST,
  ASH_MATRIX_GAP_BEFORE,
  ASH_MATRIX_GAP_AFTER,
  ASH_MATRIX_OPEN,
  ASH_MATRIX_NONE, /* the marks in the order of AshMarkDepth */
  ASH_MATRIX_INTRODUCED,
  ASH_MATRIX_PRACTISED,
  ASH_MATRIX_ASSESSED,
} AshMatrixCommand;

typedef gboolean (*AshMatrixKeyFunc) (AshMatrixCommand command, gpointer user_data);
void ash_matrix_keys_add (GtkWidget *widget, AshMatrixKeyFunc func, gpointer user_data);

G_END_DECLS

#pragma once

#include "ash-place.h"

#include <ash-desk.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *href;   /* (nullable): of a picture that the course has */
  AshNewAsset *asset; /* (nullable): a new one; taken over by the function when it steals it */
  const char *alt;    /* "" for one that only decorates */
} AshPictureChoice;

typedef void (*AshPictureFunc) (AshPictureChoice *choice, gpointer user_data);

/* @user_data must be a GObject; it is kept while the dialog is open. */

/* A file, or a picture of the course, with what it shows. @asset: (nullable) (transfer full): the
 * file, when there is one already, with what is said of it where it comes from. */
void ash_picture_dialog_insert (GtkWindow *parent,
                                AshPlace *place,
                                AshNewAsset *asset,
                                AshPictureFunc func,
                                gpointer user_data);
/* A file that is read first, and must be a picture. */
void ash_picture_dialog_insert_file (
    GtkWindow *parent, AshPlace *place, GFile *file, AshPictureFunc func, gpointer user_data);
/* What a picture shows. @alt: (nullable): as it is said now; %NULL: nothing is said. */
void ash_picture_dialog_describe (GtkWindow *parent,
                                  const char *alt,
                                  AshPictureFunc func,
                                  gpointer user_data);

G_END_DECLS

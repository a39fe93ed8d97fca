#pragma once

/* The sample as it is worked on, in a folder of its own. */
#include <ash-desk.h>

#include "scratch.h"

/* @out_folder: (out) (transfer full): to be taken away with scratch_remove() */
G_GNUC_UNUSED static AshStore *
sample_store (char **out_folder)
{
  char *folder = g_dir_make_tmp ("ashlar-sample-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_store_create (path, ASH_STORE_BUILD, &error);

  g_assert_no_error (error);
  g_assert_true (ash_desk_fill_sample (store, NULL, &error));
  g_object_unref (store);
  store = ash_store_open (path, ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  *out_folder = folder;
  return store;
}

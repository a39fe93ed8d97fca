#pragma once

/* A credential with a module and a purpose, before anything is changed in it. */
#include <ash-desk.h>

#include "scratch.h"

typedef struct
{
  char *path;
  AshStore *store;
  char *credential;
  GError *error;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("ashlar-revision-XXXXXX", NULL);
  g_autofree char *module = NULL;

  fixture->path = g_build_filename (folder, "work.db", NULL);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->credential = ash_desk_add_credential (fixture->store, "Seeing data", &fixture->error);
  g_assert_no_error (fixture->error);
  module =
      ash_desk_add_module (fixture->store, fixture->credential, "Charts", NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  ash_desk_set_field (fixture->store, fixture->credential, "purpose", "To read charts",
                      &fixture->error);
  g_assert_no_error (fixture->error);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_clear_object (&fixture->store);
  scratch_remove (folder);
  g_free (fixture->path);
  g_free (fixture->credential);
}

#pragma once

/* A document with a credential that has one page, and what an edit of its design has to be: one
 * step, of which undo leaves no trace. */
#include <ash-desk.h>
#include <ash-error.h>

#include "scratch.h"
#include "store-common.h"

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
  char *credential;
  char *tree;
  char *page; /* an item of the credential */
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshItem) page = NULL;

  fixture->folder = g_dir_make_tmp ("ashlar-design-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "work.db", NULL);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->credential = ash_desk_add_credential (fixture->store, "Maps", &fixture->error);
  g_assert_no_error (fixture->error);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  fixture->tree = g_strdup (credential->tree);
  page = add_item (fixture->store, fixture->tree, "When a map helps");
  fixture->page = g_strdup (page->record.id);
  ash_desk_set_text (fixture->store, &ASH_ITEM, fixture->page, "kind", "page", "Change kind",
                     &fixture->error);
  g_assert_no_error (fixture->error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->credential);
  g_free (fixture->tree);
  g_free (fixture->page);
}

static void
assert_one_step (Fixture *fixture, const char *before, const char *label)
{
  g_assert_no_error (fixture->error);
  assert_store_step (fixture->store, before, label);
}

static void
assert_refused (Fixture *fixture, const char *before, int code)
{
  g_autofree char *after = dump_store (fixture->store);

  g_assert_error (fixture->error, ASH_ERROR, code);
  g_clear_error (&fixture->error);
  g_assert_cmpstr (after, ==, before);
}

static AshDesign *
load (Fixture *fixture)
{
  AshDesign *design = ash_store_load_design (fixture->store, fixture->tree, &fixture->error);

  g_assert_no_error (fixture->error);
  return design;
}

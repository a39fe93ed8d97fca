#pragma once

/* The sample in a working copy as the window makes it, and what a document is from first to last.
 */
#include <ash-desk.h>
#include <ash-error.h>
#include <ash-id.h>

#include <glib/gstdio.h>
#include <string.h>

#include "scratch.h"

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
  char *source;
  char *credential; /* the first of the plan's */
  char *tree;
  GError *error;
} Fixture;

/* Compiled into the desk. */
extern GResource *ash_sample_get_resource (void);

G_GNUC_UNUSED static GBytes *
sample_file (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/Ashlar/sample/", name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (ash_sample_get_resource (), path, 0, &error);

  g_assert_no_error (error);
  return bytes;
}

G_GNUC_UNUSED static void
write_sample (const char *path)
{
  g_autoptr (GBytes) bytes = sample_file ("sample.imscc");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

/* A working copy with the sample course in it, brought in as the window does it. */
G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *package = NULL;
  g_autoptr (AshStore) importing = NULL;
  g_autoptr (AshImported) imported = NULL;
  g_autoptr (GBytes) plan = sample_file ("plan.json");
  g_autoptr (GPtrArray) credentials = NULL;
  AshCredential *first;

  fixture->folder = g_dir_make_tmp ("ashlar-desk-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "work.db", NULL);
  package = g_build_filename (fixture->folder, "sample.imscc", NULL);
  write_sample (package);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  importing = ash_store_open (fixture->path, ASH_STORE_IMPORT, &fixture->error);
  g_assert_no_error (fixture->error);
  imported = ash_cartridge_import (importing, package, FALSE, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_clear_object (&importing);
  g_unlink (package);
  fixture->source = g_strdup (imported->source);
  ash_desk_accept_source (fixture->store, fixture->source, &fixture->error);
  g_assert_no_error (fixture->error);
  ash_desk_apply_plan (fixture->store, plan, "plan.json", &fixture->error);
  g_assert_no_error (fixture->error);
  credentials = ash_desk_list_credentials (fixture->store, NULL);
  first = g_ptr_array_index (credentials, 0);
  fixture->credential = g_strdup (first->record.id);
  fixture->tree = g_strdup (first->tree);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->source);
  g_free (fixture->credential);
  g_free (fixture->tree);
}

G_GNUC_UNUSED static void
dump_field (GString *out, const AshField *field, gconstpointer record)
{
  if (field->type == ASH_FIELD_TEXT)
    {
      const char *text = G_STRUCT_MEMBER (char *, record, field->offset);

      g_string_append_printf (out, "|%s", text != NULL ? text : "\x01");
    }
  else if (field->type == ASH_FIELD_INT)
    g_string_append_printf (out, "|%" G_GINT64_FORMAT,
                            G_STRUCT_MEMBER (gint64, record, field->offset));
  else
    g_string_append_printf (out, "|%d", G_STRUCT_MEMBER (int, record, field->offset));
}

/* Every field of every record; row numbers are not the same when it is made once more. */
G_GNUC_UNUSED static char *
dump_rows (AshStore *store, gboolean with_numbers)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    {
      const AshRecordClass *klass = ASH_RECORD_CLASSES[c];
      g_autoptr (GPtrArray) rows = ash_store_list (store, klass, NULL, NULL, NULL);

      for (guint i = 0; i < rows->len; i++)
        {
          const AshRecord *row = g_ptr_array_index (rows, i);

          g_string_append_printf (out, "%s %" G_GINT64_FORMAT " %s", klass->table,
                                  with_numbers ? row->n : 0, row->id);
          for (guint f = 0; f < klass->n_fields; f++)
            dump_field (out, &klass->fields[f], row);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

G_GNUC_UNUSED static char *
dump (AshStore *store)
{
  return dump_rows (store, TRUE);
}

/* How many lines differ between two dumps: lines of @after that @before has not. */
G_GNUC_UNUSED static guint
n_changed_rows (const char *before, const char *after)
{
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (after, "\n", -1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; old_lines[i] != NULL; i++)
    g_hash_table_add (known, old_lines[i]);
  for (guint i = 0; new_lines[i] != NULL; i++)
    n += !g_hash_table_contains (known, new_lines[i]);
  return n;
}

/* The last step is called @label; undone the document is @before, redone it is as it is now. */
G_GNUC_UNUSED static void
assert_one_step (Fixture *fixture, const char *before, const char *label)
{
  g_autofree char *after = dump (fixture->store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *said = ash_store_dup_undo_label (fixture->store);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (said, ==, label);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  g_assert_no_error (fixture->error);
  undone = dump (fixture->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
}

/* The edit was refused, and left nothing: neither a row nor a step. */
G_GNUC_UNUSED static void
assert_refused (Fixture *fixture, const char *before, int code)
{
  g_autofree char *after = dump (fixture->store);

  g_assert_error (fixture->error, ASH_ERROR, code);
  g_clear_error (&fixture->error);
  g_assert_cmpstr (after, ==, before);
}

G_GNUC_UNUSED static AshItem *
source_item (Fixture *fixture, const char *title)
{
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", source->tree, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->title, title) == 0)
        return ash_item_copy (item);
    }
  g_error ("the sample has no “%s”", title);
}

/* The children of @parent in the first credential, as "A, B, C". */
G_GNUC_UNUSED static char *
titles (Fixture *fixture, const char *parent)
{
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->parent, parent) == 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", item->title);
    }
  return g_string_free (out, FALSE);
}

G_GNUC_UNUSED static char *
add_module (Fixture *fixture, const char *title, const char *before)
{
  char *id =
      ash_desk_add_module (fixture->store, fixture->credential, title, before, &fixture->error);

  g_assert_no_error (fixture->error);
  return id;
}

/* A credential of its own with modules A, B, C. */
G_GNUC_UNUSED static void
three_modules (Fixture *fixture, char *ids[3])
{
  g_autoptr (AshCredential) credential = NULL;
  const char *const names[] = { "A", "B", "C" };

  g_free (fixture->credential);
  g_free (fixture->tree);
  fixture->credential = ash_desk_add_credential (fixture->store, "Own", &fixture->error);
  g_assert_no_error (fixture->error);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  fixture->tree = g_strdup (credential->tree);
  for (guint i = 0; i < 3; i++)
    ids[i] = add_module (fixture, names[i], NULL);
}

G_GNUC_UNUSED static void
free_three (char *ids[3])
{
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
}

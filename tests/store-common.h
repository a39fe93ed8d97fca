#pragma once

/* What the tests of store/ share. */
#include <ash-document.h>
#include <ash-error.h>

#include <glib/gstdio.h>
#include <string.h>

/* A value for every field, another for each @salt; every third text is not stated. */
static inline gpointer
filled_record (const AshRecordClass *klass, guint salt)
{
  gpointer record = ash_record_new (klass);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      gpointer at = G_STRUCT_MEMBER_P (record, field->offset);
      guint value = salt + i;

      switch (field->type)
        {
        case ASH_FIELD_TEXT:
          *(char **) at = value % 3 == 0 ? NULL
                                         : g_strdup_printf ("%s “%u”\n\t'; \\ {\"ä\"} \x01",
                                                            field->name, value);
          break;
        case ASH_FIELD_INT:
          *(gint64 *) at = value % 3 == 0 ? ASH_UNSET : G_MAXINT64 - value;
          break;
        case ASH_FIELD_FLAG:
          *(int *) at = (int) (value % 2);
          break;
        case ASH_FIELD_ENUM:
          *(int *) at = (int) (value % g_strv_length ((char **) field->nicks));
          break;
        }
    }
  return record;
}

static inline void
dump_record (GString *out, const AshRecordClass *klass, gconstpointer record)
{
  const AshRecord *head = record;

  g_string_append_printf (out, "%s %" G_GINT64_FORMAT " %s", klass->table, head->n, head->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      gconstpointer at = (const guint8 *) record + field->offset;

      if (field->type == ASH_FIELD_TEXT)
        g_string_append_printf (out, "|%s",
                                *(char *const *) at != NULL ? *(char *const *) at : "(null)");
      else if (field->type == ASH_FIELD_INT)
        g_string_append_printf (out, "|%" G_GINT64_FORMAT, *(const gint64 *) at);
      else
        g_string_append_printf (out, "|%d", *(const int *) at);
    }
  g_string_append_c (out, '\n');
}

/* Every row of every table that undo knows, row numbers included. */
static inline char *
dump_store (AshStore *store)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    {
      const AshRecordClass *klass = ASH_RECORD_CLASSES[c];
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = NULL;

      if (!klass->is_logged)
        continue;
      all = ash_store_list (store, klass, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < all->len; i++)
        dump_record (out, klass, g_ptr_array_index (all, i));
    }
  return g_string_free (out, FALSE);
}

/* The last step is called @label; undone the document is @before, redone it is as it is now. */
static inline void
assert_store_step (AshStore *store, const char *before, const char *label)
{
  g_autofree char *after = dump_store (store);
  g_autofree char *said = ash_store_dup_undo_label (store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (said, ==, label);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (ash_store_undo (store, &error));
  undone = dump_store (store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ash_store_redo (store, &error));
  redone = dump_store (store);
  g_assert_cmpstr (redone, ==, after);
}

static inline AshItem *
add_item (AshStore *store, const char *tree, const char *title)
{
  AshItem *item = ash_item_new ();
  g_autoptr (GError) error = NULL;

  item->tree = g_strdup (tree);
  item->title = g_strdup (title);
  item->is_linked = TRUE;
  ash_store_insert (store, &ASH_ITEM, item, &error);
  g_assert_no_error (error);
  return item;
}

static inline char *
add_tree (AshStore *store, AshTreeKind kind, const char *title)
{
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (GError) error = NULL;

  tree->kind = kind;
  tree->title = g_strdup (title);
  ash_store_insert (store, &ASH_TREE, tree, &error);
  g_assert_no_error (error);
  return g_strdup (tree->record.id);
}

/* A source with its tree and @n_items pages, each with a body of its own. (transfer full): its id,
 * and its tree's in @out_tree */
static inline char *
add_source (AshStore *store, AshSourceState state, guint n_items, char **out_tree)
{
  g_autofree char *tree = add_tree (store, ASH_TREE_SOURCE, "Source");
  g_autoptr (AshSource) source = ash_source_new ();
  g_autoptr (GError) error = NULL;

  source->tree = g_strdup (tree);
  source->state = state;
  ash_store_insert (store, &ASH_SOURCE, source, &error);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *text = g_strdup_printf ("<p>%s page %u</p>", tree, i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AshItem) item = ash_item_new ();

      item->tree = g_strdup (tree);
      item->title = g_strdup ("Page");
      item->body = ash_store_put_object (store, bytes, "text/html", &error);
      g_assert_no_error (error);
      ash_store_insert (store, &ASH_ITEM, item, &error);
      ash_store_batch (store, &error);
      g_assert_no_error (error);
    }
  if (out_tree != NULL)
    *out_tree = g_steal_pointer (&tree);
  return g_strdup (source->record.id);
}

/* Bytes that do not shrink, in one object. */
static inline char *
add_media (AshStore *store, gsize size, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint32 *words = g_malloc (size + 4);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *digest;

  for (gsize i = 0; i < size / 4 + 1; i++)
    words[i] = g_rand_int (rand);
  bytes = g_bytes_new_take (words, size);
  digest = ash_store_put_object (store, bytes, "video/mp4", &error);
  g_assert_no_error (error);
  return digest;
}

static inline char *
make_folder (const char *template)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp (template, &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
remove_folder (const char *folder)
{
  const char *argv[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

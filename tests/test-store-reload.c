/* store/: a design that shares what did not change is the design that is read whole, whatever was
 * changed in between. */
#include <ash-desk.h>
#include <ash-id.h>
#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  char *folder;
  AshStore *store;
  AshChangeSet *changes; /* since the design was read */
  GPtrArray *trees;      /* (element-type utf8) */
  AshDesign **designs;   /* one for each tree */
} Fixture;

/* A design as text */

static void
dump_record (GString *out, const AshRecordClass *klass, gconstpointer record)
{
  if (record == NULL)
    return;
  g_string_append_printf (out, "  %s", ((const AshRecord *) record)->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];

      if (field->type == ASH_FIELD_TEXT)
        g_string_append_printf (out, "|%s", G_STRUCT_MEMBER (char *, record, field->offset));
      else if (field->type == ASH_FIELD_INT)
        g_string_append_printf (out, "|%" G_GINT64_FORMAT,
                                G_STRUCT_MEMBER (gint64, record, field->offset));
      else
        g_string_append_printf (out, "|%d", G_STRUCT_MEMBER (int, record, field->offset));
    }
  g_string_append_c (out, '\n');
}

static void
dump_array (GString *out, const AshRecordClass *klass, GPtrArray *records)
{
  g_string_append_printf (out, "%s\n", klass->table);
  for (guint i = 0; i < records->len; i++)
    dump_record (out, klass, g_ptr_array_index (records, i));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* @klass: of the records in the arrays of the table, or of its records; NULL: texts */
static void
dump_table (GString *out, const AshRecordClass *klass, GHashTable *table, gboolean has_arrays)
{
  GList *keys = g_list_sort (g_hash_table_get_keys (table), compare_keys);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      gpointer value = g_hash_table_lookup (table, key->data);

      g_string_append_printf (out, "%s: ", (char *) key->data);
      if (has_arrays)
        dump_array (out, klass, value);
      else if (klass != NULL)
        dump_record (out, klass, value);
      else
        g_string_append_printf (out, "%s\n", (char *) value);
    }
  g_list_free (keys);
}

static void
dump_source (GString *out, const AshSourceView *view)
{
  dump_record (out, &ASH_SOURCE, view->source);
  dump_record (out, &ASH_TREE, view->tree);
  dump_array (out, &ASH_ITEM, view->items);
  dump_array (out, &ASH_ASSET, view->assets);
  dump_table (out, NULL, view->keys, FALSE);
  dump_table (out, NULL, view->names, FALSE);
  dump_table (out, NULL, view->exported, FALSE);
  g_assert_cmpuint (g_hash_table_size (view->by_id), ==, view->items->len + view->assets->len);
}

static char *
dump (const AshDesign *self)
{
  GString *out = g_string_new (NULL);

  dump_record (out, &ASH_TREE, self->tree);
  dump_record (out, &ASH_CREDENTIAL, self->credential);
  dump_record (out, &ASH_BADGE, self->badge);
  dump_record (out, &ASH_PARTY, self->issuer);
  dump_record (out, &ASH_FRAMEWORK, self->framework);
  dump_array (out, &ASH_ITEM, self->items);
  dump_array (out, &ASH_ASSET, self->assets);
  dump_array (out, &ASH_BANK, self->banks);
  dump_array (out, &ASH_BANK, self->drawn);
  dump_array (out, &ASH_STATEMENT, self->outcomes);
  dump_array (out, &ASH_STATEMENT, self->skills);
  dump_array (out, &ASH_ALIGNMENT, self->alignments);
  dump_array (out, &ASH_RUBRIC, self->rubrics);
  dump_array (out, &ASH_ASSESSMENT, self->assessments);
  dump_array (out, &ASH_RULE, self->rules);
  dump_array (out, &ASH_SHEET_FIELD, self->fields);
  dump_array (out, &ASH_DISMISSAL, self->dismissals);
  dump_array (out, &ASH_CREDENTIAL_STATEMENT, self->statement_uses);
  dump_array (out, &ASH_VALIDATION, self->validations);
  dump_array (out, &ASH_COMMENT, self->comments);
  dump_array (out, &ASH_DECISION, self->decisions);
  dump_table (out, &ASH_ITEM, self->by_id, FALSE);
  dump_table (out, &ASH_ITEM, self->children, TRUE);
  dump_table (out, &ASH_ITEM_ORIGIN, self->origins, FALSE);
  dump_table (out, &ASH_ITEM, self->uses, TRUE);
  dump_table (out, &ASH_QUIZ_ENTRY, self->entries, TRUE);
  dump_table (out, &ASH_QUESTION, self->questions, FALSE);
  dump_table (out, &ASH_QUESTION, self->by_bank, TRUE);
  dump_table (out, &ASH_CHOICE, self->choices, TRUE);
  dump_table (out, &ASH_ACCEPTED, self->accepted, TRUE);
  dump_table (out, &ASH_CRITERION, self->criteria, TRUE);
  dump_table (out, &ASH_RATING, self->ratings, TRUE);
  for (guint i = 0; i < self->sources->len; i++)
    dump_source (out, g_ptr_array_index (self->sources, i));
  return g_string_free (out, FALSE);
}

/* Any change at all: whatever the desk would never do may stand in a stranger's file */

static gpointer
any_record (AshStore *store, const AshRecordClass *klass)
{
  g_autoptr (GPtrArray) records = ash_store_list (store, klass, NULL, NULL, NULL);

  return records != NULL && records->len > 0
             ? g_ptr_array_steal_index (records,
                                        (guint) g_test_rand_int_range (0, (int) records->len))
             : NULL;
}

/* A text of another record: often an id of a kind that fits. */
static void
change_text (AshStore *store, const AshRecordClass *klass, gpointer record)
{
  const AshField *field = &klass->fields[g_test_rand_int_range (0, (int) klass->n_fields)];
  gpointer other = any_record (store, klass);

  if (field->type == ASH_FIELD_TEXT)
    {
      char **text = &G_STRUCT_MEMBER (char *, record, field->offset);

      g_free (*text);
      *text = g_strdup (G_STRUCT_MEMBER (char *, other, field->offset));
    }
  else if (field->type == ASH_FIELD_INT)
    G_STRUCT_MEMBER (gint64, record, field->offset) = g_test_rand_int_range (0, 9);
  else if (field->type == ASH_FIELD_FLAG)
    G_STRUCT_MEMBER (int, record, field->offset) ^= 1;
  else
    G_STRUCT_MEMBER (int, record, field->offset) = G_STRUCT_MEMBER (int, other, field->offset);
  klass->free (other);
}

static void
change_anything (AshStore *store)
{
  static const AshRecordClass *const CLASSES[] = {
    &ASH_ITEM,       &ASH_ITEM,        &ASH_ITEM,      &ASH_ITEM_ORIGIN, &ASH_ASSET,
    &ASH_BANK,       &ASH_QUESTION,    &ASH_CHOICE,    &ASH_ACCEPTED,    &ASH_QUIZ_ENTRY,
    &ASH_RUBRIC,     &ASH_CRITERION,   &ASH_RATING,    &ASH_ASSESSMENT,  &ASH_ALIGNMENT,
    &ASH_STATEMENT,  &ASH_RULE,        &ASH_PARTY,     &ASH_BADGE,       &ASH_CREDENTIAL_STATEMENT,
    &ASH_DISMISSAL,  &ASH_SHEET_FIELD, &ASH_FRAMEWORK, &ASH_SOURCE,      &ASH_FOREIGN_KEY,
    &ASH_CREDENTIAL, &ASH_TREE,
  };
  const AshRecordClass *klass = CLASSES[g_test_rand_int_range (0, (int) G_N_ELEMENTS (CLASSES))];
  AshRecord *record = any_record (store, klass);
  gboolean is_head = klass == &ASH_CREDENTIAL || klass == &ASH_TREE || klass == &ASH_SOURCE;

  if (record == NULL)
    return;
  switch (is_head ? 0 : g_test_rand_int_range (0, 4))
    {
    case 0:
    case 1:
      change_text (store, klass, record);
      ash_store_update (store, klass, record, NULL);
      break;
    case 2:
      ash_store_delete (store, klass, record->id, NULL);
      break;
    default:
      g_free (record->id);
      record->id = ash_id_new ();
      change_text (store, klass, record);
      ash_store_insert (store, klass, record, NULL);
    }
  klass->free (record);
}

static void
changed_cb (AshStore *store, AshChangeSet *changes, gpointer data)
{
  ash_change_set_add (((Fixture *) data)->changes, changes);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trees = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("test-reload-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "sample.ashlar", NULL);
  fixture->store = ash_store_create (path, ASH_STORE_BUILD, &error);
  g_assert_no_error (error);
  g_assert_true (ash_desk_fill_sample (fixture->store, NULL, &error));
  g_object_unref (fixture->store);
  fixture->store = ash_store_open (path, ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  trees = ash_store_list (fixture->store, &ASH_TREE, NULL, NULL, &error);
  fixture->trees = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < trees->len; i++)
    g_ptr_array_add (fixture->trees, g_strdup (((AshRecord *) g_ptr_array_index (trees, i))->id));
  fixture->designs = g_new0 (AshDesign *, trees->len);
  fixture->changes = ash_change_set_new ();
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  g_signal_handlers_disconnect_by_func (fixture->store, changed_cb, fixture);
  for (guint i = 0; i < fixture->trees->len; i++)
    ash_design_free (fixture->designs[i]);
  g_free (fixture->designs);
  g_ptr_array_unref (fixture->trees);
  ash_change_set_free (fixture->changes);
  path = g_strdup (ash_store_get_path (fixture->store));
  g_object_unref (fixture->store);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
compare_all (Fixture *fixture)
{
  for (guint i = 0; i < fixture->trees->len; i++)
    {
      const char *tree = g_ptr_array_index (fixture->trees, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (AshDesign) before = fixture->designs[i];
      g_autoptr (AshDesign) whole = ash_store_load_design (fixture->store, tree, &error);
      AshDesign *shared =
          ash_store_reload_design (fixture->store, tree, before, fixture->changes, &error);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      expected = dump (whole);
      found = dump (shared);
      g_assert_cmpstr (found, ==, expected);
      fixture->designs[i] = shared;
    }
  g_clear_pointer (&fixture->changes, ash_change_set_free);
  fixture->changes = ash_change_set_new ();
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  compare_all (fixture);
  for (guint n = 0; n < 200; n++)
    {
      if (g_test_rand_int_range (0, 5) == 0)
        ash_store_undo (fixture->store, NULL);
      else
        for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
          change_anything (fixture->store);
      compare_all (fixture);
    }
}

/* What the next design takes over is the very same. */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->trees->len; i++)
    {
      const char *tree = g_ptr_array_index (fixture->trees, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (AshDesign) before = ash_store_load_design (fixture->store, tree, &error);
      g_autoptr (AshDesign) after = NULL;
      AshItem *item;

      if (before->credential == NULL || before->items->len < 3)
        continue;
      item = ash_item_copy (g_ptr_array_index (before->items, 1));
      g_free (item->title);
      item->title = g_strdup ("Another title");
      g_assert_true (ash_store_update (fixture->store, &ASH_ITEM, item, &error));
      after = ash_store_reload_design (fixture->store, tree, before, fixture->changes, &error);
      g_assert_no_error (error);
      g_assert_true (after->items->pdata[0] == before->items->pdata[0]);
      g_assert_true (after->items->pdata[1] != before->items->pdata[1]);
      g_assert_true (after->questions == before->questions);
      g_assert_true (after->sources == before->sources);
      g_assert_cmpstr (ash_design_item (after, item->record.id)->title, ==, "Another title");
      g_assert_cmpstr (ash_design_item (before, item->record.id)->title, !=, "Another title");
      ash_item_free (item);
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/reload/shares", Fixture, NULL, set_up, test_shares, tear_down);
  g_test_add ("/store/reload/random", Fixture, NULL, set_up, test_random, tear_down);
  return g_test_run ();
}

/* desk/: modules and items of an outline: made, used, moved, deleted, each one step. */
#include "desk-fixture.h"

static void
test_modules (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *added = NULL;
  g_autofree char *order = NULL;
  g_autofree char *gone = ash_id_new ();
  g_autofree char *none = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  added = add_module (fixture, "Between", ids[1]);
  assert_one_step (fixture, before, "Add module");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, Between, B, C");

  g_free (before);
  before = dump (fixture->store);
  none = ash_desk_add_module (fixture->store, fixture->credential, "X", gone, &fixture->error);
  g_assert_null (none);
  assert_refused (fixture, before, ASH_ERROR_NOT_FOUND);
  free_three (ids);
}

static void
test_use (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autoptr (AshItem) section = source_item (fixture, "Start here");
  g_autoptr (AshItem) page = source_item (fixture, "Welcome to Working with Data");
  const char *const both[] = { section->record.id, page->record.id, NULL };
  const char *const one[] = { page->record.id, NULL };
  g_autofree char *before = NULL;
  g_auto (GStrv) used = NULL;
  g_auto (GStrv) used_page = NULL;
  g_autoptr (AshItem) copy = NULL;
  g_autoptr (AshItemOrigin) origin = NULL;
  g_autofree char *order = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  /* The page stands in the section: it comes once. */
  used =
      ash_desk_use_items (fixture->store, fixture->credential, ids[1], NULL, both, &fixture->error);
  assert_one_step (fixture, before, "Use section");
  g_assert_cmpuint (g_strv_length (used), ==, 1);

  g_free (before);
  before = dump (fixture->store);
  used_page =
      ash_desk_use_items (fixture->store, fixture->credential, NULL, ids[1], one, &fixture->error);
  assert_one_step (fixture, before, "Use page");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, Welcome to Working with Data, B, C");
  copy = ash_store_get (fixture->store, &ASH_ITEM, used_page[0], NULL);
  origin = ash_store_find (fixture->store, &ASH_ITEM_ORIGIN, "item", used_page[0]);
  g_assert_cmpstr (copy->body, ==, page->body);
  g_assert_cmpstr (copy->path, ==, page->path);
  g_assert_cmpstr (origin->source_item, ==, page->record.id);
  g_assert_cmpstr (origin->source_digest, ==, page->body);

  /* An item of a credential is no item of a course. */
  g_free (before);
  before = dump (fixture->store);
  g_strfreev (used);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *const *) used_page, &fixture->error);
  g_assert_null (used);
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  free_three (ids);
}

/* A used quiz has lines of its own that ask the source's questions. */
static void
test_use_quiz (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) quizzes = ash_store_list (fixture->store, &ASH_ITEM, "kind", "quiz", NULL);
  gint64 n_questions = ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL);
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  AshItem *quiz = NULL;
  g_auto (GStrv) used = NULL;
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;

  for (guint i = 0; i < quizzes->len && quiz == NULL; i++)
    {
      AshItem *each = g_ptr_array_index (quizzes, i);

      if (g_str_equal (each->tree, source->tree))
        quiz = each;
    }
  g_assert_nonnull (quiz);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *const[]){ quiz->record.id, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  from = ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id, NULL);
  to = ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", used[0], NULL);
  g_assert_cmpuint (from->len, >, 0);
  g_assert_cmpuint (from->len, ==, to->len);
  for (guint i = 0; i < from->len; i++)
    {
      const AshQuizEntry *old_entry = g_ptr_array_index (from, i);
      const AshQuizEntry *new_entry = g_ptr_array_index (to, i);

      g_assert_cmpstr (old_entry->question, ==, new_entry->question);
      g_assert_cmpstr (old_entry->record.id, !=, new_entry->record.id);
    }
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, n_questions);
}

static void
test_rename_item (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AshItem) page = source_item (fixture, "Welcome to Working with Data");

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_rename_item (fixture->store, ids[0], "Alpha", &fixture->error);
  assert_one_step (fixture, before, "Rename module");
  after = dump (fixture->store);
  g_assert_cmpuint (n_changed_rows (before, after), ==, 1);

  /* What stands in the course is never changed. */
  g_assert_false (ash_desk_rename_item (fixture->store, page->record.id, "No", &fixture->error));
  assert_refused (fixture, after, ASH_ERROR_REFUSED);
  free_three (ids);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *order = NULL;
  g_autofree char *inside = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_move_items (fixture->store, (const char *const[]){ ids[2], NULL }, fixture->credential,
                       NULL, ids[0], &fixture->error);
  assert_one_step (fixture, before, "Move module");
  after = dump (fixture->store);
  g_assert_cmpuint (n_changed_rows (before, after), ==, 1);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "C, A, B");

  /* Two into the third, in the order given. */
  ash_desk_move_items (fixture->store, (const char *const[]){ ids[1], ids[0], NULL },
                       fixture->credential, ids[2], NULL, &fixture->error);
  assert_one_step (fixture, after, "Move 2 items");
  inside = titles (fixture, ids[2]);
  g_assert_cmpstr (inside, ==, "B, A");

  /* Before one of those that move: the place of the next that stays. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *const[]){ ids[0], ids[1], NULL },
                                      fixture->credential, ids[2], ids[1], &fixture->error));
  g_free (inside);
  inside = titles (fixture, ids[2]);
  g_assert_cmpstr (inside, ==, "A, B");

  /* Dropped where it was taken from: nothing happens. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *const[]){ ids[0], ids[1], NULL },
                                      fixture->credential, ids[2], NULL, &fixture->error));
  g_free (after);
  after = dump (fixture->store);
  g_assert_cmpstr (after, ==, before);

  /* Never into itself, nor into what stands below. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_false (ash_desk_move_items (fixture->store, (const char *const[]){ ids[2], NULL },
                                       fixture->credential, ids[0], NULL, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  free_three (ids);
}

/* To another credential: what is below follows, evidence that named it stays behind. */
static void
test_move_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (fixture->store, NULL);
  const AshCredential *other = g_ptr_array_index (credentials, 1);
  g_autoptr (GPtrArray) evidence =
      ash_store_list (fixture->store, &ASH_ASSESSMENT, "credential", fixture->credential, NULL);
  g_autofree char *before = dump (fixture->store);
  const AshAssessment *with_item = NULL;
  g_autoptr (AshItem) item = NULL;
  g_autoptr (AshItem) moved = NULL;
  g_autoptr (AshAssessment) left = NULL;

  for (guint i = 0; i < evidence->len && with_item == NULL; i++)
    {
      const AshAssessment *each = g_ptr_array_index (evidence, i);

      if (each->item != NULL)
        with_item = each;
    }
  g_assert_nonnull (with_item);
  item = ash_store_get (fixture->store, &ASH_ITEM, with_item->item, NULL);
  g_assert_nonnull (item->parent);
  ash_desk_move_items (fixture->store, (const char *const[]){ item->parent, NULL },
                       other->record.id, NULL, NULL, &fixture->error);
  assert_one_step (fixture, before, "Move module");
  moved = ash_store_get (fixture->store, &ASH_ITEM, with_item->item, NULL);
  g_assert_cmpstr (moved->tree, ==, other->tree);
  left = ash_store_get (fixture->store, &ASH_ASSESSMENT, with_item->record.id, NULL);
  g_assert_null (left->item);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "subject", with_item->item), ==,
                   0);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *order = NULL;
  g_autofree char *inside = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_indent_item (fixture->store, ids[1], &fixture->error);
  assert_one_step (fixture, before, "Indent");
  inside = titles (fixture, ids[0]);
  g_assert_cmpstr (inside, ==, "B");

  g_free (before);
  before = dump (fixture->store);
  g_assert_false (ash_desk_indent_item (fixture->store, ids[0], &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  g_assert_false (ash_desk_outdent_item (fixture->store, ids[0], &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);

  ash_desk_outdent_item (fixture->store, ids[1], &fixture->error);
  assert_one_step (fixture, before, "Outdent");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, B, C");

  g_free (before);
  before = dump (fixture->store);
  ash_desk_shift_item (fixture->store, ids[2], -1, &fixture->error);
  assert_one_step (fixture, before, "Move module");
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, C, B");
  ash_desk_shift_item (fixture->store, ids[0], 1, &fixture->error);
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "C, A, B");

  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_shift_item (fixture->store, ids[2], -1, &fixture->error));
  g_free (order);
  order = dump (fixture->store);
  g_assert_cmpstr (order, ==, before);
  free_three (ids);
}

/* Several keep their order, also at the ends. */
static void
test_shift_several (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  const char *pair[3] = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *order = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  pair[0] = ids[0];
  pair[1] = ids[1];
  g_assert_true (ash_desk_shift_items (fixture->store, pair, -1, &fixture->error));
  order = dump (fixture->store);
  g_assert_cmpstr (order, ==, before);
  g_assert_true (ash_desk_shift_items (fixture->store, pair, 1, &fixture->error));
  assert_one_step (fixture, before, "Move down");
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "C, A, B");

  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_shift_items (fixture->store, pair, 1, &fixture->error));
  g_free (order);
  order = dump (fixture->store);
  g_assert_cmpstr (order, ==, before);

  /* The first of them goes on, and the last has an end below it. */
  pair[0] = ids[2];
  g_assert_true (ash_desk_shift_items (fixture->store, pair, 1, &fixture->error));
  assert_one_step (fixture, before, "Move down");
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, C, B");
  g_assert_true (ash_desk_shift_items (fixture->store, pair + 2, 1, &fixture->error));
  pair[0] = "nothing";
  g_assert_false (ash_desk_shift_items (fixture->store, pair, -1, &fixture->error));
  g_clear_error (&fixture->error);
  free_three (ids);
}

static void
test_delete_items (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  guint n_tops = 0;
  g_autofree char *label = NULL;

  /* Everything is named, folders and what stands in them. */
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      g_strv_builder_add (builder, item->record.id);
      n_tops += item->parent == NULL;
    }
  ids = g_strv_builder_end (builder);
  label = g_strdup_printf ("Delete %u items", n_tops);
  ash_desk_delete_items (fixture->store, (const char *const *) ids, &fixture->error);
  assert_one_step (fixture, before, label);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "tree", fixture->tree), ==, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM_ORIGIN, "item", ids[i]), ==, 0);
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "quiz", ids[i]), ==, 0);
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_ASSESSMENT, "item", ids[i]), ==, 0);
    }
}

/* A hundred items put at the same spot: places stay short and in order. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autoptr (GPtrArray) items = NULL;
  const AshItem *last = NULL;

  three_modules (fixture, ids);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *title = g_strdup_printf ("%03u", i);
      g_autofree char *id = add_module (fixture, title, ids[1]);
    }
  items = ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  g_assert_cmpuint (items->len, ==, 103);
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      g_assert_true (last == NULL || g_strcmp0 (last->pos, item->pos) < 0);
      g_assert_cmpuint (strlen (item->pos), <, 40);
      last = item;
    }
  g_assert_cmpstr (last->title, ==, "C");
  free_three (ids);
}

/* Places in a stranger's document may leave no room: the row is numbered anew, in one step. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *added = NULL;
  g_autofree char *order = NULL;

  three_modules (fixture, ids);
  ash_store_begin (fixture->store, "Break", NULL, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, ids[i], NULL);

      g_free (item->pos);
      item->pos = g_strdup (i == 0 ? "0" : "5");
      ash_store_update (fixture->store, &ASH_ITEM, item, NULL);
    }
  ash_store_commit (fixture->store, NULL);
  before = dump (fixture->store);
  added = add_module (fixture, "First", ids[0]);
  assert_one_step (fixture, before, "Add module");
  g_clear_pointer (&added, g_free);
  added = add_module (fixture, "Last but one", ids[2]);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "First, A, B, Last but one, C");
  free_three (ids);
}

/* A circle of folders in a stranger's document ends in a sentence. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;

  three_modules (fixture, ids);
  ash_store_begin (fixture->store, "Break", NULL, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, ids[i], NULL);

      item->parent = g_strdup (ids[i == 0 ? 1 : 0]);
      ash_store_update (fixture->store, &ASH_ITEM, item, NULL);
    }
  ash_store_commit (fixture->store, NULL);
  before = dump (fixture->store);
  g_assert_false (ash_desk_delete_items (fixture->store, (const char *const[]){ ids[2], NULL },
                                         &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_LIMIT);
  free_three (ids);
}

#define ADD(name, func) g_test_add ("/desk-outline/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("modules", test_modules);
  ADD ("use", test_use);
  ADD ("use-quiz", test_use_quiz);
  ADD ("rename-item", test_rename_item);
  ADD ("move", test_move);
  ADD ("move-away", test_move_away);
  ADD ("steps", test_steps);
  ADD ("shift-several", test_shift_several);
  ADD ("delete-items", test_delete_items);
  ADD ("places", test_places);
  ADD ("no-room", test_no_room);
  ADD ("circle", test_circle);
  return g_test_run ();
}

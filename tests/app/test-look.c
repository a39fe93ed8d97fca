/* widgets/: AshLook. The newest order alone is heard of, and nothing once its owner is gone. */
#include <ash-look.h>

#include <ash-error.h>
#include <ash-store.h>
#include <glib/gstdio.h>

typedef struct
{
  AshDocument *document;
  char *folder; /* its session's */
  AshLook *look;
  GString *heard; /* what was found, in the order in which it came */
  gboolean is_busy_in_callback;
  gboolean clears_itself;
} Fixture;

static gint n_orders; /* that are not freed yet */
static gint n_found;  /* likewise */

static char *
order_new (const char *text)
{
  g_atomic_int_inc (&n_orders);
  return g_strdup (text);
}

static void
order_free (gpointer data)
{
  g_free (data);
  g_atomic_int_add (&n_orders, -1);
}

static void
found_free (gpointer data)
{
  g_free (data);
  g_atomic_int_add (&n_found, -1);
}

/* One order fails; one takes until nobody wants it, and then finds something all the same. */
static gpointer
look (AshStore *store, gconstpointer order, AshProgress *progress, GError **error)
{
  GCancellable *cancellable = ash_progress_get_cancellable (progress);

  g_assert_true (ASH_IS_STORE (store));
  if (g_str_equal (order, "fails"))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, "nothing there");
      return NULL;
    }
  while (g_str_equal (order, "long") && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  g_atomic_int_inc (&n_found);
  return g_ascii_strup (order, -1);
}

static void
looked_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true ((found == NULL) == (error != NULL));
  g_string_append_printf (fixture->heard, "%s: %s; ", (const char *) order,
                          found != NULL ? (const char *) found : error->message);
  fixture->is_busy_in_callback = ash_look_is_busy (fixture->look);
  if (found != NULL)
    found_free (found);
  if (fixture->clears_itself)
    ash_look_clear (&fixture->look);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->document = ash_document_new (&error);
  g_assert_no_error (error);
  fixture->folder = g_path_get_dirname (ash_document_get_session_path (fixture->document));
  fixture->heard = g_string_new (NULL);
  fixture->look = ash_look_new (look, order_free, found_free, looked_cb, fixture);
  g_assert_false (ash_look_is_busy (fixture->look));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ash_look_clear (&fixture->look);
  ash_document_close (fixture->document, NULL);
  g_object_unref (fixture->document);
  ash_session_discard (fixture->folder, NULL);
  g_free (fixture->folder);
  g_string_free (fixture->heard, TRUE);
}

/* Until every worker has ended and been told of. */
static void
settle (void)
{
  while (g_atomic_int_get (&n_orders) > 0 || g_atomic_int_get (&n_found) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
order (Fixture *fixture, const char *text)
{
  ash_look_order (fixture->look, fixture->document, order_new (text));
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  order (fixture, "one");
  g_assert_true (ash_look_is_busy (fixture->look));
  settle ();
  g_assert_false (fixture->is_busy_in_callback);
  order (fixture, "fails");
  settle ();
  order (fixture, "two");
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "one: ONE; fails: nothing there; two: TWO; ");
  g_assert_false (ash_look_is_busy (fixture->look));
}

static void
test_newest (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    order (fixture, "long");
  order (fixture, "last");
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "last: LAST; ");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  order (fixture, "long");
  ash_look_cancel (fixture->look);
  g_assert_false (ash_look_is_busy (fixture->look));
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "");
  order (fixture, "after");
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "after: AFTER; ");
}

/* What it found may lie ready for the main loop when its owner goes. */
static void
test_owner_goes (Fixture *fixture, gconstpointer data)
{
  order (fixture, "ready");
  while (g_atomic_int_get (&n_found) == 0)
    g_usleep (500);
  g_usleep (20000);
  ash_look_clear (&fixture->look);
  g_assert_null (fixture->look);
  ash_look_clear (&fixture->look);
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_owner_goes_when_told (Fixture *fixture, gconstpointer data)
{
  fixture->clears_itself = TRUE;
  order (fixture, "one");
  settle ();
  g_assert_null (fixture->look);
  g_assert_cmpstr (fixture->heard->str, ==, "one: ONE; ");
}

static void
test_document_closes (Fixture *fixture, gconstpointer data)
{
  order (fixture, "ready");
  while (g_atomic_int_get (&n_found) == 0)
    g_usleep (500);
  ash_document_close (fixture->document, NULL);
  settle ();
  g_assert_false (ash_look_is_busy (fixture->look));
  order (fixture, "closed");
  g_assert_false (ash_look_is_busy (fixture->look));
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

/* Its owner may go on with another. */
static void
test_document_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;

  order (fixture, "one");
  ash_document_close (fixture->document, NULL);
  g_object_unref (fixture->document);
  fixture->document = ash_document_new (NULL);
  settle ();
  order (fixture, "two");
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "two: TWO; ");
  folder = fixture->folder;
  fixture->folder = g_path_get_dirname (ash_document_get_session_path (fixture->document));
  ash_session_discard (folder, NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("test-look-XXXXXX", NULL);
  const char *remove[] = { "rm", "-rf", state, NULL };
  int code;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/look/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("finds", test_finds);
  ADD ("newest", test_newest);
  ADD ("cancel", test_cancel);
  ADD ("owner-goes", test_owner_goes);
  ADD ("owner-goes-when-told", test_owner_goes_when_told);
  ADD ("document-closes", test_document_closes);
  ADD ("document-goes", test_document_goes);
#undef ADD
  code = g_test_run ();
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  return code;
}

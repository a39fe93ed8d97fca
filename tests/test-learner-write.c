#include "made-design.h"

#include <ash-learner.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static char *
load (AshSite *site, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ash_site_load (site, path, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Made *
small_course (void)
{
  Made *made = made_new ("Course", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "Module", NULL);
  AshItem *item = made_item (made, module, ASH_ITEM_PAGE, "Page",
                             "<img src=\"media/a.png\" alt=\"A\"><a href=\"spare.html\">spare</a>");
  g_autofree char *media = g_strnfill (100000, 'x');

  item->path = g_strdup ("course/page.html");
  item = made_item (made, module, ASH_ITEM_FILE, "Download", media);
  item->path = g_strdup ("course/other/A.PNG");
  item = made_item (made, NULL, ASH_ITEM_PAGE, "Spare", "<p>spare</p>");
  item->path = g_strdup ("course/spare.html");
  g_ptr_array_remove_index (g_hash_table_lookup (made->design->children, ""), 1);
  item->is_linked = FALSE;
  item = made_item (made, module, ASH_ITEM_PAGE, "Guide", "<p>Planted words</p>");
  item->path = g_strdup ("course/guide.html");
  item->role = ASH_ROLE_INSTRUCTOR;
  made_asset (made, "course/media/a.png", "image/png", media, 50000);
  made_asset (made, "course/media/unused.png", "image/png", media, 10);
  made_source (made);
  return made;
}

static void
test_paths (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
  g_autoptr (GPtrArray) paths = ash_site_paths (site);
  g_autoptr (GError) error = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = load (site, g_ptr_array_index (paths, i));

      g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (paths, i));
      assert_lacks (text, "Planted words");
    }
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, "index.html");
  /* start, module, page, download, list of modules, style, the linked spare page, two files of
   * which one is called like the other but for its capitals */
  g_test_message ("%s", all->str);
  g_assert_cmpuint (paths->len, ==, 9);
  assert_has (all->str, "files/A.PNG\n");
  assert_has (all->str, "files/a-2.png\n");
  assert_lacks (all->str, "unused");
  bytes = ash_site_load (site, "files/a-2.png", &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "image/png");
  g_assert_null (ash_site_load (site, "../secret", NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_string_free (all, TRUE);
}

typedef struct
{
  char *parent;
  char *site;
} Folder;

static void
folder_init (Folder *self)
{
  self->parent = g_dir_make_tmp ("ashlar-XXXXXX", NULL);
  self->site = g_build_filename (self->parent, "site", NULL);
}

static void
folder_clear (Folder *self)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->parent);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->parent);
  g_free (self->site);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static guint
n_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_write (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
  g_autoptr (GPtrArray) paths = ash_site_paths (site);
  g_autoptr (AshReport) report = ash_report_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Folder) folder = { 0 };

  folder_init (&folder);
  for (guint pass = 0; pass < 2; pass++)
    {
      g_assert_true (ash_site_write (site, folder.site, pass == 0 ? report : NULL, NULL, &error));
      g_assert_no_error (error);
      for (guint i = 0; i < paths->len; i++)
        {
          const char *path = g_ptr_array_index (paths, i);
          g_autofree char *full = g_build_filename (folder.site, path, NULL);
          g_autofree char *text = NULL;
          g_autofree char *wanted = load (site, path);

          g_assert_true (g_file_get_contents (full, &text, NULL, &error));
          g_assert_cmpstr (text, ==, wanted);
        }
      g_assert_cmpuint (n_entries (folder.parent), ==, 1);
    }
  g_assert_cmpuint (report->lines->len, ==, 1);
  g_assert_cmpstr (((AshReportLine *) g_ptr_array_index (report->lines, 0))->where, ==,
                   "Module / Guide");
}

/* Written again, a site holds what it holds now and nothing of before. */
static void
test_write_again (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (Made) other = made_new ("Other", "en");
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
  g_autoptr (AshSite) second = ash_site_new (other->design, &other->bodies);
  g_autoptr (GError) error = NULL;
  g_auto (Folder) folder = { 0 };

  folder_init (&folder);
  g_assert_cmpint (g_mkdir (folder.site, 0777), ==, 0);
  g_assert_true (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_true (ash_site_write (second, folder.site, NULL, NULL, &error));
  g_assert_no_error (error);
  /* index.html, modules.html, style.css and the listing */
  g_assert_cmpuint (n_entries (folder.site), ==, 4);
  g_assert_cmpuint (n_entries (folder.parent), ==, 1);
}

static void
test_write_foreign (void)
{
  static const char *const places[] = { "site/letter.txt", "site/pages/letter.txt",
                                        "site/.hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint pass = 0; pass < 2; pass++)
      {
        g_autoptr (Made) made = small_course ();
        g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
        g_autoptr (GError) error = NULL;
        g_auto (Folder) folder = { 0 };
        g_autofree char *letter = NULL;
        g_autofree char *parent = NULL;
        guint before;

        folder_init (&folder);
        letter = g_build_filename (folder.parent, places[i], NULL);
        parent = g_path_get_dirname (letter);
        /* In a folder of somebody's, and in one of ours where somebody put something. */
        if (pass == 1)
          g_assert_true (ash_site_write (site, folder.site, NULL, NULL, NULL));
        g_assert_cmpint (g_mkdir_with_parents (parent, 0777), ==, 0);
        g_assert_true (g_file_set_contents (letter, "Dear", -1, NULL));
        before = n_entries (folder.site);
        g_assert_false (ash_site_write (site, folder.site, NULL, NULL, &error));
        g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
        assert_has (error->message, strstr (places[i], "/") + 1);
        g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
        g_assert_cmpuint (n_entries (folder.site), ==, before);
        g_assert_cmpuint (n_entries (folder.parent), ==, 1);
      }
}

/* A listing that somebody made, with a link to a folder of the user's: nothing there is ours. */
static void
test_write_planted (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
  g_autoptr (GError) error = NULL;
  g_auto (Folder) folder = { 0 };
  g_autofree char *listing = NULL;
  g_autofree char *link = NULL;
  g_autofree char *home = NULL;
  g_autofree char *letter = NULL;

  folder_init (&folder);
  home = g_build_filename (folder.parent, "home", NULL);
  letter = g_build_filename (home, "letter.txt", NULL);
  listing = g_build_filename (folder.site, ".ashlar-site", NULL);
  link = g_build_filename (folder.site, "pages", NULL);
  g_assert_cmpint (g_mkdir (home, 0777), ==, 0);
  g_assert_cmpint (g_mkdir (folder.site, 0777), ==, 0);
  g_assert_true (g_file_set_contents (letter, "Dear", -1, NULL));
  g_assert_true (g_file_set_contents (
      listing, "pages\npages/letter.txt\n../home/letter.txt\nx/y/../../../home/letter.txt", -1,
      NULL));
  g_assert_cmpint (symlink (home, link), ==, 0);
  g_assert_false (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  /* Without the link the folder holds nothing but the listing, and may be taken. */
  g_assert_cmpint (unlink (link), ==, 0);
  g_clear_error (&error);
  g_assert_true (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

static void
test_write_onto_file (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
  g_autoptr (GError) error = NULL;
  g_auto (Folder) folder = { 0 };

  folder_init (&folder);
  g_assert_true (g_file_set_contents (folder.site, "Dear", -1, NULL));
  g_assert_false (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_assert_cmpuint (n_entries (folder.parent), ==, 1);
}

/* A stream that ends in an error, or is cancelled, after some of its bytes. */
static gboolean
failing_stream (
    gpointer user_data, const char *digest, AshChunkFunc func, gpointer func_data, GError **error)
{
  if (!func ((const guint8 *) "half", 4, func_data, error))
    return FALSE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_FAILED, "the disk is gone");
  return FALSE;
}

static void
test_write_fails (void)
{
  g_autoptr (Made) made = small_course ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (GError) error = NULL;
  g_autofree char *index = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (Folder) folder = { 0 };
  g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);

  folder_init (&folder);
  g_cancellable_cancel (cancellable);
  g_assert_false (ash_site_write (site, folder.site, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (n_entries (folder.parent), ==, 0);

  made->bodies.stream = failing_stream;
  g_assert_false (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (n_entries (folder.parent), ==, 0);

  /* What was there before stays, whole. */
  made->bodies.stream = made_stream;
  g_assert_true (ash_site_write (site, folder.site, NULL, NULL, &error));
  index = g_build_filename (folder.site, "index.html", NULL);
  g_assert_true (g_file_get_contents (index, &before, NULL, NULL));
  made->bodies.stream = failing_stream;
  g_assert_false (ash_site_write (site, folder.site, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (index, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_entries (folder.parent), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learner/site/paths", test_paths);
  g_test_add_func ("/learner/site/write", test_write);
  g_test_add_func ("/learner/site/write/again", test_write_again);
  g_test_add_func ("/learner/site/write/foreign", test_write_foreign);
  g_test_add_func ("/learner/site/write/planted", test_write_planted);
  g_test_add_func ("/learner/site/write/onto-file", test_write_onto_file);
  g_test_add_func ("/learner/site/write/fails", test_write_fails);
  return g_test_run ();
}

#include "made-design.h"

#include <ash-learner.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <time.h>
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

static char *
load_item (AshSite *site, const AshItem *item)
{
  g_autofree char *path = ash_site_path_of_item (site, item->record.id);

  return load (site, path);
}

/* The page that @html becomes, as the one page of a course with a source. */
static char *
shown (Made *made, const char *html, AshReport *report)
{
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "Module", NULL);
  AshItem *item = made_item (made, module, ASH_ITEM_PAGE, "A page", html);
  g_autoptr (AshSite) site = NULL;

  item->path = g_strdup ("course/page.html");
  made_source (made);
  site = ash_site_new (made->design, &made->bodies);
  if (report != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = g_dir_make_tmp ("ashlar-XXXXXX", NULL);
      g_autofree char *target = g_build_filename (folder, "site", NULL);
      g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);

      g_assert_true (ash_site_write (site, target, report, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
    }
  return load_item (site, item);
}

static void
test_content_hostile (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  g_autofree char *html =
      shown (made,
             "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=0>"
             "<body onload=\"go()\"><svg onload=alert(1)><script>alert(2)</script></svg>"
             "<img src=x.png onerror=alert(3)><form action=\"https://evil.example\">"
             "<input formaction=\"javascript:x\" autofocus></form>"
             "<a href=\" java\nscript:alert(4)\">a</a>"
             "<a href=\"data:text/html,<script>alert(5)</script>\">b</a>"
             "<iframe srcdoc=\"<script>alert(6)</script>\"></iframe>"
             "<p style=\"background:url(https://evil.example/p);position:fixed;margin:1em\">c</p>"
             "<template><script>alert(7)</script></template><style>*{display:none}</style>"
             "<xmp><script>alert(8)</script></xmp><div class=\"as-skip\" id=\"x\">d</div>"
             "</main></body></html><p><b><div>unclosed",
             NULL);
  const char *end = strstr (html, "unclosed");
  static const char *const gone[] = { "<script",      "onload",      "onerror",
                                      "evil.example", "javascript:", "srcdoc",
                                      "<form",        "formaction",  "autofocus",
                                      "<style",       "position",    "http-equiv=\"refresh",
                                      "as-skip\" id", "data:text" };

  /* Before the article there is markup of ours that knows some of these words. */
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (strstr (strstr (html, "<article"), gone[i]) != NULL)
      g_error ("“%s” came through: %s", gone[i], strstr (html, "<article"));
  assert_has (html, "margin:1em");
  assert_has (html, "&lt;script&gt;alert(8)");
  g_assert_nonnull (end);
  assert_has (end, "</article>");
  assert_has (end, "</main>");
  assert_has (end, "<footer");
}

static void
test_content_kept (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  g_autofree char *html =
      shown (made,
             "<h1>A page</h1><h2>Part</h2><p lang=\"fr\">Bon<br>jour &amp; <em>salut</em></p>"
             "<table><tr><th scope=\"col\">x</th></tr></table><ul><li>1<li>2</ul>"
             "<math><mi>x</mi></math><pre>a\n  b</pre><details><summary>s</summary>t</details>"
             "<p style=\"color:white\">seen</p>"
             "<div style=\"background:#222;color:#fff\"><p style=\"color:#eee\">box</p></div>"
             "<script type=\"math/tex\">x^2</script>",
             NULL);

  /* The heading that only repeats the title is left out, and what is below it keeps its level. */
  assert_has (html, "<h1>A page</h1>");
  assert_lacks (html, "A page</h2>");
  g_assert_null (strstr (strstr (html, "A page</h1>") + 1, "A page</h1>"));
  assert_has (html, "<h2>Part</h2>");
  assert_has (html, "<p lang=\"fr\">Bon<br>jour &amp; <em>salut</em></p>");
  assert_has (html, "<th scope=\"col\">x</th>");
  assert_has (html, "<ul><li>1</li><li>2</li></ul>");
  assert_has (html, "<math><mi>x</mi></math>");
  assert_has (html, "<pre>a\n  b</pre>");
  assert_has (html, "<summary>s</summary>");
  assert_has (html, "<p>seen</p>");
  assert_has (html, "<div style=\"background:#222;color:#fff\"><p style=\"color:#eee\">box</p>");
  assert_has (html, "<div class=\"as-paper\">");
  assert_has (html, "<code>x^2</code>");
}

static void
test_content_links (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  g_autoptr (AshReport) report = ash_report_new ();
  AshItem *other = made_item (made, NULL, ASH_ITEM_PAGE, "Other", "<p id=\"a\">Other</p>");
  AshItem *guide = made_item (made, NULL, ASH_ITEM_PAGE, "Guide", "<p>Guide</p>");
  g_autofree char *wanted = NULL;
  g_autofree char *html = NULL;

  other->path = g_strdup ("course/other page.html");
  guide->path = g_strdup ("course/guide.html");
  guide->role = ASH_ROLE_INSTRUCTOR;
  made_asset (made, "course/media/my file.pdf", "application/pdf", "x", 1);
  html =
      shown (made,
             "<a href=\"other%20page.html?x=1#a\">one</a> <a href=\"media/my%20file.pdf\">two</a> "
             "<a href=\"guide.html\">three</a> <a href=\"gone.html\">four <b>bold</b></a> "
             "<a href=\"https://example.org/?a=1&amp;b=2\">five</a> <a href=\"#top\">six</a> "
             "<a href=\"mailto:a@example.org\">seven</a> <a name=\"here\">eight</a>"
             "<img src=\"//far.example/p.png\" alt=\"Far\"><video poster=p.png><source "
             "src=\"https://video.example/v.mp4\"></video>",
             report);
  wanted = g_strdup_printf ("<a href=\"%s.html#a\">one</a>", other->record.id);
  assert_has (html, wanted);
  assert_has (html, "<a href=\"../files/my_file.pdf\">two</a>");
  assert_has (html, "<span class=\"as-dead\">three<small class=\"as-dead-note\"> (not part of this "
                    "course)</small></span>");
  assert_has (html, "<span class=\"as-dead\">four <b>bold</b><small class=\"as-dead-note\"> (this "
                    "link leads nowhere)</small></span>");
  assert_has (html, "<a href=\"https://example.org/?a=1&amp;b=2\" class=\"as-out\" rel=");
  assert_has (html, "<a href=\"#top\">six</a>");
  assert_has (html, "<a href=\"mailto:a@example.org\">seven</a>");
  assert_has (html, "<a name=\"here\">eight</a>");
  assert_has (html, "opens outside: far.example");
  assert_has (html, "opens outside: video.example");
  g_assert_cmpuint (ash_report_n_lines (report, ASH_LINE_DEAD_LINK), ==, 2);
  g_assert_cmpstr (((AshReportLine *) g_ptr_array_index (report->lines, 0))->where, ==,
                   "Module / A page");
}

static void
test_content_unreadable (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  g_autoptr (Made) lost = made_new ("Course", "en");
  g_autoptr (AshReport) report = ash_report_new ();
  GString *deep = g_string_new (NULL);
  g_autofree char *html = NULL;
  g_autoptr (AshSite) site = NULL;
  g_autofree char *missing = NULL;
  AshItem *item;

  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "<div><b>");
  html = shown (made, deep->str, report);
  assert_has (html, "This page cannot be shown");
  g_assert_cmpuint (ash_report_n_lines (report, ASH_LINE_REFUSED), ==, 1);
  item = made_item (lost, NULL, ASH_ITEM_PAGE, "Lost", "<p>x</p>");
  g_hash_table_remove_all (lost->objects);
  site = ash_site_new (lost->design, &lost->bodies);
  missing = load_item (site, item);
  assert_has (missing, "The text of this page is missing.");
  g_string_free (deep, TRUE);
}

static void
test_quiz (void)
{
  static const char verbatim[] =
      "<item><presentation><material><mattext texttype=\"text/html\">&lt;p&gt;Drag "
      "&lt;em&gt;these&lt;/em&gt;&lt;/p&gt;</mattext></material></presentation></item>";
  g_autoptr (Made) made = made_new ("Course", "en");
  AshItem *quiz = made_item (made, NULL, ASH_ITEM_QUIZ, "Quiz", NULL);
  AshItem *empty = made_item (made, NULL, ASH_ITEM_QUIZ, "Empty", NULL);
  AshQuestion *question;
  g_autoptr (AshSite) site = NULL;
  g_autofree char *html = NULL;
  g_autofree char *nothing = NULL;

  question = made_question (made, quiz, ASH_QUESTION_FILL_IN, "Say \"it\"");
  made_accepted (made, question, "\"it\" & <b>", ASH_ACCEPT_EXACT);
  question = made_question (made, quiz, ASH_QUESTION_MULTIPLE_CHOICE, "No key");
  made_choice (made, question, "One", FALSE, NULL);
  question = made_question (made, quiz, ASH_QUESTION_UNKNOWN, NULL);
  question->verbatim = g_strdup (made_object (made, verbatim, strlen (verbatim)));
  site = ash_site_new (made->design, &made->bodies);
  html = load_item (site, quiz);
  assert_has (html, "&quot;text&quot;: &quot;\\&quot;it\\&quot; &amp; &lt;b&gt;&quot;");
  assert_has (html, "No right answer is known for this question.");
  assert_has (html, "<p>Drag <em>these</em></p>");
  assert_has (html, "can be taken only where the course is taught");
  assert_has (html, "whoever looks into this page can find the answers");
  nothing = load_item (site, empty);
  assert_has (nothing, "This quiz has no questions.");
  assert_lacks (nothing, "<script>");
}

static void
test_policy (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  AshItem *quiz = made_item (made, NULL, ASH_ITEM_QUIZ, "Quiz", NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (AshSite) site = NULL;
  g_autofree char *html = NULL;
  g_autofree char *hash = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;
  const char *start;

  made_question (made, quiz, ASH_QUESTION_ESSAY, "Write");
  site = ash_site_new (made->design, &made->bodies);
  html = load_item (site, quiz);
  start = strstr (html, "<script>") + strlen ("<script>");
  g_checksum_update (checksum, (const guchar *) start, strstr (start, "</script>") - start);
  g_checksum_get_digest (checksum, digest, &size);
  hash = g_base64_encode (digest, size);
  assert_has (ash_site_content_security_policy (site), hash);
  assert_has (ash_site_content_security_policy (site), "default-src 'none'");
  assert_lacks (ash_site_content_security_policy (site), "http");
  assert_has (html, "http-equiv=\"Content-Security-Policy\"");
  g_assert_null (strstr (strstr (html, "</script>") + 1, "<script"));
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

static void
test_languages (void)
{
  static const struct
  {
    const char *lang;
    const char *mark;
  } cases[] = { { "en", "<html lang=\"en\" dir=\"ltr\">" },
                { "ar-EG", "<html lang=\"ar-EG\" dir=\"rtl\">" },
                { "az-Arab", "<html lang=\"az-Arab\" dir=\"rtl\">" },
                { "uk", "<html lang=\"uk\" dir=\"ltr\">" },
                { NULL, "<html lang=\"en\" dir=\"ltr\">" },
                { "x\"><script>", "<html lang=\"x&quot;&gt;&lt;script&gt;\" dir=\"ltr\">" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Made) made = made_new ("Course", cases[i].lang);
      g_autoptr (AshSite) site = ash_site_new (made->design, &made->bodies);
      g_autofree char *html = load (site, "index.html");

      assert_has (html, cases[i].mark);
    }
}

#ifdef __SANITIZE_ADDRESS__
#define SLOWER 20
#else
#define SLOWER 1
#endif

/* The preview asks page by page: a page of a large course is made within a frame and a bit. */
static void
test_speed (void)
{
  g_autoptr (Made) made = made_new ("Course", "en");
  GString *html = g_string_new (NULL);
  AshItem *last = NULL;
  g_autoptr (AshSite) site = NULL;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (html, "<p>Words and <a href=\"page-%u.html\">a link</a>, again.</p>",
                            i);
  for (guint i = 0; i < 40; i++)
    {
      AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "Module", NULL);

      for (guint j = 0; j < 25; j++)
        {
          last = made_item (made, module, ASH_ITEM_PAGE, "Page", html->str);
          last->path = g_strdup_printf ("course/page-%u.html", i * 25 + j);
        }
    }
  made_source (made);
  site = ash_site_new (made->design, &made->bodies);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *page = NULL;
      clock_t start = clock ();

      page = load_item (site, last);
      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
      g_assert_nonnull (strstr (page, "a link</a>"));
    }
  g_test_minimized_result (best, "a page of 400 links among 1,000 pages: %.1f ms", best * 1000);
  g_assert_cmpfloat (best, <, 0.020 * SLOWER);
  g_string_free (html, TRUE);
}

static void
test_rubric_marks (void)
{
  static const char page[] = "<p>Brief</p>\n<section data-ashlar-rubric=\"aa\">\n<table></table>\n"
                             "</section>\n<p>After</p><section data-ashlar-rubric='bb'>x</section>";
  g_autofree char *without = ash_learner_without_rubrics (page);
  g_autofree char *plain = ash_learner_without_rubrics ("<p>Brief</p>");

  g_assert_true (ash_learner_has_rubric (page, "aa"));
  g_assert_true (ash_learner_has_rubric (page, "bb"));
  g_assert_true (ash_learner_has_rubric (page, NULL));
  g_assert_false (ash_learner_has_rubric (page, "cc"));
  g_assert_false (ash_learner_has_rubric ("<p>data-ashlar-rubric=\"aa\"</p>", "aa"));
  g_assert_cmpstr (without, ==, "<p>Brief</p>\n<p>After</p>");
  g_assert_cmpstr (plain, ==, "<p>Brief</p>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learner/content/hostile", test_content_hostile);
  g_test_add_func ("/learner/content/kept", test_content_kept);
  g_test_add_func ("/learner/content/links", test_content_links);
  g_test_add_func ("/learner/content/unreadable", test_content_unreadable);
  g_test_add_func ("/learner/quiz", test_quiz);
  g_test_add_func ("/learner/policy", test_policy);
  g_test_add_func ("/learner/site/paths", test_paths);
  g_test_add_func ("/learner/site/write", test_write);
  g_test_add_func ("/learner/site/write/again", test_write_again);
  g_test_add_func ("/learner/site/write/foreign", test_write_foreign);
  g_test_add_func ("/learner/site/write/planted", test_write_planted);
  g_test_add_func ("/learner/site/write/onto-file", test_write_onto_file);
  g_test_add_func ("/learner/site/write/fails", test_write_fails);
  g_test_add_func ("/learner/site/languages", test_languages);
  g_test_add_func ("/learner/site/speed", test_speed);
  g_test_add_func ("/learner/rubric/marks", test_rubric_marks);
  return g_test_run ();
}

#include "made-design.h"

#include <ash-learner.h>
#include <gio/gio.h>
#include <time.h>

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
  g_test_add_func ("/learner/site/languages", test_languages);
  g_test_add_func ("/learner/site/speed", test_speed);
  g_test_add_func ("/learner/rubric/marks", test_rubric_marks);
  return g_test_run ();
}

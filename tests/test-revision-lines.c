/* desk/: what differs between versions in words, decisions that are bound to them, comments. */
#include <ash-archive.h>
#include <ash-desk-comment.h>
#include <ash-desk-decide.h>
#include <ash-desk-evidence.h>
#include <ash-error.h>
#include <ash-replace.h>
#include <ash-revision-lines.h>
#include <ash-spec.h>
#include <ash-talk.h>

#include <string.h>

#include "revision-fixture.h"

/* In words, and one thing of it taken back. */

static const AshRevisionLine *
line_about (GPtrArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const AshRevisionLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->title, title))
        return line;
    }
  return NULL;
}

static gboolean
says (const AshRevisionLine *line, const char *words)
{
  for (guint i = 0; i < line->details->len; i++)
    if (g_str_equal (g_ptr_array_index (line->details, i), words))
      return TRUE;
  return FALSE;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autoptr (AshItem) charts = ash_store_find (store, &ASH_ITEM, "title", "Charts");
  g_autofree char *page = ash_desk_add_item (store, fixture->credential, charts->record.id, NULL,
                                             ASH_ITEM_PAGE, "Bars", NULL);
  g_autofree char *gone = ash_desk_add_module (store, fixture->credential, "Old", NULL, NULL);
  g_autofree char *inside =
      ash_desk_add_item (store, fixture->credential, gone, NULL, ASH_ITEM_PAGE, "Inside", NULL);
  g_autofree char *maps = NULL;
  g_autofree char *revision = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) between = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static ("<p>One bar.</p>", 15);
  const char *const old[] = { gone, NULL };
  const AshRevisionLine *line;

  revision = ash_revision_keep (store, fixture->credential, "First", "Ada", "Begun", NULL);
  g_assert_nonnull (revision);
  maps = ash_desk_add_module (store, fixture->credential, "Maps", charts->record.id, NULL);
  g_assert_true (ash_desk_set_int (store, &ASH_ITEM, page, "minutes", 25, "Time", NULL));
  g_assert_true (ash_desk_set_body (store, page, body, "text/html", NULL, "Text", NULL));
  g_assert_true (ash_desk_set_field (store, fixture->credential, "purpose", "Else", NULL));
  g_assert_true (ash_desk_delete_items (store, old, NULL));
  second = ash_revision_add (store, fixture->credential, "Second", NULL);

  lines = ash_revision_describe (store, revision, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (lines->len, ==, 4);
  line = line_about (lines, "Maps");
  g_assert_cmpint (line->fate, ==, ASH_REVISION_ADDED);
  line = line_about (lines, "Old"); /* with the page in it */
  g_assert_cmpint (line->fate, ==, ASH_REVISION_REMOVED);
  g_assert_null (line_about (lines, "Inside"));
  line = line_about (lines, "Bars");
  g_assert_cmpint (line->fate, ==, ASH_REVISION_CHANGED);
  g_assert_true (says (line, "Learners’ time: nothing → 25 min"));
  g_assert_cmpstr (line->after, ==, "<p>One bar.</p>");
  line = line_about (lines, "Purpose");
  g_assert_true (says (line, "“To read charts” → “Else”"));
  between = ash_revision_describe (store, revision, second, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (between->len, ==, 4);

  line = line_about (lines, "Old");
  g_assert_true (
      ash_revision_restore_some (store, revision, (const char *const *) line->ids->pdata, NULL));
  left = ash_revision_describe (store, revision, NULL, &fixture->error);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "id", inside), ==, 1);
  g_assert_true (ash_store_undo (store, NULL));
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "id", inside), ==, 0);
}

/* How evidence is kept honest is compared in words, taken back, found, and printed. */
static void
test_integrity (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autofree char *viva =
      ash_desk_add_evidence (store, fixture->credential, NULL, "Viva", NULL, &fixture->error);
  g_autofree char *revision = ash_revision_keep (store, fixture->credential, "First", "", "", NULL);
  const AshReplaceQuery query = { .words = (char *) "supervised" };
  const AshSpecOptions options = { 0 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (AshReplaceFound) found = NULL;
  g_autoptr (AshAssessment) changed = NULL;
  g_autoptr (AshAssessment) restored = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autofree char *text = NULL;
  const AshRevisionLine *line;

  g_assert_no_error (fixture->error);
  g_assert_true (ash_desk_set_text (store, &ASH_ASSESSMENT, viva, "integrity",
                                    "Supervised & filmed", "Honest", NULL));
  g_assert_true (ash_desk_set_attempts (store, viva, 0, NULL));
  g_assert_true (ash_desk_set_time (store, viva, 20, NULL));
  lines = ash_revision_describe (store, revision, NULL, &fixture->error);
  line = line_about (lines, "Viva");
  g_assert_true (says (line, "How it is kept honest: nothing → “Supervised & filmed”"));
  g_assert_true (says (line, "Attempts: nothing → any number"));
  g_assert_true (says (line, "Time: nothing → 20 min"));

  page = ash_desk_specification (store, fixture->credential, &options, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  text = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  g_assert_nonnull (strstr (text, "How it is kept honest"));
  g_assert_nonnull (strstr (text, "Supervised &amp; filmed"));
  g_assert_nonnull (strstr (text, ">Any number</td><td class=\"said\">20 min</td>"));

  found = ash_replace_find (store, &query, 100, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (found->hits->len, ==, 1);
  ((AshReplaceHit *) found->hits->pdata[0])->is_chosen = TRUE;
  g_assert_cmpint (ash_desk_replace (store, found, "Watched", &fixture->error), ==, 1);
  changed = ash_store_get (store, &ASH_ASSESSMENT, viva, NULL);
  g_assert_cmpstr (changed->integrity, ==, "Watched & filmed");

  g_assert_true (
      ash_revision_restore_some (store, revision, (const char *const *) line->ids->pdata, NULL));
  restored = ash_store_get (store, &ASH_ASSESSMENT, viva, NULL);
  g_assert_null (restored->integrity);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) charts = ash_store_find (fixture->store, &ASH_ITEM, "title", "Charts");
  g_autofree char *maps =
      ash_desk_add_module (fixture->store, fixture->credential, "Maps", NULL, NULL);
  g_autofree char *revision = ash_revision_add (fixture->store, fixture->credential, "First", NULL);
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_true (ash_desk_shift_item (fixture->store, maps, -1, NULL));
  lines = ash_revision_describe (fixture->store, revision, NULL, NULL);
  g_assert_cmpuint (lines->len, >=, 1);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (((AshRevisionLine *) lines->pdata[i])->fate, ==, ASH_REVISION_MOVED);
}

/* Decisions */

static void
test_decide (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  AshDecision asked = { .date = (char *) "2026-05-12",
                        .person = (char *) "Faculty board",
                        .role = (char *) "Chair",
                        .verdict = ASH_DECISION_APPROVED };
  g_autofree char *decision =
      ash_desk_decide (store, fixture->credential, &asked, ASH_STATUS_APPROVED, &fixture->error);
  g_autofree char *again = NULL;
  g_autoptr (AshDecision) kept = ash_store_get (store, &ASH_DECISION, decision, NULL);
  g_autoptr (AshDecision) second = NULL;
  g_autoptr (AshRevision) version = ash_store_get (store, &ASH_REVISION, kept->revision, NULL);
  g_autoptr (AshCredential) credential =
      ash_store_get (store, &ASH_CREDENTIAL, fixture->credential, NULL);
  gboolean is_current = FALSE;

  g_assert_no_error (fixture->error);
  g_assert_cmpint (credential->status, ==, ASH_STATUS_APPROVED);
  g_assert_cmpstr (version->name, ==, "Approved, 12 May 2026");
  /* That the status is another now is no change of what was approved. */
  g_assert_true (ash_revision_is_current (store, kept->revision, &is_current, NULL));
  g_assert_true (is_current);
  again = ash_desk_decide (store, fixture->credential, &asked, -1, NULL);
  second = ash_store_get (store, &ASH_DECISION, again, NULL);
  g_assert_cmpstr (second->revision, ==, kept->revision);
  g_assert_true (ash_desk_set_field (store, fixture->credential, "purpose", "Else", NULL));
  g_assert_true (ash_revision_is_current (store, kept->revision, &is_current, NULL));
  g_assert_false (is_current);
  /* The status stays when the words go back. */
  g_assert_true (ash_revision_restore (store, kept->revision, NULL));
  g_clear_pointer (&credential, ash_credential_free);
  credential = ash_store_get (store, &ASH_CREDENTIAL, fixture->credential, NULL);
  g_assert_cmpint (credential->status, ==, ASH_STATUS_APPROVED);
}

static void
test_decide_refuses (Fixture *fixture, gconstpointer data)
{
  static const char *const DAYS[] = { NULL,          "",           "2026",
                                      "2026-13-01",  "2026-02-30", "12 May 2026",
                                      "2026-05-123", NULL };
  AshDecision asked = { .person = (char *) "Board" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (DAYS) - 1; i++)
    {
      asked.date = (char *) DAYS[i];
      g_assert_null (ash_desk_decide (fixture->store, fixture->credential, &asked, -1, &error));
      g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
      g_clear_error (&error);
    }
  asked.date = (char *) "2026-05-12";
  asked.person = (char *) "  ";
  g_assert_null (ash_desk_decide (fixture->store, fixture->credential, &asked, -1, &error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_DECISION, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_REVISION, NULL, NULL), ==, 0);
}

/* Comments */

static void
test_comments (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autoptr (AshItem) charts = ash_store_find (store, &ASH_ITEM, "title", "Charts");
  AshCommentAbout about = { "item", charts->record.id, NULL, "a passage" };
  g_autofree char *comment =
      ash_desk_add_comment (store, fixture->credential, &about, "Ada", " Too long? ", NULL);
  g_autofree char *reply = ash_desk_reply_to_comment (store, comment, "Ben", "Yes", NULL);
  g_autofree char *other = ash_desk_reply_to_comment (store, reply, "Ada", "Then cut it", NULL);
  g_autoptr (AshDesign) design = ash_store_load_design (store, charts->tree, NULL);
  g_autoptr (GPtrArray) threads = ash_comment_threads (design);
  g_autoptr (GPtrArray) replies = ash_comment_replies (design, threads->pdata[0]);
  g_autofree char *place = ash_comment_place (design, threads->pdata[0]);
  g_autoptr (AshComment) first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (threads->len, ==, 1);
  g_assert_cmpuint (replies->len, ==, 2);
  g_assert_cmpstr (((AshComment *) threads->pdata[0])->text, ==, "Too long?");
  g_assert_cmpstr (place, ==, "Charts");
  g_assert_null (ash_desk_add_comment (store, fixture->credential, &about, "Ada", " \n", &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);

  g_assert_true (ash_desk_resolve_comment (store, reply, TRUE, NULL));
  first = ash_store_get (store, &ASH_COMMENT, comment, NULL);
  g_assert_true (first->is_resolved);
  g_assert_true (ash_desk_delete_comment (store, comment, NULL));
  g_assert_cmpint (ash_store_count (store, &ASH_COMMENT, NULL, NULL), ==, 0);
  g_assert_true (ash_store_undo (store, NULL));
  g_assert_cmpint (ash_store_count (store, &ASH_COMMENT, NULL, NULL), ==, 3);
}

/* What is open is counted where it stands. */
static void
test_talk (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autoptr (AshItem) charts = ash_store_find (store, &ASH_ITEM, "title", "Charts");
  const char *item = charts->record.id;
  const AshCommentAbout subjects[] = {
    { "item", item, NULL, NULL },           { "item", item, NULL, "a passage" },
    { "item", item, "outcome", NULL },      { "credential", fixture->credential, NULL, NULL },
    { "statement", NULL, "outcome", NULL },
  };
  g_autoptr (AshDesign) silent = ash_store_load_design (store, charts->tree, NULL);
  g_autoptr (AshTalk) nothing = ash_talk_new (silent);
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (AshTalk) talk = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *resolved = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *id =
          ash_desk_add_comment (store, fixture->credential, &subjects[i], "Ada", "Why?", NULL);

      if (i == 0)
        reply = ash_desk_reply_to_comment (store, id, "Ben", "Because", NULL);
    }
  resolved = ash_desk_add_comment (store, fixture->credential, &subjects[0], "Ada", "Done", NULL);
  g_assert_true (ash_desk_resolve_comment (store, resolved, TRUE, NULL));
  design = ash_store_load_design (store, charts->tree, NULL);
  talk = ash_talk_new (design);
  g_clear_pointer (&design, ash_design_free);

  g_assert_cmpuint (ash_talk_on (talk, item), ==, 2);
  g_assert_cmpuint (ash_talk_on (talk, fixture->credential), ==, 1);
  g_assert_cmpuint (ash_talk_on (talk, "outcome"), ==, 0);
  g_assert_cmpuint (ash_talk_on (talk, NULL), ==, 0);
  g_assert_cmpuint (ash_talk_on_cell (talk, "outcome", item), ==, 1);
  g_assert_cmpuint (ash_talk_on_cell (talk, item, "outcome"), ==, 0);
  g_assert_cmpuint (ash_talk_on_cell (talk, "outcome", NULL), ==, 0);
  g_assert_cmpuint (ash_talk_on (nothing, item), ==, 0);
  g_assert_cmpuint (ash_talk_on (NULL, item), ==, 0);
  g_assert_cmpuint (ash_talk_on_cell (NULL, "outcome", item), ==, 0);
}

/* Of a passage: its words are kept as one line, and known where they stand. */
static void
test_passages (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autoptr (AshItem) charts = ash_store_find (store, &ASH_ITEM, "title", "Charts");
  g_autofree char *page = ash_desk_add_item (store, fixture->credential, charts->record.id, NULL,
                                             ASH_ITEM_PAGE, "Bars", NULL);
  g_autoptr (GBytes) body = g_bytes_new_static ("<p>Bars <b>begin</b> at 0</p>", 29);
  AshCommentAbout about = { "item", page, NULL, "  begin\n at\t0 " };
  AshCommentAbout whole = { "item", page, NULL, " \n" };
  g_autofree char *open = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *of_page = NULL;
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_true (ash_desk_set_body (store, page, body, NULL, NULL, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  open = ash_desk_add_comment (store, fixture->credential, &about, "Ada", "Always?", NULL);
  reply = ash_desk_reply_to_comment (store, open, "Ben", "Yes", NULL);
  of_page = ash_desk_add_comment (store, fixture->credential, &whole, "Ada", "Short", NULL);
  about.quote = "Bars";
  resolved = ash_desk_add_comment (store, fixture->credential, &about, "Ada", "Or lines", NULL);
  g_assert_true (ash_desk_resolve_comment (store, resolved, TRUE, NULL));
  design = ash_store_load_design (store, charts->tree, NULL);
  passages = ash_comment_passages (design, page);
  none = ash_comment_passages (design, charts->record.id);
  g_assert_cmpuint (passages->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (((AshComment *) passages->pdata[0])->quote, ==, "begin at 0");
  g_assert_null (ash_comment_find (design, of_page)->quote);
  g_assert_null (ash_comment_find (design, "nobody"));
  g_assert_true (ash_desk_has_passage (store, page, "begin at 0"));
  g_assert_false (ash_desk_has_passage (store, page, "begin at 1"));
  g_assert_false (ash_desk_has_passage (store, charts->record.id, "begin at 0"));
  g_assert_false (ash_desk_has_passage (store, "nobody", "begin at 0"));
}

/* What people say and decide goes out with no package. */

static gboolean
member_begin (const char *path, gpointer data, GError **error)
{
  g_string_append_printf (data, "\n%s\n", path);
  return TRUE;
}

static gboolean
member_data (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, (const char *) bytes, (gssize) length);
  return TRUE;
}

static gboolean
member_end (gpointer data, GError **error)
{
  return TRUE;
}

static void
member_refused (const char *name, const char *reason, gpointer data)
{
  g_assert_not_reached ();
}

static void
test_in_no_package (Fixture *fixture, gconstpointer data)
{
  const AshArchiveSink sink = { member_begin, member_data, member_end, member_refused, NULL };
  AshStore *store = fixture->store;
  g_autoptr (AshItem) charts = ash_store_find (store, &ASH_ITEM, "title", "Charts");
  AshCommentAbout about = { "item", NULL, NULL, "planted quote" };
  AshDecision asked = { .date = (char *) "2026-05-12",
                        .person = (char *) "planted person",
                        .role = (char *) "planted role",
                        .text = (char *) "planted remark",
                        .verdict = ASH_DECISION_APPROVED };
  AshCartridgeOptions options = { 0 };
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *out = g_build_filename (folder, "out.imscc", NULL);
  g_autofree char *page = ash_desk_add_item (store, fixture->credential, charts->record.id, NULL,
                                             ASH_ITEM_PAGE, "Bars", NULL);
  g_autofree char *comment = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *version = ash_revision_keep (store, fixture->credential, "planted version",
                                                "planted author", "planted note", NULL);
  g_autofree char *decision = ash_desk_decide (store, fixture->credential, &asked, -1, NULL);
  g_autoptr (AshExported) exported = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_nonnull (page);
  about.subject = page;
  comment = ash_desk_add_comment (store, fixture->credential, &about, "planted author",
                                  "planted words", NULL);
  reply = ash_desk_reply_to_comment (store, comment, "planted author", "planted answer", NULL);
  g_assert_nonnull (reply);
  g_assert_nonnull (version);
  g_assert_nonnull (decision);
  exported =
      ash_desk_export (store, fixture->credential, NULL, &options, out, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (ash_archive_read (out, &sink, all, NULL, &fixture->error));
  g_assert_nonnull (strstr (all->str, "Charts"));
  g_assert_null (g_strstr_len (all->str, (gssize) all->len, "planted"));
  g_unlink (out);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/revision-lines/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/revision-lines/integrity", Fixture, NULL, set_up, test_integrity, tear_down);
  g_test_add ("/revision-lines/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/revision-lines/decide", Fixture, NULL, set_up, test_decide, tear_down);
  g_test_add ("/revision-lines/decide-refuses", Fixture, NULL, set_up, test_decide_refuses,
              tear_down);
  g_test_add ("/revision-lines/comments", Fixture, NULL, set_up, test_comments, tear_down);
  g_test_add ("/revision-lines/talk", Fixture, NULL, set_up, test_talk, tear_down);
  g_test_add ("/revision-lines/passages", Fixture, NULL, set_up, test_passages, tear_down);
  g_test_add ("/revision-lines/in-no-package", Fixture, NULL, set_up, test_in_no_package,
              tear_down);
  return g_test_run ();
}

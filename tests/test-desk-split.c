/* desk/: pages are split and merged; links, anchors, media, marks and where they come from follow.
 */
#include <ash-desk-align.h>
#include <ash-desk-outcomes.h>
#include <ash-desk-split.h>
#include <ash-id.h>
#include <ash-page-cuts.h>
#include <ash-page.h>

#include "package-fixture.h"
#include "store-common.h"

#define LONG                                                                                       \
  "<!DOCTYPE html>\n<html><head><title>Soil</title><link rel=stylesheet href='../s.css'></head>\n" \
  "<body><div class=\"user_content\" id=\"all\"><p id=\"top\">Intro "                              \
  "<a href=\"#clay\">clay</a> <a id=\"r1\" href=\"#n1\">1</a></p>\n"                               \
  "<h2 id=\"sand\">Sand</h2>\n<p>Sandy words <img src=\"pics/a.png\" alt=\"a\"> "                  \
  "<a href='long.html#clay'>clay</a></p>\n"                                                        \
  "<h2 id=\"clay\">Clay &amp; mud</h2>\n<p>Words of clay, many more words of clay stand here. "    \
  "<a href='../two/other.html'>other</a></p>\n"                                                    \
  "<ol><li id=\"n1\">note <a href=\"#r1\">^</a></li></ol>\n</div></body></html>\n"

#define OTHER                                                                                      \
  "<html><body><p id=\"top\">Other <a href=\"../one/long.html#clay\">clay</a> <a "                 \
  "href=\"../one/long.html\">long</a> <a href='../one/long.html#top'>top</a></p>"                  \
  "<img src='b.png' alt=''></body></html>"

#define PLAIN "\xef\xbb\xbf<h1>Gr\xc3\xbc\xc3\x9f</h1>\n<p>a</p>\n<h1>Gott</h1>\n<p>b</p>\n"
#define LATIN                                                                                      \
  "<html><head><meta charset=iso-8859-1></head><body><h1>Gr\xfc\xdf</h1><p>\xe4</p><h1>G\xf6tt"    \
  "</h1><p>\xfc</p></body></html>"

static const char *const COURSE[] = {
  "imsmanifest.xml",
  MANIFEST (OUTLINE (ITEM ("i1", "r1", "Long") ITEM ("i2", "r2", "Other")
                         ITEM ("i3", "r3", "Marked") ITEM ("i4", "r4", "Latin")),
            WEB ("r1", "one/long.html") WEB ("r2", "two/other.html") WEB ("r3", "bom.html")
                WEB ("r4", "latin.html") WEB ("r5", "one/pics/a.png") WEB ("r6", "two/b.png")
                    WEB ("r7", "s.css")),
  "one/long.html",
  LONG,
  "two/other.html",
  OTHER,
  "bom.html",
  PLAIN,
  "latin.html",
  LATIN,
  "one/pics/a.png",
  "png",
  "two/b.png",
  "png",
  "s.css",
  "p {}",
  NULL
};

typedef struct
{
  Arrival *arrival;
  AshStore *store;
  char *path;
  char *credential;
  char *tree;
  char *ids[4]; /* Long, Other, Marked, Latin */
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) credentials = NULL;
  GPtrArray *items;
  g_autoptr (AshDesign) design = NULL;

  fixture->arrival = test_arrive (COURSE);
  g_assert_no_error (fixture->arrival->error);
  ash_desk_accept_source (fixture->arrival->store, fixture->arrival->source->record.id,
                          &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->credential = ash_desk_take_course (
      fixture->arrival->store, fixture->arrival->source->record.id, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->path = g_strdup (ash_store_get_path (fixture->arrival->store));
  g_clear_object (&fixture->arrival->store);
  fixture->store = ash_store_open (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  credentials = ash_desk_list_credentials (fixture->store, NULL);
  fixture->tree = g_strdup (((AshCredential *) credentials->pdata[0])->tree);
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  items = ash_design_children (design, NULL);
  g_assert_cmpuint (items->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    fixture->ids[i] = g_strdup (((AshItem *) items->pdata[i])->record.id);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  scratch_remove (fixture->arrival->folder);
  ash_design_free (fixture->arrival->design);
  ash_source_free (fixture->arrival->source);
  ash_imported_free (fixture->arrival->imported);
  g_free (fixture->arrival->folder);
  g_free (fixture->arrival);
  g_free (fixture->path);
  g_free (fixture->credential);
  g_free (fixture->tree);
  for (guint i = 0; i < 4; i++)
    g_free (fixture->ids[i]);
}

static AshItem *
item (Fixture *fixture, const char *id)
{
  AshItem *record = ash_store_get (fixture->store, &ASH_ITEM, id, &fixture->error);

  g_assert_no_error (fixture->error);
  return record;
}

static char *
body (Fixture *fixture, const char *id)
{
  g_autoptr (AshItem) record = item (fixture, id);
  g_autoptr (GBytes) bytes = ash_store_load_object (fixture->store, record->body, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* All that is stored, to see that undo leaves nothing. */
static char *
everything (Fixture *fixture)
{
  return dump_store (fixture->store);
}

static void
assert_undo_and_redo (Fixture *fixture, const char *before, const char *label)
{
  g_autofree char *after = everything (fixture);
  g_autofree char *said = ash_store_dup_undo_label (fixture->store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (said, ==, label);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  undone = everything (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = everything (fixture);
  g_assert_cmpstr (redone, ==, after);
}

static gsize
place_of (Fixture *fixture, const char *page, const char *words)
{
  g_autofree char *text = ash_desk_dup_page_text (fixture->store, page, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (text, words));
  return (gsize) (strstr (text, words) - text);
}

/* Long into intro, sand and clay. */
static GStrv
split_long (Fixture *fixture)
{
  const AshDeskCut cuts[] = { { place_of (fixture, fixture->ids[0], "<h2 id=\"sand\""), NULL },
                              { place_of (fixture, fixture->ids[0], "<h2 id=\"clay\""), "Clay" } };
  GStrv ids = ash_desk_split_page (fixture->store, fixture->ids[0], cuts, 2, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  return ids;
}

static char *
titles (Fixture *fixture)
{
  g_autoptr (AshDesign) design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  GPtrArray *items = ash_design_children (design, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", ((AshItem *) items->pdata[i])->title);
  return g_string_free (out, FALSE);
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *one = NULL, *two = NULL, *three = NULL, *other = NULL, *row = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (AshItem) first = NULL, second = NULL, third = NULL;

  ash_desk_set_int (fixture->store, &ASH_ITEM, fixture->ids[0], "minutes", 30, "x",
                    &fixture->error);
  before = everything (fixture);
  ids = split_long (fixture);
  row = titles (fixture);
  g_assert_cmpstr (row, ==, "Long|Sand|Clay|Other|Marked|Latin");
  one = body (fixture, fixture->ids[0]);
  wanted = g_strdup_printf (
      "<!DOCTYPE html>\n<html><head><title>Soil</title><link rel=stylesheet href='../s.css'>"
      "</head>\n<body><div class=\"user_content\" id=\"all\"><p id=\"top\">Intro "
      "<a href=\"ash:item/%s#clay\">clay</a> <a id=\"r1\" href=\"#n1\">1</a></p>\n"
      "\n<ol>\n<li id=\"n1\">note <a href=\"#r1\">^</a></li>\n</ol>\n</div></body></html>\n",
      ids[1]);
  g_assert_cmpstr (one, ==, wanted);
  two = body (fixture, ids[0]);
  g_assert_nonnull (strstr (two, "<title>Sand</title>"));
  g_assert_nonnull (strstr (two, "<div data-continued=\"\" class=\"user_content\"><h2 id=\"sand\">"
                                 "Sand</h2>\n<p>Sandy words <img src=\"pics/a.png\" alt=\"a\"> "));
  g_assert_nonnull (strstr (two, ids[1]));
  three = body (fixture, ids[1]);
  g_assert_nonnull (strstr (three, "<title>Clay</title>"));
  g_assert_null (strstr (three, "note"));
  /* Links of other pages lead to the part that has what they meant; the rest of the page stays. */
  other = body (fixture, fixture->ids[1]);
  g_free (wanted);
  wanted = g_strdup_printf ("<html><body><p id=\"top\">Other <a href=\"ash:item/%s#clay\">clay</a> "
                            "<a href=\"../one/long.html\">long</a> <a "
                            "href='../one/long.html#top'>top</a></p><img src='b.png' "
                            "alt=''></body></html>",
                            ids[1]);
  g_assert_cmpstr (other, ==, wanted);
  /* The time is shared out. */
  first = item (fixture, fixture->ids[0]);
  second = item (fixture, ids[0]);
  third = item (fixture, ids[1]);
  g_assert_cmpint (first->minutes + second->minutes + third->minutes, ==, 30);
  g_assert_cmpint (third->minutes, >, first->minutes);
  g_assert_cmpstr (second->path, ==, "one/long.html");
  assert_undo_and_redo (fixture, before, "Split page");
}

static AshItemOrigin *
origin_of (Fixture *fixture, const char *id)
{
  AshItemOrigin *origin = ash_store_find (fixture->store, &ASH_ITEM_ORIGIN, "item", id);

  g_assert_nonnull (origin);
  return origin;
}

static void
assert_origin (Fixture *fixture, const char *id, const char *start, const char *end)
{
  g_autoptr (AshItemOrigin) origin = origin_of (fixture, id);
  g_autoptr (GBytes) bytes =
      ash_store_load_object (fixture->store, origin->source_digest, &fixture->error);
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  gsize length = strlen (end);

  g_assert_cmpint (origin->end, <=, (gint64) size);
  g_assert_cmpmem (data + origin->start, strlen (start), start, strlen (start));
  g_assert_cmpmem (data + origin->end - length, length, end, length);
}

static void
test_origins (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = split_long (fixture);
  g_autoptr (AshCoverage) coverage = NULL;
  g_autoptr (AshItemOrigin) origin = origin_of (fixture, ids[1]);
  g_autoptr (AshDesign) design = NULL;
  GArray *numbers;

  assert_origin (fixture, fixture->ids[0], "<div class", "1</a></p>\n");
  assert_origin (fixture, ids[0], "<h2 id=\"sand\"", "</p>\n");
  assert_origin (fixture, ids[1], "<h2 id=\"clay\"", "</div>");
  coverage =
      ash_desk_coverage (fixture->store, fixture->arrival->source->record.id, &fixture->error);
  numbers = g_hash_table_lookup (coverage->by_item, origin->source_item);
  g_assert_cmpuint (numbers->len, ==, 1);
  g_assert_true (g_hash_table_contains (coverage->adapted, origin->source_item));
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  g_assert_true (ash_design_is_adapted (design, ash_design_item (design, ids[0])));
  g_assert_cmpuint (ash_design_uses (design, origin->source_item)->len, ==, 3);
  {
    /* A part of a part. */
    const AshDeskCut cut = { place_of (fixture, ids[1], "<p>Words"), "Rest" };
    g_auto (GStrv) more = ash_desk_split_page (fixture->store, ids[1], &cut, 1, &fixture->error);

    g_assert_no_error (fixture->error);
    assert_origin (fixture, ids[1], "<h2 id=\"clay\"", "</h2>");
    assert_origin (fixture, more[0], "<p>Words", "</p>");
  }
}

/* What a part is compared with, and what it becomes again, is its part of the course. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = split_long (fixture);
  g_autofree char *before = body (fixture, ids[0]);
  g_autofree char *source = ash_desk_dup_origin_text (fixture->store, ids[0], &fixture->error);
  g_autoptr (GBytes) other = g_bytes_new_static ("<p>x</p>", 8);
  g_autofree char *after = NULL;

  g_assert_true (g_str_has_prefix (source, "<h2 id=\"sand\">Sand</h2>"));
  g_assert_true (g_str_has_suffix (source, "</p>\n"));
  g_assert_true (
      ash_desk_set_body (fixture->store, ids[0], other, NULL, NULL, "x", &fixture->error));
  g_assert_true (ash_desk_restore_item (fixture->store, ids[0], &fixture->error));
  after = body (fixture, ids[0]);
  g_assert_nonnull (strstr (after, "<title>Sand</title>"));
  g_assert_nonnull (strstr (after, "<h2 id=\"sand\">Sand</h2>\n<p>Sandy words"));
  g_assert_null (strstr (after, "Intro"));
  g_assert_null (strstr (after, "Clay"));
}

/* Of a page with a byte order mark, or in another encoding, they are bytes as they were stored. */
static void
test_encodings (Fixture *fixture, gconstpointer data)
{
  const AshDeskCut marked = { place_of (fixture, fixture->ids[2], "<h1>Gott"), NULL };
  const AshDeskCut latin = { place_of (fixture, fixture->ids[3], "<h1>G\xc3\xb6tt"), NULL };
  g_auto (GStrv) one =
      ash_desk_split_page (fixture->store, fixture->ids[2], &marked, 1, &fixture->error);
  g_auto (GStrv) two =
      ash_desk_split_page (fixture->store, fixture->ids[3], &latin, 1, &fixture->error);
  g_autofree char *first = body (fixture, one[0]);
  g_autofree char *second = body (fixture, two[0]);
  const char *back[] = { fixture->ids[3], two[0], NULL };
  g_autofree char *merged = NULL;
  g_autofree char *whole = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (first, ==, "\xef\xbb\xbf<h1>Gott</h1>\n<p>b</p>\n");
  assert_origin (fixture, one[0], "<h1>Gott", "b</p>\n");
  assert_origin (fixture, fixture->ids[2], "\xef\xbb\xbf", "a</p>\n");
  g_assert_nonnull (strstr (second, "<body><h1>G\xf6tt</h1><p>\xfc</p></body>"));
  assert_origin (fixture, two[0], "<h1>G\xf6tt", "\xfc</p>");
  merged = ash_desk_merge_pages (fixture->store, back, &fixture->error);
  g_assert_no_error (fixture->error);
  whole = body (fixture, merged);
  g_assert_cmpstr (whole, ==, LATIN);
}

/* What was split is, merged again, the page that it was, and no other one of the course. */
static void
test_merge_back (Fixture *fixture, gconstpointer data)
{
  const AshDeskCut cut = { place_of (fixture, fixture->ids[0], "<h2 id=\"sand\""), NULL };
  g_auto (GStrv) ids =
      ash_desk_split_page (fixture->store, fixture->ids[0], &cut, 1, &fixture->error);
  const char *pages[] = { ids[0], fixture->ids[0], NULL };
  g_autofree char *before = everything (fixture);
  g_autofree char *kept = ash_desk_merge_pages (fixture->store, pages, &fixture->error);
  g_autofree char *text = NULL;
  g_autofree char *row = NULL;
  g_autoptr (AshItemOrigin) origin = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (kept, ==, fixture->ids[0]);
  text = body (fixture, kept);
  /* The note stands with its place now; the link by the file's name is one inside the page. */
  g_assert_nonnull (strstr (text, "Intro <a href=\"#clay\">clay</a> <a id=\"r1\" href=\"#n1\">1"));
  g_assert_nonnull (strstr (text, "<ol>\n<li id=\"n1\">note"));
  g_assert_null (strstr (text, "data-continued"));
  g_assert_null (strstr (text, "ash:item"));
  row = titles (fixture);
  g_assert_cmpstr (row, ==, "Long|Other|Marked|Latin");
  origin = origin_of (fixture, kept);
  g_assert_cmpint (origin->start, ==, 0);
  g_assert_cmpint (origin->end, ==, 0);
  assert_undo_and_redo (fixture, before, "Merge pages");
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  const char *pages[] = { fixture->ids[1], fixture->ids[0], fixture->ids[1], NULL };
  g_autofree char *before = everything (fixture);
  g_autofree char *kept = ash_desk_merge_pages (fixture->store, pages, &fixture->error);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) origins = NULL;
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (AshLinkMap) map = NULL;
  g_auto (AshLinkTarget) target = { 0 };

  g_assert_no_error (fixture->error);
  text = body (fixture, kept);
  /* Ids are unique and what leads to them follows; media resolve from where the page stands. */
  g_assert_nonnull (strstr (text, "<p id=\"top-2\">Other <a href=\"#clay\">clay</a>"));
  g_assert_nonnull (strstr (text, "<a href='../one/long.html'>long</a>") != NULL ||
                            strstr (text, "<a href=\"ash:item/") != NULL
                        ? text
                        : NULL);
  g_assert_nonnull (strstr (text, "<a href='#top'>top</a>"));
  g_assert_nonnull (strstr (text, "<img src='ash:asset/"));
  g_assert_nonnull (strstr (text, "<img src=\"pics/a.png\""));
  g_assert_nonnull (strstr (text, "<a href='#top-2'>other</a>"));
  origins = ash_store_list (fixture->store, &ASH_ITEM_ORIGIN, "item", kept, NULL);
  g_assert_cmpuint (origins->len, ==, 2);
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  map = ash_link_map_new (design);
  /* The other's name in the course leads to the page that has its text. */
  ash_link_map_resolve (map, ash_design_item (design, fixture->ids[2]), "bom.html",
                        "two/other.html", &target);
  g_assert_cmpint (target.kind, ==, ASH_LINK_ITEM);
  g_assert_cmpstr (target.item->record.id, ==, kept);
  assert_undo_and_redo (fixture, before, "Merge pages");
}

static void
test_move_part (Fixture *fixture, gconstpointer data)
{
  gsize start = place_of (fixture, fixture->ids[0], "<h2 id=\"sand\"");
  gsize end = place_of (fixture, fixture->ids[0], "<h2 id=\"clay\"");
  g_autofree char *before = everything (fixture);
  g_autofree char *id =
      ash_desk_move_part (fixture->store, fixture->ids[0], start, end, NULL, NULL, &fixture->error);
  g_autofree char *rest = NULL;
  g_autofree char *row = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GPtrArray) origins = NULL;

  g_assert_no_error (fixture->error);
  row = titles (fixture);
  g_assert_cmpstr (row, ==, "Long|Sand|Other|Marked|Latin");
  rest = body (fixture, fixture->ids[0]);
  wanted = g_strdup_printf ("%.*s%s", (int) start, LONG, LONG + end);
  g_assert_cmpstr (rest, ==, wanted);
  origins = ash_store_list (fixture->store, &ASH_ITEM_ORIGIN, "item", fixture->ids[0], NULL);
  g_assert_cmpuint (origins->len, ==, 2);
  assert_undo_and_redo (fixture, before, "Move text to new page");
}

static void
test_move_to_page (Fixture *fixture, gconstpointer data)
{
  gsize start = place_of (fixture, fixture->ids[0], "<h2 id=\"sand\"");
  gsize end = place_of (fixture, fixture->ids[0], "<ol>");
  g_autofree char *before = everything (fixture);
  g_autofree char *id = ash_desk_move_part (fixture->store, fixture->ids[0], start, end,
                                            fixture->ids[1], NULL, &fixture->error);
  g_autofree char *rest = NULL;
  g_autofree char *other = NULL;
  g_autofree char *wanted = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (id, ==, fixture->ids[1]);
  rest = body (fixture, fixture->ids[0]);
  wanted = g_strdup_printf ("Intro <a href=\"ash:item/%s#clay\">", id);
  g_assert_nonnull (strstr (rest, wanted));
  other = body (fixture, id);
  g_assert_nonnull (strstr (other, "Other <a href=\"#clay\">clay</a>"));
  g_assert_nonnull (
      strstr (other, "<img src='b.png' alt=''><link rel=stylesheet href='ash:asset/"));
  g_assert_nonnull (strstr (other, "<div data-continued=\"\" class=\"user_content\"><h2"));
  g_assert_nonnull (strstr (other, "<img src=\"ash:asset/"));
  g_assert_nonnull (strstr (other, "<a href='#clay'>clay</a>"));
  assert_undo_and_redo (fixture, before, "Move text to page");
}

static void
test_what_hangs_on_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome =
      ash_desk_add_outcome (fixture->store, fixture->credential, "Explain", NULL, &fixture->error);
  g_autoptr (AshComment) comment = ash_comment_new ();
  g_autoptr (AshComment) reply = ash_comment_new ();
  g_autoptr (AshComment) moved = NULL;
  g_autoptr (AshComment) followed = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (fixture->error);
  ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->ids[0], outcome, ASH_DEPTH_PRACTISED,
                  &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (ash_store_begin (fixture->store, "x", NULL, &fixture->error));
  comment->tree = g_strdup (fixture->tree);
  comment->subject_kind = g_strdup ("item");
  comment->subject = g_strdup (fixture->ids[0]);
  comment->quote = g_strdup ("Words of  clay");
  comment->text = g_strdup ("Which clay?");
  g_assert_true (ash_store_insert (fixture->store, &ASH_COMMENT, comment, &fixture->error));
  reply->tree = g_strdup (fixture->tree);
  reply->subject_kind = g_strdup ("item");
  reply->subject = g_strdup (fixture->ids[0]);
  reply->reply_to = g_strdup (comment->record.id);
  g_assert_true (ash_store_insert (fixture->store, &ASH_COMMENT, reply, &fixture->error));
  g_assert_true (ash_store_commit (fixture->store, &fixture->error));
  ids = split_long (fixture);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "subject", ids[0]), ==, 1);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "subject", ids[1]), ==, 1);
  moved = ash_store_get (fixture->store, &ASH_COMMENT, comment->record.id, NULL);
  g_assert_cmpstr (moved->subject, ==, ids[1]);
  followed = ash_store_get (fixture->store, &ASH_COMMENT, reply->record.id, NULL);
  g_assert_cmpstr (followed->subject, ==, ids[1]);
  {
    const char *pages[] = { fixture->ids[0], ids[0], ids[1], NULL };

    kept = ash_desk_merge_pages (fixture->store, pages, &fixture->error);
    g_assert_no_error (fixture->error);
    g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "statement", outcome), ==, 1);
    g_assert_cmpint (ash_store_count (fixture->store, &ASH_COMMENT, "subject", kept), ==, 2);
  }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const AshDeskCut inside = { place_of (fixture, fixture->ids[0], "Sandy"), NULL };
  const AshDeskCut first = { place_of (fixture, fixture->ids[0], "<div class"), NULL };
  const char *one[] = { fixture->ids[0], NULL };
  const char *gone[] = { fixture->ids[0], "nothing", NULL };
  g_autofree char *before = everything (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AshItemOrigin) origin = origin_of (fixture, fixture->ids[0]);
  const char *const codes[] = { "split inside", "split first", "split none", "split source",
                                "merge one",    "merge gone",  "move all",   "move to itself" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gpointer done = NULL;

      g_test_message ("%s", codes[i]);
      if (i < 4)
        done = ash_desk_split_page (fixture->store, i == 3 ? origin->source_item : fixture->ids[0],
                                    i == 0 ? &inside : &first, i == 2 ? 0 : 1, &fixture->error);
      else if (i < 6)
        done = ash_desk_merge_pages (fixture->store, i == 4 ? one : gone, &fixture->error);
      else
        done = ash_desk_move_part (fixture->store, fixture->ids[0], first.offset, strlen (LONG),
                                   i == 7 ? fixture->ids[0] : NULL, NULL, &fixture->error);
      g_assert_null (done);
      g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
      g_clear_error (&fixture->error);
    }
  after = everything (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/desk-split/split", test_split);
  ADD ("/desk-split/origins", test_origins);
  ADD ("/desk-split/restore", test_restore);
  ADD ("/desk-split/encodings", test_encodings);
  ADD ("/desk-split/merge-back", test_merge_back);
  ADD ("/desk-split/merge", test_merge);
  ADD ("/desk-split/move-part", test_move_part);
  ADD ("/desk-split/move-to-page", test_move_to_page);
  ADD ("/desk-split/what-hangs-on-it", test_what_hangs_on_it);
  ADD ("/desk-split/refused", test_refused);
  return g_test_run ();
}

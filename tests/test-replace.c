/* Words found and replaced: in texts, and over a whole document in one step. */
#include <ash-desk.h>
#include <ash-error.h>
#include <ash-replace.h>
#include <ash-words-find.h>

#include <glib/gstdio.h>
#include <string.h>

#include "sample-store.h"

/* Replaces all that is found in a text. */
static char *
replace_all (const char *text, gboolean is_html, const char *words, const char *with)
{
  g_autoptr (AshPattern) pattern = ash_pattern_new (words, FALSE, FALSE);
  g_autoptr (GPtrArray) hits = ash_words_find (text, is_html, pattern);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (chosen, i);
  return ash_words_replace (text, is_html, pattern, chosen, with);
}

static void
assert_replaced (const char *html, const char *words, const char *with, const char *expected)
{
  g_autofree char *changed = replace_all (html, TRUE, words, with);

  g_assert_cmpstr (changed, ==, expected);
}

static void
test_html (void)
{
  assert_replaced ("<p class='Week'>Week 3 of <b>Week</b> 4</p>", "week", "Unit",
                   "<p class='Week'>Unit 3 of <b>Unit</b> 4</p>");
  /* Over tags: the words go where the first one stood, the tags stay. */
  assert_replaced ("<p>In <b>We</b>ek 3</p>", "Week 3", "Unit 1", "<p>In <b>Unit 1</b></p>");
  /* White space and entities of any kind. */
  assert_replaced ("<p>the\n   old&nbsp;tutor &amp; you</p>", "old tutor & you", "A < B",
                   "<p>the\n   A &lt; B</p>");
  /* Neither code nor names of things. */
  assert_replaced ("<script>var week = 1;</script><style>.week{}</style><!-- week --><i>a</i>",
                   "week", "x",
                   "<script>var week = 1;</script><style>.week{}</style><!-- week --><i>a</i>");
  /* Two paragraphs are no place for it. */
  assert_replaced ("<p>one</p><p>two</p>", "one two", "x", "<p>one</p><p>two</p>");
  /* What a picture shows. */
  assert_replaced ("<p>Map <img src=map.png alt='A \"map\" of Perth'> map</p>", "map", "chart",
                   "<p>Chart <img src=map.png alt=\"A &quot;chart&quot; of Perth\"> chart</p>");
  assert_replaced ("<p>a<", "a", "b", "<p>b<");
  /* A capital stays one, unless capitals are what is asked for. */
  assert_replaced ("<h2>Chart choice: a chart</h2>", "chart", "graph",
                   "<h2>Graph choice: a graph</h2>");
  assert_replaced ("<h2>Chart choice: a chart</h2>", "Chart", "graph",
                   "<h2>graph choice: a graph</h2>");
  assert_replaced ("", "a", "b", "");
}

static void
test_plain (void)
{
  g_autofree char *text = replace_all ("Dr Über, dr über\nDr  Uber", FALSE, "dr über", "<she>");

  g_assert_cmpstr (text, ==, "<she>, <she>\nDr  Uber");
}

static void
test_pattern (void)
{
  static const struct
  {
    const char *words;
    const char *text;
    gboolean match_case, whole_words;
    guint n;
  } CASES[] = {
    { "art", "Art and cart, article; art", FALSE, FALSE, 4 },
    { "art", "Art and cart, article; art", FALSE, TRUE, 2 },
    { "art", "Art and cart, article; art", TRUE, TRUE, 1 },
    { "aa", "aaaa", FALSE, FALSE, 2 },
    { "", "aaaa", FALSE, FALSE, 0 },
    { "3 a", "3\n a 3\ta", FALSE, FALSE, 1 },
    { "(c)", "(c) (C)", TRUE, TRUE, 1 },
    { "longer than it", "it", FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (AshPattern) pattern =
          ash_pattern_new (CASES[i].words, CASES[i].match_case, CASES[i].whole_words);
      g_autoptr (GArray) found = ash_pattern_find (pattern, CASES[i].text);

      g_assert_cmpuint (found->len, ==, CASES[i].n);
    }
}

/* Only what was chosen, by its number. */
static void
test_chosen (void)
{
  g_autoptr (AshPattern) pattern = ash_pattern_new ("a", FALSE, FALSE);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint second = 1;
  g_autofree char *html = NULL;
  g_autofree char *plain = NULL;

  g_array_append_val (chosen, second);
  html = ash_words_replace ("<i>a</i> a <img alt=a>", TRUE, pattern, chosen, "b");
  plain = ash_words_replace ("a a a", FALSE, pattern, chosen, "b");
  g_assert_cmpstr (html, ==, "<i>a</i> b <img alt=a>");
  g_assert_cmpstr (plain, ==, "a b a");
}

/* The document */

typedef struct
{
  char *folder;
  AshStore *store;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = sample_store (&self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_clear_error (&self->error);
}

static AshReplaceFound *
find (Fixture *self, const char *words, gboolean with_sources)
{
  const AshReplaceQuery query = { (char *) words, FALSE, FALSE, NULL, with_sources };
  AshReplaceFound *found = ash_replace_find (self->store, &query, 100000, NULL, &self->error);

  g_assert_no_error (self->error);
  return found;
}

static guint
count_of (const AshReplaceFound *found, const AshRecordClass *klass, gboolean is_fixed)
{
  guint n = 0;

  for (guint i = 0; i < found->hits->len; i++)
    {
      const AshReplaceHit *hit = g_ptr_array_index (found->hits, i);

      g_assert_cmpuint (strlen (hit->match), >, 0);
      g_assert_nonnull (hit->text->place);
      n += hit->text->klass == klass && hit->is_fixed == is_fixed;
    }
  return n;
}

static void
test_document (Fixture *self, gconstpointer data)
{
  g_autoptr (AshReplaceFound) found = find (self, "chart", FALSE);
  g_autoptr (AshReplaceFound) after = NULL;
  g_autoptr (AshReplaceFound) back = NULL;
  guint before = found->hits->len;
  gint64 n;

  /* In titles, pages, answers, rubrics, outcomes and sheets. */
  g_assert_cmpuint (count_of (found, &ASH_ITEM, FALSE), >, 5);
  g_assert_cmpuint (count_of (found, &ASH_SHEET_FIELD, FALSE), >, 0);
  g_assert_cmpuint (count_of (found, &ASH_QUESTION, FALSE), >, 0);
  g_assert_cmpuint (count_of (found, &ASH_RATING, FALSE), >, 0);
  n = ash_desk_replace (self->store, found, "facts & figures", &self->error);
  g_assert_no_error (self->error);
  g_assert_cmpint (n, ==, before);
  after = find (self, "chart", FALSE);
  g_assert_cmpuint (after->hits->len, ==, 0);
  /* One step takes all of it back. */
  g_assert_true (ash_store_undo (self->store, &self->error));
  back = find (self, "chart", FALSE);
  g_assert_cmpuint (back->hits->len, ==, before);
  for (guint i = 0; i < back->texts->len; i++)
    g_assert_cmpstr (((AshText *) back->texts->pdata[i])->text, ==,
                     ((AshText *) found->texts->pdata[i])->text);
}

/* A course that was brought in is searched, and stays as it is. */
static void
test_sources (Fixture *self, gconstpointer data)
{
  g_autoptr (AshReplaceFound) found = find (self, "chart", TRUE);
  g_autoptr (AshReplaceFound) own = find (self, "chart", FALSE);
  g_autoptr (AshReplaceFound) after = NULL;
  guint n_fixed = found->hits->len - own->hits->len;

  g_assert_cmpuint (n_fixed, >, 0);
  g_assert_cmpint (ash_desk_replace (self->store, found, "plot", &self->error), ==, own->hits->len);
  after = find (self, "chart", TRUE);
  g_assert_cmpuint (after->hits->len, ==, n_fixed);
}

/* What was changed or deleted between the search and the click is left alone. */
static void
test_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (AshReplaceFound) found = find (self, "data", FALSE);
  const AshText *text = NULL;
  g_autoptr (AshTree) tree = NULL;

  for (guint i = 0; i < found->texts->len && text == NULL; i++)
    if (((AshText *) found->texts->pdata[i])->klass == &ASH_TREE)
      text = g_ptr_array_index (found->texts, i);
  g_assert_true (ash_desk_set_text (self->store, &ASH_TREE, text->id, "title", "Charts, otherwise",
                                    "Rename", &self->error));
  g_assert_cmpint (ash_desk_replace (self->store, found, "facts", &self->error), <,
                   found->hits->len);
  g_assert_no_error (self->error);
  tree = ash_store_find (self->store, &ASH_TREE, "id", text->id);
  g_assert_cmpstr (tree->title, ==, "Charts, otherwise");
}

static void
test_most (Fixture *self, gconstpointer data)
{
  const AshReplaceQuery query = { (char *) "a", FALSE, FALSE, NULL, TRUE };
  g_autoptr (AshReplaceFound) found =
      ash_replace_find (self->store, &query, 50, NULL, &self->error);

  g_assert_cmpuint (found->hits->len, ==, 50);
  g_assert_true (found->is_cut);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replace/html", test_html);
  g_test_add_func ("/replace/plain", test_plain);
  g_test_add_func ("/replace/pattern", test_pattern);
  g_test_add_func ("/replace/chosen", test_chosen);
  ADD ("/replace/document", test_document);
  ADD ("/replace/sources", test_sources);
  ADD ("/replace/meanwhile", test_meanwhile);
  ADD ("/replace/most", test_most);
  return g_test_run ();
}

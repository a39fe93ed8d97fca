/* Pages of real courses in the page editor itself, with its web view and the script in it: what
 * was only looked at stays byte by byte as it was, and a word that is typed changes the bytes of
 * its own block and no others. Also of the same pages as HTML. */
#include "page-fixture.h"

#include <ash-formats.h>
#include <ash-page.h>
#include <string.h>

#define WORD "Zwischenwort"
/* All pages of a corpus that grows would take longer than anybody waits; which ones were left out
 * is said. */
#define LONGEST_US (240 * G_USEC_PER_SEC)

typedef struct
{
  PageBench bench;
  GtkWidget *editors[ASH_N_ITEM_KINDS];
  GHashTable *bodies; /* those that were looked at */
  gint64 until;
  guint looked_at;
  guint typed;
  guint typed_as_html;
  guint left_out;
} Walk;

static guint
blocks_in_sight (AshPageEditor *editor)
{
  return (guint) ask (editor, PAGE A_TURN "return page.childElementCount;");
}

/* Types the word into the first text of a block, as a key does.
 * Returns: FALSE when there is no text in it */
static gboolean
type_into (AshPageEditor *editor, guint block)
{
  g_autofree char *body = g_strdup_printf (
      PAGE "const top = page.children[%u];"
           "const texts = document.createTreeWalker (top, NodeFilter.SHOW_TEXT);"
           "let text;"
           "while ((text = texts.nextNode ()) && !/\\w/.test (text.data));"
           "if (!text) return 0;"
           "page.focus ();"
           "getSelection ().collapse (text, text.data.search (/\\w/));"
           "document.execCommand ('insertText', false, '" WORD "');" A_TURN "return 1;",
      block);

  return ask (editor, body) == 1;
}

/* The document */

static AshPageEditor *
open_page (Walk *walk, const AshItem *item, gboolean is_html)
{
  GtkWidget **editor = &walk->editors[item->kind];

  if (*editor == NULL)
    {
      *editor = ash_page_editor_new (walk->bench.place, item->record.id);
      g_assert_nonnull (ASH_PAGE_EDITOR (*editor)->api);
      gtk_stack_add_child (GTK_STACK (gtk_window_get_child (GTK_WINDOW (walk->bench.window))),
                           *editor);
      gtk_stack_set_visible_child (
          GTK_STACK (gtk_window_get_child (GTK_WINDOW (walk->bench.window))), *editor);
      g_assert_true (wait_for (&ASH_PAGE_EDITOR (*editor)->is_ready));
    }
  gtk_stack_set_visible_child (GTK_STACK (gtk_window_get_child (GTK_WINDOW (walk->bench.window))),
                               *editor);
  /* The text that it has is shown anew where the way of writing is another one. */
  ash_page_editor_store (ASH_PAGE_EDITOR (*editor));
  g_clear_pointer (&ASH_PAGE_EDITOR (*editor)->item, g_free);
  ASH_PAGE_EDITOR (*editor)->wants_html = is_html;
  g_assert_true (ash_view_go_to (ASH_VIEW (*editor), item->record.id, NULL));
  return ASH_PAGE_EDITOR (*editor);
}

static void
assert_same (GBytes *before, GBytes *after, const AshItem *item)
{
  if (!g_bytes_equal (before, after))
    g_test_message ("%s was only looked at and is another one", item->title);
  g_assert_true (g_bytes_equal (before, after));
}

/* Nothing before @start and behind @end of the text @before is another one, and what is there is
 * stored as the same bytes as before. */
static void
assert_only_there (GBytes *old, GBytes *new, const char *before, gsize start, gsize end)
{
  g_autofree char *after = ash_page_decode (new, NULL);
  gsize rest = strlen (before) - end;
  g_autofree char *head = g_strndup (before, start);
  g_autoptr (GBytes) head_bytes = ash_page_encode (old, head);
  g_autoptr (GBytes) tail_bytes = ash_page_encode (old, before + end);
  const char *was = g_bytes_get_data (old, NULL);
  const char *is = g_bytes_get_data (new, NULL);
  gsize kept = MIN (g_bytes_get_size (head_bytes), g_bytes_get_size (old));

  g_assert_cmpuint (strlen (after), >, start + rest);
  g_assert_cmpmem (after, start, before, start);
  g_assert_true (g_str_equal (after + strlen (after) - rest, before + end));
  g_assert_nonnull (strstr (after + start, WORD));
  g_assert_cmpmem (is, kept, was, kept);
  kept = MIN (rest, g_bytes_get_size (tail_bytes));
  g_assert_cmpmem (is + g_bytes_get_size (new) - kept, kept, was + g_bytes_get_size (old) - kept,
                   kept);
}

/* One page */

static void
look_at (Walk *walk, const AshItem *item, AshPageEditor *editor, GBytes *bytes)
{
  const AshPageBlocks *blocks = ash_page_draft_get_blocks (editor->draft);
  guint shown = blocks_in_sight (editor);
  g_autoptr (GBytes) after = NULL;

  if (blocks != NULL)
    g_assert_cmpuint (shown, ==, MAX (ash_page_blocks_get_n (blocks), 1));
  g_assert_false (ash_page_draft_is_pending (editor->draft));
  ash_view_flush (ASH_VIEW (editor));
  after = stored (walk->bench.document, item->record.id);
  assert_same (bytes, after, item);
  walk->looked_at++;
}

static gboolean
type_one (Walk *walk, const AshItem *item, AshPageEditor *editor, guint index)
{
  const AshPageBlock *block =
      ash_page_blocks_get (ash_page_draft_get_blocks (editor->draft), index);
  g_autofree char *before = g_strdup (ash_page_draft_get_html (editor->draft));
  g_autoptr (GBytes) old = stored (walk->bench.document, item->record.id);
  g_autoptr (GBytes) new = NULL;
  gsize start = block->start, end = block->end;

  if (block->lock != ASH_LOCK_NONE || !type_into (editor, index))
    return FALSE;
  ash_view_flush (ASH_VIEW (editor));
  new = stored (walk->bench.document, item->record.id);
  assert_only_there (old, new, before, start, end);
  walk->typed++;
  return TRUE;
}

/* Near the beginning, the middle and the end, where there is something to type into. */
static void
type_as_page (Walk *walk, const AshItem *item, AshPageEditor *editor)
{
  guint n = ash_page_blocks_get_n (ash_page_draft_get_blocks (editor->draft));
  guint from[] = { 0, n / 2, n > 0 ? n - 1 : 0 };
  guint last = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    for (guint at = from[i]; at < ash_page_blocks_get_n (ash_page_draft_get_blocks (editor->draft));
         at++)
      if (at != last && type_one (walk, item, editor, at))
        {
          last = at;
          break;
        }
}

static void
type_as_html (Walk *walk, const AshItem *item)
{
  AshPageEditor *editor = open_page (walk, item, TRUE);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor->source));
  g_autofree char *before = g_strdup (ash_page_draft_get_html (editor->draft));
  g_autoptr (GBytes) old = stored (walk->bench.document, item->record.id);
  g_autoptr (GBytes) unchanged = NULL;
  g_autoptr (GBytes) new = NULL;
  glong middle = g_utf8_strlen (before, -1) / 2;
  gsize at = (gsize) (g_utf8_offset_to_pointer (before, middle) - before);
  GtkTextIter iter;

  ash_view_flush (ASH_VIEW (editor));
  unchanged = stored (walk->bench.document, item->record.id);
  assert_same (old, unchanged, item);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) middle);
  gtk_text_buffer_insert (buffer, &iter, WORD, -1);
  ash_view_flush (ASH_VIEW (editor));
  new = stored (walk->bench.document, item->record.id);
  assert_only_there (old, new, before, at, at);
  walk->typed_as_html++;
}

static void
try_page (Walk *walk, const AshItem *item)
{
  AshPageEditor *editor = open_page (walk, item, FALSE);
  g_autoptr (GBytes) bytes = stored (walk->bench.document, item->record.id);
  gboolean is_plain = g_strcmp0 (item->body_type, "text/plain") == 0;

  g_test_message ("%s", item->title);
  look_at (walk, item, editor, bytes);
  if (is_plain)
    return;
  if (ash_page_draft_get_blocks (editor->draft) != NULL)
    type_as_page (walk, item, editor);
  type_as_html (walk, item);
}

/* All of them */

static gboolean
has_page (const AshItem *item)
{
  return item->body != NULL && (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
                                item->kind == ASH_ITEM_ASSIGNMENT || item->kind == ASH_ITEM_LABEL);
}

static void
try_course (Walk *walk, const char *credential)
{
  AshStore *store = ash_document_get_store (walk->bench.document);
  g_autoptr (AshCredential) record = ash_store_find (store, &ASH_CREDENTIAL, "id", credential);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, "tree", record->tree, &error);

  g_assert_no_error (error);
  ash_place_set (walk->bench.place, credential, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (!has_page (item) || !g_hash_table_add (walk->bodies, g_strdup (item->body)))
        continue;
      if (g_get_monotonic_time () < walk->until)
        try_page (walk, item);
      else
        walk->left_out++;
    }
}

static void
walk_init (Walk *walk)
{
  *walk = (Walk){ .until = g_get_monotonic_time () + LONGEST_US };
  page_bench_init (&walk->bench);
  walk->bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
walk_clear (Walk *walk)
{
  g_test_message ("%u pages looked at, a word typed into %u blocks and %u pages of HTML; %u pages "
                  "left out for want of time",
                  walk->looked_at, walk->typed, walk->typed_as_html, walk->left_out);
  page_bench_clear (&walk->bench);
  g_hash_table_unref (walk->bodies);
}

/* The sample: pages of our own, wherever the test runs. */
static void
test_sample (void)
{
  Walk walk;
  AshStore *store;
  g_autoptr (GPtrArray) credentials = NULL;
  g_autoptr (GError) error = NULL;

  walk_init (&walk);
  store = ash_document_get_store (walk.bench.document);
  ash_desk_fill_sample (store, NULL, &error);
  g_assert_no_error (error);
  credentials = ash_store_list (store, &ASH_CREDENTIAL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < credentials->len; i++)
    try_course (&walk, ((const AshRecord *) g_ptr_array_index (credentials, i))->id);
  g_assert_cmpuint (walk.looked_at, >, 5);
  g_assert_cmpuint (walk.typed, >, walk.looked_at);
  walk_clear (&walk);
}

static void
try_package (Walk *walk, const char *path)
{
  AshStore *store = ash_document_get_store (walk->bench.document);
  g_autoptr (AshImported) imported = ash_cartridge_import (store, path, FALSE, NULL, NULL);
  g_autofree char *credential = NULL;

  /* What is no course is another test's. */
  if (imported == NULL || !ash_desk_accept_source (store, imported->source, NULL))
    return;
  credential = ash_desk_take_course (store, imported->source, NULL, NULL);
  if (credential != NULL)
    try_course (walk, credential);
}

static void
test_corpus (void)
{
  static const char *const folders[] = { "imscc", "mbz", "scorm", "other" };
  Walk walk;

  walk_init (&walk);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder =
          g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          try_package (&walk, path);
        }
    }
  if (walk.looked_at == 0)
    g_test_skip ("the corpus is not beside the source");
  else
    g_assert_cmpuint (walk.typed, >, walk.looked_at / 2);
  walk_clear (&walk);
}

int
main (int argc, char **argv)
{
  page_bench_begin (&argc, &argv);
  g_test_add_func ("/page-safety/sample", test_sample);
  g_test_add_func ("/page-safety/corpus", test_corpus);
  return g_test_run ();
}

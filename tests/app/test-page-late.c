/* Letters that are typed while the program stores an edit that makes other blocks than the page
 * had: it shows the page anew, and what came in between stays, is stored, and touches no other
 * block. */
#include "page-fixture.h"

#include <ash-formats.h>
#include <ash-page.h>
#include <string.h>

#define HEAD "<!DOCTYPE html>\n<html><head><title>T</title></head><body>\n"
#define FIRST "<p class=first>Kept  as it   is</p>\n"
#define SCRIPT "<script>/* stays */</script>\n"
#define LAST "\n<p id='last'>Also kept</p>\n</body></html>\n"

typedef struct
{
  PageBench bench;
  AshPageEditor *editor;
  char *id;
} Late;

static void
late_init (Late *late, const char *html)
{
  AshStore *store;
  g_autoptr (GPtrArray) credentials = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GBytes) body = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  const AshCredential *credential;

  page_bench_init (&late->bench);
  store = ash_document_get_store (late->bench.document);
  ash_desk_fill_sample (store, NULL, &error);
  g_assert_no_error (error);
  credentials = ash_store_list (store, &ASH_CREDENTIAL, NULL, NULL, &error);
  credential = g_ptr_array_index (credentials, 0);
  items = ash_store_list (store, &ASH_ITEM, "tree", credential->tree, &error);
  for (guint i = 0; late->id == NULL && i < items->len; i++)
    if (((const AshItem *) g_ptr_array_index (items, i))->kind == ASH_ITEM_PAGE)
      late->id = g_strdup (((const AshRecord *) g_ptr_array_index (items, i))->id);
  ash_desk_set_body (store, late->id, body, "text/html", NULL, NULL, &error);
  g_assert_no_error (error);
  ash_place_set (late->bench.place, credential->record.id, NULL);
  late->editor = ASH_PAGE_EDITOR (ash_page_editor_new (late->bench.place, late->id));
  gtk_stack_add_child (GTK_STACK (gtk_window_get_child (GTK_WINDOW (late->bench.window))),
                       GTK_WIDGET (late->editor));
  g_assert_true (wait_for (&late->editor->is_ready));
}

static void
late_clear (Late *late)
{
  page_bench_clear (&late->bench);
  g_free (late->id);
}

static char *
text_of (Late *late)
{
  g_autoptr (GBytes) bytes = NULL;

  ash_view_flush (ASH_VIEW (late->editor));
  bytes = stored (late->bench.document, late->id);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A script that is on its way to the web view when the program goes on. */
static void
send (Late *late, const char *body)
{
  GtkWidget *view = gtk_widget_get_first_child (late->editor->web);

  webkit_web_view_call_async_javascript_function (WEBKIT_WEB_VIEW (view), body, -1, NULL, NULL,
                                                  NULL, NULL, NULL, NULL);
}

#define MIDDLE PAGE "const middle = page.querySelector ('.middle');"
/* As the parser reads it, one element that is three blocks. */
#define BREAK                                                                                      \
  "const inner = document.createElement ('div'); inner.textContent = 'inner';"                     \
  "middle.append (inner);"
#define TYPE                                                                                       \
  "page.focus (); getSelection ().collapse (middle.firstChild, 6);"                                \
  "document.execCommand ('insertText', false, ' at once');"

static void
type_while_it_is_cut (Late *late)
{
  ask (late->editor, MIDDLE BREAK A_TURN "return 1;");
  g_assert_true (ash_page_draft_is_pending (late->editor->draft));
  send (late, MIDDLE TYPE);
  ash_page_editor_store (late->editor);
  ask (late->editor, A_TURN "return 1;");
}

static void
test_kept (void)
{
  Late late = { 0 };
  g_autofree char *text = NULL;

  late_init (&late, HEAD FIRST SCRIPT "<p class=middle>Middle</p>" LAST);
  type_while_it_is_cut (&late);
  text = text_of (&late);
  g_assert_nonnull (strstr (text, "Middle at once"));
  g_assert_nonnull (strstr (text, "inner"));
  g_assert_true (g_str_has_prefix (text, HEAD FIRST SCRIPT));
  g_assert_true (g_str_has_suffix (text, LAST));
  g_assert_cmpint (ask (late.editor, PAGE "return page.querySelectorAll ('.ash-locked').length;"),
                   ==, 1);
  late_clear (&late);
}

/* What is typed after that finds its block again. */
static void
test_goes_on (void)
{
  Late late = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  late_init (&late, HEAD FIRST SCRIPT "<p class=middle>Middle</p>" LAST);
  type_while_it_is_cut (&late);
  first = text_of (&late);
  ask (late.editor,
       PAGE "const last = page.querySelector ('#last').firstChild;"
            "page.focus (); getSelection ().collapse (last, 4);"
            "document.execCommand ('insertText', false, ' truly');" A_TURN "return 1;");
  text = text_of (&late);
  g_assert_nonnull (strstr (text, "<p id=\"last\">Also truly kept</p>\n</body></html>\n"));
  g_assert_true (g_str_has_prefix (text, HEAD FIRST SCRIPT));
  g_assert_nonnull (strstr (text, "Middle at once"));
  late_clear (&late);
}

/* When nothing was typed, the page is shown as it was cut. */
static void
test_quiet (void)
{
  Late late = { 0 };

  late_init (&late, HEAD FIRST "<p class=middle>Middle</p>" LAST);
  ask (late.editor, MIDDLE BREAK A_TURN "return 1;");
  ash_page_editor_store (late.editor);
  g_assert_cmpint (ask (late.editor, PAGE A_TURN "return page.childElementCount;"), ==,
                   ash_page_blocks_get_n (ash_page_draft_get_blocks (late.editor->draft)));
  g_assert_cmpint (ask (late.editor, PAGE "return page.querySelectorAll ('p div').length;"), ==, 0);
  late_clear (&late);
}

int
main (int argc, char **argv)
{
  page_bench_begin (&argc, &argv);
  g_test_add_func ("/page-late/kept", test_kept);
  g_test_add_func ("/page-late/goes-on", test_goes_on);
  g_test_add_func ("/page-late/quiet", test_quiet);
  return g_test_run ();
}

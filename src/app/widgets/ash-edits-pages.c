/* Pages that are split and joined: their text is read and written anew, which takes a long page
 * longer than a frame. */
#include "ash-edits.h"

#include <glib/gi18n-lib.h>

#include "ash-deed.h"
#include "ash-say.h"

/* Bytes of text that are split or joined within a frame. */
#define MOST_AT_ONCE 4096

typedef struct
{
  AshDocument *document;
  GStrv pages;
  GArray *cuts; /* AshDeskCut */
  GPtrArray *titles;
  gsize start;
  gsize end;
  char *to;
  AshEditsDone done;

  char *kept; /* what has the text afterwards */
  guint n_made;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  g_object_unref (self->document);
  g_strfreev (self->pages);
  g_array_unref (self->cuts);
  g_ptr_array_unref (self->titles);
  g_free (self->to);
  g_free (self->kept);
  g_free (self);
}

static Edit *
edit_new (AshDocument *document, const char *const *pages)
{
  Edit *self = g_new0 (Edit, 1);

  self->document = g_object_ref (document);
  self->pages = g_strdupv ((GStrv) pages);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (AshDeskCut));
  self->titles = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
are_long (const Edit *self)
{
  AshStore *store = ash_document_get_store (self->document);
  gint64 size = 0;

  for (guint i = 0; self->pages[i] != NULL; i++)
    {
      g_autoptr (AshItem) page = ash_store_find (store, &ASH_ITEM, "id", self->pages[i]);

      if (page != NULL && page->body != NULL)
        size += ash_store_object_size (store, page->body);
    }
  return size > MOST_AT_ONCE;
}

static void
run (GtkWidget *from, Edit *edit, AshEditFunc func, AshDeedDone done)
{
  ash_deed_run (from, edit->document, are_long (edit), func, done, edit, edit_free);
}

/* Splitting */

static gboolean
split (AshStore *store, gpointer data, GError **error)
{
  Edit *edit = data;
  g_auto (GStrv) made =
      ash_desk_split_page (store, edit->pages[0], (const AshDeskCut *) (gpointer) edit->cuts->data,
                           edit->cuts->len, error);

  edit->n_made = made != NULL ? g_strv_length (made) : 0;
  return made != NULL;
}

static void
split_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  guint n = edit->n_made + 1;
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("The page could not be split")))
    return;
  text = ash_say_number (
      ngettext ("Page was split into %u page", "Page was split into %u pages", n), n);
  ash_edits_toast (from, text);
}

void
ash_edits_split_page (
    GtkWidget *from, AshDocument *document, const char *page, const AshDeskCut *cuts, guint n_cuts)
{
  const char *pages[] = { page, NULL };
  Edit *edit = edit_new (document, pages);

  for (guint i = 0; i < n_cuts; i++)
    {
      AshDeskCut cut = { cuts[i].offset, g_strdup (cuts[i].title) };

      g_array_append_val (edit->cuts, cut);
      g_ptr_array_add (edit->titles, (gpointer) cut.title);
    }
  run (from, edit, split, split_cb);
}

/* Merging */

static gboolean
merge (AshStore *store, gpointer data, GError **error)
{
  Edit *edit = data;

  edit->kept = ash_desk_merge_pages (store, (const char *const *) edit->pages, error);
  return edit->kept != NULL;
}

static void
merged_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  const char *items[] = { edit->kept, NULL };
  guint n = g_strv_length (edit->pages);
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("The pages could not be merged")))
    return;
  text = ash_say_number (ngettext ("Merged %u page", "Merged %u pages", n), n);
  ash_edits_toast (from, text);
  edit->done (from, items, NULL);
}

void
ash_edits_merge_pages (GtkWidget *from,
                       AshDocument *document,
                       const char *const *pages,
                       AshEditsDone done)
{
  Edit *edit = edit_new (document, pages);

  edit->done = done;
  run (from, edit, merge, merged_cb);
}

/* Moving a part */

static gboolean
move_part (AshStore *store, gpointer data, GError **error)
{
  Edit *edit = data;

  edit->kept =
      ash_desk_move_part (store, edit->pages[0], edit->start, edit->end, edit->to, NULL, error);
  return edit->kept != NULL;
}

static void
part_moved_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  g_autoptr (AshItem) item = NULL;
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("The text could not be moved")))
    return;
  item = ash_store_find (ash_document_get_store (edit->document), &ASH_ITEM, "id", edit->kept);
  text =
      g_strdup_printf (_ ("Moved to “%s”"), item != NULL && item->title != NULL ? item->title : "");
  ash_edits_toast (from, text);
}

void
ash_edits_move_part (GtkWidget *from,
                     AshDocument *document,
                     const char *page,
                     gsize start,
                     gsize end,
                     const char *to)
{
  const char *pages[] = { page, to, NULL };
  Edit *edit = edit_new (document, pages);

  edit->start = start;
  edit->end = end;
  edit->to = g_strdup (to);
  run (from, edit, move_part, part_moved_cb);
}

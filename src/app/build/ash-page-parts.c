/* Splitting the page that is being edited, and moving a part of it, where the cursor is. */
#include "ash-page-editor-private.h"

#include <ash-desk-split.h>
#include <ash-page-cuts.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-edits.h"
#include "ash-part-dialog.h"
#include "ash-split-dialog.h"

static void
split_at (AshPageEditor *self, gsize offset)
{
  const AshDeskCut cut = { offset, NULL };

  ash_edits_split_page (GTK_WIDGET (self), ash_place_get_document (self->place), self->item, &cut,
                        1);
}

/* What is selected becomes a page: the page is split at both ends of it, but not where it begins
 * or ends itself. */
static void
split_around (AshPageEditor *self, const AshPageCuts *cuts, gsize start, gsize end)
{
  AshDeskCut places[2];
  guint n = 0;

  if (start > ash_page_cuts_get (cuts, 0)->offset)
    places[n++] = (AshDeskCut){ start, NULL };
  if (end > start && end < ash_page_cuts_get_end (cuts))
    places[n++] = (AshDeskCut){ end, NULL };
  if (n > 0)
    ash_edits_split_page (GTK_WIDGET (self), ash_place_get_document (self->place), self->item,
                          places, n);
  else
    split_at (self, start);
}

/* What is to be moved, until it is said where it goes. */

static void
moved_cb (const char *page, gpointer data)
{
  AshPageEditor *self = data;

  ash_edits_move_part (GTK_WIDGET (self), ash_place_get_document (self->place), self->item,
                       self->part_start, self->part_end, page);
}

static void
move_part (AshPageEditor *self, gsize start, gsize end)
{
  self->part_start = start;
  self->part_end = end;
  ash_part_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->place,
                           self->item, moved_cb, self);
}

static AshPageCuts *
cuts_of (AshPageEditor *self)
{
  return ash_page_cuts_new (ash_page_draft_get_html (self->draft), NULL);
}

/* From the web view: blocks, and how many letters of them stand before the place. */

static const AshPageBlock *
block_of (AshPageEditor *self, const AshJsonValue *place)
{
  const AshPageBlocks *blocks = ash_page_draft_get_blocks (self->draft);
  double index = ash_json_number (ash_json_member (place, "block"));

  return blocks != NULL && index >= 0 && index < ash_page_blocks_get_n (blocks)
             ? ash_page_blocks_get (blocks, (guint) index)
             : NULL;
}

static int
letters_of (const AshJsonValue *place)
{
  double letters = ash_json_number (ash_json_member (place, "letters"));

  return letters >= -1 && letters < G_MAXINT ? (int) letters : 0;
}

/**
 * ash_page_editor_take_place:
 * @message: {"purpose", "selected", "start": {"block", "letters"}, "end": {"block", "letters"}}
 *
 * Does what was asked for where the cursor or the selection is.
 */
void
ash_page_editor_take_place (AshPageEditor *self, const AshJsonValue *message)
{
  const AshJsonValue *start = ash_json_member (message, "start");
  const AshJsonValue *end = ash_json_member (message, "end");
  const AshPageBlock *first = block_of (self, start);
  const AshPageBlock *last = block_of (self, end);
  g_autoptr (AshPageCuts) cuts = cuts_of (self);
  gsize from, to;

  if (cuts == NULL || first == NULL || last == NULL || ash_page_draft_is_pending (self->draft))
    return;
  from = ash_page_cuts_before (cuts, first->start, letters_of (start));
  to = ash_page_cuts_after (cuts, last->start, last->end, letters_of (end));
  if (g_strcmp0 (ash_json_member_string (message, "purpose"), "split") != 0)
    move_part (self, from, to);
  else if (ash_json_boolean (ash_json_member (message, "selected")))
    split_around (self, cuts, from, to);
  else
    split_at (self, from);
}

/* In the HTML it is where the cursor stands in it. */
static void
run_in_source (AshPageEditor *self, gboolean is_split)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  const char *html = ash_page_draft_get_html (self->draft);
  g_autoptr (AshPageCuts) cuts = cuts_of (self);
  GtkTextIter from, to;
  gsize start, end;
  gboolean is_selected;

  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  if (cuts == NULL || gtk_text_iter_get_offset (&to) > g_utf8_strlen (html, -1))
    return;
  start = (gsize) (g_utf8_offset_to_pointer (html, gtk_text_iter_get_offset (&from)) - html);
  end = (gsize) (g_utf8_offset_to_pointer (html, gtk_text_iter_get_offset (&to)) - html);
  is_selected = end > start;
  start = ash_page_cuts_before (cuts, start, 0);
  end = ash_page_cuts_after (cuts, start, MAX (end, start + 1), -1);
  if (!is_split)
    move_part (self, start, end);
  else if (is_selected)
    split_around (self, cuts, start, end);
  else
    split_at (self, start);
}

static void
ask_place (AshPageEditor *self, gboolean is_split)
{
  g_autoptr (GString) arguments = g_string_new (is_split ? "\"split\", " : "\"move\"");

  if (is_split)
    ash_append_json_string (arguments, _ ("Split paragraph"));
  ash_page_editor_call (self, "place", arguments->str);
}

/* The keys of the window come first: a page has its Delete from there. */
static gboolean
has_keyboard (GtkWidget *web)
{
  return web != NULL && gtk_root_get_focus (gtk_widget_get_root (web)) != NULL &&
         ash_view_has_keyboard (web);
}

/**
 * ash_page_editor_command:
 *
 * Runs a command of the action table about the text.
 *
 * Returns: %FALSE when it is none of the editor's
 */
gboolean
ash_page_editor_command (AshView *view, const char *command, GVariant *parameter)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (view);
  const AshItem *item = self->draft != NULL ? ash_page_draft_get_item (self->draft) : NULL;
  gboolean is_split = g_str_equal (command, "split-here");

  if (item != NULL && g_str_equal (command, "comment"))
    {
      ash_page_editor_comment (self);
      return TRUE;
    }
  if (item != NULL && g_str_equal (command, "describe-picture"))
    {
      ash_page_editor_describe_here (self);
      return TRUE;
    }
  if (item != NULL && g_str_equal (command, "delete") && has_keyboard (self->web))
    {
      ash_page_editor_call (self, "deleteAhead", "null");
      return TRUE;
    }
  if (item == NULL || item->kind != ASH_ITEM_PAGE)
    return FALSE;
  if (g_str_equal (command, "split-headings"))
    {
      ash_view_flush (view);
      ash_split_dialog_present (GTK_WIDGET (self), ash_place_get_document (self->place),
                                self->item);
      return TRUE;
    }
  if (!is_split && !g_str_equal (command, "move-part"))
    return FALSE;
  ash_view_flush (view);
  if (ash_page_toolbar_get_html (self->toolbar))
    run_in_source (self, is_split);
  else
    ask_place (self, is_split);
  return TRUE;
}

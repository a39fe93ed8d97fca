/* Passages of the page that is edited: those that people comment on, and what a command elsewhere
 * wants to be shown. */
#include "ash-page-editor-private.h"

#include <ash-desk-comment.h>
#include <ash-json-writer.h>
#include <ash-passage.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-window.h"

/* A passage that begins a part to be shown, see ash_page_editor_reveal(). */
#define PASSAGE "passage "

static gboolean
is_html (AshPageEditor *self)
{
  return ash_page_toolbar_get_html (self->toolbar);
}

/* Open comments, as JSON for the web view. */
static char *
dup_comments (AshPageEditor *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (GPtrArray) open = design != NULL ? ash_comment_passages (design, self->item) : NULL;
  AshJsonWriter *writer = ash_json_writer_new ();
  char *json;

  ash_json_writer_begin_array (writer, NULL);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const AshComment *comment = g_ptr_array_index (open, i);

      ash_json_writer_begin_object (writer, NULL);
      ash_json_writer_string (writer, "id", comment->record.id);
      ash_json_writer_string (writer, "quote", comment->quote);
      ash_json_writer_end_object (writer);
    }
  ash_json_writer_end_array (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  return json;
}

/**
 * ash_page_editor_mark_passages:
 *
 * Marks what open comments are about, without touching the page.
 */
void
ash_page_editor_mark_passages (AshPageEditor *self)
{
  g_autofree char *json = NULL;

  if (!self->is_ready)
    return;
  json = dup_comments (self);
  ash_page_editor_call (self, "comments", json);
}

/* Commenting */

/**
 * ash_page_editor_comment_on:
 * @passage: (nullable): words that are selected; without any it is about the whole text
 */
void
ash_page_editor_comment_on (AshPageEditor *self, const char *passage)
{
  g_autofree char *quote = ash_passage_clean (passage);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.comment-on", "(ssss)", "item", self->item, "",
                              quote != NULL ? quote : "");
}

static void
comment_in_source (AshPageEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      html = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      text = ash_text_from_html (html);
    }
  ash_page_editor_comment_on (self, text);
}

/**
 * ash_page_editor_comment:
 *
 * Asks for a comment on what is selected, or on the whole text.
 */
void
ash_page_editor_comment (AshPageEditor *self)
{
  if (is_html (self))
    comment_in_source (self);
  else if (self->is_ready)
    ash_page_editor_call (self, "passage", "");
  else
    ash_page_editor_comment_on (self, NULL);
}

/* Showing */

/**
 * ash_page_editor_say_changed:
 *
 * Tells that a passage does not stand there any more as it was commented on.
 */
void
ash_page_editor_say_changed (AshPageEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), _ ("The passage has changed since"), FALSE);
}

static void
select_in_source (AshPageEditor *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source)), start,
                                end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->source), start, .1, FALSE, 0, 0);
}

/* In the HTML: the first place where the words stand. */
static void
reveal_in_source (AshPageEditor *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  GtkTextIter start, end, from;

  gtk_text_buffer_get_start_iter (buffer, &from);
  if (*words != '\0' &&
      gtk_text_iter_forward_search (&from, words, GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, NULL))
    select_in_source (self, &start, &end);
}

/* Between the words may be tags. */
static void
reveal_passage_in_source (AshPageEditor *self, const char *passage)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  g_autofree char *html = NULL;
  GtkTextIter from, to;
  gsize start, end;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  html = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
  if (!ash_passage_find (html, passage, &start, &end))
    {
      ash_page_editor_say_changed (self);
      return;
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_strlen (html, (gssize) start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_strlen (html, (gssize) end));
  select_in_source (self, &from, &to);
}

/**
 * ash_page_editor_reveal:
 *
 * Shows the part that was asked for, when it can be: "picture ADDRESS", "link ADDRESS", "text
 * WORDS" for a phrase, "passage WORDS" for what a comment is about.
 */
void
ash_page_editor_reveal (AshPageEditor *self)
{
  g_autofree char *part = NULL;
  g_autofree char *json = NULL;
  const char *words;

  if (self->part == NULL || (!is_html (self) && !self->is_ready))
    return;
  part = g_steal_pointer (&self->part);
  words = strchr (part, ' ') != NULL ? strchr (part, ' ') + 1 : "";
  if (is_html (self) && g_str_has_prefix (part, PASSAGE))
    reveal_passage_in_source (self, words);
  else if (is_html (self))
    reveal_in_source (self, words);
  else
    {
      json = ash_page_json (g_str_has_prefix (part, "picture") ? "picture"
                            : g_str_has_prefix (part, "link")  ? "link"
                            : g_str_has_prefix (part, PASSAGE) ? "passage"
                                                               : "text",
                            words, "part", part);
      ash_page_editor_call (self, "reveal", json);
    }
}

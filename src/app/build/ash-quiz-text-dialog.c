#include "ash-quiz-text-dialog.h"

#include <adwaita.h>
#include <ash-desk-quiz.h>
#include <ash-question-text.h>
#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-prose.h"
#include "ash-quiz-book.h"
#include "ash-say.h"

/* Typing rests this long before the text is read again. */
#define REST_MS 120
/* More is counted, and not shown. */
#define MAX_SHOWN 200
#define FAULT "fault" /* the tag of a line that was not understood */

typedef struct
{
  GtkWindow *window;
  GtkTextView *text;
  GtkWidget *hint;
  GtkDropDown *format;
  GtkLabel *sum;
  GtkListBox *list;
  GtkWidget *add;
  AshStore *store;
  char *quiz;
  char *before;
  AshQuizAddedFunc func;
  gpointer user_data;
  AshQuestionText *read; /* (nullable) what the text is */
  GCancellable *cancellable;
  guint rest;
} TextDialog;

static void
text_dialog_free (gpointer data)
{
  TextDialog *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->read, ash_question_text_free);
  g_object_unref (self->store);
  g_object_unref (self->user_data);
  g_free (self->quiz);
  g_free (self->before);
  g_free (self);
}

/* The preview */

static void
append_part (GString *out, const char *mark, const char *text)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, mark);
  g_string_append (out, text);
}

/* The answers, a line each, with what is right before them. */
static char *
say_answers (const AshQuestionDraft *draft)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < draft->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (draft->choices, i);
      g_autofree char *text = ash_text_from_html (choice->html);

      append_part (out, choice->is_correct ? "✓ " : "– ", text);
    }
  for (guint i = 0; i < draft->accepted->len; i++)
    append_part (out, "✓ ", ((const AshAccepted *) g_ptr_array_index (draft->accepted, i))->text);
  return g_string_free (out, FALSE);
}

static GtkWidget *
add_row (TextDialog *self, const char *icon, const char *class, GtkWidget *words, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, class);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "draft");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ash_name (row, name);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_draft (TextDialog *self, const AshQuestionDraft *draft)
{
  AshQuizBookLine line = { .question = draft->question };
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *stem = ash_quiz_say_line (&line);
  g_autofree char *answers = say_answers (draft);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", stem, ash_quiz_say_kind (draft->question->kind));

  gtk_box_append (GTK_BOX (words), ash_prose_new (stem, NULL));
  if (*answers != '\0')
    gtk_box_append (GTK_BOX (words), ash_prose_new (answers, "caption"));
  add_row (self, ash_quiz_say_icon (&line), "muted", words, name);
}

static void
add_fault (TextDialog *self, const AshTextFault *fault)
{
  g_autofree char *text = g_strdup_printf (_ ("Line %u: %s"), fault->line, fault->what);

  GtkWidget *row =
      add_row (self, "dialog-warning-symbolic", "change", ash_prose_new (text, NULL), text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "ash-line", GUINT_TO_POINTER (fault->line));
}

static void
mark_faults (TextDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, FAULT, &start, &end);
  for (guint i = 0; self->read != NULL && i < MIN (self->read->faults->len, MAX_SHOWN); i++)
    {
      const AshTextFault *fault = g_ptr_array_index (self->read->faults, i);

      if (!gtk_text_buffer_get_iter_at_line (buffer, &start, (int) fault->line - 1))
        continue;
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, FAULT, &start, &end);
    }
}

/* A fault leads to its line, where writing goes on. */
static void
activated_cb (TextDialog *self, GtkListBoxRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "ash-line"));
  GtkTextIter place;

  if (line == 0)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &place, (int) line - 1);
  if (!gtk_text_iter_ends_line (&place))
    gtk_text_iter_forward_to_line_end (&place);
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_view_scroll_mark_onscreen (self->text, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Faults stand before the question that begins after their line. */
static void
show_read (TextDialog *self)
{
  guint n = self->read != NULL ? self->read->drafts->len : 0;
  guint n_faults = self->read != NULL ? self->read->faults->len : 0;
  g_autofree char *label =
      n > 0 ? ash_say_number (ngettext ("Add %u question", "Add %u questions", n), n)
            : g_strdup (_ ("Add questions"));
  g_autofree char *sum = ash_say_number (ngettext ("%u question", "%u questions", n), n);
  GtkWidget *row;
  guint f = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      const AshQuestionDraft *draft = g_ptr_array_index (self->read->drafts, i);
      const AshQuestionDraft *next =
          i + 1 < n ? g_ptr_array_index (self->read->drafts, i + 1) : NULL;

      for (; f < n_faults && ((AshTextFault *) self->read->faults->pdata[f])->line < draft->line;
           f++)
        add_fault (self, self->read->faults->pdata[f]);
      add_draft (self, draft);
      for (; f < n_faults && next != NULL &&
             ((AshTextFault *) self->read->faults->pdata[f])->line < next->line;
           f++)
        add_fault (self, self->read->faults->pdata[f]);
    }
  for (guint shown = 0; f < n_faults && shown < MAX_SHOWN; f++, shown++)
    add_fault (self, self->read->faults->pdata[f]);
  gtk_label_set_label (self->sum, n > 0 || n_faults > 0 ? sum : _ ("What they become"));
  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

typedef struct
{
  char *text;
  AshQuestionTextFormat format;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->text);
  g_free (order);
}

static void
read_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;

  g_task_return_pointer (task, ash_question_text_read (order->text, order->format),
                         (GDestroyNotify) ash_question_text_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TextDialog *self = data;
  AshQuestionText *read = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: newer text is being read, or the window is gone. */
  if (read == NULL)
    return;
  g_clear_pointer (&self->read, ash_question_text_free);
  self->read = read;
  show_read (self);
  mark_faults (self);
}

static gboolean
rest_cb (gpointer data)
{
  TextDialog *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);
  GtkTextIter start, end;

  self->rest = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  order->text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  order->format = gtk_drop_down_get_selected (self->format);
  task = g_task_new (NULL, self->cancellable, read_cb, self);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, read_worker);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TextDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
  /* What was read last is of another text. */
  gtk_widget_set_sensitive (self->add, FALSE);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
add_cb (TextDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) entries = NULL;
  AshQuizAddedFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  if (self->read == NULL || self->rest != 0)
    return;
  entries =
      ash_desk_quiz_add_drafts (self->store, self->quiz, self->before, self->read->drafts, &error);
  if (entries == NULL)
    {
      ash_message_present (self->window, _ ("The questions could not be added"), error->message,
                           NULL, NULL, NULL);
      return;
    }
  gtk_window_destroy (self->window);
  if (entries[0] != NULL)
    func (entries[0], user_data);
}

/* Building */

static const char EXAMPLE[] = N_ ("What must a bar chart start at?\n"
                                  "A) The lowest value\n"
                                  "B) Zero\n"
                                  "C) Ten\n"
                                  "ANSWER: B");

/* The keys that nobody would guess, since the text keeps Tab for the columns of a spreadsheet. */
static GtkWidget *
build_keys (TextDialog *self)
{
  const char *words = _ ("Ctrl+Enter adds the questions, Ctrl+Tab leaves the text.");
  GtkWidget *keys = ash_prose_new (words, "caption");

  gtk_widget_add_css_class (keys, "muted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  return keys;
}

static GtkWidget *
build_text (TextDialog *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  const char *const formats[] = { _ ("Detect the format"), _ ("Lettered choices (Aiken)"),
                                  _ ("GIFT"), _ ("Rows of a spreadsheet"), NULL };

  self->format = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (formats));
  ash_name (self->format, _ ("How the questions are written"));
  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text), FAULT, "underline",
                              PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->text, 9);
  gtk_text_view_set_right_margin (self->text, 9);
  gtk_text_view_set_top_margin (self->text, 9);
  ash_name (self->text, _ ("Questions as text"));
  self->hint = gtk_label_new (_ (EXAMPLE));
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "placeholder");
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->hint, 10);
  gtk_widget_set_margin_top (self->hint, 9);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->format));
  gtk_box_append (GTK_BOX (side), overlay);
  gtk_box_append (GTK_BOX (side), build_keys (self));
  return side;
}

static GtkWidget *
build_preview (TextDialog *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sum, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "heading");
  gtk_widget_set_size_request (GTK_WIDGET (self->sum), -1, 34);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_list_box_set_placeholder (
      self->list,
      ash_prose_new (
          _ ("Write a question, its choices on lines of their own, and which is right. "
             "Questions from Moodle (GIFT, Aiken) and rows of a spreadsheet are read too."),
          "muted"));
  ash_name (self->list, _ ("Questions found"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "drafts");
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (side), scroller);
  return side;
}

static GtkWidget *
build_content (TextDialog *self, gboolean is_narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *inside =
      gtk_box_new (is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->add = gtk_button_new_with_label (_ ("Add questions"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  /* Two buttons of a long language and a title between them are wider than a small screen. */
  if (is_narrow)
    adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), gtk_label_new (NULL));
  gtk_box_set_homogeneous (GTK_BOX (inside), TRUE);
  gtk_box_append (GTK_BOX (inside), build_text (self));
  gtk_box_append (GTK_BOX (inside), build_preview (self));
  gtk_widget_add_css_class (inside, "dialog-page");
  gtk_widget_set_vexpand (inside, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), inside);
  return box;
}

void
ash_quiz_text_dialog_present (GtkWindow *parent,
                              AshStore *store,
                              const char *quiz,
                              const char *before,
                              AshQuizAddedFunc func,
                              gpointer user_data)
{
  TextDialog *self = g_new0 (TextDialog, 1);
  gboolean is_narrow = gtk_widget_get_width (GTK_WIDGET (parent)) < 720;

  self->store = g_object_ref (store);
  self->quiz = g_strdup (quiz);
  self->before = g_strdup (before);
  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->cancellable = g_cancellable_new ();
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_title (self->window, _ ("Type or paste questions"));
  ash_dialog_set_size (self->window, parent, 900, 600);
  g_object_set_data_full (G_OBJECT (self->window), "ash-quiz-text", self, text_dialog_free);
  adw_window_set_content (ADW_WINDOW (self->window), build_content (self, is_narrow));
  ash_dialog_close_on_escape (self->window);
  ash_dialog_accept_by_key (self->window, self->add);
  show_read (self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

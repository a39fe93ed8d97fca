#include "ash-quiz-bank-dialog.h"

#include <adwaita.h>
#include <ash-desk-quiz.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-rename.h"
#include "ash-quiz-book.h"
#include "ash-say.h"

/* More of one pool are not listed; they can be drawn. */
#define MAX_SHOWN 500

typedef struct
{
  GtkWindow *window;
  AshPlace *place;
  char *quiz;
  char *before;
  AshQuizAddedFunc func;
  gpointer user_data;
  GPtrArray *banks; /* (element-type AshBankLine) */
  GtkDropDown *bank;
  GtkListBox *list;
  GPtrArray *checks; /* (element-type GtkCheckButton) borrowed; with the question's id */
  GtkWidget *all;
  GtkWidget *take;
  GtkWidget *draw_n;
  GtkWidget *draw_of;
  GtkWidget *draw;
  GtkWidget *rename;
  GtkWidget *remove;
  AdwToastOverlay *toasts;
} BankDialog;

static void
bank_dialog_free (gpointer data)
{
  BankDialog *self = data;

  g_ptr_array_unref (self->banks);
  g_ptr_array_unref (self->checks);
  g_object_unref (self->place);
  g_object_unref (self->user_data);
  g_free (self->quiz);
  g_free (self->before);
  g_free (self);
}

static AshStore *
store_of (BankDialog *self)
{
  return ash_place_get_store (self->place);
}

static const AshBankLine *
chosen (BankDialog *self)
{
  guint index = gtk_drop_down_get_selected (self->bank);

  return index < self->banks->len ? g_ptr_array_index (self->banks, index) : NULL;
}

static guint
count_checked (BankDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? 1 : 0;
  return n;
}

static void
show_count (BankDialog *self)
{
  guint n = count_checked (self);
  g_autofree char *label =
      n > 0 ? ash_say_number (ngettext ("Take %u question", "Take %u questions", n), n)
            : g_strdup (_ ("Take questions"));

  gtk_button_set_label (GTK_BUTTON (self->take), label);
  gtk_widget_set_sensitive (self->take, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->all),
                        n > 0 && n == self->checks->len ? _ ("Choose none") : _ ("Choose all"));
  gtk_widget_set_sensitive (self->all, self->checks->len > 0);
}

static void
add_question (BankDialog *self, const AshQuestion *question)
{
  AshQuizBookLine line = { .question = question };
  g_autofree char *text = ash_quiz_say_line (&line);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *icon = gtk_image_new_from_icon_name (ash_quiz_say_icon (&line));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (icon, ash_quiz_say_kind (question->kind));
  gtk_widget_add_css_class (icon, "muted");
  ash_name (check, text);
  ash_name (row, text);
  g_object_set_data_full (G_OBJECT (check), "question", g_strdup (question->record.id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_count), self);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_add_css_class (box, "draft");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
}

static void
show_bank (BankDialog *self)
{
  const AshBankLine *bank = chosen (self);
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *of = NULL;
  GtkWidget *row;

  g_ptr_array_set_size (self->checks, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (bank != NULL)
    questions =
        ash_store_list (store_of (self), &ASH_QUESTION, "bank", bank->bank->record.id, NULL);
  for (guint i = 0; questions != NULL && i < MIN (questions->len, MAX_SHOWN); i++)
    add_question (self, g_ptr_array_index (questions, i));
  of = ash_say_number (_ ("of %u"), bank != NULL ? bank->n : 0);
  gtk_label_set_label (GTK_LABEL (self->draw_of), of);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->draw_n), 1,
                             MAX (1, bank != NULL ? bank->n : 1));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->draw_n), 1);
  gtk_widget_set_sensitive (self->draw, bank != NULL && bank->n > 0);
  gtk_widget_set_sensitive (self->rename, bank != NULL && bank->is_own);
  gtk_widget_set_sensitive (self->remove, bank != NULL && bank->is_own);
  show_count (self);
}

static void
row_cb (BankDialog *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  GtkCheckButton *check;

  if (index < 0 || (guint) index >= self->checks->len)
    return;
  check = g_ptr_array_index (self->checks, index);
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
all_cb (BankDialog *self)
{
  gboolean is_on = count_checked (self) < self->checks->len;

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_on);
}

/* Closes with what was added, or says why nothing was. */
static void
finish (BankDialog *self, const char *entry, const GError *error)
{
  AshQuizAddedFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  if (entry == NULL)
    {
      ash_message_present (self->window, _ ("The questions could not be taken"), error->message,
                           NULL, NULL, NULL);
      return;
    }
  gtk_window_destroy (self->window);
  func (entry, user_data);
}

static void
take_cb (BankDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) questions = NULL;
  g_auto (GStrv) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder,
                          g_object_get_data (g_ptr_array_index (self->checks, i), "question"));
  questions = g_strv_builder_end (builder);
  if (questions[0] == NULL)
    return;
  entries = ash_desk_quiz_take_questions (store_of (self), self->quiz, self->before,
                                          (const char *const *) questions, &error);
  finish (self, entries != NULL ? entries[0] : NULL, error);
}

static void
draw_cb (BankDialog *self)
{
  const AshBankLine *bank = chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  if (bank == NULL)
    return;
  entry = ash_desk_quiz_add_draw (store_of (self), self->quiz, self->before, bank->bank->record.id,
                                  gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->draw_n)),
                                  100, &error);
  finish (self, entry, error);
}

/* Building */

static char *
say_bank (const AshBankLine *line)
{
  g_autofree char *n = ash_say_number (ngettext ("%u question", "%u questions", line->n), line->n);
  const char *title =
      line->bank->title != NULL && *line->bank->title != '\0' ? line->bank->title : _ ("Pool");
  const char *what = line->is_own ? _ ("Pool") : line->bank->quiz != NULL ? _ ("Quiz") : _ ("Pool");

  return line->where != NULL
             ? g_strdup_printf (_ ("%s: %s, %s, in “%s”"), what, title, n, line->where)
             : g_strdup_printf (_ ("%s: %s, %s"), what, title, n);
}

static void
setup_bank_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_bank_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GListModel *
name_banks (BankDialog *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->banks->len; i++)
    {
      g_autofree char *name = say_bank (g_ptr_array_index (self->banks, i));

      gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

/* After a pool was renamed or deleted, or that was undone; @id stays chosen if it is there. */
static void
list_again (BankDialog *self, const char *id)
{
  g_autoptr (GPtrArray) banks =
      ash_desk_list_banks (store_of (self), ash_place_get_credential (self->place), NULL);
  g_autoptr (GListModel) names = NULL;
  guint selected = 0;

  if (banks == NULL)
    return;
  for (guint i = 0; i < banks->len; i++)
    if (g_strcmp0 (((AshBankLine *) g_ptr_array_index (banks, i))->bank->record.id, id) == 0)
      selected = i;
  g_ptr_array_unref (self->banks);
  self->banks = g_steal_pointer (&banks);
  names = name_banks (self);
  gtk_drop_down_set_model (self->bank, names);
  gtk_drop_down_set_selected (self->bank, selected);
  show_bank (self);
}

static void
undo_cb (BankDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (self->window)), "win.undo",
                              NULL);
  list_again (self, NULL);
}

static void
undo_clicked_cb (AdwToast *toast, GtkWindow *window)
{
  BankDialog *self = g_object_get_data (G_OBJECT (window), "ash-quiz-bank");

  if (self != NULL)
    undo_cb (self);
}

static void
toast (BankDialog *self, const char *text)
{
  AdwToast *said = adw_toast_new (text);

  adw_toast_set_button_label (said, _ ("Undo"));
  adw_toast_set_timeout (said, 12);
  g_signal_connect_object (said, "button-clicked", G_CALLBACK (undo_clicked_cb), self->window, 0);
  adw_toast_overlay_add_toast (self->toasts, said);
}

static void
renamed_cb (const char *title, gpointer window)
{
  BankDialog *self = g_object_get_data (window, "ash-quiz-bank");
  const AshBankLine *bank = self != NULL ? chosen (self) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bank != NULL ? g_strdup (bank->bank->record.id) : NULL;

  if (id == NULL)
    return;
  if (!ash_desk_rename_bank (store_of (self), id, title, &error))
    ash_message_present (self->window, _ ("The pool could not be renamed"), error->message, NULL,
                         NULL, NULL);
  list_again (self, id);
}

static void
rename_cb (BankDialog *self)
{
  const AshBankLine *bank = chosen (self);

  if (bank != NULL && bank->is_own)
    ash_rename_popup (self->rename, _ ("Name of the pool"),
                      bank->bank->title != NULL ? bank->bank->title : "", renamed_cb, self->window);
}

static void
remove_cb (BankDialog *self)
{
  const AshBankLine *bank = chosen (self);
  g_autoptr (GError) error = NULL;

  if (bank == NULL || !bank->is_own)
    return;
  if (ash_desk_delete_bank (store_of (self), bank->bank->record.id, &error))
    toast (self, _ ("Pool deleted. Quizzes keep its questions."));
  else
    ash_message_present (self->window, _ ("The pool could not be deleted"), error->message, NULL,
                         NULL, NULL);
  list_again (self, NULL);
}

static GtkWidget *
icon_button (BankDialog *self, const char *icon, const char *label, GCallback func)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  ash_name (button, label);
  g_signal_connect_swapped (button, "clicked", func, self);
  return button;
}

static GtkWidget *
build_banks (BankDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_bank_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_bank_cb), NULL);
  self->bank = GTK_DROP_DOWN (gtk_drop_down_new (name_banks (self), NULL));
  gtk_drop_down_set_factory (self->bank, factory);
  ash_name (self->bank, _ ("Pool or quiz"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bank), TRUE);
  self->rename =
      icon_button (self, "document-edit-symbolic", _ ("Rename pool"), G_CALLBACK (rename_cb));
  self->remove =
      icon_button (self, "user-trash-symbolic", _ ("Delete pool"), G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->bank));
  gtk_box_append (GTK_BOX (line), self->rename);
  gtk_box_append (GTK_BOX (line), self->remove);
  return line;
}

static GtkWidget *
build_draw (BankDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (_ ("Or a random draw:"));

  self->draw_n = gtk_spin_button_new_with_range (1, 1, 1);
  ash_name (self->draw_n, _ ("Questions to draw"));
  self->draw_of = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->draw_of, "muted");
  gtk_label_set_xalign (GTK_LABEL (self->draw_of), 0);
  gtk_widget_set_hexpand (self->draw_of, TRUE);
  self->draw = gtk_button_new_with_label (_ ("Add draw"));
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->draw_n);
  gtk_box_append (GTK_BOX (line), self->draw_of);
  gtk_box_append (GTK_BOX (line), self->draw);
  return line;
}

static GtkWidget *
build_inside (BankDialog *self)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *banks = build_banks (self);
  GtkWidget *nothing = gtk_label_new (_ ("There is no question here"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (nothing, "muted");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "drafts");
  ash_name (self->list, _ ("Questions of the pool"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_vexpand (scroller, TRUE);
  self->all = gtk_button_new_with_label (_ ("Choose all"));
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (inside), banks);
  gtk_box_append (GTK_BOX (inside), scroller);
  gtk_box_append (GTK_BOX (inside), self->all);
  gtk_box_append (GTK_BOX (inside), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (inside), build_draw (self));
  gtk_widget_add_css_class (inside, "dialog-page");
  return inside;
}

static GtkWidget *
build_content (BankDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->take = gtk_button_new_with_label (_ ("Take questions"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);
  gtk_box_append (GTK_BOX (box), header);
  self->toasts = ash_dialog_toasts_new (build_inside (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  g_signal_connect_swapped (self->draw, "clicked", G_CALLBACK (draw_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_cb), self);
  g_signal_connect_swapped (self->bank, "notify::selected", G_CALLBACK (show_bank), self);
  return box;
}

void
ash_quiz_bank_dialog_present (GtkWindow *parent,
                              AshPlace *place,
                              const char *quiz,
                              const char *before,
                              AshQuizAddedFunc func,
                              gpointer user_data)
{
  BankDialog *self;
  g_autoptr (GPtrArray) banks =
      ash_desk_list_banks (ash_place_get_store (place), ash_place_get_credential (place), NULL);

  if (banks == NULL || banks->len == 0)
    {
      ash_message_present (parent, _ ("There are no pools yet"),
                           _ ("Your course came with no questions, and this credential has no "
                              "pool. Write a question first, then move it to a pool from its "
                              "menu."),
                           NULL, NULL, NULL);
      return;
    }
  self = g_new0 (BankDialog, 1);
  self->place = g_object_ref (place);
  self->quiz = g_strdup (quiz);
  self->before = g_strdup (before);
  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->banks = g_steal_pointer (&banks);
  self->checks = g_ptr_array_new ();
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_title (self->window, _ ("Take questions"));
  ash_dialog_set_size (self->window, parent, 560, 560);
  g_object_set_data_full (G_OBJECT (self->window), "ash-quiz-bank", self, bank_dialog_free);
  adw_window_set_content (ADW_WINDOW (self->window), build_content (self));
  ash_dialog_close_on_escape (self->window);
  ash_dialog_accept_by_key (self->window, self->take);
  show_bank (self);
  gtk_window_present (self->window);
}

/* What can be done in the quiz editor: the actions `quiz.…`, the keys, and the commands of the
 * window that are about its questions. */
#include "ash-quiz-editor-private.h"

#include <ash-desk-quiz.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-quiz-bank-dialog.h"
#include "ash-quiz-settings-dialog.h"
#include "ash-quiz-text-dialog.h"
#include "ash-rename.h"
#include "ash-window.h"
#include "ash-menu.h"
#include "ash-view.h"

AshStore *
ash_quiz_editor_get_store (AshQuizEditor *self)
{
  return ash_place_get_store (self->place);
}

static gboolean
done (AshQuizEditor *self, gboolean is_done, GError *error)
{
  return ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("The quiz could not be changed"));
}

static void
toast (AshQuizEditor *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), text, TRUE);
}

static gint
open_index (AshQuizEditor *self)
{
  return self->entry != NULL ? ash_quiz_book_find (self->book, self->entry) : -1;
}

/* The line after the one that is open; NULL for the end. */
static const char *
place_after (AshQuizEditor *self)
{
  gint index = open_index (self);
  const AshQuizBookLine *next =
      index >= 0 ? ash_quiz_book_get (self->book, (guint) index + 1) : NULL;

  return next != NULL ? next->entry->record.id : NULL;
}

static void
add (AshQuizEditor *self, AshQuestionKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (place_after (self));
  g_autofree char *entry = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  entry = ash_desk_quiz_add_question (ash_quiz_editor_get_store (self),
                                      ash_quiz_book_get_quiz (self->book), before, kind, &error);
  if (done (self, entry != NULL, error))
    ash_quiz_editor_open (self, entry, TRUE);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  add (self, (AshQuestionKind) CLAMP (g_variant_get_int32 (parameter), 0, ASH_QUESTION_ESSAY));
}

/**
 * ash_quiz_editor_next:
 * @can_add: after the last question there comes a new one of its kind
 */
void
ash_quiz_editor_next (AshQuizEditor *self, gboolean can_add)
{
  gint index = open_index (self);
  const AshQuizBookLine *line = index >= 0 ? ash_quiz_book_get (self->book, index) : NULL;
  const AshQuizBookLine *next = ash_quiz_book_get (self->book, (guint) (index + 1));
  AshQuestionKind kind =
      line != NULL && line->question != NULL && line->question->kind != ASH_QUESTION_UNKNOWN
          ? line->question->kind
          : ASH_QUESTION_MULTIPLE_CHOICE;
  g_autofree char *entry = next != NULL ? g_strdup (next->entry->record.id) : NULL;

  ash_commit_flush (GTK_WIDGET (self));
  if (entry != NULL)
    ash_quiz_editor_open (self, entry, TRUE);
  else if (can_add)
    add (self, kind);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  ash_quiz_editor_next (self, FALSE);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;
  gint index = open_index (self);
  g_autofree char *entry = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  if (index > 0)
    entry = g_strdup (ash_quiz_book_get (self->book, (guint) index - 1)->entry->record.id);
  if (entry != NULL)
    ash_quiz_editor_open (self, entry, TRUE);
}

static void
shift (AshQuizEditor *self, int by)
{
  g_autoptr (GError) error = NULL;

  if (self->entry == NULL)
    return;
  ash_commit_flush (GTK_WIDGET (self));
  done (self, ash_desk_quiz_shift (ash_quiz_editor_get_store (self), self->entry, by, &error),
        error);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  shift (self, -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  shift (self, 1);
}

static void
duplicate (AshQuizEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  if (self->entry == NULL)
    return;
  ash_commit_flush (GTK_WIDGET (self));
  entry = ash_desk_quiz_duplicate (ash_quiz_editor_get_store (self), self->entry, &error);
  if (done (self, entry != NULL, error))
    ash_quiz_editor_open (self, entry, TRUE);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  duplicate (self);
}

static void delete (AshQuizEditor *self)
{
  g_autoptr (GError) error = NULL;
  gint index = open_index (self);
  const AshQuizBookLine *line;
  g_autofree char *gone = g_strdup (self->entry);
  g_autofree char *next = NULL;

  if (index < 0)
    return;
  ash_commit_flush (GTK_WIDGET (self));
  line = ash_quiz_book_get (self->book, (guint) index + 1);
  if (line == NULL && index > 0)
    line = ash_quiz_book_get (self->book, (guint) index - 1);
  next = line != NULL ? g_strdup (line->entry->record.id) : NULL;
  if (!done (self,
             ash_desk_quiz_delete (ash_quiz_editor_get_store (self), (const char *[]){ gone, NULL },
                                   &error),
             error))
    return;
  ash_quiz_editor_open (self, next, FALSE);
  ash_quiz_editor_show_list (self);
  ash_quiz_list_focus (self->list);
  toast (self, _ ("Question deleted"));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  delete (self);
}

static void
list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  ash_quiz_editor_show_list (self);
  ash_quiz_list_focus (self->list);
}

/* A dialog has added lines: the first of them is opened. */
static void
added_cb (const char *entry, gpointer data)
{
  AshQuizEditor *self = data;

  ash_quiz_editor_open (self, entry, FALSE);
  ash_quiz_list_focus (self->list);
}

static GtkWindow *
window_of (AshQuizEditor *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  ash_quiz_text_dialog_present (window_of (self), ash_quiz_editor_get_store (self),
                                ash_quiz_book_get_quiz (self->book), place_after (self), added_cb,
                                self);
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  ash_quiz_bank_dialog_present (window_of (self), self->place, ash_quiz_book_get_quiz (self->book),
                                place_after (self), added_cb, self);
}

static void
settings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  ash_quiz_settings_dialog_present (window_of (self), self->place,
                                    ash_quiz_book_get_quiz (self->book));
}

/* The menu takes the keyboard with it when it closes: it goes on in the list, or where there is
 * none to see, in the question. */
static void
say_in_pool (AshQuizEditor *self, const char *title)
{
  g_autofree char *text = g_strdup_printf (_ ("The question is in the pool “%s” now"), title);

  if (gtk_widget_get_visible (self->side))
    ash_quiz_list_focus (self->list);
  else
    ash_question_form_focus (self->form);
  toast (self, text);
}

static void
to_pool (AshQuizEditor *self, const char *bank, const char *title)
{
  g_autoptr (GError) error = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  if (self->entry != NULL && done (self,
                                   ash_desk_question_move_to_bank (ash_quiz_editor_get_store (self),
                                                                   self->entry, bank, &error),
                                   error))
    say_in_pool (self, title);
}

static void
to_pool_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (AshBank) bank = ash_store_find (ash_quiz_editor_get_store (self), &ASH_BANK, "id", id);

  if (bank != NULL)
    to_pool (self, id, bank->title != NULL ? bank->title : "");
}

static void
new_pool_named (const char *title, gpointer data)
{
  AshQuizEditor *self = data;
  AshStore *store = ash_quiz_editor_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *bank = NULL;

  if (!ash_store_begin (store, _ ("Move question to pool"), NULL, NULL))
    return;
  bank = ash_desk_add_bank (store, ash_place_get_credential (self->place), title, &error);
  if (bank == NULL || !ash_desk_question_move_to_bank (store, self->entry, bank, &error))
    {
      ash_store_rollback (store);
      done (self, FALSE, error);
      return;
    }
  if (done (self, ash_store_commit (store, &error), error))
    say_in_pool (self, title);
}

static void
new_pool_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  if (self->entry != NULL)
    ash_rename_popup (GTK_WIDGET (self->form), _ ("New pool"), "", new_pool_named, self);
}

static void
try_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshQuizEditor *self = data;

  ash_commit_flush (GTK_WIDGET (self));
  ash_place_set_item (self->place, ash_quiz_book_get_quiz (self->book));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.preview", NULL);
}

/* Keys. Ctrl with a number shows another view everywhere else: the editor hears of keys from the
 * window, before the window's own commands, and takes them while the keyboard is in it. */

static gboolean
key_cb (AshQuizEditor *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  gboolean is_kind = held == (GDK_CONTROL_MASK | GDK_ALT_MASK);

  if ((held != GDK_CONTROL_MASK && !is_kind) || focus == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (is_kind)
    return key >= GDK_KEY_1 && key <= GDK_KEY_6 &&
           ash_question_form_set_kind (self->form, key - GDK_KEY_1);
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return ash_question_form_set_key (self->form, key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return ash_question_form_set_key (self->form, key - GDK_KEY_KP_0);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    ash_quiz_editor_next (self, TRUE);
  else if (key == GDK_KEY_d)
    duplicate (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

void
ash_quiz_editor_add_actions (AshQuizEditor *self)
{
  static const GActionEntry entries[] = {
    { "add", add_cb, "i", NULL, NULL, { 0 } },
    { "next", next_cb, NULL, NULL, NULL, { 0 } },
    { "previous", previous_cb, NULL, NULL, NULL, { 0 } },
    { "up", up_cb, NULL, NULL, NULL, { 0 } },
    { "down", down_cb, NULL, NULL, NULL, { 0 } },
    { "duplicate", duplicate_cb, NULL, NULL, NULL, { 0 } },
    { "delete", delete_cb, NULL, NULL, NULL, { 0 } },
    { "list", list_cb, NULL, NULL, NULL, { 0 } },
    { "paste", paste_cb, NULL, NULL, NULL, { 0 } },
    { "take", take_cb, NULL, NULL, NULL, { 0 } },
    { "settings", settings_cb, NULL, NULL, NULL, { 0 } },
    { "to-pool", to_pool_cb, "s", NULL, NULL, { 0 } },
    { "new-pool", new_pool_cb, NULL, NULL, NULL, { 0 } },
    { "try", try_cb, NULL, NULL, NULL, { 0 } },
  };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "quiz", G_ACTION_GROUP (self->actions));
}

void
ash_quiz_editor_listen (AshQuizEditor *self, gboolean is_on)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->keys != NULL && !is_on)
    gtk_widget_remove_controller (root, self->keys);
  self->keys = NULL;
  if (!is_on)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (root, self->keys);
}

/**
 * ash_quiz_editor_fill_menu:
 *
 * What can be done with the open question; the pools are those of the credential.
 */
void
ash_quiz_editor_fill_menu (AshQuizEditor *self)
{
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) pools = g_menu_new ();
  const AshItem *item = ash_quiz_book_get_item (self->book);
  g_autoptr (GPtrArray) banks = item != NULL ? ash_store_list (ash_quiz_editor_get_store (self),
                                                               &ASH_BANK, "tree", item->tree, NULL)
                                             : NULL;

  g_menu_remove_all (self->menu);
  g_menu_append (edit, _ ("Duplicate"), "quiz.duplicate");
  g_menu_append (edit, _ ("Delete"), "quiz.delete");
  g_menu_append (order, _ ("Move up"), "quiz.up");
  g_menu_append (order, _ ("Move down"), "quiz.down");
  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);

      if (bank->quiz == NULL)
        ash_menu_append (pools, bank->title, "quiz.to-pool", bank->record.id);
    }
  g_menu_append (pools, _ ("New pool…"), "quiz.new-pool");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (order));
  g_menu_append_submenu (self->menu, _ ("Move to pool"), G_MENU_MODEL (pools));
}

/* A key that a text has more use for than the list. */
static gboolean
is_writing (AshQuizEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

static void
delete_character (AshQuizEditor *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  g_signal_emit_by_name (focus, "delete-from-cursor", GTK_DELETE_CHARS, 1);
}

/**
 * ash_quiz_editor_run:
 * @command: of the window's table
 *
 * Returns: whether it was for the questions
 */
gboolean
ash_quiz_editor_run (AshQuizEditor *self, const char *command)
{
  int by = g_str_equal (command, "move-up") ? -1 : g_str_equal (command, "move-down") ? 1 : 0;

  if (by != 0)
    {
      if (!ash_question_form_shift_choice (self->form, by))
        shift (self, by);
      return TRUE;
    }
  if (g_str_equal (command, "delete"))
    {
      if (is_writing (self))
        delete_character (self);
      else if (ash_view_has_keyboard (GTK_WIDGET (self->list)))
        delete (self);
      return TRUE;
    }
  if (g_str_equal (command, "new-sibling"))
    ash_quiz_editor_next (self, TRUE);
  else if (g_str_equal (command, "duplicate"))
    duplicate (self);
  else
    return FALSE;
  return TRUE;
}

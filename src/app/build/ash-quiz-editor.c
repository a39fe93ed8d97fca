#include "ash-names.h"
#include "ash-quiz-editor-private.h"

#include <adwaita.h>
#include <ash-desk-quiz.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-say.h"

#define WIDE_PX 880
#define MIDDLE_PX 600
#define LIST_PX 336
#define SMALL_LIST_PX 232

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshQuizEditor,
                               ash_quiz_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

/* Room */

static void
show_room (AshQuizEditor *self)
{
  gboolean is_narrow = self->room == ASH_QUIZ_NARROW;

  gtk_widget_set_size_request (self->side,
                               self->room == ASH_QUIZ_WIDE     ? LIST_PX
                               : self->room == ASH_QUIZ_MIDDLE ? SMALL_LIST_PX
                                                               : -1,
                               -1);
  gtk_widget_set_hexpand (self->side, is_narrow);
  gtk_widget_set_visible (self->side, !is_narrow || !self->is_open || self->entry == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form),
                          self->entry != NULL && (!is_narrow || self->is_open));
  ash_question_form_set_narrow (self->form, is_narrow);
  ash_question_form_set_tight (self->form, self->room != ASH_QUIZ_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->share),
                          !is_narrow && *gtk_label_get_label (self->share) != '\0');
}

static AshQuizRoom
room_for (int width)
{
  return width >= WIDE_PX ? ASH_QUIZ_WIDE : width >= MIDDLE_PX ? ASH_QUIZ_MIDDLE : ASH_QUIZ_NARROW;
}

static gboolean
switch_cb (gpointer data)
{
  AshQuizEditor *self = data;

  self->switching = 0;
  self->room = room_for (self->width);
  show_room (self);
  return G_SOURCE_REMOVE;
}

static void
ash_quiz_editor_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AshQuizEditor *self = ASH_QUIZ_EDITOR (widget);
  int least;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  /* Smaller than what is shown now: another arrangement will fit. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 240);
}

static void
ash_quiz_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshQuizEditor *self = ASH_QUIZ_EDITOR (widget);
  int least;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, MAX (width, least), height },
                            baseline);
  self->width = width;
  if (room_for (width) != self->room && self->switching == 0)
    self->switching = g_idle_add_full (G_PRIORITY_HIGH_IDLE, switch_cb, self, NULL);
}

/* Showing */

static void
show_share (AshQuizEditor *self)
{
  g_autoptr (AshAssessment) assessment =
      ash_store_find (ash_quiz_editor_get_store (self), &ASH_ASSESSMENT, "item",
                      ash_quiz_book_get_quiz (self->book));
  g_autofree char *text =
      assessment != NULL && assessment->weight_bp >= 0
          ? g_strdup_printf (_ ("%g %% of the result"), (double) assessment->weight_bp / 100)
          : NULL;

  gtk_label_set_label (self->share, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), text != NULL && self->room != ASH_QUIZ_NARROW);
}

/* "7 questions, 13 points, 15 min" */
static char *
say_sum (AshQuizEditor *self)
{
  const AshItem *item = ash_quiz_book_get_item (self->book);
  guint n = ash_quiz_book_count_questions (self->book);
  g_autofree char *questions = ash_say_number (ngettext ("%u question", "%u questions", n), n);
  g_autofree char *points = ash_quiz_say_points (ash_quiz_book_sum_points (self->book));
  gint64 minutes = item == NULL ? 0 : item->minutes > 0 ? item->minutes : item->limit_minutes;
  g_autofree char *time = minutes > 0 ? ash_say_minutes (minutes) : NULL;

  return time != NULL ? g_strdup_printf ("%s, %s, %s", questions, points, time)
                      : g_strdup_printf ("%s, %s", questions, points);
}

static void
show_form (AshQuizEditor *self)
{
  gint index = self->entry != NULL ? ash_quiz_book_find (self->book, self->entry) : -1;
  guint n = ash_quiz_book_get_n (self->book);
  GAction *next = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "next");
  GAction *previous = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "previous");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (next), index >= 0 && (guint) index + 1 < n);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (previous), index > 0);
  if (index < 0)
    return;
  ash_quiz_editor_fill_menu (self);
  ash_question_form_show (self->form, ash_quiz_book_get (self->book, (guint) index),
                          G_MENU_MODEL (self->menu));
}

/* The open line may be gone: then its neighbour is opened. */
static void
keep_open (AshQuizEditor *self)
{
  const AshQuizBookLine *first = ash_quiz_book_get (self->book, 0);

  if (self->entry != NULL && ash_quiz_book_find (self->book, self->entry) >= 0)
    return;
  g_free (self->entry);
  self->entry = first != NULL ? g_strdup (first->entry->record.id) : NULL;
  if (self->entry == NULL)
    self->is_open = FALSE;
}

void
ash_quiz_editor_show_all (AshQuizEditor *self)
{
  const AshItem *item = ash_quiz_book_get_item (self->book);
  gboolean is_empty = ash_quiz_book_get_n (self->book) == 0;
  g_autofree char *sum = say_sum (self);

  keep_open (self);
  gtk_label_set_label (self->title, item != NULL && item->title != NULL ? item->title : "");
  gtk_label_set_label (self->sum, sum);
  show_share (self);
  ash_quiz_list_show (self->list, self->book, self->entry);
  show_form (self);
  gtk_widget_set_visible (self->empty, is_empty);
  gtk_widget_set_visible (self->body, !is_empty);
  show_room (self);
}

void
ash_quiz_editor_open (AshQuizEditor *self, const char *entry, gboolean with_focus)
{
  g_autofree char *wanted = g_strdup (entry);

  g_free (self->entry);
  self->entry = g_steal_pointer (&wanted);
  if (with_focus)
    self->is_open = TRUE;
  ash_quiz_editor_show_all (self);
  if (with_focus && self->entry != NULL)
    ash_question_form_focus (self->form);
}

void
ash_quiz_editor_show_list (AshQuizEditor *self)
{
  self->is_open = FALSE;
  show_room (self);
}

/* Advice comes with the design, which is made anew on a worker after each edit. */
static void
design_cb (AshQuizEditor *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (GHashTable) faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *quiz = ash_quiz_book_get_quiz (self->book);
  g_autoptr (GPtrArray) advice = NULL;

  if (design != NULL && ash_design_item (design, quiz) != NULL)
    advice = ash_question_advice (design, quiz);
  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const AshQuestionAdvice *each = g_ptr_array_index (advice, i);

      if (ash_advice_is_fault (each->kind))
        g_hash_table_add (faults, g_strdup (each->entry->record.id));
    }
  ash_question_form_set_design (self->form, design, advice);
  ash_quiz_list_set_faults (self->list, faults);
}

static void
chosen_cb (AshQuizEditor *self, const char *entry)
{
  g_autofree char *wanted = g_strdup (entry);

  if (wanted == NULL)
    return;
  ash_commit_flush (GTK_WIDGET (self->form));
  g_free (self->entry);
  self->entry = g_steal_pointer (&wanted);
  show_form (self);
  show_room (self);
}

static void
opened_cb (AshQuizEditor *self)
{
  self->is_open = TRUE;
  show_room (self);
  ash_question_form_focus (self->form);
}

/* In a narrow window there is nothing to see of a choice but the question itself. */
static void
pressed_cb (AshQuizEditor *self)
{
  if (self->room == ASH_QUIZ_NARROW && self->entry != NULL)
    opened_cb (self);
}

static void
drop_cb (AshQuizEditor *self, const char *entry, const char *before)
{
  g_autoptr (GError) error = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_quiz_move (ash_quiz_editor_get_store (self), entry, before, &error),
                  error, _ ("The question could not be moved"));
}

static void
show_line_cb (AshQuizEditor *self, const char *entry)
{
  ash_commit_flush (GTK_WIDGET (self->form));
  ash_quiz_editor_open (self, entry, TRUE);
}

static void
ash_quiz_editor_dispose (GObject *object)
{
  AshQuizEditor *self = ASH_QUIZ_EDITOR (object);

  if (self->design_handler != 0)
    g_signal_handler_disconnect (ash_place_get_live (self->place), self->design_handler);
  self->design_handler = 0;
  g_clear_handle_id (&self->switching, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "quiz", NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->book, ash_quiz_book_free);
  g_clear_pointer (&self->entry, g_free);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_quiz_editor_parent_class)->dispose (object);
}

static void
ash_quiz_editor_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_quiz_editor_parent_class)->root (widget);
  ash_quiz_editor_listen (ASH_QUIZ_EDITOR (widget), TRUE);
}

static void
ash_quiz_editor_unroot (GtkWidget *widget)
{
  ash_quiz_editor_listen (ASH_QUIZ_EDITOR (widget), FALSE);
  GTK_WIDGET_CLASS (ash_quiz_editor_parent_class)->unroot (widget);
}

static void
ash_quiz_editor_class_init (AshQuizEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_quiz_editor_dispose;
  widget_class->root = ash_quiz_editor_root;
  widget_class->unroot = ash_quiz_editor_unroot;
  widget_class->measure = ash_quiz_editor_measure;
  widget_class->size_allocate = ash_quiz_editor_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "quiz-editor");
}

static GtkWidget *
text_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_widget_set_halign (content, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
build_head (AshQuizEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *settings = gtk_button_new_with_label (_ ("Settings"));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "plain");
  gtk_widget_set_valign (GTK_WIDGET (self->share), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (settings), "quiz.settings");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->share));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), settings);
  gtk_box_append (GTK_BOX (head),
                  text_button ("media-playback-start-symbolic", _ ("Try it"), "quiz.try"));
  gtk_widget_add_css_class (head, "quiz-head");
  return head;
}

static GMenuModel *
build_add_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) pools = g_menu_new ();

  for (int kind = 0; kind < ASH_QUESTION_UNKNOWN; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (ash_quiz_say_kind (kind), NULL);

      g_menu_item_set_action_and_target (item, "quiz.add", "i", kind);
      g_menu_append_item (kinds, item);
    }
  g_menu_append (pools, _ ("Take or draw from a pool…"), "quiz.take");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pools));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
build_side (AshQuizEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Questions"));
  GtkWidget *add = gtk_menu_button_new ();
  GtkWidget *paste = text_button ("edit-paste-symbolic", _ ("Type or paste many…"), "quiz.paste");
  g_autoptr (GMenuModel) menu = build_add_menu ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sum, 0);
  gtk_label_set_ellipsize (self->sum, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "muted");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), heading);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->sum));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (add), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (add), menu);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _ ("Add question"));
  ash_name (add, _ ("Add question"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), add);
  gtk_widget_add_css_class (head, "quiz-list-head");
  self->list = ASH_QUIZ_LIST (ash_quiz_list_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_add_css_class (paste, "flat");
  gtk_widget_add_css_class (paste, "quiz-paste");
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->side, "quiz-side");
  gtk_box_append (GTK_BOX (self->side), head);
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->side), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->side), paste);
  return self->side;
}

static void
build_empty (AshQuizEditor *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *first = gtk_button_new_with_label (_ ("First question"));
  GtkWidget *paste = gtk_button_new_with_label (_ ("Type or paste…"));
  GtkWidget *take = gtk_button_new_with_label (_ ("Take from the course’s pools…"));
  GtkWidget *all[] = { paste, take, first };

  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "ash-quiz-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No questions yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _ ("Write them one by one, paste a whole list, or take what "
                                      "your course has."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "quiz.paste");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (take), "quiz.take");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (first), "quiz.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (first), "i", ASH_QUESTION_MULTIPLE_CHOICE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      gtk_widget_add_css_class (all[i], "pill");
      gtk_box_append (GTK_BOX (buttons), all[i]);
    }
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), buttons);
  gtk_widget_set_vexpand (self->empty, TRUE);
}

static void
build (AshQuizEditor *self)
{
  self->menu = g_menu_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->form = ASH_QUESTION_FORM (ash_question_form_new (self->place));
  build_empty (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "question-pane");
  gtk_widget_set_vexpand (self->body, TRUE);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->body), build_side (self));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->body);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->list, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->list, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (self->form, "show-line", G_CALLBACK (show_line_cb), self);
}

static void
ash_quiz_editor_init (AshQuizEditor *self)
{
}

/**
 * ash_quiz_editor_new:
 * @item: id of a quiz of a credential
 */
GtkWidget *
ash_quiz_editor_new (AshPlace *place, const char *item)
{
  AshQuizEditor *self = g_object_new (ASH_TYPE_QUIZ_EDITOR, NULL);

  self->place = g_object_ref (place);
  self->book = ash_quiz_book_new (ash_place_get_store (place), item);
  ash_quiz_editor_add_actions (self);
  build (self);
  self->design_handler =
      g_signal_connect_swapped (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self);
  ash_quiz_editor_show_all (self);
  design_cb (self);
  return GTK_WIDGET (self);
}

static void
ash_quiz_editor_apply (AshView *view, const AshChangeSet *changes)
{
  AshQuizEditor *self = ASH_QUIZ_EDITOR (view);

  if (ash_quiz_book_apply (self->book, changes))
    ash_quiz_editor_show_all (self);
  else if (ash_change_set_has (changes, &ASH_ASSESSMENT))
    show_share (self);
}

/* Another quiz, from now on. */
static gboolean
show_quiz (AshQuizEditor *self, const char *id)
{
  g_autoptr (AshItem) item = ash_store_find (ash_quiz_editor_get_store (self), &ASH_ITEM, "id", id);

  if (item == NULL || item->kind != ASH_ITEM_QUIZ)
    return FALSE;
  ash_quiz_book_free (self->book);
  self->book = ash_quiz_book_new (ash_quiz_editor_get_store (self), id);
  g_clear_pointer (&self->entry, g_free);
  self->is_open = FALSE;
  ash_quiz_editor_show_all (self);
  design_cb (self);
  return TRUE;
}

static gboolean
show_inside (AshQuizEditor *self, const char *id)
{
  gint index = ash_quiz_book_find (self->book, id);
  g_autoptr (AshChoice) choice =
      index < 0 ? ash_store_find (ash_quiz_editor_get_store (self), &ASH_CHOICE, "id", id) : NULL;

  if (choice != NULL)
    index = ash_quiz_book_find (self->book, choice->question);
  if (index < 0)
    return FALSE;
  ash_quiz_editor_open (self, ash_quiz_book_get (self->book, (guint) index)->entry->record.id,
                        TRUE);
  return choice == NULL || ash_question_form_go_to (self->form, id);
}

static gboolean
ash_quiz_editor_go_to (AshView *view, const char *record, const char *part)
{
  AshQuizEditor *self = ASH_QUIZ_EDITOR (view);

  if (g_strcmp0 (ash_quiz_book_get_quiz (self->book), record) == 0)
    {
      if (part != NULL)
        ash_quiz_list_focus (self->list);
      return TRUE;
    }
  ash_commit_flush (GTK_WIDGET (self));
  return show_inside (self, record) || show_quiz (self, record);
}

static gboolean
ash_quiz_editor_run_command (AshView *view, const char *command, GVariant *parameter)
{
  return ash_quiz_editor_run (ASH_QUIZ_EDITOR (view), command);
}

static void
ash_quiz_editor_flush (AshView *view)
{
  ash_commit_flush (GTK_WIDGET (view));
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_quiz_editor_apply;
  iface->go_to = ash_quiz_editor_go_to;
  iface->run = ash_quiz_editor_run_command;
  iface->flush = ash_quiz_editor_flush;
}

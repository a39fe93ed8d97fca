#include "ash-comments-pane.h"

#include <adwaita.h>
#include <ash-desk-comment.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-write.h"
#include "ash-in-hand.h"
#include "ash-names.h"
#include "ash-prose.h"
#include "ash-say.h"
#include "ash-window.h"

/* Cards are real widgets. */
#define MOST_THREADS 200

struct _AshCommentsPane
{
  GtkBox parent_instance;

  AshPlace *place;
  char *shown;     /* what the cards were made of */
  char *wanted;    /* (nullable): a thread, or what it is about, that is to be seen */
  char *wanted_of; /* (nullable): the outcome of a cell of the matrix */
  GtkStack *stack;
  GtkBox *cards;
  GtkWidget *add;
  GtkToggleButton *resolved;
};

G_DEFINE_FINAL_TYPE (AshCommentsPane, ash_comments_pane, GTK_TYPE_BOX)

enum
{
  CLOSE,
  JUMPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Cards */

static AshWindow *
work_of (AshCommentsPane *self)
{
  return ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
fail (AshCommentsPane *self, const GError *error)
{
  ash_window_toast (work_of (self), error->message, FALSE);
}

static const char *
id_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-id");
}

/* What is learned, and the rubrics, stand in Build, all else in Design. */
static const char *
view_of (AshCommentsPane *self, const char *kind, const char *record)
{
  AshStore *store = ash_place_get_store (self->place);
  const char *credential = ash_place_get_credential (self->place);
  g_autofree char *assessment = NULL;
  g_autofree char *item = NULL;

  if (!g_str_equal (kind, "item") && !g_str_equal (kind, "criterion"))
    return "design";
  item = ash_desk_find_place (store, credential, record, &assessment);
  return item != NULL || assessment != NULL ? "build" : "design";
}

/* Of the cards only the one whose place is shown is marked. */
static void
mark_current (AshCommentsPane *self, GtkWidget *button)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_is_ancestor (button, card))
      gtk_widget_add_css_class (card, "current");
    else
      gtk_widget_remove_css_class (card, "current");
}

static void
jump_cb (GtkWidget *button, AshCommentsPane *self)
{
  const char *kind = g_object_get_data (G_OBJECT (button), "ash-kind");
  const char *other = g_object_get_data (G_OBJECT (button), "ash-other");
  const char *quote = g_object_get_data (G_OBJECT (button), "ash-quote");
  g_autofree char *passage = quote != NULL ? g_strconcat ("passage ", quote, NULL) : g_strdup ("");
  const char *record = other != NULL ? other : id_of (button);
  const char *view = other != NULL ? "design" : view_of (self, kind, record);

  mark_current (self, button);
  g_signal_emit (self, signals[JUMPED], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", view, record, passage);
}

static void
reply_cb (GtkWidget *button, AshCommentsPane *self)
{
  ash_comment_reply (GTK_WINDOW (work_of (self)), self->place, id_of (button));
}

static void
resolve_cb (GtkWidget *button, AshCommentsPane *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_resolved = g_object_get_data (G_OBJECT (button), "ash-resolved") != NULL;

  if (!ash_desk_resolve_comment (ash_place_get_store (self->place), id_of (button), !is_resolved,
                                 &error))
    fail (self, error);
}

static void
delete_cb (GtkWidget *button, AshCommentsPane *self)
{
  g_autoptr (GError) error = NULL;

  if (!ash_desk_delete_comment (ash_place_get_store (self->place), id_of (button), &error))
    fail (self, error);
  else
    ash_window_toast (work_of (self), _ ("Deleted the comment"), TRUE);
}

static void
append_words (GtkWidget *card, const AshComment *comment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *day = ash_say_moment (comment->at);
  g_autofree char *head = g_strdup_printf (
      "%s · %s",
      comment->author != NULL && *comment->author != '\0' ? comment->author : _ ("Somebody"), day);
  GtkWidget *by = ash_prose_new (head, "caption");
  GtkWidget *text = ash_prose_new (comment->text != NULL ? comment->text : "", NULL);

  gtk_widget_add_css_class (by, "muted");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), by);
  gtk_box_append (GTK_BOX (box), text);
  if (comment->reply_to != NULL)
    gtk_widget_add_css_class (box, "comment-reply");
  gtk_box_append (GTK_BOX (card), box);
}

static GtkWidget *
button_new (AshCommentsPane *self,
            const char *words,
            const char *about,
            const AshComment *thread,
            GCallback func)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words, about);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  ash_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "ash-id", g_strdup (thread->record.id), g_free);
  if (thread->is_resolved)
    g_object_set_data (G_OBJECT (button), "ash-resolved", self);
  g_signal_connect (button, "clicked", func, self);
  return button;
}

/* What it is about, as the way there. */
static GtkWidget *
place_button_new (AshCommentsPane *self, const AshComment *thread, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = ash_prose_new (words, "heading");
  g_autofree char *spoken = g_strdup_printf (_ ("Go to %s"), words);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "comment-place");
  gtk_widget_set_tooltip_text (button, _ ("Go there"));
  ash_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "ash-id",
                          g_strdup (thread->subject != NULL ? thread->subject : ""), g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-kind",
                          g_strdup (thread->subject_kind != NULL ? thread->subject_kind : ""),
                          g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-other", g_strdup (thread->other), g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-quote", g_strdup (thread->quote), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (jump_cb), self);
  return button;
}

static GtkWidget *
card_new (AshCommentsPane *self, const AshDesign *design, const AshComment *thread)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *place = ash_comment_place (design, thread);
  g_autoptr (GPtrArray) replies = ash_comment_replies (design, thread);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "comment-card");
  gtk_widget_add_css_class (foot, "comment-foot");
  g_object_set_data_full (G_OBJECT (card), "ash-id", g_strdup (thread->record.id), g_free);
  gtk_box_append (GTK_BOX (card), place_button_new (self, thread, place));
  if (thread->quote != NULL)
    gtk_box_append (GTK_BOX (card), ash_prose_new (thread->quote, "comment-quote"));
  append_words (card, thread);
  for (guint i = 0; i < replies->len; i++)
    append_words (card, g_ptr_array_index (replies, i));
  gtk_box_append (GTK_BOX (foot),
                  button_new (self, _ ("Reply…"), place, thread, G_CALLBACK (reply_cb)));
  gtk_box_append (GTK_BOX (foot),
                  button_new (self, thread->is_resolved ? _ ("Open again") : _ ("Resolve"), place,
                              thread, G_CALLBACK (resolve_cb)));
  gtk_box_append (GTK_BOX (foot),
                  button_new (self, _ ("Delete"), place, thread, G_CALLBACK (delete_cb)));
  gtk_box_append (GTK_BOX (card), foot);
  return card;
}

static char *
signature_of (AshCommentsPane *self, const AshDesign *design, GPtrArray *threads)
{
  GString *said = g_string_new (gtk_toggle_button_get_active (self->resolved) ? "all" : "open");

  for (guint i = 0; i < threads->len; i++)
    {
      g_autofree char *place = ash_comment_place (design, g_ptr_array_index (threads, i));

      g_string_append_printf (said, "\n%s", place);
    }
  for (guint i = 0; i < design->comments->len; i++)
    {
      const AshComment *comment = g_ptr_array_index (design->comments, i);

      g_string_append_printf (said, "\n%s %d %s", comment->record.id, comment->is_resolved,
                              comment->text);
    }
  return g_string_free (said, FALSE);
}

/* Nothing offers to show what is not there. */
static void
show_resolved (AshCommentsPane *self, GPtrArray *threads)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < threads->len && !has_any; i++)
    has_any = ((AshComment *) g_ptr_array_index (threads, i))->is_resolved;
  gtk_widget_set_visible (GTK_WIDGET (self->resolved), has_any);
}

/* Into the card of the same thread; where that has gone, into the one that stands in its place. */
static void
take_in_hand (AshCommentsPane *self, const char *thread, guint place)
{
  GtkWidget *wanted = NULL;
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card), n++)
    {
      gboolean is_same = g_strcmp0 (id_of (card), thread) == 0;

      if (is_same || n <= place)
        wanted = card;
      if (is_same)
        break;
    }
  if (wanted == NULL || !gtk_widget_child_focus (wanted, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

static guint
place_of (GtkWidget *card)
{
  guint place = 0;

  while ((card = gtk_widget_get_prev_sibling (card)) != NULL)
    place++;
  return place;
}

static void
look_again (AshCommentsPane *self)
{
  GtkWidget *in_hand = ash_in_hand_child (GTK_WIDGET (self->cards));
  g_autofree char *held = in_hand != NULL ? g_strdup (id_of (in_hand)) : NULL;
  guint place = in_hand != NULL ? place_of (in_hand) : 0;
  AshDesign *design =
      self->place != NULL ? ash_live_get_design (ash_place_get_live (self->place)) : NULL;
  g_autoptr (GPtrArray) threads = design != NULL ? ash_comment_threads (design) : NULL;
  g_autofree char *signature = threads != NULL ? signature_of (self, design, threads) : NULL;
  GtkWidget *child;
  guint n = 0;

  if (threads == NULL || g_strcmp0 (signature, self->shown) == 0)
    return;
  show_resolved (self, threads);
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = threads->len; i > 0 && n < MOST_THREADS; i--)
    {
      const AshComment *thread = g_ptr_array_index (threads, i - 1);

      if (thread->is_resolved && !gtk_toggle_button_get_active (self->resolved))
        continue;
      gtk_box_append (self->cards, card_new (self, design, thread));
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cards" : "none");
  if (in_hand != NULL)
    take_in_hand (self, held, place);
}

/* Showing what is said of one thing */

static gboolean
is_wanted (AshCommentsPane *self, const AshComment *thread)
{
  return self->wanted != NULL && (g_strcmp0 (thread->record.id, self->wanted) == 0 ||
                                  (g_strcmp0 (thread->subject, self->wanted) == 0 &&
                                   g_strcmp0 (thread->other, self->wanted_of) == 0));
}

static const AshComment *
thread_of (AshCommentsPane *self, GtkWidget *card)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  return design != NULL ? ash_comment_find (design, id_of (card)) : NULL;
}

/* The keyboard goes to the first of them, once there is a size to scroll in. */
static gboolean
show_wanted_cb (GtkWidget *cards, GdkFrameClock *clock, gpointer data)
{
  AshCommentsPane *self = data;
  gboolean is_first = TRUE;

  if (self->place == NULL || gtk_widget_get_height (cards) <= 0)
    return self->place != NULL;
  for (GtkWidget *card = gtk_widget_get_first_child (cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      const AshComment *thread = thread_of (self, card);

      gtk_widget_remove_css_class (card, "current");
      if (thread == NULL || !is_wanted (self, thread))
        continue;
      gtk_widget_add_css_class (card, "current");
      if (is_first)
        gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
      is_first = FALSE;
    }
  return G_SOURCE_REMOVE;
}

/* Those that are resolved are shown too, when nothing else is said of it. */
static void
show_wanted (AshCommentsPane *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (GPtrArray) threads = design != NULL ? ash_comment_threads (design) : NULL;
  gboolean has_open = FALSE;
  gboolean has_any = FALSE;

  for (guint i = 0; threads != NULL && i < threads->len; i++)
    if (is_wanted (self, g_ptr_array_index (threads, i)))
      {
        has_any = TRUE;
        has_open |= !((AshComment *) g_ptr_array_index (threads, i))->is_resolved;
      }
  if (has_any && !has_open)
    gtk_toggle_button_set_active (self->resolved, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->cards), show_wanted_cb, self, NULL);
}

/* The pane */

static void
ash_comments_pane_dispose (GObject *object)
{
  AshCommentsPane *self = ASH_COMMENTS_PANE (object);

  g_clear_object (&self->place);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_of, g_free);
  G_OBJECT_CLASS (ash_comments_pane_parent_class)->dispose (object);
}

static void
ash_comments_pane_class_init (AshCommentsPaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_comments_pane_dispose;
  signals[CLOSE] =
      g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUMPED] =
      g_signal_new ("jumped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
write_here_cb (AshCommentsPane *self)
{
  AshCommentHere here = { (char *) "credential", (char *) ash_place_get_credential (self->place),
                          NULL, NULL, 0 };

  ash_comment_write (GTK_WINDOW (work_of (self)), self->place, &here);
}

static void
close_cb (AshCommentsPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  close_cb (ASH_COMMENTS_PANE (widget));
  return GDK_EVENT_STOP;
}

static GtkWidget *
sign_new (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  ash_name (button, words);
  return button;
}

static GtkWidget *
head_new (AshCommentsPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *title = gtk_label_new (_ ("Comments"));
  GtkWidget *close = sign_new ("window-close-symbolic", _ ("Close the comments"));

  self->add = sign_new ("list-add-symbolic", _ ("Comment on the whole credential"));
  self->resolved = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Resolved")));
  gtk_widget_add_css_class (GTK_WIDGET (self->resolved), "small-button");
  gtk_widget_set_valign (GTK_WIDGET (self->resolved), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->resolved), _ ("Show resolved comments too"));
  ash_name (self->resolved, _ ("Show resolved comments too"));
  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (head, "comments-head");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->resolved));
  gtk_box_append (GTK_BOX (head), self->add);
  gtk_box_append (GTK_BOX (head), close);
  g_signal_connect_swapped (self->resolved, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (write_here_cb), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  return head;
}

static GtkWidget *
none_new (void)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "user-available-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No open comments"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("Select an item, a passage of a page, an outcome, a mark or a criterion and press "
         "Ctrl+Alt+M to comment on it. Course packages never include comments."));
  gtk_widget_add_css_class (none, "compact");
  return none;
}

static void
ash_comments_pane_init (AshCommentsPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "comments-pane");
  ash_name (self, _ ("Comments"));
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->cards), "comment-cards");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->cards));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, none_new (), "none");
  gtk_stack_add_named (self->stack, scroller, "cards");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
ash_comments_pane_new (AshPlace *place)
{
  AshCommentsPane *self = g_object_new (ASH_TYPE_COMMENTS_PANE, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return GTK_WIDGET (self);
}

/**
 * ash_comments_pane_show:
 * @record: (nullable): a thread, or what it is about; %NULL for the list as it stands
 * @other: (nullable): the outcome, when @record is an item of that cell of the matrix
 *
 * Takes the keyboard to what is said of it, or into the list.
 */
void
ash_comments_pane_show (AshCommentsPane *self, const char *record, const char *other)
{
  g_free (self->wanted);
  g_free (self->wanted_of);
  self->wanted = g_strdup (record);
  self->wanted_of = other != NULL && *other != '\0' ? g_strdup (other) : NULL;
  if (record != NULL)
    show_wanted (self);
  else if (!gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

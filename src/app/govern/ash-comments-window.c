#include "ash-comments-window.h"

#include <adwaita.h>
#include <ash-desk-comment.h>
#include <glib/gi18n-lib.h>

#include "ash-ask.h"
#include "ash-dialog.h"
#include "ash-person.h"
#include "ash-say.h"
#include "ash-window.h"

#define KEY "ash-comments"
/* Cards are real widgets. */
#define MOST_THREADS 200

#define ASH_TYPE_COMMENTS_WINDOW (ash_comments_window_get_type ())
G_DECLARE_FINAL_TYPE (AshCommentsWindow, ash_comments_window, ASH, COMMENTS_WINDOW, AdwWindow)

struct _AshCommentsWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  GtkWindow *work;
  char *shown; /* what the cards were made of */
  GtkStack *stack;
  GtkBox *cards;
  GtkToggleButton *resolved;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (AshCommentsWindow, ash_comments_window, ADW_TYPE_WINDOW)

/* Writing */

typedef struct
{
  GObject parent_instance;

  AshPlace *place;
  AshCommentHere here;
  char *thread; /* (nullable): a reply to it */
  GtkTextView *text;
} Draft;

typedef struct
{
  GObjectClass parent_class;
} DraftClass;

static GType draft_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, g_object_unref)

G_DEFINE_FINAL_TYPE (Draft, draft, G_TYPE_OBJECT)

static void
draft_finalize (GObject *object)
{
  Draft *self = (Draft *) object;

  g_clear_object (&self->place);
  ash_comment_here_clear (&self->here);
  g_free (self->thread);
  G_OBJECT_CLASS (draft_parent_class)->finalize (object);
}

static void
draft_class_init (DraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = draft_finalize;
}

static void
draft_init (Draft *self)
{
}

static gboolean
write_cb (GtkWindow *window, gpointer user_data, GError **error)
{
  Draft *self = user_data;
  AshStore *store = ash_place_get_store (self->place);
  AshCommentAbout about = { self->here.kind, self->here.subject, self->here.other,
                            self->here.quote };
  g_autofree char *author = ash_person_dup_name ();
  g_autofree char *text = ash_ask_dup_text (self->text);
  g_autofree char *id = self->thread != NULL
                            ? ash_desk_reply_to_comment (store, self->thread, author, text, error)
                            : ash_desk_add_comment (store, ash_place_get_credential (self->place),
                                                    &about, author, text, error);

  if (id == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return id != NULL;
}

static char *
place_in_words (AshPlace *place, const AshCommentHere *here)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));
  AshComment comment = { .subject_kind = here->kind,
                         .subject = here->subject,
                         .other = here->other };

  return design != NULL ? ash_comment_place (design, &comment) : NULL;
}

static void
ask (GtkWindow *parent, Draft *self, const char *title, const char *about, const char *quote)
{
  AdwPreferencesGroup *group;
  GtkWindow *window = ash_ask_new (
      parent, title, self->thread != NULL ? _ ("Reply") : _ ("Comment"), write_cb, self, &group);

  if (about != NULL)
    adw_preferences_group_set_title (group, about);
  if (quote != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (quote, -1);

      adw_preferences_group_set_description (group, escaped);
    }
  self->text = ash_ask_add_text (group, self->thread != NULL ? _ ("Reply") : _ ("Comment"), NULL);
  gtk_window_present (window);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
ash_comment_write (GtkWindow *parent, AshPlace *place, const AshCommentHere *here)
{
  g_autoptr (Draft) self = g_object_new (draft_get_type (), NULL);
  g_autofree char *words = place_in_words (place, here);
  g_autofree char *about = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  self->place = g_object_ref (place);
  self->here = (AshCommentHere){ g_strdup (here->kind), g_strdup (here->subject),
                                 g_strdup (here->other), g_strdup (here->quote) };
  ask (parent, self, _ ("Comment"), about, here->quote);
}

/* Cards */

static void
fail (AshCommentsWindow *self, const GError *error)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static const char *
id_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-id");
}

static void
jump_cb (GtkWidget *button, AshCommentsWindow *self)
{
  const char *kind = g_object_get_data (G_OBJECT (button), "ash-kind");
  const char *other = g_object_get_data (G_OBJECT (button), "ash-other");
  g_autofree char *place = NULL;
  const char *view = "design";
  const char *record = other != NULL ? other : id_of (button);

  if (other == NULL && (g_str_equal (kind, "item") || g_str_equal (kind, "criterion")))
    {
      place = ash_desk_find_place (ash_place_get_store (self->place),
                                   ash_place_get_credential (self->place), record, NULL);
      if (place != NULL)
        view = "build";
    }
  gtk_window_present (self->work);
  gtk_widget_activate_action (GTK_WIDGET (self->work), "win.go-to", "(sss)", view,
                              place != NULL ? place : record,
                              g_str_equal (kind, "criterion") ? record : "");
}

static void
reply_cb (GtkWidget *button, AshCommentsWindow *self)
{
  g_autoptr (Draft) draft = g_object_new (draft_get_type (), NULL);

  draft->place = g_object_ref (self->place);
  draft->thread = g_strdup (id_of (button));
  ask (GTK_WINDOW (self), draft, _ ("Reply"), NULL, NULL);
}

static void
resolve_cb (GtkWidget *button, AshCommentsWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_resolved = g_object_get_data (G_OBJECT (button), "ash-resolved") != NULL;

  if (!ash_desk_resolve_comment (ash_place_get_store (self->place), id_of (button), !is_resolved,
                                 &error))
    fail (self, error);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshCommentsWindow *self = data;

  ash_document_undo (ash_place_get_document (self->place), NULL);
}

static void
delete_cb (GtkWidget *button, AshCommentsWindow *self)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!ash_desk_delete_comment (ash_place_get_store (self->place), id_of (button), &error))
    {
      fail (self, error);
      return;
    }
  toast = adw_toast_new (_ ("Deleted the comment"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "comments.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWidget *
label_new (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
append_words (GtkWidget *card, const AshComment *comment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *day = ash_say_day (comment->at);
  g_autofree char *head = g_strdup_printf (
      "%s · %s",
      comment->author != NULL && *comment->author != '\0' ? comment->author : _ ("Somebody"), day);
  GtkWidget *by = label_new (head, "caption");
  GtkWidget *text = label_new (comment->text != NULL ? comment->text : "", NULL);

  gtk_widget_add_css_class (by, "muted");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), by);
  gtk_box_append (GTK_BOX (box), text);
  if (comment->reply_to != NULL)
    gtk_widget_add_css_class (box, "comment-reply");
  gtk_box_append (GTK_BOX (card), box);
}

static GtkWidget *
button_new (AshCommentsWindow *self,
            const char *words,
            const char *about,
            const AshComment *thread,
            GCallback func)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words, about);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "ash-id", g_strdup (thread->record.id), g_free);
  if (thread->is_resolved)
    g_object_set_data (G_OBJECT (button), "ash-resolved", self);
  g_signal_connect (button, "clicked", func, self);
  return button;
}

/* What it is about, as the way there. */
static GtkWidget *
place_button_new (AshCommentsWindow *self, const AshComment *thread, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = label_new (words, "heading");
  g_autofree char *spoken = g_strdup_printf (_ ("Go to %s"), words);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "comment-place");
  gtk_widget_set_tooltip_text (button, _ ("Go there"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "ash-id",
                          g_strdup (thread->subject != NULL ? thread->subject : ""), g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-kind",
                          g_strdup (thread->subject_kind != NULL ? thread->subject_kind : ""),
                          g_free);
  g_object_set_data_full (G_OBJECT (button), "ash-other", g_strdup (thread->other), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (jump_cb), self);
  return button;
}

static GtkWidget *
card_new (AshCommentsWindow *self, const AshDesign *design, const AshComment *thread)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *place = ash_comment_place (design, thread);
  g_autoptr (GPtrArray) replies = ash_comment_replies (design, thread);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "comment-card");
  gtk_box_append (GTK_BOX (card), place_button_new (self, thread, place));
  if (thread->quote != NULL)
    gtk_box_append (GTK_BOX (card), label_new (thread->quote, "comment-quote"));
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
signature_of (AshCommentsWindow *self, const AshDesign *design, GPtrArray *threads)
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

static void
look_again (AshCommentsWindow *self)
{
  AshDesign *design =
      self->place != NULL ? ash_live_get_design (ash_place_get_live (self->place)) : NULL;
  g_autoptr (GPtrArray) threads = design != NULL ? ash_comment_threads (design) : NULL;
  g_autofree char *signature = threads != NULL ? signature_of (self, design, threads) : NULL;
  GtkWidget *child;
  guint n = 0;

  if (threads == NULL || g_strcmp0 (signature, self->shown) == 0)
    return;
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
}

/* The window */

static void
ash_comments_window_dispose (GObject *object)
{
  AshCommentsWindow *self = ASH_COMMENTS_WINDOW (object);

  g_clear_object (&self->place);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (ash_comments_window_parent_class)->dispose (object);
}

static void
ash_comments_window_class_init (AshCommentsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_comments_window_dispose;
}

static void
write_here_cb (AshCommentsWindow *self)
{
  AshCommentHere here = { (char *) "credential", (char *) ash_place_get_credential (self->place),
                          NULL, NULL };

  ash_comment_write (GTK_WINDOW (self), self->place, &here);
}

static GtkWidget *
header_new (AshCommentsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_label (_ ("Comment…"));

  self->resolved = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->resolved), "emblem-ok-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->resolved), _ ("Show resolved comments too"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->resolved), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show resolved comments too"), -1);
  gtk_widget_set_tooltip_text (add, _ ("Comment on the whole credential"));
  g_signal_connect_swapped (self->resolved, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (write_here_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->resolved));
  return header;
}

static void
ash_comments_window_init (AshCommentsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = adw_status_page_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);

  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->cards), "comment-cards");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->cards));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "user-available-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No open comments"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("Select an item, an outcome, a mark or a criterion and press Ctrl+Alt+M to comment on it. "
         "Comments are in no package."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, scroller, "cards");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  g_signal_connect_object (undo, "activate", G_CALLBACK (undo_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (undo));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "comments", G_ACTION_GROUP (actions));
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

static void
gone_cb (gpointer parent, GObject *window)
{
  g_object_set_data (parent, KEY, NULL);
}

void
ash_comments_window_present (GtkWindow *parent, AshPlace *place)
{
  AshCommentsWindow *self = g_object_get_data (G_OBJECT (parent), KEY);
  int room = gtk_widget_get_width (GTK_WIDGET (parent));

  if (self != NULL && self->place == place)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (self != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  self = g_object_new (ASH_TYPE_COMMENTS_WINDOW, "transient-for", parent, "destroy-with-parent",
                       TRUE, "title", _ ("Comments"), NULL);
  self->place = g_object_ref (place);
  self->work = parent;
  g_object_set_data (G_OBJECT (parent), KEY, self);
  g_object_weak_ref (G_OBJECT (self), gone_cb, parent);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               ash_dialog_is_narrow (parent) ? MAX (room - 24, 336) : 420, 600);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
}

#include "ash-outcome-text.h"

#include <ash-verbs.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-names.h"

struct _AshOutcomeText
{
  GtkWidget parent_instance;

  GtkButton *button;
  GtkLabel *label;
  GtkTextView *view; /* while it is edited, over the label, which holds the height */
  char *text;
  char *lang;
  gboolean is_stored; /* the view has given its text */
};

enum
{
  EDITED,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshOutcomeText, ash_outcome_text, GTK_TYPE_WIDGET)

/* Showing */

static char *
markup_of (AshOutcomeText *self)
{
  AshVerb verb;
  g_autofree char *before = NULL;
  g_autofree char *word = NULL;

  if (!ash_verb_read (self->text, self->lang, &verb) || verb.length == 0)
    return g_markup_escape_text (self->text, -1);
  before = g_strndup (self->text, verb.start);
  word = g_strndup (self->text + verb.start, verb.length);
  return g_markup_printf_escaped (
      verb.why != NULL
          ? "%s<span weight=\"bold\" underline=\"error\" underline_color=\"#c68400\">%s</span>%s"
          : "%s<b>%s</b>%s",
      before, word, self->text + verb.start + verb.length);
}

static void
show_label (AshOutcomeText *self)
{
  gboolean is_empty = *self->text == '\0';
  g_autofree char *markup = is_empty
                                ? g_markup_escape_text (_ ("What learners will be able to do"), -1)
                                : markup_of (self);

  gtk_label_set_markup (self->label, markup);
  if (is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "muted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "muted");
  ash_name (self->button, is_empty ? _ ("Empty outcome") : self->text);
}

/* Editing */

/* A text that is new knows its height only after it was drawn: until then, and while more is typed,
 * the label below it has the height of the same words. */
static void
set_covered (AshOutcomeText *self, gboolean is_covered)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self->button), !is_covered);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_HIDDEN,
                               is_covered, -1);
}

static void
end_edit (AshOutcomeText *self, gboolean keep_focus)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  if (view == NULL)
    return;
  self->view = NULL;
  set_covered (self, FALSE);
  if (keep_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->button));
  gtk_widget_unparent (view);
  show_label (self);
}

static char *
one_line (const char *text)
{
  char *line = g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  return g_strstrip (line);
}

static void
commit_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshOutcomeText *self = data;
  g_autofree char *line = one_line (text);

  if (*line == '\0' || g_strcmp0 (line, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (line);
  g_signal_emit (self, signals[EDITED], 0, line);
}

static gboolean
end_cb (gpointer data)
{
  end_edit (ASH_OUTCOME_TEXT (data), FALSE);
  return G_SOURCE_REMOVE;
}

/* The keyboard is elsewhere: ended in an idle, when the view is no longer spoken with. */
static void
leave_cb (AshOutcomeText *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, end_cb, g_object_ref (self), g_object_unref);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  AshOutcomeText *self = data;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_Escape && (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_Escape)
    ash_commit_flush (GTK_WIDGET (self->view));
  else
    ash_commit_show (GTK_WIDGET (self->view), self->text);
  end_edit (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
typed_cb (AshOutcomeText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_label_set_text (self->label, text);
  g_signal_emit (self, signals[TYPED], 0, text);
}

static void
make_view (AshOutcomeText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextIter start, end;

  self->view = view;
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_text (buffer, self->text, -1);
  gtk_widget_add_css_class (GTK_WIDGET (view), "outcome-edit");
  ash_name (view, _ ("Outcome"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  ash_commit_text_view (view, commit_cb, self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (typed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (view), GTK_WIDGET (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, *self->text != '\0' ? &end : &start);
}

/* Only the label is measured: a text asks for the height of a width that it never gets. How wide it
 * has to be does not hang on a height: a label would then ask for more than it said it needs. */
static GtkSizeRequestMode
ash_outcome_text_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (ASH_OUTCOME_TEXT (widget)->button));
}

static void
ash_outcome_text_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (ASH_OUTCOME_TEXT (widget)->button), orientation,
                      orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
ash_outcome_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshOutcomeText *self = ASH_OUTCOME_TEXT (widget);
  GtkAllocation place = { 0, 0, width, height };

  gtk_widget_size_allocate (GTK_WIDGET (self->button), &place, baseline);
  if (self->view != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->view), &place, -1);
}

static void
ash_outcome_text_dispose (GObject *object)
{
  AshOutcomeText *self = ASH_OUTCOME_TEXT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->lang, g_free);
  G_OBJECT_CLASS (ash_outcome_text_parent_class)->dispose (object);
}

static void
ash_outcome_text_class_init (AshOutcomeTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcome_text_dispose;
  widget_class->get_request_mode = ash_outcome_text_get_request_mode;
  widget_class->measure = ash_outcome_text_measure;
  widget_class->size_allocate = ash_outcome_text_size_allocate;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
ash_outcome_text_init (AshOutcomeText *self)
{
  self->text = g_strdup ("");
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_width_chars (self->label, 10);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "outcome-text");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (ash_outcome_text_edit), self);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  show_label (self);
}

GtkWidget *
ash_outcome_text_new (void)
{
  return g_object_new (ASH_TYPE_OUTCOME_TEXT, NULL);
}

/**
 * ash_outcome_text_show:
 * @lang: (nullable): the language that its verb is read in
 */
void
ash_outcome_text_show (AshOutcomeText *self, const char *text, const char *lang)
{
  if (text == NULL)
    text = "";
  if (g_strcmp0 (self->text, text) == 0 && g_strcmp0 (self->lang, lang) == 0)
    return;
  if (self->text != text)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  g_free (self->lang);
  self->lang = g_strdup (lang);
  if (self->view != NULL)
    ash_commit_show (GTK_WIDGET (self->view), self->text);
  show_label (self);
}

void
ash_outcome_text_edit (AshOutcomeText *self)
{
  if (self->view == NULL)
    {
      make_view (self);
      set_covered (self, TRUE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
ash_outcome_text_is_editing (AshOutcomeText *self)
{
  return self->view != NULL;
}

void
ash_outcome_text_set_lines (AshOutcomeText *self, int lines)
{
  gtk_label_set_lines (self->label, lines > 0 ? lines : -1);
  gtk_label_set_ellipsize (self->label, lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

#include "ash-fragment-view.h"

#include <ash-fragment.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-names.h"
#include "ash-wrap-text.h"

struct _AshFragmentView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkTextView *text;
  GtkWidget *placeholder;
  GtkToggleButton *source; /* shown where there is markup */
  GtkWidget *note;         /* what was typed cannot be stored as words */
  GtkTextTag *kept;
  GtkTextTag *strong;
  GtkTextTag *stressed;
  char *html;  /* as the document has it */
  char *typed; /* (nullable) what the note is about */
  gboolean is_line;
  gboolean is_showing;
};

enum
{
  COMMIT,
  ENTER,
  ERASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshFragmentView, ash_fragment_view, GTK_TYPE_WIDGET)

static gboolean
is_source (AshFragmentView *self)
{
  return gtk_toggle_button_get_active (self->source);
}

typedef gboolean (*CharacterFunc) (const AshFragment *fragment, guint at);

static gboolean
is_markup (const AshFragment *fragment, guint at)
{
  return !ash_fragment_is_word (fragment, at);
}

static gboolean
is_strong (const AshFragment *fragment, guint at)
{
  return (ash_fragment_get_emphasis (fragment, at) & ASH_EMPHASIS_STRONG) != 0;
}

static gboolean
is_stressed (const AshFragment *fragment, guint at)
{
  return (ash_fragment_get_emphasis (fragment, at) & ASH_EMPHASIS_STRESS) != 0;
}

/* Has @tag be on the characters of which @has says so, and on no others.
 *
 * @fragment: (nullable): none are */
static void
tag_runs (AshFragmentView *self, GtkTextTag *tag, const AshFragment *fragment, CharacterFunc has)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  guint n = fragment != NULL ? (guint) gtk_text_buffer_get_char_count (buffer) : 0;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  for (guint from = 0; from < n;)
    {
      guint to = from;

      while (to < n && has (fragment, to))
        to++;
      if (to > from)
        {
          gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
          gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
          gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
        }
      from = to + 1;
    }
}

/* What stands for markup is passed over by whoever types; what is emphasised is seen so. */
static void
tag_words (AshFragmentView *self, const AshFragment *fragment)
{
  const AshFragment *words = is_source (self) ? NULL : fragment;

  tag_runs (self, self->kept, ash_fragment_is_plain (fragment) ? NULL : words, is_markup);
  tag_runs (self, self->strong, words, is_strong);
  tag_runs (self, self->stressed, words, is_stressed);
}

/* @is_new: it is another text, which without markup is shown as its words */
static void
put_text (AshFragmentView *self, gboolean is_new)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (self->html);
  gboolean is_plain = ash_fragment_is_plain (fragment);

  self->is_showing = TRUE;
  if (is_new && is_plain)
    gtk_toggle_button_set_active (self->source, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->source), !is_plain || is_source (self));
  gtk_text_view_set_monospace (self->text, is_source (self));
  ash_commit_show (GTK_WIDGET (self->text),
                   is_source (self) ? self->html : ash_fragment_get_text (fragment));
  tag_words (self, fragment);
  self->is_showing = FALSE;
}

static void
store (AshFragmentView *self, const char *html)
{
  g_free (self->html);
  self->html = g_strdup (html);
  g_clear_pointer (&self->typed, g_free);
  gtk_widget_set_visible (self->note, FALSE);
  g_signal_emit (self, signals[COMMIT], 0, html);
}

static void
commit_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshFragmentView *self = data;
  g_autoptr (AshFragment) fragment = NULL;
  g_autofree char *html = NULL;

  if (is_source (self))
    {
      store (self, text);
      return;
    }
  fragment = ash_fragment_new (self->html);
  html = ash_fragment_edit (fragment, text);
  if (html != NULL)
    {
      if (g_strcmp0 (html, self->html) != 0)
        store (self, html);
      return;
    }
  g_free (self->typed);
  self->typed = g_strdup (text);
  gtk_widget_set_visible (self->note, TRUE);
}

/* The words that are chosen, and the same ones again when they are emphasised. */
static void
emphasise (AshFragmentView *self, AshEmphasis emphasis)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autoptr (AshFragment) fragment = NULL;
  g_autofree char *html = NULL;
  GtkTextIter start, end;
  int from, to;

  ash_commit_flush (GTK_WIDGET (self->text));
  if (self->typed != NULL || is_source (self) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->text));
      return;
    }
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  fragment = ash_fragment_new (self->html);
  html = ash_fragment_emphasise (fragment, (guint) from, (guint) to, emphasis);
  if (html == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->text));
      return;
    }
  store (self, html);
  put_text (self, FALSE);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
strong_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emphasise (ASH_FRAGMENT_VIEW (widget), ASH_EMPHASIS_STRONG);
}

static void
stress_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emphasise (ASH_FRAGMENT_VIEW (widget), ASH_EMPHASIS_STRESS);
}

static void
html_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AshFragmentView *self = ASH_FRAGMENT_VIEW (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->source), TRUE);
  gtk_toggle_button_set_active (self->source, !is_source (self));
}

static void
take_back_cb (AshFragmentView *self)
{
  g_clear_pointer (&self->typed, g_free);
  gtk_widget_set_visible (self->note, FALSE);
  put_text (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
words_only_cb (AshFragmentView *self)
{
  g_autofree char *html = ash_fragment_from_text (self->typed != NULL ? self->typed : "");

  store (self, html);
  put_text (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
source_cb (AshFragmentView *self)
{
  if (self->is_showing)
    return;
  if (self->typed == NULL)
    {
      /* What was typed one way is stored before it is shown the other way. */
      gboolean is_on = is_source (self);

      self->is_showing = TRUE;
      gtk_toggle_button_set_active (self->source, !is_on);
      ash_commit_flush (GTK_WIDGET (self->text));
      gtk_toggle_button_set_active (self->source, is_on);
      self->is_showing = FALSE;
    }
  g_clear_pointer (&self->typed, g_free);
  gtk_widget_set_visible (self->note, FALSE);
  put_text (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
changed_cb (AshFragmentView *self)
{
  gtk_widget_set_visible (self->placeholder, ash_fragment_view_is_empty (self));
}

static gboolean
key_cb (AshFragmentView *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  if (!self->is_line || held != 0 || is_source (self))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      ash_commit_flush (GTK_WIDGET (self->text));
      g_signal_emit (self, signals[ENTER], 0);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_BackSpace && ash_fragment_view_is_empty (self))
    {
      g_signal_emit (self, signals[ERASE], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, AshFragmentView *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
edit_source_cb (AshFragmentView *self)
{
  gtk_toggle_button_set_active (self->source, TRUE);
}

static void
add_note (AshFragmentView *self)
{
  GtkWidget *label =
      gtk_label_new (_ ("This change would take a picture or formatting away. Nothing is stored "
                        "yet."));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->note, "advice");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  add_button (buttons, _ ("Take back"), G_CALLBACK (take_back_cb), self);
  add_button (buttons, _ ("Keep words only"), G_CALLBACK (words_only_cb), self);
  add_button (buttons, _ ("Edit as HTML"), G_CALLBACK (edit_source_cb), self);
  gtk_box_append (GTK_BOX (self->note), label);
  gtk_box_append (GTK_BOX (self->note), buttons);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->note);
}

static void
ash_fragment_view_dispose (GObject *object)
{
  AshFragmentView *self = ASH_FRAGMENT_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (ash_fragment_view_parent_class)->dispose (object);
}

static void
ash_fragment_view_class_init (AshFragmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_fragment_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fragment");
  gtk_widget_class_install_action (widget_class, "fragment.strong", NULL, strong_cb);
  gtk_widget_class_install_action (widget_class, "fragment.stress", NULL, stress_cb);
  gtk_widget_class_install_action (widget_class, "fragment.html", NULL, html_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "fragment.strong",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "fragment.stress",
                                       NULL);
  signals[COMMIT] = g_signal_new ("commit", ASH_TYPE_FRAGMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTER] = g_signal_new ("enter", ASH_TYPE_FRAGMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ERASE] = g_signal_new ("erase", ASH_TYPE_FRAGMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

/* Beside what every text has: cut, copy and paste */
static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Bold"), "fragment.strong");
  g_menu_append (menu, _ ("Italic"), "fragment.stress");
  g_menu_append (menu, _ ("Edit as HTML"), "fragment.html");
  return G_MENU_MODEL (menu);
}

static void
ash_fragment_view_init (AshFragmentView *self)
{
  g_autoptr (GMenuModel) menu = menu_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextBuffer *buffer;

  self->html = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->text = GTK_TEXT_VIEW (ash_wrap_text_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  buffer = gtk_text_view_get_buffer (self->text);
  self->kept = gtk_text_buffer_create_tag (buffer, NULL, "editable", FALSE, NULL);
  self->strong = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->stressed = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_view_set_extra_menu (self->text, menu);
  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->text));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  self->source = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label ("HTML"));
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "small");
  gtk_widget_set_valign (GTK_WIDGET (self->source), GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), _ ("Edit as HTML"));
  gtk_widget_set_visible (GTK_WIDGET (self->source), FALSE);
  gtk_box_append (GTK_BOX (row), overlay);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->source));
  gtk_box_append (GTK_BOX (self->box), row);
  add_note (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->source, "toggled", G_CALLBACK (source_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  ash_commit_text_view (self->text, commit_cb, self);
}

/**
 * ash_fragment_view_new:
 * @is_line: Enter asks for the next one instead of making a new line
 */
GtkWidget *
ash_fragment_view_new (const char *placeholder, gboolean is_line)
{
  AshFragmentView *self = g_object_new (ASH_TYPE_FRAGMENT_VIEW, NULL);

  self->is_line = is_line;
  gtk_label_set_label (GTK_LABEL (self->placeholder), placeholder);
  return GTK_WIDGET (self);
}

/**
 * ash_fragment_view_set_label:
 * @label: what a screen reader calls it
 */
void
ash_fragment_view_set_label (AshFragmentView *self, const char *label)
{
  g_autofree char *source = g_strdup_printf (_ ("Edit “%s” as HTML"), label);

  ash_name (self->text, label);
  ash_name (self->source, source);
}

/**
 * ash_fragment_view_show:
 * @html: (nullable): as the document has it
 */
void
ash_fragment_view_show (AshFragmentView *self, const char *html)
{
  if (g_strcmp0 (self->html, html != NULL ? html : "") == 0)
    return;
  g_free (self->html);
  self->html = g_strdup (html != NULL ? html : "");
  g_clear_pointer (&self->typed, g_free);
  gtk_widget_set_visible (self->note, FALSE);
  put_text (self, TRUE);
}

/**
 * ash_fragment_view_focus:
 *
 * The keyboard goes to its end.
 */
void
ash_fragment_view_focus (AshFragmentView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

gboolean
ash_fragment_view_is_empty (AshFragmentView *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0;
}

#include "ash-choice-row.h"

#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-fragment-view.h"
#include "ash-names.h"

struct _AshChoiceRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *handle;
  GtkCheckButton *key;
  GtkCheckButton *alone; /* what makes the key a radio button */
  AshFragmentView *html;
  GtkWidget *add_feedback;
  AshFragmentView *feedback;
  GtkWidget *chip;
  GtkWidget *remove;
  char *id;
  gboolean is_showing;
  gboolean wants_feedback;
};

enum
{
  TEXT,
  RIGHT,
  DELETE,
  ENTER,
  SHIFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshChoiceRow, ash_choice_row, GTK_TYPE_WIDGET)

static void
html_cb (AshChoiceRow *self, const char *html)
{
  g_signal_emit (self, signals[TEXT], 0, "html", html);
}

static void
show_feedback (AshChoiceRow *self)
{
  gboolean is_there = self->wants_feedback || !ash_fragment_view_is_empty (self->feedback);

  gtk_widget_set_visible (GTK_WIDGET (self->feedback), is_there);
  gtk_widget_set_visible (self->add_feedback, !is_there);
}

static void
feedback_cb (AshChoiceRow *self, const char *html)
{
  self->wants_feedback = FALSE;
  g_signal_emit (self, signals[TEXT], 0, "feedback", html);
}

static void
add_feedback_cb (AshChoiceRow *self)
{
  self->wants_feedback = TRUE;
  show_feedback (self);
  ash_fragment_view_focus (self->feedback);
}

static void
key_toggled_cb (AshChoiceRow *self)
{
  gboolean is_right = gtk_check_button_get_active (self->key);

  if (!self->is_showing)
    g_signal_emit (self, signals[RIGHT], 0, is_right);
}

static void
delete_cb (AshChoiceRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
enter_cb (AshChoiceRow *self)
{
  g_signal_emit (self, signals[ENTER], 0);
}

static gboolean
key_pressed_cb (AshChoiceRow *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  ash_commit_flush (GTK_WIDGET (self));
  g_signal_emit (self, signals[SHIFT], 0, key == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AshChoiceRow *self)
{
  return gdk_content_provider_new_typed (ASH_TYPE_CHOICE_ROW, self);
}

static void
drag_begin_cb (AshChoiceRow *self, GdkDrag *drag)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);

  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), gtk_picture_new_for_paintable (picture));
}

static void
add_dragging (AshChoiceRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
}

static void
ash_choice_row_dispose (GObject *object)
{
  AshChoiceRow *self = ASH_CHOICE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->alone);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (ash_choice_row_parent_class)->dispose (object);
}

static void
ash_choice_row_class_init (AshChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = ASH_TYPE_CHOICE_ROW;

  G_OBJECT_CLASS (klass)->dispose = ash_choice_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TEXT] = g_signal_new ("text", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RIGHT] = g_signal_new ("right", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_BOOLEAN);
  signals[DELETE] =
      g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTER] =
      g_signal_new ("enter", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHIFT] = g_signal_new ("shift", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_INT);
}

static GtkWidget *
build_words (AshChoiceRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->html = ASH_FRAGMENT_VIEW (ash_fragment_view_new (_ ("Choice"), TRUE));
  self->feedback = ASH_FRAGMENT_VIEW (ash_fragment_view_new (_ ("Feedback to this choice"), FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->feedback), "feedback");
  self->add_feedback = gtk_button_new_with_label (_ ("Add feedback"));
  gtk_widget_add_css_class (self->add_feedback, "flat");
  gtk_widget_add_css_class (self->add_feedback, "small");
  gtk_widget_set_halign (self->add_feedback, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->html));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->feedback));
  gtk_box_append (GTK_BOX (words), self->add_feedback);
  g_signal_connect_swapped (self->html, "commit", G_CALLBACK (html_cb), self);
  g_signal_connect_swapped (self->html, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->html, "erase", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (self->feedback, "commit", G_CALLBACK (feedback_cb), self);
  g_signal_connect_swapped (self->add_feedback, "clicked", G_CALLBACK (add_feedback_cb), self);
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static void
build_chip (AshChoiceRow *self)
{
  GtkWidget *label = gtk_label_new (_ ("Right answer"));

  self->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_box_append (GTK_BOX (self->chip), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (self->chip), label);
  gtk_widget_add_css_class (self->chip, "chip");
  gtk_widget_add_css_class (self->chip, "ok");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_START);
}

/* Tab goes by where the middles are: what stands at the top is as high as its neighbours. */
static GtkWidget *
at_top (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static void
ash_choice_row_init (AshChoiceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_set_valign (self->handle, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_widget_set_tooltip_text (self->handle, _ ("Drag to move, or Alt+Up and Alt+Down"));
  self->key = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->key), _ ("Right answer"));
  self->alone = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("Delete choice"));
  build_chip (self);
  gtk_box_append (GTK_BOX (self->box), self->handle);
  gtk_box_append (GTK_BOX (self->box), at_top (GTK_WIDGET (self->key)));
  gtk_box_append (GTK_BOX (self->box), build_words (self));
  gtk_box_append (GTK_BOX (self->box), self->chip);
  gtk_box_append (GTK_BOX (self->box), at_top (self->remove));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->key, "toggled", G_CALLBACK (key_toggled_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (delete_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_dragging (self);
}

GtkWidget *
ash_choice_row_new (void)
{
  return g_object_new (ASH_TYPE_CHOICE_ROW, NULL);
}

static void
name_parts (AshChoiceRow *self, guint number)
{
  g_autofree char *choice = g_strdup_printf (_ ("Choice %u"), number);
  g_autofree char *right = g_strdup_printf (_ ("Choice %u is right"), number);
  g_autofree char *feedback = g_strdup_printf (_ ("Feedback to choice %u"), number);
  g_autofree char *add = g_strdup_printf (_ ("Add feedback to choice %u"), number);
  g_autofree char *remove = g_strdup_printf (_ ("Delete choice %u"), number);

  ash_name (self, choice);
  ash_fragment_view_set_label (self->html, choice);
  ash_fragment_view_set_label (self->feedback, feedback);
  ash_name (self->key, right);
  ash_name (self->add_feedback, add);
  ash_name (self->remove, remove);
}

/**
 * ash_choice_row_show:
 * @number: its place, from 1
 * @is_one: whether one answer is right, so that the key is a radio button
 * @is_fixed: whether it can neither be moved nor deleted, as true and false
 */
void
ash_choice_row_show (
    AshChoiceRow *self, const AshChoice *choice, guint number, gboolean is_one, gboolean is_fixed)
{
  self->is_showing = TRUE;
  if (g_strcmp0 (self->id, choice->record.id) != 0)
    self->wants_feedback = FALSE;
  g_free (self->id);
  self->id = g_strdup (choice->record.id);
  gtk_check_button_set_group (self->key, is_one ? self->alone : NULL);
  gtk_check_button_set_active (self->key, choice->is_correct);
  gtk_widget_set_visible (self->chip, choice->is_correct);
  ash_fragment_view_show (self->html, choice->html);
  ash_fragment_view_show (self->feedback, choice->feedback);
  show_feedback (self);
  gtk_widget_set_visible (self->handle, !is_fixed);
  gtk_widget_set_visible (self->remove, !is_fixed);
  name_parts (self, number);
  self->is_showing = FALSE;
}

const char *
ash_choice_row_get_id (AshChoiceRow *self)
{
  return self->id;
}

void
ash_choice_row_focus (AshChoiceRow *self)
{
  ash_fragment_view_focus (self->html);
}

gboolean
ash_choice_row_is_empty (AshChoiceRow *self)
{
  return ash_fragment_view_is_empty (self->html);
}

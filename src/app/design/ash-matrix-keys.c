#include "ash-matrix-keys.h"

#include <ash-in-words.h>

#include "ash-mark-cell.h"
#include "ash-outcome-text.h"

typedef struct
{
  AshMatrixKeyFunc func;
  gpointer user_data;
} Keys;

static const struct
{
  guint keyval;
  GdkModifierType state;
  AshMatrixCommand command;
  gboolean on_text; /* also while the text of a row has the keyboard */
} KEYS[] = {
  { GDK_KEY_Up, 0, ASH_MATRIX_UP, TRUE },
  { GDK_KEY_Down, 0, ASH_MATRIX_DOWN, TRUE },
  { GDK_KEY_Left, 0, ASH_MATRIX_LEFT, TRUE },
  { GDK_KEY_Right, 0, ASH_MATRIX_RIGHT, TRUE },
  { GDK_KEY_Home, 0, ASH_MATRIX_FIRST, TRUE },
  { GDK_KEY_End, 0, ASH_MATRIX_LAST, TRUE },
  { GDK_KEY_Up, GDK_CONTROL_MASK, ASH_MATRIX_GAP_BEFORE, TRUE },
  { GDK_KEY_Left, GDK_CONTROL_MASK, ASH_MATRIX_GAP_BEFORE, TRUE },
  { GDK_KEY_Down, GDK_CONTROL_MASK, ASH_MATRIX_GAP_AFTER, TRUE },
  { GDK_KEY_Right, GDK_CONTROL_MASK, ASH_MATRIX_GAP_AFTER, TRUE },
  { GDK_KEY_Return, 0, ASH_MATRIX_OPEN, FALSE },
  { GDK_KEY_KP_Enter, 0, ASH_MATRIX_OPEN, FALSE },
  { GDK_KEY_i, 0, ASH_MATRIX_INTRODUCED, FALSE },
  { GDK_KEY_p, 0, ASH_MATRIX_PRACTISED, FALSE },
  { GDK_KEY_a, 0, ASH_MATRIX_ASSESSED, FALSE },
  { GDK_KEY_0, 0, ASH_MATRIX_NONE, FALSE },
  { GDK_KEY_KP_0, 0, ASH_MATRIX_NONE, FALSE },
};

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* A mark can be set by the letter that it shows, which is another one in another language. */
static AshMatrixCommand
command_of_letter (guint keyval)
{
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (keyval));

  for (AshMarkDepth depth = ASH_MARK_INTRODUCED; letter != 0 && depth <= ASH_MARK_ASSESSED; depth++)
    if (g_utf8_get_char (ash_say_mark_letter (depth)) == letter)
      return ASH_MATRIX_NONE + depth;
  return ASH_MATRIX_NO_COMMAND;
}

static gboolean
pressed_cb (
    GtkEventControllerKey *event, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  const Keys *self = data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (event));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean is_cell = ASH_IS_MARK_CELL (focus);
  AshMatrixCommand command;
  GtkWidget *text =
      focus != NULL && !is_cell ? gtk_widget_get_ancestor (focus, ASH_TYPE_OUTCOME_TEXT) : NULL;

  if (!is_cell && (text == NULL || ash_outcome_text_is_editing (ASH_OUTCOME_TEXT (text))))
    return GDK_EVENT_PROPAGATE;
  command =
      is_cell && (state & MODIFIERS) == 0 ? command_of_letter (keyval) : ASH_MATRIX_NO_COMMAND;
  if (command != ASH_MATRIX_NO_COMMAND)
    return self->func (command, self->user_data);
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (KEYS[i].keyval == gdk_keyval_to_lower (keyval) && KEYS[i].state == (state & MODIFIERS) &&
        (is_cell || KEYS[i].on_text))
      return self->func (KEYS[i].command, self->user_data);
  return GDK_EVENT_PROPAGATE;
}

/**
 * ash_matrix_keys_add:
 * @widget: what holds the rows
 * @func: does what a key asks for
 */
void
ash_matrix_keys_add (GtkWidget *widget, AshMatrixKeyFunc func, gpointer user_data)
{
  GtkEventController *event = gtk_event_controller_key_new ();
  Keys *self = g_new0 (Keys, 1);

  self->func = func;
  self->user_data = user_data;
  gtk_event_controller_set_propagation_phase (event, GTK_PHASE_CAPTURE);
  g_signal_connect_data (event, "key-pressed", G_CALLBACK (pressed_cb), self,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_add_controller (widget, event);
}

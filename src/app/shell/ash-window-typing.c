/* Commands that come while the last letters are on their way to a page, or back. */
#include "ash-window-private.h"

#include "ash-typing.h"

typedef struct
{
  char *action;
  GVariant *parameter; /* (nullable) */
} Command;

static void
command_free (gpointer data)
{
  Command *self = data;

  g_free (self->action);
  g_clear_pointer (&self->parameter, g_variant_unref);
  g_free (self);
}

static void
activate (GtkWidget *window, gpointer data)
{
  const Command *command = data;

  g_action_group_activate_action (G_ACTION_GROUP (window), command->action, command->parameter);
}

static void
close_again (GtkWidget *window, gpointer data)
{
  gtk_window_close (GTK_WINDOW (window));
}

/**
 * ash_window_await_typing:
 *
 * Returns: whether the command has to wait; it is activated again then
 */
gboolean
ash_window_await_typing (AshWindow *self, const char *action, GVariant *parameter)
{
  Command *command = g_new0 (Command, 1);

  command->action = g_strdup (action);
  command->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  if (ash_typing_await (GTK_WIDGET (self), activate, command, command_free))
    return TRUE;
  command_free (command);
  return FALSE;
}

/**
 * ash_window_stay_for_typing:
 *
 * Returns: whether the window cannot close yet; it closes itself then
 */
gboolean
ash_window_stay_for_typing (AshWindow *self)
{
  return ash_typing_await (GTK_WIDGET (self), close_again, NULL, NULL);
}

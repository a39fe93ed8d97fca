#include "ash-message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"

typedef struct
{
  AshMessageFunc func;
  gpointer user_data;
} Message;

static void
message_free (gpointer data, GClosure *closure)
{
  Message *self = data;

  g_clear_object (&self->user_data);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Message *self = data;

  if (g_str_equal (response, "go") && self->func != NULL)
    self->func (self->user_data);
}

/**
 * ash_message_present:
 * @action: (nullable): the words on the button that calls @func
 */
void
ash_message_present (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *action,
                     AshMessageFunc func,
                     gpointer user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Message *self = g_new0 (Message, 1);

  ash_commit_refuse ();
  self->func = func;
  self->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  if (action != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "go", action);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           action != NULL ? "go" : "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, message_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

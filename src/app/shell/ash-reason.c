#include "ash-reason.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

static const char *const REASONS[] = { N_ ("It is meant this way"), N_ ("It is done elsewhere"),
                                       N_ ("Not for this course") };

typedef struct
{
  AshReasonFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  GtkEditable *own;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *self = data;
  g_autofree char *reason = g_strdup (gtk_editable_get_text (self->own));

  if (g_str_equal (response, "go"))
    self->func (g_strstrip (reason), self->user_data);
}

static void
typed_cb (GtkEditable *own, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (own));

  adw_message_dialog_set_response_enabled (dialog, "go", *g_strstrip (reason) != '\0');
}

static void
chosen_cb (GtkButton *button, GtkEditable *own)
{
  gtk_editable_set_text (own, gtk_button_get_label (button));
  gtk_editable_set_position (own, -1);
  gtk_widget_grab_focus (GTK_WIDGET (own));
}

static GtkWidget *
reasons_new (GtkEditable *own)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (own));
  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (REASONS[i]));

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), own);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * ash_reason_ask:
 * @action: the words on the button that sets it aside
 * @func: gets the reason, which is never empty
 * @destroy: (nullable): frees @user_data
 *
 * Asks why advice does not hold here. The reason stays with the document, for whoever reviews it.
 */
void
ash_reason_ask (GtkWindow *parent,
                const char *heading,
                const char *body,
                const char *action,
                AshReasonFunc func,
                gpointer user_data,
                GDestroyNotify destroy)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *own = gtk_entry_new ();
  Question *self = g_new0 (Question, 1);

  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->own = GTK_EDITABLE (own);
  gtk_entry_set_placeholder_text (GTK_ENTRY (own), _ ("Why it does not hold here"));
  gtk_entry_set_activates_default (GTK_ENTRY (own), TRUE);
  ash_name (own, _ ("Reason"));
  adw_message_dialog_set_extra_child (dialog, reasons_new (GTK_EDITABLE (own)));
  adw_message_dialog_add_response (dialog, "close", _ ("Cancel"));
  adw_message_dialog_add_response (dialog, "go", action);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "go", FALSE);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect (own, "changed", G_CALLBACK (typed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (own);
}

#include "ash-uri.h"

#include <glib/gi18n-lib.h>

#include "ash-message.h"
#include "ash-say.h"

typedef struct
{
  char *heading;
  char *body;
} Trouble;

static void
trouble_free (Trouble *self)
{
  g_free (self->heading);
  g_free (self->body);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trouble, trouble_free)

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Trouble) trouble = data;
  g_autoptr (GError) error = NULL;

  /* Who closed the question of what to open it with needs no answer. */
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      gtk_widget_get_visible (GTK_WIDGET (source)))
    ash_message_present (GTK_WINDOW (source), trouble->heading, trouble->body, NULL, NULL, NULL);
}

void
ash_uri_show (GtkWindow *parent, const char *uri, const char *heading, const char *body)
{
  Trouble *trouble = g_new0 (Trouble, 1);

  trouble->heading = g_strdup (heading);
  trouble->body = g_strdup (body);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, trouble);
}

void
ash_uri_open (GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *place = g_file_get_parse_name (file);
  g_autofree char *heading = g_strdup_printf (_ ("%s could not be opened"), quoted);
  g_autofree char *body = g_strdup_printf (
      _ ("No program on this computer is set to open it. Open it yourself from here: %s"), place);

  ash_uri_show (parent, uri, heading, body);
}

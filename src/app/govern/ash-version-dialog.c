#include "ash-version-dialog.h"

#include <ash-error.h>
#include <ash-revision.h>
#include <glib/gi18n-lib.h>

#include "ash-ask.h"
#include "ash-person.h"

static gboolean
keep_cb (GtkWindow *window, gpointer user_data, GError **error)
{
  AshPlace *place = user_data;
  GtkEditable *name = g_object_get_data (G_OBJECT (window), "ash-name");
  GtkEditable *author = g_object_get_data (G_OBJECT (window), "ash-author");
  GtkTextView *note = g_object_get_data (G_OBJECT (window), "ash-note");
  g_autofree char *called = g_strstrip (g_strdup (gtk_editable_get_text (name)));
  g_autofree char *by = g_strstrip (g_strdup (gtk_editable_get_text (author)));
  g_autofree char *words = g_strstrip (ash_ask_dup_text (note));
  g_autofree char *id = NULL;

  if (*called == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (name));
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Give the version a name, such as “For the board”."));
      return FALSE;
    }
  id = ash_revision_keep (ash_place_get_store (place), ash_place_get_credential (place), called, by,
                          words, error);
  if (id != NULL)
    ash_document_refresh (ash_place_get_document (place));
  return id != NULL;
}

void
ash_version_dialog_present (GtkWindow *parent, AshPlace *place)
{
  AdwPreferencesGroup *group;
  GtkWindow *window =
      ash_ask_new (parent, _ ("Keep a version"), _ ("Keep"), keep_cb, place, &group);
  g_autofree char *person = ash_person_dup_name ();
  GtkEditable *name = ash_ask_add_line (group, _ ("Name"), NULL);
  GtkEditable *author = ash_ask_add_line (group, _ ("By"), person);
  GtkTextView *note = ash_ask_add_text (group, _ ("What changed since the version before"), NULL);

  g_object_set_data (G_OBJECT (window), "ash-name", name);
  g_object_set_data (G_OBJECT (window), "ash-author", author);
  g_object_set_data (G_OBJECT (window), "ash-note", note);
  gtk_window_present (window);
  gtk_widget_grab_focus (GTK_WIDGET (name));
}

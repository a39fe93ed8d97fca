#include "ash-prompt-note.h"

#include <ash-desk-task.h>
#include <glib/gi18n-lib.h>

#include "ash-wrap-layout.h"

static void
say (AdwActionRow *row, const char *title, const char *text)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, text);
}

void
ash_prompt_note_build (AshPromptNote *self, AshFormEditor *editor, AshForm *form)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Edit as a page"));

  self->row = ADW_ACTION_ROW (row);
  adw_action_row_set_subtitle_lines (self->row, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ash_form_editor_open_page), editor);
  adw_action_row_add_suffix (self->row, button);
  ash_wrap_beside (button);
  ash_form_add_row (form, row);
  g_object_set_data (G_OBJECT (row), "form", form);
}

void
ash_prompt_note_show (AshPromptNote *self, const AshItem *item)
{
  AshForm *form = g_object_get_data (G_OBJECT (self->row), "form");
  gboolean is_plain = TRUE;
  g_autofree char *text = ash_desk_load_prompt (ash_form_get_store (form), item, &is_plain, NULL);

  is_plain = text != NULL && is_plain;
  say (self->row,
       is_plain ? _ ("Pictures, tables, formatting") : _ ("There is more than words in it"),
       is_plain ? _ ("Open the text as a page to add some.")
                : _ ("Pictures, links and formatting stay as they are while you change the words "
                     "around them."));
}

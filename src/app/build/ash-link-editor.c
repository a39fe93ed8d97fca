#include <ash-desk-task.h>
#include <glib/gi18n-lib.h>

#include "ash-form-editor.h"
#include "ash-small-editors.h"
#include "ash-uri.h"

typedef struct
{
  AshFormEditor *editor;
  AdwActionRow *advice;
  GtkWidget *open;
} Link;

static void
open_cb (Link *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autoptr (AshItem) item = ash_form_dup_item (form);

  ash_form_flush (form);
  if (item != NULL && item->link_url != NULL)
    ash_uri_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->editor))), item->link_url,
                  _ ("The link could not be opened"),
                  _ ("No program on this computer is set to open such an address. Check that it is "
                     "whole, or copy it into a browser."));
}

/* "www.example.org" is what people type. */
static void
complete_cb (Link *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autoptr (AshItem) item = ash_form_dup_item (form);
  g_autofree char *whole =
      item != NULL && item->link_url != NULL ? ash_desk_complete_address (item->link_url) : NULL;
  g_autoptr (GError) error = NULL;

  if (whole != NULL)
    ash_form_told (form,
                   ash_desk_set_text (ash_form_get_store (form), &ASH_ITEM, item->record.id,
                                      "link_url", whole, _ ("Change address"), &error),
                   error);
}

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  Link *self = own;
  GtkWidget *complete = gtk_button_new_with_label (_ ("Add https://"));
  GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->editor = editor;
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_title (form);
  ash_form_add_text (form, _ ("Address"), &ASH_ITEM, "link_url", _ ("Change address"));
  self->advice = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_set_title_lines (self->advice, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->advice), FALSE);
  gtk_widget_add_css_class (warning, "change");
  adw_action_row_add_prefix (self->advice, warning);
  gtk_widget_set_valign (complete, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (complete, "clicked", G_CALLBACK (complete_cb), self);
  adw_action_row_add_suffix (self->advice, complete);
  g_object_set_data (G_OBJECT (self->advice), "complete", complete);
  ash_form_add_row (form, GTK_WIDGET (self->advice));
  ash_form_add_lines (form, _ ("What it is, and why to follow it"), NULL, &ASH_ITEM, "description");
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
  self->open = ash_form_editor_add_link (form, _ ("Open in the browser"), "ash-link-symbolic");
  g_signal_connect_swapped (self->open, "activated", G_CALLBACK (open_cb), self);
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  Link *self = own;
  const char *address = item->link_url != NULL ? item->link_url : "";
  g_autofree char *whole = ash_desk_complete_address (address);
  g_autoptr (GError) error = NULL;
  gboolean is_good = *address != '\0' && ash_desk_check_address (address, &error);
  GtkWidget *complete = g_object_get_data (G_OBJECT (self->advice), "complete");

  gtk_widget_set_visible (GTK_WIDGET (self->advice), !is_good);
  if (*address == '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice),
                                   _ ("It leads nowhere yet: type or paste its address above"));
  else if (error != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice), error->message);
  gtk_widget_set_visible (complete, *address != '\0' && !g_str_equal (whole, address));
  gtk_widget_set_visible (self->open, is_good);
}

static const AshFormKind KIND = { sizeof (Link), build, show };

GtkWidget *
ash_link_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}

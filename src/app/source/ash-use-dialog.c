#include "ash-use-dialog.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-outline.h"
#include "ash-picker.h"

typedef struct
{
  AshUseFunc func;
  gpointer user_data;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *self = data;

  g_object_unref (self->user_data);
  g_free (self);
}

static void
add_place (AshPicker *picker,
           const char *title,
           const char *words,
           const char *credential,
           const char *parent,
           guint number)
{
  GtkWidget *row =
      ash_picker_row_new (number == 0 && parent == NULL ? "list-add-symbolic" : NULL, title, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", title, words != NULL ? words : "");

  if (number > 0)
    {
      g_autofree char *digits = g_strdup_printf ("%u", number);
      GtkWidget *mark = gtk_label_new (digits);

      gtk_widget_add_css_class (row, "credential-row");
      gtk_widget_add_css_class (mark, "mark");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
    }
  else if (parent != NULL)
    gtk_widget_add_css_class (row, "module-row");
  g_object_set_data_full (G_OBJECT (row), "credential", g_strdup (credential), g_free);
  g_object_set_data_full (G_OBJECT (row), "parent", g_strdup (parent), g_free);
  ash_picker_add (picker, row, text);
}

static void
add_modules (AshPicker *picker,
             const char *credential,
             AshOutline *outline,
             const AshOutlineItem *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (parent->children, i);

      if (item->kind != ASH_ITEM_FOLDER)
        continue;
      add_place (picker, item->title, ash_outline_get_title (outline), credential, item->id, 0);
      add_modules (picker, credential, outline, item);
    }
}

static void
add_places (AshPicker *picker, AshDocument *document, gboolean with_new)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshOutline) outline = ash_outline_load (store, credential->tree, NULL);

      if (outline == NULL)
        continue;
      add_place (picker, ash_outline_get_title (outline), NULL, credential->record.id, NULL, i + 1);
      add_modules (picker, credential->record.id, outline, ash_outline_get_root (outline));
    }
  if (with_new)
    add_place (picker, _ ("New credential"), NULL, NULL, NULL, 0);
}

static void
chosen_cb (AshPicker *picker, GtkListBoxRow *row, Asked *asked)
{
  asked->func (g_object_get_data (G_OBJECT (row), "credential"),
               g_object_get_data (G_OBJECT (row), "parent"), asked->user_data);
}

void
ash_use_dialog_present (GtkWindow *parent,
                        AshDocument *document,
                        const char *heading,
                        gboolean with_new,
                        AshUseFunc func,
                        gpointer user_data)
{
  AshPicker *picker =
      ash_picker_new (parent, heading, _ ("Credential or module"), _ ("Credentials and modules"),
                      _ ("Nothing here has this title"));
  Asked *asked = g_new0 (Asked, 1);

  asked->func = func;
  asked->user_data = g_object_ref (user_data);
  gtk_widget_add_css_class (ash_picker_get_list (picker), "places");
  g_signal_connect_data (picker, "chosen", G_CALLBACK (chosen_cb), asked, asked_free, 0);
  add_places (picker, document, with_new);
  ash_picker_present (picker, NULL);
}

#include "ash-part-dialog.h"

#include <glib/gi18n-lib.h>

#include "ash-picker.h"
#include "ash-say.h"

typedef struct
{
  AshPartFunc func;
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
add_row (
    AshPicker *picker, const char *icon, const char *title, const char *below, const char *page)
{
  GtkWidget *row = ash_picker_row_new (icon, title, below);
  g_autofree char *words = g_strjoin (" ", title, below, NULL);

  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  ash_picker_add (picker, row, words);
}

static void
add_pages (AshPicker *picker, AshDesign *design, const char *but)
{
  add_row (picker, "list-add-symbolic", _ ("New page"), _ ("Right after this one"), NULL);
  for (guint i = 0; design != NULL && i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      const AshItem *parent = ash_design_item (design, item->parent);

      if (item->kind == ASH_ITEM_PAGE && g_strcmp0 (item->record.id, but) != 0)
        add_row (picker, ash_say_icon (item->kind),
                 item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled"),
                 parent != NULL ? parent->title : NULL, item->record.id);
    }
}

static void
chosen_cb (AshPicker *picker, GtkListBoxRow *row, Asked *asked)
{
  asked->func (g_object_get_data (G_OBJECT (row), "page"), asked->user_data);
}

void
ash_part_dialog_present (
    GtkWindow *parent, AshPlace *place, const char *page, AshPartFunc func, gpointer user_data)
{
  AshPicker *picker = ash_picker_new (parent, _ ("Move selection to"), _ ("Page or module"),
                                      _ ("Where the selection goes"), _ ("No page has this title"));
  Asked *asked = g_new0 (Asked, 1);

  asked->func = func;
  asked->user_data = g_object_ref (user_data);
  g_signal_connect_data (picker, "chosen", G_CALLBACK (chosen_cb), asked, asked_free, 0);
  add_pages (picker, ash_live_get_design (ash_place_get_live (place)), page);
  ash_picker_present (picker, NULL);
}

#include "ash-link-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-picker.h"
#include "ash-say.h"

typedef struct
{
  GtkWidget *address; /* the row of what was typed, taken as an address */
  AshLinkChosenFunc func;
  gpointer user_data;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_object_unref (self->user_data);
  g_free (self);
}

/* What was typed as an address that a browser takes; NULL when it is none. */
static char *
address_of (const char *text)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };
  g_autofree char *typed = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (typed, schemes[i], strlen (schemes[i])) == 0 &&
        typed[strlen (schemes[i])] != '\0')
      return g_steal_pointer (&typed);
  if (strpbrk (typed, " \t") != NULL)
    return NULL;
  if (strchr (typed, '@') != NULL && strchr (strchr (typed, '@'), '.') != NULL)
    return g_strconcat ("mailto:", typed, NULL);
  if (*typed == '#' && typed[1] != '\0')
    return g_steal_pointer (&typed);
  if (g_str_has_prefix (typed, "www.") ||
      (strchr (typed, '.') != NULL && typed[strlen (typed) - 1] != '.' && *typed != '.'))
    return g_strconcat ("https://", typed, NULL);
  return NULL;
}

static void
add_items (AshPicker *picker, AshDesign *design, const char *href)
{
  for (guint i = 0; design != NULL && i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      const AshItem *parent = ash_design_item (design, item->parent);
      const char *title =
          item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled");
      g_autofree char *own = NULL;
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (!item->is_linked || item->kind == ASH_ITEM_LABEL || item->kind == ASH_ITEM_UNKNOWN)
        continue;
      row = ash_picker_row_new (ash_say_icon (item->kind), title,
                                parent != NULL ? parent->title : NULL);
      own = g_strconcat ("ash:item/", item->record.id, NULL);
      words = g_strjoin (" ", title, parent != NULL ? parent->title : NULL, NULL);
      g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
      if (g_strcmp0 (own, href) == 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   gtk_image_new_from_icon_name ("object-select-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "href", g_steal_pointer (&own), g_free);
      ash_picker_add (picker, row, words);
    }
}

static void
typed_cb (AshPicker *picker, Asked *self)
{
  const char *typed = ash_picker_get_words (picker);
  char *address = address_of (typed);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->address), address != NULL ? address : "");
  g_object_set_data_full (
      G_OBJECT (self->address), "title",
      g_strdup (address != NULL && g_str_has_prefix (address, "mailto:") ? typed : address),
      g_free);
  g_object_set_data_full (G_OBJECT (self->address), "href", address, g_free);
  ash_picker_set_offered (picker, self->address, address != NULL);
}

static void
chosen_cb (AshPicker *picker, GtkListBoxRow *row, Asked *self)
{
  self->func (g_object_get_data (G_OBJECT (row), "href"),
              g_object_get_data (G_OBJECT (row), "title"), self->user_data);
}

static void
remove_cb (GtkButton *button, AshPicker *picker)
{
  Asked *self = g_object_get_data (G_OBJECT (picker), "ash-link");
  AshLinkChosenFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  gtk_window_destroy (GTK_WINDOW (picker));
  func (NULL, NULL, user_data);
}

static void
add_remove (AshPicker *picker)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove link"));

  adw_header_bar_pack_start (ash_picker_get_header (picker), button);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), picker);
}

void
ash_link_dialog_present (GtkWindow *parent,
                         AshPlace *place,
                         const char *href,
                         AshLinkChosenFunc func,
                         gpointer user_data)
{
  AshPicker *picker = ash_picker_new (parent, _ ("Link"), _ ("Page, quiz, … or a web address"),
                                      _ ("Where the link leads"),
                                      _ ("Nothing here has this title, and it is no address"));
  Asked *self = g_new0 (Asked, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->address = ash_picker_row_new ("ash-link-symbolic", _ ("Address"), "");
  g_object_set_data_full (G_OBJECT (picker), "ash-link", self, asked_free);
  if (href != NULL)
    add_remove (picker);
  ash_picker_add (picker, self->address, NULL);
  add_items (picker, ash_live_get_design (ash_place_get_live (place)), href);
  g_signal_connect (picker, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), self);
  ash_picker_present (picker, href != NULL && !g_str_has_prefix (href, "ash:") ? href : NULL);
}

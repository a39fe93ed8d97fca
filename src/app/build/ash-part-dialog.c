#include "ash-part-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-dialog.h"
#include "ash-say.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *search;
  GtkListBox *list;
  char *needle;
  AshPartFunc func;
  gpointer user_data;
} PartDialog;

static void
part_dialog_free (gpointer data)
{
  PartDialog *self = data;

  g_object_unref (self->user_data);
  g_free (self->needle);
  g_free (self);
}

static void
add_row (PartDialog *self, const char *icon, const char *title, const char *below, const char *page)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *subtitle = g_markup_escape_text (below != NULL ? below : "", -1);
  g_autofree char *words = g_strjoin (" ", title, below, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (words, -1), g_free);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_pages (PartDialog *self, AshDesign *design, const char *but)
{
  add_row (self, "list-add-symbolic", _ ("New page"), _ ("Right after this one"), NULL);
  for (guint i = 0; design != NULL && i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      const AshItem *parent = ash_design_item (design, item->parent);

      if (item->kind == ASH_ITEM_PAGE && g_strcmp0 (item->record.id, but) != 0)
        add_row (self, ash_say_icon (item->kind),
                 item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled"),
                 parent != NULL ? parent->title : NULL, item->record.id);
    }
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  PartDialog *self = data;

  return self->needle == NULL ||
         strstr (g_object_get_data (G_OBJECT (row), "text"), self->needle) != NULL;
}

static GtkListBoxRow *
row_from (PartDialog *self, int index, int step)
{
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (self->list, index)) != NULL; index += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_cb (PartDialog *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_strstrip (self->needle);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, row_from (self, 0, 1));
}

static void
choose_cb (PartDialog *self, GtkListBoxRow *row)
{
  g_autofree char *page = g_strdup (g_object_get_data (G_OBJECT (row), "page"));
  AshPartFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  gtk_window_destroy (GTK_WINDOW (self->window));
  func (page, user_data);
}

static void
enter_cb (PartDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    choose_cb (self, row);
}

/* The arrows walk the list while the words are being typed. */
static gboolean
key_cb (PartDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next;

  if (step == 0)
    return FALSE;
  next = row_from (self, row != NULL ? gtk_list_box_row_get_index (row) + step : 0, step);
  if (next != NULL)
    {
      gtk_list_box_select_row (self->list, next);
      gtk_widget_grab_focus (GTK_WIDGET (next));
      gtk_widget_grab_focus (self->search);
      gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
    }
  return TRUE;
}

static GtkWidget *
build_content (PartDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Move selection to"), ""));
  gtk_box_append (GTK_BOX (box), header);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Page or module"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Page or module"), -1);
  gtk_box_append (GTK_BOX (inside), self->search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_ ("No page has this title")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the selection goes"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (inside), scroller);
  gtk_widget_add_css_class (inside, "dialog-page");
  gtk_box_append (GTK_BOX (box), inside);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  return box;
}

void
ash_part_dialog_present (
    GtkWindow *parent, AshPlace *place, const char *page, AshPartFunc func, gpointer user_data)
{
  PartDialog *self = g_new0 (PartDialog, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->window = adw_window_new ();
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("Move selection to"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), ash_dialog_is_narrow (parent) ? 340 : 420,
                               480);
  g_object_set_data_full (G_OBJECT (self->window), "ash-part", self, part_dialog_free);
  adw_window_set_content (ADW_WINDOW (self->window), build_content (self));
  add_pages (self, ash_live_get_design (ash_place_get_live (place)), page);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_destroy),
                            self->window);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose_cb), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self->window));
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->search);
}

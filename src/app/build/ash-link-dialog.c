#include "ash-link-dialog.h"

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
  GtkWidget *address; /* the row of what was typed, taken as an address */
  char *needle;
  AshLinkChosenFunc func;
  gpointer user_data;
} LinkDialog;

static void
link_dialog_free (gpointer data)
{
  LinkDialog *self = data;

  g_object_unref (self->user_data);
  g_free (self->needle);
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

static GtkWidget *
add_row (LinkDialog *self, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_items (LinkDialog *self, AshDesign *design, const char *href)
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
      row = add_row (self, ash_say_icon (item->kind), title, parent != NULL ? parent->title : NULL);
      own = g_strconcat ("ash:item/", item->record.id, NULL);
      words = g_strjoin (" ", title, parent != NULL ? parent->title : NULL, NULL);
      g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (words, -1), g_free);
      g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
      if (g_strcmp0 (own, href) == 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   gtk_image_new_from_icon_name ("object-select-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "href", g_steal_pointer (&own), g_free);
    }
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  LinkDialog *self = data;
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  if (GTK_WIDGET (row) == self->address)
    return g_object_get_data (G_OBJECT (row), "href") != NULL;
  return self->needle == NULL || text == NULL || strstr (text, self->needle) != NULL;
}

static GtkListBoxRow *
row_from (LinkDialog *self, int index, int step)
{
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (self->list, index)) != NULL; index += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_cb (LinkDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  char *address = address_of (typed);
  g_autofree char *escaped = g_markup_escape_text (address != NULL ? address : "", -1);

  g_free (self->needle);
  self->needle = g_utf8_casefold (typed, -1);
  g_strstrip (self->needle);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->address), escaped);
  g_object_set_data_full (G_OBJECT (self->address), "title",
                          g_strdup (g_str_has_prefix (escaped, "mailto:") ? typed : address),
                          g_free);
  g_object_set_data_full (G_OBJECT (self->address), "href", address, g_free);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, row_from (self, 0, 1));
}

static void
give (LinkDialog *self, const char *href, const char *title)
{
  g_autofree char *own_href = g_strdup (href);
  g_autofree char *own_title = g_strdup (title);
  AshLinkChosenFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  gtk_window_destroy (GTK_WINDOW (self->window));
  func (own_href, own_title, user_data);
}

static void
choose_cb (LinkDialog *self, GtkListBoxRow *row)
{
  give (self, g_object_get_data (G_OBJECT (row), "href"),
        g_object_get_data (G_OBJECT (row), "title"));
}

static void
enter_cb (LinkDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    choose_cb (self, row);
}

static void
remove_cb (LinkDialog *self)
{
  give (self, NULL, NULL);
}

/* The arrows walk the list while the words are being typed. */
static gboolean
key_cb (LinkDialog *self, guint key, guint code, GdkModifierType state)
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
build_header (LinkDialog *self, gboolean is_link)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Link"), ""));
  if (is_link)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Remove link"));

      adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
    }
  return header;
}

static GtkWidget *
build_content (LinkDialog *self, gboolean is_link)
{
  const char *hint = _ ("Page, quiz, … or a web address");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_append (GTK_BOX (box), build_header (self, is_link));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint, -1);
  gtk_box_append (GTK_BOX (inside), self->search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_list_box_set_placeholder (
      self->list, gtk_label_new (_ ("Nothing here has this title, and it is no address")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the link leads"), -1);
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
ash_link_dialog_present (GtkWindow *parent,
                         AshPlace *place,
                         const char *href,
                         AshLinkChosenFunc func,
                         gpointer user_data)
{
  LinkDialog *self = g_new0 (LinkDialog, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->window = adw_window_new ();
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("Link"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 480);
  g_object_set_data_full (G_OBJECT (self->window), "ash-link", self, link_dialog_free);
  adw_window_set_content (ADW_WINDOW (self->window), build_content (self, href != NULL));
  self->address = add_row (self, "ash-link-symbolic", _ ("Address"), "");
  add_items (self, ash_live_get_design (ash_place_get_live (place)), href);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_destroy),
                            self->window);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose_cb), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self->window));
  if (href != NULL && !g_str_has_prefix (href, "ash:"))
    gtk_editable_set_text (GTK_EDITABLE (self->search), href);
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->search);
}

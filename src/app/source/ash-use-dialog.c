#include "ash-use-dialog.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-outline.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *search;
  GtkListBox *list;
  char *needle;
  AshUseFunc func;
  gpointer user_data;
} UseDialog;

static void
use_dialog_free (gpointer data)
{
  UseDialog *self = data;

  g_free (self->needle);
  g_object_unref (self->user_data);
  g_free (self);
}

static void
add_place (UseDialog *self,
           const char *title,
           const char *words,
           const char *credential,
           const char *parent,
           guint number)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *text = g_strdup_printf ("%s %s", title, words != NULL ? words : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
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
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "credential", g_strdup (credential), g_free);
  g_object_set_data_full (G_OBJECT (row), "parent", g_strdup (parent), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (text, -1), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_modules (UseDialog *self,
             const char *credential,
             AshOutline *outline,
             const AshOutlineItem *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (parent->children, i);

      if (item->kind != ASH_ITEM_FOLDER)
        continue;
      add_place (self, item->title, ash_outline_get_title (outline), credential, item->id, 0);
      add_modules (self, credential, outline, item);
    }
}

static void
add_places (UseDialog *self, AshDocument *document, gboolean with_new)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshOutline) outline = ash_outline_load (store, credential->tree, NULL);

      if (outline == NULL)
        continue;
      add_place (self, ash_outline_get_title (outline), NULL, credential->record.id, NULL, i + 1);
      add_modules (self, credential->record.id, outline, ash_outline_get_root (outline));
    }
  if (with_new)
    add_place (self, _ ("New credential"), NULL, NULL, NULL, 0);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  UseDialog *self = data;

  return self->needle == NULL ||
         strstr (g_object_get_data (G_OBJECT (row), "text"), self->needle) != NULL;
}

static GtkListBoxRow *
first_visible (UseDialog *self)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL || gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }
}

static void
select_first (UseDialog *self)
{
  gtk_list_box_select_row (self->list, first_visible (self));
}

static void
search_cb (UseDialog *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_list_box_invalidate_filter (self->list);
  select_first (self);
}

static void
choose_cb (UseDialog *self, GtkListBoxRow *row)
{
  g_autofree char *credential = g_strdup (g_object_get_data (G_OBJECT (row), "credential"));
  g_autofree char *parent = g_strdup (g_object_get_data (G_OBJECT (row), "parent"));
  AshUseFunc func = self->func;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  gtk_window_destroy (GTK_WINDOW (self->window));
  func (credential, parent, user_data);
}

static void
enter_cb (UseDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    choose_cb (self, row);
}

/* The arrows walk the list while the words are being typed. */
static gboolean
key_cb (UseDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (step == 0)
    return FALSE;
  for (index += step; index >= 0; index += step)
    {
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);

      if (next == NULL)
        break;
      if (!gtk_widget_get_child_visible (GTK_WIDGET (next)))
        continue;
      gtk_list_box_select_row (self->list, next);
      gtk_widget_grab_focus (GTK_WIDGET (next));
      gtk_widget_grab_focus (self->search);
      gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
      break;
    }
  return TRUE;
}

static GtkWidget *
build_content (UseDialog *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (heading, ""));
  gtk_box_append (GTK_BOX (box), header);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Credential or module"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Credential or module"), -1);
  gtk_box_append (GTK_BOX (inside), self->search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Credentials and modules"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "places");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_ ("Nothing here has this title")));
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
ash_use_dialog_present (GtkWindow *parent,
                        AshDocument *document,
                        const char *heading,
                        gboolean with_new,
                        AshUseFunc func,
                        gpointer user_data)
{
  UseDialog *self = g_new0 (UseDialog, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->window = adw_window_new ();
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_title (GTK_WINDOW (self->window), heading);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 480);
  g_object_set_data_full (G_OBJECT (self->window), "ash-use", self, use_dialog_free);
  adw_window_set_content (ADW_WINDOW (self->window), build_content (self, heading));
  add_places (self, document, with_new);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_destroy),
                            self->window);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose_cb), self);
  select_first (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->search);
}

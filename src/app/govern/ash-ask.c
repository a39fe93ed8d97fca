#include "ash-ask.h"

#include <glib/gi18n-lib.h>

#include "ash-day-row.h"
#include "ash-dialog.h"
#include "ash-names.h"

#define WIDTH 480
#define LEAST_WIDTH 336
#define TEXT_HEIGHT 88

typedef struct
{
  AshAskFunc func;
  gpointer user_data;
  GtkLabel *why;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *self = data;

  g_clear_object (&self->user_data);
  g_free (self);
}

void
ash_ask_accept (GtkWindow *window)
{
  Ask *self = g_object_get_data (G_OBJECT (window), "ash-ask");
  g_autoptr (GError) error = NULL;

  if (self->func (window, self->user_data, &error))
    {
      gtk_window_destroy (window);
      return;
    }
  gtk_label_set_label (self->why, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), error != NULL);
}

GtkWindow *
ash_ask_new (GtkWindow *parent,
             const char *title,
             const char *accept,
             AshAskFunc func,
             gpointer user_data,
             AdwPreferencesGroup **out_group)
{
  GtkWidget *window =
      g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *go = gtk_button_new_with_label (accept);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *why = gtk_label_new (NULL);
  Ask *self = g_new0 (Ask, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->why = GTK_LABEL (why);
  gtk_label_set_wrap (self->why, TRUE);
  gtk_widget_set_visible (why, FALSE);
  gtk_widget_add_css_class (why, "error");
  gtk_widget_add_css_class (why, "ask-why");
  gtk_widget_add_css_class (go, "suggested-action");
  g_object_set_data_full (G_OBJECT (window), "ash-ask", self, ask_free);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), window);
  g_signal_connect_swapped (go, "clicked", G_CALLBACK (ash_ask_accept), window);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), go);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  ash_dialog_set_size (GTK_WINDOW (window), parent, WIDTH, -1);
  ash_dialog_close_on_escape (GTK_WINDOW (window));
  ash_dialog_accept_by_key (GTK_WINDOW (window), go);
  *out_group = ADW_PREFERENCES_GROUP (group);
  return GTK_WINDOW (window);
}

static GtkEditable *
add_line (AdwPreferencesGroup *group, GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

GtkEditable *
ash_ask_add_line (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return add_line (group, row, text);
}

GtkEditable *
ash_ask_add_day (AdwPreferencesGroup *group, const char *title, const char *day)
{
  return add_line (group, ash_day_row_new (title), day);
}

/* Tab goes on, as it does from a line. */
GtkTextView *
ash_ask_add_text (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  ash_name (view, title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "ask-text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return GTK_TEXT_VIEW (view);
}

AdwComboRow *
ash_ask_add_choice (AdwPreferencesGroup *group, const char *title, const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

char *
ash_ask_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

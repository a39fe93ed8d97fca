#include "ash-picker.h"

#include <string.h>

#include "ash-dialog.h"
#include "ash-names.h"
#include "ash-prose.h"

#define WIDTH 420
#define HEIGHT 480

struct _AshPicker
{
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *heading;
  GtkWidget *search;
  GtkListBox *list;
  char *needle;
};

enum
{
  TYPED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshPicker, ash_picker, ADW_TYPE_WINDOW)

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  AshPicker *self = data;
  const char *words = g_object_get_data (G_OBJECT (row), "ash-words");

  if (g_object_get_data (G_OBJECT (row), "ash-withheld") != NULL)
    return FALSE;
  return self->needle == NULL || words == NULL || strstr (words, self->needle) != NULL;
}

static GtkListBoxRow *
row_from (AshPicker *self, int index, int step)
{
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (self->list, index)) != NULL; index += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_cb (AshPicker *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (ash_picker_get_words (self), -1);
  g_strstrip (self->needle);
  g_signal_emit (self, signals[TYPED], 0);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, row_from (self, 0, 1));
}

static void
choose_cb (AshPicker *self, GtkListBoxRow *row)
{
  g_autoptr (AshPicker) held = g_object_ref (self);

  /* Out of the way first: what comes of it may take the focus, or ask more. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CHOSEN], 0, row);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
enter_cb (AshPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    choose_cb (self, row);
}

/* The arrows walk the list while the words are being typed. */
static gboolean
key_cb (AshPicker *self, guint key, guint code, GdkModifierType state)
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

void
ash_picker_add (AshPicker *self, GtkWidget *row, const char *words)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (words != NULL)
    g_object_set_data_full (G_OBJECT (row), "ash-words", g_utf8_casefold (words, -1), g_free);
  gtk_list_box_append (self->list, row);
}

void
ash_picker_set_offered (AshPicker *self, GtkWidget *row, gboolean is_offered)
{
  g_object_set_data (G_OBJECT (row), "ash-withheld", is_offered ? NULL : self);
}

GtkWidget *
ash_picker_row_new (const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

AdwHeaderBar *
ash_picker_get_header (AshPicker *self)
{
  return self->header;
}

GtkWidget *
ash_picker_get_list (AshPicker *self)
{
  return GTK_WIDGET (self->list);
}

const char *
ash_picker_get_words (AshPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
ash_picker_present (AshPicker *self, const char *words)
{
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->search);
}

static void
ash_picker_finalize (GObject *object)
{
  g_free (ASH_PICKER (object)->needle);
  G_OBJECT_CLASS (ash_picker_parent_class)->finalize (object);
}

static void
ash_picker_class_init (AshPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_picker_finalize;
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_LIST_BOX_ROW);
}

static void
ash_picker_init (AshPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->heading = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (self->header, GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  self->search = gtk_search_entry_new ();
  gtk_box_append (GTK_BOX (inside), self->search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (inside), scroller);
  gtk_widget_add_css_class (inside, "dialog-page");
  gtk_box_append (GTK_BOX (box), inside);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_destroy), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose_cb), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

/* As high as the rows that it stands for. */
static GtkWidget *
nothing_new (const char *text)
{
  GtkWidget *label = ash_prose_new (text, "muted");

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "picker-nothing");
  return label;
}

AshPicker *
ash_picker_new (
    GtkWindow *parent, const char *title, const char *hint, const char *list, const char *nothing)
{
  AshPicker *self =
      g_object_new (ASH_TYPE_PICKER, "modal", TRUE, "transient-for", parent, "title", title, NULL);

  ash_dialog_set_size (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  adw_window_title_set_title (self->heading, title);
  g_object_set (self->search, "placeholder-text", hint, NULL);
  ash_name (self->search, hint);
  ash_name (self->list, list);
  gtk_list_box_set_placeholder (self->list, nothing_new (nothing));
  return self;
}

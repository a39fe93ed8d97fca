#include "ash-start-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-recent.h"
#include "ash-say.h"

#define MOST_RECENT 8

struct _AshStartView
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *recent;
  GPtrArray *rows; /* (element-type GtkWidget) borrowed */
};

G_DEFINE_FINAL_TYPE (AshStartView, ash_start_view, GTK_TYPE_WIDGET)

enum
{
  RESUME,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row of what can be gone on with: kept work, or a file. */
typedef struct
{
  char *path; /* (nullable): folder of the kept work */
  char *uri;  /* (nullable): of the file */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry->uri);
  g_free (entry);
}

static void
set_entry (gpointer widget, const char *path, const char *uri)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->uri = g_strdup (uri);
  g_object_set_data_full (widget, "ash-entry", entry, entry_free);
}

static void
go_on_cb (AshStartView *self, GtkWidget *row)
{
  const Entry *entry = g_object_get_data (G_OBJECT (row), "ash-entry");

  if (entry->path != NULL)
    g_signal_emit (self, signals[RESUME], 0, entry->path);
  else
    g_signal_emit (self, signals[OPEN], 0, entry->uri);
}

static void
forget_cb (AshStartView *self, GtkWidget *button)
{
  const Entry *entry = g_object_get_data (G_OBJECT (button), "ash-entry");
  g_autoptr (GError) error = NULL;

  if (entry->path != NULL && !ash_session_discard (entry->path, &error))
    g_warning ("session: %s", error->message);
  if (entry->uri != NULL)
    ash_recent_forget (entry->uri);
  ash_start_view_look_again (self);
}

static gboolean
is_gone (const char *uri)
{
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  return file != NULL && g_file_is_native (file) && !g_file_query_exists (file, NULL);
}

static GtkWidget *
chip_new (const char *text, const char *kind)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, kind);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
button_new (AshStartView *self, const char *label, const char *path, const char *uri)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  set_entry (button, path, uri);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (forget_cb), self);
  return button;
}

static void
pin_cb (AshStartView *self, GtkToggleButton *pin)
{
  const Entry *entry = g_object_get_data (G_OBJECT (pin), "ash-entry");

  ash_recent_pin (entry->uri, gtk_toggle_button_get_active (pin));
  ash_start_view_look_again (self);
}

static GtkWidget *
pin_new (AshStartView *self, const AshRecent *recent)
{
  GtkWidget *pin = gtk_toggle_button_new ();
  const char *name = recent->is_pinned ? _ ("Do not keep on top") : _ ("Keep on top");

  gtk_button_set_icon_name (GTK_BUTTON (pin), "view-pin-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), recent->is_pinned);
  gtk_widget_set_valign (pin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (pin, name);
  gtk_widget_add_css_class (pin, "flat");
  ash_name (pin, name);
  set_entry (pin, NULL, recent->uri);
  g_signal_connect_swapped (pin, "toggled", G_CALLBACK (pin_cb), self);
  return pin;
}

static GtkWidget *
picture_new (const char *path)
{
  GtkWidget *picture = path != NULL ? gtk_image_new_from_file (path)
                                    : gtk_image_new_from_icon_name ("x-office-document-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (picture), path != NULL ? 32 : 16);
  gtk_widget_set_size_request (picture, 32, 32);
  return picture;
}

static GtkWidget *
row_new (AshStartView *self,
         const char *name,
         const char *facts,
         const char *picture,
         const char *path,
         const char *uri)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL && *name != '\0' ? name : _ ("Untitled"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture_new (picture));
  gtk_widget_add_css_class (row, "recent-row");
  set_entry (row, path, uri);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (go_on_cb), self);
  adw_preferences_group_add (self->recent, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Work that is kept on this computer: without a file, or ahead of it after a crash. */
static void
add_session (AshStartView *self, const AshSession *session)
{
  g_autofree char *when = ash_say_when (session->used);
  g_autofree char *facts = g_strdup_printf (
      "%s · %s",
      session->uri == NULL ? _ ("Not saved to a file yet") : _ ("With what was not saved"), when);
  GtkWidget *row = row_new (self, session->title, facts, NULL, session->path, session->uri);

  if (!session->was_clean)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Recovered"), "change"));
  if (session->uri == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               button_new (self, _ ("Discard"), session->path, NULL));
}

static void
add_recent (AshStartView *self, const AshRecent *recent)
{
  g_autofree char *facts = ash_recent_say (recent);
  g_autoptr (GFile) file = g_file_new_for_uri (recent->uri);
  g_autofree char *name = g_file_get_parse_name (file);
  GtkWidget *row = row_new (self, recent->title, facts, recent->picture, NULL, recent->uri);

  gtk_widget_set_tooltip_text (row, name);
  if (is_gone (recent->uri))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Not found"), "lost"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 button_new (self, _ ("Forget"), NULL, recent->uri));
      return;
    }
  if (ash_recent_is_review_due (recent))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Review due"), "change"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pin_new (self, recent));
}

static void
ash_start_view_dispose (GObject *object)
{
  AshStartView *self = ASH_START_VIEW (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_start_view_parent_class)->dispose (object);
}

static void
ash_start_view_class_init (AshStartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_start_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-start-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AshStartView, recent);
  signals[RESUME] = g_signal_new ("resume", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_start_view_init (AshStartView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ash_start_view_look_again:
 *
 * Lists what can be gone on with: kept work, then documents; no list while there is nothing.
 */
void
ash_start_view_look_again (AshStartView *self)
{
  g_autoptr (GPtrArray) sessions = ash_session_list ();
  g_autoptr (GPtrArray) recents = ash_recent_list (MOST_RECENT);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < sessions->len; i++)
    {
      const AshSession *session = g_ptr_array_index (sessions, i);

      add_session (self, session);
      if (session->uri != NULL)
        g_hash_table_add (shown, session->uri);
    }
  for (guint i = 0; i < recents->len; i++)
    {
      const AshRecent *recent = g_ptr_array_index (recents, i);

      if (!g_hash_table_contains (shown, recent->uri))
        add_recent (self, recent);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->rows->len > 0);
}

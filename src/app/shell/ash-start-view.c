#include "ash-start-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-recent.h"
#include "ash-say.h"

#define MOST_RECENT 8
#define PICTURE_SIZE 32

struct _AshStartView
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *recent;
  GPtrArray *rows;       /* (element-type GtkWidget) borrowed */
  GCancellable *looking; /* whether the files of the rows are there */

  /* What was taken off the list last and can come back: held work, or a file. */
  AshKept *left_work;
  char *left_uri;
  char *left_title;
};

G_DEFINE_FINAL_TYPE (AshStartView, ash_start_view, GTK_TYPE_WIDGET)

enum
{
  RESUME,
  OPEN,
  LEFT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row of what can be gone on with: kept work, or a file. */
typedef struct
{
  char *path; /* (nullable): folder of the kept work */
  char *uri;  /* (nullable): of the file */
  char *title;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry->uri);
  g_free (entry->title);
  g_free (entry);
}

static void
set_entry (gpointer widget, const char *path, const char *uri, const char *title)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->uri = g_strdup (uri);
  entry->title = g_strdup (title);
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

/* Taking off the list */

static void
say_failed (AshStartView *self, const char *title, const GError *error)
{
  g_autofree char *quoted = ash_say_quoted (title);
  /* Translators: the title of work on the start page, and a sentence that says why */
  g_autofree char *text =
      g_strdup_printf (_ ("%s could not be discarded. %s"), quoted, error->message);

  g_signal_emit (self, signals[FAILED], 0, text);
}

static void
say_left (AshStartView *self, const Entry *entry)
{
  g_autofree char *quoted = ash_say_quoted (entry->title);
  g_autofree char *text = g_strdup_printf (
      entry->path != NULL ? _ ("Discarded %s") : _ ("%s is no longer listed"), quoted);

  g_signal_emit (self, signals[LEFT], 0, text);
}

/* The keyboard stays where the row was. */
static void
look_again_at (AshStartView *self, GtkWidget *row)
{
  guint at = 0;

  g_ptr_array_find (self->rows, row, &at);
  ash_start_view_look_again (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (at, self->rows->len - 1)));
}

static void
forget_cb (AshStartView *self, GtkWidget *button)
{
  const Entry *entry = g_object_get_data (G_OBJECT (button), "ash-entry");
  g_autoptr (GError) error = NULL;
  AshKept *work = entry->path != NULL ? ash_kept_take (entry->path, &error) : NULL;

  if (error != NULL)
    {
      say_failed (self, entry->title, error);
      ash_start_view_look_again (self);
      return;
    }
  ash_start_view_settle (self);
  /* Said first: the toast of what went before goes now, and nothing more goes with it. */
  say_left (self, entry);
  self->left_work = work;
  self->left_uri = g_strdup (entry->uri);
  self->left_title = g_strdup (entry->title);
  look_again_at (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
}

static void
let_go (AshStartView *self)
{
  g_clear_pointer (&self->left_work, ash_kept_free);
  g_clear_pointer (&self->left_uri, g_free);
  g_clear_pointer (&self->left_title, g_free);
}

static gboolean
settle (AshStartView *self, GError **error)
{
  gboolean is_done = self->left_work == NULL || ash_kept_remove (self->left_work, error);

  if (self->left_uri != NULL)
    ash_recent_forget (self->left_uri);
  return is_done;
}

/* Rows */

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
button_new (AshStartView *self, const char *label, const Entry *entry)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  set_entry (button, entry->path, entry->uri, entry->title);
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
  set_entry (pin, NULL, recent->uri, recent->title);
  g_signal_connect_swapped (pin, "toggled", G_CALLBACK (pin_cb), self);
  return pin;
}

static GtkWidget *
picture_new (const char *path)
{
  GtkWidget *picture = path != NULL ? gtk_image_new_from_file (path)
                                    : gtk_image_new_from_icon_name ("x-office-document-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (picture), path != NULL ? PICTURE_SIZE : 16);
  gtk_widget_set_size_request (picture, PICTURE_SIZE, PICTURE_SIZE);
  return picture;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkImage) picture = data;
  g_autoptr (GBytes) png = ash_recent_draw_finish (result);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  if (texture == NULL)
    return;
  gtk_image_set_from_paintable (picture, GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (picture, PICTURE_SIZE);
}

static GtkWidget *
row_new (AshStartView *self, const Entry *entry, const char *facts, GtkWidget *picture)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 entry->title != NULL && *entry->title != '\0' ? entry->title
                                                                               : _ ("Untitled"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
  gtk_widget_add_css_class (row, "recent-row");
  set_entry (row, entry->path, entry->uri, entry->title);
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
  const Entry entry = { session->path, session->uri, session->title };
  g_autofree char *facts = ash_recent_say_session (session);
  GtkWidget *picture = picture_new (NULL);
  GtkWidget *row = row_new (self, &entry, facts, picture);

  if (session->n_credentials > 0)
    ash_recent_draw_async (session->path, drawn_cb, g_object_ref (picture));
  if (!session->was_clean)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Recovered"), "change"));
  if (session->uri == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (self, _ ("Discard"), &entry));
}

static void
show_gone (AshStartView *self, GtkWidget *row)
{
  GtkWidget *end = g_object_get_data (G_OBJECT (row), "ash-end");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (end)) != NULL)
    gtk_box_remove (GTK_BOX (end), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_box_append (GTK_BOX (end), chip_new (_ ("Not found"), "lost"));
  gtk_box_append (GTK_BOX (end),
                  button_new (self, _ ("Forget"), g_object_get_data (G_OBJECT (row), "ash-entry")));
}

static void
looked_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, &error);
  GtkWidget *self = gtk_widget_get_ancestor (row, ASH_TYPE_START_VIEW);

  if (info == NULL && self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_gone (ASH_START_VIEW (self), row);
}

/* The drive of a file may answer late, or never. */
static void
look_for (AshStartView *self, GFile *file, GtkWidget *row)
{
  if (g_file_is_native (file))
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, self->looking, looked_cb, g_object_ref (row));
}

static void
add_recent (AshStartView *self, const AshRecent *recent)
{
  const Entry entry = { NULL, recent->uri, recent->title };
  g_autofree char *facts = ash_recent_say (recent);
  g_autoptr (GFile) file = g_file_new_for_uri (recent->uri);
  g_autofree char *name = g_file_get_parse_name (file);
  GtkWidget *row = row_new (self, &entry, facts, picture_new (recent->picture));
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_tooltip_text (row, name);
  if (ash_recent_is_review_due (recent))
    gtk_box_append (GTK_BOX (end), chip_new (_ ("Review due"), "change"));
  gtk_box_append (GTK_BOX (end), pin_new (self, recent));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  g_object_set_data (G_OBJECT (row), "ash-end", end);
  look_for (self, file, row);
}

static void
ash_start_view_dispose (GObject *object)
{
  AshStartView *self = ASH_START_VIEW (object);
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  if (!settle (self, &error))
    g_warning ("session: %s", error->message);
  let_go (self);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
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
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
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

      if (!g_hash_table_contains (shown, recent->uri) &&
          g_strcmp0 (recent->uri, self->left_uri) != 0)
        add_recent (self, recent);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->rows->len > 0);
}

/**
 * ash_start_view_has_left:
 *
 * Returns: whether something was taken off the list that can come back
 */
gboolean
ash_start_view_has_left (AshStartView *self)
{
  return self->left_work != NULL || self->left_uri != NULL;
}

/**
 * ash_start_view_bring_back:
 *
 * Lists again what was taken off last.
 */
void
ash_start_view_bring_back (AshStartView *self)
{
  let_go (self);
  ash_start_view_look_again (self);
}

/**
 * ash_start_view_settle:
 *
 * What was taken off the list last is gone for good from now on.
 */
void
ash_start_view_settle (AshStartView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup (self->left_title);
  gboolean is_done = settle (self, &error);

  let_go (self);
  if (is_done)
    return;
  say_failed (self, title, error);
  ash_start_view_look_again (self);
}

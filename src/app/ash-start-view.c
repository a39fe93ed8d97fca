#include "ash-start-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-say.h"

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
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
resume_cb (AshStartView *self, GtkWidget *row)
{
  g_signal_emit (self, signals[RESUME], 0, g_object_get_data (G_OBJECT (row), "path"));
}

static void
forget_cb (AshStartView *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (!ash_session_discard (g_object_get_data (G_OBJECT (button), "path"), &error))
    g_warning ("session: %s", error->message);
  ash_start_view_look_again (self);
}

static gboolean
is_gone (const AshSession *session)
{
  g_autoptr (GFile) file = session->uri != NULL ? g_file_new_for_uri (session->uri) : NULL;

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

static void
add_forget (AshStartView *self, GtkWidget *row, const AshSession *session, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (session->path), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (forget_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
place_of (const AshSession *session)
{
  g_autoptr (GFile) file = NULL;

  if (session->uri == NULL)
    return g_strdup (_ ("Not saved to a file yet"));
  file = g_file_new_for_uri (session->uri);
  return g_file_get_basename (file);
}

static GtkWidget *
session_row (AshStartView *self, const AshSession *session)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name =
      session->title != NULL && *session->title != '\0' ? session->title : _ ("Untitled");
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *place = place_of (session);
  g_autofree char *when = ash_say_when (session->used);
  g_autofree char *facts = g_strdup_printf ("%s · %s", place, when);
  g_autofree char *subtitle = g_markup_escape_text (facts, -1);
  gboolean is_missing = is_gone (session);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "x-office-document-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!session->was_clean)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Recovered"), "change"));
  if (is_missing)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip_new (_ ("Not found"), "lost"));
  if (is_missing || session->uri == NULL)
    add_forget (self, row, session, is_missing ? _ ("Forget") : _ ("Discard"));
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (session->path), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (resume_cb), self);
  return row;
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
}

static void
ash_start_view_init (AshStartView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_start_view_new (void)
{
  return g_object_new (ASH_TYPE_START_VIEW, NULL);
}

/**
 * ash_start_view_look_again:
 *
 * Lists what can be gone on with, newest first; no list while there is nothing.
 */
void
ash_start_view_look_again (AshStartView *self)
{
  g_autoptr (GPtrArray) sessions = ash_session_list ();

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < sessions->len; i++)
    {
      GtkWidget *row = session_row (self, g_ptr_array_index (sessions, i));

      adw_preferences_group_add (self->recent, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), sessions->len > 0);
}

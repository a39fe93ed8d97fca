#include "ash-export-aside.h"

#include <ash-error.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ash-export-memory.h"
#include "ash-file-dialog.h"
#include "ash-names.h"

typedef struct
{
  AshWindow *window;
  AshDocument *document;
  char *credential;
  gboolean is_site;
  char *name; /* of the folder */
  char *facts;
  GFile *folder; /* that is being written */
  GtkWidget *image;
  GtkWidget *button;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->document);
  g_clear_object (&self->folder);
  g_free (self->credential);
  g_free (self->name);
  g_free (self->facts);
  g_free (self);
}

/* Places */

/* "charts.imscc" -> "charts-badge" */
static char *
name_of (GFile *package, const char *ending)
{
  g_autofree char *name = g_file_get_basename (package);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strconcat (name, ending, NULL);
}

/* A sandbox that was given one file to write can write no folder beside it. */
static gboolean
takes_folder (GFile *folder, GError **error)
{
  g_autofree char *path = g_file_get_path (folder);

  if (path == NULL)
    return TRUE;
  if (g_mkdir (path, 0777) == 0)
    return g_rmdir (path) == 0;
  if (errno == EEXIST)
    return TRUE;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_WRITE,
                       _ ("Where the package is, only the package itself could be written. Choose "
                          "another folder for this."));
  return FALSE;
}

GFile *
ash_export_aside_place (GFile *package, const char *ending, const char *credential, GError **error)
{
  g_autofree char *name = name_of (package, ending);
  g_autoptr (GFile) parent = g_file_get_parent (package);
  g_autoptr (GFile) beside = g_file_get_child (parent, name);
  g_autoptr (GFile) chosen = ash_export_memory_find (credential);
  g_autoptr (GFile) there = chosen != NULL ? g_file_get_child (chosen, name) : NULL;
  g_autoptr (GError) refused = NULL;

  if (takes_folder (beside, &refused))
    return g_steal_pointer (&beside);
  if (there != NULL && takes_folder (there, NULL))
    return g_steal_pointer (&there);
  g_propagate_error (error, g_steal_pointer (&refused));
  return g_steal_pointer (&beside);
}

char *
ash_export_aside_facts (AshJob *badge, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *too_long = NULL;
  g_autofree char *missing = ash_job_badge_finish (badge, &too_long, &failed);
  const char *what =
      missing != NULL ? missing : _ ("The badge definition, Open Badges 2.0 and 3.0");

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return too_long != NULL ? g_strdup_printf ("%s\n%s", what, too_long) : g_strdup (what);
}

/* The row */

static void
show (GtkWidget *row, Aside *self, const char *subtitle, gboolean is_written)
{
  const char *icon = self->is_site ? "web-browser-symbolic" : "application-certificate-symbolic";

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                is_written ? icon : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->button, !is_written);
}

static void
finished_cb (AshJob *job, GtkWidget *row)
{
  Aside *self = g_object_get_data (G_OBJECT (row), "ash-aside");
  g_autoptr (GFile) parent = g_file_get_parent (self->folder);
  g_autofree char *place = g_file_get_parse_name (parent);
  g_autofree char *where = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (AshReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_site)
    report = ash_job_site_finish (job, &error);
  else
    facts = ash_export_aside_facts (job, &error);
  gtk_widget_set_sensitive (self->button, TRUE);
  if (error == NULL)
    {
      ash_export_memory_note (self->credential, parent);
      where = g_strdup_printf (_ ("%s\nIn %s"), facts != NULL ? facts : self->facts, place);
    }
  show (row, self, error != NULL ? error->message : where, error == NULL);
}

static void
folder_cb (GFile *folder, gpointer user_data)
{
  Aside *self = g_object_get_data (user_data, "ash-aside");
  AshJob *job;

  g_clear_object (&self->folder);
  self->folder = g_file_get_child (folder, self->name);
  job = self->is_site ? ash_job_site (self->document, self->credential, self->folder)
                      : ash_job_badge (self->document, self->credential, self->folder);
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), user_data, 0);
  ash_window_add_job (self->window, job);
  g_object_unref (job);
}

static void
choose_cb (GtkWidget *button, GtkWidget *row)
{
  ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (button)), ASH_FILE_FOLDER, NULL,
                           folder_cb, row);
}

GtkWidget *
ash_export_aside_row_new (AshWindow *window,
                          const char *credential,
                          gboolean is_site,
                          GFile *folder,
                          const char *facts,
                          const GError *error)
{
  GtkWidget *row = adw_action_row_new ();
  Aside *self = g_new0 (Aside, 1);
  g_autofree char *name = NULL;

  self->window = g_object_ref (window);
  self->document = g_object_ref (ash_window_get_document (window));
  self->credential = g_strdup (credential);
  self->is_site = is_site;
  self->name = g_file_get_basename (folder);
  self->facts = g_strdup (facts);
  self->image = gtk_image_new ();
  self->button = gtk_button_new_with_label (_ ("Choose a folder…"));
  /* Translators: "charts-badge" */
  name = g_strdup_printf (_ ("Choose a folder for %s"), self->name);
  ash_name (self->button, name);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (row), "ash-aside", self, aside_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->name);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->button);
  g_signal_connect (self->button, "clicked", G_CALLBACK (choose_cb), row);
  show (row, self, error != NULL ? error->message : facts, error == NULL);
  return row;
}

#include "ash-work-row.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"

typedef struct
{
  GtkProgressBar *bar;
  GtkLabel *what;
  guint pulse;
} Bar;

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (data);
  return G_SOURCE_CONTINUE;
}

static void
bar_free (gpointer data)
{
  Bar *self = data;

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_free (self);
}

static void
show (GtkWidget *box, GParamSpec *pspec, AshJob *job)
{
  Bar *self = g_object_get_data (G_OBJECT (box), "ash-bar");
  double fraction = ash_job_get_fraction (job);
  g_autofree char *what = NULL;

  g_object_get (job, "what", &what, NULL);
  gtk_label_set_label (self->what, what != NULL ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what), what != NULL && *what != '\0');
  if (fraction >= 0)
    {
      g_clear_handle_id (&self->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (self->bar, fraction);
    }
  else if (self->pulse == 0)
    self->pulse = g_timeout_add (120, pulse_cb, self->bar);
}

static void
notify_cb (AshJob *job, GParamSpec *pspec, GtkWidget *box)
{
  show (box, pspec, job);
}

/**
 * ash_work_bar_new:
 *
 * Returns: (transfer floating): a progress bar with the phrase of the running phase below
 */
GtkWidget *
ash_work_bar_new (AshJob *job)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Bar *self = g_new0 (Bar, 1);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->what = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->what, 0);
  gtk_label_set_ellipsize (self->what, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "muted");
  ash_name (self->bar, ash_job_get_title (job));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what));
  gtk_widget_set_hexpand (box, TRUE);
  g_object_set_data_full (G_OBJECT (box), "ash-bar", self, bar_free);
  g_signal_connect_object (job, "notify", G_CALLBACK (notify_cb), box, 0);
  show (box, NULL, job);
  return box;
}

static void
finished_cb (GtkWidget *row)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), row);
}

GtkWidget *
ash_work_row_new (AshJob *job)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (ash_job_get_title (job));
  GtkWidget *stop = gtk_button_new_from_icon_name ("process-stop-symbolic");
  g_autofree char *name = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), ash_work_bar_new (job));
  name = g_strdup_printf (_ ("Stop: %s"), ash_job_get_title (job));
  gtk_widget_set_tooltip_text (stop, _ ("Stop"));
  ash_name (stop, name);
  gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (stop, "flat");
  g_signal_connect_object (stop, "clicked", G_CALLBACK (ash_job_cancel), job, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), "ash-job", job); /* which removes the row when it ends */
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), stop);
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), row, G_CONNECT_SWAPPED);
  return row;
}

/**
 * ash_work_row_get_job:
 *
 * Returns: (transfer none):
 */
AshJob *
ash_work_row_get_job (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ash-job");
}

#include "ash-rename.h"

#include <ash-limits.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

/* In letters, which have up to four bytes: somebody pastes a whole page. */
#define LONGEST (ASH_LIMIT_TITLE_BYTES / 4)

typedef struct
{
  GtkWidget *popover;
  GtkWidget *entry;
  AshRenameFunc func;
  gpointer user_data;
} Rename;

static void
rename_free (gpointer data)
{
  Rename *self = data;

  g_object_unref (self->user_data);
  g_free (self);
}

static gboolean
unparent_idle_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_idle_cb, g_object_ref (popover),
                   g_object_unref);
}

static void
take_cb (Rename *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (title);
  if (*title == '\0')
    {
      gtk_widget_error_bell (self->entry);
      return;
    }
  self->func (title, self->user_data);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

void
ash_rename_popup (
    GtkWidget *widget, const char *label, const char *title, AshRenameFunc func, gpointer user_data)
{
  Rename *self = g_new0 (Rename, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (label);
  gboolean is_new = title == NULL || *title == '\0';
  GtkWidget *button = gtk_button_new_with_label (is_new ? _ ("Add") : _ ("Rename"));

  self->popover = gtk_popover_new ();
  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), LONGEST);
  self->func = func;
  self->user_data = g_object_ref (user_data);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title != NULL ? title : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 22);
  ash_name (self->entry, label);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_add_css_class (box, "rename");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, widget);
  g_object_set_data_full (G_OBJECT (self->popover), "ash-rename", self, rename_free);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* It would stand over the view that comes into sight. */
  g_signal_connect_object (widget, "unmap", G_CALLBACK (gtk_popover_popdown), self->popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

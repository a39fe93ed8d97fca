/* Files that are dropped anywhere in the window. */
#include "ash-window-private.h"

#include <ash-path.h>
#include <glib/gi18n-lib.h>

#include "ash-add-file.h"
#include "ash-credential-tree.h"
#include "ash-frameworks-window.h"
#include "ash-message.h"
#include "ash-say.h"

/* A picture may be meant for what it is dropped on; nothing else of a file manager is: a text would
 * take in its name, and a web view would show it instead of the page. */
static gboolean
is_for_window (GFile *file)
{
  g_autofree char *name = g_file_is_native (file) ? g_file_get_basename (file) : NULL;

  return name != NULL && !g_str_has_prefix (ash_path_media_type (name), "image/");
}

static gboolean
is_any_for_window (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    if (is_for_window (link->data))
      return TRUE;
  return FALSE;
}

/* As soon as it is known what is dragged, what is below the pointer has it. Of files that move over
 * the window the disk is asked once. */
static void
known_cb (GtkDropTarget *first, GParamSpec *spec, AshWindow *self)
{
  const GValue *value = gtk_drop_target_get_value (first);

  self->has_items_over = value != NULL && ash_add_files_can (value);
  if (value != NULL && !is_any_for_window (value))
    gtk_drop_target_reject (first);
}

/* (nullable): the outline of a credential that is there */
static GtkWidget *
tree_at (AshWindow *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return at != NULL ? gtk_widget_get_ancestor (at, ASH_TYPE_CREDENTIAL_TREE) : NULL;
}

/* What can be an item has its place in the outline of a credential, which shows it. */
static GdkDragAction
motion_cb (GtkDropTarget *first, double x, double y, AshWindow *self)
{
  return self->has_items_over && tree_at (self, x, y) != NULL ? 0 : GDK_ACTION_COPY;
}

/* Whoever comes first is given the drop, also where another took the motion. */
static gboolean
drop_on_tree (AshWindow *self, const GValue *files, double x, double y)
{
  GtkWidget *tree = tree_at (self, x, y);
  double tree_x;
  double tree_y;

  return tree != NULL &&
         gtk_widget_translate_coordinates (GTK_WIDGET (self), tree, x, y, &tree_x, &tree_y) &&
         ash_credential_tree_drop_files (ASH_CREDENTIAL_TREE (tree), files, tree_x, tree_y);
}

static gboolean
has_ending (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_ascii_strcasecmp (ash_path_extension (name), ending) == 0;
}

static gboolean
is_table (GFile *file)
{
  return has_ending (file, "csv") || has_ending (file, "tsv");
}

/* What the frameworks read. */
static gboolean
is_list (GFile *file)
{
  return is_table (file) || has_ending (file, "json");
}

/* Criteria in rows and levels in columns: the rubric below the pointer becomes that. */
static gboolean
drop_on_rubric (AshWindow *self, GSList *files, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autofree char *uri = files != NULL ? g_file_get_uri (files->data) : NULL;

  return at != NULL && uri != NULL && files->next == NULL && is_table (files->data) &&
         gtk_widget_activate_action (at, "rubric.take-table", "s", uri);
}

/* Beside an outline nobody knows where it is to stand. */
static void
say_where (AshWindow *self, GSList *files)
{
  g_autofree char *name = g_file_get_basename (files->data);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *what =
      files->next == NULL ? ash_say_quoted (shown) : ash_say_items (g_slist_length (files));
  g_autofree char *heading = g_strdup_printf (_ ("%s has no place here"), what);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s",
                                           _ ("Drop it on a credential in Source, or on the "
                                              "outline in Build: a line shows where it will "
                                              "stand. HTML becomes a page, all else a file."),
                                           _ ("Nothing was changed."));

  ash_message_present (GTK_WINDOW (self), heading, body, NULL, NULL, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AshWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean has_outline = self->place != NULL && ash_place_get_credential (self->place) != NULL;

  if (drop_on_tree (self, value, x, y) || drop_on_rubric (self, files, x, y))
    return TRUE;
  if (!has_outline || !ash_add_files_can (value))
    ash_window_open_all (self, files);
  else if (files->next == NULL && is_list (files->data))
    ash_frameworks_present (GTK_WINDOW (self), self->place, NULL, files->data);
  else
    say_where (self, files);
  return files != NULL;
}

static GtkDropTarget *
add_target (AshWindow *self, GtkPropagationPhase phase)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  return target;
}

/**
 * ash_window_take_drops:
 *
 * Documents and packages go before what they are dropped on; other files go to the outline that
 * they are dropped on, a table to the rubric there, and anywhere else to the frameworks.
 */
void
ash_window_take_drops (AshWindow *self)
{
  GtkDropTarget *first = add_target (self, GTK_PHASE_CAPTURE);

  gtk_drop_target_set_preload (first, TRUE);
  g_signal_connect (first, "notify::value", G_CALLBACK (known_cb), self);
  g_signal_connect (first, "motion", G_CALLBACK (motion_cb), self);
  add_target (self, GTK_PHASE_BUBBLE);
}

#include "ash-export-result.h"

#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-export-aside.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-uri.h"

void
ash_export_result_clear (AshExportResult *self)
{
  g_clear_pointer (&self->credential, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->exported, ash_exported_free);
  g_clear_object (&self->badge);
  g_clear_pointer (&self->badge_facts, g_free);
  g_clear_error (&self->badge_error);
  g_clear_object (&self->site);
  g_clear_error (&self->site_error);
}

static GtkWidget *
icon_new (const char *icon, const char *css)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, css);
  return image;
}

static GtkWidget *
number_new (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "step");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
text_row (GtkWidget *prefix, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (prefix, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), prefix);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "text-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ash_name (row, text);
  return row;
}

static AdwPreferencesGroup *
group_new (GtkBox *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (page, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkListBox *
list_new (AdwPreferencesGroup *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ash_name (list, adw_preferences_group_get_title (group));
  adw_preferences_group_add (group, list);
  return GTK_LIST_BOX (list);
}

static void
add_file_row (AdwPreferencesGroup *group, const char *icon, GFile *file, const char *facts)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_file_get_basename (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static char *
place_of (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (folder);

  return path != NULL ? g_steal_pointer (&path) : g_file_get_uri (folder);
}

static void
show_folder_cb (GtkWidget *button, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  ash_uri_open (GTK_WINDOW (gtk_widget_get_root (button)), folder);
}

/* "17 parts" of the package, with the start page and tables that were added to it */
static char *
describe_package (const AshExportResult *result)
{
  const AshExported *exported = result->exported;
  guint n = exported->dry_run != NULL ? exported->dry_run->parts->len : exported->items->len;
  g_autofree char *size = ash_say_size (exported->record->size);
  g_autofree char *place = place_of (result->file);
  g_autofree char *parts = ash_say_number (ngettext ("%u part", "%u parts", n), n);

  return g_strdup_printf (_ ("%s, in %s\n%s. Read back, no differences."), size, place, parts);
}

static void
add_where (AshWindow *window, GtkBox *page, const AshExportResult *result)
{
  AdwPreferencesGroup *group = group_new (page, _ ("Where it is"));
  GtkWidget *show = gtk_button_new_with_label (_ ("Show in folder"));
  g_autofree char *facts = describe_package (result);

  add_file_row (group, "package-x-generic-symbolic", result->file, facts);
  if (result->badge != NULL)
    adw_preferences_group_add (group, ash_export_aside_row_new (window, result->credential, FALSE,
                                                                result->badge, result->badge_facts,
                                                                result->badge_error));
  if (result->site != NULL)
    adw_preferences_group_add (
        group,
        ash_export_aside_row_new (window, result->credential, TRUE, result->site,
                                  _ ("The learner website: open index.html"), result->site_error));
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  g_signal_connect_object (show, "clicked", G_CALLBACK (show_folder_cb), result->file, 0);
  adw_preferences_group_set_header_suffix (group, show);
}

static void
add_steps (GtkBox *page, const AshTarget *target)
{
  g_autofree char *title = NULL;
  GtkListBox *list;

  if (target == NULL || target->steps->len == 0)
    return;
  title = g_str_equal (target->name, "not-sure")
              ? g_strdup (_ ("What to do with it"))
              : g_strdup_printf (_ ("What to do in %s"), target->title);
  list = list_new (group_new (page, title));
  for (guint i = 0; i < target->steps->len; i++)
    gtk_list_box_append (list, text_row (number_new (i + 1), g_ptr_array_index (target->steps, i)));
}

static void
add_report (GtkBox *page, const AshReport *report)
{
  GtkListBox *list;

  if (report->lines->len == 0)
    return;
  list = list_new (group_new (page, _ ("What is different from your course")));
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);
      g_autofree char *text =
          line->where != NULL ? g_strdup_printf ("%s: %s", line->where, line->what) : NULL;

      gtk_list_box_append (list, text_row (line->kind == ASH_LINE_DEAD_LINK
                                               ? icon_new ("dialog-warning-symbolic", "change")
                                               : icon_new ("dialog-information-symbolic", "note"),
                                           text != NULL ? text : line->what));
    }
}

static GtkWidget *
header_new (GtkWindow *window, const char *heading)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *done = gtk_button_new_with_label (_ ("Done"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (heading, ""));
  gtk_widget_add_css_class (done, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (gtk_window_close), window);
  gtk_window_set_default_widget (window, done);
  gtk_window_set_focus (window, done);
  return header;
}

void
ash_export_result_present (AshWindow *parent,
                           const char *title,
                           const AshTarget *target,
                           const AshExportResult *result)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *quoted = ash_say_quoted (title);
  g_autofree char *heading = g_strdup_printf (_ ("%s is ready"), quoted);

  gtk_window_set_title (GTK_WINDOW (window), heading);
  ash_dialog_set_size (GTK_WINDOW (window), GTK_WINDOW (parent), 640, 620);
  gtk_widget_add_css_class (page, "review");
  add_where (parent, GTK_BOX (page), result);
  add_steps (GTK_BOX (page), target);
  add_report (GTK_BOX (page), result->exported->report);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (GTK_WINDOW (window), heading));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  ash_dialog_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

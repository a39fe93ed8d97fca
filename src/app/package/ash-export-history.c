#include "ash-export-history.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-export-memory.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-uri.h"

/* A list is read, not searched: more are counted. */
#define MAX_SHOWN 200

static const char *
system_of (const AshExport *export)
{
  const AshTarget *target = ash_target_find (export->target);

  if (target == NULL)
    return export->target != NULL ? export->target : _ ("no particular system");
  return target->title;
}

static char *
when (const AshExport *export)
{
  g_autoptr (GDateTime) at =
      export->at != NULL ? g_date_time_new_from_iso8601 (export->at, NULL) : NULL;

  return at != NULL ? ash_say_when (g_date_time_to_unix (at)) : g_strdup (_ ("at an unknown time"));
}

/**
 * ash_export_history_dup_last:
 *
 * Returns: (transfer full) (nullable): the last export in one line
 */
char *
ash_export_history_dup_last (AshStore *store, const char *credential)
{
  g_autoptr (GPtrArray) exports = ash_desk_list_exports (store, credential, NULL);
  const AshExport *last =
      exports != NULL && exports->len > 0 ? g_ptr_array_index (exports, 0) : NULL;
  g_autofree char *time = last != NULL ? when (last) : NULL;

  if (last == NULL)
    return NULL;
  return g_strdup_printf (_ ("Last: for %s, %s. Read back, no differences."), system_of (last),
                          time);
}

static char *
format_of (const AshExport *export)
{
  const char *format = export->format != NULL ? export->format : "";

  return g_str_has_prefix (format, "cc")
             ? g_strdup_printf (_ ("Common Cartridge %s"), format + strlen ("cc"))
             : g_strdup (format);
}

static void
open_cb (GtkWidget *button, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  ash_uri_open (GTK_WINDOW (gtk_widget_get_root (button)), folder);
}

/* Where it stands is known only on the computer that wrote it. */
static GtkWidget *
folder_button (const AshExport *export)
{
  g_autoptr (GFile) file = ash_export_memory_find (export->record.id);
  GtkWidget *button;
  g_autofree char *name = NULL;

  if (file == NULL || !g_file_query_exists (file, NULL))
    return NULL;
  button = gtk_button_new_from_icon_name ("folder-open-symbolic");
  name = g_strdup_printf (_ ("Show %s in its folder"),
                          export->file_name != NULL ? export->file_name : "");
  gtk_widget_set_tooltip_text (button, _ ("Show in folder"));
  ash_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), file, 0);
  g_object_set_data_full (G_OBJECT (button), "ash-file", g_object_ref (file), g_object_unref);
  return button;
}

/* " 2 items left out." */
static char *
say_left_out (const AshExport *export)
{
  g_autoptr (AshReport) report =
      export->report != NULL ? ash_report_from_json (export->report) : NULL;
  guint n = report != NULL ? ash_report_n_lines (report, ASH_LINE_REFUSED) : 0;

  return n > 0 ? ash_say_number (ngettext (" %u item left out.", " %u items left out.", n), n)
               : g_strdup ("");
}

static GtkWidget *
row_new (const AshExport *export)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = when (export);
  g_autofree char *format = format_of (export);
  g_autofree char *size = ash_say_size (export->size);
  g_autofree char *title = g_strdup_printf (_ ("For %s, %s"), system_of (export), time);
  g_autofree char *read = g_strdup_printf (
      _ ("%s, %s, %s. Read back, no differences."),
      export->file_name != NULL ? export->file_name : _ ("Untitled"), format, size);
  g_autofree char *left_out = say_left_out (export);
  g_autofree char *facts = g_strconcat (read, left_out, NULL);
  GtkWidget *button = folder_button (export);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (button != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (AdwPreferencesGroup *group, GPtrArray *exports)
{
  for (guint i = 0; exports != NULL && i < exports->len && i < MAX_SHOWN; i++)
    adw_preferences_group_add (group, row_new (g_ptr_array_index (exports, i)));
  if (exports != NULL && exports->len > MAX_SHOWN)
    {
      guint n = exports->len - MAX_SHOWN;
      g_autofree char *more =
          ash_say_number (ngettext ("and %u older one", "and %u older ones", n), n);

      adw_preferences_group_set_description (group, more);
    }
}

void
ash_export_history_present (GtkWindow *parent, AshStore *store, const char *credential)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "title", _ ("Exported before"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) exports = ash_desk_list_exports (store, credential, NULL);

  fill (ADW_PREFERENCES_GROUP (group), exports);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  ash_dialog_set_size (GTK_WINDOW (window), parent, 560, 400);
  ash_dialog_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

#include "ash-export-dialog.h"

#include <ash-formats.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-file-dialog.h"
#include "ash-say.h"
#include "ash-uri.h"
#include "ash-work-row.h"

#define ASH_TYPE_EXPORT_DIALOG (ash_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshExportDialog, ash_export_dialog, ASH, EXPORT_DIALOG, AdwWindow)

struct _AshExportDialog
{
  AdwWindow parent_instance;

  AshDocument *document;
  char *credential;
  char *title;
  const AshTarget *target;
  AshJob *job;
  GFile *file;
  GFile *folder; /* of the badge definition, when it goes along */
  AshReport *report;

  AdwWindowTitle *head;
  GtkWidget *cancel;
  GtkWidget *export;
  GtkWidget *done;
  GtkStack *stack;
  GtkBox *columns;
  AdwPreferencesGroup *targets;
  GtkSwitch *with_badge;
  AdwPreferencesGroup *losses_group;
  GtkListBox *losses;
  GtkBox *working;
  GtkBox *result;
};

G_DEFINE_FINAL_TYPE (AshExportDialog, ash_export_dialog, ADW_TYPE_WINDOW)

/* Choosing */

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
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), prefix);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "text-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_target (AshExportDialog *self)
{
  g_autofree char *title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->losses))) != NULL)
    gtk_list_box_remove (self->losses, child);
  if (self->target == NULL)
    return;
  if (self->target->notes->len == 0)
    title = g_strdup (_ ("Everything arrives"));
  else if (g_str_equal (self->target->name, "not-sure"))
    title = g_strdup (_ ("What most systems will do with it"));
  else
    title = g_strdup_printf (_ ("What %s will do with it"), self->target->title);
  adw_preferences_group_set_title (self->losses_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->losses), self->target->notes->len > 0);
  for (guint i = 0; i < self->target->notes->len; i++)
    gtk_list_box_append (self->losses, text_row (icon_new ("dialog-information-symbolic", "note"),
                                                 g_ptr_array_index (self->target->notes, i)));
}

static void
target_cb (AshExportDialog *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->target = g_object_get_data (G_OBJECT (check), "target");
  gtk_widget_set_sensitive (self->export, TRUE);
  show_target (self);
}

static void
add_targets (AshExportDialog *self)
{
  GPtrArray *targets = ash_targets ();
  GtkWidget *first = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (targets, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      g_autofree char *subtitle = g_strdup_printf (_ ("Common Cartridge %s"),
                                                   target->version == ASH_CC_1_1 ? "1.1" : "1.3");

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), target->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                  first != NULL ? GTK_CHECK_BUTTON (first) : NULL);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      target->title, -1);
      g_object_set_data (G_OBJECT (check), "target", (gpointer) target);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (target_cb), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->targets, row);
      if (first == NULL)
        first = check;
    }
  if (first == NULL)
    return;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export);
  gtk_window_set_focus (GTK_WINDOW (self), first);
}

/* Working */

static void
show_page (AshExportDialog *self, const char *page)
{
  gboolean is_choosing = g_str_equal (page, "choose");
  gboolean is_result = g_str_equal (page, "result");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->export, is_choosing);
  gtk_widget_set_visible (self->cancel, !is_result);
  gtk_widget_set_visible (self->done, is_result);
  if (is_result)
    gtk_widget_grab_focus (self->done);
}

static void
start_job (AshExportDialog *self, AshJob *job, GCallback finished)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->working))) != NULL)
    gtk_box_remove (self->working, child);
  g_clear_object (&self->job);
  self->job = job;
  gtk_box_append (self->working, ash_work_bar_new (job));
  adw_window_title_set_title (self->head, ash_job_get_title (job));
  show_page (self, "working");
  g_signal_connect_object (job, "finished", finished, self, G_CONNECT_SWAPPED);
}

static void
failed (AshExportDialog *self, const GError *error)
{
  AshWindow *window = ASH_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *quoted = ash_say_quoted (self->title);
  g_autofree char *heading = g_strdup_printf (_ ("%s could not be exported"), quoted);

  g_clear_object (&self->job);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_window_title_set_title (self->head, _ ("Export"));
      show_page (self, "choose");
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  ash_window_refuse (window, heading, error);
}

/* The result */

static GtkWidget *
group_new (AshExportDialog *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->result, group);
  return group;
}

static void
show_folder_cb (AshExportDialog *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);

  ash_uri_open (GTK_WINDOW (self), folder);
}

static void
add_file_row (GtkWidget *group, const char *icon, GFile *file, const char *facts)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (facts, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static char *
place_of (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (folder);

  return path != NULL ? g_steal_pointer (&path) : g_file_get_uri (folder);
}

/* "4 modules, 6 pages, 1 quiz" */
static char *
describe_contents (AshExportDialog *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshCredential) record =
      ash_store_find (store, &ASH_CREDENTIAL, "id", self->credential);
  g_autoptr (GPtrArray) items =
      record != NULL ? ash_store_list (store, &ASH_ITEM, "tree", record->tree, NULL) : NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  guint n[ASH_N_ITEM_KINDS] = { 0 };

  for (guint i = 0; items != NULL && i < items->len; i++)
    n[((AshItem *) g_ptr_array_index (items, i))->kind]++;
  for (int kind = 0; kind < ASH_N_ITEM_KINDS; kind++)
    {
      g_autofree char *text = NULL;

      if (n[kind] == 0)
        continue;
      text = kind == ASH_ITEM_FOLDER
                 ? g_strdup_printf (ngettext ("%u module", "%u modules", n[kind]), n[kind])
                 : ash_say_count (kind, n[kind]);
      g_strv_builder_add (words, text);
    }
  parts = g_strv_builder_end (words);
  return g_strjoinv (", ", parts);
}

static void
add_where (AshExportDialog *self, const char *missing)
{
  GtkWidget *group = group_new (self, _ ("Where it is"));
  GtkWidget *show = gtk_button_new_with_label (_ ("Show in folder"));
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *size = ash_say_size (info != NULL ? g_file_info_get_size (info) : 0);
  g_autofree char *place = place_of (self->file);
  g_autofree char *contents = describe_contents (self);
  g_autofree char *facts = g_strdup_printf (
      _ ("%s, in %s\n%s, and a start page. Read back, no differences."), size, place, contents);

  add_file_row (group, "package-x-generic-symbolic", self->file, facts);
  if (self->folder != NULL)
    add_file_row (group, "application-certificate-symbolic", self->folder,
                  missing != NULL ? missing : _ ("The badge definition, Open Badges 2.0 and 3.0"));
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_folder_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), show);
}

static GtkWidget *
add_list (GtkWidget *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return list;
}

static void
add_report (AshExportDialog *self)
{
  GtkWidget *list;

  if (self->report->lines->len == 0)
    return;
  list = add_list (group_new (self, _ ("What is different from your course")));
  for (guint i = 0; i < self->report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (self->report->lines, i);
      g_autofree char *text =
          line->where != NULL ? g_strdup_printf ("%s: %s", line->where, line->what) : NULL;

      gtk_list_box_append (GTK_LIST_BOX (list),
                           text_row (line->kind == ASH_LINE_DEAD_LINK
                                         ? icon_new ("dialog-warning-symbolic", "change")
                                         : icon_new ("dialog-information-symbolic", "note"),
                                     text != NULL ? text : line->what));
    }
}

static void
add_steps (AshExportDialog *self)
{
  g_autofree char *title = g_strdup_printf (_ ("What to do in %s"), self->target->title);
  GtkWidget *list;

  if (self->target->steps->len == 0)
    return;
  list = add_list (group_new (
      self, g_str_equal (self->target->name, "not-sure") ? _ ("What to do with it") : title));
  for (guint i = 0; i < self->target->steps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         text_row (number_new (i + 1), g_ptr_array_index (self->target->steps, i)));
}

static void
show_result (AshExportDialog *self, const char *missing)
{
  g_autofree char *quoted = ash_say_quoted (self->title);
  g_autofree char *heading = g_strdup_printf (_ ("%s is ready"), quoted);

  adw_window_title_set_title (self->head, heading);
  adw_window_title_set_subtitle (self->head, "");
  add_where (self, missing);
  add_steps (self);
  add_report (self);
  show_page (self, "result");
}

static void
badge_finished_cb (AshExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = ash_job_badge_finish (self->job, &error);

  if (error != NULL)
    failed (self, error);
  else
    show_result (self, missing);
}

static void
export_finished_cb (AshExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshExported) exported = NULL;

  exported = ash_job_export_finish (self->job, &error);
  self->report = exported != NULL ? g_steal_pointer (&exported->report) : NULL;
  if (self->report == NULL)
    failed (self, error);
  else if (self->folder != NULL)
    start_job (self, ash_job_badge (self->document, self->credential, self->folder),
               G_CALLBACK (badge_finished_cb));
  else
    show_result (self, NULL);
}

static GFile *
with_suffix (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *full = NULL;

  if (g_str_has_suffix (name, ".imscc") || g_str_has_suffix (name, ".zip"))
    return g_object_ref (file);
  full = g_strconcat (name, ".imscc", NULL);
  return g_file_get_child (folder, full);
}

static GFile *
badge_folder (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  char *dot = strrchr (name, '.');
  g_autofree char *full = NULL;

  if (dot != NULL)
    *dot = '\0';
  full = g_strconcat (name, "-badge", NULL);
  return g_file_get_child (folder, full);
}

static void
file_cb (GFile *file, gpointer user_data)
{
  AshExportDialog *self = user_data;

  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  self->file = with_suffix (file);
  if (gtk_switch_get_active (self->with_badge))
    self->folder = badge_folder (self->file);
  start_job (self, ash_job_export (self->document, self->credential, self->target, NULL, self->file),
             G_CALLBACK (export_finished_cb));
}

static void
export_cb (AshExportDialog *self)
{
  g_autofree char *name = g_strdup_printf ("%s.imscc", self->title);

  g_strdelimit (name, "/\\:", '-');
  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_EXPORT, name, file_cb, self);
}

static gboolean
ash_export_dialog_close_request (GtkWindow *window)
{
  AshExportDialog *self = ASH_EXPORT_DIALOG (window);

  if (self->job != NULL && ash_job_is_running (self->job))
    {
      ash_job_cancel (self->job);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (ash_export_dialog_parent_class)->close_request (window);
}

static void
ash_export_dialog_dispose (GObject *object)
{
  AshExportDialog *self = ASH_EXPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->job);
  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->report, ash_report_free);
  g_clear_pointer (&self->credential, g_free);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (ash_export_dialog_parent_class)->dispose (object);
}

static void
ash_export_dialog_class_init (AshExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ash_export_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, head);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, export);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, done);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, with_badge);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, losses_group);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, AshExportDialog, result);
}

static void
ash_export_dialog_init (AshExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->export, "clicked", G_CALLBACK (export_cb), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_export_dialog_present (AshWindow *parent, AshDocument *document, const char *credential)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshCredential) record = ash_store_find (store, &ASH_CREDENTIAL, "id", credential);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;
  AshExportDialog *self;
  int width = gtk_widget_get_width (GTK_WIDGET (parent));

  if (tree == NULL)
    return;
  self = g_object_new (ASH_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->credential = g_strdup (credential);
  self->title =
      g_strdup (tree->title != NULL && *tree->title != '\0' ? tree->title : _ ("Untitled"));
  adw_window_title_set_subtitle (self->head, self->title);
  if (width > 0 && width < 720)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), GTK_ORIENTATION_VERTICAL);
      gtk_window_set_default_size (GTK_WINDOW (self), MAX (width - 24, 336), 620);
    }
  else
    gtk_box_set_homogeneous (self->columns, TRUE);
  add_targets (self);
  gtk_window_present (GTK_WINDOW (self));
}

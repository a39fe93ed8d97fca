#include "ash-package-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-compare-systems.h"
#include "ash-dry-lines.h"
#include "ash-dry-save.h"
#include "ash-export-history.h"
#include "ash-export-run.h"
#include "ash-file-dialog.h"
#include "ash-left-out-dialog.h"
#include "ash-package-words.h"
#include "ash-say.h"
#include "ash-target-list.h"
#include "ash-verdict.h"

struct _AshPackageView
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshDryLook *look;
  AshExportMemory *memory; /* (nullable): of the credential that is shown */
  char *credential;        /* that it is of */
  gboolean is_showing;     /* what is remembered is being shown, not chosen */
  gboolean is_exporting;
  AshTargetList *targets;
  AshDryLines *lines;

  GtkStack *stack;
  GtkWidget *side;
  GtkBox *side_box;
  GtkBox *where;
  GtkBox *along;
  GtkSwitch *with_badge;
  GtkSwitch *with_site;
  GtkSwitch *with_start_page;
  GtkSwitch *with_rubrics;
  GtkSwitch *with_teachers;
  AdwActionRow *left_out;
  GtkWidget *compare;
  GtkBox *top;
  GtkBox *content;
  GtkWidget *looking;
  GtkLabel *trouble;
  GtkWidget *before;
  GtkLabel *last;
  GtkWidget *history;
  GtkLabel *what;
  GtkLabel *facts;
  GtkBox *foot;
  GtkWidget *loss_image;
  GtkLabel *loss;
  GtkButton *export;
};

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshPackageView,
                               ash_package_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

static AshWindow *
window_of (AshPackageView *self)
{
  return ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const AshDryRun *
run_shown (AshPackageView *self)
{
  return ash_dry_look_get (self->look, ash_target_list_get (self->targets));
}

/* Showing */

static guint
n_errors (AshPackageView *self)
{
  GPtrArray *findings = ash_live_get_findings (ash_place_get_live (self->place));
  guint n = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    n += ((const AshFinding *) g_ptr_array_index (findings, i))->severity == ASH_SEVERITY_ERROR;
  return n;
}

static void
show_loss (AshPackageView *self, const AshDryRun *run)
{
  guint n_lost = run != NULL ? run->counts[ASH_VERDICT_LOST] : 0;
  guint n_to_fix = n_errors (self);
  g_autofree char *text = NULL;

  if (n_lost > 0)
    text =
        ash_say_number (ngettext ("%u part will be lost", "%u parts will be lost", n_lost), n_lost);
  else if (n_to_fix > 0)
    text = ash_say_number (ngettext ("%u to fix", "%u to fix", n_to_fix), n_to_fix);
  gtk_widget_set_visible (self->loss_image, text != NULL);
  gtk_label_set_label (self->loss, text != NULL ? text : "");
  ash_verdict_image_set (self->loss_image, n_lost > 0 ? ASH_VERDICT_LOST : ASH_VERDICT_CHANGED);
}

static void
show_foot (AshPackageView *self)
{
  const AshTarget *target = ash_target_list_get (self->targets);
  const AshDryRun *run = run_shown (self);
  gboolean is_anyway = (run != NULL && run->counts[ASH_VERDICT_LOST] > 0) || n_errors (self) > 0;
  g_autofree char *title = ash_package_words_title (self->place);
  g_autofree char *what = ash_package_words_what (title, target);
  g_autofree char *facts =
      ash_package_words_facts (target, run, gtk_switch_get_active (self->with_badge),
                               gtk_switch_get_active (self->with_site));
  g_autofree char *button = ash_package_words_button (target, is_anyway);

  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->facts, facts);
  gtk_button_set_label (self->export, self->is_exporting ? _ ("Exporting…") : button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export), !self->is_exporting);
  show_loss (self, run);
}

static void
show_history (AshPackageView *self)
{
  g_autofree char *last =
      self->credential != NULL
          ? ash_export_history_dup_last (ash_place_get_store (self->place), self->credential)
          : NULL;

  gtk_widget_set_visible (self->before, last != NULL);
  gtk_label_set_label (self->last, last != NULL ? last : "");
}

static gboolean
has_items (AshDesign *design)
{
  for (guint i = 0; design != NULL && i < design->items->len; i++)
    if (((const AshItem *) g_ptr_array_index (design->items, i))->is_linked)
      return TRUE;
  return FALSE;
}

/* While nothing is known yet the page stays as it was. */
static void
show_page (AshPackageView *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autofree char *items = design != NULL ? ash_left_out_say (design) : NULL;

  adw_action_row_set_subtitle (self->left_out, items != NULL ? items : "");
  ash_left_out_bind_teachers (self->with_teachers, self->place);
  if (self->credential != NULL && design != NULL && has_items (design))
    gtk_stack_set_visible_child_name (self->stack, "package");
  else if (self->credential == NULL || design != NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_run (AshPackageView *self)
{
  const AshDryRun *run = run_shown (self);
  const GError *error = ash_dry_look_get_error (self->look);
  g_autofree char *trouble = NULL;

  if (error != NULL)
    trouble = g_strdup_printf (
        _ ("What becomes of it cannot be told: %s You can export all the same."), error->message);
  gtk_widget_set_visible (self->looking, run == NULL && error == NULL);
  gtk_widget_set_sensitive (self->compare, run != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
  gtk_label_set_label (self->trouble, trouble != NULL ? trouble : "");
  ash_dry_lines_show (self->lines, ash_dry_look_get_design (self->look), run);
  show_foot (self);
  g_signal_emit_by_name (self, "summary");
}

static void
take_options (AshPackageView *self)
{
  AshCartridgeOptions options = { ASH_CC_1_1, ASH_LAYOUT_PLAIN,
                                  gtk_switch_get_active (self->with_start_page),
                                  gtk_switch_get_active (self->with_rubrics) };

  ash_dry_look_set_options (self->look, &options);
}

static void
show_memory (AshPackageView *self)
{
  self->is_showing = TRUE;
  gtk_switch_set_active (self->with_badge, self->memory->with_badge);
  gtk_switch_set_active (self->with_site, self->memory->with_site);
  gtk_switch_set_active (self->with_start_page, self->memory->with_start_page);
  gtk_switch_set_active (self->with_rubrics, self->memory->with_rubrics);
  ash_target_list_choose (
      self->targets,
      ash_export_memory_target (self->memory, ash_place_get_store (self->place), self->credential));
  self->is_showing = FALSE;
  take_options (self);
}

static void
show_credential (AshPackageView *self)
{
  const char *credential = ash_place_get_credential (self->place);

  if (g_strcmp0 (credential, self->credential) != 0)
    {
      ash_dry_lines_forget (self->lines);
      g_clear_pointer (&self->memory, ash_export_memory_free);
      g_free (self->credential);
      self->credential = g_strdup (credential);
      if (credential != NULL)
        {
          self->memory = ash_export_memory_load (credential);
          show_memory (self);
        }
    }
  show_page (self);
  show_history (self);
  show_run (self);
}

/* Choosing */

static void
remember (AshPackageView *self)
{
  if (self->memory == NULL || self->is_showing)
    return;
  g_free (self->memory->target);
  self->memory->target = g_strdup (ash_target_list_get (self->targets)->name);
  self->memory->with_badge = gtk_switch_get_active (self->with_badge);
  self->memory->with_site = gtk_switch_get_active (self->with_site);
  self->memory->with_start_page = gtk_switch_get_active (self->with_start_page);
  self->memory->with_rubrics = gtk_switch_get_active (self->with_rubrics);
  ash_export_memory_store (self->memory, self->credential);
}

static void
chosen_cb (AshPackageView *self)
{
  remember (self);
  show_run (self);
}

static void
switched_cb (AshPackageView *self)
{
  if (self->is_showing)
    return;
  remember (self);
  take_options (self);
  show_foot (self);
}

static void
go_cb (AshPackageView *self, const char *item)
{
  ash_place_set_item (self->place, item);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", "build", item, "");
}

static gboolean
choose_draws (AshPackageView *self, const AshDryLine *line, GError **error)
{
  AshStore *store = ash_place_get_store (self->place);

  for (guint i = 0; i < line->parts->len; i++)
    if (!ash_desk_choose_draw (store, ((AshDryPart *) g_ptr_array_index (line->parts, i))->ref,
                               error))
      return FALSE;
  return TRUE;
}

static gboolean
match_whole (AshPackageView *self, const AshDryLine *line, GError **error)
{
  g_autoptr (GPtrArray) quizzes = g_ptr_array_new ();

  for (guint i = 0; i < line->parts->len; i++)
    g_ptr_array_add (quizzes, ((AshDryPart *) g_ptr_array_index (line->parts, i))->ref);
  g_ptr_array_add (quizzes, NULL);
  return ash_desk_match_whole (ash_place_get_store (self->place),
                               (const char *const *) quizzes->pdata, error);
}

/* Fixes that are edits; the line stays in sight with what was done. */
static void
fix_by_edit (AshPackageView *self, const AshDryLine *line)
{
  gboolean is_draw = g_str_equal (line->fix, "choose-draw");
  g_autoptr (GError) error = NULL;

  if (!(is_draw ? choose_draws (self, line, &error) : match_whole (self, line, &error)))
    {
      ash_window_refuse (window_of (self), _ ("This could not be fixed"), error);
      return;
    }
  ash_dry_lines_keep (self->lines, line, line->done);
  ash_window_toast (window_of (self),
                    is_draw ? _ ("Questions chosen from the bank")
                            : _ ("Only whole answers are right now"),
                    TRUE);
}

static void
fix_cb (AshPackageView *self, const AshDryLine *line, gboolean is_back)
{
  if (g_str_equal (line->fix, "rubrics"))
    gtk_switch_set_active (self->with_rubrics, !is_back);
  else if (g_str_equal (line->fix, "start-page"))
    gtk_switch_set_active (self->with_start_page, !is_back);
  else
    fix_by_edit (self, line);
}

static void
save_cb (AshPackageView *self)
{
  const AshDryRun *run = run_shown (self);

  if (run != NULL)
    ash_dry_save_present (window_of (self), self->place, ash_dry_look_get_design (self->look), run);
}

static void
leave_cb (AshPackageView *self, const char *item, gboolean is_left_out)
{
  ash_left_out_set (GTK_WIDGET (self), self->place, item, is_left_out);
}

static void
items_cb (AshPackageView *self)
{
  ash_left_out_present (GTK_WINDOW (window_of (self)), self->place);
}

static void
system_cb (const AshTarget *target, gpointer user_data)
{
  ash_target_list_choose (ASH_PACKAGE_VIEW (user_data)->targets, target);
  chosen_cb (user_data);
}

static void
compare_cb (AshPackageView *self)
{
  ash_compare_systems_present (GTK_WINDOW (window_of (self)), self->look, system_cb,
                               G_OBJECT (self));
}

/* Exporting */

static void
ended_cb (AshPackageView *self)
{
  self->is_exporting = FALSE;
  if (self->credential != NULL)
    {
      g_clear_pointer (&self->memory, ash_export_memory_free);
      self->memory = ash_export_memory_load (self->credential);
    }
  show_history (self);
  show_foot (self);
}

static void
file_cb (GFile *file, gpointer user_data)
{
  AshPackageView *self = user_data;
  AshExportRun *run;

  if (self->memory == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  remember (self);
  g_set_object (&self->memory->file, file);
  self->is_exporting = TRUE;
  show_foot (self);
  run = ash_export_run_start (window_of (self), self->credential, self->memory, FALSE);
  g_signal_connect_object (run, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

static void
export_cb (AshPackageView *self)
{
  g_autofree char *title = ash_package_words_title (self->place);
  g_autofree char *name = ash_package_words_file_name (title, ash_target_list_get (self->targets));

  ash_file_dialog_present (GTK_WINDOW (window_of (self)), ASH_FILE_EXPORT, name, file_cb, self);
}

static void
history_cb (AshPackageView *self)
{
  if (self->credential != NULL)
    ash_export_history_present (GTK_WINDOW (window_of (self)), ash_place_get_store (self->place),
                                self->credential);
}

/* The view */

static void
apply (AshView *view, const AshChangeSet *changes)
{
  show_credential (ASH_PACKAGE_VIEW (view));
}

static gboolean
go_to (AshView *view, const char *record, const char *part)
{
  ash_target_list_grab (ASH_PACKAGE_VIEW (view)->targets);
  return TRUE;
}

static char *
dup_summary (AshView *view)
{
  AshPackageView *self = ASH_PACKAGE_VIEW (view);
  const AshDryRun *run = run_shown (self);

  /* The start page alone is nothing to export. */
  if (run == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    return NULL;
  return ash_say_number (ngettext ("%u part", "%u parts", run->parts->len), run->parts->len);
}

static void
move_to (GtkBox *from, GtkBox *to, GtkBox *child)
{
  if (gtk_widget_get_parent (GTK_WIDGET (child)) != GTK_WIDGET (from))
    return;
  g_object_ref (child);
  gtk_box_remove (from, GTK_WIDGET (child));
  gtk_box_append (to, GTK_WIDGET (child));
  g_object_unref (child);
}

static void
set_narrow (AshView *view, gboolean is_narrow)
{
  AshPackageView *self = ASH_PACKAGE_VIEW (view);
  GtkBox *from = is_narrow ? self->side_box : self->top;
  GtkBox *to = is_narrow ? self->top : self->side_box;

  move_to (from, to, self->where);
  move_to (from, to, self->along);
  gtk_widget_set_visible (self->side, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->top), is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  ash_target_list_set_narrow (self->targets, is_narrow);
  ash_dry_lines_set_narrow (self->lines, is_narrow);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  show_run (self);
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = apply;
  iface->go_to = go_to;
  iface->dup_summary = dup_summary;
  iface->set_narrow = set_narrow;
}

static void
ash_package_view_map (GtkWidget *widget)
{
  AshPackageView *self = ASH_PACKAGE_VIEW (widget);

  GTK_WIDGET_CLASS (ash_package_view_parent_class)->map (widget);
  ash_dry_look_set_active (self->look, TRUE);
  show_credential (self);
}

static void
ash_package_view_unmap (GtkWidget *widget)
{
  ash_dry_look_set_active (ASH_PACKAGE_VIEW (widget)->look, FALSE);
  GTK_WIDGET_CLASS (ash_package_view_parent_class)->unmap (widget);
}

static void
ash_package_view_dispose (GObject *object)
{
  AshPackageView *self = ASH_PACKAGE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->memory, ash_export_memory_free);
  g_clear_pointer (&self->credential, g_free);
  g_clear_object (&self->look);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_package_view_parent_class)->dispose (object);
}

static void
ash_package_view_class_init (AshPackageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_package_view_dispose;
  widget_class->map = ash_package_view_map;
  widget_class->unmap = ash_package_view_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-package-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, stack);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, side);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, side_box);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, where);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, along);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, with_badge);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, with_site);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, with_start_page);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, with_rubrics);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, with_teachers);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, left_out);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, compare);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, top);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, content);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, looking);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, trouble);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, before);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, last);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, history);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, what);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, facts);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, foot);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, loss_image);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, loss);
  gtk_widget_class_bind_template_child (widget_class, AshPackageView, export);
}

static void
ash_package_view_init (AshPackageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = ASH_DRY_LINES (ash_dry_lines_new ());
  gtk_box_insert_child_after (self->content, GTK_WIDGET (self->lines), GTK_WIDGET (self->trouble));
  g_signal_connect_swapped (self->lines, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (self->lines, "fix", G_CALLBACK (fix_cb), self);
  g_signal_connect_swapped (self->lines, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (self->left_out, "activated", G_CALLBACK (items_cb), self);
  g_signal_connect_swapped (self->compare, "clicked", G_CALLBACK (compare_cb), self);
  g_signal_connect_swapped (self->lines, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->export, "clicked", G_CALLBACK (export_cb), self);
  g_signal_connect_swapped (self->history, "clicked", G_CALLBACK (history_cb), self);
}

GtkWidget *
ash_package_view_new (AshPlace *place)
{
  AshPackageView *self = g_object_new (ASH_TYPE_PACKAGE_VIEW, NULL);
  GtkSwitch *switches[] = { self->with_badge, self->with_site, self->with_start_page,
                            self->with_rubrics };
  AshLive *live = ash_place_get_live (place);

  self->place = g_object_ref (place);
  self->look = ash_dry_look_new (ash_place_get_document (place), live);
  self->targets = ASH_TARGET_LIST (ash_target_list_new (self->look));
  gtk_box_insert_child_after (self->where, GTK_WIDGET (self->targets),
                              gtk_widget_get_first_child (GTK_WIDGET (self->where)));
  g_signal_connect_swapped (self->targets, "chosen", G_CALLBACK (chosen_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_signal_connect_swapped (switches[i], "notify::active", G_CALLBACK (switched_cb), self);
  g_signal_connect_object (self->look, "looked", G_CALLBACK (show_run), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "design", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "findings", G_CALLBACK (show_foot), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (show_credential), self,
                           G_CONNECT_SWAPPED);
  show_credential (self);
  return GTK_WIDGET (self);
}

/**
 * ash_package_view_is_ready:
 *
 * Returns: whether any credential has an outcome, or a package was written already
 */
gboolean
ash_package_view_is_ready (AshStore *store)
{
  return ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, NULL, NULL) > 0 ||
         ash_store_count (store, &ASH_EXPORT, NULL, NULL) > 0;
}

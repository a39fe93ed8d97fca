#include "ash-import-review.h"

#include <adwaita.h>
#include <ash-job.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-names.h"
#include "ash-review-facts.h"
#include "ash-review-save.h"
#include "ash-say.h"
#include "ash-work-row.h"

/* Rows of one kind shown one by one; the rest is counted. */
#define MOST_LINES 200

typedef struct
{
  GtkWidget *window;
  AshDocument *document;
  GFile *package;
  AshJob *job;
  AshImported *imported;
  AshLook *look;
  AshReviewFacts *facts;
  AshReviewFunc func;
  gpointer user_data;
  gboolean is_cancelled; /* while it was being read */

  GtkWidget *bring_in;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *review;
  GtkBox *head;
  GtkBox *columns;
} Review;

static void
review_free (gpointer data)
{
  Review *self = data;

  ash_look_clear (&self->look);
  g_clear_object (&self->document);
  g_clear_object (&self->package);
  g_clear_object (&self->job);
  g_clear_pointer (&self->imported, ash_imported_free);
  g_clear_pointer (&self->facts, ash_review_facts_free);
  g_free (self);
}

/* Answers once and goes. */
static void
answer (Review *self, const char *source, const char *item, const GError *refusal)
{
  AshReviewFunc func = g_steal_pointer (&self->func);
  GtkWidget *window = self->window;

  if (func == NULL)
    return;
  ash_look_cancel (self->look);
  func (source, item, refusal, self->user_data);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
bring_in_cb (Review *self)
{
  answer (self, self->imported->source, NULL, NULL);
}

static void
cancel_cb (Review *self)
{
  if (self->imported == NULL)
    {
      self->is_cancelled = TRUE;
      ash_job_cancel (self->job);
      return;
    }
  ash_job_discard (self->document, self->imported->source);
  answer (self, NULL, NULL, NULL);
}

static gboolean
close_request_cb (Review *self)
{
  if (self->func == NULL)
    return FALSE;
  cancel_cb (self);
  return TRUE;
}

static gint64
n_coming (const AshReport *report)
{
  return report->fates[ASH_FATE_CONVERTED] + report->fates[ASH_FATE_FILE];
}

/* What comes in */

static GtkWidget *
group_new (GtkBox *column, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (column, group);
  return group;
}

static GtkWidget *
figure_new (gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  GtkWidget *figure = gtk_label_new (text);

  gtk_widget_add_css_class (figure, "figure");
  gtk_widget_add_css_class (figure, "numeric");
  return figure;
}

static GtkWidget *
add_figure_row (GtkWidget *group, const char *icon, const char *title, const char *more, gint64 n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *figure = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  if (more != NULL)
    {
      GtkWidget *note = gtk_label_new (more);

      gtk_widget_add_css_class (note, "caption");
      gtk_widget_add_css_class (note, "muted");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), note);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure_new (n));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, figure,
                                  -1);
  gtk_widget_add_css_class (row, "figure-row");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* The rows shown add up to the last one. */
static void
add_kinds (GtkWidget *group, const AshReviewFacts *facts, guint n_parts)
{
  static const struct
  {
    AshItemKind kind;
    const char *title;
  } KINDS[] = {
    { ASH_ITEM_PAGE, N_ ("Pages") },
    { ASH_ITEM_QUIZ, N_ ("Quizzes") },
    { ASH_ITEM_ASSIGNMENT, N_ ("Assignments") },
    { ASH_ITEM_TOPIC, N_ ("Discussions") },
    { ASH_ITEM_FILE, N_ ("Files in the course") },
    { ASH_ITEM_LINK, N_ ("Links") },
    { ASH_ITEM_LTI, N_ ("Outside tools") },
    { ASH_ITEM_LABEL, N_ ("Headings") },
    { ASH_ITEM_UNKNOWN, N_ ("Parts Ashlar does not read") },
  };
  gint64 sum = facts->n_banks + facts->n_assets;
  /* A quiz is often two parts of a package, with the file of its settings. */
  g_autofree char *from = ash_say_number (
      ngettext ("from %u part of the package", "from %u parts of the package", n_parts), n_parts);

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autofree char *questions = NULL;

      if (facts->n_kinds[KINDS[i].kind] == 0)
        continue;
      sum += facts->n_kinds[KINDS[i].kind];
      if (KINDS[i].kind == ASH_ITEM_QUIZ && facts->n_questions > 0)
        questions = ash_say_number (ngettext ("%u question", "%u questions", facts->n_questions),
                                    facts->n_questions);
      add_figure_row (group, ash_say_icon (KINDS[i].kind), _ (KINDS[i].title), questions,
                      facts->n_kinds[KINDS[i].kind]);
    }
  if (facts->n_banks > 0)
    {
      g_autofree char *questions =
          ash_say_number (ngettext ("%u question", "%u questions", facts->n_bank_questions),
                          facts->n_bank_questions);

      add_figure_row (group, "view-paged-symbolic", _ ("Question pools"), questions,
                      facts->n_banks);
    }
  if (facts->n_assets > 0)
    add_figure_row (group, "image-x-generic-symbolic", _ ("Pictures and files inside pages"), NULL,
                    facts->n_assets);
  gtk_widget_add_css_class (add_figure_row (group, NULL, _ ("In all"), from, sum), "sum");
}

/* What needs a look */

typedef struct
{
  AshLineKind kind;
  const char *text;
  const char *icon;
  const char *css;
} LineKind;

/* Those that are parts of the sum first; the others are about parts that come in. */
static const LineKind TO_LOOK_AT[] = {
  { ASH_LINE_MISSING, N_ ("Named in the package, but not in it"), "process-stop-symbolic", "lost" },
  { ASH_LINE_VERBATIM, N_ ("Not read by Ashlar, and not lost"), "package-x-generic-symbolic",
    "note" },
  { ASH_LINE_REFUSED, N_ ("And why"), "action-unavailable-symbolic", "change" },
  { ASH_LINE_DEAD_LINK, N_ ("They did so in the package already"), "dialog-warning-symbolic",
    "change" },
  { ASH_LINE_CHANGED, N_ ("The content stays"), "dialog-information-symbolic", "note" },
  { ASH_LINE_REPAIRED, N_ ("Everything of these came in"), "error-correct-symbolic", "ok" },
  { ASH_LINE_NOTE, N_ ("Nothing to do"), "dialog-information-symbolic", "note" },
};

/* A line leads to its place, which is in the course once that is brought in. */
static void
go_there_cb (GtkWidget *button)
{
  Review *self = g_object_get_data (G_OBJECT (gtk_widget_get_root (button)), "ash-review");

  if (self != NULL && self->imported != NULL)
    answer (self, self->imported->source, g_object_get_data (G_OBJECT (button), "ash-item"), NULL);
}

static GtkWidget *
go_there_new (const char *item, const char *place)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("find-location-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Bring it in and show %s"), place);

  g_object_set_data_full (G_OBJECT (button), "ash-item", g_strdup (item), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  ash_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (go_there_cb), NULL);
  return button;
}

static GtkWidget *
line_row (const AshReportLine *line, const AshReviewFacts *facts)
{
  GtkWidget *row = adw_action_row_new ();
  const char *page = line->ref != NULL ? g_hash_table_lookup (facts->pages, line->ref) : NULL;
  g_autofree char *quoted = page != NULL ? ash_say_quoted (page) : NULL;
  g_autofree char *place = ash_review_dup_place (line, facts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  if (quoted != NULL)
    {
      GtkWidget *button = go_there_new (line->ref, quoted);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
add_lines (GtkWidget *group,
           const LineKind *kind,
           gint64 n,
           const AshReport *report,
           const AshReviewFacts *facts)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (kind->icon);
  g_autofree char *figure = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  guint shown = 0;

  gtk_widget_add_css_class (icon, kind->css);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ash_review_kind_title (kind->kind));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ (kind->text));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), figure_new (n));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, figure,
                                  -1);
  for (guint i = 0; i < report->lines->len && shown < MOST_LINES; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      if (line->kind != kind->kind)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line_row (line, facts));
      shown++;
    }
  if (shown == 0)
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
well_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("emblem-default-symbolic");

  gtk_widget_add_css_class (icon, "ok");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Nothing. Every part came in as it was."));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
add_looks (GtkBox *column, const AshReport *report, const AshReviewFacts *facts)
{
  GtkWidget *apart = NULL;
  GtkWidget *among = NULL;
  g_autofree char *title =
      ash_say_number (_ ("Among the %d that come in"), (guint) n_coming (report));

  for (guint i = 0; i < G_N_ELEMENTS (TO_LOOK_AT); i++)
    {
      gint64 n = ash_review_fate (report, TO_LOOK_AT[i].kind);

      if (n == 0)
        continue;
      if (apart == NULL)
        apart = group_new (column, _ ("What needs a look"));
      add_lines (apart, &TO_LOOK_AT[i], n, report, facts);
    }
  for (guint i = 0; i < G_N_ELEMENTS (TO_LOOK_AT); i++)
    {
      gint64 n = ash_report_n_lines (report, TO_LOOK_AT[i].kind);

      if (n == 0 || ash_review_fate (report, TO_LOOK_AT[i].kind) > 0)
        continue;
      if (among == NULL)
        among = group_new (column, title);
      add_lines (among, &TO_LOOK_AT[i], n, report, facts);
    }
  if (apart == NULL && among == NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group_new (column, _ ("What needs a look"))),
                               well_row ());
}

static GtkWidget *
sum_new (const AshReport *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (report->is_cut ? "dialog-warning-symbolic"
                                                                 : "emblem-default-symbolic");
  g_autofree char *heading = NULL;
  g_autofree char *sum = ash_review_dup_sum (report, &heading);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *text = gtk_label_new (sum);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_widget_add_css_class (icon, report->is_cut ? "change" : "ok");
  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (text, "muted");
  gtk_widget_add_css_class (text, "numeric");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), text);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}

static void
save_cb (Review *self)
{
  ash_review_save_present (GTK_WINDOW (self->window), self->package, self->imported->report,
                           self->facts);
}

/* What was left out and what is missing is for whoever made the package, too. */
static GtkWidget *
save_new (Review *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Save report…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (save_cb), self);
  return button;
}

static void
show_review (Review *self)
{
  const AshReviewFacts *facts = self->facts;
  const AshReport *report = self->imported->report;
  GtkBox *left = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  GtkBox *right = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  g_autofree char *quoted = ash_say_quoted (facts->title);
  g_autofree char *heading = g_strdup_printf (_ ("Open %s"), quoted);
  g_autofree char *subtitle = ash_review_dup_package (self->package, facts);
  GtkWidget *sum = sum_new (report);
  GtkWidget *group = group_new (left, _ ("What comes in"));

  adw_window_title_set_title (self->title, heading);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self->window), heading);
  gtk_box_append (self->head, sum);
  gtk_box_append (self->head, save_new (self));
  gtk_box_append (self->review, GTK_WIDGET (self->head));
  add_kinds (group, facts, (guint) n_coming (report));
  add_looks (right, report, facts);
  gtk_widget_set_hexpand (GTK_WIDGET (left), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (right), TRUE);
  gtk_box_append (self->columns, GTK_WIDGET (left));
  gtk_box_append (self->columns, GTK_WIDGET (right));
  gtk_box_append (self->review, GTK_WIDGET (self->columns));
  gtk_stack_set_visible_child_name (self->stack, "review");
  gtk_widget_set_visible (self->bring_in, TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->bring_in);
  gtk_widget_grab_focus (self->bring_in);
}

static void
facts_cb (gconstpointer source, gpointer facts, const GError *error, gpointer data)
{
  Review *self = data;

  self->facts = facts;
  if (facts != NULL)
    show_review (self);
  else
    {
      ash_job_discard (self->document, self->imported->source);
      answer (self, NULL, NULL, error);
    }
}

static void
finished_cb (Review *self)
{
  g_autoptr (GError) error = NULL;

  self->imported = ash_job_import_finish (self->job, &error);
  if (self->imported == NULL)
    {
      answer (self, NULL, NULL, error);
      return;
    }
  if (self->is_cancelled) /* too late to stop it */
    {
      cancel_cb (self);
      return;
    }
  ash_look_order (self->look, self->document, g_strdup (self->imported->source));
}

/* The window */

static GtkWidget *
waiting_page (Review *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *bar = ash_work_bar_new (self->job);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 420);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (clamp, "review");
  adw_clamp_set_child (ADW_CLAMP (clamp), bar);
  return clamp;
}

static void
set_columns (Review *self, int width)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), width < 640
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, width >= 640);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  gtk_orientable_get_orientation (GTK_ORIENTABLE (self->columns)));
}

static void
width_cb (Review *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  set_columns (self, width);
}

static GtkWidget *
build (Review *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = g_file_get_basename (self->package);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *heading = g_strdup_printf (_ ("Reading %s"), quoted);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (heading, ""));
  gtk_window_set_title (GTK_WINDOW (self->window), heading);
  self->bring_in = gtk_button_new_with_label (_ ("Bring it in"));
  gtk_widget_add_css_class (self->bring_in, "suggested-action");
  gtk_widget_set_visible (self->bring_in, FALSE);
  g_signal_connect_swapped (self->bring_in, "clicked", G_CALLBACK (bring_in_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->bring_in);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->review = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (self->review), "review");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->review));
  gtk_stack_add_named (self->stack, waiting_page (self), "waiting");
  gtk_stack_add_named (self->stack, scroller, "review");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

void
ash_import_review_present (GtkWindow *parent,
                           AshDocument *document,
                           GFile *package,
                           gboolean allow_again,
                           AshReviewFunc func,
                           gpointer user_data)
{
  Review *self = g_new0 (Review, 1);
  int width = gtk_widget_get_width (GTK_WIDGET (parent));

  self->document = g_object_ref (document);
  self->package = g_object_ref (package);
  self->func = func;
  self->user_data = user_data;
  self->look = ash_review_look_new (facts_cb, self);
  self->job = ash_job_import (document, package, allow_again);
  self->window = adw_window_new ();
  g_object_set_data_full (G_OBJECT (self->window), "ash-review", self, review_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_default_size (GTK_WINDOW (self->window),
                               width > 0 ? MIN (860, MAX (width - 24, 336)) : 860, 600);
  adw_window_set_content (ADW_WINDOW (self->window), build (self));
  ash_dialog_close_on_escape (GTK_WINDOW (self->window));
  ash_dialog_pass_leaving (GTK_WINDOW (self->window));
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_request_cb), self);
  g_signal_connect_swapped (self->window, "notify::default-width", G_CALLBACK (width_cb), self);
  width_cb (self);
  g_signal_connect_swapped (self->job, "finished", G_CALLBACK (finished_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * ash_import_review_find:
 *
 * Returns: (transfer none) (nullable): one that stands on @parent and has not answered yet
 */
GtkWindow *
ash_import_review_find (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      const Review *review = g_object_get_data (G_OBJECT (window), "ash-review");

      if (review != NULL && review->func != NULL && gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

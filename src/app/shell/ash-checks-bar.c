#include "ash-checks-bar.h"

#include <ash-desk-repair.h>
#include <glib/gi18n-lib.h>

#include "ash-check-row.h"
#include "ash-names.h"
#include "ash-press-beside.h"
#include "ash-reason.h"
#include "ash-say.h"
#include "ash-tooltip.h"
#include "ash-window-private.h"

/* More rows than anybody reads; what is fixed makes room for the rest. */
#define MOST_ROWS 120

struct _AshChecksBar
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshChecks *checks;
  AshSayPlaceFunc say;
  gpointer say_data;
  gboolean is_narrow;
  gboolean shows_dismissed;

  GtkMenuButton *button;
  GtkWidget *fix_icon;
  GtkLabel *fix_label;
  GtkWidget *advice_icon;
  GtkLabel *advice_label;
  GtkWidget *well_icon;
  GtkLabel *well_label;
  GtkLabel *current;
  GtkPopover *popover;
  GtkLabel *heading;
  GtkDropDown *scope;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkWidget *foot;
  GtkLabel *dismissed_label;
  GtkButton *dismissed_button;
};

enum
{
  GO,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshChecksBar, ash_checks_bar, GTK_TYPE_WIDGET)

/* The line at the foot */

static void
show_figures (AshChecksBar *self)
{
  guint n_fix = ash_checks_get_n_to_fix (self->checks);
  guint n_advice = ash_checks_get_open (self->checks)->len - n_fix;
  gboolean is_ready = ash_checks_is_ready (self->checks);
  g_autofree char *fix = ash_say_number (ngettext ("%u to fix", "%u to fix", n_fix), n_fix);
  g_autofree char *advice =
      ash_say_number (ngettext ("%u suggestion", "%u suggestions", n_advice), n_advice);
  const char *well = is_ready ? _ ("Nothing to fix") : _ ("Checking");
  g_autofree char *spoken = NULL;
  gboolean is_well = !is_ready || n_fix + n_advice == 0;

  gtk_label_set_label (self->fix_label, fix);
  gtk_label_set_label (self->advice_label, advice);
  gtk_label_set_label (self->well_label, well);
  gtk_widget_set_visible (self->fix_icon, !is_well && n_fix > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_label), !is_well && n_fix > 0);
  gtk_widget_set_visible (self->advice_icon, !is_well && n_advice > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), !is_well && n_advice > 0);
  gtk_widget_set_visible (self->well_icon, is_ready && is_well);
  gtk_widget_set_visible (GTK_WIDGET (self->well_label), is_well);
  if (is_well || n_fix == 0 || n_advice == 0)
    spoken = g_strdup_printf (_ ("Checks: %s"), is_well ? well : n_fix > 0 ? fix : advice);
  else
    spoken = g_strdup_printf (_ ("Checks: %s, %s"), fix, advice);
  ash_name (self->button, spoken);
}

static void
show_current (AshChecksBar *self)
{
  GPtrArray *open = ash_checks_get_open (self->checks);
  guint current = ash_checks_get_current (self->checks);
  const AshFinding *finding = current > 0 ? g_ptr_array_index (open, current - 1) : NULL;
  /* Translators: the place of a finding in the list, how many there are, and what it is */
  g_autofree char *format = ash_say_numbers (_ ("%u of %u: %s"), current, open->len);
  g_autofree char *text = finding != NULL ? g_strdup_printf (format, finding->what) : g_strdup ("");

  gtk_label_set_label (self->current, text);
  ash_tooltip_set (GTK_WIDGET (self->current), finding != NULL ? finding->fix : NULL);
}

/* The list */

typedef struct
{
  AshChecksBar *bar;
  char *credential;
  char *rule;
  char *subject;
  char *about;
} Dismissal;

static void
dismissal_free (gpointer data)
{
  Dismissal *self = data;

  g_object_unref (self->bar);
  g_free (self->credential);
  g_free (self->rule);
  g_free (self->subject);
  g_free (self->about);
  g_free (self);
}

static void
dismiss_cb (const char *reason, gpointer data)
{
  Dismissal *self = data;
  g_autoptr (GError) error = NULL;

  if (!ash_desk_dismiss (ash_place_get_store (self->bar->place), self->credential, self->rule,
                         self->subject, self->about, reason, &error))
    g_signal_emit (self->bar, signals[REFUSED], 0, _ ("This could not be dismissed"), error);
}

static void
ask_to_dismiss (AshChecksBar *self, const AshFinding *finding, gboolean whole_rule)
{
  Dismissal *dismissal = g_new0 (Dismissal, 1);

  dismissal->bar = g_object_ref (self);
  dismissal->credential = g_strdup (finding->credential);
  dismissal->rule = g_strdup (finding->rule);
  dismissal->subject = whole_rule ? NULL : g_strdup (finding->ref);
  dismissal->about = whole_rule ? NULL : g_strdup (finding->about);
  ash_reason_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                  whole_rule ? _ ("Dismiss all of this kind?") : _ ("Dismiss this?"), finding->what,
                  _ ("Dismiss"), dismiss_cb, dismissal, dismissal_free);
}

/* What is mended in one step is mended here; the row leads to the place all the same. */
static void
repair (AshChecksBar *self, const AshFinding *finding, const AshRepair *repair)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (ASH_IS_WINDOW (root))
    ash_window_flush (ASH_WINDOW (root));
  done = ash_desk_repair (ash_place_get_store (self->place), finding, repair, &error);

  if (done == NULL)
    g_signal_emit (self, signals[REFUSED], 0, _ ("This could not be fixed"), error);
  else if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), done, TRUE);
}

static void
arrived_cb (AshChecksBar *self, const AshFinding *finding)
{
  ash_checks_set_current (self->checks, finding);
  g_signal_emit (self, signals[GO], 0, finding);
}

static void
row_cb (const AshFinding *finding, const char *verb, const AshRepair *with, gpointer data)
{
  AshChecksBar *self = data;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (verb, "recall") && !g_str_equal (verb, "repair"))
    gtk_popover_popdown (self->popover);
  if (g_str_equal (verb, "go"))
    {
      ash_checks_set_current (self->checks, finding);
      show_current (self);
      g_signal_emit (self, signals[GO], 0, finding);
    }
  else if (g_str_equal (verb, "repair"))
    repair (self, finding, with);
  else if (g_str_equal (verb, "recall"))
    {
      if (!ash_desk_recall (ash_place_get_store (self->place), finding->dismissal, &error))
        g_signal_emit (self, signals[REFUSED], 0, _ ("This could not be brought back"), error);
    }
  else
    ask_to_dismiss (self, finding, g_str_equal (verb, "dismiss-rule"));
}

#define HEADING "ash-heading"

/* A heading is no row: the keyboard would end at the first that it cannot enter. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *text = g_object_get_data (G_OBJECT (row), HEADING);
  GtkWidget *label = text != NULL ? gtk_label_new (text) : NULL;

  if (label != NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "section-row");
    }
  gtk_list_box_row_set_header (row, label);
}

/* A line that only says something. */
static void
add_line (AshChecksBar *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (row, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  ash_name (row, text);
  gtk_list_box_append (self->list, row);
}

static void
add_rows (AshChecksBar *self, const char *heading, GPtrArray *findings, guint from, guint to)
{
  AshStore *store = ash_place_get_store (self->place);

  if (from == to)
    return;
  for (guint i = from; i < to && i < from + MOST_ROWS; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *place = self->say (finding, self->say_data);
      g_autofree char *full = finding->reason != NULL
                                  /* Translators: a place, and why advice about it was set aside */
                                  ? g_strdup_printf (_ ("%s. Reason: %s"), place, finding->reason)
                                  : g_strdup (place);

      GtkWidget *row = ash_check_row_new (store, finding, full, self->is_narrow, row_cb, self);

      if (i == from)
        g_object_set_data_full (G_OBJECT (row), HEADING, g_strdup (heading), g_free);
      gtk_list_box_append (self->list, row);
    }
  if (to - from > MOST_ROWS)
    {
      guint rest = to - from - MOST_ROWS;
      g_autofree char *more = ash_say_number (
          ngettext ("%u more, when these are done", "%u more, when these are done", rest), rest);

      add_line (self, more);
    }
}

static void
show_foot (AshChecksBar *self)
{
  guint n = ash_checks_get_dismissed (self->checks)->len;
  g_autofree char *text = ash_say_number (ngettext ("%u dismissed", "%u dismissed", n), n);

  gtk_label_set_label (self->dismissed_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->dismissed_label), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->dismissed_button), n > 0);
  gtk_button_set_label (self->dismissed_button, self->shows_dismissed ? _ ("Hide") : _ ("Show"));
}

static void
show_heading (AshChecksBar *self)
{
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshTree) tree = NULL;
  const char *id = ash_place_get_credential (self->place);

  if (id != NULL)
    credential = ash_store_find (ash_place_get_store (self->place), &ASH_CREDENTIAL, "id", id);
  if (credential != NULL)
    tree = ash_store_find (ash_place_get_store (self->place), &ASH_TREE, "id", credential->tree);
  if (ash_checks_is_all (self->checks) || tree == NULL || tree->title == NULL)
    gtk_label_set_label (self->heading, _ ("Checks"));
  else
    gtk_label_set_label (self->heading, tree->title);
}

static void
clear_list (AshChecksBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

/* The row that has the keyboard, or -1. */
static int
focused_row (AshChecksBar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
focus_row (AshChecksBar *self, int index)
{
  GtkListBoxRow *row = NULL;

  for (; index >= 0 && row == NULL; index--)
    row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL && gtk_list_box_row_get_activatable (row))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_list (AshChecksBar *self)
{
  GPtrArray *open = ash_checks_get_open (self->checks);
  GPtrArray *dismissed = ash_checks_get_dismissed (self->checks);
  guint n_fix = ash_checks_get_n_to_fix (self->checks);
  int focused = focused_row (self);

  clear_list (self);
  add_rows (self, _ ("To fix"), open, 0, n_fix);
  add_rows (self, _ ("Suggestions"), open, n_fix, open->len);
  if (open->len == 0)
    add_line (self, ash_checks_is_ready (self->checks) ? _ ("Nothing to fix") : _ ("Checking"));
  if (self->shows_dismissed)
    add_rows (self, _ ("Dismissed"), dismissed, 0, dismissed->len);
  show_heading (self);
  show_foot (self);
  if (focused >= 0)
    focus_row (self, focused);
}

static void
changed_cb (AshChecksBar *self)
{
  show_figures (self);
  show_current (self);
  /* The rows borrow their findings. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    show_list (self);
  else
    clear_list (self);
}

/* Before it is there: what grows after that is not as large as it should be. */
static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  AshChecksBar *self = data;

  self->shows_dismissed = FALSE;
  gtk_drop_down_set_selected (self->scope, ash_checks_is_all (self->checks) ? 1 : 0);
  show_list (self);
}

static void
row_activated_cb (AshChecksBar *self, GtkWidget *row)
{
  ash_check_row_run (row, "go");
}

static void
scope_cb (AshChecksBar *self)
{
  ash_checks_set_all (self->checks, gtk_drop_down_get_selected (self->scope) == 1);
}

static void
dismissed_cb (AshChecksBar *self)
{
  self->shows_dismissed = !self->shows_dismissed;
  show_list (self);
}

static void
ash_checks_bar_dispose (GObject *object)
{
  AshChecksBar *self = ASH_CHECKS_BAR (object);
  GtkWidget *child;

  if (self->checks != NULL)
    g_signal_handlers_disconnect_by_data (self->checks, self);
  g_clear_object (&self->checks);
  g_clear_object (&self->place);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_checks_bar_parent_class)->dispose (object);
}

static void
ash_checks_bar_class_init (AshChecksBarClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_checks_bar_dispose;
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-checks-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, button);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, fix_icon);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, fix_label);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, advice_icon);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, advice_label);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, well_icon);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, well_label);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, current);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, popover);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, heading);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, scope);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, list);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, foot);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, dismissed_label);
  gtk_widget_class_bind_template_child (widget_class, AshChecksBar, dismissed_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismissed_cb);
}

static void
ash_checks_bar_init (AshChecksBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_press_beside_close (GTK_WIDGET (self->popover));
}

/**
 * ash_checks_bar_new:
 * @say: how the place of a finding is called
 *
 * Returns: (transfer floating): the bar over a document
 */
GtkWidget *
ash_checks_bar_new (AshPlace *place, AshSayPlaceFunc say, gpointer user_data)
{
  AshChecksBar *self = g_object_new (ASH_TYPE_CHECKS_BAR, NULL);

  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_menu_button_set_create_popup_func (self->button, fill_cb, self, NULL);
  self->place = g_object_ref (place);
  self->say = say;
  self->say_data = user_data;
  self->checks = ash_checks_new (place);
  ash_checks_set_all (self->checks, TRUE);
  g_signal_connect_swapped (self->checks, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->checks, "arrived", G_CALLBACK (arrived_cb), self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * ash_checks_bar_set_view:
 * @is_whole: whether the view that is shown now is about the whole document
 */
void
ash_checks_bar_set_view (AshChecksBar *self, gboolean is_whole)
{
  ash_checks_set_all (self->checks, is_whole);
}

void
ash_checks_bar_set_narrow (AshChecksBar *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  gtk_widget_set_size_request (GTK_WIDGET (self->scroller), is_narrow ? 324 : 516, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->current), !is_narrow);
  changed_cb (self);
}

/**
 * ash_checks_bar_step:
 * @by: 1 goes to the next finding, -1 to the one before; works while the list is closed
 */
void
ash_checks_bar_step (AshChecksBar *self, int by)
{
  const AshFinding *finding = ash_checks_step (self->checks, by);

  show_current (self);
  if (finding != NULL)
    g_signal_emit (self, signals[GO], 0, finding);
}

void
ash_checks_bar_popup (AshChecksBar *self)
{
  gtk_menu_button_popup (self->button);
}

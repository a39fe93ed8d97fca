#include "ash-target-list.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-verdict.h"

struct _AshTargetList
{
  GtkWidget parent_instance;

  AshDryLook *look;
  const AshTarget *target;
  GtkListBox *list;
  GtkListBox *fold; /* narrow: holds the one row */
  AdwComboRow *combo;
  gboolean is_showing; /* the choice is being shown, not made */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshTargetList, ash_target_list, GTK_TYPE_WIDGET)

typedef struct
{
  const AshTarget *target;
  GtkWidget *row;
  GtkCheckButton *check;
  GtkWidget *image;
} Row;

static Row *
row_at (AshTargetList *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "ash-row") : NULL;
}

static char *
describe (const AshTarget *target, const AshDryRun *run)
{
  g_autofree char *verdict = NULL;

  if (run == NULL)
    return g_strdup (_ ("Looking…"));
  verdict = ash_dry_run_dup_verdict (run);
  if (g_str_equal (target->name, "not-sure"))
    return g_strdup_printf (_ ("Written to the common standard: %s"), verdict);
  return g_steal_pointer (&verdict);
}

static void
show_row (AshTargetList *self, Row *row)
{
  const AshDryRun *run = ash_dry_look_get (self->look, row->target);
  g_autofree char *verdict = describe (row->target, run);
  g_autofree char *name = g_strdup_printf ("%s, %s", row->target->title, verdict);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), verdict);
  gtk_widget_set_visible (row->image, run != NULL);
  if (run != NULL)
    ash_verdict_image_set (row->image, ash_verdict_worst (run));
  gtk_check_button_set_active (row->check, row->target == self->target);
  ash_name (row->row, name);
}

static void
show (AshTargetList *self)
{
  GPtrArray *targets = ash_targets ();

  self->is_showing = TRUE;
  for (guint i = 0; i < targets->len; i++)
    {
      show_row (self, row_at (self, i));
      if (g_ptr_array_index (targets, i) != self->target)
        continue;
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
      adw_combo_row_set_selected (self->combo, i);
      if (self->target != NULL)
        {
          g_autofree char *verdict =
              describe (self->target, ash_dry_look_get (self->look, self->target));

          adw_action_row_set_subtitle (ADW_ACTION_ROW (self->combo), verdict);
        }
    }
  self->is_showing = FALSE;
}

static void
choose (AshTargetList *self, guint index)
{
  GPtrArray *targets = ash_targets ();

  if (self->is_showing || index >= targets->len ||
      g_ptr_array_index (targets, index) == self->target)
    return;
  self->target = g_ptr_array_index (targets, index);
  show (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
selected_cb (AshTargetList *self, GtkListBoxRow *row)
{
  if (row != NULL)
    choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
combo_cb (AshTargetList *self)
{
  choose (self, adw_combo_row_get_selected (self->combo));
}

static void
looked_cb (AshTargetList *self)
{
  show (self);
}

static void
add_row (AshTargetList *self, const AshTarget *target)
{
  Row *row = g_new0 (Row, 1);

  row->target = target;
  row->row = adw_action_row_new ();
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->image = ash_verdict_image_new (ASH_VERDICT_ARRIVES);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), target->title);
  /* The name has the title in it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row->row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), TRUE);
  /* The row is what is chosen; the button only shows it. */
  gtk_widget_set_can_target (GTK_WIDGET (row->check), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (row->check), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (row->check), GTK_ALIGN_CENTER);
  ash_name (row->check, target->title);
  if (row_at (self, 0) != NULL)
    gtk_check_button_set_group (row->check, row_at (self, 0)->check);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->image);
  g_object_set_data_full (G_OBJECT (row->row), "ash-row", row, g_free);
  gtk_list_box_append (self->list, row->row);
}

static void
add_combo (AshTargetList *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *targets = ash_targets ();

  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_append (titles, ((const AshTarget *) g_ptr_array_index (targets, i))->title);
  self->is_showing = TRUE;
  self->combo = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->combo), _ ("Taught in"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->combo), 3);
  adw_combo_row_set_model (self->combo, G_LIST_MODEL (titles));
  gtk_list_box_append (self->fold, GTK_WIDGET (self->combo));
  self->is_showing = FALSE;
  g_signal_connect_swapped (self->combo, "notify::selected", G_CALLBACK (combo_cb), self);
}

static GtkListBox *
add_list (AshTargetList *self, GtkSelectionMode mode)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), mode);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "targets");
  ash_name (list, _ ("Where will it be taught?"));
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  return GTK_LIST_BOX (list);
}

/* Tab leads to the system that is chosen and past the list: from row to row it would choose each.
 */
static gboolean
ash_target_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;
  return GTK_WIDGET_CLASS (ash_target_list_parent_class)->focus (widget, direction);
}

static void
ash_target_list_dispose (GObject *object)
{
  AshTargetList *self = ASH_TARGET_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->look);
  G_OBJECT_CLASS (ash_target_list_parent_class)->dispose (object);
}

static void
ash_target_list_class_init (AshTargetListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_target_list_dispose;
  widget_class->focus = ash_target_list_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", ASH_TYPE_TARGET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ash_target_list_init (AshTargetList *self)
{
}

GtkWidget *
ash_target_list_new (AshDryLook *look)
{
  AshTargetList *self = g_object_new (ASH_TYPE_TARGET_LIST, NULL);
  GPtrArray *targets = ash_targets ();

  self->look = g_object_ref (look);
  self->list = add_list (self, GTK_SELECTION_BROWSE);
  self->fold = add_list (self, GTK_SELECTION_NONE);
  for (guint i = 0; i < targets->len; i++)
    add_row (self, g_ptr_array_index (targets, i));
  add_combo (self);
  gtk_widget_set_visible (GTK_WIDGET (self->fold), FALSE);
  self->target = g_ptr_array_index (targets, 0);
  show (self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (look, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * ash_target_list_choose:
 *
 * Shows @target as the one chosen; nobody is told.
 */
void
ash_target_list_choose (AshTargetList *self, const AshTarget *target)
{
  self->target = target;
  show (self);
}

const AshTarget *
ash_target_list_get (AshTargetList *self)
{
  return self->target;
}

void
ash_target_list_set_narrow (AshTargetList *self, gboolean is_narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->fold), is_narrow);
}

/**
 * ash_target_list_grab:
 *
 * Puts the keyboard on the system that is chosen.
 */
void
ash_target_list_grab (AshTargetList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (gtk_widget_get_visible (GTK_WIDGET (self->fold)))
    gtk_widget_grab_focus (GTK_WIDGET (self->combo));
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

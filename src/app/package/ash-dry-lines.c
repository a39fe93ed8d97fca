#include "ash-dry-lines.h"

#include <ash-left-out.h>
#include <ash-too-much.h>
#include <glib/gi18n-lib.h>

#include "ash-dry-row.h"
#include "ash-names.h"
#include "ash-parts-meter.h"
#include "ash-say.h"
#include "ash-verdict.h"

/* On a row: the record of the part that it is about. */
#define PART_KEY "ash-part"

struct _AshDryLines
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *basis;
  AshPartsMeter *meter;
  GtkFlowBox *legend;
  GtkBox *sections;
  GPtrArray *kept; /* (element-type Kept) */
  AshDryRowCalls calls;
};

/* A line that was there before it was fixed. */
typedef struct
{
  AshVerdict verdict;
  const char *icon;
  char *title;
  char *done;
} Kept;

enum
{
  GO,
  FIX,
  SAVE,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshDryLines, ash_dry_lines, GTK_TYPE_WIDGET)

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->title);
  g_free (self->done);
  g_free (self);
}

static void
go (const char *item, gpointer user_data)
{
  g_signal_emit (user_data, signals[GO], 0, item);
}

static void
fix (const AshDryLine *line, gboolean is_back, gpointer user_data)
{
  g_signal_emit (user_data, signals[FIX], 0, line, is_back);
}

static void
leave (const char *item, gboolean is_left_out, gpointer user_data)
{
  g_signal_emit (user_data, signals[LEAVE], 0, item, is_left_out);
}

/* Only to read: the keyboard has nothing to do there. */
static void
add_to_legend (AshDryLines *self, GtkWidget *part, const char *name)
{
  GtkWidget *cell;

  gtk_flow_box_append (self->legend, part);
  cell = gtk_widget_get_parent (part);
  gtk_widget_set_focusable (cell, FALSE);
  ash_name (cell, name);
}

/* Head */

static void
show_legend (AshDryLines *self, const AshDryRun *run)
{
  static const AshVerdict ORDER[] = { ASH_VERDICT_ARRIVES, ASH_VERDICT_DIFFERENT,
                                      ASH_VERDICT_UNKNOWN, ASH_VERDICT_CHANGED, ASH_VERDICT_LOST };
  g_autofree char *total =
      ash_say_number (ngettext ("%u part:", "%u parts:", run->parts->len), run->parts->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  child = gtk_label_new (total);
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_widget_add_css_class (child, "muted");
  gtk_widget_add_css_class (child, "numeric");
  add_to_legend (self, child, total);
  for (guint i = 0; i < G_N_ELEMENTS (ORDER); i++)
    {
      guint n = run->counts[ORDER[i]];
      g_autofree char *words = ash_verdict_count (ORDER[i], n);
      g_autofree char *markup = g_markup_printf_escaped ("<b>%'u</b> %s", n, words);
      GtkWidget *box, *label;

      if (n == 0)
        continue;
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      label = gtk_label_new (NULL);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), ash_verdict_image_new (ORDER[i]));
      gtk_box_append (GTK_BOX (box), label);
      add_to_legend (self, box, gtk_label_get_text (GTK_LABEL (label)));
    }
}

static void
show_head (AshDryLines *self, const AshDryRun *run)
{
  g_autofree char *system = ash_verdict_system (run->target);
  g_autofree char *title = g_strdup_printf (_ ("What %s will do with it"), system);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->basis, run->target->basis);
  ash_parts_meter_set (self->meter, run->counts);
  show_legend (self, run);
}

/* Sections */

static GtkWidget *
add_section (AshDryLines *self, GtkWidget *image, const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (subtitle);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (more, "caption");
  gtk_widget_add_css_class (more, "muted");
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), image);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), more);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "dry-list");
  ash_name (list, title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->sections, box);
  return list;
}

static void
add_lines (AshDryLines *self, const AshDryRun *run, AshVerdict verdict)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);
      GtkWidget *row;

      if (line->verdict != verdict)
        continue;
      if (list == NULL)
        list = add_section (self, ash_verdict_image_new (verdict), ash_verdict_title (verdict),
                            ash_verdict_subtitle (verdict));
      row = ash_dry_row_new (line, &self->calls);
      g_object_set_data_full (G_OBJECT (row), PART_KEY,
                              g_strdup (((AshDryPart *) line->parts->pdata[0])->ref), g_free);
      gtk_box_append (GTK_BOX (list), row);
    }
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Kept *kept = g_ptr_array_index (self->kept, i);

      if (kept->verdict != verdict)
        continue;
      if (list == NULL)
        list = add_section (self, ash_verdict_image_new (verdict), ash_verdict_title (verdict),
                            ash_verdict_subtitle (verdict));
      gtk_box_append (GTK_BOX (list), ash_dry_row_new_done (kept->icon, kept->title, kept->done));
    }
}

static void
add_left_out (AshDryLines *self, const AshDesign *design)
{
  g_autoptr (GPtrArray) items = ash_left_out_list (design);
  GtkWidget *list;

  if (items->len == 0)
    return;
  list = add_section (self, gtk_image_new_from_icon_name ("action-unavailable-symbolic"),
                      _ ("Left out, as you chose"), NULL);
  for (guint i = 0; i < items->len; i++)
    gtk_box_append (GTK_BOX (list),
                    ash_dry_row_new_left_out (g_ptr_array_index (items, i), &self->calls));
}

static void
add_note (GtkWidget *list, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dry-row");
  gtk_widget_add_css_class (label, "dry-note");
  gtk_box_append (GTK_BOX (list), label);
}

static void
add_notes (AshDryLines *self, const AshDryRun *run)
{
  GPtrArray *notes = run->target->notes;
  g_autofree char *too_much = ash_dry_run_dup_too_much (run);
  GtkWidget *list;

  if (too_much != NULL)
    add_note (add_section (self, ash_verdict_image_new (ASH_VERDICT_CHANGED), _ ("Size"), NULL),
              too_much);
  if (notes->len == 0)
    return;
  list = add_section (self, gtk_image_new_from_icon_name ("emoji-objects-symbolic"),
                      _ ("Good to know"), NULL);
  for (guint i = 0; i < notes->len; i++)
    add_note (list, g_ptr_array_index (notes, i));
}

static void
add_all_well (AshDryLines *self, const AshDryRun *run)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *verdict = ash_dry_run_dup_verdict (run);
  GtkWidget *label = gtk_label_new (verdict);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (GTK_BOX (box), ash_verdict_image_new (ASH_VERDICT_ARRIVES));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->sections, box);
}

/* What came back by Undo is there itself. */
static void
drop_kept (AshDryLines *self, const AshDryRun *run)
{
  for (guint i = 0; i < run->lines->len; i++)
    for (guint k = self->kept->len; k > 0; k--)
      if (g_str_equal (((Kept *) g_ptr_array_index (self->kept, k - 1))->title,
                       ((AshDryLine *) g_ptr_array_index (run->lines, i))->title))
        g_ptr_array_remove_index (self->kept, k - 1);
}

/* The keyboard stays among the fixes when one of them has done its work. */

static void
collect_actions (GtkWidget *widget, GPtrArray *found)
{
  if (gtk_widget_has_css_class (widget, "small-button"))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_actions (child, found);
}

/* (nullable): the part that a fix is about */
static const char *
part_of (GtkWidget *action)
{
  const char *part = NULL;

  for (; action != NULL && part == NULL; action = gtk_widget_get_parent (action))
    part = g_object_get_data (G_OBJECT (action), PART_KEY);
  return part;
}

/* @out_part: (out) (transfer full) (nullable): what that fix is about */
static int
focused_action (AshDryLines *self, char **out_part)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  *out_part = NULL;
  collect_actions (GTK_WIDGET (self->sections), actions);
  for (guint i = 0; i < actions->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (actions, i)))
      {
        *out_part = g_strdup (part_of (g_ptr_array_index (actions, i)));
        return (int) i;
      }
  return -1;
}

/* It follows the part to where it stands now, and else stays in its place. */
static void
focus_action (AshDryLines *self, int index, const char *part)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  collect_actions (GTK_WIDGET (self->sections), actions);
  for (guint i = 0; part != NULL && i < actions->len; i++)
    if (g_strcmp0 (part_of (g_ptr_array_index (actions, i)), part) == 0)
      {
        gtk_widget_grab_focus (g_ptr_array_index (actions, i));
        return;
      }
  if (actions->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (actions, MIN ((guint) index, actions->len - 1)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->sections), GTK_DIR_TAB_FORWARD);
}

static void
clear (AshDryLines *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

static void
save_cb (AshDryLines *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static GtkWidget *
head_new (AshDryLines *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save this list…"));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  gtk_widget_add_css_class (save, "flat");
  gtk_widget_add_css_class (save, "list-button");
  gtk_widget_set_valign (save, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), save);
  return head;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
ash_dry_lines_dispose (GObject *object)
{
  AshDryLines *self = ASH_DRY_LINES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_dry_lines_parent_class)->dispose (object);
}

static void
ash_dry_lines_class_init (AshDryLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_dry_lines_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[GO] = g_signal_new ("go", ASH_TYPE_DRY_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE] = g_signal_new ("save", ASH_TYPE_DRY_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", ASH_TYPE_DRY_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FIX] = g_signal_new ("fix", ASH_TYPE_DRY_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
ash_dry_lines_init (AshDryLines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->kept = g_ptr_array_new_with_free_func (kept_free);
  self->calls = (AshDryRowCalls){ go, fix, leave, self };
  gtk_box_append (GTK_BOX (box), head_new (self));
  self->basis = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->basis), "muted");
  self->meter = ASH_PARTS_METER (ash_parts_meter_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meter));
  self->legend = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->legend, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->legend, 6);
  gtk_flow_box_set_column_spacing (self->legend, 12);
  /* Only to read: its children would take Tab and not give it back. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->legend), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "parts-legend");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->sections), 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
ash_dry_lines_new (void)
{
  return g_object_new (ASH_TYPE_DRY_LINES, NULL);
}

/**
 * ash_dry_lines_show:
 * @design: that @run is of
 * @run: borrowed until the next call, or until nobody shows it any more; %NULL while it is not
 * known
 */
void
ash_dry_lines_show (AshDryLines *self, const AshDesign *design, const AshDryRun *run)
{
  g_autofree char *part = NULL;
  int focused = focused_action (self, &part);

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), run != NULL);
  if (run == NULL)
    return;
  drop_kept (self, run);
  show_head (self, run);
  if (run->lines->len == 0)
    add_all_well (self, run);
  for (int verdict = ASH_VERDICT_LOST; verdict > ASH_VERDICT_ARRIVES; verdict--)
    add_lines (self, run, verdict);
  add_left_out (self, design);
  add_notes (self, run);
  if (focused >= 0)
    focus_action (self, focused, part);
}

void
ash_dry_lines_keep (AshDryLines *self, const AshDryLine *line, const char *done)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->verdict = line->verdict;
  kept->icon = ash_dry_row_icon (g_ptr_array_index (line->parts, 0));
  kept->title = g_strdup (line->title);
  kept->done = g_strdup (done);
  g_ptr_array_add (self->kept, kept);
}

void
ash_dry_lines_forget (AshDryLines *self)
{
  g_ptr_array_set_size (self->kept, 0);
}

/**
 * ash_dry_lines_set_narrow:
 *
 * Takes effect with the next ash_dry_lines_show().
 */
void
ash_dry_lines_set_narrow (AshDryLines *self, gboolean is_narrow)
{
  self->calls.is_narrow = is_narrow;
}

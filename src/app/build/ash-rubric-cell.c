#include "ash-rubric-cell.h"

#include <ash-grid-table.h>

#include "ash-talk-button.h"

struct _AshRubricCell
{
  GtkWidget parent_instance;

  int row;
  int column;
  GtkWidget *top;
  GtkLabel *title;
  GtkLabel *points;
  GtkLabel *text;
  GtkLabel *hint;
  GtkWidget *foot; /* NULL until there is something in it */
  GtkMenuButton *button;
  GtkLabel *chip;
  GtkLabel *aside;
  GtkWidget *talk; /* NULL until somebody has said something */
};

G_DEFINE_FINAL_TYPE (AshRubricCell, ash_rubric_cell, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (AshRubricCell *self, GtkWidget *parent, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  /* Alike in each column, so that columns are as wide as each other. */
  gtk_label_set_width_chars (label, 7);
  gtk_label_set_max_width_chars (label, 7);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  if (GTK_IS_BOX (parent))
    gtk_box_append (GTK_BOX (parent), GTK_WIDGET (label));
  else
    gtk_widget_set_parent (GTK_WIDGET (label), GTK_WIDGET (self));
  return label;
}

static void
pressed_cb (AshRubricCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
ash_rubric_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_rubric_cell_parent_class)->dispose (object);
}

static void
ash_rubric_cell_class_init (AshRubricCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_rubric_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rubriccell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
ash_rubric_cell_init (AshRubricCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  self->title = add_label (self, self->top, "heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->points = add_label (self, self->top, "muted");
  gtk_label_set_width_chars (self->points, -1);
  gtk_label_set_max_width_chars (self->points, -1);
  gtk_label_set_wrap (self->points, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->points), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self->points), GTK_ALIGN_START);
  self->text = add_label (self, GTK_WIDGET (self), NULL);
  self->hint = add_label (self, GTK_WIDGET (self), "muted");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand_set (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
ash_rubric_cell_new (int row, int column)
{
  AshRubricCell *self = g_object_new (ASH_TYPE_RUBRIC_CELL, NULL);

  self->row = row;
  self->column = column;
  if (row < 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "level");
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->top), GTK_ORIENTATION_VERTICAL);
      gtk_box_set_spacing (GTK_BOX (self->top), 0);
      gtk_label_set_xalign (self->points, 0);
    }
  if (column < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "criterion");
  return GTK_WIDGET (self);
}

int
ash_rubric_cell_get_row (AshRubricCell *self)
{
  return self->row;
}

int
ash_rubric_cell_get_column (AshRubricCell *self)
{
  return self->column;
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * ash_rubric_cell_show:
 * @title: (nullable): in bold
 * @points: (nullable): at the end of its line
 * @text: (nullable): below
 * @hint: (nullable): in grey, below or in place of the text
 */
void
ash_rubric_cell_show (
    AshRubricCell *self, const char *title, const char *points, const char *text, const char *hint)
{
  show_label (self->title, title);
  show_label (self->points, points);
  gtk_widget_set_visible (self->top, gtk_widget_get_visible (GTK_WIDGET (self->title)) ||
                                         gtk_widget_get_visible (GTK_WIDGET (self->points)));
  show_label (self->text, text);
  show_label (self->hint, hint);
}

void
ash_rubric_cell_set_text (AshRubricCell *self, const char *text)
{
  show_label (self->text, text);
}

static void
ensure_foot (AshRubricCell *self)
{
  if (self->foot != NULL)
    return;
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->chip = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->chip, PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->chip));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip-button");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "outcome-chip");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->button));
  self->aside = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->aside), "muted");
  gtk_widget_add_css_class (GTK_WIDGET (self->aside), "numeric");
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->aside));
  gtk_widget_insert_after (self->foot, GTK_WIDGET (self), self->top);
}

/**
 * ash_rubric_cell_get_button:
 * @label: what stands on it
 *
 * Returns: (transfer none): the button, made when there was none
 */
GtkMenuButton *
ash_rubric_cell_get_button (AshRubricCell *self, const char *label)
{
  ensure_foot (self);
  gtk_label_set_label (self->chip, label);
  return self->button;
}

void
ash_rubric_cell_set_aside (AshRubricCell *self, const char *text)
{
  ensure_foot (self);
  gtk_label_set_label (self->aside, text);
}

/**
 * ash_rubric_cell_set_talk:
 * @n: how many comments are open on the criterion
 */
void
ash_rubric_cell_set_talk (AshRubricCell *self, guint n, const char *about, const char *criterion)
{
  if (n > 0 && self->talk == NULL)
    {
      ensure_foot (self);
      self->talk = ash_talk_button_new ();
      gtk_box_append (GTK_BOX (self->foot), self->talk);
    }
  if (self->talk != NULL)
    ash_talk_button_show (self->talk, n, about, criterion, NULL);
}

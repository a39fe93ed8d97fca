#include "ash-matrix-head.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-say.h"
#include "ash-slot.h"

struct _AshMatrixHead
{
  GtkWidget parent_instance;

  GtkBox *columns;
};

enum
{
  OPEN,
  PAGE,
  EVIDENCE,
  ADD_EVIDENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshMatrixHead, ash_matrix_head, GTK_TYPE_WIDGET)

#define COLUMN_ID "ash-column-id"

static void
open_cb (GtkWidget *button, AshMatrixHead *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  g_signal_emit (self, signals[OPEN], 0, index);
}

static void
page_cb (GtkWidget *button, AshMatrixHead *self)
{
  gboolean is_evidence = g_object_get_data (G_OBJECT (button), "evidence") != NULL;
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));

  g_signal_emit (self, signals[PAGE], 0, is_evidence, by);
}

static void
evidence_cb (GtkWidget *button, AshMatrixHead *self)
{
  g_signal_emit (self, signals[EVIDENCE], 0, button);
}

static void
add_evidence_cb (GtkWidget *button, AshMatrixHead *self)
{
  g_signal_emit (self, signals[ADD_EVIDENCE], 0, button);
}

static void
ash_matrix_head_dispose (GObject *object)
{
  AshMatrixHead *self = ASH_MATRIX_HEAD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_matrix_head_parent_class)->dispose (object);
}

static void
ash_matrix_head_class_init (AshMatrixHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_matrix_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-matrix-head.ui");
  gtk_widget_class_bind_template_child (widget_class, AshMatrixHead, columns);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  signals[PAGE] = g_signal_new ("page", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_BOOLEAN, G_TYPE_INT);
  signals[EVIDENCE] = g_signal_new ("evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[ADD_EVIDENCE] = g_signal_new ("add-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
ash_matrix_head_init (AshMatrixHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_matrix_head_new (void)
{
  return g_object_new (ASH_TYPE_MATRIX_HEAD, NULL);
}

/* "30%" of evidence, "25 min" of what is learned */
static char *
fact_of (const AshColumn *column)
{
  if (column->kind != ASH_COLUMN_EVIDENCE)
    return ash_say_minutes (column->minutes);
  if (column->weight_bp < 0)
    return g_strdup ("");
  if (column->weight_bp % 100 == 0)
    return g_strdup_printf (_ ("%d %%"), (int) (column->weight_bp / 100));
  return g_strdup_printf (_ ("%.1f %%"), (double) column->weight_bp / 100);
}

static const char *
icon_of (const AshColumn *column)
{
  if (column->kind == ASH_COLUMN_MODULE)
    return column->is_open ? "pan-end-symbolic" : "folder-symbolic";
  return column->item_kind < ASH_N_ITEM_KINDS ? ash_say_icon (column->item_kind)
                                              : "avatar-default-symbolic";
}

static const char *
tip_of (const AshColumn *column)
{
  if (column->kind == ASH_COLUMN_MODULE)
    return column->is_open ? _ ("Close the section") : _ ("Show its items");
  return column->item_kind < ASH_N_ITEM_KINDS ? _ ("Open it in Build")
                                              : _ ("Weights and pass marks");
}

static GtkWidget *
head_new (AshMatrixHead *self, const AshColumn *column, guint index, int width)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *slot;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (column->title);
  g_autofree char *fact = fact_of (column);
  GtkWidget *figure = gtk_label_new (fact);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", column->title, tip_of (column));
  g_autofree char *name =
      *fact != '\0' ? g_strdup_printf ("%s, %s", column->title, fact) : g_strdup (column->title);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (title), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 4);
  gtk_widget_set_halign (title, GTK_ALIGN_FILL);
  gtk_widget_add_css_class (title, "column-title");
  gtk_label_set_ellipsize (GTK_LABEL (figure), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (figure, "caption");
  gtk_widget_add_css_class (figure, "muted");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_of (column)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-head");
  if (column->is_open)
    gtk_widget_add_css_class (button, "open");
  gtk_widget_set_tooltip_text (button, tooltip);
  ash_name (button, name);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (index));
  g_object_set_data_full (G_OBJECT (button), COLUMN_ID, g_strdup (column->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  slot = ash_slot_new (button, width);
  gtk_widget_set_valign (slot, GTK_ALIGN_END);
  return slot;
}

static GtkWidget *
sign_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "head-sign");
  gtk_widget_set_tooltip_text (button, name);
  ash_name (button, name);
  return button;
}

static void
add_pager (AshMatrixHead *self, GtkWidget *line, gboolean is_evidence, int by, gboolean is_there)
{
  GtkWidget *button;

  if (!is_there)
    return;
  button = sign_new (by < 0 ? "go-previous-symbolic" : "go-next-symbolic",
                     by < 0 ? _ ("Columns before these") : _ ("More columns"));
  g_object_set_data (G_OBJECT (button), "evidence", is_evidence ? self : NULL);
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect (button, "clicked", G_CALLBACK (page_cb), self);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
evidence_title (AshMatrixHead *self, gboolean has_any)
{
  GtkWidget *button;

  if (!has_any)
    {
      GtkWidget *label = gtk_label_new (_ ("Evidence"));

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "group-title");
      return label;
    }
  button = gtk_button_new_with_label (_ ("Evidence"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "group-title");
  gtk_widget_set_tooltip_text (button, _ ("Weights and pass marks"));
  g_signal_connect (button, "clicked", G_CALLBACK (evidence_cb), self);
  return button;
}

static GtkWidget *
learning_title (void)
{
  GtkWidget *label = gtk_label_new (_ ("Learning"));

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "group-title");
  return label;
}

static GtkWidget *
group_new (AshMatrixHead *self, const AshMatrixLayout *layout, gboolean is_evidence, guint pages)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint from = is_evidence ? 0 : layout->n_evidence;
  guint to = is_evidence ? layout->n_evidence : layout->columns->len;
  guint pad = is_evidence ? layout->evidence_pad : layout->learning_pad;
  GtkWidget *add = sign_new ("list-add-symbolic",
                             is_evidence ? _ ("Add evidence") : _ ("Use more of your course"));

  gtk_box_append (GTK_BOX (line),
                  is_evidence ? evidence_title (self, to > from) : learning_title ());
  if (is_evidence)
    g_signal_connect (add, "clicked", G_CALLBACK (add_evidence_cb), self);
  else
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (add), "win.view::source");
  gtk_box_append (GTK_BOX (line), add);
  add_pager (self, line, is_evidence, -1, (pages & (is_evidence ? 1 : 4)) != 0);
  add_pager (self, line, is_evidence, 1, (pages & (is_evidence ? 2 : 8)) != 0);
  for (guint i = from; i < to; i++)
    gtk_box_append (GTK_BOX (heads),
                    head_new (self, g_ptr_array_index (layout->columns, i), i, layout->cell_width));
  gtk_widget_set_size_request (heads, (int) (to - from + pad) * layout->cell_width, -1);
  gtk_widget_set_vexpand (heads, TRUE);
  gtk_box_append (GTK_BOX (group), line);
  gtk_box_append (GTK_BOX (group), heads);
  return group;
}

/* (nullable): of the head that has the keyboard */
static char *
dup_focused (AshMatrixHead *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
             ? g_strdup (g_object_get_data (G_OBJECT (focus), COLUMN_ID))
             : NULL;
}

static gboolean
focus_head (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), COLUMN_ID), id) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_head (child, id))
      return TRUE;
  return FALSE;
}

void
ash_matrix_head_show (AshMatrixHead *self, const AshMatrixLayout *layout, guint pages)
{
  g_autofree char *focused = dup_focused (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  gtk_box_append (self->columns, group_new (self, layout, TRUE, pages));
  gtk_box_append (self->columns, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (self->columns, group_new (self, layout, FALSE, pages));
  if (focused != NULL)
    focus_head (GTK_WIDGET (self), focused);
}

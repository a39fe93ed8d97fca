#include "ash-mark-cell.h"

#include <ash-in-words.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"
#include "ash-names.h"

/* Of the corner that says that there are comments, and leads to them. */
#define CORNER 20

struct _AshMarkCell
{
  GtkToggleButton parent_instance;

  GtkLabel *letter;
  GtkLabel *count;
  AshMark mark;
  AshMarkDepth depth;
  guint n_comments;
  gboolean is_shown;
  gboolean is_listening;
  char *name;      /* (nullable): as it is spoken */
  const char *tip; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AshMarkCell, ash_mark_cell, GTK_TYPE_TOGGLE_BUTTON)

static const char *const CLASSES[] = { "none", "i", "p", "a" };

/* A cell without a mark is to be seen all the same. */
const char *
ash_mark_letter (AshMarkDepth depth)
{
  return depth != ASH_MARK_NONE ? ash_say_mark_letter (depth) : "·";
}

static void
ash_mark_cell_finalize (GObject *object)
{
  g_free (ASH_MARK_CELL (object)->name);
  G_OBJECT_CLASS (ash_mark_cell_parent_class)->finalize (object);
}

/* Comments */

static gboolean
show_comments_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AshCommentHere here;

  if (ASH_MARK_CELL (widget)->n_comments == 0 || !ash_comment_here_find (widget, &here))
    return FALSE;
  ash_comment_here_show (widget, &here);
  ash_comment_here_clear (&here);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, AshMarkCell *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double from_end = is_rtl ? x : gtk_widget_get_width (GTK_WIDGET (self)) - x;

  if (from_end < CORNER && y < CORNER && show_comments_cb (GTK_WIDGET (self), NULL, NULL))
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
ash_mark_cell_class_init (AshMarkCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_mark_cell_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_c, 0, show_comments_cb, NULL);
}

static void
ash_mark_cell_init (AshMarkCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->letter = GTK_LABEL (gtk_label_new (NULL));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->letter), "cell");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "cell-count");
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->letter));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell-button");
}

/* Few cells have any: the corner is listened to from then on. */
static void
listen (AshMarkCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->is_listening = TRUE;
}

void
ash_mark_cell_set_comments (AshMarkCell *self, guint n)
{
  if (self->n_comments == n)
    return;
  self->n_comments = n;
  self->is_shown = FALSE;
  if (!self->is_listening)
    listen (self);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "talk");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "talk");
}

guint
ash_mark_cell_get_comments (AshMarkCell *self)
{
  return self->n_comments;
}

GtkWidget *
ash_mark_cell_new (void)
{
  return g_object_new (ASH_TYPE_MARK_CELL, NULL);
}

static char *
spoken (const char *code, const AshColumn *column, const AshMark *mark, AshMarkDepth depth)
{
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", code, column->title, ash_say_mark (depth));

  if (column->kind == ASH_COLUMN_MODULE && mark->n > 0)
    {
      g_autofree char *format =
          ash_say_number (ngettext ("%s in %u item", "%s in %u items", mark->n), mark->n);

      return g_strdup_printf (format, name);
    }
  if (mark->derived > mark->own)
    /* Translators: %s is "O1, Chart critique, assessed" */
    return g_strdup_printf (_ ("%s by its parts"), name);
  return g_steal_pointer (&name);
}

static const char *
tip (const AshColumn *column, const AshMark *mark)
{
  if (column->kind == ASH_COLUMN_MODULE)
    return column->is_open ? _ ("Close the section") : _ ("Show its items");
  if (mark->derived > mark->own)
    return _ ("Its rubric or its questions say so; change it there");
  return NULL;
}

static void
show_depth (AshMarkCell *self, AshMarkDepth depth)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->letter), CLASSES[self->depth]);
  gtk_widget_add_css_class (GTK_WIDGET (self->letter), CLASSES[depth]);
  gtk_label_set_label (self->letter, ash_mark_letter (depth));
  self->depth = depth;
}

/**
 * ash_mark_cell_show:
 * @code: of the outcome
 *
 * Touches only what is different from what is shown.
 */
void
ash_mark_cell_show (AshMarkCell *self,
                    const char *code,
                    const AshColumn *column,
                    const AshMark *mark)
{
  AshMarkDepth depth = MAX (mark->own, mark->derived);
  g_autofree char *talk = ash_comment_here_say (self->n_comments);
  g_autofree char *plain = spoken (code, column, mark, depth);
  g_autofree char *name =
      talk != NULL ? g_strdup_printf ("%s, %s", plain, talk) : g_steal_pointer (&plain);
  const char *said = tip (column, mark);

  /* After an edit a hundred rows are shown again, with one mark that is another. */
  if (self->is_shown && g_strcmp0 (name, self->name) == 0 && said == self->tip &&
      mark->own == self->mark.own && mark->derived == self->mark.derived && mark->n == self->mark.n)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), depth != ASH_MARK_NONE);
  ash_name (self, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), talk != NULL ? talk : said);
  if (!self->is_shown || depth != self->depth)
    show_depth (self, depth);
  if (!self->is_shown || mark->n != self->mark.n)
    {
      g_autofree char *count = ash_say_number ("%u", mark->n);

      gtk_label_set_label (self->count, count);
      gtk_widget_set_visible (GTK_WIDGET (self->count), mark->n > 1);
    }
  if (mark->derived > mark->own && column->kind != ASH_COLUMN_MODULE)
    gtk_widget_add_css_class (GTK_WIDGET (self->letter), "derived");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->letter), "derived");
  self->mark = *mark;
  self->is_shown = TRUE;
  self->tip = said;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
}

AshMarkDepth
ash_mark_cell_get_depth (AshMarkCell *self)
{
  return self->depth;
}

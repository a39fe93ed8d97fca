#include "ash-compare-dialog.h"

#include <adwaita.h>
#include <ash-comparison.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-compare-row.h"
#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-look.h"
#include "ash-say.h"
#include "ash-width-bin.h"

/* Of a row of pieces that are the same the first and the last are shown, when there are more. */
#define MOST_SAME 4
/* Rows are real widgets; a page that has more is better read as a whole. */
#define MOST_ROWS 400

#define ASH_TYPE_COMPARE_DIALOG (ash_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshCompareDialog, ash_compare_dialog, ASH, COMPARE_DIALOG, AdwWindow)

struct _AshCompareDialog
{
  AdwWindow parent_instance;

  GtkWidget *from;
  AshDocument *document;
  char *item;
  char *title;

  AshLook *look;
  AshComparison *comparison; /* (nullable) */
  AshWidthBin *width;
  GtkStack *stack;
  GtkWidget *heads;
  GtkBox *rows;
  GtkLabel *facts;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (AshCompareDialog, ash_compare_dialog, ADW_TYPE_WINDOW)

/* On a worker */

/* (transfer full) (nullable): NULL when there is nothing to compare with */
static gpointer
compare (AshStore *store, gconstpointer item, AshProgress *progress, GError **error)
{
  g_autoptr (AshItemOrigin) origin = ash_store_find (store, &ASH_ITEM_ORIGIN, "item", item);
  g_autoptr (AshItem) record =
      origin != NULL ? ash_store_get (store, &ASH_ITEM, item, error) : NULL;
  g_autoptr (AshItem) source =
      record != NULL ? ash_store_find (store, &ASH_ITEM, "id", origin->source_item) : NULL;

  return source != NULL ? ash_comparison_new (store, record, source, error) : NULL;
}

static void
comparison_free (gpointer data)
{
  g_clear_pointer ((AshComparison **) &data, ash_comparison_free);
}

/* What is shown */

static GtkWidget *
fold_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "compare-fold");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  return label;
}

static GtkWidget *
same_row (gboolean is_quiz, guint n)
{
  g_autofree char *text = ash_say_number (
      is_quiz ? ngettext ("%u line is the same", "%u lines are the same", n)
              : ngettext ("%u paragraph is the same", "%u paragraphs are the same", n),
      n);

  return fold_new (text);
}

static gboolean
is_same_at (AshCompareDialog *self, guint index)
{
  GPtrArray *pieces = self->comparison->pieces;

  return index < pieces->len &&
         ((const AshPiece *) g_ptr_array_index (pieces, index))->fate == ASH_PIECE_SAME;
}

static void
append_piece (AshCompareDialog *self, guint index)
{
  gtk_box_append (self->rows,
                  ash_compare_row_new (g_ptr_array_index (self->comparison->pieces, index),
                                       ash_width_bin_is_narrow (self->width)));
}

static GtkWidget *
more_row (guint n)
{
  g_autofree char *text = ash_say_number (ngettext ("and %u more", "and %u more", n), n);

  return fold_new (text);
}

static void
show_rows (AshCompareDialog *self)
{
  guint n_pieces = self->comparison != NULL ? self->comparison->pieces->len : 0;
  GtkWidget *child;
  guint n_rows = 0;
  guint i = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (; i < n_pieces && n_rows < MOST_ROWS; n_rows++)
    {
      guint end = i;

      while (is_same_at (self, end))
        end++;
      if (end - i > MOST_SAME)
        {
          append_piece (self, i);
          gtk_box_append (self->rows, same_row (self->comparison->is_quiz, end - i - 2));
          i = end - 1;
        }
      append_piece (self, i++);
    }
  if (i < n_pieces)
    gtk_box_append (self->rows, more_row (n_pieces - i));
  gtk_widget_set_visible (self->heads, !ash_width_bin_is_narrow (self->width));
}

static void
show_facts (AshCompareDialog *self)
{
  const AshComparison *found = self->comparison;
  g_autofree char *facts =
      ash_say_difference (found->n_different, found->is_changed, found->is_quiz);

  gtk_label_set_label (self->facts, facts);
}

static void
compared_cb (gconstpointer item, gpointer found, const GError *error, gpointer data)
{
  AshCompareDialog *self = data;

  self->comparison = found;
  if (found == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  show_rows (self);
  show_facts (self);
  gtk_widget_set_sensitive (self->restore,
                            self->comparison->n_different > 0 || self->comparison->is_changed);
  gtk_stack_set_visible_child_name (self->stack, "rows");
}

static void
restore_cb (AshCompareDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) from = g_object_ref (self->from);
  g_autofree char *quoted = ash_say_quoted (self->title);
  g_autofree char *text = g_strdup_printf (_ ("%s is as in the course again"), quoted);
  gboolean is_done =
      ash_desk_restore_item (ash_document_get_store (self->document), self->item, &error);

  gtk_window_close (GTK_WINDOW (self));
  ash_edits_done (from, is_done, error, _ ("The course’s version could not be taken"));
  if (is_done)
    ash_edits_toast (from, text);
}

static void
ash_compare_dialog_dispose (GObject *object)
{
  AshCompareDialog *self = ASH_COMPARE_DIALOG (object);

  ash_look_clear (&self->look);
  g_clear_pointer (&self->comparison, ash_comparison_free);
  g_clear_object (&self->from);
  g_clear_object (&self->document);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (ash_compare_dialog_parent_class)->dispose (object);
}

static void
ash_compare_dialog_class_init (AshCompareDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_compare_dialog_dispose;
}

static GtkWidget *
head_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
rows_new (AshCompareDialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_box_set_homogeneous (GTK_BOX (self->heads), TRUE);
  gtk_widget_add_css_class (self->heads, "compare-heads");
  gtk_box_append (GTK_BOX (self->heads), head_new (_ ("In the course")));
  gtk_box_append (GTK_BOX (self->heads), head_new (_ ("Here")));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "compare-rows");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (page), self->heads);
  gtk_box_append (GTK_BOX (page), scroller);
  return page;
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-dual-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing to compare"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Only what was taken from a course and has words can be compared with it."));
  return page;
}

static GtkWidget *
foot_new (AshCompareDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->facts = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->facts, 0);
  gtk_label_set_wrap (self->facts, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->facts), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "muted");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "numeric");
  self->restore = gtk_button_new_with_label (_ ("Take the course’s version back"));
  gtk_widget_set_sensitive (self->restore, FALSE);
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (restore_cb), self);
  gtk_widget_add_css_class (foot, "compare-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (foot), self->restore);
  return foot;
}

static void
ash_compare_dialog_init (AshCompareDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();
  AdwStyleManager *styles = adw_style_manager_get_default ();

  self->look = ash_look_new (compare, g_free, comparison_free, compared_cb, self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, rows_new (self), "rows");
  gtk_stack_add_named (self->stack, nothing_new (), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), foot_new (self));
  self->width = ASH_WIDTH_BIN (ash_width_bin_new (box));
  g_signal_connect_swapped (self->width, "narrow", G_CALLBACK (show_rows), self);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->width));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (show_rows), self,
                           G_CONNECT_SWAPPED);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_compare_dialog_present (GtkWidget *from, AshDocument *document, const char *item)
{
  AshCompareDialog *self = g_object_new (ASH_TYPE_COMPARE_DIALOG, NULL);
  g_autoptr (AshItem) record =
      ash_store_find (ash_document_get_store (document), &ASH_ITEM, "id", item);

  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->item = g_strdup (item);
  self->title = g_strdup (record != NULL ? record->title : NULL);
  gtk_window_set_title (GTK_WINDOW (self),
                        self->title != NULL && *self->title != '\0' ? self->title : _ ("Untitled"));
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (from)));
  ash_dialog_set_size (GTK_WINDOW (self), gtk_window_get_transient_for (GTK_WINDOW (self)), 960,
                       640);
  ash_look_order (self->look, document, g_strdup (item));
  gtk_window_present (GTK_WINDOW (self));
}

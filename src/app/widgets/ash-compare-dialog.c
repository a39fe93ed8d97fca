#include "ash-compare-dialog.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <ash-inspect.h>
#include <glib/gi18n-lib.h>

#include "ash-compare-row.h"
#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-look.h"
#include "ash-say.h"
#include "ash-width-bin.h"

/* Of a row of pieces that are the same the first and the last are shown, when there are more. */
#define MOST_SAME 4
/* Rows are real widgets; a page that differs in more is better read as a whole. */
#define MOST_ROWS 400

#define ASH_TYPE_COMPARE_DIALOG (ash_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshCompareDialog, ash_compare_dialog, ASH, COMPARE_DIALOG, AdwWindow)

typedef struct
{
  GPtrArray *before; /* (element-type AshTextBlock) of the course */
  GPtrArray *after;
  GPtrArray *pieces;
} Texts;

struct _AshCompareDialog
{
  AdwWindow parent_instance;

  GtkWidget *from;
  AshDocument *document;
  char *item;
  char *title;

  AshLook *look;
  Texts *texts;      /* (nullable) */
  GPtrArray *pieces; /* (nullable): theirs */
  AshWidthBin *width;
  GtkStack *stack;
  GtkWidget *heads;
  GtkBox *rows;
  GtkLabel *facts;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (AshCompareDialog, ash_compare_dialog, ADW_TYPE_WINDOW)

/* On a worker */

static void
texts_free (gpointer data)
{
  Texts *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
blocks_of (AshStore *store, const char *id, GError **error)
{
  g_autoptr (AshItem) item = ash_store_get (store, &ASH_ITEM, id, error);
  g_autofree char *text = item != NULL ? ash_inspect_dup_text (store, item, error) : NULL;

  return text != NULL ? ash_text_blocks_new (text, -1) : NULL;
}

static GPtrArray *
source_blocks_of (AshStore *store, const char *id, const char *source_id, GError **error)
{
  g_autoptr (AshItem) item = ash_store_get (store, &ASH_ITEM, id, error);
  g_autoptr (AshItem) source =
      item != NULL ? ash_store_get (store, &ASH_ITEM, source_id, error) : NULL;
  g_autofree char *text =
      source != NULL ? ash_inspect_dup_source_text (store, item, source, error) : NULL;

  return text != NULL ? ash_text_blocks_new (text, -1) : NULL;
}

/* Without pieces when there is nothing to compare with. */
static gpointer
compare (AshStore *store, gconstpointer item, AshProgress *progress, GError **error)
{
  Texts *texts = g_new0 (Texts, 1);
  g_autoptr (AshItemOrigin) origin = ash_store_find (store, &ASH_ITEM_ORIGIN, "item", item);

  if (origin != NULL)
    texts->before = source_blocks_of (store, item, origin->source_item, error);
  if (texts->before != NULL)
    texts->after = blocks_of (store, item, error);
  if (texts->after != NULL)
    texts->pieces = ash_page_compare (texts->before, texts->after);
  return texts;
}

/* What is shown */

static GtkWidget *
same_row (guint n)
{
  g_autofree char *text =
      ash_say_number (ngettext ("%u paragraph is the same", "%u paragraphs are the same", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "compare-fold");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  return label;
}

static gboolean
is_same_at (AshCompareDialog *self, guint index)
{
  return index < self->pieces->len &&
         ((const AshPiece *) g_ptr_array_index (self->pieces, index))->fate == ASH_PIECE_SAME;
}

static void
append_piece (AshCompareDialog *self, guint index)
{
  gtk_box_append (self->rows, ash_compare_row_new (g_ptr_array_index (self->pieces, index),
                                                   ash_width_bin_is_narrow (self->width)));
}

static void
show_rows (AshCompareDialog *self)
{
  GtkWidget *child;
  guint n_rows = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; self->pieces != NULL && i < self->pieces->len && n_rows < MOST_ROWS; n_rows++)
    {
      guint end = i;

      while (is_same_at (self, end))
        end++;
      if (end - i > MOST_SAME)
        {
          append_piece (self, i);
          gtk_box_append (self->rows, same_row (end - i - 2));
          i = end - 1;
        }
      append_piece (self, i++);
    }
  gtk_widget_set_visible (self->heads, !ash_width_bin_is_narrow (self->width));
}

static void
show_facts (AshCompareDialog *self)
{
  guint n = self->pieces != NULL ? ash_page_compare_count (self->pieces) : 0;
  g_autofree char *facts =
      n > 0 ? ash_say_number (ngettext ("%u paragraph differs", "%u paragraphs differ", n), n)
            : g_strdup (_ ("The words are the same"));

  gtk_label_set_label (self->facts, facts);
}

static void
compared_cb (gconstpointer item, gpointer found, const GError *error, gpointer data)
{
  AshCompareDialog *self = data;

  self->texts = found;
  self->pieces = found != NULL ? self->texts->pieces : NULL;
  if (self->pieces == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  show_rows (self);
  show_facts (self);
  gtk_widget_set_sensitive (self->restore, ash_page_compare_count (self->pieces) > 0);
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
  self->pieces = NULL;
  g_clear_pointer (&self->texts, texts_free);
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
      _ ("Only texts that were taken from a course can be compared with it."));
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

  self->look = ash_look_new (compare, g_free, texts_free, compared_cb, self);
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
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
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
  ash_look_order (self->look, document, g_strdup (item));
  gtk_window_present (GTK_WINDOW (self));
}

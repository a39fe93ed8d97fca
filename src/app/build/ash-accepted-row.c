#include "ash-accepted-row.h"

#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-fragment-view.h"
#include "ash-names.h"

struct _AshAcceptedRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  AshFragmentView *feedback;
  GtkWidget *add_feedback;
  GtkWidget *exact; /* whether capitals count */
  GtkWidget *remove;
  char *id;
  gboolean is_showing;
  gboolean wants_feedback; /* asked for, and still empty */
};

enum
{
  TEXT,
  FEEDBACK,
  CASE,
  DELETE,
  ENTER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshAcceptedRow, ash_accepted_row, GTK_TYPE_WIDGET)

static void
commit_cb (GtkWidget *widget, const char *text, gpointer self)
{
  g_signal_emit (self, signals[TEXT], 0, text);
}

static void
show_feedback (AshAcceptedRow *self)
{
  gboolean is_there = self->wants_feedback || !ash_fragment_view_is_empty (self->feedback);

  gtk_widget_set_visible (GTK_WIDGET (self->feedback), is_there);
  gtk_widget_set_visible (self->add_feedback, !is_there && self->id != NULL);
}

static void
feedback_cb (AshAcceptedRow *self, const char *html)
{
  self->wants_feedback = FALSE;
  g_signal_emit (self, signals[FEEDBACK], 0, html);
}

static void
add_feedback_cb (AshAcceptedRow *self)
{
  self->wants_feedback = TRUE;
  show_feedback (self);
  ash_fragment_view_focus (self->feedback);
}

static void
enter_cb (AshAcceptedRow *self)
{
  g_signal_emit (self, signals[ENTER], 0);
}

static void
delete_cb (AshAcceptedRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
case_cb (AshAcceptedRow *self)
{
  gboolean is_exact = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->exact));

  if (!self->is_showing)
    g_signal_emit (self, signals[CASE], 0, is_exact);
}

static void
ash_accepted_row_dispose (GObject *object)
{
  AshAcceptedRow *self = ASH_ACCEPTED_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (ash_accepted_row_parent_class)->dispose (object);
}

static void
ash_accepted_row_class_init (AshAcceptedRowClass *klass)
{
  GType type = ASH_TYPE_ACCEPTED_ROW;

  G_OBJECT_CLASS (klass)->dispose = ash_accepted_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "choice");
  signals[TEXT] = g_signal_new ("text", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[FEEDBACK] = g_signal_new ("feedback", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CASE] = g_signal_new ("case", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_BOOLEAN);
  signals[DELETE] =
      g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTER] =
      g_signal_new ("enter", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_words (AshAcceptedRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->feedback = ASH_FRAGMENT_VIEW (ash_fragment_view_new (_ ("Feedback to this answer"), FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->feedback), "feedback");
  self->add_feedback = gtk_button_new_with_label (_ ("Add feedback"));
  gtk_widget_add_css_class (self->add_feedback, "flat");
  gtk_widget_add_css_class (self->add_feedback, "small");
  gtk_widget_set_halign (self->add_feedback, GTK_ALIGN_START);
  g_signal_connect_swapped (self->feedback, "commit", G_CALLBACK (feedback_cb), self);
  g_signal_connect_swapped (self->add_feedback, "clicked", G_CALLBACK (add_feedback_cb), self);
  gtk_box_append (GTK_BOX (words), self->entry);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->feedback));
  gtk_box_append (GTK_BOX (words), self->add_feedback);
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

/* Tab goes by where the middles are: as high as the words, they come after them. */
static GtkWidget *
build_tools (AshAcceptedRow *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (self->exact, GTK_ALIGN_START);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tools), self->exact);
  gtk_box_append (GTK_BOX (tools), self->remove);
  return tools;
}

static void
ash_accepted_row_init (AshAcceptedRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("A right answer"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->exact = gtk_toggle_button_new_with_label ("Aa");
  gtk_widget_add_css_class (self->exact, "flat");
  gtk_widget_set_tooltip_text (self->exact, _ ("Capital and small letters count"));
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("Delete answer"));
  gtk_box_append (GTK_BOX (self->box), build_words (self));
  gtk_box_append (GTK_BOX (self->box), build_tools (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  ash_commit_editable (GTK_EDITABLE (self->entry), commit_cb, self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->exact, "toggled", G_CALLBACK (case_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (delete_cb), self);
}

GtkWidget *
ash_accepted_row_new (void)
{
  return g_object_new (ASH_TYPE_ACCEPTED_ROW, NULL);
}

/**
 * ash_accepted_row_show:
 * @accepted: (nullable): %NULL for a line that becomes an answer with the first words
 */
void
ash_accepted_row_show (AshAcceptedRow *self, const AshAccepted *accepted, guint number)
{
  const char *id = accepted != NULL ? accepted->record.id : NULL;
  g_autofree char *name = g_strdup_printf (_ ("Accepted answer %u"), number);
  g_autofree char *exact = g_strdup_printf (_ ("Match case in answer %u"), number);
  g_autofree char *remove = g_strdup_printf (_ ("Delete answer %u"), number);
  g_autofree char *feedback = g_strdup_printf (_ ("Feedback to answer %u"), number);
  g_autofree char *add = g_strdup_printf (_ ("Add feedback to answer %u"), number);

  self->is_showing = TRUE;
  if (g_strcmp0 (self->id, id) != 0)
    self->wants_feedback = FALSE;
  g_free (self->id);
  self->id = g_strdup (id);
  ash_commit_show (self->entry, accepted != NULL ? accepted->text : NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->exact),
                                accepted != NULL && accepted->is_case_sensitive);
  gtk_widget_set_visible (self->exact, id != NULL);
  gtk_widget_set_visible (self->remove, id != NULL);
  ash_name (self->entry, name);
  ash_name (self->exact, exact);
  ash_name (self->remove, remove);
  ash_fragment_view_show (self->feedback, accepted != NULL ? accepted->feedback : NULL);
  ash_fragment_view_set_label (self->feedback, feedback);
  ash_name (self->add_feedback, add);
  show_feedback (self);
  self->is_showing = FALSE;
}

/**
 * ash_accepted_row_get_id:
 *
 * Returns: (nullable): of the answer; %NULL while it has no words
 */
const char *
ash_accepted_row_get_id (AshAcceptedRow *self)
{
  return self->id;
}

void
ash_accepted_row_focus (AshAcceptedRow *self)
{
  gtk_widget_grab_focus (self->entry);
}

#include "ash-question-feedback.h"

#include <ash-desk-quiz.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-fragment-view.h"
#include "ash-names.h"

static const struct
{
  const char *column;
  const char *label;
  const char *placeholder;
} FIELDS[] = {
  { "hint", N_ ("Hint"), N_ ("Shown before the answer, to who asks for it") },
  { "fb_correct", N_ ("When the answer is right"), N_ ("Why it is right") },
  { "fb_incorrect", N_ ("When the answer is wrong"), N_ ("Where to look again") },
  { "fb_general", N_ ("After any answer"), N_ ("Shown to everybody") },
  { "solution", N_ ("Solution"), N_ ("How the answer is found") },
};

struct _AshQuestionFeedback
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *entry;
  GtkWidget *expander;
  AshFragmentView *fields[G_N_ELEMENTS (FIELDS)];
};

G_DEFINE_FINAL_TYPE (AshQuestionFeedback, ash_question_feedback, GTK_TYPE_WIDGET)

static void
commit_cb (AshFragmentView *field, const char *html, AshQuestionFeedback *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (self->fields[i] == field)
      ash_edits_done (GTK_WIDGET (self),
                      ash_desk_question_set_text (ash_place_get_store (self->place), self->entry,
                                                  FIELDS[i].column, html, &error),
                      error, _ ("The feedback could not be changed"));
}

/* A folded expander goes on from the field that had the keyboard last, and so is passed over by
 * Tab. */
static void
folded_cb (GtkExpander *expander)
{
  if (!gtk_expander_get_expanded (expander))
    gtk_widget_set_focus_child (GTK_WIDGET (expander), NULL);
}

static void
ash_question_feedback_dispose (GObject *object)
{
  AshQuestionFeedback *self = ASH_QUESTION_FEEDBACK (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_object (&self->place);
  g_clear_pointer (&self->entry, g_free);
  G_OBJECT_CLASS (ash_question_feedback_parent_class)->dispose (object);
}

static void
ash_question_feedback_class_init (AshQuestionFeedbackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_question_feedback_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_question_feedback_init (AshQuestionFeedback *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->expander = gtk_expander_new (_ ("Hint, feedback, solution"));
  ash_name (self->expander, _ ("Hint, feedback, solution"));
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *label = gtk_label_new (_ (FIELDS[i].label));

      self->fields[i] =
          ASH_FRAGMENT_VIEW (ash_fragment_view_new (_ (FIELDS[i].placeholder), FALSE));
      ash_fragment_view_set_label (self->fields[i], _ (FIELDS[i].label));
      g_signal_connect (self->fields[i], "commit", G_CALLBACK (commit_cb), self);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "muted");
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->fields[i]));
      gtk_widget_add_css_class (line, "feedback-line");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "answers");
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  g_signal_connect (self->expander, "notify::expanded", G_CALLBACK (folded_cb), NULL);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

GtkWidget *
ash_question_feedback_new (AshPlace *place)
{
  AshQuestionFeedback *self = g_object_new (ASH_TYPE_QUESTION_FEEDBACK, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_question_feedback_show (AshQuestionFeedback *self,
                            const char *entry,
                            const AshQuestion *question)
{
  gboolean is_other = g_strcmp0 (self->entry, entry) != 0;
  gboolean has_any = FALSE;

  g_free (self->entry);
  self->entry = g_strdup (entry);
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      const AshField *field = ash_record_class_field (&ASH_QUESTION, FIELDS[i].column);
      const char *html = G_STRUCT_MEMBER (char *, question, field->offset);

      ash_fragment_view_show (self->fields[i], html);
      has_any |= html != NULL && *html != '\0';
    }
  if (is_other)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), has_any);
}

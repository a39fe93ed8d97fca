#include "ash-question-facts.h"

#include <ash-desk-quiz.h>
#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ash-edits.h"
#include "ash-names.h"
#include "ash-say.h"

#define CHOSEN_CHARS 18
#define LISTED_CHARS 32
#define LISTED_MOST_CHARS 48
#define LISTED_LINES 3

struct _AshQuestionFacts
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *entry;
  char *question; /* (nullable) */
  gboolean is_showing;
  gboolean is_narrow;
  gboolean is_draw;

  GtkBox *box;
  GtkWidget *draw_part;
  GtkWidget *draw;
  GtkLabel *draw_of;
  GtkLabel *points_label;
  GtkWidget *points;
  GtkWidget *outcome_part;
  GtkDropDown *outcome;
  GPtrArray *outcomes; /* (element-type utf8) their ids, in the order of the list */
  GtkWidget *shuffle_part;
  GtkSwitch *shuffle;
};

G_DEFINE_FINAL_TYPE (AshQuestionFacts, ash_question_facts, GTK_TYPE_WIDGET)

static AshStore *
store_of (AshQuestionFacts *self)
{
  return ash_place_get_store (self->place);
}

static gboolean
done (AshQuestionFacts *self, gboolean is_done, GError *error)
{
  return ash_edits_done (GTK_WIDGET (self), is_done, error,
                         _ ("The question could not be changed"));
}

static void
points_cb (AshQuestionFacts *self)
{
  g_autoptr (GError) error = NULL;
  double points = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->points));

  if (!self->is_showing && self->entry != NULL)
    done (self,
          ash_desk_quiz_set_points (store_of (self), self->entry, (gint64) lround (points * 100),
                                    &error),
          error);
}

/* "2", not "2.00". */
static gboolean
points_output_cb (GtkSpinButton *spin)
{
  double value = gtk_spin_button_get_value (spin);
  g_autofree char *text = g_strdup_printf ("%.*f", fmod (value, 1) != 0 ? 2 : 0, value);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
draw_cb (AshQuestionFacts *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_showing && self->entry != NULL)
    done (self,
          ash_desk_quiz_set_draw (store_of (self), self->entry,
                                  gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->draw)),
                                  &error),
          error);
}

static void
outcome_cb (AshQuestionFacts *self)
{
  guint selected = gtk_drop_down_get_selected (self->outcome);
  g_autoptr (GError) error = NULL;

  if (self->is_showing || self->question == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  done (self,
        ash_desk_question_set_outcome (
            store_of (self), self->entry,
            selected > 0 ? g_ptr_array_index (self->outcomes, selected - 1) : NULL, &error),
        error);
}

static void
shuffle_cb (AshQuestionFacts *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_showing && self->question != NULL)
    done (self,
          ash_desk_question_set_shuffle (store_of (self), self->entry,
                                         gtk_switch_get_active (self->shuffle), &error),
          error);
}

/* Of the credential's outcomes the one that the question shows, 0 for none. */
static guint
find_outcome (AshQuestionFacts *self)
{
  g_autoptr (GPtrArray) said =
      self->question != NULL
          ? ash_store_list (store_of (self), &ASH_ALIGNMENT, "subject", self->question, NULL)
          : NULL;

  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (said, i);

      for (guint j = 0; j < self->outcomes->len; j++)
        if (g_strcmp0 (alignment->statement, g_ptr_array_index (self->outcomes, j)) == 0)
          return j + 1;
    }
  return 0;
}

static void
ash_question_facts_dispose (GObject *object)
{
  AshQuestionFacts *self = ASH_QUESTION_FACTS (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  g_clear_object (&self->place);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_question_facts_parent_class)->dispose (object);
}

static void
ash_question_facts_class_init (AshQuestionFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_question_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_part (AshQuestionFacts *self, const char *label, GtkWidget *control, GtkLabel **out_label)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  ash_name (control, label);
  gtk_box_append (GTK_BOX (part), words);
  gtk_box_append (GTK_BOX (part), control);
  gtk_box_append (self->box, part);
  if (out_label != NULL)
    *out_label = GTK_LABEL (words);
  return part;
}

static GtkLabel *
add_label (GtkListItem *item, int most_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), most_chars);
  gtk_list_item_set_child (item, label);
  return GTK_LABEL (label);
}

static void
setup_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  add_label (item, CHOSEN_CHARS);
}

/* The list is no wider than what it needs, or else than the button: words that are cut to "O1 J…"
 * say nothing, so that it needs room for the better part of an outcome. */
static void
setup_listed_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = add_label (item, LISTED_MOST_CHARS);

  gtk_label_set_width_chars (label, LISTED_CHARS);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, LISTED_LINES);
}

static void
bind_outcome_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
outcome_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_outcome_cb), NULL);
  return factory;
}

static void
build_outcome (AshQuestionFacts *self)
{
  g_autoptr (GtkListItemFactory) button = outcome_factory (G_CALLBACK (setup_chosen_cb));
  g_autoptr (GtkListItemFactory) list = outcome_factory (G_CALLBACK (setup_listed_cb));

  self->outcome = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->outcome, button);
  gtk_drop_down_set_list_factory (self->outcome, list);
  self->outcomes = g_ptr_array_new_with_free_func (g_free);
  self->outcome_part = add_part (self, _ ("Outcome"), GTK_WIDGET (self->outcome), NULL);
  g_signal_connect_swapped (self->outcome, "notify::selected", G_CALLBACK (outcome_cb), self);
}

static void
ash_question_facts_init (AshQuestionFacts *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  self->draw = gtk_spin_button_new_with_range (1, 1000, 1);
  self->draw_part = add_part (self, _ ("Questions to draw"), self->draw, NULL);
  self->draw_of = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->draw_of), "muted");
  gtk_label_set_ellipsize (self->draw_of, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->draw_part), GTK_WIDGET (self->draw_of));
  self->points = gtk_spin_button_new_with_range (0, 10000, 1);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->points), 2);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->points), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->points), FALSE);
  add_part (self, _ ("Points"), self->points, &self->points_label);
  build_outcome (self);
  self->shuffle = GTK_SWITCH (gtk_switch_new ());
  self->shuffle_part = add_part (self, _ ("Shuffle choices"), GTK_WIDGET (self->shuffle), NULL);
  gtk_widget_set_halign (self->shuffle_part, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->shuffle_part, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  g_signal_connect_swapped (self->points, "value-changed", G_CALLBACK (points_cb), self);
  g_signal_connect (self->points, "output", G_CALLBACK (points_output_cb), NULL);
  g_signal_connect_swapped (self->draw, "value-changed", G_CALLBACK (draw_cb), self);
  g_signal_connect_swapped (self->shuffle, "notify::active", G_CALLBACK (shuffle_cb), self);
}

GtkWidget *
ash_question_facts_new (AshPlace *place)
{
  AshQuestionFacts *self = g_object_new (ASH_TYPE_QUESTION_FACTS, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

static void
arrange (AshQuestionFacts *self)
{
  gboolean is_column = self->is_narrow || self->is_draw;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), is_column
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, is_column ? 9 : 18);
  gtk_widget_set_halign (self->shuffle_part, is_column ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

static void
show_draw (AshQuestionFacts *self, const AshQuizBookLine *line)
{
  g_autofree char *format = ash_say_number (_ ("of %u in “%s”"), line->n_drawable);
  g_autofree char *of = g_strdup_printf (format, line->bank_title);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->draw), (double) line->entry->draw);
  gtk_label_set_label (self->draw_of, of);
}

void
ash_question_facts_show (AshQuestionFacts *self, const AshQuizBookLine *line)
{
  gboolean is_draw = line->bank_title != NULL;

  self->is_showing = TRUE;
  g_free (self->entry);
  self->entry = g_strdup (line->entry->record.id);
  g_free (self->question);
  self->question = line->question != NULL ? g_strdup (line->question->record.id) : NULL;
  gtk_widget_set_visible (self->draw_part, is_draw);
  self->is_draw = is_draw;
  arrange (self);
  if (is_draw)
    show_draw (self, line);
  gtk_label_set_label (self->points_label, is_draw ? _ ("Points for each") : _ ("Points"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->points), (double) line->points_c / 100);
  gtk_widget_set_visible (self->outcome_part, self->question != NULL && self->outcomes->len > 0);
  if (gtk_drop_down_get_model (self->outcome) != NULL)
    gtk_drop_down_set_selected (self->outcome, find_outcome (self));
  gtk_widget_set_visible (self->shuffle_part, line->question != NULL &&
                                                  line->question->kind != ASH_QUESTION_TRUE_FALSE &&
                                                  ash_question_has_choices (line->question->kind));
  gtk_switch_set_active (self->shuffle, line->question != NULL && line->question->shuffle);
  self->is_showing = FALSE;
}

static char *
say_outcome (const AshStatement *outcome)
{
  return outcome->code != NULL ? g_strdup_printf ("%s %s", outcome->code, outcome->text)
                               : g_strdup (outcome->text);
}

/* Whether the list says already what the design has. */
static gboolean
is_listed (AshQuestionFacts *self, GtkStringList *wanted)
{
  GListModel *model = gtk_drop_down_get_model (self->outcome);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (wanted));

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                   gtk_string_list_get_string (wanted, i)) != 0)
      return FALSE;
  return TRUE;
}

void
ash_question_facts_set_design (AshQuestionFacts *self, AshDesign *design)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]){ _ ("None"), NULL });

  self->is_showing = TRUE;
  g_ptr_array_set_size (self->outcomes, 0);
  for (guint i = 0; design != NULL && i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      g_autofree char *name = say_outcome (outcome);

      g_ptr_array_add (self->outcomes, g_strdup (outcome->record.id));
      gtk_string_list_append (names, name);
    }
  if (!is_listed (self, names))
    gtk_drop_down_set_model (self->outcome, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->outcome, find_outcome (self));
  gtk_widget_set_visible (self->outcome_part, self->question != NULL && self->outcomes->len > 0);
  self->is_showing = FALSE;
}

void
ash_question_facts_set_narrow (AshQuestionFacts *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  arrange (self);
}

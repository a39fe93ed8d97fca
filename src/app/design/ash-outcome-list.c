#include "ash-outcome-list.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-outcome-card.h"

struct _AshOutcomeList
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  GtkStringList *ids;
  GPtrArray *cards; /* (element-type AshOutcomeCard) those that are shown at the moment */

  AshDesign *design;
  AshMarks *marks;
  GPtrArray *outcomes;
  GPtrArray *columns;
  char *current;
  char *to_focus; /* the outcome to which the keyboard goes when it is there */
};

enum
{
  ADD_EVIDENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshOutcomeList, ash_outcome_list, GTK_TYPE_WIDGET)

static const AshStatement *
find_outcome (AshOutcomeList *self, const char *id)
{
  for (guint i = 0; self->outcomes != NULL && i < self->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->outcomes, i);

      if (g_strcmp0 (outcome->record.id, id) == 0)
        return outcome;
    }
  return NULL;
}

static AshOutcomeCard *
find_card (AshOutcomeList *self, const char *id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      AshOutcomeCard *card = g_ptr_array_index (self->cards, i);

      if (g_strcmp0 (ash_outcome_card_get_id (card), id) == 0)
        return card;
    }
  return NULL;
}

static void
entered_cb (AshOutcomeCard *card, AshOutcomeList *self)
{
  g_free (self->current);
  self->current = g_strdup (ash_outcome_card_get_id (card));
}

static void
add_evidence_cb (AshOutcomeList *self, GtkWidget *button)
{
  g_signal_emit (self, signals[ADD_EVIDENCE], 0, button);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AshOutcomeList *self)
{
  GtkWidget *card = ash_outcome_card_new (self->place);

  g_signal_connect (card, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (card, "add-evidence", G_CALLBACK (add_evidence_cb), self);
  gtk_list_item_set_child (item, card);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AshOutcomeList *self)
{
  AshOutcomeCard *card = ASH_OUTCOME_CARD (gtk_list_item_get_child (item));
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const AshStatement *outcome = find_outcome (self, id);

  g_ptr_array_add (self->cards, card);
  if (outcome == NULL)
    return;
  ash_outcome_card_show (card, self->design, self->marks, self->columns, outcome);
  ash_name (gtk_widget_get_parent (GTK_WIDGET (card)), outcome->text != NULL ? outcome->text : "");
  if (g_strcmp0 (self->to_focus, id) == 0)
    {
      g_clear_pointer (&self->to_focus, g_free);
      ash_outcome_card_focus (card);
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AshOutcomeList *self)
{
  g_ptr_array_remove_fast (self->cards, gtk_list_item_get_child (item));
}

static void
ash_outcome_list_dispose (GObject *object)
{
  AshOutcomeList *self = ASH_OUTCOME_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_outcome_list_parent_class)->dispose (object);
}

static void
ash_outcome_list_finalize (GObject *object)
{
  AshOutcomeList *self = ASH_OUTCOME_LIST (object);

  g_ptr_array_unref (self->cards);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->marks, ash_marks_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->design, ash_design_free);
  g_free (self->current);
  g_free (self->to_focus);
  G_OBJECT_CLASS (ash_outcome_list_parent_class)->finalize (object);
}

static void
ash_outcome_list_class_init (AshOutcomeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcome_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_outcome_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[ADD_EVIDENCE] =
      g_signal_new ("add-evidence", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
ash_outcome_list_init (AshOutcomeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cards = g_ptr_array_new ();
  self->ids = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->ids))), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "outcome-list");
  ash_name (self->view, _ ("Outcomes"));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

GtkWidget *
ash_outcome_list_new (AshPlace *place)
{
  AshOutcomeList *self = g_object_new (ASH_TYPE_OUTCOME_LIST, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

static gboolean
is_same_order (AshOutcomeList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->ids)) != self->outcomes->len)
    return FALSE;
  for (guint i = 0; i < self->outcomes->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->ids, i),
                      ((AshRecord *) g_ptr_array_index (self->outcomes, i))->id))
      return FALSE;
  return TRUE;
}

static void
put_ids (AshOutcomeList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->outcomes->len; i++)
    g_strv_builder_add (builder, ((AshRecord *) g_ptr_array_index (self->outcomes, i))->id);
  ids = g_strv_builder_end (builder);
  gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)),
                          (const char *const *) ids);
}

void
ash_outcome_list_show (AshOutcomeList *self,
                       AshDesign *design,
                       AshMarks *marks,
                       GPtrArray *outcomes)
{
  g_autoptr (AshDesign) design_before = self->design;
  g_autoptr (GPtrArray) outcomes_before = self->outcomes;
  g_autoptr (GPtrArray) columns_before = self->columns;
  g_autoptr (AshMarks) marks_before = self->marks;
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->design = ash_design_ref (design);
  self->marks = ash_marks_ref (marks);
  self->outcomes = g_ptr_array_ref (outcomes);
  self->columns = ash_columns_new (design, NULL, G_MAXUINT);
  if (!is_same_order (self))
    {
      /* The keyboard stays with its outcome where that moved. */
      g_free (self->to_focus);
      self->to_focus = has_focus ? g_strdup (self->current) : NULL;
      put_ids (self);
      return;
    }
  for (guint i = 0; i < self->cards->len; i++)
    {
      AshOutcomeCard *card = g_ptr_array_index (self->cards, i);
      const AshStatement *outcome = find_outcome (self, ash_outcome_card_get_id (card));

      if (outcome != NULL)
        ash_outcome_card_show (card, design, marks, self->columns, outcome);
    }
}

gboolean
ash_outcome_list_go_to (AshOutcomeList *self, const char *record)
{
  AshOutcomeCard *card;

  if (find_outcome (self, record) == NULL)
    return FALSE;
  card = find_card (self, record);
  if (card != NULL)
    {
      ash_outcome_card_focus (card);
      return TRUE;
    }
  g_free (self->to_focus);
  self->to_focus = g_strdup (record);
  for (guint i = 0; i < self->outcomes->len; i++)
    if (g_str_equal (((AshRecord *) g_ptr_array_index (self->outcomes, i))->id, record))
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
  return TRUE;
}

const char *
ash_outcome_list_get_current (AshOutcomeList *self)
{
  return find_outcome (self, self->current) != NULL ? self->current : NULL;
}

void
ash_outcome_list_edit_current (AshOutcomeList *self)
{
  AshOutcomeCard *card = find_card (self, self->current);

  if (card != NULL)
    ash_outcome_card_edit (card);
}

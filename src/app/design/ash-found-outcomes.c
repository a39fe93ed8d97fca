#include "ash-found-outcomes.h"

#include <adwaita.h>
#include <ash-desk-outcomes.h>
#include <ash-verbs.h>
#include <glib/gi18n-lib.h>

#include "ash-look.h"
#include "ash-one-stop.h"
#include "ash-outcome-edits.h"
#include "ash-say.h"
#include "ash-wrap-layout.h"

/* A credential has three to six: more are offered, but not all at one click by themselves. */
#define MANY 6
#define ENOUGH 3
#define MOST_AT_ONCE 12
/* Rows that are made in one go: more would be felt. */
#define ROWS_AT_ONCE 10

struct _AshFoundOutcomes
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkLabel *title;
  GtkLabel *about;
  GtkSpinner *spinner;
  GtkListBox *list;
  GtkButton *use;
  GtkButton *use_all;
  GtkButton *write;
  GtkWidget *actions;
  GtkBox *middle;
  GtkBox *foot;
  GtkButton *example;
  GtkOrientable *hint;
  GPtrArray *checks;  /* (element-type GtkCheckButton) of the rows that are made */
  GPtrArray *found;   /* (element-type AshFoundOutcome) (nullable) */
  GHashTable *chosen; /* (nullable) those of them that are ticked to begin with; borrowed */
  guint filling;
  char *credential; /* whose items were read */
  char *lang;
  AshLook *look;
  gboolean can_go_back;
};

enum
{
  DONE,
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshFoundOutcomes, ash_found_outcomes, GTK_TYPE_WIDGET)

/* On a worker */

static gpointer
find (AshStore *store, gconstpointer credential, AshProgress *progress, GError **error)
{
  return ash_desk_find_outcomes (store, credential, progress, error);
}

/* Showing */

static guint
n_ticked (AshFoundOutcomes *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return n;
}

static guint
n_own (AshFoundOutcomes *self)
{
  guint n = 0;

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    n += ((const AshFoundOutcome *) g_ptr_array_index (self->found, i))->is_own;
  return n;
}

static void
show_use (AshFoundOutcomes *self)
{
  guint n = n_ticked (self);
  guint n_all = n_own (self);
  g_autofree char *all = ash_say_number (_ ("Use all %u"), n_all);
  g_autofree char *label = ash_say_number (ngettext ("Use this one", "Use these %u", n), n);

  gtk_button_set_label (self->use, n > 0 ? label : _ ("Use them"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->use), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->use), self->checks->len > 0);
  gtk_button_set_label (self->use_all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->use_all), n_all > MANY && n_all <= MOST_AT_ONCE);
}

static char *
markup_of (AshFoundOutcomes *self, const char *text)
{
  AshVerb verb;
  g_autofree char *word = NULL;

  if (!ash_verb_read (text, self->lang, &verb) || verb.start > 0)
    return g_markup_escape_text (text, -1);
  word = g_strndup (text, verb.length);
  return g_markup_printf_escaped ("<b>%s</b>%s", word, text + verb.length);
}

/* "Week 5, “By the end of this week you will be able to”" */
static char *
origin_of (AshFoundOutcomes *self, const AshFoundOutcome *found)
{
  g_autoptr (GString) said = g_string_new (found->place);
  const char *kind = found->kind == ASH_FOUND_IN_CANVAS       ? _ ("Canvas outcome")
                     : found->kind == ASH_FOUND_IN_CURRICULUM ? _ ("curriculum standard")
                                                              : NULL;
  AshVerb verb;

  if (kind != NULL)
    g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", kind);
  if (found->quote != NULL)
    g_string_append_printf (said, "%s“%s”", said->len > 0 ? ", " : "", found->quote);
  if (ash_verb_read (found->text, self->lang, &verb) && verb.why != NULL)
    {
      g_autofree char *word = g_strndup (found->text + verb.start, verb.length);

      g_string_append_printf (said, "%s", said->len > 0 ? ". " : "");
      g_string_append_printf (said, _ ("“%s” cannot be observed; you can change it later."), word);
    }
  return g_markup_escape_text (said->str, -1);
}

static void
tick_cb (GtkCheckButton *check, GParamSpec *pspec G_GNUC_UNUSED, GtkWidget *row)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
add_row (AshFoundOutcomes *self, const AshFoundOutcome *found, gboolean is_ticked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = markup_of (self, found->text);
  g_autofree char *origin = origin_of (self, found);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  /* One stop for Tab: the row is what is ticked, the button shows it. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (tick_cb), row, 0);
  tick_cb (GTK_CHECK_BUTTON (check), NULL, row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_use), self);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
}

/* Below a list they stay in sight however long it is. */
static void
place_actions (AshFoundOutcomes *self, gboolean is_list)
{
  GtkBox *wanted = is_list ? self->foot : self->middle;
  GtkWidget *now = gtk_widget_get_parent (self->actions);

  gtk_widget_set_visible (GTK_WIDGET (self->foot), is_list);
  if (now == GTK_WIDGET (wanted))
    return;
  g_object_ref (self->actions);
  gtk_box_remove (GTK_BOX (now), self->actions);
  gtk_box_append (wanted, self->actions);
  g_object_unref (self->actions);
}

static void
show_words (AshFoundOutcomes *self)
{
  guint n = self->found != NULL ? self->found->len : 0;
  g_autofree char *about = NULL;

  gtk_label_set_label (self->title, !self->can_go_back ? _ ("What will learners be able to do?")
                                    : n > 0 || ash_look_is_busy (self->look)
                                        ? _ ("Outcomes found in the course")
                                        : _ ("No further outcomes in the course"));
  if (ash_look_is_busy (self->look))
    about = g_strdup (_ ("Looking for what your course says already…"));
  else if (n > 0 && n_own (self) > MANY)
    about = ash_say_number (_ ("Start from your own words. These %u sentences are already in the "
                               "course; a few to begin with are ticked."),
                            n);
  else if (n > 0)
    about = ash_say_number (ngettext ("Start from your own words. This sentence is already in the "
                                      "course.",
                                      "Start from your own words. These %u sentences are already "
                                      "in the course.",
                                      n),
                            n);
  else if (self->can_go_back)
    about = g_strdup (_ ("Nothing more was found in the pages of your course."));
  else
    about = g_strdup (_ ("Say it in three to six sentences, each with a verb that can be seen."));
  gtk_label_set_label (self->about, about);
  gtk_button_set_label (self->write, self->can_go_back ? _ ("Back to the outcomes")
                                     : n > 0           ? _ ("Write my own")
                                                       : _ ("Write the first one"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  place_actions (self, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), ash_look_is_busy (self->look));
  gtk_spinner_set_spinning (self->spinner, ash_look_is_busy (self->look));
  if (n == 0 && !self->can_go_back)
    gtk_widget_add_css_class (GTK_WIDGET (self->write), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->write), "suggested-action");
  show_use (self);
}

/* Returns whether there are more. */
static gboolean
add_rows (AshFoundOutcomes *self, guint n)
{
  guint end = self->found != NULL ? self->found->len : 0;

  for (; n > 0 && self->checks->len < end; n--)
    {
      const AshFoundOutcome *found = g_ptr_array_index (self->found, self->checks->len);

      add_row (self, found, g_hash_table_contains (self->chosen, found));
    }
  return self->checks->len < end;
}

static gboolean
fill_cb (gpointer data)
{
  AshFoundOutcomes *self = data;

  if (add_rows (self, ROWS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  show_use (self);
  return G_SOURCE_REMOVE;
}

static void
show_found (AshFoundOutcomes *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (self->found != NULL)
    self->chosen =
        ash_harvest_choose (self->found, self->lang, n_own (self) > MANY ? ENOUGH : MANY);
  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (add_rows (self, ROWS_AT_ONCE))
    self->filling = g_idle_add (fill_cb, self);
  show_words (self);
}

static void
found_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshFoundOutcomes *self = data;

  self->found = found;
  show_found (self);
}

static void
look (AshFoundOutcomes *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  ash_look_order (self->look, ash_place_get_document (self->place), g_strdup (self->credential));
  show_found (self);
}

static void
use_cb (AshFoundOutcomes *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  add_rows (self, G_MAXUINT);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder, ((AshFoundOutcome *) g_ptr_array_index (self->found, i))->text);
  texts = g_strv_builder_end (builder);
  if (!ash_outcome_edits_add_all (GTK_WIDGET (self), self->place, (const char *const *) texts))
    return;
  g_clear_pointer (&self->credential, g_free); /* looks again when it is asked for again */
  g_signal_emit (self, signals[DONE], 0);
}

static void
use_all_cb (AshFoundOutcomes *self)
{
  add_rows (self, G_MAXUINT);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 ((AshFoundOutcome *) g_ptr_array_index (self->found, i))->is_own);
  use_cb (self);
}

static void
write_cb (AshFoundOutcomes *self)
{
  if (self->can_go_back)
    g_signal_emit (self, signals[DONE], 0);
  else
    g_signal_emit (self, signals[WRITE], 0, "");
}

static void
example_cb (AshFoundOutcomes *self)
{
  g_signal_emit (self, signals[WRITE], 0,
                 _ ("Judge, with two sources, whether a chart in the news is honest"));
}

static void
ash_found_outcomes_dispose (GObject *object)
{
  AshFoundOutcomes *self = ASH_FOUND_OUTCOMES (object);
  GtkWidget *child;

  ash_look_clear (&self->look);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->credential, g_free);
  g_clear_pointer (&self->lang, g_free);
  G_OBJECT_CLASS (ash_found_outcomes_parent_class)->dispose (object);
}

static void
ash_found_outcomes_class_init (AshFoundOutcomesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (ASH_TYPE_ONE_STOP);
  G_OBJECT_CLASS (klass)->dispose = ash_found_outcomes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-found-outcomes.ui");
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, title);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, about);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, spinner);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, list);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, use);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, use_all);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, write);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, actions);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, middle);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, foot);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, example);
  gtk_widget_class_bind_template_child (widget_class, AshFoundOutcomes, hint);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_cb);
  signals[DONE] =
      g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITE] = g_signal_new ("write", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
ash_found_outcomes_init (AshFoundOutcomes *self)
{
  self->checks = g_ptr_array_new ();
  self->look = ash_look_new (find, g_free, (GDestroyNotify) g_ptr_array_unref, found_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, ash_wrap_layout_new (12));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
ash_found_outcomes_new (AshPlace *place)
{
  AshFoundOutcomes *self = g_object_new (ASH_TYPE_FOUND_OUTCOMES, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_found_outcomes_show (AshFoundOutcomes *self, AshDesign *design, gboolean can_go_back)
{
  self->can_go_back = can_go_back;
  if (g_strcmp0 (self->credential, design->credential->record.id) == 0)
    {
      show_words (self);
      return;
    }
  g_free (self->credential);
  self->credential = g_strdup (design->credential->record.id);
  g_free (self->lang);
  self->lang = g_strdup (design->tree->lang);
  look (self);
}

void
ash_found_outcomes_set_narrow (AshFoundOutcomes *self, gboolean is_narrow)
{
  gtk_orientable_set_orientation (self->hint, is_narrow ? GTK_ORIENTATION_VERTICAL
                                                        : GTK_ORIENTATION_HORIZONTAL);
}

#include "ash-propose-pane.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-deed.h"
#include "ash-edits.h"
#include "ash-look.h"
#include "ash-propose-work.h"
#include "ash-proposed-row.h"
#include "ash-say.h"
#include "ash-use-dialog.h"

/* Rows that are made in one turn of the main loop: a large course has hundreds. */
#define ROWS_AT_ONCE 4

struct _AshProposePane
{
  GtkWidget parent_instance;

  AshDocument *document;
  char *source; /* id of the course */
  char *tree;
  AshProposal *proposal;
  gboolean with_used;
  gboolean is_narrow;
  gboolean is_adjusted;
  gboolean is_stale; /* the document has changed while nobody saw it */
  guint open;        /* the module that shows its items, or G_MAXUINT */
  guint at;          /* the one that gets the keyboard, or G_MAXUINT */
  guint aimed;       /* the one for which a place is being chosen */
  guint filling;
  AshLook *look_up;
  gboolean is_taking; /* a worker reads the proposal, and it is the worker's */

  GtkOrientable *bar;
  GtkLabel *title;
  GtkDropDown *by;
  GtkWidget *number_box;
  GtkSpinButton *number;
  GtkWidget *make;
  GtkLabel *from;
  GtkLabel *sum;
  GtkWidget *again;
  GtkWidget *name_box;
  GtkEditable *name;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *why;
  GtkListBox *list;
  GtkWidget *aside_box;
  GtkLabel *aside;
  GtkButton *scope;
};

enum
{
  MADE,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshProposePane, ash_propose_pane, GTK_TYPE_WIDGET)

static void show_modules (AshProposePane *self);

static gboolean
makes_new (AshProposePane *self)
{
  for (guint i = 0; self->proposal != NULL && i < self->proposal->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->proposal->modules, i);

      if (!module->is_out && module->items->len > 0 && module->credential == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
set_words (gpointer label, const char *format, guint n)
{
  g_autofree char *text = ash_say_number (format, n);

  g_object_set (label, "label", text, NULL);
}

/* Of what is used: modules, items, time. */
static void
show_sum (AshProposePane *self)
{
  guint n_items = 0, n_all = 0;
  gint64 minutes = 0;
  g_autofree char *items = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->proposal->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->proposal->modules, i);

      n_all += module->items->len;
      n_items += module->is_out ? 0 : module->items->len;
      minutes += module->is_out ? 0 : ash_proposed_module_minutes (module);
    }
  items = n_items < n_all ? ash_say_numbers (ngettext ("%u of %u item", "%u of %u items", n_all),
                                             n_items, n_all)
                          : ash_say_number (ngettext ("%u item", "%u items", n_all), n_all);
  time = minutes > 0 ? ash_say_minutes (minutes) : NULL;
  text =
      time != NULL ? g_strdup_printf (_ ("%s · about %s"), items, time) : g_steal_pointer (&items);
  gtk_label_set_label (self->sum, text);
}

/* What there is beside the modules: what is used already, in or out. */
static void
show_aside (AshProposePane *self)
{
  gboolean is_refused = self->proposal == NULL && !gtk_spinner_get_spinning (self->spinner);
  guint n = self->proposal != NULL ? self->proposal->n_aside : 0;

  gtk_widget_set_visible (self->aside_box, n > 0 || is_refused || self->with_used);
  if (n > 0)
    set_words (self->aside,
               ngettext ("Left aside: %u item that is used already.",
                         "Left aside: %u items that are used already.", n),
               n);
  else
    gtk_label_set_label (self->aside, self->with_used ? _ ("With what is used already.")
                                                      : _ ("What is used already is left aside."));
  gtk_button_set_label (self->scope,
                        self->with_used ? _ ("Propose only the rest") : _ ("Propose them too"));
  gtk_label_set_label (self->from,
                       n > 0 ? _ ("From what is not used yet") : _ ("From the whole course"));
}

static void
show_state (AshProposePane *self)
{
  guint n = self->proposal != NULL ? self->proposal->modules->len : 0;
  guint n_in = self->proposal != NULL ? ash_proposal_n_in (self->proposal) : 0;
  gboolean is_new = makes_new (self);

  if (self->proposal != NULL)
    {
      set_words (self->title, ngettext ("%u module proposed", "%u modules proposed", n), n);
      show_sum (self);
    }
  else
    gtk_label_set_label (self->title, gtk_spinner_get_spinning (self->spinner)
                                          ? _ ("Looking at the course")
                                          : _ ("No modules proposed"));
  set_words (self->make, ngettext ("Use %u module", "Use %u modules", n_in), n_in);
  gtk_widget_set_visible (self->make, self->proposal != NULL);
  gtk_widget_set_visible (self->name_box, is_new);
  gtk_widget_set_sensitive (self->make,
                            n_in > 0 && (!is_new || *gtk_editable_get_text (self->name) != '\0'));
  gtk_widget_set_visible (self->again, self->is_adjusted);
  show_aside (self);
}

/* The name that a new credential would have: that of the course. */
static void
name_after_course (AshProposePane *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", self->tree);

  gtk_editable_set_text (self->name, tree != NULL && tree->title != NULL ? tree->title : "");
}

static void
give_keyboard (AshProposePane *self)
{
  if (makes_new (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      gtk_editable_select_region (self->name, 0, -1);
    }
  else if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
proposed_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshProposePane *self = data;
  gtk_spinner_stop (self->spinner);
  self->proposal = found;
  if (found != NULL)
    show_modules (self);
  else
    gtk_label_set_label (self->why, error->message);
  gtk_stack_set_visible_child_name (self->stack, found != NULL ? "modules" : "refused");
  show_state (self);
  if (found != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    give_keyboard (self);
}

static void
clear_rows (AshProposePane *self)
{
  GtkWidget *row;

  g_clear_handle_id (&self->filling, g_source_remove);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* The rows know the proposal: they go first. */
static void
drop_proposal (AshProposePane *self)
{
  clear_rows (self);
  if (!self->is_taking)
    g_clear_pointer (&self->proposal, ash_proposal_free);
  self->proposal = NULL;
}

static void
look (AshProposePane *self)
{
  AshProposeWish *wish = g_new0 (AshProposeWish, 1);

  drop_proposal (self);
  self->open = self->at = G_MAXUINT;
  self->is_adjusted = self->is_stale = FALSE;
  wish->tree = g_strdup (self->tree);
  wish->by = (AshProposeBy) gtk_drop_down_get_selected (self->by);
  wish->n_modules = (guint) gtk_spin_button_get_value_as_int (self->number);
  wish->with_used = self->with_used;
  gtk_widget_set_visible (self->number_box, wish->by == ASH_PROPOSE_WORKLOAD);
  gtk_stack_set_visible_child_name (self->stack, "looking");
  gtk_spinner_start (self->spinner);
  show_state (self);
  ash_look_order (self->look_up, self->document, wish);
}

/* The rows */

static void
show_target (AshProposePane *self, AshProposedRow *row)
{
  const AshProposedModule *module =
      g_ptr_array_index (self->proposal->modules, ash_proposed_row_get_module (row));
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshCredential) credential =
      module->credential != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", module->credential)
                                 : NULL;
  g_autoptr (AshTree) tree =
      credential != NULL ? ash_store_find (store, &ASH_TREE, "id", credential->tree) : NULL;
  g_autoptr (AshItem) joined =
      module->joins != NULL ? ash_store_find (store, &ASH_ITEM, "id", module->joins) : NULL;

  ash_proposed_row_set_target (
      row, tree != NULL && tree->title != NULL ? tree->title : _ ("New credential"),
      joined != NULL && joined->title != NULL ? joined->title : NULL);
}

static void
changed_cb (AshProposePane *self)
{
  self->is_adjusted = TRUE;
  show_state (self);
}

static void
adjusted_cb (AshProposePane *self, AshProposedRow *row)
{
  if (self->proposal == NULL)
    return;
  self->at = ash_proposed_row_get_module (row);
  self->is_adjusted = TRUE;
  show_modules (self);
  show_state (self);
}

static void
aimed_cb (const AshEditsPlace *place, gpointer data)
{
  AshProposePane *self = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->aimed);

  if (self->proposal == NULL || row == NULL)
    return;
  ash_proposal_aim (self->proposal, self->aimed, place->credential, place->parent);
  show_target (self, ASH_PROPOSED_ROW (row));
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
aim_cb (AshProposePane *self, AshProposedRow *row)
{
  self->aimed = ash_proposed_row_get_module (row);
  ash_use_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->document,
                          _ ("Use in"), NULL, ASH_USE_MODULES, aimed_cb, self);
}

static void
expanded_cb (AshProposePane *self, GParamSpec *spec, AdwExpanderRow *row)
{
  guint module = ash_proposed_row_get_module (ASH_PROPOSED_ROW (row));

  if (adw_expander_row_get_expanded (row))
    self->open = module;
  else if (self->open == module)
    self->open = G_MAXUINT;
}

static void
add_row (AshProposePane *self, guint module)
{
  GtkWidget *row = ash_proposed_row_new (self->proposal, module, self->is_narrow);

  show_target (self, ASH_PROPOSED_ROW (row));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "adjusted", G_CALLBACK (adjusted_cb), self);
  g_signal_connect_swapped (row, "aim", G_CALLBACK (aim_cb), self);
  gtk_list_box_append (self->list, row);
  if (module == self->open)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  if (module == self->at)
    gtk_widget_grab_focus (row);
}

static gboolean
fill_cb (gpointer data)
{
  AshProposePane *self = data;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->list));
  guint n = last != NULL ? ash_proposed_row_get_module (ASH_PROPOSED_ROW (last)) + 1 : 0;

  for (guint i = 0; i < ROWS_AT_ONCE && n < self->proposal->modules->len; i++, n++)
    add_row (self, n);
  if (n < self->proposal->modules->len)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
show_modules (AshProposePane *self)
{
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->proposal->modules->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  if (fill_cb (self) == G_SOURCE_CONTINUE)
    self->filling = g_idle_add (fill_cb, self);
}

/* What she does */

static void
by_cb (AshProposePane *self)
{
  if (self->tree != NULL)
    look (self);
}

static void
scope_cb (AshProposePane *self)
{
  self->with_used = !self->with_used;
  look (self);
}

static void
name_cb (AshProposePane *self)
{
  show_state (self);
}

static void
discard_cb (AshProposePane *self)
{
  ash_look_cancel (self->look_up);
  drop_proposal (self);
  g_clear_pointer (&self->source, g_free);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* @words: (nullable): what is being done with the proposal */
static void
show_busy (AshProposePane *self, const char *words)
{
  gtk_stack_set_visible_child_name (self->stack, words != NULL ? "looking" : "modules");
  gtk_spinner_set_spinning (self->spinner, words != NULL);
  show_state (self);
  if (words == NULL)
    return;
  gtk_label_set_label (self->title, words);
  gtk_widget_set_visible (self->make, FALSE);
  gtk_widget_set_visible (self->aside_box, FALSE);
}

static void
taken_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  AshProposePane *self = ASH_PROPOSE_PANE (from);
  AshProposeTaking *taking = data;
  guint n = ash_proposal_n_in (taking->proposal);
  g_autofree char *text = NULL;

  self->is_taking = FALSE;
  if (self->proposal != taking->proposal)
    return;
  taking->proposal = NULL;
  show_busy (self, NULL);
  if (!ash_edits_done (from, is_done, error, _ ("The course could not be broken into modules")))
    return;
  text = g_strdup_printf (ngettext ("%u module made", "%u modules made", n), n);
  drop_proposal (self);
  g_signal_emit (self, signals[MADE], 0, taking->credential);
  ash_edits_toast (from, text);
}

static void
make_cb (AshProposePane *self)
{
  AshProposeTaking *taking;

  if (!gtk_widget_get_sensitive (self->make) || self->proposal == NULL || self->is_taking)
    return;
  self->is_taking = TRUE;
  show_busy (self, _ ("Making the modules"));
  taking = g_new0 (AshProposeTaking, 1);
  taking->proposal = self->proposal;
  taking->title = g_strdup (gtk_editable_get_text (self->name));
  ash_deed_run (GTK_WIDGET (self), self->document, TRUE, ash_propose_take, taken_cb, taking,
                ash_propose_taking_free);
}

/* What was adjusted is there again when she comes back. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[CLOSED], 0);
  return TRUE;
}

static void
ash_propose_pane_dispose (GObject *object)
{
  AshProposePane *self = ASH_PROPOSE_PANE (object);
  GtkWidget *child;

  ash_look_clear (&self->look_up);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (!self->is_taking)
    g_clear_pointer (&self->proposal, ash_proposal_free);
  self->proposal = NULL;
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->tree, g_free);
  G_OBJECT_CLASS (ash_propose_pane_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, AshProposePane, member)

static void
ash_propose_pane_class_init (AshProposePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_propose_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-propose-pane.ui");
  BIND (bar);
  BIND (title);
  BIND (by);
  BIND (number_box);
  BIND (number);
  BIND (make);
  BIND (from);
  BIND (sum);
  BIND (again);
  BIND (name_box);
  BIND (name);
  BIND (stack);
  BIND (spinner);
  BIND (why);
  BIND (list);
  BIND (aside_box);
  BIND (aside);
  BIND (scope);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[MADE] = g_signal_new ("made", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[CLOSED] =
      g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_propose_pane_init (AshProposePane *self)
{
  self->open = self->at = G_MAXUINT;
  self->look_up = ash_look_new (ash_propose_find, ash_propose_wish_free,
                                (GDestroyNotify) ash_proposal_free, proposed_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ash_propose_pane_set_document (AshProposePane *self, AshDocument *document)
{
  g_set_object (&self->document, document);
}

void
ash_propose_pane_open (AshProposePane *self, const char *source)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshSource) record = NULL;

  if (g_strcmp0 (self->source, source) == 0 && self->proposal != NULL && !self->is_stale)
    {
      give_keyboard (self);
      return;
    }
  record = ash_store_find (store, &ASH_SOURCE, "id", source);
  g_free (self->source);
  g_free (self->tree);
  self->source = g_strdup (source);
  self->tree = g_strdup (record != NULL ? record->tree : "");
  self->with_used = FALSE;
  name_after_course (self);
  look (self);
}

/* What she has adjusted stays while she sees it; taking it says so when its place is gone. */
void
ash_propose_pane_apply (AshProposePane *self, const AshChangeSet *changes)
{
  if (self->source == NULL || self->is_taking ||
      !(ash_change_set_has (changes, &ASH_ITEM) || ash_change_set_has (changes, &ASH_CREDENTIAL) ||
        ash_change_set_has (changes, &ASH_SOURCE)))
    return;
  if (ash_store_count (ash_document_get_store (self->document), &ASH_SOURCE, "id", self->source) ==
      0)
    discard_cb (self);
  else if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else if (!self->is_adjusted && self->proposal != NULL)
    look (self);
}

/* In a narrow window the buttons stand below the words. */
void
ash_propose_pane_set_narrow (AshProposePane *self, gboolean is_narrow)
{
  gtk_orientable_set_orientation (self->bar, is_narrow ? GTK_ORIENTATION_VERTICAL
                                                       : GTK_ORIENTATION_HORIZONTAL);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->proposal != NULL)
    show_modules (self);
}

#include "ash-propose-dialog.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-look.h"
#include "ash-say.h"

struct _AshProposeDialog
{
  AdwWindow parent_instance;

  AshDocument *document;
  char *tree; /* of the course */
  AshProposal *proposal;
  guint open; /* the module that shows its items, or G_MAXUINT */
  AshLook *look_up;

  GtkEditable *name;
  GtkOrientable *kinds;
  GtkToggleButton *by_structure;
  GtkToggleButton *by_headings;
  GtkToggleButton *by_weeks;
  GtkToggleButton *by_workload;
  GtkWidget *number_box;
  GtkSpinButton *number;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *why;
  GtkListBox *list;
  GtkLabel *sum;
  GtkWidget *again;
  GtkWidget *make;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshProposeDialog, ash_propose_dialog, ADW_TYPE_WINDOW)

static void show_modules (AshProposeDialog *self);

/* On a worker */

typedef struct
{
  char *tree;
  AshProposeBy by;
  guint n_modules;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->tree);
  g_free (self);
}

static gpointer
propose (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;
  g_autoptr (AshDesign) design = ash_store_load_design (store, order->tree, error);
  AshBodies bodies = ash_store_bodies (store);

  return design != NULL
             ? ash_propose (design, &bodies, order->by, order->n_modules, progress, error)
             : NULL;
}

/* On the main thread */

static void
update_make (AshProposeDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);

  gtk_widget_set_sensitive (self->make, self->proposal != NULL &&
                                            self->proposal->modules->len > 0 && *name != '\0');
}

static void
proposed_cb (gpointer found, const GError *error, gpointer data)
{
  AshProposeDialog *self = data;
  AshProposal *proposal = found;

  gtk_spinner_stop (self->spinner);
  self->proposal = proposal;
  if (proposal != NULL)
    show_modules (self);
  else
    gtk_label_set_label (self->why, error->message);
  gtk_stack_set_visible_child_name (self->stack, proposal != NULL ? "modules" : "refused");
  gtk_widget_set_visible (self->again, FALSE);
  update_make (self);
}

static void
look (AshProposeDialog *self)
{
  Order *order = g_new0 (Order, 1);

  g_clear_pointer (&self->proposal, ash_proposal_free);
  self->open = G_MAXUINT;
  order->tree = g_strdup (self->tree);
  order->by = gtk_toggle_button_get_active (self->by_structure)  ? ASH_PROPOSE_STRUCTURE
              : gtk_toggle_button_get_active (self->by_headings) ? ASH_PROPOSE_HEADINGS
              : gtk_toggle_button_get_active (self->by_weeks)    ? ASH_PROPOSE_WEEKS
                                                                 : ASH_PROPOSE_WORKLOAD;
  order->n_modules = (guint) gtk_spin_button_get_value_as_int (self->number);
  gtk_widget_set_visible (self->number_box, order->by == ASH_PROPOSE_WORKLOAD);
  gtk_stack_set_visible_child_name (self->stack, "looking");
  gtk_spinner_start (self->spinner);
  update_make (self);
  ash_look_order (self->look_up, self->document, order);
}

/* Adjusting; each row knows its module and its item */

typedef void (*Adjust) (AshProposal *proposal, guint module, guint item);

static void
adjust_merge (AshProposal *proposal, guint module, guint item)
{
  ash_proposal_merge (proposal, module);
}

static void
adjust_drop (AshProposal *proposal, guint module, guint item)
{
  ash_proposal_drop (proposal, module);
}

static void
adjust_split (AshProposal *proposal, guint module, guint item)
{
  ash_proposal_split (proposal, module, item);
}

static void
adjust_drop_item (AshProposal *proposal, guint module, guint item)
{
  ash_proposal_drop_item (proposal, module, item);
}

typedef struct
{
  AshProposeDialog *dialog;
  Adjust adjust;
  guint module, item;
} Press;

static gboolean
adjusted_cb (gpointer data)
{
  AshProposeDialog *self = data;

  if (self->proposal != NULL)
    show_modules (self);
  gtk_widget_set_visible (self->again, TRUE);
  update_make (self);
  return G_SOURCE_REMOVE;
}

/* The rows are made anew when this button's turn is over: it is one of them. */
static void
press_cb (GtkButton *button, gpointer data)
{
  const Press *press = data;

  press->adjust (press->dialog->proposal, press->module, press->item);
  g_idle_add_full (G_PRIORITY_DEFAULT, adjusted_cb, g_object_ref (press->dialog), g_object_unref);
}

static void
press_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
tool (AshProposeDialog *self,
      const char *icon,
      const char *words,
      Adjust adjust,
      guint module,
      guint item)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  Press *press = g_new0 (Press, 1);

  press->dialog = self;
  press->adjust = adjust;
  press->module = module;
  press->item = item;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (press_cb), press, press_free, 0);
  return button;
}

static void
renamed_cb (GtkEditable *entry, AshProposeDialog *self)
{
  guint module = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "module"));
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (entry), ADW_TYPE_EXPANDER_ROW);
  g_autofree char *escaped = g_markup_escape_text (gtk_editable_get_text (entry), -1);

  ash_proposal_rename (self->proposal, module, gtk_editable_get_text (entry));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

static GtkWidget *
item_row (AshProposeDialog *self, guint module, guint item)
{
  const AshProposedModule *of = g_ptr_array_index (self->proposal->modules, module);
  const AshProposedItem *proposed = g_ptr_array_index (of->items, item);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped =
      g_markup_escape_text (proposed->title != NULL ? proposed->title : "", -1);
  g_autofree char *time = proposed->minutes > 0 ? ash_say_minutes (proposed->minutes) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (time != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
  if (item > 0)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        tool (self, "list-add-symbolic", _ ("Begin a module here"), adjust_split, module, item));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      tool (self, "list-remove-symbolic", _ ("Leave out"), adjust_drop_item, module, item));
  return row;
}

/* What a module holds is listed when it is first opened. */
static void
fill_module (AshProposeDialog *self, AdwExpanderRow *row, guint module)
{
  const AshProposedModule *of = g_ptr_array_index (self->proposal->modules, module);
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name of the module"));
  gtk_editable_set_text (GTK_EDITABLE (entry), of->title);
  g_object_set_data (G_OBJECT (entry), "module", GUINT_TO_POINTER (module));
  adw_expander_row_add_row (row, entry);
  g_signal_connect (entry, "changed", G_CALLBACK (renamed_cb), self);
  for (guint i = 0; i < of->items->len; i++)
    adw_expander_row_add_row (row, item_row (self, module, i));
  g_object_set_data (G_OBJECT (row), "filled", row);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *spec, AshProposeDialog *self)
{
  guint module = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "module"));

  if (adw_expander_row_get_expanded (row))
    self->open = module;
  else if (self->open == module)
    self->open = G_MAXUINT;
  if (adw_expander_row_get_expanded (row) && g_object_get_data (G_OBJECT (row), "filled") == NULL)
    fill_module (self, row, module);
}

static char *
say_contents (guint n_items, gint64 minutes)
{
  g_autofree char *items = ash_say_number (ngettext ("%u item", "%u items", n_items), n_items);
  g_autofree char *time = minutes > 0 ? ash_say_minutes (minutes) : NULL;

  return time != NULL ? g_strdup_printf ("%s · %s", items, time) : g_steal_pointer (&items);
}

static GtkWidget *
module_row (AshProposeDialog *self, guint module)
{
  const AshProposedModule *of = g_ptr_array_index (self->proposal->modules, module);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *escaped = g_markup_escape_text (of->title, -1);
  g_autofree char *contents = say_contents (of->items->len, ash_proposed_module_minutes (of));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), contents);
  g_object_set_data (G_OBJECT (row), "module", GUINT_TO_POINTER (module));
  adw_expander_row_add_action (
      ADW_EXPANDER_ROW (row),
      tool (self, "list-remove-symbolic", _ ("Leave the module out"), adjust_drop, module, 0));
  if (module + 1 < self->proposal->modules->len)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                                 tool (self, "go-bottom-symbolic", _ ("Join with the next module"),
                                       adjust_merge, module, 0));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  return row;
}

static void
show_sum (AshProposeDialog *self)
{
  guint n = self->proposal->modules->len, n_items = 0;
  gint64 minutes = 0;
  g_autofree char *modules = g_strdup_printf (ngettext ("%u module", "%u modules", n), n);
  g_autofree char *contents = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->proposal->modules, i);

      n_items += module->items->len;
      minutes += ash_proposed_module_minutes (module);
    }
  contents = say_contents (n_items, minutes);
  text = g_strdup_printf ("%s · %s", modules, contents);
  gtk_label_set_label (self->sum, text);
}

static void
show_modules (AshProposeDialog *self)
{
  guint open = self->open;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->proposal->modules->len; i++)
    {
      row = module_row (self, i);
      gtk_list_box_append (self->list, row);
      if (i == open)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->proposal->modules->len > 0);
  show_sum (self);
}

static void
by_cb (AshProposeDialog *self, GtkWidget *control)
{
  /* Of two toggles that change, the one that is on tells. */
  if (self->document != NULL && (!GTK_IS_TOGGLE_BUTTON (control) ||
                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (control))))
    look (self);
}

static void
name_cb (AshProposeDialog *self)
{
  update_make (self);
}

static void
make_cb (AshProposeDialog *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *credential =
      ash_desk_take_proposal (ash_document_get_store (self->document), self->proposal,
                              gtk_editable_get_text (self->name), &error);

  if (ash_edits_done (GTK_WIDGET (parent), credential != NULL, error,
                      _ ("The course could not be broken into modules")))
    {
      guint n = self->proposal->modules->len;
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u module made", "%u modules made", n), n);

      g_signal_emit (self, signals[MADE], 0, credential);
      gtk_window_destroy (GTK_WINDOW (self));
      ash_edits_toast (GTK_WIDGET (parent), text);
    }
}

static void
ash_propose_dialog_dispose (GObject *object)
{
  AshProposeDialog *self = ASH_PROPOSE_DIALOG (object);

  ash_look_clear (&self->look_up);
  g_clear_object (&self->document);
  g_clear_pointer (&self->proposal, ash_proposal_free);
  g_clear_pointer (&self->tree, g_free);
  G_OBJECT_CLASS (ash_propose_dialog_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, AshProposeDialog, member)

static void
ash_propose_dialog_class_init (AshProposeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_propose_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-propose-dialog.ui");
  BIND (name);
  BIND (kinds);
  BIND (by_structure);
  BIND (by_headings);
  BIND (by_weeks);
  BIND (by_workload);
  BIND (number_box);
  BIND (number);
  BIND (stack);
  BIND (spinner);
  BIND (why);
  BIND (list);
  BIND (sum);
  BIND (again);
  BIND (make);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_propose_dialog_init (AshProposeDialog *self)
{
  self->open = G_MAXUINT;
  self->look_up =
      ash_look_new (propose, order_free, (GDestroyNotify) ash_proposal_free, proposed_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_dialog_close_on_escape (GTK_WINDOW (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->make);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* In a narrow window the ways stand one below the other. */
static void
fit (AshProposeDialog *self, GtkWindow *parent)
{
  ash_dialog_set_size (GTK_WINDOW (self), parent, 620, 680);
  if (ash_dialog_is_narrow (parent))
    gtk_orientable_set_orientation (self->kinds, GTK_ORIENTATION_VERTICAL);
}

AshProposeDialog *
ash_propose_dialog_new (GtkWindow *parent, AshDocument *document, const char *source)
{
  AshProposeDialog *self = g_object_new (ASH_TYPE_PROPOSE_DIALOG, "transient-for", parent, NULL);
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshSource) record = ash_store_find (store, &ASH_SOURCE, "id", source);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;

  self->tree = g_strdup (record != NULL ? record->tree : "");
  gtk_editable_set_text (self->name, tree != NULL && tree->title != NULL ? tree->title : "");
  gtk_editable_select_region (self->name, 0, -1);
  self->document = g_object_ref (document);
  fit (self, parent);
  look (self);
  return self;
}

#include "ash-proposed-row.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-say.h"

/* Items that are listed in one turn of the main loop. */
#define ITEMS_AT_ONCE 8

struct _AshProposedRow
{
  AdwExpanderRow parent_instance;

  AshProposal *proposal; /* borrowed */
  guint module;
  guint n_listed; /* of its items */
  guint listing;
  GtkCheckButton *check;
  GtkLabel *chip;
  GtkButton *target;
  GtkLabel *target_words;
  gboolean is_narrow;
  char *place;    /* where it goes, in words */
  GtkWidget *aim; /* (nullable): a row that says so, where there is no room for a button */
};

enum
{
  CHANGED,
  ADJUSTED,
  AIM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshProposedRow, ash_proposed_row, ADW_TYPE_EXPANDER_ROW)

static AshProposedModule *
its_module (AshProposedRow *self)
{
  return g_ptr_array_index (self->proposal->modules, self->module);
}

/* Adjusting; each button knows its item */

typedef void (*Adjust) (AshProposal *proposal, guint module, guint item);

static void
adjust_merge (AshProposal *proposal, guint module, guint item)
{
  ash_proposal_merge (proposal, module);
}

static gboolean
adjusted_cb (gpointer row)
{
  g_signal_emit (row, signals[ADJUSTED], 0);
  return G_SOURCE_REMOVE;
}

/* The rows are made anew when this button's turn is over: it is in one of them. Until then none of
 * them knows which module it is. */
static void
adjust_cb (GtkButton *button, gpointer adjust)
{
  GtkWidget *ancestor = gtk_widget_get_ancestor (GTK_WIDGET (button), ASH_TYPE_PROPOSED_ROW);
  AshProposedRow *self = ASH_PROPOSED_ROW (ancestor);
  guint item = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "item"));

  ((Adjust) adjust) (self->proposal, self->module, item);
  gtk_widget_set_sensitive (gtk_widget_get_parent (ancestor), FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT, adjusted_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
tool (const char *icon, const char *words, Adjust adjust, guint item)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  ash_name (button, words);
  g_object_set_data (G_OBJECT (button), "item", GUINT_TO_POINTER (item));
  g_signal_connect (button, "clicked", G_CALLBACK (adjust_cb), adjust);
  return button;
}

/* Its items */

static GtkWidget *
item_row (const AshProposedItem *proposed, guint item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = proposed->minutes > 0 ? ash_say_minutes (proposed->minutes) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 proposed->title != NULL ? proposed->title : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (time != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
  if (item > 0)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        tool ("list-add-symbolic", _ ("Begin a module here"), ash_proposal_split, item));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tool ("list-remove-symbolic", _ ("Leave out"),
                                                         ash_proposal_drop_item, item));
  return row;
}

static void
show_title (AshProposedRow *self)
{
  const char *title = its_module (self)->title;
  g_autofree char *quoted = ash_say_quoted (title);
  g_autofree char *use = g_strdup_printf (_ ("Use %s"), quoted);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  ash_name (self, title);
  ash_name (self->check, use);
}

static void
renamed_cb (GtkEditable *entry, AshProposedRow *self)
{
  ash_proposal_rename (self->proposal, self->module, gtk_editable_get_text (entry));
  show_title (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
aim_cb (AshProposedRow *self)
{
  g_signal_emit (self, signals[AIM], 0);
}

static void
show_place (AshProposedRow *self)
{
  if (self->aim != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->aim),
                                 self->place != NULL ? self->place : "");
}

static void
add_aim_row (AshProposedRow *self)
{
  self->aim = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->aim), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->aim), _ ("Goes into"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->aim),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->aim), TRUE);
  g_signal_connect_swapped (self->aim, "activated", G_CALLBACK (aim_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->aim);
  show_place (self);
}

static gboolean
list_cb (gpointer data)
{
  AshProposedRow *self = data;
  GPtrArray *items = its_module (self)->items;

  for (guint i = 0; i < ITEMS_AT_ONCE && self->n_listed < items->len; i++, self->n_listed++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              item_row (g_ptr_array_index (items, self->n_listed), self->n_listed));
  if (self->n_listed < items->len)
    return G_SOURCE_CONTINUE;
  self->listing = 0;
  return G_SOURCE_REMOVE;
}

/* What a module holds is listed when it is first opened. */
static void
expanded_cb (AshProposedRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  GtkWidget *entry;

  if (self->n_listed > 0 || !adw_expander_row_get_expanded (row))
    return;
  entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name of the module"));
  gtk_editable_set_text (GTK_EDITABLE (entry), its_module (self)->title);
  adw_expander_row_add_row (row, entry);
  g_signal_connect (entry, "changed", G_CALLBACK (renamed_cb), self);
  if (self->is_narrow)
    add_aim_row (self);
  if (list_cb (self) == G_SOURCE_CONTINUE)
    self->listing = g_idle_add (list_cb, self);
}

static void
checked_cb (AshProposedRow *self)
{
  gboolean is_in = gtk_check_button_get_active (self->check);

  its_module (self)->is_out = !is_in;
  gtk_widget_set_sensitive (GTK_WIDGET (self->target), is_in);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ash_proposed_row_dispose (GObject *object)
{
  g_clear_handle_id (&ASH_PROPOSED_ROW (object)->listing, g_source_remove);
  G_OBJECT_CLASS (ash_proposed_row_parent_class)->dispose (object);
}

static void
ash_proposed_row_finalize (GObject *object)
{
  AshProposedRow *self = ASH_PROPOSED_ROW (object);

  g_object_unref (self->chip);
  g_object_unref (self->target);
  g_free (self->place);
  G_OBJECT_CLASS (ash_proposed_row_parent_class)->finalize (object);
}

static void
ash_proposed_row_class_init (AshProposedRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_proposed_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_proposed_row_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADJUSTED] =
      g_signal_new ("adjusted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[AIM] = g_signal_new ("aim", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
short_label (int most)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, most);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_CENTER);
  return label;
}

static void
ash_proposed_row_init (AshProposedRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (row, GTK_WIDGET (self->check));
  self->chip = g_object_ref_sink (short_label (30));
  gtk_widget_add_css_class (GTK_WIDGET (self->chip), "chip");
  self->target = g_object_ref_sink (GTK_BUTTON (gtk_button_new ()));
  self->target_words = short_label (18);
  gtk_button_set_child (self->target, GTK_WIDGET (self->target_words));
  gtk_widget_set_valign (GTK_WIDGET (self->target), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "small-button");
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "target");
  g_signal_connect_swapped (self->target, "clicked", G_CALLBACK (aim_cb), self);
}

static char *
say_contents (const AshProposedModule *module)
{
  guint n = module->items->len;
  gint64 minutes = ash_proposed_module_minutes (module);
  g_autofree char *items = ash_say_number (ngettext ("%u item", "%u items", n), n);
  g_autofree char *time = minutes > 0 ? ash_say_minutes (minutes) : NULL;

  return time != NULL ? g_strdup_printf (_ ("%s · about %s"), items, time)
                      : g_steal_pointer (&items);
}

GtkWidget *
ash_proposed_row_new (AshProposal *proposal, guint module, gboolean is_narrow)
{
  AshProposedRow *self = g_object_new (ASH_TYPE_PROPOSED_ROW, NULL);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  GtkWidget *merge;

  self->proposal = proposal;
  self->module = module;
  self->is_narrow = is_narrow;
  show_title (self);
  gtk_check_button_set_active (self->check, !its_module (self)->is_out);
  gtk_widget_set_sensitive (GTK_WIDGET (self->target), !its_module (self)->is_out);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (checked_cb), self);
  merge = tool ("go-bottom-symbolic", _ ("Join with the next module"), adjust_merge, 0);
  gtk_widget_set_sensitive (merge, module + 1 < proposal->modules->len);
  /* The last that is added stands first. */
  adw_expander_row_add_action (row, merge);
  if (!is_narrow)
    {
      adw_expander_row_add_action (row, GTK_WIDGET (self->target));
      adw_expander_row_add_action (row, GTK_WIDGET (self->chip));
    }
  return GTK_WIDGET (self);
}

guint
ash_proposed_row_get_module (AshProposedRow *self)
{
  return self->module;
}

/* In a narrow window what the chip says stands below the title. */
static void
show_note (AshProposedRow *self, const char *note)
{
  const AshProposedModule *module = its_module (self);
  g_autofree char *contents = say_contents (module);
  g_autofree char *all =
      self->is_narrow && note != NULL ? g_strdup_printf ("%s · %s", contents, note) : NULL;
  GtkWidget *chip = GTK_WIDGET (self->chip);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), all != NULL ? all : contents);
  gtk_label_set_label (self->chip, note != NULL ? note : "");
  gtk_widget_set_visible (chip, note != NULL);
  gtk_widget_remove_css_class (chip, module->is_for_class ? "plain" : "change");
  gtk_widget_add_css_class (chip, module->is_for_class ? "change" : "plain");
}

void
ash_proposed_row_set_target (AshProposedRow *self, const char *credential, const char *joins)
{
  const AshProposedModule *module = its_module (self);
  g_autofree char *quoted = ash_say_quoted (module->title);
  g_autofree char *goes = g_strdup_printf (_ ("%s goes into %s"), quoted, credential);
  g_autofree char *joined = joins != NULL ? ash_say_quoted (joins) : NULL;
  g_autofree char *part =
      joined != NULL ? g_strdup_printf (_ ("Becomes part of %s"), joined) : NULL;

  gtk_label_set_label (self->target_words, credential);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->target), goes);
  ash_name (self->target, goes);
  show_note (self, module->is_for_class ? _ ("Written for a class") : part);
  g_free (self->place);
  self->place =
      joins != NULL ? g_strdup_printf ("%s › %s", credential, joins) : g_strdup (credential);
  show_place (self);
}

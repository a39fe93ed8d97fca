#include "ash-leftovers-window.h"

#include <adwaita.h>
#include <ash-desk-leftovers.h>
#include <glib/gi18n-lib.h>

#include "ash-deed.h"
#include "ash-dialog.h"
#include "ash-in-hand.h"
#include "ash-look.h"
#include "ash-names.h"
#include "ash-prose.h"
#include "ash-say.h"
#include "ash-text-place.h"
#include "ash-wrap-layout.h"

/* Rows are real widgets; others come when these are done. */
#define MOST_ROWS 100 /* what is beyond them comes when they are done */
#define FIRST_ROWS 8
#define ROWS_A_TURN 3 /* more take longer than a key may */
/* What is rewritten within a frame. */
#define MOST_AT_ONCE 1

#define ASH_TYPE_LEFTOVERS_WINDOW (ash_leftovers_window_get_type ())
G_DECLARE_FINAL_TYPE (AshLeftoversWindow, ash_leftovers_window, ASH, LEFTOVERS_WINDOW, AdwWindow)

struct _AshLeftoversWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  char *credential;
  AshLook *look;
  GPtrArray *found;  /* (element-type AshLeftover) (nullable) */
  GHashTable *typed; /* key of a leftover -> what was written instead of the proposal */
  GPtrArray *rows;
  guint growing;
  AdwPreferencesGroup *group;
  GtkStack *stack;
  AdwHeaderBar *header;
  GtkWidget *all;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (AshLeftoversWindow, ash_leftovers_window, ADW_TYPE_WINDOW)

/* On a worker */

static gpointer
find (AshStore *store, gconstpointer credential, AshProgress *progress, GError **error)
{
  return ash_desk_find_leftovers (store, credential, progress, error);
}

static void
look_again (AshLeftoversWindow *self)
{
  if (self->look != NULL)
    ash_look_order (self->look, ash_place_get_document (self->place), g_strdup (self->credential));
}

/* What is done with them */

static void
toast (AshLeftoversWindow *self, const char *text, gboolean with_undo)
{
  ash_dialog_toast (self->toasts, text, with_undo ? "leftovers.undo" : NULL);
}

static gboolean
rewrite (AshStore *store, gpointer leftovers, GError **error)
{
  return ash_desk_rewrite (store, leftovers, error) >= 0;
}

static void
rewritten_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer leftovers)
{
  guint n = ((GPtrArray *) leftovers)->len;
  g_autofree char *text =
      is_done ? ash_say_number (ngettext ("%u phrase rewritten", "%u phrases rewritten", n), n)
              : g_strdup (error->message);

  toast (ASH_LEFTOVERS_WINDOW (from), text, is_done);
}

/* A copy, with what is to stand in its place: the list may be looked up anew meanwhile. */
static AshLeftover *
ordered (const AshLeftover *leftover, const char *replacement)
{
  AshLeftover *self = g_new0 (AshLeftover, 1);

  self->text = ash_text_copy (leftover->text);
  self->item = g_strdup (leftover->item);
  self->phrase = g_strdup (leftover->phrase);
  self->start = leftover->start;
  self->end = leftover->end;
  self->replacement = g_strdup (replacement);
  return self;
}

static void
run (AshLeftoversWindow *self, GPtrArray *orders)
{
  ash_deed_run (GTK_WIDGET (self), ash_place_get_document (self->place), orders->len > MOST_AT_ONCE,
                rewrite, rewritten_cb, orders, (GDestroyNotify) g_ptr_array_unref);
}

static const AshLeftover *
leftover_of (AshLeftoversWindow *self, GtkWidget *part)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (part), "ash-at"));

  return g_ptr_array_index (self->found, at);
}

static GtkEditable *
entry_of (GtkWidget *part)
{
  return g_object_get_data (G_OBJECT (part), "ash-entry");
}

static void
replace_cb (GtkWidget *button, AshLeftoversWindow *self)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_leftover_free);

  g_ptr_array_add (orders,
                   ordered (leftover_of (self, button), gtk_editable_get_text (entry_of (button))));
  run (self, orders);
}

static void
keep_cb (GtkWidget *button, AshLeftoversWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (ash_desk_keep_leftover (ash_place_get_store (self->place), self->credential,
                              leftover_of (self, button), &error))
    toast (self, _ ("Kept as it is"), TRUE);
  else
    toast (self, error->message, FALSE);
}

static void
show_cb (GtkWidget *button, AshLeftoversWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (AshText) text = ash_text_copy (leftover_of (self, button)->text);

  gtk_window_close (GTK_WINDOW (self));
  ash_text_go_to (GTK_WIDGET (parent), text);
}

/* Rows */

static char *
key_of (const AshLeftover *leftover)
{
  return g_strdup_printf ("%s %s %s %s%s", leftover->text->id, leftover->text->column,
                          leftover->rule, leftover->before, leftover->phrase);
}

static const char *
proposal_of (AshLeftoversWindow *self, const AshLeftover *leftover)
{
  g_autofree char *key = key_of (leftover);
  const char *typed = g_hash_table_lookup (self->typed, key);

  return typed != NULL ? typed : leftover->replacement;
}

static void
typed_cb (GtkEditable *entry, AshLeftoversWindow *self)
{
  g_hash_table_insert (self->typed, key_of (leftover_of (self, GTK_WIDGET (entry))),
                       g_strdup (gtk_editable_get_text (entry)));
}

static GtkWidget *
button_new (
    AshLeftoversWindow *self, const char *words, guint at, GtkWidget *entry, GCallback clicked)
{
  const AshLeftover *leftover = g_ptr_array_index (self->found, at);
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words, leftover->phrase);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  ash_name (button, spoken);
  g_object_set_data (G_OBJECT (button), "ash-at", GUINT_TO_POINTER (at));
  g_object_set_data (G_OBJECT (button), "ash-entry", entry);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
entry_new (AshLeftoversWindow *self, guint at)
{
  const AshLeftover *leftover = g_ptr_array_index (self->found, at);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *spoken = g_strdup_printf (_ ("Instead of “%s”"), leftover->phrase);

  /* Undo is the document's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), proposal_of (self, leftover));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Take it out"));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 30);
  gtk_widget_set_hexpand (entry, TRUE);
  ash_name (entry, spoken);
  g_object_set_data (G_OBJECT (entry), "ash-at", GUINT_TO_POINTER (at));
  g_object_set_data (G_OBJECT (entry), "ash-entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (replace_cb), self);
  return entry;
}

/* Whether the button that replaces all takes it. */
static gboolean
is_for_all (const AshLeftover *leftover)
{
  return leftover->is_certain && !leftover->is_fixed;
}

static char *
say_about (const AshLeftover *leftover)
{
  return is_for_all (leftover)
             ? g_strdup_printf ("%s · %s", leftover->title, leftover->why)
             : g_strdup_printf ("%s · %s %s", leftover->title, leftover->why,
                                _ ("It is not replaced together with the others."));
}

static GtkWidget *
row_new (AshLeftoversWindow *self, guint at)
{
  const AshLeftover *leftover = g_ptr_array_index (self->found, at);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = ash_prose_new (NULL, NULL);
  GtkWidget *entry = entry_new (self, at);
  g_autofree char *markup = g_markup_printf_escaped ("%s<b>%s</b>%s", leftover->before,
                                                     leftover->phrase, leftover->after);
  g_autofree char *about = say_about (leftover);
  g_autofree char *key = key_of (leftover);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_widget_set_layout_manager (line, ash_wrap_layout_new (6));
  gtk_widget_set_sensitive (entry, !leftover->is_fixed);
  gtk_box_append (GTK_BOX (line), entry);
  if (leftover->is_fixed)
    gtk_box_append (GTK_BOX (line),
                    button_new (self, _ ("Show it"), at, entry, G_CALLBACK (show_cb)));
  else
    gtk_box_append (GTK_BOX (line),
                    button_new (self, _ ("Replace"), at, entry, G_CALLBACK (replace_cb)));
  gtk_box_append (GTK_BOX (line), button_new (self, _ ("Keep"), at, entry, G_CALLBACK (keep_cb)));
  gtk_widget_add_css_class (box, "ask-text");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), ash_prose_new (about, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "muted");
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), leftover->phrase);
  ash_in_hand_name (row, key);
  return row;
}

static guint
n_shown (AshLeftoversWindow *self)
{
  return MIN (self->found->len, MOST_ROWS);
}

/* Nothing is replaced unseen, and nothing that has to be looked at. */
static guint
n_open (AshLeftoversWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < n_shown (self); i++)
    n += is_for_all (g_ptr_array_index (self->found, i));
  return n;
}

/* It begins at the first proposal, and is never on what goes, as a toast does: no key would do
 * anything. */
static void
keep_keyboard (AshLeftoversWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->group)))
    return;
  if (self->found->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
  else if (focus == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
add_rows (AshLeftoversWindow *self, guint up_to)
{
  for (guint i = self->rows->len; i < MIN (up_to, n_shown (self)); i++)
    {
      GtkWidget *row = row_new (self, i);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
grow_cb (gpointer data)
{
  AshLeftoversWindow *self = data;

  add_rows (self, self->rows->len + ROWS_A_TURN);
  if (self->rows->len < n_shown (self))
    return G_SOURCE_CONTINUE;
  gtk_widget_set_sensitive (self->all, TRUE);
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

/* How many rows there have to be at once, so that the keyboard finds its own. */
static guint
n_needed (AshLeftoversWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_focus_child (g_ptr_array_index (self->rows, i)) != NULL)
      return i + FIRST_ROWS;
  return FIRST_ROWS;
}

static char *
say_sum (AshLeftoversWindow *self)
{
  g_autofree char *sum =
      ash_say_number (ngettext ("%u phrase", "%u phrases", self->found->len), self->found->len);

  return self->found->len <= MOST_ROWS
             ? g_steal_pointer (&sum)
             : g_strdup_printf (_ ("%s, of which the first %d stand here"), sum, MOST_ROWS);
}

static void
show_found (AshLeftoversWindow *self)
{
  AshInHand *in_hand = ash_in_hand_find (self->rows);
  guint n_rows = n_needed (self);
  guint n = n_open (self);
  g_autofree char *sum = say_sum (self);
  g_autofree char *all = ash_say_number (ngettext ("Replace %u", "Replace all %u", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  add_rows (self, n_rows);
  if (self->rows->len < n_shown (self) && self->growing == 0)
    self->growing = g_idle_add (grow_cb, self);
  gtk_widget_set_sensitive (self->all, self->growing == 0);
  adw_preferences_group_set_title (self->group, sum);
  gtk_button_set_label (GTK_BUTTON (self->all), all);
  gtk_widget_set_visible (self->all, n > 0);
  gtk_stack_set_visible_child_name (self->stack, self->found->len > 0 ? "list" : "nothing");
  if (in_hand != NULL)
    ash_in_hand_return (in_hand, self->rows, self->all);
  keep_keyboard (self);
}

static void
found_cb (gconstpointer credential, gpointer found, const GError *error, gpointer data)
{
  AshLeftoversWindow *self = data;

  if (found == NULL)
    {
      toast (self, error->message, FALSE);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  show_found (self);
}

static void
all_cb (AshLeftoversWindow *self)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_leftover_free);

  for (guint i = 0; i < n_shown (self); i++)
    {
      const AshLeftover *leftover = g_ptr_array_index (self->found, i);

      if (is_for_all (leftover))
        g_ptr_array_add (orders, ordered (leftover, proposal_of (self, leftover)));
    }
  run (self, orders);
}

/* The window */

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ash_dialog_pass_undo (widget, name);
}

static void
ash_leftovers_window_dispose (GObject *object)
{
  AshLeftoversWindow *self = ASH_LEFTOVERS_WINDOW (object);

  ash_look_clear (&self->look);
  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_object (&self->place);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_leftovers_window_parent_class)->dispose (object);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->typed, g_hash_table_unref);
}

static void
ash_leftovers_window_class_init (AshLeftoversWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_leftovers_window_dispose;
  gtk_widget_class_install_action (widget_class, "leftovers.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "leftovers.redo", NULL, undo_cb);
}

static GtkWidget *
page_new (AshLeftoversWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
      self->group, _ ("Days, rooms, people and systems of the class that the course was taught to. "
                      "Take what is proposed, write something else, or keep it."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  return page;
}

static void
ash_leftovers_window_init (AshLeftoversWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *nothing = g_object_new (
      ADW_TYPE_STATUS_PAGE, "icon-name", "object-select-symbolic", "title",
      _ ("Nothing is tied to the old course"), "description",
      _ ("No page, discussion or assignment of this credential names days, rooms, people or "
         "systems of a class."),
      NULL);

  self->rows = g_ptr_array_new ();
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->look = ash_look_new (find, g_free, (GDestroyNotify) g_ptr_array_unref, found_cb, self);
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->all = gtk_button_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->toasts = ash_dialog_toasts_new (GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (nothing, "compact");
  gtk_widget_add_css_class (self->all, "suggested-action");
  gtk_widget_set_visible (self->all, FALSE);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, page_new (self), "list");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  adw_header_bar_pack_start (self->header, self->all);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
  ash_dialog_pass_leaving (GTK_WINDOW (self));
  ash_dialog_add_undo_keys (GTK_WIDGET (self), "leftovers.undo", "leftovers.redo");
}

void
ash_leftovers_window_present (GtkWindow *parent, AshPlace *place)
{
  AshLeftoversWindow *self =
      g_object_new (ASH_TYPE_LEFTOVERS_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                    _ ("Tied to the old course"), NULL);

  self->place = g_object_ref (place);
  self->credential = g_strdup (ash_place_get_credential (place));
  ash_dialog_set_size (GTK_WINDOW (self), parent, 560, 640);
  ash_dialog_spare_title (self->header, parent);
  g_signal_connect_object (ash_place_get_document (place), "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
}

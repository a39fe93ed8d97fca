#include "ash-frameworks-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-entry-row.h"
#include "ash-file-dialog.h"
#include "ash-framework-edits.h"
#include "ash-frameworks-bring-in.h"
#include "ash-names.h"
#include "ash-prose.h"
#include "ash-say.h"
#include "ash-wrap-layout.h"

/* More than anybody reads: another letter narrows it. */
#define MOST_FOUND 300

#define ASH_TYPE_FRAMEWORKS_WINDOW (ash_frameworks_window_get_type ())
G_DECLARE_FINAL_TYPE (AshFrameworksWindow, ash_frameworks_window, ASH, FRAMEWORKS_WINDOW, AdwWindow)

struct _AshFrameworksWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  AshListings *listings;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *top;
  GtkDropDown *choice;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkLabel *count;
  GtkLabel *about;
  GtkWidget *foot;
  GtkWidget *align_one; /* with the outcome that it was opened for */
  GtkWidget *add;
  GtkWidget *align;
  GtkWidget *spinner;
  char *outcome;   /* that a statement is looked for, or NULL */
  char *chosen;    /* id of the framework, NULL for all */
  char *shown;     /* what the list is of: framework, digest, query */
  gboolean is_own; /* the choice is being set */
};

G_DEFINE_FINAL_TYPE (AshFrameworksWindow, ash_frameworks_window, ADW_TYPE_WINDOW)

/* Using */

static AshEntryItem *
selected (AshFrameworksWindow *self)
{
  return self->selection != NULL
             ? ash_entry_of_row (gtk_single_selection_get_selected_item (self->selection))
             : NULL;
}

static void
toast (AshFrameworksWindow *self, const char *text, gboolean with_undo)
{
  ash_dialog_toast (self->toasts, text, with_undo ? "frameworks.undo" : NULL);
}

static void
use (AshFrameworksWindow *self, AshStatementKind kind, const char *outcome)
{
  g_autoptr (AshEntryItem) item = selected (self);
  g_autofree char *text = NULL;

  if (item == NULL || !ash_frameworks_use (GTK_WINDOW (self), self->place, item, kind, outcome))
    return;
  text = g_strdup_printf (outcome != NULL                 ? _ ("Aligned with “%s”")
                          : kind == ASH_STATEMENT_OUTCOME ? _ ("“%s” is an outcome now")
                          : kind == ASH_STATEMENT_ATTRIBUTE ? _ ("“%s” is a graduate attribute now")
                                                            : _ ("“%s” is a skill now"),
                          ash_entry_item_entry (item)->text);
  toast (self, text, TRUE);
}

static void
use_for (AshFrameworksWindow *self, const char *outcome)
{
  g_autoptr (AshEntryItem) item = selected (self);

  if (item != NULL)
    use (self, ash_frameworks_kind_of (item), outcome);
}

static void
add_cb (AshFrameworksWindow *self)
{
  use_for (self, NULL);
}

static void
use_main (AshFrameworksWindow *self)
{
  use_for (self, self->outcome);
}

static void
use_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  use (ASH_FRAMEWORKS_WINDOW (widget), (AshStatementKind) g_variant_get_int32 (parameter), NULL);
}

static void
align_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  use_for (ASH_FRAMEWORKS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ash_dialog_pass_undo (widget, name);
}

/* Showing */

/* The first button is for the outcome that the window was opened for, while there is one. */
static void
show_outcome (AshFrameworksWindow *self, const AshDesign *design)
{
  const AshStatement *outcome =
      design != NULL && self->outcome != NULL ? ash_design_outcome (design, self->outcome) : NULL;
  g_autofree char *label = NULL;

  if (outcome != NULL)
    label = g_strdup_printf (_ ("Align with %s"),
                             outcome->code != NULL ? outcome->code : _ ("this outcome"));
  else if (design != NULL)
    g_clear_pointer (&self->outcome, g_free);
  gtk_widget_set_visible (self->align_one, outcome != NULL);
  gtk_button_set_label (GTK_BUTTON (self->align_one), label != NULL ? label : _ ("Align with…"));
  gtk_widget_set_tooltip_text (self->align_one, outcome != NULL ? outcome->text : NULL);
  if (outcome != NULL)
    gtk_widget_remove_css_class (self->add, "suggested-action");
  else
    gtk_widget_add_css_class (self->add, "suggested-action");
}

static void
show_selected (AshFrameworksWindow *self)
{
  g_autoptr (AshEntryItem) item = selected (self);
  const AshEntry *entry = item != NULL ? ash_entry_item_entry (item) : NULL;
  gboolean can_use = entry != NULL && ash_place_get_credential (self->place) != NULL;
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  gtk_label_set_label (self->about, entry != NULL && entry->note != NULL ? entry->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), entry != NULL && entry->note != NULL);
  gtk_widget_set_sensitive (self->foot, can_use);
  gtk_button_set_label (GTK_BUTTON (self->add),
                        item != NULL && ash_frameworks_kind_of (item) == ASH_STATEMENT_ATTRIBUTE
                            ? _ ("Add as attribute")
                            : _ ("Add as skill"));
  gtk_widget_set_sensitive (self->align, design != NULL && design->outcomes->len > 0);
  show_outcome (self, design);
}

static void
set_model (AshFrameworksWindow *self, GListModel *model)
{
  GtkSingleSelection *selection = gtk_single_selection_new (model);

  self->selection = selection;
  gtk_single_selection_set_autoselect (selection, TRUE);
  g_signal_connect_swapped (selection, "notify::selected-item", G_CALLBACK (show_selected), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  show_selected (self);
}

static void
say_count (AshFrameworksWindow *self, guint n_shown, guint n)
{
  g_autofree char *text =
      n > n_shown ? ash_say_numbers (_ ("The best %u of %u. Another word narrows it."), n_shown, n)
                  : ash_say_number (ngettext ("%u statement", "%u statements", n), n);

  gtk_label_set_label (self->count, text);
}

/* The first framework when none is chosen and nothing is searched: all of them have no order. */
static const AshListed *
browsed (AshFrameworksWindow *self)
{
  GPtrArray *all = ash_listings_all (self->listings);
  const AshListed *listed = ash_listings_find (self->listings, self->chosen);

  return listed != NULL || all->len == 0 ? listed : g_ptr_array_index (all, 0);
}

static void
show_list (AshFrameworksWindow *self)
{
  g_autofree char *query =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  const AshListed *listed = browsed (self);
  guint n = 0;
  g_autofree char *wanted = NULL;

  if (listed == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  wanted = g_strdup_printf ("%s %s %d %s", self->chosen != NULL ? self->chosen : "",
                            listed->framework->listing, listed->listing != NULL, query);
  if (g_strcmp0 (wanted, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&wanted);
  if (*query != '\0')
    {
      g_autoptr (GPtrArray) found =
          ash_listings_search (self->listings, self->chosen, query, MOST_FOUND, &n);

      set_model (self, ash_entry_found_new (found));
      say_count (self, found->len, n);
      gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
    }
  else if (listed->listing == NULL)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else
    {
      n = ash_listing_length (listed->listing);
      set_model (self, ash_entry_tree_new (listed));
      say_count (self, n, n);
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
}

static void
chosen_cb (AshFrameworksWindow *self)
{
  guint at = gtk_drop_down_get_selected (self->choice);
  GPtrArray *all = ash_listings_all (self->listings);
  gboolean has_all = all->len > 1;
  guint index = has_all ? at - 1 : at;
  const AshListed *listed =
      at != GTK_INVALID_LIST_POSITION && index < all->len ? g_ptr_array_index (all, index) : NULL;

  if (self->is_own)
    return;
  g_free (self->chosen);
  self->chosen = listed != NULL ? g_strdup (listed->framework->record.id) : NULL;
  show_list (self);
}

/* The keyboard stands on what can be done: without a framework there is nothing to search. */
static void
focus_first (AshFrameworksWindow *self)
{
  if (gtk_widget_get_visible (self->top))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_frameworks (AshFrameworksWindow *self)
{
  static const char *const of_one[] = { "frameworks.remove", "frameworks.rename",
                                        "frameworks.kind" };
  GPtrArray *all = ash_listings_all (self->listings);
  gboolean was_empty = !gtk_widget_get_visible (self->top);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  if (ash_listings_find (self->listings, self->chosen) == NULL)
    g_clear_pointer (&self->chosen, g_free);
  if (all->len > 1)
    gtk_string_list_append (names, _ ("All frameworks"));
  for (guint i = 0; i < all->len; i++)
    {
      const AshListed *each = g_ptr_array_index (all, i);

      if (g_strcmp0 (each->framework->record.id, self->chosen) == 0)
        at = all->len > 1 ? i + 1 : i;
      gtk_string_list_append (names, each->framework->title != NULL ? each->framework->title : "");
    }
  self->is_own = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, at);
  self->is_own = FALSE;
  gtk_widget_set_visible (self->top, all->len > 0);
  for (guint i = 0; i < G_N_ELEMENTS (of_one); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_one[i], all->len > 0);
  show_list (self);
  if (was_empty != (all->len == 0))
    focus_first (self);
}

/* Frameworks */

static void
brought_in_cb (const char *framework, AshFrameworkNews news, const char *title, gpointer user_data)
{
  AshFrameworksWindow *self = user_data;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->spinner, FALSE);
  if (framework == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (framework);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_frameworks (self);
  text = g_strdup_printf (news == ASH_FRAMEWORK_KNOWN ? _ ("“%s” was here already")
                          : news == ASH_FRAMEWORK_RENEWED
                              ? _ ("“%s” took the place of another version")
                              : _ ("Brought in “%s”"),
                          title != NULL ? title : "");
  toast (self, text, news != ASH_FRAMEWORK_KNOWN);
}

static void
bring_in (GFile *file, gpointer user_data)
{
  AshFrameworksWindow *self = user_data;

  gtk_widget_set_visible (self->spinner, TRUE);
  ash_frameworks_bring_in (GTK_WIDGET (self), self->place, file, brought_in_cb);
}

static void
bring_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ash_file_dialog_present (GTK_WINDOW (widget), ASH_FILE_FRAMEWORK, NULL, bring_in, widget);
}

static gboolean
file_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  bring_in (G_FILE (g_value_get_object (value)), data);
  return TRUE;
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshFrameworksWindow *self = ASH_FRAMEWORKS_WINDOW (widget);
  const AshListed *listed = browsed (self);
  g_autofree char *text = NULL;

  if (listed == NULL)
    return;
  text = g_strdup_printf (_ ("Removed “%s”. What is used of it stays."), listed->framework->title);
  if (ash_framework_edits_remove (GTK_WINDOW (self), self->place, listed->framework))
    toast (self, text, TRUE);
}

static void
kind_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshFrameworksWindow *self = ASH_FRAMEWORKS_WINDOW (widget);
  const AshListed *listed = browsed (self);

  if (listed != NULL)
    ash_framework_edits_set_kind (GTK_WINDOW (self), self->place, listed->framework,
                                  (AshFrameworkKind) g_variant_get_int32 (parameter));
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshFrameworksWindow *self = ASH_FRAMEWORKS_WINDOW (widget);
  const AshListed *listed = browsed (self);

  if (listed != NULL)
    ash_framework_edits_rename (GTK_WINDOW (self), self->place, listed->framework);
}

static void
fill_align (GtkMenuButton *button, gpointer data)
{
  AshFrameworksWindow *self = data;
  g_autoptr (GMenuModel) menu = ash_framework_edits_outcomes_menu (self->place, "frameworks.align");

  gtk_menu_button_set_menu_model (button, menu);
}

/* Building */

static GtkWidget *
header_new (AshFrameworksWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Bring in…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "frameworks.bring-in");
  gtk_widget_set_tooltip_text (
      button, _ ("A framework as CASE (JSON), or a table (CSV) of Canvas, Moodle, ESCO, OSMT"));
  self->spinner = gtk_spinner_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->spinner);
  return header;
}

static GtkWidget *
foot_new (AshFrameworksWindow *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->foot, ash_wrap_layout_new (6));
  self->align_one = gtk_button_new ();
  self->add = gtk_button_new_with_label (_ ("Add as skill"));
  self->align = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->align_one, "suggested-action");
  g_signal_connect_swapped (self->align_one, "clicked", G_CALLBACK (use_main), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->align), _ ("Align with…"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->align), fill_align, self, NULL);
  ash_name (self->align, _ ("Align with…"));
  gtk_widget_set_tooltip_text (self->align, _ ("Say which outcome shows it"));
  gtk_box_append (GTK_BOX (self->foot), self->align_one);
  gtk_box_append (GTK_BOX (self->foot), self->add);
  gtk_box_append (GTK_BOX (self->foot), ash_framework_ways_new ());
  gtk_box_append (GTK_BOX (self->foot), self->align);
  return self->foot;
}

static GtkWidget *
label_new (GtkLabel **out_label, int lines)
{
  GtkWidget *label = ash_prose_new (NULL, "caption");

  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "muted");
  *out_label = GTK_LABEL (label);
  return label;
}

static GtkWidget *
list_new (AshFrameworksWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, ash_entry_factory_new ()));
  ash_name (self->list, _ ("Statements"));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "frameworks-list");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (use_main), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
show_below (GtkStack *stack, GParamSpec *spec, GtkWidget *below)
{
  gtk_widget_set_visible (below, g_strcmp0 (gtk_stack_get_visible_child_name (stack), "list") == 0);
}

/* What is done with the chosen statement; not below a toast. */
static GtkWidget *
below_new (AshFrameworksWindow *self)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (below, "frameworks-foot");
  gtk_box_append (GTK_BOX (below), label_new (&self->about, 3));
  gtk_box_append (GTK_BOX (below), foot_new (self));
  gtk_widget_set_visible (below, FALSE);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (show_below),
                           below, 0);
  return below;
}

static GtkWidget *
top_new (AshFrameworksWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  ash_name (self->choice, C_ ("skills", "Framework"));
  ash_name (self->search, _ ("Search statements"));
  g_object_set (self->search, "placeholder-text", _ ("Search by word or code"), NULL);
  /* Undo is the document's, and Esc closes the window from here too. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->search), FALSE);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (show_list), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (use_main), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (line), ash_framework_menu_new ());
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), label_new (&self->count, 2));
  gtk_widget_add_css_class (box, "frameworks-head");
  return box;
}

static void
ash_frameworks_window_dispose (GObject *object)
{
  AshFrameworksWindow *self = ASH_FRAMEWORKS_WINDOW (object);

  if (self->place != NULL)
    g_object_set_data (G_OBJECT (self->place), "ash-frameworks-window", NULL);
  g_clear_object (&self->place);
  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (ash_frameworks_window_parent_class)->dispose (object);
}

static void
ash_frameworks_window_class_init (AshFrameworksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_frameworks_window_dispose;
  gtk_widget_class_install_action (widget_class, "frameworks.bring-in", NULL, bring_in_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.kind", "i", kind_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.use-as", "i", use_as_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.align", "s", align_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "frameworks.redo", NULL, undo_cb);
}

static void
ash_frameworks_window_init (AshFrameworksWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *results = gtk_stack_new ();
  GtkWidget *reading = gtk_spinner_new ();
  GtkDropTarget *files = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  ash_dialog_add_undo_keys (GTK_WIDGET (self), "frameworks.undo", "frameworks.redo");
  self->stack = GTK_STACK (results);
  gtk_spinner_set_spinning (GTK_SPINNER (reading), TRUE);
  gtk_stack_add_named (
      self->stack,
      ash_frameworks_status_new ("ash-table-symbolic", _ ("No framework yet"),
                                 _ ("Bring in skills, outcomes or graduate attributes that others "
                                    "have written, and say which of them this credential shows."),
                                 TRUE),
      "empty");
  gtk_stack_add_named (self->stack, reading, "reading");
  gtk_stack_add_named (
      self->stack,
      ash_frameworks_status_new ("edit-find-symbolic", _ ("Nothing found"),
                                 _ ("Try fewer words, or the beginning of a word."), FALSE),
      "nothing");
  self->top = top_new (self);
  gtk_box_append (GTK_BOX (box), self->top);
  gtk_stack_add_named (self->stack, list_new (self), "list");
  gtk_box_append (GTK_BOX (box), results);
  self->toasts = ash_dialog_toasts_new (box);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (outer), header_new (self));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (outer), below_new (self));
  adw_window_set_content (ADW_WINDOW (self), outer);
  g_signal_connect (files, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (outer, GTK_EVENT_CONTROLLER (files));
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_frameworks_present (GtkWindow *parent, AshPlace *place, const char *outcome, GFile *file)
{
  AshFrameworksWindow *self = g_object_get_data (G_OBJECT (place), "ash-frameworks-window");

  if (self == NULL)
    {
      self = g_object_new (ASH_TYPE_FRAMEWORKS_WINDOW, "transient-for", parent, "title",
                           _ ("Frameworks"), "destroy-with-parent", TRUE, NULL);
      self->place = g_object_ref (place);
      self->listings = ash_listings_of (place);
      g_object_set_data (G_OBJECT (place), "ash-frameworks-window", self);
      g_signal_connect_object (self->listings, "changed", G_CALLBACK (show_frameworks), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (show_selected),
                               self, G_CONNECT_SWAPPED);
      ash_dialog_set_size (GTK_WINDOW (self), parent, 480, 640);
      show_frameworks (self);
    }
  g_free (self->outcome);
  self->outcome = g_strdup (outcome);
  show_selected (self);
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
  if (file != NULL)
    bring_in (file, self);
}

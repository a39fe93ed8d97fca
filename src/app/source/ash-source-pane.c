#include "ash-source-pane.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-meter.h"
#include "ash-say.h"
#include "ash-shrink.h"
#include "ash-source-drag.h"
#include "ash-source-menu.h"
#include "ash-source-figures.h"
#include "ash-menu.h"

/* What is found is shown in its open sections, unless it is more than anybody reads through:
 * opening sections of thousands takes longer than a key may. */
#define MOST_OPENED 500

struct _AshSourcePane
{
  GtkWidget parent_instance;

  AshDocument *document;
  char *source; /* id of the one shown */
  char *tree;
  char *wanted; /* an item to show when the outline is there */
  AshOutline *outline;
  AshSourceFigures *figures;
  AshLook *loading;

  GtkLabel *title;
  GtkLabel *facts;
  GtkWidget *sources;
  GtkToggleButton *search_toggle;
  GtkWidget *search;
  AshMeter *meter;
  GtkLabel *n_used;
  GtkLabel *n_adapted;
  GtkLabel *n_unused;
  GtkToggleButton *filter_all;
  GtkToggleButton *filter_unused;
  GtkToggleButton *filter_needy;
  GtkStack *stack;
  GtkWidget *back_to_all;
  GtkWidget *legend;
  GtkWidget *filters;
  GtkWidget *open;
  GtkLabel *selected;
  GtkWidget *commands;
  GtkWidget *use_in;
  GtkWidget *take_all; /* while nothing is used, */
  GtkWidget *propose;  /* and then this */
  AshTreeList *list;
};

G_DEFINE_FINAL_TYPE (AshSourcePane, ash_source_pane, GTK_TYPE_WIDGET)

enum
{
  USE,
  TAKE_COURSE,
  ENTERED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @widget: a label or a button */
static void
set_figure (gpointer widget, const char *format, guint n)
{
  g_autofree char *text = ash_say_number (format, n);

  g_object_set (widget, "label", text, NULL);
}

/* (transfer full): "about 1 h 20"; "" when nothing is known */
static char *
say_selected (AshSourcePane *self, const char *const *ids)
{
  gint64 minutes = 0;
  gboolean is_estimate = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AshOutlineItem *item = ash_outline_get (self->outline, ids[i]);

      if (item == NULL)
        continue;
      minutes += MAX (item->minutes, 0);
      is_estimate |= item->is_estimate;
    }
  return ash_say_about_minutes (minutes, is_estimate);
}

static void
selection_cb (AshSourcePane *self)
{
  guint n = ash_tree_list_n_selected (self->list);
  const AshOutlineItem *root = self->outline != NULL ? ash_outline_get_root (self->outline) : NULL;
  gboolean is_used = root != NULL && root->n_used + root->n_adapted > 0;
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autofree char *minutes = root != NULL ? say_selected (self, (const char *const *) ids) : NULL;
  g_autofree char *chosen = n > 0 ? ash_say_number (_ ("%u selected"), n) : g_strdup ("");
  g_autofree char *text = n > 0 && minutes != NULL && *minutes != '\0'
                              ? g_strdup_printf ("%s · %s", chosen, minutes)
                              : g_steal_pointer (&chosen);

  gtk_widget_set_sensitive (self->use_in, n > 0);
  gtk_widget_set_visible (self->take_all, n == 0 && !is_used);
  gtk_widget_set_visible (self->propose, n == 0 && is_used);
  gtk_label_set_label (self->selected, text);
}

static void
show_figures (AshSourcePane *self)
{
  const AshOutlineItem *root = ash_outline_get_root (self->outline);
  guint n_left = root->n_items - root->n_used - root->n_adapted;

  ash_meter_set (self->meter, root->n_items, root->n_used, root->n_adapted);
  set_figure (self->n_used, _ ("Used %u"), root->n_used);
  set_figure (self->n_adapted, _ ("Adapted %u"), root->n_adapted);
  set_figure (self->n_unused, _ ("Not yet used %u"), n_left);
  set_figure (self->filter_all, _ ("All %u"), root->n_items);
  set_figure (self->filter_unused, _ ("Not yet used %u"), n_left);
  set_figure (self->filter_needy, _ ("Needs a look %u"), root->n_needy);
  selection_cb (self);
  ash_let_shrink (self->filters);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_needy),
                          root->n_needy > 0 || gtk_toggle_button_get_active (self->filter_needy));
  if (root->is_visible)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->list));
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' &&
           gtk_toggle_button_get_active (self->filter_unused))
    gtk_stack_set_visible_child_name (self->stack, "all-used");
  else
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
filter_cb (AshSourcePane *self)
{
  const char *text = gtk_toggle_button_get_active (self->search_toggle)
                         ? gtk_editable_get_text (GTK_EDITABLE (self->search))
                         : "";
  AshOutlineFilter filter = gtk_toggle_button_get_active (self->filter_unused)  ? ASH_OUTLINE_UNUSED
                            : gtk_toggle_button_get_active (self->filter_needy) ? ASH_OUTLINE_NEEDY
                                                                                : ASH_OUTLINE_ALL;
  gboolean is_narrowed = filter != ASH_OUTLINE_ALL || *text != '\0';

  if (self->outline == NULL)
    return;
  ash_tree_list_keep (self->list);
  ash_outline_set_filter (self->outline, filter, text);
  ash_tree_list_set_outline (self->list, self->outline,
                             is_narrowed &&
                                 ash_outline_get_root (self->outline)->n_shown <= MOST_OPENED);
  show_figures (self);
}

static void
search_toggled_cb (AshSourcePane *self)
{
  gtk_widget_set_visible (self->search, gtk_toggle_button_get_active (self->search_toggle));
  if (gtk_toggle_button_get_active (self->search_toggle))
    gtk_widget_grab_focus (self->search);
  filter_cb (self);
}

static void
search_stopped_cb (AshSourcePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->search_toggle, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
back_to_all_cb (AshSourcePane *self)
{
  gtk_toggle_button_set_active (self->filter_all, TRUE);
}

static void
use_cb (AshSourcePane *self)
{
  if (ash_tree_list_n_selected (self->list) > 0)
    g_signal_emit (self, signals[USE], 0);
}

static void
take_all_cb (AshSourcePane *self)
{
  if (self->source != NULL)
    g_signal_emit (self, signals[TAKE_COURSE], 0, self->source);
}

static void
entered_cb (AshSourcePane *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* Enter asks where to use an item; a double click on a section opens it. */
static gboolean
enter_key_cb (AshSourcePane *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  use_cb (self);
  return TRUE;
}

static void
ash_source_pane_dispose (GObject *object)
{
  AshSourcePane *self = ASH_SOURCE_PANE (object);
  GtkWidget *child;

  g_clear_object (&self->figures);
  ash_look_clear (&self->loading);
  g_clear_object (&self->document);
  g_clear_object (&self->outline);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->tree, g_free);
  g_clear_pointer (&self->wanted, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_source_pane_parent_class)->dispose (object);
}

static void
ash_source_pane_class_init (AshSourcePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_source_pane_dispose;
  g_type_ensure (ASH_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, title);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, facts);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, sources);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, search_toggle);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, search);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, meter);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, n_used);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, n_adapted);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, n_unused);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, filter_all);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, filter_unused);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, filter_needy);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, stack);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, back_to_all);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, legend);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, filters);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, open);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, selected);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, commands);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, use_in);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, take_all);
  gtk_widget_class_bind_template_child (widget_class, AshSourcePane, propose);
  signals[USE] = g_signal_new ("use", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKE_COURSE] = g_signal_new ("take-course", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] =
      g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_list (AshSourcePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *view;

  self->list = ASH_TREE_LIST (ash_tree_list_new (ASH_SIDE_SOURCE, _ ("Your course")));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->list, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (use_cb), self);

  view = ash_tree_list_get_view (self->list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (enter_key_cb), self);
  gtk_widget_add_controller (view, keys);
  ash_source_drag_attach (self);
}

/* Figures and filters, while there is a course to speak of. */
static void
show_head (AshSourcePane *self, gboolean is_there)
{
  gtk_widget_set_visible (GTK_WIDGET (self->meter), is_there);
  gtk_widget_set_visible (self->legend, is_there);
  gtk_widget_set_visible (self->filters, is_there);
  gtk_widget_set_visible (GTK_WIDGET (self->search_toggle), is_there);
  gtk_widget_set_visible (self->commands, is_there);
}

static char *
source_facts (const AshSource *source)
{
  g_autofree char *day = ash_say_day (source->imported_at);
  const char *from = source->producer != NULL ? source->producer : source->file_name;

  if (from == NULL)
    return g_strdup_printf (_ ("Opened %s"), day);
  return g_strdup_printf (_ ("From %s, opened %s"), from, day);
}

static void
show_wanted (AshSourcePane *self)
{
  g_autofree char *item = g_steal_pointer (&self->wanted);
  const char *ids[] = { item, NULL };

  if (item != NULL)
    ash_tree_list_select (self->list, ids, TRUE);
}

static void
figures_cb (AshSourcePane *self)
{
  show_figures (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
loaded_cb (gconstpointer tree, gpointer outline, const GError *error, gpointer data)
{
  AshSourcePane *self = data;

  self->outline = outline;
  if (outline != NULL)
    {
      gtk_label_set_label (self->title, ash_outline_get_title (outline));
      self->figures = ash_source_figures_new (self->document, self->source, outline);
      g_signal_connect_object (self->figures, "changed", G_CALLBACK (figures_cb), self,
                               G_CONNECT_SWAPPED);
      filter_cb (self);
      /* Who works in another view by then keeps the keyboard there. */
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        gtk_widget_grab_focus (GTK_WIDGET (self->list));
      show_wanted (self);
    }
  else
    g_warning ("source: %s", error->message);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
ash_source_pane_init (AshSourcePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->loading = ash_outline_look_new (loaded_cb, self);
  ash_let_shrink (self->legend);
  ash_let_shrink (self->commands);
  add_list (self);
  g_signal_connect_swapped (self->filter_unused, "toggled", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->filter_needy, "toggled", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  g_signal_connect_swapped (self->search_toggle, "toggled", G_CALLBACK (search_toggled_cb), self);
  g_signal_connect_swapped (self->back_to_all, "clicked", G_CALLBACK (back_to_all_cb), self);
  g_signal_connect_swapped (self->use_in, "clicked", G_CALLBACK (use_cb), self);
  g_signal_connect_swapped (self->take_all, "clicked", G_CALLBACK (take_all_cb), self);
}

static void
show_record (AshSourcePane *self, const AshSource *source)
{
  g_autofree char *facts = source_facts (source);
  g_autofree char *path = NULL;

  g_clear_object (&self->figures);
  g_free (self->source);
  self->source = g_strdup (source->record.id);
  g_free (self->tree);
  self->tree = g_strdup (source->tree);
  g_clear_object (&self->outline);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->facts), source->file_name);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  show_head (self, TRUE);
  ash_look_order (self->loading, self->document, g_strdup (source->tree));
}

static void
show_none (AshSourcePane *self)
{
  g_clear_object (&self->figures);
  ash_look_cancel (self->loading);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->tree, g_free);
  g_clear_object (&self->outline);
  gtk_label_set_label (self->title, _ ("Your course"));
  gtk_label_set_label (self->facts, "");
  show_head (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "none");
  gtk_widget_grab_focus (self->open);
}

static void
show_source_menu (AshSourcePane *self, GPtrArray *sources)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);
      g_autoptr (AshTree) tree =
          ash_store_find (ash_document_get_store (self->document), &ASH_TREE, "id", source->tree);

      ash_menu_append (menu, tree != NULL ? tree->title : NULL, "win.show-source",
                       source->record.id);
    }
  g_menu_append (menu, _ ("Open another course package…"), "win.import");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->sources), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->sources, sources->len > 0);
}

/* Keeps the source that is shown while it is there. */
static void
look_again (AshSourcePane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources =
      ash_desk_list_sources (ash_document_get_store (self->document), &error);
  const AshSource *wanted = NULL;

  if (sources == NULL)
    {
      g_warning ("sources: %s", error->message);
      return;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);

      if (wanted == NULL || g_strcmp0 (source->record.id, self->source) == 0)
        wanted = source;
    }
  show_source_menu (self, sources);
  if (wanted == NULL)
    show_none (self);
  else if (g_strcmp0 (wanted->record.id, self->source) != 0)
    show_record (self, wanted);
}

void
ash_source_pane_set_document (AshSourcePane *self, AshDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  ash_tree_list_remember (self->list, ash_kept_rows_of (document));
  ash_source_menu_attach (self->list, ash_document_get_store (document));
  look_again (self);
}

/**
 * ash_source_pane_apply:
 *
 * A source never changes; what uses it does.
 */
void
ash_source_pane_apply (AshSourcePane *self, const AshChangeSet *changes)
{
  if (changes->is_whole || ash_change_set_has (changes, &ASH_SOURCE))
    look_again (self);
  if (self->outline == NULL)
    return;
  if (changes->is_whole || ash_change_set_has (changes, &ASH_ITEM) ||
      ash_change_set_has (changes, &ASH_ITEM_ORIGIN) ||
      ash_change_set_has (changes, &ASH_CREDENTIAL))
    ash_source_figures_cover (self->figures);
}

void
ash_source_pane_show_source (AshSourcePane *self, const char *source)
{
  g_autoptr (AshSource) record =
      ash_store_get (ash_document_get_store (self->document), &ASH_SOURCE, source, NULL);

  if (record != NULL && g_strcmp0 (record->record.id, self->source) != 0)
    show_record (self, record);
}

/**
 * ash_source_pane_go_to:
 * @item: an item of the course that is shown
 *
 * Selects it and gives it the keyboard, at once or when the course is loaded.
 */
void
ash_source_pane_go_to (AshSourcePane *self, const char *item)
{
  g_free (self->wanted);
  self->wanted = g_strdup (item);
  if (self->outline != NULL)
    show_wanted (self);
}

/**
 * ash_source_pane_is_loading:
 *
 * Returns: whether a course is being read; `loaded` tells when it is there
 */
gboolean
ash_source_pane_is_loading (AshSourcePane *self)
{
  return self->tree != NULL && self->outline == NULL;
}

const char *
ash_source_pane_get_source (AshSourcePane *self)
{
  return self->source;
}

AshTreeList *
ash_source_pane_get_list (AshSourcePane *self)
{
  return self->list;
}

/**
 * ash_source_pane_dup_selected:
 *
 * Returns: (transfer full): ids of source items; the section of what stood in no outline is
 *   named by its items
 */
GStrv
ash_source_pane_dup_selected (AshSourcePane *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AshOutlineItem *item = ash_outline_get (self->outline, ids[i]);

      if (!g_str_equal (ids[i], ASH_OUTLINE_LOOSE))
        g_strv_builder_add (builder, ids[i]);
      else
        for (guint j = 0; j < item->children->len; j++)
          g_strv_builder_add (builder,
                              ((AshOutlineItem *) g_ptr_array_index (item->children, j))->id);
    }
  return g_strv_builder_end (builder);
}

/**
 * ash_source_pane_dup_summary:
 *
 * Returns: (transfer full) (nullable): "29 of 43 items used"
 */
char *
ash_source_pane_dup_summary (AshSourcePane *self)
{
  const AshOutlineItem *root = self->outline != NULL ? ash_outline_get_root (self->outline) : NULL;

  if (root == NULL)
    return NULL;
  if (root->n_used + root->n_adapted == 0)
    return ash_say_number (
        ngettext ("%u item, not used yet", "%u items, none used yet", root->n_items),
        root->n_items);
  return ash_say_numbers (ngettext ("%u of %u item used", "%u of %u items used", root->n_items),
                          root->n_used + root->n_adapted, root->n_items);
}

/**
 * ash_source_pane_get_coverage:
 *
 * Returns: (transfer none) (nullable): which credentials use what of this course
 */
const AshCoverage *
ash_source_pane_get_coverage (AshSourcePane *self)
{
  return self->figures != NULL ? ash_source_figures_get_coverage (self->figures) : NULL;
}

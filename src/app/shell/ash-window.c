#include "ash-names.h"
#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-actions.h"
#include "ash-memory.h"
#include "ash-say.h"
#include "ash-tooltip.h"

G_DEFINE_FINAL_TYPE (AshWindow, ash_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_PREVIEW = 1,
  PROP_PREVIEW_BESIDE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* What the frame shows */

static void
show_undo_name (GtkWidget *button, const char *action, const char *verb, const char *what)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (button));
  GAction *command =
      window != NULL ? g_action_map_lookup_action (G_ACTION_MAP (window), action) : NULL;
  g_autofree char *name = what != NULL ? g_strdup_printf ("%s: %s", verb, what) : g_strdup (verb);

  ash_tooltip_set (button, name);
  ash_name (button, name);
  if (command != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (command), what != NULL);
}

/**
 * ash_window_show_head:
 *
 * The name of the document, its state, and what can be undone.
 */
void
ash_window_show_head (AshWindow *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autofree char *title = ash_document_dup_title (self->document);
  g_autofree char *undo = ash_store_dup_undo_label (store);
  g_autofree char *redo = ash_store_dup_redo_label (store);
  const char *name = title != NULL && *title != '\0' ? title : _ ("Untitled");
  g_autofree char *state = ash_window_dup_save_state (self);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, state);

  gtk_label_set_label (self->document_title, name);
  gtk_label_set_label (self->document_state, state);
  ash_name (self->document_button, label);
  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, state);
  gtk_window_set_title (GTK_WINDOW (self), name);
  show_undo_name (self->undo, "undo", _ ("Undo"), undo);
  show_undo_name (self->redo, "redo", _ ("Redo"), redo);
}

static void
show_frame (AshWindow *self)
{
  gboolean has_document = self->document != NULL;
  gboolean is_narrow = ash_width_bin_is_narrow (self->width);

  /* The start page is one surface. */
  if (has_document)
    gtk_widget_remove_css_class (self->header, "flat");
  else
    gtk_widget_add_css_class (self->header, "flat");
  gtk_widget_set_visible (self->open, !has_document);
  gtk_widget_set_visible (self->document_button, has_document && !is_narrow);
  gtk_widget_set_visible (self->undo, has_document);
  gtk_widget_set_visible (self->redo, has_document && !is_narrow);
  gtk_widget_set_visible (self->search, has_document && !is_narrow);
  gtk_widget_set_visible (self->preview_toggle, has_document && !is_narrow);
  gtk_widget_set_visible (self->export, has_document && !is_narrow);
  gtk_menu_button_set_menu_model (self->menu_button,
                                  has_document && is_narrow ? self->narrow_menu : self->main_menu);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), has_document);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, has_document && is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !is_narrow);
  if (self->checks != NULL)
    ash_checks_bar_set_narrow (self->checks, is_narrow);
  if (self->coach != NULL)
    ash_window_place_coach (self);
  gtk_stack_set_visible_child_name (self->title_stack,
                                    has_document && !is_narrow ? "views" : "title");
  gtk_orientable_set_orientation (self->bar_box, is_narrow ? GTK_ORIENTATION_VERTICAL
                                                           : GTK_ORIENTATION_HORIZONTAL);
  ash_window_lay_out_comments (self);
  ash_window_lay_out_preview (self);
}

/* The views have the window to themselves, or what the preview beside them leaves. */
static void
view_narrow_cb (AshWindow *self, gboolean is_narrow)
{
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    if (ASH_IS_VIEW (view))
      ash_view_set_narrow (ASH_VIEW (view), is_narrow);
}

/* Panes and clamps are as wide as the text asks for. */
static void
text_size_cb (AshWindow *self)
{
  ash_width_follow_text (GTK_WIDGET (self->start));
  ash_width_follow_text (GTK_WIDGET (self->views));
  view_narrow_cb (self, ash_width_bin_is_narrow (self->view_width));
}

static void
narrow_cb (AshWindow *self)
{
  show_frame (self);
}

static void
document_changed_cb (AshWindow *self, AshChangeSet *changes)
{
  ash_window_show_head (self);
  ash_window_settle_toast (self);
  ash_window_apply (self, changes);
  ash_window_save_later (self);
}

/* Signals of the parts */

static void
bench_preview_cb (AshWindow *self, const char *credential, const char *item)
{
  ash_window_show_preview (self, credential, item);
}

static void
bench_asked_cb (AshWindow *self, const char *credential, const char *what)
{
  if (g_str_equal (what, "sheet"))
    ash_window_show_sheet (self, credential, "purpose");
  else if (g_str_equal (what, "export"))
    ash_window_export (self, credential);
  else if (g_str_equal (what, "badge"))
    ash_window_write_badge (self, credential);
}

static void
start_resume_cb (AshWindow *self, const char *session)
{
  ash_window_resume (self, session);
}

static void
start_open_cb (AshWindow *self, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  ash_window_open (self, file);
}

static void
start_failed_cb (AshWindow *self, const char *text)
{
  ash_window_toast (self, text, FALSE);
}

static gboolean
ash_window_close_request (GtkWindow *window)
{
  if (ash_window_stay_for_typing (ASH_WINDOW (window)) ||
      ash_window_drop_imports (ASH_WINDOW (window)) || ash_window_leave (ASH_WINDOW (window)))
    return TRUE;
  ash_actions_take_from (ASH_WINDOW (window));
  return GTK_WINDOW_CLASS (ash_window_parent_class)->close_request (window);
}

/* The switcher leads out of a preview that stands before the view. */
static void
view_changed_cb (AshWindow *self)
{
  if (self->is_sorting)
    return;
  if (self->is_preview && !ash_window_has_view_in_sight (self))
    ash_window_set_preview (self, FALSE);
  if (!ash_window_has_view_in_sight (self))
    ash_window_hide_comments (self);
  if (self->document != NULL)
    {
      ash_window_view_shown (self);
      ash_window_keep_place_later (self);
    }
}

static void
ash_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PREVIEW)
    g_value_set_boolean (value, ASH_WINDOW (object)->is_preview);
  else if (id == PROP_PREVIEW_BESIDE)
    g_value_set_boolean (value, ASH_WINDOW (object)->is_beside);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ash_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PREVIEW)
    ash_window_set_preview (ASH_WINDOW (object), g_value_get_boolean (value));
  else if (id == PROP_PREVIEW_BESIDE)
    ash_window_set_beside (ASH_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ash_window_dispose (GObject *object)
{
  AshWindow *self = ASH_WINDOW (object);

  g_clear_handle_id (&self->publish_timeout, g_source_remove);
  g_clear_object (&self->next_file);
  g_clear_object (&self->failed);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->before_comments);
  G_OBJECT_CLASS (ash_window_parent_class)->dispose (object);
}

static void
ash_window_finalize (GObject *object)
{
  AshWindow *self = ASH_WINDOW (object);

  g_clear_object (&self->coach);
  g_clear_object (&self->place);
  g_clear_object (&self->document);
  g_hash_table_unref (self->stale);
  G_OBJECT_CLASS (ash_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AshWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, open);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, document_button);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, narrow_menu);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, narrow_places);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, document_menu);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, export_menu);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, document_title);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, document_state);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, preview_toggle);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, search);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, export);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, work);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, work_count);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, work_list);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_title);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_text);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_replace);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_retry);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_close);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, bar_box);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, context_place);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, header);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, side_by_side);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, views);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, start);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, busy_spinner);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, AshWindow, summary);
}

static void
ash_window_class_init (AshWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ash_window_get_property;
  object_class->set_property = ash_window_set_property;
  object_class->dispose = ash_window_dispose;
  object_class->finalize = ash_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ash_window_close_request;
  properties[PROP_PREVIEW] =
      g_param_spec_boolean ("preview", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PREVIEW_BESIDE] =
      g_param_spec_boolean ("preview-beside", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_type_ensure (ASH_TYPE_START_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-window.ui");
  bind_children (widget_class);
}

/* The split button names its first half only. */
static void
name_export_menu (AshWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->export); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      ash_name (child, _ ("What to export"));
}

static void
fill_narrow_menu (AshWindow *self)
{
  g_menu_append_submenu (self->narrow_places, _ ("Document"), self->document_menu);
  g_menu_append_submenu (self->narrow_places, _ ("Export"), self->export_menu);
}

static void
wrap_views (AshWindow *self)
{
  g_object_ref (self->views);
  gtk_paned_set_start_child (self->panes, NULL);
  self->view_width = ASH_WIDTH_BIN (ash_width_bin_new (GTK_WIDGET (self->views)));
  gtk_paned_set_start_child (self->panes, GTK_WIDGET (self->view_width));
  g_object_unref (self->views);
  g_signal_connect_swapped (self->view_width, "narrow", G_CALLBACK (view_narrow_cb), self);
}

static void
ash_window_init (AshWindow *self)
{
  self->stale = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The frame may be asked to be smaller than it is until its parts have changed places. */
  g_object_ref (self->frame);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), NULL);
  self->width = ASH_WIDTH_BIN (ash_width_bin_new (self->frame));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->width));
  g_object_unref (self->frame);
  wrap_views (self);
  self->is_beside = ash_memory_get ("preview", "beside", FALSE);

  name_export_menu (self);
  fill_narrow_menu (self);
  ash_window_remember_size (self);
  ash_actions_add_to (self);
  g_signal_connect_swapped (self->width, "narrow", G_CALLBACK (narrow_cb), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
  text_size_cb (self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb),
                            self);
  g_signal_connect_swapped (self->start, "resume", G_CALLBACK (start_resume_cb), self);
  g_signal_connect_swapped (self->start, "open", G_CALLBACK (start_open_cb), self);
  g_signal_connect_swapped (self->start, "left", G_CALLBACK (ash_window_offer_back), self);
  g_signal_connect_swapped (self->start, "failed", G_CALLBACK (start_failed_cb), self);
  g_signal_connect_swapped (self->bar_close, "clicked", G_CALLBACK (ash_window_hide_bar), self);
  g_signal_connect_swapped (self->bar_replace, "clicked", G_CALLBACK (ash_window_save_over), self);
  g_signal_connect_swapped (self->bar_retry, "clicked", G_CALLBACK (ash_window_save_again), self);
  ash_window_take_drops (self);
  ash_start_view_look_again (self->start);
  show_frame (self);
}

AshWindow *
ash_window_new (GtkApplication *application)
{
  return g_object_new (ASH_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ash_window_get_document:
 *
 * Returns: (transfer none) (nullable): what is open here
 */
AshDocument *
ash_window_get_document (AshWindow *self)
{
  return self->document;
}

/**
 * ash_window_get_place:
 *
 * Returns: (transfer none) (nullable): where in the document the user is
 */
AshPlace *
ash_window_get_place (AshWindow *self)
{
  return self->place;
}

AshBench *
ash_window_get_bench (AshWindow *self)
{
  return self->bench;
}

/**
 * ash_window_take_document:
 *
 * Shows @document in this window, which has none yet.
 */
void
ash_window_take_document (AshWindow *self, AshDocument *document)
{
  g_auto (AshKeptPlace) place = { 0 };

  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  self->place = ash_place_new (document);
  ash_window_recall_place (self, &place);
  self->context = ASH_CONTEXT_BAR (ash_context_bar_new (self->place));
  gtk_box_append (self->context_place, GTK_WIDGET (self->context));
  ash_window_add_checks (self);
  ash_window_add_coach (self);
  ash_window_add_views (self);
  self->bench = ASH_BENCH (adw_view_stack_get_child_by_name (self->views, "source"));
  g_object_bind_property (self->coach, "visible", ash_bench_get_coach_place (self->bench),
                          "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->bench, "preview", G_CALLBACK (bench_preview_cb), self);
  g_signal_connect_swapped (self->bench, "asked", G_CALLBACK (bench_asked_cb), self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (document, "notify::is-dirty", G_CALLBACK (ash_window_show_head), self,
                           G_CONNECT_SWAPPED);
  ash_window_set_busy (self, NULL);
  show_frame (self);
  ash_window_show_head (self);
  ash_window_view_shown (self);
  ash_window_find_place (self, &place);
}

/**
 * ash_window_set_busy:
 * @what: (nullable): what is being waited for; %NULL shows the view again
 */
void
ash_window_set_busy (AshWindow *self, const char *what)
{
  gtk_spinner_set_spinning (self->busy_spinner, what != NULL);
  gtk_label_set_label (self->busy_label, what != NULL ? what : "");
  if (what != NULL)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  else
    gtk_stack_set_visible_child_name (self->stack, self->document != NULL ? "views" : "start");
  if (what == NULL && self->document == NULL)
    ash_start_view_look_again (self->start);
}

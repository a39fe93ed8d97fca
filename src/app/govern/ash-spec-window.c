/* The specification as a committee will read it. Part of the module that holds WebKit. */
#include "ash-names.h"
#include "ash-spec-load.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "ash-dialog.h"
#include "ash-file-dialog.h"
#include "ash-web-view.h"
#include "ash-window.h"

#define SCHEME "ashlar-spec"
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

#define ASH_TYPE_SPEC_WINDOW (ash_spec_window_get_type ())
G_DECLARE_FINAL_TYPE (AshSpecWindow, ash_spec_window, ASH, SPEC_WINDOW, AdwWindow)

struct _AshSpecWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  AshLook *look;
  AshSpecPart part;
  GBytes *page;
  guint n_shown;
  WebKitWebView *view; /* NULL once the window is closed */
  GtkStack *stack;
  AdwStatusPage *trouble;
  AdwToastOverlay *toasts;
  AdwHeaderBar *header;
  GtkWidget *print;
  GtkWidget *save;
  GtkCheckButton *comments;
  GtkCheckButton *checks;
};

G_DEFINE_FINAL_TYPE (AshSpecWindow, ash_spec_window, ADW_TYPE_WINDOW)

/* By its part. Translators: the names of files; %s is the title of a credential */
static const char *const FILES[] = { N_ ("%s, specification.html"),
                                     N_ ("%s, outcomes and evidence.html"),
                                     N_ ("%s, course map.html") };
static const char *const TITLES[] = { N_ ("Specification"), N_ ("Outcomes and evidence"),
                                      N_ ("Course map") };
static const char *const SAVED[] = { N_ ("The specification is saved"), N_ ("The matrix is saved"),
                                     N_ ("The course map is saved") };

static void
request_cb (WebKitURISchemeRequest *request, gpointer data)
{
  AshSpecWindow *self = g_weak_ref_get (data);

  if (self != NULL && self->page != NULL)
    ash_web_answer (request, self->page, "text/html; charset=utf-8", POLICY);
  else
    {
      g_autoptr (GError) error =
          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such page");

      webkit_uri_scheme_request_finish_error (request, error);
    }
  g_clear_object (&self);
}

/* Only the page itself, and places in it. */
static gboolean
decide_cb (AshSpecWindow *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
{
  const char *uri;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (
      webkit_navigation_policy_decision_get_navigation_action (
          WEBKIT_NAVIGATION_POLICY_DECISION (decision))));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && g_str_has_prefix (uri, SCHEME "://"))
    return FALSE;
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

static gboolean
refuse_cb (AshSpecWindow *self)
{
  return TRUE;
}

static void
set_ready (AshSpecWindow *self, gboolean is_ready)
{
  gtk_widget_set_sensitive (self->print, is_ready);
  gtk_widget_set_sensitive (self->save, is_ready);
}

static void
made_cb (gconstpointer order, gpointer page, const GError *error, gpointer data)
{
  AshSpecWindow *self = data;
  g_autofree char *uri = NULL;

  if (page == NULL)
    {
      g_autofree char *why = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->trouble, why);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      return;
    }
  g_clear_pointer (&self->page, g_bytes_unref);
  self->page = page;
  uri = g_strdup_printf (SCHEME "://page/%u", ++self->n_shown);
  webkit_web_view_load_uri (self->view, uri);
  gtk_stack_set_visible_child_name (self->stack, "page");
  set_ready (self, TRUE);
}

static void
make (AshSpecWindow *self)
{
  AshSpecOptions options = { gtk_check_button_get_active (self->comments),
                             gtk_check_button_get_active (self->checks), self->part };

  set_ready (self, FALSE);
  ash_spec_order (self->look, self->place, &options);
}

/* Printing and saving */

static void
print_failed_cb (AshSpecWindow *self, const GError *error)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
print_cb (AshSpecWindow *self)
{
  g_autoptr (WebKitPrintOperation) print = webkit_print_operation_new (self->view);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *name = ash_spec_file_name (self->place, "%s");

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  webkit_print_operation_set_print_settings (print, settings);
  g_signal_connect_object (print, "failed", G_CALLBACK (print_failed_cb), self, G_CONNECT_SWAPPED);
  webkit_print_operation_run_dialog (print, GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshSpecWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  AdwToast *toast;

  if (self->view == NULL)
    return;
  toast = adw_toast_new (is_done ? _ (SAVED[self->part]) : error->message);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
file_cb (GFile *file, gpointer data)
{
  AshSpecWindow *self = data;

  if (self->page != NULL)
    g_file_replace_contents_bytes_async (file, self->page, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         saved_cb, g_object_ref (self));
}

static void
save_cb (AshSpecWindow *self)
{
  g_autofree char *name = ash_spec_file_name (self->place, _ (FILES[self->part]));

  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_SAVE, name, file_cb, self);
}

/* The window */

static void
ash_spec_window_dispose (GObject *object)
{
  AshSpecWindow *self = ASH_SPEC_WINDOW (object);

  self->view = NULL;
  ash_look_clear (&self->look);
  g_clear_object (&self->place);
  g_clear_pointer (&self->page, g_bytes_unref);
  G_OBJECT_CLASS (ash_spec_window_parent_class)->dispose (object);
}

/* The page keeps the keyboard to itself, so that its buttons have keys. */
static void
key_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshSpecWindow *self = ASH_SPEC_WINDOW (widget);

  if (!gtk_widget_get_sensitive (self->print))
    return;
  if (g_str_equal (name, "spec.print"))
    print_cb (self);
  else
    save_cb (self);
}

static void
ash_spec_window_class_init (AshSpecWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_spec_window_dispose;
  gtk_widget_class_install_action (widget_class, "spec.print", NULL, key_cb);
  gtk_widget_class_install_action (widget_class, "spec.save", NULL, key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "spec.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "spec.save",
                                       NULL);
}

static GtkWidget *
options_new (AshSpecWindow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->comments = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("With comments")));
  self->checks = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("With open checks")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->comments));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->checks));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("What goes in"));
  ash_name (button, _ ("What goes in"));
  g_signal_connect_swapped (self->comments, "toggled", G_CALLBACK (make), self);
  g_signal_connect_swapped (self->checks, "toggled", G_CALLBACK (make), self);
  return button;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
make_view (AshSpecWindow *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_autoptr (WebKitWebContext) context = NULL;

  g_weak_ref_init (weak, self);
  context = ash_web_context_new (SCHEME, request_cb, weak);
  g_object_set_data_full (G_OBJECT (context), "ash-weak", weak, weak_free);
  self->view = ash_web_view_new (context, NULL);
  webkit_settings_set_enable_javascript (webkit_web_view_get_settings (self->view), FALSE);
  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "permission-request", G_CALLBACK (refuse_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "create", G_CALLBACK (refuse_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "context-menu", G_CALLBACK (refuse_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ash_spec_window_init (AshSpecWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  make_view (self);
  self->look = ash_spec_look_new (made_cb, self);
  self->header = ADW_HEADER_BAR (header);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->trouble = ADW_STATUS_PAGE (adw_status_page_new ());
  self->print = gtk_button_new_with_label (_ ("Print…"));
  self->save = gtk_button_new_with_label (_ ("Save…"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  gtk_widget_set_tooltip_text (self->print, _ ("Print (Ctrl+P)"));
  gtk_widget_set_tooltip_text (self->save, _ ("Save as a web page (Ctrl+S)"));
  adw_status_page_set_title (self->trouble, _ ("The specification could not be made"));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "page");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->trouble), "trouble");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->toasts = ash_dialog_toasts_new (GTK_WIDGET (self->stack));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->print);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), options_new (self));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
  set_ready (self, FALSE);
}

static void
present (GtkWindow *parent, AshPlace *place, AshSpecPart part)
{
  AshSpecWindow *self = g_object_new (ASH_TYPE_SPEC_WINDOW, "transient-for", parent, "modal", TRUE,
                                      "title", _ (TITLES[part]), NULL);

  self->place = g_object_ref (place);
  self->part = part;
  ash_name (self->view, _ (TITLES[part]));
  ash_dialog_set_size (GTK_WINDOW (self), parent, 960, 760);
  ash_dialog_spare_title (self->header, parent);
  make (self);
  gtk_window_present (GTK_WINDOW (self));
}

G_MODULE_EXPORT const AshSpecApi ash_spec_api;
G_MODULE_EXPORT const AshSpecApi ash_spec_api = { present };

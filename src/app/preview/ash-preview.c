#include "ash-preview.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <ash-job.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <webkit/webkit.h>

#include "ash-preview-server.h"
#include "ash-uri.h"
#include "ash-web-view.h"
#include "ash-window.h"

#define SCHEME "ashlar"
#define PHONE_WIDTH 390
#define TABLET_WIDTH 768
#define REFRESH_MS 300

#define ASH_TYPE_PREVIEW (ash_preview_get_type ())
G_DECLARE_FINAL_TYPE (AshPreview, ash_preview, ASH, PREVIEW, GtkWidget)

struct _AshPreview
{
  GtkWidget parent_instance;

  AshDocument *document;
  AshPreviewServer *server;
  WebKitWebContext *context;
  WebKitWebView *view;
  char *credential;
  guint refresh;
  AshJob *site;
  GFile *folder; /* where the site is written for the browser */

  GtkWidget *credentials;
  GtkLabel *mark;
  GtkLabel *title;
  GtkToggleButton *phone;
  GtkToggleButton *tablet;
  GtkToggleButton *computer;
  GtkToggleButton *dark;
  GtkWidget *previous;
  GtkWidget *home;
  GtkLabel *page_title;
  GtkWidget *browser;
  GtkWidget *ground;
  GtkWidget *frame;
};

G_DEFINE_FINAL_TYPE (AshPreview, ash_preview, GTK_TYPE_WIDGET)

enum
{
  BACK,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The scheme */

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WebKitURISchemeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshPreviewPage) page = ash_preview_server_load_finish (result, &error);

  if (page == NULL)
    {
      webkit_uri_scheme_request_finish_error (request, error);
      return;
    }
  ash_web_answer (request, page->bytes, page->type, page->policy);
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  AshPreview *self = user_data;
  const char *path = webkit_uri_scheme_request_get_path (request);
  g_autofree char *decoded = NULL;

  while (path != NULL && *path == '/')
    path++;
  decoded = g_uri_unescape_string (path != NULL ? path : "", NULL);
  if (decoded == NULL || *decoded == '\0')
    {
      g_free (decoded);
      decoded = g_strdup ("index.html");
    }
  ash_preview_server_load_async (self->server, decoded, answer_cb, g_object_ref (request));
}

/* Only pages of the site itself; a link to elsewhere is said, not followed. */
static gboolean
decide_cb (AshPreview *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
{
  WebKitNavigationAction *action;
  const char *uri;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION &&
      (g_str_has_prefix (uri, SCHEME ":") || g_str_equal (uri, "about:blank")))
    return FALSE;
  webkit_policy_decision_ignore (decision);
  if (webkit_navigation_action_is_user_gesture (action))
    g_signal_emit (self, signals[FAILED], 0,
                   _ ("This link leads outside. Learners will follow it; the preview does not."));
  return TRUE;
}

static gboolean
refuse_cb (AshPreview *self)
{
  return TRUE;
}

static void
show_page_title (AshPreview *self)
{
  const char *title = webkit_web_view_get_title (self->view);

  gtk_label_set_label (self->page_title, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Preview"), -1);
  gtk_widget_set_sensitive (self->previous, webkit_web_view_can_go_back (self->view));
}

static gboolean
load_failed_cb (AshPreview *self, WebKitLoadEvent event, const char *uri, GError *error)
{
  if (g_error_matches (error, WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_CANCELLED) ||
      g_error_matches (error, WEBKIT_POLICY_ERROR,
                       WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE))
    return TRUE;
  g_signal_emit (self, signals[FAILED], 0, error->message);
  return FALSE;
}

static void
terminated_cb (AshPreview *self)
{
  g_signal_emit (self, signals[FAILED], 0,
                 _ ("This page stopped the preview. The document is not touched by it."));
}

static void
make_view (AshPreview *self)
{
  self->context = ash_web_context_new (SCHEME, request_cb, self);
  self->view = ash_web_view_new (self->context, NULL);
  g_signal_connect_swapped (self->view, "decide-policy", G_CALLBACK (decide_cb), self);
  g_signal_connect_swapped (self->view, "permission-request", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "create", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "context-menu", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "load-failed", G_CALLBACK (load_failed_cb), self);
  g_signal_connect_swapped (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self);
  g_signal_connect_swapped (self->view, "notify::title", G_CALLBACK (show_page_title), self);
  gtk_box_append (GTK_BOX (self->frame), GTK_WIDGET (self->view));
}

/* What is shown */

static void
load_path (AshPreview *self, const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf (SCHEME "://site/%s", escaped);

  webkit_web_view_load_uri (self->view, uri);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ash_preview_server_find_finish (result, &error);

  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (self->view != NULL)
    load_path (self, path != NULL ? path : "index.html");
}

static void
show_credential (AshPreview *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
      const char *title = tree != NULL && tree->title != NULL ? tree->title : "";
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_menu_item_set_action_and_target (item, "preview.credential", "s", credential->record.id);
      g_menu_append_item (menu, item);
      if (g_strcmp0 (credential->record.id, self->credential) == 0)
        {
          gtk_label_set_label (self->mark, number);
          gtk_label_set_label (self->title, title);
          gtk_accessible_update_property (GTK_ACCESSIBLE (self->credentials),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
        }
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->credentials), G_MENU_MODEL (menu));
}

static AshPreviewTheme
theme (AshPreview *self)
{
  return gtk_toggle_button_get_active (self->dark) ? ASH_PREVIEW_DARK : ASH_PREVIEW_LIGHT;
}

static gboolean
is_there (AshPreview *self)
{
  g_autoptr (AshCredential) record = ash_store_find (ash_document_get_store (self->document),
                                                     &ASH_CREDENTIAL, "id", self->credential);

  return record != NULL;
}

static gboolean
refresh_cb (gpointer data)
{
  AshPreview *self = data;

  self->refresh = 0;
  if (!is_there (self))
    {
      g_signal_emit (self, signals[BACK], 0);
      return G_SOURCE_REMOVE;
    }
  show_credential (self);
  ash_preview_server_forget (self->server);
  webkit_web_view_reload (self->view);
  return G_SOURCE_REMOVE;
}

static void
width_cb (AshPreview *self)
{
  gboolean is_phone = gtk_toggle_button_get_active (self->phone);
  gboolean is_tablet = gtk_toggle_button_get_active (self->tablet);

  gtk_widget_set_halign (self->frame, is_phone || is_tablet ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_size_request (self->frame,
                               is_phone    ? PHONE_WIDTH
                               : is_tablet ? TABLET_WIDTH
                                           : -1,
                               -1);
  if (is_phone)
    gtk_widget_add_css_class (self->frame, "phone");
  else
    gtk_widget_remove_css_class (self->frame, "phone");
}

static void
dark_cb (AshPreview *self)
{
  if (self->server == NULL)
    return;
  ash_preview_server_set (self->server, self->credential, theme (self));
  webkit_web_view_reload_bypass_cache (self->view);
}

static void
previous_cb (AshPreview *self)
{
  webkit_web_view_go_back (self->view);
}

static void
home_cb (AshPreview *self)
{
  load_path (self, "index.html");
}

static void
site_finished_cb (AshPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshReport) report = ash_job_site_finish (self->site, &error);
  g_autoptr (GFile) index = g_file_get_child (self->folder, "index.html");

  if (report == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else
    ash_uri_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), index);
  g_clear_object (&self->site);
  gtk_widget_set_sensitive (self->browser, TRUE);
}

static void
browser_cb (AshPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ashlar-site-XXXXXX", &error);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (folder == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  g_clear_object (&self->folder);
  self->folder = g_file_new_for_path (folder);
  self->site = ash_job_site (self->document, self->credential, self->folder);
  gtk_widget_set_sensitive (self->browser, FALSE);
  g_signal_connect_object (self->site, "finished", G_CALLBACK (site_finished_cb), self,
                           G_CONNECT_SWAPPED);
  ash_window_add_job (ASH_WINDOW (window), self->site);
}

static void
preview_show (GtkWidget *widget, const char *credential, const char *item)
{
  AshPreview *self = ASH_PREVIEW (widget);
  g_autofree char *id = g_strdup (credential);

  g_free (self->credential);
  self->credential = g_steal_pointer (&id);
  ash_preview_server_set (self->server, self->credential, theme (self));
  ash_preview_server_forget (self->server);
  show_credential (self);
  if (item != NULL)
    ash_preview_server_find_async (self->server, item, found_cb, g_object_ref (self));
  else
    load_path (self, "index.html");
}

static void
credential_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  preview_show (widget, g_variant_get_string (parameter, NULL), NULL);
}

static void
ash_preview_dispose (GObject *object)
{
  AshPreview *self = ASH_PREVIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->server);
  g_clear_object (&self->document);
  g_clear_object (&self->site);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_preview_parent_class)->dispose (object);
}

static void
ash_preview_class_init (AshPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AshPreview, credentials);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, mark);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, title);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, phone);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, tablet);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, computer);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, dark);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, previous);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, home);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, page_title);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, browser);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, ground);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, frame);
  gtk_widget_class_install_action (widget_class, "preview.credential", "s", credential_action_cb);
  signals[BACK] =
      g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_preview_init (AshPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (self->dark,
                                adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_signal_connect_swapped (self->phone, "toggled", G_CALLBACK (width_cb), self);
  g_signal_connect_swapped (self->tablet, "toggled", G_CALLBACK (width_cb), self);
  g_signal_connect_swapped (self->dark, "toggled", G_CALLBACK (dark_cb), self);
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->home, "clicked", G_CALLBACK (home_cb), self);
  g_signal_connect_swapped (self->browser, "clicked", G_CALLBACK (browser_cb), self);
}

static GtkWidget *
preview_create (AshDocument *document)
{
  AshPreview *self = g_object_new (ASH_TYPE_PREVIEW, NULL);

  self->document = g_object_ref (document);
  self->server = ash_preview_server_new (ash_document_get_session_path (document));
  make_view (self);
  return GTK_WIDGET (self);
}

/* The document was edited: the page shown follows within a moment. */
static void
preview_refresh (GtkWidget *widget)
{
  AshPreview *self = ASH_PREVIEW (widget);

  g_clear_handle_id (&self->refresh, g_source_remove);
  self->refresh = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
preview_cycle_width (GtkWidget *widget)
{
  AshPreview *self = ASH_PREVIEW (widget);

  if (gtk_toggle_button_get_active (self->phone))
    gtk_toggle_button_set_active (self->tablet, TRUE);
  else if (gtk_toggle_button_get_active (self->tablet))
    gtk_toggle_button_set_active (self->computer, TRUE);
  else
    gtk_toggle_button_set_active (self->phone, TRUE);
}

G_MODULE_EXPORT const AshPreviewApi ash_preview_api;
G_MODULE_EXPORT const AshPreviewApi ash_preview_api = { preview_create, preview_show,
                                                        preview_refresh, preview_cycle_width };

#include "ash-preview-frame.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-device-fit.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-web-view.h"

#define SCHEME "ashlar"
#define SITE SCHEME "://site/"
#define WORLD "ashlar"
#define START "index.html"
#define PHONE_RIM 9 /* on each side, as the style sheet paints it */
#define NO_LIMIT 100000

static const int WIDTHS[] = { 390, 768, 0 }; /* CSS pixels by #AshDevice; 0: all there are */

struct _AshPreviewFrame
{
  GtkWidget parent_instance;

  AshPreviewServer *server;
  WebKitWebView *view;
  char *path;        /* of the page in sight */
  GBytes *shown;     /* (nullable) what the page in sight was made of */
  char *failed_item; /* (nullable) whose page could not be shown */
  gboolean is_updating;
  gboolean is_stale; /* another design came while it was updating */
  guint restyled;

  AshDeviceFit *fit;
  GtkWidget *clamp;
  GtkWidget *card;
  GtkWidget *head;
  GtkWidget *back;
  GtkWidget *forward;
  GtkWidget *reload;
  GtkLabel *address;
  GtkStack *stack;
  AdwStatusPage *trouble;
  GtkWidget *go_there;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (AshPreviewFrame, ash_preview_frame, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  GO_TO,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Paths and addresses */

static char *
path_of_uri (const char *uri)
{
  g_autofree char *bare = NULL;
  char *path;

  if (uri == NULL || !g_str_has_prefix (uri, SITE))
    return NULL;
  bare = g_strndup (uri + strlen (SITE), strcspn (uri + strlen (SITE), "?#"));
  path = g_uri_unescape_string (bare, NULL);
  if (path != NULL && *path == '\0')
    {
      g_free (path);
      path = g_strdup (START);
    }
  return path;
}

/* The item whose page it is: "pages/ID.html". */
static char *
item_of_path (const char *path)
{
  if (path == NULL || !g_str_has_prefix (path, "pages/") || !g_str_has_suffix (path, ".html"))
    return NULL;
  return g_strndup (path + strlen ("pages/"), strlen (path) - strlen ("pages/.html"));
}

static void
load_path (AshPreviewFrame *self, const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat (SITE, escaped, NULL);

  gtk_stack_set_visible_child_name (self->stack, "page");
  webkit_web_view_load_uri (self->view, uri);
}

/* A page that cannot be shown */

static char *
trouble_title (AshPreviewFrame *self)
{
  const AshDesign *design = ash_preview_server_get_design (self->server);
  const AshItem *item = design != NULL && self->failed_item != NULL
                            ? ash_design_item (design, self->failed_item)
                            : NULL;
  g_autofree char *quoted =
      item != NULL ? ash_say_quoted (item->title != NULL ? item->title : "") : NULL;
  /* Translators: %s is the title of a page, in quotes */
  g_autofree char *title = quoted != NULL ? g_strdup_printf (_ ("%s cannot be shown"), quoted)
                                          : g_strdup (_ ("This page cannot be shown"));

  return g_markup_escape_text (title, -1);
}

static void
show_trouble (AshPreviewFrame *self, const char *path, const char *why)
{
  g_autofree char *title = NULL;
  g_autofree char *escaped = g_markup_escape_text (why, -1);

  g_free (self->failed_item);
  self->failed_item = item_of_path (path);
  title = trouble_title (self);
  g_clear_pointer (&self->shown, g_bytes_unref);
  adw_status_page_set_title (self->trouble, title);
  adw_status_page_set_description (self->trouble, escaped);
  gtk_widget_set_visible (self->go_there, self->failed_item != NULL);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
go_there_cb (AshPreviewFrame *self)
{
  if (self->failed_item != NULL)
    g_signal_emit (self, signals[GO_TO], 0, self->failed_item);
}

static void
reload_cb (AshPreviewFrame *self)
{
  g_autofree char *path = g_strdup (self->path != NULL ? self->path : START);

  load_path (self, path);
}

/* The scheme */

typedef struct
{
  WebKitURISchemeRequest *request;
  AshPreviewFrame *frame; /* (nullable) whose own page it is, not a part of it */
  char *path;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->request);
  g_clear_object (&self->frame);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshPreviewPage) page = ash_preview_server_load_finish (result, &error);
  AshPreviewFrame *frame = asked->frame;

  if (frame != NULL && frame->view != NULL)
    {
      g_clear_pointer (&frame->shown, g_bytes_unref);
      g_free (frame->path);
      frame->path = g_strdup (asked->path);
      if (page != NULL)
        frame->shown = g_bytes_ref (page->bytes);
      else
        show_trouble (frame, asked->path, error->message);
    }
  if (page != NULL)
    ash_web_answer (asked->request, page->bytes, page->type, page->policy);
  else
    webkit_uri_scheme_request_finish_error (asked->request, error);
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  AshPreviewServer *server = user_data;
  WebKitWebView *view = webkit_uri_scheme_request_get_web_view (request);
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  g_autofree char *path = path_of_uri (uri);
  Asked *asked = g_new0 (Asked, 1);

  asked->request = g_object_ref (request);
  asked->path = g_strdup (path != NULL ? path : "");
  if (view != NULL)
    {
      g_autofree char *shown = path_of_uri (webkit_web_view_get_uri (view));
      AshPreviewFrame *frame = g_object_get_data (G_OBJECT (view), "frame");

      if (frame != NULL && g_strcmp0 (shown, path) == 0)
        asked->frame = g_object_ref (frame);
    }
  ash_preview_server_load_async (server, asked->path, answer_cb, asked);
}

/**
 * ash_preview_context_new:
 * @server: makes the pages; kept
 *
 * Returns: (transfer full): the context
 */
WebKitWebContext *
ash_preview_context_new (AshPreviewServer *server)
{
  WebKitWebContext *context = ash_web_context_new (SCHEME, request_cb, server);

  g_object_set_data_full (G_OBJECT (context), "server", g_object_ref (server), g_object_unref);
  return context;
}

/* Only pages of the site itself; a link to elsewhere is said, not followed. */
static gboolean
decide_cb (AshPreviewFrame *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
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
refuse_cb (AshPreviewFrame *self)
{
  return TRUE;
}

/* "visualising-data / start here", from the title "Start here · Visualising Data". */
static void
show_address (AshPreviewFrame *self)
{
  const char *title = webkit_web_view_get_title (self->view);
  const char *middle = title != NULL ? g_strrstr (title, " · ") : NULL;
  g_autofree char *page = middle != NULL ? g_strndup (title, (gsize) (middle - title)) : NULL;
  g_autofree char *address = middle != NULL
                                 ? g_strdup_printf ("%s / %s", middle + strlen (" · "), page)
                                 : g_strdup (title != NULL ? title : "");

  gtk_label_set_label (self->address, address);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->address), *address != '\0' ? address : NULL);
  ash_name (self->view, title != NULL ? title : _ ("Preview"));
}

static void
loaded_cb (AshPreviewFrame *self, WebKitLoadEvent event)
{
  gtk_widget_set_sensitive (self->back, webkit_web_view_can_go_back (self->view));
  gtk_widget_set_sensitive (self->forward, webkit_web_view_can_go_forward (self->view));
  if (event == WEBKIT_LOAD_FINISHED)
    g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
load_failed_cb (AshPreviewFrame *self, WebKitLoadEvent event, const char *uri, GError *error)
{
  g_autofree char *path = path_of_uri (uri);

  if (g_error_matches (error, WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_CANCELLED) ||
      g_error_matches (error, WEBKIT_POLICY_ERROR,
                       WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE))
    return TRUE;
  show_trouble (self, path, error->message);
  return TRUE;
}

static void
terminated_cb (AshPreviewFrame *self)
{
  show_trouble (self, self->path,
                _ ("It stopped the preview. Your document is not touched by it."));
}

static void
make_view (AshPreviewFrame *self, WebKitWebContext *context)
{
  self->view = ash_web_view_new (context, NULL);
  webkit_settings_set_zoom_text_only (webkit_web_view_get_settings (self->view), TRUE);
  g_object_set_data (G_OBJECT (self->view), "frame", self);
  g_signal_connect_swapped (self->view, "decide-policy", G_CALLBACK (decide_cb), self);
  g_signal_connect_swapped (self->view, "permission-request", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "create", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "context-menu", G_CALLBACK (refuse_cb), self);
  g_signal_connect_swapped (self->view, "load-changed", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->view, "load-failed", G_CALLBACK (load_failed_cb), self);
  g_signal_connect_swapped (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self);
  g_signal_connect_swapped (self->view, "notify::title", G_CALLBACK (show_address), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "page");
  gtk_stack_set_visible_child_name (self->stack, "page");
}

/* Following an edit */

typedef struct
{
  AshPreviewFrame *frame;
  char *path;
  GBytes *after;
} Update;

static void
update_free (Update *self)
{
  g_object_unref (self->frame);
  g_free (self->path);
  g_clear_pointer (&self->after, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Update, update_free)

static void
end_update (AshPreviewFrame *self)
{
  self->is_updating = FALSE;
  if (self->is_stale)
    ash_preview_frame_refresh (self);
  else
    g_signal_emit (self, signals[UPDATED], 0);
}

static void
patched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Update) update = user_data;
  AshPreviewFrame *self = update->frame;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);
  gboolean is_patched = value != NULL && jsc_value_to_boolean (value);

  if (self->view == NULL)
    return;
  if (g_strcmp0 (self->path, update->path) == 0 && is_patched)
    {
      g_clear_pointer (&self->shown, g_bytes_unref);
      self->shown = g_bytes_ref (update->after);
    }
  else if (g_strcmp0 (self->path, update->path) == 0)
    webkit_web_view_reload (self->view); /* keeps the place by itself */
  end_update (self);
}

static GVariant *
text_of (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_utf8_make_valid (data, (gssize) length);

  return g_variant_new_string (text);
}

static void
patch (Update *update)
{
  AshPreviewFrame *self = update->frame;
  g_autoptr (GBytes) script = g_resources_lookup_data ("/org/ashlar/Ashlar/ui/preview-patch.js",
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GVariantDict arguments;
  gsize length;
  const char *body = g_bytes_get_data (script, &length);

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert_value (&arguments, "before", text_of (self->shown));
  g_variant_dict_insert_value (&arguments, "after", text_of (update->after));
  webkit_web_view_call_async_javascript_function (self->view, body, (gssize) length,
                                                  g_variant_dict_end (&arguments), WORLD, NULL,
                                                  NULL, patched_cb, update);
}

static void
made_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Update) update = user_data;
  AshPreviewFrame *self = update->frame;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshPreviewPage) page = ash_preview_server_load_finish (result, &error);

  if (self->view == NULL)
    return;
  if (g_strcmp0 (self->path, update->path) != 0)
    ; /* another page is on its way already, made of the new design */
  else if (page == NULL)
    load_path (self, START); /* its item is gone */
  else if (self->shown == NULL)
    load_path (self, update->path);
  else if (!g_bytes_equal (page->bytes, self->shown))
    {
      update->after = g_bytes_ref (page->bytes);
      patch (g_steal_pointer (&update));
      return;
    }
  end_update (self);
}

/**
 * ash_preview_frame_refresh:
 *
 * Makes the page in sight again and brings it up to date where it differs. Refreshes that come
 * while one is under way become one.
 */
void
ash_preview_frame_refresh (AshPreviewFrame *self)
{
  Update *update;

  if (self->path == NULL)
    return;
  self->is_stale = self->is_updating;
  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  update = g_new0 (Update, 1);
  update->frame = g_object_ref (self);
  update->path = g_strdup (self->path);
  ash_preview_server_load_async (self->server, self->path, made_again_cb, update);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshPreviewFrame) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ash_preview_server_find_finish (result, &error);

  if (self->view == NULL)
    return;
  if (error != NULL)
    show_trouble (self, NULL, error->message);
  else
    load_path (self, path != NULL ? path : START);
}

/**
 * ash_preview_frame_show:
 * @item: (nullable): %NULL for the start page
 */
void
ash_preview_frame_show (AshPreviewFrame *self, const char *item)
{
  if (item != NULL)
    ash_preview_server_find_async (self->server, item, found_cb, g_object_ref (self));
  else
    load_path (self, START);
}

char *
ash_preview_frame_dup_path (AshPreviewFrame *self)
{
  return g_strdup (self->path != NULL ? self->path : START);
}

char *
ash_preview_frame_dup_item (AshPreviewFrame *self)
{
  return item_of_path (self->path);
}

/**
 * ash_preview_frame_restyle:
 *
 * Light became dark, or the other way round: the style sheet is asked for again, the page stays.
 */
void
ash_preview_frame_restyle (AshPreviewFrame *self)
{
  g_autofree char *script =
      g_strdup_printf ("for (const link of document.querySelectorAll ('link[rel=stylesheet]'))"
                       "  link.href = link.href.replace (/\\?.*|$/, '?%u');",
                       ++self->restyled);

  webkit_web_view_evaluate_javascript (self->view, script, -1, WORLD, NULL, NULL, NULL, NULL);
}

void
ash_preview_frame_set_device (AshPreviewFrame *self, AshDevice device, gboolean has_head)
{
  int rims = device == ASH_DEVICE_PHONE ? 2 * PHONE_RIM : 0;
  int width = WIDTHS[device] > 0 ? WIDTHS[device] + rims : NO_LIMIT;

  ash_device_fit_set_width (self->fit, WIDTHS[device]);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), width);
  gtk_widget_set_visible (self->head, has_head);
  if (device == ASH_DEVICE_PHONE)
    gtk_widget_add_css_class (self->card, "phone");
  else
    gtk_widget_remove_css_class (self->card, "phone");
}

void
ash_preview_frame_set_text_size (AshPreviewFrame *self, double size)
{
  ash_device_fit_set_text_size (self->fit, size);
}

static void
ash_preview_frame_dispose (GObject *object)
{
  AshPreviewFrame *self = ASH_PREVIEW_FRAME (object);
  GtkWidget *child;

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      g_object_set_data (G_OBJECT (self->view), "frame", NULL);
    }
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->server);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->failed_item, g_free);
  g_clear_pointer (&self->shown, g_bytes_unref);
  G_OBJECT_CLASS (ash_preview_frame_parent_class)->dispose (object);
}

static void
ash_preview_frame_class_init (AshPreviewFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_preview_frame_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-preview-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, fit);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, clamp);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, card);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, head);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, back);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, forward);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, reload);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, address);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, stack);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, trouble);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, go_there);
  gtk_widget_class_bind_template_child (widget_class, AshPreviewFrame, again);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GO_TO] = g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
  signals[UPDATED] =
      g_signal_new ("updated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_preview_frame_init (AshPreviewFrame *self)
{
  g_type_ensure (ASH_TYPE_DEVICE_FIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->go_there, "clicked", G_CALLBACK (go_there_cb), self);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (reload_cb), self);
  g_signal_connect_swapped (self->reload, "clicked", G_CALLBACK (reload_cb), self);
}

GtkWidget *
ash_preview_frame_new (WebKitWebContext *context, AshPreviewServer *server)
{
  AshPreviewFrame *self = g_object_new (ASH_TYPE_PREVIEW_FRAME, NULL);

  self->server = g_object_ref (server);
  make_view (self, context);
  ash_device_fit_set_view (self->fit, self->view);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (webkit_web_view_go_back),
                            self->view);
  g_signal_connect_swapped (self->forward, "clicked", G_CALLBACK (webkit_web_view_go_forward),
                            self->view);
  return GTK_WIDGET (self);
}

#include "ash-page-web.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <gtksourceview/gtksource.h>

#include "ash-names.h"
#include "ash-way-back.h"
#include "ash-web-view.h"

#define SCHEME "ashlar-page"
#define RESOURCES "/org/ashlar/Ashlar/ui/editor/"
/* No script of a page runs: ours is put in by the program, past this policy. */
#define POLICY                                                                                     \
  "default-src 'none'; img-src " SCHEME ": data:; style-src " SCHEME ":; "                         \
  "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"

#define ASH_TYPE_PAGE_WEB (ash_page_web_get_type ())
G_DECLARE_FINAL_TYPE (AshPageWeb, ash_page_web, ASH, PAGE_WEB, GtkWidget)

/* The page in a web view of its own; see ui/editor/page.js for what they say to each other. */
struct _AshPageWeb
{
  GtkWidget parent_instance;

  AshPagePictures *pictures;
  WebKitWebContext *context;
  WebKitWebView *view;
};

G_DEFINE_FINAL_TYPE (AshPageWeb, ash_page_web, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The scheme */

static void
answer_resource (WebKitURISchemeRequest *request, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL)
    webkit_uri_scheme_request_finish_error (request, error);
  else
    ash_web_answer (request, bytes, g_str_has_suffix (name, ".css") ? "text/css" : "text/html",
                    POLICY);
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WebKitURISchemeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = ash_page_pictures_load_finish (result, &type, &error);

  if (bytes == NULL)
    webkit_uri_scheme_request_finish_error (request, error);
  else
    ash_web_answer (request, bytes, type, POLICY);
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  AshPageWeb *self = user_data;
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  const char *pictures = SCHEME "://picture/";
  const char *own = SCHEME "://editor/";

  if (g_str_has_prefix (uri, pictures))
    {
      g_autofree char *href = g_uri_unescape_string (uri + strlen (pictures), NULL);

      ash_page_pictures_load_async (self->pictures, href != NULL ? href : "", picture_cb,
                                    g_object_ref (request));
    }
  else if (g_str_has_prefix (uri, own) && strchr (uri + strlen (own), '/') == NULL)
    answer_resource (request, uri + strlen (own));
  else
    answer_resource (request, "none");
}

/* The view */

static void
message_cb (AshPageWeb *self, JSCValue *value)
{
  g_autofree char *text = jsc_value_is_string (value) ? jsc_value_to_string (value) : NULL;

  if (text != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, text);
}

static gboolean
refuse_cb (void)
{
  return TRUE;
}

/* Nothing is followed from here: the page stays where it is. */
static gboolean
decide_cb (AshPageWeb *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
{
  WebKitNavigationAction *action;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION &&
      g_str_equal (webkit_uri_request_get_uri (webkit_navigation_action_get_request (action)),
                   SCHEME "://editor/editor.html"))
    return FALSE;
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

static void
load (AshPageWeb *self)
{
  webkit_web_view_load_uri (self->view, SCHEME "://editor/editor.html");
}

static void
terminated_cb (AshPageWeb *self)
{
  g_signal_emit (self, signals[MESSAGE], 0, "{\"kind\": \"ended\"}");
  load (self);
}

/* The parts are one script, in a scope of their own. */
static char *
join_script (void)
{
  static const char *const parts[] = { "page.js",  "tools.js",    "tables.js",
                                       "paste.js", "passages.js", "keys.js" };
  GString *whole = g_string_new ("'use strict';\n(() => {\n");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES, parts[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      g_string_append_len (whole, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
    }
  g_string_append (whole, "})();\n");
  return g_string_free (whole, FALSE);
}

static WebKitUserContentManager *
our_script (AshPageWeb *self)
{
  WebKitUserContentManager *manager = webkit_user_content_manager_new ();
  g_autofree char *whole = join_script ();
  WebKitUserScript *script =
      webkit_user_script_new (whole, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                              WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END, NULL, NULL);

  webkit_user_content_manager_add_script (manager, script);
  webkit_user_script_unref (script);
  g_signal_connect_object (manager, "script-message-received::ash", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  webkit_user_content_manager_register_script_message_handler (manager, "ash", NULL);
  return manager;
}

static void
make_view (AshPageWeb *self)
{
  g_autoptr (WebKitUserContentManager) content = our_script (self);
  const GdkRGBA clear = { 0, 0, 0, 0 };

  self->context = ash_web_context_new (SCHEME, request_cb, self);
  self->view = ash_web_view_new (self->context, content);
  webkit_settings_set_enable_javascript_markup (webkit_web_view_get_settings (self->view), FALSE);
  webkit_web_view_set_background_color (self->view, &clear);
  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "permission-request", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (self->view, "create", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (self->view, "context-menu", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect_object (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self,
                           G_CONNECT_SWAPPED);
  ash_name (self->view, _ ("Text of the page"));
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  load (self);
}

static gboolean
ash_page_web_grab_focus (GtkWidget *widget)
{
  AshPageWeb *self = ASH_PAGE_WEB (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ash_page_web_dispose (GObject *object)
{
  AshPageWeb *self = ASH_PAGE_WEB (object);

  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;
  g_clear_object (&self->context);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (ash_page_web_parent_class)->dispose (object);
}

static void
ash_page_web_class_init (AshPageWebClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_page_web_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = ash_page_web_grab_focus;
  ash_way_back_install (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_page_web_init (AshPageWeb *self)
{
}

static GtkWidget *
page_web_create (AshPagePictures *pictures)
{
  AshPageWeb *self = g_object_new (ASH_TYPE_PAGE_WEB, NULL);

  self->pictures = g_object_ref (pictures);
  make_view (self);
  return GTK_WIDGET (self);
}

static void
page_web_call (GtkWidget *widget, const char *function, const char *json)
{
  AshPageWeb *self = ASH_PAGE_WEB (widget);
  g_autofree char *script = g_strdup_printf ("ash.%s(%s)", function, json);

  if (self->view != NULL)
    webkit_web_view_evaluate_javascript (self->view, script, -1, NULL, NULL, NULL, NULL, NULL);
}

static void
page_web_edit (GtkWidget *widget, const char *command)
{
  AshPageWeb *self = ASH_PAGE_WEB (widget);

  if (self->view != NULL)
    webkit_web_view_execute_editing_command (self->view, command);
}

/* HTML as it is written */

static void
dress (GtkSourceBuffer *buffer)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (
                                                  schemes, is_dark ? "Adwaita-dark" : "Adwaita"));
}

static GtkWidget *
page_web_create_source (void)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new_with_language (
      gtk_source_language_manager_get_language (languages, "html"));
  GtkWidget *view = gtk_source_view_new_with_buffer (buffer);

  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_tab_width (GTK_SOURCE_VIEW (view), 2);
  gtk_source_view_set_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  dress (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dress),
                           buffer, G_CONNECT_SWAPPED);
  return view;
}

G_MODULE_EXPORT const AshPageWebApi ash_page_web_api;
G_MODULE_EXPORT const AshPageWebApi ash_page_web_api = { page_web_create, page_web_call,
                                                         page_web_edit, page_web_create_source };

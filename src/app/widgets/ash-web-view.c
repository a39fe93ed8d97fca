#include "ash-web-view.h"

/**
 * ash_web_context_new:
 * @scheme: answered by @callback; pages of it count as secure and may fetch from it
 *
 * Returns: (transfer full): a context of its own
 */
WebKitWebContext *
ash_web_context_new (const char *scheme,
                     WebKitURISchemeRequestCallback callback,
                     gpointer user_data)
{
  WebKitWebContext *context = webkit_web_context_new ();
  WebKitSecurityManager *security = webkit_web_context_get_security_manager (context);

  webkit_security_manager_register_uri_scheme_as_secure (security, scheme);
  webkit_security_manager_register_uri_scheme_as_cors_enabled (security, scheme);
  webkit_web_context_register_uri_scheme (context, scheme, callback, user_data, NULL);
  return context;
}

static WebKitNetworkSession *
shut_session (void)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *nowhere =
      webkit_network_proxy_settings_new ("http://127.0.0.1:9", NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, nowhere);
  webkit_network_proxy_settings_free (nowhere);
  return session;
}

/**
 * ash_web_view_new:
 * @content: (nullable): scripts of ours that run in its pages
 *
 * Returns: (transfer floating): a view that keeps nothing and reaches nothing
 */
WebKitWebView *
ash_web_view_new (WebKitWebContext *context, WebKitUserContentManager *content)
{
  g_autoptr (WebKitNetworkSession) session = shut_session ();
  g_autoptr (WebKitSettings) settings = webkit_settings_new ();
  g_autoptr (WebKitUserContentManager) own = NULL;

  if (content == NULL)
    content = own = webkit_user_content_manager_new ();
  webkit_settings_set_enable_webgl (settings, FALSE);
  webkit_settings_set_enable_webrtc (settings, FALSE);
  webkit_settings_set_javascript_can_open_windows_automatically (settings, FALSE);
  webkit_settings_set_enable_page_cache (settings, FALSE);
  webkit_settings_set_hardware_acceleration_policy (settings,
                                                    WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER);
  return WEBKIT_WEB_VIEW (g_object_new (
      WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session", session, "settings",
      settings, "user-content-manager", content, "hexpand", TRUE, "vexpand", TRUE, NULL));
}

/**
 * ash_web_answer:
 * @policy: its Content-Security-Policy
 */
void
ash_web_answer (WebKitURISchemeRequest *request,
                GBytes *bytes,
                const char *type,
                const char *policy)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (WebKitURISchemeResponse) response =
      webkit_uri_scheme_response_new (stream, (gint64) g_bytes_get_size (bytes));
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  webkit_uri_scheme_response_set_content_type (response, type);
  soup_message_headers_append (headers, "Content-Security-Policy", policy);
  /* With "nosniff" WebKit looks for the type among the headers alone. */
  soup_message_headers_append (headers, "Content-Type", type);
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  /* The same address is another style sheet in the dark, and another picture after an edit. */
  soup_message_headers_append (headers, "Cache-Control", "no-store");
  webkit_uri_scheme_response_set_http_headers (response, headers);
  webkit_uri_scheme_request_finish_with_response (request, response);
}

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* A web view that reaches neither the network nor the disk: all it shows comes from one scheme
 * that the program answers itself. Part of the module that holds WebKit. */

WebKitWebContext *ash_web_context_new (const char *scheme,
                                       WebKitURISchemeRequestCallback callback,
                                       gpointer user_data);
WebKitWebView *ash_web_view_new (WebKitWebContext *context, WebKitUserContentManager *content);
void ash_web_answer (WebKitURISchemeRequest *request,
                     GBytes *bytes,
                     const char *type,
                     const char *policy);

G_END_DECLS

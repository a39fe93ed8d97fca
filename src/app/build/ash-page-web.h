#pragma once

#include <gtk/gtk.h>

#include "ash-page-pictures.h"

G_BEGIN_DECLS

/**
 * AshPageWebApi:
 *
 * What of the page editor needs WebKit or GtkSourceView: it stands in the module of
 * ash-web-load.h, under the symbol `ash_page_web_api`.
 *
 * The web view has a signal `message` (a text, JSON), and takes calls of the functions of
 * the script in ui/editor once it has said {"kind": "ready"}. The source view is a GtkTextView.
 */
typedef struct
{
  GtkWidget *(*create) (AshPagePictures *pictures);
  void (*call) (GtkWidget *web, const char *function, const char *json);
  void (*edit) (GtkWidget *web, const char *command); /* "Cut", "Copy", "SelectAll" */
  GtkWidget *(*create_source) (void);
} AshPageWebApi;

G_END_DECLS

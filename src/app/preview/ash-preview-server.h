#pragma once

#include <ash-design.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AshPreviewServer:
 *
 * The learner site of a design, made on a thread of its own, page by page as the preview asks.
 * Nothing of it touches the disk.
 */
#define ASH_TYPE_PREVIEW_SERVER (ash_preview_server_get_type ())
G_DECLARE_FINAL_TYPE (AshPreviewServer, ash_preview_server, ASH, PREVIEW_SERVER, GObject)

/* What the site's own style sheet is to look like. */
typedef enum
{
  ASH_PREVIEW_LIGHT,
  ASH_PREVIEW_DARK,
} AshPreviewTheme;

typedef struct
{
  GBytes *bytes;
  char *type;
  char *policy; /* Content-Security-Policy */
} AshPreviewPage;

AshPreviewServer *ash_preview_server_new (const char *database);
void ash_preview_server_set_design (AshPreviewServer *self, AshDesign *design);
const AshDesign *ash_preview_server_get_design (AshPreviewServer *self);
void ash_preview_server_set_theme (AshPreviewServer *self, AshPreviewTheme theme);

void ash_preview_server_load_async (AshPreviewServer *self,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
AshPreviewPage *ash_preview_server_load_finish (GAsyncResult *result, GError **error);
void ash_preview_server_find_async (AshPreviewServer *self,
                                    const char *item,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *ash_preview_server_find_finish (GAsyncResult *result, GError **error);

void ash_preview_page_free (AshPreviewPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPreviewPage, ash_preview_page_free)

G_END_DECLS

#include "ash-preview-server.h"

#include <ash-error.h>
#include <ash-learner.h>
#include <ash-store.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What only the serving thread touches. */
typedef struct
{
  guint generation;
  AshStore *store;
  AshDesign *design;
  AshBodies bodies;
  AshSite *site;
} Site;

struct _AshPreviewServer
{
  GObject parent_instance;

  char *database;
  AshDesign *design; /* (nullable) */
  AshPreviewTheme theme;
  guint generation; /* changes whenever the site has to be made anew */
  GThreadPool *pool;
  Site site;
};

G_DEFINE_FINAL_TYPE (AshPreviewServer, ash_preview_server, G_TYPE_OBJECT)

typedef struct
{
  GTask *task;
  char *database;
  AshDesign *design;
  char *path;
  char *item;
  AshPreviewTheme theme;
  guint generation;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->task);
  g_clear_pointer (&self->design, ash_design_free);
  g_free (self->database);
  g_free (self->path);
  g_free (self->item);
  g_free (self);
}

void
ash_preview_page_free (AshPreviewPage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->type);
  g_free (self->policy);
  g_free (self);
}

static void
close_site (Site *site)
{
  g_clear_pointer (&site->site, ash_site_free);
  g_clear_pointer (&site->design, ash_design_free);
  g_clear_object (&site->store);
}

/* The store is only asked for bodies, which are never taken away while a document is open: one
 * that was opened later than the design was read has them all. */
static gboolean
open_site (Site *site, const Request *request, GError **error)
{
  if (site->site != NULL && site->generation == request->generation)
    return TRUE;
  close_site (site);
  if (request->design == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("There is no credential to look at yet."));
      return FALSE;
    }
  site->store = ash_store_open (request->database, ASH_STORE_SNAPSHOT, error);
  if (site->store == NULL)
    return FALSE;
  site->generation = request->generation;
  site->design = ash_design_ref (request->design);
  site->bodies = ash_store_bodies (site->store);
  site->site = ash_site_new (site->design, &site->bodies);
  return TRUE;
}

/* The toggle decides between light and dark, not the desktop: the media query of the site's own
 * style sheet is answered here. */
static GBytes *
with_theme (GBytes *bytes, const char *path, AshPreviewTheme theme)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = NULL;

  if (!g_str_has_suffix (path, "style.css") || g_str_has_prefix (path, "files/"))
    return g_bytes_ref (bytes);
  text = g_string_new_len (data, (gssize) size);
  g_string_replace (text, "(prefers-color-scheme: dark)",
                    theme == ASH_PREVIEW_DARK ? "all" : "not all", 0);
  g_string_replace (text, "color-scheme: light dark",
                    theme == ASH_PREVIEW_DARK ? "color-scheme: dark" : "color-scheme: light", 0);
  return g_bytes_new (text->str, text->len);
}

static void
serve (gpointer data, gpointer user_data)
{
  Request *request = data;
  Site *site = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL;

  if (open_site (site, request, &error) && request->item != NULL)
    g_task_return_pointer (request->task, ash_site_path_of_item (site->site, request->item),
                           g_free);
  else if (site->site != NULL &&
           (bytes = ash_site_load (site->site, request->path, &type, &error)) != NULL)
    {
      AshPreviewPage *page = g_new0 (AshPreviewPage, 1);

      page->bytes = with_theme (bytes, request->path, request->theme);
      page->type = g_steal_pointer (&type);
      page->policy = g_strdup (ash_site_content_security_policy (site->site));
      g_task_return_pointer (request->task, page, (GDestroyNotify) ash_preview_page_free);
    }
  else
    g_task_return_error (request->task, g_steal_pointer (&error));
  request_free (request);
}

static void
ash_preview_server_finalize (GObject *object)
{
  AshPreviewServer *self = ASH_PREVIEW_SERVER (object);

  g_thread_pool_free (self->pool, TRUE, TRUE);
  close_site (&self->site);
  g_free (self->database);
  g_clear_pointer (&self->design, ash_design_free);
  G_OBJECT_CLASS (ash_preview_server_parent_class)->finalize (object);
}

static void
ash_preview_server_class_init (AshPreviewServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_preview_server_finalize;
}

static void
ash_preview_server_init (AshPreviewServer *self)
{
  /* One thread at a time, so that one connection is never used by two. */
  self->pool = g_thread_pool_new (serve, &self->site, 1, FALSE, NULL);
  self->generation = 1;
}

/**
 * ash_preview_server_new:
 * @database: the working database
 *
 * Returns: (transfer full): a server with no design yet
 */
AshPreviewServer *
ash_preview_server_new (const char *database)
{
  AshPreviewServer *self = g_object_new (ASH_TYPE_PREVIEW_SERVER, NULL);

  self->database = g_strdup (database);
  return self;
}

/**
 * ash_preview_server_set_design:
 * @design: (nullable): of the credential that is looked at, as it is now
 */
void
ash_preview_server_set_design (AshPreviewServer *self, AshDesign *design)
{
  if (self->design == design)
    return;
  g_clear_pointer (&self->design, ash_design_free);
  self->design = design != NULL ? ash_design_ref (design) : NULL;
  self->generation++;
}

/**
 * ash_preview_server_get_design:
 *
 * Returns: (transfer none) (nullable): what pages are made of now
 */
const AshDesign *
ash_preview_server_get_design (AshPreviewServer *self)
{
  return self->design;
}

void
ash_preview_server_set_theme (AshPreviewServer *self, AshPreviewTheme theme)
{
  self->theme = theme;
}

static void
push (AshPreviewServer *self,
      const char *path,
      const char *item,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->task = g_task_new (self, NULL, callback, user_data);
  request->database = g_strdup (self->database);
  request->design = self->design != NULL ? ash_design_ref (self->design) : NULL;
  request->path = g_strdup (path);
  request->item = g_strdup (item);
  request->theme = self->theme;
  request->generation = self->generation;
  g_thread_pool_push (self->pool, request, NULL);
}

void
ash_preview_server_load_async (AshPreviewServer *self,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  push (self, path, NULL, callback, user_data);
}

AshPreviewPage *
ash_preview_server_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ash_preview_server_find_async:
 *
 * Finds the path of an item's page.
 */
void
ash_preview_server_find_async (AshPreviewServer *self,
                               const char *item,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  push (self, NULL, item, callback, user_data);
}

/**
 * ash_preview_server_find_finish:
 *
 * Returns: (transfer full) (nullable): the path; %NULL without @error when it has no page
 */
char *
ash_preview_server_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

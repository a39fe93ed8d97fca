#include "ash-page-pictures.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-page.h>
#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AshPagePictures
{
  GObject parent_instance;

  AshPlace *place;
  AshPageDraft *draft;
  AshDesign *design; /* (nullable): that of `links` */
  AshLinkMap *links;
  GPtrArray *waiting; /* (element-type GTask): asked before there was a design */
};

G_DEFINE_FINAL_TYPE (AshPagePictures, ash_page_pictures, G_TYPE_OBJECT)

typedef struct
{
  char *href;
  char *path;   /* of the working database */
  char *digest; /* of the object */
  char *type;
} Request;

static void
request_free (Request *self)
{
  g_free (self->href);
  g_free (self->path);
  g_free (self->digest);
  g_free (self->type);
  g_free (self);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (request->path, ASH_STORE_SNAPSHOT, &error);
  GBytes *bytes = NULL;

  if (store != NULL && ash_store_object_size (store, request->digest) <= ASH_LIMIT_ROW_BYTES)
    bytes = ash_store_load_object (store, request->digest, &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, ASH_ERROR, ASH_ERROR_LIMIT, "too large");
}

static void
set_design (AshPagePictures *self, AshDesign *design)
{
  if (self->design == design)
    return;
  g_clear_pointer (&self->links, ash_link_map_free);
  g_clear_pointer (&self->design, ash_design_free);
  self->design = design != NULL ? ash_design_ref (design) : NULL;
  self->links = design != NULL ? ash_link_map_new (design) : NULL;
}

/* The object that an address leads to, if it is a picture of the document. */
static gboolean
find_object (AshPagePictures *self, Request *request)
{
  const AshItem *own = self->draft != NULL ? ash_page_draft_get_item (self->draft) : NULL;
  const AshItem *item = own != NULL ? ash_design_item (self->design, own->record.id) : NULL;
  g_auto (AshLinkTarget) target = { 0 };
  const char *name = NULL;

  ash_link_map_resolve (self->links, item, own != NULL ? own->path : NULL, request->href, &target);
  if (target.kind == ASH_LINK_ASSET)
    {
      name = target.asset->path;
      request->digest = g_strdup (target.asset->digest);
      request->type = g_strdup (target.asset->media_type);
    }
  else if (target.kind == ASH_LINK_ITEM && target.item->kind == ASH_ITEM_FILE)
    {
      name = target.item->path;
      request->digest = g_strdup (target.item->body);
      request->type = g_strdup (target.item->body_type);
    }
  if (request->type == NULL && name != NULL)
    request->type = g_strdup (ash_path_media_type (name));
  return request->digest != NULL && request->type != NULL &&
         g_str_has_prefix (request->type, "image/");
}

static void
start (AshPagePictures *self, GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (find_object (self, request))
    g_task_run_in_thread (task, load_thread);
  else
    g_task_return_new_error (task, ASH_ERROR, ASH_ERROR_NOT_FOUND, "no picture");
}

static void
design_cb (AshPagePictures *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (GPtrArray) waiting = NULL;

  set_design (self, design);
  if (design == NULL || self->waiting->len == 0)
    return;
  waiting = self->waiting;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    start (self, g_ptr_array_index (waiting, i));
}

static void
ash_page_pictures_finalize (GObject *object)
{
  AshPagePictures *self = ASH_PAGE_PICTURES (object);

  set_design (self, NULL);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_page_pictures_parent_class)->finalize (object);
}

static void
ash_page_pictures_class_init (AshPagePicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_page_pictures_finalize;
}

static void
ash_page_pictures_init (AshPagePictures *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

AshPagePictures *
ash_page_pictures_new (AshPlace *place)
{
  AshPagePictures *self = g_object_new (ASH_TYPE_PAGE_PICTURES, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
ash_page_pictures_set_draft (AshPagePictures *self, AshPageDraft *draft)
{
  self->draft = draft;
}

/* What was put in a moment ago. */
static const AshNewAsset *
new_asset (AshPagePictures *self, const char *href)
{
  if (self->draft == NULL || !g_str_has_prefix (href, "ash:asset/"))
    return NULL;
  return ash_page_draft_get_asset (self->draft, href + strlen ("ash:asset/"));
}

/**
 * ash_page_pictures_load_async:
 * @href: an address as it stands in the text, character references decoded
 */
void
ash_page_pictures_load_async (AshPagePictures *self,
                              const char *href,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);
  const AshNewAsset *asset = new_asset (self, href);

  request->href = g_strdup (href);
  request->path = g_strdup (ash_document_get_session_path (ash_place_get_document (self->place)));
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  set_design (self, ash_live_get_design (ash_place_get_live (self->place)));
  if (asset != NULL)
    {
      request->type = g_strdup (ash_path_media_type (asset->name));
      g_task_return_pointer (task, g_bytes_ref (asset->bytes), (GDestroyNotify) g_bytes_unref);
    }
  else if (self->design == NULL)
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  else
    start (self, task);
}

/**
 * ash_page_pictures_load_finish:
 * @out_type: (out) (transfer full): its media type
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
ash_page_pictures_load_finish (GAsyncResult *result, char **out_type, GError **error)
{
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), error);

  if (bytes != NULL)
    *out_type = g_strdup (((Request *) g_task_get_task_data (G_TASK (result)))->type);
  return bytes;
}

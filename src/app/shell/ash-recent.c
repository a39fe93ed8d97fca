#include "ash-recent.h"

#include <ash-desk.h>
#include <ash-digest.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "ash-memory.h"
#include "ash-say.h"

#define NOTES "notes"
#define PICTURE_SIZE 96
#define OPENED_MS 3000 /* a document that opens has more urgent things to do than to be noted */

/* What is noted of a document */

static char *
key_of (const char *uri)
{
  char *digest = ash_digest_data (uri, strlen (uri));

  digest[32] = '\0';
  return digest;
}

static char *
path_of (const char *uri, const char *end)
{
  g_autofree char *key = key_of (uri);
  g_autofree char *name = g_strconcat (key, end, NULL);

  return g_build_filename (g_get_user_cache_dir (), "ashlar", "recent", name, NULL);
}

static void
read_notes (AshRecent *self)
{
  g_autofree char *path = path_of (self->uri, ".ini");
  g_autofree char *picture = path_of (self->uri, ".png");
  g_autofree char *key = key_of (self->uri);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  self->n_credentials = -1;
  self->is_pinned = ash_memory_get ("pinned", key, 0) != 0;
  if (g_file_test (picture, G_FILE_TEST_EXISTS))
    self->picture = g_steal_pointer (&picture);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  if (g_key_file_has_key (file, NOTES, "credentials", NULL))
    self->n_credentials = g_key_file_get_integer (file, NOTES, "credentials", NULL);
  self->n_published = g_key_file_get_integer (file, NOTES, "published", NULL);
  self->review_date = g_key_file_get_string (file, NOTES, "review", NULL);
}

/* On a worker */

typedef struct
{
  char *database;
  char *uri;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->database);
  g_free (self->uri);
  g_free (self);
}

static void
note_facts (GPtrArray *credentials, const char *uri)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = path_of (uri, ".ini");
  g_autofree char *folder = g_path_get_dirname (path);
  const char *review = NULL;
  int n_published = 0;

  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);

      n_published += credential->status == ASH_STATUS_PUBLISHED;
      if (credential->review_date != NULL && credential->status != ASH_STATUS_RETIRED &&
          (review == NULL || strcmp (credential->review_date, review) < 0))
        review = credential->review_date;
    }
  g_key_file_set_integer (file, NOTES, "credentials", (int) credentials->len);
  g_key_file_set_integer (file, NOTES, "published", n_published);
  if (review != NULL)
    g_key_file_set_string (file, NOTES, "review", review);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

/* The badge of the first credential: what somebody has in mind when they look for it. */
static GBytes *
draw_first (AshStore *store, GPtrArray *credentials)
{
  const AshCredential *first = credentials->len > 0 ? g_ptr_array_index (credentials, 0) : NULL;
  g_autoptr (AshDesign) design =
      first != NULL ? ash_store_load_design (store, first->tree, NULL) : NULL;

  return design != NULL ? ash_badge_image_png (design, PICTURE_SIZE, NULL) : NULL;
}

static void
keep_picture (GBytes *png, const char *uri)
{
  g_autofree char *path = path_of (uri, ".png");

  if (png != NULL)
    g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL);
  else
    g_unlink (path);
}

static void
note_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (AshStore) store = ash_store_open (order->database, ASH_STORE_SNAPSHOT, NULL);
  g_autoptr (GPtrArray) credentials =
      store != NULL ? ash_desk_list_credentials (store, NULL) : NULL;
  g_autoptr (GBytes) png = credentials != NULL ? draw_first (store, credentials) : NULL;

  if (credentials != NULL)
    {
      note_facts (credentials, order->uri);
      keep_picture (png, order->uri);
    }
  g_task_return_boolean (task, TRUE);
}

static void
draw_worker (GTask *task, gpointer source, gpointer database, GCancellable *cancellable)
{
  g_autoptr (AshStore) store = ash_store_open (database, ASH_STORE_SNAPSHOT, NULL);
  g_autoptr (GPtrArray) credentials =
      store != NULL ? ash_desk_list_credentials (store, NULL) : NULL;

  g_task_return_pointer (task, credentials != NULL ? draw_first (store, credentials) : NULL,
                         (GDestroyNotify) g_bytes_unref);
}

/**
 * ash_recent_draw_async:
 * @session: folder of kept work
 *
 * Draws the picture of work that has no file, or is ahead of it.
 */
void
ash_recent_draw_async (const char *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, g_build_filename (session, "document.db", NULL), g_free);
  g_task_run_in_thread (task, draw_worker);
}

/**
 * ash_recent_draw_finish:
 *
 * Returns: (transfer full) (nullable): a PNG; %NULL while there is no credential
 */
GBytes *
ash_recent_draw_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* The list */

void
ash_recent_free (AshRecent *self)
{
  g_free (self->uri);
  g_free (self->title);
  g_free (self->review_date);
  g_free (self->picture);
  g_free (self);
}

/* Pinned ones first, then the newest. */
static gint
compare (gconstpointer a, gconstpointer b)
{
  const AshRecent *one = *(AshRecent *const *) a;
  const AshRecent *two = *(AshRecent *const *) b;

  if (one->is_pinned != two->is_pinned)
    return one->is_pinned ? -1 : 1;
  return (one->used < two->used) - (one->used > two->used);
}

/**
 * ash_recent_new:
 *
 * Returns: (transfer full): a document with what was noted of it
 */
AshRecent *
ash_recent_new (const char *uri, const char *title, gint64 used)
{
  AshRecent *self = g_new0 (AshRecent, 1);
  char *suffix;

  self->uri = g_strdup (uri);
  self->title = g_strdup (title != NULL ? title : "");
  suffix = g_strrstr (self->title, ".ashlar");
  if (suffix != NULL)
    *suffix = '\0';
  self->used = used;
  read_notes (self);
  return self;
}

static AshRecent *
recent_of (GtkRecentInfo *info)
{
  GDateTime *modified = gtk_recent_info_get_modified (info);

  return ash_recent_new (gtk_recent_info_get_uri (info), gtk_recent_info_get_display_name (info),
                         modified != NULL ? g_date_time_to_unix (modified) : 0);
}

/**
 * ash_recent_list:
 *
 * Returns: (transfer full) (element-type AshRecent): at most @most, pinned ones first
 */
GPtrArray *
ash_recent_list (guint most)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_recent_free);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *link = infos; link != NULL; link = link->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (link->data), ".ashlar"))
      g_ptr_array_add (recents, recent_of (link->data));
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (recents, compare);
  if (recents->len > most)
    g_ptr_array_set_size (recents, (gint) most);
  return recents;
}

static char *
uri_of (AshDocument *document)
{
  GFile *file = ash_document_get_file (document);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

static void
put_first (const char *uri)
{
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri,
                               &(GtkRecentData){ .mime_type = (char *) "application/x-ashlar",
                                                 .app_name = (char *) "Ashlar",
                                                 .app_exec = (char *) "ashlar %f" });
}

static void
note (AshDocument *document)
{
  const char *database = ash_document_get_session_path (document);
  g_autofree char *uri = uri_of (document);
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (uri == NULL || database == NULL)
    return;
  order = g_new0 (Order, 1);
  order->database = g_strdup (database);
  order->uri = g_steal_pointer (&uri);
  task = g_task_new (document, NULL, NULL, NULL);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, note_worker);
}

static gboolean
opened_cb (gpointer document)
{
  note (document);
  return G_SOURCE_REMOVE;
}

/**
 * ash_recent_add:
 * @document: one that was saved
 *
 * Puts it first, and notes on a worker what the list says of it.
 */
void
ash_recent_add (AshDocument *document)
{
  g_autofree char *uri = uri_of (document);

  if (uri == NULL)
    return;
  put_first (uri);
  note (document);
}

/**
 * ash_recent_add_opened:
 * @document: one that was just opened
 *
 * Puts it first, and notes what the list says of it when it has been open for a while.
 */
void
ash_recent_add_opened (AshDocument *document)
{
  g_autofree char *uri = uri_of (document);

  if (uri == NULL)
    return;
  put_first (uri);
  g_timeout_add_full (G_PRIORITY_LOW, OPENED_MS, opened_cb, g_object_ref (document),
                      g_object_unref);
}

void
ash_recent_forget (const char *uri)
{
  static const char *const ends[] = { ".ini", ".png" };

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  ash_recent_pin (uri, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = path_of (uri, ends[i]);

      g_unlink (path);
    }
}

void
ash_recent_pin (const char *uri, gboolean is_pinned)
{
  g_autofree char *key = key_of (uri);

  if (ash_memory_get ("pinned", key, 0) != is_pinned)
    ash_memory_set ("pinned", key, is_pinned);
}

static char *
say_credentials (int number, int n_published)
{
  guint n = (guint) number;

  if (n == 0)
    return g_strdup (_ ("no credential yet"));
  if (number == n_published)
    return g_strdup_printf (ngettext ("%u credential, published", "%u credentials, published", n),
                            n);
  return g_strdup_printf (ngettext ("%u credential", "%u credentials", n), n);
}

/**
 * ash_recent_say:
 *
 * Returns: (transfer full): "3 credentials · yesterday, 17:20"
 */
char *
ash_recent_say (const AshRecent *self)
{
  g_autofree char *when = ash_say_when (self->used);
  g_autofree char *credentials = NULL;

  if (self->n_credentials < 0)
    return g_steal_pointer (&when);
  credentials = say_credentials (self->n_credentials, self->n_published);
  return g_strdup_printf ("%s · %s", credentials, when);
}

/**
 * ash_recent_say_session:
 *
 * Returns: (transfer full): "Not saved to a file yet · 3 credentials · yesterday, 17:20"
 */
char *
ash_recent_say_session (const AshSession *session)
{
  g_autofree char *when = ash_say_when (session->used);
  g_autofree char *credentials = say_credentials (session->n_credentials, -1);

  return g_strdup_printf ("%s · %s · %s",
                          session->uri == NULL ? _ ("Not saved to a file yet")
                                               : _ ("With what was not saved"),
                          credentials, when);
}

/**
 * ash_recent_is_review_due:
 *
 * Returns: whether a credential of it is to be reviewed by today
 */
gboolean
ash_recent_is_review_due (const AshRecent *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return self->review_date != NULL && strlen (self->review_date) == strlen (today) &&
         strcmp (self->review_date, today) <= 0;
}

#include "ash-desk-task.h"

#include <ash-error.h>
#include <ash-fragment.h>
#include <ash-json-writer.h>
#include <ash-json.h>
#include <ash-limits.h>
#include <ash-page.h>
#include <ash-path.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ash-desk-private.h"

/* Some hundred pages of text. */
#define MOST_PROMPT_BYTES (2 << 20)

static char *
load_body (AshStore *store, const AshItem *item, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (item->body == NULL)
    return g_strdup ("");
  if (ash_store_object_size (store, item->body) > MOST_PROMPT_BYTES)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_LIMIT,
                           _ ("This text is too long to be edited here. It is kept as it is."));
      return NULL;
    }
  bytes = ash_store_load_object (store, item->body, error);
  return bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
}

static gboolean
is_plain_text (const AshItem *item)
{
  return g_strcmp0 (item->body_type, "text/plain") == 0;
}

char *
ash_desk_load_prompt (AshStore *store, const AshItem *item, gboolean *is_plain, GError **error)
{
  g_autofree char *body = load_body (store, item, error);
  g_autoptr (AshFragment) fragment = NULL;

  if (body == NULL)
    return NULL;
  if (is_plain != NULL)
    *is_plain = TRUE;
  if (is_plain_text (item))
    return g_steal_pointer (&body);
  fragment = ash_fragment_new (body);
  if (is_plain != NULL)
    *is_plain = ash_fragment_is_plain (fragment);
  return g_strdup (ash_fragment_get_text (fragment));
}

static char *
edited_body (const AshItem *item, const char *body, const char *text, GError **error)
{
  g_autoptr (AshFragment) fragment = NULL;
  char *html;

  if (is_plain_text (item))
    return g_strdup (text);
  if (*body == '\0')
    return ash_fragment_from_text (text);
  fragment = ash_fragment_new (body);
  html = ash_fragment_edit (fragment, text);
  if (html == NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("That would take a picture, a link or other formatting away. Change "
                            "one passage at a time, or change it as HTML."));
  return html;
}

gboolean
ash_desk_set_prompt (AshStore *store, const char *item, const char *text, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autofree char *body = record != NULL ? load_body (store, record, error) : NULL;
  g_autofree char *edited = body != NULL ? edited_body (record, body, text, error) : NULL;
  g_autofree char *key = g_strconcat ("prompt ", item, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_done;

  if (edited == NULL)
    return FALSE;
  if (g_str_equal (edited, body))
    return TRUE;
  if (!ash_store_begin (store, _ ("Change text"), key, error))
    return FALSE;
  if (record->body_type == NULL)
    record->body_type = g_strdup ("text/html");
  bytes = g_bytes_new (edited, strlen (edited));
  g_free (record->body);
  record->body = ash_store_put_object (store, bytes, record->body_type, error);
  is_done = record->body != NULL && ash_store_update (store, &ASH_ITEM, record, error);
  return ash_desk_end (store, is_done, error);
}

static void
copy_value (AshJsonWriter *json, const char *name, const AshJsonValue *value)
{
  switch (ash_json_kind (value))
    {
    case ASH_JSON_BOOLEAN:
      ash_json_writer_boolean (json, name, ash_json_boolean (value));
      break;
    case ASH_JSON_NUMBER:
      ash_json_writer_hundredths (json, name, (gint64) round (ash_json_number (value) * 100));
      break;
    case ASH_JSON_STRING:
      ash_json_writer_string (json, name, ash_json_string (value));
      break;
    case ASH_JSON_ARRAY:
      ash_json_writer_begin_array (json, name);
      for (guint i = 0; i < ash_json_length (value); i++)
        copy_value (json, NULL, ash_json_at (value, i));
      ash_json_writer_end_array (json);
      break;
    case ASH_JSON_OBJECT:
      ash_json_writer_begin_object (json, name);
      for (guint i = 0; i < ash_json_length (value); i++)
        copy_value (json, ash_json_name_at (value, i),
                    ash_json_member (value, ash_json_name_at (value, i)));
      ash_json_writer_end_object (json);
      break;
    case ASH_JSON_NULL:
    default:
      ash_json_writer_null (json, name);
    }
}

/* The settings of an item with other formats; everything else in them stays. */
static char *
settings_with_formats (const AshItem *item, const char *const *formats)
{
  g_autoptr (AshJson) old =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
  const AshJsonValue *root = old != NULL ? ash_json_root (old) : NULL;
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  for (guint i = 0; root != NULL && i < ash_json_length (root); i++)
    if (ash_json_name_at (root, i) != NULL && !g_str_equal (ash_json_name_at (root, i), "formats"))
      copy_value (json, ash_json_name_at (root, i),
                  ash_json_member (root, ash_json_name_at (root, i)));
  if (formats[0] != NULL)
    {
      ash_json_writer_begin_array (json, "formats");
      for (guint i = 0; formats[i] != NULL; i++)
        ash_json_writer_string (json, NULL, formats[i]);
      ash_json_writer_end_array (json);
    }
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

/**
 * ash_desk_get_formats:
 *
 * Returns: (transfer full): how the assignment is handed in
 */
GStrv
ash_desk_get_formats (const AshItem *item)
{
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
  const AshJsonValue *list =
      json != NULL ? ash_json_member (ash_json_root (json), "formats") : NULL;
  g_autoptr (GStrvBuilder) formats = g_strv_builder_new ();

  for (guint i = 0; i < ash_json_length (list); i++)
    if (ash_json_string (ash_json_at (list, i)) != NULL)
      g_strv_builder_add (formats, ash_json_string (ash_json_at (list, i)));
  return g_strv_builder_end (formats);
}

gboolean
ash_desk_set_formats (AshStore *store, const char *item, const char *const *formats, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_auto (GStrv) old = record != NULL ? ash_desk_get_formats (record) : NULL;
  char *settings;

  if (record == NULL)
    return FALSE;
  if (g_strv_equal ((const char *const *) old, formats))
    return TRUE;
  settings = settings_with_formats (record, formats);
  g_free (record->settings);
  record->settings = settings;
  if (!ash_store_begin (store, _ ("Change how it is handed in"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_ITEM, record, error), error);
}

/**
 * ash_desk_complete_address:
 *
 * Returns: (transfer full): @address with the scheme that a browser would add
 */
char *
ash_desk_complete_address (const char *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (address));
  const char *dot = strchr (stripped, '.');
  gboolean has_scheme = g_uri_peek_scheme (stripped) != NULL;

  /* "example.org:8080" has no scheme either. */
  if (has_scheme && dot != NULL && dot < strchr (stripped, ':'))
    has_scheme = FALSE;
  if (has_scheme || dot == NULL || strpbrk (stripped, " \t\n") != NULL || *stripped == '/' ||
      *stripped == '.')
    return g_steal_pointer (&stripped);
  if (strchr (stripped, '@') != NULL && strchr (stripped, '/') == NULL)
    return g_strconcat ("mailto:", stripped, NULL);
  return g_strconcat ("https://", stripped, NULL);
}

gboolean
ash_desk_check_address (const char *address, GError **error)
{
  static const char *const GOOD[] = { "http", "https", "mailto", NULL };
  const char *scheme = g_uri_peek_scheme (address);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  if (scheme == NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("An address on the web begins with https://."));
  else if (!g_strv_contains (GOOD, scheme))
    g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                 _ ("Addresses that begin with “%s:” do not open for learners. Those with "
                    "https:// do."),
                 scheme);
  else if (uri == NULL || (!g_str_equal (scheme, "mailto") &&
                           (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')))
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("The name of the site is missing, as in https://www.example.org/."));
  else
    return TRUE;
  return FALSE;
}

char *
ash_desk_site_address (const char *typed, GError **error)
{
  g_autofree char *whole = ash_desk_complete_address (typed);

  if (*whole == '\0' || ash_text_is_web_address (whole))
    return g_steal_pointer (&whole);
  if (ash_desk_check_address (whole, error))
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("An address on the web begins with https://."));
  return NULL;
}

/* Where the file stands beside what it stood beside before. */
static char *
path_named (const char *old, const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *clean = ash_path_sanitise (base);
  g_autofree char *folder = old != NULL ? g_path_get_dirname (old) : NULL;

  if (folder == NULL || g_str_equal (folder, "."))
    return g_steal_pointer (&clean);
  return g_strconcat (folder, "/", clean, NULL);
}

/**
 * ash_desk_replace_file:
 * @bytes: of the file that takes its place
 */
gboolean
ash_desk_replace_file (
    AshStore *store, const char *item, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  char *path;
  gboolean is_done;

  if (record == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) > ASH_LIMIT_MEMBER_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("“%s” is larger than the %d MiB that a course can hold in one file."), name,
                   (int) (ASH_LIMIT_MEMBER_BYTES >> 20));
      return FALSE;
    }
  if (!ash_store_begin (store, _ ("Replace file"), NULL, error))
    return FALSE;
  path = path_named (record->path, name);
  g_free (record->path);
  record->path = path;
  g_free (record->body_type);
  record->body_type = g_strdup (ash_path_media_type (path));
  g_free (record->body);
  record->body = ash_store_put_object (store, bytes, record->body_type, error);
  is_done = record->body != NULL && ash_store_update (store, &ASH_ITEM, record, error);
  return ash_desk_end (store, is_done, error);
}

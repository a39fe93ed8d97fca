#include "ash-desk-frameworks.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

/* At most one byte more than a framework may have: the reader then says that it is too large. */
static GBytes *
read_file (GFile *file, AshProgress *progress, GError **error)
{
  GCancellable *cancellable = ash_progress_get_cancellable (progress);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *part = g_malloc (ASH_CHUNK_BYTES);
  gssize n;

  if (stream == NULL)
    return NULL;
  while (bytes->len <= ASH_LIMIT_FRAMEWORK_BYTES &&
         (n = g_input_stream_read (G_INPUT_STREAM (stream), part, ASH_CHUNK_BYTES, cancellable,
                                   error)) != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, part, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

AshListing *
ash_desk_read_framework (GFile *file, AshProgress *progress, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (file, progress, error);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  return bytes != NULL ? ash_listing_read (bytes, name, error) : NULL;
}

char *
ash_desk_store_listing (AshStore *store, const AshListing *listing, GError **error)
{
  g_autoptr (GBytes) json = ash_listing_to_json (listing);

  return ash_store_put_object (store, json, "application/json", error);
}

static void
set (char **member, const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

/* A user's own title for it stays. */
static void
fill (AshFramework *framework, const AshListing *listing, const char *digest)
{
  const AshListingFacts *facts = ash_listing_facts (listing);

  if (framework->title == NULL)
    framework->title = g_strdup (facts->title);
  set (&framework->uri, facts->uri);
  set (&framework->version, facts->version);
  set (&framework->publisher, facts->publisher);
  set (&framework->licence, facts->licence);
  set (&framework->lang, facts->lang);
  set (&framework->listing, digest);
}

/* The one with these very statements, else one with the same address, else what is left of one of
 * that title that was removed. */
static AshFramework *
find_same (GPtrArray *frameworks, const AshListing *listing, const char *digest)
{
  const AshListingFacts *facts = ash_listing_facts (listing);

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < frameworks->len; i++)
      {
        AshFramework *each = g_ptr_array_index (frameworks, i);

        if (each->kind != ASH_FRAMEWORK_OWN &&
            (pass == 0   ? g_strcmp0 (each->listing, digest) == 0
             : pass == 1 ? facts->uri != NULL && g_strcmp0 (each->uri, facts->uri) == 0
                         : each->listing == NULL && g_strcmp0 (each->title, facts->title) == 0))
          return ash_framework_copy (each);
      }
  return NULL;
}

static gboolean
is_listed (GPtrArray *frameworks, const char *title)
{
  for (guint i = 0; i < frameworks->len; i++)
    {
      const AshFramework *each = g_ptr_array_index (frameworks, i);

      if (each->kind != ASH_FRAMEWORK_OWN && each->listing != NULL &&
          g_strcmp0 (each->title, title) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Two of one name could not be told apart in a list: the second has its version or a number. */
static char *
title_of_its_own (GPtrArray *frameworks, const AshListingFacts *facts)
{
  g_autofree char *versioned =
      facts->version != NULL ? g_strdup_printf ("%s, %s", facts->title, facts->version) : NULL;
  const char *base = versioned != NULL ? versioned : facts->title;
  char *title;

  if (!is_listed (frameworks, facts->title))
    return g_strdup (facts->title);
  title = versioned != NULL ? g_strdup (versioned) : g_strdup_printf ("%s (2)", base);
  for (guint n = versioned != NULL ? 2 : 3; is_listed (frameworks, title); n++)
    {
      g_free (title);
      title = g_strdup_printf ("%s (%u)", base, n);
    }
  return title;
}

/**
 * ash_desk_add_framework:
 * @kind: what its statements are for, when it is new
 * @out_news: (out) (optional): what became of it
 *
 * "Bring in framework", one step; nothing when the document has these very statements.
 */
char *
ash_desk_add_framework (AshStore *store,
                        const AshListing *listing,
                        const char *digest,
                        AshFrameworkKind kind,
                        AshFrameworkNews *out_news,
                        GError **error)
{
  g_autoptr (GPtrArray) frameworks = ash_store_list (store, &ASH_FRAMEWORK, NULL, NULL, error);
  g_autoptr (AshFramework) framework =
      frameworks != NULL ? find_same (frameworks, listing, digest) : NULL;
  gboolean is_new = framework == NULL;
  AshFrameworkNews news;

  if (frameworks == NULL)
    return NULL;
  news = is_new                                        ? ASH_FRAMEWORK_NEW
         : g_strcmp0 (framework->listing, digest) == 0 ? ASH_FRAMEWORK_KNOWN
         : framework->listing != NULL                  ? ASH_FRAMEWORK_RENEWED
                                                       : ASH_FRAMEWORK_NEW;
  if (out_news != NULL)
    *out_news = news;
  if (news == ASH_FRAMEWORK_KNOWN)
    return g_strdup (framework->record.id);
  if (is_new)
    {
      framework = ash_framework_new ();
      framework->kind = kind;
      framework->title = title_of_its_own (frameworks, ash_listing_facts (listing));
    }
  fill (framework, listing, digest);
  if (!ash_store_begin (
          store, news == ASH_FRAMEWORK_NEW ? _ ("Bring in framework") : _ ("Renew framework"), NULL,
          error))
    return NULL;
  if (!ash_desk_end (store,
                     is_new ? ash_store_insert (store, &ASH_FRAMEWORK, framework, error)
                            : ash_store_update (store, &ASH_FRAMEWORK, framework, error),
                     error))
    return NULL;
  return g_strdup (framework->record.id);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const AshFramework *one = *(AshFramework *const *) a, *two = *(AshFramework *const *) b;

  return g_utf8_collate (one->title != NULL ? one->title : "",
                         two->title != NULL ? two->title : "");
}

GPtrArray *
ash_desk_list_frameworks (AshStore *store, GError **error)
{
  GPtrArray *frameworks = ash_store_list (store, &ASH_FRAMEWORK, NULL, NULL, error);

  for (guint i = frameworks != NULL ? frameworks->len : 0; i > 0; i--)
    {
      const AshFramework *each = g_ptr_array_index (frameworks, i - 1);

      if (each->kind == ASH_FRAMEWORK_OWN || each->listing == NULL)
        g_ptr_array_remove_index (frameworks, i - 1);
    }
  if (frameworks != NULL)
    g_ptr_array_sort (frameworks, compare_titles);
  return frameworks;
}

AshListing *
ash_desk_load_listing (AshStore *store, const AshFramework *framework, GError **error)
{
  g_autoptr (GBytes) json = NULL;

  if (ash_store_object_size (store, framework->listing) > ASH_LIMIT_FRAMEWORK_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("The framework “%s” in this document is larger than any."),
                   framework->title != NULL ? framework->title : "");
      return NULL;
    }
  json = ash_store_load_object (store, framework->listing, error);
  return json != NULL ? ash_listing_from_json (json, error) : NULL;
}

static gboolean
check_is_brought_in (AshStore *store, const char *framework, GError **error)
{
  g_autoptr (AshFramework) record = ash_store_get (store, &ASH_FRAMEWORK, framework, error);

  if (record != NULL && record->kind != ASH_FRAMEWORK_OWN)
    return TRUE;
  if (record != NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("These are the document’s own outcomes, and no framework that was "
                            "brought in."));
  return FALSE;
}

gboolean
ash_desk_rename_framework (AshStore *store,
                           const char *framework,
                           const char *title,
                           GError **error)
{
  g_autofree char *line = g_strstrip (g_strdup (title));

  if (*line == '\0')
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("A framework needs a name."));
      return FALSE;
    }
  return check_is_brought_in (store, framework, error) &&
         ash_desk_set_text (store, &ASH_FRAMEWORK, framework, "title", line, _ ("Rename framework"),
                            error);
}

gboolean
ash_desk_set_framework_kind (AshStore *store,
                             const char *framework,
                             AshFrameworkKind kind,
                             GError **error)
{
  return check_is_brought_in (store, framework, error) &&
         ash_desk_set_text (store, &ASH_FRAMEWORK, framework, "kind",
                            kind == ASH_FRAMEWORK_ATTRIBUTES ? "attributes" : "skills",
                            _ ("Change what a framework is for"), error);
}

/**
 * ash_desk_remove_framework:
 *
 * A framework that statements come from keeps its name and address for them, and can no longer be
 * looked into; any other goes altogether.
 */
gboolean
ash_desk_remove_framework (AshStore *store, const char *framework, GError **error)
{
  g_autoptr (AshFramework) record = NULL;
  gboolean is_done;

  if (!check_is_brought_in (store, framework, error) ||
      (record = ash_store_get (store, &ASH_FRAMEWORK, framework, error)) == NULL ||
      !ash_store_begin (store, _ ("Remove framework"), NULL, error))
    return FALSE;
  if (ash_store_count (store, &ASH_STATEMENT, "framework", framework) > 0)
    {
      g_clear_pointer (&record->listing, g_free);
      is_done = ash_store_update (store, &ASH_FRAMEWORK, record, error);
    }
  else
    is_done = ash_store_delete (store, &ASH_FRAMEWORK, framework, error);
  return ash_desk_end (store, is_done, error);
}

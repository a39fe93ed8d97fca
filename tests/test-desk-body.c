/* desk/: texts of items and the files that they show, as far as the learner and the package. */
#include <ash-archive.h>
#include <ash-learner.h>
#include <ash-limits.h>
#include <ash-page.h>

#include "desk-fixture.h"

/* The first page of the first credential that is used as it stands in its course. */
static AshItem *
used_page (Fixture *fixture)
{
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_PAGE && item->body != NULL && item->parent != NULL)
        return ash_item_copy (item);
    }
  g_assert_not_reached ();
}

static AshItem *
again (Fixture *fixture, const AshItem *item)
{
  AshItem *fresh = ash_store_get (fixture->store, &ASH_ITEM, item->record.id, &fixture->error);

  g_assert_no_error (fixture->error);
  return fresh;
}

static gboolean
set_text (
    Fixture *fixture, const char *item, const char *text, GPtrArray *assets, const char *label)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return ash_desk_set_body (fixture->store, item, body, NULL, assets, label, &fixture->error);
}

static gboolean
is_adapted (Fixture *fixture, const char *item)
{
  g_autoptr (AshDesign) design =
      ash_store_load_design (fixture->store, fixture->tree, &fixture->error);

  g_assert_no_error (fixture->error);
  return ash_design_is_adapted (design, ash_design_item (design, item));
}

static void
test_set_body (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) page = used_page (fixture);
  g_autoptr (AshItem) edited = NULL;
  g_autoptr (AshItem) undone = NULL;
  g_autofree char *label = NULL;

  g_assert_false (is_adapted (fixture, page->record.id));
  g_assert_true (set_text (fixture, page->record.id, "<p>one</p>", NULL, NULL));
  g_assert_true (set_text (fixture, page->record.id, "<p>one two</p>", NULL, NULL));
  g_assert_no_error (fixture->error);
  label = ash_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Edit page");
  edited = again (fixture, page);
  g_assert_cmpstr (edited->body, !=, page->body);
  g_assert_cmpstr (edited->body_type, ==, page->body_type);
  g_assert_true (is_adapted (fixture, page->record.id));
  /* What was typed within a minute is one step. */
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  undone = again (fixture, page);
  g_assert_cmpstr (undone->body, ==, page->body);
  g_assert_false (is_adapted (fixture, page->record.id));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) page = used_page (fixture);
  g_autoptr (AshItemOrigin) origin =
      ash_store_find (fixture->store, &ASH_ITEM_ORIGIN, "item", page->record.id);
  g_autofree char *large = g_strnfill (ASH_LIMIT_HTML_BYTES + 1, 'a');

  g_assert_false (set_text (fixture, origin->source_item, "x", NULL, NULL));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (set_text (fixture, page->parent, "x", NULL, NULL));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (set_text (fixture, page->record.id, large, NULL, NULL));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_LIMIT);
  g_clear_error (&fixture->error);
  g_assert_false (set_text (fixture, "nothing", "x", NULL, NULL));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
}

static AshNewAsset *
picture (const char *name)
{
  AshNewAsset *asset = g_new0 (AshNewAsset, 1);

  asset->id = ash_id_new ();
  asset->name = g_strdup (name);
  asset->bytes = g_bytes_new ("\x89PNG-like", 9);
  asset->alt = g_strdup ("Two bars");
  return asset;
}

/* Puts a new picture and a link to another page into a page: one step. */
static char *
put_picture (Fixture *fixture, const AshItem *page, const char *link)
{
  g_autoptr (GPtrArray) assets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_new_asset_free);
  AshNewAsset *asset = picture ("My chart.png");
  g_autofree char *text = g_strdup_printf ("<p><img src=\"ash:asset/%s\" alt=\"Two bars\"/> "
                                           "<a href=\"ash:item/%s#part\">further</a></p>",
                                           asset->id, link);

  g_ptr_array_add (assets, asset);
  g_assert_true (set_text (fixture, page->record.id, text, assets, "Insert picture"));
  g_assert_no_error (fixture->error);
  return g_strdup (asset->id);
}

static const char *
path_of (Fixture *fixture, const char *asset)
{
  g_autoptr (AshAsset) record = ash_store_get (fixture->store, &ASH_ASSET, asset, &fixture->error);

  g_assert_no_error (fixture->error);
  return g_intern_string (record->path);
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) page = used_page (fixture);
  gint64 before = ash_store_count (fixture->store, &ASH_ASSET, "tree", fixture->tree);
  g_autofree char *first = put_picture (fixture, page, page->record.id);
  g_autofree char *label = ash_store_dup_undo_label (fixture->store);
  g_autofree char *second = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_cmpstr (label, ==, "Insert picture");
  g_assert_cmpstr (path_of (fixture, first), ==, "media/My_chart.png");
  second = ash_desk_add_asset (fixture->store, page->record.id, "/home/me/my CHART.png", bytes,
                               NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (path_of (fixture, second), ==, "media/my_CHART-2.png");
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ASSET, "tree", fixture->tree), ==, before);
}

static AshItem *
other_page (Fixture *fixture, const AshItem *page)
{
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_PAGE && item->parent != NULL &&
          !g_str_equal (item->record.id, page->record.id))
        return ash_item_copy (item);
    }
  g_assert_not_reached ();
}

/* A learner sees the picture and can follow the link. */
static void
test_site (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) page = used_page (fixture);
  g_autoptr (AshItem) other = other_page (fixture, page);
  g_autofree char *asset = put_picture (fixture, page, other->record.id);
  g_autoptr (AshDesign) design =
      ash_store_load_design (fixture->store, fixture->tree, &fixture->error);
  AshBodies bodies = ash_store_bodies (fixture->store);
  AshSite *site = ash_site_new (design, &bodies);
  g_autofree char *path = ash_site_path_of_item (site, page->record.id);
  g_autofree char *to = ash_site_path_of_item (site, other->record.id);
  g_autofree char *name = g_path_get_basename (to);
  g_autofree char *link = g_strdup_printf ("href=\"%s#part\"", name);
  g_autoptr (GBytes) bytes = ash_site_load (site, path, NULL, &fixture->error);
  g_autofree char *html = NULL;
  g_autoptr (GBytes) image = ash_site_load (site, "files/My_chart.png", NULL, &fixture->error);

  g_assert_no_error (fixture->error);
  html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (html, "src=\"../files/My_chart.png\" alt=\"Two bars\""));
  g_assert_nonnull (strstr (html, link));
  g_assert_cmpuint (g_bytes_get_size (image), ==, 9);
  ash_site_free (site);
}

typedef struct
{
  char *path;
  GHashTable *members; /* path -> GString */
} Members;

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Members *self = user_data;

  self->path = g_strdup (path);
  g_hash_table_insert (self->members, self->path, g_string_new (NULL));
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Members *self = user_data;

  g_string_append_len (g_hash_table_lookup (self->members, self->path), (const char *) data,
                       (gssize) length);
  return TRUE;
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

/* The package has the picture, and both addresses lead where they should, relative as any. */
static void
test_package (Fixture *fixture, gconstpointer data)
{
  static const AshArchiveSink sink = {
    .begin = begin_cb, .data = data_cb, .end = end_cb, .refused = refused_cb
  };
  Members members = { NULL, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string) };
  g_autoptr (AshItem) page = used_page (fixture);
  g_autoptr (AshItem) other = other_page (fixture, page);
  g_autofree char *asset = put_picture (fixture, page, other->record.id);
  g_autofree char *path = g_build_filename (fixture->folder, "out.imscc", NULL);
  AshCartridgeOptions options = { 0 };
  g_autoptr (AshExported) exported = ash_desk_export (fixture->store, fixture->credential, NULL,
                                                      &options, path, NULL, &fixture->error);
  GHashTableIter iter;
  gpointer value;
  gboolean has_page = FALSE;

  g_assert_no_error (fixture->error);
  g_assert_true (ash_archive_read (path, &sink, &members, NULL, &fixture->error));
  g_hash_table_iter_init (&iter, members.members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_assert_null (strstr (((GString *) value)->str, "ash:asset/"));
      g_assert_null (strstr (((GString *) value)->str, "ash:item/"));
      if (strstr (((GString *) value)->str, "#part\">further") != NULL)
        has_page = strstr (((GString *) value)->str, "chart.png\" alt=\"Two bars\"") != NULL;
    }
  g_assert_true (has_page);
  g_hash_table_unref (members.members);
  g_unlink (path);
}

/* A page that goes to another credential takes its pictures along. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshItem) page = used_page (fixture);
  g_autofree char *asset = put_picture (fixture, page, page->record.id);
  g_autofree char *to = ash_desk_add_credential (fixture->store, "Another", &fixture->error);
  g_autoptr (AshCredential) credential =
      ash_store_get (fixture->store, &ASH_CREDENTIAL, to, &fixture->error);
  const char *const ids[] = { page->record.id, NULL };
  g_autoptr (AshItem) moved = NULL;
  g_autoptr (AshAsset) twin = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (fixture->error);
  g_assert_true (ash_desk_move_items (fixture->store, ids, to, NULL, NULL, &fixture->error));
  moved = again (fixture, page);
  twin = ash_store_find (fixture->store, &ASH_ASSET, "tree", credential->tree);
  g_assert_nonnull (twin);
  g_assert_cmpstr (twin->alt, ==, "Two bars");
  bytes = ash_store_load_object (fixture->store, moved->body, &fixture->error);
  text = ash_page_decode (bytes, NULL);
  g_assert_nonnull (strstr (text, twin->record.id));
  g_assert_null (strstr (text, asset));
}

#define ADD(name, func) g_test_add ("/desk-body/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("set", test_set_body);
  ADD ("refused", test_refused);
  ADD ("picture", test_picture);
  ADD ("site", test_site);
  ADD ("package", test_package);
  ADD ("moves", test_moves);
  return g_test_run ();
}

#pragma once

#include <ash-archive.h>
#include <ash-error.h>
#include <ash-formats.h>
#include <glib/gstdio.h>
#include <string.h>

#include "scratch.h"

/* Packages made by tests, and what comes of importing them. */

typedef struct
{
  char *folder;
  AshStore *store;
  AshImported *imported; /* NULL when refused */
  AshSource *source;
  AshDesign *design;
  GError *error;
} Arrival;

#define MANIFEST(ORGANIZATIONS, RESOURCES)                                                         \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"                                                     \
  "<manifest identifier=\"m\" xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\" "        \
  "xmlns:lom=\"http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource\" "                                 \
  "xmlns:lomimscc=\"http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest\"><metadata>"                  \
  "<schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion><lomimscc:lom>"        \
  "<lomimscc:general><lomimscc:title><lomimscc:string>Soil</lomimscc:string></lomimscc:title>"     \
  "</lomimscc:general></lomimscc:lom></metadata>" ORGANIZATIONS "<resources>" RESOURCES            \
  "</resources></manifest>"

#define OUTLINE(ITEMS)                                                                             \
  "<organizations><organization identifier=\"o\" structure=\"rooted-hierarchy\">"                  \
  "<item identifier=\"root\">" ITEMS "</item></organization></organizations>"

#define ITEM(ID, REF, TITLE)                                                                       \
  "<item identifier=\"" ID "\" identifierref=\"" REF "\"><title>" TITLE "</title></item>"

#define RESOURCE(ID, TYPE, PATH)                                                                   \
  "<resource identifier=\"" ID "\" type=\"" TYPE "\"><file href=\"" PATH "\"/></resource>"

#define WEB(ID, PATH)                                                                              \
  "<resource identifier=\"" ID "\" type=\"webcontent\" href=\"" PATH "\"><file href=\"" PATH       \
  "\"/></resource>"

static inline char *
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("ashlar-read-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Members as pairs of name and text, closed by NULL: (transfer full) the path of the package. */
static inline char *
test_package (const char *folder, const char *const *members)
{
  char *path = g_build_filename (folder, "soil.imscc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshZipWriter) zip = ash_zip_writer_new (path, &error);

  g_assert_no_error (error);
  for (; members[0] != NULL; members += 2)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (members[1], strlen (members[1]));

      ash_zip_writer_add (zip, members[0], bytes, &error);
      g_assert_no_error (error);
    }
  ash_zip_writer_finish (zip, &error);
  g_assert_no_error (error);
  return path;
}

static inline Arrival *
test_import (const char *folder, const char *path)
{
  Arrival *self = g_new0 (Arrival, 1);
  g_autofree char *document = g_build_filename (folder, "course.ashlar", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (document);
  self->folder = g_strdup (folder);
  self->store = ash_store_create (document, ASH_STORE_BUILD, &error);
  g_assert_no_error (error);
  self->imported = ash_cartridge_import (self->store, path, FALSE, NULL, &self->error);
  g_assert_true ((self->imported == NULL) == (self->error != NULL));
  if (self->imported == NULL)
    return self;
  self->source = ash_store_get (self->store, &ASH_SOURCE, self->imported->source, &error);
  g_assert_no_error (error);
  self->design = ash_store_load_design (self->store, self->source->tree, &error);
  g_assert_no_error (error);
  return self;
}

static inline Arrival *
test_arrive (const char *const *members)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = test_package (folder, members);

  return test_import (folder, path);
}

static inline void
arrival_free (Arrival *self)
{
  g_clear_pointer (&self->imported, ash_imported_free);
  g_clear_pointer (&self->source, ash_source_free);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

/* The first item of that title; fails the test when there is none. */
static inline const AshItem *
arrival_item (const Arrival *self, const char *title)
{
  for (guint i = 0; i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);

      if (g_strcmp0 (item->title, title) == 0)
        return item;
    }
  g_error ("no item is called %s", title);
  return NULL;
}

static inline const AshAsset *
arrival_asset (const Arrival *self, const char *path)
{
  for (guint i = 0; i < self->design->assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (self->design->assets, i);

      if (g_strcmp0 (asset->path, path) == 0)
        return asset;
    }
  return NULL;
}

static inline char *
arrival_body (const Arrival *self, const AshItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ash_store_load_object (self->store, item->body, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* How many lines of a kind have @part in place or sentence. */
static inline guint
arrival_lines (const Arrival *self, AshLineKind kind, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < self->imported->report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (self->imported->report->lines, i);

      n += line->kind == kind && (strstr (line->what, part) != NULL ||
                                  (line->where != NULL && strstr (line->where, part) != NULL));
    }
  return n;
}

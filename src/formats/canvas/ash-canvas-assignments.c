#include "ash-canvas-private.h"

#include <ash-json-writer.h>
#include <ash-page.h>
#include <ash-terms.h>
#include <ash-text.h>
#include <string.h>

/* How Canvas calls what a learner hands in, and how a cartridge does. */
static const struct
{
  const char *canvas;
  const char *format;
} FORMATS[] = {
  { "online_text_entry", "html" }, { "online_url", "url" },          { "online_upload", "file" },
  { "media_recording", "file" },   { "student_annotation", "file" },
};

static AshMember *
sibling (AshCanvas *self, const char *path, const char *name)
{
  const char *slash = path != NULL ? strrchr (path, '/') : NULL;
  g_autofree char *beside =
      slash != NULL ? g_strdup_printf ("%.*s/%s", (int) (slash - path), path, name) : NULL;

  return beside != NULL ? ash_package_member (self->package, beside) : NULL;
}

static void
write_formats (AshItem *item, const char *submission_types)
{
  g_auto (GStrv) types = g_strsplit (submission_types, ",", -1);
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_array (json, "formats");
  for (char **t = types; *t != NULL; t++)
    for (guint i = 0; i < G_N_ELEMENTS (FORMATS); i++)
      if (g_str_equal (g_strstrip (*t), FORMATS[i].canvas) &&
          g_hash_table_add (seen, (gpointer) FORMATS[i].format))
        ash_json_writer_string (json, NULL, FORMATS[i].format);
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  if (g_hash_table_size (seen) == 0)
    return;
  g_free (item->settings);
  item->settings = ash_json_writer_finish (json);
}

/* -1 is any number, which is what an assignment that says nothing allows as well. */
static void
take_attempts (AshItem *item, const AshXmlNode *settings)
{
  g_autofree char *attempts = ash_canvas_text (settings, "allowed_attempts");
  gint64 tries = attempts != NULL ? g_ascii_strtoll (attempts, NULL, 10) : 0;

  if (item->attempts < 0 && tries > 0 && tries <= ASH_TERMS_MOST_ATTEMPTS)
    item->attempts = tries;
}

static void
take_settings (AshCanvas *self, AshItem *item, const AshXmlNode *settings, gboolean is_linked)
{
  g_autofree char *title = ash_canvas_text (settings, "title");
  g_autofree char *types = ash_canvas_text (settings, "submission_types");

  ash_canvas_take_grading (self, item, settings);
  take_attempts (item, settings);
  ash_canvas_keep_xml (item, settings);
  if (types != NULL && item->settings == NULL)
    write_formats (item, types);
  if (!is_linked && title != NULL)
    ash_canvas_set_title (item, title);
}

static char *
load_body (AshCanvas *self, AshMember *member)
{
  g_autoptr (GBytes) bytes = ash_package_load (self->package, member, NULL);
  g_autofree char *html = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;

  return html != NULL ? g_strstrip (ash_page_body (html, -1)) : NULL;
}

/* Up to 1.2 an assignment is an HTML page with its settings beside it. */
static gboolean
read_page_assignment (AshCanvas *self, AshDraft *draft, AshMember *settings, GError **error)
{
  g_autoptr (AshXml) xml = ash_canvas_take_xml (self, settings);
  AshItem *item = draft->item;
  AshMember *page = ash_package_member (self->package, item->path);
  g_autofree char *body = page != NULL ? load_body (self, page) : NULL;

  if (xml == NULL || body == NULL)
    return TRUE;
  item->kind = ASH_ITEM_ASSIGNMENT;
  take_settings (self, item, ash_xml_root (xml), draft->parent != NULL);
  g_clear_pointer (&item->body, g_free);
  g_clear_pointer (&item->body_type, g_free);
  return *body == '\0' ||
         ash_package_set_text (self->package, item, body, "text/html", page->path, error);
}

/* From 1.3 on Canvas's settings stand in the assignment itself. */
static void
read_assignment (AshCanvas *self, AshDraft *draft)
{
  g_autoptr (AshXml) xml =
      ash_canvas_take_xml (self, ash_package_member (self->package, draft->item->path));
  const AshXmlNode *extensions =
      xml != NULL ? ash_xml_find (ash_xml_root (xml), "extensions") : NULL;
  const AshXmlNode *settings = ash_xml_find (extensions, "assignment");

  if (settings != NULL)
    take_settings (self, draft->item, settings, draft->parent != NULL);
}

static gboolean
owns_keys (gpointer key, gpointer value, gpointer user_data)
{
  return g_strcmp0 (value, user_data) == 0;
}

/* Takes a draft back that says the same as @kept; whatever led to it leads there. */
static void
replace_draft (AshCanvas *self, AshDraft *draft, const AshItem *kept)
{
  AshPackage *package = self->package;
  g_autofree char *id = g_strdup (draft->item->record.id);
  g_autofree char *path = g_strdup (draft->item->path);

  if (draft->resource != NULL)
    g_ptr_array_remove (draft->resource->drafts, draft);
  g_hash_table_foreach_remove (package->key_index, owns_keys, id);
  for (guint i = package->keys->len; i-- > 0;)
    {
      AshForeignKey *key = g_ptr_array_index (package->keys, i);

      if (g_strcmp0 (key->owner, id) == 0)
        g_ptr_array_remove_index (package->keys, i);
    }
  g_hash_table_remove (package->drafts, id);
  g_ptr_array_remove (package->unlinked, draft);
  ash_package_add_key (package, kept->record.id, "path", path);
}

/* For readers that know no assignments Canvas 1.3 writes each as a page once more. */
static gboolean
read_fallback (AshCanvas *self, AshDraft *draft, AshMember *assignment, GError **error)
{
  const char *id = ash_package_lookup (self->package, "path", assignment->path);
  AshDraft *kept = ash_package_draft (self->package, id);
  AshMember *page = ash_package_member (self->package, draft->item->path);
  g_autofree char *body = page != NULL ? load_body (self, page) : NULL;

  if (draft->parent != NULL || kept == NULL || kept->item->kind != ASH_ITEM_ASSIGNMENT ||
      body == NULL)
    return TRUE;
  if (*body != '\0' && kept->item->body == NULL &&
      !ash_package_set_text (self->package, kept->item, body, "text/html", page->path, error))
    return FALSE;
  replace_draft (self, draft, kept->item);
  return TRUE;
}

/* A descriptor becomes reachable by its path, so that its fallback finds it. */
static void
index_assignments (AshCanvas *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const AshDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->item->kind == ASH_ITEM_ASSIGNMENT && draft->item->path != NULL)
        ash_package_add_key (self->package, draft->item->record.id, "path", draft->item->path);
    }
}

static gboolean
read_draft (AshCanvas *self, AshDraft *draft, GError **error)
{
  AshItem *item = draft->item;
  AshMember *settings = sibling (self, item->path, "assignment_settings.xml");
  AshMember *assignment = sibling (self, item->path, "assignment.xml");

  if (item->kind == ASH_ITEM_ASSIGNMENT)
    {
      read_assignment (self, draft);
      return TRUE;
    }
  if (item->kind != ASH_ITEM_PAGE)
    return TRUE;
  if (settings != NULL)
    return read_page_assignment (self, draft, settings, error);
  return assignment == NULL || read_fallback (self, draft, assignment, error);
}

gboolean
ash_canvas_read_assignments (AshCanvas *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self->package);

  index_assignments (self, drafts);
  for (guint i = 0; i < drafts->len; i++)
    if (!ash_progress_step (self->package->progress, 0, error) ||
        !read_draft (self, g_ptr_array_index (drafts, i), error))
      return FALSE;
  return TRUE;
}

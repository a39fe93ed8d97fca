#include "ash-cc-read-private.h"

#include "../qti/ash-qti-private.h"

#include <ash-json-writer.h>
#include <ash-page.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
main_name (const AshResource *resource)
{
  if (resource->hrefs->len > 0)
    return g_ptr_array_index (resource->hrefs, 0);
  return resource->identifier[0] != '\0' ? resource->identifier : resource->type;
}

/* What an entry is whose file is not in the package. */
static AshItemKind
kind_of_family (const AshResource *resource)
{
  switch (resource->family)
    {
    case ASH_FAMILY_WEB:
    case ASH_FAMILY_ASSOCIATED:
      return ash_path_is_html (main_name (resource)) ? ASH_ITEM_PAGE : ASH_ITEM_FILE;
    case ASH_FAMILY_TOPIC:
      return ASH_ITEM_TOPIC;
    case ASH_FAMILY_LINK:
      return ASH_ITEM_LINK;
    case ASH_FAMILY_QUIZ:
    case ASH_FAMILY_BANK:
      return ASH_ITEM_QUIZ;
    case ASH_FAMILY_LTI:
      return ASH_ITEM_LTI;
    case ASH_FAMILY_ASSIGNMENT:
      return ASH_ITEM_ASSIGNMENT;
    default:
      return ASH_ITEM_UNKNOWN;
    }
}

static void
take_title (AshItem *item, char *title)
{
  if (item->title == NULL || item->title[0] == '\0')
    {
      g_free (item->title);
      item->title = ash_text_clean_title (title);
    }
  g_free (title);
}

/* Whether somebody gave a file its name: "week-1" and "syllabus", not "item-47859090". */
static gboolean
speaks (const char *name)
{
  guint letters = 0;
  guint digits = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters += g_unichar_isalpha (g_utf8_get_char (p));
      digits += g_unichar_isdigit (g_utf8_get_char (p));
    }
  return letters > 2 && letters >= 2 * digits;
}

/* The title of a page that no entry names: its own, else that of its file, else how its text
 * begins. */
static char *
page_title (AshPackage *self, AshMember *member)
{
  g_autoptr (GBytes) bytes = ash_package_load (self, member, NULL);
  g_autofree char *name = ash_title_from_path (member->path);
  g_autofree char *html = NULL;
  g_autofree char *title = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) > ASH_LIMIT_HTML_BYTES)
    return g_steal_pointer (&name);
  html = ash_page_decode (bytes, NULL);
  title = ash_page_title (html, -1);
  if (title == NULL && !speaks (name))
    title = ash_page_first_words (html, -1);
  return title != NULL ? g_steal_pointer (&title) : g_steal_pointer (&name);
}

/**
 * ash_content_page:
 *
 * Makes a member the body of an item: a page when it is HTML, else a file.
 */
gboolean
ash_content_page (AshPackage *self, AshDraft *draft, AshMember *member, GError **error)
{
  AshItem *item = draft->item;

  item->kind = ash_path_is_html (member->path) ? ASH_ITEM_PAGE : ASH_ITEM_FILE;
  if (!ash_package_set_body (self, item, member, error))
    return FALSE;
  ash_package_add_key (self, item->record.id, "path", member->path);
  if (item->title == NULL || item->title[0] == '\0')
    take_title (item, item->kind == ASH_ITEM_PAGE ? page_title (self, member)
                                                  : ash_title_from_path (member->path));
  return TRUE;
}

static gboolean
set_unknown (AshPackage *self, AshItem *item, AshResource *resource, GError **error)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  item->kind = ASH_ITEM_UNKNOWN;
  if (resource->main != NULL && !ash_package_set_body (self, item, resource->main, error))
    return FALSE;
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "type", resource->type);
  ash_json_writer_end_object (json);
  g_free (item->settings);
  item->settings = ash_json_writer_finish (json);
  take_title (item, ash_title_from_path (main_name (resource)));
  return TRUE;
}

/* Whatever the package says it is, HTML can be read, and its links followed. */
static gboolean
keep_verbatim (
    AshPackage *self, AshDraft *draft, AshResource *resource, const char *why, GError **error)
{
  AshItem *item = draft->item;
  gboolean is_page = resource->main != NULL && ash_path_is_html (resource->main->path);

  if (!(is_page ? ash_content_page (self, draft, resource->main, error)
                : set_unknown (self, item, resource, error)))
    return FALSE;
  resource->fate = ASH_FATE_VERBATIM;
  ash_report_add (self->report, ASH_LINE_VERBATIM, item->record.id, item->title, "%s", why);
  return TRUE;
}

static gboolean
read_descriptor (AshPackage *self,
                 AshDraft *draft,
                 AshResource *resource,
                 const AshXmlNode *root,
                 GError **error)
{
  const char *path = resource->main != NULL ? resource->main->path : "";
  AshFamily family = ash_manifest_family_of_root (root);

  resource->fate = ASH_FATE_CONVERTED;
  switch (family)
    {
    case ASH_FAMILY_TOPIC:
      return ash_content_topic (self, draft, root, path, error);
    case ASH_FAMILY_ASSIGNMENT:
      return ash_content_assignment (self, draft, root, path, error);
    case ASH_FAMILY_LINK:
      ash_content_link (self, draft, root);
      return TRUE;
    case ASH_FAMILY_LTI:
      ash_content_lti (self, draft, root);
      return TRUE;
    case ASH_FAMILY_QUIZ:
      return ash_qti_read_quiz (self, draft, root, path, error);
    default:
      return keep_verbatim (self, draft, resource,
                            _ ("This kind of content is not known to Ashlar; it is kept as it is."),
                            error);
    }
}

static gboolean
report_missing (AshPackage *self, AshDraft *draft, AshResource *resource)
{
  AshItem *item = draft->item;

  item->kind = kind_of_family (resource);
  take_title (item, ash_title_from_path (main_name (resource)));
  resource->fate = ASH_FATE_MISSING;
  ash_report_add (self->report, ASH_LINE_MISSING, item->record.id, item->title,
                  _ ("Its file “%s” is not in the package; the entry is kept without it."),
                  main_name (resource));
  return TRUE;
}

/* A descriptor whose XML is past repair still is the author's file. */
static gboolean
read_file_descriptor (AshPackage *self, AshDraft *draft, AshResource *resource, GError **error)
{
  AshMember *member = resource->main;
  g_autoptr (GError) local = NULL;
  g_autoptr (AshXml) xml = ash_package_load_xml (self, member, &local);
  gboolean is_done;

  if (xml == NULL)
    {
      g_autofree char *why =
          g_strdup_printf (_ ("Its file “%s” cannot be understood and is kept as it is: %s"),
                           member->path, local->message);

      return keep_verbatim (self, draft, resource, why, error);
    }
  member->is_consumed = TRUE;
  is_done = read_descriptor (self, draft, resource, ash_xml_root (xml), error);
  if (resource->fate == ASH_FATE_CONVERTED)
    ash_package_forget (self, member);
  return is_done;
}

static gboolean
is_xml_file (const AshMember *member)
{
  const char *extension = ash_path_extension (member->path);

  return g_ascii_strcasecmp (extension, "xml") == 0;
}

static gboolean
fill_with_file (AshPackage *self, AshDraft *draft, AshResource *resource, GError **error)
{
  if (!ash_content_page (self, draft, resource->main, error))
    return FALSE;
  resource->fate = draft->item->kind == ASH_ITEM_PAGE ? ASH_FATE_CONVERTED : ASH_FATE_FILE;
  return TRUE;
}

static gboolean
fill (AshPackage *self, AshDraft *draft, AshResource *resource, GError **error)
{
  if (resource->descriptor != NULL)
    return read_descriptor (self, draft, resource, resource->descriptor, error);
  if (resource->main == NULL)
    return report_missing (self, draft, resource);
  switch (resource->family)
    {
    case ASH_FAMILY_WEB:
    case ASH_FAMILY_ASSOCIATED:
      return fill_with_file (self, draft, resource, error);
    case ASH_FAMILY_UNKNOWN:
      if (resource->type[0] == '\0' && !is_xml_file (resource->main))
        return fill_with_file (self, draft, resource, error);
      if (resource->type[0] != '\0')
        return keep_verbatim (
            self, draft, resource,
            _ ("This kind of content is not known to Ashlar; it is kept as it is."), error);
      return read_file_descriptor (self, draft, resource, error);
    default:
      return read_file_descriptor (self, draft, resource, error);
    }
}

/**
 * ash_content_fill_again:
 *
 * The outline may name a resource more than once: the same content under another title.
 */
gboolean
ash_content_fill_again (AshPackage *self, AshDraft *draft, const AshDraft *first, GError **error)
{
  AshItem *item = ash_item_copy (first->item);
  AshItem *old = draft->item;

  g_hash_table_steal (self->drafts, old->record.id);
  ash_field_set (&item->record.id, old->record.id);
  if (old->title != NULL && old->title[0] != '\0')
    ash_field_set (&item->title, old->title);
  item->role = old->role;
  draft->item = item;
  g_hash_table_insert (self->drafts, item->record.id, draft);
  ash_item_free (old);
  ash_package_add_key (self, item->record.id, "path", item->path);
  return item->kind != ASH_ITEM_QUIZ || ash_qti_share_entries (self, first->item, item, error);
}

static gboolean
read_bank (AshPackage *self, AshResource *resource, GError **error)
{
  g_autoptr (AshXml) xml = NULL;
  g_autoptr (GError) local = NULL;
  const AshXmlNode *root = resource->descriptor;

  if (root == NULL && resource->main == NULL)
    return TRUE;
  if (root == NULL)
    {
      xml = ash_package_load_xml (self, resource->main, &local);
      if (xml == NULL)
        {
          ash_report_add (self->report, ASH_LINE_VERBATIM, NULL, resource->main->path,
                          _ ("This question bank cannot be understood and is kept as a file: %s"),
                          local->message);
          resource->fate = ASH_FATE_VERBATIM;
          return TRUE;
        }
      root = ash_xml_root (xml);
      resource->main->is_consumed = TRUE;
    }
  resource->fate = ASH_FATE_CONVERTED;
  if (!ash_qti_read_bank (self, resource, root, error))
    return FALSE;
  if (resource->main != NULL)
    ash_package_forget (self, resource->main);
  return TRUE;
}

/* What a resource says beside its content, and no column holds. */
static void
keep_extra (AshResource *resource, AshItem *item)
{
  const AshXmlNode *metadata =
      resource->node != NULL ? ash_xml_first (resource->node, "metadata") : NULL;
  const AshXmlNode *curriculum =
      metadata != NULL ? ash_xml_first (metadata, "curriculumStandardsMetadataSet") : NULL;
  g_autoptr (AshJsonWriter) json = NULL;
  g_autofree char *xml = NULL;

  if (item->extra != NULL || (curriculum == NULL && resource->intended_use == NULL))
    return;
  xml = curriculum != NULL ? ash_xml_serialise (curriculum) : NULL;
  json = ash_json_writer_new ();
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string_if (json, "intended_use", resource->intended_use);
  ash_json_writer_string_if (json, "curriculum", xml);
  ash_json_writer_end_object (json);
  item->extra = ash_json_writer_finish (json);
}

static gboolean
read_resources (AshPackage *self, GError **error)
{
  ash_progress_begin (self->progress, _ ("Reading the content"), (gint64) self->resources->len);
  for (guint i = 0; i < self->resources->len; i++)
    {
      AshResource *resource = g_ptr_array_index (self->resources, i);

      if (resource->family == ASH_FAMILY_BANK && resource->drafts->len == 0 &&
          !read_bank (self, resource, error))
        return FALSE;
      for (guint j = 0; j < resource->drafts->len; j++)
        {
          AshDraft *draft = g_ptr_array_index (resource->drafts, j);
          gboolean is_done =
              j == 0 ? fill (self, draft, resource, error)
                     : ash_content_fill_again (self, draft, g_ptr_array_index (resource->drafts, 0),
                                               error);

          if (!is_done)
            return FALSE;
          keep_extra (resource, draft->item);
        }
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
    }
  return ash_package_flush (self, error) && ash_package_claim_store (self, error);
}

/**
 * ash_content_read:
 *
 * Gives each draft its kind and content, and each question bank its questions.
 *
 * Returns: %FALSE with @error set when cancelled or when the store failed
 */
gboolean
ash_content_read (AshPackage *self, GError **error)
{
  gboolean is_done;

  self->writer = ash_batch_writer_new (self->store);
  is_done = read_resources (self, error);
  g_clear_pointer (&self->writer, ash_batch_writer_free);
  return is_done;
}

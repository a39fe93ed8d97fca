#include "ash-canvas-private.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTINGS "course_settings/"
/* Settings of Canvas are some kilobytes; anything larger stays a file. */
#define KEPT_BYTES (1 << 20)

/* Files about people. A course export has none; one that does is not meant for this. */
static const char *const PERSONAL[] = { "users",
                                        "user",
                                        "enrollments",
                                        "enrolments",
                                        "submissions",
                                        "gradebook",
                                        "grades",
                                        "grade_history",
                                        "logins",
                                        "accounts",
                                        "groups",
                                        "group_memberships",
                                        "conversations",
                                        "page_views",
                                        "quiz_submissions",
                                        "discussion_entries",
                                        NULL };

static void
add_field (AshCanvas *self, const char *key, const char *value)
{
  AshSheetField *field;

  if (value == NULL)
    return;
  field = ash_sheet_field_new ();
  field->record.id = ash_package_derive (self->package, "field", key);
  field->owner = g_strdup (self->package->tree->record.id);
  field->key = g_strdup (key);
  field->lang = g_strdup ("");
  field->value = g_strdup (value);
  g_ptr_array_add (self->package->fields, field);
}

/* -- course_settings.xml -- */

static void
read_course_settings (AshCanvas *self)
{
  AshMember *member = ash_package_member (self->package, SETTINGS "course_settings.xml");
  g_autoptr (AshXml) xml = ash_canvas_take_xml (self, member);
  const AshXmlNode *root = xml != NULL ? ash_xml_root (xml) : NULL;
  g_autofree char *title = ash_canvas_text (root, "title");
  g_autofree char *code = ash_canvas_text (root, "course_code");
  g_autofree char *locale = ash_canvas_text (root, "locale");
  g_autofree char *verbatim = root != NULL ? ash_xml_serialise (root) : NULL;
  AshTree *tree = self->package->tree;

  if (title != NULL && (tree->title == NULL || *tree->title == '\0'))
    {
      g_autofree char *clean = ash_text_clean_title (title);

      ash_field_set (&tree->title, clean);
    }
  if (locale != NULL && (tree->lang == NULL || *tree->lang == '\0'))
    ash_field_set (&tree->lang, locale);
  add_field (self, "course-code", code);
  add_field (self, "canvas/course_settings.xml", verbatim);
}

/* -- files_meta.xml -- */

/* A locked file is not open to learners; a hidden one is, where a page links to it. */
static void
read_file (AshCanvas *self, const AshXmlNode *file)
{
  const char *identifier = ash_xml_attribute (file, "identifier");
  AshResource *resource =
      identifier != NULL ? g_hash_table_lookup (self->package->by_identifier, identifier) : NULL;
  g_autofree char *locked = ash_canvas_text (file, "locked");
  g_autofree char *hidden = ash_canvas_text (file, "hidden");

  for (guint i = 0; resource != NULL && i < resource->drafts->len; i++)
    {
      const AshDraft *draft = g_ptr_array_index (resource->drafts, i);

      if (g_strcmp0 (locked, "true") == 0)
        draft->item->publish_state = ASH_PUBLISH_UNPUBLISHED;
      if (g_strcmp0 (hidden, "true") == 0)
        ash_canvas_keep (draft->item, "hidden", "true");
    }
}

static void
read_files (AshCanvas *self)
{
  AshMember *member = ash_package_member (self->package, SETTINGS "files_meta.xml");
  g_autoptr (AshXml) xml = ash_canvas_take_xml (self, member);
  const AshXmlNode *root = xml != NULL ? ash_xml_root (xml) : NULL;
  const AshXmlNode *files = ash_xml_first (root, "files");
  g_autofree char *verbatim = root != NULL ? ash_xml_serialise (root) : NULL;

  for (const AshXmlNode *n = ash_xml_first (files, "file"); n != NULL; n = ash_xml_next (n, "file"))
    read_file (self, n);
  add_field (self, "canvas/files_meta.xml", verbatim);
}

/* -- the rest of course_settings/ -- */

static gboolean
is_personal (const char *name)
{
  g_autofree char *stem = g_ascii_strdown (name, -1);
  char *dot = strchr (stem, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strv_contains (PERSONAL, stem);
}

static void
refuse (AshCanvas *self, AshMember *member)
{
  member->is_consumed = TRUE;
  if (member->n_listed == 0)
    ash_report_count (self->package->report, ASH_FATE_REFUSED);
  ash_report_add (self->package->report, ASH_LINE_REFUSED, NULL, member->path,
                  _ ("This file holds learners’ personal data by its name; it was left out "
                     "unread."));
}

/* Whether a file of settings sets anything. */
static gboolean
says_something (AshCanvas *self, AshMember *member)
{
  g_autoptr (AshXml) xml = ash_package_load_xml (self->package, member, NULL);

  return xml == NULL || ash_xml_first (ash_xml_root (xml), NULL) != NULL;
}

/* Settings that have no place of their own stay with the course, word for word. */
static void
keep (AshCanvas *self, AshMember *member, const char *name, GString *kept)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key = g_strconcat ("canvas/", name, NULL);

  if (member->size > KEPT_BYTES || (member->bytes == NULL && member->digest == NULL) ||
      !g_str_has_suffix (name, ".xml"))
    return;
  bytes = ash_package_load (self->package, member, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return;
  member->is_consumed = TRUE;
  if (!says_something (self, member))
    return;
  text = ash_text_to_utf8 (bytes, NULL, NULL);
  add_field (self, key, text);
  g_string_append_printf (kept, "%s%s", kept->len > 0 ? ", " : "", name);
}

static void
read_rest (AshCanvas *self)
{
  GPtrArray *members = self->package->members;
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      AshMember *member = g_ptr_array_index (members, i);
      const char *name = member->path + strlen (SETTINGS);

      if (!g_str_has_prefix (member->path, SETTINGS) || member->is_consumed)
        continue;
      if (is_personal (name))
        refuse (self, member);
      else if (g_str_equal (name, "canvas_export.txt"))
        member->is_consumed = TRUE;
      else
        keep (self, member, name, kept);
    }
  if (kept->len > 0)
    ash_report_add (self->package->report, ASH_LINE_VERBATIM, NULL, _ ("Canvas’s settings"),
                    _ ("These settings of the course have no place in Ashlar; they are kept with "
                       "it as they are: %s."),
                    kept->str);
}

/* The resource that lists Canvas's own files became what they said. */
static void
settle_resources (AshCanvas *self)
{
  for (guint i = 0; i < self->package->resources->len; i++)
    {
      AshResource *resource = g_ptr_array_index (self->package->resources, i);
      gboolean is_read = resource->files->len > 0;

      for (guint j = 0; j < resource->files->len; j++)
        {
          const AshMember *member = g_ptr_array_index (resource->files, j);

          is_read = is_read && member->is_consumed && g_str_has_prefix (member->path, SETTINGS);
        }
      if (is_read && resource->fate == ASH_FATE_OPEN)
        resource->fate = ASH_FATE_CONVERTED;
    }
}

gboolean
ash_canvas_read_course (AshCanvas *self, GError **error)
{
  read_course_settings (self);
  read_files (self);
  read_rest (self);
  settle_resources (self);
  return ash_progress_step (self->package->progress, 0, error);
}

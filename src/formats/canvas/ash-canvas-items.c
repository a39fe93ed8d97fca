#include "ash-canvas-private.h"

#include <ash-html.h>
#include <ash-json-writer.h>
#include <ash-json.h>
#include <glib/gi18n-lib.h>
#include <ash-text.h>
#include <string.h>

/* All that is asked of a page stands in its head, long before this. */
#define HEAD_BYTES 16384

/* -- wiki pages -- */

static AshHtml *
parse_head (AshCanvas *self, AshMember *member)
{
  g_autoptr (GBytes) bytes = ash_package_load (self->package, member, NULL);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;
  char *end;

  if (data == NULL)
    return NULL;
  head = g_strndup (data, MIN (length, HEAD_BYTES));
  end = strstr (head, "</head>");
  if (end == NULL)
    return NULL;
  *end = '\0';
  text = ash_text_repair_utf8 (head, -1, NULL);
  return ash_html_parse (text, -1, NULL);
}

static void
take_meta (AshCanvas *self, AshItem *item, const AshHtmlNode *meta)
{
  const char *name = ash_html_attribute (meta, "name");
  const char *content = ash_html_attribute (meta, "content");

  if (name == NULL || content == NULL)
    return;
  if (g_str_equal (name, "identifier"))
    ash_package_add_key (self->package, item->record.id, "canvas", content);
  else if (g_str_equal (name, "workflow_state"))
    ash_canvas_set_state (item, content);
  else if (g_str_equal (name, "editing_roles") || g_str_equal (name, "front_page"))
    ash_canvas_keep (item, name, content);
}

static void
take_slug (AshCanvas *self, const AshItem *item)
{
  g_autofree char *slug = g_path_get_basename (item->path);
  char *dot = strrchr (slug, '.');

  if (dot != NULL)
    *dot = '\0';
  ash_package_add_key (self->package, item->record.id, "canvas-slug", slug);
}

static void
read_page (AshCanvas *self, AshItem *item)
{
  AshMember *member = ash_package_member (self->package, item->path);
  g_autoptr (AshHtml) html = member != NULL ? parse_head (self, member) : NULL;
  const AshHtmlNode *root = html != NULL ? ash_html_root (html) : NULL;

  take_slug (self, item);
  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), "meta") == 0)
      take_meta (self, item, n);
}

static void
read_syllabus (AshCanvas *self, AshItem *item)
{
  ash_package_add_key (self->package, item->record.id, "canvas-slug", "syllabus");
  if (item->title == NULL || *item->title == '\0')
    ash_canvas_set_title (item, _ ("Syllabus"));
}

gboolean
ash_canvas_read_pages (AshCanvas *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self->package);

  for (guint i = 0; i < drafts->len; i++)
    {
      const AshDraft *draft = g_ptr_array_index (drafts, i);
      AshItem *item = draft->item;

      if (item->kind != ASH_ITEM_PAGE || item->path == NULL)
        continue;
      if (g_str_has_prefix (item->path, "wiki_content/"))
        read_page (self, item);
      else if (g_str_equal (item->path, "course_settings/syllabus.html"))
        read_syllabus (self, item);
      if (!ash_progress_step (self->package->progress, 0, error))
        return FALSE;
    }
  return TRUE;
}

/* -- quizzes and topics: their settings are resources that theirs depend on -- */

static void
take_quiz_limits (AshItem *item, const AshXmlNode *quiz)
{
  g_autofree char *attempts = ash_canvas_text (quiz, "allowed_attempts");
  g_autofree char *minutes = ash_canvas_text (quiz, "time_limit");
  gint64 limit = minutes != NULL ? g_ascii_strtoll (minutes, NULL, 10) : 0;
  gint64 tries = attempts != NULL ? g_ascii_strtoll (attempts, NULL, 10) : 0;

  if (limit > 0 && limit <= 527040 && item->limit_minutes < 0)
    item->limit_minutes = limit;
  if (item->attempts < 0 && (tries == -1 || (tries > 0 && tries < 1000)))
    item->attempts = tries == -1 ? 0 : tries;
}

/* A quiz has no body: what it says first is among its settings, unless the cartridge said it. */
static void
take_quiz_description (AshCanvas *self, AshItem *item, const AshXmlNode *quiz)
{
  g_autofree char *html = ash_embedded_html (ash_xml_first (quiz, "description"));
  g_autoptr (AshJsonWriter) json = NULL;

  if (html == NULL || *g_strstrip (html) == '\0' || item->settings != NULL)
    return;
  json = ash_json_writer_new ();
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "description", html);
  ash_json_writer_end_object (json);
  item->settings = ash_json_writer_finish (json);
  ash_links_check_fragment (self->package, item->record.id, item->title,
                            item->path != NULL ? item->path : "", html);
}

static void
read_quiz (AshCanvas *self, AshItem *item, const AshXmlNode *quiz)
{
  g_autofree char *available = ash_canvas_text (quiz, "available");
  g_autofree char *type = ash_canvas_text (quiz, "quiz_type");
  const AshXmlNode *assignment = ash_xml_first (quiz, "assignment");

  take_quiz_limits (item, quiz);
  take_quiz_description (self, item, quiz);
  if (g_strcmp0 (available, "false") == 0)
    item->publish_state = ASH_PUBLISH_UNPUBLISHED;
  if (item->points_c < 0)
    item->points_c = ash_canvas_hundredths (quiz, "points_possible");
  ash_canvas_take_grading (self, item, assignment);
  ash_canvas_keep (item, "quiz_type", type);
  ash_canvas_keep_xml (item, quiz);
  ash_package_add_key (self->package, item->record.id, "canvas",
                       ash_xml_attribute (quiz, "identifier"));
}

static void
read_topic (AshCanvas *self, AshItem *item, const AshXmlNode *topic)
{
  g_autofree char *state = ash_canvas_text (topic, "workflow_state");
  g_autofree char *id = ash_canvas_text (topic, "topic_id");
  g_autofree char *type = ash_canvas_text (topic, "type");

  ash_canvas_set_state (item, state);
  ash_canvas_take_grading (self, item, ash_xml_first (topic, "assignment"));
  ash_canvas_keep (item, "topic_type", type);
  ash_canvas_keep_xml (item, topic);
  ash_package_add_key (self->package, item->record.id, "canvas", id);
  ash_package_add_key (self->package, item->record.id, "canvas",
                       ash_xml_attribute (topic, "identifier"));
}

static void
read_settings (AshCanvas *self, const AshDraft *draft, AshResource *resource)
{
  g_autoptr (AshXml) xml = NULL;
  const AshXmlNode *root;

  if (resource->main == NULL ||
      g_ascii_strcasecmp (ash_path_extension (resource->main->path), "xml") != 0)
    return;
  xml = ash_canvas_take_xml (self, resource->main);
  root = xml != NULL ? ash_xml_root (xml) : NULL;
  if (root != NULL && draft->item->kind == ASH_ITEM_QUIZ &&
      g_str_equal (ash_xml_name (root), "quiz"))
    read_quiz (self, draft->item, root);
  else if (root != NULL && draft->item->kind == ASH_ITEM_TOPIC &&
           g_str_equal (ash_xml_name (root), "topicMeta"))
    read_topic (self, draft->item, root);
  else
    {
      resource->main->is_consumed = FALSE;
      return;
    }
  resource->fate = ASH_FATE_CONVERTED;
}

static void
read_dependencies (AshCanvas *self, const AshDraft *draft)
{
  for (guint i = 0; i < draft->resource->dependencies->len; i++)
    {
      const char *identifier = g_ptr_array_index (draft->resource->dependencies, i);
      AshResource *resource = g_hash_table_lookup (self->package->by_identifier, identifier);

      if (resource != NULL && resource->family == ASH_FAMILY_ASSOCIATED &&
          resource->drafts->len == 0)
        read_settings (self, draft, resource);
    }
}

gboolean
ash_canvas_read_quizzes_and_topics (AshCanvas *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self->package);

  for (guint i = 0; i < drafts->len; i++)
    {
      const AshDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->resource != NULL &&
          (draft->item->kind == ASH_ITEM_QUIZ || draft->item->kind == ASH_ITEM_TOPIC))
        read_dependencies (self, draft);
      if (!ash_progress_step (self->package->progress, 0, error))
        return FALSE;
    }
  return TRUE;
}

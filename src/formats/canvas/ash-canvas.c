#include "ash-canvas-private.h"

#include <ash-json-writer.h>
#include <ash-json.h>
#include <ash-text.h>
#include <math.h>
#include <string.h>

static void
rubric_use_free (gpointer data)
{
  AshCanvasRubricUse *use = data;

  g_free (use->rubric);
  g_free (use);
}

AshXml *
ash_canvas_take_xml (AshCanvas *self, AshMember *member)
{
  AshXml *xml;

  if (member == NULL || (member->bytes == NULL && member->digest == NULL))
    return NULL;
  xml = ash_package_load_xml (self->package, member, NULL);
  if (xml != NULL)
    member->is_consumed = TRUE;
  return xml;
}

char *
ash_canvas_text (const AshXmlNode *node, const char *child)
{
  char *text = node != NULL ? ash_xml_child_text (node, child) : NULL;

  if (text != NULL && *g_strstrip (text) == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

gint64
ash_canvas_hundredths (const AshXmlNode *node, const char *child)
{
  g_autofree char *text = ash_canvas_text (node, child);
  char *end = NULL;
  double value = text != NULL ? g_ascii_strtod (text, &end) : NAN;

  if (text == NULL || *end != '\0' || !isfinite (value) || value < 0 || value > 1e9)
    return ASH_UNSET;
  return llround (value * 100);
}

void
ash_canvas_set_state (AshItem *item, const char *state)
{
  if (g_strcmp0 (state, "unpublished") == 0)
    item->publish_state = ASH_PUBLISH_UNPUBLISHED;
}

void
ash_canvas_set_title (AshItem *item, const char *title)
{
  g_autofree char *clean = ash_text_clean_title (title);

  if (*clean != '\0')
    ash_field_set (&item->title, clean);
}

/**
 * ash_canvas_keep:
 *
 * A member of that name that is there already stays.
 */
void
ash_canvas_keep (AshItem *item, const char *name, const char *value)
{
  g_autoptr (AshJson) old = item->extra != NULL ? ash_json_parse_text (item->extra, NULL) : NULL;
  const AshJsonValue *root = old != NULL ? ash_json_root (old) : NULL;
  g_autoptr (AshJsonWriter) json = NULL;

  if (value == NULL || ash_json_member (root, name) != NULL)
    return;
  json = ash_json_writer_new ();
  ash_json_writer_begin_object (json, NULL);
  for (guint i = 0; i < ash_json_length (root); i++)
    ash_json_writer_string_if (json, ash_json_name_at (root, i),
                               ash_json_string (ash_json_at (root, i)));
  ash_json_writer_string (json, name, value);
  ash_json_writer_end_object (json);
  g_free (item->extra);
  item->extra = ash_json_writer_finish (json);
}

void
ash_canvas_keep_xml (AshItem *item, const AshXmlNode *node)
{
  g_autofree char *xml = ash_xml_serialise (node);

  ash_canvas_keep (item, "canvas", xml);
}

void
ash_canvas_take_grading (AshCanvas *self, AshItem *item, const AshXmlNode *settings)
{
  gint64 points = ash_canvas_hundredths (settings, "points_possible");
  g_autofree char *state = ash_canvas_text (settings, "workflow_state");
  g_autofree char *rubric = ash_canvas_text (settings, "rubric_identifierref");

  if (settings == NULL)
    return;
  if (item->points_c < 0)
    item->points_c = points;
  ash_canvas_set_state (item, state);
  ash_package_add_key (self->package, item->record.id, "canvas",
                       ash_xml_attribute (settings, "identifier"));
  if (rubric != NULL)
    {
      AshCanvasRubricUse *use = g_new0 (AshCanvasRubricUse, 1);

      use->rubric = g_steal_pointer (&rubric);
      use->item = item;
      g_ptr_array_add (self->rubric_uses, use);
    }
}

/**
 * ash_canvas_refine:
 *
 * See ash-canvas.h.
 */
gboolean
ash_canvas_refine (AshPackage *package, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (rubric_use_free);
  AshCanvas self = { .package = package, .rubric_uses = uses };

  return ash_canvas_read_assignments (&self, error) && ash_canvas_read_pages (&self, error) &&
         ash_canvas_read_quizzes_and_topics (&self, error) &&
         ash_canvas_read_modules (&self, error) && ash_canvas_read_rubrics (&self, error) &&
         ash_canvas_read_course (&self, error) && ash_progress_step (package->progress, 0, error);
}

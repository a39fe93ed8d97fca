#include "ash-canvas-private.h"

#include <ash-html.h>
#include <ash-id.h>
#include <ash-text.h>
#include <string.h>

/* A long description may be HTML; a rubric's table holds plain text. */
static char *
plain_text (const AshXmlNode *node, const char *child)
{
  g_autofree char *text = ash_canvas_text (node, child);
  g_autoptr (AshHtml) html = NULL;

  if (text == NULL || ash_html_is_plain (text))
    return g_steal_pointer (&text);
  html = ash_html_parse (text, -1, NULL);
  return html != NULL ? ash_html_text_content (ash_html_root (html)) : ash_text_from_html (text);
}

static gboolean
insert_ratings (AshCanvas *self, const AshXmlNode *node, const char *criterion, GError **error)
{
  const AshXmlNode *ratings = ash_xml_first (node, "ratings");
  guint index = 0;

  for (const AshXmlNode *n = ash_xml_first (ratings, "rating"); n != NULL;
       n = ash_xml_next (n, "rating"))
    {
      AshRating *rating = ash_rating_new ();
      g_autofree char *key = g_strdup_printf ("%s %u", criterion, index);

      rating->record.id = ash_package_derive (self->package, "rating", key);
      rating->criterion = g_strdup (criterion);
      rating->pos = ash_position_nth (index++);
      rating->title = ash_canvas_text (n, "description");
      rating->text = plain_text (n, "long_description");
      rating->points_c = ash_canvas_hundredths (n, "points");
      if (!ash_package_insert (self->package, &ASH_RATING, rating, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_criteria (AshCanvas *self, const AshXmlNode *node, const char *rubric, GError **error)
{
  const AshXmlNode *criteria = ash_xml_first (node, "criteria");
  guint index = 0;

  for (const AshXmlNode *n = ash_xml_first (criteria, "criterion"); n != NULL;
       n = ash_xml_next (n, "criterion"))
    {
      AshCriterion *criterion = ash_criterion_new ();
      g_autofree char *key = g_strdup_printf ("%s %u", rubric, index);
      g_autofree char *id = ash_package_derive (self->package, "criterion", key);

      criterion->record.id = g_strdup (id);
      criterion->rubric = g_strdup (rubric);
      criterion->pos = ash_position_nth (index++);
      criterion->title = plain_text (n, "description");
      criterion->text = plain_text (n, "long_description");
      criterion->points_c = ash_canvas_hundredths (n, "points");
      if (!ash_package_insert (self->package, &ASH_CRITERION, criterion, error) ||
          !insert_ratings (self, n, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_rubric (
    AshCanvas *self, const AshXmlNode *node, const AshItem *item, guint index, GError **error)
{
  const char *identifier = ash_xml_attribute (node, "identifier");
  AshRubric *rubric = ash_rubric_new ();
  g_autofree char *id =
      ash_package_derive (self->package, "rubric", identifier != NULL ? identifier : "");

  rubric->record.id = g_strdup (id);
  rubric->tree = g_strdup (self->package->tree->record.id);
  rubric->pos = ash_position_nth (index);
  rubric->title = ash_canvas_text (node, "title");
  rubric->item = item != NULL ? g_strdup (item->record.id) : NULL;
  ash_package_add_key (self->package, id, "canvas", identifier);
  return ash_package_insert (self->package, &ASH_RUBRIC, rubric, error) &&
         insert_criteria (self, node, id, error);
}

/* A rubric that grades several items comes in once for each; one that grades none once. */
static gboolean
read_rubric (AshCanvas *self, const AshXmlNode *node, guint *index, GError **error)
{
  const char *identifier = ash_xml_attribute (node, "identifier");
  gboolean is_used = FALSE;

  for (guint i = 0; i < self->rubric_uses->len; i++)
    {
      const AshCanvasRubricUse *use = g_ptr_array_index (self->rubric_uses, i);

      if (g_strcmp0 (use->rubric, identifier) != 0)
        continue;
      is_used = TRUE;
      if (!insert_rubric (self, node, use->item, (*index)++, error))
        return FALSE;
    }
  return is_used || insert_rubric (self, node, NULL, (*index)++, error);
}

gboolean
ash_canvas_read_rubrics (AshCanvas *self, GError **error)
{
  AshMember *member = ash_package_member (self->package, "course_settings/rubrics.xml");
  g_autoptr (AshXml) xml = ash_canvas_take_xml (self, member);
  const AshXmlNode *root = xml != NULL ? ash_xml_root (xml) : NULL;
  guint index = 0;

  for (const AshXmlNode *n = ash_xml_first (root, "rubric"); n != NULL;
       n = ash_xml_next (n, "rubric"))
    if (!ash_progress_step (self->package->progress, 0, error) ||
        !read_rubric (self, n, &index, error))
      return FALSE;
  return TRUE;
}

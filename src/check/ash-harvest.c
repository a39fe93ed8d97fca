#include "ash-harvest.h"

#include <ash-json.h>
#include <ash-page.h>
#include <ash-text.h>
#include <ash-xml.h>
#include <string.h>

#include "ash-harvest-private.h"

void
ash_found_outcome_free (AshFoundOutcome *self)
{
  g_free (self->text);
  g_free (self->item);
  g_free (self->place);
  g_free (self->quote);
  g_free (self);
}

/* Leftovers */

/* Every text of the elements called @name, as HTML or plain. */
static void
read_xml (AshHarvest *self, const char *xml, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (AshXml) document = ash_xml_parse (bytes, "outcomes", NULL, NULL);
  const AshXmlNode *top = document != NULL ? ash_xml_root (document) : NULL;

  for (const AshXmlNode *node = top != NULL ? ash_xml_find (top, name) : NULL; node != NULL;
       node = ash_xml_find_next (top, node, name))
    {
      g_autofree char *content = ash_xml_text (node);
      g_autofree char *text = ash_text_from_html (content);

      ash_harvest_add_one (self, g_strstrip (text), NULL, FALSE);
    }
}

static void
read_extra (AshHarvest *self, const char *extra)
{
  g_autoptr (AshJson) json = extra != NULL ? ash_json_parse_text (extra, NULL) : NULL;
  const char *xml =
      json != NULL ? ash_json_member_string (ash_json_root (json), "curriculum") : NULL;

  if (xml == NULL)
    return;
  self->kind = ASH_FOUND_IN_CURRICULUM;
  read_xml (self, xml, "label");
  self->kind = ASH_FOUND_IN_PAGE;
}

static void
read_fields (AshHarvest *self)
{
  for (guint i = 0; i < self->design->fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (self->design->fields, i);

      if (field->key == NULL || field->value == NULL)
        continue;
      self->kind = ASH_FOUND_IN_CANVAS;
      if (g_str_equal (field->key, "canvas/learning_outcomes.xml"))
        {
          read_xml (self, field->value, "description");
          read_xml (self, field->value, "title");
        }
      self->kind = ASH_FOUND_IN_CURRICULUM;
      if (g_str_equal (field->key, "curriculum"))
        read_xml (self, field->value, "label");
    }
  self->kind = ASH_FOUND_IN_PAGE;
}

static void
read_item (AshHarvest *self, const AshBodies *bodies)
{
  const AshItem *item = self->item;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  read_extra (self, item->extra);
  if (item->body == NULL || item->kind == ASH_ITEM_FILE || item->kind == ASH_ITEM_UNKNOWN ||
      g_strcmp0 (item->body_type, "text/plain") == 0)
    return;
  bytes = ash_bodies_load (bodies, item->body, NULL);
  if (bytes == NULL)
    return;
  html = ash_page_decode (bytes, NULL);
  ash_harvest_read_page (self, html);
}

static GHashTable *
known_of (GPtrArray *found)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (
        known, g_utf8_casefold (((AshFoundOutcome *) g_ptr_array_index (found, i))->text, -1));
  return known;
}

/**
 * ash_harvest:
 * @design: of a credential or of a source course
 * @found: (element-type AshFoundOutcome)
 *
 * Returns: %FALSE with `G_IO_ERROR_CANCELLED`
 */
gboolean
ash_harvest (const AshDesign *design,
             const AshBodies *bodies,
             GPtrArray *found,
             AshProgress *progress,
             GError **error)
{
  const char *lang = design->tree != NULL ? design->tree->lang : NULL;
  g_autoptr (GHashTable) known = known_of (found);
  AshHarvest self = { .design = design,
                      .kind = ASH_FOUND_IN_PAGE,
                      .lang = lang,
                      .words = ash_harvest_words (lang),
                      .found = found,
                      .known = known };

  if (self.words == NULL)
    return TRUE;
  for (guint i = 0; i < design->items->len && found->len < ASH_HARVEST_MOST; i++)
    {
      self.item = g_ptr_array_index (design->items, i);
      if (!ash_progress_step (progress, 1, error))
        return FALSE;
      read_item (&self, bodies);
    }
  self.item = NULL;
  read_fields (&self);
  return TRUE;
}

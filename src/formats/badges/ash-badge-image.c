#include "ash-badges-private.h"

#include <ash-error.h>
#include <ash-xml-writer.h>
#include <cairo.h>
#include <glib/gi18n-lib.h>

static void
fill_facet (cairo_t *cr, const AshFacet *facet)
{
  for (guint i = 0; i < facet->points->len; i++)
    {
      AshPoint point = g_array_index (facet->points, AshPoint, i);

      cairo_line_to (cr, point.x, point.y);
    }
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, (facet->rgb >> 16 & 0xff) / 255.0, (facet->rgb >> 8 & 0xff) / 255.0,
                        (facet->rgb & 0xff) / 255.0);
  cairo_fill (cr);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
path_of (const AshFacet *facet)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < facet->points->len; i++)
    {
      AshPoint point = g_array_index (facet->points, AshPoint, i);

      g_string_append_printf (path, "%c%d %d", i == 0 ? 'M' : 'L', point.x, point.y);
    }
  g_string_append_c (path, 'Z');
  return g_string_free (path, FALSE);
}

/**
 * ash_emblem_png:
 * @pixels: width and height
 *
 * Returns: (transfer full): a PNG on a transparent ground, the same bytes each time
 */
GBytes *
ash_emblem_png (const AshEmblem *self, int pixels, GError **error)
{
  g_autoptr (GPtrArray) facets = ash_emblem_facets (self);
  GByteArray *png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, (double) pixels / ASH_EMBLEM_SIZE, (double) pixels / ASH_EMBLEM_SIZE);
  for (guint i = 0; i < facets->len; i++)
    fill_facet (cr, g_ptr_array_index (facets, i));
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (png);
      g_set_error (error, ASH_ERROR, ASH_ERROR_FAILED, _ ("The badge image could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (png);
}

/**
 * ash_badge_image_png:
 * @pixels: width and height
 *
 * The designed badge. Needs no font, no display and no file.
 */
GBytes *
ash_badge_image_png (const AshDesign *design, int pixels, GError **error)
{
  AshEmblem emblem;

  ash_emblem_init (&emblem, design);
  return ash_emblem_png (&emblem, pixels, error);
}

/**
 * ash_badge_image_svg:
 *
 * Returns: (transfer full): the same drawing as SVG, with its description as title
 */
GBytes *
ash_badge_image_svg (const AshDesign *design)
{
  g_autoptr (AshXmlWriter) xml = ash_xml_writer_new ();
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  g_autofree char *caption = NULL;
  g_autoptr (GPtrArray) facets = NULL;
  AshEmblem emblem;

  ash_emblem_init (&emblem, design);
  caption = ash_emblem_caption (&emblem, words);
  facets = ash_emblem_facets (&emblem);
  ash_xml_writer_start (xml, "svg");
  ash_xml_writer_attribute (xml, "xmlns", "http://www.w3.org/2000/svg");
  ash_xml_writer_attribute (xml, "viewBox", "0 0 6000 6000");
  ash_xml_writer_attribute (xml, "width", "600");
  ash_xml_writer_attribute (xml, "height", "600");
  ash_xml_writer_attribute (xml, "role", "img");
  ash_xml_writer_element (xml, "title", caption);
  for (guint i = 0; i < facets->len; i++)
    {
      const AshFacet *facet = g_ptr_array_index (facets, i);
      g_autofree char *path = path_of (facet);
      g_autofree char *fill = g_strdup_printf ("#%06x", facet->rgb);

      ash_xml_writer_start (xml, "path");
      ash_xml_writer_attribute (xml, "fill", fill);
      ash_xml_writer_attribute (xml, "d", path);
      ash_xml_writer_end (xml);
    }
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

#include "ash-badges-private.h"

#include <ash-error.h>
#include <ash-xml.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_PIXELS 200
#define MOST_PIXELS 4096

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, why);
  return FALSE;
}

static guint32
big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
check_png (const guint8 *data, gsize length, GError **error)
{
  guint32 width, height;

  /* The signature, then the length and name of the first chunk, then its size. */
  if (length < 33 || memcmp (data + 12, "IHDR", 4) != 0)
    return refuse (error, _ ("This PNG is damaged. Save it again and choose it then."));
  width = big_endian (data + 16);
  height = big_endian (data + 20);
  if (width != height)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("The picture is %u × %u. Platforms show a badge as a square: cut it to one, "
                      "at best 600 × 600."),
                   width, height);
      return FALSE;
    }
  if (width < LEAST_PIXELS || width > MOST_PIXELS)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("The picture is %u × %u. Use one of %d to %d pixels, at best 600 × 600."),
                   width, height, LEAST_PIXELS, MOST_PIXELS);
      return FALSE;
    }
  return TRUE;
}

/* What runs, what fetches, and what holds other documents. */
static gboolean
is_dangerous_element (const char *name)
{
  static const char *const names[] = { "script", "foreignObject", "iframe",  "object", "embed",
                                       "audio",  "video",         "handler", "set",    NULL };

  return g_strv_contains (names, name);
}

static gboolean
has_outside_address (const AshXmlNode *node)
{
  const char *href = ash_xml_attribute (node, "href");

  return href != NULL && *href != '#' && *href != '\0' &&
         !g_str_has_prefix (href, "data:image/png;") &&
         !g_str_has_prefix (href, "data:image/jpeg;");
}

static gboolean
is_safe_below (const AshXmlNode *node, guint depth)
{
  if (depth > 200 || is_dangerous_element (ash_xml_name (node)) || has_outside_address (node))
    return FALSE;
  for (const AshXmlNode *child = ash_xml_first (node, NULL); child != NULL;
       child = ash_xml_next (child, NULL))
    if (!is_safe_below (child, depth + 1))
      return FALSE;
  return TRUE;
}

static gboolean
is_safe_svg (const AshXmlNode *root, const char *raw)
{
  g_autofree char *text = ash_xml_serialise (root);

  /* Handlers are attributes of any name that begins so; style may fetch too. */
  return is_safe_below (root, 0) && strstr (raw, "<!ENTITY") == NULL &&
         strstr (raw, "<?xml-stylesheet") == NULL &&
         !g_regex_match_simple ("\\s(?:[\\w-]+:)?on[a-z]+\\s*=|javascript:|@import|"
                                "url\\(\\s*(?!['\"]?#)|expression\\(|-moz-binding",
                                text, G_REGEX_CASELESS, 0);
}

static gboolean
read_box (const AshXmlNode *root, double *width, double *height)
{
  const char *box = ash_xml_attribute (root, "viewBox");
  const char *w = ash_xml_attribute (root, "width");
  const char *h = ash_xml_attribute (root, "height");
  double numbers[4] = { 0 };
  guint n = 0;

  if (box != NULL)
    for (const char *p = box; *p != '\0' && n < 4; n++)
      {
        char *end;

        p += strspn (p, " ,\t\r\n");
        numbers[n] = g_ascii_strtod (p, &end);
        if (end == p)
          break;
        p = end;
      }
  if (n == 4)
    {
      *width = numbers[2];
      *height = numbers[3];
    }
  else if (w != NULL && h != NULL)
    {
      *width = g_ascii_strtod (w, NULL);
      *height = g_ascii_strtod (h, NULL);
    }
  return *width > 0 && *height > 0;
}

static gboolean
check_svg (GBytes *bytes, const char *raw, GError **error)
{
  g_autoptr (AshXml) xml = ash_xml_parse (bytes, _ ("the picture"), NULL, NULL);
  const AshXmlNode *root = xml != NULL ? ash_xml_root (xml) : NULL;
  double width = 0, height = 0;

  if (root == NULL || !g_str_equal (ash_xml_name (root), "svg"))
    return refuse (error, _ ("This is neither a PNG nor an SVG. Save the picture as one of them."));
  if (!is_safe_svg (root, raw))
    return refuse (error, _ ("This SVG runs a script or fetches something from elsewhere. Save it "
                             "as “plain SVG”, or as a PNG."));
  if (!read_box (root, &width, &height))
    return refuse (error, _ ("This SVG does not say how large it is. Save it as a PNG instead."));
  if (MAX (width, height) > 1.01 * MIN (width, height))
    return refuse (error, _ ("The picture is not a square. Platforms show a badge as a square: "
                             "cut it to one."));
  return TRUE;
}

/**
 * ash_badge_check_image:
 * @out_kind: (out) (optional)
 */
gboolean
ash_badge_check_image (GBytes *bytes, AshBadgeImageKind *out_kind, GError **error)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  gboolean is_png = length >= sizeof png && memcmp (data, png, sizeof png) == 0;

  if (length > ASH_BADGE_IMAGE_BYTES)
    return refuse (error, _ ("The picture is larger than the 256 KB that Moodle takes. Save it "
                             "smaller, at best 600 × 600."));
  if (out_kind != NULL)
    *out_kind = is_png ? ASH_BADGE_PNG : ASH_BADGE_SVG;
  if (is_png)
    return check_png (data, length, error);
  text = g_strndup ((const char *) data, length);
  return check_svg (bytes, text, error);
}

static GBytes *
load_own (const char *digest, const AshBodies *bodies)
{
  return digest != NULL && bodies != NULL ? ash_bodies_load (bodies, digest, NULL) : NULL;
}

/**
 * ash_badge_picture_init:
 * @bodies: (nullable): where a picture of the user's own comes from
 * @pixels: of a drawn one
 *
 * One of the user's own that is missing or no longer right gives way to the drawn one.
 */
gboolean
ash_badge_picture_init (AshBadgePicture *self,
                        const AshDesign *design,
                        const AshBodies *bodies,
                        int pixels,
                        GError **error)
{
  const AshBadge *badge = design->badge;
  g_autoptr (GBytes) own = badge != NULL ? load_own (badge->image, bodies) : NULL;
  AshBadgeImageKind kind;

  *self = (AshBadgePicture){ NULL, NULL, FALSE };
  if (own != NULL && ash_badge_check_image (own, &kind, NULL))
    {
      g_autoptr (GBytes) picture =
          kind == ASH_BADGE_SVG ? load_own (badge->picture, bodies) : g_bytes_ref (own);
      AshBadgeImageKind picture_kind;

      if (picture != NULL && ash_badge_check_image (picture, &picture_kind, NULL) &&
          picture_kind == ASH_BADGE_PNG)
        {
          self->png = g_steal_pointer (&picture);
          self->svg = kind == ASH_BADGE_SVG ? g_steal_pointer (&own) : NULL;
          self->is_own = TRUE;
          return TRUE;
        }
    }
  self->png = ash_badge_image_png (design, pixels, error);
  if (self->png == NULL)
    return FALSE;
  self->svg = ash_badge_image_svg (design);
  return TRUE;
}

/**
 * ash_issuer_logo_init:
 * @bodies: (nullable): where the logo comes from
 *
 * One that is missing, or that no platform takes, counts as none.
 */
void
ash_issuer_logo_init (AshIssuerLogo *self, const AshDesign *design, const AshBodies *bodies)
{
  const char *digest = design->issuer != NULL ? design->issuer->logo : NULL;

  *self = (AshIssuerLogo){ load_own (digest, bodies), ASH_BADGE_PNG };
  if (self->bytes != NULL && !ash_badge_check_image (self->bytes, &self->kind, NULL))
    ash_issuer_logo_clear (self);
}

void
ash_issuer_logo_clear (AshIssuerLogo *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

void
ash_badge_picture_clear (AshBadgePicture *self)
{
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
}

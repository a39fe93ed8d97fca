#include "ash-page-look.h"

#include <adwaita.h>
#include <ash-desk-leftovers.h>
#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Looking through a longer text would be felt while typing. */
#define LONGEST_TEXT 200000

/* The font of the desktop in pixels of a page. The web view itself scales all of a page as the
 * desktop scales its text. */
static char *
font_size (GtkSettings *settings, char **out_family)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double points;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  points = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  *out_family = g_strdup (pango_font_description_get_family (font));
  pango_font_description_free (font);
  return g_strdup_printf ("%dpx", (int) ((points > 0 ? points : 11) * 96 / 72 + .5));
}

/* The language of the desktop as browsers name it. */
static char *
locale_of_desktop (void)
{
  char *locale = g_strdup (g_get_language_names ()[0]);

  locale[strcspn (locale, ".@")] = '\0';
  g_strdelimit (locale, "_", '-');
  if (!g_str_equal (locale, "C"))
    return locale;
  g_free (locale);
  return g_strdup ("en");
}

/**
 * ash_page_look:
 * @language: of the text, "" for none
 * @is_small: a part of a form
 *
 * Returns: (transfer full): JSON
 */
char *
ash_page_look (GtkWidget *widget, const char *language, gboolean is_small)
{
  AshJsonWriter *writer = ash_json_writer_new ();
  AdwStyleManager *styles = adw_style_manager_get_default ();
  g_autofree char *family = NULL;
  g_autofree char *size = font_size (gtk_widget_get_settings (widget), &family);
  g_autofree char *font =
      g_strdup_printf ("\"%s\", system-ui, sans-serif", family != NULL ? family : "sans-serif");
  g_autofree char *classes =
      g_strjoin (" ", adw_style_manager_get_dark (styles) ? "dark" : "light",
                 adw_style_manager_get_high_contrast (styles) ? "contrast" : "",
                 is_small ? "small" : "", NULL);
  g_autofree char *locale = locale_of_desktop ();
  char *json;

  ash_json_writer_begin_object (writer, NULL);
  ash_json_writer_string (writer, "classes", classes);
  ash_json_writer_string (writer, "lang", language);
  ash_json_writer_string (writer, "locale", locale);
  ash_json_writer_string (writer, "dir", "auto");
  ash_json_writer_string (writer, "size", size);
  ash_json_writer_string (writer, "font", font);
  ash_json_writer_string (writer, "hint", _ ("Write here"));
  ash_json_writer_string (writer, "label", _ ("Text of the page"));
  ash_json_writer_begin_object (writer, "words");
  ash_json_writer_string (writer, "none", _ ("No description yet"));
  ash_json_writer_string (writer, "edit", _ ("Description"));
  ash_json_writer_end_object (writer);
  ash_json_writer_end_object (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  return json;
}

/**
 * ash_page_phrases:
 * @design: (nullable): the credential
 *
 * Returns: (transfer full): JSON, perhaps an empty list
 */
char *
ash_page_phrases (const AshDesign *design, const char *item, const char *html, const char *language)
{
  AshJsonWriter *writer = ash_json_writer_new ();
  g_autoptr (GPtrArray) found =
      design != NULL && strlen (html) <= LONGEST_TEXT
          ? ash_residue_find_in_html (html, language, ash_design_is_self_paced (design))
          : NULL;
  char *json;

  ash_json_writer_begin_array (writer, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AshResidue *residue = g_ptr_array_index (found, i);

      if (!ash_leftover_is_kept (design, item, residue))
        ash_json_writer_string (writer, NULL, residue->phrase);
    }
  ash_json_writer_end_array (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  return json;
}

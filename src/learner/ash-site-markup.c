#include "ash-site-private.h"

#include <ash-text.h>
#include <string.h>

/* Small pieces of markup that every page of the site is made of. */

void
ash_site_append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  ash_append_html_attribute (out, value);
  g_string_append_c (out, '"');
}

void
ash_site_append_text (GString *out, const char *tag, const char *class_name, const char *text)
{
  g_string_append_printf (out, "<%s", tag);
  if (class_name != NULL)
    ash_site_append_attribute (out, "class", class_name);
  g_string_append_c (out, '>');
  ash_append_html_text (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

void
ash_site_append_word (
    GString *out, AshSite *self, const char *tag, const char *class_name, const char *key)
{
  ash_site_append_text (out, tag, class_name, ash_words_get (self->words, key));
}

void
ash_site_append_scroll (GString *out, const char *class_name, const char *label)
{
  g_string_append (out, "<div role=\"group\" tabindex=\"0\"");
  ash_site_append_attribute (out, "class", class_name);
  ash_site_append_attribute (out, "aria-label", label);
  g_string_append (out, ">\n");
}

gboolean
ash_site_is_web_address (const char *url)
{
  return url != NULL && (g_ascii_strncasecmp (url, "http://", 7) == 0 ||
                         g_ascii_strncasecmp (url, "https://", 8) == 0);
}

/* Returns: (transfer full) (nullable): "www.example.org" */
char *
ash_site_host (const char *url)
{
  const char *start;
  const char *at;
  gsize length;

  if (!ash_site_is_web_address (url))
    return NULL;
  start = strstr (url, "//") + 2;
  length = strcspn (start, "/?#");
  at = g_strrstr_len (start, (gssize) length, "@");
  if (at != NULL)
    {
      length -= (gsize) (at + 1 - start);
      start = at + 1;
    }
  return length > 0 ? g_strndup (start, length) : NULL;
}

void
ash_site_append_outside (GString *out, AshSite *self, const char *label, const char *url)
{
  g_autofree char *host = ash_site_host (url);
  g_autofree char *note =
      host != NULL ? ash_words_format (self->words, "outside", "host", host, NULL) : NULL;

  /* A span: such cards stand where pictures and frames stood, also inside paragraphs. */
  g_string_append (out, "<span class=\"as-card as-outside\">");
  if (host != NULL)
    {
      g_string_append (out, "<a rel=\"noopener noreferrer\"");
      ash_site_append_attribute (out, "href", url);
      g_string_append_c (out, '>');
    }
  g_string_append (out, "<strong>");
  ash_append_html_text (out, label);
  g_string_append (out, "</strong>");
  if (host != NULL)
    g_string_append (out, "</a>");
  g_string_append (out, " <small>");
  ash_append_html_text (out, note != NULL ? note : ash_words_get (self->words, "outside-plain"));
  g_string_append (out, "</small></span>");
}

static char *
size_text (AshSite *self, gint64 size)
{
  g_autofree char *number = NULL;

  if (size >= 1000 * 1000)
    number = ash_words_hundredths (self->words, size / 100000 * 10);
  else
    number = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (size / 1000, 1));
  return ash_words_format (self->words, size >= 1000 * 1000 ? "size-mb" : "size-kb", "n", number,
                           NULL);
}

static void
append_download (AshSheet *sheet, const AshSitePage *file, const char *href, const char *title)
{
  AshSite *self = sheet->site;
  gint64 size = self->bodies->size (self->bodies->user_data, file->digest);
  const char *dot = strrchr (file->path, '.');

  g_string_append (sheet->out, "<p class=\"as-card as-file\"><a");
  ash_site_append_attribute (sheet->out, "href", href);
  g_string_append (sheet->out, "><strong>");
  ash_append_html_text (sheet->out, title);
  g_string_append (sheet->out, "</strong></a> <small>");
  if (dot != NULL && strlen (dot + 1) <= 5)
    {
      g_autofree char *upper = g_ascii_strup (dot + 1, -1);

      ash_append_html_text (sheet->out, upper);
      g_string_append (sheet->out, " · ");
    }
  if (size >= 0)
    {
      g_autofree char *text = size_text (self, size);

      ash_append_html_text (sheet->out, text);
    }
  else
    ash_append_html_text (sheet->out, ash_words_get (self->words, "file-missing"));
  g_string_append (sheet->out, "</small></p>\n");
}

void
ash_site_append_media (AshSheet *sheet, const AshSitePage *file, const char *title)
{
  g_autofree char *href = ash_site_href (sheet->site, sheet->page, file);
  const char *own = file->item != NULL
                        ? ash_design_field (sheet->site->design, file->item->record.id, "alt")
                        : NULL;
  const char *alt = own != NULL                                       ? own
                    : file->asset != NULL && file->asset->alt != NULL ? file->asset->alt
                                                                      : title;

  if (g_str_has_prefix (file->type, "image/"))
    {
      g_string_append (sheet->out, "<p><img");
      ash_site_append_attribute (sheet->out, "src", href);
      ash_site_append_attribute (sheet->out, "alt", alt);
      g_string_append (sheet->out, "></p>\n");
    }
  else if (g_str_has_prefix (file->type, "video/") || g_str_has_prefix (file->type, "audio/"))
    {
      const char *tag = file->type[0] == 'v' ? "video" : "audio";

      g_string_append_printf (sheet->out, "<p><%s controls preload=\"metadata\"", tag);
      ash_site_append_attribute (sheet->out, "src", href);
      ash_site_append_attribute (sheet->out, "aria-label", title);
      g_string_append_printf (sheet->out, "></%s></p>\n", tag);
      sheet->needs_script = TRUE;
    }
  else if (g_str_equal (file->type, "application/pdf"))
    {
      g_string_append (sheet->out, "<object class=\"as-document\" type=\"application/pdf\"");
      ash_site_append_attribute (sheet->out, "data", href);
      ash_site_append_attribute (sheet->out, "aria-label", title);
      g_string_append (sheet->out, "></object>\n");
    }
  append_download (sheet, file, href, title);
}

const char *
ash_site_title (const AshItem *item)
{
  return item->title != NULL ? item->title : "";
}

const AshItem *
ash_site_module_of (AshSite *self, const AshItem *item)
{
  const AshItem *parent;

  while ((parent = ash_design_item (self->design, item->parent)) != NULL)
    item = parent;
  return item;
}

static gint64
minutes_below (AshSite *self, const AshItem *item, guint depth)
{
  GPtrArray *children = ash_design_children (self->design, item->record.id);
  gint64 sum = MAX (item->minutes, 0);

  for (guint i = 0; depth < 64 && i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (ash_learner_sees (self->design, child))
        sum += minutes_below (self, child, depth + 1);
    }
  return sum;
}

/* Returns: (transfer full) (nullable): the item's time, of a module that of all in it */
char *
ash_site_time_of (AshSite *self, const AshItem *item)
{
  gint64 minutes = minutes_below (self, item, 0);

  return minutes > 0 ? ash_words_minutes (self->words, minutes) : NULL;
}

void
ash_site_append_facts (GString *out, AshSite *self, const AshItem *item)
{
  g_autofree char *key =
      g_strconcat ("kind-", ash_enum_nick (ASH_ITEM_KIND_NICKS, item->kind), NULL);
  g_autofree char *time = ash_site_time_of (self, item);

  g_string_append (out, "<span class=\"as-facts\">");
  if (item->kind != ASH_ITEM_FOLDER)
    ash_append_html_text (out, ash_words_get (self->words, key));
  if (time != NULL)
    {
      g_string_append (out, item->kind != ASH_ITEM_FOLDER ? " · " : "");
      ash_append_html_text (out, time);
    }
  g_string_append (out, "</span>");
}

#include "ash-spec-private.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
ash_spec_is_said (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

void
ash_spec_markup (AshSpec *self, const char *markup)
{
  g_string_append (self->out, markup);
}

void
ash_spec_say (AshSpec *self, const char *words)
{
  if (words == NULL)
    return;
  if (self->is_mixed)
    g_string_append_printf (self->out, "<bdi lang=\"%s\">", self->lang);
  ash_append_html_text (self->out, words);
  ash_spec_markup (self, self->is_mixed ? "</bdi>" : "");
}

/* Isolated, so that a text in the other direction, or one that only pretends to be, leaves the
 * words around it where they are. */
void
ash_spec_quote (AshSpec *self, const char *text)
{
  g_autofree char *clean = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_auto (GStrv) lines = clean != NULL ? g_strsplit (g_strstrip (clean), "\n", -1) : NULL;

  if (lines == NULL || lines[0] == NULL)
    return;
  ash_spec_markup (self, "<bdi>");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ash_spec_markup (self, i > 0 ? "<br/>" : "");
      ash_append_html_text (self->out, lines[i]);
    }
  ash_spec_markup (self, "</bdi>");
}

void
ash_spec_open (AshSpec *self, const char *id, const char *title)
{
  GString *out = self->out;

  g_string_append_printf (out, "<section id=\"%s\">\n<h2>", id);
  ash_spec_say (self, title);
  ash_spec_markup (self, "</h2>\n");
  self->out = self->contents;
  g_string_append_printf (self->out, "<li><a href=\"#%s\">", id);
  ash_spec_say (self, title);
  ash_spec_markup (self, "</a></li>\n");
  self->out = out;
}

void
ash_spec_close (AshSpec *self)
{
  ash_spec_markup (self, "</section>\n");
}

void
ash_spec_subtitle (AshSpec *self, const char *title)
{
  ash_spec_markup (self, "<h3>");
  ash_spec_say (self, title);
  ash_spec_markup (self, "</h3>\n");
}

void
ash_spec_sentence (AshSpec *self, const char *class, const char *words)
{
  g_string_append_printf (self->out, class != NULL ? "<p class=\"%s\">" : "<p>", class);
  ash_spec_say (self, words);
  ash_spec_markup (self, "</p>\n");
}

void
ash_spec_paragraphs (AshSpec *self, const char *text)
{
  g_autofree char *clean = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_auto (GStrv) paragraphs =
      clean != NULL ? g_regex_split_simple ("\\n[ \\t]*\\n\\s*", clean, 0, 0) : NULL;

  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    if (ash_spec_is_said (paragraphs[i]))
      {
        ash_spec_markup (self, "<p dir=\"auto\">");
        ash_spec_quote (self, paragraphs[i]);
        ash_spec_markup (self, "</p>\n");
      }
}

void
ash_spec_open_table (AshSpec *self, const char *class, const char *caption, ...)
{
  const char *head;
  va_list heads;

  ash_spec_markup (self, "<div class=\"wide\"><table");
  if (class != NULL)
    g_string_append_printf (self->out, " class=\"%s\"", class);
  ash_spec_markup (self, ">\n");
  if (caption != NULL)
    {
      ash_spec_markup (self, "<caption>");
      ash_spec_say (self, caption);
      ash_spec_markup (self, "</caption>\n");
    }
  va_start (heads, caption);
  head = va_arg (heads, const char *);
  if (head != NULL)
    {
      ash_spec_markup (self, "<thead><tr>");
      for (; head != NULL; head = va_arg (heads, const char *))
        {
          ash_spec_markup (self, "<th scope=\"col\">");
          ash_spec_say (self, head);
          ash_spec_markup (self, "</th>");
        }
      ash_spec_markup (self, "</tr></thead>\n");
    }
  va_end (heads);
  ash_spec_markup (self, "<tbody>\n");
}

void
ash_spec_close_table (AshSpec *self)
{
  ash_spec_markup (self, "</tbody>\n</table></div>\n");
}

/* A line of two cells; what is not said is left out. */
void
ash_spec_fact (AshSpec *self, const char *label, const char *value, gboolean is_said)
{
  if (!ash_spec_is_said (value))
    return;
  ash_spec_markup (self, "<tr><th scope=\"row\">");
  ash_spec_say (self, label);
  ash_spec_markup (self, "</th>");
  if (is_said)
    ash_spec_said_cell (self, value);
  else
    ash_spec_cell (self, value);
  ash_spec_markup (self, "</tr>\n");
}

void
ash_spec_cell (AshSpec *self, const char *text)
{
  ash_spec_markup (self, "<td dir=\"auto\">");
  ash_spec_quote (self, text);
  ash_spec_markup (self, "</td>");
}

void
ash_spec_said_cell (AshSpec *self, const char *text)
{
  ash_spec_markup (self, "<td class=\"said\">");
  ash_spec_say (self, text);
  ash_spec_markup (self, "</td>");
}

char *
ash_spec_percent (gint64 basis_points)
{
  if (basis_points < 0)
    return g_strdup ("");
  if (basis_points % 100 == 0)
    return g_strdup_printf (_ ("%d %%"), (int) (basis_points / 100));
  return g_strdup_printf (_ ("%.1f %%"), (double) basis_points / 100);
}

char *
ash_spec_day (const char *iso8601)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *civil = NULL;
  g_autoptr (GDateTime) at = NULL;
  g_autoptr (GDateTime) here = NULL;

  if (iso8601 == NULL)
    return g_strdup ("");
  if (strlen (iso8601) == strlen ("2027-03-01"))
    civil = g_strconcat (iso8601, "T12:00:00", NULL);
  at = g_date_time_new_from_iso8601 (civil != NULL ? civil : iso8601, zone);
  if (at == NULL)
    return g_strdup (iso8601);
  here = civil == NULL ? g_date_time_to_local (at) : g_date_time_ref (at);
  /* Translators: a day with its year; %-d is the day, %B the month, %Y the year */
  return g_date_time_format (here, _ ("%-d %B %Y"));
}

#include "ash-xml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* HTML knows some 2,200 names; whoever writes more different ones is not asking for repair. */
#define MAX_ENTITY_NAMES 5000
#define MAX_ENTITY_LENGTH 32
/* Elements of HTML that nobody closes: after so many the search for their ends is given up. */
#define MAX_UNCLOSED 16

typedef struct
{
  GString *out;
  AshXmlRepair repair;
  GHashTable *entities; /* name -> characters, or "" for none */
  int depth;
  guint n_unclosed;
} Repair;

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (guint8) c >= 0x80;
}

static gboolean
is_lost_control (const char *p)
{
  return ((guint8) *p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r') ||
         strncmp (p, "\xef\xbf\xbe", 3) == 0 || strncmp (p, "\xef\xbf\xbf", 3) == 0;
}

/* Copies one character, or leaves it out when XML has no way to say it. */
static const char *
copy_char (Repair *self, const char *p)
{
  const char *next = g_utf8_next_char (p);

  if (((guint8) *p < 0x20 || *p == '\xef') && is_lost_control (p))
    self->repair |= ASH_XML_REPAIR_CONTROL;
  else
    g_string_append_len (self->out, p, next - p);
  return next;
}

static void
copy_range (Repair *self, const char *p, const char *end)
{
  while (p < end)
    p = copy_char (self, p);
}

static const char *
look_up_entity (Repair *self, const char *name, gsize length)
{
  g_autofree char *key = g_strndup (name, length);
  const char *known = g_hash_table_lookup (self->entities, key);
  char *text;

  if (known != NULL)
    return known;
  if (g_hash_table_size (self->entities) >= MAX_ENTITY_NAMES)
    return "";
  text = ash_html_entity (name, length);
  if (text == NULL)
    text = g_strdup ("");
  g_hash_table_insert (self->entities, g_steal_pointer (&key), text);
  return text;
}

static const char *
copy_ampersand (Repair *self, const char *p)
{
  g_string_append (self->out, "&amp;");
  self->repair |= ASH_XML_REPAIR_AMPERSAND;
  return p + 1;
}

static const char *
copy_number (Repair *self, const char *p)
{
  gboolean is_hex = p[2] == 'x';
  char *end = NULL;
  guint64 code = g_ascii_strtoull (p + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);

  if (end == p + (is_hex ? 3 : 2) || *end != ';' || !g_ascii_isxdigit (p[is_hex ? 3 : 2]))
    return copy_ampersand (self, p);
  if (code >= 0x20 && code != 0xfffe && code != 0xffff && code <= 0x10ffff &&
      (code < 0xd800 || code > 0xdfff))
    g_string_append_len (self->out, p, end + 1 - p);
  else if (code == '\t' || code == '\n' || code == '\r')
    g_string_append_len (self->out, p, end + 1 - p);
  else
    self->repair |= ASH_XML_REPAIR_CONTROL;
  return end + 1;
}

static const char *
copy_reference (Repair *self, const char *p)
{
  static const char *const own[] = { "amp", "lt", "gt", "quot", "apos" };
  const char *end = p + 1;
  gsize length;
  const char *text;

  if (p[1] == '#')
    return copy_number (self, p);
  while (g_ascii_isalnum (*end) && end - p <= MAX_ENTITY_LENGTH)
    end++;
  length = (gsize) (end - p - 1);
  if (length == 0 || *end != ';')
    return copy_ampersand (self, p);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strlen (own[i]) == length && strncmp (p + 1, own[i], length) == 0)
      {
        g_string_append_len (self->out, p, end + 1 - p);
        return end + 1;
      }

  text = look_up_entity (self, p + 1, length);
  if (*text == '\0')
    return copy_ampersand (self, p);
  for (const char *t = text; *t != '\0'; t++)
    if (*t == '&')
      g_string_append (self->out, "&amp;");
    else if (*t == '<')
      g_string_append (self->out, "&lt;");
    else if (*t == '"')
      g_string_append (self->out, "&quot;");
    else
      g_string_append_c (self->out, *t);
  self->repair |= ASH_XML_REPAIR_ENTITY;
  return end + 1;
}

static const char *
end_after (const char *p, const char *mark)
{
  const char *found = strstr (p, mark);

  return found != NULL ? found + strlen (mark) : p + strlen (p);
}

static const char *
copy_comment (Repair *self, const char *p)
{
  const char *end = end_after (p + 4, "-->");
  const char *dashes = strstr (p + 4, "--");

  if (dashes != NULL && dashes + 3 == end)
    copy_range (self, p, end);
  return end;
}

/* Nothing that a document type says is wanted, and HTML's own is no XML. */
static const char *
skip_doctype (const char *p)
{
  const char *bracket = p + strcspn (p, "[>");
  const char *end = *bracket == '[' ? strstr (bracket, "]>") : bracket;

  if (end == NULL || *end == '\0')
    return p + strlen (p);
  return end + (*end == ']' ? 2 : 1);
}

/* Copies a quoted value with its quotes. */
static const char *
copy_value (Repair *self, const char *p)
{
  char quote = *p;

  g_string_append_c (self->out, quote);
  for (p++; *p != '\0' && *p != quote;)
    if (*p == '&')
      p = copy_reference (self, p);
    else if (*p == '<')
      {
        g_string_append (self->out, "&lt;");
        self->repair |= ASH_XML_REPAIR_LESS_THAN;
        p++;
      }
    else
      p = copy_char (self, p);
  if (*p == quote)
    g_string_append_c (self->out, *p++);
  return p;
}

static const char *
copy_tag (Repair *self, const char *p)
{
  do
    if (*p == '"' || *p == '\'')
      p = copy_value (self, p);
    else
      p = copy_char (self, p);
  while (*p != '\0' && *p != '>' && *p != '<');
  if (*p == '>')
    g_string_append_c (self->out, *p++);
  return p;
}

/* The length of a name such as `mattext` or `qti:mattext` whose content is HTML, else 0. */
static gsize
html_holder (const char *name)
{
  static const char *const holders[] = { "mattext", "text", "instructor_text" };
  gsize length = strcspn (name, " \t\r\n/>");
  const char *colon = memchr (name, ':', length);
  const char *local = colon != NULL ? colon + 1 : name;

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if ((gsize) (name + length - local) == strlen (holders[i]) &&
        strncmp (local, holders[i], strlen (holders[i])) == 0)
      return length;
  return 0;
}

static const char *
find_close (const char *p, const char *name, gsize length)
{
  g_autofree char *close = g_strdup_printf ("</%.*s", (int) length, name);

  for (p = strstr (p, close); p != NULL; p = strstr (p + 1, close))
    if (strchr (" \t\r\n>", p[strlen (close)]) != NULL)
      return p;
  return NULL;
}

static gboolean
has_tags (const char *p, const char *end)
{
  while (p < end)
    if (g_str_has_prefix (p, "<![CDATA["))
      p = end_after (p, "]]>");
    else if (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!'))
      return TRUE;
    else
      p++;
  return FALSE;
}

/* Raw HTML becomes the text that it should have been. */
static void
copy_escaped (Repair *self, const char *p, const char *end)
{
  self->repair |= ASH_XML_REPAIR_MARKUP;
  while (p < end)
    if (g_str_has_prefix (p, "<![CDATA["))
      {
        const char *after = MIN (end_after (p, "]]>"), end);

        copy_range (self, p, after);
        p = after;
      }
    else if (*p == '<' || *p == '&' || *p == '>')
      {
        g_string_append (self->out, *p == '<' ? "&lt;" : *p == '&' ? "&amp;" : "&gt;");
        p++;
      }
    else
      p = copy_char (self, p);
}

static const char *
copy_start_tag (Repair *self, const char *p)
{
  gsize holder = html_holder (p + 1);
  const char *name = p + 1;
  const char *close;

  p = copy_tag (self, p);
  if (p[-1] != '>' || p[-2] == '/')
    return p;
  self->depth++;
  if (holder == 0 || self->n_unclosed > MAX_UNCLOSED)
    return p;
  close = find_close (p, name, holder);
  if (close == NULL)
    self->n_unclosed++;
  if (close == NULL || !has_tags (p, close))
    return p;
  copy_escaped (self, p, close);
  return close;
}

static const char *
copy_markup (Repair *self, const char *p)
{
  const char *end;

  if (g_str_has_prefix (p, "<!--"))
    return copy_comment (self, p);
  if (g_str_has_prefix (p, "<![CDATA["))
    {
      end = end_after (p, "]]>");
      copy_range (self, p, end);
      return end;
    }
  if (p[1] == '?')
    {
      end = end_after (p, "?>");
      copy_range (self, p, end);
      return end;
    }
  if (p[1] == '!')
    return skip_doctype (p);
  if (p[1] == '/' && is_name_start (p[2]))
    {
      self->depth--;
      return copy_tag (self, p);
    }
  if (is_name_start (p[1]))
    return copy_start_tag (self, p);
  g_string_append (self->out, "&lt;");
  self->repair |= ASH_XML_REPAIR_LESS_THAN;
  return p + 1;
}

/**
 * ash_xml_repair:
 * @text: UTF-8 that is no well-formed XML
 * @inout_repair: gets a flag for each kind of repair
 *
 * Returns: (transfer full): the text with what real exporters do wrong put right; no character
 *   that XML can say is lost
 */
char *
ash_xml_repair (const char *text, AshXmlRepair *inout_repair)
{
  g_autoptr (GHashTable) entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Repair self = { .out = g_string_sized_new (strlen (text) + 64),
                  .repair = *inout_repair,
                  .entities = entities };
  const char *p = text + strcspn (text, "<");

  if (p != text)
    self.repair |= ASH_XML_REPAIR_AROUND;
  while (*p != '\0')
    {
      gboolean is_close = p[0] == '<' && p[1] == '/';

      if (*p == '<')
        p = copy_markup (&self, p);
      else if (*p == '&')
        p = copy_reference (&self, p);
      else
        p = copy_char (&self, p);
      if (is_close && self.depth == 0 && strchr (p, '<') == NULL)
        {
          if (p[strspn (p, " \t\r\n")] != '\0')
            self.repair |= ASH_XML_REPAIR_AROUND;
          break;
        }
    }
  *inout_repair = self.repair;
  return g_string_free (self.out, FALSE);
}

/**
 * ash_xml_repair_phrase:
 *
 * Returns: (transfer full): what was repaired, a translated list
 */
char *
ash_xml_repair_phrase (AshXmlRepair repair)
{
  const struct
  {
    AshXmlRepair flag;
    const char *phrase;
  } phrases[] = {
    { ASH_XML_REPAIR_ENCODING, _ ("letters in another encoding than it says") },
    { ASH_XML_REPAIR_AMPERSAND, _ ("“&” signs standing alone") },
    { ASH_XML_REPAIR_ENTITY, _ ("HTML names such as “&nbsp;”") },
    { ASH_XML_REPAIR_CONTROL, _ ("control characters") },
    { ASH_XML_REPAIR_MARKUP, _ ("HTML tags inside a text") },
    { ASH_XML_REPAIR_LESS_THAN, _ ("“<” signs standing alone") },
    { ASH_XML_REPAIR_AROUND, _ ("stray characters before or after the content") },
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (repair & phrases[i].flag)
      {
        if (out->len > 0)
          g_string_append (out, ", ");
        g_string_append (out, phrases[i].phrase);
      }
  if (out->len == 0)
    g_string_append (out, _ ("its document type"));
  return g_string_free (out, FALSE);
}

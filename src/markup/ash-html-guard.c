#include "ash-html-private.h"
#include "ash-error.h"
#include "ash-html-nesting.h"
#include "ash-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *p;
  const char *end;
  AshHtmlNesting *nesting;
  gboolean is_document;
  guint n_parts; /* tags and attributes */
  guint n_attributes;
} Guard;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static gboolean
starts_with (const Guard *self, const char *what)
{
  return (gsize) (self->end - self->p) >= strlen (what) &&
         g_ascii_strncasecmp (self->p, what, strlen (what)) == 0;
}

static void
skip_past (Guard *self, const char *what)
{
  const char *found = memmem (self->p, (gsize) (self->end - self->p), what, strlen (what));

  self->p = found != NULL ? found + strlen (what) : self->end;
}

static void
skip_comment (Guard *self)
{
  self->p += strlen ("<!--");
  if (starts_with (self, ">"))
    self->p += 1;
  else if (starts_with (self, "->"))
    self->p += 2;
  else
    {
      const char *start = self->p;
      const char *other;

      skip_past (self, "-->");
      other = memmem (start, (gsize) (self->p - start), "--!>", 4);
      if (other != NULL)
        self->p = other + 4;
    }
}

static void
skip_spaces (Guard *self)
{
  while (self->p < self->end && is_space (*self->p))
    self->p++;
}

static void
skip_value (Guard *self)
{
  char quote = *self->p;

  if (quote == '"' || quote == '\'')
    {
      const char *close = memchr (self->p + 1, quote, (gsize) (self->end - self->p - 1));

      self->p = close != NULL ? close + 1 : self->end;
      return;
    }
  while (self->p < self->end && !is_space (*self->p) && *self->p != '>')
    self->p++;
}

/* From behind the tag's name to behind its ">". */
static void
skip_attributes (Guard *self, gboolean *out_self_closing)
{
  *out_self_closing = FALSE;
  self->n_attributes = 0;
  while (self->p < self->end)
    {
      skip_spaces (self);
      if (self->p == self->end)
        return;
      if (*self->p == '>')
        {
          self->p++;
          return;
        }
      *out_self_closing = *self->p == '/';
      if (*self->p == '/')
        {
          self->p++;
          if (self->p < self->end && *self->p != '>')
            *out_self_closing = FALSE;
          continue;
        }
      self->n_attributes++;
      self->p++;
      while (self->p < self->end && !is_space (*self->p) && strchr ("/>=", *self->p) == NULL)
        self->p++;
      skip_spaces (self);
      if (self->p == self->end || *self->p != '=')
        continue;
      self->p++;
      skip_spaces (self);
      if (self->p < self->end && *self->p != '>')
        skip_value (self);
    }
}

static void
read_name (Guard *self, char *name, gsize room)
{
  gsize n = 0;

  while (self->p < self->end && !is_space (*self->p) && *self->p != '/' && *self->p != '>')
    {
      if (n + 1 < room)
        name[n++] = g_ascii_tolower (*self->p);
      self->p++;
    }
  name[n] = '\0';
}

/* Text up to the end tag, as of a script. */
static void
skip_raw (Guard *self, const char *name)
{
  gsize length = strlen (name);

  if (g_str_equal (name, "plaintext"))
    self->p = self->end;
  while (self->p < self->end)
    {
      const char *open = memmem (self->p, (gsize) (self->end - self->p), "</", 2);

      self->p = open != NULL ? open : self->end;
      if (open == NULL)
        return;
      if ((gsize) (self->end - open) > length + 2 &&
          g_ascii_strncasecmp (open + 2, name, length) == 0 &&
          (is_space (open[length + 2]) || open[length + 2] == '/' || open[length + 2] == '>'))
        return;
      self->p += 2;
    }
}

static gboolean
is_raw_here (Guard *self, const char *name, AshTagFlags flags, gboolean was_foreign)
{
  if (!(flags & ASH_TAG_RAW) || was_foreign)
    return FALSE;
  return g_str_equal (name, "script") || !ash_html_nesting_is_in (self->nesting, "select");
}

static void
take_tag (Guard *self)
{
  const char *start = self->p;
  gboolean is_end = start[1] == '/';
  gboolean is_self_closing;
  gboolean was_foreign = ash_html_nesting_is_foreign (self->nesting);
  char name[32];
  AshTagFlags flags;

  self->p += is_end ? 2 : 1;
  read_name (self, name, sizeof name);
  skip_attributes (self, &is_self_closing);
  flags = ash_tag_flags (name);
  self->n_parts += 1 + self->n_attributes;
  if (flags & ASH_TAG_OUTER)
    self->is_document = TRUE;
  if (is_end)
    {
      ash_html_nesting_end (self->nesting, name, flags);
      return;
    }
  ash_html_nesting_start (self->nesting, name, flags, start, (gsize) (self->p - start),
                          is_self_closing);
  if (is_raw_here (self, name, flags, was_foreign))
    skip_raw (self, name);
}

static void
take_markup (Guard *self)
{
  char next = self->p + 1 < self->end ? self->p[1] : '\0';
  char after = self->p + 2 < self->end ? self->p[2] : '\0';

  if (g_ascii_isalpha (next) || (next == '/' && g_ascii_isalpha (after)))
    take_tag (self);
  else if (starts_with (self, "<!--"))
    skip_comment (self);
  else if (starts_with (self, "<![CDATA[") && ash_html_nesting_is_foreign (self->nesting))
    skip_past (self, "]]>");
  else if (next == '!' || next == '?' || next == '/')
    {
      self->is_document |= starts_with (self, "<!doctype");
      skip_past (self, ">");
    }
  else
    self->p++;
}

static void
take_text (Guard *self)
{
  const char *start = self->p;
  const char *open = memchr (start, '<', (gsize) (self->end - start));

  self->p = open != NULL ? open : self->end;
  while (start < self->p && is_space (*start))
    start++;
  if (start < self->p)
    ash_html_nesting_text (self->nesting);
}

static gboolean
check (Guard *self, GError **error)
{
  const char *message = NULL;

  if (self->n_attributes > ASH_LIMIT_HTML_ATTRIBUTES)
    message = _ ("it has a tag with more attributes than any page needs");
  else if (self->n_parts > ASH_LIMIT_HTML_PARTS)
    message = _ ("it has more tags than any page needs");
  else if (ash_html_nesting_state (self->nesting) == ASH_NESTING_DEEP)
    message = _ ("its elements stand in each other deeper than in any page");
  else if (ash_html_nesting_state (self->nesting) == ASH_NESTING_FORMATTING)
    message = _ ("more of its bold, coloured or linked text is left open than in any page");
  if (message == NULL)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("The page is kept as a file, but not shown: %s."), message);
  return FALSE;
}

/**
 * ash_html_guard:
 * @text: valid UTF-8
 * @out_guarded: (out): what was found on the way
 *
 * A pass over the text that costs little and refuses what would cost gumbo minutes or gigabytes.
 */
gboolean
ash_html_guard (const char *text, gsize length, AshHtmlGuarded *out_guarded, GError **error)
{
  g_autoptr (AshHtmlNesting) nesting = ash_html_nesting_new ();
  Guard self = { .p = text, .end = text + length, .nesting = nesting };

  if (length > ASH_LIMIT_HTML_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("The page is kept as a file, but not shown: it is larger than %d MB."),
                   ASH_LIMIT_HTML_BYTES >> 20);
      return FALSE;
    }
  while (self.p < self.end)
    {
      if (*self.p == '<')
        take_markup (&self);
      else
        take_text (&self);
      if (!check (&self, error))
        return FALSE;
    }
  out_guarded->is_document = self.is_document;
  return TRUE;
}

/* Text as spreadsheets put it on the clipboard or into a file, and back. */
#include "ash-grid-table.h"

#include <string.h>

#define MOST_ROWS 2000
#define MOST_COLUMNS 200

/* Where a quoted field ends: behind its closing quote; %NULL when it is none after all. */
static const char *
quoted_end (const char *at, char separator)
{
  for (const char *p = at + 1; *p != '\0'; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] == '"')
        p++;
      else
        return p[1] == separator || p[1] == '\n' || p[1] == '\0' ? p + 1 : NULL;
    }
  return NULL;
}

static char *
unquote (const char *at, const char *end)
{
  GString *text = g_string_new (NULL);

  for (const char *p = at + 1; p < end - 1; p++)
    {
      g_string_append_c (text, *p);
      if (*p == '"')
        p++;
    }
  return g_string_free (text, FALSE);
}

/* What append_field() put before a formula. */
static char *
without_guard (char *text)
{
  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+@", text[1]) != NULL)
    memmove (text, text + 1, strlen (text));
  return text;
}

/* (transfer full): the field at *@at, which is moved to what closes it. */
static char *
read_field (const char **at, char separator)
{
  const char *start = *at;
  const char *end = *start == '"' ? quoted_end (start, separator) : NULL;

  if (end != NULL)
    {
      *at = end;
      return without_guard (g_strstrip (unquote (start, end)));
    }
  for (end = start; *end != '\0' && *end != separator && *end != '\n'; end++)
    ;
  *at = end;
  return without_guard (g_strstrip (g_strndup (start, (gsize) (end - start))));
}

/* The separator that stands most often in the first line that has any words, outside quotes. */
static char
guess_separator (const char *text)
{
  const char marks[] = "\t;,";
  guint counts[3] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *p = text + strspn (text, " \n"); *p != '\0' && (*p != '\n' || is_quoted); p++)
    {
      const char *mark = strchr (marks, *p);

      if (*p == '"')
        is_quoted = !is_quoted;
      else if (mark != NULL && !is_quoted)
        counts[mark - marks]++;
    }
  for (guint i = 0; counts[0] == 0 && i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return marks[best];
}

/* Line ends as one character; once through, since a table of skills has megabytes. */
static char *
normalised (const char *text)
{
  const char *from = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  char *out = g_malloc (strlen (from) + 1);
  char *to = out;

  for (; *from != '\0'; from++)
    {
      if (from[0] == '\r' && from[1] == '\n')
        continue;
      *to++ = *from == '\r' ? '\n' : *from;
    }
  *to = '\0';
  return out;
}

static gboolean
is_blank (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) g_ptr_array_index (row, i) != '\0')
      return FALSE;
  return TRUE;
}

struct _AshTableReader
{
  char *whole;
  const char *at;
  char separator;
  int line;
};

/* "sep=;" is a line of its own by which a table tells some spreadsheets what divides its fields. */
static gboolean
tells_separator (const char *text)
{
  return g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' &&
         strchr ("\t;,", text[4]) != NULL && text[5] == '\n';
}

/**
 * ash_table_reader_new:
 * @text: UTF-8; fields divided by tabs, commas or semicolons, quoted where they need it
 */
AshTableReader *
ash_table_reader_new (const char *text)
{
  AshTableReader *self = g_new0 (AshTableReader, 1);

  self->whole = normalised (text);
  self->at = self->whole;
  self->separator = guess_separator (self->whole);
  self->line = 1;
  if (tells_separator (self->whole))
    {
      self->separator = self->whole[4];
      self->at += strlen ("sep=;\n");
      self->line++;
    }
  return self;
}

static GPtrArray *
read_row (AshTableReader *self)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  while (TRUE)
    {
      char *field = read_field (&self->at, self->separator);

      if (row->len < MOST_COLUMNS)
        g_ptr_array_add (row, field);
      else
        g_free (field);
      if (*self->at != self->separator)
        break;
      self->at++;
    }
  if (*self->at == '\n')
    self->at++;
  return row;
}

/**
 * ash_table_reader_next:
 * @out_line: (out) (optional): the line that it begins on, from 1
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the next row that is not blank
 */
GPtrArray *
ash_table_reader_next (AshTableReader *self, int *out_line)
{
  while (*self->at != '\0')
    {
      const char *from = self->at;
      GPtrArray *row = read_row (self);

      if (out_line != NULL)
        *out_line = self->line;
      for (const char *p = from; p < self->at; p++)
        self->line += *p == '\n';
      if (!is_blank (row))
        return row;
      g_ptr_array_unref (row);
    }
  return NULL;
}

void
ash_table_reader_free (AshTableReader *self)
{
  g_free (self->whole);
  g_free (self);
}

/**
 * ash_table_parse:
 * @text: as ash_table_reader_new() takes it
 *
 * Returns: (transfer full) (element-type GPtrArray): its rows without blank ones
 */
GPtrArray *
ash_table_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (AshTableReader) reader = ash_table_reader_new (text);
  GPtrArray *row;

  while (rows->len < MOST_ROWS && (row = ash_table_reader_next (reader, NULL)) != NULL)
    g_ptr_array_add (rows, row);
  return rows;
}

static void
append_field (GString *out, const char *text, char separator)
{
  /* A spreadsheet that opens a file would take these for a formula. */
  gboolean is_formula = separator == ',' && *text != '\0' && strchr ("=+@", *text) != NULL;
  gboolean is_plain = strchr (text, separator) == NULL && strpbrk (text, "\"\n\r\t") == NULL;

  if (is_formula)
    g_string_append_c (out, is_plain ? '\'' : '"');
  else if (!is_plain)
    g_string_append_c (out, '"');
  if (is_formula && !is_plain)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (out, *p);
      if (*p == '"' && !is_plain)
        g_string_append_c (out, '"');
    }
  if (!is_plain)
    g_string_append_c (out, '"');
}

/**
 * ash_table_write:
 * @separator: ',' for a file, '\t' for the clipboard
 */
char *
ash_table_write (GPtrArray *table, char separator)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table, i);

      for (guint j = 0; j < row->len; j++)
        {
          if (j > 0)
            g_string_append_c (out, separator);
          append_field (out, g_ptr_array_index (row, j), separator);
        }
      g_string_append (out, separator == ',' ? "\r\n" : "\n");
    }
  return g_string_free (out, FALSE);
}

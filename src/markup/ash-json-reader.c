#include "ash-json-private.h"
#include "ash-error.h"
#include "ash-limits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Strict RFC 8259. json-glib is not used: it crashes on deep nesting, wraps large integers, knows
 * no lines, and lets the last of two equal members win. */
typedef struct
{
  const char *p; /* ends in NUL; the text has no other */
  const char *name;
  int line;
  guint depth;
  guint n_values;
  GError **error;
} Reader;

static AshJsonValue *read_value (Reader *self);

static gpointer
fail (Reader *self, const char *what)
{
  g_set_error (self->error, ASH_ERROR, ASH_ERROR_FORMAT, _ ("“%s”, line %d: %s."), self->name,
               self->line, what);
  return NULL;
}

static gpointer
fail_limit (Reader *self, const char *what)
{
  g_set_error (self->error, ASH_ERROR, ASH_ERROR_LIMIT, _ ("“%s”, line %d: %s."), self->name,
               self->line, what);
  return NULL;
}

static void
skip_spaces (Reader *self)
{
  for (; strchr (" \t\r\n", *self->p) != NULL && *self->p != '\0'; self->p++)
    if (*self->p == '\n')
      self->line++;
}

static int
read_hex (const char *p)
{
  int code = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      code = code << 4 | g_ascii_xdigit_value (p[i]);
    }
  return code;
}

/* After "\u"; a pair of surrogates is one character. */
static gboolean
read_code (Reader *self, GString *out)
{
  int code = read_hex (self->p);
  int low;

  if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff))
    return FALSE;
  self->p += 4;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      low = self->p[0] == '\\' && self->p[1] == 'u' ? read_hex (self->p + 2) : -1;
      if (low < 0xdc00 || low > 0xdfff)
        return FALSE;
      self->p += 6;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (out, (gunichar) code);
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = *self->p;
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  if (letter == 'u')
    {
      self->p++;
      return read_code (self, out);
    }
  if (found == NULL)
    return FALSE;
  g_string_append_c (out, meanings[found - letters]);
  self->p++;
  return TRUE;
}

/* At the opening quote. */
static char *
read_text (Reader *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (self->p++; *self->p != '"';)
    {
      gsize plain = strcspn (self->p, "\"\\");

      for (gsize i = 0; i < plain; i++)
        if ((guint8) self->p[i] < 0x20)
          return fail (self, _ ("a text between quotes does not end on its line"));
      if (self->p[plain] == '\0')
        return fail (self, _ ("a text between quotes does not end"));
      g_string_append_len (out, self->p, (gssize) plain);
      self->p += plain;
      if (*self->p != '\\')
        continue;
      self->p++;
      if (!read_escape (self, out))
        return fail (self, _ ("a backslash in a text is followed by what has no meaning there"));
    }
  self->p++;
  return g_strdup (out->str);
}

static gsize
digits (const char *p)
{
  return strspn (p, "0123456789");
}

static AshJsonValue *
read_number (Reader *self)
{
  const char *p = self->p + (*self->p == '-' ? 1 : 0);
  gboolean is_good = digits (p) > 0 && (*p != '0' || digits (p) == 1);
  AshJsonValue *value;
  double number;

  p += digits (p);
  if (*p == '.')
    {
      is_good = is_good && digits (p + 1) > 0;
      p += 1 + digits (p + 1);
    }
  if (*p == 'e' || *p == 'E')
    {
      p += strchr ("+-", p[1]) != NULL && p[1] != '\0' ? 2 : 1;
      is_good = is_good && digits (p) > 0;
      p += digits (p);
    }
  if (!is_good)
    return fail (self, _ ("what stands here is no number, text, list or object"));
  number = g_ascii_strtod (self->p, NULL);
  if (!isfinite (number))
    return fail (self, _ ("a number is too large"));
  self->p = p;
  value = ash_json_value_new (ASH_JSON_NUMBER, self->line);
  value->number = number;
  return value;
}

static AshJsonValue *
read_word (Reader *self)
{
  static const struct
  {
    const char *word;
    AshJsonKind kind;
    double number;
  } words[] = { { "true", ASH_JSON_BOOLEAN, 1 },
                { "false", ASH_JSON_BOOLEAN, 0 },
                { "null", ASH_JSON_NULL, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (self->p, words[i].word) &&
        !g_ascii_isalnum (self->p[strlen (words[i].word)]))
      {
        AshJsonValue *value = ash_json_value_new (words[i].kind, self->line);

        value->number = words[i].number;
        self->p += strlen (words[i].word);
        return value;
      }
  return fail (self, *self->p != '\0' ? _ ("what stands here is no number, text, list or object")
                                      : _ ("it breaks off"));
}

/* Whether another element follows; FALSE at the closing bracket, or with an error. */
static gboolean
read_comma (Reader *self, char close)
{
  skip_spaces (self);
  if (*self->p == close)
    {
      self->p++;
      return FALSE;
    }
  if (*self->p == ',')
    {
      self->p++;
      skip_spaces (self);
      if (*self->p != close)
        return TRUE;
      fail (self, _ ("a comma stands before the closing bracket"));
      return FALSE;
    }
  fail (self,
        *self->p != '\0' ? _ ("a comma or a closing bracket is missing") : _ ("it breaks off"));
  return FALSE;
}

static gboolean
is_closed_at_once (Reader *self, char close)
{
  self->p++;
  skip_spaces (self);
  if (*self->p != close)
    return FALSE;
  self->p++;
  return TRUE;
}

static AshJsonValue *
read_array (Reader *self)
{
  g_autoptr (AshJsonValue) array = ash_json_value_new (ASH_JSON_ARRAY, self->line);

  if (is_closed_at_once (self, ']'))
    return g_steal_pointer (&array);
  do
    {
      AshJsonValue *element = read_value (self);

      if (element == NULL)
        return NULL;
      ash_json_value_append (array, element);
    }
  while (read_comma (self, ']'));
  return *self->error == NULL ? g_steal_pointer (&array) : NULL;
}

static gboolean
read_member (Reader *self, AshJsonValue *object)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  AshJsonValue *value;

  if (*self->p != '"')
    return fail (self, _ ("a name between quotes is missing")) != NULL;
  name = read_text (self);
  if (name == NULL)
    return FALSE;
  if (g_hash_table_contains (object->names, name))
    {
      message = g_strdup_printf (_ ("“%s” stands twice in one object"), name);
      return fail (self, message) != NULL;
    }
  skip_spaces (self);
  if (*self->p != ':')
    return fail (self, _ ("a colon is missing after a name")) != NULL;
  self->p++;
  value = read_value (self);
  if (value == NULL)
    return FALSE;
  value->name = g_steal_pointer (&name);
  ash_json_value_append (object, value);
  g_hash_table_insert (object->names, value->name, value);
  return TRUE;
}

static AshJsonValue *
read_object (Reader *self)
{
  g_autoptr (AshJsonValue) object = ash_json_value_new (ASH_JSON_OBJECT, self->line);

  object->names = g_hash_table_new (g_str_hash, g_str_equal);
  if (is_closed_at_once (self, '}'))
    return g_steal_pointer (&object);
  do
    if (!read_member (self, object))
      return NULL;
  while (read_comma (self, '}'));
  return *self->error == NULL ? g_steal_pointer (&object) : NULL;
}

static AshJsonValue *
read_string (Reader *self)
{
  int line = self->line;
  char *text = read_text (self);
  AshJsonValue *value;

  if (text == NULL)
    return NULL;
  value = ash_json_value_new (ASH_JSON_STRING, line);
  value->text = text;
  return value;
}

static AshJsonValue *
read_value (Reader *self)
{
  AshJsonValue *value;

  skip_spaces (self);
  if (++self->n_values > ASH_LIMIT_JSON_VALUES)
    return fail_limit (self, _ ("it has more values than Ashlar reads"));
  if (*self->p == '"')
    return read_string (self);
  if (*self->p == '-' || g_ascii_isdigit (*self->p))
    return read_number (self);
  if (*self->p != '[' && *self->p != '{')
    return read_word (self);
  if (++self->depth > ASH_LIMIT_JSON_DEPTH)
    return fail_limit (self, _ ("its lists and objects stand too deep in each other"));
  value = *self->p == '[' ? read_array (self) : read_object (self);
  self->depth--;
  return value;
}

static AshJsonValue *
read_document (const char *text, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  Reader self = { .p = text, .name = name, .line = 1, .error = &problem };
  g_autoptr (AshJsonValue) root = read_value (&self);

  if (root != NULL)
    {
      skip_spaces (&self);
      if (*self.p != '\0')
        fail (&self, _ ("something follows where it should end"));
    }
  if (problem == NULL)
    return g_steal_pointer (&root);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * ash_json_read:
 *
 * Returns: (transfer full) (nullable): the outermost value
 */
AshJsonValue *
ash_json_read (GBytes *bytes, const char *name, gsize most_bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (length > most_bytes)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT, _ ("“%s” is larger than %d MB."), name,
                   (int) (most_bytes >> 20));
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length > 0 && memchr (data, '\0', length) != NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT, _ ("“%s” is no text, so no JSON either."),
                   name);
      return NULL;
    }
  if (length > 0 && !g_utf8_validate (data, (gssize) length, NULL))
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
                   _ ("“%s” is not in UTF-8. Save it in that encoding."), name);
      return NULL;
    }
  text = length > 0 ? g_strndup (data, length) : g_strdup ("");
  return read_document (text, name, error);
}

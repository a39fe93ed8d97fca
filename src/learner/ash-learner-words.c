#include "ash-learner-words.h"

#include "ash-learner-resources.h"

#include <gio/gio.h>
#include <string.h>

struct _AshWords
{
  char *lang;
  GHashTable *words; /* key -> text */
};

static void
add_words (AshWords *self, GBytes *bytes)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    g_error ("a file of learner words cannot be read");
  keys = g_key_file_get_keys (file, "words", NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_insert (self->words, g_strdup (keys[i]),
                         g_key_file_get_string (file, "words", keys[i], NULL));
}

static char *
primary_subtag (const char *lang)
{
  return g_ascii_strdown (lang, (gssize) strcspn (lang, "-_"));
}

/* Replaces {name} by its value; values are never looked at again. */
static char *
fill_in (const char *text, const char *const *pairs)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *close = *text == '{' ? strchr (text, '}') : NULL;
      const char *value = NULL;

      for (guint i = 0; close != NULL && pairs[i] != NULL; i += 2)
        if (strlen (pairs[i]) == (gsize) (close - text - 1) &&
            strncmp (pairs[i], text + 1, (gsize) (close - text - 1)) == 0)
          value = pairs[i + 1];
      if (value == NULL)
        {
          g_string_append_c (out, *text++);
          continue;
        }
      g_string_append (out, value);
      text = close + 1;
    }
  return g_string_free (out, FALSE);
}

/**
 * ash_learner_data:
 * @name: a file of `data/learner/`
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
ash_learner_data (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/learner/", name, NULL);

  return g_resource_lookup_data (ash_learner_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * ash_words_new:
 * @lang: (nullable): a BCP 47 tag; English stands in for what we do not speak
 *
 * Returns: (transfer full): the words of that language
 */
AshWords *
ash_words_new (const char *lang)
{
  AshWords *self = g_new0 (AshWords, 1);
  g_autoptr (GBytes) english = ash_learner_data ("words/en.ini");
  g_autofree char *primary = primary_subtag (lang != NULL ? lang : "en");
  g_autofree char *name = g_strdup_printf ("words/%s.ini", primary);
  g_autoptr (GBytes) own = ash_learner_data (name);

  self->lang = g_strdup (lang != NULL && *lang != '\0' ? lang : "en");
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_words (self, english);
  if (own != NULL)
    add_words (self, own);
  return self;
}

void
ash_words_free (AshWords *self)
{
  if (self == NULL)
    return;
  g_free (self->lang);
  g_hash_table_unref (self->words);
  g_free (self);
}

/**
 * ash_words_lang:
 *
 * Returns: (transfer none): the tag that these words were asked for by
 */
const char *
ash_words_lang (const AshWords *self)
{
  return self->lang;
}

/**
 * ash_words_direction:
 *
 * Returns: (transfer none): "rtl" or "ltr", as the language, or the script in its tag, is written
 */
const char *
ash_words_direction (const AshWords *self)
{
  static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "iw",
                                           "ji", "ps",  "sd",  "ug", "ur", "yi", NULL };
  g_autofree char *primary = primary_subtag (self->lang);
  g_autofree char *tag = g_ascii_strdown (self->lang, -1);

  if (strstr (tag, "-latn") != NULL || strstr (tag, "-cyrl") != NULL)
    return "ltr";
  if (strstr (tag, "-arab") != NULL || strstr (tag, "-hebr") != NULL)
    return "rtl";
  return g_strv_contains (languages, primary) ? "rtl" : "ltr";
}

/**
 * ash_words_get:
 *
 * Returns: (transfer none): the text of @key, which must be one of `en.ini`
 */
const char *
ash_words_get (const AshWords *self, const char *key)
{
  const char *text = g_hash_table_lookup (self->words, key);

  if (text == NULL)
    g_error ("no learner word “%s”", key);
  return text;
}

/**
 * ash_words_format:
 * @...: names and values in turn, closed by %NULL
 *
 * Returns: (transfer full): the text of @key with each {name} filled in
 */
char *
ash_words_format (const AshWords *self, const char *key, ...)
{
  const char *pairs[17] = { NULL };
  va_list args;

  va_start (args, key);
  for (guint i = 0; i < G_N_ELEMENTS (pairs) - 1; i++)
    if ((pairs[i] = va_arg (args, const char *)) == NULL)
      break;
  va_end (args);
  return fill_in (ash_words_get (self, key), pairs);
}

/**
 * ash_words_count:
 *
 * Returns: (transfer full): the text of @key for @n of a thing
 */
char *
ash_words_count (const AshWords *self, const char *key, gint64 n)
{
  g_autofree char *form = g_strconcat (key, n == 1 ? ".one" : ".other", NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return ash_words_format (self, form, "n", number, NULL);
}

/**
 * ash_words_hundredths:
 *
 * Returns: (transfer full): 250 as "2.5", with the decimal mark of the language
 */
char *
ash_words_hundredths (const AshWords *self, gint64 hundredths)
{
  gint64 whole = ABS (hundredths) / 100;
  int rest = (int) (ABS (hundredths) % 100);
  const char *sign = hundredths < 0 ? "−" : "";

  if (rest == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, whole);
  if (rest % 10 == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT "%s%d", sign, whole,
                            ash_words_get (self, "decimal"), rest / 10);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "%s%02d", sign, whole,
                          ash_words_get (self, "decimal"), rest);
}

/**
 * ash_words_points:
 *
 * Returns: (transfer full): "1 point", "2.5 points"
 */
char *
ash_words_points (const AshWords *self, gint64 points_c)
{
  g_autofree char *number = ash_words_hundredths (self, points_c);

  return ash_words_format (self, points_c == 100 ? "n-point.one" : "n-point.other", "n", number,
                           NULL);
}

char *
ash_words_percent (const AshWords *self, gint64 basis_points)
{
  g_autofree char *number = ash_words_hundredths (self, basis_points);

  return ash_words_format (self, "percent", "n", number, NULL);
}

/**
 * ash_words_minutes:
 *
 * Returns: (transfer full): "45 min", "12 h", "1 h 55 min"
 */
char *
ash_words_minutes (const AshWords *self, gint64 minutes)
{
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60);
  g_autofree char *rest = g_strdup_printf ("%" G_GINT64_FORMAT, minutes % 60);

  if (minutes < 60)
    return ash_words_format (self, "minutes", "n", rest, NULL);
  return ash_words_format (self, minutes % 60 == 0 ? "hours" : "hours-minutes", "h", hours, "n",
                           rest, NULL);
}

/**
 * ash_words_months:
 *
 * Returns: (transfer full): "18 months", "3 years"
 */
char *
ash_words_months (const AshWords *self, gint64 months)
{
  return months % 12 == 0 ? ash_words_count (self, "n-year", months / 12)
                          : ash_words_count (self, "n-month", months);
}

/**
 * ash_words_list:
 * @key: "list-and" or "list-or"
 * @parts: (element-type utf8): at least one
 *
 * Returns: (transfer full): "a, b and c"
 */
char *
ash_words_list (const AshWords *self, const char *key, GPtrArray *parts)
{
  GString *head = g_string_new (NULL);
  g_autofree char *start = NULL;

  for (guint i = 0; i + 1 < parts->len; i++)
    g_string_append_printf (head, "%s%s", i > 0 ? ash_words_get (self, "list-comma") : "",
                            (const char *) g_ptr_array_index (parts, i));
  start = g_string_free (head, FALSE);
  if (parts->len == 1)
    return g_strdup (g_ptr_array_index (parts, 0));
  return ash_words_format (self, key, "head", start, "tail",
                           g_ptr_array_index (parts, parts->len - 1), NULL);
}

/**
 * ash_words_language:
 * @tag: (nullable): BCP 47, "en-AU"
 *
 * Returns: (transfer full) (nullable): what the language is called in itself, "English (AU)"; a tag
 *   that nobody knows stands for itself
 */
char *
ash_words_language (const char *tag)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = ash_learner_data ("languages.ini");
  g_autofree char *primary = tag != NULL ? primary_subtag (tag) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *more = NULL;

  if (primary == NULL || *primary == '\0' ||
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return g_strdup (tag);
  name = g_key_file_get_string (file, "languages", primary, NULL);
  if (name == NULL)
    return g_strdup (tag);
  if (tag[strlen (primary)] == '\0' || tag[strlen (primary) + 1] == '\0')
    return g_steal_pointer (&name);
  more = g_ascii_strup (tag + strlen (primary) + 1, -1);
  return g_strdup_printf ("%s (%s)", name, more);
}

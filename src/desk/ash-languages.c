#include "ash-languages.h"

#include <ash-json.h>
#include <libintl.h>
#include <string.h>

/* Each in itself: whoever wants it can read that. */
static const struct
{
  const char *tag;
  const char *name;
} OWN[] = {
  { "ar", "العربية" },    { "bg", "Български" },   { "ca", "Català" },       { "cs", "Čeština" },
  { "cy", "Cymraeg" },    { "da", "Dansk" },       { "de", "Deutsch" },      { "el", "Ελληνικά" },
  { "en", "English" },    { "es", "Español" },     { "et", "Eesti" },        { "eu", "Euskara" },
  { "fa", "فارسی" },      { "fi", "Suomi" },       { "fr", "Français" },     { "ga", "Gaeilge" },
  { "gl", "Galego" },     { "he", "עברית" },       { "hi", "हिन्दी" },        { "hr", "Hrvatski" },
  { "hu", "Magyar" },     { "id", "Indonesia" },   { "is", "Íslenska" },     { "it", "Italiano" },
  { "ja", "日本語" },     { "ko", "한국어" },      { "lt", "Lietuvių" },     { "lv", "Latviešu" },
  { "mi", "Māori" },      { "mt", "Malti" },       { "nb", "Norsk bokmål" }, { "nl", "Nederlands" },
  { "pl", "Polski" },     { "pt", "Português" },   { "ro", "Română" },       { "ru", "Русский" },
  { "sk", "Slovenčina" }, { "sl", "Slovenščina" }, { "sr", "Српски" },       { "sv", "Svenska" },
  { "sw", "Kiswahili" },  { "th", "ไทย" },         { "tr", "Türkçe" },       { "uk", "Українська" },
  { "ur", "اردو" },       { "vi", "Tiếng Việt" },  { "zh", "中文" },
};

/* As they are taught in more than one country, and spelt otherwise there. */
static const char *const VARIANTS[] = {
  "de-AT", "de-CH", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-NZ", "en-US", "en-ZA",
  "es-ES", "es-MX", "fr-BE", "fr-CA", "fr-CH", "nl-BE", "pt-BR", "pt-PT", "zh-CN", "zh-TW",
};

typedef struct
{
  GHashTable *languages; /* "en" to "English" */
  GHashTable *countries; /* "AU" to "Australia" */
} Names;

static void
language_free (gpointer data)
{
  AshLanguage *self = data;

  g_free (self->tag);
  g_free (self->name);
  g_free (self);
}

static void
names_clear (Names *self)
{
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->countries, g_hash_table_unref);
}

/* Of "Bokmål, Norwegian; Norwegian Bokmål" the second, of "Greek, Modern (1453-)" Greek. */
static char *
plain_name (const char *name)
{
  g_auto (GStrv) others = g_strsplit (name, ";", -1);
  const char *best = others[0] != NULL ? others[0] : "";
  char *plain;
  char *end;

  for (guint i = 0; others[i] != NULL; i++)
    if (strchr (others[i], ',') == NULL)
      {
        best = others[i];
        break;
      }
  plain = g_strdup (best);
  end = strstr (plain, " (");
  if (end != NULL && end > plain)
    *end = '\0';
  plain[strcspn (plain, ",")] = '\0';
  return g_strstrip (plain);
}

/* What the standard’s names are in the language of the program. */
static void
bind_domain (const char *domain, const char *data_folder)
{
  g_autofree char *locale = g_build_filename (data_folder, "locale", NULL);

  bindtextdomain (domain, locale);
  bind_textdomain_codeset (domain, "UTF-8");
}

static void
read_names (GHashTable *names, const char *data_folder, const char *standard)
{
  g_autofree char *domain = g_strconcat ("iso_", standard, NULL);
  g_autofree char *file = g_strconcat (domain, ".json", NULL);
  g_autofree char *path = g_build_filename (data_folder, "iso-codes", "json", file, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (AshJson) json = NULL;
  const AshJsonValue *entries;

  if (g_file_get_contents (path, &contents, NULL, NULL))
    json = ash_json_parse_text (contents, NULL);
  if (json == NULL)
    return;
  bind_domain (domain, data_folder);
  entries = ash_json_member (ash_json_root (json), standard);
  for (guint i = 0; i < ash_json_length (entries); i++)
    {
      const AshJsonValue *entry = ash_json_at (entries, i);
      const char *code = ash_json_member_string (entry, "alpha_2");
      const char *common = ash_json_member_string (entry, "common_name");
      const char *name = common != NULL ? common : ash_json_member_string (entry, "name");

      if (code != NULL && name != NULL)
        g_hash_table_insert (names, g_strdup (code), plain_name (dgettext (domain, name)));
    }
}

static Names
read_all (const char *const *data_folders)
{
  Names self = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  for (guint i = 0; data_folders[i] != NULL && g_hash_table_size (self.languages) == 0; i++)
    {
      read_names (self.languages, data_folders[i], "639-2");
      read_names (self.countries, data_folders[i], "3166-1");
    }
  if (g_hash_table_size (self.languages) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
      g_hash_table_insert (self.languages, g_strdup (OWN[i].tag), g_strdup (OWN[i].name));
  return self;
}

static const Names *
installed (void)
{
  static Names names;
  static gsize is_read;

  if (g_once_init_enter (&is_read))
    {
      names = read_all (g_get_system_data_dirs ());
      g_once_init_leave (&is_read, 1);
    }
  return &names;
}

/**
 * ash_language_tag:
 *
 * Returns: (transfer full): @tag in the usual capitals: "en-AU", "zh-Hans"; "" for nothing
 */
char *
ash_language_tag (const char *tag)
{
  g_auto (GStrv) parts = g_strsplit_set (tag != NULL ? tag : "", "-_", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *lower = g_ascii_strdown (parts[i], -1);
      gsize length = strlen (lower);

      g_free (parts[i]);
      parts[i] = i > 0 && length == 2 ? g_ascii_strup (lower, -1) : g_strdup (lower);
      if (i > 0 && length == 4)
        parts[i][0] = g_ascii_toupper (parts[i][0]);
      g_free (lower);
    }
  return g_strjoinv ("-", parts);
}

static char *
say (const Names *names, const char *tag)
{
  g_autofree char *usual = ash_language_tag (tag);
  g_auto (GStrv) parts = g_strsplit (usual, "-", -1);
  const char *language = parts[0] != NULL ? g_hash_table_lookup (names->languages, parts[0]) : NULL;
  GString *out;

  if (language == NULL)
    return g_strdup (tag);
  out = g_string_new (language);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *country = g_hash_table_lookup (names->countries, parts[i]);

      g_string_append_printf (out, "%s%s", i == 1 ? " (" : ", ",
                              country != NULL ? country : parts[i]);
    }
  if (parts[1] != NULL)
    g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

char *
ash_language_say (const char *tag)
{
  return say (installed (), tag != NULL ? tag : "");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const AshLanguage *one = *(AshLanguage *const *) a, *two = *(AshLanguage *const *) b;
  int order = g_utf8_collate (one->name, two->name);

  return order != 0 ? order : g_strcmp0 (one->tag, two->tag);
}

static void
add_language (GPtrArray *list, const Names *names, const char *tag)
{
  AshLanguage *language = g_new0 (AshLanguage, 1);

  language->tag = g_strdup (tag);
  language->name = say (names, tag);
  g_ptr_array_add (list, language);
}

static GPtrArray *
list_all (const Names *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (language_free);
  GHashTableIter iter;
  gpointer tag;

  g_hash_table_iter_init (&iter, names->languages);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    add_language (list, names, tag);
  for (guint i = 0; i < G_N_ELEMENTS (VARIANTS); i++)
    {
      g_auto (GStrv) parts = g_strsplit (VARIANTS[i], "-", 2);

      if (g_hash_table_contains (names->countries, parts[1]))
        add_language (list, names, VARIANTS[i]);
    }
  g_ptr_array_sort (list, compare_names);
  return list;
}

GPtrArray *
ash_languages_load (const char *const *data_folders)
{
  Names names = read_all (data_folders);
  GPtrArray *list = list_all (&names);

  names_clear (&names);
  return list;
}

GPtrArray *
ash_languages (void)
{
  static GPtrArray *list;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, list_all (installed ()));
  return list;
}

#include "ash-listing-columns.h"

#include "ash-formats-resources.h"

static const char *const COLUMN_NICKS[ASH_N_COLUMNS] = {
  "id",     "code", "text",  "note",  "also",    "uri",
  "parent", "type", "level", "scale", "ratings", "is_framework",
};

static const AshJsonValue *
formats (void)
{
  static gsize once = 0;
  static AshJson *json;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (ash_formats_get_resource (),
                                                         "/org/ashlar/formats/frameworks.json",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;

      json = ash_json_parse (bytes, "frameworks.json", &error);
      if (json == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&once, 1);
    }
  return ash_json_member (ash_json_root (json), "formats");
}

/* "Human Coding Scheme" and "human_coding_scheme" are one name. */
static char *
fold_name (const char *name)
{
  g_autofree char *cased = g_utf8_casefold (name, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = cased; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static int
index_of (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (g_ptr_array_index (names, i), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
has_all (GPtrArray *names, const AshJsonValue *needs)
{
  for (guint i = 0; i < ash_json_length (needs); i++)
    if (index_of (names, ash_json_string (ash_json_at (needs, i))) < 0)
      return FALSE;
  return TRUE;
}

/* The first of the names that is there; each column is one thing only. */
static int
find_column (GPtrArray *names, const AshJsonValue *wanted)
{
  for (guint i = 0; i < ash_json_length (wanted); i++)
    {
      int found = index_of (names, ash_json_string (ash_json_at (wanted, i)));

      if (found >= 0)
        return found;
    }
  return -1;
}

static void
find_levels (int *columns, GPtrArray *names, const char *pattern)
{
  g_auto (GStrv) parts = pattern != NULL ? g_strsplit (pattern, "%d", 2) : NULL;

  for (int i = 0; i < ASH_MOST_LEVELS; i++)
    {
      g_autofree char *name =
          parts != NULL ? g_strdup_printf ("%s%d%s", parts[0], i, parts[1]) : NULL;

      columns[i] = name != NULL ? index_of (names, name) : -1;
    }
}

static void
fill (AshColumns *self, GPtrArray *names, const AshJsonValue *format)
{
  const AshJsonValue *columns = ash_json_member (format, "columns");
  const char *nick = ash_json_member_string (format, "format");

  self->format = ASH_LISTING_TABLE;
  for (guint i = 0; ASH_LISTING_FORMAT_NICKS[i] != NULL; i++)
    if (g_strcmp0 (ASH_LISTING_FORMAT_NICKS[i], nick) == 0)
      self->format = (AshListingFormat) i;
  self->title = ash_json_member_string (format, "title");
  self->publisher = ash_json_member_string (format, "publisher");
  self->split_parents = ash_json_member_string (format, "split_parents");
  self->code_after = ash_json_member_string (format, "code_after");
  self->numbers_of_system = ash_json_member_string (format, "numbers_of_system");
  for (guint i = 0; i < ASH_N_COLUMNS; i++)
    self->columns[i] = find_column (names, ash_json_member (columns, COLUMN_NICKS[i]));
  find_levels (self->level_uris, names, ash_json_member_string (format, "levels_uri"));
  find_levels (self->level_texts, names, ash_json_member_string (format, "levels_text"));
}

gboolean
ash_columns_find (AshColumns *self, GPtrArray *head)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < head->len; i++)
    g_ptr_array_add (names, fold_name (g_ptr_array_index (head, i)));
  for (guint i = 0; i < ash_json_length (formats ()); i++)
    {
      const AshJsonValue *format = ash_json_at (formats (), i);

      if (!has_all (names, ash_json_member (format, "needs")))
        continue;
      fill (self, names, format);
      return self->columns[ASH_COLUMN_TEXT] >= 0 || self->level_texts[0] >= 0;
    }
  return FALSE;
}

#include "ash-sheet.h"

#include <ash-evidence.h>
#include <ash-json.h>
#include <string.h>

#include "ash-check-private.h"
#include "ash-check-resources.h"

static const char *const TYPES[] = { "line", "text",     "choice", "number", "hundredths", "hours",
                                     "date", "language", "skills", "fact",   NULL };

typedef struct
{
  GPtrArray *entries;
  GPtrArray *groups;
  GPtrArray *packs;
} Registry;

/* Reading the registry */

static GPtrArray *
read_parts (const AshJsonValue *array, const char *about)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < ash_json_length (array); i++)
    {
      const AshJsonValue *value = ash_json_at (array, i);
      AshSheetPart *part = g_new0 (AshSheetPart, 1);

      part->key = g_strdup (ash_json_member_string (value, "key"));
      part->title = g_strdup (ash_json_member_string (value, "title"));
      part->about = g_strdup (ash_json_member_string (value, about));
      g_ptr_array_add (parts, part);
    }
  return parts;
}

static GPtrArray *
read_choices (const AshJsonValue *array)
{
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; i < ash_json_length (array); i++)
    {
      const AshJsonValue *value = ash_json_at (array, i);
      const AshJsonValue *levels = ash_json_member (value, "levels");
      AshSheetChoice *choice = g_new0 (AshSheetChoice, 1);

      choice->value = g_strdup (ash_json_member_string (value, "value"));
      choice->title = g_strdup (ash_json_member_string (value, "title"));
      choice->n_levels = levels != NULL ? (guint) ash_json_number (levels) : 0;
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

static char **
read_names (const AshJsonValue *array)
{
  guint n = ash_json_length (array);
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (ash_json_string (ash_json_at (array, i)));
  return names;
}

static AshSheetEntry *
read_entry (const AshJsonValue *value)
{
  AshSheetEntry *self = g_new0 (AshSheetEntry, 1);

  self->key = g_strdup (ash_json_member_string (value, "key"));
  self->group = g_strdup (ash_json_member_string (value, "group"));
  self->title = g_strdup (ash_json_member_string (value, "title"));
  self->prompt = g_strdup (ash_json_member_string (value, "prompt"));
  self->example = g_strdup (ash_json_member_string (value, "example"));
  self->store = g_strdup (ash_json_member_string (value, "store"));
  self->also = g_strdup (ash_json_member_string (value, "also"));
  self->type = ash_enum_from_nick (TYPES, ash_json_member_string (value, "type"), ASH_SHEET_LINE);
  self->helps = ash_json_boolean (ash_json_member (value, "helps"));
  self->choices = read_choices (ash_json_member (value, "choices"));
  self->packs = read_names (ash_json_member (value, "packs"));
  return self;
}

static Registry *
read_registry (void)
{
  Registry *self = g_new0 (Registry, 1);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ash_check_get_resource (), "/org/ashlar/check/sheet.json",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJson) json = ash_json_parse (bytes, "sheet.json", &error);
  const AshJsonValue *fields;

  /* It is compiled in and tested: it cannot be wrong without the build being wrong. */
  if (json == NULL)
    g_error ("%s", error->message);
  self->packs = read_parts (ash_json_member (ash_json_root (json), "packs"), "about");
  self->groups = read_parts (ash_json_member (ash_json_root (json), "groups"), "prompt");
  self->entries = g_ptr_array_new ();
  fields = ash_json_member (ash_json_root (json), "fields");
  for (guint i = 0; i < ash_json_length (fields); i++)
    g_ptr_array_add (self->entries, read_entry (ash_json_at (fields, i)));
  return self;
}

static const Registry *
registry (void)
{
  static Registry *self;

  if (g_once_init_enter (&self))
    g_once_init_leave (&self, read_registry ());
  return self;
}

GPtrArray *
ash_sheet_entries (void)
{
  return registry ()->entries;
}

GPtrArray *
ash_sheet_groups (void)
{
  return registry ()->groups;
}

GPtrArray *
ash_sheet_packs (void)
{
  return registry ()->packs;
}

/**
 * ash_sheet_find:
 *
 * Returns: (transfer none) (nullable): the entry of that key
 */
const AshSheetEntry *
ash_sheet_find (const char *key)
{
  GPtrArray *entries = ash_sheet_entries ();

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->key, key) == 0)
        return entry;
    }
  return NULL;
}

/* Reading a design */

static char *
hundredths (gint64 value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", (double) value / 100));
}

static char *
hours (gint64 minutes)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.4g", (double) minutes / 60));
}

static char *
say_int (AshSheetType type, gint64 value)
{
  if (value < 0)
    return g_strdup ("");
  if (type == ASH_SHEET_HOURS)
    return value > 0 ? hours (value) : g_strdup ("");
  if (type == ASH_SHEET_HUNDREDTHS)
    return hundredths (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
say_column (const AshSheetEntry *entry,
            const AshRecordClass *klass,
            gconstpointer record,
            const char *column)
{
  const AshField *field = record != NULL ? ash_record_class_field (klass, column) : NULL;
  const char *text;

  if (field == NULL)
    return g_strdup ("");
  if (field->type == ASH_FIELD_INT)
    return say_int (entry->type, G_STRUCT_MEMBER (gint64, record, field->offset));
  if (field->type != ASH_FIELD_TEXT)
    return g_strdup ("");
  text = G_STRUCT_MEMBER (char *, record, field->offset);
  return g_strdup (text != NULL ? text : "");
}

static char *
say_statements (GPtrArray *statements)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (statements, i);

      g_string_append_printf (said, "%s%s", i > 0 ? ", " : "", each->text);
    }
  return g_string_free (said, FALSE);
}

static gboolean
has_all (const AshDesign *design, GHashTable *ids)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    if (!g_hash_table_contains (ids, ((AshRecord *) g_ptr_array_index (design->outcomes, i))->id))
      return FALSE;
  return design->outcomes->len > 0;
}

static char *
say_part (const AshSheetEntry *entry, const AshDesign *design)
{
  g_autoptr (GHashTable) ids = NULL;

  if (g_str_equal (entry->store, "design.skills"))
    return say_statements (design->skills);
  if (g_str_equal (entry->store, "design.attributes"))
    return say_statements (design->attributes);
  if (g_str_equal (entry->store, "design.outcomes"))
    return say_statements (design->outcomes);
  if (g_str_equal (entry->store, "design.shown"))
    ids = ash_design_shown_outcomes (design);
  else if (g_str_equal (entry->store, "design.activities"))
    ids = ash_check_taught_outcomes (design);
  if (ids != NULL)
    return g_strdup (has_all (design, ids) ? "1" : "");
  return g_strdup (design->assessments->len > 0 ? "1" : "");
}

char *
ash_sheet_dup_value (const AshSheetEntry *entry, const AshDesign *design)
{
  const char *store = entry->store;
  const char *said;

  if (design->credential == NULL)
    return g_strdup ("");
  if (store == NULL)
    {
      said = ash_design_field (design, design->credential->record.id, entry->key);
      return g_strdup (said != NULL ? said : "");
    }
  if (g_str_has_prefix (store, "credential."))
    return say_column (entry, &ASH_CREDENTIAL, design->credential, store + strlen ("credential."));
  if (g_str_has_prefix (store, "tree."))
    return say_column (entry, &ASH_TREE, design->tree, store + strlen ("tree."));
  if (g_str_has_prefix (store, "issuer."))
    return say_column (entry, &ASH_PARTY, design->issuer, store + strlen ("issuer."));
  return say_part (entry, design);
}

gboolean
ash_sheet_is_filled (const AshSheetEntry *entry, const AshDesign *design)
{
  g_autofree char *value = ash_sheet_dup_value (entry, design);

  if (g_strcmp0 (entry->also, "design.validations") == 0 && design->validations->len > 0)
    return TRUE;
  return *g_strstrip (value) != '\0';
}

const AshSheetChoice *
ash_sheet_find_choice (const AshSheetEntry *entry, const char *value)
{
  for (guint i = 0; i < entry->choices->len; i++)
    if (g_strcmp0 (((AshSheetChoice *) g_ptr_array_index (entry->choices, i))->value, value) == 0)
      return g_ptr_array_index (entry->choices, i);
  return NULL;
}

const char *
ash_sheet_choice_title (const AshSheetEntry *entry, const char *value)
{
  const AshSheetChoice *choice = ash_sheet_find_choice (entry, value);

  return choice != NULL ? choice->title : value;
}

/* (transfer full): the titles of all choices: "Online, In class" */
char *
ash_sheet_choice_titles (const AshSheetEntry *entry)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < entry->choices->len; i++)
    g_string_append_printf (
        titles, "%s%s", i > 0 ? ", " : "",
        g_dgettext (GETTEXT_PACKAGE,
                    ((AshSheetChoice *) g_ptr_array_index (entry->choices, i))->title));
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* Letters and figures alone: "On-site" is "onsite". */
static char *
fold_choice (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));
  return g_string_free (folded, FALSE);
}

const char *
ash_sheet_choice_value (const AshSheetEntry *entry, const char *text)
{
  g_autofree char *wanted = fold_choice (text);

  for (guint i = 0; *wanted != '\0' && i < entry->choices->len; i++)
    {
      const AshSheetChoice *choice = g_ptr_array_index (entry->choices, i);
      g_autofree char *value = fold_choice (choice->value);
      g_autofree char *title = fold_choice (choice->title);

      if (g_str_equal (value, wanted) || g_str_equal (title, wanted))
        return choice->value;
    }
  return text;
}

typedef gboolean (*CountsFunc) (const AshSheetEntry *entry, const char *key);

static AshSheetCount
count_if (const AshDesign *design, CountsFunc counts, const char *key)
{
  GPtrArray *entries = ash_sheet_entries ();
  AshSheetCount count = { 0, 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (!counts (entry, key))
        continue;
      count.n++;
      count.n_filled += ash_sheet_is_filled (entry, design);
    }
  return count;
}

static gboolean
is_asked (const AshSheetEntry *entry, const char *key)
{
  return !entry->helps;
}

static gboolean
is_asked_in_group (const AshSheetEntry *entry, const char *key)
{
  return !entry->helps && g_strcmp0 (entry->group, key) == 0;
}

static gboolean
is_asked_by_pack (const AshSheetEntry *entry, const char *key)
{
  return g_strv_contains ((const char *const *) entry->packs, key);
}

AshSheetCount
ash_sheet_count (const AshDesign *design)
{
  return count_if (design, is_asked, NULL);
}

AshSheetCount
ash_sheet_count_group (const AshDesign *design, const char *group)
{
  return count_if (design, is_asked_in_group, group);
}

AshSheetCount
ash_sheet_count_pack (const AshDesign *design, const char *pack)
{
  return count_if (design, is_asked_by_pack, pack);
}

/**
 * ash_sheet_parse:
 * @text: "12", "1.5" or "1,5"
 * @out: minutes of hours, hundredths of points, or the number; %ASH_UNSET for ""
 */
gboolean
ash_sheet_parse (AshSheetType type, const char *text, gint64 *out)
{
  g_autofree char *digits = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  double factor = type == ASH_SHEET_HOURS ? 60 : type == ASH_SHEET_HUNDREDTHS ? 100 : 1;
  char *end = NULL;
  double value;

  *out = ASH_UNSET;
  if (*digits == '\0')
    return TRUE;
  if (strspn (digits, "0123456789.") != strlen (digits))
    return FALSE;
  value = g_ascii_strtod (digits, &end);
  if (*end != '\0' || value > 100000)
    return FALSE;
  *out = (gint64) (value * factor + 0.5);
  return TRUE;
}

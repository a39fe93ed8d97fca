/* A framework as it is kept in a document: one JSON object, the same bytes for the same
 * statements, by which a file that is brought in twice is recognised. */
#include "ash-frameworks-private.h"

#include <ash-error.h>
#include <ash-json-writer.h>
#include <ash-limits.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FORM "ashlar-framework-1"

char *
ash_listing_text (const char *text)
{
  g_autofree char *plain = NULL;
  const char *end;

  if (text == NULL)
    return NULL;
  plain = strchr (text, '<') != NULL ? ash_text_from_html (text) : g_strdup (text);
  if (strlen (plain) > ASH_LIMIT_STATEMENT_BYTES)
    {
      end = g_utf8_find_prev_char (plain, plain + ASH_LIMIT_STATEMENT_BYTES - 3);
      strcpy (plain + (end - plain), "…");
    }
  g_strstrip (plain);
  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

char *
ash_listing_line (const char *text)
{
  char *plain = ash_listing_text (text);

  if (plain != NULL)
    g_strdelimit (plain, "\r\n\t", ' ');
  return plain;
}

static void
write_entry (AshJsonWriter *json, const AshEntry *entry)
{
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "text", entry->text);
  ash_json_writer_string_if (json, "code", entry->code);
  ash_json_writer_string_if (json, "id", entry->id);
  ash_json_writer_string_if (json, "uri", entry->uri);
  ash_json_writer_string_if (json, "note", entry->note);
  ash_json_writer_string_if (json, "also", entry->also);
  ash_json_writer_string_if (json, "type", entry->type);
  ash_json_writer_string_if (json, "level", entry->level);
  if (entry->parent >= 0)
    ash_json_writer_int (json, "parent", entry->parent);
  ash_json_writer_end_object (json);
}

/**
 * ash_listing_to_json:
 *
 * Returns: (transfer full): what ash_listing_from_json() takes
 */
GBytes *
ash_listing_to_json (const AshListing *self)
{
  const AshListingFacts *facts = ash_listing_facts (self);
  AshJsonWriter *json = ash_json_writer_new ();
  char *text;

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "form", FORM);
  ash_json_writer_string (json, "format", ASH_LISTING_FORMAT_NICKS[facts->format]);
  ash_json_writer_string_if (json, "title", facts->title);
  ash_json_writer_string_if (json, "uri", facts->uri);
  ash_json_writer_string_if (json, "version", facts->version);
  ash_json_writer_string_if (json, "publisher", facts->publisher);
  ash_json_writer_string_if (json, "licence", facts->licence);
  ash_json_writer_string_if (json, "lang", facts->lang);
  ash_json_writer_begin_array (json, "levels");
  for (guint i = 0; ash_listing_levels (self)[i] != NULL; i++)
    ash_json_writer_string (json, NULL, ash_listing_levels (self)[i]);
  ash_json_writer_end_array (json);
  ash_json_writer_begin_array (json, "statements");
  for (guint i = 0; i < ash_listing_length (self); i++)
    write_entry (json, ash_listing_entry (self, i));
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  text = ash_json_writer_finish (json);
  ash_json_writer_free (json);
  return g_bytes_new_take (text, strlen (text));
}

static AshListingFormat
format_from_nick (const char *nick)
{
  for (guint i = 0; nick != NULL && ASH_LISTING_FORMAT_NICKS[i] != NULL; i++)
    if (g_str_equal (ASH_LISTING_FORMAT_NICKS[i], nick))
      return (AshListingFormat) i;
  return ASH_LISTING_TABLE;
}

/* Its number among the others is its name here, by which those below it find it. */
static gboolean
read_entry (AshListingBuilder *builder, const AshJsonValue *value, guint number, GError **error)
{
  AshDraft *draft = ash_listing_builder_add (builder, _ ("The framework"), error);
  double parent = ash_json_number (ash_json_member (value, "parent"));
  AshEntry *entry;

  if (draft == NULL)
    return FALSE;
  entry = draft->entry;
  entry->text = ash_listing_text (ash_json_member_string (value, "text"));
  entry->code = ash_listing_text (ash_json_member_string (value, "code"));
  entry->uri = ash_listing_text (ash_json_member_string (value, "uri"));
  entry->note = ash_listing_text (ash_json_member_string (value, "note"));
  entry->also = ash_listing_text (ash_json_member_string (value, "also"));
  entry->type = ash_listing_text (ash_json_member_string (value, "type"));
  entry->level = ash_listing_text (ash_json_member_string (value, "level"));
  entry->id = ash_listing_text (ash_json_member_string (value, "id"));
  draft->name = g_strdup_printf ("\1%u", number);
  if (parent >= 0 && parent < number)
    draft->parent = g_strdup_printf ("\1%u", (guint) parent);
  return TRUE;
}

/**
 * ash_listing_from_json:
 * @bytes: of a document of anybody
 */
AshListing *
ash_listing_from_json (GBytes *bytes, GError **error)
{
  g_autoptr (AshJson) json =
      ash_json_parse_large (bytes, _ ("The framework"), ASH_LIMIT_FRAMEWORK_BYTES, error);
  g_autoptr (AshListingBuilder) builder = NULL;
  const AshJsonValue *root, *statements, *levels;

  if (json == NULL)
    return NULL;
  root = ash_json_root (json);
  if (g_strcmp0 (ash_json_member_string (root, "form"), FORM) != 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FORMAT,
                           _ ("The statements of this framework cannot be read. Bring it in from "
                              "its file again."));
      return NULL;
    }
  builder = ash_listing_builder_new (format_from_nick (ash_json_member_string (root, "format")));
  builder->facts.title = ash_listing_line (ash_json_member_string (root, "title"));
  builder->facts.uri = ash_listing_line (ash_json_member_string (root, "uri"));
  builder->facts.version = ash_listing_line (ash_json_member_string (root, "version"));
  builder->facts.publisher = ash_listing_line (ash_json_member_string (root, "publisher"));
  builder->facts.licence = ash_listing_line (ash_json_member_string (root, "licence"));
  builder->facts.lang = ash_listing_line (ash_json_member_string (root, "lang"));
  levels = ash_json_member (root, "levels");
  for (guint i = 0; i < ash_json_length (levels); i++)
    ash_listing_builder_add_level (builder, ash_json_string (ash_json_at (levels, i)));
  statements = ash_json_member (root, "statements");
  for (guint i = 0; i < ash_json_length (statements); i++)
    if (!read_entry (builder, ash_json_at (statements, i), i, error))
      return NULL;
  return ash_listing_builder_end (builder, _ ("The framework"), error);
}

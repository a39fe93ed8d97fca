#include "ash-badges-private.h"

#include <ash-evidence.h>
#include <ash-id.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ash_badge_text:
 *
 * Returns: (transfer full) (nullable): @text without white space around it, %NULL for nothing
 */
char *
ash_badge_text (const char *text)
{
  const char *start = text != NULL ? text : "";
  const char *end = start + strlen (start);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* The last part of the address: the credential's code, else a slug of its title. */
static char *
code_of (const AshDesign *design)
{
  const char *code = design->credential != NULL ? design->credential->code : NULL;
  g_autofree char *own = ash_badge_text (code);
  g_autofree char *ascii = NULL, *slug = NULL;
  GString *out;

  if (own != NULL)
    return g_uri_escape_string (own, NULL, FALSE);

  ascii = g_str_to_ascii (design->tree->title != NULL ? design->tree->title : "", "C");
  out = g_string_new (NULL);
  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  slug = g_string_free (out, FALSE);
  /* A title in another script leaves only question marks, that is, nothing. */
  return *slug != '\0' ? g_steal_pointer (&slug) : g_strdup (design->tree->record.id);
}

/**
 * ash_badge_base:
 *
 * Returns: (transfer full) (nullable): the address below which the definition is published,
 *   without a slash at its end; %NULL when the issuer has no web address
 */
char *
ash_badge_base (const AshDesign *design)
{
  g_autofree char *address = ash_badge_text (design->issuer != NULL ? design->issuer->url : NULL);
  g_autofree char *code = NULL;

  if (!ash_text_is_web_address (address))
    return NULL;
  address[strcspn (address, "?#")] = '\0';
  while (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';
  code = code_of (design);
  return g_strconcat (address, "/", code, NULL);
}

char *
ash_badge_file_url (const AshDesign *design, const char *path)
{
  g_autofree char *base = ash_badge_base (design);

  return base != NULL ? g_strconcat (base, "/", path, NULL) : NULL;
}

/* A UUID of the name-based form (RFC 9562, version 5's bits) out of a record's id. */
static char *
uuid_urn (const char *id, const char *what)
{
  g_autofree char *hex = ash_id_derive (id, "badge", what, NULL);

  hex[12] = '5';
  hex[16] = "89ab"[g_ascii_xdigit_value (hex[16]) & 3];
  return g_strdup_printf ("urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
                          hex + 20);
}

/**
 * ash_badge_record_id:
 * @path: the file that describes it, "ob3/achievement.json"
 * @record: (nullable): id of a record that is a part of that file
 *
 * Returns: (transfer full): the same address, or without one the same urn, at every export
 */
char *
ash_badge_record_id (const AshDesign *design, const char *path, const char *record)
{
  g_autofree char *url = ash_badge_file_url (design, path);

  if (url == NULL)
    return uuid_urn (record != NULL ? record : design->tree->record.id, path);
  return record != NULL ? g_strconcat (url, "#i", record, NULL) : g_steal_pointer (&url);
}

char *
ash_badge_name (const AshDesign *design)
{
  char *name = ash_badge_text (design->badge != NULL ? design->badge->name : NULL);

  if (name == NULL)
    name = ash_badge_text (design->tree->title);
  return name != NULL ? name : g_strdup (_ ("Untitled credential"));
}

/* The badge's own text, else the credential's purpose, else its name: a badge without a
 * description is taken by no system. */
char *
ash_badge_description (const AshDesign *design)
{
  const char *owner = design->credential != NULL ? design->credential->record.id : NULL;
  char *text = ash_badge_text (design->badge != NULL ? design->badge->text : NULL);

  if (text == NULL && owner != NULL)
    text = ash_badge_text (ash_design_field (design, owner, "purpose"));
  return text != NULL ? text : ash_badge_name (design);
}

/**
 * ash_badge_language:
 *
 * Returns: (transfer full) (nullable): the tag as OB 3.0 wants it ("en-AU", never "en-au"),
 *   %NULL when it has no such form
 */
char *
ash_badge_language (const AshDesign *design)
{
  g_auto (GStrv) parts = NULL;
  GString *tag;

  if (design->tree->lang == NULL)
    return NULL;
  parts = g_strsplit_set (design->tree->lang, "-_", -1);
  tag = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (parts[i], -1);
      g_autofree char *upper = g_ascii_strup (parts[i], -1);

      if (i == 0)
        g_string_append (tag, lower);
      else if (strlen (lower) == 4)
        g_string_append_printf (tag, "-%c%s", upper[0], lower + 1);
      else
        g_string_append_printf (tag, "-%s", upper);
    }
  if (!g_regex_match_simple ("^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", tag->str, 0,
                             0))
    g_string_truncate (tag, 0);
  return *tag->str != '\0' ? g_string_free (tag, FALSE) : (g_string_free (tag, TRUE), NULL);
}

/**
 * ash_badge_shown_outcomes:
 *
 * Returns: (transfer container) (element-type AshStatement): the outcomes that some evidence
 *   shows. A badge claims no other.
 */
GPtrArray *
ash_badge_shown_outcomes (const AshDesign *design)
{
  g_autoptr (GHashTable) shown = ash_design_shown_outcomes (design);
  GPtrArray *outcomes = g_ptr_array_new ();

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (outcome->text != NULL && g_hash_table_contains (shown, outcome->record.id))
        g_ptr_array_add (outcomes, outcome);
    }
  return outcomes;
}

/* On one line: a tag is a word or a few. */
static char *
tag_of (const AshStatement *skill)
{
  g_autofree char *text = ash_badge_text (skill->text);
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
    else if (out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/**
 * ash_badge_tags:
 *
 * Returns: (transfer full) (element-type utf8): the skills of the badge, each once however it is
 *   capitalised
 */
GPtrArray *
ash_badge_tags (const AshDesign *design)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < design->skills->len; i++)
    {
      char *tag = tag_of (g_ptr_array_index (design->skills, i));

      if (tag != NULL && g_hash_table_add (seen, g_utf8_casefold (tag, -1)))
        g_ptr_array_add (tags, tag);
      else
        g_free (tag);
    }
  return tags;
}

/**
 * ash_badge_missing_for_2_0:
 *
 * Returns: (transfer full) (nullable): one sentence that says what Open Badges 2.0 still needs,
 *   %NULL when nothing is missing
 */
char *
ash_badge_missing_for_2_0 (const AshDesign *design)
{
  const AshParty *issuer = design->issuer;
  g_autofree char *name = ash_badge_text (issuer != NULL ? issuer->name : NULL);
  g_autofree char *email = ash_badge_text (issuer != NULL ? issuer->email : NULL);
  g_autofree char *base = ash_badge_base (design);

  if (base == NULL)
    return g_strdup (_ ("Open Badges 2.0 was left out: fill in the issuer’s web address, under "
                        "which the definitions will be published."));
  if (name == NULL)
    return g_strdup (_ ("Open Badges 2.0 was left out: fill in the issuer’s name."));
  if (email == NULL)
    return g_strdup (_ ("Open Badges 2.0 was left out: fill in the issuer’s e-mail address."));
  return NULL;
}

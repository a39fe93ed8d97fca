/* What of a record differs, in words. */
#include "ash-revision-private.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer text is shown by its beginning. */
#define MOST_LETTERS 80

/* Columns that people know, and how they are written. */
typedef enum
{
  AS_TEXT,
  AS_MINUTES,
  AS_PERCENT,
  AS_POINTS,
  AS_NUMBER,
  UNSAID, /* that it differs, not how */
} Form;

static const struct
{
  const AshRecordClass *klass;
  const char *column;
  const char *words;
  Form form;
} COLUMNS[] = {
  { &ASH_TREE, "title", N_ ("Title"), AS_TEXT },
  { &ASH_TREE, "lang", N_ ("Language"), AS_TEXT },
  { &ASH_CREDENTIAL, "code", N_ ("Code"), AS_TEXT },
  { &ASH_CREDENTIAL, "version", N_ ("Version"), AS_TEXT },
  { &ASH_CREDENTIAL, "minutes", N_ ("Time"), AS_MINUTES },
  { &ASH_CREDENTIAL, "level_scheme", N_ ("Framework"), AS_TEXT },
  { &ASH_CREDENTIAL, "level", N_ ("Level"), AS_TEXT },
  { &ASH_CREDENTIAL, "credit_scheme", N_ ("Kind of credit"), AS_TEXT },
  { &ASH_CREDENTIAL, "credit_c", N_ ("Credit"), AS_POINTS },
  { &ASH_CREDENTIAL, "mode", N_ ("Form"), AS_TEXT },
  { &ASH_CREDENTIAL, "pacing", N_ ("Pace"), AS_TEXT },
  { &ASH_CREDENTIAL, "weeks", N_ ("Weeks"), AS_NUMBER },
  { &ASH_STATEMENT, "text", N_ ("Text"), AS_TEXT },
  { &ASH_STATEMENT, "code", N_ ("Code"), AS_TEXT },
  { &ASH_STATEMENT, "bloom", N_ ("Level"), AS_TEXT },
  { &ASH_ASSESSMENT, "title", N_ ("Title"), AS_TEXT },
  { &ASH_ASSESSMENT, "kind", N_ ("Kind"), AS_TEXT },
  { &ASH_ASSESSMENT, "weight_bp", N_ ("Weight"), AS_PERCENT },
  { &ASH_ASSESSMENT, "pass_bp", N_ ("Pass mark"), AS_PERCENT },
  { &ASH_ASSESSMENT, "attempts", N_ ("Attempts"), AS_NUMBER },
  { &ASH_ASSESSMENT, "minutes", N_ ("Time"), AS_MINUTES },
  { &ASH_ASSESSMENT, "rubric", N_ ("Rubric"), UNSAID },
  { &ASH_ASSESSMENT, "item", N_ ("Item"), UNSAID },
  { &ASH_RUBRIC, "title", N_ ("Title"), AS_TEXT },
  { &ASH_RUBRIC, "scoring", N_ ("Points"), UNSAID },
  { &ASH_CRITERION, "title", N_ ("Criterion"), AS_TEXT },
  { &ASH_CRITERION, "text", N_ ("Criterion"), AS_TEXT },
  { &ASH_CRITERION, "points_c", N_ ("Points"), AS_POINTS },
  { &ASH_CRITERION, "weight_bp", N_ ("Weight"), AS_PERCENT },
  { &ASH_RATING, "title", N_ ("Level"), AS_TEXT },
  { &ASH_RATING, "text", N_ ("Level"), AS_TEXT },
  { &ASH_RATING, "points_c", N_ ("Points"), AS_POINTS },
  { &ASH_ITEM, "title", N_ ("Title"), AS_TEXT },
  { &ASH_ITEM, "purpose", N_ ("Purpose"), AS_TEXT },
  { &ASH_ITEM, "minutes", N_ ("Time"), AS_MINUTES },
  { &ASH_ITEM, "weeks", N_ ("Weeks"), AS_NUMBER },
  { &ASH_ITEM, "mode", N_ ("Form"), AS_TEXT },
  { &ASH_ITEM, "points_c", N_ ("Points"), AS_POINTS },
  { &ASH_ITEM, "attempts", N_ ("Attempts"), AS_NUMBER },
  { &ASH_ITEM, "limit_minutes", N_ ("Time limit"), AS_MINUTES },
  { &ASH_ITEM, "link_url", N_ ("Address"), AS_TEXT },
  { &ASH_ITEM, "role", N_ ("For whom"), UNSAID },
  { &ASH_ITEM, "publish_state", N_ ("Hidden or shown"), UNSAID },
  { &ASH_ITEM, "settings", N_ ("Settings"), UNSAID },
  { &ASH_ITEM, "body", N_ ("Text"), UNSAID },
  { &ASH_QUESTION, "stem", N_ ("Question"), AS_TEXT },
  { &ASH_QUESTION, "points_c", N_ ("Points"), AS_POINTS },
  { &ASH_CHOICE, "html", N_ ("Choice"), AS_TEXT },
  { &ASH_CHOICE, "is_correct", N_ ("Right answer"), UNSAID },
  { &ASH_BADGE, "name", N_ ("Name"), AS_TEXT },
  { &ASH_BADGE, "text", N_ ("Description"), AS_TEXT },
  { &ASH_BADGE, "criteria_override", N_ ("Criteria"), AS_TEXT },
  { &ASH_BADGE, "valid_months", N_ ("Months of validity"), AS_NUMBER },
  { &ASH_BADGE, "design", N_ ("Picture"), UNSAID },
  { &ASH_BADGE, "image", N_ ("Picture"), UNSAID },
  { &ASH_VALIDATION, "text", N_ ("Text"), AS_TEXT },
};

/* Values in words */

char *
ash_revision_shorten (const char *text)
{
  g_autofree char *plain = ash_text_from_html (text);
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (plain), "\r\n\t", ' '));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MOST_LETTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MOST_LETTERS - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
value_in_words (const AshJsonValue *record, const char *column, Form form)
{
  const AshJsonValue *value = record != NULL ? ash_json_member (record, column) : NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double number;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (form == AS_TEXT)
    {
      const char *text = ash_json_string (value);
      g_autofree char *quoted = text != NULL ? ash_revision_shorten (text) : NULL;

      return quoted != NULL ? g_strdup_printf (_ ("“%s”"), quoted) : g_strdup (_ ("nothing"));
    }
  number = ash_json_number (value);
  if (form == AS_MINUTES && number >= 0 && number < 1e9)
    return ash_text_minutes ((gint64) number);
  if (form == AS_POINTS || form == AS_PERCENT)
    number /= 100;
  g_ascii_formatd (digits, sizeof digits, "%.10g", number);
  return form == AS_PERCENT ? g_strdup_printf (_ ("%s %%"), digits) : g_strdup (digits);
}

void
ash_revision_add_detail (AshRevisionLine *line, const char *words)
{
  if (!g_ptr_array_find_with_equal_func (line->details, words, g_str_equal, NULL))
    g_ptr_array_add (line->details, g_strdup (words));
}

void
ash_revision_add_columns (AshRevisionLine *line,
                          const AshRecordClass *klass,
                          const AshJsonValue *before,
                          const AshJsonValue *after)
{

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    {
      g_autofree char *then = NULL;
      g_autofree char *now = NULL;
      g_autofree char *words = NULL;

      if (COLUMNS[i].klass != klass)
        continue;
      if (COLUMNS[i].form == UNSAID)
        {
          if (g_strcmp0 (ash_json_member_string (before, COLUMNS[i].column),
                         ash_json_member_string (after, COLUMNS[i].column)) != 0)
            ash_revision_add_detail (line, _ (COLUMNS[i].words));
          continue;
        }
      then = value_in_words (before, COLUMNS[i].column, COLUMNS[i].form);
      now = value_in_words (after, COLUMNS[i].column, COLUMNS[i].form);
      if (g_str_equal (then, now))
        continue;
      /* Translators: what of a thing differs: "Weight: 20 % → 30 %" */
      words = g_strdup_printf (_ ("%s: %s → %s"), _ (COLUMNS[i].words), then, now);
      ash_revision_add_detail (line, words);
    }
}

char *
ash_revision_text_in_words (const AshJsonValue *record, const char *column)
{
  return value_in_words (record, column, AS_TEXT);
}

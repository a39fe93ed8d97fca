/* What of a record differs, in words. */
#include "ash-revision-private.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-revision-words.h"

/* A longer text is shown by its beginning. */
#define MOST_LETTERS 80

/* How a column is written. */
typedef enum
{
  AS_TEXT,
  AS_MINUTES,
  AS_PERCENT,
  AS_HUNDREDTHS,
  AS_NUMBER,
  AS_ATTEMPTS, /* of which 0 are any number */
  UNSAID,      /* that it differs, not how: it is long, or leads elsewhere */
} Form;

static Form
form_of (const AshField *field)
{
  static const char *const LONG[] = { "body",   "settings", "design",    "image",  "picture",
                                      "file",   "item",     "rubric",    "parent", "question",
                                      "bank",   "module",   "statement", "target", "issuer",
                                      "digest", NULL };

  if (g_str_has_suffix (field->name, "_bp"))
    return AS_PERCENT;
  if (g_str_has_suffix (field->name, "_c"))
    return AS_HUNDREDTHS;
  if (g_str_has_suffix (field->name, "minutes"))
    return AS_MINUTES;
  if (g_str_equal (field->name, "attempts"))
    return AS_ATTEMPTS;
  if (field->type == ASH_FIELD_INT)
    return AS_NUMBER;
  return field->type == ASH_FIELD_TEXT && !g_strv_contains (LONG, field->name) ? AS_TEXT : UNSAID;
}

/* Where it stands is said otherwise; what learners see of links and digests is another's word. */
static gboolean
is_passed_over (const AshField *field)
{
  static const char *const OVER[] = { "parent", "pos", "status", "review_date", NULL };

  return g_strv_contains (OVER, field->name);
}

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
  if (form == UNSAID && ash_json_string (value) != NULL)
    return g_strdup (ash_json_string (value));
  number = ash_json_number (value);
  if (form == AS_ATTEMPTS && number == 0)
    return g_strdup (_ ("any number"));
  if (form == AS_MINUTES && number >= 0 && number < 1e9)
    return ash_text_minutes ((gint64) number);
  if (form == AS_HUNDREDTHS || form == AS_PERCENT)
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
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      const char *word = ash_record_field_word (klass, field->name);
      Form form = form_of (field);
      g_autofree char *then = NULL;
      g_autofree char *now = NULL;
      g_autofree char *words = NULL;

      if (word == NULL || is_passed_over (field))
        continue;
      then = value_in_words (before, field->name, form);
      now = value_in_words (after, field->name, form);
      if (g_str_equal (then, now))
        continue;
      /* Translators: what of a thing differs: "Weight: 20 % → 30 %" */
      words = g_strdup_printf (_ ("%s: %s → %s"), word, then, now);
      ash_revision_add_detail (line, form == UNSAID ? word : words);
    }
}

char *
ash_revision_text_in_words (const AshJsonValue *record, const char *column)
{
  return value_in_words (record, column, AS_TEXT);
}

/* The words are data: data/weeks.ini. */
#include "ash-weeks.h"

#include <stdlib.h>
#include <string.h>

#include "ash-check-data-private.h"

/* No course has more weeks; a larger number is of something else. */
#define MOST_WEEKS 60
#define LONGEST_TITLE 400

static const int DAYS_BEFORE[] = { 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335 };

typedef struct
{
  GKeyFile *file;
  GRegex *week;
  GRegex *iso;
  GRegex *day_month;
  GRegex *month_day;
  GRegex *nth;
  GRegex *short_week;
  GRegex *dots;
  GRegex *slashes;
} Words;

/* "week|wk|…" of texts, the longest first, so that none hides another that begins with it. */
static int
compare_length (gconstpointer a, gconstpointer b)
{
  return (int) g_utf8_strlen (*(char *const *) b, -1) -
         (int) g_utf8_strlen (*(char *const *) a, -1);
}

static char *
any_of (char **texts)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  qsort (texts, g_strv_length (texts), sizeof (char *), compare_length);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (texts[i], -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", escaped);
    }
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

static GRegex *
regex (char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *result = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  if (result == NULL)
    g_warning ("weeks: %s", error->message);
  g_free (pattern);
  return result;
}

static Words *
read_words (void)
{
  Words *self = g_new0 (Words, 1);
  g_auto (GStrv) weeks = NULL;
  g_auto (GStrv) ranges = NULL;
  g_auto (GStrv) numbers = NULL;
  g_auto (GStrv) months = NULL;
  g_auto (GStrv) ordinals = NULL;
  g_autofree char *ordinal = NULL;
  g_autofree char *week = NULL;
  g_autofree char *to = NULL;
  g_autofree char *number = NULL;
  g_autofree char *month = NULL;

  self->file = ash_check_load_data ("weeks.ini");
  weeks = g_key_file_get_string_list (self->file, "weeks", "words", NULL, NULL);
  ranges = g_key_file_get_string_list (self->file, "weeks", "ranges", NULL, NULL);
  numbers = g_key_file_get_keys (self->file, "numbers", NULL, NULL);
  months = g_key_file_get_keys (self->file, "months", NULL, NULL);
  ordinals = g_key_file_get_keys (self->file, "ordinals", NULL, NULL);
  ordinal = any_of (ordinals);
  week = any_of (weeks);
  to = any_of (ranges);
  number = any_of (numbers);
  month = any_of (months);
  self->week = regex (g_strdup_printf ("(?<!\\pL)(?:%s)(?!\\pL)[\\s.:_#-]*(?:(\\d{1,2})(?!\\d)|(%s)"
                                       "(?!\\pL))(?:\\s*(?:%s)\\s*(?:%s)?\\s*(\\d{1,2})(?!\\d))?",
                                       week, number, to, week));
  self->iso = regex (g_strdup ("(?<!\\d)\\d{4}-(\\d{2})-(\\d{2})(?!\\d)"));
  self->day_month = regex (g_strdup_printf (
      "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+|de\\s+)?(%s)(?!\\pL)", month));
  self->month_day =
      regex (g_strdup_printf ("(?<!\\pL)(%s)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)", month));
  /* "2nd week", "2. Woche", but not "2 weeks", which is how long something takes */
  self->nth = regex (g_strdup_printf (
      "(?<![\\pL\\d])(?:(\\d{1,2})(?:st|nd|rd|th|\\.|ª|º|e|ème)|(%s))\\s+(?:%s)(?!\\pL)", ordinal,
      week));
  self->short_week = regex (g_strdup ("^\\s*w\\s?(\\d{1,2})(?![\\d\\pL])"));
  /* With noughts or a year: "1.2." is a section. */
  self->dots =
      regex (g_strdup ("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(?:\\d{4}|\\d{2})(?!\\d)|"
                       "(?<![\\d.])(0\\d|[123]\\d)\\.(0\\d|1[012])\\.(?!\\d)"));
  /* In front, in brackets, or with a year: "Part 1/2" is no date. */
  self->slashes =
      regex (g_strdup ("(?:^\\s*|\\()(\\d{1,2})/(\\d{1,2})(?:/(?:\\d{4}|\\d{2}))?(?![\\d/])|"
                       "(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(?:\\d{4}|\\d{2})(?!\\d)"));
  return self;
}

static const Words *
words (void)
{
  static gsize once;
  static Words *read;

  if (g_once_init_enter (&once))
    {
      read = read_words ();
      g_once_init_leave (&once, 1);
    }
  return read;
}

static int
number_at (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text != NULL ? atoi (text) : 0;
}

/* A number in digits, or in a word of a group of the data. */
static int
number_or_word (GMatchInfo *match, int digits, const char *group)
{
  g_autofree char *word = g_match_info_fetch (match, digits + 1);

  if (number_at (match, digits) > 0 || word == NULL || *word == '\0')
    return number_at (match, digits);
  return g_key_file_get_integer (words ()->file, group, word, NULL);
}

static gboolean
set_weeks (AshWeeks *out, int first, int last)
{
  /* "Week 3 - 2 essays" is no range. */
  if (last <= first || last > first + 12)
    last = first;
  if (first < 1 || first > MOST_WEEKS)
    return FALSE;
  out->first = (guint) first;
  out->last = (guint) last;
  return TRUE;
}

static gboolean
find_week (const char *title, AshWeeks *out)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) nth = NULL;
  g_autoptr (GMatchInfo) short_week = NULL;

  if (g_regex_match (words ()->week, title, 0, &match))
    return set_weeks (out, number_or_word (match, 1, "numbers"), number_at (match, 3));
  if (g_regex_match (words ()->nth, title, 0, &nth))
    return set_weeks (out, number_or_word (nth, 1, "ordinals"), 0);
  return g_regex_match (words ()->short_week, title, 0, &short_week) &&
         set_weeks (out, number_at (short_week, 1), 0);
}

static int
day_of (int month, int day)
{
  return month < 1 || month > 12 || day < 1 || day > 31 ? 0 : DAYS_BEFORE[month - 1] + day;
}

static gboolean
set_day (AshWeeks *out, int month, int day)
{
  out->day = day_of (month, day);
  return out->day > 0;
}

/* Of a pattern with two ways to write two numbers. */
static gboolean
find_numbers (const GRegex *pattern, const char *title, int *first, int *second)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (pattern, title, 0, &match))
    return FALSE;
  *first = MAX (number_at (match, 1), number_at (match, 3));
  *second = MAX (number_at (match, 2), number_at (match, 4));
  return TRUE;
}

/* Either way round it has to be a date. */
static gboolean
find_slashes (const char *title, AshWeeks *out)
{
  int first, second;

  if (!find_numbers (words ()->slashes, title, &first, &second) ||
      (day_of (first, second) == 0 && day_of (second, first) == 0))
    return FALSE;
  out->slash[0] = first;
  out->slash[1] = second;
  return TRUE;
}

static gboolean
find_named_day (const GRegex *pattern, const char *title, int month, int day, AshWeeks *out)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (pattern, title, 0, &match))
    return FALSE;
  name = g_match_info_fetch (match, month);
  return set_day (out, g_key_file_get_integer (words ()->file, "months", name, NULL),
                  number_at (match, day));
}

static gboolean
find_day (const char *title, AshWeeks *out)
{
  g_autoptr (GMatchInfo) match = NULL;
  int day, month;

  if (g_regex_match (words ()->iso, title, 0, &match))
    return set_day (out, number_at (match, 1), number_at (match, 2));
  if (find_numbers (words ()->dots, title, &day, &month))
    return set_day (out, month, day);
  return find_named_day (words ()->day_month, title, 2, 1, out) ||
         find_named_day (words ()->month_day, title, 1, 2, out);
}

gboolean
ash_weeks_find (const char *title, AshWeeks *out)
{
  g_autofree char *folded = NULL;

  *out = (AshWeeks){ 0 };
  if (title == NULL || strlen (title) > LONGEST_TITLE || !g_utf8_validate (title, -1, NULL))
    return FALSE;
  folded = g_utf8_strdown (title, -1);
  return find_week (folded, out) | (find_day (folded, out) || find_slashes (folded, out));
}

int
ash_weeks_day (const AshWeeks *self, gboolean is_month_first)
{
  int day;

  if (self->slash[0] == 0)
    return self->day;
  day = day_of (self->slash[!is_month_first], self->slash[is_month_first]);
  return day > 0 ? day : day_of (self->slash[is_month_first], self->slash[!is_month_first]);
}

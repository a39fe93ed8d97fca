/* The figures and where they are from are in data/workload.ini. */
#include "ash-rates.h"

#include <math.h>
#include <string.h>

#include "ash-check-data-private.h"

/* Where the default of each stands; of two figures in one line @index says which. */
typedef struct
{
  AshRateInfo info;
  const char *group; /* "credit" is looked up by the kind of credit */
  const char *name;
  gsize index;
} Rate;

#define SECONDS_OF(kind, nick)                                                                     \
  [ASH_RATE_QUESTION + ASH_QUESTION_##kind] = {                                                    \
    { "rate-seconds-" nick, ASH_RATE_IN_SECONDS, 1, 7200, 15, 0 }, "questions", nick, 0            \
  }

static const Rate RATES[ASH_N_RATES] = {
  [ASH_RATE_WORDS] = { { "rate-words-per-minute", ASH_RATE_IN_WORDS, 20, 1000, 10, 0 },
                       "reading",
                       "words-per-minute",
                       0 },
  [ASH_RATE_PICTURE] = { { "rate-seconds-per-picture", ASH_RATE_IN_SECONDS, 0, 3600, 5, 0 },
                         "reading",
                         "seconds-per-picture",
                         0 },
  [ASH_RATE_TABLE] = { { "rate-seconds-per-table", ASH_RATE_IN_SECONDS, 0, 3600, 5, 0 },
                       "reading",
                       "seconds-per-table",
                       0 },
  [ASH_RATE_FILM] = { { "rate-times-film", ASH_RATE_IN_TIMES, 0.25, 10, 0.25, 2 },
                      "media",
                      "times-length",
                      0 },
  SECONDS_OF (MULTIPLE_CHOICE, "multiple_choice"),
  SECONDS_OF (MULTIPLE_RESPONSE, "multiple_response"),
  SECONDS_OF (TRUE_FALSE, "true_false"),
  SECONDS_OF (FILL_IN, "fill_in"),
  SECONDS_OF (PATTERN_MATCH, "pattern_match"),
  SECONDS_OF (ESSAY, "essay"),
  SECONDS_OF (UNKNOWN, "unknown"),
  [ASH_RATE_DISCUSSION] = { { "rate-minutes-discussion", ASH_RATE_IN_MINUTES, 1, 600, 5, 0 },
                            "discussion",
                            "minutes",
                            0 },
  [ASH_RATE_CLAIM_OVER] = { { "rate-claim-over", ASH_RATE_IN_TIMES, 1, 10, 0.05, 2 },
                            "claim",
                            "most-over",
                            0 },
  [ASH_RATE_CLAIM_UNDER] = { { "rate-claim-under", ASH_RATE_IN_TIMES, 0.05, 1, 0.05, 2 },
                             "claim",
                             "least-under",
                             0 },
  [ASH_RATE_CREDIT_LEAST] = { { "rate-credit-least", ASH_RATE_IN_HOURS, 0.5, 500, 1, 1 },
                              "credit",
                              NULL,
                              0 },
  [ASH_RATE_CREDIT_MOST] = { { "rate-credit-most", ASH_RATE_IN_HOURS, 0.5, 500, 1, 1 },
                             "credit",
                             NULL,
                             1 },
  [ASH_RATE_BALANCE_TIMES] = { { "rate-balance-times", ASH_RATE_IN_TIMES, 1.25, 20, 0.25, 2 },
                               "balance",
                               "times",
                               0 },
  [ASH_RATE_BALANCE_MINUTES] = { { "rate-balance-minutes", ASH_RATE_IN_MINUTES, 10, 6000, 10, 0 },
                                 "balance",
                                 "minutes",
                                 0 },
  [ASH_RATE_WEEK_MOST] = { { "rate-week-most", ASH_RATE_IN_HOURS, 5, 168, 1, 0 },
                           "week",
                           "most-hours",
                           0 },
};

static GKeyFile *
file (void)
{
  static gsize once;
  static GKeyFile *loaded;

  if (g_once_init_enter (&once))
    {
      loaded = ash_check_load_data ("workload.ini");
      g_once_init_leave (&once, 1);
    }
  return loaded;
}

/* (nullable): the line of the rates of this kind of credit */
static const char *
kind_of_credit (const AshCredential *credential)
{
  static const char *const KINDS[] = { "ects", "cpd", "ceu", NULL };
  const char *scheme = credential != NULL ? credential->credit_scheme : NULL;

  if (scheme == NULL)
    return NULL;
  if (g_str_equal (scheme, "points") && g_strcmp0 (credential->level_scheme, "nzqf") == 0)
    return "points-nzqf";
  if (g_str_equal (scheme, "points") && g_strcmp0 (credential->level_scheme, "rqf") == 0)
    return "points-rqf";
  return g_strv_contains (KINDS, scheme) ? scheme : NULL;
}

const AshRateInfo *
ash_rate_info (AshRate rate)
{
  return &RATES[rate].info;
}

double
ash_rate_default (const AshCredential *credential, AshRate rate)
{
  const Rate *known = &RATES[rate];
  const char *name = known->name != NULL ? known->name : kind_of_credit (credential);
  gsize length = 0;
  g_autofree double *list =
      name != NULL ? g_key_file_get_double_list (file (), known->group, name, &length, NULL) : NULL;

  return known->index < length ? list[known->index] : 0;
}

gboolean
ash_rate_parse (AshRate rate, const char *text, double *out)
{
  const AshRateInfo *info = &RATES[rate].info;
  gboolean is_figure = text != NULL && strspn (text, "0123456789.") == strlen (text);
  char *end = NULL;
  double value = is_figure ? g_ascii_strtod (text, &end) : 0;

  if (!is_figure || end == text || *end != '\0' || value < info->least || value > info->most)
    return FALSE;
  *out = value;
  return TRUE;
}

char *
ash_rate_format (AshRate rate, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%uf", RATES[rate].info.digits);
  char *end;

  g_ascii_formatd (digits, sizeof digits, format, value);
  if (strchr (digits, '.') != NULL)
    {
      for (end = digits + strlen (digits); end[-1] == '0';)
        *--end = '\0';
      if (end[-1] == '.')
        end[-1] = '\0';
    }
  return g_strdup (digits);
}

AshRate
ash_rate_of_key (const char *key)
{
  for (AshRate rate = 0; key != NULL && rate < ASH_N_RATES; rate++)
    if (g_str_equal (RATES[rate].info.key, key))
      return rate;
  return ASH_N_RATES;
}

void
ash_rates_init (AshRates *self, const AshDesign *design)
{
  const AshCredential *credential = design != NULL ? design->credential : NULL;

  for (AshRate rate = 0; rate < ASH_N_RATES; rate++)
    self->values[rate] = ash_rate_default (credential, rate);
  for (guint i = 0; credential != NULL && i < design->fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (design->fields, i);
      AshRate rate = field->key != NULL && g_str_has_prefix (field->key, "rate-")
                         ? ash_rate_of_key (field->key)
                         : ASH_N_RATES;

      if (rate < ASH_N_RATES && g_strcmp0 (field->owner, credential->record.id) == 0)
        ash_rate_parse (rate, field->value, &self->values[rate]);
    }
}

gboolean
ash_rates_is_changed (const AshRates *self, const AshDesign *design, AshRate rate)
{
  return fabs (self->values[rate] - ash_rate_default (design->credential, rate)) > 1e-6;
}

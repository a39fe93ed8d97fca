#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* The figures that minutes are estimated and hours compared with: data/workload.ini, and what a
 * credential says otherwise in fields of its sheet. */
typedef enum
{
  ASH_RATE_WORDS,
  ASH_RATE_PICTURE,
  ASH_RATE_TABLE,
  ASH_RATE_FILM,
  ASH_RATE_QUESTION, /* the first of one for each kind of question */
  ASH_RATE_DISCUSSION = ASH_RATE_QUESTION + ASH_QUESTION_UNKNOWN + 1,
  ASH_RATE_CLAIM_OVER,
  ASH_RATE_CLAIM_UNDER,
  ASH_RATE_CREDIT_LEAST, /* these two by the kind of credit; 0 where nothing is known of it */
  ASH_RATE_CREDIT_MOST,
  ASH_RATE_BALANCE_TIMES,
  ASH_RATE_BALANCE_MINUTES,
  ASH_RATE_WEEK_MOST,
  ASH_N_RATES
} AshRate;

typedef enum
{
  ASH_RATE_IN_WORDS, /* a minute */
  ASH_RATE_IN_SECONDS,
  ASH_RATE_IN_MINUTES,
  ASH_RATE_IN_HOURS,
  ASH_RATE_IN_TIMES,
} AshRateUnit;

/**
 * AshRateInfo:
 * @key: of the field that changes it
 * @least: with @most: what can be meant; what lies outside is not heard
 * @digits: after the point
 */
typedef struct
{
  const char *key;
  AshRateUnit unit;
  double least;
  double most;
  double step;
  guint digits;
} AshRateInfo;

/* As they hold for one credential. */
typedef struct
{
  double values[ASH_N_RATES];
} AshRates;

/* @design NULL or of a course: as the program has them. */
void ash_rates_init (AshRates *self, const AshDesign *design);
/* Whether the credential of @design says it otherwise. */
gboolean ash_rates_is_changed (const AshRates *self, const AshDesign *design, AshRate rate);

const AshRateInfo *ash_rate_info (AshRate rate);
/* @credential (nullable): whose kind of credit counts */
double ash_rate_default (const AshCredential *credential, AshRate rate);
/* ASH_N_RATES for a field that is none of them. */
AshRate ash_rate_of_key (const char *key);
/* A figure as a field holds it; FALSE for what is none or cannot be meant. */
gboolean ash_rate_parse (AshRate rate, const char *text, double *out);
char *ash_rate_format (AshRate rate, double value);

/* In words, translated. */
const char *ash_rate_title (AshRate rate);       /* "Reading" */
const char *ash_rate_unit (AshRate rate);        /* "words a minute" */
const char *ash_rate_source (AshRate rate);      /* where the figure comes from, in a sentence */
char *ash_rate_say (AshRate rate, double value); /* "180 words a minute" */
/* The formula in a sentence. */
const char *ash_rates_formula (void);

G_END_DECLS

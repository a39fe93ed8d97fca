/* The rates of data/workload.ini as a professor reads them. */
#include "ash-rates.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *title;
  const char *source;
} WORDS[ASH_N_RATES] = {
  [ASH_RATE_WORDS] = { N_ ("Reading"), N_ ("To understand a text with some new concepts: Course "
                                           "Workload Estimator, "
                                           "Rice University, 2016, whose figures run from 65 to "
                                           "500. Silent reading "
                                           "without study is 238 (Brysbaert, 2019).") },
  [ASH_RATE_PICTURE] = { N_ ("A picture"), N_ ("Our own assumption.") },
  [ASH_RATE_TABLE] = { N_ ("A table"), N_ ("Our own assumption.") },
  [ASH_RATE_FILM] = { N_ ("A film or sound"),
                      N_ ("Its length is read from the file and counted once. More when learners "
                          "are to stop and take notes.") },
  [ASH_RATE_QUESTION + ASH_QUESTION_MULTIPLE_CHOICE] = { N_ ("A question with one answer"),
                                                         N_ ("Handbooks of test design plan with "
                                                             "60 to 90 seconds.") },
  [ASH_RATE_QUESTION +
      ASH_QUESTION_MULTIPLE_RESPONSE] = { N_ ("A question with several answers"),
                                          N_ ("As for one answer, with every choice weighed.") },
  [ASH_RATE_QUESTION + ASH_QUESTION_TRUE_FALSE] = { N_ ("True or false"),
                                                    N_ ("Handbooks of test design plan with 30 to "
                                                        "60 seconds.") },
  [ASH_RATE_QUESTION + ASH_QUESTION_FILL_IN] = { N_ ("A gap to fill"),
                                                 N_ ("Handbooks of test design plan with 60 to 120 "
                                                     "seconds for a short answer.") },
  [ASH_RATE_QUESTION +
      ASH_QUESTION_PATTERN_MATCH] = { N_ ("A short answer"),
                                      N_ ("Handbooks of test design plan with 60 to 120 seconds "
                                          "for a short answer.") },
  [ASH_RATE_QUESTION +
      ASH_QUESTION_ESSAY] = { N_ ("An essay"), N_ ("Handbooks of test design plan with 10 minutes "
                                                   "and more.") },
  [ASH_RATE_QUESTION +
      ASH_QUESTION_UNKNOWN] = { N_ ("Another question"), N_ ("Our own assumption.") },
  [ASH_RATE_DISCUSSION] = { N_ ("A discussion"),
                            N_ ("Writing a post and answering others. Our own assumption.") },
  [ASH_RATE_CLAIM_OVER] = { N_ ("Too much is asked from"),
                            N_ ("The parts against the hours of the sheet. Ours: a quarter more is "
                                "felt by every learner.") },
  [ASH_RATE_CLAIM_UNDER] = { N_ ("Too little is in it below"),
                             N_ ("The parts against the hours of the sheet. Ours: what is claimed "
                                 "beyond the parts may be private study.") },
  [ASH_RATE_CREDIT_LEAST] = { N_ ("Learning for one credit, at least"),
                              N_ ("As those say who give the credit: 25 for ECTS, 10 in New "
                                  "Zealand "
                                  "and for a contact hour, an hour of CPD is an hour.") },
  [ASH_RATE_CREDIT_MOST] = { N_ ("Learning for one credit, at most"),
                             N_ ("As those say who give the credit: 30 for ECTS.") },
  [ASH_RATE_BALANCE_TIMES] = { N_ ("A module stands out from"),
                               N_ ("Against the middle one of the others, a week. Our own "
                                   "assumption.") },
  [ASH_RATE_BALANCE_MINUTES] = { N_ ("And takes at least"), N_ ("Our own assumption.") },
  [ASH_RATE_WEEK_MOST] = { N_ ("Learning in one week, at most"),
                           N_ ("A year of full-time study is 1500 to 1800 hours (ECTS Users’ "
                               "Guide), 38 to 45 in each of 40 weeks. Ours: a little more is felt "
                               "by nobody.") },
};

const char *
ash_rate_title (AshRate rate)
{
  return _ (WORDS[rate].title);
}

const char *
ash_rate_source (AshRate rate)
{
  return _ (WORDS[rate].source);
}

const char *
ash_rate_unit (AshRate rate)
{
  switch (ash_rate_info (rate)->unit)
    {
    case ASH_RATE_IN_WORDS:
      return _ ("words a minute");
    case ASH_RATE_IN_SECONDS:
      return _ ("seconds");
    case ASH_RATE_IN_MINUTES:
      return _ ("minutes");
    case ASH_RATE_IN_HOURS:
      return _ ("hours");
    case ASH_RATE_IN_TIMES:
    default:
      return rate == ASH_RATE_FILM            ? _ ("times its length")
             : rate == ASH_RATE_BALANCE_TIMES ? _ ("times as long as the others")
                                              : _ ("times the hours stated");
    }
}

char *
ash_rate_say (AshRate rate, double value)
{
  g_autofree char *figure = ash_rate_format (rate, value);
  gulong n = value == 1 ? 1 : 2;

  switch (ash_rate_info (rate)->unit)
    {
    case ASH_RATE_IN_WORDS:
      return g_strdup_printf (ngettext ("%s word a minute", "%s words a minute", n), figure);
    case ASH_RATE_IN_SECONDS:
      return g_strdup_printf (ngettext ("%s second", "%s seconds", n), figure);
    case ASH_RATE_IN_MINUTES:
      return g_strdup_printf (ngettext ("%s minute", "%s minutes", n), figure);
    case ASH_RATE_IN_HOURS:
      return g_strdup_printf (ngettext ("%s hour", "%s hours", n), figure);
    case ASH_RATE_IN_TIMES:
    default:
      return g_strdup_printf (_ ("%s times"), figure);
    }
}

const char *
ash_rates_formula (void)
{
  return _ ("Where nobody states how long a part takes, it is estimated: words at reading speed, "
            "time for each picture and table, the length of films and sounds, time for each "
            "question by its kind, and for a discussion.");
}

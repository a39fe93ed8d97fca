/* Whether the hours, the credit and the modules of a credential agree with each other. The figures
 * and their sources are in data/workload.ini. */
#include "ash-check-private.h"

#include "ash-workload.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* A difference of less is not worth a word. */
#define LEAST_DIFFERENCE 60
/* The share of parts that nobody can estimate up to which a sum says that too much is asked. */
#define MOST_UNKNOWN 0.25
/* What nobody can estimate takes hardly more than that: two and a half days. */
#define MOST_OF_UNKNOWN (20 * 60)

/* All that learners do: what stands in the outline, and assessments that have no place there. */
static void
sum_up (AshCheck *check, AshWorkloadSum *sum, guint *out_n_parts)
{
  const AshDesign *design = check->design;
  GPtrArray *top = ash_design_children (design, NULL);
  guint n = 0;

  for (guint i = 0; i < top->len; i++)
    ash_workload_sum_add (sum, design, check->bodies, g_ptr_array_index (top, i));
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (assessment->item != NULL)
        continue;
      sum->minutes += MAX (assessment->minutes, 0);
      sum->n_unknown += assessment->minutes <= 0;
    }
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      n += item->is_linked && item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL;
    }
  *out_n_parts = n;
}

/* What the parts take, to the half hour: nobody states 9 h 53. */
static void
offer_hours (AshFinding *finding, const AshCredential *credential, gint64 minutes)
{
  gint64 stated = MAX ((minutes + 15) / 30 * 30, 30);
  g_autofree char *said = ash_text_minutes (stated);
  AshRepair *repair = ash_repair_new ("state-hours", credential->record.id, said);

  repair->number = stated;
  ash_check_offer (finding, repair);
}

gboolean
ash_rule_workload (AshCheck *check, GError **error)
{
  const AshCredential *credential = check->design->credential;
  AshWorkloadSum sum = { .links = check->links };
  g_autofree char *claimed = NULL;
  g_autofree char *parts = NULL;
  guint n_parts;
  const char *what = NULL;
  const char *fix = NULL;

  if (credential->minutes <= 0)
    return TRUE;
  sum_up (check, &sum, &n_parts);
  if (sum.minutes <= 0 || ABS (sum.minutes - credential->minutes) < LEAST_DIFFERENCE)
    return TRUE;
  if (sum.minutes > credential->minutes * sum.rates.values[ASH_RATE_CLAIM_OVER] &&
      sum.n_unknown <= n_parts * MOST_UNKNOWN)
    {
      what = _ ("The sheet says %s of learning, but the parts take %s.");
      fix = _ ("State more hours, or ask for less.");
    }
  else if (sum.minutes + sum.n_unknown * MOST_OF_UNKNOWN <
               credential->minutes * sum.rates.values[ASH_RATE_CLAIM_UNDER] &&
           sum.n_unknown <= MAX (1, n_parts * MOST_UNKNOWN))
    {
      what = _ ("The sheet says %s of learning, but the parts take only %s.");
      fix = _ ("State fewer hours, or say how long each part really takes.");
    }
  if (what == NULL)
    return TRUE;
  claimed = ash_text_minutes (credential->minutes);
  parts = ash_text_minutes (sum.minutes);
  offer_hours (ash_check_add_whole (check, claimed, g_strdup_printf (what, claimed, parts), fix),
               credential, sum.minutes);
  return TRUE;
}

/* Credit */

/* What the parts take, where nearly all of them are known; else 0. */
static gint64
known_minutes (AshCheck *check)
{
  AshWorkloadSum sum = { .links = check->links };
  guint n_parts;

  sum_up (check, &sum, &n_parts);
  return sum.n_unknown <= n_parts * MOST_UNKNOWN ? sum.minutes : 0;
}

gboolean
ash_rule_credit (AshCheck *check, GError **error)
{
  const AshCredential *credential = check->design->credential;
  AshRates rates;
  double least, most, hours;
  gint64 minutes;
  g_autofree char *about = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *claimed = NULL;

  minutes = credential->minutes > 0 ? credential->minutes : known_minutes (check);
  if (minutes <= 0 || credential->credit_c <= 0)
    return TRUE;
  ash_rates_init (&rates, check->design);
  least = MIN (rates.values[ASH_RATE_CREDIT_LEAST], rates.values[ASH_RATE_CREDIT_MOST]);
  most = MAX (rates.values[ASH_RATE_CREDIT_LEAST], rates.values[ASH_RATE_CREDIT_MOST]);
  /* Of a kind of credit that is not known, both have to be said. */
  if (least <= 0)
    return TRUE;
  hours = minutes / 60.0 / (credential->credit_c / 100.0);
  if (hours >= least * 0.8 && hours <= most * 1.2)
    return TRUE;
  claimed = ash_text_minutes (minutes);
  expected = least < most
                 ? g_strdup_printf (_ ("%g to %g"), ceil (least * credential->credit_c / 100.0),
                                    ceil (most * credential->credit_c / 100.0))
                 : g_strdup_printf ("%g", ceil (least * credential->credit_c / 100.0));
  about = g_strdup_printf ("%s %" G_GINT64_FORMAT, claimed, credential->credit_c);
  ash_check_add_whole (check, about,
                       g_strdup_printf (credential->minutes > 0
                                            ? _ ("Credit of %g stands for %s hours of learning; "
                                                 "the sheet says %s.")
                                            : _ ("Credit of %g stands for %s hours of learning; "
                                                 "the parts take %s."),
                                        credential->credit_c / 100.0, expected, claimed),
                       _ ("Change the hours or the credit, so that they agree."));
  return TRUE;
}

/* Balance */

typedef struct
{
  const AshItem *item;
  double per_week;
  gint64 minutes;
} Module;

static int
compare_modules (gconstpointer a, gconstpointer b)
{
  const Module *one = a;
  const Module *other = b;

  return (one->per_week > other->per_week) - (one->per_week < other->per_week);
}

/* The modules by what they ask for a week; empty when that of one of them is not known. The large
 * task at the end is meant to be large: what is assessed does not count. */
static GArray *
weigh_modules (AshCheck *check)
{
  GArray *modules = g_array_new (FALSE, FALSE, sizeof (Module));
  GPtrArray *top = ash_design_children (check->design, NULL);

  for (guint i = 0; i < top->len; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);
      AshWorkloadSum sum = { .without_evidence = TRUE, .links = check->links };
      Module module = { item, 0, 0 };

      if (!item->is_linked || item->kind != ASH_ITEM_FOLDER)
        continue;
      ash_workload_sum_add (&sum, check->design, check->bodies, item);
      if (sum.minutes == 0 && sum.n_unknown == 0)
        continue;
      module.minutes = sum.minutes;
      module.per_week = (double) sum.minutes / (item->weeks > 0 ? item->weeks : 1);
      if (sum.n_unknown > 0)
        {
          g_array_set_size (modules, 0);
          break;
        }
      g_array_append_val (modules, module);
    }
  g_array_sort (modules, compare_modules);
  return modules;
}

gboolean
ash_rule_module_balance (AshCheck *check, GError **error)
{
  g_autoptr (GArray) modules = weigh_modules (check);
  const Module *longest;
  AshRates rates;
  double middle;
  g_autofree char *time = NULL;
  g_autofree char *usual = NULL;

  if (modules->len < 3)
    return TRUE;
  longest = &g_array_index (modules, Module, modules->len - 1);
  middle = g_array_index (modules, Module, (modules->len - 1) / 2).per_week;
  ash_rates_init (&rates, check->design);
  if (longest->per_week < middle * rates.values[ASH_RATE_BALANCE_TIMES] ||
      longest->minutes < rates.values[ASH_RATE_BALANCE_MINUTES])
    return TRUE;
  time = ash_text_minutes ((gint64) longest->per_week);
  usual = ash_text_minutes (MAX (1, (gint64) middle));
  ash_check_add (
      check, &longest->item->record, longest->item->title != NULL ? longest->item->title : "",
      g_strdup_printf (
          longest->item->weeks > 1
              ? _ ("Without what is assessed it takes %s a week, the other modules about %s.")
              : _ ("Without what is assessed it takes %s, the other modules about %s."),
          time, usual),
      _ ("Split it, give it more weeks, or move something to another module."));
  return TRUE;
}

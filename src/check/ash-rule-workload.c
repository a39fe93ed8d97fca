/* Whether the hours, the credit and the modules of a credential agree with each other. The figures
 * and their sources are in data/workload.ini. */
#include "ash-check-private.h"

#include "ash-orientation.h"
#include "ash-workload.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* A difference of less is not worth a word. */
#define LEAST_DIFFERENCE 60
/* The share of parts that nobody can estimate up to which a sum says that too much is asked. */
#define MOST_UNKNOWN 0.25
/* What nobody can estimate takes hardly more than that: two and a half days, and a week where many
 * are left open. */
#define MOST_OF_UNKNOWN (20 * 60)
#define MOST_OF_MANY (40 * 60)
/* Up to so many times the usual module one is like it, with all that is done in it. */
#define EVEN_TIMES 1.5

typedef struct _AshCheckParts Parts;

struct _AshCheckParts
{
  AshWorkloadSum sum;
  guint n_parts;
};

/* All that learners do: what stands in the outline, and assessments that have no place there. */
static Parts *
parts_new (AshCheck *check)
{
  const AshDesign *design = check->design;
  GPtrArray *top = ash_design_children (design, NULL);
  Parts *self = g_new0 (Parts, 1);

  self->sum.links = check->links;
  self->sum.has_rates = TRUE;
  ash_rates_init (&self->sum.rates, design);
  for (guint i = 0; i < top->len; i++)
    ash_workload_sum_add (&self->sum, design, check->bodies, g_ptr_array_index (top, i));
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (assessment->item != NULL)
        continue;
      /* How long a viva takes is known; how long it is prepared for is not. */
      self->sum.minutes += MAX (assessment->minutes, 0);
      self->sum.n_unknown++;
    }
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      self->n_parts +=
          item->is_linked && item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL;
    }
  return self;
}

/* (transfer none): summed once for all rules of this run */
static const Parts *
parts_of (AshCheck *check)
{
  if (check->parts == NULL)
    check->parts = parts_new (check);
  return check->parts;
}

/* Whether nearly all of them are known. */
static gboolean
parts_are_known (const Parts *self)
{
  return self->sum.n_unknown <= self->n_parts * MOST_UNKNOWN;
}

/* Whether they are far from filling so many minutes, however long those take that nobody can
 * estimate. */
static gboolean
parts_are_less (const Parts *self, double minutes)
{
  gboolean are_few = self->sum.n_unknown <= 1 || parts_are_known (self);
  double most = (double) self->sum.minutes +
                (double) self->sum.n_unknown * (are_few ? MOST_OF_UNKNOWN : MOST_OF_MANY);

  return self->n_parts > 0 && most < minutes * self->sum.rates.values[ASH_RATE_CLAIM_UNDER];
}

gint64
ash_check_known_minutes (AshCheck *check)
{
  const Parts *parts = parts_of (check);

  return parts_are_known (parts) ? parts->sum.minutes : 0;
}

/* What the parts take, to the half hour: nobody states 9 h 53. Where many are not known, stating
 * that would be a guess. */
static void
offer_hours (AshFinding *finding, const AshCredential *credential, const Parts *parts)
{
  gint64 stated = MAX ((parts->sum.minutes + 15) / 30 * 30, 30);
  g_autofree char *said = ash_text_minutes (stated);
  AshRepair *repair;

  if (!parts_are_known (parts) && parts->sum.n_unknown > 1)
    return;
  repair = ash_repair_new ("state-hours", credential->record.id, said);
  repair->number = stated;
  ash_check_offer (finding, repair);
}

/* (transfer full) */
static char *
say_too_little (const Parts *parts, const char *claimed)
{
  g_autofree char *known = ash_text_minutes (parts->sum.minutes);
  guint n = parts->sum.n_unknown;

  if (parts->sum.minutes <= 0)
    return g_strdup_printf (
        _ ("The sheet says %s of learning, but nobody says how long the parts take."), claimed);
  if (n > 0)
    return g_strdup_printf (
        ngettext ("The sheet says %s of learning, but what is known of the parts takes only %s; of "
                  "%u nobody says how long it takes.",
                  "The sheet says %s of learning, but what is known of the parts takes only %s; of "
                  "%u nobody says how long they take.",
                  n),
        claimed, known, n);
  return g_strdup_printf (_ ("The sheet says %s of learning, but the parts take only %s."), claimed,
                          known);
}

gboolean
ash_rule_workload (AshCheck *check, GError **error)
{
  const AshCredential *credential = check->design->credential;
  g_autofree char *claimed = NULL;
  g_autofree char *known = NULL;
  const Parts *parts;
  char *what = NULL;
  const char *fix = NULL;

  if (credential->minutes <= 0)
    return TRUE;
  parts = parts_of (check);
  if (ABS (parts->sum.minutes - credential->minutes) < LEAST_DIFFERENCE)
    return TRUE;
  claimed = ash_text_minutes (credential->minutes);
  known = ash_text_minutes (parts->sum.minutes);
  if (parts->sum.minutes > credential->minutes * parts->sum.rates.values[ASH_RATE_CLAIM_OVER] &&
      parts_are_known (parts))
    {
      what = g_strdup_printf (_ ("The sheet says %s of learning, but the parts take %s."), claimed,
                              known);
      fix = _ ("State more hours, or ask for less.");
    }
  else if (parts_are_less (parts, (double) credential->minutes))
    {
      what = say_too_little (parts, claimed);
      fix = _ ("State fewer hours, or say how long each part really takes.");
    }
  if (what != NULL)
    offer_hours (ash_check_add_whole (check, claimed, what, fix), credential, parts);
  return TRUE;
}

/* Credit */

/* (transfer full): the hours that the credit stands for, "25 to 30" */
static char *
say_expected (double least, double most, double credit)
{
  return least < most
             ? g_strdup_printf (_ ("%g to %g"), ceil (least * credit), ceil (most * credit))
             : g_strdup_printf ("%g", ceil (least * credit));
}

/* (transfer full) (nullable): where nobody states the hours, what the parts take against the
 * credit. What is missing in them may be private study. */
static char *
say_against_parts (const Parts *parts, double credit, double least, double most)
{
  double hours = (double) parts->sum.minutes / 60;
  g_autofree char *known = ash_text_minutes (parts->sum.minutes);
  g_autofree char *expected = say_expected (least, most, credit);

  if (!parts_are_less (parts, least * credit * 60) &&
      (hours <= most * 1.2 * credit || !parts_are_known (parts)))
    return NULL;
  if (parts->sum.minutes <= 0)
    return g_strdup_printf (_ ("Credit of %g stands for %s hours of learning; nobody says how long "
                               "the parts take."),
                            credit, expected);
  return g_strdup_printf (
      parts_are_known (parts)
          ? _ ("Credit of %g stands for %s hours of learning; the parts take %s.")
          : _ ("Credit of %g stands for %s hours of learning; what is known of the parts takes "
               "%s."),
      credit, expected, known);
}

/* (transfer full) (nullable) */
static char *
say_against_sheet (gint64 minutes, double credit, double least, double most)
{
  double hours = (double) minutes / 60;
  g_autofree char *claimed = ash_text_minutes (minutes);
  g_autofree char *expected = say_expected (least, most, credit);

  if (hours >= least * 0.8 * credit && hours <= most * 1.2 * credit)
    return NULL;
  return g_strdup_printf (_ ("Credit of %g stands for %s hours of learning; the sheet says %s."),
                          credit, expected, claimed);
}

gboolean
ash_rule_credit (AshCheck *check, GError **error)
{
  const AshCredential *credential = check->design->credential;
  double credit = (double) credential->credit_c / 100;
  double least, most;
  const Parts *parts;
  char *what;
  g_autofree char *about = NULL;

  if (credit <= 0)
    return TRUE;
  parts = parts_of (check);
  least = MIN (parts->sum.rates.values[ASH_RATE_CREDIT_LEAST],
               parts->sum.rates.values[ASH_RATE_CREDIT_MOST]);
  most = MAX (parts->sum.rates.values[ASH_RATE_CREDIT_LEAST],
              parts->sum.rates.values[ASH_RATE_CREDIT_MOST]);
  /* Of a kind of credit that is not known, both have to be said. */
  if (least <= 0)
    return TRUE;
  what = credential->minutes > 0 ? say_against_sheet (credential->minutes, credit, least, most)
                                 : say_against_parts (parts, credit, least, most);
  if (what == NULL)
    return TRUE;
  about = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                           credential->minutes > 0 ? credential->minutes : parts->sum.minutes,
                           credential->credit_c);
  ash_check_add_whole (check, about, what,
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

static gint64
weeks_of (const AshItem *module)
{
  return module->weeks > 0 ? module->weeks : 1;
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
      module.per_week = (double) sum.minutes / weeks_of (item);
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

/* Of two, neither is the usual one: only one that is nothing beside the other is named. What leads
 * in may be as short as that. */
static double
balance_times (GArray *modules, const AshRates *rates)
{
  const Module *shortest = &g_array_index (modules, Module, 0);
  double times = rates->values[ASH_RATE_BALANCE_TIMES];

  if (modules->len > 2)
    return times;
  return ash_is_orientation (shortest->item->title) ? G_MAXDOUBLE : times * times;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* Practice fills one module, tasks that are handed in another: learners have as much to do in both.
 * @modules: the one in question is the last */
static gboolean
is_even_as_a_whole (AshCheck *check, GArray *modules)
{
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (double));
  double per_week = 0;

  for (guint i = 0; i < modules->len; i++)
    {
      const AshItem *item = g_array_index (modules, Module, i).item;
      AshWorkloadSum sum = { .links = check->links };

      ash_workload_sum_add (&sum, check->design, check->bodies, item);
      per_week = (double) sum.minutes / weeks_of (item);
      g_array_append_val (wholes, per_week);
    }
  g_array_sort (wholes, compare_doubles);
  return per_week < g_array_index (wholes, double, (wholes->len - 1) / 2) * EVEN_TIMES;
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

  if (modules->len < 2)
    return TRUE;
  longest = &g_array_index (modules, Module, modules->len - 1);
  middle = g_array_index (modules, Module, (modules->len - 1) / 2).per_week;
  ash_rates_init (&rates, check->design);
  if (longest->per_week < middle * balance_times (modules, &rates) ||
      longest->minutes < rates.values[ASH_RATE_BALANCE_MINUTES] ||
      is_even_as_a_whole (check, modules))
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

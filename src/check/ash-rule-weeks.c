/* Whether the weeks of a credential, those of its modules and the hours in them agree. */
#include "ash-check-private.h"

#include "ash-orientation.h"
#include "ash-workload.h"

#include <ash-limits.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

/* A difference of a single week is worth a word where that is more than a quarter. */
#define LEAST_WEEKS 2
#define LEAST_SHARE 0.25
/* Of a module that long, so little a week is a slip of the pen, where others take three times that.
 */
#define LONG_WEEKS 4
#define LEAST_MINUTES_A_WEEK 30
#define TIMES_OF_OTHERS 3

typedef struct
{
  const AshItem *item;
  AshWorkloadSum sum;
  guint n_parts;
  guint n_of_no_time; /* of those: that are said to take none */
} Module;

static gboolean
is_part (const AshItem *item)
{
  return item->is_linked && item->role == ASH_ROLE_LEARNER && item->kind != ASH_ITEM_FOLDER &&
         item->kind != ASH_ITEM_LABEL;
}

static void
count_parts (Module *self, const AshDesign *design, const AshItem *item, guint depth)
{
  GPtrArray *children = ash_design_children (design, item->record.id);
  const AshAssessment *assessment = ash_design_assessment_of_item (design, item->record.id);

  self->n_parts += is_part (item);
  self->n_of_no_time +=
      is_part (item) && item->minutes == 0 && (assessment == NULL || assessment->minutes <= 0);
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    count_parts (self, design, g_ptr_array_index (children, i), depth + 1);
}

/* (element-type Module): in the order of the outline */
static GArray *
list_modules (AshCheck *check)
{
  GArray *modules = g_array_new (FALSE, FALSE, sizeof (Module));
  GPtrArray *top = ash_design_children (check->design, NULL);

  for (guint i = 0; i < top->len; i++)
    {
      Module module = { .item = g_ptr_array_index (top, i), .sum = { .links = check->links } };

      if (module.item->kind != ASH_ITEM_FOLDER || !module.item->is_linked ||
          module.item->role != ASH_ROLE_LEARNER)
        continue;
      ash_workload_sum_add (&module.sum, check->design, check->bodies, module.item);
      count_parts (&module, check->design, module.item, 0);
      g_array_append_val (modules, module);
    }
  return modules;
}

static double
minutes_a_week (const Module *module)
{
  return (double) module->sum.minutes / (double) MAX (module->item->weeks, 1);
}

/* What the other modules take a week, all of them together; 0 when that is not known. */
static double
others_a_week (const GArray *modules, const Module *module)
{
  gint64 minutes = 0;
  gint64 weeks = 0;

  for (guint i = 0; i < modules->len; i++)
    {
      const Module *each = &g_array_index (modules, Module, i);

      if (each->item == module->item)
        continue;
      if (each->sum.n_unknown > 0 || each->item->weeks <= 0)
        return 0;
      minutes += each->sum.minutes;
      weeks += each->item->weeks;
    }
  return weeks > 0 ? (double) minutes / (double) weeks : 0;
}

static gboolean
is_empty_for_weeks (const Module *module)
{
  return module->n_parts == 0 && module->item->minutes <= 0 && module->item->weeks > 0;
}

static gboolean
is_of_no_time (const Module *module)
{
  return module->n_parts > 0 && module->n_of_no_time == module->n_parts &&
         module->item->minutes <= 0;
}

static gboolean
is_stretched (const GArray *modules, const Module *module)
{
  double minutes = minutes_a_week (module);

  return module->item->weeks >= LONG_WEEKS && module->sum.n_unknown == 0 &&
         module->sum.minutes > 0 && minutes < LEAST_MINUTES_A_WEEK &&
         others_a_week (modules, module) >= minutes * TIMES_OF_OTHERS;
}

/* It is about these figures: with others it is said again, also when it was set aside. */
static void
say (AshCheck *check, const Module *module, char *what, const char *fix)
{
  g_autofree char *about =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                       module->item->weeks, module->sum.minutes, check->design->credential->weeks);

  ash_check_add_about (check, &module->item->record, about,
                       module->item->title != NULL ? module->item->title : "", what, fix);
}

/* Whether something is said of the module. */
static gboolean
check_module (AshCheck *check, const GArray *modules, const Module *module, double most_hours)
{
  gint64 weeks = module->item->weeks;
  gint64 whole = check->design->credential->weeks;
  g_autofree char *time = ash_text_minutes (module->sum.minutes);
  g_autofree char *a_week = ash_text_minutes ((gint64) minutes_a_week (module));

  if (is_of_no_time (module))
    say (check, module, g_strdup (_ ("All that is in it is said to take no time.")),
         _ ("Say how long each part takes, or leave the module out."));
  else if (is_empty_for_weeks (module))
    say (check, module,
         g_strdup_printf (ngettext ("It takes %u week, and nothing is in it.",
                                    "It takes %u weeks, and nothing is in it.", (gulong) weeks),
                          (guint) MIN (weeks, 1000)),
         _ ("Bring in what learners do, or leave the module out."));
  else if (whole > 0 && weeks > whole)
    say (check, module,
         g_strdup_printf (_ ("It takes %u weeks, longer than the whole credential, which the sheet "
                             "says takes %u."),
                          (guint) MIN (weeks, 1000), (guint) MIN (whole, 1000)),
         _ ("Change its weeks or those of the sheet, so that they agree."));
  else if (weeks > 0 && minutes_a_week (module) > most_hours * 60)
    say (check, module,
         g_strdup_printf (_ ("It asks for %s of learning in a week, more than anybody studies."),
                          a_week),
         _ ("Give it more weeks, or ask for less."));
  else if (is_stretched (modules, module))
    say (check, module,
         g_strdup_printf (_ ("It takes %u weeks, and all that is in it only %s."),
                          (guint) MIN (weeks, 1000), time),
         _ ("Give it fewer weeks, or say how long each part really takes."));
  else
    return FALSE;
  return TRUE;
}

/* Whether the modules, one after another or some beside the others, fit into so many weeks: what
 * lasts as long as the whole runs beside the rest, and so does each row of modules that fills it.
 * @out_weeks: those of the modules that stand one after another */
static gboolean
fit (const GArray *modules, gint64 whole, gint64 *out_weeks)
{
  gint64 row = 0;
  gint64 sum = 0;
  gint64 orienting = 0;

  for (guint i = 0; i < modules->len; i++)
    {
      const AshItem *item = g_array_index (modules, Module, i).item;

      if (item->weeks >= whole)
        continue;
      sum += item->weeks;
      row = row + item->weeks == whole ? 0 : row + item->weeks;
      orienting += ash_is_orientation (item->title) ? item->weeks : 0;
    }
  *out_weeks = sum;
  return row == 0 || sum - orienting == whole;
}

/* Weeks without a module are for examinations and holidays; at one's own pace they are for
 * whatever comes between. */
static gboolean
differ (const AshCredential *credential, gint64 weeks)
{
  gint64 difference = ABS (weeks - credential->weeks);
  gboolean is_much = (double) difference > (double) credential->weeks * LEAST_SHARE;

  if (weeks < credential->weeks)
    return is_much && difference >= LEAST_WEEKS &&
           g_strcmp0 (credential->pacing, "self-paced") != 0;
  return is_much || difference >= LEAST_WEEKS;
}

static gboolean
have_weeks (const GArray *modules)
{
  for (guint i = 0; i < modules->len; i++)
    if (g_array_index (modules, Module, i).item->weeks <= 0)
      return FALSE;
  return modules->len > 0;
}

static void
check_sum (AshCheck *check, const GArray *modules)
{
  const AshCredential *credential = check->design->credential;
  g_autofree char *about = NULL;
  gint64 weeks;

  if (credential->weeks <= 0 || !have_weeks (modules) || fit (modules, credential->weeks, &weeks) ||
      !differ (credential, weeks))
    return;
  about = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, credential->weeks, weeks);
  ash_check_add_whole (
      check, about,
      g_strdup_printf (ngettext ("The sheet says %u week, but the modules take %u.",
                                 "The sheet says %u weeks, but the modules take %u.",
                                 (gulong) credential->weeks),
                       (guint) MIN (credential->weeks, 1000), (guint) MIN (weeks, 100000)),
      _ ("Change the weeks of the sheet or of the modules, so that they agree."));
}

static void
check_hours (AshCheck *check, double most_hours)
{
  const AshCredential *credential = check->design->credential;
  g_autofree char *said = NULL;
  gint64 minutes;
  gint64 a_week;

  if (credential->weeks <= 0)
    return;
  minutes = credential->minutes > 0 ? credential->minutes : ash_check_known_minutes (check);
  a_week = minutes / credential->weeks;
  said = ash_text_minutes (a_week);
  if ((double) a_week > most_hours * 60)
    ash_check_add_whole (
        check, said,
        g_strdup_printf (_ ("It asks for %s of learning in a week, more than anybody studies."),
                         said),
        _ ("Give it more weeks, or ask for less."));
}

gboolean
ash_rule_weeks (AshCheck *check, GError **error)
{
  g_autoptr (GArray) modules = list_modules (check);
  AshRates rates;
  gboolean is_said = FALSE;

  ash_rates_init (&rates, check->design);
  for (guint i = 0; i < modules->len; i++)
    is_said |= check_module (check, modules, &g_array_index (modules, Module, i),
                             rates.values[ASH_RATE_WEEK_MOST]);
  if (is_said)
    return TRUE;
  check_sum (check, modules);
  check_hours (check, rates.values[ASH_RATE_WEEK_MOST]);
  return TRUE;
}

/* By the weeks or dates that the titles of a course name. */
#include "ash-propose-private.h"

#include <ash-limits.h>
#include <glib/gi18n-lib.h>

#include "ash-weeks.h"

#define DAYS_OF_YEAR 366

typedef struct
{
  AshProposing *proposing;
  gboolean by_day;
  gboolean is_month_first; /* of "3/12" */
  int first_day;
  GHashTable *modules; /* week -> AshProposedModule, borrowed */
  AshProposedModule *current;
} Weeks;

/* Days go on into the next year. */
static guint
week_of_day (const Weeks *self, int day)
{
  return (guint) ((day - self->first_day + DAYS_OF_YEAR) % DAYS_OF_YEAR) / 7 + 1;
}

static guint
week_of (const Weeks *self, const AshItem *item, AshWeeks *out)
{
  int day;

  if (!ash_weeks_find (item->title, out))
    return 0;
  if (!self->by_day)
    return out->first;
  day = ash_weeks_day (out, self->is_month_first);
  return day > 0 ? week_of_day (self, day) : 0;
}

static void
enter_week (Weeks *self, guint week, const AshWeeks *said, const AshItem *item)
{
  self->current = g_hash_table_lookup (self->modules, GUINT_TO_POINTER (week));
  if (self->current == NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Week %u"), week);
      gboolean is_unit = item->kind == ASH_ITEM_FOLDER || item->kind == ASH_ITEM_LABEL;

      self->current =
          ash_proposal_add (self->proposing->proposal, is_unit ? ash_propose_title (item) : title);
      self->current->weeks = self->by_day ? 1 : said->last - said->first + 1;
      g_hash_table_insert (self->modules, GUINT_TO_POINTER (week), self->current);
    }
}

static gboolean
names_week_below (const Weeks *self, const AshItem *item, guint depth)
{
  GPtrArray *below = ash_design_children (self->proposing->design, item->record.id);
  AshWeeks said;

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < below->len; i++)
    if (week_of (self, g_ptr_array_index (below, i), &said) > 0 ||
        names_week_below (self, g_ptr_array_index (below, i), depth + 1))
      return TRUE;
  return FALSE;
}

/* What names no week goes with what stands before it. */
static gboolean
sort_row (Weeks *self, GPtrArray *row, guint depth, GError **error)
{
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);
      GPtrArray *below = ash_design_children (self->proposing->design, item->record.id);
      AshWeeks said;
      guint week = week_of (self, item, &said);

      if (week > 0)
        enter_week (self, week, &said, item);
      if (item->kind == ASH_ITEM_LABEL && week > 0)
        continue;
      /* A unit of one week comes with what is in it, not in a folder once more. */
      if (item->kind == ASH_ITEM_FOLDER && (week > 0 || names_week_below (self, item, 0)))
        {
          if (!sort_row (self, below, depth + 1, error))
            return FALSE;
          continue;
        }
      if (self->current == NULL)
        self->current = ash_proposal_add (self->proposing->proposal, _ ("Introduction"));
      if (!ash_propose_put (self->proposing, self->current, item, error))
        return FALSE;
    }
  return TRUE;
}

/* What titles name in all. */
typedef struct
{
  guint n_weeks;
  guint n_days;
  gboolean is_month_first;
  gboolean days[DAYS_OF_YEAR + 1];
} Named;

/* "14/3" is no fourteenth month, "3/14" no fourteenth of a month of its own; what fits both is
 * meant as the course's language has it. */
static gboolean
has_month_first (const AshDesign *design)
{
  const char *lang = design->tree->lang != NULL ? design->tree->lang : "";

  for (guint i = 0; i < design->items->len; i++)
    {
      AshWeeks said;

      if (ash_weeks_find (((AshItem *) g_ptr_array_index (design->items, i))->title, &said) &&
          said.slash[0] > 0 && (said.slash[0] > 12 || said.slash[1] > 12))
        return said.slash[1] > 12;
    }
  return g_str_equal (lang, "en") || g_str_equal (lang, "en-US") || *lang == '\0';
}

static void
gather_named (const AshDesign *design, Named *out)
{
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);

  *out = (Named){ .is_month_first = has_month_first (design) };
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      AshWeeks said;
      int day;

      if (!item->is_linked || !ash_weeks_find (item->title, &said))
        continue;
      if (said.first > 0)
        g_hash_table_add (weeks, GUINT_TO_POINTER (said.first));
      day = ash_weeks_day (&said, out->is_month_first);
      out->n_days += day > 0 && !out->days[day];
      out->days[day] = TRUE;
    }
  out->n_weeks = g_hash_table_size (weeks);
}

/* The day after the longest time of the year in which nothing is: titles may begin with the newest,
 * and a course go on into the next year. */
static int
first_day (const Named *named)
{
  int best = 0, longest = -1, idle = 0;

  /* Twice around, so that the end of a year and the next one's beginning are one time. */
  for (int i = 0; i < 2 * DAYS_OF_YEAR; i++)
    {
      int day = i % DAYS_OF_YEAR + 1;

      if (!named->days[day])
        {
          idle++;
          continue;
        }
      if (idle > longest && i >= DAYS_OF_YEAR)
        {
          longest = idle;
          best = day;
        }
      idle = 0;
    }
  return best;
}

static int
compare_weeks (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *weeks = data;

  return GPOINTER_TO_INT (g_hash_table_lookup (weeks, *(gpointer *) a)) -
         GPOINTER_TO_INT (g_hash_table_lookup (weeks, *(gpointer *) b));
}

/* The newest may stand first in the course; what names no week stays in front. */
static void
order_by_week (Weeks *self)
{
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer week, module;

  g_hash_table_iter_init (&iter, self->modules);
  while (g_hash_table_iter_next (&iter, &week, &module))
    g_hash_table_insert (weeks, module, week);
  g_ptr_array_sort_with_data (self->proposing->proposal->modules, compare_weeks, weeks);
}

gboolean
ash_propose_by_weeks (AshProposing *self, GError **error)
{
  g_autoptr (GHashTable) modules = g_hash_table_new (NULL, NULL);
  Weeks weeks = { .proposing = self, .modules = modules };
  Named named;

  gather_named (self->design, &named);
  if (named.n_weeks < 2 && named.n_days < 2)
    return ash_propose_refuse (error,
                               _ ("The titles of the course name no weeks or dates. Break it by "
                                  "its own units or into modules of even workload instead."));
  weeks.by_day = named.n_weeks < 2;
  weeks.is_month_first = named.is_month_first;
  weeks.first_day = first_day (&named);
  if (!sort_row (&weeks, ash_design_children (self->design, NULL), 0, error))
    return FALSE;
  order_by_week (&weeks);
  return TRUE;
}

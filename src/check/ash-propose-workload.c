/* Into so many modules of even workload, in the course's order: the largest is as small as it can
 * be. Where units of the course are about as even as its items, none of them is cut in two. */
#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-propose-private.h"

#define MOST_MODULES 100
/* Of modules whose number nobody said. */
#define MOST_USUAL_MODULES 12
#define MINUTES_OF_MODULE 300
/* So much larger the largest module may be that no unit is cut. */
#define UNEVEN_PERCENT 125
/* What one module more or less than usual weighs against modules that are more even. */
#define WORTH_OF_USUAL 0.02
/* The longest that a name of a unit without what follows its colon may be: "Week 3". */
#define MOST_LETTERS_OF_HEAD 30

/* An item, or all of a unit that stand in a row. */
typedef struct
{
  const AshItem *item; /* %NULL: several */
  const AshItem *unit;
  guint n;
  gint64 minutes;
  gint64
      weight; /* the same, but something always takes a minute: what is not known is spread too */
} Piece;

#define PIECE(pieces, index) (&g_array_index (pieces, Piece, index))

static gboolean
gather (AshProposing *self,
        GArray *pieces,
        const AshItem *unit,
        GPtrArray *row,
        guint depth,
        GError **error)
{
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);
      GPtrArray *below = ash_design_children (self->design, item->record.id);
      Piece piece = { item, unit, 1, 0, 0 };

      if (item->kind == ASH_ITEM_LABEL)
        continue;
      if ((item->kind == ASH_ITEM_FOLDER && below->len > 0) || ash_propose_is_used (self, item))
        {
          if (!gather (self, pieces, item, below, depth + 1, error))
            return FALSE;
          continue;
        }
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
      piece.minutes = ash_propose_minutes (self, item);
      piece.weight = MAX (1, piece.minutes);
      g_array_append_val (pieces, piece);
    }
  return TRUE;
}

/* What stands in no unit stays in pieces. */
static GArray *
units_of (GArray *pieces)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = PIECE (pieces, i);
      Piece *last = units->len > 0 ? PIECE (units, units->len - 1) : NULL;

      if (last == NULL || piece->unit == NULL || last->unit != piece->unit)
        {
          g_array_append_vals (units, piece, 1);
          continue;
        }
      last->item = NULL;
      last->n++;
      last->minutes += piece->minutes;
      last->weight += piece->weight;
    }
  return units;
}

static gint64
weight_of (GArray *pieces)
{
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += PIECE (pieces, i)->weight;
  return sum;
}

static gint64
heaviest (GArray *pieces)
{
  gint64 most = 1;

  for (guint i = 0; i < pieces->len; i++)
    most = MAX (most, PIECE (pieces, i)->weight);
  return most;
}

static guint
groups_within (GArray *pieces, gint64 most)
{
  guint n = 1;
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      gint64 weight = PIECE (pieces, i)->weight;

      if (sum > 0 && sum + weight > most)
        {
          n++;
          sum = 0;
        }
      sum += weight;
    }
  return n;
}

/* What the largest of @n groups weighs, as little as it can. */
static gint64
least_most (GArray *pieces, guint n)
{
  gint64 low = heaviest (pieces), high = weight_of (pieces);

  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (groups_within (pieces, middle) <= n)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* "Week 3" of "Week 3: Loops"; (transfer full) (nullable): %NULL for a name that is not built so */
static char *
head_of (const AshItem *unit)
{
  static const char *const STOPS[] = { ":", " - ", " – ", " — ", " · ", NULL };
  const char *title = ash_propose_title (unit);
  const char *end = NULL;
  g_autofree char *head = NULL;

  for (guint i = 0; STOPS[i] != NULL; i++)
    {
      const char *at = strstr (title, STOPS[i]);

      if (at != NULL && (end == NULL || at < end))
        end = at;
    }
  head = end != NULL ? g_strndup (title, (gsize) (end - title)) : g_strdup (title);
  g_strstrip (head);
  return *head != '\0' && g_utf8_strlen (head, -1) <= MOST_LETTERS_OF_HEAD ? g_steal_pointer (&head)
                                                                           : NULL;
}

/* A module that is one whole unit of the course has its name, one of several those of the first and
 * the last; else it is numbered. */
static char *
name_of (GArray *pieces, guint from, guint to, guint number)
{
  const AshItem *first = PIECE (pieces, from)->unit;
  const AshItem *last = PIECE (pieces, to - 1)->unit;
  gboolean is_whole = (from == 0 || PIECE (pieces, from - 1)->unit != first) &&
                      (to == pieces->len || PIECE (pieces, to)->unit != last);
  g_autofree char *head = first != NULL && last != NULL ? head_of (first) : NULL;
  g_autofree char *tail = head != NULL ? head_of (last) : NULL;

  if (first != NULL && first == last && is_whole)
    return g_strdup (ash_propose_title (first));
  if (first == last || tail == NULL || g_str_equal (head, tail))
    return g_strdup_printf (_ ("Part %u"), number);
  return g_strdup_printf (_ ("%s – %s"), head, tail);
}

static void
add_part (AshProposing *self, GArray *pieces, guint from, guint to, guint number)
{
  g_autofree char *name = name_of (pieces, from, to, number);
  AshProposedModule *module = ash_proposal_add (self->proposal, name);

  for (guint i = from; i < to; i++)
    ash_proposed_module_add (module, PIECE (pieces, i)->item, PIECE (pieces, i)->minutes);
}

/* @groups: the pieces themselves, or their units; what is cut are these. */
static void
fill_parts (AshProposing *self, GArray *pieces, GArray *groups, guint n)
{
  gint64 most = least_most (groups, n);
  guint at = 0, to = 0;

  for (guint number = 1; number <= n; number++)
    {
      guint left = n - number; /* each of those that follow needs one at least */
      guint from = to;
      gint64 sum = 0;

      do
        {
          sum += PIECE (groups, at)->weight;
          to += PIECE (groups, at)->n;
          at++;
        }
      while (at < groups->len && groups->len - at > left &&
             (left == 0 || sum + PIECE (groups, at)->weight <= most));
      add_part (self, pieces, from, to, number);
    }
}

/* So many that a module takes about so long as a week of study beside a job. */
static guint
usual_number (GArray *pieces)
{
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += PIECE (pieces, i)->minutes;
  return (guint) CLAMP (sum / MINUTES_OF_MODULE, MIN (pieces->len, 2),
                        MIN (MOST_USUAL_MODULES, pieces->len));
}

/* Where nobody said how many: about the usual number, by which the units come out most even. */
static guint
number_for_units (GArray *units, guint usual)
{
  guint best = usual;
  double least = 0;

  for (guint n = MAX (2, usual * 2 / 3);
       n <= MIN (MIN (units->len, MOST_USUAL_MODULES), usual * 3 / 2); n++)
    {
      double uneven = (double) least_most (units, n) * n / (double) weight_of (units) +
                      ABS ((int) n - (int) usual) * WORTH_OF_USUAL;

      if (least == 0 || uneven < least)
        {
          least = uneven;
          best = n;
        }
    }
  return best;
}

/* Whether whole units are about as even as items would be. */
static gboolean
units_are_even (GArray *units, GArray *pieces, guint n)
{
  return units->len >= n && least_most (units, n) * 100 <= least_most (pieces, n) * UNEVEN_PERCENT;
}

/* Errors: %ASH_ERROR_REFUSED when the course has too few items. */
gboolean
ash_propose_by_workload (AshProposing *self, guint n_modules, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) units = NULL;

  if (n_modules > MOST_MODULES)
    return ash_propose_refuse (error, _ ("Say into how many modules, from 1 to 100."));
  if (!gather (self, pieces, NULL, ash_design_children (self->design, NULL), 0, error))
    return FALSE;
  if (pieces->len == 0 && self->used == NULL)
    return ash_propose_refuse (error, _ ("There is nothing in the course to break into modules."));
  units = units_of (pieces);
  if (n_modules == 0)
    n_modules = number_for_units (units, usual_number (pieces));
  if (self->used != NULL)
    n_modules = MIN (n_modules, pieces->len);
  if (pieces->len < n_modules)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   ngettext ("The course has %u item, too few for so many modules.",
                             "The course has %u items, too few for so many modules.", pieces->len),
                   pieces->len);
      return FALSE;
    }
  if (pieces->len > 0)
    fill_parts (self, pieces, units_are_even (units, pieces, n_modules) ? units : pieces,
                n_modules);
  return TRUE;
}

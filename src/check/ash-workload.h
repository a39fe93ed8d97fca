#pragma once

#include <ash-page.h>

#include "ash-rates.h"

G_BEGIN_DECLS

/* What an item asks of a learner. */
typedef struct
{
  AshLinkMap *links; /* (nullable): of the design, where many of its items are looked at */
  guint words;
  guint pictures;
  guint tables;
  guint films;                               /* films and sounds whose length is known */
  gint64 film_seconds;                       /* of all of these */
  guint players;                             /* those whose length is not known */
  guint questions[ASH_QUESTION_UNKNOWN + 1]; /* by kind */
  gboolean is_discussion;
} AshWorkload;

/* Of an item with its questions. @bodies (nullable): what knows the length of films; @html
 * (nullable): its text as UTF-8. */
void ash_workload_of_item (AshWorkload *self,
                           const AshDesign *design,
                           const AshBodies *bodies,
                           const AshItem *item,
                           const char *html);
/* Of an item as it stands in a design, its page read through @bodies. */
void ash_workload_of_stored (AshWorkload *self,
                             const AshDesign *design,
                             const AshBodies *bodies,
                             const AshItem *item);
/* Minutes, at least 1; ASH_UNSET when there is nothing to go by. */
gint64 ash_workload_estimate (const AshWorkload *self, const AshRates *rates);

/* The same of an item of a design that nobody has timed: what it says is read through @bodies.
 * @links: (nullable): of the design; @out_players: (out) (optional): films whose length is not
 * known */
gint64 ash_workload_of_leaf (const AshDesign *design,
                             const AshBodies *bodies,
                             AshLinkMap *links,
                             const AshRates *rates,
                             const AshItem *item,
                             guint *out_players);

typedef enum
{
  ASH_WORKLOAD_READING, /* with pictures and tables */
  ASH_WORKLOAD_FILMS,
  ASH_WORKLOAD_QUESTIONS,
  ASH_WORKLOAD_DISCUSSION,
  ASH_N_WORKLOAD_PARTS
} AshWorkloadPart;

/* What the estimate is the sum of: minutes, not rounded. */
double ash_workload_part (const AshWorkload *self, AshWorkloadPart part, const AshRates *rates);
/* Whole ones, at least 1; less than a quarter of one is let go. */
int ash_workload_minutes (double minutes);

/**
 * AshWorkloadSum:
 * @minutes: those that were stated, and estimates where there is something to go by
 * @n_guessed: how many of its items are estimates
 * @n_unknown: how many ask something of learners that nobody can estimate: a film, an assignment,
 *   a file
 * @without_evidence: set it first to leave out what is assessed
 * @links: (nullable): of the design; set it first where there is one
 */
typedef struct
{
  gboolean without_evidence;
  AshLinkMap *links;
  gint64 minutes;
  guint n_guessed;
  guint n_unknown;

  AshRates rates; /* of the design of the first */
  gboolean has_rates;
} AshWorkloadSum;

/* Adds an item with all that is below it, as learners meet it; minutes stated for a folder count
 * for what is in it. */
void ash_workload_sum_add (AshWorkloadSum *self,
                           const AshDesign *design,
                           const AshBodies *bodies,
                           const AshItem *item);

G_END_DECLS

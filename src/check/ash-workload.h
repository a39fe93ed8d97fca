#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* What an item asks of a learner. */
typedef struct
{
  guint words;
  guint pictures;
  guint tables;
  guint players;                             /* films and sounds, whose length is not known */
  guint questions[ASH_QUESTION_UNKNOWN + 1]; /* by kind */
  gboolean is_discussion;
} AshWorkload;

/* Adds what a page or fragment asks. */
void ash_workload_add_html (AshWorkload *self, const char *html, gssize length);
/* Of an item with its questions; @html (nullable): its text as UTF-8. */
void ash_workload_of_item (AshWorkload *self,
                           const AshDesign *design,
                           const AshItem *item,
                           const char *html);
/* Of an item as it stands in a design, its page read through @bodies. */
void ash_workload_of_stored (AshWorkload *self,
                             const AshDesign *design,
                             const AshBodies *bodies,
                             const AshItem *item);
/* Minutes, at least 1; ASH_UNSET when there is nothing to go by. */
gint64 ash_workload_estimate (const AshWorkload *self);

/**
 * AshWorkloadSum:
 * @minutes: those that were stated, and estimates where there is something to go by
 * @n_guessed: how many of its items are estimates
 * @n_unknown: how many ask something of learners that nobody can estimate: a film, an assignment,
 *   a file
 * @without_evidence: set it first to leave out what is assessed
 */
typedef struct
{
  gboolean without_evidence;
  gint64 minutes;
  guint n_guessed;
  guint n_unknown;
} AshWorkloadSum;

/* Adds an item with all that is below it, as learners meet it; minutes stated for a folder count
 * for what is in it. */
void ash_workload_sum_add (AshWorkloadSum *self,
                           const AshDesign *design,
                           const AshBodies *bodies,
                           const AshItem *item);

/* A figure, and two, of data/workload.ini. */
double ash_workload_rate (const char *group, const char *key);
gboolean ash_workload_range (const char *group, const char *key, double *least, double *most);

G_END_DECLS

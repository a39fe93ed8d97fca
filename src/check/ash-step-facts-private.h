#pragma once

#include "ash-next-step.h"

G_BEGIN_DECLS

/* The figures that the steps ask for, counted once. */
typedef struct
{
  const AshDesign *design; /* NULL: there is no credential yet */
  const AshStepContext *context;
  guint n_items;
  gint64 minutes;           /* planned; 0 when nothing says */
  guint n_unshown;          /* outcomes that nothing shows */
  guint n_unmet;            /* outcomes that no item leads to */
  guint n_judged;           /* pieces of evidence that people judge */
  guint n_unsaid;           /* those of which no criterion says how well */
  const AshRecord *unshown; /* the first of them */
  const AshRecord *unmet;
  const AshRecord *unsaid;
} AshStepFacts;

void ash_step_facts_init (AshStepFacts *self,
                          const AshDesign *design,
                          GPtrArray *findings,
                          const AshStepContext *context);

G_END_DECLS

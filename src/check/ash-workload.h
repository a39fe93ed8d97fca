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
/* Minutes, at least 1; ASH_UNSET when there is nothing to go by. */
gint64 ash_workload_estimate (const AshWorkload *self);

G_END_DECLS

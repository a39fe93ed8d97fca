#pragma once

#include <ash-design.h>
#include <ash-residue.h>

#include "ash-desk.h"
#include "ash-texts.h"

G_BEGIN_DECLS

/* What the texts of a credential still say to the class that a course was taught to: a phrase where
 * it stands, with what is proposed in its place. */
typedef struct
{
  AshText *text; /* where it stands; without what is written there */
  char *item;    /* whose it is when it is kept: an item, a question, a part of a rubric */
  char *title;   /* of the item, and which of its texts it is in */
  char *rule;
  char *why;
  char *before; /* some words before it, and after it */
  char *phrase;
  char *after;
  char *replacement; /* "" takes it out */
  gsize start;       /* in the words of the text */
  gsize end;
  gboolean is_certain; /* what is proposed fits unseen; else a person looks at it */
  gboolean is_fixed;   /* it reaches over markup: only the page itself can be changed */
} AshLeftover;
void ash_leftover_free (AshLeftover *self);

/* (element-type AshLeftover) of all that learners read: pages, titles, questions and feedback,
 * tasks with their briefs and rubrics, in the order of the outline; what was kept is not among
 * them. Reads every text: for a worker. */
GPtrArray *ash_desk_find_leftovers (AshStore *store,
                                    const char *credential,
                                    AshProgress *progress,
                                    GError **error);
/* Puts the replacement of each in its place, in one step; the rest of every text stays as it is.
 * A text that has changed since is left alone. Returns how many; -1 with @error, also when none. */
gint64 ash_desk_rewrite (AshStore *store, GPtrArray *leftovers, GError **error);
/* It is meant as it is: not named again while the phrase reads so. */
gboolean ash_desk_keep_leftover (AshStore *store,
                                 const char *credential,
                                 const AshLeftover *leftover,
                                 GError **error);
/* Whether a phrase of an item was kept. */
gboolean
ash_leftover_is_kept (const AshDesign *design, const char *item, const AshResidue *residue);

G_END_DECLS

#pragma once

#include <ash-desk.h>

#include "ash-look.h"

G_BEGIN_DECLS

/**
 * AshReviewFacts:
 *
 * What a package holds, counted on a connection of its own.
 */
typedef struct
{
  char *title;
  char *producer;
  guint n_kinds[ASH_N_ITEM_KINDS];
  guint n_questions; /* of quizzes */
  guint n_banks;
  guint n_bank_questions; /* of banks */
  guint n_assets;
  GHashTable *pages; /* id of an item -> its place in words, to which report lines lead */
} AshReviewFacts;

void ash_review_facts_free (AshReviewFacts *self);
AshLook *ash_review_look_new (AshLookedFunc looked, gpointer user_data);

gint64 ash_review_fate (const AshReport *report, AshLineKind kind);
char *ash_review_dup_accounted (const AshReport *report);
char *ash_review_dup_sum (const AshReport *report, char **out_heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshReviewFacts, ash_review_facts_free)

G_END_DECLS

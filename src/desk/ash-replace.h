#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <ash-store.h>

#include "ash-texts.h"

G_BEGIN_DECLS

/* Search and replace over all words of a document: titles, pages, questions with their answers and
 * feedback, rubrics, outcomes, sheets, badges, descriptions of pictures. */

typedef struct
{
  char *words;
  gboolean match_case;
  gboolean whole_words;
  char *credential;      /* (nullable): only in this one */
  gboolean with_sources; /* also in the courses that were brought in, where nothing is changed */
} AshReplaceQuery;

typedef struct
{
  AshText *text; /* borrowed */
  guint index;   /* which of the hits in that text */
  char *before;
  char *match;
  char *after;
  gboolean is_fixed;     /* of a source, or it reaches over markup */
  gboolean adds_capital; /* what is put there begins with one, as what stands there does */
  gboolean is_chosen;    /* to be replaced */
} AshReplaceHit;

typedef struct
{
  AshReplaceQuery query;
  GPtrArray *texts;
  GPtrArray *hits;
  gboolean is_cut; /* there are more than were read */
} AshReplaceFound;

/* Reads a snapshot; any thread. %NULL with `G_IO_ERROR_CANCELLED`, or what the store says. */
AshReplaceFound *ash_replace_find (AshStore *store,
                                   const AshReplaceQuery *query,
                                   guint most,
                                   AshProgress *progress,
                                   GError **error);
void ash_replace_found_free (AshReplaceFound *self);
/* Puts @with in the place of what is chosen, in one step. A text that was changed since it was
 * read is left alone. Returns: how many places were changed, or -1 */
gint64
ash_desk_replace (AshStore *store, const AshReplaceFound *found, const char *with, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshReplaceFound, ash_replace_found_free)

G_END_DECLS

#pragma once

#include <ash-desk.h>
#include <ash-progress.h>
#include <ash-propose.h>

G_BEGIN_DECLS

/* What of proposals is done on a worker: finding one, as an AshLookFunc, and taking it, as an
 * AshEditFunc. */

typedef struct
{
  char *tree; /* of the source */
  AshProposeBy by;
  guint n_modules;
  gboolean with_used;
} AshProposeWish;
void ash_propose_wish_free (gpointer wish);
gpointer
ash_propose_find (AshStore *store, gconstpointer wish, AshProgress *progress, GError **error);

/* The pane shows the proposal while it is taken, and changes nothing of it. */
typedef struct
{
  AshProposal *proposal; /* the pane's again afterwards, if that still shows it */
  char *title;           /* of a new credential */
  char *credential;      /* the first that was made */
} AshProposeTaking;
void ash_propose_taking_free (gpointer taking);
gboolean ash_propose_take (AshStore *store, gpointer taking, GError **error);

G_END_DECLS

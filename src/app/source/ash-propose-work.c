#include "ash-propose-work.h"

void
ash_propose_wish_free (gpointer wish)
{
  AshProposeWish *self = wish;

  g_free (self->tree);
  g_free (self);
}

gpointer
ash_propose_find (AshStore *store, gconstpointer wish, AshProgress *progress, GError **error)
{
  const AshProposeWish *self = wish;

  return ash_desk_propose (store, self->tree, self->by, self->n_modules, self->with_used, progress,
                           error);
}

void
ash_propose_taking_free (gpointer taking)
{
  AshProposeTaking *self = taking;

  g_clear_pointer (&self->proposal, ash_proposal_free);
  g_free (self->title);
  g_free (self->credential);
  g_free (self);
}

gboolean
ash_propose_take (AshStore *store, gpointer taking, GError **error)
{
  AshProposeTaking *self = taking;

  self->credential = ash_desk_take_proposal (store, self->proposal, self->title, error);
  return self->credential != NULL;
}

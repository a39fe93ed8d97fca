#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* A larger award that credentials of the document lead to, each with its rule: all of them, any
 * one, or some number. */

typedef struct
{
  AshPathway *pathway;
  AshRuleOp op; /* ASH_RULE_ALL, _ANY or _NEED */
  gint64 need;
  GPtrArray *credentials; /* (element-type utf8) ids, in order; each that is there once */
} AshPath;

/* The first pathway of the document: (transfer full), NULL without an error when there is none. */
AshPath *ash_desk_load_path (AshStore *store, GError **error);
void ash_path_free (AshPath *self);

/* Of all credentials, in their order: (transfer full) its id. */
char *ash_desk_add_pathway (AshStore *store, const char *title, GError **error);
gboolean ash_desk_delete_pathway (AshStore *store, const char *pathway, GError **error);
/* @need: with ASH_RULE_NEED */
gboolean ash_desk_set_pathway_rule (
    AshStore *store, const char *pathway, AshRuleOp op, gint64 need, GError **error);
/* At the end; one that is in it stays where it is. */
gboolean ash_desk_add_to_pathway (AshStore *store,
                                  const char *pathway,
                                  const char *credential,
                                  GError **error);
gboolean ash_desk_take_from_pathway (AshStore *store,
                                     const char *pathway,
                                     const char *credential,
                                     GError **error);
gboolean ash_desk_shift_in_pathway (
    AshStore *store, const char *pathway, const char *credential, int by, GError **error);

/* What more than one credential of a pathway uses. */
typedef struct
{
  char *title;     /* of the source's item */
  GArray *numbers; /* (element-type guint) of credentials, from 1 */
} AshOverlap;
GPtrArray *ash_desk_pathway_overlaps (AshStore *store, GError **error); /* AshOverlap */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPath, ash_path_free)

G_END_DECLS

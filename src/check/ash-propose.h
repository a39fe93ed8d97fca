#pragma once

#include <ash-design.h>
#include <ash-progress.h>

G_BEGIN_DECLS

/* How a course is to be broken into modules. */
typedef enum
{
  ASH_PROPOSE_STRUCTURE, /* by its own units */
  ASH_PROPOSE_HEADINGS,  /* its long pages split at their headings */
  ASH_PROPOSE_WEEKS,     /* by the weeks or dates that its titles name */
  ASH_PROPOSE_WORKLOAD,  /* into so many modules of even workload, in its order */
} AshProposeBy;

extern const char *const ASH_PROPOSE_NICKS[]; /* "structure", …, closed by NULL */

/* An item of the course that goes into a module with all that is below it, or a part of a page. */
typedef struct
{
  char *item;
  char *title;
  gint64 minutes; /* that it takes, as far as is known; 0: not known */
  gsize start;    /* of a part: from which to which byte of the page's text, see AshPageCuts */
  gsize end;      /* 0: all of it */
} AshProposedItem;

typedef struct
{
  char *title;
  guint weeks;           /* that the course names for it; 0: not said */
  GPtrArray *items;      /* (element-type AshProposedItem) */
  gboolean is_for_class; /* all its titles speak of a class that met */
  gboolean is_out;       /* it is not used, unless she says so */
  char *credential;      /* (nullable) where it goes; %NULL: into a new one */
  char *joins;           /* (nullable) a module there that it becomes part of */
} AshProposedModule;

/**
 * AshProposal:
 *
 * Modules that a course could be broken into: a suggestion, to be adjusted before anything is made
 * of it. Every item of the outline that was asked for is in exactly one of them, in the order of
 * the course within it.
 */
typedef struct
{
  char *source; /* id of the course's tree */
  GPtrArray *modules;
  guint n_aside; /* items of the outline that were not proposed, since they are used */
} AshProposal;

typedef struct
{
  AshProposeBy by;
  guint n_modules;  /* how many, for %ASH_PROPOSE_WORKLOAD; 0: as many as its workload suggests */
  GHashTable *used; /* (nullable) ids of items that are not to be proposed again */
} AshProposeOrder;

/**
 * @design: a source course
 *
 * Returns: (transfer full) (nullable): Errors: %ASH_ERROR_REFUSED with the reason when the course
 *   gives nothing to go by, or nothing of it is left; %G_IO_ERROR_CANCELLED
 */
AshProposal *ash_propose (const AshDesign *design,
                          const AshBodies *bodies,
                          const AshProposeOrder *order,
                          AshProgress *progress,
                          GError **error);
void ash_proposal_free (AshProposal *self);

/* Adjusting it; indexes that are not there change nothing. */
gint64 ash_proposed_module_minutes (const AshProposedModule *self);
/* Of which something is used. */
guint ash_proposal_n_in (const AshProposal *self);
/* @credential: %NULL: a new one; @joins: %NULL: as a module of its own */
void ash_proposal_aim (AshProposal *self, guint module, const char *credential, const char *joins);
void ash_proposal_rename (AshProposal *self, guint module, const char *title);
/* The module and the one after it become one, with the name of the first. */
void ash_proposal_merge (AshProposal *self, guint module);
/* The items from @at on become a module of their own, named after the first of them. */
void ash_proposal_split (AshProposal *self, guint module, guint at);
void ash_proposal_drop (AshProposal *self, guint module);
void ash_proposal_drop_item (AshProposal *self, guint module, guint item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshProposal, ash_proposal_free)

G_END_DECLS

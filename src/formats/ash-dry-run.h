#pragma once

#include "ash-formats.h"

G_BEGIN_DECLS

/* What becomes of a part where it is taught, the better first. */
typedef enum
{
  ASH_VERDICT_ARRIVES,
  ASH_VERDICT_DIFFERENT, /* arrives, and looks different */
  ASH_VERDICT_UNKNOWN,   /* nobody has seen it yet */
  ASH_VERDICT_CHANGED,   /* arrives, and works differently */
  ASH_VERDICT_LOST,
  ASH_N_VERDICTS
} AshVerdict;

typedef enum
{
  ASH_PART_ITEM,
  ASH_PART_START_PAGE,
  ASH_PART_RUBRIC,
  ASH_PART_DRAW,
  ASH_PART_BANK,
  ASH_PART_COMPLETION,
} AshPartKind;

/* One thing of the package, counted once. */
typedef struct
{
  AshPartKind kind;
  AshItemKind item_kind; /* of ASH_PART_ITEM */
  char *ref;             /* the record that it is */
  char *item;            /* (nullable): the item where a person finds it */
  char *title;
  AshVerdict verdict;
} AshDryPart;

/* What is said of one part, or of several of which the same is to be said. */
typedef struct
{
  AshVerdict verdict;
  char *title;
  char *why;
  const char *about; /* what it is about: a word of data/targets.json */
  const char *sure;  /* how it is known: "standard", "tried", "read", "documented", "unknown" */
  const char *fix;   /* (nullable): "rubrics", "start-page", "choose-draw", "exact-answers" */
  char *button;      /* (nullable): what it says on the button that makes the fix */
  const char *done;  /* (nullable): once the fix is made: that it is, */
  const char *back;  /* (nullable): and what it says on the button that takes it back */
  GPtrArray *parts;  /* (element-type AshDryPart), at least one; borrowed from the dry run */
  GPtrArray *rules;  /* private: that it is said by */
} AshDryLine;

typedef struct
{
  const AshTarget *target;
  guint counts[ASH_N_VERDICTS]; /* of parts; they add up to parts->len */
  GPtrArray *parts;             /* (element-type AshDryPart) in the order of the outline */
  GPtrArray *lines; /* (element-type AshDryLine) the worst first; none for what arrives */
  gint64 bytes;     /* of the files in the package, before it is packed */
} AshDryRun;

AshDryRun *ash_dry_run_new (AshCartridgePlan *plan, const AshTarget *target);
void ash_dry_run_free (AshDryRun *self);
char *ash_dry_run_dup_verdict (const AshDryRun *self);
int ash_dry_run_compare (const AshDryRun *a, const AshDryRun *b); /* the better system first */
/* (element-type AshDryLine): what there is to say of one item, @item NULL: of the start page.
 * %NULL: it is no part of the package */
GPtrArray *ash_dry_run_list_of_item (const AshDryRun *self, const char *item);
char *ash_dry_line_dup_caption (const AshDryLine *self);
const char *ash_verdict_nick (AshVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshDryRun, ash_dry_run_free)

G_END_DECLS

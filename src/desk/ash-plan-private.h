#pragma once

#include <ash-evidence.h>
#include <ash-terms.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* A plan as data/plan.schema.json describes it, read and checked; lines are those of the file.
 * The `id` of a thing is made when the plan is read, so that other parts can name it. */

typedef struct
{
  char *source; /* a course's ref or title, when two have the item; or NULL */
  char *item;   /* a ref or a title path */
  int line;
  char *found;             /* the source item's id, once resolved */
  gint64 minutes;          /* of a learner's time, or ASH_UNSET */
  GPtrArray *replacements; /* (nullable) (element-type AshPlanReplacement) */
} AshPlanItem;

/* Words of a page that are other ones in the credential. */
typedef struct
{
  char *find;
  char *with;
  int line;
} AshPlanReplacement;

typedef struct
{
  char *id;
  char *key;
  char *text;
  char *uri;
  char *whole; /* (nullable): id of the outcome that it is a part of */
} AshPlanOutcome;

typedef struct
{
  char *title;
  char *purpose;
  gint64 minutes;
  gint64 weeks;
  GPtrArray *items;    /* (element-type AshPlanItem) */
  GPtrArray *outcomes; /* (element-type utf8) ids of the credential's that are this module's */
} AshPlanModule;

/* A field of the sheet by its key in data/sheet.json, or a rate of the workload by its own. */
typedef struct
{
  int line;
  char *key;
  char *value;
} AshPlanField;
gboolean ash_plan_knows_field (const char *key);

typedef struct
{
  char *title;
  char *text;
  gint64 points_c;
  gint64 min_c;
} AshPlanRating;

typedef struct
{
  char *title;
  char *text;
  char *outcome; /* id */
  gint64 points_c;
  gint64 weight_bp;
  GPtrArray *ratings;
} AshPlanCriterion;

typedef struct
{
  char *id;
  char *key;
  char *title;
  AshScoring scoring;
  gboolean is_scoring_said;
  GPtrArray *criteria;
} AshPlanRubric;

/* Questions that a quiz draws from a bank of a course. */
typedef struct
{
  char *source; /* as of an item */
  char *bank;   /* its ref, its title, or "title: how its first question begins" */
  int line;
  char *found; /* the bank's id, once resolved */
  gint64 n;
  gint64 points_c; /* for each, or ASH_UNSET */
} AshPlanDraw;

typedef struct
{
  char *id;
  char *key;
  char *title;
  AshPlanItem *item; /* NULL for a practical or a viva */
  char *rubric;      /* id */
  const char *kind;  /* as in a plan, or NULL */
  int kind_line;
  AshTerms terms;
  int terms_line;
  char *brief[ASH_N_BRIEF_PARTS];
  gint64 weight_bp;
  gint64 pass_bp;
  char *integrity;
  GPtrArray *draws;    /* (element-type AshPlanDraw), of a quiz */
  GPtrArray *outcomes; /* (element-type utf8) ids */
} AshPlanAssessment;

typedef struct
{
  AshPlanItem *item;
  char *outcome; /* id */
  AshDepth depth;
} AshPlanAlignment;

typedef struct
{
  char *id;
  char *title;
  int line;
  char *code;
  char *lang;
  char *purpose;
  char *audience;
  gint64 minutes;
  GPtrArray *sheet; /* (element-type AshPlanField) */
  GPtrArray *outcomes;
  GPtrArray *modules;
  GPtrArray *rubrics;
  GPtrArray *assessments;
  GPtrArray *alignments;
  AshRuleOp completion;
  gint64 need;
  GPtrArray *completed_by; /* (element-type utf8) ids of assessments; empty: no rule */
  gboolean has_badge;
  char *badge_name;
  char *badge_text;
} AshPlanCredential;

typedef struct
{
  char *name;       /* of the file, for messages */
  AshParty *issuer; /* NULL when the plan names none; its members NULL where it does not say */
  GPtrArray *credentials;
} AshPlan;

void ash_plan_free (AshPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPlan, ash_plan_free)
void ash_plan_item_free (AshPlanItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPlanItem, ash_plan_item_free)

void ash_plan_replacement_free (AshPlanReplacement *self);
void ash_plan_field_free (AshPlanField *self);
void ash_plan_draw_free (AshPlanDraw *self);
AshPlanCredential *ash_plan_credential_new (void);
void ash_plan_credential_free (AshPlanCredential *self);
AshPlanOutcome *ash_plan_outcome_new (void);
AshPlanModule *ash_plan_module_new (void);
AshPlanCriterion *ash_plan_criterion_new (void);
AshPlanRubric *ash_plan_rubric_new (void);
AshPlanAssessment *ash_plan_assessment_new (void);
void ash_plan_rating_free (AshPlanRating *self);
void ash_plan_alignment_free (AshPlanAlignment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPlanAlignment, ash_plan_alignment_free)
void ash_plan_outcome_free (AshPlanOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPlanOutcome, ash_plan_outcome_free)

/* Sets the one form of refusal: "plan.json, line 12: …". Always FALSE. */
gboolean ash_plan_refuse (const char *name, int line, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Shapes, keys and what they name; nothing of the document is looked at. */
AshPlan *ash_plan_read (GBytes *json, const char *name, GError **error);
/* Finds every item in the courses of the document. */
gboolean ash_plan_resolve (AshPlan *self, AshStore *store, GError **error);
/* Whether a plan means that course by @name: its ref, its title or the name of its file. */
gboolean ash_plan_is_course (const AshSource *source, const AshTree *tree, const char *name);
/* (transfer full) (nullable): the question banks of all courses, as draws name them; %NULL with
 * @error */
GPtrArray *ash_plan_list_banks (AshStore *store, GError **error);
/* Finds the banks that a quiz of the plan draws from, among those. @name: of the file */
gboolean
ash_plan_resolve_draws (GPtrArray *draws, GPtrArray *banks, const char *name, GError **error);
/* Writes a resolved plan, inside a transaction of the caller. */
gboolean ash_plan_write (const AshPlan *self, AshStore *store, GError **error);

G_END_DECLS

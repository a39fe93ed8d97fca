#pragma once

#include "ash-records.h"

G_BEGIN_DECLS

/**
 * AshSourceView:
 *
 * What a design has to know of a source course: enough to say where a link in its pages leads.
 */
typedef struct
{
  AshSource *source;
  AshTree *tree;
  GPtrArray *items;     /* (element-type AshItem) in reading order; unlinked ones last */
  GPtrArray *assets;    /* (element-type AshAsset) */
  GHashTable *by_id;    /* id -> AshItem or AshAsset, as AshRecord; borrowed */
  GHashTable *keys;     /* "scheme\nvalue" -> record id */
  GHashTable *names;    /* "scheme\nid" -> value */
  GHashTable *exported; /* id of a record -> our id in the package it came from */
  gpointer kept;        /* (nullable): see ash_source_view_keep() */
  GDestroyNotify free_kept;
} AshSourceView;

/**
 * AshDesign:
 *
 * One tree (a credential, or a source course as a whole) with everything that belongs to it,
 * immutable once made: what checks, the learner view and the writers work on, on any thread.
 * Bodies are not in it; they are asked for through #AshBodies. Two designs of one tree may share
 * records, arrays, tables and views of sources.
 */
typedef struct
{
  AshTree *tree;
  AshCredential *credential; /* NULL for a source course */
  AshBadge *badge;           /* NULL when there is none */
  AshParty *issuer;          /* NULL when there is none */
  AshFramework *framework;

  GPtrArray *items;    /* (element-type AshItem) linked ones in reading order, then the unlinked */
  GPtrArray *assets;   /* (element-type AshAsset) the tree's own */
  GPtrArray *banks;    /* (element-type AshBank) of the tree, private ones included */
  GPtrArray *drawn;    /* (element-type AshBank) of sources, that a quiz draws from */
  GPtrArray *outcomes; /* (element-type AshStatement) in the credential's order */
  GPtrArray *skills;   /* (element-type AshStatement) as well */
  GPtrArray *attributes; /* (element-type AshStatement) graduate attributes, as well */
  GPtrArray *frameworks; /* (element-type AshFramework) that any of these come from */
  GPtrArray *alignments;
  GPtrArray *rubrics;
  GPtrArray *assessments;
  GPtrArray *rules;
  GPtrArray *fields;
  GPtrArray *dismissals;
  GPtrArray *statement_uses; /* (element-type AshCredentialStatement) in the credential's order */
  GPtrArray *validations;    /* (element-type AshValidation) what employers say */
  GPtrArray *comments;       /* (element-type AshComment) on this tree and what is in it */
  GPtrArray *decisions;      /* (element-type AshDecision) oldest first */
  GPtrArray *sources;        /* (element-type AshSourceView) every source an item comes from */

  /* The rest is reached through the functions below. */
  GHashTable *by_id;
  GHashTable *children;    /* parent id, "" for the top -> GPtrArray of AshItem */
  GHashTable *origins;     /* item id -> AshItemOrigin, the first */
  GPtrArray *more_origins; /* (element-type AshItemOrigin) the others, of items made of several */
  GHashTable *uses;        /* source item id -> GPtrArray of AshItem of this tree */
  GHashTable *entries;     /* quiz id -> GPtrArray of AshQuizEntry; also of the quizzes in sources
                              that the tree's were made from */
  GHashTable *questions;   /* question id -> AshQuestion */
  GHashTable *by_bank;     /* bank id -> GPtrArray of AshQuestion */
  GHashTable *choices;     /* question id -> GPtrArray of AshChoice */
  GHashTable *accepted;    /* question id -> GPtrArray of AshAccepted */
  GHashTable *criteria;    /* rubric id -> GPtrArray of AshCriterion */
  GHashTable *ratings;     /* criterion id -> GPtrArray of AshRating */
  gboolean is_mended;      /* some item's place was not a place: items are not as stored */
} AshDesign;

AshDesign *ash_design_new (void);
AshDesign *ash_design_ref (AshDesign *self);
void ash_design_free (AshDesign *self); /* gives one reference back */
AshSourceView *ash_source_view_new (void);
AshSourceView *ash_source_view_ref (AshSourceView *self);
void ash_source_view_free (AshSourceView *self); /* gives one reference back */

/* All return borrowed records; arrays are never NULL, perhaps empty. */
const AshItem *ash_design_item (const AshDesign *self, const char *id);
GPtrArray *ash_design_children (const AshDesign *self, const char *parent);
GPtrArray *ash_design_entries (const AshDesign *self, const char *quiz);
const AshQuestion *ash_design_question (const AshDesign *self, const char *id);
const AshBank *ash_design_bank (const AshDesign *self, const char *id);
GPtrArray *ash_design_bank_questions (const AshDesign *self, const char *bank);
GPtrArray *ash_design_choices (const AshDesign *self, const char *question);
GPtrArray *ash_design_accepted (const AshDesign *self, const char *question);
GPtrArray *ash_design_criteria (const AshDesign *self, const char *rubric);
GPtrArray *ash_design_ratings (const AshDesign *self, const char *criterion);
const AshRubric *ash_design_rubric (const AshDesign *self, const char *id);
const AshAssessment *ash_design_assessment (const AshDesign *self, const char *id);
const AshAssessment *ash_design_assessment_of_item (const AshDesign *self, const char *item);
const AshStatement *ash_design_outcome (const AshDesign *self, const char *id);
/* An outcome, a skill or an attribute; the framework that it comes from, NULL for our own; and how
 * the credential uses it. */
const AshStatement *ash_design_statement (const AshDesign *self, const char *id);
const AshFramework *ash_design_framework_of (const AshDesign *self, const AshStatement *statement);
const AshCredentialStatement *ash_design_use_of (const AshDesign *self, const char *statement);
const AshItemOrigin *ash_design_origin (const AshDesign *self, const char *item);
const AshSourceView *ash_design_source_of (const AshDesign *self, const char *item);
GPtrArray *ash_design_uses (const AshDesign *self, const char *source_item);
const char *ash_design_field (const AshDesign *self, const char *owner, const char *key);
const char *ash_design_export_id (const AshDesign *self, const AshRecord *record);
guint ash_design_depth (const AshDesign *self, const AshItem *item);
char *ash_design_place (const AshDesign *self, const AshItem *item);
gboolean ash_design_is_adapted (const AshDesign *self, const AshItem *item);
/* Whether its learners go at their own pace. @self: (nullable) */
gboolean ash_design_is_self_paced (const AshDesign *self);
/* Whether the body of such an item is words. */
gboolean ash_item_has_words (const AshItem *item);

/* What @make makes of the view, once for as long as it lives; any thread. There is room for one. */
gconstpointer ash_source_view_keep (const AshSourceView *self,
                                    gpointer (*make) (const AshSourceView *view),
                                    GDestroyNotify free);
const char *ash_source_view_find (const AshSourceView *self, const char *scheme, const char *value);
const char *ash_source_view_name (const AshSourceView *self, const char *id, const char *scheme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshDesign, ash_design_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshSourceView, ash_source_view_free)

/**
 * AshChunkFunc:
 * @data: the next bytes of an object, at most `ASH_CHUNK_BYTES`
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*AshChunkFunc) (const guint8 *data,
                                  gsize length,
                                  gpointer user_data,
                                  GError **error);

/**
 * AshBodies:
 *
 * Where bodies come from. The store gives one; tests make their own.
 */
typedef struct
{
  /* A whole object: (transfer full) */
  GBytes *(*load) (gpointer user_data, const char *digest, GError **error);
  /* An object piece by piece, in order */
  gboolean (*stream) (gpointer user_data,
                      const char *digest,
                      AshChunkFunc func,
                      gpointer func_data,
                      GError **error);
  /* Its size in bytes, or -1 when it is not there */
  gint64 (*size) (gpointer user_data, const char *digest);
  gpointer user_data;
  /* (nullable): how many seconds a film or sound lasts, 0 when that is not known */
  gint64 (*seconds) (gpointer user_data, const char *digest);
} AshBodies;

GBytes *ash_bodies_load (const AshBodies *self, const char *digest, GError **error);
/* 0 when it is not known. */
gint64 ash_bodies_seconds (const AshBodies *self, const char *digest);

G_END_DECLS

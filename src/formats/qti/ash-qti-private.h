#pragma once

#include "../cc/ash-package-private.h"

G_BEGIN_DECLS

/* Reading QTI 1.2 (formats.md, 2.6): leniently, whatever profile the questions claim. */

/* The questions of a quiz, in a bank of its own, with its limits. @path: the member, or "" when
 * it stands in the manifest. What Canvas keeps of the quiz elsewhere is read too. */
gboolean ash_qti_read_quiz (
    AshPackage *package, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error);
/* A bank of its own; its id is `resource->record`. */
gboolean ash_qti_read_bank (AshPackage *package,
                            AshResource *resource,
                            const AshXmlNode *root,
                            GError **error);
/* A second quiz item with the questions of the first. */
gboolean ash_qti_share_entries (AshPackage *package,
                                const AshItem *first,
                                const AshItem *second,
                                GError **error);

/* One question as records that are not stored yet. */
typedef struct
{
  AshQuestion *question;
  GPtrArray *choices;  /* (element-type AshChoice) */
  GPtrArray *accepted; /* (element-type AshAccepted) */
  gboolean has_key;
  gboolean is_partial; /* some answers give a part of the points */
} AshQtiItem;

AshQtiItem *ash_qti_item_new (const AshXmlNode *item, const char *id);
void ash_qti_item_free (AshQtiItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshQtiItem, ash_qti_item_free)

/* The value of a field of the metadata that is the node's own: (transfer full) (nullable). */
char *ash_qti_field (const AshXmlNode *node, const char *label);
/* All materials below, as one HTML fragment; those inside `skip` elements are left out. */
char *ash_qti_material (const AshXmlNode *node, const char *const *skip);
void ash_qti_read_feedback (AshQtiItem *self, const AshXmlNode *item, GPtrArray *idents);

/* A condition of the response processing, as far as it matters. */
typedef struct
{
  GPtrArray *equal;    /* (element-type AshQtiMatch) not negated */
  gboolean is_other;   /* applies whatever was answered, or when nothing else did */
  gboolean is_negated; /* only negated matches */
  gboolean is_group;   /* several must hold together */
  gboolean has_score;
  double score;
  GPtrArray *shown; /* (element-type utf8) idents of feedback; borrowed */
} AshQtiCondition;

typedef struct
{
  char *text;
  gboolean is_substring;
  gboolean is_case_sensitive;
} AshQtiMatch;

AshQtiCondition *ash_qti_condition_new (const AshXmlNode *node);
void ash_qti_condition_free (AshQtiCondition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshQtiCondition, ash_qti_condition_free)

G_END_DECLS

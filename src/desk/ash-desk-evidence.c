#include "ash-desk-evidence.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>
#include <ash-terms.h>
#include <string.h>

#include "ash-desk-align.h"
#include "ash-desk-private.h"

const char *const ASH_EVIDENCE_KINDS[] = { "practical", "viva", "presentation", "portfolio", NULL };

const char *
ash_evidence_kind_word (const char *kind)
{
  static const char *const WORDS[] = { N_ ("Practical"), N_ ("Conversation"), N_ ("Presentation"),
                                       N_ ("Portfolio") };

  for (guint i = 0; ASH_EVIDENCE_KINDS[i] != NULL; i++)
    if (g_strcmp0 (ASH_EVIDENCE_KINDS[i], kind) == 0)
      return _ (WORDS[i]);
  return NULL;
}

static AshAssessment *
evidence_of_item (AshStore *store, const char *credential, const char *item)
{
  g_autoptr (GPtrArray) all = ash_store_list (store, &ASH_ASSESSMENT, "item", item, NULL);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (all, i);

      if (g_strcmp0 (each->credential, credential) == 0)
        return ash_assessment_copy (each);
    }
  return NULL;
}

static gboolean
check_item (AshStore *store, const char *credential, const char *item, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (AshItem) record = tree != NULL ? ash_desk_get_own_item (store, item, error) : NULL;

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (record->tree, tree) == 0 && record->kind != ASH_ITEM_FOLDER)
    return TRUE;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       record->kind == ASH_ITEM_FOLDER
                           ? _ ("A section cannot be evidence. Choose an item in it.")
                           : _ ("That item belongs to another credential."));
  return FALSE;
}

static gboolean
insert_rule (AshStore *store,
             const char *credential,
             const char *parent,
             guint index,
             AshRuleOp op,
             gint64 need,
             const char *target,
             char **out_id,
             GError **error)
{
  g_autoptr (AshRule) rule = ash_rule_new ();

  rule->owner = g_strdup (credential);
  rule->parent = g_strdup (parent);
  rule->pos = ash_position_nth (index);
  rule->op = op;
  rule->need = need;
  rule->target = g_strdup (target);
  if (!ash_store_insert (store, &ASH_RULE, rule, error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_strdup (rule->record.id);
  return TRUE;
}

/* The rule that asks for evidence piece by piece, without groups; NULL when there is none. */
static const AshRule *
plain_rule (GPtrArray *rules)
{
  const AshRule *root = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (rules, i);

      if (rule->op == ASH_RULE_LEAF)
        continue;
      if (root != NULL || rule->parent != NULL)
        return NULL;
      root = rule;
    }
  return root;
}

/* What completes it from all evidence goes on to: what is added is asked for like the rest. */
static gboolean
join_completion (AshStore *store, const char *credential, const char *assessment, GError **error)
{
  g_autoptr (GPtrArray) rules = ash_store_list (store, &ASH_RULE, "owner", credential, error);
  const AshRule *root = rules != NULL ? plain_rule (rules) : NULL;

  if (root == NULL ||
      rules->len != ash_store_count (store, &ASH_ASSESSMENT, "credential", credential))
    return rules != NULL;
  return insert_rule (store, credential, root->record.id, rules->len - 1, ASH_RULE_LEAF, ASH_UNSET,
                      assessment, NULL, error);
}

static char *
insert_evidence (AshStore *store,
                 const char *credential,
                 const char *item,
                 const char *title,
                 const char *kind,
                 GError **error)
{
  g_autoptr (AshAssessment) fresh = ash_assessment_new ();

  fresh->credential = g_strdup (credential);
  fresh->item = g_strdup (item);
  fresh->title = g_strdup (title);
  fresh->kind = g_strdup (kind);
  fresh->pos = ash_desk_place_last (store, &ASH_ASSESSMENT, "credential", credential, error);
  if (fresh->pos == NULL || !ash_store_insert (store, &ASH_ASSESSMENT, fresh, error) ||
      !join_completion (store, credential, fresh->record.id, error))
    return NULL;
  return g_strdup (fresh->record.id);
}

/**
 * ash_desk_add_evidence:
 * @item: (nullable): the item of the credential that carries it
 * @title: (nullable): %NULL for the item's
 * @kind: (nullable): "practical", "viva", …; %NULL: as the item says
 */
char *
ash_desk_add_evidence (AshStore *store,
                       const char *credential,
                       const char *item,
                       const char *title,
                       const char *kind,
                       GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshItem) carrier = NULL;
  g_autoptr (AshAssessment) there = NULL;
  g_autofree char *made = NULL;

  if (record == NULL || (item != NULL && !check_item (store, credential, item, error)))
    return NULL;
  if (item != NULL && (there = evidence_of_item (store, credential, item)) != NULL)
    return g_strdup (there->record.id);
  carrier = item != NULL ? ash_store_get (store, &ASH_ITEM, item, error) : NULL;
  if (!ash_store_begin (store, _ ("Add evidence"), NULL, error))
    return NULL;
  made = insert_evidence (store, credential, item,
                          title == NULL && carrier != NULL ? carrier->title : title, kind, error);
  return ash_desk_end (store, made != NULL, error) ? g_steal_pointer (&made) : NULL;
}

gboolean
ash_desk_assess_with_item (AshStore *store,
                           const char *credential,
                           const char *item,
                           const char *statement,
                           GError **error)
{
  g_autofree char *made = NULL;
  gboolean is_done;

  if (!ash_store_begin (store, _ ("Make it evidence"), NULL, error))
    return FALSE;
  made = ash_desk_add_evidence (store, credential, item, NULL, NULL, error);
  is_done = made != NULL && ash_desk_align (store, ASH_SUBJECT_ASSESSMENT, made, statement,
                                            ASH_DEPTH_ASSESSED, error);
  return ash_desk_end (store, is_done, error);
}

static gboolean
mark_evidence (AshStore *store,
               const AshAssessment *evidence,
               const char *statement,
               int depth,
               GError **error)
{
  const char *id = evidence->record.id;
  const char *item = evidence->item;

  if (depth == ASH_DEPTH_ASSESSED)
    return ash_desk_align (store, ASH_SUBJECT_ASSESSMENT, id, statement, ASH_DEPTH_ASSESSED,
                           error) &&
           (item == NULL || ash_desk_unalign (store, ASH_SUBJECT_ITEM, item, statement, error));
  if (depth >= 0 && item == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("This evidence has no item in which something is introduced or "
                              "practised. It can only assess."));
      return FALSE;
    }
  return ash_desk_unalign (store, ASH_SUBJECT_ASSESSMENT, id, statement, error) &&
         (depth >= 0
              ? ash_desk_align (store, ASH_SUBJECT_ITEM, item, statement, (AshDepth) depth, error)
              : item == NULL || ash_desk_unalign (store, ASH_SUBJECT_ITEM, item, statement, error));
}

/**
 * ash_desk_mark_evidence:
 * @depth: an #AshDepth, or -1 to take the mark away
 */
gboolean
ash_desk_mark_evidence (
    AshStore *store, const char *assessment, const char *statement, int depth, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  const char *label = depth == ASH_DEPTH_ASSESSED     ? _ ("Mark as assessed")
                      : depth == ASH_DEPTH_PRACTISED  ? _ ("Mark as practised")
                      : depth == ASH_DEPTH_INTRODUCED ? _ ("Mark as introduced")
                                                      : _ ("Remove mark");

  if (record == NULL || !ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, mark_evidence (store, record, statement, depth, error), error);
}

static gboolean
write_order (AshStore *store, GPtrArray *row, GError **error)
{
  for (guint i = 0; i < row->len; i++)
    {
      AshAssessment *each = g_ptr_array_index (row, i);
      g_autofree char *pos = ash_position_nth (i);

      if (g_strcmp0 (each->pos, pos) == 0)
        continue;
      g_free (each->pos);
      each->pos = g_steal_pointer (&pos);
      if (!ash_store_update (store, &ASH_ASSESSMENT, each, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_shift_evidence:
 * @by: -1 for one place forward, 1 for one back; nothing happens at the ends
 */
gboolean
ash_desk_shift_evidence (AshStore *store, const char *assessment, int by, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (GPtrArray) row = record != NULL ? ash_store_list (store, &ASH_ASSESSMENT, "credential",
                                                               record->credential, error)
                                             : NULL;
  gint64 from = -1;
  gint64 to;

  for (guint i = 0; row != NULL && i < row->len; i++)
    if (g_strcmp0 (((AshRecord *) g_ptr_array_index (row, i))->id, assessment) == 0)
      from = i;
  if (from < 0)
    return FALSE;
  to = CLAMP (from + by, 0, (gint64) row->len - 1);
  if (to == from)
    return TRUE;
  g_ptr_array_insert (row, (int) to, g_ptr_array_steal_index (row, (guint) from));
  if (!ash_store_begin (store, _ ("Move evidence"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_order (store, row, error), error);
}

/* Terms */

static gboolean
set_term (AshStore *store,
          const char *assessment,
          const char *of_item,
          const char *of_evidence,
          gint64 value,
          const char *label,
          GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshItem) item = record != NULL && record->item != NULL
                                 ? ash_store_get (store, &ASH_ITEM, record->item, error)
                                 : NULL;

  if (record == NULL || (record->item != NULL && item == NULL))
    return FALSE;
  if (!ash_terms_make_sense (item))
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("A discussion has no attempts and no time limit."));
      return FALSE;
    }
  return ash_terms_are_of_item (item)
             ? ash_desk_set_int (store, &ASH_ITEM, record->item, of_item, value, label, error)
             : ash_desk_set_int (store, &ASH_ASSESSMENT, assessment, of_evidence, value, label,
                                 error);
}

gboolean
ash_desk_set_attempts (AshStore *store, const char *assessment, gint64 attempts, GError **error)
{
  return set_term (store, assessment, "attempts", "attempts", attempts, _ ("Change attempts"),
                   error);
}

gboolean
ash_desk_set_time (AshStore *store, const char *assessment, gint64 minutes, GError **error)
{
  return set_term (store, assessment, "limit_minutes", "minutes", minutes, _ ("Change time limit"),
                   error);
}

/* Completion */

/* Takes the leaves of one piece of evidence; a rule that asks for nothing more is none. */
static gboolean
drop_from_completion (AshStore *store, const AshAssessment *assessment, GError **error)
{
  g_autoptr (GPtrArray) rules =
      ash_store_list (store, &ASH_RULE, "owner", assessment->credential, error);
  guint n_leaves = 0;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (rules, i);

      if (rule->op != ASH_RULE_LEAF)
        continue;
      if (g_strcmp0 (rule->target, assessment->record.id) != 0)
        n_leaves++;
      else if (!ash_store_delete (store, &ASH_RULE, rule->record.id, error))
        return FALSE;
    }
  if (rules == NULL || n_leaves > 0)
    return rules != NULL;
  return ash_desk_delete_where (store, &ASH_RULE, "owner", assessment->credential, error);
}

gboolean
ash_desk_delete_evidence (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  gboolean is_done;

  if (record == NULL || !ash_store_begin (store, _ ("Delete evidence"), NULL, error))
    return FALSE;
  is_done = ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", assessment, error) &&
            ash_desk_delete_where (store, &ASH_SHEET_FIELD, "owner", assessment, error) &&
            ash_desk_delete_where (store, &ASH_DISMISSAL, "subject", assessment, error) &&
            drop_from_completion (store, record, error) &&
            ash_store_delete (store, &ASH_ASSESSMENT, assessment, error);
  return ash_desk_end (store, is_done, error);
}

static gboolean
write_weights (AshStore *store, GPtrArray *row, GError **error)
{
  gint64 left = 10000;

  for (guint i = 0; i < row->len; i++)
    {
      AshAssessment *each = g_ptr_array_index (row, i);
      gint64 part = left / (gint64) (row->len - i);

      /* Whole percents, as people write them, as long as there are any. */
      if (row->len <= 100 && i + 1 < row->len)
        part = part / 100 * 100;
      left -= part;
      if (each->weight_bp == part)
        continue;
      each->weight_bp = part;
      if (!ash_store_update (store, &ASH_ASSESSMENT, each, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ash_desk_share_weights (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) row =
      ash_store_list (store, &ASH_ASSESSMENT, "credential", credential, error);

  if (row == NULL || row->len == 0)
    return row != NULL;
  if (!ash_store_begin (store, _ ("Share weights equally"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_weights (store, row, error), error);
}

static gboolean
write_completion (AshStore *store,
                  const char *credential,
                  AshRuleOp op,
                  gint64 need,
                  const char *const *assessments,
                  GError **error)
{
  guint n = g_strv_length ((GStrv) assessments);
  g_autofree char *root = NULL;

  if (!ash_desk_delete_where (store, &ASH_RULE, "owner", credential, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (!insert_rule (store, credential, NULL, 0, op,
                    op == ASH_RULE_NEED ? CLAMP (need, 1, (gint64) n) : ASH_UNSET, NULL, &root,
                    error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!insert_rule (store, credential, root, i, ASH_RULE_LEAF, ASH_UNSET, assessments[i], NULL,
                      error))
      return FALSE;
  return TRUE;
}

/**
 * ash_desk_set_completion:
 * @need: of %ASH_RULE_NEED: how many; brought between 1 and all
 */
gboolean
ash_desk_set_completion (AshStore *store,
                         const char *credential,
                         AshRuleOp op,
                         gint64 need,
                         const char *const *assessments,
                         GError **error)
{
  if (!ash_store_begin (store, _ ("Change what completes it"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_completion (store, credential, op, need, assessments, error),
                       error);
}

#include "ash-desk-align.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

static const AshRecordClass *const SUBJECTS[] = { &ASH_ITEM, &ASH_ASSESSMENT, &ASH_CRITERION,
                                                  &ASH_QUESTION, &ASH_STATEMENT };

static const char *
label_of (AshDepth depth)
{
  switch (depth)
    {
    case ASH_DEPTH_PRACTISED:
      return _ ("Mark as practised");
    case ASH_DEPTH_ASSESSED:
      return _ ("Mark as assessed");
    case ASH_DEPTH_INTRODUCED:
    default:
      return _ ("Mark as introduced");
    }
}

/* An outcome is shown by evidence only: backward design's one hard rule. */
static gboolean
check_mark (
    AshStore *store, AshSubjectKind kind, const char *subject, AshDepth depth, GError **error)
{
  gpointer record;

  if (kind == ASH_SUBJECT_ITEM && depth == ASH_DEPTH_ASSESSED)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Only evidence assesses an outcome. Make this item evidence "
                              "first."));
      return FALSE;
    }
  if (kind == ASH_SUBJECT_ITEM)
    {
      g_autoptr (AshItem) item = ash_desk_get_own_item (store, subject, error);

      return item != NULL;
    }
  record = ash_store_get (store, SUBJECTS[kind], subject, error);
  if (record == NULL)
    return FALSE;
  ash_record_free (SUBJECTS[kind], record);
  return TRUE;
}

/* The marks of one subject for one outcome: one, but a document from outside may hold more. */
static GPtrArray *
marks_of (AshStore *store, const char *subject, const char *statement, GError **error)
{
  GPtrArray *marks = ash_store_list (store, &ASH_ALIGNMENT, "subject", subject, error);

  for (guint i = marks != NULL ? marks->len : 0; i > 0; i--)
    {
      const AshAlignment *mark = g_ptr_array_index (marks, i - 1);

      if (g_strcmp0 (mark->statement, statement) != 0)
        g_ptr_array_remove_index (marks, i - 1);
    }
  return marks;
}

static gboolean
delete_marks (AshStore *store, GPtrArray *marks, guint from, GError **error)
{
  for (guint i = from; i < marks->len; i++)
    {
      const AshAlignment *mark = g_ptr_array_index (marks, i);

      if (!ash_store_delete (store, &ASH_ALIGNMENT, mark->record.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_mark (AshStore *store,
            AshSubjectKind kind,
            const char *subject,
            const char *statement,
            AshDepth depth,
            GPtrArray *marks,
            GError **error)
{
  g_autoptr (AshAlignment) fresh = NULL;

  if (marks->len > 0)
    {
      AshAlignment *mark = g_ptr_array_index (marks, 0);

      mark->subject_kind = kind;
      mark->depth = depth;
      return ash_store_update (store, &ASH_ALIGNMENT, mark, error) &&
             delete_marks (store, marks, 1, error);
    }
  fresh = ash_alignment_new ();
  fresh->subject_kind = kind;
  fresh->subject = g_strdup (subject);
  fresh->statement = g_strdup (statement);
  fresh->depth = depth;
  return ash_store_insert (store, &ASH_ALIGNMENT, fresh, error);
}

/**
 * ash_desk_align:
 * @kind: what @subject is
 * @subject: an item of a credential, an assessment, a criterion or a question
 * @statement: the outcome
 * @depth: %ASH_DEPTH_ASSESSED only where @subject is no item
 *
 * Says how a subject serves an outcome, in place of what was said of the two before. Nothing
 * happens when that is said already.
 *
 * Returns: %FALSE with %ASH_ERROR_NOT_FOUND or %ASH_ERROR_REFUSED
 */
gboolean
ash_desk_align (AshStore *store,
                AshSubjectKind kind,
                const char *subject,
                const char *statement,
                AshDepth depth,
                GError **error)
{
  g_autoptr (AshStatement) outcome = NULL;
  g_autoptr (GPtrArray) marks = NULL;

  if (!check_mark (store, kind, subject, depth, error))
    return FALSE;
  outcome = ash_store_get (store, &ASH_STATEMENT, statement, error);
  marks = outcome != NULL ? marks_of (store, subject, statement, error) : NULL;
  if (marks == NULL)
    return FALSE;
  if (marks->len == 1 && ((AshAlignment *) g_ptr_array_index (marks, 0))->depth == depth)
    return TRUE;
  if (!ash_store_begin (store, label_of (depth), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_mark (store, kind, subject, statement, depth, marks, error),
                       error);
}

/**
 * ash_desk_unalign:
 *
 * Takes the mark away. Nothing happens when there is none.
 */
gboolean
ash_desk_unalign (AshStore *store,
                  AshSubjectKind kind,
                  const char *subject,
                  const char *statement,
                  GError **error)
{
  g_autoptr (GPtrArray) marks = marks_of (store, subject, statement, error);

  if (marks == NULL || marks->len == 0)
    return marks != NULL;
  if (!ash_store_begin (store, _ ("Remove mark"), NULL, error))
    return FALSE;
  return ash_desk_end (store, delete_marks (store, marks, 0, error), error);
}

#include "ash-desk-comment.h"

#include <ash-error.h>
#include <ash-passage.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-inspect.h"

#include "ash-desk-private.h"

static char *
now_in_words (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
check_text (const char *text, GError **error)
{
  if (text != NULL && text[strspn (text, " \t\r\n")] != '\0')
    return TRUE;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("The comment has no words yet."));
  return FALSE;
}

static char *
insert_comment (AshStore *store, AshComment *comment, const char *label, GError **error)
{
  comment->at = now_in_words ();
  if (!ash_store_begin (store, label, NULL, error) ||
      !ash_desk_end (store, ash_store_insert (store, &ASH_COMMENT, comment, error), error))
    return NULL;
  return g_strdup (comment->record.id);
}

char *
ash_desk_add_comment (AshStore *store,
                      const char *credential,
                      const AshCommentAbout *about,
                      const char *author,
                      const char *text,
                      GError **error)
{
  g_autoptr (AshComment) comment = ash_comment_new ();

  if (!check_text (text, error))
    return NULL;
  comment->tree = ash_desk_tree_of (store, credential, error);
  if (comment->tree == NULL)
    return NULL;
  comment->subject_kind = g_strdup (about->kind);
  comment->subject = g_strdup (about->subject);
  comment->other = g_strdup (about->other);
  comment->quote = ash_passage_clean (about->quote);
  comment->author = g_strdup (author);
  comment->text = g_strstrip (g_strdup (text));
  return insert_comment (store, comment, _ ("Comment"), error);
}

static AshComment *
thread_of (AshStore *store, const char *id, GError **error)
{
  AshComment *comment = ash_store_get (store, &ASH_COMMENT, id, error);
  AshComment *first = comment != NULL && comment->reply_to != NULL
                          ? ash_store_find (store, &ASH_COMMENT, "id", comment->reply_to)
                          : NULL;

  if (first == NULL)
    return comment;
  ash_comment_free (comment);
  return first;
}

static gboolean
set_resolved (AshStore *store, AshComment *thread, gboolean is_resolved, GError **error)
{
  thread->is_resolved = is_resolved;
  return ash_store_update (store, &ASH_COMMENT, thread, error);
}

char *
ash_desk_reply_to_comment (
    AshStore *store, const char *comment, const char *author, const char *text, GError **error)
{
  g_autoptr (AshComment) thread = thread_of (store, comment, error);
  g_autoptr (AshComment) reply = NULL;

  if (thread == NULL || !check_text (text, error))
    return NULL;
  reply = ash_comment_new ();
  reply->tree = g_strdup (thread->tree);
  reply->subject_kind = g_strdup (thread->subject_kind);
  reply->subject = g_strdup (thread->subject);
  reply->other = g_strdup (thread->other);
  reply->reply_to = g_strdup (thread->record.id);
  reply->author = g_strdup (author);
  reply->text = g_strstrip (g_strdup (text));
  reply->at = now_in_words ();
  if (!ash_store_begin (store, _ ("Reply"), NULL, error))
    return NULL;
  if (!ash_desk_end (store,
                     ash_store_insert (store, &ASH_COMMENT, reply, error) &&
                         (!thread->is_resolved || set_resolved (store, thread, FALSE, error)),
                     error))
    return NULL;
  return g_strdup (reply->record.id);
}

gboolean
ash_desk_edit_comment (AshStore *store, const char *comment, const char *text, GError **error)
{
  g_autoptr (AshComment) record = ash_store_get (store, &ASH_COMMENT, comment, error);

  if (record == NULL || !check_text (text, error))
    return FALSE;
  g_free (record->text);
  record->text = g_strstrip (g_strdup (text));
  return ash_store_begin (store, _ ("Change comment"), NULL, error) &&
         ash_desk_end (store, ash_store_update (store, &ASH_COMMENT, record, error), error);
}

gboolean
ash_desk_resolve_comment (AshStore *store,
                          const char *comment,
                          gboolean is_resolved,
                          GError **error)
{
  g_autoptr (AshComment) thread = thread_of (store, comment, error);

  return thread != NULL &&
         ash_store_begin (store, is_resolved ? _ ("Resolve comment") : _ ("Open comment again"),
                          NULL, error) &&
         ash_desk_end (store, set_resolved (store, thread, is_resolved, error), error);
}

gboolean
ash_desk_delete_comment (AshStore *store, const char *comment, GError **error)
{
  return ash_store_begin (store, _ ("Delete comment"), NULL, error) &&
         ash_desk_end (store,
                       ash_desk_delete_where (store, &ASH_COMMENT, "reply_to", comment, error) &&
                           ash_store_delete (store, &ASH_COMMENT, comment, error),
                       error);
}

gboolean
ash_desk_has_passage (AshStore *store, const char *item, const char *passage)
{
  g_autoptr (AshItem) record = ash_store_find (store, &ASH_ITEM, "id", item);
  g_autofree char *html = record != NULL ? ash_inspect_dup_text (store, record, NULL) : NULL;

  return ash_passage_find (html, passage, NULL, NULL);
}

/* Reading */

const AshComment *
ash_comment_find (const AshDesign *design, const char *id)
{
  for (guint i = 0; id != NULL && i < design->comments->len; i++)
    {
      const AshComment *comment = g_ptr_array_index (design->comments, i);

      if (g_strcmp0 (comment->record.id, id) == 0)
        return comment;
    }
  return NULL;
}

/* A reply to a reply, or to what is gone, may come from elsewhere. */
static gboolean
begins_thread (const AshDesign *design, const AshComment *comment)
{
  const AshComment *first = ash_comment_find (design, comment->reply_to);

  return first == NULL || first == comment || first->reply_to != NULL;
}

GPtrArray *
ash_comment_threads (const AshDesign *design)
{
  GPtrArray *threads = g_ptr_array_new ();

  for (guint i = 0; i < design->comments->len; i++)
    if (begins_thread (design, g_ptr_array_index (design->comments, i)))
      g_ptr_array_add (threads, g_ptr_array_index (design->comments, i));
  return threads;
}

GPtrArray *
ash_comment_replies (const AshDesign *design, const AshComment *thread)
{
  GPtrArray *replies = g_ptr_array_new ();

  for (guint i = 0; thread->reply_to == NULL && i < design->comments->len; i++)
    {
      AshComment *comment = g_ptr_array_index (design->comments, i);

      if (comment != thread && g_strcmp0 (comment->reply_to, thread->record.id) == 0)
        g_ptr_array_add (replies, comment);
    }
  return replies;
}

GPtrArray *
ash_comment_passages (const AshDesign *design, const char *item)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < design->comments->len; i++)
    {
      AshComment *comment = g_ptr_array_index (design->comments, i);

      if (comment->quote != NULL && !comment->is_resolved && comment->reply_to == NULL &&
          g_strcmp0 (comment->subject, item) == 0)
        g_ptr_array_add (open, comment);
    }
  return open;
}

static const char *
title_of_criterion (const AshDesign *design, const char *id)
{
  for (guint i = 0; i < design->rubrics->len; i++)
    {
      GPtrArray *criteria =
          ash_design_criteria (design, ((AshRecord *) design->rubrics->pdata[i])->id);

      for (guint k = 0; k < criteria->len; k++)
        {
          const AshCriterion *criterion = g_ptr_array_index (criteria, k);

          if (g_strcmp0 (criterion->record.id, id) == 0)
            return criterion->title != NULL ? criterion->title : "";
        }
    }
  return NULL;
}

static const char *
title_of_statement (const AshDesign *design, const char *id)
{
  const AshStatement *outcome = id != NULL ? ash_design_outcome (design, id) : NULL;

  if (outcome == NULL)
    return NULL;
  return outcome->text != NULL ? outcome->text : "";
}

/* NULL: it is not there any more. */
static const char *
title_of (const AshDesign *design, const char *id)
{
  const AshItem *item = id != NULL ? ash_design_item (design, id) : NULL;
  const AshAssessment *assessment = id != NULL ? ash_design_assessment (design, id) : NULL;
  const char *title;

  if (item != NULL)
    return item->title != NULL ? item->title : "";
  if (assessment != NULL)
    return assessment->title != NULL ? assessment->title : "";
  title = title_of_statement (design, id);
  return title != NULL ? title : title_of_criterion (design, id);
}

char *
ash_comment_place (const AshDesign *design, const AshComment *comment)
{
  const char *subject = title_of (design, comment->subject);
  const char *other = title_of_statement (design, comment->other);

  if (comment->subject == NULL || g_strcmp0 (comment->subject_kind, "credential") == 0)
    return g_strdup (_ ("The whole credential"));
  if (subject == NULL)
    return g_strdup (_ ("Something that is gone"));
  if (other != NULL)
    /* Translators: a cell of the matrix: an outcome, and what stands for it */
    return g_strdup_printf (_ ("%s · %s"), other, subject);
  return g_strdup (*subject != '\0' ? subject : _ ("Untitled"));
}

#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* What people say to each other about a design. */

/**
 * AshCommentAbout:
 * @kind: the table of the subject: "item", "statement", "criterion", "assessment", "credential"
 * @subject: its id
 * @other: (nullable): of a cell of the matrix, the outcome; then the subject is the column
 * @quote: (nullable): the passage of a page; it is kept as ash_passage_clean() makes it
 */
typedef struct
{
  const char *kind;
  const char *subject;
  const char *other;
  const char *quote;
} AshCommentAbout;

/* (transfer full): the id of the comment */
char *ash_desk_add_comment (AshStore *store,
                            const char *credential,
                            const AshCommentAbout *about,
                            const char *author,
                            const char *text,
                            GError **error);
/* @comment: any of the thread. A thread that was resolved is open again. */
char *ash_desk_reply_to_comment (
    AshStore *store, const char *comment, const char *author, const char *text, GError **error);
gboolean
ash_desk_edit_comment (AshStore *store, const char *comment, const char *text, GError **error);
/* The thread that it begins. */
gboolean ash_desk_resolve_comment (AshStore *store,
                                   const char *comment,
                                   gboolean is_resolved,
                                   GError **error);
/* With its replies, where it begins a thread. */
gboolean ash_desk_delete_comment (AshStore *store, const char *comment, GError **error);

/* Whether the words stand in the item's text. */
gboolean ash_desk_has_passage (AshStore *store, const char *item, const char *passage);

/* The threads of a design, oldest first: (element-type AshComment), borrowed. Also the replies of
 * a thread whose beginning is gone stand for themselves. */
GPtrArray *ash_comment_threads (const AshDesign *design);
/* (transfer none) (nullable) */
const AshComment *ash_comment_find (const AshDesign *design, const char *id);
GPtrArray *ash_comment_replies (const AshDesign *design, const AshComment *thread);
/* The threads about passages of that item that are not resolved: (element-type AshComment),
 * borrowed. */
GPtrArray *ash_comment_passages (const AshDesign *design, const char *item);
/* What a comment is about, in words: “Week 1”, “O1 · Chart quiz”. */
char *ash_comment_place (const AshDesign *design, const AshComment *comment);

G_END_DECLS

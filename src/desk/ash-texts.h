#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <ash-store.h>

G_BEGIN_DECLS

/* A text with words in it: a title, a page, a question, its feedback, what a rubric says. */
typedef struct
{
  const AshRecordClass *klass;
  char *id;
  const char *column; /* "body": its object; "description": in the settings of a quiz */
  gboolean is_html;
  char *text;       /* as it was read */
  char *credential; /* (nullable): id; NULL of a source */
  char *entry;      /* (nullable): of a question and its parts, the line of the quiz that asks it */
  char *item;       /* (nullable): where it is shown: an item, an outcome, an assessment */
  char *part;       /* (nullable): of a sheet's field, its key */
  char *place;      /* "Module / Page", in words */
  const char *what; /* what kind of text it is, translated: "Feedback" */
  char *owner;      /* title of the credential or the course */
} AshText;

AshText *ash_text_copy (const AshText *self);
void ash_text_free (AshText *self);

/* @text: borrowed, with all that it holds. Returns: whether to go on */
typedef gboolean (*AshTextFunc) (const AshText *text, gpointer data);

/* Reads all texts of a credential or a course to @func, until it has enough; any thread. Returns:
 * %FALSE with `G_IO_ERROR_CANCELLED` */
gboolean ash_texts_each (const AshDesign *design,
                         const AshBodies *bodies,
                         AshProgress *progress,
                         AshTextFunc func,
                         gpointer data,
                         GError **error);

/* (transfer full) (nullable): what it reads now; %NULL when it is gone */
char *ash_text_now (AshStore *store, const AshText *self);
/* Within a transaction: @changed instead of it, where it still reads as it was read; a question of
 * the course becomes the quiz's own then. @out_done: whether it did */
gboolean ash_text_change (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshText, ash_text_free)

G_END_DECLS

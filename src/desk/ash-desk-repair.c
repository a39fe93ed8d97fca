/* What the checks found, mended in one step. A finding was made from the document as it was a
 * moment ago: each repair looks whether there is still something to mend. */
#include "ash-desk-repair.h"

#include <ash-error.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-evidence.h"
#include "ash-desk-private.h"
#include "ash-desk-quiz.h"
#include "ash-in-words.h"

typedef char *(*Mend) (AshStore *store,
                       const AshFinding *finding,
                       const AshRepair *repair,
                       GError **error);

static char *
refuse (GError **error)
{
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("There is nothing left to fix here."));
  return NULL;
}

static char *
show_by (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return ash_desk_mark_evidence (store, repair->records[0], finding->ref, ASH_DEPTH_ASSESSED, error)
             ? g_strdup_printf (_ ("Added to %s"), repair->name)
             : NULL;
}

static char *
show_outcome (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return ash_desk_mark_evidence (store, finding->ref, repair->records[0], ASH_DEPTH_ASSESSED, error)
             ? g_strdup_printf (_ ("It shows %s now"), repair->name)
             : NULL;
}

static char *
practise (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return ash_desk_delete_evidence (store, repair->records[0], error)
             ? g_strdup (_ ("It is practice now, and does not count"))
             : NULL;
}

static char *
draw (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  guint n = (guint) MAX (repair->number, 1);

  /* A step of its own, also right after another number was typed. */
  if (!ash_store_begin (store, _ ("Change draw"), NULL, error))
    return NULL;
  return ash_desk_end (store, ash_desk_quiz_set_draw (store, repair->records[0], n, error), error)
             ? ash_say_number (
                   ngettext ("It draws %u question now", "It draws %u questions now", n), n)
             : NULL;
}

static char *
no_points (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  gboolean is_done = TRUE;

  if (!ash_store_begin (store, _ ("Give no points"), NULL, error))
    return NULL;
  for (guint i = 0; is_done && repair->records[i] != NULL; i++)
    is_done = ash_desk_quiz_set_points (store, repair->records[i], 0, error);
  return ash_desk_end (store, is_done, error) ? g_strdup (_ ("No points for them now")) : NULL;
}

static char *
state_hours (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  /* A step of its own, also right after the hours were typed. */
  if (!ash_store_begin (store, _ ("Change the hours"), NULL, error))
    return NULL;
  return ash_desk_end (store,
                       ash_desk_set_int (store, &ASH_CREDENTIAL, repair->records[0], "minutes",
                                         repair->number, NULL, error),
                       error)
             ? g_strdup_printf (_ ("The sheet says %s now"), repair->name)
             : NULL;
}

static char *
drop_bank (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return ash_desk_delete_bank (store, repair->records[0], error)
             ? g_strdup (_ ("The pool is deleted"))
             : NULL;
}

static char *
unmark (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return ash_desk_mark_evidence (store, finding->ref, repair->records[0], -1, error)
             ? g_strdup_printf (_ ("It shows %s no longer"), repair->name)
             : NULL;
}

/* The sibling after the page that leads there. */
static char *
place_after (AshStore *store, const AshItem *item, GError **error)
{
  g_autoptr (GPtrArray) siblings = ash_desk_siblings (store, item->tree, item->parent, error);

  for (guint i = 0; siblings != NULL && i + 1 < siblings->len; i++)
    if (g_str_equal (((AshItem *) g_ptr_array_index (siblings, i))->record.id, item->record.id))
      return g_strdup (((AshItem *) g_ptr_array_index (siblings, i + 1))->record.id);
  return NULL;
}

static char *
use_item (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_item (store, finding->ref, error);
  g_autofree char *before = item != NULL ? place_after (store, item, NULL) : NULL;
  g_auto (GStrv) made = item != NULL
                            ? ash_desk_use_items (store, finding->credential, item->parent, before,
                                                  (const char *const *) repair->records, error)
                            : NULL;

  return made != NULL ? g_strdup_printf (_ ("Used “%s” too"), repair->name) : NULL;
}

/* In the text of a page */

typedef char *(*Rewrite) (const char *html, gssize length, const char *address);

static char *
rewrite (AshStore *store,
         const AshRepair *repair,
         Rewrite change,
         const char *label,
         const char *done,
         GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_item (store, repair->records[0], error);
  g_autoptr (GBytes) before =
      item != NULL && item->body != NULL ? ash_store_load_object (store, item->body, error) : NULL;
  g_autofree char *html = before != NULL ? ash_page_decode (before, NULL) : NULL;
  g_autofree char *mended = html != NULL ? change (html, -1, repair->name) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (mended == NULL)
    return error != NULL && *error != NULL ? NULL : refuse (error);
  after = ash_page_encode (before, mended);
  return ash_desk_set_body (store, item->record.id, after, NULL, NULL, label, error)
             ? g_strdup (done)
             : NULL;
}

static char *
unlink_words (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return rewrite (store, repair, ash_page_unlink, _ ("Take link out"),
                  _ ("The link is gone, its words stay"), error);
}

static char *
decorate (AshStore *store, const AshFinding *finding, const AshRepair *repair, GError **error)
{
  return rewrite (store, repair, ash_page_decorate, _ ("Mark as decoration"),
                  _ ("Marked as decoration"), error);
}

static const struct
{
  const char *verb;
  Mend mend;
} MENDS[] = {
  { "show-by", show_by },         { "show-outcome", show_outcome },
  { "practise", practise },       { "draw", draw },
  { "use-item", use_item },       { "unlink", unlink_words },
  { "decorate", decorate },       { "no-points", no_points },
  { "state-hours", state_hours }, { "drop-bank", drop_bank },
  { "unmark", unmark },
};

/**
 * ash_desk_repair:
 * @finding: of any credential of the document
 * @repair: one of those that it offers
 */
char *
ash_desk_repair (AshStore *store,
                 const AshFinding *finding,
                 const AshRepair *repair,
                 GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (MENDS); i++)
    if (g_str_equal (MENDS[i].verb, repair->verb) && repair->records[0] != NULL)
      return MENDS[i].mend (store, finding, repair, error);
  return refuse (error);
}

/* By headings: the long pages of a course are split where their headings stand. In a course of
 * units the parts stay in the unit; where there are none each long page is a module, and a course
 * that is one page has a module for each of its chapters. */
#include <ash-error.h>
#include <ash-limits.h>
#include <ash-page-cuts.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-propose-private.h"

/* A page that takes more than about two minutes to read. */
#define LONG_WORDS 400
/* What is read in half a minute is no page. */
#define LEAST_WORDS 120
/* A part that is long enough to be a module of its own. */
#define CHAPTER_WORDS 1200
#define MOST_PARTS 200

typedef struct
{
  AshProposing *proposing;
  guint n_split;
} Splitting;

/* A long page while it is looked at. */
typedef struct
{
  const AshItem *item;
  char *text;
  AshPageCuts *cuts;
  guint level;
  guint words;
  gint64 minutes;
  gint64 rest; /* of a minute, that the parts so far have left: none is lost between them */
} Page;

static void
page_clear (Page *self)
{
  g_free (self->text);
  ash_page_cuts_free (self->cuts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static guint
words_between (const Page *self, gsize start, gsize end)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (self->text + start, (gssize) (end - start));

  return facts->words;
}

/* Whether the item is a page that is long and has headings to split it at. */
static gboolean
open_page (Splitting *self, const AshItem *item, Page *out)
{
  g_autoptr (GBytes) bytes = NULL;

  if (item->kind != ASH_ITEM_PAGE || item->body == NULL ||
      g_strcmp0 (item->body_type, "text/plain") == 0 ||
      self->proposing->bodies->size (self->proposing->bodies->user_data, item->body) >
          ASH_LIMIT_HTML_BYTES)
    return FALSE;
  bytes = ash_bodies_load (self->proposing->bodies, item->body, NULL);
  if (bytes == NULL)
    return FALSE;
  out->item = item;
  out->text = ash_page_decode (bytes, NULL);
  out->words = words_between (out, 0, strlen (out->text));
  if (out->words < LONG_WORDS)
    return FALSE;
  out->cuts = ash_page_cuts_new (out->text, NULL);
  out->level = out->cuts != NULL ? ash_page_cuts_best_level (out->cuts) : 0;
  out->minutes = out->level > 0 ? ash_propose_minutes (self->proposing, item) : 0;
  return out->level > 0;
}

static gsize
offset_at (const Page *self, GArray *at, guint index)
{
  return index < at->len ? ash_page_cuts_get (self->cuts, g_array_index (at, guint, index))->offset
                         : ash_page_cuts_get_end (self->cuts);
}

static const char *
heading_at (const Page *self, GArray *at, guint index)
{
  return index > 0 ? ash_page_cuts_get (self->cuts, g_array_index (at, guint, index))->title
                   : ash_propose_title (self->item);
}

static void
add_part (AshProposedModule *module, Page *page, const char *title, gsize start, gsize end)
{
  gint64 total = MAX (page->words, 1);
  gint64 share = page->minutes * words_between (page, start, end) + page->rest;

  page->rest = share % total;
  ash_proposed_module_add_part (module, page->item, title, share / total, start, end);
}

static guint
words_of_section (const Page *page, GArray *at, guint index)
{
  return words_between (page, offset_at (page, at, index), offset_at (page, at, index + 1));
}

/* The section behind those that become one page with that at @index: what is too short to be a
 * page goes with what is before it, and at the beginning with what follows. */
static guint
end_of_part (const Page *page, GArray *at, guint index, guint end)
{
  guint words = words_of_section (page, at, index);

  for (index++; index < end; index++)
    {
      guint next = words_of_section (page, at, index);
      gboolean is_short = next < LEAST_WORDS && (words + next <= LONG_WORDS || index + 1 == end);

      if (words >= LEAST_WORDS && !is_short)
        break;
      words += next;
    }
  return index;
}

/* The sections of a page, from @from to @to, as pages of a module. */
static void
add_sections (AshProposedModule *module, Page *page, GArray *at, gsize from, gsize to)
{
  guint begin = 0, end;

  while (begin < at->len && offset_at (page, at, begin) < from)
    begin++;
  for (end = begin; end < at->len && offset_at (page, at, end) < to;)
    end++;
  for (guint i = begin, next; i < end; i = next)
    {
      next = end_of_part (page, at, i, end);
      add_part (module, page, heading_at (page, at, i), offset_at (page, at, i),
                MIN (offset_at (page, at, next), to));
    }
}

/* The level below @level that gives more parts; 0 for none. */
static guint
next_level (const Page *page, guint level, guint n)
{
  for (guint next = level + 1; next <= 6; next++)
    {
      g_autoptr (GArray) at = ash_page_cuts_at_level (page->cuts, next);

      if (at->len > n)
        return at->len <= MOST_PARTS ? next : 0;
    }
  return 0;
}

/* A page as a module, or, where its parts are as long as pages, each of them as one. */
static void
add_as_modules (Splitting *self, Page *page)
{
  g_autoptr (GArray) at = ash_page_cuts_at_level (page->cuts, page->level);
  guint next = page->words / at->len >= CHAPTER_WORDS ? next_level (page, page->level, at->len) : 0;
  g_autoptr (GArray) sections = next > 0 ? ash_page_cuts_at_level (page->cuts, next) : NULL;
  AshProposedModule *module;

  if (sections == NULL)
    {
      module = ash_proposal_add (self->proposing->proposal, ash_propose_title (page->item));
      add_sections (module, page, at, 0, ash_page_cuts_get_end (page->cuts));
      return;
    }
  for (guint i = 0; i < at->len; i++)
    {
      module = ash_proposal_add (self->proposing->proposal, heading_at (page, at, i));
      add_sections (module, page, sections, offset_at (page, at, i), offset_at (page, at, i + 1));
    }
}

static gboolean
is_long (Splitting *self, const AshItem *item, Page *out)
{
  if (ash_propose_is_used (self->proposing, item) || !open_page (self, item, out))
    return FALSE;
  {
    g_autoptr (GArray) at = ash_page_cuts_at_level (out->cuts, out->level);

    return at->len <= MOST_PARTS;
  }
}

static gboolean
has_long_below (Splitting *self, const AshItem *item, guint depth)
{
  GPtrArray *below = ash_design_children (self->proposing->design, item->record.id);

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < below->len; i++)
    {
      g_auto (Page) page = { 0 };

      if (is_long (self, g_ptr_array_index (below, i), &page) ||
          has_long_below (self, g_ptr_array_index (below, i), depth + 1))
        return TRUE;
    }
  return FALSE;
}

/* An item of a unit; a folder in it is opened only for long pages that stand there. */
static gboolean
put (Splitting *self, AshProposedModule *module, const AshItem *item, guint depth, GError **error)
{
  GPtrArray *below = ash_design_children (self->proposing->design, item->record.id);
  g_auto (Page) page = { 0 };

  if (!ash_progress_step (self->proposing->progress, 1, error))
    return FALSE;
  if (item->kind == ASH_ITEM_FOLDER && depth < ASH_LIMIT_TREE_DEPTH &&
      has_long_below (self, item, depth))
    {
      for (guint i = 0; i < below->len; i++)
        if (!put (self, module, g_ptr_array_index (below, i), depth + 1, error))
          return FALSE;
      return TRUE;
    }
  if (below->len == 0 && is_long (self, item, &page))
    {
      g_autoptr (GArray) at = ash_page_cuts_at_level (page.cuts, page.level);

      add_sections (module, &page, at, 0, ash_page_cuts_get_end (page.cuts));
      self->n_split++;
      return TRUE;
    }
  return ash_propose_put (self->proposing, module, item, error);
}

static gboolean
put_unit (Splitting *self, const AshItem *unit, GError **error)
{
  GPtrArray *below = ash_design_children (self->proposing->design, unit->record.id);
  AshProposedModule *module =
      ash_proposal_add (self->proposing->proposal, ash_propose_title (unit));

  for (guint i = 0; i < below->len; i++)
    if (!put (self, module, g_ptr_array_index (below, i), 1, error))
      return FALSE;
  return TRUE;
}

/* What stands in no unit: a long page is a module, all else goes with what is before it. */
static gboolean
put_loose (Splitting *self, const AshItem *item, AshProposedModule **current, GError **error)
{
  GPtrArray *below = ash_design_children (self->proposing->design, item->record.id);
  AshProposal *proposal = self->proposing->proposal;
  g_auto (Page) page = { 0 };

  if (!ash_progress_step (self->proposing->progress, 1, error))
    return FALSE;
  if (below->len == 0 && is_long (self, item, &page))
    {
      add_as_modules (self, &page);
      self->n_split++;
      *current = g_ptr_array_index (proposal->modules, proposal->modules->len - 1);
      return TRUE;
    }
  if (*current == NULL)
    *current = ash_proposal_add (proposal, proposal->modules->len == 0 ? _ ("Introduction")
                                                                       : _ ("More material"));
  return ash_propose_put (self->proposing, *current, item, error);
}

/* Errors: %ASH_ERROR_REFUSED when no page is long and has headings. */
gboolean
ash_propose_by_headings (AshProposing *self, GError **error)
{
  Splitting splitting = { self, 0 };
  GPtrArray *row = ash_propose_units (self->design);
  AshProposedModule *current = NULL;

  for (guint i = 0; i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);

      if (item->kind == ASH_ITEM_LABEL)
        current = ash_proposal_add (self->proposal, ash_propose_title (item));
      else if (item->kind == ASH_ITEM_FOLDER)
        {
          current = NULL;
          if (!put_unit (&splitting, item, error))
            return FALSE;
        }
      else if (!put_loose (&splitting, item, &current, error))
        return FALSE;
    }
  if (splitting.n_split > 0)
    return TRUE;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("No page of the course is long and has headings to split it at. Break it "
                          "by its own units or into modules of even workload instead."));
  return FALSE;
}

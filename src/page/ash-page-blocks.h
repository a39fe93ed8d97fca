#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_BLOCK_PARAGRAPH,
  ASH_BLOCK_HEADING,
  ASH_BLOCK_LIST,
  ASH_BLOCK_TABLE,
  ASH_BLOCK_FIGURE,
  ASH_BLOCK_QUOTE,
  ASH_BLOCK_CODE,
  ASH_BLOCK_RULE,
  ASH_BLOCK_SECTION, /* div and the like, with whatever is in it */
  ASH_BLOCK_TEXT,    /* text and emphasis that stand in no element of their own */
  ASH_BLOCK_OTHER,
} AshBlockKind;

/* Why a block is not edited, but kept as it is. */
typedef enum
{
  ASH_LOCK_NONE,
  ASH_LOCK_SCRIPT, /* a script, or something that acts */
  ASH_LOCK_STYLE,  /* a style sheet, or something else that is not shown */
  ASH_LOCK_FORM,
  ASH_LOCK_FRAME,  /* iframe, object, embed */
  ASH_LOCK_PLAYER, /* video, audio */
  ASH_LOCK_DRAWING,
  ASH_LOCK_UNKNOWN,  /* an element that HTML does not know */
  ASH_LOCK_COMMENT,  /* a comment that says something to a program */
  ASH_LOCK_REPAIRED, /* its tags do not match: where it ends is a guess of the parser's */
} AshBlockLock;

typedef struct
{
  gsize start; /* byte range in the page */
  gsize end;
  AshBlockKind kind;
  AshBlockLock lock;
  char *what; /* (nullable): the element that locks it */
} AshPageBlock;

/**
 * AshPageBlocks:
 *
 * A page cut into the blocks of its body, each with the range of its bytes. What lies between two
 * blocks (white space, comments, end tags that end nothing) belongs to the one after it; what
 * lies before the first and behind the last belongs to the page and never changes. Where the body
 * is one division, as in the exports of some systems, the blocks are those of the division.
 */
typedef struct _AshPageBlocks AshPageBlocks;

AshPageBlocks *ash_page_blocks_new (const char *html, GError **error);
void ash_page_blocks_free (AshPageBlocks *self);
guint ash_page_blocks_get_n (const AshPageBlocks *self);
const AshPageBlock *ash_page_blocks_get (const AshPageBlocks *self, guint index);
char *ash_page_blocks_dup_html (const AshPageBlocks *self, guint index);
const char *ash_page_blocks_get_source (const AshPageBlocks *self);
gboolean ash_page_blocks_are_safe (const AshPageBlocks *self);

/* One part of a page as it is to be: a block that it had, one with new content, or a new one. */
typedef struct
{
  int block;        /* index, or -1 for a new one */
  const char *html; /* (nullable): %NULL for the bytes that it had */
  gsize start;      /* (out): its range in the new page; empty when nothing is left of it */
  gsize end;
} AshPagePart;

char *ash_page_blocks_compose (const AshPageBlocks *self, AshPagePart *parts, guint n_parts);

/* Plain, well-formed HTML of what an editor gave back or was pasted. @page: (nullable) what its
 * author had may stay. */
typedef enum
{
  ASH_CLEAN_BLOCKS, /* stands in a body: loose text becomes paragraphs */
  ASH_CLEAN_PASTED, /* goes into what is there: nothing of where it came from stays */
} AshCleanHow;
char *ash_page_clean (const char *html, const AshPageBlocks *page, AshCleanHow how);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPageBlocks, ash_page_blocks_free)

G_END_DECLS

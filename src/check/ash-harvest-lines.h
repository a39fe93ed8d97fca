#pragma once

#include <ash-html.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_LINE_PARAGRAPH,
  ASH_LINE_HEADING,
  ASH_LINE_ENTRY, /* of a list, a cell */
  ASH_LINE_TERM,  /* what names an entry: a cell that heads others, a term with its definition */
} AshLineKind;

/**
 * AshLine:
 *
 * What a reader sees as one line of a page: a paragraph, or what stands between two breaks of it,
 * an entry of a list without the lists in it.
 */
typedef struct
{
  AshLineKind kind;
  guint rank;   /* of a heading, 1 to 6 */
  guint depth;  /* of the list that it stands in, 0 outside */
  guint list;   /* the innermost one that it stands in, counted from 1; 0 outside */
  guint table;  /* the innermost table that it stands in, counted from 1; 0 outside */
  guint row;    /* there */
  guint column; /* there */
  char *text;   /* without needless spaces, never empty */
} AshLine;

GPtrArray *ash_lines_of (const AshHtmlNode *body);

G_END_DECLS

#pragma once

#include "ash-text-blocks.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_PIECE_SAME,
  ASH_PIECE_CHANGED, /* in both, with other words */
  ASH_PIECE_GONE,    /* only before */
  ASH_PIECE_NEW,     /* only after */
} AshPieceFate;

/* Bytes of a block's text. */
typedef struct
{
  guint start;
  guint end;
} AshTextRange;

typedef struct
{
  AshPieceFate fate;
  const AshTextBlock *before; /* (nullable) borrowed */
  const AshTextBlock *after;  /* (nullable) borrowed */
  GArray
      *gone; /* (nullable) (element-type AshTextRange): words of @before that are not in @after */
  GArray
      *come; /* (nullable) (element-type AshTextRange): words of @after that were not in @before */
} AshPiece;

/* What became of a text, piece by piece, in reading order: (transfer full) (element-type AshPiece);
 * borrows both arrays of AshTextBlock. Of texts so long that every pair of pieces cannot be looked
 * at, what differs in the middle is paired in order. */
GPtrArray *ash_page_compare (GPtrArray *before, GPtrArray *after);
guint ash_page_compare_count (GPtrArray *pieces); /* those that are not the same */

G_END_DECLS

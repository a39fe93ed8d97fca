#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_TEXT_PARAGRAPH,
  ASH_TEXT_HEADING,
  ASH_TEXT_ITEM, /* of a list */
  ASH_TEXT_ROW,  /* of a table; its cells are parted by " | " */
  ASH_TEXT_QUOTE,
  ASH_TEXT_CODE,
  ASH_TEXT_CAPTION,
  ASH_TEXT_PICTURE, /* its description, else its file name */
  ASH_TEXT_MEDIA,   /* a film, a sound, something embedded: its title, else its address */
} AshTextKind;

/* A piece of a page as a reader sees it: plain text, white space folded, never empty. */
typedef struct
{
  AshTextKind kind;
  guint level; /* of a heading, 1 to 6; else 0 */
  char *text;
} AshTextBlock;

/* (transfer full) (element-type AshTextBlock), in reading order; empty for a page that the front
 * door refuses. */
GPtrArray *ash_text_blocks_new (const char *html, gssize length);

G_END_DECLS

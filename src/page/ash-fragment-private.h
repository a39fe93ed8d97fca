#pragma once

#include "ash-fragment.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_FRAGMENT_WORD,  /* stands in the HTML as text or as one entity */
  ASH_FRAGMENT_BREAK, /* a line feed that stands for markup */
  ASH_FRAGMENT_THING, /* a letter of the name of a picture or the like */
} AshFragmentCharKind;

/* What of the HTML a character of the text stands for. */
typedef struct
{
  gsize start;
  gsize end;
  AshFragmentCharKind kind;
  gboolean is_quoted; /* code, or the words of somebody else */
  AshEmphasis emphasis;
} AshFragmentChar;

struct _AshFragment
{
  char *html;
  GString *text;
  GArray *chars; /* (element-type AshFragmentChar), one for each character of the text */
  gboolean is_plain;
  gboolean has_paragraphs;
  gboolean is_broken; /* a tag does not end: only as HTML can it be changed */
};

G_END_DECLS

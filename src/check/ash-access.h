#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_ACCESS_PICTURE,  /* without a description */
  ASH_ACCESS_HEADING,  /* one or more levels are left out before it */
  ASH_ACCESS_LANGUAGE, /* the page does not say in which language it is */
  ASH_ACCESS_LINK,     /* its words say nothing when they are heard alone */
  ASH_ACCESS_TABLE,    /* without header cells */
  ASH_N_ACCESS_KINDS
} AshAccessKind;

/* Something in a page that a person with a disability would run into. */
typedef struct
{
  AshAccessKind kind;
  char *what; /* of a picture its address as written, of a heading and a link its words, of a table
                 the words of its first row; of a language "" */
} AshAccessNote;

/* @lang: (nullable) of the page, where it does not say one itself; decides which words of links are
 * vague. @is_fragment: a fragment has no language of its own and is not asked for one.
 * (transfer full) (element-type AshAccessNote), in reading order. */
GPtrArray *
ash_access_notes (const char *html, gssize length, const char *lang, gboolean is_fragment);
guint ash_access_count (GPtrArray *notes, AshAccessKind kind);

G_END_DECLS

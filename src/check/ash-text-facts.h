#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/**
 * AshTextFacts:
 *
 * What the rules want to know of an HTML text: found by parsing it, which for a course takes
 * seconds, and remembered for as long as the program runs, because a text with the same digest is
 * the same text. Any thread.
 */
typedef struct
{
  GPtrArray *hrefs;       /* (nullable) (element-type utf8): where its links lead */
  guint8 *are_anchors;    /* (nullable): of each, whether words lead there */
  GPtrArray *missing_alt; /* (nullable) (element-type utf8): pictures without a description */
  GPtrArray *players;     /* (nullable) (element-type utf8): films and sounds, as AshPageFacts */
  guint words;            /* these three and the players of stored pages only */
  guint pictures;
  guint tables;
} AshTextFacts;

/* (transfer full) (nullable): of a stored page; %NULL when it is not there */
AshTextFacts *ash_text_facts_of_body (const AshBodies *bodies, const char *digest);
/* (transfer full): of a text as it stands in a record */
AshTextFacts *ash_text_facts_of_html (const char *html);
void ash_text_facts_unref (AshTextFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshTextFacts, ash_text_facts_unref)

G_END_DECLS

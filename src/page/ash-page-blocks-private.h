#pragma once

#include "ash-page-blocks.h"

#include <ash-html.h>

G_BEGIN_DECLS

/* Whether the author wrote that attribute with that value on such an element somewhere. */
gboolean ash_page_blocks_have (const AshPageBlocks *self,
                               const char *tag,
                               const char *name,
                               const char *value);
/* Whether the author wrote such an element, without any attribute. */
gboolean ash_page_blocks_have_bare (const AshPageBlocks *self, const char *tag);
gboolean ash_page_blocks_have_hard_spaces (const AshPageBlocks *self);
gboolean ash_page_blocks_are_xml (const AshPageBlocks *self);

gboolean ash_tag_is_block (const char *tag);
gboolean ash_tag_is_content (const char *tag);
/* Whether the attribute makes the element do something. */
gboolean ash_attribute_acts (const char *name, const char *value);

/* Why nodes of a page that make one block are not edited. @source: the bytes of the block. */
AshBlockLock
ash_block_lock_of (GPtrArray *nodes, const char *source, gsize length, char **out_what);

G_END_DECLS

#pragma once

#include <ash-desk.h>
#include <ash-json.h>
#include <ash-page-blocks.h>

G_BEGIN_DECLS

/**
 * AshPageDraft:
 *
 * The text of one item while it is edited: as the document has it, cut into blocks, and what was
 * typed since and is not stored yet. Knows no widgets.
 */
typedef struct _AshPageDraft AshPageDraft;

AshPageDraft *ash_page_draft_new (AshStore *store, const char *item);
void ash_page_draft_free (AshPageDraft *self);
gboolean ash_page_draft_read (AshPageDraft *self);

const AshItem *ash_page_draft_get_item (const AshPageDraft *self);
const char *ash_page_draft_get_html (const AshPageDraft *self);
char *ash_page_draft_dup_typed (const AshPageDraft *self);
const AshPageBlocks *ash_page_draft_get_blocks (const AshPageDraft *self);
const char *ash_page_draft_get_refusal (const AshPageDraft *self);
gint64 ash_page_draft_get_generation (const AshPageDraft *self);
char *ash_page_draft_dup_blocks (const AshPageDraft *self, gboolean is_new);

/* What is not stored yet */
gboolean ash_page_draft_take_parts (AshPageDraft *self, const AshJsonValue *edit);
void ash_page_draft_take_html (AshPageDraft *self, const char *html);
void ash_page_draft_take_asset (AshPageDraft *self, AshNewAsset *asset);
const AshNewAsset *ash_page_draft_get_asset (const AshPageDraft *self, const char *id);
gboolean ash_page_draft_is_pending (const AshPageDraft *self);
gboolean ash_page_draft_is_storing (const AshPageDraft *self);
gboolean
ash_page_draft_store (AshPageDraft *self, const char *label, char **out_settled, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPageDraft, ash_page_draft_free)

G_END_DECLS

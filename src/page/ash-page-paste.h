#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture that came with pasted text: the text names it "ash:asset/ID". */
typedef struct
{
  char *id;
  char *type; /* media type as it was said */
  GBytes *bytes;
} AshPastedPicture;

/**
 * AshPasted:
 *
 * What another program put on the clipboard, as plain HTML: what its author meant (headings,
 * lists, tables, emphasis, links, pictures) in the elements for it, and nothing of how it looked.
 * It still has to pass through ash_page_clean(), which lets nothing through that acts.
 */
typedef struct
{
  char *html;
  GPtrArray *pictures; /* (element-type AshPastedPicture) */
  guint n_remote;      /* pictures that stay on the web */
  guint n_left_out;    /* pictures that the clipboard only names */
} AshPasted;

AshPasted *ash_pasted_new_html (const char *html);
AshPasted *ash_pasted_new_text (const char *text);
void ash_pasted_free (AshPasted *self);
char *ash_pasted_table_text (const char *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPasted, ash_pasted_free)

G_END_DECLS

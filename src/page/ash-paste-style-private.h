#pragma once

#include <ash-html.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_MEANS_STRONG = 1 << 0,
  ASH_MEANS_EM = 1 << 1,
  ASH_MEANS_STRUCK = 1 << 2,
  ASH_MEANS_SUB = 1 << 3,
  ASH_MEANS_SUP = 1 << 4,
} AshMeaning;

/* What an office program says about its paragraphs in styles and classes. */
char *ash_paste_style (const AshHtmlNode *node, const char *property);
gboolean ash_paste_has_class (const AshHtmlNode *node, const char *name);
AshMeaning ash_paste_meaning (const AshHtmlNode *node);
gboolean ash_paste_is_hidden (const AshHtmlNode *node);
gboolean ash_paste_is_blank (const AshHtmlNode *node);
gboolean ash_paste_is_all_strong (const AshHtmlNode *node);
guint ash_paste_heading (const AshHtmlNode *node);
guint ash_paste_list_level (const AshHtmlNode *node, gboolean *out_is_ordered);

G_END_DECLS

#pragma once

#include "ash-html-private.h"

G_BEGIN_DECLS

/**
 * AshHtmlNesting:
 *
 * How deep the elements of a page would stand in the tree, without making the tree: the parts of
 * HTML5's tree construction that make it deep or multiply it (implied ends, formatting elements
 * that are opened again in every block).
 */
typedef struct _AshHtmlNesting AshHtmlNesting;

typedef enum
{
  ASH_NESTING_FINE,
  ASH_NESTING_DEEP,
  ASH_NESTING_FORMATTING,
} AshNestingState;

AshHtmlNesting *ash_html_nesting_new (void);
void ash_html_nesting_free (AshHtmlNesting *self);
/* @source: the tag as written: two formatting elements are alike when it is the same. */
void ash_html_nesting_start (AshHtmlNesting *self,
                             const char *name,
                             AshTagFlags flags,
                             const char *source,
                             gsize length,
                             gboolean is_self_closing);
void ash_html_nesting_end (AshHtmlNesting *self, const char *name, AshTagFlags flags);
void ash_html_nesting_text (AshHtmlNesting *self);
gboolean ash_html_nesting_is_foreign (const AshHtmlNesting *self);
gboolean ash_html_nesting_is_in (const AshHtmlNesting *self, const char *name);
AshNestingState ash_html_nesting_state (const AshHtmlNesting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshHtmlNesting, ash_html_nesting_free)

G_END_DECLS

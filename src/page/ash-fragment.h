#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshFragment:
 *
 * The words of a short HTML text (a question's stem, a choice, feedback) for somebody who edits
 * words: paragraphs are parted by an empty line, what is no words is named in brackets. A change
 * of the words is made in the HTML where they stand, and every other byte stays.
 */
typedef struct _AshFragment AshFragment;

typedef enum
{
  ASH_EMPHASIS_STRONG = 1 << 0,
  ASH_EMPHASIS_STRESS = 1 << 1,
} AshEmphasis;

AshFragment *ash_fragment_new (const char *html);
void ash_fragment_free (AshFragment *self);
const char *ash_fragment_get_text (const AshFragment *self);
gboolean ash_fragment_is_plain (const AshFragment *self);
gboolean ash_fragment_is_quoted (const AshFragment *self, guint index);
gboolean ash_fragment_is_word (const AshFragment *self, guint index);
/* How the character of the text at @index is emphasised */
AshEmphasis ash_fragment_get_emphasis (const AshFragment *self, guint index);
char *ash_fragment_emphasise (const AshFragment *self, guint from, guint to, AshEmphasis emphasis);
char *ash_fragment_edit (const AshFragment *self, const char *text);
char *ash_fragment_patch (const AshFragment *self, const char *text);
char *ash_fragment_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshFragment, ash_fragment_free)

G_END_DECLS

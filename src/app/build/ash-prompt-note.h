#pragma once

#include "ash-form-editor.h"

G_BEGIN_DECLS

/* A line under a text that has more than words in it: what is kept, and how to see it. */
typedef struct
{
  AdwActionRow *row;
} AshPromptNote;

void ash_prompt_note_build (AshPromptNote *self, AshFormEditor *editor, AshForm *form);
void ash_prompt_note_show (AshPromptNote *self, const AshItem *item);

G_END_DECLS

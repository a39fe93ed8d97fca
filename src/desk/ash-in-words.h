#pragma once

#include <ash-marks.h>
#include <ash-records.h>
#include <ash-verbs.h>

G_BEGIN_DECLS

/* What a professor calls things, in the window and on paper: translated, never freed. */
const char *ash_say_kind (AshItemKind kind);              /* "discussion" */
const char *ash_say_status (AshCredentialStatus status);  /* "In review" */
const char *ash_say_verdict (AshDecisionVerdict verdict); /* "Changes wanted" */
const char *ash_say_bloom (AshBloom level);               /* "Apply"; "" when it is not known */
const char *ash_say_knowledge (const char *nick); /* (nullable) "Factual"; "" when not known */
const char *ash_say_mark (AshMarkDepth depth);            /* "introduced" */
const char *ash_say_mark_letter (AshMarkDepth depth);     /* "I"; "" for none */

/* Numbers as people write them, in words that are translated: (transfer full). */
char *ash_say_number (const char *format, guint n);
char *ash_say_numbers (const char *format, guint first, guint second);

G_END_DECLS

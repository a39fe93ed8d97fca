#pragma once

#include <gtk/gtk.h>

#include "ash-review-facts.h"

G_BEGIN_DECLS

/* What a line of the report is about, in a word or two, translated. */
const char *ash_review_kind_title (AshLineKind kind);
/* Where it is: (transfer full) */
char *ash_review_dup_place (const AshReportLine *line, const AshReviewFacts *facts);
/* "working-with-data.imscc, 148 MB, from Canvas": (transfer full) */
char *ash_review_dup_package (GFile *package, const AshReviewFacts *facts);
/* Asks for a file and writes the report into it as text. */
void ash_review_save_present (GtkWindow *parent,
                              GFile *package,
                              const AshReport *report,
                              const AshReviewFacts *facts);

G_END_DECLS

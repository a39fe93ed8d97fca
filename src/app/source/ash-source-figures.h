#pragma once

#include <ash-document.h>

#include "ash-outline.h"

G_BEGIN_DECLS

/**
 * AshSourceFigures:
 *
 * What stands beside the titles of a course: which credentials use an item, and what needs a look.
 * Found on workers and put into the outline. Signal `changed`: it was.
 */
#define ASH_TYPE_SOURCE_FIGURES (ash_source_figures_get_type ())
G_DECLARE_FINAL_TYPE (AshSourceFigures, ash_source_figures, ASH, SOURCE_FIGURES, GObject)

AshSourceFigures *
ash_source_figures_new (AshDocument *document, const char *source, AshOutline *outline);
const AshCoverage *ash_source_figures_get_coverage (AshSourceFigures *self);
void ash_source_figures_cover (AshSourceFigures *self);

G_END_DECLS

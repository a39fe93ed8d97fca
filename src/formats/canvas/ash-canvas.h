#pragma once

#include "../cc/ash-package-private.h"

G_BEGIN_DECLS

/* Improves what the plain reading of a Canvas package made: module_meta.xml (states, indents,
 * sub-headers, items only it has), assignments with their settings, quiz settings, rubrics,
 * syllabus, keys of scheme `canvas` and `canvas-slug` that links are resolved by. Sets the fate
 * of every resource that it reads (course_settings among them). Called when
 * `package->is_canvas`, after each resource has filled its drafts and before unlinked items and
 * assets are made of the rest: members it reads are marked `is_consumed`.
 * Fails only when cancelled or when the store does; what cannot be read becomes report lines. */
gboolean ash_canvas_refine (AshPackage *package, GError **error);
/* Whether module_meta.xml names anything: Canvas leaves unpublished modules out of the manifest,
 * so that its outline may be empty where the course has one. */
gboolean ash_canvas_has_modules (AshPackage *package);

G_END_DECLS

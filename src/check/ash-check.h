#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <ash-report.h>

G_BEGIN_DECLS

/* Runs every rule over one credential. Pure: a design and its bodies in, findings out. What a
 * person set aside is not among them, but in @dismissed (nullable), with its reason.
 * Rules: outcome-without-assessment, assessment-without-outcome, missing-purpose,
 * missing-audience, dead-link, missing-alt-text, quiz-without-key. */
GPtrArray *ash_check_credential_all (const AshDesign *design,
                                     const AshBodies *bodies,
                                     GPtrArray *dismissed,
                                     AshProgress *progress,
                                     GError **error);
GPtrArray *ash_check_credential (const AshDesign *design,
                                 const AshBodies *bodies,
                                 AshProgress *progress,
                                 GError **error);

G_END_DECLS

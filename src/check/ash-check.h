#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <ash-report.h>

G_BEGIN_DECLS

/* Runs every rule over one credential. Pure: a design and its bodies in, findings out. What a
 * person set aside is not among them, but in @dismissed (nullable), with its reason.
 * The rules are the table in ash-check.c. */
GPtrArray *ash_check_credential_all (const AshDesign *design,
                                     const AshBodies *bodies,
                                     GPtrArray *dismissed,
                                     AshProgress *progress,
                                     GError **error);
GPtrArray *ash_check_credential (const AshDesign *design,
                                 const AshBodies *bodies,
                                 AshProgress *progress,
                                 GError **error);

/* (transfer container) (element-type AshRecord): by what it can be shown, the best first: evidence,
 * then the quiz and the assignment that could become evidence. */
GPtrArray *ash_check_carriers (const AshDesign *design, guint most);

/* (transfer full): the digest of what a person reads of a record, which a dismissal is bound to. */
char *ash_check_about (const AshDesign *design, const char *record);
/* Whether advice about a record was set aside, and the record still reads as it did. */
gboolean ash_check_is_dismissed (const AshDesign *design, const char *rule, const char *record);

G_END_DECLS

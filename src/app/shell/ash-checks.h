#pragma once

#include <ash-report.h>
#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshChecks:
 *
 * What the checks found, of the credential in place or of the whole document: what is to be fixed
 * before advice. Those of the whole document are run on a worker whenever the findings in place
 * are new. Signal `changed`: other findings, or another scope.
 */
#define ASH_TYPE_CHECKS (ash_checks_get_type ())
G_DECLARE_FINAL_TYPE (AshChecks, ash_checks, ASH, CHECKS, GObject)

AshChecks *ash_checks_new (AshPlace *place);
void ash_checks_set_all (AshChecks *self, gboolean is_all);
gboolean ash_checks_is_all (AshChecks *self);
gboolean ash_checks_is_ready (AshChecks *self);
/* (transfer none) (element-type AshFinding): valid until `changed` */
GPtrArray *ash_checks_get_open (AshChecks *self);
GPtrArray *ash_checks_get_dismissed (AshChecks *self);
guint ash_checks_get_n_to_fix (AshChecks *self);

const AshFinding *ash_checks_step (AshChecks *self, int by);
void ash_checks_set_current (AshChecks *self, const AshFinding *finding);
guint ash_checks_get_current (AshChecks *self); /* from 1; 0: none */

G_END_DECLS

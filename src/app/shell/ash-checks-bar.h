#pragma once

#include "ash-checks.h"

G_BEGIN_DECLS

/**
 * AshChecksBar:
 *
 * "3 to fix, 7 advice" at the foot of the window, with the list of them. It follows the view:
 * Source is about the whole document, the other views are about the credential in place, until
 * somebody chooses otherwise.
 * Signals: `go` (pointer to an AshFinding): show it; `refused` (string, GError): an edit failed.
 */
#define ASH_TYPE_CHECKS_BAR (ash_checks_bar_get_type ())
G_DECLARE_FINAL_TYPE (AshChecksBar, ash_checks_bar, ASH, CHECKS_BAR, GtkWidget)

/* How the place of a finding is called: "Build, “Bar, line or dot?”". (transfer full) */
typedef char *(*AshSayPlaceFunc) (const AshFinding *finding, gpointer user_data);

GtkWidget *ash_checks_bar_new (AshPlace *place, AshSayPlaceFunc say, gpointer user_data);
void ash_checks_bar_set_view (AshChecksBar *self, gboolean is_whole);
void ash_checks_bar_set_narrow (AshChecksBar *self, gboolean is_narrow);
void ash_checks_bar_step (AshChecksBar *self, int by);
void ash_checks_bar_popup (AshChecksBar *self);

G_END_DECLS

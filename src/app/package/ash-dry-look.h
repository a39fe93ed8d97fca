#pragma once

#include <ash-live.h>
#include <ash-desk.h>

G_BEGIN_DECLS

/**
 * AshDryLook:
 *
 * What every system would do with a package of the credential that is being worked on, made anew on
 * a worker after each edit. Rests while nobody looks. Signal `looked`: it is known, or known anew.
 */
#define ASH_TYPE_DRY_LOOK (ash_dry_look_get_type ())
G_DECLARE_FINAL_TYPE (AshDryLook, ash_dry_look, ASH, DRY_LOOK, GObject)

AshDryLook *ash_dry_look_new (AshDocument *document, AshLive *live);
void ash_dry_look_set_options (AshDryLook *self, const AshCartridgeOptions *options);
void ash_dry_look_set_active (AshDryLook *self, gboolean is_active);
/* (transfer none) (nullable): of the credential as it was when `looked` came last */
const AshDryRun *ash_dry_look_get (AshDryLook *self, const AshTarget *target);
AshDesign *ash_dry_look_get_design (AshDryLook *self);
/* Why it is not known; NULL: it is, or will be. */
const GError *ash_dry_look_get_error (AshDryLook *self);

G_END_DECLS

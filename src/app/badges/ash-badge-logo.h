#pragma once

#include <adwaita.h>
#include <ash-store.h>

G_BEGIN_DECLS

/**
 * AshBadgeLogo:
 *
 * The row of the issuer profile that shows its logo and takes another.
 */
#define ASH_TYPE_BADGE_LOGO (ash_badge_logo_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgeLogo, ash_badge_logo, ASH, BADGE_LOGO, AdwActionRow)

void ash_badge_logo_set_store (AshBadgeLogo *self, AshStore *store);
/* @party: (nullable) */
void ash_badge_logo_show (AshBadgeLogo *self, AshStore *store, const AshParty *party);

G_END_DECLS

#pragma once

#include <ash-document.h>

#include "ash-talk.h"

G_BEGIN_DECLS

/**
 * AshLive:
 *
 * The credential that is being worked on, as an #AshDesign that is made anew on a worker after each
 * edit, and what the checks find in it: one source for every figure on the screen. Lives on the
 * main thread. Signals: `design` (a newer design is there; %NULL when no credential is chosen) and
 * `findings` (the checks of that design have ended).
 */
#define ASH_TYPE_LIVE (ash_live_get_type ())
G_DECLARE_FINAL_TYPE (AshLive, ash_live, ASH, LIVE, GObject)

AshLive *ash_live_new (AshDocument *document);
void ash_live_set_credential (AshLive *self, const char *credential);
const char *ash_live_get_credential (AshLive *self);
/* (transfer none) (nullable): valid until `design` is emitted; take a reference to keep it. */
AshDesign *ash_live_get_design (AshLive *self);
/* (transfer none) (nullable): of that design, counted when it is first asked for. */
const AshTalk *ash_live_get_talk (AshLive *self);
/* Whether that design has every edit; else a newer one is on its way. */
gboolean ash_live_is_current (AshLive *self);
/* (transfer none) (nullable) (element-type AshFinding): of that design, or of the one
 * before while the checks run; %NULL before they ended for the first time. */
GPtrArray *ash_live_get_findings (AshLive *self);
/* What all of that design takes, and whether some of it nobody has said; 0 before it is known. */
gint64 ash_live_get_minutes (AshLive *self, gboolean *is_estimate);
/* (transfer none) (nullable) (element-type AshFinding): what a person set aside, likewise */
GPtrArray *ash_live_get_dismissed (AshLive *self);

G_END_DECLS

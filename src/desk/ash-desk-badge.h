#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* What a credential's badge looks like and says. A credential without a badge gets one with the
 * first of these. */

/* One of its texts: "name", "text", "achievement_type". "" has it follow the credential. */
gboolean ash_desk_set_badge_text (
    AshStore *store, const char *credential, const char *column, const char *value, GError **error);
/* ASH_UNSET: without an end */
gboolean
ash_desk_set_badge_months (AshStore *store, const char *credential, gint64 months, GError **error);
/* How it is drawn, as ash_badge_style_to_json() says it; instead of a picture of one's own. */
gboolean ash_desk_set_badge_style (AshStore *store,
                                   const char *credential,
                                   const char *json,
                                   GError **error);
/* A picture of one's own. @png: what an SVG looks like, for where SVG is not taken; else NULL.
 * Error: ASH_ERROR_REFUSED, as ash_badge_check_image(). */
gboolean ash_desk_set_badge_image (
    AshStore *store, const char *credential, GBytes *image, GBytes *png, GError **error);
/* The author's own words stay, although the design has changed since. */
gboolean ash_desk_keep_criteria (AshStore *store, const char *credential, GError **error);

/* One field of the issuer profile: "name", "url", "email", "country". */
gboolean
ash_desk_set_issuer_text (AshStore *store, const char *column, const char *value, GError **error);
/* @image: (nullable): checked as a badge's picture is */
gboolean ash_desk_set_issuer_logo (AshStore *store, GBytes *image, GError **error);

G_END_DECLS

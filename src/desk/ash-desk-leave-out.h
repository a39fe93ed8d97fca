#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* Whether an item stays behind when its credential is packed; a module takes what is in it along.
 */
gboolean
ash_desk_leave_out (AshStore *store, const char *item, gboolean is_left_out, GError **error);
/* Whether items and notes stay behind that learners are not to see. */
gboolean ash_desk_leave_out_teachers (AshStore *store,
                                      const char *credential,
                                      gboolean are_left_out,
                                      GError **error);

G_END_DECLS

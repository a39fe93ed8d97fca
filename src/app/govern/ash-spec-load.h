#pragma once

#include <ash-spec.h>
#include <gtk/gtk.h>

#include "ash-look.h"
#include "ash-place.h"

G_BEGIN_DECLS

/* Shows the specification of the credential of @place, or a part of it alone: to print, and to
 * save. FALSE with @error when what shows pages cannot be loaded. */
gboolean ash_spec_present (GtkWindow *parent, AshPlace *place, AshSpecPart part, GError **error);

/* Who makes it: @looked is given a GBytes. */
AshLook *ash_spec_look_new (AshLookedFunc looked, gpointer user_data);
void ash_spec_order (AshLook *look, AshPlace *place, const AshSpecOptions *options);
/* The matrix into a file of the user's choice. */
void ash_spec_save_matrix (GtkWindow *parent, AshPlace *place);
char *ash_spec_file_name (AshPlace *place,
                          const char *format); /* format: "%s, specification.html" */

/* What the module with WebKit gives (ash-web-load.h), under the symbol `ash_spec_api`. */
typedef struct
{
  void (*present) (GtkWindow *parent, AshPlace *place, AshSpecPart part);
} AshSpecApi;

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASH_TYPE_APPLICATION (ash_application_get_type ())
G_DECLARE_FINAL_TYPE (AshApplication, ash_application, ASH, APPLICATION, AdwApplication)

AshApplication *ash_application_new (void);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>
#include <ash-records.h>

G_BEGIN_DECLS

/**
 * AshAnatomyButton:
 *
 * Says whether an outcome has a condition and a standard; a click shows all its parts, and lets the
 * two be written. Signal `edited` (const char *): another text for the outcome.
 */
#define ASH_TYPE_ANATOMY_BUTTON (ash_anatomy_button_get_type ())
G_DECLARE_FINAL_TYPE (AshAnatomyButton, ash_anatomy_button, ASH, ANATOMY_BUTTON, GtkWidget)

GtkWidget *ash_anatomy_button_new (void);
void
ash_anatomy_button_show (AshAnatomyButton *self, const AshStatement *outcome, const char *lang);
/* What is being typed; the document follows. */
void ash_anatomy_button_typed (AshAnatomyButton *self, const char *text);

G_END_DECLS

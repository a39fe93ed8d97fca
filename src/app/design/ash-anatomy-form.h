#pragma once

#include <gtk/gtk.h>
#include <ash-anatomy.h>

G_BEGIN_DECLS

/**
 * AshAnatomyForm:
 *
 * What the words of an outcome say: its verb, what it is of, conditions and standards. The last two
 * can be written here; the sentence is the only place where they are kept. Signal `edited`
 * (const char *): the sentence with what was written woven in.
 */
#define ASH_TYPE_ANATOMY_FORM (ash_anatomy_form_get_type ())
G_DECLARE_FINAL_TYPE (AshAnatomyForm, ash_anatomy_form, ASH, ANATOMY_FORM, GtkWidget)

GtkWidget *ash_anatomy_form_new (void);
/* @level: as it counts; @knowledge: (nullable) as a person chose it */
void ash_anatomy_form_show (AshAnatomyForm *self,
                            const char *text,
                            const char *lang,
                            AshBloom level,
                            const char *knowledge);

G_END_DECLS

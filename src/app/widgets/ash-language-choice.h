#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of languages by name, searched by typing; what is chosen is a tag.
 * Property: `tag` (utf8, "" for none), notified only when the user chooses. */
#define ASH_TYPE_LANGUAGE_CHOICE (ash_language_choice_get_type ())
G_DECLARE_FINAL_TYPE (AshLanguageChoice, ash_language_choice, ASH, LANGUAGE_CHOICE, GtkWidget)

/* @none: what no language is called, "Not said" */
GtkWidget *ash_language_choice_new (const char *none);
void ash_language_choice_set_tag (AshLanguageChoice *self, const char *tag);
const char *ash_language_choice_get_tag (AshLanguageChoice *self);

G_END_DECLS

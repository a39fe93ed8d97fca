#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was typed and cannot be taken, said the same everywhere: in words below the field, which
 * screen readers speak, until what stands in it is right. */

/* @why: (nullable): NULL: nothing is wrong any more */
void ash_refuse (GtkWidget *field, const char *why);
/* Takes a whole number up to @most, or nothing for not said; refuses the rest, with FALSE. */
gboolean
ash_refuse_all_but_whole (GtkWidget *field, const char *text, gint64 most, gint64 *out_value);
const char *ash_refusal_of (GtkWidget *field); /* (nullable): what was said of it */
/* The words about a field that is no row of a list, or shares one: its maker gives them a place. */
GtkWidget *ash_refusal_words (GtkWidget *field);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One section of the inspector: its name, perhaps something at the end of that line, and below it
 * what there is to say. The sections are boxes made by functions; what they show is set anew each
 * time. */
GtkWidget *ash_inspect_section_new (const char *title, GtkWidget *end, GtkWidget **out_content);
void ash_inspect_clear (GtkWidget *box);
GtkWidget *ash_inspect_caption_new (const char *text);
GtkWidget *ash_inspect_text_new (const char *text);

G_END_DECLS

#pragma once

#include <adwaita.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* Asks at which headings a page of a credential is split, shows the pages that it becomes, and
 * splits it. @from: any widget of the window */
void ash_split_dialog_present (GtkWidget *from, AshDocument *document, const char *page);

G_END_DECLS

#pragma once

#include <ash-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A credential of a pathway, as a button: its badge, title, time and credit, and status. */
GtkWidget *ash_pathway_card_new (AshStore *store, const AshCredential *credential);
/* The award at the end: what all of them come to. @rule: in words. */
GtkWidget *
ash_pathway_award_new (const char *title, gint64 minutes, gint64 credit_c, const char *rule);
/* "2 points"; NULL when it is not stated */
char *ash_pathway_say_credit (gint64 credit_c);

G_END_DECLS

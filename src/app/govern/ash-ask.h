#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A small form in a window of its own: what it asks for in rows, Cancel and one blue button. */

/* Does what was asked for. %FALSE with @error: the window stays, and says why. */
typedef gboolean (*AshAskFunc) (GtkWindow *window, gpointer user_data, GError **error);

/* Not yet presented. @user_data must be a GObject; it is kept while the window is there. */
GtkWindow *ash_ask_new (GtkWindow *parent,
                        const char *title,
                        const char *accept,
                        AshAskFunc func,
                        gpointer user_data,
                        AdwPreferencesGroup **out_group);
GtkEditable *ash_ask_add_line (AdwPreferencesGroup *group, const char *title, const char *text);
GtkEditable *ash_ask_add_day (AdwPreferencesGroup *group, const char *title, const char *day);
GtkTextView *ash_ask_add_text (AdwPreferencesGroup *group, const char *title, const char *text);
AdwComboRow *
ash_ask_add_choice (AdwPreferencesGroup *group, const char *title, const char *const *words);
char *ash_ask_dup_text (GtkTextView *view);
void ash_ask_accept (GtkWindow *window);

G_END_DECLS

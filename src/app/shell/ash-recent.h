#pragma once

#include <ash-document.h>

G_BEGIN_DECLS

/* A document opened or saved before, as the desktop remembers it, with what was noted of it then.
 * The notes and the small picture are in the user's cache, never in the document. */
typedef struct
{
  char *uri;
  char *title;
  gint64 used;       /* Unix time */
  int n_credentials; /* -1: not noted */
  int n_published;
  char *review_date; /* (nullable): the earliest, "2027-03-01" */
  char *picture;     /* (nullable): path of a PNG */
  gboolean is_pinned;
} AshRecent;

void ash_recent_free (AshRecent *self);
AshRecent *ash_recent_new (const char *uri, const char *title, gint64 used);
GPtrArray *ash_recent_list (guint most);
void ash_recent_add (AshDocument *document);
void ash_recent_add_opened (AshDocument *document);
void ash_recent_forget (const char *uri);
void ash_recent_pin (const char *uri, gboolean is_pinned);
char *ash_recent_say (const AshRecent *self);
char *ash_recent_say_session (const AshSession *session);
void ash_recent_draw_async (const char *session, GAsyncReadyCallback callback, gpointer user_data);
GBytes *ash_recent_draw_finish (GAsyncResult *result);
gboolean ash_recent_is_review_due (const AshRecent *self);

G_END_DECLS

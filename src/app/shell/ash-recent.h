#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Documents opened or saved before, as the desktop remembers them. */
typedef struct
{
  char *uri;
  char *title;
  gint64 used; /* Unix time */
} AshRecent;

void ash_recent_free (AshRecent *self);
GPtrArray *ash_recent_list (guint most);
void ash_recent_add (GFile *file);
void ash_recent_forget (const char *uri);

G_END_DECLS

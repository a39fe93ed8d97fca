#pragma once

#include <ash-records.h>
#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Whether the credential is approved, and still what was approved: found out on a worker after each
 * edit, once for whoever asks. */
typedef struct
{
  gboolean is_approved;
  gboolean is_changed; /* since then */
  char *version;
  char *date;
  char *person;
} AshApproval;

/* (transfer none): of the credential being worked on, as far as it is known */
const AshApproval *ash_governing_get (AshLive *live);
typedef void (*AshGoverningFunc) (gpointer watcher);
/* @func is called with @watcher when it is another. */
void ash_governing_watch (AshPlace *place, GObject *watcher, AshGoverningFunc func);
char *ash_governing_say_approval (const AshApproval *approval);

/* What the commands of the window do. */
void ash_governing_comment (GtkWindow *window, AshPlace *place);
void ash_governing_comment_on (GtkWindow *window, AshPlace *place, GVariant *about);

G_END_DECLS

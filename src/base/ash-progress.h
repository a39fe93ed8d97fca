#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AshProgress AshProgress;

/**
 * AshProgressFunc:
 * @fraction: 0 to 1, or -1 when the total is not known
 * @what: (nullable): what is being done, a translated phrase
 *
 * Called on the main context that was the default where the callback was set.
 */
typedef void (*AshProgressFunc) (double fraction, const char *what, gpointer user_data);

/* Progress that also carries cancellation. One worker steps it, any thread may read it. */
AshProgress *ash_progress_new (GCancellable *cancellable);
AshProgress *ash_progress_ref (AshProgress *self);
void ash_progress_unref (AshProgress *self);
GCancellable *ash_progress_get_cancellable (AshProgress *self);
void ash_progress_set_callback (AshProgress *self, AshProgressFunc func, gpointer user_data);
void ash_progress_begin (AshProgress *self, const char *what, gint64 total);
gboolean ash_progress_step (AshProgress *self, gint64 n, GError **error);
double ash_progress_get_fraction (AshProgress *self);
char *ash_progress_dup_what (AshProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshProgress, ash_progress_unref)

G_END_DECLS

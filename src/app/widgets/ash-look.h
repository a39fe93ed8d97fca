#pragma once

#include <ash-document.h>
#include <ash-progress.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* On a worker, with a store of its own that shows the document as it was when the look was
 * ordered. Returns: what was found, or %NULL with @error. */
typedef gpointer (*AshLookFunc) (AshStore *store,
                                 gconstpointer order,
                                 AshProgress *progress,
                                 GError **error);
/* On the main thread: (transfer full) what was found for @order, or %NULL and why not. */
typedef void (*AshLookedFunc) (gconstpointer order,
                               gpointer found,
                               const GError *error,
                               gpointer user_data);

#define ASH_TYPE_LOOK (ash_look_get_type ())
G_DECLARE_FINAL_TYPE (AshLook, ash_look, ASH, LOOK, GObject)

/**
 * AshLook:
 *
 * Somebody who looks something up in the document on a worker, one thing at a time: a new order
 * takes the place of the one before, of which nothing is heard any more. Nothing is heard of a
 * document that was closed, either.
 */
AshLook *ash_look_new (AshLookFunc look,
                       GDestroyNotify free_order,
                       GDestroyNotify free_found,
                       AshLookedFunc looked,
                       gpointer user_data);
/* @order: (transfer full) */
void ash_look_order (AshLook *self, AshDocument *document, gpointer order);
/* Something was ordered, of which nothing has been heard yet. */
gboolean ash_look_is_busy (AshLook *self);
/* Nothing more is heard of what was ordered. */
void ash_look_cancel (AshLook *self);
/* For a dispose: cancels and lets go. */
void ash_look_clear (AshLook **look);

G_END_DECLS

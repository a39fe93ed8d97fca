#pragma once

#include <ash-document.h>

G_BEGIN_DECLS

/**
 * AshLengths:
 *
 * Has the films and sounds of a document read for how long they last, on a worker and one after
 * the other: those that are there when it begins, and those that come. Says through the document
 * that there is something new. Lives on the main thread.
 */
#define ASH_TYPE_LENGTHS (ash_lengths_get_type ())
G_DECLARE_FINAL_TYPE (AshLengths, ash_lengths, ASH, LENGTHS, GObject)

AshLengths *ash_lengths_new (AshDocument *document);
/* Whether some may still come. */
gboolean ash_lengths_is_reading (AshLengths *self);

/* The same at once, in any thread but the main one or where there is none. Files that cannot be
 * read are passed over; %FALSE only when it was stopped, or the document cannot be read. @progress
 * (nullable). @out_n (optional): how many lengths are known now that were not. */
gboolean
ash_desk_read_lengths (AshStore *store, AshProgress *progress, guint *out_n, GError **error);

G_END_DECLS

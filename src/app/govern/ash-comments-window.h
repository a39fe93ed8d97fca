#pragma once

#include <gtk/gtk.h>

#include "ash-comment-here.h"
#include "ash-place.h"

G_BEGIN_DECLS

/* What people said of the credential: a list beside the work, with a way to each place. */
void ash_comments_window_present (GtkWindow *parent, AshPlace *place);
/* Asks for the words of a comment about @here. */
void ash_comment_write (GtkWindow *parent, AshPlace *place, const AshCommentHere *here);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "ash-comment-here.h"
#include "ash-place.h"

G_BEGIN_DECLS

/* Asks for the words of a comment about @here, or of a reply to the thread of @comment. */
void ash_comment_write (GtkWindow *parent, AshPlace *place, const AshCommentHere *here);
void ash_comment_reply (GtkWindow *parent, AshPlace *place, const char *comment);

G_END_DECLS

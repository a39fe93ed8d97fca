#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a comment made here would be about; see AshCommentAbout. All owned. */
typedef struct
{
  char *kind;
  char *subject;
  char *other;
  char *quote;
  guint n; /* how many are open on it already */
} AshCommentHere;

/* Fills @here. FALSE: nothing that can be commented on. */
typedef gboolean (*AshCommentHereFunc) (GtkWidget *widget, AshCommentHere *here);

/* What has the keyboard in @widget, or itself, is commented on with win.comment. */
void ash_comment_here_install (GtkWidget *widget, AshCommentHereFunc func);
/* And with a menu at the second button and the Menu key, where there is no menu yet. */
void ash_comment_here_add_menu (GtkWidget *widget);
/* What else the menu of @widget begins with, about @here; the commands may be @popover's. */
typedef void (*AshMenuExtend) (GtkWidget *widget,
                               const AshCommentHere *here,
                               GtkWidget *popover,
                               GMenu *menu);
void ash_comment_here_set_extend (GtkWidget *widget, AshMenuExtend extend);
gboolean ash_comment_here_find (GtkWidget *from, AshCommentHere *here);
void ash_comment_here_clear (AshCommentHere *here);
/* Goes to what is said of it. */
void ash_comment_here_show (GtkWidget *widget, const AshCommentHere *here);
/* "Comment…" for a menu, and the way to those that are there. */
void ash_comment_here_append (GMenu *menu, const AshCommentHere *here);
/* "2 comments", or NULL for none. (transfer full) */
char *ash_comment_here_say (guint n);

G_END_DECLS

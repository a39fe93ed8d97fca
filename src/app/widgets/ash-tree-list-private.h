#pragma once

#include "ash-growing.h"
#include "ash-kept-rows.h"
#include "ash-tree-list.h"

G_BEGIN_DECLS

struct _AshTreeList
{
  GtkWidget parent_instance;

  AshSide side;
  AshOutline *outline;
  gboolean is_expanded; /* sections are open at first */
  GtkTreeListModel *tree;
  AshGrowing *shown; /* of the tree */
  guint build_idle;
  GtkSelectionModel *selection;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *menu;
  char *focus_id; /* to be focused once its row is there */
  guint focus_at;
  guint focus_timeout;
  guint n_tries;

  AshKeptRows *kept; /* (nullable) */
  char *wanted_top;  /* (nullable): id of the row to scroll to */
  guint top_tick;    /* while it is scrolled to */
  guint n_top_tries;
};

const AshOutlineItem *ash_tree_list_item_of (GtkTreeListRow *row);
GtkTreeListRow *
ash_tree_list_row_of (AshTreeList *self, const AshOutlineItem *item, gboolean opens);

/* How the rows stand, from one time to the next. */
void ash_tree_list_recall (AshTreeList *self);
void ash_tree_list_seek_top (AshTreeList *self);
void ash_tree_list_stop_seeking (AshTreeList *self);
void ash_tree_list_forget_top (AshTreeList *self);

G_END_DECLS

#pragma once

#include "ash-credential-tree.h"
#include "ash-drag.h"
#include "ash-edge-scroll.h"

G_BEGIN_DECLS

struct _AshCredentialTree
{
  GtkWidget parent_instance;

  AshDocument *document;
  AshSide side;
  char *credential; /* NULL: none is shown */
  AshOutline *outline;
  AshLook *loading; /* of a large outline */
  AshLook *timing;  /* of what takes how long, where nobody says */
  guint time_soon;  /* the timeout after which it is looked at */
  GStrv wanted;     /* what to select when it is there */
  gboolean is_wanted_in_focus;
  char *renaming; /* id of the item whose title is being changed */

  GtkOverlay *overlay;
  AshTreeList *list;
  GtkWidget *empty;
  GtkWidget *dropline;

  GtkWidget *target; /* (nullable) weak: the row of the module that would take it */
  GtkTreeListRow *spring;
  guint spring_timeout;
  AshDrag *hovering; /* (nullable): what is over it, and where; not of files */
  double hover_x;
  double hover_y;
  guint hover_tick;
  AshEdgeScroll scroll;
  gboolean takes_files; /* whether the files that are over the window can be items */
};

/* ash-credential-tree-drop.c: what is dragged out of it and dropped into it. */
void ash_credential_tree_add_dragging (AshCredentialTree *self);
void ash_credential_tree_stop_hovering (AshCredentialTree *self);

/* ash-credential-tree-edits.c: what the user does to what is selected. */
GMenuModel *ash_credential_tree_build_menu (AshCredentialTree *self);

G_END_DECLS

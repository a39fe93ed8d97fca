#pragma once

#include "ash-lane.h"

G_BEGIN_DECLS

struct _AshLane
{
  GtkWidget parent_instance;

  AshDocument *document;
  AshCredential *credential;
  guint number;
  AshOutline *outline;
  char *renaming; /* id of the item whose title is being changed */

  GtkLabel *mark;
  GtkLabel *title;
  GtkLabel *facts;
  GtkWidget *menu;
  GtkOverlay *overlay;
  GtkWidget *empty;
  GtkWidget *dropline;
  GtkWidget *add_module;
  AshTreeList *list;

  GtkWidget *target; /* (nullable) weak: the row of the module that would take it */
  GtkTreeListRow *spring;
  guint spring_timeout;
  guint scroll_tick;
  double scroll_speed;
};

/* ash-lane-drop.c: what is dragged out of a lane and dropped into it. */
void ash_lane_add_dragging (AshLane *self);
void ash_lane_stop_hovering (AshLane *self);

G_END_DECLS

#pragma once

#include "../cc/ash-cc-read-private.h"
#include "ash-canvas.h"

G_BEGIN_DECLS

/* Reading what Canvas keeps beside the cartridge, one step after the other. */
typedef struct
{
  AshPackage *package;
  GPtrArray *rubric_uses; /* (element-type AshCanvasRubricUse) in the order they were met */
} AshCanvas;

/* An item that is graded by a rubric. */
typedef struct
{
  char *rubric; /* Canvas's name of it */
  const AshItem *item;
} AshCanvasRubricUse;

/* Each fails only when the import is to stop. */
gboolean ash_canvas_read_assignments (AshCanvas *self, GError **error);
gboolean ash_canvas_read_pages (AshCanvas *self, GError **error);
gboolean ash_canvas_read_quizzes_and_topics (AshCanvas *self, GError **error);
gboolean ash_canvas_read_modules (AshCanvas *self, GError **error);
gboolean ash_canvas_read_rubrics (AshCanvas *self, GError **error);
gboolean ash_canvas_read_course (AshCanvas *self, GError **error);

/* An XML member that becomes records: it is consumed. NULL when it is not there or cannot be
 * read; then it stays a file. */
AshXml *ash_canvas_take_xml (AshCanvas *self, AshMember *member);
/* The text of a child, white space around it gone; NULL when there is none. (transfer full) */
char *ash_canvas_text (const AshXmlNode *node, const char *child);
/* A number as hundredths, or ASH_UNSET. */
gint64 ash_canvas_hundredths (const AshXmlNode *node, const char *child);
/* published, active, unpublished, … */
void ash_canvas_set_state (AshItem *item, const char *state);
/* Adds a member to the item's `extra`. */
void ash_canvas_keep (AshItem *item, const char *name, const char *value);
/* Keeps the element as it is, for what no column holds. */
void ash_canvas_keep_xml (AshItem *item, const AshXmlNode *node);
/* What the settings of an assignment say of an item that is graded: points, rubric, state. */
void ash_canvas_take_grading (AshCanvas *self, AshItem *item, const AshXmlNode *settings);
void ash_canvas_set_title (AshItem *item, const char *title);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of the documents a step is done in. */
typedef enum
{
  FLUID_LARGE, /* 10,000 items */
  FLUID_SOME,  /* 60 outcomes */
  FLUID_MANY,  /* 500 outcomes */
  FLUID_SMALL, /* for comparing how long it takes to open */
  N_FLUID_DOCUMENTS,
} FluidDocument;

/* What somebody does, and where: keys or turns of the wheel, one after the other. */
typedef struct
{
  const char *name;
  FluidDocument document;
  const char *view;  /* of the window */
  const char *pane;  /* type of a widget of it, or "#" and its name; with "/", of one in another */
  const char *ready; /* (nullable): keys that are not measured, pressed before */
  const char *keys;  /* for xdotool, blanks between */
  guint times;
  guint delay_ms;
  gboolean is_wheel; /* the keys are buttons, over the middle of the pane */
} FluidStep;

extern const FluidStep FLUID_STEPS[];
extern const guint N_FLUID_STEPS;

G_END_DECLS

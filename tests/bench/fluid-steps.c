#include "fluid-steps.h"

#define SOURCE "AshSourcePane/GtkListView"
#define SEARCH "AshSourcePane/#search_toggle"
#define LANE "AshLanes/GtkListView"
#define OUTLINE "AshBuildOutline/GtkListView"
#define MATRIX "AshMatrix/AshMarkCell"
#define WORDS "t h e space s t o n e space i s space c u t space t o space f i t"
#define ARROWS "Down Right Down Left Down Down Up"

/* The names that end in "far jump" are judged as such. */
const FluidStep FLUID_STEPS[] = {
  { "source, arrow", FLUID_LARGE, "source", SOURCE, "Home", "Down Down Down Up", 50, 60 },
  { "source, page", FLUID_LARGE, "source", SOURCE, "Home", "Next Next Prior", 20, 120 },
  { "source, far jump", FLUID_LARGE, "source", SOURCE, "Home", "End Home", 4, 900 },
  { "source, wheel", FLUID_LARGE, "source", SOURCE, NULL, "5 5 5 4", 40, 40, TRUE },
  { "lane, arrow", FLUID_LARGE, "source", LANE, "Home", "Down Down Down Up", 50, 60 },
  { "lane, page", FLUID_LARGE, "source", LANE, "Home", "Next Next Prior", 20, 120 },
  { "lane, far jump", FLUID_LARGE, "source", LANE, "Home", "End Home", 4, 900 },
  { "lane, wheel", FLUID_LARGE, "source", LANE, NULL, "5 5 5 4", 40, 40, TRUE },
  { "lane, item moved", FLUID_LARGE, "source", LANE, "Home Down Down", "alt+Down", 10, 700 },
  { "course, search", FLUID_LARGE, "source", SEARCH, "space",
    "p a g e space 7 0 0 BackSpace BackSpace BackSpace ctrl+a BackSpace", 1, 250 },
  { "search, typed", FLUID_LARGE, "source", SOURCE, "ctrl+f", "p a g e space 7 0 0", 2, 90 },
  { "build, arrow", FLUID_LARGE, "build", OUTLINE, "Home", "Down Down Down Up", 25, 60 },
  { "build, slow arrow", FLUID_LARGE, "build", OUTLINE, "End", "Up Up Up Up", 4, 600 },
  { "build, far jump", FLUID_LARGE, "build", OUTLINE, "Home", "End Home", 4, 900 },
  /* of the module where the jump ended */
  { "build, title", FLUID_LARGE, "build", "AshForm/GtkText", "End", WORDS, 2, 90 },
  { "matrix of 60, arrow", FLUID_SOME, "design", MATRIX, NULL, ARROWS, 15, 60 },
  { "matrix of 60, mark", FLUID_SOME, "design", MATRIX, NULL, "i Down p Down", 10, 250 },
  { "matrix of 60, wheel", FLUID_SOME, "design", "AshMatrix", NULL, "5 5 5 4", 40, 40, TRUE },
  { "outcome, typed", FLUID_SOME, "design", "AshMatrix/AshOutcomeRow", "F2", WORDS, 2, 90 },
  { "matrix of 500, arrow", FLUID_MANY, "design", MATRIX, NULL, ARROWS, 15, 60 },
  { "matrix of 500, far jump", FLUID_MANY, "design", MATRIX, NULL, "ctrl+End ctrl+Home", 4, 900 },
  { "matrix of 500, mark", FLUID_MANY, "design", MATRIX, NULL, "i Down p Down", 10, 250 },
  { "matrix of 500, wheel", FLUID_MANY, "design", "AshMatrix", NULL, "5 5 5 4", 40, 40, TRUE },
};

const guint N_FLUID_STEPS = G_N_ELEMENTS (FLUID_STEPS);

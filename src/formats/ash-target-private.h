#pragma once

#include "ash-dry-run.h"

G_BEGIN_DECLS

/* What a rule of data/targets.json can be about. Each is a number that is counted on every part of
 * a package: 0 where it is not so. The words stand in ash-targets.c in this order. */
typedef enum
{
  /* what it is */
  ASH_ABOUT_MODULE,        /* at the top of the outline */
  ASH_ABOUT_NESTED_MODULE, /* 1 inside a module, 2 inside one that is inside a module, … */
  ASH_ABOUT_PAGE,
  ASH_ABOUT_FILE,
  ASH_ABOUT_LINK,
  ASH_ABOUT_DISCUSSION,
  ASH_ABOUT_QUIZ,
  ASH_ABOUT_ASSIGNMENT,
  ASH_ABOUT_TOOL,
  ASH_ABOUT_HEADING,
  ASH_ABOUT_UNKNOWN_KIND,
  ASH_ABOUT_START_PAGE,
  ASH_ABOUT_BANK, /* how many there are */
  ASH_ABOUT_DRAW,
  ASH_ABOUT_RUBRIC, /* that stays behind */
  ASH_ABOUT_RUBRIC_IN_BRIEF,
  ASH_ABOUT_RUBRIC_HOMELESS, /* nothing could carry it */
  ASH_ABOUT_COMPLETION,
  ASH_ABOUT_COMPLETION_IN_WORDS,
  /* where it stands, and for whom */
  ASH_ABOUT_LOOSE,         /* in no module */
  ASH_ABOUT_UNLINKED_PAGE, /* a page outside the outline */
  ASH_ABOUT_INSTRUCTOR_ONLY,
  ASH_ABOUT_UNPUBLISHED,
  ASH_ABOUT_EMPTY,
  /* what is in its text */
  ASH_ABOUT_PAGE_LINKS,
  ASH_ABOUT_PAGE_STYLE,
  ASH_ABOUT_PAGE_SCRIPT,
  ASH_ABOUT_PAGE_MEDIA,
  ASH_ABOUT_PAGE_SIGNS,
  /* settings */
  ASH_ABOUT_ATTACHMENTS, /* how many */
  ASH_ABOUT_INSTRUCTOR_NOTES,
  ASH_ABOUT_TOOL_SETTINGS,
  ASH_ABOUT_TASK_TERMS, /* attempts or minutes of an assignment; of a tool */
  ASH_ABOUT_TOOL_TERMS,
  ASH_ABOUT_TIME_LIMIT,
  ASH_ABOUT_ATTEMPTS, /* how many */
  ASH_ABOUT_MANY_ATTEMPTS,
  ASH_ABOUT_QUIZ_TEXT,
  /* its questions: how many are so */
  ASH_ABOUT_POINTS,
  ASH_ABOUT_ODD_POINTS,
  ASH_ABOUT_TRUE_FALSE,
  ASH_ABOUT_PATTERN_MATCH,
  ASH_ABOUT_MODEL_ANSWER,
  ASH_ABOUT_HINT,
  ASH_ABOUT_CHOICE_FEEDBACK,
  ASH_ABOUT_GENERAL_FEEDBACK,
  ASH_ABOUT_SHUFFLE,
  ASH_ABOUT_UNKNOWN_QUESTION,
  /* the package as a whole: megabytes; counted on no part */
  ASH_ABOUT_SIZE,
  ASH_N_ABOUTS
} AshAbout;

/* A line of data/targets.json. */
typedef struct
{
  AshAbout about;
  guint over; /* it is so when there are more than that */
  AshVerdict effect;
  char *one;  /* "“{title}” becomes a page" */
  char *many; /* "{n} assignments become pages" */
  char *why;
  char *why_many; /* (nullable): where it reads otherwise of several */
  char *sure;
  char *fix;
  char *button;
  char *button_many;
  char *done;
  char *back;
} AshTargetRule;

const char *ash_about_nick (AshAbout about);

/* A part while it is judged. */
typedef struct
{
  AshDryPart *part;
  guint amounts[ASH_N_ABOUTS];
  guint draw; /* of a draw: how many, */
  guint of;   /* and out of how many */
} AshPartFacts;

/* (element-type AshPartFacts): everything that the plan writes, each thing once */
GPtrArray *ash_dry_parts_new (AshCartridgePlan *plan);
void ash_dry_part_free (AshDryPart *self);

G_END_DECLS

#pragma once

#include "ash-harvest-words.h"

G_BEGIN_DECLS

/* How the words of a line say that outcomes follow. */
typedef enum
{
  ASH_LEAD_NONE,
  ASH_LEAD_BARE,    /* "Objectives": also what a company or a treaty has */
  ASH_LEAD_HEADING, /* "Learning outcomes", "Unit 1 objectives" */
  ASH_LEAD_WEAK,    /* "By the end of the unit you will": verbs follow, of duties too */
  ASH_LEAD_VERBS,   /* "By the end of the unit you will be able to": outcomes, each with a verb */
} AshLead;

/* How a heading says that what is below it is of something else than the course. */
typedef enum
{
  ASH_ABOUT_COURSE,
  ASH_ABOUT_CASE,      /* a case with objectives of its own, rules, grades */
  ASH_ABOUT_ELSEWHERE, /* a sample, what is to be there before */
} AshAbout;

AshLead ash_harvest_read_heading (const AshHarvestWords *words, const char *text);
AshLead ash_harvest_read_label (const AshHarvestWords *words, const char *text, gsize *out_rest);
AshAbout ash_harvest_read_about (const AshHarvestWords *words, const char *heading);
gboolean ash_harvest_is_subheading (const AshHarvestWords *words, const char *text);
gboolean ash_harvest_is_part (const AshHarvestWords *words, const char *text);
gboolean ash_harvest_asks_verb (const AshHarvestWords *words, const char *text);
gboolean ash_harvest_is_of_course (const AshHarvestWords *words, const char *text);

/* Around a sentence: what is known before it is read. */
typedef struct
{
  gboolean is_list;  /* whether a list may follow it */
  gboolean is_below; /* it stands below a heading of outcomes */
  gboolean is_more;  /* the sentence before it stated outcomes */
  gboolean is_aside; /* it stands where a course speaks of cases, rules, grades */
} AshAround;

AshLead ash_harvest_read_sentence (const AshHarvestWords *words,
                                   const char *sentence,
                                   AshAround around,
                                   gsize *out_rest);

/* Texts */
gboolean ash_harvest_announces (const AshHarvestWords *words, const char *sentence);
GPtrArray *ash_harvest_sentences (const AshHarvestWords *words, const char *text);
const GRegex *ash_harvest_pattern (gsize *once, const char *pattern);
const char *ash_harvest_after_code (const char *text);
GPtrArray *ash_harvest_parts (const AshHarvestWords *words, const char *text);
char *ash_harvest_trim (const AshHarvestWords *words, const char *text);

G_END_DECLS

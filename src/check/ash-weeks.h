#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshWeeks:
 *
 * What a title says of when: "Week 3", "Weeks 4–5: Sampling", "12 March",
 * "2025-03-12", "12.03.", "3/12".
 */
typedef struct
{
  guint first;  /* week, 0: none is named */
  guint last;   /* the same, or of "Weeks 4–5" the second */
  int day;      /* a date: its day in the year, from 1, as in a leap year; 0: none is named */
  int slash[2]; /* "3/12": a date of which either may be the month; 0: none is named */
} AshWeeks;

/* @title: (nullable). Returns: whether it names a week or a date */
gboolean ash_weeks_find (const char *title, AshWeeks *out);
/* The day of the year that it names; 0: none */
int ash_weeks_day (const AshWeeks *self, gboolean is_month_first);

G_END_DECLS

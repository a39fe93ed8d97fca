#include "ash-check-repair.h"

#include <glib/gi18n-lib.h>

/* Longer titles make a button of which nothing is left for the words beside it. */
#define MAX_NAME 24

static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, MAX_NAME - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

char *
ash_check_repair_dup_words (const AshRepair *repair)
{
  g_autofree char *name = shorten (repair->name != NULL ? repair->name : "");
  guint n = (guint) repair->number;

  if (g_str_equal (repair->verb, "show-by"))
    return g_strdup_printf (_ ("Add to %s"), name);
  if (g_str_equal (repair->verb, "show-outcome"))
    /* Translators: an assessment is to show the outcome O4 */
    return g_strdup_printf (_ ("Let it show %s"), name);
  if (g_str_equal (repair->verb, "practise"))
    return g_strdup (_ ("Make it practice"));
  if (g_str_equal (repair->verb, "draw"))
    return g_strdup_printf (ngettext ("Draw %u", "Draw %u", n), n);
  if (g_str_equal (repair->verb, "use-item"))
    return g_strdup_printf (_ ("Use %s too"), name);
  if (g_str_equal (repair->verb, "unlink"))
    return g_strdup (_ ("Take the link out"));
  if (g_str_equal (repair->verb, "no-points"))
    return g_strdup (_ ("Give no points"));
  if (g_str_equal (repair->verb, "state-hours"))
    /* Translators: how long a credential takes: State 9 h 30 */
    return g_strdup_printf (_ ("State %s"), name);
  if (g_str_equal (repair->verb, "drop-bank"))
    return g_strdup (_ ("Delete the pool"));
  if (g_str_equal (repair->verb, "unmark"))
    return g_strdup_printf (_ ("Take %s from it"), name);
  return g_strdup (_ ("Mark as decoration"));
}

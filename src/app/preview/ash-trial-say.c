#include "ash-trial-say.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

static char *
title_of (const AshTrialResult *result)
{
  return ash_say_quoted (result->assessment->title != NULL ? result->assessment->title : "");
}

static char *
percent (gint64 basis_points)
{
  return basis_points % 100 == 0 ? g_strdup_printf (_ ("%d %%"), (int) (basis_points / 100))
                                 : g_strdup_printf (_ ("%.1f %%"), (double) basis_points / 100);
}

static gint64
mark_of (const AshTrialResult *result)
{
  return result->of_c > 0 ? result->got_c * 10000 / result->of_c : 0;
}

/* The first that the rule asks for and that is in @state; how many there are. */
static const AshTrialResult *
first_of (const AshTrial *trial, AshTrialState state, guint *out_n)
{
  const AshTrialResult *first = NULL;

  *out_n = 0;
  for (guint i = 0; i < trial->results->len; i++)
    {
      const AshTrialResult *result = g_ptr_array_index (trial->results, i);

      if (!result->is_counted || result->state != state)
        continue;
      first = first != NULL ? first : result;
      (*out_n)++;
    }
  return first;
}

static const AshTrialResult *
first_assumed (const AshTrial *trial, guint *out_n)
{
  const AshTrialResult *first = NULL;

  *out_n = 0;
  for (guint i = 0; i < trial->results->len; i++)
    {
      const AshTrialResult *result = g_ptr_array_index (trial->results, i);

      if (!result->is_counted || !result->is_assumed)
        continue;
      first = first != NULL ? first : result;
      (*out_n)++;
    }
  return first;
}

char *
ash_trial_say_verdict (const AshTrial *trial)
{
  switch (trial->verdict)
    {
    case ASH_TRIAL_EARNED:
      return g_strdup (_ ("Earned"));
    case ASH_TRIAL_NO_RULE:
      return g_strdup (_ ("No rule yet"));
    default:
      return g_strdup (_ ("Not earned yet"));
    }
}

static char *
say_earned (const AshTrial *trial)
{
  guint n;
  const AshTrialResult *assumed = first_assumed (trial, &n);
  g_autofree char *title = assumed != NULL ? title_of (assumed) : NULL;

  if (assumed == NULL)
    return g_strdup (_ ("The rule is met."));
  if (n == 1)
    return g_strdup_printf (_ ("The rule is met, once a person has passed %s."), title);
  return g_strdup_printf (ngettext ("The rule is met, once a person has passed %s and %u other.",
                                    "The rule is met, once a person has passed %s and %u others.",
                                    n - 1),
                          title, n - 1);
}

static char *
say_waiting (const AshTrial *trial)
{
  guint n, n_failed;
  const AshTrialResult *open = first_of (trial, ASH_TRIAL_OPEN, &n);
  g_autofree char *title = open != NULL ? title_of (open) : g_strdup ("");
  g_autofree char *what =
      n <= 1 ? g_strdup_printf (_ ("%s needs a mark from a person."), title)
             : g_strdup_printf (ngettext ("%s and %u other need a mark from a person.",
                                          "%s and %u others need a mark from a person.", n - 1),
                                title, n - 1);

  first_of (trial, ASH_TRIAL_FAILED, &n_failed);
  return g_strconcat (
      what, " ", n_failed == 0 ? _ ("All other rules are met.") : _ ("Nothing else is missing."),
      NULL);
}

static char *
say_not_yet (const AshTrial *trial)
{
  guint n;
  const AshTrialResult *failed = first_of (trial, ASH_TRIAL_FAILED, &n);
  g_autofree char *title = failed != NULL ? title_of (failed) : g_strdup ("");
  g_autofree char *what = NULL;
  g_autofree char *others = NULL;

  if (failed == NULL)
    return g_strdup (_ ("The rule asks for more than there is."));
  if (failed->of_c > 0 && failed->assessment->pass_bp > 0)
    {
      g_autofree char *got = percent (mark_of (failed));
      g_autofree char *needed = percent (MIN (failed->assessment->pass_bp, 10000));

      /* Translators: a title in quotes, the mark that was reached, the mark that is needed */
      what = g_strdup_printf (_ ("%s comes to %s and needs %s."), title, got, needed);
    }
  else
    what = g_strdup_printf (_ ("%s is not passed."), title);
  if (n == 1)
    return g_steal_pointer (&what);
  others = ash_say_number (ngettext ("%u other is not passed.", "%u others are not passed.", n - 1),
                           n - 1);
  return g_strconcat (what, " ", others, NULL);
}

char *
ash_trial_say_reason (const AshTrial *trial)
{
  switch (trial->verdict)
    {
    case ASH_TRIAL_EARNED:
      return say_earned (trial);
    case ASH_TRIAL_WAITING:
      return say_waiting (trial);
    case ASH_TRIAL_NO_RULE:
      return g_strdup (_ ("Nothing says what has to be passed."));
    default:
      return say_not_yet (trial);
    }
}

static char *
say_points (const AshTrialResult *result)
{
  g_autofree char *got = percent (mark_of (result));
  g_autofree char *needed =
      result->assessment->pass_bp > 0 ? percent (MIN (result->assessment->pass_bp, 10000)) : NULL;

  return needed != NULL ? g_strdup_printf (_ ("%s by answers, needs %s"), got, needed)
                        : g_strdup_printf (_ ("%s by answers"), got);
}

/**
 * ash_trial_say_result:
 *
 * Returns: (transfer full): how one piece of evidence went, a line each
 */
char *
ash_trial_say_result (const AshTrialResult *result, const AshTrialProfile *profile)
{
  GString *text = g_string_new (NULL);

  if (result->is_assumed)
    g_string_append (text, _ ("Counted as passed by a person"));
  else if (result->state == ASH_TRIAL_OPEN)
    g_string_append (text, _ ("Needs a mark from a person"));
  else if (result->of_c > 0)
    {
      g_autofree char *points = say_points (result);

      g_string_append (text, points);
    }
  else if (profile->answers == ASH_TRIAL_NOTHING)
    g_string_append (text, _ ("Nothing handed in"));
  else
    g_string_append (text, result->state == ASH_TRIAL_PASSED ? _ ("Passed") : _ ("Not passed"));
  if (result->n_keyless > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u question has no right answer to mark by",
                                        "%u questions have no right answer to mark by",
                                        result->n_keyless),
                              result->n_keyless);
    }
  if (!result->is_counted)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _ ("The rule does not ask for it"));
    }
  return g_string_free (text, FALSE);
}

#include "ash-check-private.h"

#include "ash-verbs.h"

#include <glib/gi18n-lib.h>

/* So many are offered; the outcome itself offers all. */
#define MOST_OFFERED 4

/* (transfer full) */
static char *
fix_of (const AshDesign *design, const AshStatement *outcome, const AshVerb *verb)
{
  const char *const *instead =
      ash_verb_instead (design->tree->lang, verb, ash_bloom_from_nick (outcome->bloom));
  GString *verbs = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (guint i = 0; instead != NULL && instead[i] != NULL && i < MOST_OFFERED; i++)
    g_string_append_printf (verbs, "%s%s", i > 0 ? ", " : "", instead[i]);
  list = g_string_free (verbs, FALSE);
  return *list != '\0' ? g_strdup_printf (_ ("Say what learners do to show it: %s."), list)
                       : g_strdup (_ ("Say what learners do to show it."));
}

/* What goes on in a head can be shown by nothing that is handed in. */
gboolean
ash_rule_weak_verb (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      g_autofree char *word = NULL;
      g_autofree char *fix = NULL;
      AshVerb verb;

      if (outcome->text == NULL || !ash_verb_read (outcome->text, design->tree->lang, &verb) ||
          verb.why == NULL)
        continue;
      word = g_strndup (outcome->text + verb.start, verb.length);
      fix = fix_of (design, outcome, &verb);
      ash_check_add_outcome (check, outcome, g_strdup_printf (_ ("“%s” cannot be observed."), word),
                             fix);
    }
  return TRUE;
}

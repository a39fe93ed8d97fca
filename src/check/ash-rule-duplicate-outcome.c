#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Marks of a sentence; not the signs of "C++", "x < 5" or "20 %". */
static gboolean
is_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    case G_UNICODE_OTHER_PUNCTUATION:
      return c > 127 || strchr (".,:;!?'\"/", (int) c) != NULL;
    default:
      return g_unichar_isspace (c);
    }
}

/* (transfer full): what two outcomes have in common that say the same: their words, however they
 * are set apart and whichever letters are capitals */
static char *
words_of (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *words = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_mark (g_utf8_get_char (at)))
      g_string_append_unichar (words, g_utf8_get_char (at));
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_strchomp (g_string_free (words, FALSE));
}

/* An outcome of a module may well be the whole outcome again, as the only one it works on. */
static gboolean
is_of_other (const AshDesign *design, const AshStatement *one, const AshStatement *two)
{
  return ash_outcome_whole (design->outcomes, one) == two ||
         ash_outcome_whole (design->outcomes, two) == one;
}

static char *
name_of (const AshStatement *outcome, guint place)
{
  return outcome->code != NULL && *outcome->code != '\0' ? g_strdup (outcome->code)
                                                         : g_strdup_printf ("%u", place + 1);
}

/* It stands twice in the badge, and evidence of the one leaves the other without. */
gboolean
ash_rule_duplicate_outcome (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      g_autofree char *words = words_of (outcome->text != NULL ? outcome->text : "");
      gpointer place = NULL;
      g_autofree char *name = NULL;

      if (*words == '\0')
        continue;
      if (!g_hash_table_lookup_extended (places, words, NULL, &place))
        {
          g_hash_table_insert (places, g_steal_pointer (&words), GUINT_TO_POINTER (i));
          continue;
        }
      if (is_of_other (design, outcome,
                       g_ptr_array_index (design->outcomes, GPOINTER_TO_UINT (place))))
        continue;
      name = name_of (g_ptr_array_index (design->outcomes, GPOINTER_TO_UINT (place)),
                      GPOINTER_TO_UINT (place));
      ash_check_add_outcome (check, outcome,
                             g_strdup_printf (_ ("It says the same as outcome %s."), name),
                             _ ("Say what is different in it, or delete one of them."));
    }
  return TRUE;
}

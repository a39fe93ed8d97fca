#include "ash-in-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ash_say_number:
 * @format: translated, with one %u or %d
 *
 * Returns: (transfer full): it with the number as people write large ones, "13,485 statements"
 */
char *
ash_say_number (const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  const char *place = strchr (format, '%');

  while (place != NULL && place[1] != 'u' && place[1] != 'd')
    place = strchr (place + 1, '%');
  if (place == NULL)
    return g_strdup (format);
  return g_strdup_printf ("%.*s%s%s", (int) (place - format), format, number,
                          place + strlen ("%u"));
}

/**
 * ash_say_numbers:
 * @format: translated, with two numbers
 *
 * Returns: (transfer full): as ash_say_number(), "1,204 of 13,485 used"
 */
char *
ash_say_numbers (const char *format, guint first, guint second)
{
  g_autofree char *half = ash_say_number (format, first);

  return ash_say_number (half, second);
}

/**
 * ash_say_kind:
 *
 * Returns: (transfer none): what a professor calls an item of this kind
 */
const char *
ash_say_kind (AshItemKind kind)
{
  switch (kind)
    {
    case ASH_ITEM_FOLDER:
      return _ ("section");
    case ASH_ITEM_PAGE:
      return _ ("page");
    case ASH_ITEM_FILE:
      return _ ("file");
    case ASH_ITEM_LINK:
      return _ ("link");
    case ASH_ITEM_TOPIC:
      return _ ("discussion");
    case ASH_ITEM_QUIZ:
      return _ ("quiz");
    case ASH_ITEM_ASSIGNMENT:
      return _ ("assignment");
    case ASH_ITEM_LTI:
      return _ ("outside tool");
    case ASH_ITEM_LABEL:
      return _ ("heading");
    case ASH_ITEM_UNKNOWN:
    case ASH_N_ITEM_KINDS:
    default:
      return _ ("kept as it is");
    }
}

const char *
ash_say_status (AshCredentialStatus status)
{
  static const char *const WORDS[] = { NC_ ("status", "Draft"),     NC_ ("status", "In review"),
                                       NC_ ("status", "Approved"),  NC_ ("status", "Pilot"),
                                       NC_ ("status", "Published"), NC_ ("status", "Retired") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "status",
                       WORDS[MIN ((guint) status, G_N_ELEMENTS (WORDS) - 1)]);
}

const char *
ash_say_bloom (AshBloom level)
{
  switch (level)
    {
    case ASH_BLOOM_REMEMBER:
      return _ ("Remember");
    case ASH_BLOOM_UNDERSTAND:
      return _ ("Understand");
    case ASH_BLOOM_APPLY:
      return _ ("Apply");
    case ASH_BLOOM_ANALYSE:
      return _ ("Analyse");
    case ASH_BLOOM_EVALUATE:
      return _ ("Evaluate");
    case ASH_BLOOM_CREATE:
      return _ ("Create");
    case ASH_BLOOM_UNKNOWN:
    case ASH_N_BLOOMS:
    default:
      return "";
    }
}

const char *
ash_say_knowledge (const char *nick)
{
  static const char *const NICKS[] = { "factual", "conceptual", "procedural", "metacognitive",
                                       NULL };
  const char *const words[] = { C_ ("knowledge", "Factual"), C_ ("knowledge", "Conceptual"),
                                C_ ("knowledge", "Procedural"), C_ ("knowledge", "Metacognitive"),
                                "" };

  return words[ash_enum_from_nick (NICKS, nick, G_N_ELEMENTS (words) - 1)];
}

const char *
ash_say_mark (AshMarkDepth depth)
{
  switch (depth)
    {
    case ASH_MARK_INTRODUCED:
      return _ ("introduced");
    case ASH_MARK_PRACTISED:
      return _ ("practised");
    case ASH_MARK_ASSESSED:
      return _ ("assessed");
    case ASH_MARK_NONE:
    default:
      return _ ("not marked");
    }
}

const char *
ash_say_mark_letter (AshMarkDepth depth)
{
  switch (depth)
    {
    case ASH_MARK_INTRODUCED:
      /* Translators: the letter of "introduced" */
      return C_ ("mark", "I");
    case ASH_MARK_PRACTISED:
      /* Translators: the letter of "practised" */
      return C_ ("mark", "P");
    case ASH_MARK_ASSESSED:
      /* Translators: the letter of "assessed" */
      return C_ ("mark", "A");
    case ASH_MARK_NONE:
    default:
      return "";
    }
}

const char *
ash_say_verdict (AshDecisionVerdict verdict)
{
  switch (verdict)
    {
    case ASH_DECISION_APPROVED:
      return C_ ("decision", "Approved");
    case ASH_DECISION_CHANGES:
      return C_ ("decision", "Changes wanted");
    case ASH_DECISION_DECLINED:
      return C_ ("decision", "Declined");
    case ASH_DECISION_NOTED:
    default:
      return C_ ("decision", "Noted");
    }
}

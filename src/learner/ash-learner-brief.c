#include "ash-learner-private.h"

#include <ash-evidence.h>
#include <ash-terms.h>
#include <ash-text.h>

static void
append_part (GString *out, const AshWords *words, const char *part, const char *text)
{
  g_autofree char *word = g_strconcat ("brief-", part, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append (out, "<dt>");
  ash_append_html_text (out, ash_words_get (words, word));
  g_string_append (out, "</dt>\n<dd>");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "<br>" : "");
      ash_append_html_text (out, lines[i]);
    }
  g_string_append (out, "</dd>\n");
}

static void
append_parts (GString *out, const AshDesign *design, const AshWords *words, const char *assessment)
{
  for (guint i = 0; i < ASH_N_BRIEF_PARTS; i++)
    {
      g_autofree char *key = g_strconcat ("brief.", ASH_BRIEF_PARTS[i], NULL);
      const char *text = ash_design_field (design, assessment, key);

      if (text != NULL && *text != '\0')
        append_part (out, words, ASH_BRIEF_PARTS[i], text);
    }
}

/* A quiz says its own where it begins. */
static void
append_terms (GString *out,
              const AshWords *words,
              const AshItem *item,
              const AshAssessment *assessment)
{
  g_autofree char *text = item == NULL || item->kind != ASH_ITEM_QUIZ
                              ? ash_learner_terms (words, ash_terms_of (item, assessment))
                              : NULL;

  if (text != NULL)
    append_part (out, words, "terms", text);
}

static char *
section_new (const char *id, const char *tag, const char *heading, const char *parts)
{
  GString *section = g_string_new ("<section data-ashlar-brief=\"");

  ash_append_html_attribute (section, id);
  g_string_append (section, "\">\n");
  ash_learner_append_heading (section, tag, heading);
  g_string_append_printf (section, "<dl>\n%s</dl>\n</section>\n", parts);
  return g_string_free (section, FALSE);
}

/**
 * ash_learner_terms:
 *
 * Returns: (transfer full) (nullable): "2 attempts · 20 min"; %NULL when neither is said
 */
char *
ash_learner_terms (const AshWords *words, AshTerms terms)
{
  g_autofree char *attempts =
      terms.attempts > 0    ? ash_words_count (words, "n-attempt", terms.attempts)
      : terms.attempts == 0 ? g_strdup (ash_words_get (words, "any-attempts"))
                            : NULL;
  g_autofree char *time = terms.minutes > 0 ? ash_words_minutes (words, terms.minutes) : NULL;

  if (attempts == NULL || time == NULL)
    return attempts != NULL ? g_steal_pointer (&attempts) : g_steal_pointer (&time);
  return g_strconcat (attempts, " · ", time, NULL);
}

/**
 * ash_learner_brief:
 * @item: (nullable): an item's id
 *
 * What an authentic task says beside its own text: who learners are in it, for whom, what comes
 * out. It stands in the fields "brief.role", … of the evidence that the item carries. And how often
 * it may be handed in, and how long it may take.
 *
 * Returns: (transfer full) (nullable): a section marked `data-ashlar-brief`, %NULL when there is
 *   nothing to say
 */
char *
ash_learner_brief (const AshDesign *design, const char *item)
{
  const AshItem *record = ash_design_item (design, item);
  const AshAssessment *assessment =
      record != NULL ? ash_design_assessment_of_item (design, item) : NULL;
  g_autoptr (AshWords) words = NULL;
  g_autoptr (GString) parts = g_string_new (NULL);

  if (record == NULL || (assessment == NULL && !ash_terms_are_of_item (record)))
    return NULL;
  words = ash_words_new (design->tree->lang);
  if (assessment != NULL)
    append_parts (parts, design, words, assessment->record.id);
  append_terms (parts, words, record, assessment);
  return parts->len > 0 ? section_new (assessment != NULL ? assessment->record.id : item, "h2",
                                       ash_words_get (words, "brief"), parts->str)
                        : NULL;
}

/* What nothing in the outline carries has no other page that could say what is to be done. */
void
ash_learner_append_brief (GString *out,
                          const AshDesign *design,
                          const AshWords *words,
                          const AshAssessment *assessment)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *section = NULL;

  if (assessment->item != NULL)
    return;
  append_parts (parts, design, words, assessment->record.id);
  if (parts->len == 0)
    return;
  section = section_new (assessment->record.id, "h3",
                         assessment->title != NULL ? assessment->title : "", parts->str);
  g_string_append (out, section);
}

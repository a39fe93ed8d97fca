#include "ash-learner-private.h"

#include <ash-text.h>

static const char *const PARTS[] = { "role", "situation", "product", "standard", "evidence" };

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

/**
 * ash_learner_brief:
 * @item: (nullable): an item's id
 *
 * What an authentic task says beside its own text: who learners are in it, for whom, what comes
 * out. It stands in the fields "brief.role", … of the evidence that the item carries.
 *
 * Returns: (transfer full) (nullable): a section marked `data-ashlar-brief`, %NULL when there is
 *   nothing to say
 */
char *
ash_learner_brief (const AshDesign *design, const char *item)
{
  const AshAssessment *assessment =
      item != NULL ? ash_design_assessment_of_item (design, item) : NULL;
  g_autoptr (AshWords) words = NULL;
  GString *out;

  if (assessment == NULL)
    return NULL;
  words = ash_words_new (design->tree->lang);
  out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *key = g_strconcat ("brief.", PARTS[i], NULL);
      const char *text = ash_design_field (design, assessment->record.id, key);

      if (text != NULL && *text != '\0')
        append_part (out, words, PARTS[i], text);
    }
  if (out->len > 0)
    {
      GString *section = g_string_new ("<section data-ashlar-brief=\"");

      ash_append_html_attribute (section, assessment->record.id);
      g_string_append (section, "\">\n");
      ash_learner_append_heading (section, "h2", ash_words_get (words, "brief"));
      g_string_append_printf (section, "<dl>\n%s</dl>\n</section>\n", out->str);
      g_string_free (out, TRUE);
      return g_string_free (section, FALSE);
    }
  g_string_free (out, TRUE);
  return NULL;
}

#include "ash-learner-private.h"

#include <ash-outcome-tree.h>
#include <ash-text.h>

/**
 * ash_learner_workload_text:
 * @minutes: of the learner's time
 *
 * Returns: (transfer full) (nullable): "45 min", "12 h", "1 h 55 min"; %NULL when it is not known
 */
char *
ash_learner_workload_text (gint64 minutes)
{
  g_autoptr (AshWords) words = ash_words_new (NULL);

  return minutes > 0 ? ash_words_minutes (words, minutes) : NULL;
}

gboolean
ash_learner_sees (const AshDesign *design, const AshItem *item)
{
  for (; item != NULL; item = ash_design_item (design, item->parent))
    if (item->role == ASH_ROLE_INSTRUCTOR || item->role == ASH_ROLE_MENTOR)
      return FALSE;
  return TRUE;
}

gint64
ash_learner_minutes (const AshDesign *design)
{
  gint64 sum = 0;

  if (design->credential != NULL && design->credential->minutes > 0)
    return design->credential->minutes;
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (item->is_linked && item->minutes > 0 && ash_learner_sees (design, item))
        sum += item->minutes;
    }
  return sum;
}

void
ash_learner_append_heading (GString *out, const char *tag, const char *text)
{
  g_string_append_printf (out, "<%s>", tag);
  ash_append_html_text (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

/* A paragraph for each that the author wrote, a line break for each line. */
void
ash_learner_append_paragraph (GString *out, const char *text)
{
  g_auto (GStrv) paragraphs = g_regex_split_simple ("\\n[ \\t]*\\n\\s*", text, 0, 0);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_strstrip (paragraphs[i]), "\n", -1);

      if (paragraphs[i][0] == '\0')
        continue;
      g_string_append (out, "<p>");
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append (out, "<br>");
          ash_append_html_text (out, lines[j]);
        }
      g_string_append (out, "</p>\n");
    }
}

void
ash_learner_append_audience (GString *out, const AshDesign *design, const AshWords *words)
{
  const char *audience = ash_design_field (design, design->credential->record.id, "audience");

  if (audience == NULL)
    return;
  ash_learner_append_heading (out, "h2", ash_words_get (words, "for-whom"));
  ash_learner_append_paragraph (out, audience);
}

static void
append_module (GString *out, const AshDesign *design, const AshStatement *outcome)
{
  const AshItem *module = design != NULL ? ash_design_outcome_module (design, outcome) : NULL;

  if (module == NULL || module->title == NULL)
    return;
  g_string_append (out, " <small>(");
  ash_append_html_text (out, module->title);
  g_string_append (out, ")</small>");
}

/* @n: how many of the outcomes from @first, each of them with its parts; @design: (nullable): where
 * it is to be said to which module each belongs */
static void
append_list (GString *out, GPtrArray *outcomes, guint first, guint n, const AshDesign *design)
{
  g_string_append (out, "<ul class=\"outcomes\">\n");
  for (guint i = first; i < first + n; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (outcomes, i);
      guint n_parts = ash_outcomes_n_parts (outcomes, i);

      g_string_append (out, "<li>");
      ash_append_html_text (out, outcome->text != NULL ? outcome->text : "");
      append_module (out, design, outcome);
      if (n_parts > 0)
        append_list (out, outcomes, i + 1, n_parts, design);
      g_string_append (out, "</li>\n");
      i += n_parts;
    }
  g_string_append (out, "</ul>\n");
}

static void
append_outcomes (GString *out, GPtrArray *outcomes, const AshDesign *design, const AshWords *words)
{
  if (outcomes->len == 0)
    return;
  ash_learner_append_heading (out, "h2", ash_words_get (words, "able-to-do"));
  append_list (out, outcomes, 0, outcomes->len, design);
}

void
ash_learner_append_outcomes (GString *out, const AshDesign *design, const AshWords *words)
{
  append_outcomes (out, design->outcomes, NULL, words);
}

void
ash_learner_append_module_outcomes (GString *out,
                                    const AshDesign *design,
                                    const AshItem *module,
                                    const AshWords *words)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < design->outcomes->len; i++)
    if (ash_design_outcome_module (design, g_ptr_array_index (design->outcomes, i)) == module)
      g_ptr_array_add (own, g_ptr_array_index (design->outcomes, i));
  append_outcomes (out, own, NULL, words);
}

/* "3 modules, 12 pages to read and 2 quizzes", or NULL when there is nothing. */
static char *
parts_text (const AshDesign *design, const AshWords *words)
{
  static const struct
  {
    AshItemKind kind;
    const char *key;
  } kinds[] = { { ASH_ITEM_FOLDER, "n-module" }, { ASH_ITEM_PAGE, "n-page" },
                { ASH_ITEM_QUIZ, "n-quiz" },     { ASH_ITEM_ASSIGNMENT, "n-assignment" },
                { ASH_ITEM_TOPIC, "n-topic" },   { ASH_ITEM_FILE, "n-file" },
                { ASH_ITEM_LINK, "n-link" },     { ASH_ITEM_LTI, "n-lti" } };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint counts[ASH_N_ITEM_KINDS] = { 0 };

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      /* A folder inside a module is no module of its own. */
      if (item->is_linked && ash_learner_sees (design, item) &&
          (item->kind != ASH_ITEM_FOLDER || item->parent == NULL))
        counts[item->kind]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (counts[kinds[i].kind] > 0)
      g_ptr_array_add (parts, ash_words_count (words, kinds[i].key, counts[kinds[i].kind]));
  return parts->len > 0 ? ash_words_list (words, "list-and", parts) : NULL;
}

void
ash_learner_append_time (GString *out, const AshDesign *design, const AshWords *words)
{
  gint64 minutes = ash_learner_minutes (design);
  g_autofree char *parts = parts_text (design, words);

  if (minutes <= 0 && parts == NULL)
    return;
  ash_learner_append_heading (out, "h2", ash_words_get (words, "time"));
  if (minutes > 0)
    {
      g_autofree char *time = ash_words_minutes (words, minutes);
      g_autofree char *text = ash_words_format (words, "time-total", "time", time, NULL);

      ash_learner_append_paragraph (out, text);
    }
  if (parts != NULL)
    {
      g_autofree char *text = ash_words_format (words, "time-parts", "parts", parts, NULL);

      ash_learner_append_paragraph (out, text);
    }
}

static gboolean
shows (const AshDesign *design, const AshAssessment *assessment, const AshStatement *outcome)
{
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->subject_kind == ASH_SUBJECT_ASSESSMENT &&
          g_strcmp0 (alignment->subject, assessment->record.id) == 0 &&
          g_strcmp0 (alignment->statement, outcome->record.id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_shown (GString *out, const AshDesign *design, const AshAssessment *assessment)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (!shows (design, assessment, outcome))
        continue;
      g_string_append (list, "<li>");
      ash_append_html_text (list, outcome->text != NULL ? outcome->text : "");
      g_string_append (list, "</li>");
    }
  if (list->len > 0)
    g_string_append_printf (out, "<ul>%s</ul>", list->str);
  g_string_free (list, TRUE);
}

static void
append_percent (GString *out, const AshWords *words, const char *key, gint64 basis_points)
{
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;

  g_string_append (out, "<td>");
  if (basis_points > 0)
    {
      percent = ash_words_percent (words, basis_points);
      text = key != NULL ? ash_words_format (words, key, "percent", percent, NULL)
                         : g_strdup (percent);
      ash_append_html_text (out, text);
    }
  else
    g_string_append (out, "–");
  g_string_append (out, "</td>");
}

static void
append_small (GString *out, const char *text)
{
  g_string_append (out, "<br><small>");
  ash_append_html_text (out, text);
  g_string_append (out, "</small>");
}

static void
append_assessment (GString *out,
                   const AshDesign *design,
                   const AshWords *words,
                   const AshAssessment *assessment,
                   AshHrefFunc href_of,
                   gpointer user_data)
{
  const AshRubric *rubric = ash_design_rubric (design, assessment->rubric);
  g_autofree char *terms = ash_learner_terms (words, ash_design_terms (design, assessment));
  g_autofree char *href =
      href_of != NULL && assessment->item != NULL ? href_of (assessment->item, user_data) : NULL;

  g_string_append (out, "<tr><th scope=\"row\">");
  if (href != NULL)
    {
      g_string_append (out, "<a href=\"");
      ash_append_html_attribute (out, href);
      g_string_append (out, "\">");
    }
  ash_append_html_text (out, assessment->title != NULL ? assessment->title : "");
  g_string_append (out, href != NULL ? "</a>" : "");
  if (rubric != NULL && rubric->title != NULL)
    {
      g_autofree char *text = ash_words_format (words, "judged-by", "title", rubric->title, NULL);

      append_small (out, text);
    }
  if (terms != NULL)
    append_small (out, terms);
  g_string_append (out, "</th>");
  append_percent (out, words, NULL, assessment->weight_bp);
  append_percent (out, words, "pass-at-least", assessment->pass_bp);
  g_string_append (out, "<td>");
  append_shown (out, design, assessment);
  g_string_append (out, "</td></tr>\n");
}

void
ash_learner_append_assessments (GString *out,
                                const AshDesign *design,
                                const AshWords *words,
                                AshHrefFunc href_of,
                                gpointer user_data)
{
  static const char *const columns[] = { "evidence", "weight", "pass", "shows" };

  if (design->assessments->len == 0)
    return;
  ash_learner_append_heading (out, "h2", ash_words_get (words, "assessed"));
  g_string_append (out, "<table border=\"1\">\n<caption>");
  ash_append_html_text (out, ash_words_get (words, "assessed-caption"));
  g_string_append (out, "</caption>\n<thead><tr>");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_string_append (out, "<th scope=\"col\">");
      ash_append_html_text (out, ash_words_get (words, columns[i]));
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < design->assessments->len; i++)
    append_assessment (out, design, words, g_ptr_array_index (design->assessments, i), href_of,
                       user_data);
  g_string_append (out, "</tbody>\n</table>\n");
  for (guint i = 0; i < design->assessments->len; i++)
    ash_learner_append_brief (out, design, words, g_ptr_array_index (design->assessments, i));
}

static void
append_award (GString *out, const AshDesign *design, const AshWords *words)
{
  const char *issuer = design->issuer != NULL ? design->issuer->name : NULL;
  g_autofree char *award = NULL;

  if (design->badge != NULL && design->badge->name != NULL)
    award = ash_words_format (words, issuer != NULL ? "earn-badge-by" : "earn-badge", "name",
                              design->badge->name, "issuer", issuer, NULL);
  else if (issuer != NULL)
    award = ash_words_format (words, "earn-issuer", "issuer", issuer, NULL);
  if (award != NULL)
    {
      g_string_append (out, "<p><strong>");
      ash_append_html_text (out, award);
      g_string_append (out, "</strong></p>\n");
    }
  if (design->badge != NULL && design->badge->text != NULL)
    ash_learner_append_paragraph (out, design->badge->text);
}

void
ash_learner_append_earning (GString *out, const AshDesign *design, const AshWords *words)
{
  g_autofree char *rule = ash_learner_completion_text (design);
  gsize before = out->len;
  gsize empty;

  ash_learner_append_heading (out, "h2", ash_words_get (words, "earn"));
  empty = out->len;
  append_award (out, design, words);
  if (rule != NULL)
    {
      ash_learner_append_paragraph (out, ash_words_get (words, "earn-when"));
      g_string_append (out, "<blockquote><p>");
      ash_append_html_text (out, rule);
      g_string_append (out, "</p></blockquote>\n");
    }
  if (out->len == empty)
    g_string_truncate (out, before);
}

/**
 * ash_learner_start_here:
 *
 * What a learner wants to know first: what for, for whom, what she will be able to do, how long,
 * how she is assessed and what she earns. In the language of the credential.
 *
 * Returns: (transfer full) (nullable): the body of the page, marked `data-ashlar-start-here`;
 *   %NULL for a source course, and when the design says nothing yet
 */
char *
ash_learner_start_here (const AshDesign *design)
{
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  const char *purpose;
  gsize empty;
  GString *out;

  if (design->credential == NULL)
    return NULL;
  out = g_string_new ("<section data-ashlar-start-here=\"");
  ash_append_html_attribute (out, design->credential->record.id);
  g_string_append (out, "\">\n");
  empty = out->len;
  purpose = ash_design_field (design, design->credential->record.id, "purpose");
  if (purpose != NULL)
    ash_learner_append_paragraph (out, purpose);
  ash_learner_append_audience (out, design, words);
  /* A module of a learning system has no page of its own to say them on, as the site has. */
  append_outcomes (out, design->outcomes, design, words);
  ash_learner_append_time (out, design, words);
  ash_learner_append_assessments (out, design, words, NULL, NULL);
  ash_learner_append_earning (out, design, words);
  if (out->len == empty)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_append (out, "</section>\n");
  return g_string_free (out, FALSE);
}

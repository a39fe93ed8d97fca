#include "ash-learner-private.h"

#include <ash-text.h>

static const AshRating *
rating_at (const AshDesign *design, const AshCriterion *criterion, guint index)
{
  GPtrArray *ratings = ash_design_ratings (design, criterion->record.id);

  return index < ratings->len ? g_ptr_array_index (ratings, index) : NULL;
}

static guint
most_ratings (const AshDesign *design, GPtrArray *criteria)
{
  guint most = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      const AshCriterion *criterion = g_ptr_array_index (criteria, i);

      most = MAX (most, ash_design_ratings (design, criterion->record.id)->len);
    }
  return most;
}

/* The title of a column, when every criterion calls its level there the same. */
static const char *
common_title (const AshDesign *design, GPtrArray *criteria, guint column)
{
  const char *title = NULL;

  for (guint i = 0; i < criteria->len; i++)
    {
      const AshRating *rating = rating_at (design, g_ptr_array_index (criteria, i), column);

      if (rating == NULL || rating->title == NULL || rating->title[0] == '\0' ||
          (title != NULL && !g_str_equal (title, rating->title)))
        return NULL;
      title = rating->title;
    }
  return title;
}

static void
append_small (GString *out, const char *text)
{
  g_string_append (out, "<br><small>");
  ash_append_html_text (out, text);
  g_string_append (out, "</small>");
}

static void
append_points (GString *out, const AshWords *words, gint64 points_c)
{
  g_autofree char *points = points_c >= 0 ? ash_words_points (words, points_c) : NULL;

  if (points != NULL)
    append_small (out, points);
}

/* What a level is worth: "4 points", "3–4 points", or nothing where levels have no points. */
static void
append_worth (GString *out, const AshWords *words, const AshRubric *rubric, const AshRating *rating)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *range = NULL;

  if (rubric->scoring == ASH_SCORING_NONE)
    return;
  if (rubric->scoring != ASH_SCORING_RANGE || rating->min_c < 0 ||
      rating->min_c >= rating->points_c)
    {
      append_points (out, words, rating->points_c);
      return;
    }
  low = ash_words_hundredths (words, rating->min_c);
  high = ash_words_points (words, rating->points_c);
  range = g_strdup_printf ("%s–%s", low, high);
  append_small (out, range);
}

/* What a criterion counts: its weight where it has one, else its points. */
static void
append_weight (GString *out,
               const AshWords *words,
               const AshRubric *rubric,
               const AshCriterion *criterion)
{
  if (criterion->weight_bp >= 0)
    {
      g_autofree char *percent = ash_words_percent (words, criterion->weight_bp);

      append_small (out, percent);
    }
  else if (rubric->scoring != ASH_SCORING_NONE)
    append_points (out, words, criterion->points_c);
}

static void
append_head (GString *out,
             const AshDesign *design,
             const AshWords *words,
             GPtrArray *criteria,
             guint columns)
{
  g_string_append (out, "<thead><tr><th scope=\"col\">");
  ash_append_html_text (out, ash_words_get (words, "criterion"));
  g_string_append (out, "</th>");
  for (guint i = 0; i < columns; i++)
    {
      const char *title = common_title (design, criteria, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *plain = ash_words_format (words, "level", "n", number, NULL);

      g_string_append (out, "<th scope=\"col\">");
      ash_append_html_text (out, title != NULL ? title : plain);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n");
}

static void
append_rating (GString *out,
               const AshWords *words,
               const AshRubric *rubric,
               const AshRating *rating,
               gboolean has_title)
{
  g_string_append (out, "<td>");
  if (rating != NULL && has_title && rating->title != NULL && rating->title[0] != '\0')
    {
      g_string_append (out, "<strong>");
      ash_append_html_text (out, rating->title);
      g_string_append (out, rating->text != NULL ? "</strong><br>" : "</strong>");
    }
  if (rating != NULL && rating->text != NULL)
    ash_append_html_text (out, rating->text);
  if (rating != NULL)
    append_worth (out, words, rubric, rating);
  g_string_append (out, "</td>");
}

static void
append_criterion (GString *out,
                  const AshDesign *design,
                  const AshWords *words,
                  const AshRubric *rubric,
                  GPtrArray *criteria,
                  const AshCriterion *criterion,
                  guint columns)
{
  g_string_append (out, "<tr><th scope=\"row\">");
  ash_append_html_text (out, criterion->title != NULL ? criterion->title : "");
  if (criterion->text != NULL && criterion->text[0] != '\0' &&
      g_strcmp0 (criterion->text, criterion->title) != 0)
    {
      g_string_append (out, "<br><small>");
      ash_append_html_text (out, criterion->text);
      g_string_append (out, "</small>");
    }
  append_weight (out, words, rubric, criterion);
  g_string_append (out, "</th>");
  for (guint i = 0; i < columns; i++)
    append_rating (out, words, rubric, rating_at (design, criterion, i),
                   common_title (design, criteria, i) == NULL);
  g_string_append (out, "</tr>\n");
}

/**
 * ash_learner_rubric_table:
 * @rubric: one of the design's
 *
 * A rubric as a table that reads well aloud: a caption, a heading for every row and column.
 *
 * Returns: (transfer full) (nullable): a section marked `data-ashlar-rubric`, %NULL when the
 *   rubric has no criteria
 */
char *
ash_learner_rubric_table (const AshDesign *design, const AshRubric *rubric)
{
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  GPtrArray *criteria = ash_design_criteria (design, rubric->record.id);
  guint columns = most_ratings (design, criteria);
  const char *title = rubric->title != NULL ? rubric->title : "";
  g_autofree char *caption = ash_words_format (words, "rubric-caption", "title", title, NULL);
  GString *out;

  if (criteria->len == 0)
    return NULL;
  out = g_string_new ("<section " ASH_RUBRIC_MARK "=\"");
  ash_append_html_attribute (out, rubric->record.id);
  g_string_append (out, "\">\n");
  ash_learner_append_heading (out, "h2", ash_words_get (words, "rubric"));
  g_string_append (out, "<table border=\"1\">\n<caption>");
  ash_append_html_text (out, caption);
  g_string_append (out, "</caption>\n");
  append_head (out, design, words, criteria, columns);
  g_string_append (out, "<tbody>\n");
  for (guint i = 0; i < criteria->len; i++)
    append_criterion (out, design, words, rubric, criteria, g_ptr_array_index (criteria, i),
                      columns);
  g_string_append (out, "</tbody>\n</table>\n</section>\n");
  return g_string_free (out, FALSE);
}

/**
 * ash_learner_rubric_of_item:
 * @item: (nullable): an item's id
 *
 * Returns: (transfer none) (nullable): the rubric of its assessment, else the one that came with
 *   its source
 */
const AshRubric *
ash_learner_rubric_of_item (const AshDesign *design, const char *item)
{
  const AshAssessment *assessment;
  const AshItemOrigin *origin;
  const AshRubric *rubric;

  if (item == NULL)
    return NULL;
  assessment = ash_design_assessment_of_item (design, item);
  rubric = assessment != NULL ? ash_design_rubric (design, assessment->rubric) : NULL;
  origin = ash_design_origin (design, item);
  for (guint i = 0; rubric == NULL && i < design->rubrics->len; i++)
    {
      const AshRubric *each = g_ptr_array_index (design->rubrics, i);

      if (each->item != NULL &&
          (g_str_equal (each->item, item) ||
           (origin != NULL && g_strcmp0 (each->item, origin->source_item) == 0)))
        rubric = each;
    }
  return rubric;
}

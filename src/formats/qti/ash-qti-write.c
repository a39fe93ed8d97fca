#include "ash-qti-write-private.h"
#include <ash-id.h>
#include <ash-json.h>
#include <ash-text.h>

#include <glib/gi18n-lib.h>
#include <string.h>

/* The profile knows attempts up to five, time limits up to a year. */
#define MAX_ATTEMPTS 5
#define MAX_LIMIT_MINUTES 527040
#define MAX_WEIGHT 99

gboolean
ash_qti_has_text (const char *html)
{
  return html != NULL && html[0] != '\0';
}

/* Words that people write for the two answers; importers read the identifiers, Sakai the words. */
int
ash_qti_truth (const AshChoice *choice)
{
  static const char *const yes[] = { "true", "wahr", "richtig", "vrai", "verdadero", "vero", NULL };
  static const char *const no[] = { "false", "falsch", "faux", "falso", NULL };
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (choice->html == NULL || strlen (choice->html) > 200)
    return -1;
  text = ash_text_from_html (choice->html);
  folded = g_utf8_casefold (g_strstrip (text), -1);
  if (g_strv_contains (yes, folded))
    return 1;
  return g_strv_contains (no, folded) ? 0 : -1;
}

static gboolean
is_true_false (GPtrArray *choices)
{
  int first, second;

  if (choices->len != 2)
    return FALSE;
  first = ash_qti_truth (g_ptr_array_index (choices, 0));
  second = ash_qti_truth (g_ptr_array_index (choices, 1));
  return first >= 0 && second >= 0 && first != second;
}

static AshQuestionKind
kind_of_choice (const AshQuestion *question, GPtrArray *choices)
{
  if (choices->len == 0)
    return ASH_QUESTION_ESSAY;
  if (question->kind == ASH_QUESTION_TRUE_FALSE)
    return choices->len == 2 ? ASH_QUESTION_TRUE_FALSE : ASH_QUESTION_MULTIPLE_CHOICE;
  if (question->kind == ASH_QUESTION_MULTIPLE_RESPONSE)
    return choices->len > 1 ? ASH_QUESTION_MULTIPLE_RESPONSE : ASH_QUESTION_MULTIPLE_CHOICE;
  return is_true_false (choices) ? ASH_QUESTION_TRUE_FALSE : ASH_QUESTION_MULTIPLE_CHOICE;
}

static AshQuestionKind
kind_of_text (const AshQuestion *question, GPtrArray *accepted)
{
  gboolean has_part = FALSE;

  for (guint i = 0; i < accepted->len; i++)
    has_part |= ((AshAccepted *) g_ptr_array_index (accepted, i))->how == ASH_ACCEPT_CONTAINS;
  if (accepted->len == 0)
    return ASH_QUESTION_ESSAY;
  return has_part ? ASH_QUESTION_PATTERN_MATCH : question->kind;
}

AshQuestionKind
ash_qti_written_kind (const AshDesign *design, const AshQuestion *question)
{
  switch (question->kind)
    {
    case ASH_QUESTION_MULTIPLE_CHOICE:
    case ASH_QUESTION_MULTIPLE_RESPONSE:
    case ASH_QUESTION_TRUE_FALSE:
      return kind_of_choice (question, ash_design_choices (design, question->record.id));
    case ASH_QUESTION_FILL_IN:
    case ASH_QUESTION_PATTERN_MATCH:
      return kind_of_text (question, ash_design_accepted (design, question->record.id));
    case ASH_QUESTION_ESSAY:
    case ASH_QUESTION_UNKNOWN:
      return question->kind;
    }
  return ASH_QUESTION_UNKNOWN;
}

static const char *
name_of_kind (AshQuestionKind kind)
{
  switch (kind)
    {
    case ASH_QUESTION_MULTIPLE_CHOICE:
      return _ ("multiple choice");
    case ASH_QUESTION_MULTIPLE_RESPONSE:
      return _ ("multiple answers");
    case ASH_QUESTION_TRUE_FALSE:
      return _ ("true or false");
    case ASH_QUESTION_FILL_IN:
      return _ ("fill in");
    case ASH_QUESTION_PATTERN_MATCH:
      return _ ("fill in, matching a part of the answer");
    case ASH_QUESTION_ESSAY:
      return _ ("essay");
    case ASH_QUESTION_UNKNOWN:
      break;
    }
  return _ ("a kind that is not known");
}

static char *
quote_question (const AshQuestion *question)
{
  g_autofree char *text = ash_text_from_html (question->stem != NULL ? question->stem : "");

  if (text[0] == '\0')
    return g_strdup (question->title != NULL ? question->title : _ ("no text"));
  if (g_utf8_strlen (text, -1) > 60)
    {
      g_autofree char *head = g_utf8_substring (text, 0, 60);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&text);
}

void
ash_qti_report (const AshDesign *design,
                const AshQtiLine *line,
                AshReport *report,
                const char *ref,
                const char *where)
{
  const AshQuestion *question = line->question;
  AshQuestionKind kind = ash_qti_written_kind (design, question);
  g_autofree char *quote = quote_question (question);

  if (kind == ASH_QUESTION_UNKNOWN)
    {
      ash_report_add (report, ASH_LINE_CHANGED, ref, where,
                      _ ("The question “%s” is left out: a course package has no form for its "
                         "kind. It stays in your document."),
                      quote);
      return;
    }
  if (kind != question->kind)
    ash_report_add (report, ASH_LINE_CHANGED, ref, where,
                    _ ("The question “%s” (%s) goes out as %s."), quote,
                    name_of_kind (question->kind), name_of_kind (kind));
  if (kind == ASH_QUESTION_MULTIPLE_CHOICE &&
      ash_design_choices (design, question->record.id)->len < 3)
    ash_report_add (report, ASH_LINE_NOTE, ref, where,
                    _ ("The question “%s” has fewer than the three answers that the format asks "
                       "for. It is written as it is."),
                    quote);
  if (kind == ASH_QUESTION_PATTERN_MATCH)
    ash_report_add (
        report, ASH_LINE_NOTE, ref, where,
        _ ("The question “%s” matches a part of the answer: Open edX drops a whole quiz "
           "with such a question."),
        quote);
  if (line->points_c == 0 || line->points_c > MAX_WEIGHT * 100 ||
      (line->points_c > 0 && line->points_c % 100 != 0))
    ash_report_add (report, ASH_LINE_CHANGED, ref, where,
                    _ ("The points of “%s” are rounded: the format has whole points from 1 to 99."),
                    quote);
}

static void
visit (const AshQtiWriter *self, const AshQuestion *question, const char *html)
{
  if (ash_qti_has_text (html))
    g_free (self->html_func (html, question->path, self->user_data));
}

void
ash_qti_visit (const AshQtiWriter *self, const AshQuestion *question)
{
  GPtrArray *choices = ash_design_choices (self->design, question->record.id);
  GPtrArray *accepted = ash_design_accepted (self->design, question->record.id);

  visit (self, question, question->stem);
  visit (self, question, question->fb_general);
  visit (self, question, question->fb_correct);
  visit (self, question, question->fb_incorrect);
  visit (self, question, question->solution);
  visit (self, question, question->hint);
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      visit (self, question, choice->html);
      visit (self, question, choice->feedback);
    }
  for (guint i = 0; i < accepted->len; i++)
    visit (self, question, ((AshAccepted *) g_ptr_array_index (accepted, i))->feedback);
}

void
ash_qti_write_mattext (const AshQtiItem *self, const char *html)
{
  g_autofree char *rewritten =
      self->writer->html_func (html, self->question->path, self->writer->user_data);

  ash_xml_writer_start (self->xml, "material");
  ash_xml_writer_start (self->xml, "mattext");
  ash_xml_writer_attribute (self->xml, "texttype", "text/html");
  ash_xml_writer_text (self->xml, rewritten != NULL ? rewritten : html);
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);
}

static void
write_field (AshXmlWriter *xml, const char *label, const char *entry)
{
  if (entry == NULL || entry[0] == '\0')
    return;
  ash_xml_writer_start (xml, "qtimetadatafield");
  ash_xml_writer_element (xml, "fieldlabel", label);
  ash_xml_writer_element (xml, "fieldentry", entry);
  ash_xml_writer_end (xml);
}

static const char *
profile_of (AshQuestionKind kind)
{
  switch (kind)
    {
    case ASH_QUESTION_MULTIPLE_CHOICE:
      return "cc.multiple_choice.v0p1";
    case ASH_QUESTION_MULTIPLE_RESPONSE:
      return "cc.multiple_response.v0p1";
    case ASH_QUESTION_TRUE_FALSE:
      return "cc.true_false.v0p1";
    case ASH_QUESTION_FILL_IN:
      return "cc.fib.v0p1";
    case ASH_QUESTION_PATTERN_MATCH:
      return "cc.pattern_match.v0p1";
    case ASH_QUESTION_ESSAY:
    case ASH_QUESTION_UNKNOWN:
      break;
    }
  return "cc.essay.v0p1";
}

static gint64
whole_points (gint64 points_c)
{
  return points_c > 0 ? CLAMP ((points_c + 50) / 100, 1, MAX_WEIGHT) : 0;
}

static void
write_metadata (AshQtiItem *self, const AshQtiLine *line)
{
  g_autofree char *weight = NULL;

  if (self->points > 0)
    weight = g_strdup_printf ("%" G_GINT64_FORMAT, self->points);
  ash_xml_writer_start (self->xml, "itemmetadata");
  ash_xml_writer_start (self->xml, "qtimetadata");
  write_field (self->xml, "cc_profile", profile_of (self->kind));
  write_field (self->xml, "cc_weighting", weight);
  write_field (self->xml, "qmd_scoringpermitted", "Yes");
  write_field (self->xml, "qmd_computerscored", self->kind == ASH_QUESTION_ESSAY ? "No" : "Yes");
  write_field (self->xml, "cc_question_category", line->category);
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);
}

static void
write_choices (AshQtiItem *self)
{
  gboolean is_multiple = self->kind == ASH_QUESTION_MULTIPLE_RESPONSE;

  ash_xml_writer_start (self->xml, "response_lid");
  ash_xml_writer_attribute (self->xml, "ident", ASH_QTI_RESPONSE);
  ash_xml_writer_attribute (self->xml, "rcardinality", is_multiple ? "Multiple" : "Single");
  ash_xml_writer_start (self->xml, "render_choice");
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);

      ash_xml_writer_start (self->xml, "response_label");
      ash_xml_writer_attribute (self->xml, "ident", g_ptr_array_index (self->idents, i));
      ash_qti_write_mattext (self, choice->html != NULL ? choice->html : "");
      ash_xml_writer_end (self->xml);
    }
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);
}

static void
write_presentation (AshQtiItem *self)
{
  const AshQuestion *question = self->question;
  g_autofree char *title = NULL;

  ash_xml_writer_start (self->xml, "presentation");
  if (ash_qti_has_text (question->stem))
    ash_qti_write_mattext (self, question->stem);
  else
    {
      title = ash_html_escape (question->title != NULL ? question->title : "?");
      ash_qti_write_mattext (self, title);
    }
  if (self->idents->len > 0)
    write_choices (self);
  else
    {
      ash_xml_writer_start (self->xml, "response_str");
      ash_xml_writer_attribute (self->xml, "ident", ASH_QTI_RESPONSE);
      ash_xml_writer_attribute (self->xml, "rcardinality", "Single");
      ash_xml_writer_start (self->xml, "render_fib");
      ash_xml_writer_start (self->xml, "response_label");
      ash_xml_writer_attribute (self->xml, "ident", "answer1");
      ash_xml_writer_attribute (self->xml, "rshuffle", "No");
      ash_xml_writer_end (self->xml);
      ash_xml_writer_end (self->xml);
      ash_xml_writer_end (self->xml);
    }
  ash_xml_writer_end (self->xml);
}

/* Choices are named by their place, so that they keep their names whatever is imported and
 * written again; Moodle's import ends at a true/false question whose answers are not true and
 * false. */
static GPtrArray *
name_choices (AshQuestionKind kind, GPtrArray *choices)
{
  GPtrArray *idents = g_ptr_array_new_with_free_func (g_free);

  if (kind == ASH_QUESTION_TRUE_FALSE)
    {
      int first = ash_qti_truth (g_ptr_array_index (choices, 0));
      int second = ash_qti_truth (g_ptr_array_index (choices, 1));
      gboolean is_first_true = first == 1 || (first < 0 && second != 1);

      g_ptr_array_add (idents, g_strdup (is_first_true ? "true" : "false"));
      g_ptr_array_add (idents, g_strdup (is_first_true ? "false" : "true"));
    }
  else if (kind == ASH_QUESTION_MULTIPLE_CHOICE || kind == ASH_QUESTION_MULTIPLE_RESPONSE)
    for (guint i = 0; i < choices->len; i++)
      g_ptr_array_add (idents, i < 26 ? g_strdup_printf ("%c", 'A' + (int) i)
                                      : g_strdup_printf ("A%u", i + 1));
  return idents;
}

/* Parts of answers before whole ones: the order in which they are written is the one in which
 * they come back. */
static GPtrArray *
sort_accepted (GPtrArray *accepted)
{
  static const AshAcceptHow order[] = { ASH_ACCEPT_CONTAINS, ASH_ACCEPT_EXACT };
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < accepted->len; i++)
      if (((AshAccepted *) g_ptr_array_index (accepted, i))->how == order[k])
        g_ptr_array_add (sorted, g_ptr_array_index (accepted, i));
  return sorted;
}

static void
write_item (const AshQtiWriter *self, AshXmlWriter *xml, const AshQtiLine *line, const char *ident)
{
  const AshQuestion *question = line->question;
  AshQtiItem item = { .writer = self,
                      .xml = xml,
                      .question = question,
                      .kind = ash_qti_written_kind (self->design, question),
                      .points = whole_points (line->points_c),
                      .choices = ash_design_choices (self->design, question->record.id) };

  item.accepted = sort_accepted (ash_design_accepted (self->design, question->record.id));
  item.idents = name_choices (item.kind, item.choices);
  ash_xml_writer_start (xml, "item");
  ash_xml_writer_attribute (xml, "ident", ident);
  if (ash_qti_has_text (question->title))
    ash_xml_writer_attribute (xml, "title", question->title);
  write_metadata (&item, line);
  write_presentation (&item);
  ash_qti_write_processing (&item);
  ash_qti_write_feedback (&item);
  ash_xml_writer_end (xml);
  g_ptr_array_unref (item.idents);
  g_ptr_array_unref (item.accepted);
}

/* Identifiers are unique in a file even when it lists a question twice. */
static void
write_items (const AshQtiWriter *self, AshXmlWriter *xml, GArray *lines)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AshQtiLine *line = &g_array_index (lines, AshQtiLine, i);
      g_autofree char *ident =
          g_strconcat ("i", ash_design_export_id (self->design, &line->question->record), NULL);

      while (g_hash_table_contains (taken, ident))
        {
          g_autofree char *again = ash_id_derive (ident, "again", NULL);

          g_free (ident);
          ident = g_strconcat ("i", again, NULL);
        }
      write_item (self, xml, line, ident);
      g_hash_table_add (taken, g_steal_pointer (&ident));
    }
}

static AshXmlWriter *
begin_file (void)
{
  AshXmlWriter *xml = ash_xml_writer_new ();

  ash_xml_writer_start (xml, "questestinterop");
  ash_xml_writer_attribute (xml, "xmlns", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2");
  return xml;
}

static void
write_quiz_metadata (AshXmlWriter *xml, const AshItem *quiz)
{
  g_autofree char *limit = NULL;
  g_autofree char *attempts = NULL;

  if (quiz->limit_minutes > 0)
    limit = g_strdup_printf ("%" G_GINT64_FORMAT, MIN (quiz->limit_minutes, MAX_LIMIT_MINUTES));
  if (quiz->attempts == 0 || quiz->attempts > MAX_ATTEMPTS)
    attempts = g_strdup ("unlimited");
  else if (quiz->attempts > 0)
    attempts = g_strdup_printf ("%" G_GINT64_FORMAT, quiz->attempts);

  ash_xml_writer_start (xml, "qtimetadata");
  write_field (xml, "cc_profile", "cc.exam.v0p1");
  write_field (xml, "qmd_assessmenttype", "Examination");
  write_field (xml, "qmd_scoretype", "Percentage");
  write_field (xml, "qmd_timelimit", limit);
  write_field (xml, "cc_maxattempts", attempts);
  ash_xml_writer_end (xml);
}

/* What a quiz says before its questions. */
static void
write_description (const AshQtiWriter *self, AshXmlWriter *xml, const AshItem *quiz)
{
  const AshQuestion place = { .path = quiz->path };
  const AshQtiItem item = { .writer = self, .xml = xml, .question = &place };
  g_autofree char *html = ash_qti_description (quiz);

  if (!ash_qti_has_text (html))
    return;
  ash_xml_writer_start (xml, "rubric");
  ash_qti_write_mattext (&item, html);
  ash_xml_writer_end (xml);
}

/**
 * ash_qti_description:
 *
 * Returns: (transfer full) (nullable): the HTML that a quiz begins with
 */
char *
ash_qti_description (const AshItem *quiz)
{
  g_autoptr (AshJson) json =
      quiz->settings != NULL ? ash_json_parse_text (quiz->settings, NULL) : NULL;

  return json != NULL ? g_strdup (ash_json_member_string (ash_json_root (json), "description"))
                      : NULL;
}

GBytes *
ash_qti_write_quiz (const AshQtiWriter *self,
                    const AshItem *quiz,
                    const char *title,
                    const char *ident,
                    GArray *lines)
{
  g_autoptr (AshXmlWriter) xml = begin_file ();

  ash_xml_writer_start (xml, "assessment");
  ash_xml_writer_attribute (xml, "ident", ident);
  ash_xml_writer_attribute (xml, "title", title);
  write_quiz_metadata (xml, quiz);
  write_description (self, xml, quiz);
  ash_xml_writer_start (xml, "section");
  ash_xml_writer_attribute (xml, "ident", "root_section");
  write_items (self, xml, lines);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

GBytes *
ash_qti_write_bank (const AshQtiWriter *self, const char *ident, GArray *lines)
{
  g_autoptr (AshXmlWriter) xml = begin_file ();

  ash_xml_writer_start (xml, "objectbank");
  ash_xml_writer_attribute (xml, "ident", ident);
  write_items (self, xml, lines);
  ash_xml_writer_end (xml);
  ash_xml_writer_end (xml);
  return ash_xml_writer_finish (xml);
}

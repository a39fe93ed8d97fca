#include "ash-site-private.h"

#include <ash-json-writer.h>
#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <ash-xml.h>
#include <string.h>

/* A quiz that can be taken in the page. The script (`data/learner/site.js`) knows these marks:
 *   form[data-quiz]                     texts of the score as data-…
 *   fieldset[data-question="choice|text|essay"] data-points, data-counts
 *   input[data-right]                   of the options that are right
 *   fieldset[data-accept]               JSON: [{"text","part","case"},…]
 *   [data-when="right|wrong|any"], [data-for="option's id"], [data-for-accept="n"]
 * Without the script everything can still be read. */
typedef struct
{
  AshSheet *sheet;
  GString *out;
  const AshItem *quiz;
  const AshQuestion *question;
  guint number;
  guint total;
  gint64 points_c;
} Asked;

static void
append_html (Asked *self, const char *html)
{
  if (html != NULL)
    ash_site_append_content (self->sheet, self->quiz, self->question->path, html, NULL);
}

static gboolean
has_text (const char *html)
{
  return html != NULL && html[strspn (html, " \t\r\n")] != '\0';
}

static guint
n_right (GPtrArray *choices)
{
  guint count = 0;

  for (guint i = 0; i < choices->len; i++)
    count += ((const AshChoice *) g_ptr_array_index (choices, i))->is_correct ? 1 : 0;
  return count;
}

static gboolean
is_choice (const AshQuestion *question)
{
  return question->kind == ASH_QUESTION_MULTIPLE_CHOICE ||
         question->kind == ASH_QUESTION_MULTIPLE_RESPONSE ||
         question->kind == ASH_QUESTION_TRUE_FALSE;
}

static gboolean
is_text (const AshQuestion *question)
{
  return question->kind == ASH_QUESTION_FILL_IN || question->kind == ASH_QUESTION_PATTERN_MATCH;
}

static gboolean
has_key (Asked *self)
{
  const AshDesign *design = self->sheet->site->design;
  const char *id = self->question->record.id;

  if (is_choice (self->question))
    return n_right (ash_design_choices (design, id)) > 0;
  return is_text (self->question) && ash_design_accepted (design, id)->len > 0;
}

/* Something that shows only after an answer: the script opens it. */
static void
append_feedback (Asked *self, const char *name, const char *value, const char *html)
{
  if (!has_text (html))
    return;
  g_string_append (self->out, "<div hidden");
  ash_site_append_attribute (self->out, name, value);
  g_string_append_c (self->out, '>');
  append_html (self, html);
  g_string_append (self->out, "</div>\n");
}

static void
append_option (Asked *self, const AshChoice *choice, gboolean is_many)
{
  g_string_append (self->out, "<label class=\"as-option\"><input");
  ash_site_append_attribute (self->out, "type", is_many ? "checkbox" : "radio");
  ash_site_append_attribute (self->out, "id", choice->record.id);
  ash_site_append_attribute (self->out, "name", self->question->record.id);
  if (choice->is_correct)
    g_string_append (self->out, " data-right");
  g_string_append (self->out, "><span>");
  append_html (self, choice->html);
  g_string_append (self->out, "</span></label>\n");
}

static void
append_options (Asked *self)
{
  AshSite *site = self->sheet->site;
  GPtrArray *choices = ash_design_choices (site->design, self->question->record.id);
  gboolean is_many = self->question->kind == ASH_QUESTION_MULTIPLE_RESPONSE;

  ash_site_append_word (self->out, site, "p", "as-hint", is_many ? "choose-all" : "choose-one");
  for (guint i = 0; i < choices->len; i++)
    append_option (self, g_ptr_array_index (choices, i), is_many);
}

static void
append_field (Asked *self)
{
  g_string_append (self->out, "<label class=\"as-field\"><span>");
  ash_append_html_text (self->out, ash_words_get (self->sheet->site->words, "type-answer"));
  g_string_append (
      self->out,
      "</span><input type=\"text\" autocomplete=\"off\" spellcheck=\"false\"></label>\n");
}

static void
append_essay (Asked *self)
{
  g_string_append (self->out, "<label class=\"as-field\"><span>");
  ash_append_html_text (self->out, ash_words_get (self->sheet->site->words, "write-answer"));
  g_string_append (self->out, "</span><textarea rows=\"6\"></textarea></label>\n");
}

static char *
accepted_json (Asked *self)
{
  GPtrArray *accepted = ash_design_accepted (self->sheet->site->design, self->question->record.id);
  g_autoptr (AshJsonWriter) writer = ash_json_writer_new ();

  ash_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);

      ash_json_writer_begin_object (writer, NULL);
      ash_json_writer_string (writer, "text", each->text != NULL ? each->text : "");
      ash_json_writer_boolean (writer, "part", each->how == ASH_ACCEPT_CONTAINS);
      ash_json_writer_boolean (writer, "case", each->is_case_sensitive);
      ash_json_writer_end_object (writer);
    }
  ash_json_writer_end_array (writer);
  return ash_json_writer_finish (writer);
}

/* "The answer: …", for whoever did not find it. */
static void
append_key (Asked *self)
{
  AshSite *site = self->sheet->site;
  const char *id = self->question->record.id;
  GPtrArray *list = is_choice (self->question) ? ash_design_choices (site->design, id)
                                               : ash_design_accepted (site->design, id);
  guint count = is_choice (self->question) ? n_right (list) : list->len;

  g_string_append (self->out, "<details class=\"as-key\" data-when=\"wrong\" hidden><summary>");
  ash_append_html_text (self->out,
                        ash_words_get (site->words, count == 1 ? "the-answer" : "the-answers"));
  g_string_append (self->out, "</summary><ul>\n");
  for (guint i = 0; i < list->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (list, i);
      const AshAccepted *accepted = g_ptr_array_index (list, i);

      if (is_choice (self->question) && !choice->is_correct)
        continue;
      g_string_append (self->out, "<li>");
      if (is_choice (self->question))
        append_html (self, choice->html);
      else
        ash_append_html_text (self->out, accepted->text != NULL ? accepted->text : "");
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ul></details>\n");
}

static void
append_feedbacks (Asked *self)
{
  AshSite *site = self->sheet->site;
  const AshQuestion *question = self->question;
  GPtrArray *choices = ash_design_choices (site->design, question->record.id);
  GPtrArray *accepted = ash_design_accepted (site->design, question->record.id);

  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      append_feedback (self, "data-for", choice->record.id, choice->feedback);
    }
  for (guint i = 0; i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);
      g_autofree char *number = g_strdup_printf ("%u", i);

      append_feedback (self, "data-for-accept", number, each->feedback);
    }
  append_feedback (self, "data-when", "right", question->fb_correct);
  append_feedback (self, "data-when", "wrong", question->fb_incorrect);
  append_feedback (self, "data-when", "any", question->fb_general);
  if (has_text (question->solution))
    {
      g_string_append (self->out, "<div data-when=\"any\" hidden>");
      ash_site_append_word (self->out, site, "p", "as-label", "solution");
      append_html (self, question->solution);
      g_string_append (self->out, "</div>\n");
    }
}

static void
append_verdict (Asked *self)
{
  AshSite *site = self->sheet->site;
  gboolean is_open = self->question->kind == ASH_QUESTION_ESSAY;
  gboolean is_explained =
      has_text (self->question->solution) || has_text (self->question->fb_general);

  g_string_append (self->out, "<div class=\"as-verdict\" role=\"status\">\n");
  if (is_open)
    {
      g_string_append (self->out, "<p data-when=\"any\" hidden>");
      ash_append_html_text (
          self->out,
          ash_words_get (site->words, is_explained ? "own-judgement" : "own-judgement-alone"));
      g_string_append (self->out, "</p>\n");
    }
  else if (has_key (self))
    {
      g_string_append (self->out, "<p class=\"as-right\" data-when=\"right\" hidden>");
      ash_append_html_text (self->out, ash_words_get (site->words, "right"));
      g_string_append (self->out, "</p>\n<p class=\"as-wrong\" data-when=\"wrong\" hidden>");
      ash_append_html_text (self->out, ash_words_get (site->words, "wrong"));
      g_string_append (self->out, "</p>\n");
    }
  g_string_append (self->out, "<p data-when=\"open\" hidden>");
  ash_append_html_text (self->out, ash_words_get (site->words, "unanswered"));
  g_string_append (self->out, "</p>\n");
  append_feedbacks (self);
  if (!is_open && has_key (self))
    append_key (self);
  g_string_append (self->out, "</div>\n");
}

static void
append_answer (Asked *self)
{
  AshSite *site = self->sheet->site;

  if (is_choice (self->question))
    append_options (self);
  else if (is_text (self->question))
    append_field (self);
  else
    append_essay (self);
  if (self->question->kind != ASH_QUESTION_ESSAY && !has_key (self))
    ash_site_append_word (self->out, site, "p", "as-note", "no-key");
  if (has_text (self->question->hint))
    {
      g_string_append (self->out, "<details class=\"as-key\"><summary>");
      ash_append_html_text (self->out, ash_words_get (site->words, "hint"));
      g_string_append (self->out, "</summary>");
      append_html (self, self->question->hint);
      g_string_append (self->out, "</details>\n");
    }
  g_string_append (self->out, "<button type=\"button\" class=\"as-button\" data-check hidden>");
  ash_append_html_text (self->out, ash_words_get (site->words, "check"));
  g_string_append (self->out, "</button>\n");
  append_verdict (self);
}

/* What a question says that came in a form of its own: every text in it, in order. */
static void
append_verbatim (Asked *self)
{
  AshSite *site = self->sheet->site;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AshXml) xml = NULL;
  const AshXmlNode *root;

  if (self->question->verbatim == NULL ||
      (bytes = ash_bodies_load (site->bodies, self->question->verbatim, NULL)) == NULL ||
      (xml = ash_xml_parse (bytes, "question", NULL, NULL)) == NULL)
    return;
  root = ash_xml_root (xml);
  for (const AshXmlNode *node = ash_xml_find (root, "mattext"); node != NULL;
       node = ash_xml_find_next (root, node, "mattext"))
    {
      g_autofree char *text = ash_xml_text (node);

      if (!has_text (text))
        continue;
      g_string_append (self->out, "<div>");
      append_html (self, text);
      g_string_append (self->out, "</div>\n");
    }
}

static void
append_unknown (Asked *self)
{
  if (!has_text (self->question->stem))
    append_verbatim (self);
  ash_site_append_word (self->out, self->sheet->site, "p", "as-note", "question-unknown");
}

static void
append_legend (Asked *self)
{
  AshWords *words = self->sheet->site->words;
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  g_autofree char *total = g_strdup_printf ("%u", self->total);
  g_autofree char *text =
      ash_words_format (words, "question-number", "n", number, "total", total, NULL);
  g_autofree char *points = ash_words_points (words, self->points_c);

  g_string_append (self->out, "<legend>");
  ash_append_html_text (self->out, text);
  if (self->question->kind != ASH_QUESTION_UNKNOWN)
    {
      g_string_append (self->out, " <span class=\"as-points\">");
      ash_append_html_text (self->out, points);
      g_string_append (self->out, "</span>");
    }
  g_string_append (self->out, "</legend>\n");
}

static void
append_question (Asked *self)
{
  const AshQuestion *question = self->question;
  gboolean is_unknown = question->kind == ASH_QUESTION_UNKNOWN;

  g_string_append (self->out, "<fieldset class=\"as-question\"");
  if (!is_unknown)
    {
      ash_site_append_attribute (self->out, "data-question",
                                 is_choice (question) ? "choice"
                                 : is_text (question) ? "text"
                                                      : "essay");
      g_string_append_printf (self->out, " data-points=\"%" G_GINT64_FORMAT "\"", self->points_c);
    }
  if (has_key (self))
    g_string_append (self->out, " data-counts");
  if (is_text (question))
    {
      g_autofree char *json = accepted_json (self);

      ash_site_append_attribute (self->out, "data-accept", json);
    }
  g_string_append (self->out, ">\n");
  append_legend (self);
  g_string_append (self->out, "<div class=\"as-stem\">");
  if (has_text (question->stem))
    append_html (self, question->stem);
  else if (question->title != NULL)
    ash_append_html_text (self->out, question->title);
  g_string_append (self->out, "</div>\n");
  if (is_unknown)
    append_unknown (self);
  else
    append_answer (self);
  g_string_append (self->out, "</fieldset>\n");
}

/* Whether another reader of the course may be asked other questions. */
static gboolean
has_draw (const AshDesign *design, const AshItem *quiz)
{
  GPtrArray *entries = ash_design_entries (design, quiz->record.id);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question == NULL && entry->draw > 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_terms (AshSheet *sheet, const AshItem *quiz)
{
  AshWords *words = sheet->site->words;
  g_autofree char *attempts =
      quiz->attempts > 0 ? ash_words_count (words, "quiz-attempts", quiz->attempts) : NULL;

  ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "quiz-note");
  if (quiz->limit_minutes > 0)
    {
      g_autofree char *time = ash_words_minutes (words, quiz->limit_minutes);
      g_autofree char *text = ash_words_format (words, "quiz-limit", "time", time, NULL);

      ash_site_append_text (sheet->out, "p", "as-hint", text);
    }
  if (attempts != NULL)
    ash_site_append_text (sheet->out, "p", "as-hint", attempts);
  g_string_append (sheet->out, "<noscript>");
  ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "quiz-script");
  g_string_append (sheet->out, "</noscript>\n");
}

static void
append_form_start (AshSheet *sheet)
{
  static const char *const texts[] = {
    "score",  "score-open.one", "score-open.other", "score-person.one", "score-person.other",
    "decimal"
  };

  g_string_append (sheet->out, "<form data-quiz");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strconcat ("data-", texts[i], NULL);

      ash_site_append_attribute (sheet->out, g_strdelimit (name, ".", '-'),
                                 ash_words_get (sheet->site->words, texts[i]));
    }
  g_string_append (sheet->out, ">\n");
}

static void
append_form_end (AshSheet *sheet)
{
  g_string_append (sheet->out, "<div class=\"as-finish\">\n"
                               "<p class=\"as-score\" data-result role=\"status\"></p>\n"
                               "<button type=\"button\" class=\"as-button\" data-finish hidden>");
  ash_append_html_text (sheet->out, ash_words_get (sheet->site->words, "finish"));
  g_string_append (sheet->out, "</button>\n<button type=\"reset\" class=\"as-button as-quiet\""
                               " data-again hidden>");
  ash_append_html_text (sheet->out, ash_words_get (sheet->site->words, "again"));
  g_string_append (sheet->out, "</button>\n</div>\n</form>\n");
}

void
ash_site_append_quiz (AshSheet *sheet, const AshItem *quiz)
{
  const AshDesign *design = sheet->site->design;
  g_autoptr (GArray) lines = ash_quiz_lines (design, quiz->record.id);

  if (lines->len == 0)
    {
      ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "quiz-empty");
      return;
    }
  append_terms (sheet, quiz);
  if (has_draw (design, quiz))
    ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "quiz-draw");
  append_form_start (sheet);
  for (guint i = 0; i < lines->len; i++)
    {
      const AshQuizLine *line = &g_array_index (lines, AshQuizLine, i);
      Asked asked = { .sheet = sheet,
                      .out = sheet->out,
                      .quiz = quiz,
                      .question = line->question,
                      .number = i + 1,
                      .total = lines->len,
                      .points_c = line->points_c >= 0 ? line->points_c : ASH_POINTS_DEFAULT_C };

      append_question (&asked);
    }
  append_form_end (sheet);
  sheet->needs_script = TRUE;
}

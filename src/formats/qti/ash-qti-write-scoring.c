#include "ash-qti-write-private.h"

/* The order that Moodle, Canvas, Sakai and cc2olx all read (formats.md, section 7): what is
 * always shown; the right answer with its feedback, ending there; each wrong answer with a score
 * of 0 and its feedback, ending there. */

gboolean
ash_qti_has_key (const AshQtiItem *self)
{
  if (self->idents->len == 0)
    return self->kind != ASH_QUESTION_ESSAY && self->accepted->len > 0;
  for (guint i = 0; i < self->choices->len; i++)
    if (((AshChoice *) g_ptr_array_index (self->choices, i))->is_correct)
      return TRUE;
  return FALSE;
}

static void
begin_condition (AshQtiItem *self, gboolean goes_on)
{
  ash_xml_writer_start (self->xml, "respcondition");
  ash_xml_writer_attribute (self->xml, "continue", goes_on ? "Yes" : "No");
  ash_xml_writer_start (self->xml, "conditionvar");
}

/* Closes the condition itself; @score -1 leaves the score as it is. */
static void
then_score (AshQtiItem *self, int score)
{
  ash_xml_writer_end (self->xml);
  if (score < 0)
    return;
  ash_xml_writer_start (self->xml, "setvar");
  ash_xml_writer_attribute (self->xml, "action", "Set");
  ash_xml_writer_attribute (self->xml, "varname", "SCORE");
  ash_xml_writer_text (self->xml, score > 0 ? "100" : "0");
  ash_xml_writer_end (self->xml);
}

static void
then_show (AshQtiItem *self, const char *text, const char *ident)
{
  if (!ash_qti_has_text (text))
    return;
  ash_xml_writer_start (self->xml, "displayfeedback");
  ash_xml_writer_attribute (self->xml, "feedbacktype", "Response");
  ash_xml_writer_attribute (self->xml, "linkrefid", ident);
  ash_xml_writer_end (self->xml);
}

static void
end_condition (AshQtiItem *self)
{
  ash_xml_writer_end (self->xml);
}

static void
write_any (AshQtiItem *self)
{
  ash_xml_writer_start (self->xml, "other");
  ash_xml_writer_end (self->xml);
}

static void
write_match (AshQtiItem *self, const char *element, const char *value, gboolean is_case)
{
  ash_xml_writer_start (self->xml, element);
  ash_xml_writer_attribute (self->xml, "respident", ASH_QTI_RESPONSE);
  ash_xml_writer_attribute (self->xml, "case", is_case ? "Yes" : "No");
  ash_xml_writer_text (self->xml, value);
  ash_xml_writer_end (self->xml);
}

static void
write_equal (AshQtiItem *self, const char *value)
{
  ash_xml_writer_start (self->xml, "varequal");
  ash_xml_writer_attribute (self->xml, "respident", ASH_QTI_RESPONSE);
  ash_xml_writer_text (self->xml, value);
  ash_xml_writer_end (self->xml);
}

/* A feedback that no condition of the question would show otherwise. */
static void
write_always (AshQtiItem *self, const char *text, const char *ident, int score)
{
  if (!ash_qti_has_text (text) && score <= 0)
    return;
  begin_condition (self, TRUE);
  write_any (self);
  then_score (self, score);
  then_show (self, text, ident);
  end_condition (self);
}

static char *
name_feedback (const char *ident)
{
  return g_strconcat (ident, "_fb", NULL);
}

static void
write_single_answer (AshQtiItem *self, guint index, gboolean is_right)
{
  const AshChoice *choice = g_ptr_array_index (self->choices, index);
  const char *ident = g_ptr_array_index (self->idents, index);
  g_autofree char *feedback = name_feedback (ident);
  const AshQuestion *question = self->question;

  begin_condition (self, FALSE);
  write_equal (self, ident);
  then_score (self, is_right ? 100 : 0);
  then_show (self, choice->feedback, feedback);
  if (is_right)
    then_show (self, question->fb_correct, "correct_fb");
  else
    then_show (self, question->fb_incorrect, "general_incorrect_fb");
  end_condition (self);
}

static void
write_single (AshQtiItem *self)
{
  gboolean has_key = ash_qti_has_key (self);
  guint n_wrong = 0;

  for (guint i = 0; i < self->choices->len; i++)
    if (((AshChoice *) g_ptr_array_index (self->choices, i))->is_correct)
      write_single_answer (self, i, TRUE);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);

      if (choice->is_correct)
        continue;
      n_wrong++;
      if (!has_key || ash_qti_has_text (choice->feedback) ||
          ash_qti_has_text (self->question->fb_incorrect))
        write_single_answer (self, i, FALSE);
    }
  /* A survey: whatever is answered counts, and no answer is called the right one. */
  if (!has_key)
    write_always (self, self->question->fb_correct, "correct_fb", 100);
  if (n_wrong == 0)
    write_always (self, self->question->fb_incorrect, "general_incorrect_fb", 0);
}

/* Moodle takes the right answers from varequal case="Yes" only. */
static void
write_multiple_key (AshQtiItem *self)
{
  begin_condition (self, FALSE);
  ash_xml_writer_start (self->xml, "and");
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);

      if (!choice->is_correct)
        ash_xml_writer_start (self->xml, "not");
      write_match (self, "varequal", g_ptr_array_index (self->idents, i), TRUE);
      if (!choice->is_correct)
        ash_xml_writer_end (self->xml);
    }
  ash_xml_writer_end (self->xml);
  then_score (self, 100);
  then_show (self, self->question->fb_correct, "correct_fb");
  end_condition (self);
}

static void
write_multiple (AshQtiItem *self)
{
  gboolean has_key = ash_qti_has_key (self);

  if (has_key)
    write_multiple_key (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);
      const char *ident = g_ptr_array_index (self->idents, i);
      g_autofree char *feedback = name_feedback (ident);

      if (has_key && !ash_qti_has_text (choice->feedback))
        continue;
      begin_condition (self, TRUE);
      write_match (self, "varequal", ident, TRUE);
      then_score (self, 0);
      then_show (self, choice->feedback, feedback);
      end_condition (self);
    }
  if (!has_key)
    write_always (self, self->question->fb_correct, "correct_fb", 100);
  write_always (self, self->question->fb_incorrect, "general_incorrect_fb", 0);
}

static guint
count_accepted (AshQtiItem *self, AshAcceptHow how)
{
  guint n = 0;

  for (guint i = 0; i < self->accepted->len; i++)
    n += ((AshAccepted *) g_ptr_array_index (self->accepted, i))->how == how;
  return n;
}

static void
write_text_key (AshQtiItem *self, AshAcceptHow how, const char *element, gboolean goes_on)
{
  begin_condition (self, goes_on);
  for (guint i = 0; i < self->accepted->len; i++)
    {
      const AshAccepted *accepted = g_ptr_array_index (self->accepted, i);

      if (accepted->how == how)
        write_match (self, element, accepted->text != NULL ? accepted->text : "",
                     accepted->is_case_sensitive);
    }
  then_score (self, 100);
  then_show (self, self->question->fb_correct, "correct_fb");
  end_condition (self);
}

/* The feedback of an accepted answer, unless one before it says the same: then it comes back
 * with both. */
static const char *
accepted_feedback (AshQtiItem *self, guint index)
{
  const AshAccepted *accepted = g_ptr_array_index (self->accepted, index);

  for (guint i = 0; i < index; i++)
    {
      const AshAccepted *before = g_ptr_array_index (self->accepted, i);

      if (g_strcmp0 (before->text, accepted->text) == 0 &&
          g_strcmp0 (before->feedback, accepted->feedback) == 0)
        return NULL;
    }
  return accepted->feedback;
}

static gboolean
has_accepted_feedback (AshQtiItem *self)
{
  for (guint i = 0; i < self->accepted->len; i++)
    if (ash_qti_has_text (accepted_feedback (self, i)))
      return TRUE;
  return FALSE;
}

/* Moodle wants all accepted answers in one condition; the profile wants a whole answer beside
 * every part of one (rule 7c). */
static void
write_text (AshQtiItem *self)
{
  gboolean goes_on = has_accepted_feedback (self);

  if (count_accepted (self, ASH_ACCEPT_CONTAINS) > 0)
    {
      write_text_key (self, ASH_ACCEPT_CONTAINS, "varsubstring", goes_on);
      if (count_accepted (self, ASH_ACCEPT_EXACT) == 0)
        write_text_key (self, ASH_ACCEPT_CONTAINS, "varequal", goes_on);
    }
  if (count_accepted (self, ASH_ACCEPT_EXACT) > 0)
    write_text_key (self, ASH_ACCEPT_EXACT, "varequal", goes_on);
  for (guint i = 0; i < self->accepted->len; i++)
    {
      const AshAccepted *accepted = g_ptr_array_index (self->accepted, i);
      g_autofree char *feedback = g_strdup_printf ("answer%u_fb", i + 1);

      if (!ash_qti_has_text (accepted_feedback (self, i)))
        continue;
      begin_condition (self, TRUE);
      write_match (self, "varequal", accepted->text != NULL ? accepted->text : "",
                   accepted->is_case_sensitive);
      then_score (self, -1);
      then_show (self, accepted->feedback, feedback);
      end_condition (self);
    }
  write_always (self, self->question->fb_incorrect, "general_incorrect_fb", goes_on ? -1 : 0);
}

static gboolean
has_feedback (const AshQuestion *question)
{
  return ash_qti_has_text (question->fb_general) || ash_qti_has_text (question->fb_correct) ||
         ash_qti_has_text (question->fb_incorrect);
}

static gboolean
has_processing (AshQtiItem *self)
{
  return self->kind != ASH_QUESTION_ESSAY || has_feedback (self->question) ||
         (self->writer->points_as_score && self->points > 1);
}

/* The profile names 100, and everybody writes it. Sakai takes what stands here for the points. */
static void
write_highest_score (AshQtiItem *self)
{
  gint64 score = self->writer->points_as_score ? MAX (self->points, 1) : 100;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, score);

  ash_xml_writer_attribute (self->xml, "maxvalue", text);
}

/* The format wants a condition where there is nothing to say. */
static void
write_nothing (AshQtiItem *self)
{
  begin_condition (self, TRUE);
  write_any (self);
  then_score (self, -1);
  end_condition (self);
}

void
ash_qti_write_processing (AshQtiItem *self)
{
  if (!has_processing (self))
    return;
  ash_xml_writer_start (self->xml, "resprocessing");
  ash_xml_writer_start (self->xml, "outcomes");
  ash_xml_writer_start (self->xml, "decvar");
  write_highest_score (self);
  ash_xml_writer_attribute (self->xml, "minvalue", "0");
  ash_xml_writer_attribute (self->xml, "varname", "SCORE");
  ash_xml_writer_attribute (self->xml, "vartype", "Decimal");
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);

  write_always (self, self->question->fb_general, "general_fb", -1);
  if (self->kind == ASH_QUESTION_MULTIPLE_RESPONSE)
    write_multiple (self);
  else if (self->idents->len > 0)
    write_single (self);
  else if (self->kind != ASH_QUESTION_ESSAY)
    write_text (self);
  else
    {
      write_always (self, self->question->fb_correct, "correct_fb", -1);
      write_always (self, self->question->fb_incorrect, "general_incorrect_fb", -1);
      if (!has_feedback (self->question))
        write_nothing (self);
    }
  ash_xml_writer_end (self->xml);
}

static void
write_flow (AshQtiItem *self, const char *html)
{
  ash_xml_writer_start (self->xml, "flow_mat");
  ash_qti_write_mattext (self, html);
  ash_xml_writer_end (self->xml);
}

/* Moodle drops feedback that stands outside flow_mat. */
static void
write_response (AshQtiItem *self, const char *html, const char *ident)
{
  if (!ash_qti_has_text (html))
    return;
  ash_xml_writer_start (self->xml, "itemfeedback");
  ash_xml_writer_attribute (self->xml, "ident", ident);
  write_flow (self, html);
  ash_xml_writer_end (self->xml);
}

static void
write_help (AshQtiItem *self, const char *html, const char *name, const char *material)
{
  if (!ash_qti_has_text (html))
    return;
  ash_xml_writer_start (self->xml, "itemfeedback");
  ash_xml_writer_attribute (self->xml, "ident", name);
  ash_xml_writer_start (self->xml, name);
  ash_xml_writer_start (self->xml, material);
  write_flow (self, html);
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);
  ash_xml_writer_end (self->xml);
}

void
ash_qti_write_feedback (AshQtiItem *self)
{
  const AshQuestion *question = self->question;

  write_response (self, question->fb_general, "general_fb");
  write_response (self, question->fb_correct, "correct_fb");
  write_response (self, question->fb_incorrect, "general_incorrect_fb");
  for (guint i = 0; i < self->idents->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);
      g_autofree char *ident = name_feedback (g_ptr_array_index (self->idents, i));

      write_response (self, choice->feedback, ident);
    }
  for (guint i = 0;
       self->idents->len == 0 && self->kind != ASH_QUESTION_ESSAY && i < self->accepted->len; i++)
    {
      g_autofree char *ident = g_strdup_printf ("answer%u_fb", i + 1);

      write_response (self, accepted_feedback (self, i), ident);
    }
  write_help (self, question->solution, "solution", "solutionmaterial");
  write_help (self, question->hint, "hint", "hintmaterial");
}

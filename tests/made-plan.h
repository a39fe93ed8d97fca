#pragma once

/* A sound design, and what a check of it finds. */
#include "made-design.h"

#include <ash-check.h>
#include <gio/gio.h>

/* Two modules with pages that serve their outcomes, a quiz and a task. The quiz asks one question
 * until a test asks others. */
typedef struct
{
  Made *made;
  gboolean asks_its_own;
  AshItem *modules[3];
  AshItem *pages[6];
  AshItem *quiz;
  AshItem *task;
  AshStatement *outcomes[2];
  AshAssessment *tested;
  AshAssessment *done;
} Plan;

G_GNUC_UNUSED static void
plan_init (Plan *self)
{
  const char *const titles[] = { "Reading a label", "Counting drops", "Rates",
                                 "Double checks",   "Handing over",   "Reporting" };

  self->made = made_new ("Safe medication", "en");
  made_field (self->made, "purpose", "Fewer errors at the bedside.");
  made_field (self->made, "audience", "Nurses in their first year.");
  for (guint i = 0; i < 3; i++)
    self->modules[i] = made_item (self->made, NULL, ASH_ITEM_FOLDER, "Module", NULL);
  self->outcomes[0] = made_outcome (self->made, "O1", "Calculate the dose for a patient");
  self->outcomes[1] = made_outcome (self->made, "O2", "Design a handover sheet for a ward");
  for (guint i = 0; i < 6; i++)
    {
      self->pages[i] =
          made_item (self->made, self->modules[i / 2], ASH_ITEM_PAGE, titles[i], "<p>Text.</p>");
      made_align (self->made, ASH_SUBJECT_ITEM, self->pages[i], self->outcomes[i / 4],
                  ASH_DEPTH_PRACTISED);
    }
  self->quiz = made_item (self->made, self->modules[1], ASH_ITEM_QUIZ, "Doses", NULL);
  made_question (self->made, self->quiz, ASH_QUESTION_ESSAY, "Two orders differ. What do you do?");
  self->asks_its_own = TRUE;
  self->task = made_item (self->made, self->modules[2], ASH_ITEM_ASSIGNMENT, "Sheet", NULL);
  made_align (self->made, ASH_SUBJECT_ITEM, self->task, self->outcomes[1], ASH_DEPTH_PRACTISED);
  self->tested = made_assessment (self->made, "Doses", self->quiz, 5000, 8000);
  self->done = made_assessment (self->made, "Sheet", self->task, 5000, 6000);
  made_align (self->made, ASH_SUBJECT_ASSESSMENT, self->tested, self->outcomes[0],
              ASH_DEPTH_ASSESSED);
  made_align (self->made, ASH_SUBJECT_ASSESSMENT, self->done, self->outcomes[1],
              ASH_DEPTH_ASSESSED);
}

G_GNUC_UNUSED static void
plan_clear (Plan *self)
{
  made_free (self->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

G_GNUC_UNUSED static void
set_text (char **text, const char *to)
{
  g_free (*text);
  *text = g_strdup (to);
}

G_GNUC_UNUSED static AshQuestion *
ask (Plan *self, AshQuestionKind kind, const char *stem)
{
  AshQuestion *question;

  if (self->asks_its_own)
    g_hash_table_remove (self->made->design->entries, self->quiz->record.id);
  self->asks_its_own = FALSE;
  question = made_question (self->made, self->quiz, kind, stem);
  if (kind == ASH_QUESTION_FILL_IN)
    made_accepted (self->made, question, "5", ASH_ACCEPT_EXACT);
  else if (kind != ASH_QUESTION_ESSAY)
    made_choice (self->made, question, "Right", TRUE, NULL);
  return question;
}

/* Exactly @count findings, all of @rule about @record. */
G_GNUC_UNUSED static void
assert_finds (Plan *self, const char *rule, gpointer record, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      ash_check_credential (self->made->design, &self->made->bodies, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (found, i);

      g_test_message ("%s %s: %s", finding->rule, finding->where, finding->what);
      if (rule != NULL)
        g_assert_cmpstr (finding->rule, ==, rule);
      if (record != NULL)
        g_assert_cmpstr (finding->ref, ==, ((AshRecord *) record)->id);
      g_assert_cmpuint (strlen (finding->fix), >, 0);
    }
  g_assert_cmpuint (found->len, ==, count);
}

G_GNUC_UNUSED static void
assert_quiet (Plan *self)
{
  assert_finds (self, NULL, NULL, 0);
}

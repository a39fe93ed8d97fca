/* What is in a package, each thing once, and what there is to say of it. All of it is read from the
 * plan that the writer follows, so that the two cannot disagree. */
#include "ash-target-private.h"
#include "cc/ash-cc-write-private.h"

#include <ash-json.h>
#include <ash-left-out.h>
#include <ash-learner.h>
#include <ash-terms.h>
#include <glib/gi18n-lib.h>

/* More of a title is not read in a list. */
#define MAX_TITLE 160

typedef struct
{
  AshCartridgePlan *plan;
  const AshDesign *design;
  GPtrArray *parts; /* (element-type AshPartFacts) */
} Counter;

void
ash_dry_part_free (AshDryPart *self)
{
  if (self == NULL)
    return;
  g_free (self->ref);
  g_free (self->item);
  g_free (self->title);
  g_free (self);
}

static void
facts_free (gpointer data)
{
  AshPartFacts *self = data;

  ash_dry_part_free (self->part);
  g_free (self);
}

static AshPartFacts *
add_part (Counter *self, AshPartKind kind, const char *ref, const char *item, const char *title)
{
  AshPartFacts *facts = g_new0 (AshPartFacts, 1);

  facts->part = g_new0 (AshDryPart, 1);
  facts->part->kind = kind;
  facts->part->ref = g_strdup (ref);
  facts->part->item = g_strdup (item);
  facts->part->title = g_utf8_strlen (title, -1) > MAX_TITLE
                           ? g_utf8_substring (title, 0, MAX_TITLE)
                           : g_strdup (title);
  g_ptr_array_add (self->parts, facts);
  return facts;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[0] != '\0';
}

/* Texts */

static void
count_traits (AshPartFacts *facts, const AshCcMember *member)
{
  static const struct
  {
    AshCcTraits trait;
    AshAbout about;
  } TRAITS[] = {
    { ASH_CC_LINKS_TO_PAGE, ASH_ABOUT_PAGE_LINKS }, { ASH_CC_HAS_STYLE, ASH_ABOUT_PAGE_STYLE },
    { ASH_CC_HAS_SCRIPT, ASH_ABOUT_PAGE_SCRIPT },   { ASH_CC_HAS_MEDIA, ASH_ABOUT_PAGE_MEDIA },
    { ASH_CC_HAS_SIGNS, ASH_ABOUT_PAGE_SIGNS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (TRAITS); i++)
    if (member->traits & TRAITS[i].trait)
      facts->amounts[TRAITS[i].about] = 1;
}

/* Quizzes */

static gboolean
is_odd (gint64 points_c)
{
  return points_c == 0 || points_c > 9900 || (points_c > 0 && points_c % 100 != 0);
}

static gboolean
has_choice_feedback (const AshDesign *design, const AshQuestion *question)
{
  GPtrArray *choices = ash_design_choices (design, question->record.id);

  for (guint i = 0; i < choices->len; i++)
    if (has_text (((AshChoice *) g_ptr_array_index (choices, i))->feedback))
      return TRUE;
  return FALSE;
}

static void
count_question (const Counter *self, AshPartFacts *facts, const AshQtiLine *line)
{
  const AshQuestion *question = line->question;
  AshQuestionKind kind = ash_qti_written_kind (self->design, question);
  guint *amounts = facts->amounts;

  amounts[ASH_ABOUT_POINTS] += line->points_c != 100 && line->points_c != ASH_UNSET;
  amounts[ASH_ABOUT_ODD_POINTS] += is_odd (line->points_c);
  amounts[ASH_ABOUT_TRUE_FALSE] += kind == ASH_QUESTION_TRUE_FALSE;
  amounts[ASH_ABOUT_PATTERN_MATCH] += kind == ASH_QUESTION_PATTERN_MATCH;
  amounts[ASH_ABOUT_MODEL_ANSWER] += kind == ASH_QUESTION_ESSAY && has_text (question->solution);
  amounts[ASH_ABOUT_HINT] += has_text (question->hint);
  amounts[ASH_ABOUT_GENERAL_FEEDBACK] += has_text (question->fb_general);
  amounts[ASH_ABOUT_CHOICE_FEEDBACK] += has_choice_feedback (self->design, question);
  amounts[ASH_ABOUT_SHUFFLE] += question->shuffle != 0;
}

static void
count_questions (const Counter *self, AshPartFacts *facts, const AshCcMember *member)
{
  for (guint i = 0; member->lines != NULL && i < member->lines->len; i++)
    count_question (self, facts, &g_array_index (member->lines, AshQtiLine, i));
}

static guint
n_writable (const AshDesign *design, GPtrArray *questions)
{
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += ash_qti_written_kind (design, g_ptr_array_index (questions, i)) != ASH_QUESTION_UNKNOWN;
  return n;
}

static void
count_draw (Counter *self, const AshItem *quiz, const AshQuizEntry *entry)
{
  GPtrArray *questions = ash_design_bank_questions (self->design, entry->bank);
  AshPartFacts *facts =
      add_part (self, ASH_PART_DRAW, entry->record.id, quiz->record.id, ash_cc_title (quiz));

  facts->of = n_writable (self->design, questions);
  facts->draw = (guint) CLAMP (entry->draw, 0, G_MAXINT);
  facts->amounts[ASH_ABOUT_DRAW] = facts->draw < facts->of;
}

static void
count_entries (Counter *self, AshPartFacts *facts, const AshItem *quiz)
{
  GPtrArray *entries = ash_design_entries (self->design, quiz->record.id);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuestion *question = ash_design_question (self->design, entry->question);

      if (entry->question == NULL && entry->bank != NULL)
        count_draw (self, quiz, entry);
      else if (question != NULL &&
               ash_qti_written_kind (self->design, question) == ASH_QUESTION_UNKNOWN)
        facts->amounts[ASH_ABOUT_UNKNOWN_QUESTION]++;
    }
}

static void
count_quiz (Counter *self, AshPartFacts *facts, const AshItem *quiz, const AshCcMember *member)
{
  g_autofree char *description = ash_qti_description (quiz);

  facts->amounts[ASH_ABOUT_QUIZ_TEXT] = has_text (description);
  facts->amounts[ASH_ABOUT_TIME_LIMIT] = quiz->limit_minutes > 0;
  facts->amounts[ASH_ABOUT_ATTEMPTS] = (guint) CLAMP (quiz->attempts, 0, G_MAXINT);
  facts->amounts[ASH_ABOUT_MANY_ATTEMPTS] = quiz->attempts > 5;
  count_questions (self, facts, member);
  count_entries (self, facts, quiz);
}

/* Items */

static void
count_settings (AshPartFacts *facts, const AshItem *item, gboolean without_teachers)
{
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
  const AshJsonValue *settings = json != NULL ? ash_json_root (json) : NULL;
  AshTerms terms = ash_terms_of (item, NULL);

  if (item->kind == ASH_ITEM_TOPIC)
    facts->amounts[ASH_ABOUT_ATTACHMENTS] =
        ash_json_length (ash_json_member (settings, "attachments"));
  if (item->kind == ASH_ITEM_ASSIGNMENT)
    facts->amounts[ASH_ABOUT_INSTRUCTOR_NOTES] =
        !without_teachers && has_text (ash_json_member_string (settings, "instructor_text"));
  facts->amounts[ASH_ABOUT_TASK_TERMS] =
      item->kind == ASH_ITEM_ASSIGNMENT && ash_terms_are_limits (&terms);
  facts->amounts[ASH_ABOUT_TOOL_TERMS] =
      item->kind == ASH_ITEM_LTI && ash_terms_are_limits (&terms);
  if (item->kind == ASH_ITEM_LTI)
    facts->amounts[ASH_ABOUT_TOOL_SETTINGS] =
        ash_json_length (ash_json_member (settings, "custom")) > 0 ||
        has_text (ash_json_member_string (settings, "secure_url"));
}

static AshAbout
about_of (const AshItem *item, guint depth)
{
  switch (item->kind)
    {
    case ASH_ITEM_FOLDER:
      return depth == 0 ? ASH_ABOUT_MODULE : ASH_ABOUT_NESTED_MODULE;
    case ASH_ITEM_PAGE:
      return ASH_ABOUT_PAGE;
    case ASH_ITEM_FILE:
      return ASH_ABOUT_FILE;
    case ASH_ITEM_LINK:
      return ASH_ABOUT_LINK;
    case ASH_ITEM_TOPIC:
      return ASH_ABOUT_DISCUSSION;
    case ASH_ITEM_QUIZ:
      return ASH_ABOUT_QUIZ;
    case ASH_ITEM_ASSIGNMENT:
      return ASH_ABOUT_ASSIGNMENT;
    case ASH_ITEM_LTI:
      return ASH_ABOUT_TOOL;
    case ASH_ITEM_LABEL:
      return ASH_ABOUT_HEADING;
    case ASH_ITEM_UNKNOWN:
    case ASH_N_ITEM_KINDS:
      break;
    }
  return ASH_ABOUT_UNKNOWN_KIND;
}

static void
count_rubric (Counter *self, const AshItem *item)
{
  const AshRubric *rubric = ash_learner_rubric_of_item (self->design, item->record.id);
  AshPartFacts *facts;

  if (rubric == NULL)
    return;
  facts = add_part (self, ASH_PART_RUBRIC, rubric->record.id, item->record.id, ash_cc_title (item));
  if (!ash_cc_can_carry_rubric (item))
    facts->amounts[ASH_ABOUT_RUBRIC_HOMELESS] = 1;
  else if (self->plan->options.with_rubrics)
    facts->amounts[ASH_ABOUT_RUBRIC_IN_BRIEF] = 1;
  else
    facts->amounts[ASH_ABOUT_RUBRIC] = 1;
}

static void
count_member (Counter *self, AshPartFacts *facts, const AshItem *item, const AshCcMember *member)
{
  if (member->content == ASH_CC_NOTICE)
    {
      facts->amounts[ASH_ABOUT_EMPTY] = 1;
      return;
    }
  count_traits (facts, member);
  count_settings (facts, item, ash_left_out_are_teachers (self->design));
  if (item->kind == ASH_ITEM_QUIZ)
    count_quiz (self, facts, item, member);
}

static void
count_item (Counter *self, const AshItem *item)
{
  const AshCcMember *member = ash_cc_member_of_item (self->plan, item);
  guint depth = ash_design_depth (self->design, item);
  AshAbout about = about_of (item, depth);
  AshPartFacts *facts;

  if (g_hash_table_contains (self->plan->left_out, item->record.id) ||
      (member == NULL && item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL))
    return;
  facts = add_part (self, ASH_PART_ITEM, item->record.id, item->record.id, ash_cc_title (item));
  facts->part->item_kind = item->kind;
  facts->amounts[about] = MAX (depth, 1);
  facts->amounts[ASH_ABOUT_LOOSE] = depth == 0 && item->is_linked && about != ASH_ABOUT_MODULE;
  facts->amounts[ASH_ABOUT_UNLINKED_PAGE] = !item->is_linked && item->kind == ASH_ITEM_PAGE;
  facts->amounts[ASH_ABOUT_INSTRUCTOR_ONLY] = item->role != ASH_ROLE_LEARNER;
  facts->amounts[ASH_ABOUT_UNPUBLISHED] = item->publish_state == ASH_PUBLISH_UNPUBLISHED;
  if (member != NULL)
    count_member (self, facts, item, member);
  count_rubric (self, item);
}

/* What is of the credential as a whole */

static void
count_start_page (Counter *self)
{
  const AshCcMember *start = self->plan->start;
  AshPartFacts *facts;

  if (start == NULL)
    return;
  facts = add_part (self, ASH_PART_START_PAGE, ash_cc_tree_id (self->plan), NULL, start->title);
  facts->amounts[ASH_ABOUT_START_PAGE] = 1;
  count_traits (facts, start);
}

static void
count_completion (Counter *self)
{
  g_autofree char *rule = self->design->credential != NULL && self->design->rules->len > 0
                              ? ash_learner_completion_text (self->design)
                              : NULL;
  AshPartFacts *facts;

  if (rule == NULL)
    return;
  facts = add_part (self, ASH_PART_COMPLETION, self->design->credential->record.id, NULL,
                    _ ("Completion"));
  facts->amounts[self->plan->start != NULL ? ASH_ABOUT_COMPLETION_IN_WORDS : ASH_ABOUT_COMPLETION] =
      1;
}

/* Evidence that is no item of the outline, a practical, has no text in the package. */
static void
count_other_rubrics (Counter *self)
{
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (self->design->assessments, i);
      const char *title = has_text (assessment->title) ? assessment->title : assessment->code;
      AshPartFacts *facts;

      if (assessment->rubric == NULL || ash_design_item (self->design, assessment->item) != NULL)
        continue;
      facts = add_part (self, ASH_PART_RUBRIC, assessment->rubric, NULL,
                        title != NULL ? title : _ ("Untitled"));
      facts->amounts[ASH_ABOUT_RUBRIC_HOMELESS] = 1;
    }
}

static gboolean
is_own_bank (const Counter *self, const AshBank *bank)
{
  return bank->quiz == NULL &&
         n_writable (self->design, ash_design_bank_questions (self->design, bank->record.id)) > 0;
}

static void
count_banks (Counter *self)
{
  guint n = 0;

  for (guint i = 0; i < self->design->banks->len; i++)
    n += is_own_bank (self, g_ptr_array_index (self->design->banks, i));
  for (guint i = 0; i < self->design->banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (self->design->banks, i);
      AshPartFacts *facts;

      if (!is_own_bank (self, bank))
        continue;
      facts = add_part (self, ASH_PART_BANK, bank->record.id, NULL,
                        has_text (bank->title) ? bank->title : _ ("Question bank"));
      facts->amounts[ASH_ABOUT_BANK] = n;
    }
}

GPtrArray *
ash_dry_parts_new (AshCartridgePlan *plan)
{
  Counter self = { plan, plan->design, g_ptr_array_new_with_free_func (facts_free) };

  count_start_page (&self);
  for (guint i = 0; i < plan->design->items->len; i++)
    count_item (&self, g_ptr_array_index (plan->design->items, i));
  count_other_rubrics (&self);
  count_banks (&self);
  count_completion (&self);
  return self.parts;
}

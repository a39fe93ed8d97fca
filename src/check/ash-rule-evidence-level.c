/* Whether what shows an outcome can show it at its level. Only what is certain is said: a choice
 * among given answers may ask for much thought, but nobody designs anything by choosing; and what a
 * person judges, with a rubric or without, may show everything. */
#include "ash-check-private.h"

#include "ash-verbs.h"

#include <ash-json.h>
#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands before the questions and is longer than a word on how to take them. */
#define MOST_WORDS_OF_NOTE 30
/* A quiz in which as many are certain to ask for names and facts, and hardly any brings a case,
 * asks for nothing else: one of two, and less than one of six. */
#define LEAST_RECALL 2
#define MOST_CASES 6

/* What shows one outcome. */
typedef struct
{
  guint n_judged; /* by a person, or a question whose level nobody can tell */
  guint n_closed; /* questions to choose an answer of, or to tell or explain something */
  guint n_cases;  /* of those: about something that is given with them */
  guint n_recall; /* of those: for a name, a term, a date, a fact */
} Evidence;

typedef enum
{
  ASKS_UNKNOWN, /* not looked at yet */
  ASKS_RECALL,
  ASKS_CLOSED,
  ASKS_CASE,
  ASKS_JUDGED,
} Asks;

typedef struct
{
  const AshDesign *design;
  GHashTable *evidence;  /* id of an outcome -> Evidence */
  GHashTable *questions; /* (element-type utf8): those that are said to show some outcome */
  GHashTable *asked;     /* (element-type utf8): those of quizzes that are evidence */
  GHashTable *asks;      /* id of a question -> Asks */
} Gathering;

static Evidence *
evidence_of (Gathering *self, const char *outcome)
{
  Evidence *evidence = g_hash_table_lookup (self->evidence, outcome);

  if (evidence == NULL)
    {
      evidence = g_new0 (Evidence, 1);
      g_hash_table_insert (self->evidence, (gpointer) outcome, evidence);
    }
  return evidence;
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201c || c == 0x201d ||
         c == 0x2019 || c == 0xbb;
}

/* The last sentence of a question is the one that asks. */
static const char *
asking_sentence (const char *text)
{
  const char *found = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *next = p + 1;

      if (strchr (".?!:\n", *p) == NULL)
        continue;
      while (is_closing (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);
      if (*p != '\n' && !g_ascii_isspace (*next))
        continue;
      next += strspn (next, " \t\r\n");
      if (*next != '\0')
        found = next;
    }
  return found;
}

/* Something to look at or to listen to: a question about it is a case. */
static gboolean
brings_material (const char *html)
{
  static const char *const TAGS[] = { "img",   "audio", "video", "object",     "iframe",
                                      "embed", "table", "pre",   "blockquote", "math",
                                      "svg",   "code",  NULL };

  return ash_check_find_tag (html, TAGS) != NULL;
}

static Asks
read_question (const AshQuestion *question, const char *lang)
{
  const char *stem = question->stem != NULL ? question->stem : "";
  g_autofree char *text = g_strstrip (ash_text_from_html (stem));
  const char *sentence = asking_sentence (text);
  g_autofree char *before = g_strndup (text, (gsize) (sentence - text));
  gboolean is_to_choose = ash_question_has_choices (question->kind);

  if (question->kind == ASH_QUESTION_ESSAY)
    {
      if (brings_material (stem) || !ash_verbs_asks_to_tell (before, sentence, lang))
        return ASKS_JUDGED;
      return ash_verbs_asks_to_list (sentence, lang) ? ASKS_RECALL : ASKS_CLOSED;
    }
  if (!is_to_choose && !ash_question_has_accepted (question->kind))
    return ASKS_JUDGED;
  switch (brings_material (stem) ? ASH_ASKED_CASE
                                 : ash_verbs_read_question (before, sentence, lang))
    {
    case ASH_ASKED_RECALL:
      return ASKS_RECALL;
    case ASH_ASKED_PLAIN:
      /* Whether something is so is a fact to know. */
      return question->kind == ASH_QUESTION_TRUE_FALSE ? ASKS_RECALL : ASKS_CLOSED;
    case ASH_ASKED_CASE:
    default:
      /* What is worked out and written down may be more than it looks. */
      return is_to_choose ? ASKS_CASE : ASKS_JUDGED;
    }
}

/* One quiz may show many outcomes: each question is read once. */
static void
add_question (Gathering *self, Evidence *evidence, const AshQuestion *question)
{
  Asks asks = GPOINTER_TO_INT (g_hash_table_lookup (self->asks, question->record.id));

  if (asks == ASKS_UNKNOWN)
    {
      asks = read_question (question, self->design->tree->lang);
      g_hash_table_insert (self->asks, question->record.id, GINT_TO_POINTER (asks));
    }
  evidence->n_recall += asks == ASKS_RECALL;
  evidence->n_cases += asks == ASKS_CASE;
  evidence->n_closed += asks != ASKS_JUDGED;
  evidence->n_judged += asks == ASKS_JUDGED;
}

/* A case may also stand before all questions of a quiz. */
static gboolean
introduces_case (const AshItem *quiz)
{
  g_autoptr (AshJson) json =
      quiz->settings != NULL ? ash_json_parse_text (quiz->settings, NULL) : NULL;
  const char *html =
      json != NULL ? ash_json_member_string (ash_json_root (json), "description") : NULL;
  g_autofree char *text = html != NULL ? ash_text_from_html (html) : NULL;
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (g_strstrip (text), " \n\t", -1) : NULL;

  return html != NULL && (brings_material (html) || g_strv_length (words) > MOST_WORDS_OF_NOTE);
}

/* A quiz shows an outcome by the questions that say so; when none of them says of any outcome that
 * it shows it, by all of them. */
static void
add_assessment (Gathering *self, const AshAlignment *alignment)
{
  const AshAssessment *assessment = ash_design_assessment (self->design, alignment->subject);
  const AshItem *item = assessment != NULL && assessment->item != NULL && assessment->rubric == NULL
                            ? ash_design_item (self->design, assessment->item)
                            : NULL;
  g_autoptr (GArray) lines = item != NULL && item->kind == ASH_ITEM_QUIZ
                                 ? ash_quiz_lines (self->design, item->record.id)
                                 : NULL;
  Evidence *evidence = evidence_of (self, alignment->statement);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_hash_table_contains (self->questions,
                               g_array_index (lines, AshQuizLine, i).question->record.id))
      {
        /* Those count by themselves. */
        evidence->n_judged += !evidence->n_closed;
        return;
      }
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    add_question (self, evidence, g_array_index (lines, AshQuizLine, i).question);
  evidence->n_cases += lines != NULL && lines->len > 0 && introduces_case (item);
  evidence->n_judged += lines == NULL || lines->len == 0;
}

static void
note_asked (Gathering *self)
{
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (self->design->assessments, i);
      g_autoptr (GArray) lines =
          assessment->item != NULL ? ash_quiz_lines (self->design, assessment->item) : NULL;

      for (guint j = 0; lines != NULL && j < lines->len; j++)
        g_hash_table_add (self->asked, g_array_index (lines, AshQuizLine, j).question->record.id);
    }
}

/* Questions first: what a quiz shows depends on whether its questions say it themselves. */
static void
gather (Gathering *self, AshSubjectKind kind)
{
  for (guint i = 0; i < self->design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (self->design->alignments, i);
      const AshQuestion *question;

      if (alignment->depth != ASH_DEPTH_ASSESSED || alignment->subject_kind != kind ||
          alignment->subject == NULL || alignment->statement == NULL)
        continue;
      if (kind == ASH_SUBJECT_ASSESSMENT)
        add_assessment (self, alignment);
      else if (kind == ASH_SUBJECT_CRITERION)
        evidence_of (self, alignment->statement)->n_judged++;
      else if (kind == ASH_SUBJECT_QUESTION &&
               g_hash_table_contains (self->asked, alignment->subject))
        {
          question = ash_design_question (self->design, alignment->subject);
          g_hash_table_add (self->questions, alignment->subject);
          if (question != NULL)
            add_question (self, evidence_of (self, alignment->statement), question);
        }
    }
}

/* (nullable): what shows an outcome, gathered once for both rules of this run */
static const Evidence *
evidence_for (AshCheck *check, const AshStatement *outcome)
{
  if (check->evidence == NULL)
    {
      g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) asks = g_hash_table_new (g_str_hash, g_str_equal);
      Gathering self = { check->design,
                         g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free), questions,
                         asked, asks };

      note_asked (&self);
      gather (&self, ASH_SUBJECT_QUESTION);
      gather (&self, ASH_SUBJECT_CRITERION);
      gather (&self, ASH_SUBJECT_ASSESSMENT);
      check->evidence = self.evidence;
    }
  return g_hash_table_lookup (check->evidence, outcome->record.id);
}

/* Verbs to remember and to understand are few, and known; whatever else a list of verbs does not
 * have is something that learners do. */
static gboolean
is_to_be_done (const AshStatement *outcome, const char *lang)
{
  AshBloom level = ash_outcome_level (outcome, lang);
  AshVerb verb;

  return level >= ASH_BLOOM_APPLY ||
         (level == ASH_BLOOM_UNKNOWN && ash_verb_read (outcome->text, lang, &verb));
}

/* Whether learners have made something when they can do it. */
static gboolean
is_to_be_made (const AshStatement *outcome, const char *lang)
{
  AshVerb verb;

  if (ash_bloom_from_nick (outcome->bloom) != ASH_BLOOM_UNKNOWN)
    return ash_bloom_from_nick (outcome->bloom) == ASH_BLOOM_CREATE;
  return ash_verb_read (outcome->text, lang, &verb) && verb.level == ASH_BLOOM_CREATE && verb.makes;
}

/* Whether it has to be seen while learners do it. */
static gboolean
is_to_be_seen (const AshStatement *outcome, const char *lang)
{
  AshBloom level = ash_bloom_from_nick (outcome->bloom);
  AshVerb verb;

  return (level == ASH_BLOOM_UNKNOWN || level >= ASH_BLOOM_APPLY) &&
         ash_verb_read (outcome->text, lang, &verb) && verb.is_deed;
}

static gboolean
is_recall_only (const Evidence *evidence)
{
  return evidence != NULL && evidence->n_judged == 0 &&
         (evidence->n_cases == 0 || evidence->n_cases * MOST_CASES < evidence->n_closed) &&
         evidence->n_recall > 0 && evidence->n_recall * LEAST_RECALL >= evidence->n_closed;
}

/* Whoever can say what a thing is called has not shown that he can use it. */
gboolean
ash_rule_recall_only_evidence (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const Evidence *evidence = evidence_for (check, outcome);

      if (is_recall_only (evidence) && is_to_be_done (outcome, design->tree->lang))
        ash_check_add_outcome (
            check, outcome,
            g_strdup (
                _ ("The questions that show it ask for names, terms and facts, which shows what "
                   "learners remember, not what they can do.")),
            _ ("Let a task or a question about a case show it."));
    }
  return TRUE;
}

gboolean
ash_rule_assessed_below_level (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const Evidence *evidence = evidence_for (check, outcome);

      if (evidence == NULL || evidence->n_judged > 0 || evidence->n_closed == 0 ||
          is_recall_only (evidence))
        continue;
      if (is_to_be_made (outcome, design->tree->lang))
        ash_check_add_outcome (
            check, outcome,
            g_strdup (_ ("Only questions to choose an answer or to explain something show it: "
                         "learners make nothing.")),
            _ ("Let an assignment or a practical with a rubric show it, or say what "
               "learners judge instead of make."));
      else if (is_to_be_seen (outcome, design->tree->lang))
        ash_check_add_outcome (
            check, outcome,
            g_strdup (_ ("Only questions to choose an answer or to explain something show it: "
                         "nobody sees learners do it.")),
            _ ("Let a practical or an assignment with a rubric show it, or say what "
               "learners decide instead of do."));
    }
  return TRUE;
}

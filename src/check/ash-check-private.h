#pragma once

#include "ash-check.h"

#include "ash-text-facts.h"

#include <ash-page.h>
#include <ash-quiz-lines.h>

G_BEGIN_DECLS

typedef struct _AshCheckRule AshCheckRule;
typedef struct _AshCheckParts AshCheckParts;

/* One run over one credential. */
typedef struct
{
  const AshDesign *design;
  const AshBodies *bodies;
  AshProgress *progress;
  AshLinkMap *links;
  const AshCheckRule *rule; /* the one that runs */
  GPtrArray *findings;
  GPtrArray *dismissed;    /* (nullable): what a person set aside */
  GHashTable *bank_titles; /* (nullable): title -> how many have it */
  GPtrArray *asked;        /* (nullable): see ash_check_asked() */
  GHashTable *shown_by;    /* (nullable): see ash_check_shown_by() */
  GHashTable *shown;       /* (nullable): see ash_check_shown() */
  AshCheckParts *parts;    /* (nullable): what all that learners do takes, ash-rule-workload */
  GHashTable *evidence;    /* (nullable): id of an outcome -> how, ash-rule-evidence-level */
} AshCheck;

typedef gboolean (*AshCheckFunc) (AshCheck *check, GError **error);

/**
 * AshCheckRule:
 * @severity: an error only where something breaks for learners or for the award; never a guess
 */
struct _AshCheckRule
{
  const char *name;
  AshSeverity severity;
  AshCheckFunc run;
};

gboolean ash_rule_outcome_without_assessment (AshCheck *check, GError **error);
gboolean ash_rule_assessment_without_outcome (AshCheck *check, GError **error);
gboolean ash_rule_missing_outcomes (AshCheck *check, GError **error);
gboolean ash_rule_outcome_not_required (AshCheck *check, GError **error);
gboolean ash_rule_missing_purpose (AshCheck *check, GError **error);
gboolean ash_rule_missing_audience (AshCheck *check, GError **error);
gboolean ash_rule_dead_link (AshCheck *check, GError **error);
gboolean ash_rule_old_link (AshCheck *check, GError **error);
gboolean ash_rule_missing_alt_text (AshCheck *check, GError **error);
gboolean ash_rule_quiz_without_key (AshCheck *check, GError **error);
gboolean ash_rule_small_pool (AshCheck *check, GError **error);
gboolean ash_rule_activity_without_outcome (AshCheck *check, GError **error);
gboolean ash_rule_recall_only_evidence (AshCheck *check, GError **error);
gboolean ash_rule_assessed_below_level (AshCheck *check, GError **error);
gboolean ash_rule_rubric_misses_outcome (AshCheck *check, GError **error);
gboolean ash_rule_workload (AshCheck *check, GError **error);
gboolean ash_rule_credit (AshCheck *check, GError **error);
gboolean ash_rule_weeks (AshCheck *check, GError **error);
gboolean ash_rule_level (AshCheck *check, GError **error);
gboolean ash_rule_module_balance (AshCheck *check, GError **error);
gboolean ash_rule_unused_bank (AshCheck *check, GError **error);
gboolean ash_rule_empty_question (AshCheck *check, GError **error);
gboolean ash_rule_empty_answer (AshCheck *check, GError **error);
gboolean ash_rule_two_keys (AshCheck *check, GError **error);
gboolean ash_rule_same_answers (AshCheck *check, GError **error);
gboolean ash_rule_duplicate_question (AshCheck *check, GError **error);
gboolean ash_rule_longest_answer (AshCheck *check, GError **error);
gboolean ash_rule_completion (AshCheck *check, GError **error);
gboolean ash_rule_missing_completion (AshCheck *check, GError **error);
gboolean ash_rule_outcome_avoidable (AshCheck *check, GError **error);
gboolean ash_rule_empty_evidence (AshCheck *check, GError **error);
gboolean ash_rule_evidence_weights (AshCheck *check, GError **error);
gboolean ash_rule_rubric_wording (AshCheck *check, GError **error);
gboolean ash_rule_duplicate_outcome (AshCheck *check, GError **error);
gboolean ash_rule_empty_module (AshCheck *check, GError **error);
gboolean ash_rule_weak_verb (AshCheck *check, GError **error);

/* A finding of the rule that runs, about the text of the record: when that changes, a dismissal
 * of it no longer counts. @what: (transfer full). %NULL when it was set aside. */
AshFinding *ash_check_add (
    AshCheck *self, const AshRecord *record, const char *where, char *what, const char *fix);
/* The same about an outcome, called by its code and its words. */
AshFinding *
ash_check_add_outcome (AshCheck *self, const AshStatement *outcome, char *what, const char *fix);
/* The same about the credential as a whole; @about: (nullable): what of it, as below */
AshFinding *ash_check_add_whole (AshCheck *self, const char *about, char *what, const char *fix);
/* The same about a smaller text, such as one address in a page. */
AshFinding *ash_check_add_about (AshCheck *self,
                                 const AshRecord *record,
                                 const char *about,
                                 const char *where,
                                 char *what,
                                 const char *fix);
/* What mends it in one step, (transfer full); the best first. @finding: (nullable) */
void ash_check_offer (AshFinding *finding, AshRepair *repair);

/* (transfer none): ash_design_evidence() of the design, gathered once for all rules of this run */
GHashTable *ash_check_shown_by (AshCheck *self);
/* (transfer none): ash_design_shown_outcomes() of the design, likewise */
GHashTable *ash_check_shown (AshCheck *self);

/* What the parts of the credential take together, where nearly all of them are known; else 0 */
gint64 ash_check_known_minutes (AshCheck *check);

/* Where the first element of one of these names begins; %NULL for none. */
const char *ash_check_find_tag (const char *html, const char *const *tags);

/* Whether its body is a text that is written in Build. */
gboolean ash_check_has_text (const AshItem *item);

/* (element-type utf8): ids of the outcomes to which some item leads, themselves or all of their
 * parts; borrowed */
GHashTable *ash_check_taught_outcomes (const AshDesign *design);

/* Whether an alignment says that @subject shows one of the credential's outcomes; @outcome
 * NULL: any of them. */
gboolean ash_check_shows (const AshDesign *design,
                          AshSubjectKind kind,
                          const char *subject,
                          const AshStatement *outcome);

/* Whether a question of the quiz @item does. */
gboolean
ash_check_quiz_shows (const AshDesign *design, const char *item, const AshStatement *outcome);

/**
 * AshAskedFrom:
 * @quiz: that asks them; of a pool, the first that draws from it
 * @draw: (nullable): the first that draws from it; %NULL: the quiz itself
 * @lines: (element-type AshQuizLine): of a quiz all with its draws made, of a pool all that some
 *   learner may be asked
 * @advice: (nullable): see ash_check_asked_advice()
 * @at: id of an entry of a quiz or a question of a pool -> place of its line, from 1
 *
 * A place where questions stand.
 */
typedef struct
{
  const AshItem *quiz;
  const AshQuizEntry *draw;
  GArray *lines;
  GPtrArray *advice;
  GHashTable *at;
} AshAskedFrom;

/* (transfer none) (element-type AshAskedFrom): gathered once for all rules of this run */
GPtrArray *ash_check_asked (AshCheck *self);
/* (transfer none) (element-type AshQuestionAdvice): in a quiz, about what it asks by itself */
GPtrArray *ash_check_asked_advice (AshCheck *self, AshAskedFrom *from);
const AshQuizLine *
ash_asked_line (const AshAskedFrom *self, const AshQuizEntry *entry, const AshQuestion *question);
/* One finding for all of them: a bank without keys is one piece of work, not forty. @lines:
 * (element-type AshQuizLine); @say: (transfer full) what is to be said of @n questions of these
 * numbers, or beginnings in quotes. Leads to the first. */
typedef char *(*AshSayAskedFunc) (guint n, const char *names);
AshFinding *ash_check_add_asked (AshCheck *self,
                                 const AshAskedFrom *from,
                                 GPtrArray *lines,
                                 AshSayAskedFunc say,
                                 const char *fix);
/* (transfer full): its title, and how its first question begins where that does not tell it from
 * others */
char *ash_check_bank_name (AshCheck *self, const char *bank);

/* Every HTML text that the outline shows: bodies, and what stands in quizzes. @base: what its
 * links start from. @question: (nullable) the one in which it stands; %NULL for the body. */
typedef void (*AshCheckTextFunc) (AshCheck *check,
                                  const AshItem *item,
                                  const AshQuestion *question,
                                  const char *base,
                                  const AshTextFacts *facts,
                                  gpointer user_data);
gboolean
ash_check_each_text (AshCheck *self, AshCheckTextFunc func, gpointer user_data, GError **error);

G_END_DECLS

#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* Bloom's levels as revised; what a verb asks of learners. The lists are data/verbs/LANGUAGE.json.
 */
typedef enum
{
  ASH_BLOOM_UNKNOWN,
  ASH_BLOOM_REMEMBER,
  ASH_BLOOM_UNDERSTAND,
  ASH_BLOOM_APPLY,
  ASH_BLOOM_ANALYSE,
  ASH_BLOOM_EVALUATE,
  ASH_BLOOM_CREATE,
  ASH_N_BLOOMS
} AshBloom;

/* "", "remember", …; closed by NULL: what AshStatement.bloom holds. */
extern const char *const ASH_BLOOM_NICKS[];
AshBloom ash_bloom_from_nick (const char *nick); /* NULL: ASH_BLOOM_UNKNOWN */

/**
 * AshVerb:
 * @start: where the verb begins in the text, in bytes: after "Learners will be able to"
 * @front: where the adverbs before it begin, as in "critically evaluate"; else @start
 * @length: of the verb in bytes; 0 when the text has no word
 * @context_start: where words begin that are set off before it: "Given a circuit, diagnose it"
 * @context_length: of them in bytes, without their comma; 0 for none
 * @level: the highest one of verbs joined by "and"; %ASH_BLOOM_UNKNOWN for a verb of no list
 * @knowledge: (nullable): "factual", "conceptual", "procedural", "metacognitive"
 * @why: (nullable): why the verb cannot be observed; %NULL for a good verb
 * @instead: (nullable): verbs in place of one that cannot be observed
 * @makes: whether learners have made something when they have done it: "Design a chart", "Write a
 *   report", but not "Write numbers as fractions"
 * @is_deed: whether it is only seen while it is done: "Perform compressions"
 * @is_noun: whether it is one that names a deed: "Application of"
 */
typedef struct
{
  gsize start;
  gsize front;
  gsize length;
  gsize context_start;
  gsize context_length;
  AshBloom level;
  const char *knowledge;
  const char *why;
  const char *const *instead;
  gboolean makes;
  gboolean is_deed;
  gboolean is_noun;
} AshVerb;

gboolean ash_verb_read (const char *text, const char *lang, AshVerb *out);
/* What to offer in place of a verb that cannot be observed, at that level. */
const char *const *ash_verb_instead (const char *lang, const AshVerb *verb, AshBloom level);
char *ash_verb_replace (const char *text, const AshVerb *verb, const char *with);
/* The level that a person chose, else that of its verb. */
AshBloom ash_outcome_level (const AshStatement *outcome, const char *lang);
/* The same of a sentence that is still being written. @bloom: (nullable): the level chosen */
AshBloom ash_outcome_level_of (const char *bloom, const char *text, const char *lang);

/* What a question asks for, by its words: what can be looked up (a name, a term, a date), something
 * of a case that it gives or points at, or neither. */
typedef enum
{
  ASH_ASKED_PLAIN,
  ASH_ASKED_RECALL,
  ASH_ASKED_CASE,
} AshAsked;

AshAsked ash_verbs_read_question (const char *before, const char *sentence, const char *lang);
/* Whether it asks to tell or explain something as it was taught, and nothing else. */
gboolean ash_verbs_asks_to_tell (const char *before, const char *sentence, const char *lang);
gboolean ash_verbs_asks_to_list (const char *sentence, const char *lang);

G_END_DECLS

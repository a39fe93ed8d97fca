#pragma once

#include <ash-json.h>

G_BEGIN_DECLS

/* What a language says around the outcomes of a course: the object "harvest" of
 * data/verbs/LANGUAGE.json. Phrases are kept as words, so that "you’ll be" is "you ll be". */
typedef struct
{
  /* Headings. */
  GPtrArray *headings;           /* of outcomes, whatever stands before them: "learning outcomes" */
  GPtrArray *headings_alone;     /* only between words of a course: "objectives" */
  GPtrArray *heading_tails;      /* what leads from a heading to a word of a course: "of" */
  GPtrArray *heading_tails_free; /* … to anything: "for" */
  GPtrArray *heading_ends;       /* "are as follows" */
  GHashTable *heading_vetoes;    /* words before them that speak about outcomes: "writing" */
  GPtrArray *subheadings;        /* what parts a list of outcomes: "skills" */
  GPtrArray *elsewhere;          /* how a heading begins below which nothing is of this course */
  GPtrArray *cases;              /* … below which bare objectives are not of this course */
  GHashTable *qualifiers;        /* "key", "this" */

  /* Sentences. */
  GPtrArray *openers;            /* "by the end of", with a part of a course after them */
  GPtrArray *openers_within;     /* "in this", with a part of a course after them */
  GPtrArray *openers_whole;      /* "on completion", followed by the learner */
  GPtrArray *openers_completion; /* what only a learner does, of whatever is named after it */
  GPtrArray *pivots;             /* "will be able to" */
  GPtrArray *pivots_bare;        /* those that lead to a list without an opener */
  GPtrArray *pivots_opened;      /* those that count only after an opener: "are able to" */
  GPtrArray *pivots_sure;        /* those that say it of a learner without an opener */
  GPtrArray *pivots_core;        /* what is in most of them: "able to" */
  GPtrArray *pivots_again;       /* a second one in the sentence: "and will be able to" */
  GPtrArray *pivots_chance;    /* "can", after an opener: what is able, or what may be done there */
  GPtrArray *chances;          /* how the latter begins: "find" */
  GHashTable *chance_signs;    /* … and what is in it: "your" */
  GPtrArray *pivots_weak;      /* those that count only under a heading or before a list: "will" */
  GPtrArray *enablers;         /* what a part of a course does for learners: "enables you to" */
  GPtrArray *enablers_weak;    /* … with a verb that is known right behind it: "helps you" */
  GPtrArray *list_ends;        /* what says after a pivot that a list follows: "do the following" */
  GHashTable *announcers;      /* … and in a sentence that ends with a heading: "following" */
  GPtrArray *announced;        /* … or with another name of outcomes: "skills" */
  GHashTable *announced_tails; /* what follows a bare one before a list: "of this course are" */
  GHashTable *learners;        /* "students" */
  GHashTable *addressed;       /* "you" */
  GHashTable *again;           /* "they", in the sentence after one that named them */
  GHashTable *between;         /* what may stand between a learner and a pivot: "now" */
  GHashTable *aims;            /* what a part of a course is said to do: "aims" */
  GPtrArray *own_aims;         /* "our aim is", which needs no part of a course */
  GHashTable *spans;           /* parts of a course: "module" */
  GHashTable *vetoes;          /* "before" */
  GHashTable *past;            /* "were", before "able to": it tells of others */
  GHashTable *abbreviations;

  /* Outcomes. */
  GPtrArray *tasks;        /* how a duty begins: "submit" */
  GPtrArray *before_verbs; /* "how to" */
  GHashTable *no_verbs;    /* "the" */
  GHashTable *noun_ends;   /* what makes a noun of the verb before it: "of" */
  GHashTable *joiners;     /* "and" */
  GHashTable *also_nouns;  /* verbs that are as often the first word of a thing: "design" */
  GHashTable *determiners; /* what shows that a verb stands before it: "the", "how" */
} AshHarvestWords;

const AshHarvestWords *ash_harvest_words (const char *lang);

/* A word of a text: letters or digits in a row, in lower case. */
typedef struct
{
  gsize start;
  gsize end;
  char *folded;
} AshHarvestWord;

/* (element-type GStrv): the phrases of a member, each as its words */
GPtrArray *ash_harvest_phrases_of (const AshJsonValue *root, const char *name);
GArray *ash_harvest_split (const char *text, guint most);
const char *ash_harvest_word_at (GArray *words, guint index);
guint ash_harvest_phrase_at (GArray *words, guint index, GPtrArray *phrases);
gboolean ash_harvest_is_in (GArray *words, guint index, GHashTable *set);
gboolean ash_harvest_is_number (const char *word);

G_END_DECLS

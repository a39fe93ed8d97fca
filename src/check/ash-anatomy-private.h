#pragma once

#include "ash-anatomy.h"
#include "ash-harvest-words.h"

G_BEGIN_DECLS

/* What data/anatomy/LANGUAGE.json says. */

typedef enum
{
  ASH_APART_ANYWHERE,
  ASH_APART_COMMA, /* behind a comma or in brackets, or in front of the verb */
  ASH_APART_FRONT,
} AshAnatomyWhere;

typedef struct
{
  AshAnatomyWhere where;
  GPtrArray *begin;
  GPtrArray *has;       /* one of these has to follow, unless it is empty */
  GPtrArray *not_next;  /* what must not follow @begin */
  GPtrArray *not_then;  /* … nor @has */
  GPtrArray *not_after; /* what must not stand before @begin */
  GPtrArray *not_verbs;
  GPtrArray *stops;  /* where the search for @has ends */
  guint reach;       /* how many words from @begin the rest is looked for */
  gboolean number;   /* a number has to follow */
  gboolean articles; /* an article directly behind @begin: does for a number */
  gboolean told;     /* also behind verbs of telling, of which it may be the content */
  gboolean last;     /* no comma may follow: "installing it, using it, and …" is a list */
  gboolean front;    /* it reads best in front of the verb */
} AshAnatomyRule;

typedef struct
{
  char *example;
  GPtrArray *leads;       /* what is put before words that begin with none of @rules */
  GPtrArray *leads_named; /* … before those that begin with a name or an article */
  GPtrArray *rules;       /* (element-type AshAnatomyRule) the first one that fits counts */
} AshAnatomySide;

typedef struct
{
  AshAnatomySide sides[ASH_N_ANATOMIES];
  GPtrArray *numbers;
  GPtrArray *articles;
  GPtrArray *breaks;
  GPtrArray *joiners;
  GPtrArray *opaque; /* what begins a clause that tells of something else */
  GPtrArray *told;
  GPtrArray *never_after;
  GPtrArray *front_vetoes;
  GPtrArray *no_lead;
} AshAnatomyWords;

/* (nullable): none for a language without a list */
const AshAnatomyWords *ash_anatomy_words_of (const char *lang);
/* (nullable): the rule that words alone begin with, wherever they may stand */
const AshAnatomyRule *
ash_anatomy_rule_of (const AshAnatomyWords *lists, AshAnatomyKind kind, const char *words);

G_END_DECLS

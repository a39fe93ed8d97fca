#pragma once

#include "ash-frameworks-private.h"

G_BEGIN_DECLS

/* What the columns of a table of statements are called, by the system it comes from:
 * data/frameworks.json, compiled in. */
typedef enum
{
  ASH_COLUMN_ID,
  ASH_COLUMN_CODE,
  ASH_COLUMN_TEXT,
  ASH_COLUMN_NOTE,
  ASH_COLUMN_ALSO,
  ASH_COLUMN_URI,
  ASH_COLUMN_PARENT,
  ASH_COLUMN_TYPE,
  ASH_COLUMN_LEVEL,
  ASH_COLUMN_SCALE,        /* "Not yet, Competent": the levels */
  ASH_COLUMN_RATINGS,      /* points and a level by turns, to the end of the row */
  ASH_COLUMN_IS_FRAMEWORK, /* not 0: the row is about the framework as a whole */
  ASH_N_COLUMNS
} AshColumn;

#define ASH_MOST_LEVELS 10

typedef struct
{
  AshListingFormat format;
  const char *title;               /* (nullable): of every table of this kind */
  const char *publisher;           /* (nullable) */
  const char *split_parents;       /* (nullable): what stands between several parents */
  const char *code_after;          /* (nullable): addresses that end in a code begin so */
  const char *numbers_of_system;   /* (nullable): what begins so is no code that people use */
  int columns[ASH_N_COLUMNS];      /* -1: there is none */
  int level_uris[ASH_MOST_LEVELS]; /* of a table with a column for each level of the tree */
  int level_texts[ASH_MOST_LEVELS];
} AshColumns;

/* FALSE: it cannot be told from these names which column is a statement. */
gboolean ash_columns_find (AshColumns *self, GPtrArray *head);

G_END_DECLS
